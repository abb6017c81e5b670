/* arrange.h - the frame of the wall: moving stages, steps, lanes and personas with all they hold, splitting and merging
 * stages.
 *
 * Each change is one transaction with its label. What "beside" means is decided here once, for keys, menus and drags:
 *
 *   - A stage or step takes its place among its siblings; a step put into another stage takes its cards along (the first
 *     step of a stage takes the stage's own cards in, as when it is added).
 *   - Lanes of one persona that stand together are a group, and so are those of nobody; a line without a persona belongs to
 *     the group above it. A lane moves within its group, or past the whole group beside it: groups stay whole, and nobody's
 *     lane becomes somebody else's by moving.
 *   - A persona moves with the lanes of its groups, which come together where it is put, and takes its number among the
 *     personas after that of the group above.
 *
 * Splitting a stage at a step makes the steps from there on, with their cards, a new stage behind it. Merging a stage with
 * the next one joins the titles (“Search / Purchase”), the descriptions and needs, keeps the first one's colour and takes
 * in steps, cards and measures; ids and all that points to them stay. Nothing may get mixed up: where only one of them, or
 * neither, had steps, cards without one get a step with the name of the stage they were in.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Adjacent lanes that stand together. */
typedef struct
{
  ParcoursElement *persona;     /* NULL: nobody's */
  guint first, n_lanes;
} ParcoursLaneGroup;

/* The groups of all lanes, from the top down: of ParcoursLaneGroup. The caller owns the array. */
GArray *parcours_arrange_groups (ParcoursMap *map);

/* Number among the siblings, from 0. -1: it has no parent. */
int parcours_arrange_index (ParcoursElement *element);

/* Puts a stage, step, lane or persona before number `index` of its siblings as they stand now (itself counted; as many as
 * there are: behind the last). `parent` is the stage a step goes to, NULL: its own. A persona's `index` is that of a lane.
 * Anything between two groups that would part them goes behind the group. FALSE if it stands there already. */
gboolean parcours_arrange_put (ParcoursMap *map, ParcoursElement *element, ParcoursElement *parent, guint index);

/* Where a lane or persona would stand instead, were it put before lane number `index`. */
guint parcours_arrange_lane_gap (ParcoursMap *map, ParcoursElement *element, guint index);

/* One place back (-1) or on (1). A step goes over the edge of its stage into the next. FALSE if there is nowhere to go. */
gboolean parcours_arrange_can_move (ParcoursMap *map, ParcoursElement *element, int direction);
gboolean parcours_arrange_move (ParcoursMap *map, ParcoursElement *element, int direction);

/* Before `step` some part of the stage must be left: a step, or cards without one. */
gboolean parcours_arrange_can_split (ParcoursMap *map, ParcoursElement *step);

/* Returns the new stage, called `title`; borrowed. NULL if it cannot be split there. */
ParcoursElement *parcours_arrange_split (ParcoursMap *map, ParcoursElement *step, const char *title);

/* The stage that `stage` would be merged with, NULL: it is the last. */
ParcoursElement *parcours_arrange_next_stage (ParcoursMap *map, ParcoursElement *stage);

/* FALSE if there is no next stage. */
gboolean parcours_arrange_merge (ParcoursMap *map, ParcoursElement *stage);

G_END_DECLS
