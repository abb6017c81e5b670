#include "config.h"

#include "share/way.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/util.h"
#include "share/attributes.h"
#include "share/portal.h"
#include "share/side.h"

gboolean
parcours_way_copy_attributes (ParcoursReplacement *self)
{
  PARCOURS_AUTO_FD int from = -1;

  if (!self->target.exists)
    return TRUE;
  from = parcours_way_open_target (self, O_RDONLY);

  return from >= 0 && parcours_attributes_copy (from, &self->target.st, self->fd);
}

static gboolean
rename_open (ParcoursReplacement *self, GError **error)
{
  self->place = self->target.folder;
  if (parcours_portal_has (self->place))
    {
      parcours_side_sweep (self->target.path);
      self->lock = parcours_portal_lock (self->place, FALSE);
    }

  /* A new file has the mode that the user's umask gives; an old one's is copied, private until then. */
  self->fd = parcours_side_create (self->place, self->target.name, self->target.exists ? 0600 : 0666, &self->temporary);
  if (self->fd < 0)
    return parcours_way_set_trouble (self, error, errno);

  if (self->lock < 0)
    self->lock = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  return self->lock >= 0 || parcours_way_set_trouble (self, error, errno);
}

/* Once more, as they are now. A file that is gone is made again with what was copied when it was there. */
static gboolean
rename_prepare (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  const ParcoursTarget *target = &self->target;

  if (!parcours_target_look (&self->target, error))
    return FALSE;
  if (target->exists && target->st.st_nlink > 1)
    return parcours_way_set_changed (self, error);
  if (target->exists && !parcours_way_copy_attributes (self))
    return parcours_way_is_refusal (errno) ? parcours_way_set_changed (self, error)
                                           : parcours_way_set_trouble (self, error, errno);

  return TRUE;
}

static gboolean
rename_publish (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  int folder = self->target.folder;

  if (renameat (folder, self->temporary, folder, self->target.name) != 0)
    return parcours_way_set_trouble (self, error, errno);
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

const ParcoursWay parcours_way_rename = { rename_open, rename_prepare, parcours_way_look, rename_publish };
