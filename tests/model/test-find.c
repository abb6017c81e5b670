#include "config.h"

#include "base/error.h"
#include "model/digest.h"
#include "model/find.h"
#include "sample.h"

static void
set (ParcoursMap *map, const char *id, ParcoursFieldId field, const char *value)
{
  g_autoptr (GError) error = NULL;

  parcours_map_set (map, sample_get (map, id), field, value, &error);
  g_assert_no_error (error);
}

static void
add (ParcoursMap *map, const char *parent, ParcoursKind kind, const char *id, ParcoursFieldId field, const char *value)
{
  g_autoptr (ParcoursElement) element = parcours_element_new (kind, id);

  g_assert_true (parcours_element_set (element, field, value, NULL));
  parcours_map_add (map, parent != NULL ? sample_get (map, parent) : parcours_map_get_root (map), element, -1);
}

/* The sample with the same word all over. */
static ParcoursMap *
wordy_map (void)
{
  ParcoursMap *map = sample_map ();

  set (map, parcours_element_get_id (parcours_map_get_root (map)), PARCOURS_MAP_SCENARIO, "La file du samedi");
  set (map, "p1", PARCOURS_PERSONA_FRUSTRATIONS, "Les files");
  set (map, "s2", PARCOURS_STAGE_NEED, "Sans FILE");
  set (map, "k3", PARCOURS_CARD_NOTE, "Une file devant,\nune file derrière");
  set (map, "k4", PARCOURS_CARD_TAGS, "files d’attente");
  set (map, "k1", PARCOURS_CARD_HREF, "file:///tmp");
  add (map, "k1", PARCOURS_KIND_COMMENT, "m1", PARCOURS_COMMENT_TEXT, "Défiler");
  add (map, "k3", PARCOURS_KIND_TASK, "w1", PARCOURS_TASK_TEXT, "Deux files");
  add (map, NULL, PARCOURS_KIND_VIEW, "v1", PARCOURS_VIEW_FILTER, "file");
  return map;
}

static void
assert_hits (ParcoursMap *map, const char *text, gboolean match_case, const char *expected)
{
  g_autoptr (GPtrArray) hits = parcours_find (map, text, match_case);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const ParcoursHit *hit = hits->pdata[i];
      const char *id = parcours_element_get_id (hit->element);

      g_string_append_printf (found, "%s%s/%s:%u-%u", i > 0 ? " " : "", hit->element == parcours_map_get_root (map) ? "map" : id,
                              parcours_field (hit->field)->xml, (guint) hit->start, (guint) hit->end);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_find (void)
{
  g_autoptr (ParcoursMap) map = wordy_map ();

  assert_hits (map, "file", FALSE, "map/scenario:3-7 p1/frustrations:4-8 s2/need:5-9 m1/text:3-7 k3/note:4-8 k3/note:21-25 w1/text:5-9 k4/tags:0-4");
  assert_hits (map, "FILE", TRUE, "s2/need:5-9");
  assert_hits (map, "defi", FALSE, "m1/text:0-5");
  assert_hits (map, "defi", TRUE, "");
  assert_hits (map, "Défi", TRUE, "m1/text:0-5");
  assert_hits (map, "devant, une", FALSE, "k3/note:9-20");
  assert_hits (map, "", FALSE, "");
  assert_hits (map, "nowhere at all", FALSE, "");
}

static void
test_owner (void)
{
  g_autoptr (ParcoursMap) map = wordy_map ();
  g_autoptr (GPtrArray) hits = parcours_find (map, "file", FALSE);

  g_assert_null (parcours_hit_get_owner (hits->pdata[0]));
  g_assert_true (parcours_hit_get_owner (hits->pdata[1]) == sample_get (map, "p1"));
  g_assert_true (parcours_hit_get_owner (hits->pdata[3]) == sample_get (map, "k1"));
  g_assert_true (parcours_hit_get_owner (hits->pdata[6]) == sample_get (map, "k3"));
}

static void
assert_excerpt (ParcoursMap *map, const char *text, const char *expected)
{
  g_autoptr (GPtrArray) hits = parcours_find (map, text, FALSE);
  g_autofree char *before = NULL, *words = NULL, *after = NULL, *all = NULL;

  g_assert_cmpuint (hits->len, ==, 1);
  parcours_hit_excerpt (hits->pdata[0], &before, &words, &after);
  all = g_strdup_printf ("%s[%s]%s", before, words, after);
  g_assert_cmpstr (all, ==, expected);
}

static void
test_excerpt (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  set (map, "k1", PARCOURS_CARD_NOTE, "First he opens the site of the magazine,\nthen he reads eleven tests one after the other, and in the end he knows less "
                                      "than he did before he began.");
  assert_excerpt (map, "magazine, then", "… opens the site of the [magazine, then] he reads eleven tests one after the other, and …");
  assert_excerpt (map, "first", "[First] he opens the site of the magazine, then he …");
  assert_excerpt (map, "began.", "… than he did before he [began.]");
}

static void
test_replace (void)
{
  g_autoptr (ParcoursMap) map = wordy_map ();
  g_autoptr (GPtrArray) hits = parcours_find (map, "file", FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = parcours_map_digest (map), *after = NULL;
  guint n = 0;

  g_assert_true (parcours_find_replace (map, hits, "queue", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k3"), PARCOURS_CARD_NOTE), ==, "Une queue devant,\nune queue derrière");
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "m1"), PARCOURS_COMMENT_TEXT), ==, "Déqueuer");
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_HREF), ==, "file:///tmp");
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "v1"), PARCOURS_VIEW_FILTER), ==, "file");
  assert_hits (map, "file", FALSE, "");
  sample_assert_sound (map);

  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Replace");
  g_assert_true (parcours_map_undo (map));
  after = parcours_map_digest (map);
  g_assert_cmpstr (after, ==, before);
}

/* With nothing a name goes; two replacements within a second are two steps. */
static void
test_replace_one (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) first = parcours_find (map, "Queues", FALSE), second = NULL;

  g_assert_true (parcours_find_replace (map, first, "Waits", NULL, NULL));
  second = parcours_find (map, "Waits", FALSE);
  g_assert_true (parcours_find_replace (map, second, "", NULL, NULL));
  g_assert_null (parcours_element_get_value (sample_get (map, "k3"), PARCOURS_CARD_TITLE));
  parcours_map_undo (map);
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k3"), PARCOURS_CARD_TITLE), ==, "Waits");
}

static void
test_replace_refused (void)
{
  g_autoptr (ParcoursMap) map = wordy_map ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (40000, 'x'), *before = NULL, *after = NULL;

  set (map, "k4", PARCOURS_CARD_NOTE, "file file");
  before = parcours_map_digest (map);
  hits = parcours_find (map, "file", FALSE);
  g_assert_false (parcours_find_replace (map, hits, long_text, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_true (g_pattern_match_simple ("Card “Queues”: *longer than 64 KiB.* Nothing was replaced.", error->message));
  after = parcours_map_digest (map);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/find", test_find);
  g_test_add_func ("/find/owner", test_owner);
  g_test_add_func ("/find/excerpt", test_excerpt);
  g_test_add_func ("/find/replace", test_replace);
  g_test_add_func ("/find/replace-one", test_replace_one);
  g_test_add_func ("/find/replace-refused", test_replace_refused);
  return g_test_run ();
}
