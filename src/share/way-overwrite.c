#include "config.h"

#include "share/way.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "share/overwrite.h"
#include "share/redo.h"
#include "share/side.h"
#include "share/trouble.h"

static gboolean
overwrite_open (ParcoursReplacement *self, GError **error)
{
  g_autofree char *name = NULL;

  self->over = parcours_way_open_target (self, O_RDWR);
  if (self->over < 0)
    return parcours_trouble_set_write (error, self->target.path, errno);
  name = parcours_redo_name (self->over);
  self->place = name != NULL ? parcours_redo_open_folder () : -1;
  if (self->place < 0)
    return parcours_way_set_trouble (self, error, errno);

  self->fd = parcours_side_create (self->place, name, 0600, &self->temporary);
  if (self->fd < 0)
    return parcours_way_set_trouble (self, error, errno);
  self->lock = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  return (self->lock >= 0 && parcours_redo_begin (self->fd, self->target.path)) ||
         parcours_way_set_trouble (self, error, errno);
}

/* From here until it is freed, nobody else of ours writes the target. */
static gboolean
overwrite_prepare (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->target.path);

  if (!parcours_target_look (&self->target, error))
    return FALSE;
  if (!parcours_overwrite_lock (self->over, FALSE))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                   _("Another program has been saving “%s” for more than ten seconds. Try again, or save a copy."), name);
      return FALSE;
    }
  if (!parcours_side_is (self->target.folder, self->target.name, self->over))
    return parcours_way_set_changed (self, error);

  self->old = parcours_overwrite_read (self->over, G_MAXSSIZE);
  if (self->old == NULL)
    return parcours_trouble_set_write (error, self->target.path, errno);

  return parcours_redo_seal (self->fd, self->old, &self->fresh) || parcours_way_set_trouble (self, error, errno);
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
      parcours_way_drop (self);
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
overwrite_publish (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  if (!rename_copy (self, PARCOURS_REDO_SUFFIX))
    return parcours_way_set_trouble (self, error, errno);
  if (!parcours_overwrite (self->over, self->fresh))
    return undo (self, errno, error);
  parcours_way_drop (self);

  return TRUE;
}

const ParcoursWay parcours_way_overwrite = { overwrite_open, overwrite_prepare, parcours_way_look, overwrite_publish };
