#include "config.h"

#include "base/error.h"
#include "model/digest.h"
#include "sample.h"

static void
set (ParcoursMap *map, const char *id, ParcoursFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  parcours_map_set (map, sample_get (map, id), field, text, &error);
  g_assert_no_error (error);
}

static void
test_undo_redo (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autofree char *before = parcours_map_digest (map);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;

  set (map, "k1", PARCOURS_CARD_EMOTION, "+2");
  after = parcours_map_digest (map);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Change Emotion");
  g_assert_true (parcours_map_undo (map));
  undone = parcours_map_digest (map);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (parcours_map_get_redo_label (map), ==, "Change Emotion");
  g_assert_true (parcours_map_redo (map));
  redone = parcours_map_digest (map);
  g_assert_cmpstr (redone, ==, after);
  g_assert_false (parcours_map_redo (map));
}

static guint
count_undos (ParcoursMap *map)
{
  guint n = 0;

  while (parcours_map_undo (map))
    n++;
  return n;
}

static void
test_merging (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  /* typing */
  set (map, "k1", PARCOURS_CARD_TITLE, "R");
  set (map, "k1", PARCOURS_CARD_TITLE, "Re");
  set (map, "k1", PARCOURS_CARD_TITLE, "Rea");
  /* another field, another record */
  set (map, "k1", PARCOURS_CARD_NOTE, "n");
  set (map, "k2", PARCOURS_CARD_NOTE, "n");
  /* focus-out */
  parcours_map_seal (map);
  set (map, "k2", PARCOURS_CARD_NOTE, "no");
  g_assert_cmpuint (count_undos (map), ==, 1 + 4);
}

static void
test_merging_ends_with_time (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  set (map, "k1", PARCOURS_CARD_TITLE, "R");
  g_usleep (1100 * 1000);
  set (map, "k1", PARCOURS_CARD_TITLE, "Re");
  g_assert_cmpuint (count_undos (map), ==, 1 + 2);
}

static void
test_nested_and_cancel (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autofree char *before = parcours_map_digest (map), *after = NULL;

  parcours_map_begin (map, "Outer");
  set (map, "k1", PARCOURS_CARD_TITLE, "A");
  parcours_map_begin (map, "Inner");
  parcours_map_remove (map, sample_get (map, "s1"));
  parcours_map_cancel (map);
  g_assert_true (parcours_map_in_transaction (map));
  parcours_map_end (map);
  after = parcours_map_digest (map);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Sample");
  sample_assert_sound (map);
}

static void
test_no_trace (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  guint64 serial = parcours_map_get_serial (map);

  set (map, "k1", PARCOURS_CARD_TITLE, "Reads a comparison");
  parcours_map_begin (map, "Nothing");
  parcours_map_end (map);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Sample");
  g_assert_cmpuint (parcours_map_get_serial (map), ==, serial);
}

static void
test_saved (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  guint64 state;

  g_assert_true (parcours_map_get_modified (map));
  parcours_map_mark_saved (map, parcours_map_get_state (map));
  g_assert_false (parcours_map_get_modified (map));
  set (map, "k1", PARCOURS_CARD_TITLE, "A");
  g_assert_true (parcours_map_get_modified (map));
  parcours_map_undo (map);
  g_assert_false (parcours_map_get_modified (map));
  parcours_map_redo (map);
  g_assert_true (parcours_map_get_modified (map));

  /* what is typed while a save is under way stays modified, and does not merge into what was saved */
  state = parcours_map_get_state (map);
  set (map, "k1", PARCOURS_CARD_TITLE, "AB");
  parcours_map_mark_saved (map, state);
  g_assert_true (parcours_map_get_modified (map));
  parcours_map_undo (map);
  g_assert_false (parcours_map_get_modified (map));

  parcours_map_undo (map);
  set (map, "k1", PARCOURS_CARD_TITLE, "B");    /* the saved state is gone for good */
  parcours_map_undo (map);
  g_assert_true (parcours_map_get_modified (map));

  parcours_map_mark_saved (map, parcours_map_get_state (map));
  parcours_map_mark_unsaved (map);
  g_assert_true (parcours_map_get_modified (map));
}

static void
refused (ParcoursMap *map, ParcoursEdit *edit, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = parcours_map_digest (map), *after = NULL;

  parcours_map_begin (map, "Refused");
  g_assert_false (parcours_map_apply (map, edit, &error));
  parcours_map_end (map);
  g_assert_error (error, PARCOURS_ERROR, code);
  after = parcours_map_digest (map);
  g_assert_cmpstr (before, ==, after);
  parcours_edit_unref (edit);
}

static void
test_refusals (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursElement) twin = parcours_element_new (PARCOURS_KIND_CARD, "k1");
  g_autoptr (ParcoursElement) task = parcours_element_new (PARCOURS_KIND_TASK, NULL);
  ParcoursPlace nowhere = { .stage = (char *) "s9", .lane = (char *) "l1", .order = (char *) "V" };
  ParcoursPlace no_order = { .stage = (char *) "s1", .lane = (char *) "l1" };
  ParcoursPlace wrong_parent = { .parent = (char *) "k1", .order = (char *) "V" };
  const char *root = parcours_element_get_id (parcours_map_get_root (map));

  refused (map, parcours_edit_new_set ("k9", PARCOURS_CARD_TITLE, "x"), PARCOURS_ERROR_NOT_FOUND);
  refused (map, parcours_edit_new_set ("s1", PARCOURS_CARD_TITLE, "x"), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_set ("k1", PARCOURS_CARD_STAGE, "s2"), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_set ("k1", PARCOURS_CARD_EFFORT, "6"), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_move ("k1", &nowhere), PARCOURS_ERROR_NOT_FOUND);
  refused (map, parcours_edit_new_move ("k1", &no_order), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_move ("t1", &wrong_parent), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_insert (root, twin), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_insert (root, task), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_insert ("k9", task), PARCOURS_ERROR_NOT_FOUND);
  refused (map, parcours_edit_new_insert (root, sample_get (map, "k2")), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_remove (root), PARCOURS_ERROR_INVALID);
  refused (map, parcours_edit_new_remove ("k9"), PARCOURS_ERROR_NOT_FOUND);
}

static void
test_outside (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (ParcoursMap) map = sample_map ();
      g_autoptr (ParcoursEdit) edit = parcours_edit_new_remove ("k1");

      parcours_map_apply (map, edit, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*outside a transaction*");
}

typedef struct
{
  guint changed, settled;
  char *old_stage;
} Heard;

static void
on_changed (ParcoursMap *map, ParcoursEdit *edit, ParcoursEdit *inverse, Heard *heard)
{
  heard->changed++;
  if (edit->type == PARCOURS_EDIT_MOVE)
    {
      g_free (heard->old_stage);
      heard->old_stage = g_strdup (inverse->place.stage);
    }
}

static void
on_settled (ParcoursMap *map, Heard *heard)
{
  heard->settled++;
}

static void
test_signals (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  Heard heard = { 0 };

  g_signal_connect (map, "changed", G_CALLBACK (on_changed), &heard);
  g_signal_connect (map, "settled", G_CALLBACK (on_settled), &heard);
  parcours_map_begin (map, "Two");
  parcours_map_place_card (map, sample_get (map, "k3"), sample_get (map, "s1"), NULL, sample_get (map, "l1"), -1);
  set (map, "k3", PARCOURS_CARD_TITLE, "x");
  g_assert_cmpuint (heard.settled, ==, 0);
  parcours_map_end (map);
  g_assert_cmpuint (heard.changed, ==, 2);
  g_assert_cmpuint (heard.settled, ==, 1);
  g_assert_cmpstr (heard.old_stage, ==, "s2");
  parcours_map_undo (map);
  g_assert_cmpuint (heard.changed, ==, 4);
  g_assert_cmpuint (heard.settled, ==, 2);
  g_assert_cmpstr (heard.old_stage, ==, "s1");
  g_free (heard.old_stage);
}

static void
test_canonical_set (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  set (map, "k1", PARCOURS_CARD_COLOUR, "#FFAA00");
  g_assert_cmpstr (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_COLOUR), ==, "#ffaa00");
  set (map, "k1", PARCOURS_CARD_COLOUR, "");
  g_assert_null (parcours_element_get_value (sample_get (map, "k1"), PARCOURS_CARD_COLOUR));
}

static void
test_copy (void)
{
  g_autoptr (ParcoursMap) map = sample_map (), copy = parcours_map_copy (map);
  g_autofree char *a = parcours_map_digest (map), *b = parcours_map_digest (copy);

  g_assert_cmpstr (a, ==, b);
  g_assert_null (parcours_map_get_undo_label (copy));
  g_assert_false (parcours_map_get_modified (copy));
  set (copy, "k1", PARCOURS_CARD_TITLE, "x");
  g_assert_cmpstr (parcours_element_get_name (sample_get (map, "k1")), ==, "Reads a comparison");
  sample_assert_sound (copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/undo-redo", test_undo_redo);
  g_test_add_func ("/map/merging", test_merging);
  g_test_add_func ("/map/merging-ends-with-time", test_merging_ends_with_time);
  g_test_add_func ("/map/nested-and-cancel", test_nested_and_cancel);
  g_test_add_func ("/map/no-trace", test_no_trace);
  g_test_add_func ("/map/saved", test_saved);
  g_test_add_func ("/map/refusals", test_refusals);
  g_test_add_func ("/map/outside", test_outside);
  g_test_add_func ("/map/signals", test_signals);
  g_test_add_func ("/map/canonical-set", test_canonical_set);
  g_test_add_func ("/map/copy", test_copy);
  return g_test_run ();
}
