/* Several cards to one place: order, one step of the history, nothing for nothing. */
#include "config.h"

#include "canvas/move.h"
#include "wall.h"

static ParcoursMap *
make_map (void)
{
  static const char *const ids[] = { "a", "b", "c", "d" };
  ParcoursMap *map = wall_map (2, 2);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    wall_card (map, ids[i], "s0", "l0");
  wall_card (map, "x", "s1", "l1");
  wall_card (map, "y", "s1", "l1");
  return map;
}

static void
move (ParcoursMap *map, const char *cards, const char *stage, const char *lane, const char *after)
{
  g_auto(GStrv) ids = g_strsplit (cards, " ", -1);
  g_autoptr(GPtrArray) array = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (array, parcours_map_find (map, ids[i]));
  parcours_move_cards (map, array, parcours_map_find (map, stage), NULL, parcours_map_find (map, lane),
                       parcours_map_find (map, after));
}

static void
expect (ParcoursMap *map, const char *stage, const char *lane, const char *ids)
{
  g_autofree char *cell = wall_cell (map, stage, lane);

  g_assert_cmpstr (cell, ==, ids);
}

static void
test_within_cell (void)
{
  g_autoptr(ParcoursMap) map = make_map ();

  move (map, "a c", "s0", "l0", "b");
  expect (map, "s0", "l0", "b a c d");
  move (map, "a d", "s0", "l0", NULL);
  expect (map, "s0", "l0", "a d b c");
  move (map, "a", "s0", "l0", "c");
  expect (map, "s0", "l0", "d b c a");
}

static void
test_other_cell (void)
{
  g_autoptr(ParcoursMap) map = make_map ();

  move (map, "b d", "s1", "l1", "x");
  expect (map, "s0", "l0", "a c");
  expect (map, "s1", "l1", "x b d y");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Move Cards");

  parcours_map_undo (map);
  expect (map, "s0", "l0", "a b c d");
  expect (map, "s1", "l1", "x y");
}

static void
test_parked (void)
{
  g_autoptr(ParcoursMap) map = make_map ();

  move (map, "c a", NULL, NULL, NULL);
  expect (map, NULL, NULL, "c a");
  move (map, "y", "s1", NULL, "c");
  expect (map, NULL, NULL, "c y a");
  move (map, "a", "s1", "l0", NULL);
  expect (map, "s1", "l0", "a");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Move Card");
}

static void
test_same_place (void)
{
  g_autoptr(ParcoursMap) map = make_map ();
  guint64 serial = parcours_map_get_serial (map);

  move (map, "a", "s0", "l0", NULL);
  move (map, "b c", "s0", "l0", "a");
  move (map, "y", "s1", "l1", "x");
  g_assert_cmpuint (parcours_map_get_serial (map), ==, serial);
}

static void
test_neighbour (void)
{
  g_autoptr(ParcoursMap) map = make_map ();
  g_autoptr(GPtrArray) cell =
    parcours_map_cell (map, parcours_map_find (map, "s0"), NULL, parcours_map_find (map, "l0"), NULL);
  g_autoptr(GHashTable) without = g_hash_table_new (NULL, NULL);

  g_hash_table_add (without, parcours_map_find (map, "b"));
  g_assert_null (parcours_move_neighbour (cell, 0, without));
  g_assert_true (parcours_move_neighbour (cell, 1, without) == parcours_map_find (map, "a"));
  g_assert_true (parcours_move_neighbour (cell, 2, without) == parcours_map_find (map, "c"));
  g_assert_true (parcours_move_neighbour (cell, 9, without) == parcours_map_find (map, "d"));
  g_assert_null (parcours_move_neighbour (NULL, 3, without));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/move/within-cell", test_within_cell);
  g_test_add_func ("/move/other-cell", test_other_cell);
  g_test_add_func ("/move/parked", test_parked);
  g_test_add_func ("/move/same-place", test_same_place);
  g_test_add_func ("/move/neighbour", test_neighbour);
  return g_test_run ();
}
