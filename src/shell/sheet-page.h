/* sheet-page.h - one sheet of a composition, as it will lie on the table: white paper, fitted into its place or zoomed in.
 *
 * Its picture is painted in a worker, at the size it is shown; meanwhile the last one stands in. Keys on it activate the actions sheet.… of
 * whoever holds it (sheet-view.h).
 */
#pragma once

#include <gtk/gtk.h>

#include "shell/compose.h"

G_BEGIN_DECLS

#define PARCOURS_SHEET_ZOOM_MAX 8.0

#define PARCOURS_TYPE_SHEET_PAGE (parcours_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursSheetPage, parcours_sheet_page, PARCOURS, SHEET_PAGE, GtkWidget)

/* NULL: empty. */
void parcours_sheet_page_show (ParcoursSheetPage *self, ParcoursComposition *composition, guint sheet);

/* 1: the whole sheet is seen. */
void parcours_sheet_page_set_zoom (ParcoursSheetPage *self, double zoom);
double parcours_sheet_page_get_zoom (ParcoursSheetPage *self);

/* TRUE if the picture of what is shown is there, as sharp as it gets. */
gboolean parcours_sheet_page_is_ready (ParcoursSheetPage *self);

G_END_DECLS
