/* table-selection.h - the cards of a list as a GtkSelectionModel whose truth is a ParcoursSelection.
 *
 * It keeps no set of its own: what the list view selects is selected in the window, and what the wall, the inspector or an
 * action selects shows in the list. Selecting cards lets go of a header that was selected. Cards that a filter leaves out
 * stay selected until something else is.
 */
#pragma once

#include <gtk/gtk.h>

#include "canvas/selection.h"
#include "shell/card-list.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_TABLE_SELECTION (parcours_table_selection_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursTableSelection, parcours_table_selection, PARCOURS, TABLE_SELECTION, GObject)

ParcoursTableSelection *parcours_table_selection_new (ParcoursCardList *list, ParcoursSelection *selection);

/* Selects what lies between the anchor and this position, ends included; it becomes current. */
void parcours_table_selection_extend_to (ParcoursTableSelection *self, guint position);

G_END_DECLS
