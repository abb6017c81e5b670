/* card-key.c - see card-key.h. */
#include "config.h"

#include "shell/card-key.h"

#include <string.h>

#include "shell/card-words.h"

static void
rank_list (GHashTable *ranks, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (ranks, g_ptr_array_index (list, i), GUINT_TO_POINTER (i + 1));
}

GHashTable *
parcours_card_key_rank (ParcoursMap *map)
{
  GHashTable *ranks = g_hash_table_new (NULL, NULL);
  GPtrArray *stages = parcours_map_list (map, PARCOURS_KIND_STAGE);

  rank_list (ranks, stages);
  for (guint i = 0; i < stages->len; i++)
    rank_list (ranks, parcours_element_list (g_ptr_array_index (stages, i), PARCOURS_KIND_STEP));
  rank_list (ranks, parcours_map_list (map, PARCOURS_KIND_LANE));
  rank_list (ranks, parcours_map_list (map, PARCOURS_KIND_PERSONA));
  return ranks;
}

/* From 1 on; 0 for what is not there. */
static guint
rank (GHashTable *ranks, ParcoursElement *header)
{
  return header != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (ranks, header)) : 0;
}

static void
read_place (ParcoursCardKey *key, ParcoursMap *map, GHashTable *ranks)
{
  ParcoursElement *stage, *step, *lane;
  gboolean parked;

  parcours_map_card_place (map, key->card, &stage, &step, &lane);
  parked = stage == NULL || lane == NULL;
  key->place[0] = parked ? G_MAXUINT : rank (ranks, stage);
  key->place[1] = parked ? G_MAXUINT : rank (ranks, step);
  key->place[2] = parked ? G_MAXUINT : rank (ranks, lane);
  g_free (key->order);
  key->order = g_strdup (parcours_element_get_text (key->card, PARCOURS_CARD_ORDER));
}

/* A header stands where it stands on the wall; steps of different stages as their stages do. */
static void
read_target (ParcoursCardKey *key, ParcoursMap *map, GHashTable *ranks, ParcoursFieldId field)
{
  ParcoursElement *target = parcours_card_target (map, key->card, field);

  key->unset = target == NULL;
  key->number = rank (ranks, target);
  if (target != NULL && field == PARCOURS_CARD_STEP)
    key->number += 1e6 * rank (ranks, parcours_element_get_parent (target));
}

static void
read_text (ParcoursCardKey *key, ParcoursMap *map, ParcoursFieldId field)
{
  g_autofree char *words = parcours_card_words (map, key->card, field);
  g_autofree char *folded = g_utf8_casefold (words, -1);

  key->unset = *words == '\0';
  key->text = g_utf8_collate_key (folded, -1);
}

static void
read_field (ParcoursCardKey *key, ParcoursMap *map, ParcoursFieldId id)
{
  const ParcoursField *field = parcours_field (id);
  g_auto (GStrv) parts = NULL;
  int number;

  key->unset = parcours_element_get_value (key->card, id) == NULL;
  switch (field->type)
    {
    case PARCOURS_TYPE_INT:
      if (parcours_element_get_int (key->card, id, &number))
        key->number = number;
      break;
    case PARCOURS_TYPE_CHOICE:
      /* A kind that follows the lane is one like any other. */
      key->unset = key->unset && id != PARCOURS_CARD_KIND;
      key->number = id == PARCOURS_CARD_KIND ? (int) parcours_map_card_note (map, key->card)
                                             : parcours_element_get_choice (key->card, id);
      break;
    case PARCOURS_TYPE_CHOICES:
      parts = parcours_element_dup_list (key->card, id);
      key->number = parts[0] != NULL ? parcours_choice_index (field, parts[0]) : 0;
      break;
    case PARCOURS_TYPE_YES:
      break;
    default:
      read_text (key, map, id);
      break;
    }
}

void
parcours_card_key_read (ParcoursCardKey *key, ParcoursMap *map, GHashTable *ranks, ParcoursFieldId field)
{
  read_place (key, map, ranks);
  key->unset = FALSE;
  key->number = 0;
  g_clear_pointer (&key->text, g_free);
  if (field == PARCOURS_FIELD_NONE)
    return;
  if (parcours_field (field)->place || field == PARCOURS_LANE_PERSONA)
    read_target (key, map, ranks, field);
  else
    read_field (key, map, field);
}

void
parcours_card_key_clear (ParcoursCardKey *key)
{
  g_clear_object (&key->card);
  g_clear_pointer (&key->order, g_free);
  g_clear_pointer (&key->text, g_free);
}

static int
compare_values (const ParcoursCardKey *a, const ParcoursCardKey *b)
{
  if (a->number != b->number)
    return a->number < b->number ? -1 : 1;
  return g_strcmp0 (a->text, b->text);
}

int
parcours_card_key_compare (const ParcoursCardKey *a, const ParcoursCardKey *b, gboolean descending)
{
  int c;

  if (a->unset != b->unset)
    return a->unset ? 1 : -1;
  c = a->unset ? 0 : compare_values (a, b);
  if (c != 0)
    return descending ? -c : c;
  for (guint i = 0; i < G_N_ELEMENTS (a->place); i++)
    if (a->place[i] != b->place[i])
      return a->place[i] < b->place[i] ? -1 : 1;
  c = g_strcmp0 (a->order, b->order);
  return c != 0 ? c : strcmp (parcours_element_get_id (a->card), parcours_element_get_id (b->card));
}
