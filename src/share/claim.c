#include "config.h"

#include "share/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "share/bytes.h"
#include "share/side.h"
#include "share/trouble.h"

#define WAIT_MAX (10 * G_USEC_PER_SEC)
#define WAIT_STEP (50 * G_TIME_SPAN_MILLISECOND)
#define LEFT_AFTER 60           /* seconds */
#define MAX_TRIES 3

struct _ParcoursClaim
{
  GFile *file;
  GFile *folder;                /* the claim */
  GCancellable *cancellable;
  int lock;                     /* held by flock; not empty while this computer has made the claim. -1: no such place */
  gboolean made;
};

typedef enum { TAKEN, HELD, IMPOSSIBLE, FAILED } Try;

static gboolean
set_busy (ParcoursClaim *self, GError **error)
{
  g_autofree char *name = parcours_bytes_dup_name (self->file);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
               _("Another program has been saving “%s” for more than ten seconds. Try again, or save a copy."), name);

  return FALSE;
}

/* A while that two who wait do not spend in step. FALSE if it is over, or time is up. */
static gboolean
wait_a_while (ParcoursClaim *self, gint64 end, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (g_get_monotonic_time () > end)
    return set_busy (self, error);
  g_usleep (WAIT_STEP / 2 + g_random_int_range (0, WAIT_STEP));

  return TRUE;
}

/* Among the programs of this user on this computer. */
static gboolean
take_lock (ParcoursClaim *self, gint64 end, GError **error)
{
  g_autofree char *uri = g_file_get_uri (self->file);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *name = g_strconcat (hash, ".claim", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "parcours", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    self->lock = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return TRUE;

  while (flock (self->lock, LOCK_EX | LOCK_NB) != 0)
    if (errno != EWOULDBLOCK && errno != EINTR)
      return TRUE;
    else if (!wait_a_while (self, end, error))
      return FALSE;

  return TRUE;
}

/* Remembers on this computer that the claim on the server is ours, before it is made until after it is gone. */
static void
note_claim (ParcoursClaim *self, gboolean made)
{
  if (self->lock >= 0 && (ftruncate (self->lock, 0) != 0 || (made && pwrite (self->lock, "1", 1, 0) != 1)))
    g_debug ("Claim not noted: %s", g_strerror (errno));
}

/* With the lock, a claim noted by a program of this computer is one that nobody has any more; after a while others take it. */
static gboolean
is_left_by_us (ParcoursClaim *self)
{
  struct stat st;

  return self->lock >= 0 && fstat (self->lock, &st) == 0 && st.st_size > 0 &&
         g_get_real_time () / G_USEC_PER_SEC - st.st_mtime < LEFT_AFTER;
}

static gint64
query_time (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, NULL);

  return info != NULL ? (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) : 0;
}

/* Clocks differ: what the server calls now is the time of a folder made now. */
static gboolean
is_left_by_others (ParcoursClaim *self)
{
  g_autoptr (GFile) parent = g_file_get_parent (self->folder);
  g_autofree char *base = g_file_get_basename (self->folder);
  g_autofree char *name = g_strdup_printf ("%s-%08x", base, g_random_int ());
  g_autoptr (GFile) probe = g_file_get_child (parent, name);
  gint64 made = query_time (self->folder, self->cancellable);
  gint64 now;

  if (made == 0 || !g_file_make_directory (probe, self->cancellable, NULL))
    return FALSE;
  now = query_time (probe, self->cancellable);
  g_file_delete (probe, self->cancellable, NULL);

  return now - made > LEFT_AFTER;
}

/* Of two who make it at the same moment, some servers tell the slower one that it is forbidden, not that it exists. */
static Try
try_claim (ParcoursClaim *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_clear_error (&local);
      if (g_file_make_directory (self->folder, self->cancellable, &local))
        return TAKEN;
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
        return HELD;
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED) || parcours_trouble_is_away (local))
        {
          parcours_trouble_explain_write (local, self->file);
          g_propagate_error (error, g_steal_pointer (&local));
          return FAILED;
        }
      if (g_file_query_exists (self->folder, self->cancellable))
        return HELD;
    }

  return IMPOSSIBLE;
}

static gboolean
take_claim (ParcoursClaim *self, gint64 end, GError **error)
{
  gboolean left = is_left_by_us (self);
  Try result;

  note_claim (self, TRUE);
  while ((result = try_claim (self, error)) == HELD)
    {
      if (!left && g_get_monotonic_time () > end)
        left = is_left_by_others (self);
      if (left && g_file_delete (self->folder, self->cancellable, NULL))
        left = FALSE;
      else if (!wait_a_while (self, end, error))
        break;
    }
  self->made = result == TAKEN;
  /* Whether a claim that failed on the way was made is not known; one that others hold is not ours. */
  if (result == HELD || result == IMPOSSIBLE)
    note_claim (self, FALSE);

  return result == TAKEN || result == IMPOSSIBLE;
}

ParcoursClaim *
parcours_claim_take (GFile *file, GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + WAIT_MAX;
  g_autoptr (GFile) parent = NULL;
  g_autofree char *name = NULL;
  g_autofree char *side = NULL;
  ParcoursClaim *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (ParcoursClaim, 1);
  self->file = g_object_ref (file);
  self->lock = -1;
  g_set_object (&self->cancellable, cancellable);

  parent = g_file_get_parent (file);
  name = g_file_get_basename (file);
  if (parent == NULL || name == NULL)
    return self;
  side = parcours_side_name (name, "saving");
  self->folder = g_file_get_child (parent, side);

  if (!take_lock (self, end, error) || !take_claim (self, end, error))
    g_clear_pointer (&self, parcours_claim_release);

  return self;
}

void
parcours_claim_release (ParcoursClaim *self)
{
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;

  if (self->made && (g_file_delete (self->folder, self->cancellable, &error) ||
                     g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
    note_claim (self, FALSE);
  parcours_clear_fd (&self->lock);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->folder);
  g_object_unref (self->file);
  g_free (self);
}
