/* illustrate.c - see illustrate.h. */
#include "config.h"

#include "model/illustrate.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/operations.h"

static gboolean
has_same (ParcoursElement *a, ParcoursElement *b, ParcoursFieldId field)
{
  return g_strcmp0 (parcours_element_get_value (a, field), parcours_element_get_value (b, field)) == 0;
}

ParcoursElement *
parcours_map_find_picture (ParcoursMap *map, ParcoursElement *like)
{
  GPtrArray *pictures;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (like), NULL);

  pictures = parcours_map_list (map, PARCOURS_KIND_PICTURE);
  for (guint i = 0; i < pictures->len; i++)
    if (has_same (pictures->pdata[i], like, PARCOURS_PICTURE_TYPE) && has_same (pictures->pdata[i], like, PARCOURS_PICTURE_DATA))
      return pictures->pdata[i];
  return NULL;
}

/* --- who refers to what --- */

typedef struct
{
  ParcoursElement *leaving;     /* NULL: nobody */
  GHashTable *used;             /* ids */
  GHashTable *left;             /* ids that what leaves refers to */
} Uses;

/* What an experiment would put back counts as well. */
static void
note_uses (ParcoursElement *element, GHashTable *ids)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);
      const char *value = parcours_element_get_value (element, i);

      if (value != NULL && ((field->type == PARCOURS_TYPE_REF && field->target == PARCOURS_KIND_PICTURE) ||
                            i == PARCOURS_CHANGE_WAS || i == PARCOURS_CHANGE_NOW))
        g_hash_table_add (ids, (gpointer) value);
    }
}

static void
note (ParcoursElement *element, gpointer data)
{
  Uses *uses = data;
  ParcoursElement *above = element;

  while (above != NULL && above != uses->leaving)
    above = parcours_element_get_parent (above);
  note_uses (element, above != NULL && uses->leaving != NULL ? uses->left : uses->used);
}

GPtrArray *
parcours_map_list_lone_pictures (ParcoursMap *map, ParcoursElement *leaving)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  Uses uses = { leaving, used, left };
  GPtrArray *lone = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (leaving), lone);

  if (parcours_map_list (map, PARCOURS_KIND_PICTURE)->len == 0)
    return lone;
  parcours_element_walk (leaving, note, &uses);
  if (g_hash_table_size (left) == 0)
    return lone;
  parcours_element_walk (parcours_map_get_root (map), note, &uses);
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      ParcoursElement *picture = parcours_map_find_kind (map, id, PARCOURS_KIND_PICTURE);

      if (picture != NULL && !g_hash_table_contains (used, id))
        g_ptr_array_add (lone, picture);
    }
  return lone;
}

/* Of the pictures that records had, those that nothing shows now. */
static void
remove_unused (ParcoursMap *map, GHashTable *had)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  Uses uses = { NULL, used, used };
  GHashTableIter iter;
  gpointer id;

  parcours_element_walk (parcours_map_get_root (map), note, &uses);
  g_hash_table_iter_init (&iter, had);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      ParcoursElement *picture = parcours_map_find_kind (map, id, PARCOURS_KIND_PICTURE);

      if (picture != NULL && !g_hash_table_contains (used, id))
        parcours_map_remove (map, picture);
    }
}

void
parcours_map_illustrate (ParcoursMap *map, GPtrArray *records, ParcoursFieldId field, ParcoursElement *picture)
{
  g_autoptr (GHashTable) had = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ParcoursElement *there;
  const char *id;

  g_return_if_fail (PARCOURS_IS_MAP (map) && records != NULL);
  g_return_if_fail (parcours_field (field)->type == PARCOURS_TYPE_REF && parcours_field (field)->target == PARCOURS_KIND_PICTURE);
  g_return_if_fail (picture == NULL || parcours_element_get_kind (picture) == PARCOURS_KIND_PICTURE);

  parcours_map_begin (map, picture != NULL ? _("Add Picture") : _("Remove Picture"));
  there = picture != NULL ? parcours_map_find_picture (map, picture) : NULL;
  if (picture != NULL && there == NULL)
    there = parcours_map_add (map, parcours_map_get_root (map), picture, -1);
  id = there != NULL ? parcours_element_get_id (there) : NULL;
  for (guint i = 0; i < records->len; i++)
    {
      const char *before = parcours_element_get_text (records->pdata[i], field);

      if (before != NULL && g_strcmp0 (before, id) != 0)
        g_hash_table_add (had, g_strdup (before));
      parcours_map_set (map, records->pdata[i], field, id, NULL);
    }
  if (g_hash_table_size (had) > 0)
    remove_unused (map, had);
  parcours_map_end (map);
}
