/* tiling-cuts.h - where to cut one direction of a poster; for tiling.c. */
#pragma once

#include "layout/tiling.h"

G_BEGIN_DECLS

/* The first of `n` parts may be `first` long, the others `next`; together they are at least as long as `length`, which is that of
 * `axis` times `scale`. Fills `limits` (n + 1) and returns what the cuts cost. */
double _parcours_tiling_cut (const ParcoursTilingAxis *axis, double scale, double length, guint n, double first, double next,
                             double *limits);

G_END_DECLS
