/* record-header.h - what the inspector shows: a badge, the kind, where it stands, and buttons to move and remove it. */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_RECORD_HEADER (parcours_record_header_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursRecordHeader, parcours_record_header, PARCOURS, RECORD_HEADER, GtkBox)

GtkWidget *parcours_record_header_new (void);

/* At least one record, all of one kind. Also called after each change of the map. */
void parcours_record_header_set_records (ParcoursRecordHeader *self, ParcoursMap *map, GPtrArray *records);

G_END_DECLS
