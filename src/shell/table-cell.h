/* table-cell.h - one cell of the table: one field of one card on one line, with the sign the wall has for it.
 *
 * It takes the focus (the table's cursor is the focus) and has a name for screen readers, “Emotion: +1”: both through the
 * cell that GTK puts around it. An editor may
 * stand in it for a while.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_TABLE_CELL (parcours_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursTableCell, parcours_table_cell, PARCOURS, TABLE_CELL, GtkWidget)

ParcoursTableCell *parcours_table_cell_new (ParcoursFieldId field);

/* The cell that a widget is, stands in or stands around; or NULL. */
ParcoursTableCell *parcours_table_cell_at (GtkWidget *widget);

void parcours_table_cell_focus (ParcoursTableCell *self);

ParcoursFieldId parcours_table_cell_get_field (ParcoursTableCell *self);
ParcoursElement *parcours_table_cell_get_card (ParcoursTableCell *self);

/* Shows the card as it is now; NULL: lets go of it. */
void parcours_table_cell_set_card (ParcoursTableCell *self, ParcoursMap *map, ParcoursElement *card);

/* As told to assistive technology; the look is the row's. */
void parcours_table_cell_set_selected (ParcoursTableCell *self, gboolean selected);

/* Stands in for what the cell says; NULL: ends that. */
void parcours_table_cell_set_editor (ParcoursTableCell *self, GtkWidget *editor);

G_END_DECLS
