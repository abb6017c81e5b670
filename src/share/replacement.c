#include "config.h"

#include "share/replacement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/util.h"
#include "share/side.h"
#include "share/target.h"
#include "share/trouble.h"

/* How the new content comes to stand where the old one was. Where a rename is not possible or would lose something
 * (hard links, a folder that cannot be written), another way takes its place; the order of commit stays. */
typedef struct
{
  gboolean (*open) (ParcoursReplacement *self, GError **error);         /* an empty file that nobody takes for the target */
  gboolean (*publish) (ParcoursReplacement *self, GError **error);      /* it is whole and on disk: make it the target */
  void (*drop) (ParcoursReplacement *self);                             /* remove it */
} Way;

struct _ParcoursReplacement
{
  const Way *way;
  ParcoursTarget target;
  GOutputStream *stream;

  char *temporary;              /* its name in the target's folder, NULL once it is the target or removed */
  int fd;                       /* what is written to */
  int lock;                     /* the same open file: keeps its lock between the close of `fd` and the rename */
  int errnum;                   /* of the first write that failed */

  ParcoursReplacementGuard guard;
  gpointer guard_data;
};

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
      parcours_trouble_set_write (error, owner->target.path, errno);
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

/* A rename: plain files, also behind symlinks */

static gboolean
rename_open (ParcoursReplacement *self, GError **error)
{
  /* A new file has the mode that the user's umask gives; an old one's is copied at the end, private until then. */
  self->fd = parcours_side_create (self->target.folder, self->target.name, self->target.exists ? 0600 : 0666,
                                   &self->temporary);
  if (self->fd < 0)
    return parcours_trouble_set_write (error, self->target.path, errno);

  self->lock = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  return self->lock >= 0 || parcours_trouble_set_write (error, self->target.path, errno);
}

static gboolean
rename_publish (ParcoursReplacement *self, GError **error)
{
  int folder = self->target.folder;

  if (renameat (folder, self->temporary, folder, self->target.name) != 0)
    return parcours_trouble_set_write (error, self->target.path, errno);
  g_clear_pointer (&self->temporary, g_free);

  /* EINVAL: a file system that cannot flush folders, where the rename is as durable as it gets. */
  if (fsync (folder) != 0 && errno != EINVAL)
    {
      g_autofree char *name = g_filename_display_basename (self->target.path);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("“%s” was written, but the disk did not confirm that it will keep it (%s). Save it once more, or on another disk."),
                   name, g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

static void
rename_drop (ParcoursReplacement *self)
{
  if (self->temporary != NULL)
    unlinkat (self->target.folder, self->temporary, 0);
  g_clear_pointer (&self->temporary, g_free);
}

static const Way rename_way = { rename_open, rename_publish, rename_drop };

/* The order of things */

static const Way *
choose_way (ParcoursTarget *target, GError **error)
{
  g_autofree char *name = NULL;

  if (!target->exists || target->st.st_nlink <= 1)
    return &rename_way;

  /* A rename would leave the other names with the old content, and nobody would notice that they went separate ways. */
  name = g_filename_display_basename (target->path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("“%s” is one file with several names (hard links), and writing it would part them. Save it under another name."),
               name);

  return NULL;
}

/* Group first: changing it clears the set-group bit, and access must never be wider than the target's. */
static gboolean
copy_attributes (ParcoursReplacement *self)
{
  const struct stat *st = &self->target.st;
  mode_t mode = st->st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
  struct stat own;

  if (st->st_mode == 0)
    return TRUE;
  if (fstat (self->fd, &own) != 0)
    return FALSE;

  /* Where the group cannot be given, ours gets no more than what everybody has. */
  if (own.st_gid != st->st_gid && fchown (self->fd, -1, st->st_gid) != 0)
    mode &= ~S_IRWXG | ((mode & S_IRWXO) << 3);

  return (own.st_mode & 07777) == mode || fchmod (self->fd, mode) == 0;
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

ParcoursReplacement *
parcours_replacement_begin (const char *path, GError **error)
{
  g_autoptr (ParcoursReplacement) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ignore_size_signal ();
  self = g_new0 (ParcoursReplacement, 1);
  self->fd = self->lock = -1;

  if (!parcours_target_find (&self->target, path, error))
    return NULL;
  self->way = choose_way (&self->target, error);
  if (self->way == NULL || !self->way->open (self, error))
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
parcours_replacement_commit (ParcoursReplacement *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->fd >= 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->errnum != 0)
    return parcours_trouble_set_write (error, self->target.path, self->errnum);

  if (!parcours_target_look (&self->target, error))
    return FALSE;
  if (!copy_attributes (self) || fsync (self->fd) != 0 || !close_written (self))
    return parcours_trouble_set_write (error, self->target.path, errno);

  if (self->guard != NULL && !self->guard (self->target.path, self->guard_data, error))
    return FALSE;

  return self->way->publish (self, error);
}

void
parcours_replacement_free (ParcoursReplacement *self)
{
  if (self == NULL)
    return;

  if (self->stream != NULL)
    REPLACEMENT_STREAM (self->stream)->owner = NULL;
  g_clear_object (&self->stream);
  if (self->way != NULL)
    self->way->drop (self);
  parcours_clear_fd (&self->fd);
  parcours_clear_fd (&self->lock);
  parcours_target_clear (&self->target);
  g_free (self);
}

gboolean
parcours_replacement_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (ParcoursReplacement) self = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, FALSE);

  self = parcours_replacement_begin (path, error);
  data = g_bytes_get_data (bytes, &size);

  return self != NULL &&
         g_output_stream_write_all (self->stream, data, size, NULL, NULL, error) &&
         parcours_replacement_commit (self, error);
}
