/* move.h - several cards to one place, as one step of the history. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Puts `cards` one after the other behind the card `after` of that cell (NULL: before all others); `after` is none of
 * them. No stage or lane: they are parked. One transaction, "Move Card" or "Move Cards". */
void parcours_move_cards (ParcoursMap *map, GPtrArray *cards, ParcoursElement *stage, ParcoursElement *step,
                          ParcoursElement *lane, ParcoursElement *after);

/* The card that stands before number `index` of the cell when those in `without` (cards as keys; may be NULL) do not
 * count; NULL if it is the first. `cell` is the cell as it is shown. */
ParcoursElement *parcours_move_neighbour (GPtrArray *cell, guint index, GHashTable *without);

G_END_DECLS
