#include "config.h"

#include "share/replacement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/util.h"
#include "share/attributes.h"
#include "share/overwrite.h"
#include "share/redo.h"
#include "share/side.h"
#include "share/target.h"
#include "share/trouble.h"

/* How the new content comes to stand where the old one was. The order of commit is the same for all. */
typedef struct
{
  gboolean (*open) (ParcoursReplacement *self, GError **error);         /* an empty file that nobody takes for the target */
  gboolean (*prepare) (ParcoursReplacement *self, GError **error);      /* all is written: what else is to be on disk first */
  gboolean (*publish) (ParcoursReplacement *self, GError **error);      /* it is whole and on disk: make it the target */
} Way;

struct _ParcoursReplacement
{
  const Way *way;
  ParcoursTarget target;
  GOutputStream *stream;

  char *temporary;              /* its name in `place`, NULL once it is the target or removed */
  int place;                    /* the folder it is in */
  int fd;                       /* what is written to */
  int lock;                     /* the same open file: keeps its lock between the close of `fd` and the rename */
  int errnum;                   /* of the first write that failed */

  int over;                     /* the target, open to be written over in place; else -1 */
  GBytes *old;                  /* what it holds */
  GBytes *fresh;                /* what it is to hold */

  ParcoursReplacementGuard guard;
  gpointer guard_data;
};

/* Words */

/* Always FALSE. Room and rights that are missing are missing where the temporary is. */
static gboolean
set_trouble (ParcoursReplacement *self, GError **error, int errnum)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *place = NULL;

  if (self->over < 0)
    return parcours_trouble_set_write (error, self->target.path, errnum);

  name = g_filename_display_basename (self->target.path);
  folder = parcours_redo_dup_folder ();
  place = g_filename_display_name (folder);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errnum),
               _("“%s” can only be written in place, and the safety copy that this needs could not be made in “%s” (%s). Make room there, or save under another name."),
               name, place, g_strerror (errnum));

  return FALSE;
}

static gboolean
set_changed (ParcoursReplacement *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->target.path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” was moved, linked or given other rights while it was being saved, and nothing was written. Save it once more."),
               name);

  return FALSE;
}

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
      set_trouble (owner, error, errno);
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

/* The target as it is now, to read what it has beside its bytes. -1 with errno. */
static int
open_target (ParcoursReplacement *self, int flags)
{
  return openat (self->target.folder, self->target.name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

/* FALSE if not all of them can be given: then the target itself has to be written, and keeps them. */
static gboolean
copy_attributes (ParcoursReplacement *self)
{
  PARCOURS_AUTO_FD int from = -1;

  if (!self->target.exists)
    return TRUE;
  from = open_target (self, O_RDONLY);

  return from >= 0 && parcours_attributes_copy (from, &self->target.st, self->fd);
}

/* TRUE if the right or the means are missing, which writing in place does not need; a disk that fails is no reason for it. */
static gboolean
is_refusal (int errnum)
{
  return errnum == EPERM || errnum == EACCES || errnum == ENOTSUP || errnum == EINVAL;
}

static gboolean
rename_open (ParcoursReplacement *self, GError **error)
{
  self->place = self->target.folder;

  /* A new file has the mode that the user's umask gives; an old one's is copied, private until then. */
  self->fd = parcours_side_create (self->place, self->target.name, self->target.exists ? 0600 : 0666, &self->temporary);
  if (self->fd < 0)
    return set_trouble (self, error, errno);

  self->lock = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  return self->lock >= 0 || set_trouble (self, error, errno);
}

/* Once more, as they are now. A file that is gone is made again with what was copied when it was there. */
static gboolean
rename_prepare (ParcoursReplacement *self, GError **error)
{
  const ParcoursTarget *target = &self->target;

  if (target->exists && target->st.st_nlink > 1)
    return set_changed (self, error);
  if (target->exists && !copy_attributes (self))
    return is_refusal (errno) ? set_changed (self, error) : set_trouble (self, error, errno);

  return TRUE;
}

static gboolean
rename_publish (ParcoursReplacement *self, GError **error)
{
  int folder = self->target.folder;

  if (renameat (folder, self->temporary, folder, self->target.name) != 0)
    return set_trouble (self, error, errno);
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

static const Way rename_way = { rename_open, rename_prepare, rename_publish };

/* In place, with a redo copy: where a rename would part hard links, change the owner or lose attributes, or is impossible */

static void
drop_temporary (ParcoursReplacement *self)
{
  if (self->temporary != NULL && unlinkat (self->place, self->temporary, 0) == 0 && self->over >= 0)
    fsync (self->place);
  g_clear_pointer (&self->temporary, g_free);
}

static gboolean
overwrite_open (ParcoursReplacement *self, GError **error)
{
  g_autofree char *name = NULL;

  self->over = open_target (self, O_RDWR);
  if (self->over < 0)
    return parcours_trouble_set_write (error, self->target.path, errno);
  name = parcours_redo_name (self->over);
  self->place = name != NULL ? parcours_redo_open_folder () : -1;
  if (self->place < 0)
    return set_trouble (self, error, errno);

  self->fd = parcours_side_create (self->place, name, 0600, &self->temporary);
  if (self->fd < 0)
    return set_trouble (self, error, errno);
  self->lock = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  return (self->lock >= 0 && parcours_redo_begin (self->fd, self->target.path)) || set_trouble (self, error, errno);
}

/* From here until it is freed, nobody else of ours writes the target. */
static gboolean
overwrite_prepare (ParcoursReplacement *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->target.path);

  if (!parcours_overwrite_lock (self->over, FALSE))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                   _("Another program has been saving “%s” for more than ten seconds. Try again, or save a copy."), name);
      return FALSE;
    }
  if (!parcours_side_is (self->target.folder, self->target.name, self->over))
    return set_changed (self, error);

  self->old = parcours_overwrite_read (self->over, G_MAXSSIZE);
  if (self->old == NULL)
    return parcours_trouble_set_write (error, self->target.path, errno);

  return parcours_redo_seal (self->fd, self->old, &self->fresh) || set_trouble (self, error, errno);
}

/* Gives the copy its other name. FALSE with errno. */
static gboolean
rename_copy (ParcoursReplacement *self, const char *suffix)
{
  g_autofree char *base = parcours_redo_name (self->over);
  g_autofree char *name = base != NULL ? g_strconcat (base, suffix, NULL) : NULL;

  if (name == NULL || renameat (self->place, self->temporary, self->place, name) != 0)
    return FALSE;
  g_free (self->temporary);
  self->temporary = g_steal_pointer (&name);

  return fsync (self->place) == 0 || errno == EINVAL;
}

/* The old content again. If that fails too, the copy stays, and whoever opens the file next puts it right. */
static gboolean
undo (ParcoursReplacement *self, int errnum, GError **error)
{
  g_autofree char *name = NULL;

  rename_copy (self, PARCOURS_UNDO_SUFFIX);
  if (parcours_overwrite (self->over, self->old))
    {
      drop_temporary (self);
      return parcours_trouble_set_write (error, self->target.path, errnum);
    }

  g_clear_pointer (&self->temporary, g_free);
  name = g_filename_display_basename (self->target.path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errnum),
               _("The disk failed while “%s” was written (%s). Its old and its new content are safe on this computer, and opening or saving it again here puts it right."),
               name, g_strerror (errnum));

  return FALSE;
}

static gboolean
overwrite_publish (ParcoursReplacement *self, GError **error)
{
  if (!rename_copy (self, PARCOURS_REDO_SUFFIX))
    return set_trouble (self, error, errno);
  if (!parcours_overwrite (self->over, self->fresh))
    return undo (self, errno, error);
  drop_temporary (self);

  return TRUE;
}

static const Way overwrite_way = { overwrite_open, overwrite_prepare, overwrite_publish };

/* The order of things */

/* What can be seen before anything is tried. */
static gboolean
needs_overwrite (const ParcoursTarget *target)
{
  return target->exists &&
         (target->st.st_nlink > 1 || target->st.st_uid != geteuid () ||
          faccessat (target->folder, ".", W_OK | X_OK, AT_EACCESS) != 0);
}

static gboolean
open_way (ParcoursReplacement *self, GError **error)
{
  if (!needs_overwrite (&self->target))
    {
      self->way = &rename_way;
      if (!self->way->open (self, error))
        return FALSE;
      if (copy_attributes (self))
        return TRUE;
      if (!is_refusal (errno))
        return set_trouble (self, error, errno);

      drop_temporary (self);
      parcours_clear_fd (&self->fd);
      parcours_clear_fd (&self->lock);
    }
  self->way = &overwrite_way;

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

ParcoursReplacement *
parcours_replacement_begin (const char *path, GError **error)
{
  g_autoptr (ParcoursReplacement) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ignore_size_signal ();
  self = g_new0 (ParcoursReplacement, 1);
  self->fd = self->lock = self->place = self->over = -1;

  if (!parcours_target_find (&self->target, path, error) ||
      (self->target.exists && !parcours_redo_settle (self->target.path, error)) ||
      !open_way (self, error))
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
    return set_trouble (self, error, self->errnum);

  if (!parcours_target_look (&self->target, error) || !self->way->prepare (self, error))
    return FALSE;
  if (fsync (self->fd) != 0 || !close_written (self))
    return set_trouble (self, error, errno);

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
  drop_temporary (self);
  parcours_clear_fd (&self->fd);
  parcours_clear_fd (&self->lock);
  if (self->over >= 0)
    parcours_clear_fd (&self->place);   /* else it is the target's folder */
  parcours_clear_fd (&self->over);
  g_clear_pointer (&self->old, g_bytes_unref);
  g_clear_pointer (&self->fresh, g_bytes_unref);
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
