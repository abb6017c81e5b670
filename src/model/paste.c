/* paste.c - records of another map, or of this one, come in with new ids. */
#include "config.h"

#include "model/operations.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/element-private.h"
#include "model/illustrate.h"

typedef struct
{
  ParcoursMap *map, *source;
  GHashTable *ids;              /* id in the source -> id here */
  GPtrArray *owned;             /* strings the table borrows */
} Paste;

static ParcoursElement *
find_by_name (ParcoursMap *map, ParcoursElement *like)
{
  GPtrArray *list = parcours_map_list (map, parcours_element_get_kind (like));
  const char *name = parcours_element_get_name (like);

  for (guint i = 0; *name != '\0' && i < list->len; i++)
    if (strcmp (parcours_element_get_name (list->pdata[i]), name) == 0)
      return list->pdata[i];
  return NULL;
}

/* Sees that `id`, named by a record that comes in, means something here. Channels are matched by name, pictures by their
 * data; those that are missing come along. */
static void
bring_target (Paste *paste, const char *id, ParcoursKind kind)
{
  ParcoursElement *there = parcours_map_find_kind (paste->source, id, kind), *here;
  g_autoptr (ParcoursElement) copy = NULL;
  char *key;

  if (there == NULL || paste->source == paste->map || g_hash_table_contains (paste->ids, id) ||
      (kind != PARCOURS_KIND_CHANNEL && kind != PARCOURS_KIND_PICTURE))
    return;
  here = kind == PARCOURS_KIND_CHANNEL ? find_by_name (paste->map, there) : parcours_map_find_picture (paste->map, there);
  if (here == NULL)
    {
      copy = parcours_element_copy (there, TRUE);
      here = parcours_map_add (paste->map, parcours_map_get_root (paste->map), copy, -1);
    }
  key = g_strdup (id);
  g_ptr_array_add (paste->owned, key);
  g_hash_table_insert (paste->ids, key, (gpointer) parcours_element_get_id (here));
}

/* Calls bring_target() for all references of a record of the source. */
static void
bring_targets (ParcoursElement *element, gpointer data)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);
      const char *value = parcours_element_get_value (element, i);
      g_auto (GStrv) parts = NULL;

      if (value == NULL || (field->type != PARCOURS_TYPE_REF && field->type != PARCOURS_TYPE_IDS))
        continue;
      parts = g_strsplit (value, " ", -1);
      for (char **part = parts; *part != NULL; part++)
        bring_target (data, *part, field->target);
    }
}

/* TRUE if the id will mean something once the copies are in. */
static gboolean
resolves (Paste *paste, GHashTable *coming, const char *id, ParcoursKind kind)
{
  return parcours_map_find_kind (paste->map, id, kind) != NULL || g_hash_table_contains (coming, id);
}

/* Drops references that would dangle. */
typedef struct
{
  Paste *paste;
  GHashTable *coming;           /* new ids of all copies */
} Pruning;

static void
prune (ParcoursElement *copy, gpointer data)
{
  Pruning *pruning = data;
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (copy));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);
      const char *value = parcours_element_get_value (copy, i);
      g_auto (GStrv) parts = NULL;
      g_autoptr (GString) kept = NULL;

      if (value == NULL || (field->type != PARCOURS_TYPE_REF && field->type != PARCOURS_TYPE_IDS))
        continue;
      kept = g_string_new (NULL);
      parts = g_strsplit (value, " ", -1);
      for (char **part = parts; *part != NULL; part++)
        if (resolves (pruning->paste, pruning->coming, *part, field->target))
          g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", *part);
      _parcours_element_take_value (copy, i, kept->len > 0 ? g_strdup (kept->str) : NULL);
    }
}

static void
collect_id (ParcoursElement *element, gpointer data)
{
  g_hash_table_add (data, (gpointer) parcours_element_get_id (element));
}

static void
take_place (ParcoursElement *card, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane)
{
  ParcoursElement *places[] = { stage, step, lane };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    _parcours_element_take_value (card, PARCOURS_CARD_STAGE + i,
                                  places[i] != NULL ? g_strdup (parcours_element_get_id (places[i])) : NULL);
}

/* Where a copy goes: cards and the like below the root, a step into the given stage or the last one. NULL if nowhere. */
static ParcoursElement *
parent_for (ParcoursMap *map, ParcoursElement *copy, ParcoursElement *stage)
{
  guint parents = parcours_kind_info (parcours_element_get_kind (copy))->parents;
  GPtrArray *stages = parcours_map_list (map, PARCOURS_KIND_STAGE);

  if ((parents & (1u << PARCOURS_KIND_MAP)) != 0)
    return parcours_map_get_root (map);
  if ((parents & (1u << PARCOURS_KIND_STAGE)) != 0)
    return stage != NULL ? stage : stages->len > 0 ? stages->pdata[stages->len - 1] : NULL;
  return NULL;
}

GPtrArray *
parcours_map_paste (ParcoursMap *map, ParcoursMap *source, GPtrArray *elements,
                    ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) coming = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *pasted = g_ptr_array_new ();
  Paste paste = { map, source, ids, owned };
  Pruning pruning = { &paste, coming };

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_MAP (source) && elements != NULL, pasted);

  parcours_map_begin (map, _("Paste"));
  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (copies, _parcours_element_copy (elements->pdata[i], ids));
  for (guint i = 0; i < elements->len; i++)
    parcours_element_walk (elements->pdata[i], bring_targets, &paste);
  for (guint i = 0; i < copies->len; i++)
    {
      parcours_element_walk (copies->pdata[i], _parcours_element_follow_ids, ids);
      parcours_element_walk (copies->pdata[i], collect_id, coming);
    }
  for (guint i = 0; i < copies->len; i++)
    {
      ParcoursElement *copy = copies->pdata[i], *parent = parent_for (map, copy, stage);

      if (parent == NULL)
        continue;
      if (parcours_element_get_kind (copy) == PARCOURS_KIND_CARD && stage != NULL)
        take_place (copy, stage, step, lane);
      parcours_element_walk (copy, prune, &pruning);
      g_ptr_array_add (pasted, parcours_map_add (map, parent, copy, -1));
    }
  parcours_map_end (map);
  return pasted;
}
