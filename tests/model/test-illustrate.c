/* Pictures on cards and personas: held once, gone with the last that shows them, one step of undo. */
#include "config.h"

#include "format/reader.h"
#include "format/writer.h"
#include "model/illustrate.h"
#include "sample.h"

#define DATA "iVBORw0KGgo="     /* no picture, but data */
#define OTHER "iVBORw0KGgp="

static ParcoursElement *
picture (const char *id, const char *data)
{
  ParcoursElement *record = parcours_element_new (PARCOURS_KIND_PICTURE, id);

  g_assert_true (parcours_element_set (record, PARCOURS_PICTURE_TYPE, "image/png", NULL));
  g_assert_true (parcours_element_set (record, PARCOURS_PICTURE_DATA, data, NULL));
  return record;
}

static void
illustrate (ParcoursMap *map, const char *record, ParcoursFieldId field, const char *id, const char *data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (ParcoursElement) new_picture = data != NULL ? picture (id, data) : NULL;

  g_ptr_array_add (records, sample_get (map, record));
  parcours_map_illustrate (map, records, field, new_picture);
  sample_assert_sound (map);
}

static guint
count (ParcoursMap *map)
{
  return parcours_map_list (map, PARCOURS_KIND_PICTURE)->len;
}

static const char *
shown_by (ParcoursMap *map, const char *card)
{
  return parcours_element_get_text (sample_get (map, card), PARCOURS_CARD_PICTURE);
}

static void
test_once (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  illustrate (map, "k1", PARCOURS_CARD_PICTURE, "a", DATA);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Add Picture");
  illustrate (map, "p1", PARCOURS_PERSONA_PORTRAIT, "b", DATA);
  illustrate (map, "k2", PARCOURS_CARD_PICTURE, "c", OTHER);
  g_assert_cmpuint (count (map), ==, 2);
  g_assert_cmpstr (shown_by (map, "k1"), ==, "a");
  g_assert_cmpstr (parcours_element_get_text (sample_get (map, "p1"), PARCOURS_PERSONA_PORTRAIT), ==, "a");

  /* Another one, and the one before has nobody left. */
  illustrate (map, "k2", PARCOURS_CARD_PICTURE, "d", DATA);
  g_assert_cmpuint (count (map), ==, 1);
  g_assert_cmpstr (shown_by (map, "k2"), ==, "a");
  g_assert_true (parcours_map_undo (map));
  g_assert_cmpstr (shown_by (map, "k2"), ==, "c");
  g_assert_cmpuint (count (map), ==, 2);
  g_assert_true (parcours_map_redo (map));
  g_assert_cmpuint (count (map), ==, 1);
}

static void
test_remove (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();

  illustrate (map, "k1", PARCOURS_CARD_PICTURE, "a", DATA);
  illustrate (map, "k2", PARCOURS_CARD_PICTURE, "b", DATA);
  illustrate (map, "k1", PARCOURS_CARD_PICTURE, NULL, NULL);
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Remove Picture");
  g_assert_null (shown_by (map, "k1"));
  g_assert_cmpuint (count (map), ==, 1);

  /* The last card that shows it takes it along; undo brings both back. */
  parcours_map_remove (map, sample_get (map, "k2"));
  g_assert_cmpuint (count (map), ==, 0);
  g_assert_true (parcours_map_undo (map));
  g_assert_cmpstr (shown_by (map, "k2"), ==, "a");
  g_assert_cmpuint (count (map), ==, 1);
  sample_assert_sound (map);

  /* So does a persona; a picture that never had anybody is not ours to take. */
  illustrate (map, "p1", PARCOURS_PERSONA_PORTRAIT, "e", OTHER);
  illustrate (map, "k2", PARCOURS_CARD_PICTURE, NULL, NULL);
  {
    g_autoptr (ParcoursElement) lone = picture ("lone", "AAAA");

    parcours_map_add (map, parcours_map_get_root (map), lone, -1);
  }
  g_assert_cmpuint (count (map), ==, 2);
  parcours_map_remove (map, sample_get (map, "p1"));
  g_assert_cmpuint (count (map), ==, 1);
  g_assert_nonnull (parcours_map_find (map, "lone"));
  while (parcours_map_undo (map))
    ;
  g_assert_cmpuint (count (map), ==, 0);
}

/* What an experiment would put back is not thrown away. */
static void
test_experiment (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursElement) experiment = parcours_element_new (PARCOURS_KIND_EXPERIMENT, NULL);
  g_autoptr (ParcoursElement) change = parcours_element_new (PARCOURS_KIND_CHANGE, NULL);

  illustrate (map, "k1", PARCOURS_CARD_PICTURE, "a", DATA);
  parcours_element_set (change, PARCOURS_CHANGE_WAS, "a", NULL);
  parcours_element_append (experiment, change);
  parcours_map_add (map, parcours_map_get_root (map), experiment, -1);
  illustrate (map, "k1", PARCOURS_CARD_PICTURE, NULL, NULL);
  g_assert_cmpuint (count (map), ==, 1);
}

/* By the clipboard, which is a map of its own: into another map, and back into this one, where the picture is already. */
static void
test_clipboard (void)
{
  g_autoptr (ParcoursMap) map = sample_map (), other = parcours_map_new (), clipboard = NULL;
  g_autoptr (GPtrArray) elements = g_ptr_array_new (), cards = g_ptr_array_new (), there = NULL, here = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  illustrate (map, "k1", PARCOURS_CARD_PICTURE, "a", DATA);
  illustrate (map, "k2", PARCOURS_CARD_PICTURE, "b", OTHER);
  g_ptr_array_add (elements, sample_get (map, "k1"));
  bytes = parcours_writer_write_elements (map, elements);
  clipboard = parcours_reader_read (bytes, "the clipboard", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (clipboard), ==, 1);

  g_ptr_array_add (cards, sample_get (clipboard, "k1"));
  there = parcours_map_paste (other, clipboard, cards, NULL, NULL, NULL);
  g_assert_cmpuint (count (other), ==, 1);
  g_assert_nonnull (parcours_map_find_picture (other, sample_get (map, "a")));
  g_assert_cmpstr (parcours_element_get_text (there->pdata[0], PARCOURS_CARD_PICTURE), ==,
                   parcours_element_get_id (parcours_map_list (other, PARCOURS_KIND_PICTURE)->pdata[0]));

  here = parcours_map_paste (map, clipboard, cards, NULL, NULL, NULL);
  g_assert_cmpuint (count (map), ==, 2);
  g_assert_cmpstr (parcours_element_get_text (here->pdata[0], PARCOURS_CARD_PICTURE), ==, "a");
  sample_assert_sound (map);
  sample_assert_sound (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/illustrate/once", test_once);
  g_test_add_func ("/model/illustrate/remove", test_remove);
  g_test_add_func ("/model/illustrate/experiment", test_experiment);
  g_test_add_func ("/model/illustrate/clipboard", test_clipboard);
  return g_test_run ();
}
