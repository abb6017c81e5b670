/* Adopting another state of a map: all of it comes in, as one step, and only what differs is touched. */
#include "config.h"

#include "format/writer.h"
#include "model/adopt.h"
#include "sample.h"

static void
assert_same (ParcoursMap *a, ParcoursMap *b)
{
  g_autoptr (GBytes) one = parcours_writer_write (a);
  g_autoptr (GBytes) two = parcours_writer_write (b);

  g_assert_true (g_bytes_equal (one, two));
}

static void
count_edits (ParcoursMap *map, ParcoursEdit *edit, ParcoursEdit *inverse, gpointer data)
{
  (*(guint *) data)++;
}

/* Adopts, and checks that undo and redo lead back and forth. Returns the number of edits. */
static guint
adopt (ParcoursMap *map, ParcoursMap *source)
{
  g_autoptr (ParcoursMap) before = parcours_map_copy (map);
  guint n = 0, edits;

  g_signal_connect (map, "changed", G_CALLBACK (count_edits), &n);
  g_assert_true (parcours_map_adopt (map, source, "Reload"));
  edits = n;
  g_signal_handlers_disconnect_by_data (map, &n);
  sample_assert_sound (map);
  assert_same (map, source);
  if (edits > 0)
    {
      g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Reload");
      g_assert_true (parcours_map_undo (map));
      sample_assert_sound (map);
      assert_same (map, before);
      g_assert_true (parcours_map_redo (map));
      assert_same (map, source);
    }
  return edits;
}

static void
test_same (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) source = parcours_map_copy (map);

  g_assert_cmpuint (adopt (map, source), ==, 0);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Sample");
}

static void
test_small_difference (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) source = parcours_map_copy (map);

  parcours_map_set (source, sample_get (source, "k1"), PARCOURS_CARD_TITLE, "Another title", NULL);
  g_assert_cmpuint (adopt (map, source), ==, 1);
}

/* Who holds a record that lives on (a selection, a focus) holds it still. */
static void
test_records_stay (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) source = parcours_map_copy (map);
  ParcoursElement *changed = sample_get (map, "k1"), *moved = sample_get (map, "t2");

  parcours_map_set (source, sample_get (source, "k1"), PARCOURS_CARD_TITLE, "Another title", NULL);
  parcours_map_reorder (source, sample_get (source, "t2"), sample_get (source, "s2"), 0);
  g_assert_cmpuint (adopt (map, source), ==, 3);        /* with k3, which the first step of its stage took in */
  g_assert_true (sample_get (map, "k1") == changed && sample_get (map, "t2") == moved);
}

/* Neither what was typed just before in the same field nor what is typed next becomes part of the step. */
static void
test_step_of_its_own (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) source = parcours_map_copy (map);

  parcours_map_set (map, sample_get (map, "k1"), PARCOURS_CARD_TITLE, "Typed before", NULL);
  parcours_map_set (source, sample_get (source, "k1"), PARCOURS_CARD_TITLE, "From the file", NULL);
  g_assert_true (parcours_map_adopt (map, source, "Reload"));
  parcours_map_set (map, sample_get (map, "k1"), PARCOURS_CARD_TITLE, "Typed after", NULL);

  g_assert_true (parcours_map_undo (map));
  g_assert_cmpstr (parcours_element_get_name (sample_get (map, "k1")), ==, "From the file");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Reload");
  g_assert_true (parcours_map_undo (map));
  g_assert_cmpstr (parcours_element_get_name (sample_get (map, "k1")), ==, "Typed before");
}

static void
test_title_of_the_map (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) source = parcours_map_copy (map);

  parcours_map_set (source, parcours_map_get_root (source), PARCOURS_MAP_TITLE, "Another map", NULL);
  parcours_map_set (source, parcours_map_get_root (source), PARCOURS_MAP_OWNER, "Ada", NULL);
  g_assert_cmpuint (adopt (map, source), ==, 2);
}

/* What stands below other records there: steps that change stage, removed stages with their cards parked, new records. */
static void
test_large_difference (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) source = parcours_map_copy (map);
  g_autoptr (ParcoursMap) original = parcours_map_copy (map);
  g_autoptr (ParcoursElement) evidence = parcours_element_new (PARCOURS_KIND_EVIDENCE, NULL);

  parcours_map_reorder (source, sample_get (source, "t2"), sample_get (source, "s2"), 0);
  parcours_map_remove (source, sample_get (source, "l2"));
  parcours_map_add (source, sample_get (source, "k2"), evidence, -1);
  parcours_map_place_card (source, sample_get (source, "k4"), sample_get (source, "s1"), sample_get (source, "t1"),
                           sample_get (source, "l1"), 0);
  g_assert_cmpuint (adopt (map, source), >, 4);
  g_assert_cmpuint (adopt (map, original), >, 4);
}

/* A child that moves to another parent. */
static void
test_child_changes_parent (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) source = NULL;
  g_autoptr (ParcoursElement) on_k1 = parcours_element_new (PARCOURS_KIND_EVIDENCE, "e1");
  g_autoptr (ParcoursElement) on_k2 = parcours_element_new (PARCOURS_KIND_EVIDENCE, "e1");

  source = parcours_map_copy (map);
  parcours_map_add (map, sample_get (map, "k1"), on_k1, -1);
  parcours_map_add (source, sample_get (source, "k2"), on_k2, -1);
  g_assert_cmpuint (adopt (map, source), ==, 1);
}

static void
test_refused (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) other = parcours_map_new ();
  g_autoptr (ParcoursMap) newer = parcours_map_copy (map);
  g_autoptr (ParcoursMap) before = parcours_map_copy (map);

  parcours_map_set_version (newer, PARCOURS_FORMAT_VERSION + 1);
  g_assert_false (parcours_map_adopt (map, other, "Reload"));
  g_assert_false (parcours_map_adopt (map, newer, "Reload"));
  assert_same (map, before);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Sample");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/adopt/same", test_same);
  g_test_add_func ("/model/adopt/small-difference", test_small_difference);
  g_test_add_func ("/model/adopt/records-stay", test_records_stay);
  g_test_add_func ("/model/adopt/step-of-its-own", test_step_of_its_own);
  g_test_add_func ("/model/adopt/title-of-the-map", test_title_of_the_map);
  g_test_add_func ("/model/adopt/large-difference", test_large_difference);
  g_test_add_func ("/model/adopt/child-changes-parent", test_child_changes_parent);
  g_test_add_func ("/model/adopt/refused", test_refused);

  return g_test_run ();
}
