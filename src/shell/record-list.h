/* record-list.h - the records of one kind that a record holds (evidence of a card, goals of the map): each a row
 * that opens to its form, with buttons to add, move and remove. */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_RECORD_LIST (parcours_record_list_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursRecordList, parcours_record_list, PARCOURS, RECORD_LIST, GtkBox)

ParcoursRecordList *parcours_record_list_new (ParcoursKind kind);

/* The record whose children are listed. */
void parcours_record_list_set_parent_record (ParcoursRecordList *self, ParcoursMap *map, ParcoursElement *parent);
void parcours_record_list_refresh (ParcoursRecordList *self);

G_END_DECLS
