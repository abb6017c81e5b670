/* compare-dialog.h - two states of a map, told apart in words. */
#pragma once

#include "model/map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows over `parent` what leads from one map to the other. `heading` is a translated title that says which two they are
 * (“What Changed on Disk”). The maps are only read here. */
void parcours_compare_dialog_show (GtkWindow *parent, const char *heading, ParcoursMap *from, ParcoursMap *to);

G_END_DECLS
