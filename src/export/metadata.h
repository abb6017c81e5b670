/* metadata.h - what a file says about itself, from the map. Borrowed; "" if unset. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

const char *parcours_metadata_title (ParcoursMap *map);

/* The owner, or the team. */
const char *parcours_metadata_author (ParcoursMap *map);

/* The scenario, or the summary. */
const char *parcours_metadata_description (ParcoursMap *map);

G_END_DECLS
