/* Headers move with what they hold, groups of lanes stay whole, stages are split and merged without losing anything. */
#include "config.h"

#include "model/arrange.h"
#include "model/digest.h"
#include "sample.h"

static void
assert_cell (ParcoursMap *map, const char *stage, const char *step, const char *lane, const char *expected)
{
  g_autofree char *ids = sample_cell (map, stage, step, lane);

  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_ids (GPtrArray *list, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", parcours_element_get_id (list->pdata[i]));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
assert_list (ParcoursMap *map, ParcoursKind kind, const char *expected)
{
  assert_ids (parcours_map_list (map, kind), expected);
}

static void
assert_steps (ParcoursMap *map, const char *stage, const char *expected)
{
  assert_ids (parcours_element_list (sample_get (map, stage), PARCOURS_KIND_STEP), expected);
}

static void
add_lane (ParcoursMap *map, const char *id, const char *kind, const char *persona)
{
  g_autoptr (ParcoursElement) lane = parcours_element_new (PARCOURS_KIND_LANE, id);

  parcours_element_set (lane, PARCOURS_LANE_KIND, kind, NULL);
  parcours_element_set (lane, PARCOURS_LANE_PERSONA, persona, NULL);
  parcours_map_add (map, parcours_map_get_root (map), lane, -1);
}

/* l1 l2 of p1, l3 and a line of p2, l4 of nobody, l5 of p1 again. */
static ParcoursMap *
lanes_map (void)
{
  ParcoursMap *map = sample_map ();
  g_autoptr (ParcoursElement) second = parcours_element_new (PARCOURS_KIND_PERSONA, "p2");

  parcours_map_begin (map, "Lanes");
  parcours_map_add (map, parcours_map_get_root (map), second, -1);
  add_lane (map, "l3", "touchpoint", "p2");
  add_lane (map, "line", "line-of-visibility", NULL);
  add_lane (map, "l4", "backstage", NULL);
  add_lane (map, "l5", "curve", "p1");
  parcours_map_end (map);
  return map;
}

static void
test_groups (void)
{
  g_autoptr (ParcoursMap) map = lanes_map ();
  g_autoptr (GArray) groups = parcours_arrange_groups (map);
  static const struct { const char *persona; guint first, n; } expected[] = {
    { "p1", 0, 2 }, { "p2", 2, 2 }, { NULL, 4, 1 }, { "p1", 5, 1 },
  };

  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < groups->len; i++)
    {
      const ParcoursLaneGroup *group = &g_array_index (groups, ParcoursLaneGroup, i);

      g_assert_true (group->persona == parcours_map_find (map, expected[i].persona));
      g_assert_cmpuint (group->first, ==, expected[i].first);
      g_assert_cmpuint (group->n_lanes, ==, expected[i].n);
    }
}

static void
test_lane (void)
{
  g_autoptr (ParcoursMap) map = lanes_map ();
  ParcoursElement *l1 = sample_get (map, "l1"), *l2 = sample_get (map, "l2");

  g_assert_false (parcours_arrange_move (map, l1, -1));
  g_assert_true (parcours_arrange_move (map, l1, 1));
  assert_list (map, PARCOURS_KIND_LANE, "l2 l1 l3 line l4 l5");
  /* From the edge of its group past the whole group beside it. */
  g_assert_true (parcours_arrange_move (map, l1, 1));
  assert_list (map, PARCOURS_KIND_LANE, "l2 l3 line l1 l4 l5");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Move Lane");
  g_assert_true (parcours_arrange_move (map, l1, -1));
  assert_list (map, PARCOURS_KIND_LANE, "l2 l1 l3 line l4 l5");
  /* Between l3 and its line is inside of their group. */
  g_assert_cmpuint (parcours_arrange_lane_gap (map, l2, 3), ==, 4);
  g_assert_true (parcours_arrange_put (map, l2, NULL, 3));
  assert_list (map, PARCOURS_KIND_LANE, "l1 l3 line l2 l4 l5");
  g_assert_false (parcours_arrange_put (map, l2, NULL, 3));
  g_assert_false (parcours_arrange_put (map, l2, NULL, 4));
  assert_cell (map, "s2", NULL, "l2", "k3");
  sample_assert_sound (map);
}

static void
test_persona (void)
{
  g_autoptr (ParcoursMap) map = lanes_map ();
  ParcoursElement *p1 = sample_get (map, "p1"), *p2 = sample_get (map, "p2");
  g_autofree char *before = parcours_map_digest (map), *after = NULL;

  g_assert_false (parcours_arrange_can_move (map, p1, -1));
  g_assert_true (parcours_arrange_move (map, p2, -1));
  assert_list (map, PARCOURS_KIND_LANE, "l3 line l1 l2 l4 l5");
  assert_list (map, PARCOURS_KIND_PERSONA, "p2 p1");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Move Persona");
  parcours_map_undo (map);
  after = parcours_map_digest (map);
  g_assert_cmpstr (before, ==, after);

  /* Its lanes come together; the line of p2 does not stay behind. */
  g_assert_true (parcours_arrange_put (map, p1, NULL, 3));
  assert_list (map, PARCOURS_KIND_LANE, "l3 line l1 l2 l5 l4");
  assert_list (map, PARCOURS_KIND_PERSONA, "p2 p1");
  g_assert_false (parcours_arrange_put (map, p1, NULL, 3));
  g_assert_true (parcours_arrange_put (map, p1, NULL, 0));
  assert_list (map, PARCOURS_KIND_LANE, "l1 l2 l5 l3 line l4");
  g_assert_true (parcours_arrange_put (map, p1, NULL, 6));
  assert_list (map, PARCOURS_KIND_LANE, "l3 line l4 l1 l2 l5");
  sample_assert_sound (map);
}

static void
test_stage_and_step (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  ParcoursElement *s1 = sample_get (map, "s1"), *t2 = sample_get (map, "t2"), *t1 = sample_get (map, "t1");

  g_assert_false (parcours_arrange_can_move (map, s1, -1));
  g_assert_true (parcours_arrange_move (map, s1, 1));
  assert_list (map, PARCOURS_KIND_STAGE, "s2 s1");
  g_assert_true (parcours_arrange_put (map, s1, NULL, 0));
  assert_list (map, PARCOURS_KIND_STAGE, "s1 s2");
  g_assert_false (parcours_arrange_put (map, s1, NULL, 1));

  /* Over the edge of its stage; as first step it takes in the cards that are there. */
  g_assert_true (parcours_arrange_move (map, t2, 1));
  assert_steps (map, "s1", "t1");
  assert_steps (map, "s2", "t2");
  assert_cell (map, "s2", "t2", "l2", "k3");
  g_assert_true (parcours_arrange_move (map, t1, 1));
  assert_steps (map, "s2", "t1 t2");
  assert_cell (map, "s2", "t1", "l1", "k1 k2");
  g_assert_true (parcours_arrange_move (map, t1, -1));
  assert_steps (map, "s1", "t1");
  g_assert_false (parcours_arrange_can_move (map, t1, -1));
  g_assert_true (parcours_arrange_put (map, t1, sample_get (map, "s2"), 1));
  assert_steps (map, "s2", "t2 t1");
  assert_cell (map, "s2", "t1", "l1", "k1 k2");
  sample_assert_sound (map);
}

static void
test_split (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autofree char *before = parcours_map_digest (map), *after = NULL;
  ParcoursElement *half;
  const char *id;

  g_assert_false (parcours_arrange_can_split (map, sample_get (map, "t1")));
  g_assert_false (parcours_arrange_can_split (map, sample_get (map, "s2")));
  g_assert_null (parcours_arrange_split (map, sample_get (map, "t1"), "Half"));
  parcours_map_place_card (map, sample_get (map, "k2"), sample_get (map, "s1"), sample_get (map, "t2"), sample_get (map, "l1"), -1);
  half = parcours_arrange_split (map, sample_get (map, "t2"), "Half");
  id = parcours_element_get_id (half);
  g_assert_cmpint (parcours_arrange_index (half), ==, 1);
  assert_steps (map, "s1", "t1");
  assert_steps (map, id, "t2");
  assert_cell (map, "s1", "t1", "l1", "k1");
  assert_cell (map, id, "t2", "l1", "k2");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Split Stage");
  sample_assert_sound (map);
  parcours_map_undo (map);
  parcours_map_undo (map);
  after = parcours_map_digest (map);
  g_assert_cmpstr (before, ==, after);

  /* At the first step, where cards stand before it. */
  parcours_map_place_card (map, sample_get (map, "k3"), sample_get (map, "s1"), NULL, sample_get (map, "l2"), -1);
  half = parcours_arrange_split (map, sample_get (map, "t1"), "Half");
  assert_steps (map, "s1", "");
  assert_steps (map, parcours_element_get_id (half), "t1 t2");
  assert_cell (map, "s1", NULL, "l2", "k3");
  assert_cell (map, parcours_element_get_id (half), "t1", "l1", "k1 k2");
  sample_assert_sound (map);
}

static const char *
step_title (ParcoursMap *map, const char *stage, guint n)
{
  GPtrArray *steps = parcours_element_list (sample_get (map, stage), PARCOURS_KIND_STEP);

  g_assert_cmpuint (n, <, steps->len);
  return parcours_element_get_name (steps->pdata[n]);
}

static void
test_merge (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursElement) measure = parcours_element_new (PARCOURS_KIND_MEASURE, "m1");
  g_autofree char *before = NULL, *after = NULL;
  ParcoursElement *s1 = sample_get (map, "s1"), *step;

  parcours_map_set (map, sample_get (map, "s2"), PARCOURS_STAGE_NEED, "To pay", NULL);
  parcours_map_add (map, sample_get (map, "s2"), measure, -1);
  before = parcours_map_digest (map);

  g_assert_false (parcours_arrange_merge (map, sample_get (map, "s2")));
  g_assert_true (parcours_arrange_merge (map, s1));
  assert_list (map, PARCOURS_KIND_STAGE, "s1");
  g_assert_cmpstr (parcours_element_get_name (s1), ==, "Search / Purchase");
  g_assert_cmpstr (parcours_element_get_value (s1, PARCOURS_STAGE_NEED), ==, "To pay");
  g_assert_true (parcours_element_get_parent (sample_get (map, "m1")) == s1);
  g_assert_cmpuint (parcours_element_list (s1, PARCOURS_KIND_STEP)->len, ==, 3);
  step = parcours_element_list (s1, PARCOURS_KIND_STEP)->pdata[2];
  g_assert_cmpstr (parcours_element_get_name (step), ==, "Purchase");
  assert_cell (map, "s1", parcours_element_get_id (step), "l2", "k3");
  assert_cell (map, "s1", "t1", "l1", "k1 k2");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Merge Stages");
  sample_assert_sound (map);
  parcours_map_undo (map);
  after = parcours_map_digest (map);
  g_assert_cmpstr (before, ==, after);
}

/* Neither has steps: what stood in one column does not get mixed with the other. */
static void
test_merge_bare (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursElement) s3 = parcours_element_new (PARCOURS_KIND_STAGE, "s3"), s4 = parcours_element_new (PARCOURS_KIND_STAGE, "s4");

  parcours_element_set (s3, PARCOURS_STAGE_TITLE, "Use", NULL);
  parcours_map_add (map, parcours_map_get_root (map), s3, -1);
  parcours_map_add (map, parcours_map_get_root (map), s4, -1);
  parcours_map_place_card (map, sample_get (map, "k4"), s3, NULL, sample_get (map, "l2"), -1);

  g_assert_true (parcours_arrange_merge (map, sample_get (map, "s2")));
  g_assert_cmpstr (step_title (map, "s2", 0), ==, "Purchase");
  g_assert_cmpstr (step_title (map, "s2", 1), ==, "Use");
  assert_cell (map, "s2", parcours_element_get_id (parcours_element_list (sample_get (map, "s2"), PARCOURS_KIND_STEP)->pdata[1]), "l2", "k4");
  parcours_map_undo (map);

  /* With an empty one there is nothing to mix. */
  g_assert_true (parcours_arrange_merge (map, s3));
  assert_steps (map, "s3", "");
  assert_cell (map, "s3", NULL, "l2", "k4");
  g_assert_cmpstr (parcours_element_get_name (s3), ==, "Use");
  parcours_map_undo (map);
  parcours_arrange_put (map, s4, NULL, 2);
  g_assert_true (parcours_arrange_merge (map, s4));
  assert_steps (map, "s4", "");
  assert_cell (map, "s4", NULL, "l2", "k4");
  sample_assert_sound (map);
}

/* Cards before the steps of the second stage stand before them after, too. */
static void
test_merge_leading (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  parcours_map_reorder (map, sample_get (map, "s2"), NULL, 0);
  parcours_map_place_card (map, sample_get (map, "k4"), sample_get (map, "s1"), NULL, sample_get (map, "l1"), -1);
  g_assert_true (parcours_arrange_merge (map, sample_get (map, "s2")));
  g_assert_cmpuint (parcours_element_list (sample_get (map, "s2"), PARCOURS_KIND_STEP)->len, ==, 4);
  g_assert_cmpstr (step_title (map, "s2", 0), ==, "Purchase");
  g_assert_cmpstr (step_title (map, "s2", 1), ==, "Search");
  g_assert_cmpstr (step_title (map, "s2", 2), ==, "Decide");
  assert_cell (map, "s2", "t1", "l1", "k1 k2");
  assert_cell (map, "s2", NULL, "l1", "");
  sample_assert_sound (map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange/groups", test_groups);
  g_test_add_func ("/arrange/lane", test_lane);
  g_test_add_func ("/arrange/persona", test_persona);
  g_test_add_func ("/arrange/stage-and-step", test_stage_and_step);
  g_test_add_func ("/arrange/split", test_split);
  g_test_add_func ("/arrange/merge", test_merge);
  g_test_add_func ("/arrange/merge-bare", test_merge_bare);
  g_test_add_func ("/arrange/merge-leading", test_merge_leading);
  return g_test_run ();
}
