/* Walking over cards and empty cells: every one can be reached, and back. */
#include "config.h"

#include "layout/walk.h"
#include "sample.h"

typedef struct
{
  ParcoursMap *map;
  ParcoursElement *stages[3], *steps[2], *lanes[4];
  ParcoursElement *a, *b, *c, *wide;
} Wall;

/* Columns: s0/t0, s0/t1, s1, s2. Rows: cards, curve, cards, line, cards.
 *   row 0: a | - | b | -
 *   row 2: wide over the first two columns, c below it in column 0
 *   row 4: empty */
static void
build (Wall *wall)
{
  ParcoursMap *map = wall->map = parcours_map_new ();
  static const char *const kinds[] = { "touchpoint", "curve", "pain", "line-of-visibility" };

  for (guint i = 0; i < 3; i++)
    wall->stages[i] = sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_STAGE_TITLE, "Stage", PARCOURS_FIELD_NONE);
  for (guint i = 0; i < 2; i++)
    wall->steps[i] =
      sample_add (map, wall->stages[0], PARCOURS_KIND_STEP, PARCOURS_STEP_TITLE, "Step", PARCOURS_FIELD_NONE);
  for (guint i = 0; i < 4; i++)
    wall->lanes[i] = sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, kinds[i], PARCOURS_FIELD_NONE);
  sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "action", PARCOURS_FIELD_NONE);
  wall->a = sample_card (map, wall->stages[0], wall->steps[0], wall->lanes[0], "a");
  wall->b = sample_card (map, wall->stages[1], NULL, wall->lanes[0], "b");
  wall->wide = sample_card (map, wall->stages[0], wall->steps[0], wall->lanes[2], "wide");
  wall->c = sample_card (map, wall->stages[0], wall->steps[0], wall->lanes[2], "c");
  sample_set (map, wall->wide, PARCOURS_CARD_SPAN, "2");
}

static void
step (ParcoursLayout *layout, ParcoursStop *stop, int dx, int dy, guint row, guint column, ParcoursElement *card)
{
  g_assert_true (parcours_walk_step (layout, stop, dx, dy, stop));
  g_assert_cmpuint (stop->row, ==, row);
  g_assert_cmpuint (stop->column, ==, column);
  g_assert_true (stop->card == card);
}

static void
test_steps (void)
{
  Wall wall = { 0 };
  g_autoptr (ParcoursLayout) layout = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  ParcoursStop stop;

  build (&wall);
  map = wall.map;
  layout = parcours_layout_new (map, NULL);
  g_assert_true (parcours_walk_from_card (layout, wall.a, &stop));
  g_assert_false (parcours_walk_step (layout, &stop, -1, 0, &stop));
  g_assert_false (parcours_walk_step (layout, &stop, 0, -1, &stop));
  step (layout, &stop, 1, 0, 0, 1, NULL);
  step (layout, &stop, 1, 0, 0, 2, wall.b);
  step (layout, &stop, 1, 0, 0, 3, NULL);
  g_assert_false (parcours_walk_step (layout, &stop, 1, 0, &stop));
  step (layout, &stop, 0, 1, 2, 3, NULL);
  step (layout, &stop, -1, 0, 2, 2, NULL);
  step (layout, &stop, -1, 0, 2, 1, NULL);
  /* The card that spans over this empty cell is above it. */
  step (layout, &stop, 0, -1, 2, 0, wall.wide);
  step (layout, &stop, 0, 1, 2, 0, wall.c);
  step (layout, &stop, 0, 1, 4, 0, NULL);
  g_assert_false (parcours_walk_step (layout, &stop, 0, 1, &stop));
  step (layout, &stop, 0, -1, 2, 0, wall.c);
  step (layout, &stop, 0, -1, 2, 0, wall.wide);
  step (layout, &stop, 0, -1, 0, 0, wall.a);
}

static void
mark (GHashTable *seen, const ParcoursStop *stop)
{
  if (stop->card != NULL)
    g_hash_table_add (seen, stop->card);
  else
    g_hash_table_add (seen, GUINT_TO_POINTER (stop->row * 1000 + stop->column + 1));
}

/* From the first stop, by arrows alone, to every card and every empty cell of a crowded map. */
static void
test_everything_is_reached (void)
{
  static const int directions[4][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (ParcoursMap) map = sample_map (random, 4, 3, 6, 120);
  g_autoptr (ParcoursLayout) layout = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (ParcoursStop));
  ParcoursStop first, stop;
  guint row, n_rows, n_columns;
  const ParcoursRow *rows;

  sample_set (map, parcours_map_find (map, "card1"), PARCOURS_CARD_SPAN, "3");
  sample_set (map, parcours_map_find (map, "card2"), PARCOURS_CARD_SPAN, "2");
  layout = parcours_layout_new (map, NULL);
  g_assert_true (parcours_walk_row (layout, -1, 1, &row));
  g_assert_true (parcours_walk_enter (layout, row, 0, &first));
  g_array_append_val (queue, first);
  mark (seen, &first);
  for (guint i = 0; i < queue->len; i++)
    for (guint k = 0; k < 4; k++)
      {
        guint before = g_hash_table_size (seen);

        stop = g_array_index (queue, ParcoursStop, i);
        if (!parcours_walk_step (layout, &stop, directions[k][0], directions[k][1], &stop))
          continue;
        mark (seen, &stop);
        if (g_hash_table_size (seen) > before)
          g_array_append_val (queue, stop);
      }

  rows = parcours_layout_get_rows (layout, &n_rows);
  parcours_layout_get_columns (layout, &n_columns);
  for (row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns && rows[row].type == PARCOURS_ROW_CARDS; column++)
      {
        GPtrArray *cell = parcours_layout_get_cell (layout, row, column);

        if (cell == NULL || cell->len == 0)
          g_assert_true (g_hash_table_contains (seen, GUINT_TO_POINTER (row * 1000 + column + 1)));
        for (guint i = 0; cell != NULL && i < cell->len; i++)
          g_assert_true (g_hash_table_contains (seen, g_ptr_array_index (cell, i)));
      }
}

static void
test_writing_order (void)
{
  Wall wall = { 0 };
  g_autoptr (ParcoursLayout) layout = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  guint row = 0, column = 0, n = 1;

  build (&wall);
  map = wall.map;
  layout = parcours_layout_new (map, NULL);
  g_assert_false (parcours_walk_write (layout, row, column, -1, &row, &column));
  while (parcours_walk_write (layout, row, column, 1, &row, &column))
    n++;
  g_assert_cmpuint (n, ==, 3 * 4);
  g_assert_true (row == 4 && column == 3);
  while (parcours_walk_write (layout, row, column, -1, &row, &column))
    n--;
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (row == 0 && column == 0);
}

static void
test_jumps_and_ends (void)
{
  Wall wall = { 0 };
  g_autoptr (ParcoursLayout) layout = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  ParcoursStop stop;

  build (&wall);
  map = wall.map;
  layout = parcours_layout_new (map, NULL);
  g_assert_true (parcours_walk_from_card (layout, wall.a, &stop));
  g_assert_true (parcours_walk_jump (layout, &stop, 0, 1, 1, &stop));
  g_assert_true (stop.row == 2 && stop.card == wall.wide);
  g_assert_true (parcours_walk_jump (layout, &stop, 0, 1, 100000, &stop));
  g_assert_true (stop.row == 4 && stop.card == NULL);
  g_assert_false (parcours_walk_jump (layout, &stop, 0, 1, 100000, &stop));
  g_assert_true (parcours_walk_jump (layout, &stop, 1, 0, 200, &stop));
  g_assert_cmpuint (stop.column, ==, 2);
  g_assert_true (parcours_walk_row_end (layout, 0, TRUE, &stop));
  g_assert_true (stop.column == 3 && stop.card == NULL);
  g_assert_true (parcours_walk_row_end (layout, 0, FALSE, &stop));
  g_assert_true (stop.column == 0 && stop.card == wall.a);
  g_assert_false (parcours_walk_row_end (layout, 1, FALSE, &stop));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/walk/steps", test_steps);
  g_test_add_func ("/layout/walk/everything-is-reached", test_everything_is_reached);
  g_test_add_func ("/layout/walk/writing-order", test_writing_order);
  g_test_add_func ("/layout/walk/jumps-and-ends", test_jumps_and_ends);

  return g_test_run ();
}
