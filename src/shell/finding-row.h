/* finding-row.h - one row of what can be read on paper: what was found, and the way to the card it is about. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* `finding` is a ParcoursFinding. If it is about a record, the row activates page.go with its id. */
GtkWidget *parcours_finding_row_new (gconstpointer finding);

G_END_DECLS
