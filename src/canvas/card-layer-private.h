/* card-layer-private.h - the inside of the layer of cards, for card-layer*.c and its plane. */
#pragma once

#include "canvas/card-layer.h"

G_BEGIN_DECLS

/* A card that has a widget, and where the widget is. */
typedef struct
{
  ParcoursCardWidget *widget;
  ParcoursCardBox box;
  double x, y;                  /* shown */
  double from_x, from_y, to_x, to_y;
  gint64 start;                 /* of the glide, us; 0: at rest */
  guint generation;             /* of the update that wanted it */
} ParcoursLiveCard;

/* The container that pans. It only places its children, each of which paints itself at the right size: were the plane scaled as a
 * whole, GTK would draw all of it again whenever one card moves, because it cannot tell what differs inside of what is scaled. */
#define PARCOURS_TYPE_CARD_PLANE (parcours_card_plane_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursCardPlane, parcours_card_plane, PARCOURS, CARD_PLANE, GtkWidget)

struct _ParcoursCardPlane
{
  GtkWidget parent_instance;

  GHashTable *live;             /* ParcoursElement (of the box) -> ParcoursLiveCard */
  double zoom;
  graphene_rect_t seen;         /* what of it is in the layer */
  GtkWidget *button;
  ParcoursRect button_rect;
};

struct _ParcoursCardLayer
{
  GtkWidget parent_instance;

  ParcoursScene *scene;
  ParcoursCardPlane *plane;
  GPtrArray *spare;             /* released widgets, without a parent */
  double x, y, zoom;
  gboolean resting;
  guint generation;
  guint tick, still_tick;

  ParcoursSlot slot;
  guint slot_nth;               /* place of the slot in its cell's grid */
  GHashTable *dragged;          /* NULL: no slot */
  ParcoursSlot next_slot;       /* what room is made for when the timer ends */
  GHashTable *next_dragged;
  guint room_timer;
};

/* Has a card stand, or glide, to where its box and the open slot say. */
void _parcours_card_layer_send (ParcoursCardLayer *self, ParcoursLiveCard *live, gboolean glide);
void _parcours_card_layer_send_all (ParcoursCardLayer *self, gboolean glide);

G_END_DECLS
