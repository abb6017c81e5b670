/* template-dialog.h - what to start a new map from: a template or a filled example, in a language. */
#pragma once

#include <adwaita.h>

#include "model/map.h"

G_BEGIN_DECLS

typedef void (*ParcoursTemplateFunc) (ParcoursMap *map, gpointer data);

/* Shows the choice over `parent`, which `data` must not outlive; `func` gets the new map. */
void parcours_template_dialog_show (GtkWindow *parent, ParcoursTemplateFunc func, gpointer data);

G_END_DECLS
