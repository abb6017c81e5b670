/* fit.h - how large a map is for each number of cards side by side, and which number suits a page. */
#pragma once

#include "layout/layout.h"

G_BEGIN_DECLS

/* The least a page needs around the body, in u. */
typedef struct
{
  double across;                /* margins, side band, legend */
  double down;                  /* margins, lens, head band, parked cards, footer */
  double least_height;          /* of the body's row: the legend column beside it */
} ParcoursSurround;

/* Cards side by side (1 to 12) with which the map is largest on a page of this shape; `*scale` (may be NULL) is how large. `layout` must
 * have been laid out with one card per row. */
guint parcours_fit_cards_per_row (ParcoursLayout *layout, const ParcoursSurround *surround,
                                  double page_width, double page_height, double *scale);

G_END_DECLS
