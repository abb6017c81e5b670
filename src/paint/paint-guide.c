/* paint-guide.c - see sticky.h */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/paint-private.h"
#include "paint/sticky.h"

#define BAND 0.22               /* of the note's height: about what is glued */
#define MOST_BAND 40.0
#define PAD 6.0
#define RULER 200.0             /* 100 mm */
#define TYPE 6.0

/* Words in the middle of the band, if they are not too long for it. */
static void
paint_band (const ParcoursPaint *paint, const ParcoursRect *rect, double height)
{
  const double size = MIN (height * 0.42, 8);
  const ParcoursInk *ink = PARCOURS_INK (size, PANGO_WEIGHT_BOLD, paint->theme->muted);
  const char *words = _parcours_say (paint, N_("Glued edge"));
  const double width = _parcours_word_width (paint, words, ink), middle = rect->x + rect->width / 2, base = rect->y + height / 2;
  const double start = middle - (width + size * 2.4) / 2;

  _parcours_box (paint, rect->x, rect->y, rect->width, height, 0, paint->theme->head, NULL, PARCOURS_COLOUR_NONE);
  _parcours_line (paint, rect->x, rect->y + height, rect->x + rect->width, rect->y + height, PARCOURS_DASHED (0.6, 2, 3), paint->theme->hair2);
  for (int side = 0; side < 2; side++)
    {
      const double x = side == 0 ? start : start + width + size * 1.6;
      ParcoursPath arrow = { .n = 0 };

      _parcours_path_move (&arrow, x, base + size * 0.32);
      _parcours_path_line (&arrow, x + size * 0.4, base - size * 0.38);
      _parcours_path_line (&arrow, x + size * 0.8, base + size * 0.32);
      _parcours_path_close (&arrow);
      _parcours_path_draw (paint, &arrow, paint->theme->muted, NULL, PARCOURS_COLOUR_NONE);
    }
  _parcours_word (paint, words, ink, start + size * 1.2, base + size * 0.36, 0);
}

void
parcours_paint_guide (const ParcoursPaint *paint, const ParcoursRect *rect, const char *number, const char *words)
{
  const ParcoursTheme *theme = paint->theme;

  g_return_if_fail (paint->painter != NULL && rect != NULL && number != NULL);

  const double band = MIN (rect->height * BAND, MOST_BAND), room = rect->height - band;
  const double size = MIN (room * (words ? 0.26 : 0.5), rect->width * 0.3);
  const double base = rect->y + band + (words ? PAD + size * 0.8 : room / 2 + size * 0.35);
  const double left = rect->height - band - (words ? PAD + size : 0);

  paint_band (paint, rect, band);
  _parcours_box (paint, rect->x, rect->y, rect->width, rect->height, 0, PARCOURS_COLOUR_NONE, PARCOURS_DASHED (0.8, 4, 3), theme->ink2);
  _parcours_word (paint, number, PARCOURS_INK (size, PARCOURS_EXTRA_BOLD, theme->hair2), rect->x + rect->width / 2, base, 0.5);
  if (words)
    {
      const double type = CLAMP (rect->width / 21, 4.24, 9), line = type * 1.3;
      const int lines = (int) floor ((left - PAD) / line);

      if (lines > 0)
        _parcours_block (paint, words, PARCOURS_INK (type, PANGO_WEIGHT_NORMAL, theme->ink2), line, lines, rect->x + PAD, base + size * 0.2,
                         rect->width - 2 * PAD, FALSE);
    }
}

void
parcours_paint_ruler (const ParcoursPaint *paint, double left, double right, double y)
{
  const ParcoursColour ink = paint->theme->ink2;
  const ParcoursInk *type = PARCOURS_INK (TYPE, PANGO_WEIGHT_NORMAL, ink);
  const double start = (left + right - RULER) / 2;
  const char *words = _parcours_say (paint, N_("Measures 100 mm if printed at its actual size"));

  g_return_if_fail (paint->painter != NULL);

  _parcours_line (paint, start, y, start + RULER, y, PARCOURS_PEN (0.7), ink);
  for (int mm = 0; mm <= 100; mm += 10)
    _parcours_line (paint, start + 2 * mm, y, start + 2 * mm, y - (mm % 50 == 0 ? 5 : 3), PARCOURS_PEN (0.7), ink);
  _parcours_word (paint, words, type, (left + right) / 2, y + TYPE * 1.3, 0.5);
}
