#include "config.h"

#include "share/store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "share/bytes.h"
#include "share/replacement.h"
#include "share/side.h"
#include "share/trouble.h"

struct _ParcoursStore
{
  gatomicrefcount ref_count;

  GFile *file;                  /* constant; NULL for an untitled map */
  char *base_hash;              /* constant */
  char *folder;                 /* constant; may not exist yet */

  GMutex mutex;                 /* for the disk and all below */
  char *title;                  /* as it stands in meta */
  int meta;                     /* open and locked as long as the session lives; -1 before the first write */
  guint64 number;               /* of the last content written */
  gboolean removed;

  gint base_tried;              /* atomic */
};

char *
parcours_store_dup_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "parcours", "recovery", NULL);
}

/* <hash of uri>-<session>: all sessions of one document sort together, and none can meet another. */
static char *
make_folder_name (GFile *file)
{
  g_autofree char *root = parcours_store_dup_root ();
  g_autofree char *session = parcours_new_id ();
  g_autofree char *name = NULL;

  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

      name = g_strdup_printf ("%.16s-%s", hash, session);
    }
  else
    {
      name = g_strconcat ("untitled-", session, NULL);
    }

  return g_build_filename (root, name, NULL);
}

ParcoursStore *
parcours_store_new (GFile *file, const char *base_hash)
{
  ParcoursStore *self = g_new0 (ParcoursStore, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_set_object (&self->file, file);
  self->base_hash = g_strdup (base_hash);
  self->folder = make_folder_name (file);
  self->meta = -1;

  return self;
}

ParcoursStore *
parcours_store_new_like (ParcoursStore *other)
{
  g_return_val_if_fail (other != NULL, NULL);

  return parcours_store_new (other->file, other->base_hash);
}

ParcoursStore *
parcours_store_ref (ParcoursStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
parcours_store_unref (ParcoursStore *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  parcours_clear_fd (&self->meta);
  g_mutex_clear (&self->mutex);
  g_clear_object (&self->file);
  g_free (self->base_hash);
  g_free (self->folder);
  g_free (self->title);
  g_free (self);
}

/* Writing */

static GBytes *
make_meta (ParcoursStore *self, const char *title)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  char *text;
  gsize length;

  if (self->file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (self->file);

      g_key_file_set_string (keys, PARCOURS_STORE_GROUP, PARCOURS_STORE_KEY_URI, uri);
    }
  if (self->base_hash != NULL)
    g_key_file_set_string (keys, PARCOURS_STORE_GROUP, PARCOURS_STORE_KEY_BASE_HASH, self->base_hash);
  g_key_file_set_string (keys, PARCOURS_STORE_GROUP, PARCOURS_STORE_KEY_TITLE, title);
  text = g_key_file_to_data (keys, &length, NULL);

  return g_bytes_new_take (text, length);
}

/* -1 with errno. The new file is locked before it gets the name, so that at no instant the session looks dead. */
static int
put_locked (int folder, GBytes *bytes)
{
  PARCOURS_AUTO_FD int fd = -1;
  g_autofree char *side = NULL;
  gconstpointer data;
  gsize length;

  fd = parcours_side_create (folder, PARCOURS_STORE_META, 0600, &side);
  if (fd < 0)
    return -1;

  data = g_bytes_get_data (bytes, &length);
  if (!parcours_side_write (fd, data, length) || fsync (fd) != 0 || renameat (folder, side, folder, PARCOURS_STORE_META) != 0)
    {
      int errnum = errno;

      unlinkat (folder, side, 0);
      errno = errnum;
      return -1;
    }

  return g_steal_fd (&fd);
}

static gboolean
write_meta (ParcoursStore *self, const char *title, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  PARCOURS_AUTO_FD int folder = -1;
  int fd = -1;

  if (self->meta >= 0 && g_strcmp0 (self->title, title) == 0)
    return TRUE;

  bytes = make_meta (self, title);
  folder = open (self->folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0)
    fd = put_locked (folder, bytes);
  if (fd < 0)
    return parcours_trouble_set_write (error, self->folder, errno);

  parcours_clear_fd (&self->meta);
  self->meta = fd;
  parcours_set_str (&self->title, title);

  return TRUE;
}

/* Flushed, so that a power cut does not take the folder that the flushed draft is in. */
static gboolean
make_folder (ParcoursStore *self)
{
  g_autofree char *root = g_path_get_dirname (self->folder);
  PARCOURS_AUTO_FD int fd = -1;

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return FALSE;
  fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);
}

static gboolean
write_draft (ParcoursStore *self, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, PARCOURS_STORE_DRAFT, NULL);

  if (bytes != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      return parcours_replacement_write (file, bytes, error);
    }

  return g_unlink (path) == 0 || errno == ENOENT || parcours_trouble_set_write (error, path, errno);
}

gboolean
parcours_store_write (ParcoursStore *self, guint64 number, const char *title, GBytes *bytes, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (title != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->removed || number < self->number || (bytes == NULL && self->meta < 0))
    return TRUE;

  if (self->meta < 0 && !make_folder (self))
    return parcours_trouble_set_write (error, self->folder, errno);
  if (!write_meta (self, title, error) || !write_draft (self, bytes, error))
    return FALSE;
  self->number = number;

  return TRUE;
}

void
parcours_store_keep_base (ParcoursStore *self)
{
  g_autofree char *path = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GFile) base = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  if (self->file == NULL || self->base_hash == NULL || g_atomic_int_exchange (&self->base_tried, TRUE))
    return;

  /* Without the lock: a share that hangs must not hold up who asks for a draft. */
  bytes = parcours_bytes_read (self->file, NULL, NULL);
  hash = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  if (g_strcmp0 (hash, self->base_hash) != 0)
    return;

  locker = g_mutex_locker_new (&self->mutex);
  path = g_build_filename (self->folder, PARCOURS_STORE_BASE, NULL);
  base = g_file_new_for_path (path);
  if (!self->removed && self->meta >= 0)
    parcours_replacement_write (base, bytes, NULL);
}

/* The end */

void
parcours_store_remove (ParcoursStore *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  self->removed = TRUE;
  if (self->meta >= 0)
    parcours_store_remove_folder (self->folder);
  parcours_clear_fd (&self->meta);
}

void
parcours_store_remove_folder (const char *path)
{
  g_autofree char *meta = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_if_fail (path != NULL);

  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    return;

  /* meta last: a removal that is interrupted leaves a folder that still says what it is. */
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, PARCOURS_STORE_META))
      {
        g_autofree char *file = g_build_filename (path, name, NULL);

        g_unlink (file);
      }
  meta = g_build_filename (path, PARCOURS_STORE_META, NULL);
  g_unlink (meta);
  g_rmdir (path);
}

gboolean
parcours_store_is_over (const char *path, int *meta)
{
  PARCOURS_AUTO_FD int folder = -1;
  PARCOURS_AUTO_FD int fd = -1;
  struct stat st;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (meta != NULL, FALSE);

  folder = open (path, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder < 0)
    return FALSE;
  fd = openat (folder, PARCOURS_STORE_META, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &st) != 0 || !S_ISREG (st.st_mode))
    return FALSE;

  /* Shared, so that two programs that start at once do not take each other for the session. A meta that has another
   * file's name by now was replaced by its living session. */
  if (flock (fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    return FALSE;
  if (!parcours_side_is (folder, PARCOURS_STORE_META, fd))
    return FALSE;

  *meta = g_steal_fd (&fd);

  return TRUE;
}
