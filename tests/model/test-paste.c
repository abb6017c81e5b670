#include "config.h"

#include "sample.h"

static GPtrArray *
elements (ParcoursMap *map, const char *first, const char *second)
{
  GPtrArray *array = g_ptr_array_new ();

  g_ptr_array_add (array, sample_get (map, first));
  if (second != NULL)
    g_ptr_array_add (array, sample_get (map, second));
  return array;
}

static void
test_duplicate (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) cards = elements (map, "k1", "k2");
  g_autoptr (GPtrArray) pasted = parcours_map_paste (map, map, cards, NULL, NULL, NULL);
  g_autofree char *cell = sample_cell (map, "s1", "t1", "l1");
  g_auto (GStrv) ids = g_strsplit (cell, " ", -1);

  g_assert_cmpuint (pasted->len, ==, 2);
  g_assert_cmpuint (g_strv_length (ids), ==, 4);
  g_assert_cmpstr (ids[2], ==, parcours_element_get_id (pasted->pdata[0]));
  g_assert_cmpstr (ids[2], !=, "k1");
  g_assert_cmpstr (parcours_element_get_value (pasted->pdata[0], PARCOURS_CARD_CHANNELS), ==, "c1 c2");
  g_assert_cmpstr (parcours_map_get_undo_label (map), ==, "Paste");
  sample_assert_sound (map);
}

/* Into another map: channels meet by name or come along, what does not exist there is left behind. */
static void
test_other_map (void)
{
  g_autoptr (ParcoursMap) source = sample_map (), map = parcours_map_new ();
  g_autoptr (ParcoursElement) shop = parcours_element_new (PARCOURS_KIND_CHANNEL, "shop");
  g_autoptr (GPtrArray) cards = elements (source, "k1", NULL), pasted = NULL;
  g_auto (GStrv) channels = NULL;

  parcours_element_set (shop, PARCOURS_CHANNEL_NAME, "Shop", NULL);
  parcours_map_add (map, parcours_map_get_root (map), shop, -1);
  pasted = parcours_map_paste (map, source, cards, NULL, NULL, NULL);
  g_assert_cmpuint (pasted->len, ==, 1);
  g_assert_null (parcours_element_get_text (pasted->pdata[0], PARCOURS_CARD_STAGE));
  channels = parcours_element_dup_list (pasted->pdata[0], PARCOURS_CARD_CHANNELS);
  g_assert_cmpuint (g_strv_length (channels), ==, 2);
  g_assert_cmpstr (channels[0], ==, "shop");
  g_assert_cmpstr (parcours_element_get_name (sample_get (map, channels[1])), ==, "Website");
  g_assert_cmpuint (parcours_map_list (map, PARCOURS_KIND_CHANNEL)->len, ==, 2);
  sample_assert_sound (map);
  while (parcours_map_undo (map))
    ;
  g_assert_cmpuint (parcours_map_get_n_elements (map), ==, 1);
}

/* A stage and a card of it come together: the card follows the new stage. */
static void
test_inner_references (void)
{
  g_autoptr (ParcoursMap) source = sample_map (), map = parcours_map_new ();
  g_autoptr (GPtrArray) both = elements (source, "s1", "k1"), pasted = parcours_map_paste (map, source, both, NULL, NULL, NULL);
  ParcoursElement *stage = pasted->pdata[0], *at_stage, *at_step;

  parcours_map_card_place (map, pasted->pdata[1], &at_stage, &at_step, NULL);
  g_assert_true (at_stage == stage);
  g_assert_cmpstr (parcours_element_get_name (at_step), ==, "Decide");
  g_assert_cmpuint (parcours_element_list (stage, PARCOURS_KIND_STEP)->len, ==, 2);
  sample_assert_sound (map);
}

static void
test_into_cell (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GPtrArray) cards = elements (map, "k1", "k4");
  g_autoptr (GPtrArray) pasted = parcours_map_paste (map, map, cards, sample_get (map, "s2"), NULL, sample_get (map, "l2"));
  g_autoptr (GPtrArray) cell = parcours_map_cell (map, sample_get (map, "s2"), NULL, sample_get (map, "l2"), NULL);

  g_assert_cmpuint (cell->len, ==, 3);
  g_assert_true (cell->pdata[1] == pasted->pdata[0]);
  g_assert_true (cell->pdata[2] == pasted->pdata[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/duplicate", test_duplicate);
  g_test_add_func ("/paste/other-map", test_other_map);
  g_test_add_func ("/paste/inner-references", test_inner_references);
  g_test_add_func ("/paste/into-cell", test_into_cell);
  return g_test_run ();
}
