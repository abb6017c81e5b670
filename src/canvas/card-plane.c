/* card-plane.c - what pans below the layer: it places the widgets of cards where the layer wants them, on whole pixels. */
#include "config.h"

#include "canvas/card-layer-private.h"

#include <math.h>

#include "layout/metrics.h"

#define RING 16.0f              /* px around a card that its ring and grip may take */

G_DEFINE_FINAL_TYPE (ParcoursCardPlane, parcours_card_plane, GTK_TYPE_WIDGET)

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
      ParcoursLiveCard *live = value;

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
