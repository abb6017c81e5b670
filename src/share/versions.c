#include "config.h"

#include "share/versions.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/util.h"
#include "format/reader.h"
#include "share/bytes.h"
#include "share/overwrite.h"
#include "share/replacement.h"
#include "share/side.h"
#include "share/trouble.h"
#include "share/versions-folder.h"

ParcoursVersion *
parcours_version_copy (const ParcoursVersion *version)
{
  ParcoursVersion *copy;

  g_return_val_if_fail (version != NULL, NULL);

  copy = g_new0 (ParcoursVersion, 1);
  copy->path = g_strdup (version->path);
  copy->time = g_date_time_ref (version->time);
  copy->size = version->size;
  copy->hash = g_strdup (version->hash);

  return copy;
}

void
parcours_version_free (ParcoursVersion *version)
{
  if (version == NULL)
    return;

  g_free (version->path);
  g_date_time_unref (version->time);
  g_free (version->hash);
  g_free (version);
}

/* Keeping */

static const ParcoursVersionsEntry *
newest (GPtrArray *list)
{
  return list->len > 0 ? g_ptr_array_index (list, list->len - 1) : NULL;
}

/* Takes away what dead programs left: nobody else is at it while we hold the lock. */
static void
sweep (ParcoursVersionsFolder *folder, GPtrArray *list)
{
  parcours_side_sweep_folder (folder->path, 0);
  for (guint i = list->len; i > 0; i--)
    {
      const ParcoursVersionsEntry *entry = g_ptr_array_index (list, i - 1);

      if (entry->size > 0)
        continue;
      unlinkat (folder->fd, entry->name, 0);
      g_ptr_array_remove_index (list, i - 1);
    }
}

/* When the file was last written, in microseconds, if that can be known and was before `now`. */
static gint64
file_time (GFile *file, gint64 now)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GDateTime) time = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                            G_FILE_QUERY_INFO_NONE, NULL, NULL);
  time = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;

  if (time == NULL)
    return now;

  return CLAMP (g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time), 0, now);
}

/* The name comes first, empty and private: the replacement gives the content the mode of what is there. */
static gboolean
write_version (ParcoursVersionsFolder *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  PARCOURS_AUTO_FD int fd = openat (folder->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    return parcours_trouble_set_write (error, path, errno);
  if (parcours_replacement_write (file, bytes, error))
    return TRUE;

  unlinkat (folder->fd, name, 0);

  return FALSE;
}

static void
drop_oldest (ParcoursVersionsFolder *folder, GPtrArray *list, guint n_kept)
{
  for (guint i = 0; i + n_kept < list->len; i++)
    unlinkat (folder->fd, ((ParcoursVersionsEntry *) g_ptr_array_index (list, i))->name, 0);
}

static gboolean
keep_in (ParcoursVersionsFolder *folder, GFile *file, GBytes *bytes, gboolean found, GError **error)
{
  g_autoptr (GPtrArray) list = parcours_versions_folder_list (folder);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *name = NULL;
  const ParcoursVersionsEntry *last;
  gint64 time = g_get_real_time ();

  sweep (folder, list);
  last = newest (list);
  if (last != NULL && g_str_equal (last->hash, hash) && last->size == g_bytes_get_size (bytes))
    return TRUE;

  if (found)
    time = file_time (file, time);
  /* A clock that was put back must not make the newest version the first to go. */
  if (last != NULL)
    time = MAX (time, last->time + 1);
  name = parcours_versions_folder_name (time, hash);
  if (!write_version (folder, name, bytes, error))
    return FALSE;
  drop_oldest (folder, list, PARCOURS_VERSIONS_MAX - 1);

  return TRUE;
}

static gboolean
keep (GFile *file, GBytes *bytes, gboolean found, GError **error)
{
  g_auto (ParcoursVersionsFolder) folder = { .fd = -1 };
  g_autofree char *uri = NULL;
  PARCOURS_AUTO_FD int lock = -1;

  if (g_bytes_get_size (bytes) == 0)
    return TRUE;                /* no state of any map */

  uri = parcours_versions_folder_dup_uri (file);
  if (parcours_versions_folder_open (&folder, uri, TRUE))
    lock = parcours_versions_folder_lock (&folder, uri);
  if (lock < 0)
    return parcours_trouble_set_write (error, folder.path, errno);

  return keep_in (&folder, file, bytes, found, error);
}

gboolean
parcours_versions_keep (GFile *file, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return keep (file, bytes, FALSE, error);
}

gboolean
parcours_versions_keep_found (GFile *file, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return keep (file, bytes, TRUE, error);
}

gboolean
parcours_versions_is_newest (GFile *file, const char *hash)
{
  g_auto (ParcoursVersionsFolder) folder = { .fd = -1 };
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *uri = NULL;
  const ParcoursVersionsEntry *last;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (hash != NULL, FALSE);

  uri = parcours_versions_folder_dup_uri (file);
  if (!parcours_versions_folder_open (&folder, uri, FALSE))
    return FALSE;
  list = parcours_versions_folder_list (&folder);
  last = newest (list);

  return last != NULL && g_str_equal (last->hash, hash);
}

/* Looking back */

static ParcoursVersion *
version_new (ParcoursVersionsFolder *folder, const ParcoursVersionsEntry *entry)
{
  ParcoursVersion *version = g_new0 (ParcoursVersion, 1);
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_local (entry->time / G_USEC_PER_SEC);

  version->path = g_build_filename (folder->path, entry->name, NULL);
  version->time = g_date_time_add (second, entry->time % G_USEC_PER_SEC);
  version->size = entry->size;
  version->hash = g_strdup (entry->hash);

  return version;
}

GPtrArray *
parcours_versions_list (GFile *file)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_version_free);
  g_auto (ParcoursVersionsFolder) folder = { .fd = -1 };
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (G_IS_FILE (file), versions);

  uri = parcours_versions_folder_dup_uri (file);
  if (!parcours_versions_folder_open (&folder, uri, FALSE))
    return versions;

  list = parcours_versions_folder_list (&folder);
  for (guint i = list->len; i > 0 && versions->len < PARCOURS_VERSIONS_MAX; i--)
    {
      const ParcoursVersionsEntry *entry = g_ptr_array_index (list, i - 1);

      if (entry->size > 0)
        g_ptr_array_add (versions, version_new (&folder, entry));
    }

  return versions;
}

/* The bytes that were kept, and no others. NULL with a sentence. */
static GBytes *
read_version (const ParcoursVersion *version, const char *when, GError **error)
{
  g_auto (ParcoursVersionsFolder) folder = { .fd = -1 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_path_get_basename (version->path);
  g_autofree char *hash = NULL;
  PARCOURS_AUTO_FD int fd = -1;
  struct stat st;

  if (parcours_versions_folder_open_for (&folder, version->path))
    fd = openat (folder.fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The version of %s is no longer there, because newer ones took its place. Choose another one."), when);
      return NULL;
    }
  if (fd >= 0 && fstat (fd, &st) == 0 && S_ISREG (st.st_mode))
    bytes = parcours_overwrite_read (fd, PARCOURS_FILE_MAX);
  hash = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  if (g_strcmp0 (hash, version->hash) == 0)
    return g_steal_pointer (&bytes);

  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED,
               _("The version of %s cannot be brought back, because what was kept of it is damaged. The other versions are not affected: choose one of them."),
               when);

  return NULL;
}

ParcoursMap *
parcours_version_open (const ParcoursVersion *version, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (version != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  when = g_date_time_format (version->time, _("%-d %B %Y, %H:%M"));
  bytes = read_version (version, when, error);
  if (bytes == NULL)
    return NULL;
  /* Translators: in the place of a file's name, in sentences about what is in the file; %s is a date and a time. */
  name = g_strdup_printf (_("The version of %s"), when);

  return parcours_reader_read (bytes, name, NULL, error);
}
