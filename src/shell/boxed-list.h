/* boxed-list.h - a scrolling list of rows on a card, with an end to it: rows are widgets, and what goes on for thousands
 * says enough with its first hundreds. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARCOURS_TYPE_BOXED_LIST (parcours_boxed_list_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursBoxedList, parcours_boxed_list, PARCOURS, BOXED_LIST, GtkWidget)

/* Shows a row for each of `items`, made by `new_row`, or for the first of them and how many more there are. */
void parcours_boxed_list_show (ParcoursBoxedList *self, GPtrArray *items, GtkWidget *(*new_row) (gconstpointer item));

G_END_DECLS
