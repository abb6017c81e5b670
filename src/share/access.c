#include "config.h"

#include "share/access.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

gboolean
parcours_file_is_writable (GFile *file)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  if (path == NULL || faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0)
    return TRUE;

  /* EPERM: marked as not to be changed by anybody. Anything else says nothing about the right to write. */
  return errno != EACCES && errno != EROFS && errno != EPERM;
}
