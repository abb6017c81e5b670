/* header-drag.h - a stage, step, lane or persona in the air: where it floats, where it would land, the move at the end.
 * Where that is, is for layout/landing; a gesture of the canvas tells where the pointer is. */
#pragma once

#include <gtk/gtk.h>

#include "canvas/canvas.h"
#include "layout/landing.h"

G_BEGIN_DECLS

typedef struct _ParcoursHeaderDrag ParcoursHeaderDrag;

ParcoursHeaderDrag *parcours_header_drag_new (ParcoursCanvas *canvas, ParcoursElement *header);
void parcours_header_drag_free (ParcoursHeaderDrag *self);

/* The pointer is at (x, y) of the canvas. */
void parcours_header_drag_motion (ParcoursHeaderDrag *self, double x, double y);

/* Makes the move, one transaction. FALSE if it would land where it is. */
gboolean parcours_header_drag_drop (ParcoursHeaderDrag *self);

ParcoursElement *parcours_header_drag_get_header (ParcoursHeaderDrag *self);

/* Paints the insertion line and the header at the pointer, over everything else. */
void parcours_header_drag_snapshot (ParcoursHeaderDrag *self, GtkSnapshot *snapshot);

G_END_DECLS
