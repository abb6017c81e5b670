#include "config.h"

#include <string.h>

#include "model/check.h"
#include "sample.h"

static void
assert_problem (ParcoursMap *map, const char *id, const char *part)
{
  g_autoptr (GPtrArray) problems = parcours_check_map (map);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((ParcoursProblem *) problems->pdata[0])->id, ==, id);
  g_assert_nonnull (strstr (((ParcoursProblem *) problems->pdata[0])->text, part));
}

static void
set (ParcoursMap *map, const char *id, ParcoursFieldId field, const char *text)
{
  g_assert_true (parcours_map_set (map, sample_get (map, id), field, text, NULL));
}

static void
test_clean (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) problems = parcours_check_map (map);

  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_dangling (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  set (map, "k1", PARCOURS_CARD_CHANNELS, "c1 gone");
  assert_problem (map, "k1", "“gone”");
}

static void
test_wrong_kind (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  set (map, "l1", PARCOURS_LANE_PERSONA, "s1");
  assert_problem (map, "l1", "“s1”");
}

static void
test_foreign_step (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  ParcoursPlace place = { .stage = (char *) "s2", .step = (char *) "t1", .lane = (char *) "l1", .order = (char *) "V" };
  g_autoptr (ParcoursEdit) edit = parcours_edit_new_move ("k3", &place);

  parcours_map_begin (map, "Move");
  g_assert_true (parcours_map_apply (map, edit, NULL));
  parcours_map_end (map);
  assert_problem (map, "k3", "another stage");
}

static void
test_same_key (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  ParcoursPlace place = { .order = (char *) parcours_element_get_text (sample_get (map, "s1"), PARCOURS_STAGE_ORDER) };
  g_autoptr (ParcoursEdit) edit = parcours_edit_new_move ("s2", &place);

  parcours_map_begin (map, "Move");
  g_assert_true (parcours_map_apply (map, edit, NULL));
  parcours_map_end (map);
  assert_problem (map, "s2", "same order key");
}

static void
test_card_on_curve (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  set (map, "l2", PARCOURS_LANE_KIND, "curve");
  assert_problem (map, "k3", "holds no cards");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/clean", test_clean);
  g_test_add_func ("/check/dangling", test_dangling);
  g_test_add_func ("/check/wrong-kind", test_wrong_kind);
  g_test_add_func ("/check/foreign-step", test_foreign_step);
  g_test_add_func ("/check/same-key", test_same_key);
  g_test_add_func ("/check/card-on-curve", test_card_on_curve);
  return g_test_run ();
}
