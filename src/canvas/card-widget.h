/* card-widget.h - one card on the wall or in the tray: a leaf that paints itself, takes the focus and has a name for
 * screen readers.
 *
 * Its size is in u; whoever holds it scales. Widgets are taken, bound to a card, released and bound again.
 */
#pragma once

#include "canvas/scene.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_CARD_WIDGET (parcours_card_widget_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursCardWidget, parcours_card_widget, PARCOURS, CARD_WIDGET, GtkWidget)

ParcoursCardWidget *parcours_card_widget_new (ParcoursScene *scene);

/* NULL releases. */
void parcours_card_widget_bind (ParcoursCardWidget *self, ParcoursElement *card);
ParcoursElement *parcours_card_widget_get_card (ParcoursCardWidget *self);

void parcours_card_widget_set_width (ParcoursCardWidget *self, double width);

/* The zoom it is seen at. */
void parcours_card_widget_set_zoom (ParcoursCardWidget *self, double zoom);

/* TRUE: keeps its picture in pixels, if that pays (raster.h) and for as long as nothing marks it. FALSE, while the zoom changes: the
 * picture there is gets stretched as long as it will do. Returns whether that is another answer than before. */
gboolean parcours_card_widget_set_still (ParcoursCardWidget *self, gboolean still);

/* Hover, selected, left, dimmed. Focus is its own affair. */
void parcours_card_widget_set_state (ParcoursCardWidget *self, ParcoursCardState state);
ParcoursCardState parcours_card_widget_get_state (ParcoursCardWidget *self);

/* The map has changed: name and picture may be others. */
void parcours_card_widget_refresh (ParcoursCardWidget *self);

G_END_DECLS
