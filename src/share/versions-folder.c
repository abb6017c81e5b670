#include "config.h"

#include "share/versions-folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "share/overwrite.h"
#include "share/side.h"

#define URI_NAME "uri"
#define ENDING ".jmap"

/* "20261122T143005.123456Z", and a SHA-256 in hex. */
#define STAMP_LENGTH 23
#define HASH_LENGTH 64

/* Longer than any address: a file that holds more is not ours. */
#define URI_MAX (64 * 1024)

/* Where all the folders are. */
static char *
dup_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "parcours", "history", NULL);
}

/* With the links on the way followed. A file that is gone still had a folder. */
static char *
dup_real_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real_folder = NULL;
  char *real = realpath (path, NULL);

  if (real != NULL)
    return real;
  real_folder = realpath (folder, NULL);

  return g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
}

char *
parcours_versions_folder_dup_uri (GFile *file)
{
  g_autofree char *real = NULL;
  char *uri = NULL;

  if (g_file_is_native (file))
    {
      real = dup_real_path (g_file_peek_path (file));
      uri = g_filename_to_uri (real, NULL, NULL);
    }

  return uri != NULL ? uri : g_file_get_uri (file);
}

static int
open_child (int folder, const char *name)
{
  return openat (folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The folder `name` in the root. */
static gboolean
enter (ParcoursVersionsFolder *self, const char *name, gboolean make)
{
  g_autofree char *root_path = dup_root ();
  PARCOURS_AUTO_FD int root = -1;

  self->path = g_build_filename (root_path, name, NULL);
  self->fd = -1;
  if (make && g_mkdir_with_parents (root_path, 0700) != 0)
    return FALSE;
  root = open_child (AT_FDCWD, root_path);
  if (root < 0)
    return FALSE;
  if (make && mkdirat (root, name, 0700) == 0)
    fsync (root);               /* a power cut must not take the folder that flushed versions are in */
  self->fd = open_child (root, name);

  return self->fd >= 0;
}

gboolean
parcours_versions_folder_open (ParcoursVersionsFolder *self, const char *uri, gboolean make)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  return enter (self, name, make);
}

gboolean
parcours_versions_folder_open_for (ParcoursVersionsFolder *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);

  return enter (self, name, FALSE);
}

void
parcours_versions_folder_clear (ParcoursVersionsFolder *self)
{
  g_clear_pointer (&self->path, g_free);
  parcours_clear_fd (&self->fd);
}

/* Makes `uri` the content of the file, unless it is that already. */
static gboolean
write_uri (int fd, const char *uri)
{
  g_autoptr (GBytes) has = parcours_overwrite_read (fd, URI_MAX);
  g_autofree char *line = g_strconcat (uri, "\n", NULL);
  g_autoptr (GBytes) wanted = g_bytes_new_static (line, strlen (line));

  if (has != NULL && g_bytes_equal (has, wanted))
    return TRUE;

  return ftruncate (fd, 0) == 0 && parcours_side_write (fd, line, strlen (line)) && fsync (fd) == 0;
}

int
parcours_versions_folder_lock (ParcoursVersionsFolder *self, const char *uri)
{
  PARCOURS_AUTO_FD int fd = -1;
  struct stat st;

  fd = openat (self->fd, URI_NAME, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (fd < 0 || fstat (fd, &st) != 0)
    return -1;
  if (!S_ISREG (st.st_mode))
    {
      errno = EINVAL;
      return -1;
    }
  if (!parcours_overwrite_lock (fd, FALSE) || !write_uri (fd, uri))
    return -1;

  return g_steal_fd (&fd);
}

char *
parcours_versions_folder_name (gint64 time, const char *hash)
{
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  g_assert (second != NULL);

  return g_strdup_printf ("%04d%02d%02dT%02d%02d%02d.%06dZ-%s" ENDING, g_date_time_get_year (second),
                          g_date_time_get_month (second), g_date_time_get_day_of_month (second),
                          g_date_time_get_hour (second), g_date_time_get_minute (second),
                          g_date_time_get_second (second), (int) (time % G_USEC_PER_SEC), hash);
}

/* FALSE for all but what parcours_versions_folder_name() makes. */
static gboolean
parse_name (const char *name, ParcoursVersionsEntry *entry)
{
  g_autoptr (GDateTime) second = NULL;
  g_autofree char *hash = NULL, *again = NULL;
  int year, month, day, hour, minute, whole, part;

  if (strlen (name) != STAMP_LENGTH + 1 + HASH_LENGTH + strlen (ENDING) ||
      sscanf (name, "%4d%2d%2dT%2d%2d%2d.%6dZ-", &year, &month, &day, &hour, &minute, &whole, &part) != 7)
    return FALSE;
  hash = g_strndup (name + STAMP_LENGTH + 1, HASH_LENGTH);
  second = g_date_time_new_utc (year, month, day, hour, minute, whole);
  if (second == NULL || part < 0 || g_date_time_to_unix (second) < 0 ||
      strspn (hash, "0123456789abcdef") != HASH_LENGTH)
    return FALSE;

  entry->time = g_date_time_to_unix (second) * G_USEC_PER_SEC + part;
  again = parcours_versions_folder_name (entry->time, hash);
  if (!g_str_equal (again, name))
    return FALSE;
  entry->name = g_steal_pointer (&again);
  entry->hash = g_steal_pointer (&hash);

  return TRUE;
}

static void
entry_free (gpointer data)
{
  ParcoursVersionsEntry *entry = data;

  g_free (entry->name);
  g_free (entry->hash);
  g_free (entry);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const ParcoursVersionsEntry *const *x = a;
  const ParcoursVersionsEntry *const *y = b;

  return strcmp ((*x)->name, (*y)->name);
}

GPtrArray *
parcours_versions_folder_list (ParcoursVersionsFolder *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (entry_free);
  int fd = open_child (self->fd, ".");
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *child;

  while (dir != NULL && (child = readdir (dir)) != NULL)
    {
      ParcoursVersionsEntry entry = { NULL };
      struct stat st;

      if (fstatat (self->fd, child->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (st.st_mode) ||
          !parse_name (child->d_name, &entry))
        continue;
      entry.size = st.st_size;
      g_ptr_array_add (list, g_memdup2 (&entry, sizeof entry));
    }
  g_ptr_array_sort (list, compare_names);

  if (dir != NULL)
    closedir (dir);
  else
    parcours_clear_fd (&fd);

  return list;
}
