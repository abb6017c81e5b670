/* paint-tools.c - the small shapes and words that all painting is made of. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/metrics.h"
#include "paint/paint-private.h"

/* A quarter turn as a curve: how far its control points stand from the ends, in radii. */
#define QUARTER 0.44772

const ParcoursBars _parcours_card_bars = { 4, 6, 4, 2, 0.8 };
const ParcoursBars _parcours_row_bars = { 6, 8, 8, 4, 1 };

static PangoLayout *
shape_word (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double width)
{
  const ParcoursTextStyle style = {
    .size = ink->size, .line = ink->size * 1.25, .weight = ink->weight, .width = width, .max_lines = 1, .align = PANGO_ALIGN_LEFT,
  };

  return parcours_text_word (paint->text, text, &style);
}

double
_parcours_word (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double x, double baseline, double anchor)
{
  PangoLayout *layout = shape_word (paint, text, ink, 0);
  double width, above;

  parcours_text_extents (layout, &width, NULL, &above);
  if (paint->painter)
    parcours_painter_text (paint->painter, layout, x - anchor * width, baseline - above, ink->colour);
  return width;
}

double
_parcours_word_width (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink)
{
  double width;

  parcours_text_extents (shape_word (paint, text, ink, 0), &width, NULL, NULL);
  return width;
}

double
_parcours_word_cut (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double x, double baseline, double room)
{
  PangoLayout *layout = shape_word (paint, text, ink, 0);
  double width, above;

  parcours_text_extents (layout, &width, NULL, &above);
  /* Not even a letter and the ellipsis have room. */
  if (width > room && room < 1.5 * ink->size)
    return 0;
  if (width > room)
    {
      /* Widths in steps of 8, so that zooming does not fill the cache with almost the same words. */
      layout = shape_word (paint, text, ink, floor (room / 8) * 8);
      parcours_text_extents (layout, &width, NULL, &above);
    }
  if (paint->painter)
    parcours_painter_text (paint->painter, layout, x, baseline - above, ink->colour);
  return width;
}

double
_parcours_block (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double line, int max_lines,
                 double x, double top, double width, gboolean keep)
{
  const ParcoursTextStyle style = {
    .size = ink->size, .line = line, .weight = ink->weight, .width = width, .max_lines = max_lines, .align = PANGO_ALIGN_LEFT,
  };
  g_autoptr (PangoLayout) layout = keep ? g_object_ref (parcours_text_word (paint->text, text, &style))
                                        : parcours_text_shape (paint->text, text, &style, NULL);
  double height;

  parcours_text_extents (layout, NULL, &height, NULL);
  if (paint->painter)
    parcours_painter_text (paint->painter, layout, x, top, ink->colour);
  return height;
}

void
_parcours_box (const ParcoursPaint *paint, double x, double y, double width, double height, double radius,
               ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line)
{
  if (paint->painter)
    parcours_painter_box (paint->painter, &PARCOURS_RECT (x, y, width, height), radius, fill, pen, line);
}

void
_parcours_disc (const ParcoursPaint *paint, double x, double y, double radius, ParcoursColour fill, const ParcoursPen *pen,
                ParcoursColour line)
{
  _parcours_box (paint, x - radius, y - radius, 2 * radius, 2 * radius, radius, fill, pen, line);
}

void
_parcours_line (const ParcoursPaint *paint, double x1, double y1, double x2, double y2, const ParcoursPen *pen, ParcoursColour line)
{
  if (paint->painter)
    parcours_painter_line (paint->painter, x1, y1, x2, y2, pen, line);
}

void
_parcours_begin (const ParcoursPaint *paint, const char *css_class, const char *title)
{
  if (paint->painter)
    parcours_painter_begin_group (paint->painter, NULL, css_class, title, NULL);
}

void
_parcours_end (const ParcoursPaint *paint)
{
  if (paint->painter)
    parcours_painter_end_group (paint->painter);
}

void
_parcours_sign (const ParcoursPaint *paint, ParcoursIcon icon, double x, double y, double size, ParcoursColour colour)
{
  const ParcoursIconColours colours = { colour, colour, colour };

  if (paint->painter)
    parcours_painter_icon (paint->painter, icon, &PARCOURS_RECT (x, y, size, size), &colours);
}

void
_parcours_face (const ParcoursPaint *paint, int emotion, double x, double y, double size)
{
  const ParcoursIconColours colours = parcours_theme_face (paint->theme, emotion);

  if (paint->painter)
    parcours_painter_icon (paint->painter, (ParcoursIcon) (PARCOURS_ICON_FACE_M2 + emotion + 2), &PARCOURS_RECT (x, y, size, size),
                           &colours);
}

void
_parcours_bars (const ParcoursPaint *paint, const ParcoursBars *bars, double x, double base, int value,
                ParcoursColour fill, ParcoursColour line)
{
  const double inset = bars->outline / 2;
  ParcoursPath full = { .n = 0 }, open = { .n = 0 };

  for (int i = 0; i < 5; i++)
    {
      const double height = bars->height + i * bars->rise, left = x + i * bars->pitch;

      if (i < value)
        _parcours_path_rect (&full, left, base - height, bars->width, height);
      else
        _parcours_path_rect (&open, left + inset, base - height + inset, bars->width - 2 * inset, height - 2 * inset);
    }
  _parcours_path_draw (paint, &full, fill, NULL, PARCOURS_COLOUR_NONE);
  _parcours_path_draw (paint, &open, PARCOURS_COLOUR_NONE, PARCOURS_PEN (bars->outline), line);
}

/* Two letters: of the first two words, or the first two of the only one. */
static char *
make_initials (const char *name)
{
  GString *initials = g_string_new (NULL);
  const char *space;

  while (g_unichar_isspace (g_utf8_get_char (name)))
    name = g_utf8_next_char (name);
  if (!*name)
    return g_string_free (initials, FALSE);

  g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (name)));
  space = strchr (name, ' ');
  while (space && *space == ' ')
    space++;
  if (space && *space)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (space)));
  else if (*g_utf8_next_char (name) && *g_utf8_next_char (name) != ' ')
    g_string_append_unichar (initials, g_utf8_get_char (g_utf8_next_char (name)));
  return g_string_free (initials, FALSE);
}

void
_parcours_initials (const ParcoursPaint *paint, const char *name, double x, double y, double radius, double size, ParcoursColour deep)
{
  g_autofree char *initials = make_initials (name);

  _parcours_disc (paint, x, y, radius, deep, NULL, PARCOURS_COLOUR_NONE);
  if (*initials)
    _parcours_word (paint, initials, PARCOURS_INK (size, PANGO_WEIGHT_BOLD, paint->theme->stage_fg), x, y + size * 0.36, 0.5);
}

double
_parcours_pill (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double x, double y, ParcoursColour fill,
                const ParcoursPen *pen, ParcoursColour line)
{
  const double width = _parcours_word_width (paint, text, ink) + 30;

  _parcours_box (paint, x, y, width, 33, 16.5, fill, pen, line);
  _parcours_word (paint, text, ink, x + 15, y + 22.5, 0);
  return width;
}

void
_parcours_swatch (const ParcoursPaint *paint, ParcoursNote note, double x, double y)
{
  ParcoursNoteColours colours;

  parcours_theme_card (paint->theme, note, NULL, &colours);
  _parcours_box (paint, x, y + 2, 42, 26, 2, colours.edge, NULL, PARCOURS_COLOUR_NONE);
  _parcours_box (paint, x, y, 42, 26, 2, colours.ground, paint->theme->outlined ? PARCOURS_PEN (0.8) : NULL, colours.edge);
  _parcours_box (paint, x + 0.4, y + 0.4, 41.2, 14.6, 1.6, colours.strip, NULL, PARCOURS_COLOUR_NONE);
  _parcours_sign (paint, parcours_icon_for_note (note), x + 6, y + 1.5, 12, colours.mark);
}

double
_parcours_note_tab (const ParcoursPaint *paint, guint number, double right, double y)
{
  const ParcoursInk *ink = PARCOURS_INK (PARCOURS_TYPE_NUMBERS, PANGO_WEIGHT_BOLD, paint->theme->sheet);
  char digits[16];
  double width;

  g_snprintf (digits, sizeof digits, "%u", number);
  width = MAX (14, _parcours_word_width (paint, digits, ink) + 8);
  _parcours_box (paint, right - width, y, width, 14, 1.5, paint->theme->ink, NULL, PARCOURS_COLOUR_NONE);
  _parcours_word (paint, digits, ink, right - width / 2, y + 10.6, 0.5);
  return width;
}

void
_parcours_corner (const ParcoursPaint *paint, double right, double y, ParcoursColour ink, ParcoursColour lozenge)
{
  const double r = PARCOURS_CARD_RADIUS, k = r * QUARTER, x = right - 9, middle = y + 8;
  ParcoursPath fold = { .n = 0 }, mark = { .n = 0 };

  _parcours_path_move (&fold, right - 27, y);
  _parcours_path_line (&fold, right - r, y);
  _parcours_path_curve (&fold, right - k, y, right, y + k, right, y + r);
  _parcours_path_line (&fold, right, y + 27);
  _parcours_path_close (&fold);
  _parcours_path_draw (paint, &fold, ink, NULL, PARCOURS_COLOUR_NONE);

  _parcours_path_move (&mark, x, middle - 4.8);
  _parcours_path_line (&mark, x + 4.8, middle);
  _parcours_path_line (&mark, x, middle + 4.8);
  _parcours_path_line (&mark, x - 4.8, middle);
  _parcours_path_close (&mark);
  _parcours_path_draw (paint, &mark, lozenge, NULL, PARCOURS_COLOUR_NONE);
}

static void
add_segment (ParcoursPath *path, ParcoursSegment segment)
{
  g_assert (path->n < G_N_ELEMENTS (path->segments));

  path->segments[path->n++] = segment;
}

void
_parcours_path_move (ParcoursPath *path, double x, double y)
{
  add_segment (path, (ParcoursSegment) { .type = PARCOURS_SEGMENT_MOVE, .x = x, .y = y });
}

void
_parcours_path_line (ParcoursPath *path, double x, double y)
{
  add_segment (path, (ParcoursSegment) { .type = PARCOURS_SEGMENT_LINE, .x = x, .y = y });
}

void
_parcours_path_curve (ParcoursPath *path, double x1, double y1, double x2, double y2, double x, double y)
{
  add_segment (path, (ParcoursSegment) { PARCOURS_SEGMENT_CURVE, x1, y1, x2, y2, x, y });
}

void
_parcours_path_close (ParcoursPath *path)
{
  add_segment (path, (ParcoursSegment) { .type = PARCOURS_SEGMENT_CLOSE });
}

void
_parcours_path_rect (ParcoursPath *path, double x, double y, double width, double height)
{
  _parcours_path_move (path, x, y);
  _parcours_path_line (path, x + width, y);
  _parcours_path_line (path, x + width, y + height);
  _parcours_path_line (path, x, y + height);
  _parcours_path_close (path);
}

void
_parcours_path_draw (const ParcoursPaint *paint, const ParcoursPath *path, ParcoursColour fill, const ParcoursPen *pen,
                     ParcoursColour line)
{
  if (paint->painter && path->n > 0)
    parcours_painter_path (paint->painter, path->segments, path->n, fill, pen, line);
}
