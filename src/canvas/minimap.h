/* minimap.h - the whole map, small, with a frame around what the wall shows: click or drag in it to go there.
 *
 * Floats over the wall (put it into the wall's GtkOverlay). It hides by itself where the whole map is in sight or the
 * wall is too small to spare the room, and steps aside while cards are dragged near it or what the keyboard works on
 * lies below it. Its picture is painted once and again when the map has changed, never because the wall moves.
 *
 * Keys: arrows go a third of a page, + and - zoom, Home and End go to the first and the last corner, Escape and Return
 * go back to the wall.
 *
 * Properties
 *   wanted (boolean)     FALSE: it stays hidden
 */
#pragma once

#include "canvas/canvas.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_MINIMAP (parcours_minimap_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursMinimap, parcours_minimap, PARCOURS, MINIMAP, GtkWidget)

/* The canvas must have the selection it keeps. */
ParcoursMinimap *parcours_minimap_new (ParcoursCanvas *canvas);

/* How often the picture was painted so far (tests look at it). */
guint parcours_minimap_get_work (ParcoursMinimap *self);

G_END_DECLS
