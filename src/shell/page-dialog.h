/* page-dialog.h - the print and the export dialog: the options and the sheets beside each other (page-pane.h), and what is done with them.
 *
 * Print: to a printer, or saved as a PDF. Export: to a file of several kinds. Files are written while the dialog waits, with a bar and a way
 * to stop; printing goes on without it.
 */
#pragma once

#include "shell/page-options.h"
#include "shell/window.h"

G_BEGIN_DECLS

/* The map of `window` must be there. */
void parcours_page_dialog_show (ParcoursWindow *window, ParcoursPagesPurpose purpose);

G_END_DECLS
