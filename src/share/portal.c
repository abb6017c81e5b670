#include "config.h"

#include "share/portal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/util.h"
#include "share/overwrite.h"
#include "share/side.h"

/* Folders of no real file system: nobody's but ours, and as old as time. */
static gboolean
is_made_up (const struct stat *st, mode_t mode)
{
  return S_ISDIR (st->st_mode) && (st->st_mode & 0777 & ~mode) == 0 && st->st_mtime == 0 && st->st_ctime == 0;
}

/* Known by its looks, because the path differs between versions and sandboxes. The folder above it lists the documents and
 * takes no file at all. */
gboolean
parcours_portal_has (int folder)
{
  int saved = errno;
  struct stat own, above;
  struct statfs fs;
  gboolean has;

  has = fstatfs (folder, &fs) == 0 && (guint32) fs.f_type == FUSE_SUPER_MAGIC &&
        fstat (folder, &own) == 0 && is_made_up (&own, 0700) &&
        fstatat (folder, "..", &above, 0) == 0 && is_made_up (&above, 0500);
  errno = saved;

  return has;
}

gboolean
parcours_portal_gave (GFile *file)
{
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  PARCOURS_AUTO_FD int folder = -1;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = g_file_is_native (file) ? g_file_get_path (file) : NULL;
  place = path != NULL ? g_path_get_dirname (path) : NULL;
  folder = place != NULL ? open (place, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;

  return folder >= 0 && parcours_portal_has (folder);
}

char *
parcours_portal_dup_name (int folder)
{
  int fd = openat (folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  char *name = NULL;
  struct dirent *entry;

  if (dir == NULL)
    {
      parcours_clear_fd (&fd);
      return NULL;
    }

  while (name == NULL && (entry = readdir (dir)) != NULL)
    if (entry->d_name[0] != '.')        /* "." and "..", and temporaries on their way */
      name = g_strdup (entry->d_name);
  closedir (dir);

  return name;
}

int
parcours_portal_lock (int folder, gboolean alone)
{
  g_autofree char *name = NULL;
  PARCOURS_AUTO_FD int runtime = -1;
  PARCOURS_AUTO_FD int fd = -1;
  struct stat st;

  if (!parcours_portal_has (folder) || fstat (folder, &st) != 0)
    return -1;

  name = g_strdup_printf ("%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT ".portal", (guint64) st.st_dev, (guint64) st.st_ino);
  runtime = parcours_side_open_runtime ();
  fd = runtime >= 0 ? openat (runtime, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600) : -1;
  if (fd < 0)
    return -1;

  /* Who looks for left-overs does not wait, and lets the others wait no longer than removing one takes. */
  if (alone ? flock (fd, LOCK_EX | LOCK_NB) != 0 : !parcours_overwrite_lock (fd, TRUE))
    return -1;

  return g_steal_fd (&fd);
}
