/* Never through the stream of g_file_replace(): when its writer is killed, gives up or is cancelled, even while it waits for the
 * stream to open, GVfs puts what it has got until then in the file's place: half of it, or nothing. GVfs is given a whole file
 * instead (g_file_copy), which it sends or does not. Where it would make a stream of that too, the file goes
 * under another name first and is moved when it has arrived.
 */
#include "config.h"

#include "share/way.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/util.h"
#include "share/bytes.h"
#include "share/side.h"
#include "share/trouble.h"

#define MAX_LINKS 40

/* What was sent and not seen to arrive */

static GMutex strays_mutex;
static GHashTable *strays;      /* URI to hash */

static void
note_stray (GFile *file, const char *hash)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *uri = g_file_get_uri (file);

  locker = g_mutex_locker_new (&strays_mutex);
  if (strays == NULL)
    strays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (hash != NULL)
    g_hash_table_insert (strays, g_steal_pointer (&uri), g_strdup (hash));
  else
    g_hash_table_remove (strays, uri);
}

gboolean
parcours_replacement_is_stray (GFile *file, const char *hash)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  locker = g_mutex_locker_new (&strays_mutex);
  uri = g_file_get_uri (file);

  return hash != NULL && strays != NULL && g_strcmp0 (g_hash_table_lookup (strays, uri), hash) == 0;
}

static gboolean
set_trouble (ParcoursReplacement *self, GError **error, GError *trouble)
{
  parcours_trouble_explain_write (trouble, self->file);
  g_propagate_error (error, trouble);

  return FALSE;
}

/* The outbox: whole files on this computer, until they have arrived */

static char *
dup_outbox (void)
{
  return g_build_filename (g_get_user_cache_dir (), "parcours", "outbox", NULL);
}

static GFile *
get_outgoing (ParcoursReplacement *self)
{
  g_autofree char *folder = dup_outbox ();
  g_autofree char *path = g_build_filename (folder, self->temporary, NULL);

  return g_file_new_for_path (path);
}

static gboolean
remote_open (ParcoursReplacement *self, GError **error)
{
  g_autofree char *folder = dup_outbox ();
  g_autofree char *name = g_file_get_basename (self->file);

  if (name == NULL)
    return set_trouble (self, error, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, g_strerror (EISDIR)));

  if (g_mkdir_with_parents (folder, 0700) == 0)
    self->place = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->place < 0)
    return parcours_way_set_trouble (self, error, errno);
  parcours_side_sweep_folder (folder, 0);

  self->fd = parcours_side_create (self->place, name, 0666, &self->temporary);
  if (self->fd < 0)
    return parcours_way_set_trouble (self, error, errno);
  self->lock = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  return self->lock >= 0 || parcours_way_set_trouble (self, error, errno);
}

/* The look */

static GFileInfo *
query_real (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  return g_file_query_info (self->real,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK ","
                            G_FILE_ATTRIBUTE_STANDARD_SYMLINK_TARGET "," G_FILE_ATTRIBUTE_UNIX_MODE,
                            G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
}

/* Where the link `real` leads: that is what changes, so the link stays one. */
static gboolean
follow_once (ParcoursReplacement *self, GFileInfo *info)
{
  const char *to = g_file_info_get_is_symlink (info) ? g_file_info_get_symlink_target (info) : NULL;
  g_autoptr (GFile) parent = g_file_get_parent (self->real);
  g_autoptr (GFile) next = to != NULL && parent != NULL ? g_file_resolve_relative_path (parent, to) : NULL;

  return next != NULL && g_set_object (&self->real, next);
}

static gboolean
remote_prepare (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  GError *trouble = NULL;
  int links = 0;

  g_set_object (&self->real, self->file);
  do
    {
      g_clear_object (&info);
      info = query_real (self, cancellable, &trouble);
    }
  while (info != NULL && follow_once (self, info) && ++links < MAX_LINKS);

  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (&trouble);
      return TRUE;
    }
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    trouble = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, g_strerror (EISDIR));
  if (trouble != NULL)
    return set_trouble (self, error, trouble);

  /* The rights go along with the file where they can. */
  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_UNIX_MODE))
    self->mode = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777;
  if (self->mode >= 0 && fchmod (self->fd, self->mode | 0600) != 0)
    return parcours_way_set_trouble (self, error, errno);

  return TRUE;
}

static gboolean
remote_look (ParcoursReplacement *self, char **hash, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->claim == NULL)
    self->claim = parcours_claim_take (self->real, cancellable, error);
  if (self->claim == NULL)
    return FALSE;

  *hash = parcours_bytes_hash (self->real, cancellable, &local);
  if (*hash != NULL || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/* The way there */

static gboolean
overwrites (ParcoursReplacement *self)
{
  return self->seen != NULL || self->guard == NULL;
}

/* TRUE if GVfs sends a file as one thing, which arrives whole or not at all: one request, or a rename at the end. */
static gboolean
arrives_whole (GFile *file)
{
  static const char *const schemes[] = { "dav", "davs", "dav+sd", "davs+sd", "sftp", "ssh" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_file_has_uri_scheme (file, schemes[i]))
      return TRUE;

  return FALSE;
}

static GFile *
get_beside (GFile *file, const char *name)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);

  return g_file_get_child (parent, name);
}

/* Between taking the old file away and giving its name to the new one some servers can be interrupted: there the old one
 * stays beside it until then, as "name~", unless somebody keeps a copy of their own by that name. */
static gboolean
move_over (ParcoursReplacement *self, GFile *aside, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (self->real);
  g_autofree char *backup_name = g_strconcat (name, "~", NULL);
  g_autoptr (GFile) backup = get_beside (self->real, backup_name);
  GFileCopyFlags flags = G_FILE_COPY_NO_FALLBACK_FOR_MOVE;
  gboolean backs_up = overwrites (self) && g_file_query_exists (self->real, cancellable) &&
                      !g_file_query_exists (backup, cancellable);

  if (overwrites (self))
    flags |= G_FILE_COPY_OVERWRITE;
  if (!g_file_move (aside, self->real, flags | (backs_up ? G_FILE_COPY_BACKUP : 0), cancellable, NULL, NULL, error))
    return FALSE;
  if (backs_up)
    g_file_delete (backup, cancellable, NULL);

  return TRUE;
}

/* Has all of it arrived, and is the target still what the guard was told? Sending may have taken long. */
static gboolean
check_aside (ParcoursReplacement *self, GFile *aside, const char *hash, GCancellable *cancellable, GError **error)
{
  g_autofree char *arrived = parcours_bytes_hash (aside, cancellable, error);
  g_autofree char *stands = NULL;

  if (arrived == NULL)
    return FALSE;
  if (!g_str_equal (arrived, hash))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, _("what arrived is not what was sent"));
      return FALSE;
    }

  stands = self->guard != NULL ? parcours_bytes_hash (self->real, cancellable, NULL) : NULL;
  if (g_strcmp0 (stands, self->seen) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "Another file is there");

  return FALSE;
}

static gboolean
send_aside (ParcoursReplacement *self, GFile *outgoing, const char *hash, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) aside = get_beside (self->real, self->temporary);
  gboolean done = g_file_copy (outgoing, aside, G_FILE_COPY_NONE, cancellable, NULL, NULL, error) &&
                  check_aside (self, aside, hash, cancellable, error);

  if (done && self->mode >= 0)
    g_file_set_attribute_uint32 (aside, G_FILE_ATTRIBUTE_UNIX_MODE, self->mode, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (done && move_over (self, aside, cancellable, error))
    return TRUE;
  g_file_delete (aside, cancellable, NULL);

  return FALSE;
}

static gboolean
send_once (ParcoursReplacement *self, GFile *outgoing, const char *hash, GCancellable *cancellable, GError **error)
{
  if (!arrives_whole (self->real))
    return send_aside (self, outgoing, hash, cancellable, error);

  return g_file_copy (outgoing, self->real, overwrites (self) ? G_FILE_COPY_OVERWRITE : G_FILE_COPY_NONE,
                      cancellable, NULL, NULL, error);
}

/* The server answered that it has the file, or that it failed, or not at all (`trouble`): what is really there decides. */
static gboolean
check_arrival (ParcoursReplacement *self, const char *hash, GError *trouble, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = parcours_bytes_dup_name (self->file);
  g_autofree char *there = NULL;
  g_autoptr (GError) local = NULL;

  there = parcours_bytes_hash (self->real, cancellable, &local);
  if (there != NULL || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    note_stray (self->file, NULL);
  if (g_strcmp0 (there, hash) == 0)
    return TRUE;

  if (trouble != NULL)
    {
      /* Of a transfer that broke off, sometimes only the next question tells that the server is gone. */
      if (parcours_trouble_is_away (local) && !parcours_trouble_is_away (trouble))
        g_propagate_error (error, g_steal_pointer (&local));
      else
        set_trouble (self, error, g_error_copy (trouble));
    }
  else if (there == NULL)
    {
      g_set_error (error, local->domain, local->code,
                   _("“%s” was sent, but it could not be seen whether it arrived (%s). Save it once more."), name, local->message);
    }
  else
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED,
                   _("“%s” was written, and changed by another program right after. Look at what is there now before you save again."),
                   name);
    }

  return FALSE;
}

static gboolean
remote_publish (ParcoursReplacement *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) outgoing = get_outgoing (self);
  g_autofree char *hash = parcours_bytes_hash (outgoing, NULL, error);
  g_autoptr (GError) trouble = NULL;

  if (hash == NULL)
    return FALSE;

  note_stray (self->file, hash);
  send_once (self, outgoing, hash, cancellable, &trouble);
  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_EXISTS) && self->guard != NULL)
    {
      g_clear_error (&trouble);         /* somebody was faster: the guard knows what to make of it */
      if (!parcours_way_ask_guard (self, cancellable, error))
        return FALSE;
      send_once (self, outgoing, hash, cancellable, &trouble);
    }

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_autofree char *name = parcours_bytes_dup_name (self->file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   _("“%s” was already on its way when you cancelled, and may still arrive."), name);
      return FALSE;
    }

  return check_arrival (self, hash, trouble, cancellable, error);
}

const ParcoursWay parcours_way_remote = { remote_open, remote_prepare, remote_look, remote_publish };
