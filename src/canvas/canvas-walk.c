/* canvas-walk.c - from a card or header to the next one, as the arrow keys go. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/util.h"
#include "canvas/tray-private.h"
#include "layout/metrics.h"

/* --- over cards --- */

typedef struct
{
  double x, y;                  /* middle of where we are */
  int dx, dy;                   /* direction */
  ParcoursElement *from, *best;
  double score;
} Walk;

static void
consider (const ParcoursCardBox *box, gpointer data)
{
  Walk *walk = data;
  double along, aside, x = box->rect.x + box->rect.width / 2, y = box->rect.y + box->rect.height / 2;

  if (box->card == walk->from)
    return;
  along = walk->dx != 0 ? (x - walk->x) * walk->dx : (y - walk->y) * walk->dy;
  aside = walk->dx != 0 ? fabs (y - walk->y) : fabs (x - walk->x);
  if (along < 1)
    return;
  /* What lies straight ahead wins over what is near but off to the side. */
  if (walk->best == NULL || along + 3 * aside < walk->score)
    {
      walk->best = box->card;
      walk->score = along + 3 * aside;
    }
}

/* The part of the body ahead: half of it, held to the row (sideways) or to the column (up and down) unless `wide`. */
static ParcoursRect
area_ahead (ParcoursCanvas *self, const Walk *walk, const ParcoursCardBox *box, gboolean wide)
{
  ParcoursRect cell = parcours_layout_get_cell_rect (_parcours_canvas_layout (self), box->row, box->column);
  double width = self->viewport.body_width, height = self->viewport.body_height;

  if (walk->dx != 0)
    return PARCOURS_RECT (walk->dx > 0 ? walk->x : 0, cell.y, walk->dx > 0 ? width - walk->x : walk->x, cell.height);
  return PARCOURS_RECT (wide ? 0 : cell.x, walk->dy > 0 ? walk->y : 0, wide ? width : cell.width,
                        walk->dy > 0 ? height - walk->y : walk->y);
}

static ParcoursElement *
card_ahead (ParcoursCanvas *self, const ParcoursCardBox *box, int dx, int dy)
{
  Walk walk = { box->rect.x + box->rect.width / 2, box->rect.y + box->rect.height / 2, dx, dy, box->card, NULL, 0 };
  ParcoursRect area = area_ahead (self, &walk, box, FALSE);

  _parcours_canvas_foreach_lit (self, &area, consider, &walk);
  if (walk.best == NULL && dy != 0)
    {
      area = area_ahead (self, &walk, box, TRUE);
      _parcours_canvas_foreach_lit (self, &area, consider, &walk);
    }
  return walk.best;
}

typedef struct
{
  ParcoursElement *first, *last;
} Ends;

static void
note_end (const ParcoursCardBox *box, gpointer data)
{
  Ends *ends = data;

  if (ends->first == NULL)
    ends->first = box->card;
  ends->last = box->card;
}

/* First and last card of `area` in reading order. */
static Ends
find_ends (ParcoursCanvas *self, const ParcoursRect *area)
{
  Ends ends = { NULL, NULL };

  _parcours_canvas_foreach_lit (self, area, note_end, &ends);
  return ends;
}

static ParcoursRect
whole_body (ParcoursCanvas *self)
{
  return PARCOURS_RECT (0, 0, self->viewport.body_width, self->viewport.body_height);
}

typedef struct
{
  ParcoursElement *card, *before, *after;
  gboolean passed;
} InOrder;

static void
note_neighbours (const ParcoursCardBox *box, gpointer data)
{
  InOrder *order = data;

  if (order->passed && order->after == NULL)
    order->after = box->card;
  else if (box->card == order->card)
    order->passed = TRUE;
  else if (!order->passed)
    order->before = box->card;
}

/* The next card in reading order, or the one before; NULL at the end. */
ParcoursElement *
_parcours_canvas_card_in_order (ParcoursCanvas *self, ParcoursElement *card, int direction)
{
  ParcoursRect all = whole_body (self);
  InOrder order = { .card = card };

  _parcours_canvas_foreach_lit (self, &all, note_neighbours, &order);
  return direction > 0 ? order.after : order.passed ? order.before : NULL;
}

/* --- over headers --- */

/* The lane's or persona's neighbour above or below; `row` is any row of theirs. */
static ParcoursElement *
side_ahead (ParcoursCanvas *self, ParcoursElement *from, int dy)
{
  gboolean persona = parcours_element_get_kind (from) == PARCOURS_KIND_PERSONA;
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  const ParcoursGroup *groups;
  ParcoursElement *before = NULL;
  gboolean passed = FALSE;
  guint n_rows, n_groups;

  rows = parcours_layout_get_rows (layout, &n_rows);
  groups = parcours_layout_get_groups (layout, &n_groups);
  for (guint i = 0; i < (persona ? n_groups : n_rows); i++)
    {
      ParcoursElement *element = persona ? groups[i].persona : rows[i].lane;

      if (element == NULL)
        continue;
      if (passed)
        return element;
      if (element == from && dy < 0)
        return before;
      passed = element == from;
      before = element;
    }
  return NULL;
}

static ParcoursElement *
head_ahead (ParcoursCanvas *self, ParcoursElement *from, int dx)
{
  gboolean stage = parcours_element_get_kind (from) == PARCOURS_KIND_STAGE;
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursColumn *columns;
  ParcoursElement *before = NULL;
  gboolean passed = FALSE;
  guint n;

  columns = parcours_layout_get_columns (layout, &n);
  for (guint i = 0; i < n; i++)
    {
      ParcoursElement *element = stage ? columns[i].stage : columns[i].step;

      if (element == NULL || element == before)
        continue;
      if (passed)
        return element;
      if (element == from && dx < 0)
        return before;
      passed = element == from;
      before = element;
    }
  return NULL;
}

/* The first lane of a persona, the persona of a lane. */
static ParcoursElement *
across_side (ParcoursCanvas *self, ParcoursElement *from, int dx)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  const ParcoursGroup *groups;
  guint n_rows, n_groups;

  rows = parcours_layout_get_rows (layout, &n_rows);
  groups = parcours_layout_get_groups (layout, &n_groups);
  for (guint i = 0; i < n_rows; i++)
    {
      ParcoursElement *persona = groups[rows[i].group].persona;

      if (dx > 0 && persona == from)
        return rows[i].lane;
      if (dx < 0 && rows[i].lane == from)
        return persona;
    }
  return NULL;
}

/* The stage of a step, the first step of a stage. */
static ParcoursElement *
across_head (ParcoursCanvas *self, ParcoursElement *from, int dy)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursColumn *columns;
  guint n;

  columns = parcours_layout_get_columns (layout, &n);
  for (guint i = 0; i < n; i++)
    {
      if (dy < 0 && columns[i].step == from)
        return columns[i].stage;
      if (dy > 0 && columns[i].stage == from && columns[i].step != NULL)
        return columns[i].step;
    }
  return NULL;
}

static ParcoursElement *
ahead_of_header (ParcoursCanvas *self, ParcoursElement *from, int dx, int dy)
{
  ParcoursKind kind = parcours_element_get_kind (from);
  gboolean side = kind == PARCOURS_KIND_LANE || kind == PARCOURS_KIND_PERSONA;

  if (side && dy != 0)
    return side_ahead (self, from, dy);
  if (!side && dx != 0)
    return head_ahead (self, from, dx);

  return side ? across_side (self, from, dx) : across_head (self, from, dy);
}

/* From a header into the cells of its row or column. */
static gboolean
stop_beside_header (ParcoursCanvas *self, ParcoursElement *from, int dx, int dy, ParcoursStop *stop)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  ParcoursKind kind = parcours_element_get_kind (from);
  const ParcoursRow *rows;
  const ParcoursColumn *columns;
  guint row = 0, column = 0, n_rows, n_columns;

  rows = parcours_layout_get_rows (layout, &n_rows);
  columns = parcours_layout_get_columns (layout, &n_columns);
  if (kind == PARCOURS_KIND_LANE && dx > 0)
    while (row < n_rows && rows[row].lane != from)
      row++;
  else if ((kind == PARCOURS_KIND_STAGE || kind == PARCOURS_KIND_STEP) && dy > 0)
    {
      while (column < n_columns && columns[column].step != from && columns[column].stage != from)
        column++;
      if (!parcours_walk_row (layout, -1, 1, &row))
        return FALSE;
    }
  else
    return FALSE;
  return parcours_walk_enter (layout, row, column, stop);
}

/* From the outermost cards on to the headers of their row and column. */
static ParcoursElement *
header_of (ParcoursCanvas *self, const ParcoursStop *stop, int dx, int dy)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursColumn *column;
  guint n;

  if (dx < 0)
    return parcours_layout_get_rows (layout, &n)[stop->row].lane;
  if (dy >= 0)
    return NULL;
  column = &parcours_layout_get_columns (layout, &n)[stop->column];
  return column->step != NULL ? column->step : column->stage;
}

/* --- going there --- */

/* A header or a cell has no widget: the wall keeps the focus and takes its name. */
void
_parcours_canvas_say_header (ParcoursCanvas *self)
{
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  g_autofree char *label = _parcours_canvas_dup_cell_name (self);

  if (label == NULL && current != NULL && parcours_element_get_kind (current) != PARCOURS_KIND_CARD)
    {
      gboolean collapsed = parcours_canvas_get_collapsed (self, parcours_element_get_id (current));

      label = g_strdup_printf ("%s — %s%s%s", parcours_element_get_name (current),
                               _(parcours_kind_info (parcours_element_get_kind (current))->label),
                               collapsed ? " — " : "", collapsed ? _("collapsed") : "");
    }
  else if (label == NULL)
    label = g_strdup (_("Journey map"));
  if (parcours_set_str (&self->said, label))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
go_to (ParcoursCanvas *self, ParcoursElement *element, gboolean extend)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean card = parcours_element_get_kind (element) == PARCOURS_KIND_CARD;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  if (extend && card)
    _parcours_canvas_select_range (self, element, FALSE);
  else
    parcours_selection_select (self->selection, parcours_element_get_id (element));
  if (card)
    parcours_canvas_focus_card (self, parcours_element_get_id (element));
  else
    {
      _parcours_canvas_reveal_element (self, element);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
}

/* Where the keyboard is among cards and cells: FALSE if it is at a header, in the tray or nowhere. */
static gboolean
find_stop (ParcoursCanvas *self, ParcoursStop *stop)
{
  ParcoursElement *current = _parcours_canvas_get_keyboard (self);

  *stop = (ParcoursStop) { 0 };
  if (current == NULL)
    return _parcours_canvas_current_cell (self, &stop->row, &stop->column);
  return parcours_element_get_kind (current) == PARCOURS_KIND_CARD &&
         parcours_walk_from_card (_parcours_canvas_layout (self), current, stop);
}

/* Where walking begins when one is nowhere: where one was, or at the first card, or in the first cell. */
static gboolean
find_start (ParcoursCanvas *self, ParcoursStop *stop)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  ParcoursRect all = whole_body (self);
  ParcoursElement *first = find_ends (self, &all).first;
  guint row, column = 0;

  if (_parcours_canvas_recall_cell (self, &row, &column))
    return parcours_walk_enter (layout, row, column, stop);
  if (first != NULL)
    return parcours_walk_from_card (layout, first, stop);
  return parcours_walk_row (layout, -1, 1, &row) && parcours_walk_enter (layout, row, 0, stop);
}

static void
walk_on (ParcoursCanvas *self, const ParcoursStop *from, int dx, int dy)
{
  ParcoursStop at = *from, next;
  ParcoursElement *header;

  /* What the filter dims is passed by. */
  while (parcours_walk_step (_parcours_canvas_layout (self), &at, dx, dy, &next))
    {
      if (next.card == NULL || !parcours_scene_dims (self->scene, next.card))
        {
          _parcours_canvas_go_to_stop (self, &next);
          return;
        }
      at = next;
    }
  if ((header = header_of (self, from, dx, dy)) != NULL)
    go_to (self, header, FALSE);
  else if (dy > 0 && self->tray != NULL)
    _parcours_tray_focus_first (PARCOURS_TRAY (self->tray));
}

/* Goes to what is next in that direction; `extend` selects the cards in between. */
void
_parcours_canvas_walk (ParcoursCanvas *self, int dx, int dy, gboolean extend)
{
  ParcoursElement *from = _parcours_canvas_get_keyboard (self), *next;
  ParcoursStop stop;
  ParcoursCardBox box;

  if (from != NULL && _parcours_canvas_folded_in (self, from) != NULL)
    from = _parcours_canvas_folded_in (self, from);
  if (extend && from != NULL && parcours_layout_get_card (_parcours_canvas_layout (self), from, &box))
    {
      next = card_ahead (self, &box, dx, dy);
      if (next != NULL)
        go_to (self, next, TRUE);
    }
  else if (find_stop (self, &stop))
    walk_on (self, &stop, dx, dy);
  else if (from != NULL && parcours_element_get_kind (from) != PARCOURS_KIND_CARD)
    {
      next = ahead_of_header (self, from, dx, dy);
      if (next != NULL)
        go_to (self, next, FALSE);
      else if (stop_beside_header (self, from, dx, dy, &stop))
        _parcours_canvas_go_to_stop (self, &stop);
    }
  else if (find_start (self, &stop))
    _parcours_canvas_go_to_stop (self, &stop);
}

/* A screen further. */
void
_parcours_canvas_walk_page (ParcoursCanvas *self, int dx, int dy)
{
  ParcoursStop from, to;
  double width, height;

  parcours_viewport_page (&self->viewport, &width, &height);
  if (!find_stop (self, &from))
    {
      if (find_start (self, &to))
        _parcours_canvas_go_to_stop (self, &to);
    }
  else if (parcours_walk_jump (_parcours_canvas_layout (self), &from, dx, dy,
                               (dx != 0 ? width : height) * 0.9 / self->viewport.zoom, &to))
    _parcours_canvas_go_to_stop (self, &to);
}

/* To the first or last cell of the row, or the first or last card of the whole wall. */
void
_parcours_canvas_walk_to_end (ParcoursCanvas *self, gboolean last, gboolean whole, gboolean extend)
{
  ParcoursRect area = whole_body (self);
  ParcoursStop from, to;
  ParcoursElement *next;
  ParcoursCardBox box;
  gboolean placed = find_stop (self, &from);
  Ends ends;

  if (!whole && !extend && placed)
    {
      if (parcours_walk_row_end (_parcours_canvas_layout (self), from.row, last, &to))
        _parcours_canvas_go_to_stop (self, &to);
      return;
    }
  if (!whole && placed && from.card != NULL &&
      parcours_layout_get_card (_parcours_canvas_layout (self), from.card, &box))
    {
      /* Only what stands on the same line. */
      area.y = box.rect.y + 1;
      area.height = box.rect.height - 2;
    }
  ends = find_ends (self, &area);
  next = last ? ends.last : ends.first;
  if (next != NULL)
    go_to (self, next, extend);
  else if (find_start (self, &to))
    _parcours_canvas_go_to_stop (self, &to);
}
