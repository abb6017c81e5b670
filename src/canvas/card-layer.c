/* card-layer.c - see card-layer.h. */
#include "config.h"

#include "canvas/card-layer.h"

#include <adwaita.h>
#include <math.h>

#include "layout/metrics.h"

#define SPARE_MAX 128
#define GLIDE_MS 120.0
#define ROOM_MS 60              /* over a slot before its neighbours move: whoever passes over many cells sets none in motion */
#define STILL_PER_FRAME 12
#define RING 16.0f              /* px around a card that its ring and grip may take */

/* A card that has a widget, and where the widget is. */
typedef struct
{
  ParcoursCardWidget *widget;
  ParcoursCardBox box;
  double x, y;                  /* shown */
  double from_x, from_y, to_x, to_y;
  gint64 start;                 /* of the glide, us; 0: at rest */
  guint generation;             /* of the update that wanted it */
} LiveCard;

/* The container that pans. It only places its children, each of which paints itself at the right size: were the plane scaled as a
 * whole, GTK would draw all of it again whenever one card moves, because it cannot tell what differs inside of what is scaled. */
#define PARCOURS_TYPE_CARD_PLANE (parcours_card_plane_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursCardPlane, parcours_card_plane, PARCOURS, CARD_PLANE, GtkWidget)

struct _ParcoursCardPlane
{
  GtkWidget parent_instance;

  GHashTable *live;             /* ParcoursElement (of the box) -> LiveCard */
  double zoom;
  graphene_rect_t seen;         /* what of it is in the layer */
  GtkWidget *button;
  ParcoursRect button_rect;
};

G_DEFINE_FINAL_TYPE (ParcoursCardPlane, parcours_card_plane, GTK_TYPE_WIDGET)

struct _ParcoursCardLayer
{
  GtkWidget parent_instance;

  ParcoursScene *scene;
  ParcoursCardPlane *plane;
  GPtrArray *spare;             /* released widgets, without a parent */
  double x, y, zoom;
  gboolean resting;
  guint generation;
  guint tick, still_tick;

  ParcoursSlot slot;
  guint slot_nth;               /* place of the slot in its cell's grid */
  GHashTable *dragged;          /* NULL: no slot */
  ParcoursSlot next_slot;       /* what room is made for when the timer ends */
  GHashTable *next_dragged;
  guint room_timer;
};

G_DEFINE_FINAL_TYPE (ParcoursCardLayer, parcours_card_layer, GTK_TYPE_WIDGET)

/* --- the plane --- */

static void
place (ParcoursCardPlane *self, GtkWidget *child, double width, double height, double x, double y)
{
  /* On whole pixels: the edge of a card is sharp, and its picture can be copied. */
  GskTransform *transform = gsk_transform_translate (
    NULL, &GRAPHENE_POINT_INIT ((float) round (x * self->zoom), (float) round (y * self->zoom)));

  /* Sizes are known, but GTK insists on being asked before it lets a child be placed. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (child, (int) ceil (width), (int) ceil (height), -1, transform);
}

/* It is an ordinary button, so it has to be enlarged. */
static void
place_button (ParcoursCardPlane *self)
{
  const ParcoursRect *rect = &self->button_rect;
  GskTransform *transform = gsk_transform_translate (
    NULL, &GRAPHENE_POINT_INIT ((float) round (rect->x * self->zoom), (float) round (rect->y * self->zoom)));

  gtk_widget_measure (self->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->button, (int) rect->width, (int) rect->height, -1,
                       gsk_transform_scale (transform, (float) self->zoom, (float) self->zoom));
}

static void
parcours_card_plane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ParcoursCardPlane *self = PARCOURS_CARD_PLANE (widget);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      LiveCard *live = value;

      place (self, GTK_WIDGET (live->widget), live->box.rect.width * self->zoom,
             (PARCOURS_CARD_HEIGHT + PARCOURS_CARD_EDGE) * self->zoom, live->x, live->y);
    }
  if (self->button != NULL && gtk_widget_should_layout (self->button))
    place_button (self);
}

/* Cards that wait beside what is seen would be drawn and clipped away. */
static void
parcours_card_plane_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursCardPlane *self = PARCOURS_CARD_PLANE (widget);
  graphene_rect_t seen = self->seen, bounds;

  graphene_rect_inset (&seen, -RING, -RING);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_compute_bounds (child, widget, &bounds) && graphene_rect_intersection (&bounds, &seen, NULL))
      gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
parcours_card_plane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  /* The plane has no say in the size of the canvas. */
  *minimum = *natural = 0;
}

static void
parcours_card_plane_dispose (GObject *object)
{
  ParcoursCardPlane *self = PARCOURS_CARD_PLANE (object);
  GtkWidget *child;

  g_hash_table_remove_all (self->live);
  self->button = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (parcours_card_plane_parent_class)->dispose (object);
}

static void
parcours_card_plane_finalize (GObject *object)
{
  g_hash_table_unref (PARCOURS_CARD_PLANE (object)->live);

  G_OBJECT_CLASS (parcours_card_plane_parent_class)->finalize (object);
}

static void
parcours_card_plane_class_init (ParcoursCardPlaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_card_plane_dispose;
  G_OBJECT_CLASS (klass)->finalize = parcours_card_plane_finalize;
  widget_class->size_allocate = parcours_card_plane_size_allocate;
  widget_class->measure = parcours_card_plane_measure;
  widget_class->snapshot = parcours_card_plane_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
parcours_card_plane_init (ParcoursCardPlane *self)
{
  self->live = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->zoom = 1;
}

/* --- where a card stands --- */

/* The place of a card while a slot is open in its cell. */
static ParcoursRect
place_beside_slot (ParcoursCardLayer *self, const ParcoursCardBox *box)
{
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  GPtrArray *cell = parcours_layout_get_cell (layout, box->row, box->column);
  guint nth = 0;

  if (g_hash_table_contains (self->dragged, box->card))
    return self->slot.rect;
  for (guint i = 0; i < box->index; i++)
    {
      ParcoursElement *other = g_ptr_array_index (cell, i);
      ParcoursCardBox other_box;

      if (!g_hash_table_contains (self->dragged, other) && parcours_layout_get_card (layout, other, &other_box) &&
          other_box.span == 1)
        nth++;
    }
  if (nth >= self->slot_nth)
    nth++;
  return parcours_hit_place (layout, box->row, box->column, nth);
}

static void
find_place (ParcoursCardLayer *self, const ParcoursCardBox *box, double *x, double *y)
{
  ParcoursRect rect = box->rect;

  if (self->dragged != NULL && box->row == self->slot.row && box->column == self->slot.column && box->span == 1)
    rect = place_beside_slot (self, box);
  *x = rect.x;
  *y = rect.y;
}

static gboolean
step_glide (LiveCard *live, gint64 now)
{
  double t = (double) (now - live->start) / (GLIDE_MS * 1000);

  if (t >= 1)
    {
      live->x = live->to_x;
      live->y = live->to_y;
      live->start = 0;
      return FALSE;
    }
  t = 1 - pow (1 - MAX (t, 0), 3);
  live->x = live->from_x + (live->to_x - live->from_x) * t;
  live->y = live->from_y + (live->to_y - live->from_y) * t;
  return TRUE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursCardLayer *self = PARCOURS_CARD_LAYER (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gboolean moving = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      LiveCard *live = value;

      if (live->start != 0)
        moving |= step_glide (live, now);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self->plane));
  if (moving)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
send_to (ParcoursCardLayer *self, LiveCard *live, gboolean glide)
{
  double x, y;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  find_place (self, &live->box, &x, &y);
  if (x == live->to_x && y == live->to_y)
    return;
  live->to_x = x;
  live->to_y = y;
  if (!glide || clock == NULL || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      live->x = x;
      live->y = y;
      live->start = 0;
      return;
    }
  live->from_x = live->x;
  live->from_y = live->y;
  live->start = gdk_frame_clock_get_frame_time (clock);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
send_all (ParcoursCardLayer *self, gboolean glide)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    send_to (self, value, glide);
  gtk_widget_queue_allocate (GTK_WIDGET (self->plane));
}

/* --- which cards are live --- */

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
release (ParcoursCardLayer *self, LiveCard *live)
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
      LiveCard *live = value;

      if (live->generation == self->generation)
        continue;
      release (self, live);
      g_hash_table_iter_remove (&iter);
    }
}

static LiveCard *
take_widget (ParcoursCardLayer *self, const ParcoursCardBox *box)
{
  LiveCard *live = g_new0 (LiveCard, 1);

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
      LiveCard *live = g_hash_table_lookup (self->plane->live, box->card);
      GtkWidget *widget, *next;

      if (live == NULL)
        {
          live = take_widget (self, box);
          gtk_widget_insert_after (GTK_WIDGET (live->widget), plane, previous);
          g_object_unref (live->widget);        /* the plane holds it now */
          send_to (self, live, FALSE);
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
      LiveCard *live = g_hash_table_lookup (self->plane->live, g_array_index (boxes, ParcoursCardBox, i).card);

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
      LiveCard *live = value;

      if (!parcours_layout_get_card (layout, live->box.card, &live->box))
        continue;
      parcours_card_widget_set_width (live->widget, live->box.rect.width);
      parcours_card_widget_refresh (live->widget);
    }
  send_all (self, glide);
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
    parcours_card_widget_set_zoom (((LiveCard *) value)->widget, zoom);
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
    n += parcours_card_widget_set_still (((LiveCard *) value)->widget, TRUE) ? 1 : 0;
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
    parcours_card_widget_set_still (((LiveCard *) value)->widget, FALSE);
}

static guint
plain_cards_before (ParcoursCardLayer *self)
{
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  GPtrArray *cell = parcours_layout_get_cell (layout, self->slot.row, self->slot.column);
  guint others = 0, plain = 0;

  for (guint i = 0; cell != NULL && i < cell->len && others < self->slot.index; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cell, i);
      ParcoursCardBox box;

      if (g_hash_table_contains (self->dragged, card))
        continue;
      others++;
      if (parcours_layout_get_card (layout, card, &box) && box.span == 1)
        plain++;
    }
  return plain;
}

static void
open_slot (ParcoursCardLayer *self, const ParcoursSlot *slot, GHashTable *dragged)
{
  if (dragged != NULL)
    g_hash_table_ref (dragged);
  g_clear_pointer (&self->dragged, g_hash_table_unref);
  self->dragged = dragged;
  if (slot != NULL)
    {
      self->slot = *slot;
      self->slot_nth = plain_cards_before (self);
    }
  send_all (self, TRUE);
}

static gboolean
is_same_place (const ParcoursSlot *a, const ParcoursSlot *b)
{
  return a->row == b->row && a->column == b->column && a->index == b->index;
}

static gboolean
on_room (gpointer data)
{
  ParcoursCardLayer *self = data;
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  g_autoptr (GHashTable) dragged = g_steal_pointer (&self->next_dragged);
  guint n_rows, n_columns;

  self->room_timer = 0;
  parcours_layout_get_rows (layout, &n_rows);
  parcours_layout_get_columns (layout, &n_columns);
  if (self->next_slot.row < n_rows && self->next_slot.column < n_columns)       /* the map may be another by now */
    open_slot (self, &self->next_slot, dragged);
  return G_SOURCE_REMOVE;
}

void
parcours_card_layer_make_room (ParcoursCardLayer *self, const ParcoursSlot *slot, GHashTable *dragged)
{
  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));
  g_return_if_fail (slot == NULL || dragged != NULL);

  if (self->room_timer != 0 && slot != NULL && is_same_place (slot, &self->next_slot))
    return;
  g_clear_handle_id (&self->room_timer, g_source_remove);
  g_clear_pointer (&self->next_dragged, g_hash_table_unref);
  if (slot == NULL || (self->dragged != NULL && is_same_place (slot, &self->slot)))
    {
      open_slot (self, slot, dragged);
      return;
    }
  self->next_slot = *slot;
  self->next_dragged = g_hash_table_ref (dragged);
  self->room_timer = g_timeout_add (ROOM_MS, on_room, self);
}

void
parcours_card_layer_put (ParcoursCardLayer *self, ParcoursElement *card, double x, double y)
{
  LiveCard *live;

  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));

  live = g_hash_table_lookup (self->plane->live, card);
  if (live == NULL)
    return;
  live->x = x;
  live->y = y;
  live->to_x = live->to_y = NAN;
}

ParcoursCardWidget *
parcours_card_layer_find (ParcoursCardLayer *self, ParcoursElement *card)
{
  LiveCard *live;

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
    func (((LiveCard *) value)->widget, data);
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
