/* paint-sticky.c - see sticky.h
 *
 * Everything is drawn at the size of a card on the wall and scaled to the note: the box is at least as wide as a card and a little higher, and
 * what it has more belongs to the words.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/metrics.h"
#include "paint/sticky-private.h"

#define INSET 5.0               /* of the strip: a note is never stuck quite straight */
#define STRIP_BOTTOM 22.0
#define TEXT_TOP 27.0
#define TEXT_X 10.0
#define FOOT_HEIGHT 21.0
#define BOTTOM 4.0
#define LINE 1.3                /* of small type */

/* A note that is wider than a card keeps its signs small, so that the words have more room. */
#define LEAST_HEIGHT 124.0

/* On paper, in u: 5.5 points, and how high a note is that has room for larger small type, and for a third line of it. */
#define SMALLER_TYPE 3.88
#define HIGH_NOTE 90.0
#define THREE_LINES 68.0

static void
look_up (ParcoursStickyDraft *s, const ParcoursPaint *paint, ParcoursElement *card, const ParcoursStickyPlace *place, const ParcoursRect *rect,
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
  s->type = (rect->height >= HIGH_NOTE ? PARCOURS_STICKY_SMALL_TYPE : SMALLER_TYPE) / s->scale;
  s->lines = rect->height >= THREE_LINES ? 3 : rect->height >= PARCOURS_STICKY_TWO_LINES ? 2 : 1;
  bottom = s->height - BOTTOM - s->lines * s->type * LINE - 4;
  s->foot = 0;
  if (parcours_card_has_foot (card))
    {
      s->foot = bottom - FOOT_HEIGHT;
      bottom = s->foot - 2;
    }
  s->room = PARCOURS_RECT (TEXT_X, TEXT_TOP, s->width - 2 * TEXT_X, bottom - TEXT_TOP);
}

static void
paint_words (const ParcoursStickyDraft *s, const ParcoursStickyWords *words)
{
  if (words->title)
    parcours_painter_text (s->paint->painter, words->title, s->text.x, s->text.y, s->colours.ink);
  if (words->note)
    parcours_painter_text (s->paint->painter, words->note, s->text.x,
                           s->text.y + words->title_height + (words->title ? PARCOURS_STICKY_NOTE_GAP : 0), s->colours.ink2);
}

static void
paint_picture (const ParcoursStickyDraft *s, const ParcoursStickyWords *words)
{
  if (s->picture.width > 0)
    _parcours_card_picture (s->paint, s->card, &s->picture, !words->title && !words->note, s->colours.ink2);
}

/* --- the strip: kind, channels, votes, moment of truth --- */

/* From the right end; returns where the next one ends. */
static double
paint_votes (const ParcoursStickyDraft *s, double right)
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
paint_channels (const ParcoursStickyDraft *s, double left, double right)
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
paint_head (const ParcoursStickyDraft *s)
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
paint_foot (const ParcoursStickyDraft *s)
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
paint_small (const ParcoursStickyDraft *s, const char *text, PangoWeight weight, double x, double baseline, double room, double anchor)
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
paint_pair (const ParcoursStickyDraft *s, const char *left, const char *right, PangoWeight weight, double baseline)
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
paint_place (const ParcoursStickyDraft *s)
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
paint_all (const ParcoursStickyDraft *s, const ParcoursStickyWords *words, const ParcoursRect *rect)
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
  g_auto (ParcoursStickyWords) words = { NULL };
  ParcoursStickyDraft s;

  g_return_if_fail (paint != NULL && place != NULL && rect != NULL);
  g_return_if_fail (PARCOURS_IS_ELEMENT (card));
  g_return_if_fail (rect->width > 0 && rect->height > 0);

  look_up (&s, paint, card, place, rect, ground);
  _parcours_sticky_fit (&s, rect, &words);
  if (fit)
    *fit = (ParcoursStickyFit) { words.smallest < G_MAXDOUBLE ? words.smallest * s.scale : 0, words.more };
  if (paint->painter)
    paint_all (&s, &words, rect);
}
