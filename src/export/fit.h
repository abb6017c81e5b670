/* fit.h - how large a map is for each number of rows its cells may have, and which number suits a page. */
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

/* Rows of cards a cell may have (the layout's cell_rows) with which the map is largest on a page of this shape; `*scale` (may be NULL) is how
 * large. Only the columns that need it are wider than one card, so a map with one full cell does not pay for it everywhere. */
guint parcours_fit_cell_rows (ParcoursLayout *layout, const ParcoursSurround *surround,
                              double page_width, double page_height, double *scale);

G_END_DECLS
