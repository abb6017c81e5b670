/* change-list.h - what is different between two maps, in words: one row a change, with a sign that says whether something
 * came, went, moved or changed. */
#pragma once

#include "model/map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARCOURS_TYPE_CHANGE_LIST (parcours_change_list_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursChangeList, parcours_change_list, PARCOURS, CHANGE_LIST, GtkWidget)

GtkWidget *parcours_change_list_new (void);

/* Shows the changes that lead from one map to the other, or says that there are none. With a NULL map the list is empty.
 * The maps are only read here. */
void parcours_change_list_set_maps (ParcoursChangeList *self, ParcoursMap *from, ParcoursMap *to);

/* How many changes there are, those that found no row included. */
guint parcours_change_list_get_n_changes (ParcoursChangeList *self);

G_END_DECLS
