#include "config.h"

#include "model/alike.h"
#include "model/bulk.h"
#include "model/digest.h"
#include "sample.h"

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (parcours_element_get_id (*(ParcoursElement *const *) a),
                    parcours_element_get_id (*(ParcoursElement *const *) b));
}

static GPtrArray *
list (ParcoursMap *map, const char *ids)
{
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);
  GPtrArray *elements = g_ptr_array_new ();

  for (char **id = parts; *id != NULL; id++)
    g_ptr_array_add (elements, sample_get (map, *id));
  return elements;
}

static void
assert_alike (ParcoursMap *map, const char *samples, ParcoursAlike by, const char *expected)
{
  g_autoptr (GPtrArray) elements = list (map, samples), found = parcours_alike_find (map, elements, by);
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (found, compare_ids);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", parcours_element_get_id (g_ptr_array_index (found, i)));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
set (ParcoursMap *map, const char *id, ParcoursFieldId field, const char *text)
{
  g_assert_true (parcours_map_set (map, sample_get (map, id), field, text, NULL));
  parcours_map_seal (map);
}

/* k1, k2 at s1/t1/l1 (touchpoint); k3 at s2/l2 (pain); k4 parked. */
static void
test_place (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  assert_alike (map, "k1", PARCOURS_ALIKE_STAGE, "k1 k2");
  assert_alike (map, "k1", PARCOURS_ALIKE_LANE, "k1 k2");
  assert_alike (map, "k1", PARCOURS_ALIKE_STEP, "k1 k2");
  assert_alike (map, "k3", PARCOURS_ALIKE_STEP, "k3");
  assert_alike (map, "k1", PARCOURS_ALIKE_PERSONA, "k1 k2 k3");
  assert_alike (map, "k1 k3", PARCOURS_ALIKE_STAGE, "k1 k2 k3");

  /* What waits is like what waits, also if it remembers a lane. */
  assert_alike (map, "k4", PARCOURS_ALIKE_LANE, "k4");
  parcours_map_place_card (map, sample_get (map, "k2"), NULL, NULL, NULL, -1);
  assert_alike (map, "k4", PARCOURS_ALIKE_STAGE, "k2 k4");
}

/* A header stands for what is in it. */
static void
test_headers (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  assert_alike (map, "s1", PARCOURS_ALIKE_STAGE, "k1 k2");
  assert_alike (map, "s2", PARCOURS_ALIKE_STAGE, "k3");
  assert_alike (map, "t1", PARCOURS_ALIKE_STEP, "k1 k2");
  assert_alike (map, "t2", PARCOURS_ALIKE_STEP, "");
  assert_alike (map, "l2", PARCOURS_ALIKE_LANE, "k3");
  assert_alike (map, "p1", PARCOURS_ALIKE_PERSONA, "k1 k2 k3");
}

static void
test_values (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  set (map, "k1", PARCOURS_CARD_EMOTION, "0");
  set (map, "k3", PARCOURS_CARD_EMOTION, "0");
  assert_alike (map, "k1", PARCOURS_ALIKE_EMOTION, "k1 k3");
  /* No emotion is not an emotion of 0. */
  assert_alike (map, "k2", PARCOURS_ALIKE_EMOTION, "k2 k4");

  set (map, "k2", PARCOURS_CARD_LEVEL, "validated");
  set (map, "k4", PARCOURS_CARD_LEVEL, "validated");
  assert_alike (map, "k4", PARCOURS_ALIKE_LEVEL, "k2 k4");

  /* k1 and k2 are touchpoints by their lane; k4 by itself. */
  set (map, "k4", PARCOURS_CARD_KIND, "touchpoint");
  assert_alike (map, "k1", PARCOURS_ALIKE_KIND, "k1 k2 k4");
  assert_alike (map, "k3", PARCOURS_ALIKE_KIND, "k3");
}

static void
test_lists (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  set (map, "k1", PARCOURS_CARD_CHANNELS, "c1");
  set (map, "k2", PARCOURS_CARD_CHANNELS, "c2");
  set (map, "k4", PARCOURS_CARD_CHANNELS, NULL);
  assert_alike (map, "k1", PARCOURS_ALIKE_CHANNEL, "k1 k3");
  assert_alike (map, "k1 k2", PARCOURS_ALIKE_CHANNEL, "k1 k2 k3");
  assert_alike (map, "k4", PARCOURS_ALIKE_CHANNEL, "k4");

  set (map, "k1", PARCOURS_CARD_TAGS, "quick win;2027");
  set (map, "k4", PARCOURS_CARD_TAGS, "2027");
  assert_alike (map, "k4", PARCOURS_ALIKE_TAG, "k1 k4");
  assert_alike (map, "k2", PARCOURS_ALIKE_TAG, "k2 k3");
}

static void
test_names (void)
{
  for (guint by = 0; by < PARCOURS_N_ALIKE; by++)
    g_assert_cmpuint (parcours_alike_by_name (parcours_alike_name (by)), ==, by);
  g_assert_cmpuint (parcours_alike_by_name ("colour"), ==, PARCOURS_N_ALIKE);
}

static void
test_set_all (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) cards = list (map, "k1 k2 k4");
  g_autofree char *before = parcours_map_digest (map), *set_digest = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_map_set_all (map, cards, PARCOURS_CARD_EFFORT, "4", NULL));
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Change Effort of 3 Cards");
  g_assert_cmpuint (parcours_bulk_count (cards, PARCOURS_CARD_EFFORT, "4"), ==, 3);
  set_digest = parcours_map_digest (map);

  /* No value: nothing is half done. */
  g_assert_false (parcours_map_set_all (map, cards, PARCOURS_CARD_EFFORT, "9", &error));
  g_assert_nonnull (error);
  after = parcours_map_digest (map);
  g_assert_cmpstr (after, ==, set_digest);

  parcours_map_undo (map);
  g_free (after);
  after = parcours_map_digest (map);
  g_assert_cmpstr (after, ==, before);
}

/* Typing into a field of many is one step, as it is for one. */
static void
test_merge (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) cards = list (map, "k1 k2 k4"), fewer = list (map, "k1 k2");
  g_autofree char *before = NULL, *after = NULL;

  set (map, "k2", PARCOURS_CARD_OWNER, "A");
  before = parcours_map_digest (map);
  /* What each had at first comes back, not what was typed in between. */
  parcours_map_set_all (map, cards, PARCOURS_CARD_OWNER, "AB", NULL);
  parcours_map_set_all (map, cards, PARCOURS_CARD_OWNER, "ABC", NULL);
  parcours_map_undo (map);
  after = parcours_map_digest (map);
  g_assert_cmpstr (after, ==, before);

  /* Other records, another field, or a pause that was sealed: steps of their own. */
  parcours_map_set_all (map, cards, PARCOURS_CARD_OWNER, "AB", NULL);
  parcours_map_set_all (map, fewer, PARCOURS_CARD_OWNER, "ABC", NULL);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Change Owner of 2 Cards");
  parcours_map_undo (map);
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_OWNER), ==, "AB");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Change Owner of 3 Cards");
  parcours_map_seal (map);
  parcours_map_set_all (map, cards, PARCOURS_CARD_OWNER, "ABCD", NULL);
  parcours_map_undo (map);
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_OWNER), ==, "AB");
}

/* The first letter is what one of them has already: the step below does not know what that one had, so they cannot be one step. */
static void
test_no_merge_uncovered (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) cards = list (map, "k1 k2 k4");

  set (map, "k2", PARCOURS_CARD_OWNER, "A");
  parcours_map_set_all (map, cards, PARCOURS_CARD_OWNER, "A", NULL);
  parcours_map_set_all (map, cards, PARCOURS_CARD_OWNER, "AB", NULL);
  parcours_map_undo (map);
  parcours_map_undo (map);
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k2"), PARCOURS_CARD_OWNER), ==, "A");
  g_assert_null (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_OWNER));
}

static void
test_change_lists (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) cards = list (map, "k1 k2 k3"), values = NULL;

  set (map, "k2", PARCOURS_CARD_TAGS, "old; two words");
  g_assert_true (parcours_map_change_lists (map, cards, PARCOURS_CARD_TAGS, "two words", TRUE, NULL));
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Change Tags of 3 Cards");
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k2"), PARCOURS_CARD_TAGS), ==, "old;two words");
  g_assert_cmpuint (parcours_bulk_count (cards, PARCOURS_CARD_TAGS, "two words"), ==, 3);
  g_assert_cmpuint (parcours_bulk_count (cards, PARCOURS_CARD_TAGS, "old"), ==, 1);
  g_assert_cmpuint (parcours_bulk_count (cards, PARCOURS_CARD_TAGS, "two"), ==, 0);
  values = parcours_bulk_list (cards, PARCOURS_CARD_TAGS);
  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (values, 0), ==, "two words");

  g_assert_true (parcours_map_change_lists (map, cards, PARCOURS_CARD_TAGS, "two words", FALSE, NULL));
  g_assert_cmpuint (parcours_bulk_count (cards, PARCOURS_CARD_TAGS, "two words"), ==, 0);
  g_assert_null (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_TAGS));
  sample_assert_sound (map);
}

static void
test_add_to_all (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) cards = list (map, "k1 k3");
  g_autoptr (ParcoursElement) comment = parcours_element_new (PARCOURS_KIND_COMMENT, NULL);
  g_autofree char *before = parcours_map_digest (map), *after = NULL;

  parcours_element_set (comment, PARCOURS_COMMENT_TEXT, "To be checked", NULL);
  parcours_map_add_to_all (map, cards, comment);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Add Comment to 2 Cards");
  for (guint i = 0; i < cards->len; i++)
    {
      GPtrArray *comments = parcours_element_list (g_ptr_array_index (cards, i), PARCOURS_KIND_COMMENT);

      g_assert_cmpuint (comments->len, ==, 1);
      g_assert_cmpstr (parcours_element_get_name (g_ptr_array_index (comments, 0)), ==, "To be checked");
    }
  sample_assert_sound (map);
  parcours_map_undo (map);
  after = parcours_map_digest (map);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alike/place", test_place);
  g_test_add_func ("/alike/headers", test_headers);
  g_test_add_func ("/alike/values", test_values);
  g_test_add_func ("/alike/lists", test_lists);
  g_test_add_func ("/alike/names", test_names);
  g_test_add_func ("/bulk/set-all", test_set_all);
  g_test_add_func ("/bulk/merge", test_merge);
  g_test_add_func ("/bulk/no-merge-uncovered", test_no_merge_uncovered);
  g_test_add_func ("/bulk/change-lists", test_change_lists);
  g_test_add_func ("/bulk/add-to-all", test_add_to_all);
  return g_test_run ();
}
