/* minimap.c - see minimap.h. */
#include "config.h"

#include "canvas/minimap.h"

#include <glib/gi18n.h>
#include <math.h>

#include "canvas/canvas-private.h"
#include "canvas/minimap-picture.h"

#define WIDTH 140
#define HEIGHT 106
#define PAD 6.0
#define LEAST_WIDTH 720.0       /* of the wall, to have one at all */
#define LEAST_HEIGHT 440.0
#define NEAR 72.0               /* px around it where dragged cards make it step aside */
#define PAINT_MS 60             /* edits that follow each other are painted once */
#define PAGE (1 / 3.0)

struct _ParcoursMinimap
{
  GtkWidget parent_instance;

  ParcoursCanvas *canvas;       /* borrowed */
  GdkTexture *picture;
  guint work;
  guint paint_timer, settle_idle, drag_tick;
  double hold_x, hold_y;        /* where the frame is held, from its middle, u */

  guint wanted : 1;
  guint stale : 1;
  guint aside : 1;
};

G_DEFINE_FINAL_TYPE (ParcoursMinimap, parcours_minimap, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_WANTED, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- where things are --- */

/* The picture within the widget: as large as fits, in the map's own proportions. */
static ParcoursRect
picture_rect (ParcoursMinimap *self)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PAD, height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PAD;
  double scale = MIN (width / viewport->body_width, height / viewport->body_height);
  /* A map of one lane and forty steps is still something to click on. */
  double wide = MAX (round (viewport->body_width * scale), 24), high = MAX (round (viewport->body_height * scale), 24);

  return PARCOURS_RECT (round (PAD + (width - wide) / 2), round (PAD + (height - high) / 2), wide, high);
}

static ParcoursRect
frame_rect (ParcoursMinimap *self, const ParcoursRect *picture)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  ParcoursRect seen = parcours_viewport_area (viewport, 0);
  double sx = picture->width / viewport->body_width, sy = picture->height / viewport->body_height;
  double left = MAX (seen.x * sx, 0), top = MAX (seen.y * sy, 0);
  double right = MIN ((seen.x + seen.width) * sx, picture->width), bottom = MIN ((seen.y + seen.height) * sy, picture->height);

  return PARCOURS_RECT (picture->x + left, picture->y + top, MAX (right - left, 3), MAX (bottom - top, 3));
}

static void
to_body (ParcoursMinimap *self, double x, double y, double *bx, double *by)
{
  ParcoursRect picture = picture_rect (self);

  *bx = (x - picture.x) / picture.width * self->canvas->viewport.body_width;
  *by = (y - picture.y) / picture.height * self->canvas->viewport.body_height;
}

/* --- what is shown, and whether --- */

static gboolean
has_use (ParcoursMinimap *self)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  ParcoursRect seen = parcours_viewport_area (viewport, 0);

  if (!self->wanted || _parcours_canvas_layout (self->canvas) == NULL || viewport->width < LEAST_WIDTH ||
      viewport->height < LEAST_HEIGHT)
    return FALSE;
  return seen.x > 0.5 || seen.y > 0.5 || seen.x + seen.width < viewport->body_width - 0.5 ||
         seen.y + seen.height < viewport->body_height - 0.5;
}

static gboolean
on_paint_timer (gpointer data)
{
  ParcoursMinimap *self = data;
  ParcoursRect rect = picture_rect (self);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->paint_timer = 0;
  self->stale = FALSE;
  self->work++;
  g_clear_object (&self->picture);
  self->picture = parcours_minimap_picture_new (self->canvas->scene, (int) rect.width * factor, (int) rect.height * factor);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
queue_paint (ParcoursMinimap *self)
{
  if (self->stale && self->paint_timer == 0 && self->canvas != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      gtk_widget_get_width (GTK_WIDGET (self)) > 2 * PAD)
    self->paint_timer = g_timeout_add (self->picture != NULL ? PAINT_MS : 0, on_paint_timer, self);
}

/* The map looks different. Where nobody sees that it is painted later. */
static void
forget_picture (ParcoursMinimap *self)
{
  self->stale = TRUE;
  queue_paint (self);
}

static void
give_focus_back (ParcoursMinimap *self)
{
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static gboolean
lies_below (ParcoursMinimap *self, const ParcoursRect *rect, double margin)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self), GTK_WIDGET (self->canvas), &bounds))
    return FALSE;
  return parcours_rect_overlaps (rect, &PARCOURS_RECT (bounds.origin.x - margin, bounds.origin.y - margin,
                                                       bounds.size.width + 2 * margin, bounds.size.height + 2 * margin));
}

/* What is dragged, or what the keyboard is about, must not be covered. */
static gboolean
is_in_the_way (ParcoursMinimap *self)
{
  ParcoursCanvas *canvas = self->canvas;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  ParcoursElement *current = parcours_selection_get_element (canvas->selection);
  ParcoursRect rect;

  if (canvas->drag != NULL)
    {
      parcours_drag_get_pointer (canvas->drag, &rect.x, &rect.y);
      rect.width = rect.height = 1;
      return lies_below (self, &rect, NEAR);
    }
  if (focus == NULL || (focus != GTK_WIDGET (canvas) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (canvas))))
    return FALSE;
  if (!parcours_inline_edit_get_active (canvas->edit) && !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return FALSE;
  return current != NULL && _parcours_canvas_element_rect (canvas, current, &rect) && lies_below (self, &rect, 0);
}

static void
step_aside (ParcoursMinimap *self)
{
  gboolean aside = is_in_the_way (self);

  if (self->aside == aside)
    return;
  self->aside = aside;
  gtk_widget_set_can_target (GTK_WIDGET (self), !aside);
  if (aside)
    gtk_widget_add_css_class (GTK_WIDGET (self), "aside");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "aside");
}

static gboolean
on_settle (gpointer data)
{
  ParcoursMinimap *self = data;
  gboolean use = self->canvas != NULL && has_use (self);

  self->settle_idle = 0;
  if (!use && self->canvas != NULL)
    give_focus_back (self);
  gtk_widget_set_visible (GTK_WIDGET (self), use);
  if (use)
    step_aside (self);
  return G_SOURCE_REMOVE;
}

/* Widgets must not come and go while sizes are allocated, which is when much of this is noticed. */
static void
settle_soon (ParcoursMinimap *self)
{
  if (self->settle_idle == 0)
    self->settle_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, on_settle, self, NULL);
}

static void
on_viewport_changed (ParcoursMinimap *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)) || has_use (self))
    settle_soon (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_scene_settled (ParcoursMinimap *self, int change)
{
  if (change != PARCOURS_LAYOUT_SAME)
    forget_picture (self);
}

static void
on_selection_changed (ParcoursMinimap *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    settle_soon (self);
}

static gboolean
on_drag_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursMinimap *self = PARCOURS_MINIMAP (widget);

  step_aside (self);
  if (self->canvas->drag != NULL)
    return G_SOURCE_CONTINUE;
  self->drag_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
on_dragging (ParcoursMinimap *self)
{
  if (self->canvas->drag != NULL && self->drag_tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_drag_tick, NULL, NULL);
}

static GdkRGBA
rgba (ParcoursColour colour, double alpha)
{
  return (GdkRGBA) { (float) parcours_colour_r (colour), (float) parcours_colour_g (colour),
                     (float) parcours_colour_b (colour), (float) alpha };
}

static graphene_rect_t
graphene (const ParcoursRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->width, (float) rect->height);
}

/* What is not seen is veiled, what is seen has a frame. */
static void
draw_frame (ParcoursMinimap *self, GtkSnapshot *snapshot, const ParcoursRect *picture)
{
  const ParcoursTheme *theme = parcours_scene_get_theme (self->canvas->scene);
  ParcoursRect frame = frame_rect (self, picture);
  GdkRGBA veil = rgba (theme->canvas, 0.55), line = rgba (theme->stage, 1);
  double right = picture->x + picture->width, bottom = picture->y + picture->height;
  const ParcoursRect veils[] = {
    { picture->x, picture->y, picture->width, frame.y - picture->y },
    { picture->x, frame.y + frame.height, picture->width, bottom - frame.y - frame.height },
    { picture->x, frame.y, frame.x - picture->x, frame.height },
    { frame.x + frame.width, frame.y, right - frame.x - frame.width, frame.height },
  };
  ParcoursRect around = { frame.x - 1, frame.y - 1, frame.width + 2, frame.height + 2 };
  graphene_rect_t bounds = graphene (&around);
  GskRoundedRect outline;

  for (guint i = 0; i < G_N_ELEMENTS (veils); i++)
    if (veils[i].width > 0 && veils[i].height > 0)
      {
        graphene_rect_t area = graphene (&veils[i]);

        gtk_snapshot_append_color (snapshot, &veil, &area);
      }
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 2);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 }, (GdkRGBA[4]) { line, line, line, line });
}

static void
parcours_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursMinimap *self = PARCOURS_MINIMAP (widget);
  ParcoursRect picture;
  graphene_rect_t bounds;

  if (self->canvas == NULL || self->picture == NULL)
    return;
  picture = picture_rect (self);
  bounds = graphene (&picture);
  gtk_snapshot_append_texture (snapshot, self->picture, &bounds);
  draw_frame (self, snapshot, &picture);
}

/* --- going there --- */

/* What `viewport` shows is the value of this widget; `aloud`: it was changed by keys. */
static void
say_seen (ParcoursMinimap *self, const ParcoursViewport *viewport, gboolean aloud)
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
    say_seen (self, &self->canvas->viewport, FALSE);
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
  ParcoursRect seen, picture = picture_rect (self), frame = frame_rect (self, &picture);
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
  say_seen (self, &self->canvas->viewport, FALSE);
}

static gboolean
on_scroll (ParcoursMinimap *self, double dx, double dy)
{
  double page_width, page_height;
  const ParcoursViewport *viewport = &self->canvas->viewport;

  parcours_viewport_page (viewport, &page_width, &page_height);
  _parcours_canvas_zoom_about (self->canvas, viewport->zoom * exp2 (-dy / 4), parcours_viewport_side (viewport) + page_width / 2,
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
  say_seen (self, &to, TRUE);
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

/* --- GObject and GtkWidget --- */

static void
parcours_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
parcours_minimap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  if (PARCOURS_MINIMAP (widget)->canvas != NULL)
    forget_picture (PARCOURS_MINIMAP (widget));
}

static void
parcours_minimap_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parcours_minimap_parent_class)->map (widget);
  queue_paint (PARCOURS_MINIMAP (widget));
  if (PARCOURS_MINIMAP (widget)->canvas != NULL)
    say_seen (PARCOURS_MINIMAP (widget), &PARCOURS_MINIMAP (widget)->canvas->viewport, FALSE);
}

static void
parcours_minimap_unmap (GtkWidget *widget)
{
  ParcoursMinimap *self = PARCOURS_MINIMAP (widget);

  g_clear_handle_id (&self->paint_timer, g_source_remove);
  if (self->drag_tick != 0)
    gtk_widget_remove_tick_callback (widget, self->drag_tick);
  self->drag_tick = 0;
  GTK_WIDGET_CLASS (parcours_minimap_parent_class)->unmap (widget);
}

static void
parcours_minimap_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WANTED)
    g_value_set_boolean (value, PARCOURS_MINIMAP (object)->wanted);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
parcours_minimap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ParcoursMinimap *self = PARCOURS_MINIMAP (object);

  if (id != PROP_WANTED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->wanted == g_value_get_boolean (value))
    return;
  self->wanted = g_value_get_boolean (value);
  settle_soon (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
parcours_minimap_dispose (GObject *object)
{
  ParcoursMinimap *self = PARCOURS_MINIMAP (object);

  g_clear_handle_id (&self->paint_timer, g_source_remove);
  g_clear_handle_id (&self->settle_idle, g_source_remove);
  g_clear_weak_pointer (&self->canvas);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (parcours_minimap_parent_class)->dispose (object);
}

static void
parcours_minimap_class_init (ParcoursMinimapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parcours_minimap_get_property;
  object_class->set_property = parcours_minimap_set_property;
  object_class->dispose = parcours_minimap_dispose;
  properties[PROP_WANTED] = g_param_spec_boolean ("wanted", NULL, NULL, TRUE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->measure = parcours_minimap_measure;
  widget_class->size_allocate = parcours_minimap_size_allocate;
  widget_class->snapshot = parcours_minimap_snapshot;
  widget_class->map = parcours_minimap_map;
  widget_class->unmap = parcours_minimap_unmap;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
parcours_minimap_init (ParcoursMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  self->wanted = self->stale = TRUE;
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (widget, GTK_ALIGN_END);
  gtk_widget_set_valign (widget, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (widget, _("The whole map: click or drag to go there"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview of the map"), -1);

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

ParcoursMinimap *
parcours_minimap_new (ParcoursCanvas *canvas)
{
  ParcoursMinimap *self;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (canvas), NULL);

  self = g_object_new (PARCOURS_TYPE_MINIMAP, NULL);
  g_set_weak_pointer (&self->canvas, canvas);
  g_signal_connect_object (canvas, "viewport-changed", G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "map-changed", G_CALLBACK (forget_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "notify::dragging", G_CALLBACK (on_dragging), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "notify::scale-factor", G_CALLBACK (forget_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas->selection, "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas->scene, "settled", G_CALLBACK (on_scene_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas->scene, "repaint", G_CALLBACK (forget_picture), self, G_CONNECT_SWAPPED);
  return self;
}

guint
parcours_minimap_get_work (ParcoursMinimap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MINIMAP (self), 0);

  return self->work;
}
