/* canvas-drag.c - lifting cards and setting them down, whether the pointer started on the wall or in the tray;
 * scrolling at the edges. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <math.h>

#include "canvas/tray-private.h"
#include "layout/metrics.h"

#define EDGE 30.0               /* px from an edge of the cells where scrolling starts */
#define EDGE_SPEED 900.0        /* px a second at the edge itself */

typedef struct
{
  ParcoursElement *card;
  ParcoursCardBox box;
  gboolean parked;
  guint index;
} ReadingPlace;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const ReadingPlace *left = a, *right = b;

  if (left->parked != right->parked)
    return left->parked ? 1 : -1;
  if (left->parked)
    return left->index < right->index ? -1 : left->index > right->index;
  if (left->box.row != right->box.row)
    return left->box.row < right->box.row ? -1 : 1;
  if (left->box.column != right->box.column)
    return left->box.column < right->box.column ? -1 : 1;
  return left->box.index < right->box.index ? -1 : left->box.index > right->box.index;
}

/* The selected cards in reading order, the parked ones last. The caller owns the array. */
GPtrArray *
_parcours_canvas_selected_cards (ParcoursCanvas *self)
{
  g_autoptr(GPtrArray) selected = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  g_autoptr(GArray) places = g_array_new (FALSE, TRUE, sizeof (ReadingPlace));
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_object_unref);
  ParcoursLayout *layout = _parcours_canvas_layout (self);

  for (guint i = 0; i < selected->len; i++)
    {
      ReadingPlace place = { .card = g_ptr_array_index (selected, i) };

      place.parked = !parcours_layout_get_card (layout, place.card, &place.box);
      if (!place.parked || g_ptr_array_find (parcours_layout_get_parked (layout), place.card, &place.index))
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (cards, g_object_ref (g_array_index (places, ReadingPlace, i).card));
  return cards;
}

/* --- Escape, wherever the focus is --- */

static gboolean
on_escape (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (self->drag != NULL)
    _parcours_canvas_land (self, FALSE);
  _parcours_canvas_give_up_band (self);
  _parcours_canvas_cancel_press (self);
  return GDK_EVENT_STOP;
}

/* While the pointer is held, Escape is ours before anyone else's. */
void
_parcours_canvas_watch_escape (ParcoursCanvas *self, gboolean watch)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->escape != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (self->escape), self->escape);
  g_clear_weak_pointer (&self->escape);
  if (!watch || root == NULL)
    return;
  g_set_weak_pointer (&self->escape, gtk_event_controller_key_new ());
  gtk_event_controller_set_propagation_phase (self->escape, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->escape, "key-pressed", G_CALLBACK (on_escape), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (root), self->escape);
}

/* --- up and down --- */

/* Lifts the selected cards by `card`, which the pointer holds at (dx, dy) u. FALSE if that is not possible. */
gboolean
_parcours_canvas_lift (ParcoursCanvas *self, ParcoursElement *card, double dx, double dy)
{
  g_autoptr(GPtrArray) cards = NULL;

  if (self->read_only || self->drag != NULL)
    return FALSE;
  parcours_inline_edit_commit (self->edit, 0);
  if (!parcours_selection_contains (self->selection, parcours_element_get_id (card)))
    parcours_selection_select (self->selection, parcours_element_get_id (card));
  cards = _parcours_canvas_selected_cards (self);
  if (!g_ptr_array_find (cards, card, NULL))
    return FALSE;

  self->drag = parcours_drag_new (self, cards, card, dx, dy);
  _parcours_canvas_watch_escape (self, TRUE);
  _parcours_canvas_notify_dragging (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  return TRUE;
}

static void
glide_down (ParcoursCanvas *self, ParcoursDrag *drag)
{
  double px, py, x, y, dx, dy;

  parcours_drag_get_pointer (drag, &px, &py);
  parcours_drag_get_hold (drag, &dx, &dy);
  parcours_viewport_to_body (&self->viewport, px, py, &x, &y);
  parcours_card_layer_put (self->layer, parcours_drag_get_lead (drag), x - dx, y - dy);
}

/* Sets the cards down where the slot is, or where they came from. */
void
_parcours_canvas_land (ParcoursCanvas *self, gboolean drop)
{
  g_autoptr(ParcoursDrag) drag = g_steal_pointer (&self->drag);
  g_autofree char *lead = NULL;

  if (drag == NULL)
    return;
  _parcours_canvas_watch_escape (self, FALSE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  lead = g_strdup (parcours_element_get_id (parcours_drag_get_lead (drag)));

  parcours_card_layer_make_room (self->layer, NULL, NULL);
  glide_down (self, drag);
  if (drop)
    parcours_drag_drop (drag);
  parcours_card_layer_refresh (self->layer, TRUE);
  _parcours_canvas_drag_changed (self);
  _parcours_canvas_notify_dragging (self);
  parcours_canvas_focus_card (self, lead);
}

void
_parcours_canvas_drag_motion (ParcoursCanvas *self, GtkWidget *widget, double x, double y)
{
  if (self->drag == NULL || _parcours_canvas_carry (self, widget, x, y))
    return;
  parcours_drag_motion (self->drag, widget, x, y);
  _parcours_canvas_autoscroll (self);
}

/* --- scrolling at the edges --- */

/* How fast to scroll along one axis, px a second, with the pointer at `at` of from .. to. */
static double
edge_speed (double at, double from, double to)
{
  double depth = 0;

  if (to - from < 3 * EDGE)
    return 0;
  if (at < from + EDGE)
    depth = -(from + EDGE - at);
  else if (at > to - EDGE)
    depth = at - (to - EDGE);
  return CLAMP (depth / EDGE, -1.5, 1.5) * EDGE_SPEED;
}

static gboolean
wanted_speed (ParcoursCanvas *self, double *vx, double *vy)
{
  double x = self->pointer_x, y = self->pointer_y;

  if (self->drag != NULL)
    {
      parcours_drag_get_pointer (self->drag, &x, &y);
      if (parcours_drag_get_over (self->drag) != PARCOURS_OVER_WALL)
        return FALSE;
    }
  else if (self->aiming)
    {
      x = self->aim_x;
      y = self->aim_y;
    }
  else if ((self->press != PARCOURS_PRESS_BAND || !self->band_moved) && self->header_drag == NULL && self->span == 0)
    return FALSE;
  *vx = edge_speed (x, parcours_viewport_side (&self->viewport), self->viewport.width);
  *vy = edge_speed (y, parcours_viewport_head (&self->viewport), self->viewport.height);
  /* What moves along one axis scrolls along that one. */
  if (self->span > 0 ||
      (self->header_drag != NULL && parcours_landing_is_across (parcours_header_drag_get_header (self->header_drag))))
    *vy = 0;
  else if (self->header_drag != NULL)
    *vx = 0;
  return *vx != 0 || *vy != 0;
}

static gboolean
on_autoscroll_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = MIN ((double) (now - self->autoscroll_time) / G_USEC_PER_SEC, 0.1);
  double x = self->viewport.x, y = self->viewport.y, vx, vy;

  if (wanted_speed (self, &vx, &vy))
    {
      self->autoscroll_time = now;
      self->viewport.x += vx * seconds;
      self->viewport.y += vy * seconds;
      parcours_viewport_clamp (&self->viewport);
      if (seconds <= 0)
        return G_SOURCE_CONTINUE;
      if (self->viewport.x != x || self->viewport.y != y)
        {
          _parcours_canvas_viewport_changed (self);
          if (self->drag != NULL)
            parcours_drag_update (self->drag);
          else if (self->header_drag != NULL)
            parcours_header_drag_motion (self->header_drag, self->pointer_x, self->pointer_y);
          else if (self->span > 0)
            _parcours_canvas_update_span (self);
          else if (self->aiming)
            parcours_canvas_aim (self, self->aim_x, self->aim_y, NULL);
          else
            _parcours_canvas_update_band (self);
          return G_SOURCE_CONTINUE;
        }
    }
  self->autoscroll_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Starts scrolling if the pointer is near an edge; it ends by itself. */
void
_parcours_canvas_autoscroll (ParcoursCanvas *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  double vx, vy;

  if (self->autoscroll_tick != 0 || clock == NULL || !wanted_speed (self, &vx, &vy))
    return;
  self->autoscroll_time = gdk_frame_clock_get_frame_time (clock);
  self->autoscroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_autoscroll_tick, NULL, NULL);
}
