/* What sessions that are no longer alive left behind: the second half of draft.h. */
#include "config.h"

#include "share/draft.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "format/reader.h"
#include "share/bytes.h"
#include "share/redo.h"
#include "share/store.h"

/* More than any meta of ours; the folder is the user's own, but nothing is read without a bound. */
#define META_MAX (64 * 1024)

/* A folder without meta is one that a session is just making, or that a kill in that instant left. */
#define UNFINISHED_AGE (60 * 60)

void
parcours_recovery_free (ParcoursRecovery *recovery)
{
  if (recovery == NULL)
    return;

  g_free (recovery->folder);
  g_free (recovery->uri);
  g_free (recovery->title);
  g_free (recovery->base_hash);
  g_clear_pointer (&recovery->time, g_date_time_unref);
  g_free (recovery);
}

ParcoursRecovery *
parcours_recovery_copy (const ParcoursRecovery *recovery)
{
  ParcoursRecovery *copy;

  g_return_val_if_fail (recovery != NULL, NULL);

  copy = g_new0 (ParcoursRecovery, 1);
  copy->folder = g_strdup (recovery->folder);
  copy->uri = g_strdup (recovery->uri);
  copy->title = g_strdup (recovery->title);
  copy->base_hash = g_strdup (recovery->base_hash);
  copy->time = g_date_time_ref (recovery->time);

  return copy;
}

static GKeyFile *
read_meta (int fd)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *text = g_malloc (META_MAX);
  gssize length = pread (fd, text, META_MAX, 0);

  if (length < 0 || length == META_MAX || !g_key_file_load_from_data (keys, text, length, G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_steal_pointer (&keys);
}

static char *
get_key (GKeyFile *keys, const char *key)
{
  return keys != NULL ? g_key_file_get_string (keys, PARCOURS_STORE_GROUP, key, NULL) : NULL;
}

/* A meta that cannot be read hides no draft: what it said is unknown, the map itself is there. */
static ParcoursRecovery *
recovery_new (const char *folder, GKeyFile *keys, const struct timespec *time)
{
  ParcoursRecovery *recovery = g_new0 (ParcoursRecovery, 1);
  g_autoptr (GDateTime) second = NULL;

  recovery->folder = g_strdup (folder);
  recovery->uri = get_key (keys, PARCOURS_STORE_KEY_URI);
  recovery->title = get_key (keys, PARCOURS_STORE_KEY_TITLE);
  recovery->base_hash = get_key (keys, PARCOURS_STORE_KEY_BASE_HASH);
  second = g_date_time_new_from_unix_local (time->tv_sec);
  recovery->time = g_date_time_add (second, time->tv_nsec / 1000);
  if (recovery->title == NULL)
    recovery->title = g_strdup ("");

  return recovery;
}

/* NULL if the session lives or left nothing; in the latter case its folder goes. */
static ParcoursRecovery *
inspect (const char *folder)
{
  g_autofree char *draft = g_build_filename (folder, PARCOURS_STORE_DRAFT, NULL);
  g_autoptr (GKeyFile) keys = NULL;
  PARCOURS_AUTO_FD int meta = -1;
  struct stat st;

  if (!parcours_store_is_over (folder, &meta))
    {
      g_autofree char *path = g_build_filename (folder, PARCOURS_STORE_META, NULL);

      if (lstat (path, &st) != 0 && lstat (folder, &st) == 0 && st.st_mtime + UNFINISHED_AGE < time (NULL))
        parcours_store_remove_folder (folder);
      return NULL;
    }
  if (lstat (draft, &st) != 0 || !S_ISREG (st.st_mode))
    {
      parcours_store_remove_folder (folder);
      return NULL;
    }
  keys = read_meta (meta);

  return recovery_new (folder, keys, &st.st_mtim);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const ParcoursRecovery *const *x = a;
  const ParcoursRecovery *const *y = b;
  int order = g_date_time_compare ((*y)->time, (*x)->time);

  return order != 0 ? order : strcmp ((*x)->folder, (*y)->folder);
}

GPtrArray *
parcours_recovery_list (void)
{
  g_autofree char *root = parcours_store_dup_root ();
  g_autoptr (GDir) dir = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_recovery_free);
  const char *name;

  /* An interrupted save is finished, or becomes one of those that are offered. */
  parcours_redo_settle_all ();

  dir = g_dir_open (root, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      ParcoursRecovery *recovery = inspect (folder);

      if (recovery != NULL)
        g_ptr_array_add (list, recovery);
    }
  g_ptr_array_sort (list, compare_newest_first);

  return list;
}

static void
list_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, parcours_recovery_list (), (GDestroyNotify) g_ptr_array_unref);
}

void
parcours_recovery_list_async (GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, parcours_recovery_list_async);
  g_task_run_in_thread (task, list_worker);
}

GPtrArray *
parcours_recovery_list_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, parcours_recovery_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

const ParcoursRecovery *
parcours_recovery_find (GPtrArray *list, GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (list != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  uri = g_file_get_uri (file);
  for (guint i = 0; i < list->len; i++)
    {
      const ParcoursRecovery *recovery = g_ptr_array_index (list, i);

      if (g_strcmp0 (recovery->uri, uri) == 0)
        return recovery;
    }

  return NULL;
}

ParcoursMap *
parcours_recovery_open (const ParcoursRecovery *recovery, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ParcoursMap *map;

  g_return_val_if_fail (recovery != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  path = g_build_filename (recovery->folder, PARCOURS_STORE_DRAFT, NULL);
  file = g_file_new_for_path (path);
  bytes = parcours_bytes_read (file, NULL, error);
  if (bytes == NULL)
    return NULL;

  map = parcours_reader_read (bytes, *recovery->title != '\0' ? recovery->title : _("Untitled map"), NULL, error);
  if (map != NULL)
    parcours_map_mark_unsaved (map);

  return map;
}

void
parcours_recovery_remove (const ParcoursRecovery *recovery)
{
  g_autofree char *root = parcours_store_dup_root ();
  g_autofree char *parent = NULL;
  PARCOURS_AUTO_FD int meta = -1;

  g_return_if_fail (recovery != NULL);

  parent = g_path_get_dirname (recovery->folder);
  if (g_str_equal (parent, root) && parcours_store_is_over (recovery->folder, &meta))
    parcours_store_remove_folder (recovery->folder);
}
