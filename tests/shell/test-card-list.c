/* The list of cards: its order, how it follows edits, sorting and filtering. */
#include "config.h"

#include <string.h>

#include "model/operations.h"
#include "shell/card-list.h"

typedef struct
{
  ParcoursMap *map;
  ParcoursCardList *list;
  GPtrArray *mirror;            /* what somebody knows who only hears of changes */
  guint n_changes, removed, added, at, n_refreshed;
} Fixture;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_changes++;
  fixture->at = position;
  fixture->removed = removed;
  fixture->added = added;
  if (removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
on_refreshed (ParcoursCardList *list, ParcoursElement *card, gpointer data)
{
  ((Fixture *) data)->n_refreshed++;
}

static ParcoursElement *
add (ParcoursMap *map, const char *parent, ParcoursKind kind, const char *id, const char *title)
{
  g_autoptr (ParcoursElement) element = parcours_element_new (kind, id);
  ParcoursElement *into = parent != NULL ? parcours_map_find (map, parent) : parcours_map_get_root (map);

  g_assert_true (parcours_element_set (element, parcours_kind_info (kind)->title, title, NULL));
  return parcours_map_add (map, into, element, -1);
}

static void
add_card (ParcoursMap *map, const char *id, const char *stage, const char *lane)
{
  ParcoursElement *card = add (map, NULL, PARCOURS_KIND_CARD, id, id);

  parcours_map_place_card (map, card, parcours_map_find (map, stage), NULL, parcours_map_find (map, lane), -1);
}

/* c is parked; the others stand in two stages and two lanes. */
static ParcoursMap *
make_map (void)
{
  ParcoursMap *map = parcours_map_new ();

  add (map, NULL, PARCOURS_KIND_STAGE, "s0", "Zero");
  add (map, NULL, PARCOURS_KIND_STAGE, "s1", "One");
  add (map, NULL, PARCOURS_KIND_PERSONA, "p0", "Ada");
  add (map, NULL, PARCOURS_KIND_LANE, "l0", "Thoughts");
  add (map, NULL, PARCOURS_KIND_LANE, "l1", "Pains");
  add_card (map, "a", "s1", "l0");
  add_card (map, "b", "s0", "l1");
  add_card (map, "c", NULL, NULL);
  add_card (map, "d", "s0", "l0");
  add_card (map, "e", "s0", "l0");
  return map;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->map = make_map ();
  fixture->list = parcours_card_list_new ();
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed), fixture);
  g_signal_connect (fixture->list, "refreshed", G_CALLBACK (on_refreshed), fixture);
  parcours_card_list_set_map (fixture->list, fixture->map);
  fixture->n_changes = fixture->n_refreshed = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_ptr_array_unref (fixture->mirror);
  g_assert_finalize_object (fixture->map);
}

static char *
ids (Fixture *fixture)
{
  GString *words = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), position;

  g_assert_cmpuint (fixture->mirror->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      ParcoursElement *card = parcours_card_list_get_card (fixture->list, i);

      g_assert_true (card == g_ptr_array_index (fixture->mirror, i));
      g_assert_true (parcours_card_list_find (fixture->list, parcours_element_get_id (card), &position));
      g_assert_cmpuint (position, ==, i);
      g_string_append (words, parcours_element_get_id (card));
    }
  return g_string_free (words, FALSE);
}

#define assert_ids(fixture, expected) G_STMT_START { \
    g_autofree char *listed = ids (fixture);         \
    g_assert_cmpstr (listed, ==, expected);          \
  } G_STMT_END

static ParcoursElement *
card (Fixture *fixture, const char *id)
{
  return parcours_map_find (fixture->map, id);
}

static void
set (Fixture *fixture, const char *id, ParcoursFieldId field, const char *value)
{
  g_assert_true (parcours_map_set (fixture->map, card (fixture, id), field, value, NULL));
}

static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  assert_ids (fixture, "debac");
  /* The third stage becomes the first. */
  parcours_map_reorder (fixture->map, card (fixture, "s1"), NULL, 0);
  assert_ids (fixture, "adebc");
  parcours_map_undo (fixture->map);
  assert_ids (fixture, "debac");
  parcours_card_list_set_map (fixture->list, NULL);
  assert_ids (fixture, "");
}

static void
test_one_edit (Fixture *fixture, gconstpointer data)
{
  set (fixture, "e", PARCOURS_CARD_TITLE, "Another");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpuint (fixture->n_refreshed, ==, 1);
  assert_ids (fixture, "debac");
  parcours_map_place_card (fixture->map, card (fixture, "c"), card (fixture, "s0"), NULL, card (fixture, "l1"), 0);
  assert_ids (fixture, "decba");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->at, ==, 2);
  g_assert_cmpuint (fixture->removed, ==, 3);
  g_assert_cmpuint (fixture->added, ==, 3);
  parcours_map_remove (fixture->map, card (fixture, "e"));
  assert_ids (fixture, "dcba");
  g_assert_cmpuint (fixture->removed, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 0);
  parcours_map_undo (fixture->map);
  assert_ids (fixture, "decba");
  g_assert_cmpuint (fixture->at, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 1);
}

/* What happens within a transaction is told once, when it is over. */
static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  parcours_map_begin (fixture->map, "Much");
  parcours_map_remove (fixture->map, card (fixture, "d"));
  add_card (fixture->map, "f", "s1", "l1");
  parcours_map_place_card (fixture->map, card (fixture, "a"), NULL, NULL, NULL, -1);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  parcours_map_end (fixture->map);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  assert_ids (fixture, "ebfca");
  parcours_map_begin (fixture->map, "Nothing");
  parcours_map_remove (fixture->map, card (fixture, "e"));
  parcours_map_cancel (fixture->map);
  assert_ids (fixture, "ebfca");
  /* The cards of a stage that goes are parked. */
  parcours_map_remove (fixture->map, card (fixture, "s0"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 5);
  g_assert_cmpstr (parcours_element_get_id (parcours_card_list_get_card (fixture->list, 0)), ==, "f");
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  set (fixture, "a", PARCOURS_CARD_IMPORTANCE, "10");
  set (fixture, "b", PARCOURS_CARD_IMPORTANCE, "9");
  set (fixture, "d", PARCOURS_CARD_IMPORTANCE, "2");
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_IMPORTANCE, FALSE);
  assert_ids (fixture, "dbaec");
  /* Cards without a value are last, whichever way round. */
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_IMPORTANCE, TRUE);
  assert_ids (fixture, "abdec");
  set (fixture, "c", PARCOURS_CARD_IMPORTANCE, "5");
  assert_ids (fixture, "abcde");
  set (fixture, "a", PARCOURS_CARD_EMOTION, "-2");
  set (fixture, "b", PARCOURS_CARD_EMOTION, "-1");
  set (fixture, "e", PARCOURS_CARD_EMOTION, "0");
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_EMOTION, FALSE);
  assert_ids (fixture, "abedc");
  parcours_card_list_set_sort (fixture->list, PARCOURS_FIELD_NONE, FALSE);
  assert_ids (fixture, "debac");
}

static void
test_text_and_choices (Fixture *fixture, gconstpointer data)
{
  set (fixture, "d", PARCOURS_CARD_TITLE, "zebra");
  set (fixture, "e", PARCOURS_CARD_TITLE, "Ant");
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_TITLE, FALSE);
  assert_ids (fixture, "aebcd");
  /* In the order of the table, not of the alphabet. */
  set (fixture, "b", PARCOURS_CARD_STATUS, parcours_field (PARCOURS_CARD_STATUS)->choices[2].value);
  set (fixture, "a", PARCOURS_CARD_STATUS, parcours_field (PARCOURS_CARD_STATUS)->choices[0].value);
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_STATUS, FALSE);
  assert_ids (fixture, "abdec");
  /* A kind of its own beside kinds that follow the lane. */
  set (fixture, "l0", PARCOURS_LANE_KIND, "pain");
  set (fixture, "l1", PARCOURS_LANE_KIND, "delight");
  set (fixture, "e", PARCOURS_CARD_KIND, "touchpoint");
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_KIND, FALSE);
  assert_ids (fixture, "edabc");
}

/* Headers stand as on the wall, and what they are called does not matter. */
static void
test_headers (Fixture *fixture, gconstpointer data)
{
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_STAGE, TRUE);
  assert_ids (fixture, "adebc");
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_LANE, FALSE);
  assert_ids (fixture, "deabc");
  parcours_card_list_set_sort (fixture->list, PARCOURS_LANE_PERSONA, FALSE);
  assert_ids (fixture, "debac");
  fixture->n_refreshed = 0;
  set (fixture, "l1", PARCOURS_LANE_PERSONA, "p0");
  assert_ids (fixture, "bdeac");
  g_assert_cmpuint (fixture->n_refreshed, ==, 1);
}

static gboolean
has_no_a (ParcoursElement *element, gpointer data)
{
  return strchr (parcours_element_get_name (element), 'a') == NULL;
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  parcours_card_list_set_filter (fixture->list, has_no_a, NULL, NULL);
  assert_ids (fixture, "debc");
  g_assert_false (parcours_card_list_find (fixture->list, "a", NULL));
  g_assert_cmpuint (parcours_card_list_get_total (fixture->list), ==, 5);
  set (fixture, "b", PARCOURS_CARD_TITLE, "a b");
  assert_ids (fixture, "dec");
  set (fixture, "a", PARCOURS_CARD_TITLE, "x");
  assert_ids (fixture, "deac");
  parcours_card_list_set_filter (fixture->list, NULL, NULL, NULL);
  assert_ids (fixture, "debac");
}

/* Ten thousand cards: edits are told precisely and soon. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  gint64 start;
  double ms;

  parcours_map_begin (fixture->map, "Fill");
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i), *order = g_strdup_printf ("n%05uV", i);
      g_autoptr (ParcoursElement) element = parcours_element_new (PARCOURS_KIND_CARD, id);
      ParcoursEdit *edit;

      parcours_element_set (element, PARCOURS_CARD_STAGE, i % 2 == 0 ? "s0" : "s1", NULL);
      parcours_element_set (element, PARCOURS_CARD_LANE, i % 3 == 0 ? "l0" : "l1", NULL);
      parcours_element_set (element, PARCOURS_CARD_ORDER, order, NULL);
      edit = parcours_edit_new_insert (parcours_element_get_id (parcours_map_get_root (fixture->map)), element);
      g_assert_true (parcours_map_apply (fixture->map, edit, NULL));
      parcours_edit_unref (edit);
    }
  parcours_map_end (fixture->map);
  g_assert_cmpuint (fixture->mirror->len, ==, 10005);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    set (fixture, "n5000", PARCOURS_CARD_EFFORT, i % 2 == 0 ? "1" : "2");
  ms = (double) (g_get_monotonic_time () - start) / 1000 / 100;
  g_test_message ("one edit among 10 000 cards: %.2f ms", ms);
  g_assert_cmpfloat (ms, <, 20);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  start = g_get_monotonic_time ();
  parcours_card_list_set_sort (fixture->list, PARCOURS_CARD_TITLE, TRUE);
  g_test_message ("sorting 10 000 cards: %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
}

#define ADD(path, test) g_test_add ("/shell/card-list/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reading-order", test_reading_order);
  ADD ("one-edit", test_one_edit);
  ADD ("transaction", test_transaction);
  ADD ("numbers", test_numbers);
  ADD ("text-and-choices", test_text_and_choices);
  ADD ("headers", test_headers);
  ADD ("filter", test_filter);
  ADD ("many", test_many);
  return g_test_run ();
}
