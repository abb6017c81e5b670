/* canvas-touch.c - fingers on the wall: hands them to touch.c and does what it says.
 *
 * They are caught at the window, before the scrolled window around the wall can make a pan of its own of them (which
 * could neither be pinched halfway nor end in a lifted card).
 */
#include "config.h"

#include "canvas/canvas-private.h"

#include <adwaita.h>
#include <math.h>

#define FRICTION 4.2            /* a second: how fast rolling slows down */
#define SLOWEST 24.0            /* px a second */

/* --- rolling on --- */

static void
stop_rolling (ParcoursCanvas *self)
{
  if (self->roll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->roll_tick);
  self->roll_tick = 0;
  parcours_touch_rest (&self->touch);
}

static gboolean
on_roll_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = MIN ((double) (now - self->roll_time) / G_USEC_PER_SEC, 0.1), slower = exp (-FRICTION * seconds);
  double x = self->viewport.x, y = self->viewport.y;

  if (seconds <= 0)
    return G_SOURCE_CONTINUE;
  self->roll_time = now;
  self->viewport.x -= self->roll_x * seconds;
  self->viewport.y -= self->roll_y * seconds;
  _parcours_canvas_viewport_changed (self);
  self->roll_x *= slower;
  self->roll_y *= slower;
  if (hypot (self->roll_x, self->roll_y) > SLOWEST && (self->viewport.x != x || self->viewport.y != y))
    return G_SOURCE_CONTINUE;
  self->roll_tick = 0;
  parcours_touch_rest (&self->touch);
  return G_SOURCE_REMOVE;
}

static void
roll (ParcoursCanvas *self, double dx, double dy)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      parcours_touch_rest (&self->touch);
      return;
    }
  self->roll_x = dx;
  self->roll_y = dy;
  self->roll_time = gdk_frame_clock_get_frame_time (clock);
  if (self->roll_tick == 0)
    self->roll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_roll_tick, NULL, NULL);
}

/* --- deeds --- */

static void
lift (ParcoursCanvas *self, double x, double y)
{
  ParcoursSpot spot;
  ParcoursCardBox box;
  double bx, by;

  _parcours_canvas_find_spot (self, x, y, &spot);
  if (spot.target != PARCOURS_MENU_CARD ||
      !parcours_layout_get_card (_parcours_canvas_layout (self), spot.element, &box))
    return;
  parcours_viewport_to_body (&self->viewport, x, y, &bx, &by);
  if (!_parcours_canvas_lift (self, spot.element, bx - box.rect.x, by - box.rect.y))
    return;
  self->press = PARCOURS_PRESS_DRAG;
  _parcours_canvas_drag_motion (self, GTK_WIDGET (self), x, y);
}

static void
land (ParcoursCanvas *self, gboolean drop)
{
  if (self->press != PARCOURS_PRESS_DRAG)
    return;
  _parcours_canvas_land (self, drop);
  _parcours_canvas_cancel_press (self);
}

static void
drag (ParcoursCanvas *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->press == PARCOURS_PRESS_DRAG)
    _parcours_canvas_drag_motion (self, GTK_WIDGET (self), x, y);
}

static void
scroll (ParcoursCanvas *self, const ParcoursTouchAction *action)
{
  self->viewport.x -= action->dx;
  self->viewport.y -= action->dy;
  _parcours_canvas_viewport_changed (self);
}

static void
obey (ParcoursCanvas *self, ParcoursTouchAction action)
{
  switch (action.deed)
    {
    case PARCOURS_TOUCH_STOP:
      stop_rolling (self);
      break;
    case PARCOURS_TOUCH_TAP:
      _parcours_canvas_tap (self, action.x, action.y, action.taps);
      break;
    case PARCOURS_TOUCH_SCROLL:
      scroll (self, &action);
      break;
    case PARCOURS_TOUCH_ZOOM:
      scroll (self, &action);
      _parcours_canvas_zoom_about (self, self->viewport.zoom * action.scale, action.x, action.y);
      break;
    case PARCOURS_TOUCH_ROLL:
      roll (self, action.dx, action.dy);
      break;
    case PARCOURS_TOUCH_LIFT:
      lift (self, action.x, action.y);
      break;
    case PARCOURS_TOUCH_DRAG:
      drag (self, action.x, action.y);
      break;
    case PARCOURS_TOUCH_DROP:
      drag (self, action.x, action.y);
      land (self, TRUE);
      break;
    case PARCOURS_TOUCH_RETURN:
      land (self, FALSE);
      break;
    case PARCOURS_TOUCH_MENU:
      land (self, FALSE);
      /* The menu may keep what this finger still does to itself: it is not waited for. */
      parcours_touch_cancel (&self->touch);
      _parcours_canvas_popup_at (self, action.x, action.y);
      break;
    case PARCOURS_TOUCH_NOTHING:
    default:
      break;
    }
}

/* --- fingers --- */

static gboolean
on_rested (gpointer data)
{
  ParcoursCanvas *self = data;

  self->rest_timer = 0;
  obey (self, parcours_touch_wait (&self->touch));
  return G_SOURCE_REMOVE;
}

/* The timer runs as long as a lone finger rests. */
static void
watch_rest (ParcoursCanvas *self, gboolean begins)
{
  guint time = 500;

  if (begins || self->touch.state != PARCOURS_TOUCH_RESTING)
    g_clear_handle_id (&self->rest_timer, g_source_remove);
  if (!begins || self->touch.state != PARCOURS_TOUCH_RESTING)
    return;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-long-press-time", &time, NULL);
  self->rest_timer = g_timeout_add (time, on_rested, self);
}

/* On the wall, and not on what floats over it, nor on the entry or the button, which take fingers like a pointer. */
static gboolean
is_mine (ParcoursCanvas *self, GtkWidget *root, double rx, double ry)
{
  GtkWidget *picked = gtk_widget_pick (root, rx, ry, GTK_PICK_DEFAULT);
  double x, y;

  if (picked == NULL || (picked != GTK_WIDGET (self) && !gtk_widget_is_ancestor (picked, GTK_WIDGET (self))))
    return FALSE;
  return gtk_widget_translate_coordinates (root, GTK_WIDGET (self), rx, ry, &x, &y) &&
         !_parcours_canvas_is_on_child (self, x, y);
}

static gboolean
begin (ParcoursCanvas *self, GtkWidget *root, gpointer finger, double rx, double ry, double x, double y, guint32 time)
{
  ParcoursSpot spot;

  if (_parcours_canvas_layout (self) == NULL || (self->drag != NULL && self->press != PARCOURS_PRESS_DRAG) ||
      !is_mine (self, root, rx, ry))
    return GDK_EVENT_PROPAGATE;
  g_hash_table_add (self->touching, finger);
  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));        /* beside the menu means no */
      return GDK_EVENT_STOP;
    }
  _parcours_canvas_find_spot (self, x, y, &spot);
  obey (self, parcours_touch_begin (&self->touch, finger, x, y, time, spot.target == PARCOURS_MENU_CARD));
  watch_rest (self, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
on_event (GtkEventController *controller, GdkEvent *event, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);
  GtkWidget *root = gtk_event_controller_get_widget (controller);
  GdkEventType type = gdk_event_get_event_type (event);
  gpointer finger = gdk_event_get_event_sequence (event);
  guint32 time = gdk_event_get_time (event);
  double rx = 0, ry = 0, sx, sy, x, y;
  gboolean here;

  if (type != GDK_TOUCH_BEGIN && type != GDK_TOUCH_UPDATE && type != GDK_TOUCH_END && type != GDK_TOUCH_CANCEL)
    return GDK_EVENT_PROPAGATE;
  if (type != GDK_TOUCH_BEGIN && !g_hash_table_contains (self->touching, finger))
    return GDK_EVENT_PROPAGATE;
  gtk_native_get_surface_transform (GTK_NATIVE (root), &sx, &sy);
  here = gdk_event_get_surface (event) == gtk_native_get_surface (GTK_NATIVE (root)) &&
         gdk_event_get_position (event, &rx, &ry) &&
         gtk_widget_translate_coordinates (root, GTK_WIDGET (self), rx - sx, ry - sy, &x, &y);
  if (type == GDK_TOUCH_BEGIN)
    return here ? begin (self, root, finger, rx - sx, ry - sy, x, y, time) : GDK_EVENT_PROPAGATE;

  if (type != GDK_TOUCH_UPDATE)
    g_hash_table_remove (self->touching, finger);
  if (type == GDK_TOUCH_END)
    obey (self, parcours_touch_end (&self->touch, finger, time));
  else if (type == GDK_TOUCH_CANCEL)
    obey (self, parcours_touch_cancel (&self->touch));
  else if (here)
    obey (self, parcours_touch_move (&self->touch, finger, x, y, time));
  watch_rest (self, FALSE);
  return GDK_EVENT_STOP;
}

static void
on_root (ParcoursCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  _parcours_canvas_stop_touch (self);
  if (root == NULL)
    return;
  self->touching = g_hash_table_new (NULL, NULL);
  g_set_weak_pointer (&self->touches, gtk_event_controller_legacy_new ());
  gtk_event_controller_set_propagation_phase (self->touches, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->touches, "event", G_CALLBACK (on_event), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (root), self->touches);
}

/* No finger is on the wall any more, and none will be before it is in a window again. */
void
_parcours_canvas_stop_touch (ParcoursCanvas *self)
{
  g_clear_handle_id (&self->rest_timer, g_source_remove);
  stop_rolling (self);
  if (self->touches != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (self->touches), self->touches);
  g_clear_weak_pointer (&self->touches);
  g_clear_pointer (&self->touching, g_hash_table_unref);
  parcours_touch_cancel (&self->touch);
}

void
_parcours_canvas_init_touch (ParcoursCanvas *self)
{
  g_signal_connect (self, "notify::root", G_CALLBACK (on_root), NULL);
}
