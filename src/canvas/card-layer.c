/* card-layer.c - see card-layer.h: which cards have a widget, and what becomes of the zoom. */
#include "config.h"

#include "canvas/card-layer-private.h"

#include <math.h>

#define SPARE_MAX 128
#define STILL_PER_FRAME 12

G_DEFINE_FINAL_TYPE (ParcoursCardLayer, parcours_card_layer, GTK_TYPE_WIDGET)

typedef struct
{
  GArray *boxes;                /* of ParcoursCardBox */
  guint most;
} Wanted;

static void
collect (const ParcoursCardBox *box, gpointer data)
{
  Wanted *wanted = data;

  /* One more than allowed is enough to know. */
  if (wanted->boxes->len <= wanted->most)
    g_array_append_vals (wanted->boxes, box, 1);
}

static int
compare_boxes (gconstpointer a, gconstpointer b)
{
  const ParcoursCardBox *left = a, *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* The boxes of all cards that are to be live, in reading order, each once. */
static GArray *
wanted_boxes (ParcoursCardLayer *self, const ParcoursRect *area, GPtrArray *pins, gboolean *fits)
{
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  Wanted wanted = { g_array_new (FALSE, FALSE, sizeof (ParcoursCardBox)), PARCOURS_LIVE_MAX };
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (area != NULL)
    parcours_layout_foreach_card (layout, area, collect, &wanted);
  *fits = wanted.boxes->len <= PARCOURS_LIVE_MAX;
  if (!*fits)
    g_array_set_size (wanted.boxes, 0);

  for (guint i = 0; i < wanted.boxes->len; i++)
    g_hash_table_add (seen, g_array_index (wanted.boxes, ParcoursCardBox, i).card);
  for (guint i = 0; i < pins->len; i++)
    {
      ParcoursCardBox box;

      if (parcours_layout_get_card (layout, g_ptr_array_index (pins, i), &box) && g_hash_table_add (seen, box.card))
        g_array_append_val (wanted.boxes, box);
    }
  g_array_sort (wanted.boxes, compare_boxes);
  return wanted.boxes;
}

static void
release (ParcoursCardLayer *self, ParcoursLiveCard *live)
{
  ParcoursCardWidget *widget = g_object_ref (live->widget);

  gtk_widget_unparent (GTK_WIDGET (widget));
  parcours_card_widget_bind (widget, NULL);
  g_assert (gtk_widget_get_parent (GTK_WIDGET (widget)) == NULL);
  if (self->spare->len < SPARE_MAX)
    g_ptr_array_add (self->spare, widget);
  else
    g_object_unref (widget);
}

static void
release_unwanted (ParcoursCardLayer *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ParcoursLiveCard *live = value;

      if (live->generation == self->generation)
        continue;
      release (self, live);
      g_hash_table_iter_remove (&iter);
    }
}

static ParcoursLiveCard *
take_widget (ParcoursCardLayer *self, const ParcoursCardBox *box)
{
  ParcoursLiveCard *live = g_new0 (ParcoursLiveCard, 1);

  if (self->spare->len > 0)
    live->widget = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  else
    live->widget = g_object_ref_sink (parcours_card_widget_new (self->scene));
  live->box = *box;
  live->to_x = live->to_y = NAN;
  parcours_card_widget_bind (live->widget, box->card);
  parcours_card_widget_set_width (live->widget, box->rect.width);
  parcours_card_widget_set_zoom (live->widget, self->zoom);
  parcours_card_widget_set_still (live->widget, self->resting);
  g_hash_table_insert (self->plane->live, box->card, live);
  return live;
}

static void
bind_boxes (ParcoursCardLayer *self, GArray *boxes)
{
  GtkWidget *plane = GTK_WIDGET (self->plane), *previous = NULL;

  for (guint i = 0; i < boxes->len; i++)
    {
      const ParcoursCardBox *box = &g_array_index (boxes, ParcoursCardBox, i);
      ParcoursLiveCard *live = g_hash_table_lookup (self->plane->live, box->card);
      GtkWidget *widget, *next;

      if (live == NULL)
        {
          live = take_widget (self, box);
          gtk_widget_insert_after (GTK_WIDGET (live->widget), plane, previous);
          g_object_unref (live->widget);        /* the plane holds it now */
          _parcours_card_layer_send (self, live, FALSE);
        }
      widget = GTK_WIDGET (live->widget);
      next = previous != NULL ? gtk_widget_get_next_sibling (previous) : gtk_widget_get_first_child (plane);
      if (next != widget)
        gtk_widget_insert_after (widget, plane, previous);
      previous = widget;
    }
}

static void
mark_wanted (ParcoursCardLayer *self, GArray *boxes)
{
  self->generation++;
  for (guint i = 0; i < boxes->len; i++)
    {
      ParcoursLiveCard *live = g_hash_table_lookup (self->plane->live, g_array_index (boxes, ParcoursCardBox, i).card);

      if (live != NULL)
        live->generation = self->generation;
    }
}

gboolean
parcours_card_layer_update (ParcoursCardLayer *self, const ParcoursRect *area, GPtrArray *pins)
{
  g_autoptr(GArray) boxes = NULL;
  gboolean fits = TRUE;

  g_return_val_if_fail (PARCOURS_IS_CARD_LAYER (self), FALSE);
  g_return_val_if_fail (pins != NULL, FALSE);

  if (parcours_scene_get_layout (self->scene) != NULL)
    boxes = wanted_boxes (self, area, pins, &fits);
  else
    boxes = g_array_new (FALSE, FALSE, sizeof (ParcoursCardBox));
  mark_wanted (self, boxes);
  release_unwanted (self);
  bind_boxes (self, boxes);
  gtk_widget_queue_allocate (GTK_WIDGET (self->plane));
  return fits;
}

void
parcours_card_layer_refresh (ParcoursCardLayer *self, gboolean glide)
{
  ParcoursLayout *layout;
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));

  layout = parcours_scene_get_layout (self->scene);
  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ParcoursLiveCard *live = value;

      if (!parcours_layout_get_card (layout, live->box.card, &live->box))
        continue;
      parcours_card_widget_set_width (live->widget, live->box.rect.width);
      parcours_card_widget_refresh (live->widget);
    }
  _parcours_card_layer_send_all (self, glide);
}

/* --- the layer --- */

static void
place_plane (ParcoursCardLayer *self, int width, int height)
{
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  double body_width = 1, body_height = 1;

  if (layout != NULL)
    parcours_layout_get_size (layout, &body_width, &body_height);
  self->plane->seen = GRAPHENE_RECT_INIT ((float) -self->x, (float) -self->y, (float) width, (float) height);
  gtk_widget_queue_draw (GTK_WIDGET (self->plane));
  gtk_widget_allocate (GTK_WIDGET (self->plane), (int) ceil (body_width * self->zoom),
                       (int) ceil (body_height * self->zoom), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) self->x, (float) self->y)));
}

static void
parcours_card_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place_plane (PARCOURS_CARD_LAYER (widget), width, height);
}

static void
parcours_card_layer_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (PARCOURS_CARD_LAYER (widget)->plane), orientation, -1, minimum, natural, NULL, NULL);
}

static void
parcours_card_layer_dispose (GObject *object)
{
  ParcoursCardLayer *self = PARCOURS_CARD_LAYER (object);

  g_clear_pointer (&self->dragged, g_hash_table_unref);
  g_clear_pointer (&self->next_dragged, g_hash_table_unref);
  g_clear_handle_id (&self->room_timer, g_source_remove);
  if (self->plane != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->plane));
  self->plane = NULL;
  g_clear_pointer (&self->spare, g_ptr_array_unref);
  g_clear_object (&self->scene);

  G_OBJECT_CLASS (parcours_card_layer_parent_class)->dispose (object);
}

static void
parcours_card_layer_class_init (ParcoursCardLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_card_layer_dispose;
  widget_class->size_allocate = parcours_card_layer_size_allocate;
  widget_class->measure = parcours_card_layer_measure;
}

static void
parcours_card_layer_init (ParcoursCardLayer *self)
{
  self->zoom = 1;
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
  self->plane = g_object_new (PARCOURS_TYPE_CARD_PLANE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->plane), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

ParcoursCardLayer *
parcours_card_layer_new (ParcoursScene *scene)
{
  ParcoursCardLayer *self;

  g_return_val_if_fail (PARCOURS_IS_SCENE (scene), NULL);

  self = g_object_new (PARCOURS_TYPE_CARD_LAYER, NULL);
  self->scene = g_object_ref (scene);
  return self;
}

void
parcours_card_layer_set_transform (ParcoursCardLayer *self, double x, double y, double zoom)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));

  if (self->x == x && self->y == y && self->zoom == zoom)
    return;
  self->x = x;
  self->y = y;
  if (self->zoom == zoom && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      /* Asking for an allocation has GTK ask the X server about the window and its monitor in each frame, several times. */
      gtk_widget_measure (GTK_WIDGET (self->plane), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      place_plane (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->zoom == zoom)
    return;

  self->zoom = self->plane->zoom = zoom;
  gtk_widget_queue_allocate (GTK_WIDGET (self->plane));
  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    parcours_card_widget_set_zoom (((ParcoursLiveCard *) value)->widget, zoom);
}

/* A few in each frame: making all pictures at once would be felt. */
static gboolean
on_still_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursCardLayer *self = PARCOURS_CARD_LAYER (widget);
  guint n = 0;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->plane->live);
  while (n < STILL_PER_FRAME && g_hash_table_iter_next (&iter, NULL, &value))
    n += parcours_card_widget_set_still (((ParcoursLiveCard *) value)->widget, TRUE) ? 1 : 0;
  if (n == STILL_PER_FRAME)
    return G_SOURCE_CONTINUE;
  self->still_tick = 0;
  return G_SOURCE_REMOVE;
}

void
parcours_card_layer_set_resting (ParcoursCardLayer *self, gboolean resting)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));

  self->resting = resting;
  if (resting && self->still_tick == 0)
    self->still_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_still_tick, NULL, NULL);
  if (resting)
    return;
  if (self->still_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->still_tick);
  self->still_tick = 0;
  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    parcours_card_widget_set_still (((ParcoursLiveCard *) value)->widget, FALSE);
}

ParcoursCardWidget *
parcours_card_layer_find (ParcoursCardLayer *self, ParcoursElement *card)
{
  ParcoursLiveCard *live;

  g_return_val_if_fail (PARCOURS_IS_CARD_LAYER (self), NULL);

  live = g_hash_table_lookup (self->plane->live, card);
  return live != NULL ? live->widget : NULL;
}

guint
parcours_card_layer_get_n_live (ParcoursCardLayer *self)
{
  g_return_val_if_fail (PARCOURS_IS_CARD_LAYER (self), 0);

  return g_hash_table_size (self->plane->live);
}

void
parcours_card_layer_foreach (ParcoursCardLayer *self, ParcoursCardWidgetFunc func, gpointer data)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));

  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    func (((ParcoursLiveCard *) value)->widget, data);
}

void
parcours_card_layer_set_button (ParcoursCardLayer *self, GtkWidget *button, const ParcoursRect *rect)
{
  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));

  if (self->plane->button == NULL)
    {
      self->plane->button = button;
      gtk_widget_set_parent (button, GTK_WIDGET (self->plane));
    }
  self->plane->button_rect = *rect;
  gtk_widget_queue_allocate (GTK_WIDGET (self->plane));
}
