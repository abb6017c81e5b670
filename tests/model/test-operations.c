#include "config.h"

#include "model/digest.h"
#include "sample.h"

static void
assert_cell (ParcoursMap *map, const char *stage, const char *step, const char *lane, const char *expected)
{
  g_autofree char *ids = sample_cell (map, stage, step, lane);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_place (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  ParcoursElement *k3 = sample_get (map, "k3");

  assert_cell (map, "s1", "t1", "l1", "k1 k2");
  parcours_map_place_card (map, k3, sample_get (map, "s1"), sample_get (map, "t1"), sample_get (map, "l1"), 1);
  assert_cell (map, "s1", "t1", "l1", "k1 k3 k2");
  parcours_map_place_card (map, k3, sample_get (map, "s1"), sample_get (map, "t1"), sample_get (map, "l1"), 0);
  assert_cell (map, "s1", "t1", "l1", "k3 k1 k2");
  parcours_map_place_card (map, k3, NULL, NULL, NULL, -1);
  assert_cell (map, NULL, NULL, NULL, "k4 k3");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Move Card");
  sample_assert_sound (map);
}

/* Equal keys leave no room: the cell is re-keyed in the same undo step. */
static void
test_rekey (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autofree char *before = NULL, *after = NULL;
  ParcoursPlace same = { .stage = (char *) "s1", .step = (char *) "t1", .lane = (char *) "l1", .order = (char *) "V" };
  g_autoptr (ParcoursEdit) first = parcours_edit_new_move ("k1", &same), second = parcours_edit_new_move ("k2", &same);

  parcours_map_begin (map, "Clash");
  parcours_map_apply (map, first, NULL);
  parcours_map_apply (map, second, NULL);
  parcours_map_end (map);
  before = parcours_map_digest (map);
  parcours_map_place_card (map, sample_get (map, "k3"), sample_get (map, "s1"), sample_get (map, "t1"), sample_get (map, "l1"), 1);
  assert_cell (map, "s1", "t1", "l1", "k1 k3 k2");
  parcours_map_undo (map);
  after = parcours_map_digest (map);
  g_assert_cmpstr (before, ==, after);
}

/* A facilitator who always writes the next card in front of the same one. */
static void
test_one_place (gconstpointer index)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  int at = GPOINTER_TO_INT (index);
  ParcoursElement *stage = sample_get (map, "s1"), *step = sample_get (map, "t1"), *lane = sample_get (map, "l1");
  ParcoursElement *last = sample_get (map, "k1");

  for (int i = 0; i < 500; i++)
    {
      g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, NULL);
      g_autoptr (GPtrArray) cell = NULL;

      parcours_map_begin (map, "Add");
      parcours_map_add (map, parcours_map_get_root (map), card, -1);
      parcours_map_place_card (map, card, stage, step, lane, at);
      parcours_map_end (map);
      cell = parcours_map_cell (map, stage, step, lane, NULL);
      g_assert_cmpuint (cell->len, ==, i + 3);
      g_assert_true (cell->pdata[at] == card);
      g_assert_true (cell->pdata[at + 1] == last || at == 1);
      last = card;
    }
  sample_assert_sound (map);
}

static void
test_remove_stage (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autofree char *before = parcours_map_digest (map), *after = NULL;

  parcours_map_remove (map, sample_get (map, "s1"));
  g_assert_null (parcours_map_find (map, "t1"));
  assert_cell (map, NULL, NULL, NULL, "k1 k4 k2");
  g_assert_cmpstr (parcours_element_get_text (sample_get (map, "k1"), PARCOURS_CARD_LANE), ==, "l1");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Remove Stage");
  sample_assert_sound (map);
  parcours_map_undo (map);
  after = parcours_map_digest (map);
  g_assert_cmpstr (before, ==, after);
}

static void
test_remove_clears (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  parcours_map_remove (map, sample_get (map, "c1"));
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_CHANNELS), ==, "c2");
  parcours_map_remove (map, sample_get (map, "c2"));
  g_assert_null (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_CHANNELS));
  parcours_map_remove (map, sample_get (map, "p1"));
  g_assert_null (parcours_element_get_text (sample_get (map, "l1"), PARCOURS_LANE_PERSONA));
  parcours_map_remove (map, sample_get (map, "l2"));
  g_assert_cmpstr (parcours_element_get_text (sample_get (map, "k3"), PARCOURS_CARD_STAGE), ==, "s2");
  g_assert_null (parcours_element_get_text (sample_get (map, "k3"), PARCOURS_CARD_LANE));
  sample_assert_sound (map);
}

static void
test_steps (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  ParcoursElement *step = parcours_map_add_step (map, sample_get (map, "s2"), "Pay", -1);

  /* the first step takes the stage's cards in */
  assert_cell (map, "s2", NULL, "l2", "");
  assert_cell (map, "s2", parcours_element_get_id (step), "l2", "k3");
  parcours_map_undo (map);
  assert_cell (map, "s2", NULL, "l2", "k3");

  /* a step that changes stage takes its cards along, and as the first one the stage's too */
  parcours_map_reorder (map, sample_get (map, "t1"), sample_get (map, "s2"), 0);
  assert_cell (map, "s2", "t1", "l1", "k1 k2");
  assert_cell (map, "s2", "t1", "l2", "k3");
  sample_assert_sound (map);
  parcours_map_undo (map);
  assert_cell (map, "s1", "t1", "l1", "k1 k2");
}

static void
test_reorder (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  GPtrArray *stages;

  parcours_map_reorder (map, sample_get (map, "s2"), NULL, 0);
  stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  g_assert_cmpstr (parcours_element_get_id (stages->pdata[0]), ==, "s2");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Move Stage");
  parcours_map_undo (map);
  stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  g_assert_cmpstr (parcours_element_get_id (stages->pdata[0]), ==, "s1");
}

static void
test_notes (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  g_assert_cmpint (parcours_map_card_note (map, sample_get (map, "k1")), ==, PARCOURS_NOTE_TOUCHPOINT);
  g_assert_cmpint (parcours_map_card_note (map, sample_get (map, "k3")), ==, PARCOURS_NOTE_PAIN);
  g_assert_cmpint (parcours_map_card_note (map, sample_get (map, "k4")), ==, PARCOURS_NOTE_FREE);
  g_assert_true (parcours_map_set (map, sample_get (map, "k1"), PARCOURS_CARD_KIND, "delight", NULL));
  g_assert_cmpint (parcours_map_card_note (map, sample_get (map, "k1")), ==, PARCOURS_NOTE_DELIGHT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operations/place", test_place);
  g_test_add_func ("/operations/rekey", test_rekey);
  g_test_add_data_func ("/operations/one-place/first", GINT_TO_POINTER (0), test_one_place);
  g_test_add_data_func ("/operations/one-place/second", GINT_TO_POINTER (1), test_one_place);
  g_test_add_func ("/operations/remove-stage", test_remove_stage);
  g_test_add_func ("/operations/remove-clears", test_remove_clears);
  g_test_add_func ("/operations/steps", test_steps);
  g_test_add_func ("/operations/reorder", test_reorder);
  g_test_add_func ("/operations/notes", test_notes);
  return g_test_run ();
}
