/* adopt.h - bringing another state of the same map in, as one step of the history (reload, revert). */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Makes the content of `map` that of `source`, in one transaction called `label`, by the edits of diff.h: records that live
 * on stay the same objects, and a small difference is a small step. FALSE, and nothing is changed, if no edits lead there:
 * another root record or format version. */
gboolean parcours_map_adopt (ParcoursMap *map, ParcoursMap *source, const char *label);

G_END_DECLS
