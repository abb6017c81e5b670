/* tray.h - "To place": the cards without a stage or a lane, as a strip below the wall.
 *
 * It shares map, selection, menus (PARCOURS_MENU_PARKED) and drag with its canvas: cards go from wall to tray and
 * back.
 *
 * Property
 *   n-cards (uint, read only)      how many cards wait
 */
#pragma once

#include "canvas/canvas.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_TRAY (parcours_tray_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursTray, parcours_tray, PARCOURS, TRAY, GtkWidget)

/* A strip for that canvas (one per canvas). Put it below, full width; it scrolls sideways by itself. */
ParcoursTray *parcours_tray_new (ParcoursCanvas *canvas);

guint parcours_tray_get_n_cards (ParcoursTray *self);

G_END_DECLS
