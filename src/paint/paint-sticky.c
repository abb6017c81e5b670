/* paint-sticky.c - see sticky.h
 *
 * Everything is drawn at the size of a card on the wall and scaled to the note: the box is at least as wide as a card and a little higher, and
 * what it has more belongs to the words.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/metrics.h"
#include "paint/paint-private.h"
#include "paint/sticky.h"

#define INSET 5.0               /* of the strip: a note is never stuck quite straight */
#define STRIP_BOTTOM 22.0
#define TEXT_TOP 27.0
#define TEXT_X 10.0
#define NOTE_GAP 3.0
#define FOOT_HEIGHT 21.0
#define BOTTOM 4.0
#define LINE 1.3                /* of small type */

/* A note that is wider than a card keeps its signs small, so that the words have more room. */
#define LEAST_HEIGHT 124.0

/* On paper, in u: 7, 6 and 5.5 points, 32 points, and how high a note is that has room for large small type, and for its lines. */
#define SMALL_TYPE 4.94
#define SMALL_NOTE_TYPE 4.24
#define SMALLER_TYPE 3.88
#define LARGEST_TYPE 22.6
#define HIGH_NOTE 90.0
#define TWO_LINES 56.0
#define THREE_LINES 68.0

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

typedef struct
{
  const ParcoursPaint *paint;
  ParcoursElement *card;
  ParcoursNoteColours colours;
  const ParcoursStickyPlace *place;
  double width, height, scale;  /* of the box, and from it to the sheet */
  double type;                  /* of the place */
  int lines;
  double foot;                  /* 0: none */
  ParcoursRect room;            /* for words and picture */
  ParcoursRect text, picture;   /* how they share it; a width of 0: no picture */
  ParcoursNote note;
  gboolean ground;
} Sticky;

typedef struct
{
  PangoLayout *title, *note;    /* NULL: there is none */
  double title_height, height, smallest;
  gboolean more;
  gboolean narrow;              /* a word of the title is longer than a line */
} Words;

static void
words_clear (Words *words)
{
  g_clear_object (&words->title);
  g_clear_object (&words->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
give_to_words (Sticky *s)
{
  s->text = s->room;
  s->picture = PARCOURS_RECT (0, 0, 0, 0);
}

static void
look_up (Sticky *s, const ParcoursPaint *paint, ParcoursElement *card, const ParcoursStickyPlace *place, const ParcoursRect *rect,
         gboolean ground)
{
  ParcoursColour own;
  double bottom;

  s->paint = paint;
  s->card = card;
  s->place = place;
  s->ground = ground;
  s->note = parcours_map_card_note (paint->map, card);
  parcours_theme_card (paint->theme, s->note, parcours_element_get_colour (card, PARCOURS_CARD_COLOUR, &own) ? &own : NULL, &s->colours);
  if (!ground)
    {
      s->colours.ground = paint->theme->sheet;
      s->colours.ink = paint->theme->ink;
      s->colours.ink2 = paint->theme->ink2;
    }
  s->scale = MIN (rect->width / PARCOURS_CARD_WIDTH, rect->height / LEAST_HEIGHT);
  s->width = rect->width / s->scale;
  s->height = rect->height / s->scale;
  s->type = (rect->height >= HIGH_NOTE ? SMALL_TYPE : SMALLER_TYPE) / s->scale;
  s->lines = rect->height >= THREE_LINES ? 3 : rect->height >= TWO_LINES ? 2 : 1;
  bottom = s->height - BOTTOM - s->lines * s->type * LINE - 4;
  s->foot = 0;
  if (parcours_card_has_foot (card))
    {
      s->foot = bottom - FOOT_HEIGHT;
      bottom = s->foot - 2;
    }
  s->room = PARCOURS_RECT (TEXT_X, TEXT_TOP, s->width - 2 * TEXT_X, bottom - TEXT_TOP);
  give_to_words (s);
}

/* --- the words: as large as possible --- */

/* The largest size at which no word of `text` has to be broken. */
static double
largest_unbroken (const Sticky *s, const char *text, PangoWeight weight)
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
shape (const Sticky *s, const char *text, double size, PangoWeight weight, double top, gboolean cut, PangoLayout **layout, gboolean *more)
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
shape_words (const Sticky *s, double title_size, double note_size, gboolean cut, Words *words)
{
  const char *title = parcours_element_get_text (s->card, PARCOURS_CARD_TITLE), *note = parcours_element_get_text (s->card, PARCOURS_CARD_NOTE);

  words_clear (words);
  *words = (Words) { .smallest = G_MAXDOUBLE };
  if (title && *title)
    {
      words->title_height = shape (s, title, title_size, PANGO_WEIGHT_BOLD, s->text.y, cut, &words->title, &words->more);
      words->smallest = title_size;
    }
  words->height = words->title_height;
  if (note && *note)
    {
      words->height += NOTE_GAP;
      words->height += shape (s, note, note_size, PANGO_WEIGHT_NORMAL, s->text.y + words->height, cut, &words->note, &words->more);
      words->smallest = MIN (words->smallest, note_size);
    }
}

/* The largest of the sizes at which all words have room (the smaller, the less they take: halving finds it), else the least, and cut. */
static void
fit_words (const Sticky *s, Words *words)
{
  const char *title = parcours_element_get_text (s->card, PARCOURS_CARD_TITLE);
  const double unbroken = title && *title ? largest_unbroken (s, title, PANGO_WEIGHT_BOLD) : G_MAXDOUBLE;
  const double most = MAX (10, MIN (unbroken, LARGEST_TYPE / s->scale));
  const double least = (s->height * s->scale >= TWO_LINES ? SMALL_TYPE : SMALL_NOTE_TYPE) / s->scale;
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

static void
paint_words (const Sticky *s, const Words *words)
{
  if (words->title)
    parcours_painter_text (s->paint->painter, words->title, s->text.x, s->text.y, s->colours.ink);
  if (words->note)
    parcours_painter_text (s->paint->painter, words->note, s->text.x, s->text.y + words->title_height + (words->title ? NOTE_GAP : 0),
                           s->colours.ink2);
}

/* --- the picture --- */

/* Gives it `share` of the longer side of the room. */
static void
cut_out (Sticky *s, double share)
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
static void
fit_all (Sticky *s, const ParcoursRect *rect, Words *words)
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

static void
paint_picture (const Sticky *s, const Words *words)
{
  if (s->picture.width > 0)
    _parcours_card_picture (s->paint, s->card, &s->picture, !words->title && !words->note, s->colours.ink2);
}

/* --- the strip: kind, channels, votes, moment of truth --- */

/* From the right end; returns where the next one ends. */
static double
paint_votes (const Sticky *s, double right)
{
  const guint n = parcours_element_list (s->card, PARCOURS_KIND_VOTE)->len;
  const ParcoursInk *ink = PARCOURS_INK (10, PANGO_WEIGHT_BOLD, s->paint->theme->ink);
  char text[16];
  double width;

  if (n == 0)
    return right;

  g_snprintf (text, sizeof text, "%u", n);
  width = 17 + _parcours_word_width (s->paint, text, ink);
  _parcours_box (s->paint, right - width, 8, width, 12, 6, s->paint->theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  _parcours_disc (s->paint, right - width + 7, 14, 3, s->paint->theme->ink2, NULL, PARCOURS_COLOUR_NONE);
  _parcours_word (s->paint, text, ink, right - 5, 17.6, 1);
  return right - width - 4;
}

static double
paint_channels (const Sticky *s, double left, double right)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();

  if (!parcours_element_get_value (s->card, PARCOURS_CARD_CHANNELS))
    return right;

  ids = parcours_element_dup_list (s->card, PARCOURS_CARD_CHANNELS);
  for (guint i = 0; ids[i]; i++)
    {
      ParcoursElement *channel = parcours_map_find_kind (s->paint->map, ids[i], PARCOURS_KIND_CHANNEL);

      if (channel)
        g_ptr_array_add (channels, channel);
    }
  const guint room = (guint) MAX ((right - left) / 16, 0), n = channels->len > room ? MAX (room, 1) - 1 : channels->len;
  if (n < channels->len)
    {
      char text[16];

      g_snprintf (text, sizeof text, "+%u", channels->len - n);
      right -= _parcours_word (s->paint, text, PARCOURS_INK (10, PANGO_WEIGHT_BOLD, s->colours.mark), right, 17.6, 1) + 2;
    }
  for (guint i = n; i > 0; i--, right -= 16)
    _parcours_channel (s->paint, channels->pdata[i - 1], right - 12, 8, 12, s->colours.mark);
  return right;
}

static void
paint_head (const Sticky *s)
{
  const ParcoursInk *bold = PARCOURS_INK (9.5, PANGO_WEIGHT_BOLD, s->colours.mark);
  const char *kind = _parcours_note_label (s->note, s->paint->lang);
  double right = s->width - INSET - 5;

  if (s->ground)
    {
      _parcours_box (s->paint, 0, 0, s->width, s->height, 0, s->colours.ground, NULL, PARCOURS_COLOUR_NONE);
      _parcours_box (s->paint, 0, 0, s->width, STRIP_BOTTOM + 1, 0, s->colours.strip, NULL, PARCOURS_COLOUR_NONE);
    }
  else
    _parcours_box (s->paint, INSET, INSET, s->width - 2 * INSET, STRIP_BOTTOM - INSET, 3, s->colours.strip, NULL, PARCOURS_COLOUR_NONE);
  _parcours_sign (s->paint, parcours_icon_for_note (s->note), INSET + 4, 7.5, 12, s->colours.mark);
  if (parcours_element_get_yes (s->card, PARCOURS_CARD_MOMENT_OF_TRUTH))
    {
      const double inset = s->ground ? 0 : INSET;

      _parcours_corner (s->paint, s->width - inset, inset, s->colours.ink, s->colours.ground);
      right -= 24;
    }
  right = paint_channels (s, INSET + 26, paint_votes (s, right));
  if (INSET + 20 + _parcours_word_width (s->paint, kind, bold) <= right - 2)
    _parcours_word (s->paint, kind, bold, INSET + 20, 17.2, 0);
}

/* --- below the words --- */

static void
paint_foot (const Sticky *s)
{
  const ParcoursPaint *paint = s->paint;
  const int level = parcours_element_get_choice (s->card, PARCOURS_CARD_LEVEL);
  double x = TEXT_X;
  int value;

  if (s->foot <= 0)
    return;
  if (parcours_element_get_int (s->card, PARCOURS_CARD_EMOTION, &value))
    {
      _parcours_face (paint, value, x - 1, s->foot + 1, 18);
      _parcours_word (paint, _parcours_sign_of (value), PARCOURS_INK (11, PANGO_WEIGHT_BOLD, s->colours.ink), x + 22, s->foot + 14, 0);
      x += 46;
    }
  if (parcours_element_get_int (s->card, PARCOURS_CARD_EFFORT, &value))
    _parcours_bars (paint, &_parcours_card_bars, x, s->foot + 16, value, s->colours.ink2, s->colours.ink2);
  if (level >= 0)
    _parcours_sign (paint, (ParcoursIcon) (PARCOURS_ICON_LEVEL_ASSUMED + level), s->width - 21, s->foot + 3.5, 13, s->colours.ink2);
}

/* One line of small type, cut where it is wider than `room`. Returns its width. */
static double
paint_small (const Sticky *s, const char *text, PangoWeight weight, double x, double baseline, double room, double anchor)
{
  const ParcoursTextStyle style = { .size = s->type, .line = s->type * LINE, .weight = weight, .width = room, .max_lines = 1 };
  g_autoptr (PangoLayout) layout = parcours_text_shape (s->paint->text, text, &style, NULL);
  double width, above;

  parcours_text_extents (layout, &width, NULL, &above);
  parcours_painter_text (s->paint->painter, layout, x - anchor * width, baseline - above, s->colours.ink2);
  return width;
}

/* One line of the place: `right` stands whole if it can, `left` takes the rest. */
static void
paint_pair (const Sticky *s, const char *left, const char *right, PangoWeight weight, double baseline)
{
  const double room = s->width - 2 * TEXT_X;
  const gboolean both = left && *left && right && *right;
  double used = 0;

  if (right && *right)
    used = paint_small (s, right, weight, s->width - TEXT_X, baseline, both ? room * 0.6 : room, 1) + s->type;
  if (left && *left)
    paint_small (s, left, weight, TEXT_X, baseline, room - used, 0);
}

static void
paint_place (const Sticky *s)
{
  const ParcoursStickyPlace *place = s->place;
  const double line = s->type * LINE, top = s->height - BOTTOM - s->lines * line, first = top + s->type;

  _parcours_line (s->paint, TEXT_X, top - 1.5, s->width - TEXT_X, top - 1.5, PARCOURS_PEN (0.5 / s->scale), s->colours.ink2);
  if (s->lines > 1)
    {
      paint_pair (s, place->stage, place->number, PANGO_WEIGHT_BOLD, first);
      paint_pair (s, place->lane, s->lines > 2 ? NULL : place->date, PANGO_WEIGHT_NORMAL, first + line);
      if (s->lines > 2)
        paint_pair (s, place->edition, place->date, PANGO_WEIGHT_NORMAL, first + 2 * line);
    }
  else
    paint_pair (s, place->brief, place->number, PANGO_WEIGHT_NORMAL, first);
}

static void
paint_all (const Sticky *s, const Words *words, const ParcoursRect *rect)
{
  ParcoursPainter *painter = s->paint->painter;
  const gboolean grouped = parcours_painter_get_meaning (painter) != PARCOURS_MEANING_NONE;

  parcours_painter_save (painter);
  parcours_painter_transform (painter, rect->x, rect->y, s->scale, 0);
  if (grouped)
    {
      const gboolean wanted = parcours_painter_wants_groups (painter);
      g_autofree char *description = wanted ? parcours_paint_card_words (s->paint->map, s->card, s->paint->lang) : NULL;
      char css_class[48];

      g_snprintf (css_class, sizeof css_class, "card %s", parcours_field (PARCOURS_LANE_KIND)->choices[s->note].value);
      parcours_painter_begin_group (painter, parcours_element_get_id (s->card), css_class, parcours_element_get_name (s->card), description);
    }
  paint_head (s);
  paint_picture (s, words);
  paint_words (s, words);
  paint_foot (s);
  paint_place (s);
  if (grouped)
    parcours_painter_end_group (painter);
  parcours_painter_restore (painter);
}

void
parcours_paint_sticky (const ParcoursPaint *paint, ParcoursElement *card, const ParcoursStickyPlace *place, const ParcoursRect *rect,
                       gboolean ground, ParcoursStickyFit *fit)
{
  g_auto (Words) words = { NULL };
  Sticky s;

  g_return_if_fail (paint != NULL && place != NULL && rect != NULL);
  g_return_if_fail (PARCOURS_IS_ELEMENT (card));
  g_return_if_fail (rect->width > 0 && rect->height > 0);

  look_up (&s, paint, card, place, rect, ground);
  fit_all (&s, rect, &words);
  if (fit)
    *fit = (ParcoursStickyFit) { words.smallest < G_MAXDOUBLE ? words.smallest * s.scale : 0, words.more };
  if (paint->painter)
    paint_all (&s, &words, rect);
}
