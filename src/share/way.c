/* What the two ways share. */
#include "config.h"

#include "share/way.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "share/redo.h"
#include "share/trouble.h"

int
parcours_way_open_target (ParcoursReplacement *self, int flags)
{
  return openat (self->target.folder, self->target.name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

gboolean
parcours_way_is_refusal (int errnum)
{
  return errnum == EPERM || errnum == EACCES || errnum == ENOTSUP || errnum == EINVAL;
}

void
parcours_way_drop (ParcoursReplacement *self)
{
  if (self->temporary != NULL && unlinkat (self->place, self->temporary, 0) == 0 && self->over >= 0)
    fsync (self->place);
  g_clear_pointer (&self->temporary, g_free);
}

/* Room and rights that are missing are missing where the temporary is. */
gboolean
parcours_way_set_trouble (ParcoursReplacement *self, GError **error, int errnum)
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

gboolean
parcours_way_set_changed (ParcoursReplacement *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->target.path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” was moved, linked or given other rights while it was being saved, and nothing was written. Save it once more."),
               name);

  return FALSE;
}
