/* tiles.h - where a composed poster is cut best; for sheets-tiles.c. */
#pragma once

#include "export/poster.h"
#include "layout/tiling.h"

G_BEGIN_DECLS

/* Cuts a poster into tiles of `paper`, which are turned as it takes the fewest, unless they `keep` the way they lie. NULL with
 * PARCOURS_ERROR_INVALID as parcours_tiling_new(). */
ParcoursTiling *_parcours_tiles_cut (ParcoursPoster *poster, const ParcoursTileOptions *tile, gboolean keep, GError **error);

G_END_DECLS
