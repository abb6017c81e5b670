/* sheets-tiles.h - what only the sheets of a tiled poster can tell: parcours_sheets_new() makes them for PARCOURS_PRINT_TILES.
 *
 * The sheets come row by row; after them, if it is asked for, the assembly plan. The sheets are named on their flaps, which also repeat
 * the headers of stages, steps, lanes and personas, so that each reads alone; an overlap of less than 6 mm has no room for words. With
 * neither margin nor overlap nothing but the poster is on a sheet.
 */
#pragma once

#include "export/sheets.h"
#include "layout/tiling.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_SHEETS_TILES (parcours_sheets_tiles_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursSheetsTiles, parcours_sheets_tiles, PARCOURS, SHEETS_TILES, ParcoursSheets)

/* Which part of the poster each sheet carries, and where on it. Borrowed. */
const ParcoursTiling *parcours_sheets_tiles_get_tiling (ParcoursSheetsTiles *self);

/* u of the sheets for one of the poster. */
double parcours_sheets_tiles_get_scale (ParcoursSheetsTiles *self);

G_END_DECLS
