#include "config.h"

#include "share/side.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "share/portal.h"
#include "share/roll.h"

/* So few that a sweep looks each name up instead of reading the folder, which may be long or far away. */
#define N_TEMPORARIES 8

#define TEMPORARY ".parcours-"
#define LOCK "lock"

/* Names may be 255 bytes on Linux; the longest suffix stays well below 40. */
#define STEM_MAX 200
#define HASH_LENGTH 64          /* of the SHA-256 in hex that stands for a longer one */

char *
parcours_side_name (const char *name, const char *suffix)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (suffix != NULL, NULL);

  if (strlen (name) > STEM_MAX)
    {
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

      return g_strconcat (".", hash, ".", suffix, NULL);
    }

  return g_strconcat (".", name, ".", suffix, NULL);
}

/* Not ending in .jmap, so that no file manager or sync tool takes it for a map. */
static char *
temporary_name (const char *name, guint n)
{
  char suffix[24];

  g_snprintf (suffix, sizeof suffix, "%s%u", &TEMPORARY[1], n);

  return parcours_side_name (name, suffix);
}

gboolean
parcours_side_is (int folder, const char *side, int fd)
{
  struct stat by_name, by_fd;

  return fstatat (folder, side, &by_name, AT_SYMLINK_NOFOLLOW) == 0 &&
         fstat (fd, &by_fd) == 0 &&
         by_name.st_ino == by_fd.st_ino && by_name.st_dev == by_fd.st_dev;
}

int
parcours_side_open (int folder, const char *name, int flags)
{
  int fd;

  g_return_val_if_fail (name != NULL, -1);

  fd = openat (folder, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 && errno == ELOOP)
    {
      PARCOURS_AUTO_FD int found = openat (folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
      g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", found);
      struct stat st;

      /* The document portal opens nothing with O_NOFOLLOW. What was found is no link, and that is what is opened. */
      errno = ELOOP;
      if (found >= 0 && fstat (found, &st) == 0 && S_ISREG (st.st_mode))
        fd = open (link, flags | O_NONBLOCK | O_CLOEXEC);
    }

  return fd;
}

/* TRUE if nobody writes the side file any more. `*stand_in` is to be kept until it is removed. */
static gboolean
is_dead (int folder, int fd, const struct stat *st, int *stand_in)
{
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    return FALSE;
  *stand_in = parcours_portal_lock (folder, TRUE);

  return *stand_in >= 0 || st->st_mtime + PARCOURS_SIDE_OLD <= time (NULL);
}

/* Removes `side` if nobody holds its lock, and nobody alive is named in it if it is a document's. */
static void
remove_if_dead (int folder, const char *side, gboolean is_lock)
{
  PARCOURS_AUTO_FD int stand_in = -1;
  PARCOURS_AUTO_FD int fd = -1;
  struct stat st;

  /* Open for writing where possible: NFS gives an exclusive lock to writers only. */
  fd = parcours_side_open (folder, side, O_RDWR);
  if (fd < 0 && errno == EACCES)
    fd = parcours_side_open (folder, side, O_RDONLY);
  if (fd < 0 || fstat (fd, &st) != 0 || !S_ISREG (st.st_mode))
    return;

  if (is_dead (folder, fd, &st, &stand_in) && parcours_side_is (folder, side, fd) &&
      (!is_lock || parcours_roll_is_over (fd)))
    unlinkat (folder, side, 0);
}

/* -1 with EEXIST if the name is taken, also by a sweep that came between open and lock. */
static int
create_locked (int folder, const char *side, int mode)
{
  int fd = openat (folder, side, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);

  if (fd < 0)
    return -1;

  if (flock (fd, LOCK_EX | LOCK_NB) == 0 ? parcours_side_is (folder, side, fd) : errno != EWOULDBLOCK)
    return fd;                  /* a file system without locks: nobody can take it for a dead one's either, for a day */

  close (fd);
  errno = EEXIST;

  return -1;
}

int
parcours_side_create (int folder, const char *name, int mode, char **side)
{
  g_return_val_if_fail (name != NULL, -1);
  g_return_val_if_fail (side != NULL, -1);

  for (guint n = 0; n < 2 * N_TEMPORARIES; n++)
    {
      /* When all the known names are in use (or planted), any other will do. */
      g_autofree char *candidate = temporary_name (name, n < N_TEMPORARIES ? n : g_random_int ());
      int fd = create_locked (folder, candidate, mode);

      if (fd < 0 && errno == EEXIST)
        {
          remove_if_dead (folder, candidate, FALSE);
          fd = create_locked (folder, candidate, mode);
        }
      if (fd >= 0)
        *side = g_steal_pointer (&candidate);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }

  return -1;
}

gboolean
parcours_side_write (int fd, gconstpointer data, gsize length)
{
  const char *at = data;

  while (length > 0)
    {
      gssize written = write (fd, at, length);

      if (written < 0 && errno != EINTR)
        return FALSE;
      at += MAX (written, 0);
      length -= MAX (written, 0);
    }

  return TRUE;
}

void
parcours_side_sweep (const char *path)
{
  g_autofree char *folder_path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *lock = NULL;
  PARCOURS_AUTO_FD int folder = -1;

  g_return_if_fail (path != NULL);

  folder_path = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  folder = open (folder_path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return;

  for (guint n = 0; n < N_TEMPORARIES; n++)
    {
      g_autofree char *side = temporary_name (name, n);

      remove_if_dead (folder, side, FALSE);
    }

  lock = parcours_side_name (name, LOCK);
  remove_if_dead (folder, lock, TRUE);
}

int
parcours_side_open_runtime (void)
{
  const char *app = g_getenv ("FLATPAK_ID");
  g_autofree char *shared = NULL;
  g_autofree char *folder = NULL;

  /* Each instance of a sandboxed program has a runtime folder of its own, with this one in it that they share. */
  if (app != NULL)
    shared = g_build_filename (g_get_user_runtime_dir (), "app", app, NULL);
  if (shared == NULL || !g_file_test (shared, G_FILE_TEST_IS_DIR))
    parcours_set_str (&shared, g_get_user_runtime_dir ());
  folder = g_build_filename (shared, "parcours", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return -1;

  return open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* The clock of a file system may be a little ahead of time(): no age is asked for, none is looked at. */
static gboolean
is_old_enough (const struct stat *st, gint64 age)
{
  return age <= 0 || st->st_mtime + age <= time (NULL);
}

/* ".name.parcours-7": what temporary_name() makes. */
static gboolean
is_temporary (const char *side)
{
  const char *suffix = g_strrstr (side, TEMPORARY);

  if (*side != '.' || suffix == NULL || suffix == side)
    return FALSE;
  suffix += strlen (TEMPORARY);

  return *suffix != '\0' && strspn (suffix, "0123456789") == strlen (suffix);
}

/* ".name.jmap.lock", or ".<hash of a long name>.lock"; no other program's. */
static gboolean
is_map_lock (const char *side)
{
  gsize length = strlen (side);

  if (*side != '.' || !g_str_has_suffix (side, "." LOCK))
    return FALSE;
  length -= strlen (".") + strlen ("." LOCK);

  return g_str_has_suffix (side, ".jmap." LOCK) ||
         (length == HASH_LENGTH && strspn (&side[1], "0123456789abcdef") == length);
}

void
parcours_side_sweep_folder (const char *path, gint64 age)
{
  PARCOURS_AUTO_FD int folder = -1;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_if_fail (path != NULL);

  folder = open (path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  dir = folder >= 0 ? g_dir_open (path, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gboolean is_lock = is_map_lock (name);
      struct stat st;

      if ((is_lock || is_temporary (name)) &&
          fstatat (folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (st.st_mode) && is_old_enough (&st, age))
        remove_if_dead (folder, name, is_lock);
    }
}
