#include "config.h"

#include "share/copies.h"

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
                   G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

typedef struct
{
  GFile *file;
  gint64 time;                  /* microseconds; 0: unknown */
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->file);
  g_free (copy);
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Copy *first = *(Copy *const *) a;
  const Copy *second = *(Copy *const *) b;

  if (first->time != second->time)
    return first->time < second->time ? 1 : -1;

  return 0;
}

/* `folded` as of g_utf8_casefold(). */
static gboolean
is_copy_of (const char *name, const char *folded)
{
  g_autofree char *original = parcours_copy_original (name);
  g_autofree char *other = original != NULL ? g_utf8_casefold (original, -1) : NULL;

  return g_strcmp0 (other, folded) == 0;
}

static Copy *
copy_new (GFile *folder, GFileInfo *info)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->file = g_file_get_child (folder, g_file_info_get_name (info));
  copy->time = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * G_USEC_PER_SEC +
               g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);

  return copy;
}

static void
find (GFile *folder, const char *name, GPtrArray *found, GCancellable *cancellable)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GFileEnumerator) names = NULL;
  GFileInfo *info;

  names = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  for (guint n = 0; names != NULL && n < PARCOURS_COPIES_NAMES; n++)
    {
      if (!g_file_enumerator_iterate (names, &info, NULL, cancellable, NULL) || info == NULL)
        return;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && is_copy_of (g_file_info_get_name (info), folded))
        g_ptr_array_add (found, copy_new (folder, info));
    }
}

GPtrArray *
parcours_copies_list (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (copy_free);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  GPtrArray *list;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  folder = g_file_get_parent (file);
  name = g_file_get_basename (file);
  if (folder != NULL && name != NULL && g_utf8_validate (name, -1, NULL))
    find (folder, name, found, cancellable);
  g_ptr_array_sort (found, compare_newest_first);

  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (found->len, PARCOURS_COPIES_MAX); i++)
    {
      Copy *copy = found->pdata[i];

      g_ptr_array_add (list, g_object_ref (copy->file));
    }

  return list;
}
