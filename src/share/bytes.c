#include "config.h"

#include "share/bytes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "share/save.h"
#include "share/trouble.h"

#define CHUNK ((gsize) 64 * 1024)
#define MAX_READS 5

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE

/* What changes when the file is replaced, as far as a server tells. */
static char *
dup_state (GFileInfo *info)
{
  const char *etag = g_file_info_get_etag (info);

  if (etag != NULL && g_str_has_prefix (etag, "W/"))    /* it gets stronger with age */
    etag += strlen ("W/");

  return g_strdup_printf ("%" G_GOFFSET_FORMAT " %s", g_file_info_get_size (info), etag != NULL ? etag : "");
}

/* A server may send the old length of a new file, cut there, when it is replaced at that moment. Here a file that is open stays
 * what it was. */
static gboolean
is_steady (GFile *file, const char *state, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *now = NULL;

  if (g_file_is_native (file))
    return TRUE;

  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  now = info != NULL ? dup_state (info) : NULL;

  return g_strcmp0 (now, state) == 0;
}

/* `*size` receives what the file system says, which the reading does not trust; `*state` what to give to is_steady(). */
static GFileInputStream *
open_plain (GFile *file, goffset *size, char **state, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  GFileType type;

  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;

  /* Looked at before it is opened: opening a pipe would wait for a writer. */
  type = g_file_info_get_file_type (info);
  if (type == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "Not a regular file");
      return NULL;
    }
  if (type == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "Is a directory");
      return NULL;
    }
  *size = g_file_info_get_size (info);
  *state = dup_state (info);

  return g_file_read (file, cancellable, error);
}

static void
set_too_large (GError **error, GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
               _("“%s” is larger than %u MiB, the most that a journey map may be. Take large pictures out of it, or split it in two."),
               name, (guint) (PARCOURS_FILE_MAX / (1024 * 1024)));
}

/* One byte more than is allowed is enough to know. */
static GByteArray *
read_all (GInputStream *stream, gsize expected, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gsize used = 0;
  gsize got;

  do
    {
      gsize room = MIN (MAX (CHUNK, used == 0 ? expected + 1 : used), PARCOURS_FILE_MAX + 1 - used);

      g_byte_array_set_size (array, used + room);
      if (!g_input_stream_read_all (stream, array->data + used, room, &got, cancellable, error))
        return NULL;
      used += got;
      if (got < room)
        break;
    }
  while (used <= PARCOURS_FILE_MAX);

  g_byte_array_set_size (array, used);

  return g_steal_pointer (&array);
}

/* NULL without an error: too large. `*steady` receives FALSE if it was replaced meanwhile. */
static GByteArray *
read_once (GFile *file, gboolean *steady, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) array = NULL;
  g_autofree char *state = NULL;
  goffset size = 0;

  stream = open_plain (file, &size, &state, cancellable, error);
  if (stream == NULL || size > (goffset) PARCOURS_FILE_MAX)
    return NULL;

  array = read_all (G_INPUT_STREAM (stream), MAX (size, 0), cancellable, error);
  if (array == NULL || array->len > PARCOURS_FILE_MAX)
    return NULL;
  *steady = is_steady (file, state, cancellable);

  return g_steal_pointer (&array);
}

GBytes *
parcours_bytes_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) array = NULL;
  g_autoptr (GError) local = NULL;
  gboolean steady = TRUE;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (int i = 0; i < MAX_READS; i++)
    {
      g_clear_pointer (&array, g_byte_array_unref);
      array = read_once (file, &steady, cancellable, &local);
      if (array == NULL || steady)
        break;
    }

  if (local != NULL)
    {
      parcours_trouble_explain_read (local, file);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (array == NULL)
    {
      set_too_large (error, file);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

char *
parcours_bytes_dup_name (GFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
}

static char *
hash_once (GFile *file, gboolean *steady, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (CHUNK);
  g_autofree char *state = NULL;
  goffset size;
  gssize got;

  stream = open_plain (file, &size, &state, cancellable, error);
  if (stream == NULL)
    return NULL;

  while ((got = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, got);
  if (got < 0)
    return NULL;
  *steady = is_steady (file, state, cancellable);

  return g_strdup (g_checksum_get_string (checksum));
}

char *
parcours_bytes_hash (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *hash = NULL;
  g_autoptr (GError) local = NULL;
  gboolean steady = TRUE;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (int i = 0; i < MAX_READS; i++)
    {
      g_clear_pointer (&hash, g_free);
      hash = hash_once (file, &steady, cancellable, &local);
      if (hash == NULL || steady)
        break;
    }

  if (local != NULL)
    {
      parcours_trouble_explain_read (local, file);
      g_propagate_error (error, g_steal_pointer (&local));
    }

  return g_steal_pointer (&hash);
}
