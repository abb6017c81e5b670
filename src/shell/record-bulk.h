/* record-bulk.h - gives a comment, a task or a vote to all selected cards: an entry and a button, and how many cards have one. The
 * records themselves are listed and changed card by card. */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_RECORD_BULK (parcours_record_bulk_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursRecordBulk, parcours_record_bulk, PARCOURS, RECORD_BULK, GtkBox)

/* TRUE for the kinds that make sense for many cards at once. */
gboolean parcours_record_bulk_takes (ParcoursKind kind);

/* Floating. */
ParcoursRecordBulk *parcours_record_bulk_new (ParcoursKind kind);

void parcours_record_bulk_set_records (ParcoursRecordBulk *self, ParcoursMap *map, GPtrArray *records);

/* Follows the map. */
void parcours_record_bulk_refresh (ParcoursRecordBulk *self);

G_END_DECLS
