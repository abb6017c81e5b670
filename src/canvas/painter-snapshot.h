/* painter-snapshot.h - the painter of the screen: operations become render nodes of a GtkSnapshot. */
#pragma once

#include <gtk/gtk.h>

#include "canvas/icon-textures.h"
#include "paint/painter.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_PAINTER_SNAPSHOT (parcours_painter_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPainterSnapshot, parcours_painter_snapshot, PARCOURS, PAINTER_SNAPSHOT, GObject)

/* Paints into `snapshot`. Signs are taken from `icons` (borrowed, outlives the painter) with `density` pixels per u. */
ParcoursPainter *parcours_painter_snapshot_new (GtkSnapshot *snapshot, ParcoursIconTextures *icons, double density);

G_END_DECLS
