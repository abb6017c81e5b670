/* paint-tile.h - what a sheet of a tiled poster has beside its part of the poster: headers on its flaps, marks, its name, and the plan
 * of all sheets. What is cut and what is glued: layout/tiling.h.
 *
 * Coordinates are those of the sheet, 1 u = 0.5 mm of paper.
 */
#pragma once

#include "layout/tiling.h"
#include "paint/paint.h"

G_BEGIN_DECLS

/* The part of the poster goes on under its left and upper neighbour by so much, so that a cut that is a little off shows no white. */
#define PARCOURS_TILE_BLEED 2.0

/* A flap that is less wide has no room for words. */
#define PARCOURS_TILE_WORDS 12.0

typedef struct
{
  double width, height;         /* of the sheet */
  double margin, overlap;
  ParcoursRect part;            /* of the poster, on the sheet */
  gboolean left, top, right, bottom;    /* there is a neighbour */
  gboolean grid;                /* a part of the grid is on the sheet */
  double scale;                 /* u of the sheet for one of the poster */
  double body_x, body_y;        /* where the cells of the grid begin; may be outside the sheet */
  double head, side;            /* height and width of its bands */
  const char *label;            /* the sheet's name */
} ParcoursTileLook;

/* The flaps: above the columns the names of stages and steps, beside the lanes theirs and their personas', where the sheet does not
 * show the bands themselves or shows them without the beginning of their titles; and the label. With an overlap of less than
 * PARCOURS_TILE_WORDS nothing of it; the label of a sheet without flap stands below its part, if there is room. */
void parcours_paint_tile_flaps (const ParcoursPaint *paint, const ParcoursTileLook *tile);

/* Where to cut, outside the corners; circles on the ends of each cut, of which each of the neighbours has a half that stays; and a dashed
 * line around what is glued. */
void parcours_paint_tile_marks (const ParcoursPaint *paint, const ParcoursTileLook *tile);

/* paint-plan.c: the sheet that says how the others go together. */
typedef struct
{
  double width, height, margin; /* of the sheet */
  const ParcoursTiling *tiling;
  const char *paper;            /* its name, or its size */
  double overlap;
  gboolean marks;               /* the sheets have them */
} ParcoursPlanLook;

/* The words; `*picture` is where the poster goes, in its proportions. */
void parcours_paint_plan (const ParcoursPaint *paint, const ParcoursPlanLook *plan, ParcoursRect *picture);

/* Cuts and numbers, over the poster's picture. */
void parcours_paint_plan_sheets (const ParcoursPaint *paint, const ParcoursPlanLook *plan, const ParcoursRect *picture);

G_END_DECLS
