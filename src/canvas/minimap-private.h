/* minimap-private.h - the inside of the overview, for minimap.c (whether it is there, painting) and minimap-input.c. */
#pragma once

#include "canvas/canvas-private.h"
#include "canvas/minimap.h"

G_BEGIN_DECLS

struct _ParcoursMinimap
{
  GtkWidget parent_instance;

  ParcoursCanvas *canvas;       /* borrowed */
  GdkTexture *picture;
  guint work;
  guint paint_timer, settle_idle, drag_tick;
  double hold_x, hold_y;        /* where the frame is held, from its middle, u */

  guint wanted : 1;
  guint stale : 1;
  guint aside : 1;
};

/* minimap.c: the picture within the widget, and the frame around what is seen */
ParcoursRect _parcours_minimap_picture_rect (ParcoursMinimap *self);
ParcoursRect _parcours_minimap_frame_rect (ParcoursMinimap *self, const ParcoursRect *picture);

/* minimap-input.c */
void _parcours_minimap_init_input (ParcoursMinimap *self);
void _parcours_minimap_say_seen (ParcoursMinimap *self, const ParcoursViewport *viewport, gboolean aloud);

G_END_DECLS
