/* canvas-zoom.c - zoom: actions whose enabled state follows the limits, Ctrl and wheel, pinch. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <math.h>

#define WHEEL_STEPS 4.0         /* notches of the wheel for a factor of two */
#define TOUCHPAD_STEPS 120.0    /* px of a touchpad's scrolling for a factor of two */

void
_parcours_canvas_update_zoom_actions (ParcoursCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double zoom = _parcours_canvas_zoom_goal (self);

  if (self->allocating)
    return;                     /* it is done soon after */
  gtk_widget_action_set_enabled (widget, "zoom.in", zoom < PARCOURS_ZOOM_MAX);
  gtk_widget_action_set_enabled (widget, "zoom.out", zoom > PARCOURS_ZOOM_MIN);
  gtk_widget_action_set_enabled (widget, "zoom.one", zoom != 1);
  gtk_widget_action_set_enabled (widget, "zoom.selection", parcours_selection_get_n (self->selection) > 0);
}

static void
zoom_changed (ParcoursCanvas *self, double before)
{
  if (self->viewport.zoom != before)
    {
      _parcours_canvas_update_zoom_actions (self);
      _parcours_canvas_notify_zoom (self);
    }
  _parcours_canvas_viewport_changed (self);
}

void
_parcours_canvas_zoom_about (ParcoursCanvas *self, double zoom, double wx, double wy)
{
  double before;

  _parcours_canvas_stop_glide (self);
  before = self->viewport.zoom;
  self->fit_pending = FALSE;
  parcours_viewport_zoom_about (&self->viewport, zoom, wx, wy);
  zoom_changed (self, before);
}

/* The middle of the cells. */
static void
find_middle (ParcoursCanvas *self, double *x, double *y)
{
  *x = (parcours_viewport_side (&self->viewport) + self->viewport.width) / 2;
  *y = (parcours_viewport_head (&self->viewport) + self->viewport.height) / 2;
}

void
parcours_canvas_set_zoom (ParcoursCanvas *self, double zoom)
{
  double x, y;

  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  find_middle (self, &x, &y);
  _parcours_canvas_zoom_about (self, zoom, x, y);
}

void
parcours_canvas_glide_to_zoom (ParcoursCanvas *self, double zoom)
{
  ParcoursViewport to;
  double x, y;

  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  to = self->viewport;
  find_middle (self, &x, &y);
  parcours_viewport_zoom_about (&to, zoom, x, y);
  _parcours_canvas_glide_to (self, &to);
}

double
parcours_canvas_get_zoom (ParcoursCanvas *self)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), 1);

  return _parcours_canvas_zoom_goal (self);
}

static void
fit (ParcoursCanvas *self, const ParcoursRect *area, double most)
{
  ParcoursViewport to = self->viewport;

  parcours_viewport_fit (&to, area, most);
  _parcours_canvas_glide_to (self, &to);
}

void
parcours_canvas_zoom_to_fit (ParcoursCanvas *self)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  self->fit_pending = self->viewport.width <= 0;
  if (!self->fit_pending)
    fit (self, &PARCOURS_RECT (0, 0, self->viewport.body_width, self->viewport.body_height), 1);
}

/* What the selection takes up of the body; headers stand for their column or lane. */
static gboolean
selected_area (ParcoursCanvas *self, ParcoursRect *area)
{
  g_autoptr(GPtrArray) elements = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_NONE);
  gboolean found = FALSE;

  for (guint i = 0; i < elements->len; i++)
    {
      ParcoursRect rect;

      if (!_parcours_canvas_body_rect (self, g_ptr_array_index (elements, i), &rect))
        continue;
      if (found)
        {
          double right = MAX (area->x + area->width, rect.x + rect.width);
          double bottom = MAX (area->y + area->height, rect.y + rect.height);

          rect.x = MIN (rect.x, area->x);
          rect.y = MIN (rect.y, area->y);
          rect.width = right - rect.x;
          rect.height = bottom - rect.y;
        }
      *area = rect;
      found = TRUE;
    }
  return found;
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  ParcoursRect area;

  if (g_str_equal (name, "zoom.in"))
    parcours_canvas_glide_to_zoom (self, parcours_zoom_next (_parcours_canvas_zoom_goal (self), 1));
  else if (g_str_equal (name, "zoom.out"))
    parcours_canvas_glide_to_zoom (self, parcours_zoom_next (_parcours_canvas_zoom_goal (self), -1));
  else if (g_str_equal (name, "zoom.one"))
    parcours_canvas_glide_to_zoom (self, 1);
  else if (g_str_equal (name, "zoom.fit"))
    parcours_canvas_zoom_to_fit (self);
  else if (selected_area (self, &area))
    fit (self, &area, 2);
}

/* A notch of the wheel goes as far as everywhere in GTK; touchpads, which roll on, are the scrolled window's. */
static gboolean
scroll (ParcoursCanvas *self, GtkEventControllerScroll *controller, double dx, double dy, gboolean sideways)
{
  double width, height;

  if (gtk_event_controller_scroll_get_unit (controller) != GDK_SCROLL_UNIT_WHEEL)
    return GDK_EVENT_PROPAGATE;
  if (sideways && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  parcours_viewport_page (&self->viewport, &width, &height);
  _parcours_canvas_scroll_to_place (self, self->viewport.x + dx * pow (width, 2.0 / 3.0),
                                    self->viewport.y + dy * pow (height, 2.0 / 3.0));
  return GDK_EVENT_STOP;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean smooth, inside = self->pointer_x >= 0;
  double x = inside ? self->pointer_x : self->viewport.width / 2;
  double y = inside ? self->pointer_y : self->viewport.height / 2;

  if ((state & GDK_CONTROL_MASK) == 0)
    return scroll (self, controller, dx, dy, (state & GDK_SHIFT_MASK) != 0);
  smooth = gdk_event_get_event_type (event) == GDK_SCROLL &&
           gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  _parcours_canvas_zoom_about (self, self->viewport.zoom * exp2 (-dy / (smooth ? TOUCHPAD_STEPS : WHEEL_STEPS)), x, y);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (ParcoursCanvas *self)
{
  self->pinch_zoom = self->viewport.zoom;
}

static void
on_pinch (ParcoursCanvas *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    _parcours_canvas_zoom_about (self, self->pinch_zoom * scale, x, y);
}

void
_parcours_canvas_install_zoom (GtkWidgetClass *widget_class)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_plus, "zoom.in" }, { GDK_KEY_equal, "zoom.in" }, { GDK_KEY_KP_Add, "zoom.in" },
    { GDK_KEY_minus, "zoom.out" }, { GDK_KEY_KP_Subtract, "zoom.out" },
    { GDK_KEY_0, "zoom.one" }, { GDK_KEY_KP_0, "zoom.one" },
    { GDK_KEY_9, "zoom.fit" }, { GDK_KEY_8, "zoom.selection" },
  };

  gtk_widget_class_install_action (widget_class, "zoom.in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "zoom.out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "zoom.one", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "zoom.fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "zoom.selection", NULL, zoom_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

void
_parcours_canvas_init_zoom (ParcoursCanvas *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  _parcours_canvas_update_zoom_actions (self);
}
