/* record-row.h - one record in a list: a title, a line of facts, and its form when opened. */
#pragma once

#include <adwaita.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_RECORD_ROW (parcours_record_row_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursRecordRow, parcours_record_row, PARCOURS, RECORD_ROW, AdwExpanderRow)

ParcoursRecordRow *parcours_record_row_new (ParcoursMap *map, ParcoursElement *record);

ParcoursElement *parcours_record_row_get_record (ParcoursRecordRow *self);
void parcours_record_row_refresh (ParcoursRecordRow *self);

/* Opens the row and puts the cursor into its first editor. */
void parcours_record_row_edit (ParcoursRecordRow *self);

G_END_DECLS
