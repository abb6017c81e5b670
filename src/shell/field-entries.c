/* field-entries.c - see field-entries.h. */
#include "config.h"

#include "shell/field-entries.h"

#include <glib/gi18n-lib.h>

#include "model/operations.h"
#include "shell/card-words.h"

static void
add_entry (GPtrArray *values, GPtrArray *words, const char *value, const char *said)
{
  g_ptr_array_add (values, g_strdup (value));
  g_ptr_array_add (words, g_strdup (said));
}

ParcoursElement *
parcours_field_shared_place (ParcoursMap *map, GPtrArray *cards, gboolean lane)
{
  ParcoursElement *first = NULL, *place;

  for (guint i = 0; i < cards->len; i++)
    {
      parcours_map_card_place (map, g_ptr_array_index (cards, i), lane ? NULL : &place, NULL, lane ? &place : NULL);
      if (place == NULL || (i > 0 && place != first))
        return NULL;
      first = place;
    }
  return first;
}

/* What an unset field means. */
static char *
dup_unset_words (ParcoursMap *map, GPtrArray *records, const ParcoursField *field)
{
  if (field->id == PARCOURS_CARD_KIND)
    {
      ParcoursElement *lane = parcours_field_shared_place (map, records, TRUE);

      if (lane == NULL)
        return g_strdup (_("As its lane"));
      /* Translators: the kind of a card that follows its lane; %s is a kind, like “Touchpoint” */
      return g_strdup_printf (_("As its lane: %s"), _(field->choices[parcours_map_lane_note (lane)].label));
    }
  if (field->place && field->id != PARCOURS_CARD_STEP)
    return g_strdup (_("Not placed yet"));

  return g_strdup (_("None"));
}

static GPtrArray *
list_targets (ParcoursMap *map, GPtrArray *records, const ParcoursField *field)
{
  ParcoursElement *stage;

  if (field->id != PARCOURS_CARD_STEP)
    return parcours_map_list (map, field->target);

  stage = parcours_field_shared_place (map, records, FALSE);

  return stage != NULL ? parcours_element_list (stage, PARCOURS_KIND_STEP) : NULL;
}

/* "Touchpoints - Ludovic": lanes of two personas have the same names. */
static char *
dup_target_words (ParcoursMap *map, ParcoursElement *target)
{
  const char *name = parcours_element_get_name (target);
  ParcoursElement *persona = NULL;

  if (parcours_element_get_kind (target) == PARCOURS_KIND_LANE)
    {
      name = parcours_lane_words (target);
      persona = parcours_map_find_kind (map, parcours_element_get_text (target, PARCOURS_LANE_PERSONA),
                                        PARCOURS_KIND_PERSONA);
    }
  if (*name == '\0')
    name = _(parcours_kind_info (parcours_element_get_kind (target))->label);
  if (persona != NULL)
    return g_strdup_printf ("%s · %s", name, parcours_element_get_name (persona));

  return g_strdup (name);
}

void
parcours_field_entries (ParcoursMap *map, GPtrArray *records, const ParcoursField *field, const char *value,
                        GPtrArray *values, GPtrArray *words)
{
  g_autofree char *unset = dup_unset_words (map, records, field);
  GPtrArray *targets = field->type == PARCOURS_TYPE_REF ? list_targets (map, records, field) : NULL;
  gboolean found = value == NULL;

  add_entry (values, words, NULL, unset);
  for (guint i = 0; i < field->n_choices; i++)
    {
      add_entry (values, words, field->choices[i].value, _(field->choices[i].label));
      found |= g_strcmp0 (field->choices[i].value, value) == 0;
    }
  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      ParcoursElement *target = g_ptr_array_index (targets, i);
      g_autofree char *said = NULL;

      if (field->id == PARCOURS_CARD_LANE && !parcours_note_has_cards (parcours_map_lane_note (target)))
        continue;
      said = dup_target_words (map, target);
      add_entry (values, words, parcours_element_get_id (target), said);
      found |= g_strcmp0 (parcours_element_get_id (target), value) == 0;
    }
  if (!found)
    add_entry (values, words, value, _("A record that is missing"));
}

void
parcours_field_move_cards (ParcoursMap *map, GPtrArray *cards, ParcoursFieldId field, const char *value)
{
  ParcoursElement *target = parcours_map_find (map, value);

  parcours_map_begin (map, cards->len == 1 ? _("Move Card") : _("Move Cards"));
  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cards, i), *stage, *step, *lane;

      parcours_map_card_place (map, card, &stage, &step, &lane);
      if (field == PARCOURS_CARD_STAGE)
        {
          GPtrArray *steps = target != NULL ? parcours_element_list (target, PARCOURS_KIND_STEP) : NULL;

          stage = target;
          step = steps != NULL && steps->len > 0 ? g_ptr_array_index (steps, 0) : NULL;
        }
      else if (field == PARCOURS_CARD_STEP)
        step = target;
      else
        lane = target;
      parcours_map_place_card (map, card, stage, step, lane, -1);
    }
  parcours_map_end (map);
}
