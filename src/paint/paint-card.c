/* paint-card.c - a card: a post-it with its signs, in all its states. Measures are those of look.md. */
#include "config.h"

#include "base/link.h"
#include "layout/metrics.h"
#include "paint/paint-private.h"

typedef struct
{
  const ParcoursPaint *paint;
  ParcoursElement *card;
  ParcoursNote note;
  ParcoursNoteColours colours;
  double width;
  gboolean small;               /* what needs a close look is left out */
} Card;

static const double ring_dashes[] = { 4, 3 };
static const double outline_dashes[] = { 4, 3 };
static const double slot_dashes[] = { 6, 4 };

static void
look_up (Card *c, const ParcoursPaint *paint, ParcoursElement *card, double width)
{
  ParcoursColour own;

  c->paint = paint;
  c->card = card;
  c->width = width;
  c->small = paint->zoom < PARCOURS_ZOOM_DETAIL;
  c->note = parcours_map_card_note (paint->map, card);
  parcours_theme_card (paint->theme, c->note,
                       parcours_element_get_colour (card, PARCOURS_CARD_COLOUR, &own) ? &own : NULL, &c->colours);
}

/* The mark where it can be seen on `ground`, else something that can. */
static ParcoursColour
seen_on (ParcoursColour mark, ParcoursColour ground, ParcoursColour otherwise)
{
  return parcours_colour_contrast (mark, ground) >= 3 ? mark : otherwise;
}

static void
paint_strip (const Card *c, double inset)
{
  const double r = PARCOURS_CARD_RADIUS - inset, k = inset + r * 0.44772, left = inset, right = c->width - inset;
  ParcoursPath path = { .n = 0 };

  _parcours_path_move (&path, left, PARCOURS_CARD_STRIP);
  _parcours_path_line (&path, left, inset + r);
  _parcours_path_curve (&path, left, k, k, inset, left + r, inset);
  _parcours_path_line (&path, right - r, inset);
  _parcours_path_curve (&path, c->width - k, inset, right, k, right, inset + r);
  _parcours_path_line (&path, right, PARCOURS_CARD_STRIP);
  _parcours_path_close (&path);
  _parcours_path_draw (c->paint, &path, c->colours.strip, NULL, PARCOURS_COLOUR_NONE);
}

/* Edge, ground, strip, and the outlines of paper and of what is only assumed. */
static void
paint_ground (const Card *c, int level)
{
  const ParcoursPaint *paint = c->paint;
  const gboolean outlined = paint->theme->outlined;

  _parcours_box (paint, 0, PARCOURS_CARD_EDGE, c->width, PARCOURS_CARD_HEIGHT, PARCOURS_CARD_RADIUS, c->colours.edge, NULL,
                 PARCOURS_COLOUR_NONE);
  _parcours_box (paint, 0, 0, c->width, PARCOURS_CARD_HEIGHT, PARCOURS_CARD_RADIUS, c->colours.ground,
                 outlined ? PARCOURS_PEN (0.8) : NULL, c->colours.edge);
  paint_strip (c, outlined ? 0.4 : 0);
  if (level == PARCOURS_LEVEL_ASSUMED)
    {
      const ParcoursPen pen = { 1.2, outline_dashes, G_N_ELEMENTS (outline_dashes), FALSE };

      _parcours_box (paint, 0.6, 0.6, c->width - 1.2, PARCOURS_CARD_HEIGHT - 1.2, 2.4, PARCOURS_COLOUR_NONE, &pen,
                     seen_on (c->colours.mark, c->colours.ground, c->colours.strip));
    }
}

static gboolean
has_channel (const Card *c)
{
  g_auto (GStrv) ids = NULL;

  if (c->small || !parcours_element_get_value (c->card, PARCOURS_CARD_CHANNELS))
    return FALSE;

  ids = parcours_element_dup_list (c->card, PARCOURS_CARD_CHANNELS);
  for (guint i = 0; ids[i]; i++)
    if (parcours_map_find_kind (c->paint->map, ids[i], PARCOURS_KIND_CHANNEL))
      return TRUE;
  return FALSE;
}

/* All that cards of one kind share: a stamp, so that a file holds it once. */
static void
paint_paper (const Card *c, int level)
{
  ParcoursPainter *painter = c->paint->painter;
  const ParcoursNoteColours *k = &c->colours;
  const gboolean ticked = has_channel (c);
  char key[96];

  g_snprintf (key, sizeof key, "card %d %d %d %.1f %x %x %x %x", c->note, level == PARCOURS_LEVEL_ASSUMED, ticked, c->width,
              k->ground, k->strip, k->edge, k->mark);
  if (!parcours_painter_begin_stamp (painter, key, &PARCOURS_RECT (-1, -1, c->width + 2, PARCOURS_CARD_HEIGHT + PARCOURS_CARD_EDGE + 2)))
    return;

  paint_ground (c, level);
  _parcours_sign (c->paint, parcours_icon_for_note (c->note), 8, 3, 12, k->mark);
  if (ticked)
    _parcours_line (c->paint, 26, 5, 26, 13, PARCOURS_PEN (1), parcours_colour_alpha (k->mark, 0.45));
  parcours_painter_end_stamp (painter);
}

static void
paint_channels (const Card *c)
{
  const ParcoursPaint *paint = c->paint;
  g_auto (GStrv) ids = NULL;
  guint shown = 0, more = 0;

  if (!parcours_element_get_value (c->card, PARCOURS_CARD_CHANNELS))
    return;

  ids = parcours_element_dup_list (c->card, PARCOURS_CARD_CHANNELS);
  for (guint i = 0; ids[i]; i++)
    {
      ParcoursElement *channel = parcours_map_find_kind (paint->map, ids[i], PARCOURS_KIND_CHANNEL);

      if (channel && shown < PARCOURS_CARD_CHANNELS_SHOWN)
        _parcours_channel (paint, channel, 32 + 16 * shown++, 3, 12, c->colours.mark);
      else if (channel)
        more++;
    }
  if (more > 0)
    {
      char text[16];

      g_snprintf (text, sizeof text, "+%u", more);
      _parcours_word (paint, text, PARCOURS_INK (PARCOURS_TYPE_NUMBERS, PANGO_WEIGHT_BOLD, c->colours.mark), 80, 12.6, 0);
    }
}

static void
paint_votes (const Card *c, gboolean corner)
{
  const ParcoursTheme *theme = c->paint->theme;
  const guint n = parcours_element_list (c->card, PARCOURS_KIND_VOTE)->len;
  const ParcoursInk *ink = PARCOURS_INK (PARCOURS_TYPE_NUMBERS, PANGO_WEIGHT_BOLD, theme->ink);
  const double right = c->width - (corner ? 30 : 8);
  char text[16];
  double width;

  if (n == 0)
    return;

  g_snprintf (text, sizeof text, "%u", n);
  width = 17 + _parcours_word_width (c->paint, text, ink);
  _parcours_box (c->paint, right - width, 3, width, 12, 6, parcours_colour_alpha (theme->sheet, 0.75), NULL, PARCOURS_COLOUR_NONE);
  _parcours_disc (c->paint, right - width + 7, 9, 3, seen_on (c->colours.mark, theme->sheet, theme->ink), NULL, PARCOURS_COLOUR_NONE);
  _parcours_word (c->paint, text, ink, right - 5, 12.6, 1);
}

static void
paint_head (const Card *c)
{
  const gboolean corner = parcours_element_get_yes (c->card, PARCOURS_CARD_MOMENT_OF_TRUTH);

  paint_channels (c);
  if (corner)
    _parcours_corner (c->paint, c->width, 0, c->colours.ink, c->colours.ground);
  if (!c->small)
    paint_votes (c, corner);
}

/* TRUE if not all words are seen. */
static gboolean
paint_text (const Card *c)
{
  const ParcoursCardText *text = parcours_text_card (c->paint->text, c->card, c->width);
  const double top = text->title ? 23 + text->title_height + 2 : 23;

  if (text->title)
    parcours_painter_text (c->paint->painter, text->title, 10, 23, c->colours.ink);
  if (text->note && !c->small)
    parcours_painter_text (c->paint->painter, text->note, 10, top, c->colours.ink2);
  return text->more;
}

/* The dots are lines without length and with round ends. */
static void
paint_dots (const Card *c, double right)
{
  const ParcoursPaint *paint = c->paint;
  const ParcoursPen pen = { 2.4, NULL, 0, TRUE };
  ParcoursPath dots = { .n = 0 };
  char key[48];

  g_snprintf (key, sizeof key, "more %.1f %x", right, c->colours.ink2);
  if (!parcours_painter_begin_stamp (paint->painter, key, &PARCOURS_RECT (right - 21, 80, 22, 14)))
    return;

  _parcours_box (paint, right - 20, 81, 20, 12, 6, PARCOURS_COLOUR_NONE, PARCOURS_PEN (1), c->colours.ink2);
  for (int i = 0; i < 3; i++)
    {
      _parcours_path_move (&dots, right - 14.5 + 4.5 * i, 87);
      _parcours_path_line (&dots, right - 14.5 + 4.5 * i, 87);
    }
  _parcours_path_draw (paint, &dots, PARCOURS_COLOUR_NONE, &pen, c->colours.ink2);
  parcours_painter_end_stamp (paint->painter);
}

static void
paint_more (const Card *c, int level)
{
  const ParcoursPaint *paint = c->paint;
  const double right = c->width - (level >= 0 ? 27 : 8);
  guint number = 0;

  if (paint->endnotes)
    number = GPOINTER_TO_UINT (g_hash_table_lookup (paint->endnotes, c->card));
  if (number > 0)
    {
      _parcours_note_tab (paint, number, right, 80);
      return;
    }
  paint_dots (c, right);
}

static void
paint_bars (const Card *c, double x, int effort)
{
  ParcoursPainter *painter = c->paint->painter;
  char key[48];

  g_snprintf (key, sizeof key, "effort %d %.1f %x", effort, x, c->colours.ink2);
  if (!parcours_painter_begin_stamp (painter, key, &PARCOURS_RECT (x - 1, 78, 32, 18)))
    return;

  _parcours_bars (c->paint, &_parcours_card_bars, x, 93, effort, c->colours.ink2, c->colours.ink2);
  parcours_painter_end_stamp (painter);
}

static void
paint_foot (const Card *c, int level, gboolean more)
{
  const ParcoursPaint *paint = c->paint;
  gboolean has_face = FALSE;
  int emotion, effort;

  if (parcours_element_get_int (c->card, PARCOURS_CARD_EMOTION, &emotion))
    {
      has_face = TRUE;
      _parcours_face (paint, emotion, 8, 78, 18);
      _parcours_word (paint, _parcours_sign_of (emotion), PARCOURS_INK (PARCOURS_TYPE_SIGN, PANGO_WEIGHT_BOLD, c->colours.ink), 30, 91, 0);
    }
  if (parcours_element_get_int (c->card, PARCOURS_CARD_EFFORT, &effort))
    paint_bars (c, has_face ? 54 : 8, effort);
  if (level >= 0)
    _parcours_sign (paint, (ParcoursIcon) (PARCOURS_ICON_LEVEL_ASSUMED + level), c->width - 21, 80.5, 13, c->colours.ink2);
  if (more)
    paint_more (c, level);
}

static void
paint_rings (const ParcoursPaint *paint, double width, ParcoursCardState state)
{
  const ParcoursTheme *theme = paint->theme;
  const double height = PARCOURS_CARD_HEIGHT + PARCOURS_CARD_EDGE;
  const gboolean focused = (state & PARCOURS_CARD_FOCUSED) != 0;
  ParcoursPen pen = { 1, NULL, 0, FALSE };
  double out;

  if (state & PARCOURS_CARD_HOVER)
    _parcours_box (paint, -1, -1, width + 2, height + 2, 4, PARCOURS_COLOUR_NONE, &pen, theme->ink2);
  if (!(state & (PARCOURS_CARD_SELECTED | PARCOURS_CARD_FOCUSED)))
    return;

  if (focused)
    {
      pen.dashes = ring_dashes;
      pen.n_dashes = G_N_ELEMENTS (ring_dashes);
    }
  pen.width = state & PARCOURS_CARD_SELECTED ? 3 : 2;
  out = 2 + pen.width / 2;
  _parcours_box (paint, -out, -out, width + 2 * out, height + 2 * out, 6, PARCOURS_COLOUR_NONE, &pen, theme->accent);
}

/* How much of the card is seen: 1 all of it. */
static double
opacity_of (ParcoursCardState state)
{
  if (state & PARCOURS_CARD_DIMMED)
    return 0.28;
  return state & PARCOURS_CARD_LEFT ? 0.35 : 1;
}

static void
paint_body (const Card *c, ParcoursCardState state)
{
  const int level = parcours_element_get_choice (c->card, PARCOURS_CARD_LEVEL);
  gboolean more;

  if (state & PARCOURS_CARD_DRAGGED)
    _parcours_box (c->paint, 6, 8, c->width, PARCOURS_CARD_HEIGHT, PARCOURS_CARD_RADIUS, 0x00000047, NULL, PARCOURS_COLOUR_NONE);
  paint_paper (c, level);
  paint_head (c);
  more = paint_text (c);
  paint_foot (c, level, more);
  if (state & PARCOURS_CARD_GRIP)
    {
      const ParcoursRect grip = parcours_paint_grip (c->width);

      _parcours_box (c->paint, grip.x + grip.width - 7, grip.y + 4, 4, grip.height - 8, 2,
                     seen_on (c->colours.mark, c->colours.ground, c->colours.strip), NULL, PARCOURS_COLOUR_NONE);
    }
}

/* Where the card leads: its own link, else the first of its evidence. NULL: nowhere. */
static char *
find_link (ParcoursElement *card)
{
  GPtrArray *evidence = parcours_element_list (card, PARCOURS_KIND_EVIDENCE);
  char *uri = parcours_link_target (parcours_element_get_text (card, PARCOURS_CARD_HREF));

  for (guint i = 0; !uri && i < evidence->len; i++)
    uri = parcours_link_target (parcours_element_get_text (g_ptr_array_index (evidence, i), PARCOURS_EVIDENCE_HREF));
  return uri;
}

/* Opens the card's group where the painter carries meaning. */
static gboolean
begin_card (const Card *c)
{
  ParcoursPainter *painter = c->paint->painter;
  const ParcoursMeaning meaning = parcours_painter_get_meaning (painter);
  g_autofree char *words = NULL;
  char css_class[48];

  if (meaning == PARCOURS_MEANING_NONE)
    return FALSE;

  if (meaning == PARCOURS_MEANING_WORDS)
    words = parcours_paint_card_words (c->paint->map, c->card, c->paint->lang);
  g_snprintf (css_class, sizeof css_class, "card %s", parcours_field (PARCOURS_LANE_KIND)->choices[c->note].value);
  parcours_painter_begin_group (painter, parcours_element_get_id (c->card), css_class, parcours_element_get_name (c->card), words);
  return TRUE;
}

void
parcours_paint_card (const ParcoursPaint *paint, ParcoursElement *card, double x, double y, double width, ParcoursCardState state)
{
  const double opacity = opacity_of (state);
  g_autofree char *link = NULL;
  gboolean grouped;
  Card c;

  g_return_if_fail (paint != NULL && paint->painter != NULL);
  g_return_if_fail (PARCOURS_IS_ELEMENT (card));

  look_up (&c, paint, card, width);
  parcours_painter_save (paint->painter);
  parcours_painter_transform (paint->painter, x, y, 1, state & PARCOURS_CARD_DRAGGED ? -2 : 0);
  grouped = begin_card (&c);
  link = grouped ? find_link (card) : NULL;
  if (link)
    parcours_painter_begin_link (paint->painter, link, &PARCOURS_RECT (0, 0, width, PARCOURS_CARD_HEIGHT));
  paint_rings (paint, width, state);
  if (opacity < 1)
    parcours_painter_push_opacity (paint->painter, opacity);
  paint_body (&c, state);
  if (opacity < 1)
    parcours_painter_pop_opacity (paint->painter);
  if (link)
    parcours_painter_end_link (paint->painter);
  if (grouped)
    parcours_painter_end_group (paint->painter);
  parcours_painter_restore (paint->painter);
}

void
parcours_paint_card_far (const ParcoursPaint *paint, ParcoursElement *card, const ParcoursRect *rect, ParcoursCardState state)
{
  const double opacity = opacity_of (state), pixel = 1 / MAX (paint->zoom, 0.01);
  Card c;

  g_return_if_fail (paint != NULL && paint->painter != NULL && rect != NULL);
  g_return_if_fail (PARCOURS_IS_ELEMENT (card));

  look_up (&c, paint, card, rect->width);
  _parcours_box (paint, rect->x, rect->y, rect->width, rect->height, 0, parcours_colour_alpha (c.colours.ground, opacity), NULL,
                 PARCOURS_COLOUR_NONE);
  _parcours_box (paint, rect->x, rect->y, rect->width, MIN (rect->height, MAX (PARCOURS_CARD_STRIP, pixel)), 0,
                 parcours_colour_alpha (c.colours.strip, opacity), NULL, PARCOURS_COLOUR_NONE);
  if (state & (PARCOURS_CARD_SELECTED | PARCOURS_CARD_FOCUSED))
    _parcours_box (paint, rect->x - pixel, rect->y - pixel, rect->width + 2 * pixel, rect->height + 2 * pixel, 0,
                   PARCOURS_COLOUR_NONE, PARCOURS_PEN (2 * pixel), paint->theme->accent);
}

/* Wider than what is painted: easier to hit. */
ParcoursRect
parcours_paint_grip (double width)
{
  return PARCOURS_RECT (width - 11, 33, 11, 36);
}

void
parcours_paint_slot (const ParcoursPaint *paint, const ParcoursRect *rect)
{
  const ParcoursPen pen = { 2, slot_dashes, G_N_ELEMENTS (slot_dashes), FALSE };
  const ParcoursColour accent = paint->theme->accent;

  g_return_if_fail (rect != NULL);

  _parcours_box (paint, rect->x + 1, rect->y + 1, rect->width - 2, rect->height, PARCOURS_CARD_RADIUS,
                 parcours_colour_alpha (accent, 0.14), &pen, accent);
}
