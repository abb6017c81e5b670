/* canvas-snapshot.c - painting the wall, from the back: ground, sheet, cards, slot, rubber band, the bands that
 * stick, what is in the air.
 *
 * The sheet is painted for somewhat more than is seen and kept, so that panning only moves it; a band is painted anew
 * when it scrolls along its own axis.
 */
#include "config.h"

#include "canvas/canvas-private.h"

#include "layout/metrics.h"

#define TILE_MARGIN 0.5         /* of what is seen, on each side */

static void
clear_tile (ParcoursTile *tile)
{
  g_clear_pointer (&tile->node, gsk_render_node_unref);
  tile->valid = FALSE;
}

void
_parcours_canvas_forget_bands (ParcoursCanvas *self)
{
  clear_tile (&self->head);
  clear_tile (&self->side);
}

void
_parcours_canvas_forget_marks (ParcoursCanvas *self)
{
  clear_tile (&self->marks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_parcours_canvas_forget_painting (ParcoursCanvas *self)
{
  _parcours_canvas_forget_bands (self);
  _parcours_canvas_forget_chunks (self);
  clear_tile (&self->marks);
  clear_tile (&self->sheet);
  clear_tile (&self->corner);
}

typedef void (*PaintFunc) (ParcoursCanvas *self, const ParcoursPaint *paint, GtkSnapshot *snapshot,
                           const ParcoursRect *area);

static gboolean
covers (const ParcoursRect *outer, const ParcoursRect *inner)
{
  return outer->x <= inner->x && outer->y <= inner->y && outer->x + outer->width >= inner->x + inner->width &&
         outer->y + outer->height >= inner->y + inner->height;
}

static void
paint_tile (ParcoursCanvas *self, ParcoursTile *tile, const ParcoursRect *area, double zoom, double density,
            PaintFunc func)
{
  GtkSnapshot *painting = gtk_snapshot_new ();
  ParcoursPaint paint;

  clear_tile (tile);
  parcours_scene_init_paint (self->scene, &paint, painting, self->viewport.zoom);
  func (self, &paint, painting, area);
  parcours_scene_clear_paint (&paint);
  *tile = (ParcoursTile) { gtk_snapshot_free_to_node (painting), *area, zoom, density, TRUE };
}

/* From here to gtk_snapshot_restore() things are painted in the body's units. Each part of the picture has this to itself: of what
 * is scaled GTK only knows whether it is the same node as in the last frame, and if it is not, all of it is drawn. */
void
_parcours_canvas_enter_body (ParcoursCanvas *self, GtkSnapshot *snapshot)
{
  double x, y;

  parcours_viewport_origin (&self->viewport, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_scale (snapshot, (float) self->viewport.zoom, (float) self->viewport.zoom);
}

/* A part of the body, painted for its zoom class and for more than is seen, so that it serves for a while. */
static void
use_body_tile (ParcoursCanvas *self, GtkSnapshot *snapshot, ParcoursTile *tile, PaintFunc func)
{
  ParcoursRect seen = parcours_viewport_area (&self->viewport, 0);
  ParcoursZoomClass klass = parcours_scene_zoom_class (self->scene, self->viewport.zoom);
  double mx = seen.width * TILE_MARGIN, my = seen.height * TILE_MARGIN;

  if (!tile->valid || tile->zoom != klass.zoom || tile->density != klass.density || !covers (&tile->area, &seen))
    paint_tile (self, tile, &PARCOURS_RECT (seen.x - mx, seen.y - my, seen.width + 2 * mx, seen.height + 2 * my),
                klass.zoom, klass.density, func);
  if (tile->node == NULL)
    return;
  _parcours_canvas_enter_body (self, snapshot);
  gtk_snapshot_append_node (snapshot, tile->node);
  gtk_snapshot_restore (snapshot);
}

/* A band, painted for exactly this part and zoom: its titles stand where it comes into sight. */
static void
use_band_tile (ParcoursCanvas *self, GtkSnapshot *snapshot, ParcoursTile *tile, const ParcoursRect *area,
               PaintFunc func)
{
  ParcoursZoomClass klass = parcours_scene_zoom_class (self->scene, self->viewport.zoom);

  if (!tile->valid || tile->zoom != self->viewport.zoom || tile->density != klass.density ||
      !covers (&tile->area, area) || !covers (area, &tile->area))
    paint_tile (self, tile, area, self->viewport.zoom, klass.density, func);
  if (tile->node != NULL)
    gtk_snapshot_append_node (snapshot, tile->node);
}

static void
paint_sheet (ParcoursCanvas *self, const ParcoursPaint *paint, GtkSnapshot *snapshot, const ParcoursRect *area)
{
  parcours_paint_sheet (paint, area);
}

void
_parcours_canvas_append_card (ParcoursCanvas *self, GtkSnapshot *snapshot, const ParcoursCardBox *box,
                              ParcoursCardState state)
{
  GskRenderNode *node =
    parcours_scene_card_node (self->scene, box->card, box->rect.width, state, self->viewport.zoom);

  if (node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) box->rect.x, (float) box->rect.y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* Selected cards, and those in the air, over the plain ones: few, and others each time. */
static void
paint_marks (ParcoursCanvas *self, const ParcoursPaint *paint, GtkSnapshot *snapshot, const ParcoursRect *area)
{
  g_autoptr(GPtrArray) selected = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);

  for (guint i = 0; i < selected->len; i++)
    {
      ParcoursCardBox box;

      if (!parcours_layout_get_card (paint->layout, g_ptr_array_index (selected, i), &box) ||
          !parcours_rect_overlaps (&box.rect, area))
        continue;
      if (self->drag != NULL)
        parcours_painter_box (paint->painter, &box.rect, 0, paint->theme->sheet, NULL, PARCOURS_COLOUR_NONE);
      _parcours_canvas_append_card (self, snapshot, &box,
                                    (self->drag != NULL ? PARCOURS_CARD_LEFT : PARCOURS_CARD_SELECTED) |
                                      (parcours_scene_dims (self->scene, box.card) ? PARCOURS_CARD_DIMMED : 0));
    }
}

/* The header that is selected, if one is. */
static ParcoursElement *
current_header (ParcoursCanvas *self)
{
  ParcoursElement *element = parcours_selection_get_element (self->selection);

  return element != NULL && parcours_element_get_kind (element) != PARCOURS_KIND_CARD ? element : NULL;
}

static void
paint_head (ParcoursCanvas *self, const ParcoursPaint *paint, GtkSnapshot *snapshot, const ParcoursRect *area)
{
  parcours_paint_head (paint, area, self->viewport.zoom / parcours_viewport_band_zoom (&self->viewport),
                       current_header (self));
}

static void
paint_side (ParcoursCanvas *self, const ParcoursPaint *paint, GtkSnapshot *snapshot, const ParcoursRect *area)
{
  parcours_paint_side (paint, area, self->viewport.zoom / parcours_viewport_band_zoom (&self->viewport),
                       current_header (self));
}

static void
paint_corner (ParcoursCanvas *self, const ParcoursPaint *paint, GtkSnapshot *snapshot, const ParcoursRect *area)
{
  parcours_paint_corner (paint);
}

static GdkRGBA
rgba (ParcoursColour colour, double alpha)
{
  return (GdkRGBA) { (float) parcours_colour_r (colour), (float) parcours_colour_g (colour),
                    (float) parcours_colour_b (colour), (float) alpha };
}

static void
fill (ParcoursCanvas *self, GtkSnapshot *snapshot, double x, double y, double width, double height)
{
  GdkRGBA ground = rgba (parcours_scene_get_theme (self->scene)->canvas, 1);

  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* Where the card would stand, as far as the lane reaches today: at the end of a full cell that is the gap before the next lane, and the lane
 * grows when the card is let go. */
static ParcoursRect
slot_in_lane (ParcoursCanvas *self, const ParcoursSlot *slot)
{
  guint n;
  const ParcoursRow *row = &parcours_layout_get_rows (parcours_scene_get_layout (self->scene), &n)[slot->row];
  const double end = row->y + row->height;

  if (slot->rect.y < end - PARCOURS_CELL_PAD)
    return slot->rect;
  return PARCOURS_RECT (slot->rect.x, end - PARCOURS_CELL_PAD, slot->rect.width, 2 * PARCOURS_CELL_PAD);
}

static void
paint_slot (ParcoursCanvas *self, GtkSnapshot *snapshot)
{
  const ParcoursSlot *slot = self->aiming ? &self->aim : NULL;
  ParcoursPaint paint;
  ParcoursRect rect;

  if (self->drag != NULL)
    slot = parcours_drag_get_slot (self->drag);
  if (slot == NULL)
    return;
  _parcours_canvas_enter_body (self, snapshot);
  parcours_scene_init_paint (self->scene, &paint, snapshot, self->viewport.zoom);
  rect = slot_in_lane (self, slot);
  parcours_paint_slot (&paint, &rect);
  parcours_scene_clear_paint (&paint);
  gtk_snapshot_restore (snapshot);
}

/* How far the card will reach whose handle is dragged: over its neighbours. */
static void
paint_span (ParcoursCanvas *self, GtkSnapshot *snapshot)
{
  double x, y;
  ParcoursPaint paint;

  if (self->span == 0)
    return;
  parcours_viewport_origin (&self->viewport, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_scale (snapshot, (float) self->viewport.zoom, (float) self->viewport.zoom);
  parcours_scene_init_paint (self->scene, &paint, snapshot, self->viewport.zoom);
  parcours_paint_slot (&paint, &self->span_rect);
  parcours_scene_clear_paint (&paint);
  gtk_snapshot_restore (snapshot);
}

static void
paint_rubber_band (ParcoursCanvas *self, GtkSnapshot *snapshot)
{
  ParcoursColour accent = parcours_scene_get_theme (self->scene)->accent;
  GdkRGBA inside = rgba (accent, 0.14), line = rgba (accent, 1);
  ParcoursRect rect;
  graphene_rect_t bounds;
  GskRoundedRect outline;

  if (self->press != PARCOURS_PRESS_BAND)
    return;
  parcours_viewport_from_body (&self->viewport, &self->band, &rect);
  bounds = GRAPHENE_RECT_INIT ((float) rect.x, (float) rect.y, (float) rect.width, (float) rect.height);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_color (snapshot, &inside, &bounds);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { line, line, line, line });
}

static void
paint_body (ParcoursCanvas *self, GtkSnapshot *snapshot, double side, double head)
{
  const ParcoursViewport *viewport = &self->viewport;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) side, (float) head, (float) (viewport->width - side),
                                                         (float) (viewport->height - head)));
  use_body_tile (self, snapshot, &self->sheet, paint_sheet);
  if (self->painted_cards)
    {
      _parcours_canvas_append_chunks (self, snapshot);
      use_body_tile (self, snapshot, &self->marks, paint_marks);
    }
  paint_slot (self, snapshot);
  gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (self->layer), snapshot);
  paint_span (self, snapshot);
  _parcours_canvas_snapshot_cell (self, snapshot);
  paint_rubber_band (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* A band at its own zoom, shifted along one axis. */
static void
paint_band (ParcoursCanvas *self, GtkSnapshot *snapshot, ParcoursTile *tile, const ParcoursRect *clip, double x,
            double y, const ParcoursRect *area, PaintFunc func)
{
  double zoom = parcours_viewport_band_zoom (&self->viewport);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) clip->x, (float) clip->y, (float) clip->width,
                                                         (float) clip->height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_scale (snapshot, (float) zoom, (float) zoom);
  use_band_tile (self, snapshot, tile, area, func);
  gtk_snapshot_pop (snapshot);
}

static void
paint_bands (ParcoursCanvas *self, GtkSnapshot *snapshot, double side, double head)
{
  const ParcoursViewport *viewport = &self->viewport;
  ParcoursRect seen = parcours_viewport_area (viewport, 0);
  double x, y;

  parcours_viewport_origin (viewport, &x, &y);
  /* The pill of a blueprint line reaches out of the side band into the cells. */
  fill (self, snapshot, 0, head, side, viewport->height - head);
  paint_band (self, snapshot, &self->side, &PARCOURS_RECT (0, head, viewport->width, viewport->height - head), 0, y,
              &PARCOURS_RECT (0, seen.y, viewport->body_width, seen.height), paint_side);
  fill (self, snapshot, 0, 0, viewport->width, head);
  paint_band (self, snapshot, &self->head, &PARCOURS_RECT (side, 0, viewport->width - side, head), x, 0,
              &PARCOURS_RECT (seen.x, 0, seen.width, viewport->body_height), paint_head);
  paint_band (self, snapshot, &self->corner, &PARCOURS_RECT (0, 0, side, head), 0, 0, &PARCOURS_RECT (0, 0, 0, 0),
              paint_corner);
}

void
_parcours_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  double side = parcours_viewport_side (&self->viewport), head = parcours_viewport_head (&self->viewport);

  fill (self, snapshot, 0, 0, self->viewport.width, self->viewport.height);
  if (_parcours_canvas_layout (self) == NULL)
    return;

  paint_body (self, snapshot, side, head);
  paint_bands (self, snapshot, side, head);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->edit), snapshot);
  gtk_widget_snapshot_child (widget, self->insert_button, snapshot);
  if (self->drag != NULL)
    parcours_drag_snapshot (self->drag, widget, snapshot);
  if (self->header_drag != NULL)
    parcours_header_drag_snapshot (self->header_drag, snapshot);
}
