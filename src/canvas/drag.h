/* drag.h - cards in the air, between wall and tray.
 *
 * Not GtkDragSource: on X11 Escape would never arrive and a release would always drop. The gesture that started the
 * drag tells where the pointer is; wall and tray both paint the lifted cards, each clipped to itself, so they pass
 * from one to the other.
 */
#pragma once

#include <gtk/gtk.h>

#include "canvas/canvas.h"
#include "layout/hit.h"

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_OVER_NOTHING,        /* a drop leaves all as it was */
  PARCOURS_OVER_WALL,
  PARCOURS_OVER_TRAY,
} ParcoursOver;

#define PARCOURS_TYPE_DRAG (parcours_drag_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursDrag, parcours_drag, PARCOURS, DRAG, GObject)

/* Lifts `cards` (in reading order). The pointer holds `lead` at (dx, dy) u from its top left corner. */
ParcoursDrag *parcours_drag_new (ParcoursCanvas *canvas, GPtrArray *cards, ParcoursElement *lead, double dx, double dy);

/* The pointer is at (x, y) of `widget`. */
void parcours_drag_motion (ParcoursDrag *self, GtkWidget *widget, double x, double y);

/* Finds the slot anew: the wall has scrolled below the pointer. */
void parcours_drag_update (ParcoursDrag *self);

/* Makes the move, one transaction. FALSE if there is nowhere to drop. */
gboolean parcours_drag_drop (ParcoursDrag *self);

/* Where the pointer is, in the wall's coordinates, and where it holds the lead card, in u. */
void parcours_drag_get_pointer (ParcoursDrag *self, double *x, double *y);
void parcours_drag_get_hold (ParcoursDrag *self, double *dx, double *dy);
ParcoursElement *parcours_drag_get_lead (ParcoursDrag *self);
guint parcours_drag_get_span (ParcoursDrag *self);      /* columns of the lead card */

ParcoursOver parcours_drag_get_over (ParcoursDrag *self);
const ParcoursSlot *parcours_drag_get_slot (ParcoursDrag *self);        /* over the wall, else NULL */
guint parcours_drag_get_parked_index (ParcoursDrag *self);              /* over the tray */
GHashTable *parcours_drag_get_cards (ParcoursDrag *self);               /* cards as keys; borrowed */

/* Paints the lifted cards where they are over `widget`. */
void parcours_drag_snapshot (ParcoursDrag *self, GtkWidget *widget, GtkSnapshot *snapshot);

/* The lifted cards as a picture, and where in it the pointer is. The caller owns it. */
GdkPaintable *parcours_drag_make_picture (ParcoursDrag *self, double *hot_x, double *hot_y);

G_END_DECLS
