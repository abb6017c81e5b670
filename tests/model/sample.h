/* sample.h - small maps for the tests of the model. */
#pragma once

#include "model/operations.h"

/* Two stages (s1 with steps t1, t2; s2 without), lanes l1 (touchpoint of p1) and l2 (pain), channels c1, c2, cards k1..k4:
 * k1, k2 at s1/t1/l1; k3 at s2/l2; k4 parked. */
ParcoursMap *sample_map (void);

/* The record, which must be there. */
ParcoursElement *sample_get (ParcoursMap *map, const char *id);

/* Ids of a cell's cards, joined by spaces. The caller owns it. */
char *sample_cell (ParcoursMap *map, const char *stage, const char *step, const char *lane);

/* Asserts the invariants. */
void sample_assert_sound (ParcoursMap *map);
