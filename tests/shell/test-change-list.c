/* The list of changes and the dialog around it: a row a change, an end to them, and a word when there is none. */
#include "config.h"

#include <adwaita.h>

#include "model/operations.h"
#include "shell/change-list.h"
#include "shell/compare-dialog.h"

/* Calls `func` for each widget of the type below `widget`. */
static void
each (GtkWidget *widget, GType type, void (*func) (GtkWidget *widget, gpointer data), gpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        func (child, data);
      each (child, type, func, data);
    }
}

static void
collect (GtkWidget *widget, gpointer list)
{
  g_ptr_array_add (list, widget);
}

static GPtrArray *
all_of (GtkWidget *widget, GType type)
{
  GPtrArray *list = g_ptr_array_new ();

  each (widget, type, collect, list);
  return list;
}

static const char *
page (GtkWidget *widget)
{
  g_autoptr (GPtrArray) stacks = all_of (widget, GTK_TYPE_STACK);

  g_assert_cmpuint (stacks->len, ==, 1);
  return gtk_stack_get_visible_child_name (stacks->pdata[0]);
}

/* What a row shows: what its sign says, then the sentence. */
static void
assert_row (GtkWidget *row, const char *sign, const char *sentence)
{
  g_autoptr (GPtrArray) images = all_of (row, GTK_TYPE_IMAGE);

  g_assert_cmpuint (images->len, >=, 1);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (images->pdata[0]), ==, sign);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (images->pdata[0]), GTK_ACCESSIBLE_PROPERTY_LABEL, sign);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, sentence);
}

static ParcoursMap *
map_of_cards (guint n)
{
  ParcoursMap *map = parcours_map_new ();

  parcours_map_begin (map, "Cards");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%03u", i);
      g_autofree char *title = g_strdup_printf ("Card %u & <more>", i);
      g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, id);

      parcours_element_set (card, PARCOURS_CARD_TITLE, title, NULL);
      parcours_map_add (map, parcours_map_get_root (map), card, -1);
    }
  parcours_map_end (map);
  return map;
}

static void
test_rows (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (parcours_change_list_new ());
  g_autoptr (ParcoursMap) from = map_of_cards (3), to = parcours_map_copy (from);
  g_autoptr (ParcoursElement) goal = parcours_element_new (PARCOURS_KIND_GOAL, "g");
  g_autoptr (GPtrArray) rows = NULL;

  parcours_map_add (to, parcours_map_get_root (to), goal, -1);
  parcours_map_set (to, parcours_map_find (to, "k000"), PARCOURS_CARD_EFFORT, "3", NULL);
  parcours_map_place_card (to, parcours_map_find (to, "k001"), NULL, NULL, NULL, -1);
  parcours_map_remove (to, parcours_map_find (to, "k002"));
  parcours_change_list_set_maps (PARCOURS_CHANGE_LIST (widget), from, to);
  g_assert_cmpstr (page (widget), ==, "list");
  g_assert_cmpuint (parcours_change_list_get_n_changes (PARCOURS_CHANGE_LIST (widget)), ==, 4);
  rows = all_of (widget, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 4);
  assert_row (rows->pdata[0], "New", "Goal without a name is new");
  assert_row (rows->pdata[1], "Changed", "Card “Card 0 & <more>”: effort set to 3");
  assert_row (rows->pdata[2], "Moved", "Card “Card 1 & <more>” now comes after card “Card 0 & <more>”");
  assert_row (rows->pdata[3], "Gone", "Card “Card 2 & <more>” is gone");
}

static void
test_none (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (parcours_change_list_new ());
  g_autoptr (ParcoursMap) map = map_of_cards (2), other = map_of_cards (5);
  g_autoptr (GPtrArray) rows = NULL;

  parcours_change_list_set_maps (PARCOURS_CHANGE_LIST (widget), map, other);
  g_assert_cmpstr (page (widget), ==, "list");
  parcours_change_list_set_maps (PARCOURS_CHANGE_LIST (widget), map, map);
  g_assert_cmpstr (page (widget), ==, "same");
  g_assert_cmpuint (parcours_change_list_get_n_changes (PARCOURS_CHANGE_LIST (widget)), ==, 0);
  rows = all_of (widget, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 0);
  parcours_change_list_set_maps (PARCOURS_CHANGE_LIST (widget), map, NULL);
  g_assert_cmpstr (page (widget), ==, "empty");
}

static const char *
last_label (GtkWidget *widget)
{
  g_autoptr (GPtrArray) labels = all_of (widget, GTK_TYPE_LABEL);
  GtkWidget *label = labels->pdata[labels->len - 1];

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

/* Hundreds of rows, then how many more. */
static void
test_many (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (parcours_change_list_new ());
  g_autoptr (ParcoursMap) empty = map_of_cards (0), some = map_of_cards (199), many = map_of_cards (300);
  g_autoptr (GPtrArray) rows = NULL;

  parcours_change_list_set_maps (PARCOURS_CHANGE_LIST (widget), empty, many);
  rows = all_of (widget, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 200);
  /* the root has another id too */
  g_assert_cmpstr (last_label (widget), ==, "And 101 more.");
  parcours_change_list_set_maps (PARCOURS_CHANGE_LIST (widget), empty, some);
  g_assert_cmpstr (last_label (widget), ==, NULL);
}

static void
test_dialog (void)
{
  g_autoptr (ParcoursMap) from = map_of_cards (1), to = parcours_map_copy (from);
  GtkWidget *parent = adw_window_new ();
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *dialog = NULL;
  g_autoptr (GPtrArray) titles = NULL, lists = NULL;

  parcours_map_set (to, parcours_map_find (to, "k000"), PARCOURS_CARD_EFFORT, "3", NULL);
  parcours_compare_dialog_show (GTK_WINDOW (parent), "What Changed on Disk", from, to);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (parent))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "What Changed on Disk");
  titles = all_of (GTK_WIDGET (dialog), ADW_TYPE_WINDOW_TITLE);
  g_assert_cmpuint (titles->len, ==, 1);
  g_assert_cmpstr (adw_window_title_get_subtitle (titles->pdata[0]), ==, "1 difference");
  lists = all_of (GTK_WIDGET (dialog), PARCOURS_TYPE_CHANGE_LIST);
  g_assert_cmpuint (lists->len, ==, 1);
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/shell/change-list/rows", test_rows);
  g_test_add_func ("/shell/change-list/none", test_none);
  g_test_add_func ("/shell/change-list/many", test_many);
  g_test_add_func ("/shell/change-list/dialog", test_dialog);

  return g_test_run ();
}
