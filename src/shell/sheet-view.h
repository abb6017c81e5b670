/* sheet-view.h - a preview that pages through the sheets of a composition: one at a time, with its name, by buttons and keys.
 *
 * Page Up, Page Down, Home and End turn the sheets, + and − zoom, 0 shows all of the sheet; Ctrl and the wheel zoom too.
 */
#pragma once

#include <gtk/gtk.h>

#include "shell/compose.h"
#include "shell/sheet-page.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_SHEET_VIEW (parcours_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursSheetView, parcours_sheet_view, PARCOURS, SHEET_VIEW, GtkWidget)

GtkWidget *parcours_sheet_view_new (void);

/* Stays at the sheet it shows, or at the last one there is now. NULL: empty. */
void parcours_sheet_view_set_composition (ParcoursSheetView *self, ParcoursComposition *composition);

void parcours_sheet_view_set_sheet (ParcoursSheetView *self, guint sheet);
guint parcours_sheet_view_get_sheet (ParcoursSheetView *self);

/* What a screen reader says of the sheet: “Sheet 2 of 16: Row 1, column 2”. Borrowed. */
const char *parcours_sheet_view_get_name (ParcoursSheetView *self);

ParcoursSheetPage *parcours_sheet_view_get_page (ParcoursSheetView *self);

G_END_DECLS
