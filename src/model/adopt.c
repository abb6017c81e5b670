/* adopt.c - see adopt.h. Compares records below the root as wholes; telling their fields apart is the business of a diff. */
#include "config.h"

#include "model/adopt.h"

static void
apply (ParcoursMap *map, ParcoursEdit *edit)
{
  g_autoptr (ParcoursEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  if (!parcours_map_apply (map, owned, &error))
    g_error ("Adopting a map: %s", error->message);
}

static void
adopt_root_fields (ParcoursMap *map, ParcoursMap *source)
{
  const ParcoursKindInfo *info = parcours_kind_info (PARCOURS_KIND_MAP);
  ParcoursElement *root = parcours_map_get_root (map);
  ParcoursElement *other = parcours_map_get_root (source);

  for (guint i = 0; i < info->n_fields; i++)
    {
      ParcoursFieldId field = info->first + i;
      const char *value = parcours_element_get_value (other, field);

      if (g_strcmp0 (parcours_element_get_value (root, field), value) != 0)
        apply (map, parcours_edit_new_set (parcours_element_get_id (root), field, value));
    }
}

/* The same record with the same content stands directly below the root of both. */
static gboolean
is_same (ParcoursMap *map, ParcoursElement *element)
{
  ParcoursElement *other = parcours_map_find_kind (map, parcours_element_get_id (element), parcours_element_get_kind (element));

  return other != NULL && parcours_element_get_parent (other) == parcours_map_get_root (map)
         && parcours_element_equal (element, other);
}

static void
remove_others (ParcoursMap *map, ParcoursMap *source, ParcoursKind kind)
{
  GPtrArray *list = parcours_map_list (map, kind);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->len; i++)
    if (!is_same (source, g_ptr_array_index (list, i)))
      g_ptr_array_add (gone, g_strdup (parcours_element_get_id (g_ptr_array_index (list, i))));
  for (guint i = gone->len; i > 0; i--)
    apply (map, parcours_edit_new_remove (g_ptr_array_index (gone, i - 1)));
}

static void
insert_others (ParcoursMap *map, ParcoursMap *source, ParcoursKind kind)
{
  const char *root = parcours_element_get_id (parcours_map_get_root (map));
  GPtrArray *list = parcours_map_list (source, kind);

  for (guint i = 0; i < list->len; i++)
    {
      ParcoursElement *element = g_ptr_array_index (list, i);
      g_autoptr (ParcoursElement) copy = NULL;

      if (parcours_map_find (map, parcours_element_get_id (element)) != NULL)
        continue;
      copy = parcours_element_copy (element, FALSE);
      apply (map, parcours_edit_new_insert (root, copy));
    }
}

gboolean
parcours_map_adopt (ParcoursMap *map, ParcoursMap *source, const char *label)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (PARCOURS_IS_MAP (source) && source != map, FALSE);

  if (parcours_map_get_version (map) != parcours_map_get_version (source)
      || g_strcmp0 (parcours_element_get_id (parcours_map_get_root (map)),
                    parcours_element_get_id (parcours_map_get_root (source))) != 0)
    return FALSE;

  parcours_map_begin (map, label);
  adopt_root_fields (map, source);
  /* All that goes first: an id may have moved from one kind or record to another. */
  for (ParcoursKind kind = 0; kind < PARCOURS_N_KINDS; kind++)
    remove_others (map, source, kind);
  for (ParcoursKind kind = 0; kind < PARCOURS_N_KINDS; kind++)
    insert_others (map, source, kind);
  parcours_map_end (map);
  return TRUE;
}
