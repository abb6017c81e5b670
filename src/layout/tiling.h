/* tiling.h - how a poster is cut into sheets of paper that are glued together. Pure arithmetic.
 *
 * All lengths are millimetres, all rectangles too. A sheet has on each edge a margin that the printer leaves white, and within it the
 * printable area. Sheets lie like roof tiles, from the last one up: each lies over its right and its lower neighbour. So every sheet but
 * those of the first column begins, within its left margin, with a glue flap `overlap` wide, and every sheet but those of the first row
 * with one as high at its top: nothing of the poster is on the flaps, for the left and the upper neighbour cover them. Right and below
 * each sheet is cut where its part of the poster ends; left and above nothing is cut but the outer edge of the poster.
 *
 *      margin | flap |  part of the poster  | rest | margin        (the same downwards)
 *      stay under the neighbour             ^ cut here
 *
 * n sheets so carry n * (side - 2 * margin) - (n - 1) * overlap. The number of sheets is the least that carries the poster, which may be
 * made smaller by PARCOURS_TILING_TOLERANCE for it and is never cut off: four times A4 are 1188 mm of the 1189 of A0. What room these
 * sheets leave over decides where they are cut: where it disturbs least.
 */
#pragma once

#include "base/geometry.h"

G_BEGIN_DECLS

#define PARCOURS_TILING_TOLERANCE 0.002 /* share of the poster by which it may become smaller */
#define PARCOURS_TILING_LEAST 20.0      /* of the poster on a sheet; less makes no sense */
#define PARCOURS_TILING_MOST 1000       /* sheets */

/* What cuts cost. A place that is neither listed nor within an obstacle costs PARCOURS_CUT_GAP. */
#define PARCOURS_CUT_STAGE 0.0          /* where a stage, a persona or a block begins */
#define PARCOURS_CUT_LANE 2.0           /* where a lane or a column begins */
#define PARCOURS_CUT_GAP 5.0            /* between cards */
#define PARCOURS_CUT_CARD 10.0          /* through a card */

typedef struct
{
  double at, cost;
} ParcoursCutPlace;

/* A cut inside costs `cost` more: a card, words. Edges are outside. */
typedef struct
{
  double from, to, cost;
} ParcoursCutObstacle;

/* One direction of the poster, across or down. The arrays may be NULL. */
typedef struct
{
  double length;
  const ParcoursCutPlace *places;
  guint n_places;
  const ParcoursCutObstacle *obstacles;
  guint n_obstacles;
} ParcoursTilingAxis;

typedef struct
{
  double width, height;         /* of the paper, as it is before it is turned */
  double margin, overlap;
  gboolean keep;                /* do not turn the paper */
  ParcoursTilingAxis across, down;
  const ParcoursRect *content;  /* what has something on it; sheets without are left out. NULL: none is */
  guint n_content;
} ParcoursTilingRequest;

typedef struct
{
  guint row, column;            /* from 0 */
  guint number;                 /* from 1, row by row, of those that exist */
  ParcoursRect poster;          /* its part of the assembled poster */
  ParcoursRect paper;           /* where that is on the sheet: cut along its right and lower edge */
} ParcoursTile;

typedef struct
{
  gboolean turned;              /* the paper's sides have changed places */
  double width, height;         /* of the paper, as it is turned */
  double scale;                 /* of the poster: 1, or less by no more than the tolerance */
  double poster_width, poster_height;   /* assembled, as scaled */
  guint n_columns, n_rows;
  double *across, *down;        /* n_columns + 1 and n_rows + 1 limits, from 0 to the poster's end */
  ParcoursTile *tiles;          /* row by row */
  guint n_tiles;                /* at least one */
  double cost;                  /* of all cuts */
} ParcoursTiling;

/* FALSE with PARCOURS_ERROR_INVALID and a sentence if margins and overlap leave less than PARCOURS_TILING_LEAST of a sheet. */
gboolean parcours_tiling_check (double width, double height, double margin, double overlap, GError **error);

/* NULL with PARCOURS_ERROR_INVALID as parcours_tiling_check(), or if it takes more than PARCOURS_TILING_MOST sheets. Of two ways
 * to turn the paper the one with fewer sheets is taken, then the one with better cuts. */
ParcoursTiling *parcours_tiling_new (const ParcoursTilingRequest *request, GError **error);
void parcours_tiling_free (ParcoursTiling *self);

/* How much of a poster `n` sheets carry in the direction in which the paper measures `side`. */
double parcours_tiling_carries (guint n, double side, double margin, double overlap);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursTiling, parcours_tiling_free)

G_END_DECLS
