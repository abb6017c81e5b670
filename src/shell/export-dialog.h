/* export-dialog.h - a map as a picture: which kind of file, which paper, how fine; then where. */
#pragma once

#include "shell/window.h"

G_BEGIN_DECLS

void parcours_export_dialog_show (ParcoursWindow *window);

G_END_DECLS
