/* sample.h - maps for the tests of layout. */
#pragma once

#include "layout/layout.h"
#include "model/operations.h"

/* Adds a record with values, a list of field and text that PARCOURS_FIELD_NONE ends. Borrowed. */
ParcoursElement *sample_add (ParcoursMap *map, ParcoursElement *parent, ParcoursKind kind, ...);

/* Adds a card to a cell (as last). Borrowed. */
ParcoursElement *sample_card (ParcoursMap *map, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane,
                              const char *title);

void sample_set (ParcoursMap *map, ParcoursElement *element, ParcoursFieldId field, const char *value);

/* `n_steps` steps for each of `n_stages` stages, `n_lanes` lanes of two personas and `n_cards` cards, scattered by
 * `random`. */
ParcoursMap *sample_map (GRand *random, guint n_stages, guint n_steps, guint n_lanes, guint n_cards);

/* Aborts unless both layouts have the same boxes, cells, parked cards and points. */
void sample_assert_same (ParcoursMap *map, ParcoursLayout *a, ParcoursLayout *b);
