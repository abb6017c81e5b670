#include "config.h"

#include "model/find.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/util.h"
#include "model/operations.h"
#include "model/phrase.h"

#define BEFORE 24               /* characters of an excerpt in front of the hit, and behind it */
#define AFTER 48

typedef struct
{
  ParcoursFolded wanted;
  gboolean exact;
  GPtrArray *hits;
} Search;

static void
hit_free (gpointer data)
{
  ParcoursHit *hit = data;

  g_object_unref (hit->element);
  g_free (hit);
}

static gboolean
is_prose (const ParcoursField *field)
{
  return field->type == PARCOURS_TYPE_TEXT || field->type == PARCOURS_TYPE_TITLE ||
         field->type == PARCOURS_TYPE_PROSE || field->type == PARCOURS_TYPE_TAGS;
}

/* What a hypothesis changed and what a view filters is written for the program: other words there would mean other
 * things. */
static gboolean
is_for_people (ParcoursKind kind)
{
  return kind != PARCOURS_KIND_CHANGE && kind != PARCOURS_KIND_VIEW;
}

static void
search_field (Search *search, ParcoursElement *element, ParcoursFieldId field)
{
  const char *text = parcours_element_get_value (element, field);
  g_auto (ParcoursFolded) folded = { NULL };
  gsize start = 0, end;

  if (text == NULL)
    return;
  parcours_folded_init (&folded, text, search->exact);
  while (parcours_folded_find (&folded, &search->wanted, &start, &end))
    {
      ParcoursHit *hit = g_new (ParcoursHit, 1);

      *hit = (ParcoursHit) { g_object_ref (element), field, start, end };
      g_ptr_array_add (search->hits, hit);
      start = end;
    }
}

/* The name comes first, as on a card and in the inspector. */
static void
search_record (ParcoursElement *element, gpointer data)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  if (!is_for_people (info->kind))
    return;
  if (info->title != PARCOURS_FIELD_NONE)
    search_field (data, element, info->title);
  for (guint i = info->first; i < info->first + info->n_fields; i++)
    if (i != info->title && is_prose (parcours_field (i)))
      search_field (data, element, i);
}

static void
search_cards (Search *search, GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    parcours_element_walk (cards->pdata[i], search_record, search);
}

static void
search_column (Search *search, ParcoursMap *map, ParcoursElement *stage, ParcoursElement *step, GHashTable *cells)
{
  GPtrArray *lanes = parcours_map_list (map, PARCOURS_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("%p %p %p", (void *) stage, (void *) step, lanes->pdata[i]);
      GPtrArray *cards = g_hash_table_lookup (cells, key);

      if (cards != NULL)
        search_cards (search, cards);
    }
}

/* The cards by cell, each in order: one look at each card, for a map of thousands. */
static GHashTable *
sort_cards (ParcoursMap *map)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *stage, *step, *lane;
      GPtrArray *cell;
      g_autofree char *key = NULL;

      parcours_map_card_place (map, cards->pdata[i], &stage, &step, &lane);
      if (stage == NULL || lane == NULL)
        continue;
      key = g_strdup_printf ("%p %p %p", (void *) stage, (void *) step, (void *) lane);
      cell = g_hash_table_lookup (cells, key);
      if (cell == NULL)
        {
          cell = g_ptr_array_new ();
          g_hash_table_insert (cells, g_steal_pointer (&key), cell);
        }
      g_ptr_array_add (cell, cards->pdata[i]);
    }
  return cells;
}

static void
search_all_cards (Search *search, ParcoursMap *map)
{
  GPtrArray *stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  g_autoptr (GHashTable) cells = sort_cards (map);
  g_autoptr (GPtrArray) parked = parcours_map_cell (map, NULL, NULL, NULL, NULL);

  for (guint i = 0; i < stages->len; i++)
    {
      GPtrArray *steps = parcours_element_list (stages->pdata[i], PARCOURS_KIND_STEP);

      search_column (search, map, stages->pdata[i], NULL, cells);
      for (guint k = 0; k < steps->len; k++)
        search_column (search, map, stages->pdata[i], steps->pdata[k], cells);
    }
  search_cards (search, parked);
}

GPtrArray *
parcours_find (ParcoursMap *map, const char *text, gboolean match_case)
{
  Search search = { .exact = match_case, .hits = g_ptr_array_new_with_free_func (hit_free) };
  ParcoursElement *root;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && text != NULL, NULL);

  parcours_folded_init (&search.wanted, text, match_case);
  root = parcours_map_get_root (map);
  search_record (root, &search);
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    {
      GPtrArray *list = parcours_map_list (map, kind);

      if (kind == PARCOURS_KIND_CARD)
        search_all_cards (&search, map);
      for (guint i = 0; kind != PARCOURS_KIND_CARD && i < list->len; i++)
        parcours_element_walk (list->pdata[i], search_record, &search);
    }
  parcours_folded_clear (&search.wanted);
  return search.hits;
}

ParcoursElement *
parcours_hit_get_owner (const ParcoursHit *hit)
{
  g_return_val_if_fail (hit != NULL, NULL);

  for (ParcoursElement *element = hit->element; element != NULL; element = parcours_element_get_parent (element))
    switch ((int) parcours_element_get_kind (element))
      {
      case PARCOURS_KIND_CARD:
      case PARCOURS_KIND_STAGE:
      case PARCOURS_KIND_STEP:
      case PARCOURS_KIND_LANE:
      case PARCOURS_KIND_PERSONA:
        return element;
      default:
        break;
      }
  return NULL;
}

/* Line feeds as spaces, without taking away the spaces beside the hit. */
static char *
flat (const char *text, gsize length)
{
  return g_strdelimit (g_strndup (text, length), "\t\n", ' ');
}

static const char *
back (const char *text, const char *from, guint n)
{
  const char *p = from, *word = NULL;

  for (; p > text && n > 0; n--)
    {
      p = g_utf8_prev_char (p);
      if (*p == ' ' || *p == '\n')
        word = p + 1;
    }
  return p == text || word == NULL ? p : word;
}

static const char *
ahead (const char *from, guint n)
{
  const char *p = from, *word = NULL;

  for (; *p != '\0' && n > 0; n--, p = g_utf8_next_char (p))
    if (*p == ' ' || *p == '\n')
      word = p;
  return *p == '\0' || word == NULL || word == from ? p : word;
}

void
parcours_hit_excerpt (const ParcoursHit *hit, char **before, char **words, char **after)
{
  const char *text, *first, *last;
  g_autofree char *left = NULL, *right = NULL;

  g_return_if_fail (hit != NULL && before != NULL && words != NULL && after != NULL);

  text = parcours_element_get_value (hit->element, hit->field);
  g_return_if_fail (text != NULL && hit->end <= strlen (text));

  first = back (text, text + hit->start, BEFORE);
  last = ahead (text + hit->end, AFTER);
  left = flat (first, (gsize) (text + hit->start - first));
  right = flat (text + hit->end, (gsize) (last - (text + hit->end)));
  *before = g_strconcat (first > text ? "… " : "", left, NULL);
  *words = flat (text + hit->start, hit->end - hit->start);
  *after = g_strconcat (right, *last != '\0' ? " …" : "", NULL);
}

/* Replacing */

/* The value with all hits of the field, which start at number `*i`, replaced; `*i` is the number of the next one. */
static char *
replaced (GPtrArray *hits, guint *i, const char *with)
{
  const ParcoursHit *first = hits->pdata[*i];
  const char *text = parcours_element_get_value (first->element, first->field);
  GString *value = g_string_new (NULL);
  gsize done = 0;

  for (; *i < hits->len; ++*i)
    {
      const ParcoursHit *hit = hits->pdata[*i];

      if (hit->element != first->element || hit->field != first->field)
        break;
      g_string_append_len (value, text + done, (gssize) (hit->start - done));
      g_string_append (value, with);
      done = hit->end;
    }
  g_string_append (value, text + done);
  return g_string_free (value, FALSE);
}

static gboolean
replace_field (ParcoursMap *map, GPtrArray *hits, guint *i, const char *with, GError **error)
{
  const ParcoursHit *first = hits->pdata[*i];
  g_autofree char *value = replaced (hits, i, with), *where = NULL;
  g_autoptr (GError) why = NULL;

  if (parcours_map_set (map, first->element, first->field, value, &why))
    return TRUE;
  where = parcours_phrase_record (map, first->element, TRUE);
  /* Translators: the record in which a text cannot be replaced, then a sentence that says why */
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID, _("%s: %s Nothing was replaced."), where, why->message);
  return FALSE;
}

gboolean
parcours_find_replace (ParcoursMap *map, GPtrArray *hits, const char *text, guint *n_elements, GError **error)
{
  g_autoptr (GHashTable) elements = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && hits != NULL && text != NULL, FALSE);

  parcours_map_begin (map, _("Replace"));
  for (guint i = 0; i < hits->len;)
    {
      const ParcoursHit *hit = hits->pdata[i];
      ParcoursElement *owner = parcours_hit_get_owner (hit);

      g_hash_table_add (elements, owner != NULL ? owner : hit->element);
      if (!replace_field (map, hits, &i, text, error))
        {
          parcours_map_cancel (map);
          return FALSE;
        }
    }
  parcours_map_end (map);
  parcours_map_seal (map);
  if (n_elements != NULL)
    *n_elements = g_hash_table_size (elements);
  return TRUE;
}
