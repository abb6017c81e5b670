#include "config.h"

#include "share/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "share/portal.h"
#include "share/side.h"

#define WAIT_MAX (10 * G_USEC_PER_SEC)
#define WAIT_STEP (2 * G_TIME_SPAN_MILLISECOND)

struct _ParcoursLock
{
  int folder;
  char *name;
  char *document;               /* beside it; NULL in the runtime folder */
  int fd;                       /* -1: nothing could be locked */
};

typedef enum { TAKEN, HELD, IMPOSSIBLE } Try;

static int
open_file (ParcoursLock *self)
{
  int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  int fd = openat (self->folder, self->name, O_RDWR | O_CREAT | flags, 0666);

  if (fd < 0 && errno == EACCES)        /* a colleague's, in a folder like /tmp: not with O_CREAT */
    fd = openat (self->folder, self->name, O_RDWR | flags);
  if (fd < 0 && errno == EACCES)        /* a colleague's; reading is enough for a lock, except on NFS */
    fd = openat (self->folder, self->name, O_RDONLY | flags);

  return fd;
}

/* Whoever may write the document is to be able to lock a new file and to write in it, whatever our umask; and if the
 * document is for nobody else, neither is this. Where that cannot be, it works less well. */
static void
follow_document (ParcoursLock *self)
{
  struct stat document, st;
  mode_t mode;

  if (self->document == NULL || fstat (self->fd, &st) != 0 ||
      st.st_size > 0 || st.st_nlink > 1 || st.st_uid != geteuid () ||
      fstatat (self->folder, self->document, &document, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (document.st_mode))
    return;

  mode = (document.st_mode & 0077) != 0 ? (st.st_mode & 07777) | (document.st_mode & 0666) : 0600;
  if (st.st_gid != document.st_gid && fchown (self->fd, -1, document.st_gid) != 0)
    g_debug ("The group of %s stays: %s", self->name, g_strerror (errno));
  if (mode != (st.st_mode & 07777) && fchmod (self->fd, mode) != 0)
    g_debug ("The mode of %s stays: %s", self->name, g_strerror (errno));
}

static gboolean
is_unknown (int errnum)
{
  return errnum == ENOSYS || errnum == ENOLCK || errnum == ENOTSUP;
}

/* Where locks cannot be taken, a file for one would lie about for nothing, or is one that another computer holds. */
static gboolean
knows_no_locks (int folder, const char *document)
{
  PARCOURS_AUTO_FD int fd = -1;

  /* Of the portal's folders the other files are not even seen by others, and lie in the user's folder under odd names. */
  if (parcours_portal_has (folder))
    return TRUE;
  fd = parcours_side_open (folder, document, O_RDONLY);

  return fd >= 0 && flock (fd, LOCK_SH | LOCK_NB) != 0 && is_unknown (errno);
}

static Try
try_lock (ParcoursLock *self)
{
  struct stat st;

  self->fd = open_file (self);
  if (self->fd < 0)
    return IMPOSSIBLE;

  if (fstat (self->fd, &st) == 0 && S_ISREG (st.st_mode))
    {
      if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
        {
          Try result = errno == EWOULDBLOCK || errno == EINTR ? HELD : IMPOSSIBLE;

          /* Only a new document's gets here (see knows_no_locks()), so nobody else has it. */
          if (is_unknown (errno))
            unlinkat (self->folder, self->name, 0);
          parcours_clear_fd (&self->fd);
          return result;
        }
      if (parcours_side_is (self->folder, self->name, self->fd))
        {
          follow_document (self);
          return TAKEN;
        }
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
wait_for_lock (ParcoursLock *self, gint64 patience)
{
  gint64 end = g_get_monotonic_time () + patience;
  Try result;

  while ((result = try_lock (self)) == HELD && g_get_monotonic_time () < end)
    g_usleep (WAIT_STEP + g_random_int_range (0, WAIT_STEP));   /* uneven, so that two do not keep step */

  return result;
}

/* The other place, for a folder that takes no new file; not for one that was removed. */
static gboolean
move_to_runtime_folder (ParcoursLock *self, const char *name)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  struct stat st;
  int fd;

  if (fstat (self->folder, &st) != 0 || st.st_nlink == 0)
    return FALSE;
  fd = parcours_side_open_runtime ();
  if (fd < 0)
    return FALSE;

  g_clear_pointer (&self->document, g_free);
  g_free (self->name);
  self->name = g_strdup_printf ("%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "-%.16s.lock",
                                (guint64) st.st_dev, (guint64) st.st_ino, hash);
  parcours_clear_fd (&self->folder);
  self->folder = fd;

  return TRUE;
}

/* Always returns the lock, which may hold nothing. */
static ParcoursLock *
take (const char *path, gint64 patience, Try *result)
{
  g_autofree char *folder = g_path_get_dirname (path);
  ParcoursLock *self = g_new0 (ParcoursLock, 1);
  g_autofree char *document = g_path_get_basename (path);

  self->name = parcours_side_name (document, "lock");
  self->document = g_strdup (document);
  self->folder = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  self->fd = -1;

  *result = knows_no_locks (self->folder, document) ? IMPOSSIBLE : wait_for_lock (self, patience);
  if (*result == IMPOSSIBLE && move_to_runtime_folder (self, document))
    *result = wait_for_lock (self, patience);

  return self;
}

ParcoursLock *
parcours_lock_take (const char *path, GError **error)
{
  g_autoptr (ParcoursLock) self = NULL;
  Try result;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = take (path, WAIT_MAX, &result);
  if (result == HELD)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                   _("Another program has been saving “%s” for more than ten seconds. Try again, or save a copy."), name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

ParcoursLock *
parcours_lock_try (const char *path, gint64 patience)
{
  g_autoptr (ParcoursLock) self = NULL;
  Try result;

  g_return_val_if_fail (path != NULL, NULL);

  self = take (path, patience, &result);

  return result == TAKEN ? g_steal_pointer (&self) : NULL;
}

int
parcours_lock_get_fd (ParcoursLock *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->fd;
}

/* A name of something else (a hard link) is not ours to remove. */
static gboolean
says_nothing (int fd)
{
  struct stat st;

  return fstat (fd, &st) == 0 && st.st_size == 0 && st.st_nlink == 1;
}

void
parcours_lock_release (ParcoursLock *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0 && says_nothing (self->fd))
    unlinkat (self->folder, self->name, 0);     /* ours as long as the lock is (side.h) */
  parcours_clear_fd (&self->fd);
  parcours_clear_fd (&self->folder);
  g_free (self->name);
  g_free (self->document);
  g_free (self);
}
