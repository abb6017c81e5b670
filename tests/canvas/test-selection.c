/* The selection: what is in it, what is current, when it tells. */
#include "config.h"

#include "canvas/selection.h"
#include "wall.h"

typedef struct
{
  ParcoursMap *map;
  ParcoursSelection *selection;
  guint n_changes;
} Fixture;

static void
count (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->map = wall_map (2, 2);
  wall_card (fixture->map, "a", "s0", "l0");
  wall_card (fixture->map, "b", "s0", "l0");
  wall_card (fixture->map, "c", "s1", "l1");
  fixture->selection = parcours_selection_new ();
  parcours_selection_set_map (fixture->selection, fixture->map);
  g_signal_connect_swapped (fixture->selection, "changed", G_CALLBACK (count), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->map);
}

static void
expect (Fixture *fixture, guint n, const char *current, const char *anchor, guint n_changes)
{
  g_assert_cmpuint (parcours_selection_get_n (fixture->selection), ==, n);
  g_assert_cmpstr (parcours_selection_get_current (fixture->selection), ==, current);
  g_assert_cmpstr (parcours_selection_get_anchor (fixture->selection), ==, anchor);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  parcours_selection_select (fixture->selection, "a");
  expect (fixture, 1, "a", "a", 1);
  parcours_selection_select (fixture->selection, "a");
  expect (fixture, 1, "a", "a", 1);
  parcours_selection_select (fixture->selection, "b");
  expect (fixture, 1, "b", "b", 2);
  g_assert_false (parcours_selection_contains (fixture->selection, "a"));
  g_assert_true (parcours_selection_get_element (fixture->selection) == parcours_map_find (fixture->map, "b"));

  /* One of its own strings is a fair argument. */
  parcours_selection_add (fixture->selection, "a");
  parcours_selection_select (fixture->selection, parcours_selection_get_current (fixture->selection));
  expect (fixture, 1, "a", "a", 4);
  parcours_selection_remove (fixture->selection, parcours_selection_get_current (fixture->selection));
  expect (fixture, 0, NULL, NULL, 5);
  parcours_selection_clear (fixture->selection);
  parcours_selection_select (fixture->selection, NULL);
  expect (fixture, 0, NULL, NULL, 5);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "a", "b", "c" };
  g_autoptr(GPtrArray) elements = NULL;

  parcours_selection_select (fixture->selection, "b");
  parcours_selection_set (fixture->selection, ids, 3, "a");
  expect (fixture, 3, "a", "b", 2);
  parcours_selection_set (fixture->selection, ids, 3, "a");
  expect (fixture, 3, "a", "b", 2);
  parcours_selection_set (fixture->selection, ids, 3, "c");
  expect (fixture, 3, "c", "b", 3);
  parcours_selection_toggle (fixture->selection, "b");
  expect (fixture, 2, "c", "c", 4);
  parcours_selection_toggle (fixture->selection, "b");
  expect (fixture, 3, "b", "b", 5);
  parcours_selection_add (fixture->selection, "s1");
  expect (fixture, 4, "s1", "s1", 6);

  elements = parcours_selection_dup_elements (fixture->selection, PARCOURS_KIND_CARD);
  g_assert_cmpuint (elements->len, ==, 3);
  g_assert_cmpstr (parcours_element_get_id (g_ptr_array_index (elements, 0)), ==, "a");
  g_assert_cmpstr (parcours_element_get_id (g_ptr_array_index (elements, 2)), ==, "b");
}

static void
test_removed_leave (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "a", "b", "c" };

  parcours_selection_set (fixture->selection, ids, 3, "b");
  parcours_map_begin (fixture->map, "Delete");
  parcours_map_remove (fixture->map, parcours_map_find (fixture->map, "a"));
  parcours_map_remove (fixture->map, parcours_map_find (fixture->map, "b"));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  parcours_map_end (fixture->map);
  expect (fixture, 1, "c", "c", 2);

  /* What is selected stays selected when it moves, and does not come back by undoing. */
  parcours_map_place_card (fixture->map, parcours_map_find (fixture->map, "c"), NULL, NULL, NULL, -1);
  expect (fixture, 1, "c", "c", 2);
  parcours_map_undo (fixture->map);
  parcours_map_undo (fixture->map);
  g_assert_nonnull (parcours_map_find (fixture->map, "a"));
  expect (fixture, 1, "c", "c", 2);
}

static void
test_other_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr(ParcoursMap) other = wall_map (1, 1);

  parcours_selection_select (fixture->selection, "a");
  parcours_selection_set_map (fixture->selection, other);
  expect (fixture, 0, NULL, NULL, 2);
  parcours_selection_set_map (fixture->selection, NULL);
  g_assert_null (parcours_selection_get_element (fixture->selection));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/selection/one", test_one);
  ADD ("/selection/several", test_several);
  ADD ("/selection/removed-leave", test_removed_leave);
  ADD ("/selection/other-map", test_other_map);
  return g_test_run ();
}
