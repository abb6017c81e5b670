#include "config.h"

#include "share/roll-file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "share/lock.h"
#include "share/roll.h"
#include "share/side.h"

/* Somebody who saves is soon done, but for a disk with much to do; then there is another beat. As long as a save waits. */
#define PATIENCE (10 * G_TIME_SPAN_SECOND)

struct _ParcoursRollFile
{
  GPtrArray *entries;
  ParcoursLock *lock;           /* on this computer */
  GFile *remote;                /* elsewhere: the presence file */
};

/* On this computer */

static ParcoursRollFile *
open_local (GFile *file)
{
  g_autoptr (ParcoursRollFile) self = g_new0 (ParcoursRollFile, 1);
  const char *path = g_file_peek_path (file);

  self->lock = path != NULL ? parcours_lock_try (path, PATIENCE) : NULL;
  if (self->lock != NULL)
    self->entries = parcours_roll_read (parcours_lock_get_fd (self->lock));

  return self->entries != NULL ? g_steal_pointer (&self) : NULL;
}

/* Never a new file in its place, since the lock is on this one. A shorter text is filled up before the rest is cut
 * off, so that a kill in between leaves empty lines and no part of an old one. */
static void
write_local (int fd, const char *text)
{
  gsize length = strlen (text);
  char padded[PARCOURS_ROLL_MAX];
  struct stat st;
  gssize size;

  if (fstat (fd, &st) != 0)
    return;

  size = CLAMP (st.st_size, (goffset) length, (goffset) sizeof padded);
  memset (padded, '\n', size);
  memcpy (padded, text, length);
  if (length > 0 && pwrite (fd, padded, size, 0) != size)
    length = 0;                 /* a full disk: half a roll would be nobody's */
  if (ftruncate (fd, length) != 0)
    g_debug ("The presence file cannot be written");
}

/* Elsewhere */

/* A bounded read of what is a plain file; an empty roll if there is none. */
static GPtrArray *
read_remote (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  char data[PARCOURS_ROLL_MAX + 1];
  gsize length;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable,
                            &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return parcours_roll_parse (NULL, 0);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return NULL;

  stream = g_file_read (file, cancellable, NULL);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), data, sizeof data, &length, cancellable, NULL))
    return NULL;

  return parcours_roll_parse (data, length);
}

ParcoursRollFile *
parcours_roll_file_open_remote (GFile *file, GCancellable *cancellable)
{
  g_autoptr (ParcoursRollFile) self = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *side = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  folder = g_file_get_parent (file);
  name = g_file_get_basename (file);
  if (folder == NULL || name == NULL)
    return NULL;

  self = g_new0 (ParcoursRollFile, 1);
  side = parcours_side_name (name, "lock");
  self->remote = g_file_get_child (folder, side);
  self->entries = read_remote (self->remote, cancellable);

  return self->entries != NULL ? g_steal_pointer (&self) : NULL;
}

/* Replacing a file through GIO may leave half of it or lose another's change, which is why it is never done to what
 * is the user's. This file is ours, worth nothing to anybody in half a minute, and has to be whole only by then. */
static void
write_remote (GFile *file, const char *text, GCancellable *cancellable)
{
  if (*text == '\0')
    g_file_delete (file, cancellable, NULL);
  else
    g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, NULL);
}

/* Both */

ParcoursRollFile *
parcours_roll_file_open (GFile *file, GCancellable *cancellable)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return g_file_is_native (file) ? open_local (file) : parcours_roll_file_open_remote (file, cancellable);
}

GPtrArray *
parcours_roll_file_get_entries (ParcoursRollFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries;
}

/* A file system is asked for its time by having it set a file's to now. */
gint64
parcours_roll_file_get_now (ParcoursRollFile *self)
{
  int fd;
  struct stat st;

  g_return_val_if_fail (self != NULL, 0);

  fd = self->lock != NULL ? parcours_lock_get_fd (self->lock) : -1;
  if (fd >= 0 && futimens (fd, NULL) == 0 && fstat (fd, &st) == 0 && st.st_mtime > 0)
    return st.st_mtime;

  return g_get_real_time () / G_USEC_PER_SEC;
}

void
parcours_roll_file_write (ParcoursRollFile *self, GCancellable *cancellable)
{
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);

  text = parcours_roll_print (self->entries);
  if (self->lock != NULL)
    write_local (parcours_lock_get_fd (self->lock), text);
  else
    write_remote (self->remote, text, cancellable);
}

void
parcours_roll_file_close (ParcoursRollFile *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lock, parcours_lock_release);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->remote);
  g_free (self);
}
