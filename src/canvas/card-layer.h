/* card-layer.h - the card widgets of the wall: a window onto one plane that is moved and scaled as a whole.
 *
 * Widgets exist for the cards in sight plus a margin and for pinned ones (focused, anchor, dragged, edited). Which
 * ones is decided by parcours_card_layer_update(), called between frames, never while sizes are being allocated. A
 * card keeps its widget as long as it lives on; released widgets are bound again before new ones are made. Children
 * stand in reading order.
 */
#pragma once

#include "canvas/card-widget.h"
#include "layout/hit.h"

G_BEGIN_DECLS

/* More cards than this in sight have no widgets: the canvas paints them itself. */
#define PARCOURS_LIVE_MAX 600

#define PARCOURS_TYPE_CARD_LAYER (parcours_card_layer_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursCardLayer, parcours_card_layer, PARCOURS, CARD_LAYER, GtkWidget)

ParcoursCardLayer *parcours_card_layer_new (ParcoursScene *scene);

/* Where the body's (0, 0) is in the layer, and the scale. */
void parcours_card_layer_set_transform (ParcoursCardLayer *self, double x, double y, double zoom);

/* While the zoom rests, cards keep their picture in pixels (raster.h): scrolling is copying then. */
void parcours_card_layer_set_resting (ParcoursCardLayer *self, gboolean resting);

/* Binds widgets for the cards of `area` (NULL: none) and for `pins` (array of cards). FALSE if `area` has more than
 * PARCOURS_LIVE_MAX: then only the pins are live. */
gboolean parcours_card_layer_update (ParcoursCardLayer *self, const ParcoursRect *area, GPtrArray *pins);

/* The map has changed: widgets go where their cards stand now (gliding there if animations are on), names and
 * pictures follow. Call update() first. */
void parcours_card_layer_refresh (ParcoursCardLayer *self, gboolean glide);

/* Cards make room for a slot (NULL: no more): what `dragged` (cards as keys) are not part of stands as it would after
 * the drop; the dragged ones of that cell wait in the slot. They move once a slot has been the same for a moment; at the end at once. */
void parcours_card_layer_make_room (ParcoursCardLayer *self, const ParcoursSlot *slot, GHashTable *dragged);

/* Shows a card at (x, y) of the body for now: it glides from there when it is next sent to its place. */
void parcours_card_layer_put (ParcoursCardLayer *self, ParcoursElement *card, double x, double y);

/* NULL if the card has no widget. */
ParcoursCardWidget *parcours_card_layer_find (ParcoursCardLayer *self, ParcoursElement *card);
guint parcours_card_layer_get_n_live (ParcoursCardLayer *self);

typedef void (*ParcoursCardWidgetFunc) (ParcoursCardWidget *widget, gpointer data);
void parcours_card_layer_foreach (ParcoursCardLayer *self, ParcoursCardWidgetFunc func, gpointer data);

/* A button of the canvas on the plane, at `rect` of the body. */
void parcours_card_layer_set_button (ParcoursCardLayer *self, GtkWidget *button, const ParcoursRect *rect);

G_END_DECLS
