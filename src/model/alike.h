/* alike.h - which cards are like some others: what “Select” offers. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_ALIKE_KIND,          /* as shown: a card without one has that of its lane */
  PARCOURS_ALIKE_PERSONA,       /* of its lane */
  PARCOURS_ALIKE_CHANNEL,       /* at least one in common */
  PARCOURS_ALIKE_EMOTION,
  PARCOURS_ALIKE_LEVEL,
  PARCOURS_ALIKE_TAG,           /* at least one in common */
  PARCOURS_ALIKE_STAGE,
  PARCOURS_ALIKE_STEP,
  PARCOURS_ALIKE_LANE,
  PARCOURS_N_ALIKE
} ParcoursAlike;

/* The name of an enum value in an action's parameter: “kind”, “persona”... and back (PARCOURS_N_ALIKE: no such name). */
const char *parcours_alike_name (ParcoursAlike by);
ParcoursAlike parcours_alike_by_name (const char *name);

/* Cards that have in common with at least one of the samples what `by` names. Nothing is a value too: a card without an emotion is
 * like others without, a parked card like others that wait. A sample that is a stage, step, lane or persona stands for the cards that
 * are in it or of it. Sorted as in the map; the caller owns the array, not the cards. */
GPtrArray *parcours_alike_find (ParcoursMap *map, GPtrArray *samples, ParcoursAlike by);

G_END_DECLS
