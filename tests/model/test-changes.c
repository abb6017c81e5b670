/* What is different between two maps, in words. */
#include "config.h"

#include "model/changes.h"
#include "model/diff.h"
#include "model/phrase.h"
#include "random-edits.h"
#include "sample.h"

#include <string.h>

static char *
words (ParcoursMap *from, ParcoursMap *to)
{
  g_autoptr (GPtrArray) changes = parcours_changes (from, to);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    g_string_append_printf (lines, "%s\n", ((ParcoursChange *) changes->pdata[i])->text);
  return g_string_free (lines, FALSE);
}

static void
assert_words (ParcoursMap *from, ParcoursMap *to, const char *expected)
{
  g_autofree char *lines = words (from, to);

  g_assert_cmpstr (lines, ==, expected);
}

static void
set (ParcoursMap *map, const char *id, ParcoursFieldId field, const char *value)
{
  g_autoptr (GError) error = NULL;

  parcours_map_set (map, sample_get (map, id), field, value, &error);
  g_assert_no_error (error);
}

static ParcoursElement *
add (ParcoursMap *map, const char *parent, ParcoursKind kind, const char *id, ParcoursFieldId field, const char *value)
{
  g_autoptr (ParcoursElement) record = parcours_element_new (kind, id);

  if (value != NULL)
    g_assert_true (parcours_element_set (record, field, value, NULL));
  return parcours_map_add (map, parent != NULL ? sample_get (map, parent) : parcours_map_get_root (map), record, -1);
}

static void
test_nothing (void)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (ParcoursMap) copy = parcours_map_copy (map);

  assert_words (map, copy, "");
}

static void
test_values (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = NULL;

  set (from, "k1", PARCOURS_CARD_EMOTION, "1");
  set (from, "k1", PARCOURS_CARD_EFFORT, "3");
  set (from, "k1", PARCOURS_CARD_MOMENT_OF_TRUTH, "yes");
  set (from, "k2", PARCOURS_CARD_STATUS, "idea");
  to = parcours_map_copy (from);
  set (to, "k1", PARCOURS_CARD_EMOTION, "-2");
  set (to, "k1", PARCOURS_CARD_EXPECTED, "0");
  set (to, "k1", PARCOURS_CARD_EFFORT, NULL);
  set (to, "k1", PARCOURS_CARD_EFFORT_KINDS, "waiting process");
  set (to, "k1", PARCOURS_CARD_CHANNELS, "c2");
  set (to, "k1", PARCOURS_CARD_MOMENT_OF_TRUTH, NULL);
  set (to, "k1", PARCOURS_CARD_TAGS, "new; till");
  set (to, "k2", PARCOURS_CARD_STATUS, "testing");
  set (to, "k2", PARCOURS_CARD_COLOUR, "#ffcc00");
  set (to, "k3", PARCOURS_CARD_MOMENT_OF_TRUTH, "yes");
  set (to, "k3", PARCOURS_CARD_EXTRA, "\036 a=\"b\"\036\036");
  assert_words (from, to,
                "Card “Reads a comparison”: emotion changed from +1 to −2\n"
                "Card “Reads a comparison”: expected emotion set to 0\n"
                "Card “Reads a comparison”: effort cleared (formerly 3)\n"
                "Card “Reads a comparison”: kinds of effort set to “Waiting”, “Process”\n"
                "Card “Reads a comparison”: channels changed from “Shop”, “Website” to “Website”\n"
                "Card “Reads a comparison” is no longer marked “Moment of truth”\n"
                "Card “Reads a comparison”: tags set to “new”, “till”\n"
                "Card “Asks a friend”: status changed from “Idea” to “Being tested”\n"
                "Card “Asks a friend”: colour set to #ffcc00\n"
                "Card “Queues” is now marked “Moment of truth”\n"
                "Card “Queues”: unknown content added\n");
}

static void
test_names (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = parcours_map_copy (from);

  set (to, parcours_element_get_id (parcours_map_get_root (to)), PARCOURS_MAP_TITLE, "Buying shoes");
  set (to, parcours_element_get_id (parcours_map_get_root (to)), PARCOURS_MAP_OWNER, "Ada");
  set (to, "s1", PARCOURS_STAGE_TITLE, NULL);
  set (to, "k1", PARCOURS_CARD_TITLE, "Asks “Which one?”");
  set (to, "k1", PARCOURS_CARD_NOTE, "Often");
  assert_words (from, to,
                "The map: owner set to “Ada”\n"
                "The map is now called “Buying shoes”\n"
                "Stage “Search” has no name any more\n"
                "Card “Reads a comparison” is now called “Asks ‘Which one?’”\n"
                "Card “Reads a comparison”: note set to “Often”\n");
  assert_words (to, from,
                "The map: owner cleared (formerly “Ada”)\n"
                "The map has no name any more\n"
                "Stage without a name is now called “Search”\n"
                "Card “Asks ‘Which one?’” is now called “Reads a comparison”\n"
                "Card “Asks ‘Which one?’”: note cleared (formerly “Often”)\n");
}

/* Records without a name are called by what they are, lanes of one name by their personas too. */
static void
test_called_by_facts (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = NULL;

  add (from, NULL, PARCOURS_KIND_PERSONA, "p2", PARCOURS_PERSONA_NAME, "Mireille");
  to = parcours_map_copy (from);
  set (to, "l1", PARCOURS_LANE_PERSONA, "p2");
  set (to, "l2", PARCOURS_LANE_PERSONA, NULL);
  add (to, "k1", PARCOURS_KIND_VOTE, "v1", PARCOURS_VOTE_BY, "Ada");
  add (to, "k1", PARCOURS_KIND_TASK, "x1", PARCOURS_TASK_TEXT, NULL);
  assert_words (from, to,
                "Lane “Touchpoint · Ludovic”: persona changed from “Ludovic” to “Mireille”\n"
                "Lane “Pain point · Ludovic”: persona cleared (formerly “Ludovic”)\n"
                "Task without a name of card “Reads a comparison” is new\n"
                "Vote “Ada” of card “Reads a comparison” is new\n");
  g_clear_object (&to);

  set (from, "l1", PARCOURS_LANE_TITLE, "Days");
  add (from, NULL, PARCOURS_KIND_LANE, "l3", PARCOURS_LANE_TITLE, "Days");
  set (from, "l3", PARCOURS_LANE_PERSONA, "p2");
  to = parcours_map_copy (from);
  parcours_map_place_card (to, sample_get (to, "k3"), sample_get (to, "s2"), NULL, sample_get (to, "l1"), -1);
  parcours_map_remove (to, sample_get (to, "l3"));
  assert_words (from, to,
                "Lane “Days · Mireille” is gone\n"
                "Card “Queues” moved from lane “Pain point · Ludovic” to lane “Days”\n");
}

static void
test_coming_and_going (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = parcours_map_copy (from);
  ParcoursElement *card;

  add (to, NULL, PARCOURS_KIND_STAGE, "s3", PARCOURS_STAGE_TITLE, "Service");
  add (to, "s3", PARCOURS_KIND_STEP, "t3", PARCOURS_STEP_TITLE, "Call");
  add (to, "s3", PARCOURS_KIND_STEP, "t4", PARCOURS_STEP_TITLE, "Wait");
  add (to, "s3", PARCOURS_KIND_MEASURE, "m1", PARCOURS_MEASURE_NAME, "NPS");
  add (to, "s1", PARCOURS_KIND_STEP, "t5", PARCOURS_STEP_TITLE, "Ask");
  card = add (to, NULL, PARCOURS_KIND_CARD, "k5", PARCOURS_CARD_TITLE, "Nobody answers");
  parcours_map_place_card (to, card, sample_get (to, "s3"), sample_get (to, "t4"), sample_get (to, "l2"), -1);
  add (to, "k5", PARCOURS_KIND_COMMENT, "n1", PARCOURS_COMMENT_TEXT, "Every\nday");
  add (to, NULL, PARCOURS_KIND_CARD, "k6", PARCOURS_CARD_TITLE, "Some day");
  assert_words (from, to,
                "Step “Ask” of stage “Search” is new\n"
                "Stage “Service” is new, with 2 steps, 1 measure\n"
                "Card “Some day” is new in the tray\n"
                "Card “Nobody answers” is new in stage “Service”, step “Wait”, lane “Pain point · Ludovic”, with 1 comment\n");
  assert_words (to, from,
                "Step “Ask” of stage “Search” is gone\n"
                "Stage “Service” is gone, with 2 steps, 1 measure\n"
                "Card “Some day” is gone\n"
                "Card “Nobody answers” is gone, with 1 comment\n");
}

static void
test_places (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = parcours_map_copy (from);

  parcours_map_place_card (to, sample_get (to, "k1"), sample_get (to, "s1"), sample_get (to, "t2"), sample_get (to, "l1"), -1);
  parcours_map_place_card (to, sample_get (to, "k3"), NULL, NULL, NULL, -1);
  parcours_map_place_card (to, sample_get (to, "k4"), sample_get (to, "s1"), NULL, sample_get (to, "l2"), -1);
  assert_words (from, to,
                "Card “Queues” moved from stage “Purchase”, lane “Pain point · Ludovic” to the tray\n"
                "Card “Later” moved from the tray to stage “Search”, lane “Pain point · Ludovic”\n"
                "Card “Reads a comparison” moved from step “Decide” to step “Compare”\n");
  parcours_map_place_card (to, sample_get (to, "k4"), sample_get (to, "s1"), sample_get (to, "t1"), sample_get (to, "l2"), -1);
  g_clear_object (&from);
  from = parcours_map_copy (to);
  parcours_map_place_card (to, sample_get (to, "k4"), sample_get (to, "s1"), NULL, sample_get (to, "l2"), -1);
  assert_words (from, to, "Card “Later” moved from step “Decide” to no step\n");
}

static void
test_orders (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = parcours_map_copy (from);

  parcours_map_place_card (to, sample_get (to, "k1"), sample_get (to, "s1"), sample_get (to, "t1"), sample_get (to, "l1"), 1);
  parcours_map_reorder (to, sample_get (to, "l2"), NULL, 0);
  parcours_map_reorder (to, sample_get (to, "t1"), NULL, 1);
  assert_words (from, to,
                "Step “Decide” of stage “Search” now comes after step “Compare” of stage “Search”\n"
                "Lane “Pain point · Ludovic” now comes first\n"
                "Card “Reads a comparison” now comes after card “Asks a friend”\n");
}

/* A step that changes its stage takes its cards along. */
static void
test_other_parent (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = parcours_map_copy (from);

  parcours_map_remove (to, sample_get (to, "k3"));
  g_clear_object (&from);
  from = parcours_map_copy (to);
  parcours_map_reorder (to, sample_get (to, "t1"), sample_get (to, "s2"), 0);
  assert_words (from, to,
                "Step “Decide” of stage “Search” moved to stage “Purchase”\n"
                "Card “Reads a comparison” moved from stage “Search”, step “Decide” to stage “Purchase”, step “Decide”\n"
                "Card “Asks a friend” moved from stage “Search”, step “Decide” to stage “Purchase”, step “Decide”\n");
}

#define START "At first the customer walks around the shop for a while, and nobody looks up. "
#define END " Later on somebody comes by and asks whether they can be of any help, which is kind."

static void
test_long_texts (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = NULL;

  set (from, "k1", PARCOURS_CARD_NOTE, START "Then one assistant waves." END);
  to = parcours_map_copy (from);
  set (to, "k1", PARCOURS_CARD_NOTE, START "Then two assistants wave." END);
  assert_words (from, to,
                "Card “Reads a comparison”: note changed from “…looks up. Then one assistant waves. Later on somebody…” to "
                "“…looks up. Then two assistants wave. Later on somebody…”\n");
  set (to, "k1", PARCOURS_CARD_NOTE, "At first\nthey wait");
  assert_words (from, to,
                "Card “Reads a comparison”: note changed from “At first the customer walks around the shop for a while, and…” to "
                "“At first they wait”\n");
  set (from, "k1", PARCOURS_CARD_NOTE, "At first they  wait");
  assert_words (from, to, "Card “Reads a comparison”: note changed in line breaks or spaces only\n");
  set (to, "k1", PARCOURS_CARD_NOTE, "At first they  wait" END);
  assert_words (from, to,
                "Card “Reads a comparison”: note changed from “At first they wait” to "
                "“At first they wait Later on somebody comes by and asks…”\n");
}

static void
test_picture (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  add (from, NULL, PARCOURS_KIND_PICTURE, "i1", PARCOURS_PICTURE_ALT, "The shop");
  set (from, "i1", PARCOURS_PICTURE_DATA, "QUJD");
  to = parcours_map_copy (from);
  set (to, "i1", PARCOURS_PICTURE_DATA, "QUJE");
  assert_words (from, to, "Picture “The shop”: picture data changed\n");
  changes = parcours_changes (from, to);
  g_assert_null (((ParcoursChange *) changes->pdata[0])->from);
  g_assert_null (((ParcoursChange *) changes->pdata[0])->to);
}

static void
test_other_map (void)
{
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, "one");
  g_autoptr (ParcoursElement) other = parcours_element_new (PARCOURS_KIND_MAP, "two");
  g_autoptr (ParcoursMap) from = parcours_map_new_for_root (root), to = parcours_map_new_for_root (other);

  parcours_map_set_version (to, 2);
  add (to, NULL, PARCOURS_KIND_GOAL, "one", PARCOURS_GOAL_TEXT, "Sell");
  assert_words (from, to,
                "The map is another one: its id changed from “one” to “two”\n"
                "The map: version of the format changed from 1 to 2\n"
                "Goal “Sell” is new\n");
}

/* What scripts read. */
static void
test_members (void)
{
  g_autoptr (ParcoursMap) from = sample_map (), to = parcours_map_copy (from);
  g_autoptr (GPtrArray) changes = NULL;
  ParcoursChange *change;

  set (to, "k1", PARCOURS_CARD_EMOTION, "-2");
  parcours_map_place_card (to, sample_get (to, "k3"), NULL, NULL, NULL, 0);
  add (to, "k1", PARCOURS_KIND_VOTE, "v1", PARCOURS_VOTE_BY, "Ada");
  changes = parcours_changes (from, to);
  g_assert_cmpuint (changes->len, ==, 3);
  change = changes->pdata[0];
  g_assert_cmpint (change->type, ==, PARCOURS_EDIT_MOVE);
  g_assert_cmpstr (change->id, ==, "k3");
  g_assert_cmpstr (change->field, ==, NULL);
  g_assert_cmpstr (change->from, ==, "stage=s2 lane=l2 order=V");
  g_assert_true (g_str_has_prefix (change->to, "order="));
  change = changes->pdata[1];
  g_assert_cmpint (change->type, ==, PARCOURS_EDIT_SET);
  g_assert_cmpint (change->kind, ==, PARCOURS_KIND_CARD);
  g_assert_cmpstr (change->field, ==, "emotion");
  g_assert_cmpstr (change->from, ==, NULL);
  g_assert_cmpstr (change->to, ==, "-2");
  change = changes->pdata[2];
  g_assert_cmpint (change->type, ==, PARCOURS_EDIT_INSERT);
  g_assert_cmpint (change->kind, ==, PARCOURS_KIND_VOTE);
  g_assert_cmpstr (change->from, ==, NULL);
  g_assert_cmpstr (change->to, ==, "in=k1");
}

/* A kind that can stand in another record can come or go with it. */
static void
test_kinds_are_counted (void)
{
  for (guint kind = PARCOURS_KIND_MAP + 1; kind < PARCOURS_N_KINDS; kind++)
    if ((parcours_kind_info (kind)->parents & ~(1u << PARCOURS_KIND_MAP)) != 0)
      {
        g_autofree char *one = parcours_phrase_count (kind, 1), *two = parcours_phrase_count (kind, 2);

        g_assert_cmpstr (two, !=, "2 records");
        g_assert_cmpstr (one + 1, !=, two + 1);
      }
}

/* Each edit of a diff has its sentence, whatever the maps are: on one line, and without picture data. */
static void
test_strangers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n = 0;

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (ParcoursMap) from = random_map (rand), to = random_map (rand);
      g_autoptr (GPtrArray) edits = parcours_diff (from, to), changes = parcours_changes (from, to);

      g_assert_cmpuint (edits->len, ==, changes->len);
      for (guint i = 0; i < changes->len; i++)
        {
          const ParcoursChange *change = changes->pdata[i];

          g_assert_true (strlen (change->text) > 10 && strpbrk (change->text, "\n\r\t") == NULL);
          g_assert_true (g_utf8_validate (change->text, -1, NULL));
          g_assert_null (strstr (change->text, "(null)"));
        }
      n += changes->len;
    }
  g_assert_cmpuint (n, >, 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/changes/nothing", test_nothing);
  g_test_add_func ("/model/changes/values", test_values);
  g_test_add_func ("/model/changes/names", test_names);
  g_test_add_func ("/model/changes/called-by-facts", test_called_by_facts);
  g_test_add_func ("/model/changes/coming-and-going", test_coming_and_going);
  g_test_add_func ("/model/changes/places", test_places);
  g_test_add_func ("/model/changes/orders", test_orders);
  g_test_add_func ("/model/changes/other-parent", test_other_parent);
  g_test_add_func ("/model/changes/long-texts", test_long_texts);
  g_test_add_func ("/model/changes/picture", test_picture);
  g_test_add_func ("/model/changes/other-map", test_other_map);
  g_test_add_func ("/model/changes/members", test_members);
  g_test_add_func ("/model/changes/kinds-are-counted", test_kinds_are_counted);
  g_test_add_func ("/model/changes/strangers", test_strangers);

  return g_test_run ();
}
