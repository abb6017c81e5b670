/* table-keys.c - the table by keyboard and pointer: where the cursor goes, what is selected, what opens. */
#include "config.h"

#include "shell/table-view-private.h"

typedef enum { SELECT_THIS, SELECT_RANGE, SELECT_NOTHING } Selecting;

static guint
count_rows (ParcoursTableView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->cards));
}

static Selecting
selecting (GdkModifierType state)
{
  if ((state & GDK_SHIFT_MASK) != 0)
    return SELECT_RANGE;
  return (state & GDK_CONTROL_MASK) != 0 ? SELECT_NOTHING : SELECT_THIS;
}

static void
go_and_select (ParcoursTableView *self, guint position, ParcoursFieldId field, Selecting how)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  self->own_change = TRUE;
  if (how == SELECT_RANGE)
    parcours_table_selection_extend_to (self->model, position);
  else if (how == SELECT_THIS)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  self->own_change = FALSE;
  _parcours_table_view_go_to (self, position, field);
}

/* Up and down by `by` rows, as far as there are any. */
static void
walk_rows (ParcoursTableView *self, int by, GdkModifierType state)
{
  guint position, n = count_rows (self);
  gint64 to;

  if (!_parcours_table_view_get_cursor (self, &position))
    return;
  to = CLAMP ((gint64) position + by, 0, (gint64) n - 1);
  go_and_select (self, (guint) to, self->column, selecting (state));
}

static ParcoursFieldId
column_beside (ParcoursTableView *self, int by)
{
  g_autoptr (GArray) fields = _parcours_table_view_list_fields (self);
  gint64 at = 0;

  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, ParcoursFieldId, i) == self->column)
      at = i;
  at = CLAMP (at + by, 0, (gint64) fields->len - 1);
  return g_array_index (fields, ParcoursFieldId, (guint) at);
}

/* Along the row. What is selected stays. */
static void
walk_columns (ParcoursTableView *self, int by)
{
  guint position;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    by = -by;
  if (_parcours_table_view_get_cursor (self, &position))
    go_and_select (self, position, column_beside (self, by), SELECT_NOTHING);
}

static void
walk_to_end (ParcoursTableView *self, gboolean last, GdkModifierType state)
{
  ParcoursFieldId field = column_beside (self, last ? G_MAXINT16 : G_MININT16);
  guint position;

  if (!_parcours_table_view_get_cursor (self, &position))
    return;
  if ((state & GDK_CONTROL_MASK) != 0)
    go_and_select (self, last ? count_rows (self) - 1 : 0, self->column, selecting (state & ~(guint) GDK_CONTROL_MASK));
  else
    go_and_select (self, position, field, SELECT_NOTHING);
}

/* How many rows are seen at once. */
static int
rows_of_page (ParcoursTableView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double upper = gtk_adjustment_get_upper (adjustment), page = gtk_adjustment_get_page_size (adjustment);
  guint n = count_rows (self);

  return upper > 0 && n > 0 ? MAX (1, (int) (page / (upper / n)) - 1) : 1;
}

static ParcoursTableCell *
cursor_cell (ParcoursTableView *self)
{
  guint position;

  if (!_parcours_table_view_get_cursor (self, &position))
    return NULL;
  return _parcours_table_view_find_cell (self, parcours_card_list_get_card (self->cards, position), self->column);
}

static void
edit_here (ParcoursTableView *self)
{
  ParcoursTableCell *cell = cursor_cell (self);

  if (cell == NULL)
    return;
  parcours_table_cell_focus (cell);
  _parcours_table_view_edit (self, cell);
}

static void
toggle_here (ParcoursTableView *self)
{
  ParcoursTableCell *cell = cursor_cell (self);

  if (cell == NULL)
    return;
  self->own_change = TRUE;
  parcours_selection_toggle (self->selection, parcours_element_get_id (parcours_table_cell_get_card (cell)));
  self->own_change = FALSE;
}

/* Space does what it does to a check box, and else takes the row in or out. */
static void
on_space (ParcoursTableView *self, gboolean control)
{
  if (!control && parcours_field (self->column)->type == PARCOURS_TYPE_YES)
    edit_here (self);
  else
    toggle_here (self);
}

/* --- the context menu --- */

static void
on_menu_closed (ParcoursTableView *self)
{
  guint position;

  if (_parcours_table_view_get_cursor (self, &position))
    _parcours_table_view_go_to (self, position, self->column);
}

void
_parcours_table_view_popup (ParcoursTableView *self)
{
  ParcoursTableCell *cell = cursor_cell (self);
  GdkRectangle at = { 0, 0, 1, 1 };
  double x, y;
  const char *id;

  if (self->menu == NULL || cell == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (cell), GTK_WIDGET (self), 0, gtk_widget_get_height (GTK_WIDGET (cell)), &x, &y))
    return;
  id = parcours_element_get_id (parcours_table_cell_get_card (cell));
  self->own_change = TRUE;
  if (!parcours_selection_contains (self->selection, id))
    parcours_selection_select (self->selection, id);
  self->own_change = FALSE;
  if (self->menu_popover == NULL)
    {
      self->menu_popover = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu_popover), FALSE);
      gtk_widget_set_halign (self->menu_popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu_popover, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu_popover, "closed", G_CALLBACK (on_menu_closed), self);
    }
  at.x = (int) x;
  at.y = (int) y;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu_popover), self->menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu_popover), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu_popover));
}

/* --- keys --- */

static gboolean
on_walk (ParcoursTableView *self, guint keyval, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      walk_rows (self, -1, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      walk_rows (self, 1, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up:
      walk_rows (self, -rows_of_page (self), state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down:
      walk_rows (self, rows_of_page (self), state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      walk_to_end (self, FALSE, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      walk_to_end (self, TRUE, state);
      return GDK_EVENT_STOP;
    default:
      break;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      walk_columns (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      walk_columns (self, 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_act (ParcoursTableView *self, guint keyval, gboolean control, gboolean shift)
{
  switch (keyval)
    {
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_F2:
      if (control)
        return GDK_EVENT_PROPAGATE;
      edit_here (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_space: case GDK_KEY_KP_Space:
      on_space (self, control);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      _parcours_table_view_popup (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if (!shift)
        return GDK_EVENT_PROPAGATE;
      _parcours_table_view_popup (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_a: case GDK_KEY_A:
      if (!control)
        return GDK_EVENT_PROPAGATE;
      if (shift)
        parcours_selection_clear (self->selection);
      else
        parcours_table_view_select_all (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      parcours_selection_clear (self->selection);
      return GDK_EVENT_STOP;
    case GDK_KEY_n: case GDK_KEY_N:
      return !control && !shift && gtk_widget_activate_action (GTK_WIDGET (self), "win.add-card", NULL);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursTableView *self = data;

  if (self->edit_cell != NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (on_walk (self, keyval, state))
    return GDK_EVENT_STOP;
  return on_act (self, keyval, (state & GDK_CONTROL_MASK) != 0, (state & GDK_SHIFT_MASK) != 0);
}

/* --- pointer --- */

/* The cell under a point, unless its editor is what is pointed at. */
static ParcoursTableCell *
pick_cell (ParcoursTableView *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);

  if (picked == NULL || (self->edit_text != NULL && (picked == self->edit_text || gtk_widget_is_ancestor (picked, self->edit_text))))
    return NULL;
  return parcours_table_cell_at (picked);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  ParcoursTableView *self = data;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean secondary = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY;
  ParcoursTableCell *cell = pick_cell (self, x, y);
  ParcoursElement *card = cell != NULL ? parcours_table_cell_get_card (cell) : NULL;
  g_autofree char *id = NULL;
  ParcoursFieldId field;
  guint position;

  if (card == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  id = g_strdup (parcours_element_get_id (card));
  field = parcours_table_cell_get_field (cell);
  parcours_table_view_commit (self);            /* the rows may change places: the cell may stand for another card, or for none */
  if (!parcours_card_list_find (self->cards, id, &position))
    return;
  if (secondary && parcours_selection_contains (self->selection, id))
    _parcours_table_view_go_to (self, position, field);
  else
    go_and_select (self, position, field, secondary ? SELECT_THIS : selecting (state));
  if (secondary)
    _parcours_table_view_popup (self);
  else if (selecting (state) == SELECT_NOTHING)
    toggle_here (self);
  else if (n_press == 2 && (cell = cursor_cell (self)) != NULL)
    _parcours_table_view_edit (self, cell);
}

void
_parcours_table_view_init_keys (ParcoursTableView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->view, keys);
  for (guint button = GDK_BUTTON_PRIMARY; button <= GDK_BUTTON_SECONDARY; button += 2)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
      g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
      gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
    }
}
