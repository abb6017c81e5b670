/* canvas-keys.c - the wall by keyboard: which key walks (canvas-walk.c), moves cards, or acts. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "canvas/move.h"
#include "model/operations.h"

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
  parcours_move_cards (parcours_scene_get_map (self->scene), cards, columns[column].stage, columns[column].into,
                       rows[row].lane, after);
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

  if (map == NULL || self->read_only || _parcours_canvas_move_header_by (self, dx, dy))
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
    parcours_canvas_reveal_card (self, parcours_element_get_id (current));
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
  ParcoursRect all = { 0, 0, self->viewport.body_width, self->viewport.body_height };

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
      _parcours_canvas_walk (self, -1, 0, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      _parcours_canvas_walk (self, 1, 0, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      _parcours_canvas_walk (self, 0, -1, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      _parcours_canvas_walk (self, 0, 1, extend);
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

  if (_parcours_canvas_layout (self) == NULL || parcours_inline_edit_get_active (self->edit) ||
      (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!control && on_arrow (self, keyval, shift))
    return GDK_EVENT_STOP;
  switch (keyval)
    {
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      _parcours_canvas_walk_to_end (self, FALSE, control, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      _parcours_canvas_walk_to_end (self, TRUE, control, shift);
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
  /* The first eight are the arrows: with Shift they move headers as well. */
  for (guint i = 0; i < 8; i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK | GDK_SHIFT_MASK, keys[i].action,
                                         NULL);
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
