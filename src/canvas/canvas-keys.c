/* canvas-keys.c - the wall by keyboard: arrows walk cards and headers, Ctrl and arrows move cards, letters and keys that act. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/util.h"
#include "canvas/move.h"
#include "layout/metrics.h"
#include "model/operations.h"

/* --- walking over cards --- */

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

  parcours_layout_foreach_card (_parcours_canvas_layout (self), &area, consider, &walk);
  if (walk.best == NULL && dy != 0)
    {
      area = area_ahead (self, &walk, box, TRUE);
      parcours_layout_foreach_card (_parcours_canvas_layout (self), &area, consider, &walk);
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

  parcours_layout_foreach_card (_parcours_canvas_layout (self), area, note_end, &ends);
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

  parcours_layout_foreach_card (_parcours_canvas_layout (self), &all, note_neighbours, &order);
  return direction > 0 ? order.after : order.passed ? order.before : NULL;
}

/* --- walking over headers --- */

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
static void
say (ParcoursCanvas *self, ParcoursElement *header)
{
  g_autofree char *label = NULL;

  if (header != NULL)
    label = g_strdup_printf ("%s — %s", parcours_element_get_name (header),
                             _(parcours_kind_info (parcours_element_get_kind (header))->label));
  if (parcours_set_str (&self->said, label))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    label != NULL ? label : _("Journey map"), -1);
}

static void
go_to (ParcoursCanvas *self, ParcoursElement *element, gboolean extend)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean card = parcours_element_get_kind (element) == PARCOURS_KIND_CARD;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  if (extend && card)
    _parcours_canvas_select_range (self, element);
  else
    parcours_selection_select (self->selection, parcours_element_get_id (element));
  say (self, card ? NULL : element);
  if (card)
    parcours_canvas_focus_card (self, parcours_element_get_id (element));
  else
    {
      _parcours_canvas_reveal_element (self, element);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
}

static void
walk (ParcoursCanvas *self, int dx, int dy, gboolean extend)
{
  ParcoursElement *from = parcours_selection_get_element (self->selection), *next = NULL;
  ParcoursRect all = whole_body (self);
  ParcoursCardBox box;

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

static void
walk_to_end (ParcoursCanvas *self, gboolean last, gboolean whole, gboolean extend)
{
  ParcoursElement *from = parcours_selection_get_element (self->selection), *next;
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

/* --- moving cards --- */

/* The neighbouring cell that can hold cards. */
static gboolean
cell_ahead (ParcoursCanvas *self, guint *row, guint *column, int dx, int dy)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  guint n_rows, n_columns;
  gint64 r = *row, c = (gint64) *column + dx;

  rows = parcours_layout_get_rows (layout, &n_rows);
  parcours_layout_get_columns (layout, &n_columns);
  if (dy != 0)
    do
      r += dy;
    while (r >= 0 && r < n_rows && rows[r].type != PARCOURS_ROW_CARDS);
  if (r < 0 || r >= n_rows || c < 0 || c >= n_columns)
    return FALSE;
  *row = (guint) r;
  *column = (guint) c;
  return TRUE;
}

static void
put_into_cell (ParcoursCanvas *self, ParcoursElement *card, guint row, guint column, gboolean last)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  const ParcoursColumn *columns;
  g_autoptr(GPtrArray) cards = g_ptr_array_new ();
  GPtrArray *cell = parcours_layout_get_cell (layout, row, column);
  ParcoursElement *after = last && cell != NULL && cell->len > 0 ? g_ptr_array_index (cell, cell->len - 1) : NULL;
  guint n;

  rows = parcours_layout_get_rows (layout, &n);
  columns = parcours_layout_get_columns (layout, &n);
  g_ptr_array_add (cards, card);
  parcours_move_cards (parcours_scene_get_map (self->scene), cards, columns[column].stage, columns[column].step, rows[row].lane, after);
}

/* Up and down first go through the cell, then on to the next lane. */
static gboolean
move_within_cell (ParcoursCanvas *self, const ParcoursCardBox *box, int dy)
{
  GPtrArray *cell = parcours_layout_get_cell (_parcours_canvas_layout (self), box->row, box->column);
  gint64 to = (gint64) box->index + dy;
  g_autoptr(GHashTable) without = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) cards = g_ptr_array_new ();
  ParcoursElement *stage, *step, *lane;

  if (dy == 0 || to < 0 || to >= cell->len)
    return FALSE;
  g_hash_table_add (without, box->card);
  g_ptr_array_add (cards, box->card);
  parcours_map_card_place (parcours_scene_get_map (self->scene), box->card, &stage, &step, &lane);
  parcours_move_cards (parcours_scene_get_map (self->scene), cards, stage, step, lane,
                       parcours_move_neighbour (cell, (guint) to, without));
  return TRUE;
}

static void
move_card (ParcoursCanvas *self, ParcoursElement *card, int dx, int dy, gboolean alone)
{
  ParcoursCardBox box;
  guint row, column;

  if (!parcours_layout_get_card (_parcours_canvas_layout (self), card, &box))
    return;
  if (alone && move_within_cell (self, &box, dy))
    return;
  row = box.row;
  column = box.column;
  if (cell_ahead (self, &row, &column, dx, dy))
    put_into_cell (self, card, row, column, dy <= 0);
}

static void
move_selected (ParcoursCanvas *self, int dx, int dy)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  g_autoptr(GPtrArray) cards = NULL;
  ParcoursElement *current;

  if (map == NULL || self->read_only)
    return;
  cards = _parcours_canvas_selected_cards (self);
  if (cards->len == 0)
    return;
  parcours_map_begin (map, cards->len == 1 ? _("Move Card") : _("Move Cards"));
  for (guint i = 0; i < cards->len; i++)
    {
      /* Downwards each goes before those of the lane below, so the last one goes first. */
      guint at = dy > 0 ? cards->len - 1 - i : i;

      move_card (self, g_ptr_array_index (cards, at), dx, dy, cards->len == 1);
    }
  parcours_map_end (map);
  current = parcours_selection_get_element (self->selection);
  if (current != NULL)
    _parcours_canvas_reveal_element (self, current);
}

/* --- actions and keys --- */

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);

  if (g_str_equal (name, "wall.move-left"))
    move_selected (self, -1, 0);
  else if (g_str_equal (name, "wall.move-right"))
    move_selected (self, 1, 0);
  else if (g_str_equal (name, "wall.move-up"))
    move_selected (self, 0, -1);
  else
    move_selected (self, 0, 1);
}

static void
add_id (const ParcoursCardBox *box, gpointer data)
{
  g_ptr_array_add (data, (char *) parcours_element_get_id (box->card));
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  ParcoursRect all = whole_body (self);

  if (_parcours_canvas_layout (self) != NULL && g_str_equal (name, "wall.select-all"))
    parcours_layout_foreach_card (_parcours_canvas_layout (self), &all, add_id, ids);
  parcours_selection_set (self->selection, (const char *const *) ids->pdata, ids->len,
                          parcours_selection_get_current (self->selection));
}

static gboolean
on_arrow (ParcoursCanvas *self, guint keyval, gboolean extend)
{
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      walk (self, -1, 0, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      walk (self, 1, 0, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      walk (self, 0, -1, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      walk (self, 0, 1, extend);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;

  if (_parcours_canvas_layout (self) == NULL || parcours_inline_edit_get_active (self->edit) || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!control && on_arrow (self, keyval, shift))
    return GDK_EVENT_STOP;
  switch (keyval)
    {
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      walk_to_end (self, FALSE, control, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      walk_to_end (self, TRUE, control, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      _parcours_canvas_popup_here (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if (!shift)
        return GDK_EVENT_PROPAGATE;
      _parcours_canvas_popup_here (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      self->space_held = !control;
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_key_released (ParcoursCanvas *self, guint keyval)
{
  if (keyval == GDK_KEY_space)
    self->space_held = FALSE;
}

static void
on_focus_leave (ParcoursCanvas *self)
{
  self->space_held = FALSE;
}

void
_parcours_canvas_install_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; guint modifiers; const char *action; } keys[] = {
    { GDK_KEY_Left, GDK_CONTROL_MASK, "wall.move-left" }, { GDK_KEY_KP_Left, GDK_CONTROL_MASK, "wall.move-left" },
    { GDK_KEY_Right, GDK_CONTROL_MASK, "wall.move-right" }, { GDK_KEY_KP_Right, GDK_CONTROL_MASK, "wall.move-right" },
    { GDK_KEY_Up, GDK_CONTROL_MASK, "wall.move-up" }, { GDK_KEY_KP_Up, GDK_CONTROL_MASK, "wall.move-up" },
    { GDK_KEY_Down, GDK_CONTROL_MASK, "wall.move-down" }, { GDK_KEY_KP_Down, GDK_CONTROL_MASK, "wall.move-down" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "wall.select-all" },
    { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "wall.select-none" }, { GDK_KEY_Escape, 0, "wall.select-none" },
  };
  static const char *const moves[] = { "wall.move-left", "wall.move-right", "wall.move-up", "wall.move-down" };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (widget_class, moves[i], NULL, move_action);
  gtk_widget_class_install_action (widget_class, "wall.select-all", NULL, select_action);
  gtk_widget_class_install_action (widget_class, "wall.select-none", NULL, select_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

void
_parcours_canvas_init_keys (ParcoursCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_key_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
