#include "config.h"

#include "share/trouble.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

static char *
display_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_filename_display_name (folder);
}

/* The sentence for an errno; NULL for those without one of their own. */
static char *
write_sentence (const char *path, int errnum)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = display_folder (path);

  switch (errnum)
    {
    case ENOSPC:
    case EDQUOT:
      return g_strdup_printf (_("There is no room left on the disk for “%s”. Free some space, or save it on another disk."), name);
    case EFBIG:
      return g_strdup_printf (_("“%s” is larger than a file may be on this disk. Save it on another disk."), name);
    case EACCES:
    case EPERM:
      return g_strdup_printf (_("You are not allowed to write “%s” in “%s”. Save it in another folder, or ask the folder’s owner for the right."),
                              name, folder);
    case EROFS:
      return g_strdup_printf (_("“%s” is on a disk that can only be read. Save it on another disk."), name);
    case EIO:
      return g_strdup_printf (_("The disk reported a fault while “%s” was written. Save it on another disk, and have this one checked."), name);
    case ENOENT:
    case ENOTDIR:
      return g_strdup_printf (_("The folder “%2$s” for “%1$s” is not there. Choose another folder."), name, folder);
    case EISDIR:
      return g_strdup_printf (_("“%s” is a folder. Choose another name."), name);
    case ENAMETOOLONG:
      return g_strdup_printf (_("The name “%s” is too long for this disk. Choose a shorter one."), name);
    case ELOOP:
      return g_strdup_printf (_("“%s” is a link that leads back to itself. Choose another name."), name);
    case ESTALE:
    case ENODEV:
    case ENXIO:
    case ENOTCONN:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENETUNREACH:
    case ETIMEDOUT:
      return g_strdup_printf (_("The disk or share that holds “%s” does not answer. Connect it again, or save on another disk."), name);
    default:
      return NULL;
    }
}

/* GIO has no code of its own for most of the ways in which a disk can be away. */
static GIOErrorEnum
code_of (int errnum)
{
  return errnum != EIO && parcours_trouble_is_away_errno (errnum) ? G_IO_ERROR_NOT_CONNECTED : g_io_error_from_errno (errnum);
}

gboolean
parcours_trouble_set_write (GError **error, const char *path, int errnum)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  sentence = write_sentence (path, errnum);
  if (sentence == NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);

      sentence = g_strdup_printf (_("“%s” could not be written: %s. Save it under another name or on another disk."),
                                  name, g_strerror (errnum));
    }
  g_set_error_literal (error, G_IO_ERROR, code_of (errnum), sentence);

  return FALSE;
}

void
parcours_trouble_explain_read (GError *error, GFile *file)
{
  g_autofree char *name = NULL;
  char *sentence;

  g_return_if_fail (error != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  name = g_file_get_parse_name (file);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    sentence = g_strdup_printf (_("“%s” is not there. It may have been moved, renamed or deleted: choose it again."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    sentence = g_strdup_printf (_("You are not allowed to read “%s”. Ask its owner for the right."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    sentence = g_strdup_printf (_("“%s” is a folder. Choose a journey map in it."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    sentence = g_strdup_printf (_("“%s” is not a plain file. Choose a journey map."), name);
  else
    sentence = g_strdup_printf (_("“%s” could not be read: %s. Check the disk or share it is on."), name, error->message);

  g_free (error->message);
  error->message = sentence;
}

gboolean
parcours_trouble_is_away (const GError *error)
{
  static const GIOErrorEnum codes[] = {
    G_IO_ERROR_NOT_MOUNTED, G_IO_ERROR_TIMED_OUT, G_IO_ERROR_HOST_NOT_FOUND, G_IO_ERROR_HOST_UNREACHABLE,
    G_IO_ERROR_NETWORK_UNREACHABLE, G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_CONNECTION_CLOSED, G_IO_ERROR_NOT_CONNECTED,
    G_IO_ERROR_CANCELLED,       /* somebody gave up waiting */
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_IO_ERROR, codes[i]))
      return TRUE;

  return FALSE;
}

gboolean
parcours_trouble_is_away_errno (int errnum)
{
  return errnum == ESTALE || errnum == ENODEV || errnum == ENXIO || errnum == ENOTCONN || errnum == EHOSTDOWN ||
         errnum == EHOSTUNREACH || errnum == ENETUNREACH || errnum == ETIMEDOUT || errnum == EIO;
}
