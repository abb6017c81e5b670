/* illustrate.h - pictures on cards and portraits of personas: each picture is held once, and no longer than something shows it.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The picture of the map with the same data as `like` (of this map, of another, or detached). NULL if there is none. */
ParcoursElement *parcours_map_find_picture (ParcoursMap *map, ParcoursElement *like);

/* Gives all records the picture as their `field` (a reference to pictures), as one step of undo. `picture` is a detached record, which
 * comes in unless the same data is there already; NULL takes away what they had. Pictures that nothing shows any more go with it. */
void parcours_map_illustrate (ParcoursMap *map, GPtrArray *records, ParcoursFieldId field, ParcoursElement *picture);

/* Pictures that nothing but `leaving` and what is below it refers to; borrowed, in an array the caller owns. */
GPtrArray *parcours_map_list_lone_pictures (ParcoursMap *map, ParcoursElement *leaving);

G_END_DECLS
