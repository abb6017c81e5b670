#include "config.h"

#include "share/trouble.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "share/bytes.h"

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
    case ENETDOWN:
    case ENETUNREACH:
    case ETIMEDOUT:
      return g_strdup_printf (_("The disk or share that holds “%s” does not answer. Connect it again, or save on another disk."), name);
    default:
      return NULL;
    }
}

/* GLib has no codes for disks and shares that went away. */
static int
code_of (int errnum)
{
  return errnum != EIO && parcours_trouble_is_away_errno (errnum) ? G_IO_ERROR_NOT_CONNECTED : g_io_error_from_errno (errnum);
}

gboolean
parcours_trouble_is_away (const GError *error)
{
  static const int codes[] = {
    G_IO_ERROR_NOT_MOUNTED, G_IO_ERROR_HOST_NOT_FOUND, G_IO_ERROR_HOST_UNREACHABLE, G_IO_ERROR_NETWORK_UNREACHABLE,
    G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_CONNECTION_CLOSED, G_IO_ERROR_NOT_CONNECTED, G_IO_ERROR_TIMED_OUT,
    G_IO_ERROR_PROXY_FAILED,
  };

  if (error == NULL)
    return FALSE;
  if (error->domain == G_RESOLVER_ERROR || error->domain == G_DBUS_ERROR)
    return TRUE;                /* GVfs answers through D-Bus, or does not */

  for (guint i = 0; error->domain == G_IO_ERROR && i < G_N_ELEMENTS (codes); i++)
    if (error->code == codes[i])
      return TRUE;

  return FALSE;
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

static void
take_sentence (GError *error, char *sentence)
{
  g_free (error->message);
  error->message = sentence;
}

/* Where GIO says no more than that it failed. */
static void
look_closer (GError *error, GFile *file)
{
  const char *path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  GStatBuf st;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED))
    return;

  if (path != NULL && g_stat (path, &st) != 0)
    error->code = code_of (errno);

  /* The reason that an HTTP server gives, of one that gave no answer. */
  if (path == NULL && g_str_has_suffix (error->message, "(null)"))
    {
      error->code = G_IO_ERROR_CONNECTION_CLOSED;
      take_sentence (error, g_strdup (_("the connection broke")));
    }
}

/* What is the same for reading and writing: a store that is away. NULL for all else. */
static char *
away_sentence (const GError *error, GFile *file)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;

  if (!parcours_trouble_is_away (error))
    return NULL;

  name = parcours_bytes_dup_name (file);
  folder = g_file_get_parent (file);
  uri = g_file_get_uri (folder != NULL ? folder : file);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED))
    return g_strdup_printf (_("“%s” is on a share that is not connected. Connect to it first (gio mount “%s”) and try again."), name, uri);

  return g_strdup_printf (_("The server or share that holds “%s” does not answer (%s). Try again when it is back."), name, error->message);
}

void
parcours_trouble_explain_write (GError *error, GFile *file)
{
  g_autofree char *name = NULL;
  char *sentence;

  g_return_if_fail (error != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if ((error->domain != G_IO_ERROR && !parcours_trouble_is_away (error)) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  look_closer (error, file);
  name = parcours_bytes_dup_name (file);
  sentence = away_sentence (error, file);
  if (sentence != NULL)
    ;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    sentence = g_strdup_printf (_("There is no room left on the server for “%s”. Free some space there, or save it elsewhere."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    sentence = g_strdup_printf (_("The server does not allow you to write “%s”. Save it elsewhere, or ask its owner for the right."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    sentence = g_strdup_printf (_("“%s” is on a share that can only be read. Save it elsewhere."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    sentence = g_strdup_printf (_("The folder for “%s” is not there. Choose another folder."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    sentence = g_strdup_printf (_("“%s” is a folder. Choose another name."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    sentence = g_strdup_printf (_("Nothing can be written where “%s” is. Save a copy on this computer."), name);
  else
    sentence = g_strdup_printf (_("The server did not take “%s” (%s). Make sure that its folder is there and has room, or save it elsewhere."),
                                name, error->message);
  take_sentence (error, sentence);
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

  look_closer (error, file);
  name = g_file_get_parse_name (file);
  sentence = away_sentence (error, file);
  if (sentence != NULL)
    ;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    sentence = g_strdup_printf (_("“%s” is not there. It may have been moved, renamed or deleted: choose it again."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    sentence = g_strdup_printf (_("You are not allowed to read “%s”. Ask its owner for the right."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    sentence = g_strdup_printf (_("“%s” is a folder. Choose a journey map in it."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    sentence = g_strdup_printf (_("“%s” is not a plain file. Choose a journey map."), name);
  else
    sentence = g_strdup_printf (_("“%s” could not be read: %s. Check the disk or share it is on."), name, error->message);

  take_sentence (error, sentence);
}

gboolean
parcours_trouble_is_away_errno (int errnum)
{
  return errnum == ESTALE || errnum == ENODEV || errnum == ENXIO || errnum == ENOTCONN || errnum == EHOSTDOWN ||
         errnum == EHOSTUNREACH || errnum == ENETDOWN || errnum == ENETUNREACH || errnum == ETIMEDOUT || errnum == EIO;
}
