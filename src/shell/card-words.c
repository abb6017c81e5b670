/* card-words.c - see card-words.h. */
#include "config.h"

#include "shell/card-words.h"

#include <glib/gi18n-lib.h>


ParcoursElement *
parcours_card_target (ParcoursMap *map, ParcoursElement *card, ParcoursFieldId field)
{
  ParcoursElement *stage, *step, *lane;

  if (!parcours_field (field)->place && field != PARCOURS_LANE_PERSONA)
    return NULL;
  parcours_map_card_place (map, card, &stage, &step, &lane);
  switch ((int) field)
    {
    case PARCOURS_CARD_STAGE:
      return stage;
    case PARCOURS_CARD_STEP:
      return step;
    case PARCOURS_CARD_LANE:
      return lane;
    case PARCOURS_LANE_PERSONA:
      return lane != NULL ? parcours_map_find_kind (map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA),
                                                    PARCOURS_KIND_PERSONA) : NULL;
    default:
      return NULL;
    }
}

const char *
parcours_lane_words (ParcoursElement *lane)
{
  const char *name = parcours_element_get_name (lane);

  return *name != '\0' ? name : _(parcours_field (PARCOURS_LANE_KIND)->choices[parcours_map_lane_note (lane)].label);
}

static char *
dup_name (ParcoursElement *record)
{
  const char *name;

  if (parcours_element_get_kind (record) == PARCOURS_KIND_LANE)
    return g_strdup (parcours_lane_words (record));
  name = parcours_element_get_name (record);
  return g_strdup (*name != '\0' ? name : _(parcours_kind_info (parcours_element_get_kind (record))->label));
}

/* The parts of a list, each as people call it. */
static char *
dup_list (ParcoursMap *map, ParcoursElement *card, const ParcoursField *field)
{
  g_auto (GStrv) parts = parcours_element_dup_list (card, field->id);
  GString *words = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      ParcoursElement *target = field->type == PARCOURS_TYPE_IDS ? parcours_map_find_kind (map, parts[i], field->target) : NULL;
      int choice = field->type == PARCOURS_TYPE_CHOICES ? parcours_choice_index (field, parts[i]) : -1;
      g_autofree char *name = target != NULL ? dup_name (target) : NULL;

      if (field->type == PARCOURS_TYPE_IDS && target == NULL)
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "",
                              name != NULL ? name : choice >= 0 ? _(field->choices[choice].label) : parts[i]);
    }
  return g_string_free (words, FALSE);
}

/* Prose on one line; a table has no room for more than its beginning. */
static char *
dup_line (const char *value)
{
  char *line = g_strdelimit (g_strdup (value), "\n\r\t", ' ');
  const char *end = g_utf8_strlen (line, -1) > 240 ? g_utf8_offset_to_pointer (line, 240) : NULL;

  if (end != NULL)
    line[end - line] = '\0';
  return line;
}

char *
parcours_card_words (ParcoursMap *map, ParcoursElement *card, ParcoursFieldId id)
{
  const ParcoursField *field = parcours_field (id);
  const char *value;
  ParcoursElement *target;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (card), NULL);

  target = parcours_card_target (map, card, id);
  if (target != NULL)
    return dup_name (target);
  if (field->place || field->kind != PARCOURS_KIND_CARD)
    return g_strdup ("");
  if (id == PARCOURS_CARD_KIND)
    return g_strdup (_(field->choices[parcours_map_card_note (map, card)].label));
  value = parcours_element_get_value (card, id);
  if (value == NULL)
    return g_strdup ("");
  switch (field->type)
    {
    case PARCOURS_TYPE_CHOICE:
      return g_strdup (_(field->choices[parcours_element_get_choice (card, id)].label));
    case PARCOURS_TYPE_CHOICES:
    case PARCOURS_TYPE_IDS:
    case PARCOURS_TYPE_TAGS:
      return dup_list (map, card, field);
    case PARCOURS_TYPE_YES:
      return g_strdup (_("Yes"));
    case PARCOURS_TYPE_REF:
      target = parcours_map_find_kind (map, value, field->target);
      return target != NULL ? dup_name (target) : g_strdup ("");
    case PARCOURS_TYPE_INT:
      return parcours_field_format (id, value, NULL);
    default:
      return dup_line (value);
    }
}
