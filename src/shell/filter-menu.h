/* filter-menu.h - a button of the filter bar with check boxes for what the cards of the map have for one field.
 *
 * It holds no state of its own: it shows what a filter says and tells what was checked.
 *
 * Signal
 *   toggled (char *value, gboolean on)     a box was checked or cleared; `value` as parcours_filter_with() takes it, NULL: not set
 */
#pragma once

#include <gtk/gtk.h>

#include "model/filter.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_FILTER_MENU (parcours_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFilterMenu, parcours_filter_menu, PARCOURS, FILTER_MENU, GtkWidget)

/* `name` is the field's in a filter; `label` is translated. */
GtkWidget *parcours_filter_menu_new (const char *name, const char *label);

const char *parcours_filter_menu_get_name (ParcoursFilterMenu *self);

/* Shows how many values of the field the filter has; hides itself where the map holds none to choose from. */
void parcours_filter_menu_update (ParcoursFilterMenu *self, ParcoursMap *map, ParcoursFilter *filter);

G_END_DECLS
