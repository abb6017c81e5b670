/* sticky-words.c - the words of a note: as large as possible, and shared with a picture so that nothing is cut for it. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/metrics.h"
#include "paint/sticky-private.h"

/* On paper, in u: 6 and 32 points. */
#define SMALL_NOTE_TYPE 4.24
#define LARGEST_TYPE 22.6

/* The picture: no shorter or narrower may a note be that has one, in u of paper (28 mm); and from 9 points on words do not shrink for it
 * while it can be smaller itself. */
#define PICTURE_NOTE 56.0
#define PICTURE_TYPE 6.35
#define PICTURE_GAP 6.0
#define PICTURE_ABOVE 1.2       /* room that is not so much wider than high has it above the words, else it stands at their right */

/* Sizes of title and note, from the largest down. On the wall 10 is the least, for it is read from afar; a note is held in the hand, and all of
 * its words are worth more. */
static const struct { double title, note; } sizes[] = {
  { 24, 19 }, { 22, 17.5 }, { 20, 16 }, { 18.5, 15 }, { 17, 14 }, { 15.5, 13 }, { 14, 12 }, { 13, 11 }, { 12, 10.5 }, { 12, 9.5 },
  { 11, 9 }, { 11, 8.5 }, { 11, 8 }, { 10, 7.5 }, { 10, 7 }, { 10, 6.5 }, { 9.5, 6 }, { 9, 6 }, { 8.5, 5.5 }, { 8, 5 }, { 7, 4.5 }, { 6, 4 },
  { 5.5, 3.5 }, { 5, 3 }, { 4.5, 2.5 }, { 4, 2 },
};

void
_parcours_sticky_words_clear (ParcoursStickyWords *words)
{
  g_clear_object (&words->title);
  g_clear_object (&words->note);
}

static void
give_to_words (ParcoursStickyDraft *s)
{
  s->text = s->room;
  s->picture = PARCOURS_RECT (0, 0, 0, 0);
}

/* The largest size at which no word of `text` has to be broken. */
static double
largest_unbroken (const ParcoursStickyDraft *s, const char *text, PangoWeight weight)
{
  const ParcoursTextStyle style = { .size = 10, .line = 12, .weight = weight, .width = 1e5 };
  g_autofree char *words = g_strdelimit (g_strdup (text), " \t", '\n');
  g_autoptr (PangoLayout) layout = parcours_text_shape (s->paint->text, words, &style, NULL);
  double width;

  parcours_text_extents (layout, &width, NULL, NULL);
  return width > 0 ? 9.99 * s->text.width / width : G_MAXDOUBLE;
}

/* Shapes `text` from `top` on; with `cut` only the lines there is room for. Returns how high it is. */
static double
shape (const ParcoursStickyDraft *s, const char *text, double size, PangoWeight weight, double top, gboolean cut, PangoLayout **layout, gboolean *more)
{
  const double line = size * (weight == PANGO_WEIGHT_BOLD ? 1.2 : 1.27);
  const ParcoursTextStyle style = {
    .size = size, .line = line, .weight = weight, .width = s->text.width,
    .max_lines = cut ? (int) floor ((s->text.y + s->text.height - top + 0.5) / line) : 0,
  };
  gboolean truncated = FALSE;

  if (cut && style.max_lines < 1)
    {
      *more = TRUE;
      return 0;
    }
  *layout = parcours_text_shape (s->paint->text, text, &style, &truncated);
  *more |= truncated;
  return pango_layout_get_line_count (*layout) * line;
}

static void
shape_words (const ParcoursStickyDraft *s, double title_size, double note_size, gboolean cut, ParcoursStickyWords *words)
{
  const char *title = parcours_element_get_text (s->card, PARCOURS_CARD_TITLE), *note = parcours_element_get_text (s->card, PARCOURS_CARD_NOTE);

  _parcours_sticky_words_clear (words);
  *words = (ParcoursStickyWords) { .smallest = G_MAXDOUBLE };
  if (title && *title)
    {
      words->title_height = shape (s, title, title_size, PANGO_WEIGHT_BOLD, s->text.y, cut, &words->title, &words->more);
      words->smallest = title_size;
    }
  words->height = words->title_height;
  if (note && *note)
    {
      words->height += PARCOURS_STICKY_NOTE_GAP;
      words->height += shape (s, note, note_size, PANGO_WEIGHT_NORMAL, s->text.y + words->height, cut, &words->note, &words->more);
      words->smallest = MIN (words->smallest, note_size);
    }
}

/* The largest of the sizes at which all words have room (the smaller, the less they take: halving finds it), else the least, and cut. */
static void
fit_words (const ParcoursStickyDraft *s, ParcoursStickyWords *words)
{
  const char *title = parcours_element_get_text (s->card, PARCOURS_CARD_TITLE);
  const double unbroken = title && *title ? largest_unbroken (s, title, PANGO_WEIGHT_BOLD) : G_MAXDOUBLE;
  const double most = MAX (10, MIN (unbroken, LARGEST_TYPE / s->scale));
  const double least = (s->height * s->scale >= PARCOURS_STICKY_TWO_LINES ? PARCOURS_STICKY_SMALL_TYPE : SMALL_NOTE_TYPE) / s->scale;
  guint from = 0, to = G_N_ELEMENTS (sizes) - 1;

  while (from <= to)
    {
      const guint middle = from < to ? (from + to) / 2 : from;
      const double title_size = MAX (MIN (sizes[middle].title, most), least), note_size = MAX (MIN (sizes[middle].note, most), least);

      shape_words (s, title_size, note_size, FALSE, words);
      if (from == to)
        {
          if (words->height > s->text.height + 0.5)
            shape_words (s, title_size, note_size, TRUE, words);
          words->narrow = unbroken < title_size;
          return;
        }
      if (words->height <= s->text.height + 0.5)
        to = middle;
      else
        from = middle + 1;
    }
}

/* --- the picture --- */

/* Gives it `share` of the longer side of the room. */
static void
cut_out (ParcoursStickyDraft *s, double share)
{
  const ParcoursRect *room = &s->room;

  s->text = *room;
  if (room->width < room->height * PICTURE_ABOVE)
    {
      s->picture = PARCOURS_RECT (room->x, room->y, room->width, room->height * share);
      s->text.y += s->picture.height + PICTURE_GAP;
      s->text.height -= s->picture.height + PICTURE_GAP;
    }
  else
    {
      const double width = MIN (room->width * share, room->height * PICTURE_ABOVE);

      s->picture = PARCOURS_RECT (room->x + room->width - width, room->y, width, MIN (width, room->height));
      s->text.width -= width + PICTURE_GAP;
    }
}

/* A picture is as large as words let it: they are never cut for it. */
void
_parcours_sticky_fit (ParcoursStickyDraft *s, const ParcoursRect *rect, ParcoursStickyWords *words)
{
  static const double shares[] = { 0.5, 0.42, 0.34, 0.28 };
  const gboolean alone = parcours_element_get_text (s->card, PARCOURS_CARD_TITLE) == NULL &&
                         parcours_element_get_text (s->card, PARCOURS_CARD_NOTE) == NULL;
  const gboolean wanted = parcours_element_get_text (s->card, PARCOURS_CARD_PICTURE) != NULL && MIN (rect->width, rect->height) >= PICTURE_NOTE;

  for (guint i = 0; wanted && !alone && i < G_N_ELEMENTS (shares); i++)
    {
      cut_out (s, shares[i]);
      fit_words (s, words);
      if (!words->more && ((!words->narrow && words->smallest * s->scale >= PICTURE_TYPE) || i == G_N_ELEMENTS (shares) - 1))
        return;
    }
  give_to_words (s);
  if (wanted && alone)
    s->picture = s->room;
  fit_words (s, words);
}
