/* A layout that hides what a filter does not match follows every edit that may change what matches. */
#include "config.h"

#include "model/filter.h"
#include "sample.h"

static const char *const filters[] = { "stage=b", "persona=b", "channel=b", "tag=b", "emotion<=0 lane!=a", "word", "kind=pain", "emotion= stage=", "step~a" };

typedef struct
{
  ParcoursMap *map;
  GRand *random;
  ParcoursShown shown[G_N_ELEMENTS (filters)];
  ParcoursLayout *layouts[G_N_ELEMENTS (filters)];
} Fixture;

static ParcoursView
view_of (Fixture *fixture, guint i)
{
  return (ParcoursView) { .shows = parcours_filter_shows, .data = &fixture->shown[i] };
}

static void
on_changed (ParcoursMap *map, ParcoursEdit *edit, ParcoursEdit *inverse, gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    parcours_layout_apply (fixture->layouts[i], edit, inverse);
}

static ParcoursElement *
pick (Fixture *fixture, ParcoursKind kind)
{
  GPtrArray *list = parcours_map_list (fixture->map, kind);

  return list->len > 0 ? g_ptr_array_index (list, g_rand_int_range (fixture->random, 0, (gint32) list->len)) : NULL;
}

static void
set (Fixture *fixture, ParcoursElement *element, ParcoursFieldId field, const char *const *values)
{
  if (element != NULL)
    sample_set (fixture->map, element, field, values[g_rand_int_range (fixture->random, 0, 4)]);
}

static void
change_card (Fixture *fixture)
{
  static const char *const names[] = { "a", "b", NULL, "b;a" }, *const emotions[] = { "-2", "0", "2", NULL };
  static const char *const channels[] = { "x1", "x2", "x1 x2", NULL }, *const kinds[] = { "pain", "delight", NULL, "pain" };
  ParcoursElement *card = pick (fixture, PARCOURS_KIND_CARD);

  switch (g_rand_int_range (fixture->random, 0, 4))
    {
    case 0:
      set (fixture, card, PARCOURS_CARD_TAGS, names);
      break;
    case 1:
      set (fixture, card, PARCOURS_CARD_EMOTION, emotions);
      break;
    case 2:
      set (fixture, card, PARCOURS_CARD_CHANNELS, channels);
      break;
    default:
      set (fixture, card, PARCOURS_CARD_KIND, kinds);
      break;
    }
}

/* Words in what stands in a card, and the names of what it refers to. */
static void
change_around (Fixture *fixture)
{
  static const char *const names[] = { "a", "b", NULL, "c" }, *const words[] = { "a word", "nothing", "Word", NULL };
  ParcoursElement *card = pick (fixture, PARCOURS_KIND_CARD), *stage = pick (fixture, PARCOURS_KIND_STAGE);
  GPtrArray *comments = parcours_element_list (card, PARCOURS_KIND_COMMENT);

  switch (g_rand_int_range (fixture->random, 0, 7))
    {
    case 0:
      set (fixture, stage, PARCOURS_STAGE_TITLE, names);
      break;
    case 1:
      set (fixture, pick (fixture, PARCOURS_KIND_PERSONA), PARCOURS_PERSONA_NAME, names);
      break;
    case 2:
      set (fixture, pick (fixture, PARCOURS_KIND_CHANNEL), PARCOURS_CHANNEL_NAME, names);
      break;
    case 3:
      set (fixture, pick (fixture, PARCOURS_KIND_LANE), PARCOURS_LANE_TITLE, names);
      break;
    case 4:
      set (fixture, parcours_element_list (stage, PARCOURS_KIND_STEP)->pdata[0], PARCOURS_STEP_TITLE, names);
      break;
    case 5:
      if (comments->len > 0)
        parcours_map_remove (fixture->map, comments->pdata[0]);
      break;
    default:
      set (fixture, sample_add (fixture->map, card, PARCOURS_KIND_COMMENT, PARCOURS_FIELD_NONE), PARCOURS_COMMENT_TEXT, words);
      break;
    }
}

static void
change_place (Fixture *fixture)
{
  static const char *const kinds[] = { "pain", "touchpoint", "curve", "effort" };
  ParcoursElement *lane = pick (fixture, PARCOURS_KIND_LANE), *persona = pick (fixture, PARCOURS_KIND_PERSONA);

  switch (g_rand_int_range (fixture->random, 0, 6))
    {
    case 0:
      sample_set (fixture->map, lane, PARCOURS_LANE_PERSONA, parcours_element_get_id (persona));
      break;
    case 1:
      set (fixture, lane, PARCOURS_LANE_KIND, kinds);
      break;
    case 2:
      for (int i = g_rand_int_range (fixture->random, 0, 9); i > 0; i--)
        parcours_map_undo (fixture->map);
      break;
    case 3:
      for (int i = g_rand_int_range (fixture->random, 0, 5); i > 0; i--)
        parcours_map_redo (fixture->map);
      break;
    default:
      parcours_map_place_card (fixture->map, pick (fixture, PARCOURS_KIND_CARD), pick (fixture, PARCOURS_KIND_STAGE), NULL, lane,
                               g_rand_int_range (fixture->random, -1, 3));
      break;
    }
}

static void
assert_follow (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      ParcoursView view = view_of (fixture, i);
      g_autoptr (ParcoursLayout) fresh = parcours_layout_new (fixture->map, &view);

      sample_assert_same (fixture->map, fixture->layouts[i], fresh);
    }
}

static void
test_follow (void)
{
  Fixture fixture = { .random = g_rand_new_with_seed (2026) };

  fixture.map = sample_map (fixture.random, 3, 2, 6, 60);
  sample_add (fixture.map, NULL, PARCOURS_KIND_CHANNEL, PARCOURS_FIELD_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      ParcoursView view = view_of (&fixture, i);

      fixture.shown[i] = (ParcoursShown) { parcours_filter_parse (filters[i], NULL), fixture.map };
      g_assert_nonnull (fixture.shown[i].filter);
      fixture.layouts[i] = parcours_layout_new (fixture.map, &view);
    }
  g_signal_connect (fixture.map, "changed", G_CALLBACK (on_changed), &fixture);

  for (guint i = 0; i < 1500; i++)
    {
      (i % 3 == 0 ? change_card : i % 3 == 1 ? change_around : change_place) (&fixture);
      assert_follow (&fixture);
    }

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_object_unref (fixture.layouts[i]);
      parcours_filter_unref (fixture.shown[i].filter);
    }
  g_object_unref (fixture.map);
  g_rand_free (fixture.random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/filter/follow", test_follow);
  return g_test_run ();
}
