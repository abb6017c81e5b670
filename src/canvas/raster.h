/* raster.h - a picture kept in pixels, where that is cheaper to draw again than what it is made of.
 *
 * GTK's cairo renderer draws each text and line anew whenever it comes into a frame: scrolling over cards full of text
 * costs several times what copying them does. Other renderers keep on the graphics card what they need, and enlarge it
 * better than we would.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TRUE if what draws this widget is better off with pixels. */
gboolean parcours_raster_pays (GtkWidget *widget);

/* `node` enlarged by `zoom`, in pixels, `density` of them to a logical one: to be drawn as it is, with its origin on a pixel.
 * (Were it drawn in a scaled frame, rounding would cost both sharpness and speed.) The caller owns it. */
GskRenderNode *parcours_raster_new (GskRenderNode *node, double zoom, int density);

G_END_DECLS
