/* card-label.h - a card in one breath, for a screen reader: title, place, ratings, where in its cell and on the wall, what state
 * it is in; and where it went. In the user's language. */
#pragma once

#include "layout/layout.h"
#include "paint/paint.h"

G_BEGIN_DECLS

/* “Reads a comparison — Consideration, Ludovic — moment of truth — emotion +1 — effort 3 of 5 — evidence level: Validated —
 * 2 of 4 in this cell — row 2, column 5 — selected”. `layout` NULL: not as it stands on a wall, so without the numbers. The
 * caller owns it. */
char *parcours_card_label (ParcoursMap *map, ParcoursLayout *layout, ParcoursElement *card, ParcoursCardState state);

/* What to tell after cards were moved: “Reads a comparison” is now in Consideration, Ludovic, 2 of 4. Of several the
 * `current` one stands for all; NULL if none was moved. The caller owns it. */
char *parcours_card_moved (ParcoursMap *map, GPtrArray *cards, ParcoursElement *current);

G_END_DECLS
