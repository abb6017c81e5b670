/* The selection of the table is the selection of the window, both ways and without an echo. */
#include "config.h"

#include "model/operations.h"
#include "shell/table-selection.h"

typedef struct
{
  ParcoursMap *map;
  ParcoursSelection *selection;
  ParcoursCardList *list;
  GtkSelectionModel *model;
  guint n_window, n_model, at, n;
} Fixture;

static void
on_window (Fixture *fixture)
{
  fixture->n_window++;
}

static void
on_model (GtkSelectionModel *model, guint position, guint n, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_model++;
  fixture->at = position;
  fixture->n = n;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "a", "b", "c", "d", "e", "f" };

  fixture->map = parcours_map_new ();
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, ids[i]);

      parcours_map_add (fixture->map, parcours_map_get_root (fixture->map), card, -1);
    }
  fixture->selection = parcours_selection_new ();
  parcours_selection_set_map (fixture->selection, fixture->map);
  fixture->list = parcours_card_list_new ();
  parcours_card_list_set_map (fixture->list, fixture->map);
  fixture->model = GTK_SELECTION_MODEL (parcours_table_selection_new (fixture->list, fixture->selection));
  g_signal_connect_swapped (fixture->selection, "changed", G_CALLBACK (on_window), fixture);
  g_signal_connect (fixture->model, "selection-changed", G_CALLBACK (on_model), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->map);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (fixture->model);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      const char *id = parcours_element_get_id (parcours_card_list_get_card (fixture->list, i));

      g_assert_cmpint (gtk_selection_model_is_selected (fixture->model, i), ==, gtk_bitset_contains (set, i));
      g_assert_cmpint (parcours_selection_contains (fixture->selection, id), ==, gtk_bitset_contains (set, i));
      if (gtk_bitset_contains (set, i))
        g_string_append (ids, id);
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_from_table (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_item (fixture->model, 1, TRUE);
  assert_selected (fixture, "b");
  g_assert_cmpuint (fixture->n_window, ==, 1);
  g_assert_cmpuint (fixture->n_model, ==, 1);
  g_assert_cmpstr (parcours_selection_get_current (fixture->selection), ==, "b");
  gtk_selection_model_select_item (fixture->model, 3, FALSE);
  assert_selected (fixture, "bd");
  gtk_selection_model_select_range (fixture->model, 2, 100, FALSE);
  assert_selected (fixture, "bcdef");
  gtk_selection_model_unselect_range (fixture->model, 2, 2);
  assert_selected (fixture, "bef");
  gtk_selection_model_select_range (fixture->model, 0, 2, TRUE);
  assert_selected (fixture, "ab");
  gtk_selection_model_select_all (fixture->model);
  assert_selected (fixture, "abcdef");
  g_assert_cmpstr (parcours_selection_get_current (fixture->selection), ==, "b");
  gtk_selection_model_unselect_all (fixture->model);
  assert_selected (fixture, "");
  /* Each change was told once. */
  g_assert_cmpuint (fixture->n_window, ==, 7);
  g_assert_cmpuint (fixture->n_model, ==, 7);
}

static void
test_from_window (Fixture *fixture, gconstpointer data)
{
  parcours_selection_select (fixture->selection, "c");
  g_assert_cmpuint (fixture->n_model, ==, 1);
  g_assert_cmpuint (fixture->at, ==, 2);
  g_assert_cmpuint (fixture->n, ==, 1);
  parcours_selection_select (fixture->selection, "e");
  g_assert_cmpuint (fixture->at, ==, 2);
  g_assert_cmpuint (fixture->n, ==, 3);
  parcours_map_remove (fixture->map, parcours_map_find (fixture->map, "e"));
  assert_selected (fixture, "");
}

static void
test_extend (Fixture *fixture, gconstpointer data)
{
  ParcoursTableSelection *table = PARCOURS_TABLE_SELECTION (fixture->model);

  parcours_selection_select (fixture->selection, "c");
  parcours_table_selection_extend_to (table, 4);
  assert_selected (fixture, "cde");
  g_assert_cmpstr (parcours_selection_get_current (fixture->selection), ==, "e");
  parcours_table_selection_extend_to (table, 0);
  assert_selected (fixture, "abc");
  g_assert_cmpstr (parcours_selection_get_anchor (fixture->selection), ==, "c");
  g_assert_cmpstr (parcours_selection_get_current (fixture->selection), ==, "a");
}

static void
test_set_selection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (1, 2), mask = gtk_bitset_new_range (0, 4);

  parcours_selection_select (fixture->selection, "f");
  parcours_selection_add (fixture->selection, "a");
  gtk_selection_model_set_selection (fixture->model, selected, mask);
  assert_selected (fixture, "bcf");
}

/* A header that was selected is let go of; cards that are left out stay. */
static void
test_headers_and_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursElement) stage = parcours_element_new (PARCOURS_KIND_STAGE, "s");

  parcours_map_add (fixture->map, parcours_map_get_root (fixture->map), stage, -1);
  parcours_selection_select (fixture->selection, "s");
  assert_selected (fixture, "");
  gtk_selection_model_select_item (fixture->model, 0, FALSE);
  assert_selected (fixture, "a");
  g_assert_false (parcours_selection_contains (fixture->selection, "s"));
}

#define ADD(path, test) g_test_add ("/shell/table-selection/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("from-table", test_from_table);
  ADD ("from-window", test_from_window);
  ADD ("extend", test_extend);
  ADD ("set-selection", test_set_selection);
  ADD ("headers-and-filter", test_headers_and_filter);
  return g_test_run ();
}
