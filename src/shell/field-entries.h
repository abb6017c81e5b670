/* field-entries.h - what a field can be chosen from: the choices of the table, or records of the map. The first entry
 * leaves the field unset. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Adds to `values` what each entry stands for (NULL: unset) and to `words` what it says; both take strings to free.
 * `value` is what `records` have now: it is among them even if what it names is missing. Steps are listed if all of them are
 * cards of one stage. */
void parcours_field_entries (ParcoursMap *map, GPtrArray *records, const ParcoursField *field, const char *value,
                             GPtrArray *values, GPtrArray *words);

/* The stage, or (`lane`) the lane, that all cards are in; NULL if they are not in one. */
ParcoursElement *parcours_field_shared_place (ParcoursMap *map, GPtrArray *cards, gboolean lane);

/* Stage, step and lane are a card's place. Moves the cards to the end of the cell that `value` leads to, as one step. */
void parcours_field_move_cards (ParcoursMap *map, GPtrArray *cards, ParcoursFieldId field, const char *value);

G_END_DECLS
