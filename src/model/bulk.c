/* bulk.c - see bulk.h. */
#include "config.h"

#include "model/bulk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

char *
parcours_bulk_dup_label (ParcoursFieldId field, guint n)
{
  const char *name = _(parcours_field (field)->label);

  if (n == 1)
    /* Translators: an undo step; %s is the name of a field, like “Emotion” */
    return g_strdup_printf (_("Change %s"), name);
  /* Translators: an undo step for several cards; %s is the name of a field, like “Emotion” */
  return g_strdup_printf (ngettext ("Change %s of %u Card", "Change %s of %u Cards", n), name, n);
}

static gboolean
is_list (const ParcoursField *field)
{
  return field->type == PARCOURS_TYPE_CHOICES || field->type == PARCOURS_TYPE_TAGS || field->type == PARCOURS_TYPE_IDS;
}

gboolean
parcours_map_set_all (ParcoursMap *map, GPtrArray *records, ParcoursFieldId field, const char *text, GError **error)
{
  g_autofree char *label = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (records != NULL, FALSE);

  label = parcours_bulk_dup_label (field, records->len);
  parcours_map_begin (map, label);
  for (guint i = 0; i < records->len && done; i++)
    done = parcours_map_set (map, g_ptr_array_index (records, i), field, text, error);
  if (done)
    parcours_map_end (map);
  else
    parcours_map_cancel (map);
  return done;
}

/* The record's list with `value` at its end or (add FALSE) without it; NULL if it is so already. */
static char *
dup_changed_list (ParcoursElement *record, const ParcoursField *field, const char *value, gboolean add)
{
  g_auto (GStrv) list = parcours_element_dup_list (record, field->id);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (g_strv_contains ((const char *const *) list, value) == add)
    return NULL;
  for (char **part = list; *part != NULL; part++)
    if (strcmp (*part, value) != 0)
      g_ptr_array_add (kept, *part);
  if (add)
    g_ptr_array_add (kept, (char *) value);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (field->type == PARCOURS_TYPE_TAGS ? ";" : " ", (char **) kept->pdata);
}

gboolean
parcours_map_change_lists (ParcoursMap *map, GPtrArray *records, ParcoursFieldId field, const char *value, gboolean add, GError **error)
{
  g_autofree char *label = NULL, *mine = g_strdup (value);      /* `value` may be part of a record */
  gboolean done = TRUE;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (records != NULL && value != NULL, FALSE);
  g_return_val_if_fail (is_list (parcours_field (field)), FALSE);

  label = parcours_bulk_dup_label (field, records->len);
  parcours_map_begin (map, label);
  for (guint i = 0; i < records->len && done; i++)
    {
      g_autofree char *list = dup_changed_list (g_ptr_array_index (records, i), parcours_field (field), mine, add);

      if (list != NULL)
        done = parcours_map_set (map, g_ptr_array_index (records, i), field, list, error);
    }
  if (done)
    parcours_map_end (map);
  else
    parcours_map_cancel (map);
  return done;
}

void
parcours_map_add_to_all (ParcoursMap *map, GPtrArray *records, ParcoursElement *child)
{
  const ParcoursKindInfo *info;
  g_autofree char *label = NULL;

  g_return_if_fail (PARCOURS_IS_MAP (map));
  g_return_if_fail (records != NULL && PARCOURS_IS_ELEMENT (child));

  info = parcours_kind_info (parcours_element_get_kind (child));
  /* Translators: an undo step for several cards; %s is a kind of record, like “Comment” */
  label = g_strdup_printf (ngettext ("Add %s to %u Card", "Add %s to %u Cards", records->len), _(info->label), records->len);
  parcours_map_begin (map, label);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (ParcoursElement) copy = parcours_element_copy (child, TRUE);

      parcours_map_add (map, g_ptr_array_index (records, i), copy, -1);
    }
  parcours_map_end (map);
}

guint
parcours_bulk_count (GPtrArray *records, ParcoursFieldId field, const char *value)
{
  guint n = 0;

  g_return_val_if_fail (records != NULL, 0);

  for (guint i = 0; i < records->len; i++)
    {
      const char *mine = parcours_element_get_value (g_ptr_array_index (records, i), field);

      if (value != NULL && mine != NULL && is_list (parcours_field (field)))
        {
          g_auto (GStrv) list = parcours_element_dup_list (g_ptr_array_index (records, i), field);

          n += g_strv_contains ((const char *const *) list, value);
        }
      else
        n += g_strcmp0 (mine, value) == 0;
    }
  return n;
}

GPtrArray *
parcours_bulk_list (GPtrArray *records, ParcoursFieldId field)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    {
      g_auto (GStrv) list = parcours_element_dup_list (g_ptr_array_index (records, i), field);

      for (char **part = list; *part != NULL; part++)
        if (!g_hash_table_contains (seen, *part))
          {
            char *value = g_strdup (*part);

            g_hash_table_add (seen, value);
            g_ptr_array_add (values, value);
          }
    }
  return values;
}
