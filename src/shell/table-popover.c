/* table-popover.c - editing beside a cell: a choice from a list, and fields for which the inspector has an editor that a cell has no
 * room for. */
#include "config.h"

#include "shell/table-view-private.h"

#include <glib/gi18n.h>

#include "shell/field-editor.h"
#include "shell/field-entries.h"

#define LIST_HEIGHT 360
#define EDITOR_WIDTH 300

/* What a popover is about; it dies with the popover. */
typedef struct
{
  ParcoursTableView *table;
  ParcoursElement *card;        /* owned */
  ParcoursFieldId field;
  GPtrArray *values, *words;    /* of a list */
} Beside;

static void
free_beside (gpointer data)
{
  Beside *beside = data;

  g_object_unref (beside->card);
  g_clear_pointer (&beside->values, g_ptr_array_unref);
  g_clear_pointer (&beside->words, g_ptr_array_unref);
  g_free (beside);
}

static gboolean
unparent_later (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The keyboard goes back to where it came from, wherever the card stands now. */
static void
on_closed (GtkPopover *popover, gpointer data)
{
  Beside *beside = data;
  ParcoursTableView *self = beside->table;
  guint position;

  if (self->edit_popover != GTK_WIDGET (popover))
    return;
  self->edit_popover = NULL;
  if (self->map != NULL)
    parcours_map_seal (self->map);
  if (parcours_card_list_find (self->cards, parcours_element_get_id (beside->card), &position))
    _parcours_table_view_go_to (self, position, beside->field);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_later, g_object_ref (popover), g_object_unref);
}

static void
popup_beside (ParcoursTableView *self, Beside *beside, ParcoursTableCell *cell, GtkWidget *child)
{
  GdkRectangle at = { 0, 0, gtk_widget_get_width (GTK_WIDGET (cell)), gtk_widget_get_height (GTK_WIDGET (cell)) };
  double x, y;

  self->edit_popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->edit_popover), child);
  gtk_popover_set_position (GTK_POPOVER (self->edit_popover), GTK_POS_BOTTOM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(parcours_field (beside->field)->label), -1);
  g_object_set_data_full (G_OBJECT (self->edit_popover), "beside", beside, free_beside);
  g_signal_connect (self->edit_popover, "closed", G_CALLBACK (on_closed), beside);
  gtk_widget_set_parent (self->edit_popover, GTK_WIDGET (self));
  if (gtk_widget_translate_coordinates (GTK_WIDGET (cell), GTK_WIDGET (self), 0, 0, &x, &y))
    {
      at.x = (int) x;
      at.y = (int) y;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->edit_popover), &at);
  gtk_popover_popup (GTK_POPOVER (self->edit_popover));
}

/* --- a list --- */

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  Beside *beside = data;
  ParcoursTableView *self = beside->table;
  g_autoptr (ParcoursElement) card = g_object_ref (beside->card);
  ParcoursFieldId field = beside->field;
  g_autofree char *value = g_strdup (g_ptr_array_index (beside->values, (guint) gtk_list_box_row_get_index (row)));
  const char *now = parcours_element_get_value (card, field);

  /* First the change, so that the cursor goes to where the card is then. */
  if (g_strcmp0 (value, now) != 0)
    {
      if (parcours_field (field)->place)
        _parcours_table_view_move (self, card, field, value);
      else
        _parcours_table_view_set (self, card, field, value);
    }
  if (self->edit_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->edit_popover));
}

static GtkWidget *
make_row (const char *words, gboolean chosen)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (words), *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (check, chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static GtkWidget *
build_list (ParcoursTableView *self, Beside *beside)
{
  GtkWidget *list = gtk_list_box_new (), *scroller = gtk_scrolled_window_new (), *chosen = NULL;
  const char *value = parcours_element_get_value (beside->card, beside->field);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  g_ptr_array_add (cards, beside->card);
  beside->values = g_ptr_array_new_with_free_func (g_free);
  beside->words = g_ptr_array_new_with_free_func (g_free);
  parcours_field_entries (self->map, cards, parcours_field (beside->field), value, beside->values, beside->words);
  for (guint i = 0; i < beside->values->len; i++)
    {
      gboolean is_value = g_strcmp0 (g_ptr_array_index (beside->values, i), value) == 0;
      GtkWidget *row = make_row (g_ptr_array_index (beside->words, i), is_value);

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      if (is_value)
        chosen = row;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (chosen));
  gtk_widget_add_css_class (list, "entries");
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), beside);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static void
focus_chosen (GtkWidget *scroller)
{
  GtkWidget *list = gtk_widget_get_first_child (scroller);
  GtkListBoxRow *row;

  while (list != NULL && !GTK_IS_LIST_BOX (list))
    list = gtk_widget_get_first_child (list);
  row = list != NULL ? gtk_list_box_get_selected_row (GTK_LIST_BOX (list)) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- the editor of the inspector --- */

static void
on_map_settled (ParcoursFieldEditor *editor)
{
  ParcoursElement *card = g_ptr_array_index (parcours_field_editor_get_records (editor), 0);

  if (parcours_map_find (parcours_field_editor_get_map (editor), parcours_element_get_id (card)) == card)
    parcours_field_editor_refresh (editor);
}

static GtkWidget *
build_editor (ParcoursTableView *self, Beside *beside)
{
  GtkWidget *editor = parcours_field_editor_new (beside->field);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (editor == NULL)
    return NULL;
  g_ptr_array_add (records, g_object_ref (beside->card));
  parcours_field_editor_set_records (PARCOURS_FIELD_EDITOR (editor), self->map, records);
  g_signal_connect_object (self->map, "settled", G_CALLBACK (on_map_settled), editor, G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (editor, EDITOR_WIDTH, -1);
  gtk_widget_add_css_class (editor, "in-popover");
  return editor;
}

void
_parcours_table_view_edit_beside (ParcoursTableView *self, ParcoursTableCell *cell)
{
  Beside *beside = g_new0 (Beside, 1);
  const ParcoursField *field = parcours_field (parcours_table_cell_get_field (cell));
  gboolean list = field->type == PARCOURS_TYPE_CHOICE || field->type == PARCOURS_TYPE_REF;
  GtkWidget *child;

  beside->table = self;
  beside->card = g_object_ref (parcours_table_cell_get_card (cell));
  beside->field = field->id;
  child = list ? build_list (self, beside) : build_editor (self, beside);
  if (child == NULL)
    {
      free_beside (beside);
      return;
    }
  parcours_map_seal (self->map);
  popup_beside (self, beside, cell, child);
  if (list)
    focus_chosen (child);
  else
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}
