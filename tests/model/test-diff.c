/* The edits between two maps: they lead there exactly, can be undone, and there are no more of them than it takes. */
#include "config.h"

#include "model/diff.h"
#include "model/digest.h"
#include "random-edits.h"
#include "sample.h"

static void
apply_all (ParcoursMap *map, GPtrArray *edits)
{
  parcours_map_begin (map, "Diff");
  for (guint i = 0; i < edits->len; i++)
    {
      g_autoptr (GError) error = NULL;

      parcours_map_apply (map, edits->pdata[i], &error);
      g_assert_no_error (error);
    }
  parcours_map_end (map);
}

static void
assert_digest (ParcoursMap *map, ParcoursMap *expected)
{
  g_autofree char *digest = parcours_map_digest (map), *other = parcours_map_digest (expected);

  g_assert_cmpstr (digest, ==, other);
}

/* The edits from one map to another, proven on a copy, forth and back. The caller owns them. */
static GPtrArray *
proven_diff (ParcoursMap *from, ParcoursMap *to)
{
  g_autoptr (ParcoursMap) map = parcours_map_copy (from);
  g_autoptr (GPtrArray) rest = NULL;
  GPtrArray *edits = parcours_diff (from, to);

  apply_all (map, edits);
  assert_digest (map, to);
  sample_assert_sound (map);
  rest = parcours_diff (map, to);
  g_assert_cmpuint (rest->len, ==, 0);
  if (edits->len > 0)
    {
      g_assert_true (parcours_map_undo (map));
      assert_digest (map, from);
      sample_assert_sound (map);
      g_assert_true (parcours_map_redo (map));
      assert_digest (map, to);
    }
  return edits;
}

static void
assert_edits (ParcoursMap *from, ParcoursMap *to, const char *expected)
{
  static const char *const names[] = { "insert", "remove", "move", "set" };
  g_autoptr (GPtrArray) edits = proven_diff (from, to);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      const ParcoursEdit *edit = edits->pdata[i];

      g_string_append_printf (words, "%s%s %s", i > 0 ? ", " : "", names[edit->type], edit->id);
      if (edit->type == PARCOURS_EDIT_SET)
        {
          const char *field = parcours_field (edit->field)->xml;

          g_string_append_printf (words, " %s", field != NULL ? field : "extra");
        }
    }
  g_assert_cmpstr (words->str, ==, expected);
}

static void
test_same (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) copy = parcours_map_copy (map);

  assert_edits (map, copy, "");
  assert_edits (map, map, "");
}

static void
test_fields (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) other = parcours_map_copy (map);

  parcours_map_set (other, sample_get (other, "k1"), PARCOURS_CARD_EMOTION, "-2", NULL);
  parcours_map_set (other, sample_get (other, "k1"), PARCOURS_CARD_CHANNELS, NULL, NULL);
  parcours_map_set (other, sample_get (other, "k3"), PARCOURS_CARD_EXTRA, "\036 a=\"b\"\036\036", NULL);
  assert_edits (map, other, "set k1 emotion, set k1 channels, set k3 extra");
  assert_edits (other, map, "set k1 emotion, set k1 channels, set k3 extra");
}

static void
test_places (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) other = parcours_map_copy (map);

  parcours_map_place_card (other, sample_get (other, "k1"), sample_get (other, "s2"), NULL, sample_get (other, "l2"), 0);
  parcours_map_reorder (other, sample_get (other, "l2"), NULL, 0);
  parcours_map_reorder (other, sample_get (other, "t2"), sample_get (other, "s2"), 0);
  assert_edits (map, other, "move t2, move l2, move k1, move k3");
}

/* What lives on of a record that is gone, or comes to stand in a new one, is moved, not made anew. */
static void
test_children_live_on (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) other = parcours_map_copy (map);
  g_autoptr (ParcoursElement) stage = parcours_element_new (PARCOURS_KIND_STAGE, "s3");
  g_autoptr (ParcoursElement) step = parcours_element_new (PARCOURS_KIND_STEP, "t3");

  parcours_element_append (stage, step);
  parcours_map_add (other, parcours_map_get_root (other), stage, -1);
  parcours_map_reorder (other, sample_get (other, "t2"), stage, 0);
  assert_edits (map, other, "insert s3, move t2");
  assert_edits (other, map, "move t2, remove s3");
}

/* What no edit can do to a record that is there. */
static void
test_made_anew (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) other = parcours_map_copy (map);
  g_autoptr (ParcoursElement) vote = parcours_element_new (PARCOURS_KIND_VOTE, "v1");
  g_autoptr (ParcoursElement) same_vote = parcours_element_new (PARCOURS_KIND_VOTE, "v1");
  g_autoptr (ParcoursElement) goal = parcours_element_new (PARCOURS_KIND_GOAL, "k4");

  parcours_map_add (map, sample_get (map, "k1"), vote, -1);
  parcours_map_add (other, sample_get (other, "k2"), same_vote, -1);
  parcours_map_remove (other, sample_get (other, "k4"));
  parcours_map_add (other, parcours_map_get_root (other), goal, -1);
  assert_edits (map, other, "remove k4, remove v1, insert k4, insert v1");
}

/* Another root record: all but its id. */
static void
test_other_root (void)
{
  g_autoptr (ParcoursMap) map = sample_map (), other = sample_map ();
  g_autoptr (ParcoursElement) measure = parcours_element_new (PARCOURS_KIND_MEASURE, "m1");
  g_autoptr (ParcoursElement) same_measure = parcours_element_new (PARCOURS_KIND_MEASURE, "m1");
  g_autoptr (GPtrArray) edits = NULL, rest = NULL;

  parcours_map_add (map, sample_get (map, "s1"), measure, -1);
  parcours_map_add (other, parcours_map_get_root (other), same_measure, -1);
  parcours_map_set (other, parcours_map_get_root (other), PARCOURS_MAP_TITLE, "Other", NULL);
  edits = parcours_diff (map, other);
  g_assert_cmpuint (edits->len, ==, 2);
  apply_all (map, edits);
  rest = parcours_diff (map, other);
  g_assert_cmpuint (rest->len, ==, 0);
}

static void
count_edit (ParcoursMap *map, ParcoursEdit *edit, ParcoursEdit *inverse, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_random_edits (gconstpointer seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  g_autoptr (ParcoursMap) map = sample_map ();
  guint most = 0;

  for (int round = 0; round < 25; round++)
    {
      g_autoptr (ParcoursMap) before = parcours_map_copy (map);
      g_autoptr (GPtrArray) forth = NULL, back = NULL;
      guint made = 0;

      g_signal_connect (map, "changed", G_CALLBACK (count_edit), &made);
      for (int n = g_rand_int_range (rand, 0, 30); n > 0; n--)
        random_edit (rand, map);
      g_signal_handlers_disconnect_by_data (map, &made);
      forth = proven_diff (before, map);
      g_assert_cmpuint (forth->len, <=, made);
      back = proven_diff (map, before);
      most = MAX (most, forth->len);
    }
  g_assert_cmpuint (most, >, 20);
}

/* Maps that share ids and little else. */
static void
test_strangers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint types[4] = { 0 };

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (ParcoursMap) from = random_map (rand), to = random_map (rand);
      g_autoptr (GPtrArray) edits = proven_diff (from, to);

      for (guint i = 0; i < edits->len; i++)
        types[((ParcoursEdit *) edits->pdata[i])->type]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpuint (types[i], >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/diff/same", test_same);
  g_test_add_func ("/model/diff/fields", test_fields);
  g_test_add_func ("/model/diff/places", test_places);
  g_test_add_func ("/model/diff/children-live-on", test_children_live_on);
  g_test_add_func ("/model/diff/made-anew", test_made_anew);
  g_test_add_func ("/model/diff/other-root", test_other_root);
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/model/diff/random-edits/%u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_random_edits);
    }
  g_test_add_func ("/model/diff/strangers", test_strangers);

  return g_test_run ();
}
