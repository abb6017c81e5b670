/* stickies.h - where notes and labels stand on a sheet. Pure arithmetic; all lengths are mm.
 *
 * Places are counted row by row, from 0 on.
 */
#pragma once

#include "base/geometry.h"

G_BEGIN_DECLS

typedef struct
{
  double sheet_width, sheet_height;     /* as it is turned */
  double width, height;         /* of one note */
  guint columns, rows;
  double left, top;             /* of the first note */
  double across, down;          /* from one note to the next one's same corner */
} ParcoursStickyGrid;

/* As many notes as go on the sheet with `margin` at its edges and `gap` between two, in the middle of it. The sheet is turned so that it
 * takes more of them; the note is not, for its glue is at the top. FALSE if there is no room for one. */
gboolean parcours_sticky_grid_fill (ParcoursStickyGrid *grid, double sheet_width, double sheet_height, double width, double height,
                                    double margin, double gap);

guint parcours_sticky_grid_per_sheet (const ParcoursStickyGrid *grid);

/* Sheets for `n` notes. */
guint parcours_sticky_grid_count_sheets (const ParcoursStickyGrid *grid, guint n);

/* Where note number `place` of a sheet is. */
ParcoursRect parcours_sticky_grid_place (const ParcoursStickyGrid *grid, guint place);

/* Sheets of labels that are sold everywhere, by the number of their best known maker; many others copy the measures. */
typedef struct
{
  const char *name;             /* "L7165" */
  const char *paper;            /* "A4", "Letter" */
  ParcoursStickyGrid grid;
} ParcoursLabelFormat;

const ParcoursLabelFormat *parcours_label_formats (guint *n);

/* By name, in any case, also "Avery L7165". NULL if it is not known. */
const ParcoursLabelFormat *parcours_label_format_find (const char *name);

/* Common sizes of sticky notes, width and height. */
typedef struct
{
  double width, height;
} ParcoursStickySize;

const ParcoursStickySize *parcours_sticky_sizes (guint *n);

G_END_DECLS
