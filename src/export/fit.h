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

/* A map on a roll of paper. */
typedef struct
{
  guint cell_rows;
  double scale;
  double length;                /* of paper, in u, at this scale or at 1, whichever is less: what is compared */
} ParcoursRollFit;

/* The same for a roll `breadth` wide, of which at most `length` is used: the scale is `wanted`, or with 0 what fills the breadth, at most `most`.
 * Cards as large as on the wall are large enough: of what reaches 1 the shortest is the best. `upright`: the map's width is across the roll,
 * else its height. scale 0: `wanted` is not possible. */
ParcoursRollFit parcours_fit_roll (ParcoursLayout *layout, const ParcoursSurround *surround, gboolean upright,
                                   double breadth, double length, double wanted, double most);

gboolean parcours_roll_fit_is_better (const ParcoursRollFit *fit, const ParcoursRollFit *than);

G_END_DECLS
