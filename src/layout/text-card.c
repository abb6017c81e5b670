/* The words of a card: one title and one note, shaped once and kept until the card changes. */
#include "config.h"

#include "layout/metrics.h"
#include "layout/text-private.h"

#define TEXT_HEIGHT 72.0        /* without a foot */
#define TEXT_HEIGHT_FOOT 54.0
#define NOTE_GAP 2.0
#define N_STEPS 4

static const struct { double title, title_line, note, note_line; } steps[N_STEPS] = {
  { 13.0, 16.0, 11.0, 14.0 },
  { 12.0, 15.0, 10.5, 13.5 },
  { 11.0, 13.5, 10.0, 13.0 },
  { 10.0, 13.0, 10.0, 13.0 },
};

typedef struct
{
  ParcoursCardText text;
  double width;
} TextCard;

static void
clear_card (TextCard *card)
{
  g_clear_object (&card->text.title);
  g_clear_object (&card->text.note);
  card->text = (ParcoursCardText) { 0 };
}

static void
card_free (gpointer data)
{
  clear_card (data);
  g_free (data);
}

GHashTable *
_parcours_text_cards_new (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, card_free);
}

/* Shapes the title at the largest step where all of it has room, or cut at the last; returns the step. */
static guint
shape_title (ParcoursText *self, TextCard *card, const char *title, double height)
{
  ParcoursTextStyle style = { .weight = PANGO_WEIGHT_BOLD, .width = card->width, .align = PANGO_ALIGN_LEFT };
  guint step;

  card->text.size = steps[0].title;
  if (title == NULL || *title == '\0')
    return 0;

  card->text.title = pango_layout_new (self->context);
  for (step = 0; step < N_STEPS; step++)
    {
      style.size = steps[step].title;
      style.line = steps[step].title_line;
      style.max_lines = (int) (height / style.line);
      _parcours_text_prepare (self, card->text.title, &style);
      if (step == N_STEPS - 1)
        card->text.more = _parcours_text_fill (card->text.title, title, &style);
      else if (!_parcours_text_fits (card->text.title, title, &style))
        continue;
      break;
    }

  card->text.size = style.size;
  card->text.title_height = pango_layout_get_line_count (card->text.title) * style.line;

  return step;
}

/* Shapes the note below the title. With `whole` only if all of it has room: FALSE otherwise, and no note is kept. */
static gboolean
shape_note (ParcoursText *self, TextCard *card, const char *note, guint step, double height, gboolean whole)
{
  ParcoursTextStyle style = { .weight = PANGO_WEIGHT_NORMAL, .width = card->width, .align = PANGO_ALIGN_LEFT };
  gboolean fits = FALSE;

  if (note == NULL || *note == '\0')
    return TRUE;

  style.size = steps[step].note;
  style.line = steps[step].note_line;
  style.max_lines = (int) ((height - card->text.title_height - NOTE_GAP) / style.line);
  if (style.max_lines > 0)
    {
      card->text.note = pango_layout_new (self->context);
      _parcours_text_prepare (self, card->text.note, &style);
      if (whole)
        fits = _parcours_text_fits (card->text.note, note, &style);
      else
        fits = !_parcours_text_fill (card->text.note, note, &style);
    }
  if (whole && !fits)
    g_clear_object (&card->text.note);

  return fits;
}

static void
shape_card (ParcoursText *self, TextCard *card, ParcoursElement *element)
{
  const char *title = parcours_element_get_text (element, PARCOURS_CARD_TITLE);
  const char *note = parcours_element_get_text (element, PARCOURS_CARD_NOTE);
  double height = parcours_card_has_foot (element) ? TEXT_HEIGHT_FOOT : TEXT_HEIGHT;
  guint step = shape_title (self, card, title, height);

  if (height > TEXT_HEIGHT_FOOT)
    {
      if (!card->text.more && shape_note (self, card, note, step, height, TRUE))
        return;
      /* Something stays hidden, and the mark that says so stands where a foot would. */
      if (card->text.more || card->text.title_height > TEXT_HEIGHT_FOOT)
        {
          clear_card (card);
          step = shape_title (self, card, title, TEXT_HEIGHT_FOOT);
        }
    }

  if (!shape_note (self, card, note, step, TEXT_HEIGHT_FOOT, FALSE))
    card->text.more = TRUE;
}

static gboolean
has_words (ParcoursElement *card)
{
  return parcours_element_get_text (card, PARCOURS_CARD_TITLE) != NULL || parcours_element_get_text (card, PARCOURS_CARD_NOTE) != NULL;
}

gboolean
parcours_card_picture_box (ParcoursElement *card, double width, ParcoursRect *box)
{
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (card) && box != NULL, FALSE);

  if (parcours_element_get_text (card, PARCOURS_CARD_PICTURE) == NULL)
    return FALSE;
  if (has_words (card))
    *box = PARCOURS_RECT (width - PARCOURS_CARD_PICTURE_SIDE - 8, 23, PARCOURS_CARD_PICTURE_SIDE, PARCOURS_CARD_PICTURE_SIDE);
  else
    *box = PARCOURS_RECT (8, 22, width - 16, parcours_card_has_foot (card) ? TEXT_HEIGHT_FOOT : TEXT_HEIGHT);
  return TRUE;
}

/* A picture at the right leaves less. */
static double
text_width (ParcoursElement *card, double width)
{
  ParcoursRect box;

  if (!has_words (card) || !parcours_card_picture_box (card, width, &box))
    return width - 2 * PARCOURS_CARD_TEXT_X;
  return box.x - PARCOURS_CARD_PICTURE_GAP - PARCOURS_CARD_TEXT_X;
}

const ParcoursCardText *
parcours_text_card (ParcoursText *self, ParcoursElement *card, double width)
{
  TextCard *kept;

  g_return_val_if_fail (PARCOURS_IS_TEXT_CACHE (self), NULL);
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (card), NULL);

  width = text_width (card, width);
  kept = g_hash_table_lookup (self->cards, card);
  if (kept != NULL && kept->width == width)
    return &kept->text;

  if (kept == NULL)
    {
      kept = g_new0 (TextCard, 1);
      g_hash_table_insert (self->cards, g_object_ref (card), kept);
    }
  clear_card (kept);
  kept->width = width;

  shape_card (self, kept, card);

  return &kept->text;
}

void
parcours_text_forget (ParcoursText *self, ParcoursElement *card)
{
  g_return_if_fail (PARCOURS_IS_TEXT_CACHE (self));

  g_hash_table_remove (self->cards, card);
}

void
parcours_text_forget_all (ParcoursText *self)
{
  g_return_if_fail (PARCOURS_IS_TEXT_CACHE (self));

  g_hash_table_remove_all (self->cards);
}

gboolean
parcours_card_has_foot (ParcoursElement *card)
{
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (card), FALSE);

  return parcours_element_get_value (card, PARCOURS_CARD_EMOTION) != NULL
         || parcours_element_get_value (card, PARCOURS_CARD_EFFORT) != NULL
         || parcours_element_get_value (card, PARCOURS_CARD_LEVEL) != NULL;
}
