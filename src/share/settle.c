/* What is done with the redo copies of programs that died. */
#include "config.h"

#include "share/redo.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "format/reader.h"
#include "share/bytes.h"
#include "share/overwrite.h"
#include "share/side.h"
#include "share/store.h"
#include "share/trouble.h"

/* One copy that is being settled. */
typedef struct
{
  int folder;                   /* not owned */
  const char *name;             /* not owned */
  int fd;
  char *path;                   /* of the target */
  GBytes *fresh;
  GBytes *old;
} Redo;

static void
redo_clear (Redo *redo)
{
  parcours_clear_fd (&redo->fd);
  g_clear_pointer (&redo->path, g_free);
  g_clear_pointer (&redo->fresh, g_bytes_unref);
  g_clear_pointer (&redo->old, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Redo, redo_clear)

static gboolean
is_redo (const char *name)
{
  return *name != '.' && (g_str_has_suffix (name, PARCOURS_REDO_SUFFIX) || g_str_has_suffix (name, PARCOURS_UNDO_SUFFIX));
}

static void
drop (Redo *redo)
{
  if (unlinkat (redo->folder, redo->name, 0) == 0)
    fsync (redo->folder);
}

static gboolean
set_half_written (GError **error, const char *path, int errnum)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errnum),
               _("An interrupted save left “%s” half-written, and it cannot be finished now (%s). Its whole content is safe on this computer: make sure that the file can be written and open it again."),
               name, g_strerror (errnum));

  return FALSE;
}

/* As if a session had left a draft: the next start offers it. FALSE if it must be kept for another time. */
static gboolean
offer (Redo *redo)
{
  g_autofree char *name = g_filename_display_basename (redo->path);
  g_autoptr (GFile) file = g_file_new_for_path (redo->path);
  g_autofree char *base_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, redo->old);
  g_autoptr (ParcoursMap) map = parcours_reader_read (redo->fresh, name, NULL, NULL);
  g_autoptr (ParcoursStore) store = NULL;

  if (map == NULL)
    return TRUE;                /* an export, which can be made again */
  store = parcours_store_new (file, base_hash);

  return parcours_store_write (store, 1, parcours_element_get_name (parcours_map_get_root (map)), redo->fresh, NULL);
}

/* With the lock of the target. */
static gboolean
finish (Redo *redo, int target, GError **error)
{
  GBytes *wanted = g_str_has_suffix (redo->name, PARCOURS_UNDO_SUFFIX) ? redo->old : redo->fresh;
  g_autoptr (GBytes) now = NULL;

  /* More than both: somebody else's. */
  now = parcours_overwrite_read (target, MAX (g_bytes_get_size (redo->old), g_bytes_get_size (redo->fresh)));
  if (now == NULL && errno != EFBIG)
    return set_half_written (error, redo->path, errno);

  switch (now != NULL ? parcours_overwrite_judge (now, redo->old, redo->fresh) : PARCOURS_OVERWRITE_OTHER)
    {
    case PARCOURS_OVERWRITE_TORN:
      if (!parcours_overwrite (target, wanted))
        return set_half_written (error, redo->path, errno);
      break;
    case PARCOURS_OVERWRITE_OTHER:
      if (!offer (redo))
        return TRUE;
      break;
    case PARCOURS_OVERWRITE_WHOLE:
    default:
      break;
    }
  drop (redo);

  return TRUE;
}

/* Its own lock tells whether its writer lives. FALSE if there is nothing to settle. */
static gboolean
open_dead (Redo *redo)
{
  struct stat st;
  g_autoptr (GBytes) bytes = NULL;

  redo->fd = openat (redo->folder, redo->name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (redo->fd < 0 || fstat (redo->fd, &st) != 0 || !S_ISREG (st.st_mode) || st.st_uid != geteuid ())
    return FALSE;
  bytes = parcours_overwrite_read (redo->fd, G_MAXSSIZE);
  if (bytes == NULL)
    return FALSE;
  if (parcours_redo_parse (bytes, &redo->path, &redo->fresh, &redo->old))
    return TRUE;

  /* It was published whole: its disk is to blame, and nothing in it can be trusted. */
  if (flock (redo->fd, LOCK_EX | LOCK_NB) == 0 && parcours_side_is (redo->folder, redo->name, redo->fd))
    drop (redo);

  return FALSE;
}

/* Waits for a living writer, which has the target's lock until its copy is gone. */
static gboolean
settle_one (int folder, const char *name, GError **error)
{
  g_auto (Redo) redo = { .folder = folder, .name = name, .fd = -1 };
  PARCOURS_AUTO_FD int target = -1;

  if (!open_dead (&redo))
    return TRUE;

  target = parcours_side_open (AT_FDCWD, redo.path, O_RDWR);
  if (target < 0 && errno != ENOENT)
    return set_half_written (error, redo.path, errno);
  if (target >= 0 && !parcours_overwrite_lock (target, FALSE))
    return TRUE;
  if (flock (redo.fd, LOCK_EX | LOCK_NB) != 0 || !parcours_side_is (folder, name, redo.fd))
    return TRUE;

  if (target >= 0)
    return finish (&redo, target, error);
  if (offer (&redo))
    drop (&redo);

  return TRUE;
}

/* TRUE if the copy `name` is of the target: by the inode, or, where a file system counts its devices anew, by the path. */
static gboolean
is_of (int folder, const char *name, const char *key, const char *path)
{
  g_auto (Redo) redo = { .folder = folder, .name = name, .fd = -1 };
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  if (key != NULL && g_str_has_prefix (name, key) && name[strlen (key)] == '.')
    return TRUE;

  return open_dead (&redo) && g_str_equal (redo.path, absolute);
}

gboolean
parcours_redo_settle (const char *path, GError **error)
{
  g_autofree char *folder_path = parcours_redo_dup_folder ();
  g_autofree char *key = NULL;
  g_autoptr (GDir) dir = NULL;
  PARCOURS_AUTO_FD int folder = -1;
  PARCOURS_AUTO_FD int target = -1;
  const char *name;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  dir = g_dir_open (folder_path, 0, NULL);
  folder = dir != NULL ? open (folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (folder < 0)
    return TRUE;

  target = open (path, O_PATH | O_CLOEXEC);
  key = target >= 0 ? parcours_redo_name (target) : NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_redo (name) && is_of (folder, name, key, path) && !settle_one (folder, name, error))
      return FALSE;

  return TRUE;
}

void
parcours_redo_settle_all (void)
{
  g_autofree char *path = parcours_redo_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  PARCOURS_AUTO_FD int folder = dir != NULL ? open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  const char *name;

  while (folder >= 0 && (name = g_dir_read_name (dir)) != NULL)
    if (is_redo (name))
      settle_one (folder, name, NULL);
  if (folder >= 0)
    parcours_side_sweep_folder (path, 0);
}
