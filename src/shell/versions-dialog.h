/* versions-dialog.h - the history of a window's document: its last saved states, what restoring one would change, and
 * doing it.
 *
 * Restoring is one step that Undo takes back. Where the map cannot be edited, the versions can still be looked at.
 */
#pragma once

#include "shell/window.h"

G_BEGIN_DECLS

/* The document must have a file. */
void parcours_versions_dialog_show (ParcoursWindow *window);

G_END_DECLS
