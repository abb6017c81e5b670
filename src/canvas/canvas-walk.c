/* canvas-walk.c - from a card or header to the next one, as the arrow keys go. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/util.h"
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
  ParcoursElement *next;
  ParcoursRect area;

  if (side && dy != 0)
    return side_ahead (self, from, dy);
  if (!side && dx != 0)
    return head_ahead (self, from, dx);

  next = side ? across_side (self, from, dx) : across_head (self, from, dy);
  if (next == NULL && dx + dy > 0 && _parcours_canvas_body_rect (self, from, &area))
    next = find_ends (self, &area).first;
  return next;
}

/* From the outermost cards on to the headers of their row and column. */
static ParcoursElement *
header_of (ParcoursCanvas *self, const ParcoursCardBox *box, int dx, int dy)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursColumn *column;
  guint n;

  if (dx < 0)
    return parcours_layout_get_rows (layout, &n)[box->row].lane;
  if (dy >= 0)
    return NULL;
  column = &parcours_layout_get_columns (layout, &n)[box->column];
  return column->step != NULL ? column->step : column->stage;
}

/* --- going there --- */

/* A header has no widget: the wall keeps the focus and takes its name. */
void
_parcours_canvas_say_header (ParcoursCanvas *self)
{
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  g_autofree char *label = NULL;

  if (current != NULL && parcours_element_get_kind (current) != PARCOURS_KIND_CARD)
    {
      gboolean collapsed = parcours_canvas_get_collapsed (self, parcours_element_get_id (current));

      label = g_strdup_printf ("%s — %s%s%s", parcours_element_get_name (current),
                               _(parcours_kind_info (parcours_element_get_kind (current))->label),
                               collapsed ? " — " : "", collapsed ? _("collapsed") : "");
    }
  else
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

/* Goes to what is next in that direction; `extend` selects what lies between. */
void
_parcours_canvas_walk (ParcoursCanvas *self, int dx, int dy, gboolean extend)
{
  ParcoursElement *from = _parcours_canvas_get_keyboard (self), *next = NULL;
  ParcoursRect all = whole_body (self);
  ParcoursCardBox box;

  if (from != NULL && _parcours_canvas_folded_in (self, from) != NULL)
    from = _parcours_canvas_folded_in (self, from);
  if (from == NULL)
    next = find_ends (self, &all).first;
  else if (parcours_element_get_kind (from) != PARCOURS_KIND_CARD)
    next = ahead_of_header (self, from, dx, dy);
  else if (parcours_layout_get_card (_parcours_canvas_layout (self), from, &box))
    {
      next = card_ahead (self, &box, dx, dy);
      if (next == NULL && !extend)
        next = header_of (self, &box, dx, dy);
    }
  if (next != NULL)
    go_to (self, next, extend);
}

/* To the first or last card of the line, or of the whole wall. */
void
_parcours_canvas_walk_to_end (ParcoursCanvas *self, gboolean last, gboolean whole, gboolean extend)
{
  ParcoursElement *from = _parcours_canvas_get_keyboard (self), *next;
  ParcoursRect area = whole_body (self);
  ParcoursCardBox box;
  Ends ends;

  if (!whole && from != NULL && parcours_element_get_kind (from) == PARCOURS_KIND_CARD &&
      parcours_layout_get_card (_parcours_canvas_layout (self), from, &box))
    {
      /* Only what stands on the same line. */
      area.y = box.rect.y + 1;
      area.height = box.rect.height - 2;
    }
  ends = find_ends (self, &area);
  next = last ? ends.last : ends.first;
  if (next != NULL)
    go_to (self, next, extend);
}
