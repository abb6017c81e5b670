/* A layout that follows edits is the layout of the map as it now is, at the cost of the cells that changed. */
#include "config.h"

#include "sample.h"

typedef struct
{
  ParcoursMap *map;
  GRand *random;
  ParcoursLayout *layout, *filtered, *folded;
} Follow;

static gboolean
show_most (ParcoursElement *card, gpointer data)
{
  int emotion;

  return !parcours_element_get_int (card, PARCOURS_CARD_EMOTION, &emotion) || emotion != 2;
}

static void
on_changed (ParcoursMap *map, ParcoursEdit *edit, ParcoursEdit *inverse, gpointer data)
{
  Follow *follow = data;

  parcours_layout_apply (follow->layout, edit, inverse);
  if (follow->filtered != NULL)
    parcours_layout_apply (follow->filtered, edit, inverse);
  if (follow->folded != NULL)
    parcours_layout_apply (follow->folded, edit, inverse);
}

static ParcoursElement *
pick (Follow *follow, ParcoursKind kind)
{
  GPtrArray *list = parcours_map_list (follow->map, kind);

  return list->len > 0 ? g_ptr_array_index (list, g_rand_int_range (follow->random, 0, (gint32) list->len)) : NULL;
}

static ParcoursElement *
pick_step (Follow *follow, ParcoursElement *stage)
{
  GPtrArray *steps = stage != NULL ? parcours_element_list (stage, PARCOURS_KIND_STEP) : NULL;
  gint32 n = steps != NULL ? g_rand_int_range (follow->random, -1, (gint32) steps->len) : -1;

  return n >= 0 ? g_ptr_array_index (steps, n) : NULL;
}

static void
move_card (Follow *follow)
{
  ParcoursElement *card = pick (follow, PARCOURS_KIND_CARD), *stage = pick (follow, PARCOURS_KIND_STAGE);
  ParcoursElement *lane = g_rand_int_range (follow->random, 0, 20) > 0 ? pick (follow, PARCOURS_KIND_LANE) : NULL;

  if (card != NULL)
    parcours_map_place_card (follow->map, card, stage, pick_step (follow, stage), lane, g_rand_int_range (follow->random, -1, 4));
}

static void
set_card (Follow *follow)
{
  static const struct { ParcoursFieldId field; const char *values[4]; } choices[] = {
    { PARCOURS_CARD_SPAN, { NULL, "2", "3", "1" } },
    { PARCOURS_CARD_EMOTION, { NULL, "-2", "0", "2" } },
    { PARCOURS_CARD_EFFORT, { NULL, "1", "3", "5" } },
    { PARCOURS_CARD_EXPECTED, { NULL, "1", "-1", "2" } },
    { PARCOURS_CARD_TITLE, { NULL, "a", "b", "c" } },
  };
  ParcoursElement *card = pick (follow, PARCOURS_KIND_CARD);
  guint choice = g_rand_int_range (follow->random, 0, G_N_ELEMENTS (choices));

  if (card != NULL)
    sample_set (follow->map, card, choices[choice].field, choices[choice].values[g_rand_int_range (follow->random, 0, 4)]);
}

static void
change_frame (Follow *follow)
{
  static const ParcoursKind kinds[] = { PARCOURS_KIND_STAGE, PARCOURS_KIND_LANE, PARCOURS_KIND_PERSONA, PARCOURS_KIND_STEP };
  static const char *const lanes[] = { "pain", "curve", "effort", "separator", "touchpoint" };
  ParcoursKind kind = kinds[g_rand_int_range (follow->random, 0, G_N_ELEMENTS (kinds))];
  ParcoursElement *stage = pick (follow, PARCOURS_KIND_STAGE), *lane = pick (follow, PARCOURS_KIND_LANE);
  ParcoursElement *element = kind == PARCOURS_KIND_STEP ? pick_step (follow, stage) : pick (follow, kind);
  int at = g_rand_int_range (follow->random, -1, 4);

  switch (g_rand_int_range (follow->random, 0, 5))
    {
    case 0:
      if (kind == PARCOURS_KIND_STEP && stage != NULL)
        parcours_map_add_step (follow->map, stage, "step", at);
      else if (kind != PARCOURS_KIND_STEP)
        sample_add (follow->map, NULL, kind, PARCOURS_FIELD_NONE);
      break;
    case 1:
      if (element != NULL)
        parcours_map_remove (follow->map, element);
      break;
    case 2:
      if (element != NULL)
        parcours_map_reorder (follow->map, element, kind == PARCOURS_KIND_STEP ? pick (follow, PARCOURS_KIND_STAGE) : NULL, at);
      break;
    case 3:
      if (lane != NULL)
        sample_set (follow->map, lane, PARCOURS_LANE_KIND, lanes[g_rand_int_range (follow->random, 0, G_N_ELEMENTS (lanes))]);
      break;
    default:
      element = pick (follow, PARCOURS_KIND_PERSONA);
      if (lane != NULL && element != NULL)
        sample_set (follow->map, lane, PARCOURS_LANE_PERSONA, parcours_element_get_id (element));
      break;
    }
}

static void
edit_once (Follow *follow)
{
  ParcoursElement *card;

  switch (g_rand_int_range (follow->random, 0, 12))
    {
    case 0:
    case 1:
      set_card (follow);
      break;
    case 2:
      card = sample_add (follow->map, NULL, PARCOURS_KIND_CARD, PARCOURS_FIELD_NONE);
      sample_add (follow->map, card, PARCOURS_KIND_VOTE, PARCOURS_FIELD_NONE);
      break;
    case 3:
      card = pick (follow, PARCOURS_KIND_CARD);
      if (card != NULL)
        parcours_map_remove (follow->map, card);
      break;
    case 4:
      for (int i = g_rand_int_range (follow->random, 0, 6); i > 0; i--)
        parcours_map_undo (follow->map);
      break;
    case 5:
      parcours_map_redo (follow->map);
      break;
    case 6:
      change_frame (follow);
      break;
    default:
      move_card (follow);
      break;
    }
}

static void
assert_follows (Follow *follow, ParcoursLayout *layout, const ParcoursView *view)
{
  g_autoptr (ParcoursLayout) fresh = parcours_layout_new (follow->map, view);

  sample_assert_same (follow->map, layout, fresh);
}

static void
test_random (void)
{
  g_autoptr (GHashTable) collapsed = g_hash_table_new (g_str_hash, g_str_equal);
  const ParcoursView view = { .shows = show_most }, fold = { .shows = show_most, .collapsed = collapsed };
  Follow follow = { .random = g_rand_new_with_seed (20260) };

  follow.map = sample_map (follow.random, 4, 2, 9, 120);
  follow.layout = parcours_layout_new (follow.map, NULL);
  follow.filtered = parcours_layout_new (follow.map, &view);
  g_hash_table_add (collapsed, (gpointer) "stage1");
  g_hash_table_add (collapsed, (gpointer) "lane0");
  g_hash_table_add (collapsed, (gpointer) "lane1");
  follow.folded = parcours_layout_new (follow.map, &fold);
  g_signal_connect (follow.map, "changed", G_CALLBACK (on_changed), &follow);

  for (guint i = 0; i < 4000; i++)
    {
      edit_once (&follow);
      if (i % 3 == 0)           /* not after each: edits also come to a layout nobody has looked at */
        {
          assert_follows (&follow, follow.layout, NULL);
          assert_follows (&follow, follow.filtered, &view);
          assert_follows (&follow, follow.folded, &fold);
        }
    }
  while (parcours_map_undo (follow.map))
    ;
  assert_follows (&follow, follow.layout, NULL);
  assert_follows (&follow, follow.filtered, &view);
  assert_follows (&follow, follow.folded, &fold);

  g_object_unref (follow.folded);
  g_object_unref (follow.filtered);
  g_object_unref (follow.layout);
  g_object_unref (follow.map);
  g_rand_free (follow.random);
}

static ParcoursLayoutChange last_change;

static void
on_changed_once (ParcoursMap *map, ParcoursEdit *edit, ParcoursEdit *inverse, gpointer data)
{
  last_change = parcours_layout_apply (data, edit, inverse);
}

static void
test_two_cells (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (ParcoursMap) map = sample_map (random, 12, 10, 40, 10000);
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (map, NULL);
  ParcoursElement *card = parcours_map_find (map, "card500"), *lane = NULL;
  ParcoursElement *stage = parcours_map_find (map, "stage3"), *step = parcours_map_find (map, "step31");
  ParcoursCardBox box;
  guint64 work, touched;
  guint64 n_placed = 10000 - parcours_layout_get_parked (layout)->len;
  guint n;

  g_assert_cmpuint (parcours_layout_get_work (layout), ==, n_placed);
  lane = parcours_map_find (map, "lane0");
  if (!parcours_layout_get_card (layout, card, &box))
    parcours_map_place_card (map, card, parcours_map_find (map, "stage0"), parcours_map_find (map, "step0"), lane, 0);
  g_clear_object (&layout);
  layout = parcours_layout_new (map, NULL);
  g_assert_true (parcours_layout_get_card (layout, card, &box));
  touched = parcours_layout_get_cell (layout, box.row, box.column)->len - 1;
  work = parcours_layout_get_work (layout);
  g_signal_connect (map, "changed", G_CALLBACK (on_changed_once), layout);

  parcours_map_place_card (map, card, stage, step, lane, -1);
  g_assert_cmpint (last_change, ==, PARCOURS_LAYOUT_CELLS);
  g_assert_true (parcours_layout_get_card (layout, card, &box));
  touched += parcours_layout_get_cell (layout, box.row, box.column)->len;
  g_assert_cmpuint (parcours_layout_get_work (layout) - work, ==, touched);
  g_assert_true (parcours_layout_get_columns (layout, &n)[box.column].step == step);

  /* What is only painted lays nothing. */
  work = parcours_layout_get_work (layout);
  sample_set (map, card, PARCOURS_CARD_EMOTION, "1");
  g_assert_cmpint (last_change, ==, PARCOURS_LAYOUT_PAINT);
  sample_set (map, parcours_map_find (map, "stage3"), PARCOURS_STAGE_TITLE, "New");
  g_assert_cmpint (last_change, ==, PARCOURS_LAYOUT_PAINT);
  sample_add (map, card, PARCOURS_KIND_VOTE, PARCOURS_FIELD_NONE);
  g_assert_cmpint (last_change, ==, PARCOURS_LAYOUT_PAINT);
  sample_add (map, NULL, PARCOURS_KIND_GOAL, PARCOURS_FIELD_NONE);
  g_assert_cmpint (last_change, ==, PARCOURS_LAYOUT_SAME);
  g_assert_cmpuint (parcours_layout_get_work (layout), ==, work);

  sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_FIELD_NONE);
  g_assert_cmpint (last_change, ==, PARCOURS_LAYOUT_ALL);
}

/* A map of many empty rows and columns costs their sum, not their product. */
static void
test_sparse (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (ParcoursMap) map = sample_map (random, 20000, 0, 20000, 10);
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (map, NULL);
  double width;

  parcours_layout_get_size (layout, &width, NULL);
  g_assert_cmpfloat (width, ==, 20000 * 160.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/follow/random", test_random);
  g_test_add_func ("/layout/follow/two-cells", test_two_cells);
  g_test_add_func ("/layout/follow/sparse", test_sparse);
  return g_test_run ();
}
