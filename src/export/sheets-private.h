/* sheets-private.h - the kinds of sheets, for parcours_sheets_new(). */
#pragma once

#include "export/sheets.h"

G_BEGIN_DECLS

/* sheets-poster.c: one poster on one sheet. */
ParcoursSheets *_parcours_sheets_poster_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error);
ParcoursSheets *_parcours_sheets_poster_new_bare (ParcoursMap *map);

/* sheets-tiles.c: the poster cut into tiles. */
ParcoursSheets *_parcours_sheets_tiles_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error);

/* sheets-sticky.c: a card on each note. */
ParcoursSheets *_parcours_sheets_sticky_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error);

G_END_DECLS
