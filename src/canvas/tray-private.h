/* tray-private.h - what the wall asks of its tray. */
#pragma once

#include "canvas/drag.h"
#include "canvas/tray.h"

G_BEGIN_DECLS

/* Cards of the tray are this large, pixels per u. */
#define PARCOURS_TRAY_ZOOM 1.0

/* The number among the parked cards, those of `dragged` left out, that a card dropped at x of the tray would get. */
guint _parcours_tray_index_at (ParcoursTray *self, double x, GHashTable *dragged);

/* A drag began, moved or ended. */
void _parcours_tray_drag_changed (ParcoursTray *self);

/* The canvas shows another map, or has another selection. */
void _parcours_tray_map_changed (ParcoursTray *self);

/* Scrolls to a parked card. */
void _parcours_tray_reveal_card (ParcoursTray *self, ParcoursElement *card);

/* Gives a parked card the focus and brings it into view. FALSE if it is not there. */
gboolean _parcours_tray_focus_card (ParcoursTray *self, ParcoursElement *card);

/* Shows the tray if it is put away. */
void _parcours_tray_reveal (ParcoursTray *self);

/* To the line where cards are written; to that line with the title of a parked card; to the first card, if there is
 * one to be seen. */
void _parcours_tray_write (ParcoursTray *self);
void _parcours_tray_rename (ParcoursTray *self, ParcoursElement *card);
void _parcours_tray_focus_first (ParcoursTray *self);

G_END_DECLS
