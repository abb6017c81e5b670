/* card-widget.c - see card-widget.h. */
#include "config.h"

#include "canvas/card-widget.h"

#include "base/util.h"
#include "canvas/card-label.h"
#include "canvas/raster.h"
#include "layout/metrics.h"
#include "paint/pictures.h"

#define STRETCH_MOST 2.0        /* times: text can still be told from text */

struct _ParcoursCardWidget
{
  GtkWidget parent_instance;

  ParcoursScene *scene;
  ParcoursElement *card;
  char *label;                  /* as told to assistive technology */

  double width, zoom;
  ParcoursCardState state;

  gboolean still;
  GskRenderNode *raster;        /* NULL: none */
  GskRenderNode *raster_of;     /* the node it was made of */
  double raster_zoom;
  ParcoursCardState raster_state;
};

G_DEFINE_FINAL_TYPE (ParcoursCardWidget, parcours_card_widget, GTK_TYPE_WIDGET)

/* The name, and for who asks for numbers also where it stands. */
static void
say_card (ParcoursCardWidget *self)
{
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  g_autofree char *label = parcours_card_label (parcours_scene_get_map (self->scene), layout, self->card, self->state);
  ParcoursCardBox box;
  GPtrArray *cell;

  if (!parcours_set_str (&self->label, label))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (!parcours_layout_get_card (layout, self->card, &box))
    return;
  cell = parcours_layout_get_cell (layout, box.row, box.column);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) box.row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) box.column + 1,
                                  GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) box.index + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, cell != NULL ? (int) cell->len : 1, -1);
}

/* Why its picture is not shown, if it is not. */
static const char *
picture_problem (ParcoursCardWidget *self)
{
  const char *id = parcours_element_get_text (self->card, PARCOURS_CARD_PICTURE);

  return id != NULL ? parcours_pictures_get_problem (parcours_pictures_of (parcours_scene_get_map (self->scene)), id) : NULL;
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ParcoursCardWidget *self = PARCOURS_CARD_WIDGET (widget);
  g_autofree char *text = NULL;
  const char *note, *problem;

  if (self->card == NULL)
    return FALSE;
  /* Only what cannot be read on the card itself. */
  problem = picture_problem (self);
  if (self->zoom >= 0.6 && !parcours_text_card (parcours_scene_get_text (self->scene), self->card, self->width)->more)
    {
      gtk_tooltip_set_text (tooltip, problem);
      return problem != NULL;
    }

  note = parcours_element_get_text (self->card, PARCOURS_CARD_NOTE);
  text = g_strjoin ("\n\n", parcours_element_get_name (self->card), note != NULL ? note : problem, note != NULL ? problem : NULL, NULL);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
forget_raster (ParcoursCardWidget *self)
{
  g_clear_pointer (&self->raster, gsk_render_node_unref);
  g_clear_pointer (&self->raster_of, gsk_render_node_unref);
}

/* The picture in pixels of what the scene has painted, as long as that is the same. */
static GskRenderNode *
use_raster (ParcoursCardWidget *self, GskRenderNode *node, ParcoursCardState state)
{
  if (self->raster_of != node || self->raster_zoom != self->zoom)
    {
      forget_raster (self);
      self->raster = parcours_raster_new (node, self->zoom, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
      self->raster_of = gsk_render_node_ref (node);
      self->raster_zoom = self->zoom;
      self->raster_state = state;
    }
  return self->raster;
}

/* TRUE if, while the zoom changes, what was there before will do: not for cards that have changed or were far more or less than this. */
static gboolean
can_stretch (ParcoursCardWidget *self, ParcoursCardState state)
{
  return !self->still && self->raster != NULL && self->raster_state == state
         && self->zoom <= self->raster_zoom * STRETCH_MOST && self->zoom * STRETCH_MOST >= self->raster_zoom
         && parcours_scene_peek_card_node (self->scene, self->card) == self->raster_of;
}

static void
parcours_card_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursCardWidget *self = PARCOURS_CARD_WIDGET (widget);
  ParcoursCardState state = self->state;
  GskRenderNode *node;
  double scale = self->zoom;

  if (self->card == NULL)
    return;
  if (gtk_widget_has_visible_focus (widget))
    state |= PARCOURS_CARD_FOCUSED;

  if (can_stretch (self, state))
    {
      node = self->raster;
      scale = self->zoom / self->raster_zoom;
    }
  else
    {
      node = parcours_scene_card_node (self->scene, self->card, self->width, state, self->zoom);
      if (node == NULL)
        return;
      if (self->still && (state & ~PARCOURS_CARD_DIMMED) == 0 && parcours_raster_pays (widget))
        {
          gtk_snapshot_append_node (snapshot, use_raster (self, node, state));
          return;
        }
    }
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_append_node (snapshot, node);
}

static void
parcours_card_widget_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  /* Whoever places it knows its size, which changes with each step of the zoom. */
  *minimum = *natural = 0;
}

static void
parcours_card_widget_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GtkStateFlags both = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE;

  if (((gtk_widget_get_state_flags (widget) ^ previous) & both) != 0)
    gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (parcours_card_widget_parent_class)->state_flags_changed (widget, previous);
}

static void
parcours_card_widget_dispose (GObject *object)
{
  ParcoursCardWidget *self = PARCOURS_CARD_WIDGET (object);

  forget_raster (self);
  g_clear_object (&self->card);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (parcours_card_widget_parent_class)->dispose (object);
}

static void
parcours_card_widget_class_init (ParcoursCardWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = parcours_card_widget_dispose;

  widget_class->snapshot = parcours_card_widget_snapshot;
  widget_class->measure = parcours_card_widget_measure;
  widget_class->query_tooltip = query_tooltip;
  widget_class->state_flags_changed = parcours_card_widget_state_flags_changed;

  gtk_widget_class_set_css_name (widget_class, "card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
parcours_card_widget_init (ParcoursCardWidget *self)
{
  self->width = PARCOURS_CARD_WIDTH;
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

ParcoursCardWidget *
parcours_card_widget_new (ParcoursScene *scene)
{
  ParcoursCardWidget *self;

  g_return_val_if_fail (PARCOURS_IS_SCENE (scene), NULL);

  self = g_object_new (PARCOURS_TYPE_CARD_WIDGET, NULL);
  self->scene = g_object_ref (scene);
  return self;
}

void
parcours_card_widget_bind (ParcoursCardWidget *self, ParcoursElement *card)
{
  g_return_if_fail (PARCOURS_IS_CARD_WIDGET (self));
  g_return_if_fail (card == NULL || parcours_element_get_kind (card) == PARCOURS_KIND_CARD);

  if (!g_set_object (&self->card, card))
    return;
  forget_raster (self);
  parcours_card_widget_set_state (self, PARCOURS_CARD_PLAIN);
  if (card != NULL)
    parcours_card_widget_refresh (self);
}

ParcoursElement *
parcours_card_widget_get_card (ParcoursCardWidget *self)
{
  g_return_val_if_fail (PARCOURS_IS_CARD_WIDGET (self), NULL);

  return self->card;
}

void
parcours_card_widget_set_width (ParcoursCardWidget *self, double width)
{
  g_return_if_fail (PARCOURS_IS_CARD_WIDGET (self));

  if (self->width == width)
    return;
  self->width = width;
  forget_raster (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
parcours_card_widget_set_zoom (ParcoursCardWidget *self, double zoom)
{
  g_return_if_fail (PARCOURS_IS_CARD_WIDGET (self));

  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
parcours_card_widget_set_still (ParcoursCardWidget *self, gboolean still)
{
  g_return_val_if_fail (PARCOURS_IS_CARD_WIDGET (self), FALSE);

  if (self->still == !!still)
    return FALSE;
  self->still = !!still;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

void
parcours_card_widget_set_state (ParcoursCardWidget *self, ParcoursCardState state)
{
  g_return_if_fail (PARCOURS_IS_CARD_WIDGET (self));

  if (self->state == state)
    return;
  if (((self->state ^ state) & PARCOURS_CARD_SELECTED) != 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                                 (state & PARCOURS_CARD_SELECTED) != 0, -1);
  self->state = state;
  gtk_widget_set_focusable (GTK_WIDGET (self), (state & PARCOURS_CARD_DIMMED) == 0);
  if (self->card != NULL)
    say_card (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

ParcoursCardState
parcours_card_widget_get_state (ParcoursCardWidget *self)
{
  g_return_val_if_fail (PARCOURS_IS_CARD_WIDGET (self), PARCOURS_CARD_PLAIN);

  return self->state;
}

void
parcours_card_widget_refresh (ParcoursCardWidget *self)
{
  g_return_if_fail (PARCOURS_IS_CARD_WIDGET (self));
  g_return_if_fail (self->card != NULL);

  say_card (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
