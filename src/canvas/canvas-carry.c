/* canvas-carry.c - cards that leave the window: once the pointer is outside, the desktop's own drag takes over, to
 * another window or another program. And the other way: showing where something from outside would land. */
#include "config.h"

#include "canvas/canvas-private.h"

#include "canvas/move.h"
#include "layout/hit.h"
#include "layout/metrics.h"

/* What travels with the desktop's drag, so that the window it comes back to knows it. */
#define CARRIED "parcours-carried"

typedef struct
{
  ParcoursCanvas *canvas;       /* weak */
  GdkContentProvider *content;
  char **ids;
  gboolean stayed;              /* set down on the wall it came from */
} Carried;

static void
carried_free (gpointer data)
{
  Carried *carried = data;

  g_clear_weak_pointer (&carried->canvas);
  g_clear_object (&carried->content);
  g_strfreev (carried->ids);
  g_free (carried);
}

/* --- out --- */

static gboolean
is_outside (GtkWidget *widget, double x, double y)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  double rx, ry;

  return root != NULL && gtk_widget_translate_coordinates (widget, root, x, y, &rx, &ry) &&
         (rx < 0 || ry < 0 || rx > gtk_widget_get_width (root) || ry > gtk_widget_get_height (root));
}

static void on_finished (GdkDrag *drag);
static void on_cancelled (GdkDrag *drag, GdkDragCancelReason reason);

static void
end_drag (GdkDrag *drag, gboolean success)
{
  g_signal_handlers_disconnect_by_func (drag, on_finished, NULL);
  g_signal_handlers_disconnect_by_func (drag, on_cancelled, NULL);
  gdk_drag_drop_done (drag, success);
  g_object_unref (drag);
}

static void
on_finished (GdkDrag *drag)
{
  Carried *carried = g_object_get_data (G_OBJECT (drag), CARRIED);

  if (carried->canvas != NULL && !carried->stayed && gdk_drag_get_selected_action (drag) == GDK_ACTION_MOVE)
    g_signal_emit_by_name (carried->canvas, "carried-off", carried->ids, carried->content);
  end_drag (drag, TRUE);
}

static void
on_cancelled (GdkDrag *drag, GdkDragCancelReason reason)
{
  end_drag (drag, FALSE);
}

static char **
dup_ids (GPtrArray *cards)
{
  char **ids = g_new0 (char *, cards->len + 1);

  for (guint i = 0; i < cards->len; i++)
    ids[i] = g_strdup (parcours_element_get_id (g_ptr_array_index (cards, i)));
  return ids;
}

/* The gesture that began it is over: the pointer belongs to the drag now. */
static void
reset_gestures (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        gtk_event_controller_reset (controller);
    }
}

/* Hands the cards in the air over to the desktop once the pointer is outside of the window. FALSE if it is not. */
gboolean
_parcours_canvas_carry (ParcoursCanvas *self, GtkWidget *widget, double x, double y)
{
  g_autoptr(GPtrArray) cards = NULL;
  g_autoptr(GdkPaintable) picture = NULL;
  GdkSurface *surface;
  GdkDevice *pointer;
  GdkDrag *drag;
  Carried *carried;
  double hot_x, hot_y;

  if (self->drag == NULL || !is_outside (widget, x, y))
    return FALSE;
  cards = _parcours_canvas_selected_cards (self);
  carried = g_new0 (Carried, 1);
  g_signal_emit_by_name (self, "carry", cards, &carried->content);
  if (carried->content == NULL)
    {
      carried_free (carried);
      return FALSE;
    }
  g_set_weak_pointer (&carried->canvas, self);
  carried->ids = dup_ids (cards);
  picture = parcours_drag_make_picture (self->drag, &hot_x, &hot_y);
  _parcours_canvas_land (self, FALSE);
  _parcours_canvas_cancel_press (self);

  surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));
  pointer = gdk_seat_get_pointer (gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self))));
  drag = gdk_drag_begin (surface, pointer, carried->content, GDK_ACTION_MOVE | GDK_ACTION_COPY, 0, 0);
  if (drag != NULL)
    {
      g_object_set_data_full (G_OBJECT (drag), CARRIED, carried, carried_free);
      gtk_drag_icon_set_from_paintable (drag, picture, (int) hot_x, (int) hot_y);
      g_signal_connect (drag, "dnd-finished", G_CALLBACK (on_finished), NULL);
      g_signal_connect (drag, "cancel", G_CALLBACK (on_cancelled), NULL);
    }
  else
    carried_free (carried);
  reset_gestures (widget);
  return TRUE;
}

/* --- in --- */

ParcoursElement *
parcours_canvas_get_card_at (ParcoursCanvas *self, double x, double y)
{
  ParcoursLayout *layout;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), NULL);

  layout = _parcours_canvas_layout (self);
  if (layout == NULL)
    return NULL;
  parcours_viewport_to_body (&self->viewport, x, y, &x, &y);
  return parcours_hit_card (layout, x, y);
}

gboolean
parcours_canvas_aim (ParcoursCanvas *self, double x, double y, ParcoursArrival *landing)
{
  g_autoptr(GHashTable) nothing = g_hash_table_new (NULL, NULL);
  ParcoursLayout *layout;
  double bx, by;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  layout = _parcours_canvas_layout (self);
  if (layout == NULL)
    return FALSE;
  parcours_viewport_to_body (&self->viewport, x, y, &bx, &by);
  self->aiming = parcours_hit_slot (layout, bx, by, NULL, &self->aim);
  parcours_card_layer_make_room (self->layer, self->aiming ? &self->aim : NULL, nothing);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  self->aim_x = x;
  self->aim_y = y;
  _parcours_canvas_autoscroll (self);
  if (!self->aiming || landing == NULL)
    return self->aiming;
  *landing = (ParcoursArrival) {
    self->aim.stage, self->aim.step, self->aim.lane,
    parcours_move_neighbour (parcours_layout_get_cell (layout, self->aim.row, self->aim.column), self->aim.index, NULL),
    TRUE,
  };
  return TRUE;
}

void
parcours_canvas_stop_aiming (ParcoursCanvas *self)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  if (!self->aiming)
    return;
  self->aiming = FALSE;
  parcours_card_layer_make_room (self->layer, NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
parcours_canvas_land_own (ParcoursCanvas *self, GdkDrop *drop, const ParcoursArrival *landing)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);
  Carried *carried = drag != NULL ? g_object_get_data (G_OBJECT (drag), CARRIED) : NULL;
  g_autoptr(GPtrArray) cards = g_ptr_array_new ();
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *after = landing->after;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  if (carried == NULL || carried->canvas != self || (gdk_drop_get_actions (drop) & GDK_ACTION_MOVE) == 0)
    return FALSE;
  carried->stayed = TRUE;
  for (guint i = 0; carried->ids[i] != NULL; i++)
    {
      ParcoursElement *card = parcours_map_find_kind (map, carried->ids[i], PARCOURS_KIND_CARD);

      if (card != NULL && card != after)
        g_ptr_array_add (cards, card);
    }
  parcours_move_cards (map, cards, landing->stage, landing->step, landing->lane, after);
  return TRUE;
}
