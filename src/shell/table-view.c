/* table-view.c - the table as a widget: rows follow the list, the selection and the map; the cursor is the focus. */
#include "config.h"

#include "shell/table-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "canvas/card-label.h"

G_DEFINE_FINAL_TYPE (ParcoursTableView, parcours_table_view, GTK_TYPE_WIDGET)

enum { TOLD, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
_parcours_table_view_tell (ParcoursTableView *self, const char *sentence)
{
  g_signal_emit (self, signals[TOLD], 0, sentence);
}

void
_parcours_table_view_refuse (ParcoursTableView *self, const char *message)
{
  g_signal_emit (self, signals[REFUSED], 0, message);
}

/* --- rows --- */

ParcoursTableCell *
_parcours_table_view_find_cell (ParcoursTableView *self, ParcoursElement *card, ParcoursFieldId field)
{
  GPtrArray *cells = card != NULL ? g_hash_table_lookup (self->bound, card) : NULL;

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    if (parcours_table_cell_get_field (g_ptr_array_index (cells, i)) == field)
      return g_ptr_array_index (cells, i);
  return NULL;
}

/* The row around a cell is GTK's; it is called what the card is called. */
static void
name_row (ParcoursTableView *self, ParcoursTableCell *cell, ParcoursElement *card)
{
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (cell)), *row = around != NULL ? gtk_widget_get_parent (around) : NULL;
  g_autofree char *label = NULL;

  if (row == NULL || parcours_table_cell_get_field (cell) != PARCOURS_CARD_TITLE)
    return;
  label = parcours_card_label (self->map, NULL, card, PARCOURS_CARD_PLAIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_card (ParcoursTableView *self, ParcoursTableCell *cell, ParcoursElement *card)
{
  parcours_table_cell_set_card (cell, self->map, card);
  parcours_table_cell_set_selected (cell, parcours_selection_contains (self->selection, parcours_element_get_id (card)));
  name_row (self, cell, card);
}

void
_parcours_table_view_bind (ParcoursTableView *self, ParcoursTableCell *cell, ParcoursElement *card)
{
  GPtrArray *cells = g_hash_table_lookup (self->bound, card);

  if (cells == NULL)
    {
      cells = g_ptr_array_new ();
      g_hash_table_insert (self->bound, card, cells);
    }
  g_ptr_array_add (cells, cell);
  show_card (self, cell, card);
}

void
_parcours_table_view_unbind (ParcoursTableView *self, ParcoursTableCell *cell)
{
  ParcoursElement *card = parcours_table_cell_get_card (cell);
  GPtrArray *cells = card != NULL ? g_hash_table_lookup (self->bound, card) : NULL;

  if (cells != NULL && g_ptr_array_remove_fast (cells, cell) && cells->len == 0)
    g_hash_table_remove (self->bound, card);
  parcours_table_cell_set_card (cell, NULL, NULL);
}

static void
refresh_row (ParcoursTableView *self, ParcoursElement *card)
{
  GPtrArray *cells = g_hash_table_lookup (self->bound, card);

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    show_card (self, g_ptr_array_index (cells, i), card);
}

static void
on_refreshed (ParcoursTableView *self, ParcoursElement *card)
{
  GHashTableIter iter;
  gpointer key;

  if (card != NULL)
    {
      refresh_row (self, card);
      return;
    }
  if (self->map == NULL)
    return;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    refresh_row (self, key);
}

static void
on_items_changed (ParcoursTableView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->cards));

  gtk_widget_set_visible (self->empty, n == 0);
  if (n == 0)
    gtk_label_set_label (GTK_LABEL (self->empty), parcours_card_list_get_total (self->cards) > 0
                         ? _("No card matches the filter.") : _("This map has no cards yet."));
}

/* What the wall, a paste or an undo made current comes into view here too. */
static void
on_selection_changed (ParcoursTableView *self)
{
  GHashTableIter iter;
  gpointer card, cells;
  guint position;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &card, &cells))
    for (guint i = 0; i < ((GPtrArray *) cells)->len; i++)
      parcours_table_cell_set_selected (g_ptr_array_index ((GPtrArray *) cells, i),
                                        parcours_selection_contains (self->selection, parcours_element_get_id (card)));
  if (!self->own_change && gtk_widget_get_mapped (GTK_WIDGET (self))
      && parcours_card_list_find (self->cards, parcours_selection_get_current (self->selection), &position))
    gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", position);
}

/* --- the cursor --- */

static ParcoursTableCell *
focused_cell (ParcoursTableView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->rows) ? parcours_table_cell_at (focus) : NULL;
}

gboolean
_parcours_table_view_get_cursor (ParcoursTableView *self, guint *position)
{
  ParcoursTableCell *cell = focused_cell (self);
  ParcoursElement *card = cell != NULL ? parcours_table_cell_get_card (cell) : NULL;

  if (card != NULL && parcours_card_list_find (self->cards, parcours_element_get_id (card), position))
    return TRUE;
  if (parcours_card_list_find (self->cards, parcours_selection_get_current (self->selection), position))
    return TRUE;
  *position = 0;
  return g_list_model_get_n_items (G_LIST_MODEL (self->cards)) > 0;
}

/* The list scrolls to rows by itself, but knows nothing of columns. */
static void
reveal_column (ParcoursTableView *self, ParcoursTableCell *cell)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  double x, value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);
  double width = gtk_widget_get_width (GTK_WIDGET (cell));

  if (width <= 0 || !gtk_widget_translate_coordinates (GTK_WIDGET (cell), self->view, 0, 0, &x, NULL))
    return;
  if (x + width > page)
    value += MIN (x, x + width - page);
  else if (x < 0)
    value += x;
  gtk_adjustment_set_value (adjustment, value);
}

gboolean
_parcours_table_view_go_to (ParcoursTableView *self, guint position, ParcoursFieldId field)
{
  ParcoursElement *card = parcours_card_list_get_card (self->cards, position);
  ParcoursTableCell *cell;

  if (card == NULL)
    return FALSE;
  self->column = field;
  gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", position);
  cell = _parcours_table_view_find_cell (self, card, field);
  if (cell == NULL)
    return FALSE;
  parcours_table_cell_focus (cell);
  reveal_column (self, cell);
  return TRUE;
}

/* --- the widget --- */

/* To the keyboard the whole table is one stop; what leads through it are the arrows. */
static gboolean
parcours_table_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ParcoursTableView *self = PARCOURS_TABLE_VIEW (widget);
  guint position;

  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return _parcours_table_view_get_cursor (self, &position) && _parcours_table_view_go_to (self, position, self->column);
}

static gboolean
parcours_table_view_grab_focus (GtkWidget *widget)
{
  return parcours_table_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
edit_title_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursTableView *self = PARCOURS_TABLE_VIEW (widget);

  parcours_table_view_edit_title (self, parcours_selection_get_current (self->selection));
}

static void
parcours_table_view_dispose (GObject *object)
{
  ParcoursTableView *self = PARCOURS_TABLE_VIEW (object);

  if (self->view != NULL)
    _parcours_table_view_leave_columns (self);
  _parcours_table_view_end_edit (self, FALSE, TRUE);
  g_clear_pointer (&self->edit_popover, gtk_widget_unparent);
  g_clear_pointer (&self->menu_popover, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  self->view = self->rows = self->empty = NULL;
  g_clear_object (&self->model);
  if (self->cards != NULL)      /* a list that goes lets go of its filter first */
    g_signal_handlers_disconnect_by_data (self->cards, self);
  g_clear_object (&self->cards);
  g_clear_object (&self->selection);
  g_clear_object (&self->map);
  g_clear_object (&self->menu);
  g_clear_object (&self->view_menu);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (parcours_table_view_parent_class)->dispose (object);
}

static void
parcours_table_view_finalize (GObject *object)
{
  ParcoursTableView *self = PARCOURS_TABLE_VIEW (object);

  g_hash_table_unref (self->bound);
  g_ptr_array_unref (self->columns);

  G_OBJECT_CLASS (parcours_table_view_parent_class)->finalize (object);
}

static void
parcours_table_view_class_init (ParcoursTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_table_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = parcours_table_view_finalize;
  widget_class->focus = parcours_table_view_focus;
  widget_class->grab_focus = parcours_table_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cardtable");
  gtk_widget_class_install_action (widget_class, "wall.edit-title", NULL, edit_title_action);

  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

static void
parcours_table_view_init (ParcoursTableView *self)
{
  self->column = PARCOURS_CARD_TITLE;
  self->probed = PARCOURS_FIELD_NONE;
  self->cards = parcours_card_list_new ();
  self->bound = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
}

static GtkWidget *
build_empty (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
build (ParcoursTableView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->model)));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cards of the map"), -1);
  self->rows = gtk_widget_get_last_child (self->view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  self->empty = build_empty ();
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->empty);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  _parcours_table_view_build_columns (self);
  _parcours_table_view_init_keys (self);
}

ParcoursTableView *
parcours_table_view_new (ParcoursSelection *selection)
{
  ParcoursTableView *self;

  g_return_val_if_fail (PARCOURS_IS_SELECTION (selection), NULL);

  self = g_object_new (PARCOURS_TYPE_TABLE_VIEW, NULL);
  self->selection = g_object_ref (selection);
  self->model = parcours_table_selection_new (self->cards, selection);
  build (self);
  g_signal_connect_object (self->cards, "refreshed", G_CALLBACK (on_refreshed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cards, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  on_items_changed (self);
  return self;
}

void
parcours_table_view_set_map (ParcoursTableView *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_TABLE_VIEW (self));
  g_return_if_fail (map == NULL || PARCOURS_IS_MAP (map));

  if (self->map == map)
    return;
  _parcours_table_view_end_edit (self, FALSE, TRUE);
  if (self->edit_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->edit_popover));
  g_set_object (&self->map, map);
  parcours_card_list_set_map (self->cards, map);
}

void
parcours_table_view_set_read_only (ParcoursTableView *self, gboolean read_only)
{
  g_return_if_fail (PARCOURS_IS_TABLE_VIEW (self));

  if (self->read_only == (read_only != FALSE))
    return;
  self->read_only = read_only != FALSE;
  if (read_only)
    _parcours_table_view_end_edit (self, FALSE, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wall.edit-title", !read_only);
}

void
parcours_table_view_set_filter_func (ParcoursTableView *self, ParcoursCardMatch match, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (PARCOURS_IS_TABLE_VIEW (self));

  parcours_card_list_set_filter (self->cards, match, data, destroy);
  on_items_changed (self);
}

ParcoursCardList *
parcours_table_view_get_cards (ParcoursTableView *self)
{
  g_return_val_if_fail (PARCOURS_IS_TABLE_VIEW (self), NULL);

  return self->cards;
}

void
parcours_table_view_set_menu (ParcoursTableView *self, GMenuModel *menu)
{
  g_return_if_fail (PARCOURS_IS_TABLE_VIEW (self));

  g_set_object (&self->menu, menu);
}

GMenuModel *
parcours_table_view_get_view_menu (ParcoursTableView *self)
{
  g_return_val_if_fail (PARCOURS_IS_TABLE_VIEW (self), NULL);

  return G_MENU_MODEL (self->view_menu);
}

GActionGroup *
parcours_table_view_get_actions (ParcoursTableView *self)
{
  g_return_val_if_fail (PARCOURS_IS_TABLE_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

void
parcours_table_view_focus_card (ParcoursTableView *self, const char *id)
{
  guint position;

  g_return_if_fail (PARCOURS_IS_TABLE_VIEW (self));

  if (parcours_card_list_find (self->cards, id, &position) || _parcours_table_view_get_cursor (self, &position))
    _parcours_table_view_go_to (self, position, self->column);
}

void
parcours_table_view_scroll_to (ParcoursTableView *self, const char *id)
{
  guint position;

  g_return_if_fail (PARCOURS_IS_TABLE_VIEW (self));

  if (parcours_card_list_find (self->cards, id, &position))
    gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", position);
}

gboolean
parcours_table_view_edit_title (ParcoursTableView *self, const char *id)
{
  ParcoursTableCell *cell;
  guint position;

  g_return_val_if_fail (PARCOURS_IS_TABLE_VIEW (self), FALSE);

  if (self->read_only || !parcours_card_list_find (self->cards, id, &position)
      || !_parcours_table_view_go_to (self, position, PARCOURS_CARD_TITLE))
    return FALSE;
  cell = _parcours_table_view_find_cell (self, parcours_card_list_get_card (self->cards, position), PARCOURS_CARD_TITLE);
  _parcours_table_view_edit (self, cell);
  return TRUE;
}

void
parcours_table_view_select_all (ParcoursTableView *self)
{
  g_return_if_fail (PARCOURS_IS_TABLE_VIEW (self));

  self->own_change = TRUE;
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->model));
  self->own_change = FALSE;
}

void
parcours_table_view_commit (ParcoursTableView *self)
{
  g_return_if_fail (PARCOURS_IS_TABLE_VIEW (self));

  _parcours_table_view_end_edit (self, TRUE, TRUE);
}
