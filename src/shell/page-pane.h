/* page-pane.h - what the print and the export dialog have in common: the options, beside them the sheets as they will be, below what should
 * be known before they are paper.
 *
 * The sheets are composed in a worker whenever the options change; until they are there the last ones stay.
 *
 * Signal
 *   changed ()     the options, or whether they can be done
 */
#pragma once

#include <adwaita.h>

#include "shell/compose.h"
#include "shell/page-options.h"
#include "shell/sheet-view.h"
#include "shell/window.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_PAGE_PANE (parcours_page_pane_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPagePane, parcours_page_pane, PARCOURS, PAGE_PANE, GtkWidget)

/* About the map of `window` and the cards that are selected there or hidden, starting with what was chosen for this map the last time. */
GtkWidget *parcours_page_pane_new (ParcoursWindow *window, ParcoursPagesPurpose purpose);

const ParcoursPageChoice *parcours_page_pane_get_choice (ParcoursPagePane *self);

/* The settings of printers that were kept with the choice; keep() writes both. Borrowed. */
GKeyFile *parcours_page_pane_get_keys (ParcoursPagePane *self);
void parcours_page_pane_keep (ParcoursPagePane *self);

/* What is chosen now, as work for a worker. The caller owns it. */
ParcoursPageWork *parcours_page_pane_dup_work (ParcoursPagePane *self);

/* The sheets of what is chosen now; NULL while they are composed, or if they cannot be. Borrowed. */
ParcoursComposition *parcours_page_pane_get_composition (ParcoursPagePane *self);

/* FALSE if what is chosen cannot be done; the pane says why. */
gboolean parcours_page_pane_is_possible (ParcoursPagePane *self);

ParcoursPageOptions *parcours_page_pane_get_options (ParcoursPagePane *self);
ParcoursSheetView *parcours_page_pane_get_view (ParcoursPagePane *self);

G_END_DECLS
