#include "config.h"

#include "share/look.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/util.h"
#include "share/access.h"
#include "share/bytes.h"
#include "share/trouble.h"

/* A write within the same tick leaves the same times: of a file that was changed less than this before it was read nothing is known.
 * Coarser than any file system's clock (FAT: 2 s), and than most clocks of servers are wrong. */
#define RACY (3 * G_USEC_PER_SEC)

/* More names than a folder of maps has; beyond that a moved file is not looked for. */
#define NAMES_MAX 4096

static void
set_state (ParcoursLook *self, ParcoursLookState state)
{
  self->state = state;
  g_clear_object (&self->moved_to);
  if (state > PARCOURS_LOOK_CHANGED)
    {
      g_clear_pointer (&self->hash, g_free);
      self->looked = 0;
    }
}

static void
judge_error (ParcoursLook *self, const GError *error)
{
  set_state (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? PARCOURS_LOOK_GONE
                   : parcours_trouble_is_away (error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? PARCOURS_LOOK_AWAY : PARCOURS_LOOK_UNREADABLE);
}

static void
judge_hash (ParcoursLook *self, const char *base)
{
  set_state (self, g_strcmp0 (self->hash, base) == 0 ? PARCOURS_LOOK_SAME : PARCOURS_LOOK_CHANGED);
}

static void
read_bytes (ParcoursLook *self, GFile *file, const char *base, GCancellable *cancellable)
{
  gint64 now = g_get_real_time ();
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = parcours_bytes_hash (file, cancellable, &error);

  self->n_reads++;
  if (hash == NULL)
    {
      judge_error (self, error);
      return;
    }

  parcours_set_str (&self->hash, hash);
  self->looked = now;
  judge_hash (self, base);
}

/* TRUE if bytes that had this stamp when they were read have not changed since. */
static gboolean
is_trusted (const ParcoursLook *self)
{
  return self->hash != NULL && self->looked != 0 && self->changed < self->looked - RACY;
}

/* On this computer */

static gint64
microseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * G_USEC_PER_SEC + time->tv_nsec / 1000;
}

/* The same file under another name in its folder, or NULL. */
static GFile *
find_moved (const ParcoursLook *self, const char *folder)
{
  g_autoptr (GDir) dir = self->inode != 0 ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  for (guint n = 0; dir != NULL && n < NAMES_MAX && (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat st;

      if (*name != '.' && lstat (path, &st) == 0 && S_ISREG (st.st_mode) &&
          st.st_ino == self->inode && st.st_dev == self->device)
        return g_file_new_for_path (path);
    }

  return NULL;
}

/* A stick that was pulled leaves no folder, or the empty one that it was mounted on, which is on another device. */
static void
judge_missing (ParcoursLook *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat st;

  if (stat (folder, &st) != 0 || (self->folder_device != 0 && st.st_dev != self->folder_device))
    {
      set_state (self, PARCOURS_LOOK_AWAY);
      return;
    }
  set_state (self, PARCOURS_LOOK_GONE);
  self->moved_to = find_moved (self, folder);
}

static void
judge_errno (ParcoursLook *self, const char *path, int errnum)
{
  if (errnum == ENOENT || errnum == ENOTDIR)
    judge_missing (self, path);
  else
    set_state (self, parcours_trouble_is_away_errno (errnum) ? PARCOURS_LOOK_AWAY : PARCOURS_LOOK_UNREADABLE);
}

static void
remember_folder (ParcoursLook *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat st;

  if (stat (folder, &st) == 0)
    self->folder_device = st.st_dev;
}

static void
look_here (ParcoursLook *self, GFile *file, const char *base, gboolean thorough, GCancellable *cancellable)
{
  const char *path = g_file_peek_path (file);
  gboolean same;
  gint64 changed;
  struct stat st;

  if (stat (path, &st) != 0)
    {
      judge_errno (self, path, errno);
      return;
    }

  changed = MAX (microseconds (&st.st_mtim), microseconds (&st.st_ctim));
  same = st.st_dev == self->device && st.st_ino == self->inode && st.st_size == self->size && changed == self->changed;
  self->device = st.st_dev;
  self->inode = st.st_ino;
  self->size = st.st_size;
  self->changed = changed;
  self->writable = parcours_file_is_writable (file);
  remember_folder (self, path);

  if (same && is_trusted (self) && !thorough)
    judge_hash (self, base);
  else
    read_bytes (self, file, base, cancellable);
  if (self->state == PARCOURS_LOOK_GONE)        /* between the two looks */
    judge_missing (self, path);
}

/* Elsewhere */

static void
look_there (ParcoursLook *self, GFile *file, const char *base, gboolean thorough, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GError) error = NULL;
  const char *tag;
  gboolean same;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE ","
                            G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, cancellable, &error);
  if (info == NULL)
    {
      judge_error (self, error);
      return;
    }

  tag = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE);
  same = g_strcmp0 (tag, self->tag) == 0 && g_file_info_get_size (info) == self->size;
  parcours_set_str (&self->tag, tag);
  self->size = g_file_info_get_size (info);
  time = g_file_info_get_modification_date_time (info);
  self->changed = time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : G_MAXINT64;

  if (same && tag != NULL && is_trusted (self) && !thorough)
    judge_hash (self, base);
  else
    read_bytes (self, file, base, cancellable);
}

void
parcours_look (ParcoursLook *self, GFile *file, const char *base, gboolean thorough, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_is_native (file))
    look_here (self, file, base, thorough, cancellable);
  else
    look_there (self, file, base, thorough, cancellable);
}

void
parcours_look_clear (ParcoursLook *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_object (&self->moved_to);
}
