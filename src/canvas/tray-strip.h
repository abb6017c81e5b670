/* tray-strip.h - the row of parked cards inside the tray; the tray scrolls it. */
#pragma once

#include "canvas/canvas.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_TRAY_STRIP (parcours_tray_strip_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursTrayStrip, parcours_tray_strip, PARCOURS, TRAY_STRIP, GtkWidget)

ParcoursTrayStrip *parcours_tray_strip_new (ParcoursCanvas *canvas);

/* How it is scrolled: cards out of sight have no widgets. */
void parcours_tray_strip_set_adjustment (ParcoursTrayStrip *self, GtkAdjustment *adjustment);

/* The parked cards, or their order, or which are selected differ. */
void parcours_tray_strip_refresh (ParcoursTrayStrip *self);

/* Cards are in the air, moved, or down again. */
void parcours_tray_strip_drag_changed (ParcoursTrayStrip *self);

/* The number a card dropped at x of the strip gets, `dragged` ones left out. */
guint parcours_tray_strip_index_at (ParcoursTrayStrip *self, double x, GHashTable *dragged);

/* Scrolls to a parked card. FALSE if it is not there. */
gboolean parcours_tray_strip_reveal_card (ParcoursTrayStrip *self, ParcoursElement *card);

gboolean parcours_tray_strip_focus_card (ParcoursTrayStrip *self, ParcoursElement *card);

G_END_DECLS
