/* canvas-place.c - from a point of the wall to what is there, and from a record to where it is. */
#include "config.h"

#include "canvas/canvas-private.h"

#include "canvas/tray-private.h"
#include "layout/metrics.h"

#define REVEAL_MARGIN 16.0

/* --- from a point --- */

static void
find_header (ParcoursCanvas *self, double wx, double wy, ParcoursSpot *spot)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  guint column, n;
  double x, y, band = parcours_viewport_band_zoom (&self->viewport);

  parcours_viewport_to_body (&self->viewport, wx, wy, &x, &y);
  if (!parcours_hit_column (layout, x, &column))
    return;
  if (wy >= (PARCOURS_HEAD_PAD * 2 + PARCOURS_STAGE_HEIGHT) * band)
    spot->element = parcours_layout_get_columns (layout, &n)[column].step;
  spot->target = spot->element != NULL ? PARCOURS_MENU_STEP : PARCOURS_MENU_STAGE;
  if (spot->element == NULL)
    spot->element = parcours_layout_get_columns (layout, &n)[column].stage;
}

static void
find_side (ParcoursCanvas *self, double wx, double wy, ParcoursSpot *spot)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  double x, y, band = parcours_viewport_band_zoom (&self->viewport);
  const ParcoursRow *rows;
  guint row, n;

  parcours_viewport_to_body (&self->viewport, wx, wy, &x, &y);
  if (!parcours_hit_row (layout, y, &row))
    return;
  rows = parcours_layout_get_rows (layout, &n);
  if (wx < PARCOURS_PERSONA_WIDTH * band)
    spot->element = parcours_layout_get_groups (layout, &n)[rows[row].group].persona;
  spot->target = spot->element != NULL ? PARCOURS_MENU_PERSONA : PARCOURS_MENU_LANE;
  if (spot->element == NULL)
    spot->element = rows[row].lane;
  if (spot->element == NULL)
    spot->target = PARCOURS_MENU_GROUND;
}

static void
find_in_body (ParcoursCanvas *self, double wx, double wy, ParcoursSpot *spot)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  double x, y;
  guint row, n;

  parcours_viewport_to_body (&self->viewport, wx, wy, &x, &y);
  spot->in_cell = parcours_hit_cell (layout, x, y, &spot->row, &spot->column);
  spot->element = parcours_hit_card (layout, x, y);
  if (spot->element != NULL)
    spot->target = PARCOURS_MENU_CARD;
  else if (spot->in_cell)
    spot->target = PARCOURS_MENU_CELL;
  else if (parcours_hit_row (layout, y, &row) && parcours_hit_column (layout, x, NULL))
    {
      /* Curves, efforts and lines belong to their lane. */
      spot->element = parcours_layout_get_rows (layout, &n)[row].lane;
      spot->target = spot->element != NULL ? PARCOURS_MENU_LANE : PARCOURS_MENU_GROUND;
    }
}

void
_parcours_canvas_find_spot (ParcoursCanvas *self, double wx, double wy, ParcoursSpot *spot)
{
  gboolean in_side = wx < parcours_viewport_side (&self->viewport),
           in_head = wy < parcours_viewport_head (&self->viewport);

  *spot = (ParcoursSpot) { PARCOURS_MENU_GROUND };
  if (_parcours_canvas_layout (self) == NULL || (in_side && in_head))
    return;
  if (in_head)
    find_header (self, wx, wy, spot);
  else if (in_side)
    find_side (self, wx, wy, spot);
  else
    find_in_body (self, wx, wy, spot);
}

/* --- from a record --- */

static gboolean
stage_rect (ParcoursLayout *layout, ParcoursElement *stage, ParcoursRect *rect)
{
  const ParcoursStageBox *stages;
  guint n;

  stages = parcours_layout_get_stages (layout, &n);
  for (guint i = 0; i < n; i++)
    if (stages[i].stage == stage)
      {
        *rect = PARCOURS_RECT (stages[i].x, 0, stages[i].width, 0);
        return TRUE;
      }
  return FALSE;
}

static gboolean
step_rect (ParcoursLayout *layout, ParcoursElement *step, ParcoursRect *rect)
{
  const ParcoursColumn *columns;
  guint n;

  columns = parcours_layout_get_columns (layout, &n);
  for (guint i = 0; i < n; i++)
    if (columns[i].step == step)
      {
        *rect = PARCOURS_RECT (columns[i].x, 0, columns[i].width, 0);
        return TRUE;
      }
  return FALSE;
}

static gboolean
lane_rect (ParcoursLayout *layout, ParcoursElement *lane, ParcoursRect *rect)
{
  const ParcoursRow *rows;
  guint n;

  rows = parcours_layout_get_rows (layout, &n);
  for (guint i = 0; i < n; i++)
    if (rows[i].lane == lane)
      {
        *rect = PARCOURS_RECT (0, rows[i].y, 0, rows[i].height);
        return TRUE;
      }
  return FALSE;
}

static gboolean
persona_rect (ParcoursLayout *layout, ParcoursElement *persona, ParcoursRect *rect)
{
  const ParcoursGroup *groups;
  guint n;

  groups = parcours_layout_get_groups (layout, &n);
  for (guint i = 0; i < n; i++)
    if (groups[i].persona == persona)
      {
        *rect = PARCOURS_RECT (0, groups[i].y, 0, groups[i].height);
        return TRUE;
      }
  return FALSE;
}

/* What a record takes up of the body: a card its box; a header its extent along its own axis, all or nothing along
 * the other. */
static gboolean
find_extent (ParcoursCanvas *self, ParcoursElement *element, ParcoursRect *rect)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  ParcoursCardBox box;

  if (layout == NULL)
    return FALSE;
  switch ((int) parcours_element_get_kind (element))
    {
    case PARCOURS_KIND_CARD:
      if (!parcours_layout_get_card (layout, element, &box))
        return FALSE;
      *rect = box.rect;
      return TRUE;
    case PARCOURS_KIND_STAGE:
      return stage_rect (layout, element, rect);
    case PARCOURS_KIND_STEP:
      return step_rect (layout, element, rect);
    case PARCOURS_KIND_LANE:
      return lane_rect (layout, element, rect);
    case PARCOURS_KIND_PERSONA:
      return persona_rect (layout, element, rect);
    default:
      return FALSE;
    }
}

gboolean
_parcours_canvas_body_rect (ParcoursCanvas *self, ParcoursElement *element, ParcoursRect *rect)
{
  if (!find_extent (self, element, rect))
    return FALSE;
  if (rect->height == 0)
    rect->height = self->viewport.body_height;
  if (rect->width == 0)
    rect->width = self->viewport.body_width;
  return TRUE;
}

/* Where the record is painted, in the widget: for headers that is in their band. */
gboolean
_parcours_canvas_element_rect (ParcoursCanvas *self, ParcoursElement *element, ParcoursRect *rect)
{
  double band = parcours_viewport_band_zoom (&self->viewport);
  ParcoursRect extent;

  if (!find_extent (self, element, &extent))
    return FALSE;
  parcours_viewport_from_body (&self->viewport, &extent, rect);
  switch ((int) parcours_element_get_kind (element))
    {
    case PARCOURS_KIND_STAGE:
      rect->y = PARCOURS_HEAD_PAD * band;
      rect->height = PARCOURS_STAGE_HEIGHT * band;
      break;
    case PARCOURS_KIND_STEP:
      rect->y = (PARCOURS_HEAD_PAD * 2 + PARCOURS_STAGE_HEIGHT) * band;
      rect->height = PARCOURS_STEP_HEIGHT * band;
      break;
    case PARCOURS_KIND_LANE:
      rect->x = PARCOURS_PERSONA_WIDTH * band;
      rect->width = PARCOURS_LANE_HEAD_WIDTH * band;
      break;
    case PARCOURS_KIND_PERSONA:
      rect->x = 0;
      rect->width = PARCOURS_PERSONA_WIDTH * band;
      break;
    default:
      break;
    }
  return TRUE;
}

gboolean
_parcours_canvas_reveal_element (ParcoursCanvas *self, ParcoursElement *element)
{
  ParcoursViewport *viewport = &self->viewport;
  ParcoursRect extent;
  double x = viewport->x, y = viewport->y;

  if (!find_extent (self, element, &extent))
    return FALSE;
  parcours_viewport_reveal (viewport, &extent, REVEAL_MARGIN);
  if (extent.height == 0)
    viewport->y = y;
  if (extent.width == 0)
    viewport->x = x;
  if (viewport->x != x || viewport->y != y)
    _parcours_canvas_viewport_changed (self);
  return TRUE;
}

void
parcours_canvas_scroll_to (ParcoursCanvas *self, const char *id)
{
  ParcoursMap *map;
  ParcoursElement *element;

  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  map = parcours_scene_get_map (self->scene);
  element = map != NULL ? parcours_map_find (map, id) : NULL;
  if (element == NULL)
    return;
  _parcours_canvas_unfold (self, element);
  if (!_parcours_canvas_reveal_element (self, element) && self->tray != NULL)
    _parcours_tray_reveal_card (PARCOURS_TRAY (self->tray), element);
}

void
parcours_canvas_focus_card (ParcoursCanvas *self, const char *id)
{
  ParcoursMap *map;
  ParcoursElement *card;
  ParcoursCardWidget *widget;

  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  map = parcours_scene_get_map (self->scene);
  card = map != NULL ? parcours_map_find_kind (map, id, PARCOURS_KIND_CARD) : NULL;
  if (card == NULL)
    return;
  if (!_parcours_canvas_reveal_element (self, card))
    {
      ParcoursElement *hiding = _parcours_canvas_folded_in (self, card);

      if (hiding != NULL)
        {
          /* Put there, not to be looked at: the keys go on from the header. */
          parcours_selection_select (self->selection, parcours_element_get_id (hiding));
          gtk_widget_grab_focus (GTK_WIDGET (self));
        }
      else if (self->tray != NULL)
        _parcours_tray_focus_card (PARCOURS_TRAY (self->tray), card);
      return;
    }
  /* It may be out of sight: live widgets are decided now, with it among the pins. */
  self->press_card = card;
  self->live_stale = TRUE;
  _parcours_canvas_ensure_live (self);
  self->press_card = NULL;
  widget = parcours_card_layer_find (self->layer, card);
  if (widget != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (widget));
}
