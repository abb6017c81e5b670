/* card-label.h - a card in one breath, for a screen reader: title, place, emotion, effort, where in its cell. In the
 * user's language. */
#pragma once

#include "layout/layout.h"

G_BEGIN_DECLS

/* “Reads a comparison — Consideration, Ludovic — emotion +1 — effort 3 of 5 — 2 of 4 in this cell”. The caller owns
 * it. */
char *parcours_card_label (ParcoursMap *map, ParcoursLayout *layout, ParcoursElement *card);

G_END_DECLS
