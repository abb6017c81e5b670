/* window-table.c - the two views of a window: the wall and, made when it is first asked for, the table. What actions do to a
 * card they do in the view that is shown. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "model/operations.h"
#include "shell/table-view.h"

gboolean
_parcours_window_shows_table (ParcoursWindow *self)
{
  return self->table != NULL && gtk_stack_get_visible_child (self->view_stack) == GTK_WIDGET (self->table);
}

/* Read by everybody, and heard by who does not see it. */
static void
on_refused (ParcoursWindow *self, const char *message)
{
  _parcours_window_say (self, message);
  _parcours_window_tell (self, message);
}

static gboolean
passes_filter (ParcoursElement *card, gpointer data)
{
  return parcours_canvas_passes (data, card);
}

/* Dimmed or hidden on the wall: in a list it is left out. */
void
_parcours_window_filter_table (ParcoursWindow *self, gboolean filtered)
{
  if (self->table == NULL || (!filtered && !self->table_filtered))
    return;
  if (filtered && self->table_filtered)
    parcours_card_list_refilter (parcours_table_view_get_cards (self->table));
  else
    parcours_table_view_set_filter_func (self->table, filtered ? passes_filter : NULL,
                                        filtered ? g_object_ref (self->canvas) : NULL, filtered ? g_object_unref : NULL);
  self->table_filtered = filtered;
}

static void
build_table (ParcoursWindow *self)
{
  self->table = parcours_table_view_new (self->selection);
  parcours_table_view_set_menu (self->table, self->card_menu);
  parcours_table_view_set_read_only (self->table, parcours_document_get_read_only (self->document));
  parcours_table_view_set_map (self->table, parcours_document_get_map (self->document));
  g_signal_connect_object (self->table, "told", G_CALLBACK (_parcours_window_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", parcours_table_view_get_actions (self->table));
  gtk_menu_button_set_menu_model (self->columns_button, parcours_table_view_get_view_menu (self->table));
  gtk_stack_add_named (self->view_stack, GTK_WIDGET (self->table), "table");
  _parcours_window_update_table_filter (self);
}

static void
focus_view (ParcoursWindow *self)
{
  const char *current = parcours_selection_get_current (self->selection);
  ParcoursElement *element = parcours_selection_get_element (self->selection);

  if (_parcours_window_shows_table (self))
    parcours_table_view_focus_card (self->table, current);
  else if (element != NULL && parcours_element_get_kind (element) == PARCOURS_KIND_CARD)
    parcours_canvas_focus_card (self->canvas, current);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* The view comes up; the focus stays where it is. */
void
_parcours_window_show_view (ParcoursWindow *self, const char *name)
{
  gboolean table = g_str_equal (name, "table");
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "shown-as");

  if (table && self->table == NULL)
    build_table (self);
  gtk_stack_set_visible_child_name (self->view_stack, table ? "table" : "wall");
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), table);
  gtk_widget_set_visible (_parcours_window_get_part (self, "zoom_box"), !table);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (table ? "table" : "wall"));
}

static void
show_view (ParcoursWindow *self, const char *name)
{
  if (parcours_document_get_map (self->document) == NULL)
    return;
  _parcours_window_commit (self);
  _parcours_window_show_view (self, name);
  focus_view (self);
  _parcours_window_tell (self, _parcours_window_shows_table (self) ? _("The cards are shown as a table.")
                                                                   : _("The cards are shown on the wall."));
}

static void
on_view (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_view (data, g_variant_get_string (parameter, NULL));
}

static void
on_switch_view (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_view (data, _parcours_window_shows_table (data) ? "wall" : "table");
}

void
_parcours_window_show_wall (ParcoursWindow *self)
{
  if (_parcours_window_shows_table (self))
    show_view (self, "wall");
}

void
_parcours_window_update_table (ParcoursWindow *self)
{
  gboolean has_map = parcours_document_get_map (self->document) != NULL;

  gtk_widget_set_visible (self->view_switch, has_map);
  gtk_widget_set_visible (_parcours_window_get_part (self, "find_buttons"), has_map);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), has_map && _parcours_window_shows_table (self));
  _parcours_window_enable (self, "switch-view", has_map);
  if (self->table == NULL)
    return;
  parcours_table_view_set_map (self->table, parcours_document_get_map (self->document));
  parcours_table_view_set_read_only (self->table, parcours_document_get_read_only (self->document));
}

void
_parcours_window_focus_card (ParcoursWindow *self, const char *id)
{
  parcours_selection_select (self->selection, id);
  if (_parcours_window_shows_table (self))
    parcours_table_view_focus_card (self->table, id);
  else
    parcours_canvas_focus_card (self->canvas, id);
}

gboolean
_parcours_window_has_view_focus (ParcoursWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view_stack));
}

void
_parcours_window_focus_view (ParcoursWindow *self)
{
  focus_view (self);
}

/* Behind the selected card, in its cell; the title is typed right away. */
void
_parcours_window_add_card_to_table (ParcoursWindow *self)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  g_autoptr (ParcoursElement) card = NULL;
  g_autoptr (GPtrArray) cell = NULL;
  ParcoursElement *stage = NULL, *step = NULL, *lane = NULL, *current = parcours_selection_get_element (self->selection);
  g_autofree char *id = NULL;
  guint index = 0;

  if (map == NULL)
    return;
  parcours_canvas_get_cell (self->canvas, &stage, &step, &lane);
  if (current != NULL && parcours_element_get_kind (current) == PARCOURS_KIND_CARD)
    parcours_map_card_place (map, current, &stage, &step, &lane);
  if (stage == NULL || lane == NULL)
    stage = step = lane = NULL;
  cell = parcours_map_cell (map, stage, step, lane, NULL);
  card = parcours_element_new (PARCOURS_KIND_CARD, NULL);
  parcours_element_set (card, PARCOURS_CARD_STAGE, stage != NULL ? parcours_element_get_id (stage) : NULL, NULL);
  parcours_element_set (card, PARCOURS_CARD_STEP, step != NULL ? parcours_element_get_id (step) : NULL, NULL);
  parcours_element_set (card, PARCOURS_CARD_LANE, lane != NULL ? parcours_element_get_id (lane) : NULL, NULL);
  id = g_strdup (parcours_element_get_id (card));
  parcours_map_add (map, parcours_map_get_root (map), card, g_ptr_array_find (cell, current, &index) ? (int) index + 1 : -1);
  parcours_selection_select (self->selection, id);
  if (!parcours_table_view_edit_title (self->table, id))
    _parcours_window_say (self, _("The filter leaves the new card out. Take the filter away to see it."));
}

const GActionEntry _parcours_window_table_actions[] = {
  { .name = "shown-as", .activate = on_view, .parameter_type = "s", .state = "'wall'" },
  { .name = "switch-view", .activate = on_switch_view },
};
const guint _parcours_window_n_table_actions = G_N_ELEMENTS (_parcours_window_table_actions);
