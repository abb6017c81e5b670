/* What the ways share. */
#include "config.h"

#include "share/way.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "share/bytes.h"
#include "share/redo.h"
#include "share/side.h"
#include "share/trouble.h"

int
parcours_way_open_target (ParcoursReplacement *self, int flags)
{
  return parcours_side_open (self->target.folder, self->target.name, flags);
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

/* Under the lock of the document, which lasts until all is over. */
gboolean
parcours_way_look (ParcoursReplacement *self, char **hash, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (self->target.path);
  g_autoptr (GError) local = NULL;

  self->turn = parcours_lock_take (self->target.path, error);
  if (self->turn == NULL)
    return FALSE;

  *hash = parcours_bytes_hash (target, cancellable, &local);
  if (*hash != NULL || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

gboolean
parcours_way_ask_guard (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  if (self->guard == NULL)
    return TRUE;
  g_clear_pointer (&self->seen, g_free);

  return self->way->look (self, &self->seen, cancellable, error) && self->guard (self->seen, self->guard_data, error);
}

/* What is on its way to another computer is written on this one first. */
static gboolean
set_outbox_trouble (ParcoursReplacement *self, GError **error, int errnum)
{
  g_autofree char *name = parcours_bytes_dup_name (self->file);
  g_autofree char *place = g_filename_display_name (g_get_user_cache_dir ());

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errnum),
               _("“%s” could not be made ready for sending in “%s” (%s). Make room there and try again."),
               name, place, g_strerror (errnum));

  return FALSE;
}

/* Room and rights that are missing are missing where the temporary is. */
gboolean
parcours_way_set_trouble (ParcoursReplacement *self, GError **error, int errnum)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *place = NULL;

  if (self->way == &parcours_way_remote)
    return set_outbox_trouble (self, error, errnum);
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
