/* canvas-chunks.c - the cards that the wall paints itself, because they are far away or too many for widgets: in squares of
 * the body, each painted when it is first seen.
 *
 * Thousands of cards in one container are all looked at whenever a corner of it is drawn anew (something is dragged across);
 * a square that nothing touches is passed over whole. Once the zoom rests, squares are kept in pixels as well (raster.h), a few
 * in each frame.
 */
#include "config.h"

#include "canvas/canvas-private.h"

#include <math.h>

#include "canvas/raster.h"
#include "layout/metrics.h"
#include "paint/painter-cairo.h"

#define SIDE_FAR 2048.0         /* u: of a square */
#define SIDE_NEAR 1024.0
#define KEPT_MAX 400            /* squares; more than ever are in sight */
#define RASTER_US 5000          /* of a frame, for pixels that may as well come in the next one */

typedef struct
{
  GskRenderNode *node;          /* NULL: no cards */
  GskRenderNode *raster;        /* NULL: not yet */
} Chunk;

typedef struct
{
  ParcoursCanvas *canvas;
  ParcoursPaint paint;
  GtkSnapshot *snapshot;        /* near */
  ParcoursRect area;
  graphene_rect_t bounds;       /* of its cards, far */
  guint n;
} Painting;

static void
chunk_free (gpointer data)
{
  Chunk *chunk = data;

  g_clear_pointer (&chunk->node, gsk_render_node_unref);
  g_clear_pointer (&chunk->raster, gsk_render_node_unref);
  g_free (chunk);
}

void
_parcours_canvas_forget_chunks (ParcoursCanvas *self)
{
  g_clear_pointer (&self->chunks, g_hash_table_unref);
}

static ParcoursCardState
state_of (ParcoursCanvas *self, ParcoursElement *card)
{
  return parcours_scene_dims (self->scene, card) ? PARCOURS_CARD_DIMMED : PARCOURS_CARD_PLAIN;
}

/* A card belongs to the square its corner is in. Those that span columns reach anywhere; they are few, and on their own. */
static gboolean
is_mine (const Painting *painting, const ParcoursCardBox *box)
{
  return box->span == 1 && parcours_rect_contains (&painting->area, box->rect.x, box->rect.y);
}

static void
paint_near (const ParcoursCardBox *box, gpointer data)
{
  Painting *painting = data;

  if (is_mine (painting, box))
    _parcours_canvas_append_card (painting->canvas, painting->snapshot, box, state_of (painting->canvas, box->card));
}

static void
paint_far (const ParcoursCardBox *box, gpointer data)
{
  Painting *painting = data;

  if (is_mine (painting, box))
    parcours_paint_card_far (&painting->paint, box->card, &box->rect, state_of (painting->canvas, box->card));
}

static void
extend_bounds (const ParcoursCardBox *box, gpointer data)
{
  Painting *painting = data;
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) box->rect.x, (float) box->rect.y, (float) box->rect.width,
                                             (float) box->rect.height);

  if (!is_mine (painting, box))
    return;
  if (painting->n++ == 0)
    painting->bounds = rect;
  else
    graphene_rect_union (&painting->bounds, &rect, &painting->bounds);
}

/* Far away a card is two rectangles. As nodes of their own, all of them are drawn and clipped away again wherever something
 * moves; a cairo node that the drawn part does not touch costs nothing. */
static void
paint_square_far (Painting *painting, GtkSnapshot *snapshot)
{
  ParcoursLayout *layout = _parcours_canvas_layout (painting->canvas);
  cairo_t *cr;

  parcours_layout_foreach_card (layout, &painting->area, extend_bounds, painting);
  if (painting->n == 0)
    return;
  parcours_scene_init_paint (painting->canvas->scene, &painting->paint, snapshot, painting->canvas->viewport.zoom);
  g_object_unref (painting->paint.painter);
  cr = gtk_snapshot_append_cairo (snapshot, &painting->bounds);
  painting->paint.painter = parcours_painter_cairo_new (cr);
  parcours_layout_foreach_card (layout, &painting->area, paint_far, painting);
  parcours_scene_clear_paint (&painting->paint);
  cairo_destroy (cr);
}

static Chunk *
paint_chunk (ParcoursCanvas *self, const ParcoursRect *area, gboolean far)
{
  Painting painting = { .canvas = self, .snapshot = gtk_snapshot_new (), .area = *area };
  Chunk *chunk = g_new0 (Chunk, 1);

  if (far)
    paint_square_far (&painting, painting.snapshot);
  else
    parcours_layout_foreach_card (_parcours_canvas_layout (self), area, paint_near, &painting);
  chunk->node = gtk_snapshot_free_to_node (painting.snapshot);
  return chunk;
}

/* The square in that column and row of the grid. */
static Chunk *
get_chunk (ParcoursCanvas *self, int column, int row, double side, gboolean far)
{
  gint64 key = ((gint64) row << 32) | (guint32) column;
  Chunk *chunk = g_hash_table_lookup (self->chunks, &key);

  if (chunk != NULL)
    return chunk;
  chunk = paint_chunk (self, &PARCOURS_RECT (column * side, row * side, side, side), far);
  g_hash_table_insert (self->chunks, g_memdup2 (&key, sizeof key), chunk);
  return chunk;
}

static void
forget_rasters (ParcoursCanvas *self)
{
  GHashTableIter iter;
  gpointer chunk;

  g_hash_table_iter_init (&iter, self->chunks);
  while (g_hash_table_iter_next (&iter, NULL, &chunk))
    g_clear_pointer (&((Chunk *) chunk)->raster, gsk_render_node_unref);
}

/* What was painted for another size goes, and what is too much. */
static void
prepare (ParcoursCanvas *self, const ParcoursZoomClass *klass, double scale)
{
  if (self->chunks != NULL && (self->chunks_zoom != klass->zoom || self->chunks_density != klass->density ||
                               g_hash_table_size (self->chunks) > KEPT_MAX))
    _parcours_canvas_forget_chunks (self);
  if (self->chunks == NULL)
    self->chunks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, chunk_free);
  else if (self->chunks_scale != scale)
    forget_rasters (self);
  self->chunks_zoom = klass->zoom;
  self->chunks_density = klass->density;
  self->chunks_scale = scale;
}

/* Pixels are kept of what is seen, and of a little around it. */
static void
forget_far_rasters (ParcoursCanvas *self, int left, int top, int right, int bottom)
{
  GHashTableIter iter;
  gpointer key, chunk;

  g_hash_table_iter_init (&iter, self->chunks);
  while (g_hash_table_iter_next (&iter, &key, &chunk))
    {
      int column = (int) (guint32) *(gint64 *) key, row = (int) (*(gint64 *) key >> 32);

      if (column < left - 1 || column > right + 1 || row < top - 1 || row > bottom + 1)
        g_clear_pointer (&((Chunk *) chunk)->raster, gsk_render_node_unref);
    }
}

static void
append_chunk (ParcoursCanvas *self, GtkSnapshot *snapshot, Chunk *chunk, gboolean raster)
{
  double x, y;

  if (chunk->node == NULL)
    return;
  if (raster && chunk->raster == NULL)
    chunk->raster = parcours_raster_new (chunk->node, self->viewport.zoom, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (chunk->raster == NULL)
    {
      _parcours_canvas_enter_body (self, snapshot);
      gtk_snapshot_append_node (snapshot, chunk->node);
      gtk_snapshot_restore (snapshot);
      return;
    }
  parcours_viewport_origin (&self->viewport, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, chunk->raster);
  gtk_snapshot_restore (snapshot);
}

static void
append_wide (const ParcoursCardBox *box, gpointer data)
{
  Painting *painting = data;

  if (box->span > 1)
    _parcours_canvas_append_card (painting->canvas, painting->snapshot, box, state_of (painting->canvas, box->card));
}

static gboolean
on_more (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PARCOURS_CANVAS (widget)->chunks_tick = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* What is seen of the cards. */
void
_parcours_canvas_append_chunks (ParcoursCanvas *self, GtkSnapshot *snapshot)
{
  ParcoursZoomClass klass = parcours_scene_zoom_class (self->scene, self->viewport.zoom);
  ParcoursRect seen = parcours_viewport_area (&self->viewport, 0);
  double side = klass.far ? SIDE_FAR : SIDE_NEAR;
  /* A card reaches out of its square. */
  int left = (int) floor ((seen.x - PARCOURS_CARD_WIDTH) / side), right = (int) floor ((seen.x + seen.width) / side);
  int top = (int) floor ((seen.y - PARCOURS_CARD_PITCH) / side), bottom = (int) floor ((seen.y + seen.height) / side);
  gint64 until = g_get_monotonic_time () + RASTER_US;
  gboolean raster = self->resting && parcours_raster_pays (GTK_WIDGET (self)), late = FALSE;
  Painting wide = { .canvas = self, .snapshot = snapshot };

  prepare (self, &klass, self->viewport.zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  for (int row = MAX (0, top); row <= bottom; row++)
    for (int column = MAX (0, left); column <= right; column++)
      {
        Chunk *chunk = get_chunk (self, column, row, side, klass.far);
        gboolean now = raster && g_get_monotonic_time () < until;

        append_chunk (self, snapshot, chunk, now);
        late |= raster && chunk->node != NULL && chunk->raster == NULL;
      }
  forget_far_rasters (self, left, top, right, bottom);
  _parcours_canvas_enter_body (self, snapshot);
  parcours_layout_foreach_card (_parcours_canvas_layout (self), &seen, append_wide, &wide);
  gtk_snapshot_restore (snapshot);
  if (late && self->chunks_tick == 0)
    self->chunks_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_more, NULL, NULL);
}
