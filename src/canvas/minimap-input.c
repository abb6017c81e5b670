/* minimap-input.c - the overview under pointer and keys: going to a place of the map, and saying what is seen there. */
#include "config.h"

#include "canvas/minimap-private.h"

#include <math.h>

#define PAGE (1 / 3.0)

static void
to_body (ParcoursMinimap *self, double x, double y, double *bx, double *by)
{
  ParcoursRect picture = _parcours_minimap_picture_rect (self);

  *bx = (x - picture.x) / picture.width * self->canvas->viewport.body_width;
  *by = (y - picture.y) / picture.height * self->canvas->viewport.body_height;
}

/* What `viewport` shows is the value of this widget; `aloud`: it was changed by keys. */
void
_parcours_minimap_say_seen (ParcoursMinimap *self, const ParcoursViewport *viewport, gboolean aloud)
{
  g_autofree char *seen = _parcours_canvas_say_seen (self->canvas, viewport);

  if (seen == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, seen, -1);
  if (aloud)
    _parcours_canvas_tell (self->canvas, seen);
}

/* The wall may have been moved by other means since it was said last. */
static void
on_focus (ParcoursMinimap *self)
{
  if (self->canvas != NULL)
    _parcours_minimap_say_seen (self, &self->canvas->viewport, FALSE);
}

static void
go_to (ParcoursMinimap *self, double bx, double by)
{
  ParcoursViewport *viewport = &self->canvas->viewport;
  double width, height;

  parcours_viewport_page (viewport, &width, &height);
  viewport->x = bx * viewport->zoom - width / 2;
  viewport->y = by * viewport->zoom - height / 2;
  _parcours_canvas_viewport_changed (self->canvas);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  ParcoursMinimap *self = data;
  ParcoursRect seen, picture = _parcours_minimap_picture_rect (self);
  ParcoursRect frame = _parcours_minimap_frame_rect (self, &picture);
  double bx, by;

  parcours_canvas_commit (self->canvas);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  to_body (self, x, y, &bx, &by);
  self->hold_x = self->hold_y = 0;
  if (parcours_rect_contains (&frame, x, y))
    {
      seen = parcours_viewport_area (&self->canvas->viewport, 0);
      self->hold_x = bx - (seen.x + seen.width / 2);
      self->hold_y = by - (seen.y + seen.height / 2);
    }
  go_to (self, bx - self->hold_x, by - self->hold_y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  ParcoursMinimap *self = data;
  double x, y, bx, by;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  to_body (self, x + dx, y + dy, &bx, &by);
  go_to (self, bx - self->hold_x, by - self->hold_y);
}

static void
on_drag_end (ParcoursMinimap *self)
{
  _parcours_minimap_say_seen (self, &self->canvas->viewport, FALSE);
}

static gboolean
on_scroll (ParcoursMinimap *self, double dx, double dy)
{
  double page_width, page_height;
  const ParcoursViewport *viewport = &self->canvas->viewport;

  parcours_viewport_page (viewport, &page_width, &page_height);
  _parcours_canvas_zoom_about (self->canvas, viewport->zoom * exp2 (-dy / 4),
                               parcours_viewport_side (viewport) + page_width / 2,
                               parcours_viewport_head (viewport) + page_height / 2);
  return GDK_EVENT_STOP;
}

static void
step (ParcoursMinimap *self, double across, double down)
{
  ParcoursViewport to = self->canvas->glide.tick != 0 ? self->canvas->glide.to : self->canvas->viewport;
  double width, height;

  parcours_viewport_page (&to, &width, &height);
  to.x += across * width * PAGE;
  to.y += down * height * PAGE;
  parcours_viewport_clamp (&to);
  _parcours_canvas_glide_to (self->canvas, &to);
  _parcours_minimap_say_seen (self, &to, TRUE);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursMinimap *self = data;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      step (self, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      step (self, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      step (self, 0, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      step (self, 0, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      step (self, -1e6, -1e6);
      return GDK_EVENT_STOP;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      step (self, 1e6, 1e6);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus: case GDK_KEY_equal: case GDK_KEY_KP_Add:
      gtk_widget_activate_action (GTK_WIDGET (self->canvas), "zoom.in", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus: case GDK_KEY_KP_Subtract:
      gtk_widget_activate_action (GTK_WIDGET (self->canvas), "zoom.out", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape: case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
_parcours_minimap_init_input (ParcoursMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus), self);
  gtk_widget_add_controller (widget, focus);
}
