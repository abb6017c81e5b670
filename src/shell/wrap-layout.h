/* wrap-layout.h - children one after the other, in as many lines as the width asks for; each as wide as it likes. Those that
 * expand share what is left of their line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARCOURS_TYPE_WRAP_LAYOUT (parcours_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursWrapLayout, parcours_wrap_layout, PARCOURS, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *parcours_wrap_layout_new (int spacing);

G_END_DECLS
