/* table-columns.c - which columns the table has, how it is sorted, and what is kept of both for the user. */
#include "config.h"

#include "shell/table-view-private.h"

#include <glib/gi18n.h>

#include "shell/session.h"

#define KEEP_DELAY_MS 800

/* The columns in their first order; a width below zero: not shown at first. */
static const struct
{
  ParcoursFieldId field;
  int width;
} known[] = {
  { PARCOURS_CARD_TITLE, 280 }, { PARCOURS_CARD_STAGE, 130 }, { PARCOURS_CARD_STEP, -150 }, { PARCOURS_LANE_PERSONA, 100 },
  { PARCOURS_CARD_LANE, 130 }, { PARCOURS_CARD_KIND, 120 }, { PARCOURS_CARD_EMOTION, 88 }, { PARCOURS_CARD_EXPECTED, -120 },
  { PARCOURS_CARD_EFFORT, 84 }, { PARCOURS_CARD_EFFORT_KINDS, -150 }, { PARCOURS_CARD_IMPORTANCE, -104 },
  { PARCOURS_CARD_SATISFACTION, -104 }, { PARCOURS_CARD_CHANNELS, 140 }, { PARCOURS_CARD_DEVICE, -120 },
  { PARCOURS_CARD_OWNER, -120 }, { PARCOURS_CARD_INVOLVED, -140 }, { PARCOURS_CARD_LEVEL, 140 },
  { PARCOURS_CARD_STATUS, 100 }, { PARCOURS_CARD_MOMENT_OF_TRUTH, -120 }, { PARCOURS_CARD_TAGS, -130 },
  { PARCOURS_CARD_DROP_OFF, -100 }, { PARCOURS_CARD_SPAN, -110 }, { PARCOURS_CARD_COLOUR, -100 },
  { PARCOURS_CARD_HREF, -150 }, { PARCOURS_CARD_NOTE, -240 }, { PARCOURS_CARD_EXPECTATION, -200 },
  { PARCOURS_CARD_RECEIVED, -200 }, { PARCOURS_CARD_QUOTE, -200 },
};

/* What a column is called in actions and settings. */
static const char *
name_of (ParcoursFieldId field)
{
  return field == PARCOURS_FIELD_NONE ? "" : parcours_field (field)->xml;
}

static GQuark
field_quark (void)
{
  return g_quark_from_static_string ("parcours-field");
}

ParcoursFieldId
_parcours_table_column_get_field (GtkColumnViewColumn *column)
{
  return (ParcoursFieldId) GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (column), field_quark ()));
}

static GtkColumnViewColumn *
find_column (ParcoursTableView *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (name_of (_parcours_table_column_get_field (g_ptr_array_index (self->columns, i))), name))
      return g_ptr_array_index (self->columns, i);
  return NULL;
}

GArray *
_parcours_table_view_list_fields (ParcoursTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (ParcoursFieldId));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      ParcoursFieldId field = _parcours_table_column_get_field (column);

      if (gtk_column_view_column_get_visible (column))
        g_array_append_val (fields, field);
    }
  return fields;
}

/* --- cells --- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer field)
{
  gtk_list_item_set_child (item, GTK_WIDGET (parcours_table_cell_new ((ParcoursFieldId) GPOINTER_TO_UINT (field))));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer field)
{
  /* A row is bound before it stands in the table, but the factory knows whose it is. */
  GtkWidget *table = g_object_get_data (G_OBJECT (factory), "table");

  _parcours_table_view_bind (PARCOURS_TABLE_VIEW (table), PARCOURS_TABLE_CELL (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer field)
{
  GtkWidget *table = g_object_get_data (G_OBJECT (factory), "table");

  _parcours_table_view_unbind (PARCOURS_TABLE_VIEW (table), PARCOURS_TABLE_CELL (gtk_list_item_get_child (item)));
}

static GtkListItemFactory *
make_factory (ParcoursTableView *self, ParcoursFieldId field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "table", self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (field));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (field));
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), GUINT_TO_POINTER (field));
  return factory;
}

/* --- sorting --- */

/* The list sorts, not GTK: it keeps keys, and its ties stay in reading order. The sorters of the columns only say which one was
 * clicked and which way round, when two cards that never are equal are compared. */
typedef struct
{
  ParcoursTableView *table;
  ParcoursFieldId field;
} Probe;

static int
on_probe (gconstpointer a, gconstpointer b, gpointer data)
{
  Probe *probe = data;

  if (probe->table->probed == PARCOURS_FIELD_NONE)
    probe->table->probed = probe->field;
  return -1;
}

static void
tell_sort (ParcoursTableView *self, ParcoursFieldId field, gboolean descending)
{
  g_autofree char *sentence = NULL;

  if (field == PARCOURS_FIELD_NONE)
    sentence = g_strdup (_("The table is in reading order again."));
  else
    sentence = g_strdup_printf (descending ? _("The table is sorted by %s, descending.") : _("The table is sorted by %s, ascending."),
                                _(parcours_field (field)->label));
  _parcours_table_view_tell (self, sentence);
}

static void
show_sort (ParcoursTableView *self, ParcoursFieldId field, gboolean descending)
{
  GActionMap *map = G_ACTION_MAP (self->actions);
  GSimpleAction *by = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort"));
  GSimpleAction *way = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "descending"));

  g_simple_action_set_state (by, g_variant_new_string (name_of (field)));
  g_simple_action_set_state (way, g_variant_new_boolean (descending));
  g_simple_action_set_enabled (way, field != PARCOURS_FIELD_NONE);
}

/* What is selected stays in view, else the new order is seen from its start. */
static void
scroll_after_sort (ParcoursTableView *self)
{
  guint position = 0;

  parcours_card_list_find (self->cards, parcours_selection_get_current (self->selection), &position);
  gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", position);
}

static void
on_sorter_changed (ParcoursTableView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  gboolean was_descending, descending;
  ParcoursFieldId was = parcours_card_list_get_sort (self->cards, &was_descending);

  self->probed = PARCOURS_FIELD_NONE;
  descending = gtk_sorter_compare (sorter, self->cards, self->model) == GTK_ORDERING_LARGER;
  if (self->probed != PARCOURS_FIELD_NONE && self->probed == was && was_descending && !descending)
    {
      /* The third click. */
      gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), NULL, GTK_SORT_ASCENDING);
      return;
    }
  if (self->probed == was && descending == was_descending)
    return;
  parcours_table_view_commit (self);
  parcours_card_list_set_sort (self->cards, self->probed, descending);
  show_sort (self, self->probed, descending);
  scroll_after_sort (self);
  tell_sort (self, self->probed, descending);
}

static void
sort_by (ParcoursTableView *self, const char *name, gboolean descending)
{
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), find_column (self, name),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
on_sort (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursTableView *self = data;
  gboolean descending;

  parcours_card_list_get_sort (self->cards, &descending);
  sort_by (self, g_variant_get_string (parameter, NULL), descending);
}

static void
on_reverse (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursTableView *self = data;
  gboolean descending;
  ParcoursFieldId field = parcours_card_list_get_sort (self->cards, &descending);

  if (field == PARCOURS_FIELD_NONE)
    return;
  if (descending)               /* not the third click on the header */
    parcours_card_list_set_sort (self->cards, PARCOURS_FIELD_NONE, FALSE);
  sort_by (self, name_of (field), !descending);
}

/* --- what is kept --- */

void
_parcours_table_view_keep_columns (ParcoursTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  GVariantBuilder builder;

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&builder, "(sib)", name_of (_parcours_table_column_get_field (column)),
                             gtk_column_view_column_get_fixed_width (column), gtk_column_view_column_get_visible (column));
    }
  parcours_session_keep_columns (g_variant_builder_end (&builder));
}

/* The view goes: what GTK takes out of it one by one is neither a sort nor a choice of columns. */
void
_parcours_table_view_leave_columns (ParcoursTableView *self)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);

  if (self->save_source != 0)
    _parcours_table_view_keep_columns (self);
  for (guint i = 0; i < self->columns->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->columns, i), self);
  g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (view), self);
  g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (view), self);
}

static gboolean
on_keep (gpointer data)
{
  ParcoursTableView *self = data;

  self->save_source = 0;
  _parcours_table_view_keep_columns (self);
  return G_SOURCE_REMOVE;
}

static void
on_columns_changed (ParcoursTableView *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (KEEP_DELAY_MS, on_keep, self);
}

/* The headers are GTK's, and mute but for their label. */
static void
name_headers (ParcoursTableView *self)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (self->view));

  for (; title != NULL; title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = title;

      while (label != NULL && !GTK_IS_LABEL (label))
        label = gtk_widget_get_first_child (label);
      if (label != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_label_get_label (GTK_LABEL (label)), -1);
    }
}

/* A column that went takes the cursor with it. */
static void
on_visible (ParcoursTableView *self, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  if (self->column == _parcours_table_column_get_field (column) && !gtk_column_view_column_get_visible (column))
    self->column = PARCOURS_CARD_TITLE;
  if (self->edit_cell != NULL && !gtk_column_view_column_get_visible (column))
    parcours_table_view_commit (self);
  name_headers (self);
  on_columns_changed (self);
}

/* The columns as they were left; those the settings do not know come behind. */
static void
restore_columns (ParcoursTableView *self)
{
  g_autoptr (GVariant) kept = parcours_session_get_columns ();
  GVariantIter iter;
  const char *name;
  int width;
  gboolean visible;
  guint at = 0;

  if (kept == NULL)
    return;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sib)", &name, &width, &visible))
    {
      GtkColumnViewColumn *column = find_column (self, name);

      if (column == NULL)
        continue;
      gtk_column_view_column_set_fixed_width (column, CLAMP (width, 40, 2000));
      gtk_column_view_column_set_visible (column, visible || _parcours_table_column_get_field (column) == PARCOURS_CARD_TITLE);
      gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), at++, column);
    }
}

static void
on_reset (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursTableView *self = data;

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);

      gtk_column_view_column_set_fixed_width (column, ABS (known[i].width));
      gtk_column_view_column_set_visible (column, known[i].width > 0);
      gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), i, column);
    }
}

/* --- building --- */

static void
add_column (ParcoursTableView *self, guint i)
{
  const ParcoursField *field = parcours_field (known[i].field);
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(field->label), make_factory (self, field->id));
  Probe *probe = g_new (Probe, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  g_autofree char *action = g_strdup_printf ("show-%s", name_of (field->id));
  g_autoptr (GPropertyAction) show = g_property_action_new (action, column, "visible");

  *probe = (Probe) { self, field->id };
  sorter = GTK_SORTER (gtk_custom_sorter_new (on_probe, probe, g_free));
  g_object_set_qdata (G_OBJECT (column), field_quark (), GUINT_TO_POINTER (field->id));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, ABS (known[i].width));
  gtk_column_view_column_set_visible (column, known[i].width > 0);
  gtk_column_view_column_set_expand (column, field->id == PARCOURS_CARD_TITLE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  if (field->id != PARCOURS_CARD_TITLE)
    g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (show));
  g_ptr_array_add (self->columns, g_steal_pointer (&column));
}

static void
build_view_menu (ParcoursTableView *self)
{
  g_autoptr (GMenu) sort = g_menu_new (), fields = g_menu_new (), order = g_menu_new (), columns = g_menu_new (), reset = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new (), top = g_menu_new ();

  self->view_menu = g_menu_new ();
  g_menu_append (none, _("_Reading Order"), "table.sort::");
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const ParcoursField *field = parcours_field (known[i].field);
      g_autofree char *sort_action = g_strdup_printf ("table.sort::%s", name_of (field->id));
      g_autofree char *show_action = g_strdup_printf ("table.show-%s", name_of (field->id));

      g_menu_append (fields, _(field->label), sort_action);
      if (field->id != PARCOURS_CARD_TITLE)
        g_menu_append (columns, _(field->label), show_action);
    }
  g_menu_append (order, _("_Descending"), "table.descending");
  g_menu_append (reset, _("Columns as at _First"), "table.reset");
  g_menu_append_section (sort, NULL, G_MENU_MODEL (order));
  g_menu_append_section (sort, NULL, G_MENU_MODEL (none));
  g_menu_append_section (sort, NULL, G_MENU_MODEL (fields));
  g_menu_append_submenu (top, _("_Sort By"), G_MENU_MODEL (sort));
  g_menu_append_submenu (top, _("_Columns"), G_MENU_MODEL (columns));
  g_menu_append_section (self->view_menu, NULL, G_MENU_MODEL (top));
  g_menu_append_section (self->view_menu, NULL, G_MENU_MODEL (reset));
}

void
_parcours_table_view_build_columns (ParcoursTableView *self)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .activate = on_sort, .parameter_type = "s", .state = "''" },
    { .name = "descending", .activate = on_reverse, .state = "false" },
    { .name = "reset", .activate = on_reset },
  };
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    add_column (self, i);
  restore_columns (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);

      g_signal_connect_object (column, "notify::visible", G_CALLBACK (on_visible), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (on_columns_changed), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (columns, "items-changed", G_CALLBACK (on_columns_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed", G_CALLBACK (on_sorter_changed),
                           self, G_CONNECT_SWAPPED);
  build_view_menu (self);
  name_headers (self);
}
