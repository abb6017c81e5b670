/* A card in plain sentences: everything that is drawn is also said. */
#include "config.h"

#include <string.h>

#include "paint/paint-private.h"
#include "stage.h"

static void
assert_says (Stage *s, const char *lang, const char *words)
{
  g_autofree char *said = parcours_paint_card_words (s->map, s->card, lang);

  if (!strstr (said, words))
    g_error ("“%s” is not in “%s”", words, said);
}

static void
test_all (Stage *s, gconstpointer data)
{
  ParcoursElement *shop = sample_add (s->map, parcours_map_get_root (s->map), PARCOURS_KIND_CHANNEL, PARCOURS_CHANNEL_NAME, "Shop",
                                      PARCOURS_FIELD_NONE);
  static const struct { ParcoursFieldId field; const char *value; } values[] = {
    { PARCOURS_CARD_NOTE, "Opinions differ" }, { PARCOURS_CARD_EMOTION, "-1" }, { PARCOURS_CARD_EXPECTED, "1" },
    { PARCOURS_CARD_EFFORT, "3" }, { PARCOURS_CARD_EFFORT_KINDS, "waiting cognitive" }, { PARCOURS_CARD_IMPORTANCE, "9" },
    { PARCOURS_CARD_SATISFACTION, "4" }, { PARCOURS_CARD_DEVICE, "tablet" }, { PARCOURS_CARD_OWNER, "Web team" },
    { PARCOURS_CARD_INVOLVED, "Anne" }, { PARCOURS_CARD_MOMENT_OF_TRUTH, "yes" }, { PARCOURS_CARD_LEVEL, "internal" },
    { PARCOURS_CARD_STATUS, "testing" }, { PARCOURS_CARD_DROP_OFF, "70" }, { PARCOURS_CARD_TAGS, "price;trust" },
    { PARCOURS_CARD_EXPECTATION, "One answer" }, { PARCOURS_CARD_RECEIVED, "Three\nanswers" }, { PARCOURS_CARD_QUOTE, "Who is right?" },
  };
  static const char *const words[] = {
    "Reads a comparison. Opinions differ. Touchpoint. Research, Decide, Contacts, Ludovic.", "Emotion: −1.", "Expected emotion: +1.",
    "Effort: 3 of 5.", "Importance: 9 of 10.", "Satisfaction: 4 of 10.", "Channels: Shop.", "tablet", "Web team", "Anne",
    "Moment of truth.", "Internal data.", "70", "price", "trust", "One answer.", "Three answers.", "Who is right?", "1 vote.", "2 tasks.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    sample_set (s->map, s->card, values[i].field, values[i].value);
  sample_set (s->map, s->card, PARCOURS_CARD_CHANNELS, parcours_element_get_id (shop));
  sample_add (s->map, s->card, PARCOURS_KIND_VOTE, PARCOURS_VOTE_BY, "Anne", PARCOURS_FIELD_NONE);
  sample_add (s->map, s->card, PARCOURS_KIND_TASK, PARCOURS_TASK_TEXT, "Ask", PARCOURS_FIELD_NONE);
  sample_add (s->map, s->card, PARCOURS_KIND_TASK, PARCOURS_TASK_TEXT, "Answer", PARCOURS_FIELD_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (s, NULL, words[i]);
  {
    g_autofree char *said = parcours_paint_card_words (s->map, s->card, NULL);

    g_assert_null (strstr (said, ".."));
    g_assert_null (strchr (said, '\n'));
  }
}

/* Every field a card can have, but for looks, place and links, is in its words. */
static void
test_fields (Stage *s, gconstpointer data)
{
  const ParcoursKindInfo *info = parcours_kind_info (PARCOURS_KIND_CARD);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field ((ParcoursFieldId) (info->first + i));
      const ParcoursFieldId id = field->id;
      g_autofree char *before = NULL, *after = NULL;

      if (field->place || field->type == PARCOURS_TYPE_ORDER || field->type == PARCOURS_TYPE_EXTRA || field->type == PARCOURS_TYPE_IDS ||
          field->type == PARCOURS_TYPE_REF || field->type == PARCOURS_TYPE_LINK || field->type == PARCOURS_TYPE_COLOUR ||
          id == PARCOURS_CARD_SPAN)
        continue;
      before = parcours_paint_card_words (s->map, s->card, NULL);
      sample_set (s->map, s->card, id,
                  field->n_choices > 0 ? field->choices[field->type == PARCOURS_TYPE_CHOICE ? 1 : 0].value
                  : field->type == PARCOURS_TYPE_YES ? "yes" : field->type == PARCOURS_TYPE_INT ? "2" : "something else");
      after = parcours_paint_card_words (s->map, s->card, NULL);
      g_test_message ("%s", field->xml);
      g_assert_cmpstr (before, !=, after);
    }
}

static void
test_parked (Stage *s, gconstpointer data)
{
  parcours_map_place_card (s->map, s->card, NULL, NULL, NULL, -1);
  assert_says (s, NULL, "Not placed yet.");
}

static void
test_language (Stage *s, gconstpointer data)
{
  sample_set (s->map, s->card, PARCOURS_CARD_EFFORT, "3");
  assert_says (s, "fr", "Point de contact.");
  assert_says (s, "fr-CA", "3 sur 5.");
  assert_says (s, "en", "Touchpoint.");
  assert_says (s, "xx", "3 of 5.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  STAGE_TEST ("/paint/words/all", test_all);
  STAGE_TEST ("/paint/words/fields", test_fields);
  STAGE_TEST ("/paint/words/parked", test_parked);
  STAGE_TEST ("/paint/words/language", test_language);

  return g_test_run ();
}
