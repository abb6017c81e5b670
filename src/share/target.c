#include "config.h"

#include "share/target.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/util.h"
#include "share/portal.h"
#include "share/trouble.h"

#define MAX_LINKS 40

/* What the symlink `path` leads to, as a path from here; NULL with errno. */
static char *
follow_once (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *link = NULL;
  g_autoptr (GError) error = NULL;

  link = g_file_read_link (path, &error);
  if (link == NULL)
    {
      errno = EINVAL;
      return NULL;
    }
  if (g_path_is_absolute (link))
    return g_steal_pointer (&link);

  folder = g_path_get_dirname (path);

  return g_build_filename (folder, link, NULL);
}

/* Like realpath(), but the last part need not exist. NULL with errno. */
static char *
follow (const char *path)
{
  g_autofree char *at = g_strdup (path);
  struct stat st;

  /* The kernel refuses to follow links that others planted in /tmp; following them by hand would get around that. */
  if (stat (path, &st) != 0 && errno != ENOENT)
    return NULL;

  for (int i = 0; i < MAX_LINKS; i++)
    {
      char *next;

      if (lstat (at, &st) != 0)
        return errno == ENOENT ? g_steal_pointer (&at) : NULL;
      if (!S_ISLNK (st.st_mode))
        return g_steal_pointer (&at);
      next = follow_once (at);
      if (next == NULL)
        return NULL;
      g_free (at);
      at = next;
    }

  errno = ELOOP;

  return NULL;
}

char *
parcours_target_dup_path (GFile *file)
{
  g_autofree char *path = NULL;
  char *real;
  char *copy;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_is_native (file) ? g_file_get_path (file) : NULL;
  real = path != NULL ? realpath (path, NULL) : NULL;
  copy = g_strdup (real);       /* for g_free() */
  free (real);

  return copy;
}

/* The portal takes a file of any name and lets it vanish. */
static gboolean
check_name (ParcoursTarget *self, GError **error)
{
  g_autofree char *given = parcours_portal_has (self->folder) ? parcours_portal_dup_name (self->folder) : NULL;
  g_autofree char *display = NULL;
  g_autofree char *name = NULL;

  if (given == NULL || g_str_equal (given, self->name))
    return TRUE;

  display = g_filename_display_name (given);
  name = g_filename_display_name (self->name);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               _("“%s” cannot be made beside “%s”, because Parcours was given that one file and not its folder. Choose where to save it in a file dialog."),
               name, display);

  return FALSE;
}

gboolean
parcours_target_look (ParcoursTarget *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  struct stat st;

  self->exists = fstatat (self->folder, self->name, &st, AT_SYMLINK_NOFOLLOW) == 0;
  if (!self->exists)
    return errno == ENOENT ? check_name (self, error) : parcours_trouble_set_write (error, self->path, errno);
  self->st = st;

  if (S_ISDIR (self->st.st_mode))
    return parcours_trouble_set_write (error, self->path, EISDIR);

  if (!S_ISREG (self->st.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _("“%s” is a device, a pipe or a link and cannot be replaced by a file. Choose another name."), name);
      return FALSE;
    }

  /* A rename would succeed, but whoever took the write permission away meant it. */
  if (faccessat (self->folder, self->name, W_OK, AT_EACCESS) != 0 && (errno == EACCES || errno == EPERM))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                   _("“%s” is write-protected. Save it under another name, or allow writing in the file’s properties."), name);
      return FALSE;
    }

  return TRUE;
}

gboolean
parcours_target_find (ParcoursTarget *self, const char *path, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  *self = (ParcoursTarget) { .folder = -1 };
  self->path = follow (path);
  if (self->path == NULL)
    return parcours_trouble_set_write (error, path, errno);

  folder = g_path_get_dirname (self->path);
  self->name = g_path_get_basename (self->path);
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->folder < 0)
    return parcours_trouble_set_write (error, self->path, errno);

  return parcours_target_look (self, error);
}

void
parcours_target_clear (ParcoursTarget *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->name, g_free);
  parcours_clear_fd (&self->folder);
}
