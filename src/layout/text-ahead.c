/* Many cards at once, on two cores: the caller's thread and one more take a handful of cards in turns. Pango's objects are for one thread
 * at a time, so the helper shapes in a context of its own, with a font map of its own, and hands over what it made at the end. */
#include "config.h"

#include "layout/text-private.h"

#define WORTH_A_THREAD 256      /* cards: finding the fonts a second time takes about as long as shaping a hundred */
#define HANDFUL 16

typedef struct
{
  const ParcoursCardToShape *cards;
  int n_cards;
  int next;                     /* atomic */
} TextQueue;

typedef struct
{
  TextQueue *queue;
  ParcoursText *text;
} TextHand;

static void
shape_in_turns (TextQueue *queue, ParcoursText *text)
{
  for (;;)
    {
      const int first = g_atomic_int_add (&queue->next, HANDFUL);

      if (first >= queue->n_cards)
        return;
      for (int i = first; i < MIN (first + HANDFUL, queue->n_cards); i++)
        parcours_text_card (text, queue->cards[i].card, queue->cards[i].width);
    }
}

static gpointer
help (gpointer data)
{
  TextHand *hand = data;

  shape_in_turns (hand->queue, hand->text);
  return NULL;
}

static void
take_over (ParcoursText *self, ParcoursText *helper)
{
  GHashTableIter iter;
  gpointer card, words;

  g_hash_table_iter_init (&iter, helper->cards);
  while (g_hash_table_iter_next (&iter, &card, &words))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (self->cards, card, words);
    }
}

void
parcours_text_shape_ahead (ParcoursText *self, const ParcoursCardToShape *cards, guint n_cards)
{
  g_return_if_fail (PARCOURS_IS_TEXT_CACHE (self));
  g_return_if_fail (cards != NULL || n_cards == 0);

  g_autofree ParcoursCardToShape *unshaped = g_new (ParcoursCardToShape, n_cards + 1);
  TextQueue queue = { unshaped, 0, 0 };

  for (guint i = 0; i < n_cards; i++)
    if (!g_hash_table_contains (self->cards, cards[i].card))
      unshaped[queue.n_cards++] = cards[i];
  if (queue.n_cards < WORTH_A_THREAD || g_get_num_processors () < 2)
    return;             /* they are shaped when they are asked for */

  g_autoptr (ParcoursText) helper = parcours_text_new ();
  TextHand hand = { &queue, helper };
  GThread *thread = g_thread_try_new ("shape", help, &hand, NULL);

  shape_in_turns (&queue, self);
  if (thread == NULL)
    return;
  g_thread_join (thread);
  take_over (self, helper);
}
