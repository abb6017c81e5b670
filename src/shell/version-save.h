/* version-save.h - a version as a file of its own. */
#pragma once

#include <adwaita.h>

#include "model/map.h"
#include "share/versions.h"
#include "shell/window.h"

G_BEGIN_DECLS

/* Asks over `dialog` where to, and saves `map`, which is that version of the document of `window`, there. What became
 * of it is said over the dialog, in `toasts` if it is good. */
void parcours_version_save_copy (GtkWindow *dialog, AdwToastOverlay *toasts, ParcoursWindow *window, ParcoursMap *map,
                                 const ParcoursVersion *version);

G_END_DECLS
