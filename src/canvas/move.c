/* move.c - see move.h. */
#include "config.h"

#include "canvas/move.h"

#include <glib/gi18n.h>

#include "model/operations.h"

/* Puts one card behind `after`. A filter may hide some cards of the cell, so numbers on the wall are not numbers in
 * the map; the neighbour is the same in both. A card that stands there already is left alone: it needs no new order
 * key. */
static void
move_card (ParcoursMap *map, ParcoursElement *card, ParcoursElement *stage, ParcoursElement *step,
           ParcoursElement *lane, ParcoursElement *after)
{
  g_autoptr(GPtrArray) cell = parcours_map_cell (map, stage, step, lane, NULL);
  guint mine, index = 0;
  gboolean here = g_ptr_array_find (cell, card, &mine);

  if (here && after == (mine > 0 ? g_ptr_array_index (cell, mine - 1) : NULL))
    return;
  if (here)
    g_ptr_array_remove_index (cell, mine);
  if (after != NULL)
    index = g_ptr_array_find (cell, after, &index) ? index + 1 : cell->len;
  parcours_map_place_card (map, card, stage, step, lane, (int) index);
}

void
parcours_move_cards (ParcoursMap *map, GPtrArray *cards, ParcoursElement *stage, ParcoursElement *step,
                     ParcoursElement *lane, ParcoursElement *after)
{
  g_return_if_fail (PARCOURS_IS_MAP (map));
  g_return_if_fail (cards != NULL);

  if (stage == NULL || lane == NULL)
    stage = step = lane = NULL;
  parcours_map_begin (map, cards->len == 1 ? _("Move Card") : _("Move Cards"));
  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cards, i);

      move_card (map, card, stage, step, lane, after);
      after = card;
    }
  parcours_map_end (map);
}

ParcoursElement *
parcours_move_neighbour (GPtrArray *cell, guint index, GHashTable *without)
{
  ParcoursElement *neighbour = NULL;

  for (guint i = 0; cell != NULL && i < cell->len && index > 0; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cell, i);

      if (without != NULL && g_hash_table_contains (without, card))
        continue;
      neighbour = card;
      index--;
    }
  return neighbour;
}
