/* card-words.h - what a table says about a card: one field on one line, in the user's language.
 *
 * A field is one of a card's, or PARCOURS_LANE_PERSONA: the persona of the lane the card stands in. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The value as people read it: names for references, labels for choices, a kind that follows the lane. "" if unset. The
 * caller owns it. */
char *parcours_card_words (ParcoursMap *map, ParcoursElement *card, ParcoursFieldId field);

/* The record a place field leads to as it resolves, or the persona of the lane. NULL if there is none. Borrowed. */
ParcoursElement *parcours_card_target (ParcoursMap *map, ParcoursElement *card, ParcoursFieldId field);

/* What a lane is called: its title, or what it holds. Borrowed. */
const char *parcours_lane_words (ParcoursElement *lane);

G_END_DECLS
