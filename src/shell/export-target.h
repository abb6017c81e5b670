/* export-target.h - where a picture is to be written: the file chooser, and the question before another file is replaced. */
#pragma once

#include <gtk/gtk.h>

#include "shell/document.h"

G_BEGIN_DECLS

/* Called once with the chosen file; not if the user gave up. */
typedef void (*ParcoursTargetFunc) (GFile *file, gpointer data);

/* `ending` (“.pdf”) is added to names without it; `marker` (may be "") stands before it in the name that is proposed. `data` is an object:
 * it is kept until the user has chosen or given up. */
void parcours_export_target_ask (GtkWindow *parent, ParcoursDocument *document, const char *marker, const char *ending,
                                 ParcoursTargetFunc func, gpointer data);

G_END_DECLS
