/* alike.c - see alike.h. */
#include "config.h"

#include "model/alike.h"

static const char *const names[PARCOURS_N_ALIKE] = {
  [PARCOURS_ALIKE_KIND] = "kind",       [PARCOURS_ALIKE_PERSONA] = "persona", [PARCOURS_ALIKE_CHANNEL] = "channel",
  [PARCOURS_ALIKE_EMOTION] = "emotion", [PARCOURS_ALIKE_LEVEL] = "level",     [PARCOURS_ALIKE_TAG] = "tag",
  [PARCOURS_ALIKE_STAGE] = "stage",     [PARCOURS_ALIKE_STEP] = "step",       [PARCOURS_ALIKE_LANE] = "lane",
};

/* What stands for “nothing”: no value can be it. */
#define NOTHING ""

const char *
parcours_alike_name (ParcoursAlike by)
{
  g_return_val_if_fail (by < PARCOURS_N_ALIKE, NULL);

  return names[by];
}

ParcoursAlike
parcours_alike_by_name (const char *name)
{
  guint by = 0;

  while (by < PARCOURS_N_ALIKE && g_strcmp0 (names[by], name) != 0)
    by++;
  return by;
}

static const char *
id_of (ParcoursElement *element)
{
  return element != NULL ? parcours_element_get_id (element) : NOTHING;
}

static const char *
value_or_nothing (ParcoursElement *card, ParcoursFieldId field)
{
  const char *value = parcours_element_get_value (card, field);

  return value != NULL ? value : NOTHING;
}

static ParcoursElement *
persona_of (ParcoursMap *map, ParcoursElement *lane)
{
  if (lane == NULL)
    return NULL;
  return parcours_map_find_kind (map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA), PARCOURS_KIND_PERSONA);
}

/* A step says which stage it is in, but a stage without steps has only itself: a cell column is either. */
static const char *
column_of (ParcoursElement *stage, ParcoursElement *step)
{
  return id_of (step != NULL ? step : stage);
}

/* The card's one value of what has only one. Borrowed. */
static const char *
single_value (ParcoursMap *map, ParcoursElement *card, ParcoursAlike by)
{
  ParcoursElement *stage, *step, *lane;

  parcours_map_card_place (map, card, &stage, &step, &lane);
  if (by == PARCOURS_ALIKE_KIND)
    return parcours_field (PARCOURS_LANE_KIND)->choices[parcours_map_card_note (map, card)].value;
  if (by == PARCOURS_ALIKE_EMOTION)
    return value_or_nothing (card, PARCOURS_CARD_EMOTION);
  if (by == PARCOURS_ALIKE_LEVEL)
    return value_or_nothing (card, PARCOURS_CARD_LEVEL);
  /* A parked card may remember half of a place; it stands in none. */
  if (stage == NULL || lane == NULL)
    return NOTHING;
  if (by == PARCOURS_ALIKE_STAGE)
    return id_of (stage);
  if (by == PARCOURS_ALIKE_STEP)
    return column_of (stage, step);
  return id_of (by == PARCOURS_ALIKE_LANE ? lane : persona_of (map, lane));
}

/* What the card has of `by`: one string at least. */
static char **
dup_values (ParcoursMap *map, ParcoursElement *card, ParcoursAlike by)
{
  g_auto (GStrv) list = NULL;
  const char *single[] = { NULL, NULL };

  if (by == PARCOURS_ALIKE_CHANNEL || by == PARCOURS_ALIKE_TAG)
    {
      list = parcours_element_dup_list (card, by == PARCOURS_ALIKE_TAG ? PARCOURS_CARD_TAGS : PARCOURS_CARD_CHANNELS);
      if (*list != NULL)
        return g_steal_pointer (&list);
      single[0] = NOTHING;
    }
  else
    single[0] = single_value (map, card, by);
  return g_strdupv ((char **) single);
}

static void
note_sample (ParcoursMap *map, ParcoursElement *sample, ParcoursAlike by, GHashTable *wanted)
{
  g_auto (GStrv) values = NULL;

  if (parcours_element_get_kind (sample) != PARCOURS_KIND_CARD)
    {
      g_hash_table_add (wanted, g_strdup (parcours_element_get_id (sample)));
      return;
    }
  values = dup_values (map, sample, by);
  for (char **value = values; *value != NULL; value++)
    g_hash_table_add (wanted, g_strdup (*value));
}

GPtrArray *
parcours_alike_find (ParcoursMap *map, GPtrArray *samples, ParcoursAlike by)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *cards, *found;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (samples != NULL && by < PARCOURS_N_ALIKE, NULL);

  for (guint i = 0; i < samples->len; i++)
    note_sample (map, g_ptr_array_index (samples, i), by, wanted);

  found = g_ptr_array_new ();
  cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  for (guint i = 0; i < cards->len; i++)
    {
      g_auto (GStrv) values = dup_values (map, g_ptr_array_index (cards, i), by);

      for (char **value = values; *value != NULL; value++)
        if (g_hash_table_contains (wanted, *value))
          {
            g_ptr_array_add (found, g_ptr_array_index (cards, i));
            break;
          }
    }
  return found;
}
