/* problems-dialog.h - everything a reader had to say about a file, as a list. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* `problems` is an array of ParcoursProblem. */
void parcours_problems_dialog_show (GtkWindow *parent, GPtrArray *problems);

G_END_DECLS
