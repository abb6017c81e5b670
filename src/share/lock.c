#include "config.h"

#include "share/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "share/side.h"

#define WAIT_MAX (10 * G_USEC_PER_SEC)
#define WAIT_STEP (2 * G_TIME_SPAN_MILLISECOND)

struct _ParcoursLock
{
  int folder;
  char *name;
  int fd;                       /* -1: nothing could be locked */
};

typedef enum { TAKEN, HELD, IMPOSSIBLE } Try;

static Try
try_lock (ParcoursLock *self)
{
  int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  struct stat st;

  self->fd = openat (self->folder, self->name, O_RDWR | O_CREAT | flags, 0666);
  if (self->fd < 0 && errno == EACCES)  /* a colleague's; reading is enough for a lock, except on NFS */
    self->fd = openat (self->folder, self->name, O_RDONLY | flags);
  if (self->fd < 0)
    return IMPOSSIBLE;

  if (fstat (self->fd, &st) == 0 && S_ISREG (st.st_mode))
    {
      if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
        {
          Try result = errno == EWOULDBLOCK || errno == EINTR ? HELD : IMPOSSIBLE;

          parcours_clear_fd (&self->fd);
          return result;
        }
      if (parcours_side_is (self->folder, self->name, self->fd))
        return TAKEN;
    }
  else
    {
      parcours_clear_fd (&self->fd);
      return IMPOSSIBLE;
    }

  /* Its holder removed it after we had opened it: it guards nothing any more. */
  parcours_clear_fd (&self->fd);

  return HELD;
}

static Try
wait_for_lock (ParcoursLock *self)
{
  gint64 end = g_get_monotonic_time () + WAIT_MAX;
  Try result;

  while ((result = try_lock (self)) == HELD && g_get_monotonic_time () < end)
    g_usleep (WAIT_STEP + g_random_int_range (0, WAIT_STEP));   /* uneven, so that two do not keep step */

  return result;
}

/* The other place, for a folder that takes no new file. */
static gboolean
move_to_runtime_folder (ParcoursLock *self, const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "parcours", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  struct stat st;
  int fd;

  if (fstat (self->folder, &st) != 0 || g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  fd = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return FALSE;

  g_free (self->name);
  self->name = g_strdup_printf ("%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "-%.16s.lock",
                                (guint64) st.st_dev, (guint64) st.st_ino, hash);
  parcours_clear_fd (&self->folder);
  self->folder = fd;

  return TRUE;
}

ParcoursLock *
parcours_lock_take (const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  ParcoursLock *self;
  Try result;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  self = g_new0 (ParcoursLock, 1);
  self->name = parcours_side_name (name, "lock");
  self->folder = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  self->fd = -1;

  result = wait_for_lock (self);
  if (result == IMPOSSIBLE && move_to_runtime_folder (self, name))
    result = wait_for_lock (self);

  if (result == HELD)
    {
      g_autofree char *display = g_filename_display_name (name);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                   _("Another program has been saving “%s” for more than ten seconds. Try again, or save a copy."), display);
      g_clear_pointer (&self, parcours_lock_release);
    }

  return self;
}

void
parcours_lock_release (ParcoursLock *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    unlinkat (self->folder, self->name, 0);     /* ours as long as the lock is (side.h) */
  parcours_clear_fd (&self->fd);
  parcours_clear_fd (&self->folder);
  g_free (self->name);
  g_free (self);
}
