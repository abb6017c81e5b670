#include "config.h"

#include "share/replacement.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/util.h"
#include "share/portal.h"
#include "share/redo.h"
#include "share/trouble.h"
#include "share/way.h"

/* The stream */

#define TYPE_REPLACEMENT_STREAM (replacement_stream_get_type ())
G_DECLARE_FINAL_TYPE (ReplacementStream, replacement_stream, REPLACEMENT, STREAM, GOutputStream)

struct _ReplacementStream
{
  GOutputStream parent_instance;

  ParcoursReplacement *owner;   /* NULL once it is gone; not owned */
};

G_DEFINE_FINAL_TYPE (ReplacementStream, replacement_stream, G_TYPE_OUTPUT_STREAM)

static gssize
replacement_stream_write (GOutputStream *stream, const void *buffer, gsize count, GCancellable *cancellable,
                          GError **error)
{
  ParcoursReplacement *owner = REPLACEMENT_STREAM (stream)->owner;
  gssize written;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (owner == NULL || owner->fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The replacement is over");
      return -1;
    }

  do
    written = write (owner->fd, buffer, count);
  while (written < 0 && errno == EINTR);

  if (written < 0)
    {
      /* Remembered, so that a caller who overlooks it still cannot commit half a file. */
      if (owner->errnum == 0)
        owner->errnum = errno;
      parcours_way_set_trouble (owner, error, errno);
    }

  return written;
}

static void
replacement_stream_class_init (ReplacementStreamClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = replacement_stream_write;
}

static void
replacement_stream_init (ReplacementStream *self)
{
}

/* The order of things */

/* What can be seen before anything is tried. */
static gboolean
needs_overwrite (const ParcoursTarget *target)
{
  return target->exists &&
         (target->st.st_nlink > 1 || target->st.st_uid != geteuid () ||
          faccessat (target->folder, ".", W_OK | X_OK, AT_EACCESS) != 0);
}

/* FALSE without an error: not this way. */
static gboolean
open_rename (ParcoursReplacement *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->way = &parcours_way_rename;
  if (self->way->open (self, &local))
    {
      if (parcours_way_copy_attributes (self))
        return TRUE;
      if (!parcours_way_is_refusal (errno))
        return parcours_way_set_trouble (self, error, errno);
    }
  else if (!self->target.exists || !parcours_portal_has (self->target.folder) ||
           !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    {
      /* The portal's folder can always be written; that the real one takes no file is only seen when one is made. */
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  parcours_way_drop (self);
  parcours_clear_fd (&self->fd);
  parcours_clear_fd (&self->lock);

  return FALSE;
}

static gboolean
open_way (ParcoursReplacement *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!needs_overwrite (&self->target))
    {
      if (open_rename (self, &local))
        return TRUE;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  self->way = &parcours_way_overwrite;

  return self->way->open (self, error);
}

/* A limit on the size of files is an error of write() that a person is told about, not the end of the program. */
static void
ignore_size_signal (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      struct sigaction action;

      if (sigaction (SIGXFSZ, NULL, &action) == 0 && action.sa_handler == SIG_DFL)
        signal (SIGXFSZ, SIG_IGN);
      g_once_init_leave (&done, 1);
    }
}

static gboolean
close_written (ParcoursReplacement *self)
{
  int fd = self->fd;

  self->fd = -1;

  /* The descriptor is gone even if this fails; on a share it is where a full disk may show. */
  return close (fd) == 0 || errno == EINTR;
}

static gboolean
open_local (ParcoursReplacement *self, const char *path, GError **error)
{
  return parcours_target_find (&self->target, path, error) &&
         (!self->target.exists || parcours_redo_settle (self->target.path, error)) &&
         open_way (self, error);
}

static gboolean
open_remote (ParcoursReplacement *self, GError **error)
{
  self->way = &parcours_way_remote;

  return self->way->open (self, error);
}

ParcoursReplacement *
parcours_replacement_begin (GFile *file, GError **error)
{
  g_autoptr (ParcoursReplacement) self = NULL;
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ignore_size_signal ();
  self = g_new0 (ParcoursReplacement, 1);
  self->file = g_object_ref (file);
  self->target.folder = -1;
  self->fd = self->lock = self->place = self->over = self->mode = -1;

  path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  if (!(path != NULL ? open_local (self, path, error) : open_remote (self, error)))
    return NULL;

  self->stream = g_object_new (TYPE_REPLACEMENT_STREAM, NULL);
  REPLACEMENT_STREAM (self->stream)->owner = self;

  return g_steal_pointer (&self);
}

GOutputStream *
parcours_replacement_get_stream (ParcoursReplacement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stream;
}

void
parcours_replacement_set_guard (ParcoursReplacement *self, ParcoursReplacementGuard guard, gpointer data)
{
  g_return_if_fail (self != NULL);

  self->guard = guard;
  self->guard_data = data;
}

gboolean
parcours_replacement_commit (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->fd >= 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->errnum != 0)
    return parcours_way_set_trouble (self, error, self->errnum);

  if (!self->way->prepare (self, cancellable, error))
    return FALSE;
  if (fsync (self->fd) != 0 || !close_written (self))
    return parcours_way_set_trouble (self, error, errno);

  if (!parcours_way_ask_guard (self, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return self->way->publish (self, cancellable, error);
}

void
parcours_replacement_free (ParcoursReplacement *self)
{
  if (self == NULL)
    return;

  if (self->stream != NULL)
    REPLACEMENT_STREAM (self->stream)->owner = NULL;
  g_clear_object (&self->stream);
  parcours_way_drop (self);
  parcours_clear_fd (&self->fd);
  parcours_clear_fd (&self->lock);
  if (self->place != self->target.folder)
    parcours_clear_fd (&self->place);
  parcours_clear_fd (&self->over);
  g_clear_pointer (&self->old, g_bytes_unref);
  g_clear_pointer (&self->fresh, g_bytes_unref);
  parcours_target_clear (&self->target);
  g_free (self->seen);
  g_clear_pointer (&self->turn, parcours_lock_release);
  g_clear_pointer (&self->claim, parcours_claim_release);
  g_clear_object (&self->real);
  g_object_unref (self->file);
  g_free (self);
}

gboolean
parcours_replacement_write (GFile *file, GBytes *bytes, GError **error)
{
  g_autoptr (ParcoursReplacement) self = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, FALSE);

  self = parcours_replacement_begin (file, error);
  data = g_bytes_get_data (bytes, &size);

  return self != NULL &&
         g_output_stream_write_all (self->stream, data, size, NULL, NULL, error) &&
         parcours_replacement_commit (self, NULL, error);
}
