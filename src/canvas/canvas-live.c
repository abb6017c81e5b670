/* canvas-live.c - which cards have widgets, and in which state they are painted. */
#include "config.h"

#include "canvas/canvas-private.h"

#define LIVE_MARGIN 240.0       /* px around what is seen */

static void
pin (ParcoursCanvas *self, GPtrArray *pins, const char *id)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *card = map != NULL ? parcours_map_find_kind (map, id, PARCOURS_KIND_CARD) : NULL;

  if (card != NULL)
    g_ptr_array_add (pins, card);
}

static GPtrArray *
pinned_cards (ParcoursCanvas *self)
{
  GPtrArray *pins = g_ptr_array_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  pin (self, pins, parcours_selection_get_current (self->selection));
  pin (self, pins, parcours_selection_get_anchor (self->selection));
  if (focus != NULL && PARCOURS_IS_CARD_WIDGET (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    pin (self, pins, parcours_element_get_id (parcours_card_widget_get_card (PARCOURS_CARD_WIDGET (focus))));
  if (self->press_card != NULL)
    pin (self, pins, parcours_element_get_id (self->press_card));
  return pins;
}

static gboolean
covers (const ParcoursRect *outer, const ParcoursRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y && inner->x + inner->width <= outer->x + outer->width &&
         inner->y + inner->height <= outer->y + outer->height;
}

static gboolean
has_focus_inside (ParcoursCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

/* Decides anew which cards have widgets, unless those that have still cover what is seen. */
void
_parcours_canvas_ensure_live (ParcoursCanvas *self)
{
  gboolean far = parcours_scene_zoom_class (self->scene, self->viewport.zoom).far;
  ParcoursRect seen = parcours_viewport_area (&self->viewport, 0);
  ParcoursRect area = parcours_viewport_area (&self->viewport, LIVE_MARGIN);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean had_focus, fits;
  g_autoptr(GPtrArray) pins = NULL;

  if (!self->live_stale && far == (self->live_area.width == 0) && (far || covers (&self->live_area, &seen)))
    return;
  self->live_stale = FALSE;
  self->live_area = far ? PARCOURS_RECT (0, 0, 0, 0) : area;

  had_focus = has_focus_inside (self);
  pins = pinned_cards (self);
  fits = parcours_card_layer_update (self->layer, far ? NULL : &area, pins);
  if (!fits && parcours_card_layer_update (self->layer, &seen, pins))
    {
      self->live_area = seen;   /* without the margin they are few enough */
      fits = TRUE;
    }
  if (self->painted_cards != (far || !fits))
    {
      self->painted_cards = far || !fits;
      gtk_widget_queue_draw (widget);
    }
  /* The focused card may be gone from the map: the keys must not leave the wall with it. */
  if (had_focus && !has_focus_inside (self))
    gtk_widget_grab_focus (widget);
  _parcours_canvas_update_states (self);
}

static gboolean
on_update_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);

  self->update_tick = 0;
  _parcours_canvas_ensure_live (self);
  if (self->late_source == 0)   /* what passes below the pointer while it scrolls is not meant */
    _parcours_canvas_update_hover (self);
  return G_SOURCE_REMOVE;
}

/* Before the next frame's layout, never during it. */
void
_parcours_canvas_queue_update (ParcoursCanvas *self)
{
  if (self->update_tick == 0)
    self->update_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_update_tick, NULL, NULL);
}

void
_parcours_canvas_update_state (ParcoursCanvas *self, ParcoursCardWidget *widget)
{
  ParcoursElement *card = parcours_card_widget_get_card (widget);
  ParcoursCardState state = PARCOURS_CARD_PLAIN;

  if (parcours_selection_contains (self->selection, parcours_element_get_id (card)))
    state |= PARCOURS_CARD_SELECTED;
  if (card == self->hover && self->drag == NULL)
    state |= PARCOURS_CARD_HOVER;
  if (self->drag != NULL && g_hash_table_contains (parcours_drag_get_cards (self->drag), card))
    state = PARCOURS_CARD_LEFT;
  /* Of many, only where the pointer is: a wall of handles says nothing. */
  else if (!self->read_only && ((state & PARCOURS_CARD_HOVER) != 0
                                || ((state & PARCOURS_CARD_SELECTED) != 0 && parcours_selection_get_n (self->selection) == 1)))
    state |= PARCOURS_CARD_GRIP;
  if (parcours_scene_dims (self->scene, card))
    state |= PARCOURS_CARD_DIMMED;
  parcours_card_widget_set_state (widget, state);
}

static void
update_state (ParcoursCardWidget *widget, gpointer data)
{
  _parcours_canvas_update_state (data, widget);
}

void
_parcours_canvas_update_states (ParcoursCanvas *self)
{
  parcours_card_layer_foreach (self->layer, update_state, self);
  if (self->painted_cards)
    _parcours_canvas_forget_marks (self);
}
