/* drag.c - see drag.h. */
#include "config.h"

#include "canvas/drag.h"

#include "canvas/canvas-private.h"
#include "canvas/move.h"
#include "canvas/tray-private.h"
#include "layout/metrics.h"

#define LIFTED_MAX 4            /* cards seen of a lifted pile */
#define LIFTED_STEP 6.0         /* u between them */
#define LIFTED_ZOOM_MIN 0.35    /* what is in the air stays visible in a far view */
#define PICTURE_PAD 24.0        /* u around the card: others of the pile, the shadow */
#define SLACK 48.0              /* px: so far beside wall and tray a drop still counts as on it */

struct _ParcoursDrag
{
  GObject parent_instance;

  ParcoursCanvas *canvas;       /* borrowed: it owns the drag */
  GPtrArray *cards;
  GHashTable *set;
  ParcoursElement *lead;        /* one of `cards` */
  double dx, dy;
  double width;                 /* of the lead */
  guint span;                   /* columns of the lead */

  double x, y;                  /* pointer, in the canvas */
  ParcoursOver over;
  ParcoursSlot slot;
  guint parked_index;
};

G_DEFINE_FINAL_TYPE (ParcoursDrag, parcours_drag, G_TYPE_OBJECT)

static double
lifted_zoom (ParcoursDrag *self)
{
  if (self->over == PARCOURS_OVER_TRAY)
    return PARCOURS_TRAY_ZOOM;
  return MAX (self->canvas->viewport.zoom, LIFTED_ZOOM_MIN);
}

static gboolean
find_in_tray (ParcoursDrag *self)
{
  GtkWidget *tray = self->canvas->tray;
  double x, y;

  if (tray == NULL || !gtk_widget_get_mapped (tray) ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self->canvas), tray, self->x, self->y, &x, &y) ||
      x < -SLACK || y < 0 || x > gtk_widget_get_width (tray) + SLACK || y > gtk_widget_get_height (tray) + SLACK)
    return FALSE;

  self->over = PARCOURS_OVER_TRAY;
  self->parked_index = _parcours_tray_index_at (PARCOURS_TRAY (tray), x, self->set);
  return TRUE;
}

static gboolean
find_on_wall (ParcoursDrag *self)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  ParcoursLayout *layout = _parcours_canvas_layout (self->canvas);
  double zoom = MAX (viewport->zoom, LIFTED_ZOOM_MIN), x, y;

  if (layout == NULL || self->x < -SLACK || self->y < -SLACK || self->x > viewport->width + SLACK ||
      self->y > viewport->height + SLACK)
    return FALSE;

  parcours_viewport_to_body (viewport, self->x + (PARCOURS_CARD_WIDTH / 2 - self->dx) * zoom,
                             self->y + (PARCOURS_CARD_HEIGHT / 2 - self->dy) * zoom, &x, &y);
  if (!parcours_hit_slot (layout, x, y, self->set, &self->slot))
    return FALSE;
  if (self->span > 1 && !parcours_layout_is_folded (layout, self->slot.row, self->slot.column))
    self->slot.rect = parcours_hit_band (layout, self->slot.row, self->slot.column, self->span);
  self->over = PARCOURS_OVER_WALL;
  return TRUE;
}

static void
parcours_drag_finalize (GObject *object)
{
  ParcoursDrag *self = PARCOURS_DRAG (object);

  g_ptr_array_unref (self->cards);
  g_hash_table_unref (self->set);

  G_OBJECT_CLASS (parcours_drag_parent_class)->finalize (object);
}

static void
parcours_drag_class_init (ParcoursDragClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_drag_finalize;
}

static void
parcours_drag_init (ParcoursDrag *self)
{
  self->cards = g_ptr_array_new_with_free_func (g_object_unref);
  self->set = g_hash_table_new (NULL, NULL);
}

ParcoursDrag *
parcours_drag_new (ParcoursCanvas *canvas, GPtrArray *cards, ParcoursElement *lead, double dx, double dy)
{
  ParcoursDrag *self;
  ParcoursCardBox box;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (canvas), NULL);
  g_return_val_if_fail (cards != NULL && cards->len > 0, NULL);

  self = g_object_new (PARCOURS_TYPE_DRAG, NULL);
  self->canvas = canvas;
  for (guint i = 0; i < cards->len; i++)
    {
      g_ptr_array_add (self->cards, g_object_ref (g_ptr_array_index (cards, i)));
      g_hash_table_add (self->set, g_ptr_array_index (cards, i));
    }
  self->lead = lead;
  self->span = 1;
  self->width = PARCOURS_CARD_WIDTH;
  if (parcours_layout_get_card (_parcours_canvas_layout (canvas), lead, &box))
    {
      self->span = box.span;
      self->width = box.rect.width;
    }
  self->dx = CLAMP (dx, 0, self->width);
  self->dy = CLAMP (dy, 0, PARCOURS_CARD_HEIGHT);
  return self;
}

void
parcours_drag_motion (ParcoursDrag *self, GtkWidget *widget, double x, double y)
{
  g_return_if_fail (PARCOURS_IS_DRAG (self));

  if (!gtk_widget_translate_coordinates (widget, GTK_WIDGET (self->canvas), x, y, &self->x, &self->y))
    return;
  parcours_drag_update (self);
}

void
parcours_drag_update (ParcoursDrag *self)
{
  g_return_if_fail (PARCOURS_IS_DRAG (self));

  self->over = PARCOURS_OVER_NOTHING;
  if (!find_in_tray (self))
    find_on_wall (self);
  _parcours_canvas_drag_changed (self->canvas);
}

gboolean
parcours_drag_drop (ParcoursDrag *self)
{
  ParcoursMap *map = parcours_scene_get_map (self->canvas->scene);
  ParcoursLayout *layout = _parcours_canvas_layout (self->canvas);

  g_return_val_if_fail (PARCOURS_IS_DRAG (self), FALSE);

  if (self->over == PARCOURS_OVER_WALL)
    {
      GPtrArray *cell = parcours_layout_get_cell (layout, self->slot.row, self->slot.column);

      parcours_move_cards (map, self->cards, self->slot.stage, self->slot.step, self->slot.lane,
                           parcours_move_neighbour (cell, self->slot.index, self->set));
    }
  else if (self->over == PARCOURS_OVER_TRAY)
    parcours_move_cards (map, self->cards, NULL, NULL, NULL,
                         parcours_move_neighbour (parcours_layout_get_parked (layout), self->parked_index, self->set));
  return self->over != PARCOURS_OVER_NOTHING;
}

void
parcours_drag_get_pointer (ParcoursDrag *self, double *x, double *y)
{
  g_return_if_fail (PARCOURS_IS_DRAG (self));

  *x = self->x;
  *y = self->y;
}

void
parcours_drag_get_hold (ParcoursDrag *self, double *dx, double *dy)
{
  g_return_if_fail (PARCOURS_IS_DRAG (self));

  *dx = self->dx;
  *dy = self->dy;
}

ParcoursElement *
parcours_drag_get_lead (ParcoursDrag *self)
{
  g_return_val_if_fail (PARCOURS_IS_DRAG (self), NULL);

  return self->lead;
}

guint
parcours_drag_get_span (ParcoursDrag *self)
{
  g_return_val_if_fail (PARCOURS_IS_DRAG (self), 1);

  return self->span;
}

ParcoursOver
parcours_drag_get_over (ParcoursDrag *self)
{
  g_return_val_if_fail (PARCOURS_IS_DRAG (self), PARCOURS_OVER_NOTHING);

  return self->over;
}

const ParcoursSlot *
parcours_drag_get_slot (ParcoursDrag *self)
{
  g_return_val_if_fail (PARCOURS_IS_DRAG (self), NULL);

  return self->over == PARCOURS_OVER_WALL ? &self->slot : NULL;
}

guint
parcours_drag_get_parked_index (ParcoursDrag *self)
{
  g_return_val_if_fail (PARCOURS_IS_DRAG (self), 0);

  return self->parked_index;
}

GHashTable *
parcours_drag_get_cards (ParcoursDrag *self)
{
  g_return_val_if_fail (PARCOURS_IS_DRAG (self), NULL);

  return self->set;
}

/* The lead card on top, others of the pile peeping out behind it. */
static void
paint_pile (ParcoursDrag *self, const ParcoursPaint *paint)
{
  guint n = MIN (self->cards->len, LIFTED_MAX);

  for (guint i = 0, k = n - 1; i < self->cards->len && k > 0; i++)
    {
      ParcoursElement *card = g_ptr_array_index (self->cards, i);

      if (card == self->lead)
        continue;
      parcours_paint_card (paint, card, k * LIFTED_STEP, k * LIFTED_STEP, PARCOURS_CARD_WIDTH, PARCOURS_CARD_DRAGGED);
      k--;
    }
  parcours_paint_card (paint, self->lead, 0, 0, self->width, PARCOURS_CARD_DRAGGED);
}

static void
paint_count (ParcoursDrag *self, const ParcoursPaint *paint)
{
  const ParcoursTextStyle style = { .size = 12, .line = 15, .weight = PANGO_WEIGHT_BOLD };
  g_autofree char *count = g_strdup_printf ("%u", self->cards->len);
  PangoLayout *words = parcours_text_word (paint->text, count, &style);
  double width, height;

  parcours_text_extents (words, &width, &height, NULL);
  width = MAX (width + 12, 22);
  parcours_painter_box (paint->painter, &PARCOURS_RECT (-width / 2, -11, width, 22), 11, paint->theme->accent, NULL,
                        PARCOURS_COLOUR_NONE);
  parcours_painter_text (paint->painter, words, -width / 2 + (width - (width - 12)) / 2, -height / 2, 0xffffffff);
}

static void
paint_lifted (ParcoursDrag *self, GtkSnapshot *snapshot, double zoom)
{
  ParcoursPaint paint;

  gtk_snapshot_scale (snapshot, (float) zoom, (float) zoom);
  parcours_scene_init_paint (self->canvas->scene, &paint, snapshot, zoom);
  paint_pile (self, &paint);
  if (self->cards->len > 1)
    paint_count (self, &paint);
  parcours_scene_clear_paint (&paint);
}

void
parcours_drag_snapshot (ParcoursDrag *self, GtkWidget *widget, GtkSnapshot *snapshot)
{
  double zoom = lifted_zoom (self), x, y;

  g_return_if_fail (PARCOURS_IS_DRAG (self));

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->canvas), widget, self->x, self->y, &x, &y))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - self->dx * zoom), (float) (y - self->dy * zoom)));
  paint_lifted (self, snapshot, zoom);
  gtk_snapshot_restore (snapshot);
}

GdkPaintable *
parcours_drag_make_picture (ParcoursDrag *self, double *hot_x, double *hot_y)
{
  GtkSnapshot *snapshot;
  double zoom, width, height;

  g_return_val_if_fail (PARCOURS_IS_DRAG (self), NULL);

  zoom = lifted_zoom (self);
  width = (PARCOURS_CARD_WIDTH + 2 * PICTURE_PAD) * zoom;
  height = (PARCOURS_CARD_HEIGHT + 2 * PICTURE_PAD) * zoom;
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (PICTURE_PAD * zoom), (float) (PICTURE_PAD * zoom)));
  paint_lifted (self, snapshot, zoom);
  *hot_x = (self->dx + PICTURE_PAD) * zoom;
  *hot_y = (self->dy + PICTURE_PAD) * zoom;
  return gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT ((float) width, (float) height));
}
