#include "config.h"

#include "shell/record-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/util.h"
#include "base/words.h"

#define SUBTITLE_PARTS 3
#define NO_BREAK_SPACE "\xc2\xa0"

static void
add_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* The field a list names the record by: its title if that is short, else its first choice (evidence is known by its
 * source). */
static ParcoursFieldId
title_field (ParcoursElement *record)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (record));

  if (info->title != PARCOURS_FIELD_NONE && parcours_field (info->title)->type != PARCOURS_TYPE_PROSE
      && parcours_element_get_value (record, info->title) != NULL)
    return info->title;
  for (guint i = 0; i < info->n_fields; i++)
    if (parcours_field (info->first + i)->type == PARCOURS_TYPE_CHOICE
        && parcours_element_get_value (record, info->first + i) != NULL)
      return info->first + i;

  return info->title;
}

char *
parcours_record_dup_title (ParcoursElement *record)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (record));
  ParcoursFieldId field = title_field (record);
  const char *value = field != PARCOURS_FIELD_NONE ? parcours_element_get_value (record, field) : NULL;

  if (value == NULL)
    return g_strdup (_(info->label));
  if (parcours_field (field)->type == PARCOURS_TYPE_CHOICE)
    return g_strdup (_(parcours_field (field)->choices[parcours_element_get_choice (record, field)].label));

  return parcours_clean_line (value, -1);       /* tabs out of a spreadsheet would widen the row by as much as they jump */
}

/* On one line. */
static char *
dup_day (const char *value)
{
  g_autofree char *text = parcours_words_date (g_get_language_names ()[0], value);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv (NO_BREAK_SPACE, words);
}

static char *
dup_fact (ParcoursMap *map, ParcoursElement *record, const ParcoursField *field, const char *value)
{
  ParcoursElement *target;

  switch (field->type)
    {
    case PARCOURS_TYPE_CHOICE:
      return g_strdup (_(field->choices[parcours_element_get_choice (record, field->id)].label));
    case PARCOURS_TYPE_DATE:
      return dup_day (value);
    case PARCOURS_TYPE_TEXT:
      return parcours_clean_line (value, -1);
    case PARCOURS_TYPE_YES:
      return g_strdup (_(field->label));
    case PARCOURS_TYPE_INT:
    case PARCOURS_TYPE_DECIMAL:
      /* Translators: the name of a field and its value, “Effort: 3” */
      return g_strdup_printf (_("%s: %s"), _(field->label), value);
    case PARCOURS_TYPE_REF:
      if (field->target == PARCOURS_KIND_PICTURE)
        return NULL;            /* it is seen */
      target = parcours_map_find_kind (map, value, field->target);
      return target != NULL ? parcours_record_dup_title (target) : NULL;
    default:
      return NULL;
    }
}

char *
parcours_record_dup_subtitle (ParcoursMap *map, ParcoursElement *record)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (record));
  ParcoursFieldId title = title_field (record);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < info->n_fields && n < SUBTITLE_PARTS; i++)
    {
      const ParcoursField *field = parcours_field (info->first + i);
      const char *value = parcours_element_get_value (record, field->id);
      g_autofree char *fact = NULL;

      if (value == NULL || field->id == title || field->place)
        continue;
      fact = dup_fact (map, record, field, value);
      n += fact != NULL;
      add_part (words, fact);
    }
  if (words->len == 0 && info->title != PARCOURS_FIELD_NONE && info->title != title)
    add_part (words, parcours_element_get_name (record));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* The step's number, counted over the whole map. */
static guint
step_number (ParcoursMap *map, ParcoursElement *step)
{
  GPtrArray *stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  guint number = 0, index;

  for (guint i = 0; i < stages->len; i++)
    {
      GPtrArray *steps = parcours_element_list (g_ptr_array_index (stages, i), PARCOURS_KIND_STEP);

      if (g_ptr_array_find (steps, step, &index))
        return number + index + 1;
      number += steps->len;
    }

  return number;
}

static void
add_step (GString *words, ParcoursMap *map, ParcoursElement *step)
{
  g_autofree char *title = g_strdup_printf ("%u %s", step_number (map, step), parcours_element_get_name (step));

  add_part (words, g_strchomp (title));
}

static void
add_persona (GString *words, ParcoursMap *map, ParcoursElement *lane)
{
  const char *id = parcours_element_get_text (lane, PARCOURS_LANE_PERSONA);
  ParcoursElement *persona = parcours_map_find_kind (map, id, PARCOURS_KIND_PERSONA);

  if (persona != NULL)
    add_part (words, parcours_element_get_name (persona));
}

char *
parcours_record_dup_place (ParcoursMap *map, ParcoursElement *record)
{
  g_autoptr (GString) words = g_string_new (NULL);
  ParcoursElement *stage, *step, *lane;

  switch (parcours_element_get_kind (record))
    {
    case PARCOURS_KIND_CARD:
      parcours_map_card_place (map, record, &stage, &step, &lane);
      if (stage == NULL || lane == NULL)
        return g_strdup (_("Not placed yet"));
      add_persona (words, map, lane);
      add_part (words, parcours_element_get_name (stage));
      if (step != NULL)
        add_step (words, map, step);
      break;
    case PARCOURS_KIND_STEP:
      add_part (words, parcours_element_get_name (parcours_element_get_parent (record)));
      add_step (words, map, record);
      break;
    case PARCOURS_KIND_LANE:
      add_persona (words, map, record);
      add_part (words, parcours_element_get_name (record));
      break;
    case PARCOURS_KIND_MAP:
    case PARCOURS_KIND_STAGE:
    case PARCOURS_KIND_PERSONA:
    default:
      add_part (words, parcours_element_get_name (record));
      break;
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
parcours_dup_share_words (guint n, guint all)
{
  /* Translators: how many of the selected cards have something, “in 3 of 8 cards”; the second number decides about the plural */
  return g_strdup_printf (ngettext ("in %u of %u card", "in %u of %u cards", all), n, all);
}
