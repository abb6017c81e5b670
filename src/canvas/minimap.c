/* minimap.c - see minimap.h. */
#include "config.h"

#include "canvas/minimap.h"

#include <glib/gi18n.h>
#include <math.h>

#include "canvas/minimap-picture.h"
#include "canvas/minimap-private.h"

#define WIDTH 140
#define HEIGHT 106
#define PAD 6.0
#define LEAST_WIDTH 720.0       /* of the wall, to have one at all */
#define LEAST_HEIGHT 440.0
#define NEAR 72.0               /* px around it where dragged cards make it step aside */
#define PAINT_MS 60             /* edits that follow each other are painted once */

G_DEFINE_FINAL_TYPE (ParcoursMinimap, parcours_minimap, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_WANTED, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- where things are --- */

/* The picture within the widget: as large as fits, in the map's own proportions. */
ParcoursRect
_parcours_minimap_picture_rect (ParcoursMinimap *self)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PAD;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PAD;
  double scale = MIN (width / viewport->body_width, height / viewport->body_height);
  /* A map of one lane and forty steps is still something to click on. */
  double wide = MAX (round (viewport->body_width * scale), 24), high = MAX (round (viewport->body_height * scale), 24);

  return PARCOURS_RECT (round (PAD + (width - wide) / 2), round (PAD + (height - high) / 2), wide, high);
}

ParcoursRect
_parcours_minimap_frame_rect (ParcoursMinimap *self, const ParcoursRect *picture)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  ParcoursRect seen = parcours_viewport_area (viewport, 0);
  double sx = picture->width / viewport->body_width, sy = picture->height / viewport->body_height;
  double left = MAX (seen.x * sx, 0), top = MAX (seen.y * sy, 0);
  double right = MIN ((seen.x + seen.width) * sx, picture->width);
  double bottom = MIN ((seen.y + seen.height) * sy, picture->height);

  return PARCOURS_RECT (picture->x + left, picture->y + top, MAX (right - left, 3), MAX (bottom - top, 3));
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
  ParcoursRect rect = _parcours_minimap_picture_rect (self);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->paint_timer = 0;
  self->stale = FALSE;
  self->work++;
  g_clear_object (&self->picture);
  self->picture =
    parcours_minimap_picture_new (self->canvas->scene, (int) rect.width * factor, (int) rect.height * factor);
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
  ParcoursRect frame = _parcours_minimap_frame_rect (self, picture);
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
  picture = _parcours_minimap_picture_rect (self);
  bounds = graphene (&picture);
  gtk_snapshot_append_texture (snapshot, self->picture, &bounds);
  draw_frame (self, snapshot, &picture);
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
    _parcours_minimap_say_seen (PARCOURS_MINIMAP (widget), &PARCOURS_MINIMAP (widget)->canvas->viewport, FALSE);
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
  GtkWidget *widget = GTK_WIDGET (self);

  self->wanted = self->stale = TRUE;
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (widget, GTK_ALIGN_END);
  gtk_widget_set_valign (widget, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (widget, _("The whole map: click or drag to go there (F7 hides it)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview of the map"), -1);

  _parcours_minimap_init_input (self);
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
