/* incoming.c - see incoming.h. */
#include "config.h"

#include "shell/incoming.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "format/limits.h"
#include "format/reader.h"
#include "shell/clipboard.h"

#define PIECE (64 * 1024)

const char *const parcours_incoming_types[] = { PARCOURS_FORMAT_MIME, "text/plain;charset=utf-8", "text/plain", NULL };

static gboolean
is_ours (const char *type)
{
  return g_strcmp0 (type, PARCOURS_FORMAT_MIME) == 0;
}

void
parcours_incoming_free (ParcoursIncoming *incoming)
{
  if (incoming == NULL)
    return;
  g_clear_object (&incoming->map);
  g_clear_pointer (&incoming->block, parcours_block_free);
  g_free (incoming);
}

/* Only text without a word of XML in front can be a block. */
static gboolean
is_block (const char *text, gsize length)
{
  g_autofree char *start = g_strndup (text, MIN (length, 64));

  g_strstrip (start);
  return !g_str_has_prefix (start, "<?xml") && !g_str_has_prefix (start, "<journey-map") && parcours_block_looks_like (text, length);
}

ParcoursIncoming *
parcours_incoming_new (GBytes *bytes, const char *type, const char *source, GError **error)
{
  g_autoptr (ParcoursIncoming) incoming = g_new0 (ParcoursIncoming, 1);
  g_autofree char *text = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL && source != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (is_ours (type))
    incoming->map = parcours_reader_read (bytes, source, NULL, error);
  else if (length > 0 && length <= PARCOURS_BLOCK_MAX && memchr (data, '\0', length) != NULL)
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                         _("What was to come in is not text. Copy the words themselves. Nothing was changed."));
  else if (length > PARCOURS_BLOCK_MAX || (length > 0 && is_block (data, length)))
    incoming->block = parcours_block_parse (data, length, error);
  else
    {
      text = g_strndup (data != NULL ? data : "", length);
      incoming->map = parcours_clipboard_parse_text (text, source, error);
    }
  return incoming->map != NULL || incoming->block != NULL ? g_steal_pointer (&incoming) : NULL;
}

/* --- reading a stream --- */

typedef struct
{
  GByteArray *bytes;
  char *type, *source;
  gsize most;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_byte_array_unref (reading->bytes);
  g_free (reading->type);
  g_free (reading->source);
  g_free (reading);
}

static void
finish_reading (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = g_bytes_new (reading->bytes->data, reading->bytes->len);
  GError *error = NULL;
  ParcoursIncoming *incoming = parcours_incoming_new (bytes, reading->type, reading->source, &error);

  if (incoming != NULL)
    g_task_return_pointer (task, incoming, (GDestroyNotify) parcours_incoming_free);
  else
    g_task_return_error (task, error);
}

static void
on_piece (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GBytes) piece = NULL;
  GError *error = NULL;

  piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (piece == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_byte_array_append (reading->bytes, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
  /* A piece over the limit is enough to say so. */
  if (g_bytes_get_size (piece) == 0 || reading->bytes->len > reading->most)
    finish_reading (task);
  else
    g_input_stream_read_bytes_async (G_INPUT_STREAM (source), PIECE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_piece,
                                     g_object_ref (task));
}

void
parcours_incoming_read_async (GInputStream *stream, const char *type, const char *source, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  task = g_task_new (stream, cancellable, callback, data);
  reading = g_new0 (Reading, 1);
  reading->bytes = g_byte_array_new ();
  reading->type = g_strdup (type);
  reading->source = g_strdup (source);
  reading->most = is_ours (type) ? PARCOURS_LIMIT_FILE : PARCOURS_BLOCK_MAX;
  g_task_set_source_tag (task, parcours_incoming_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_input_stream_read_bytes_async (stream, PIECE, G_PRIORITY_DEFAULT, cancellable, on_piece, task);
}

ParcoursIncoming *
parcours_incoming_read_finish (GInputStream *stream, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, stream), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- the clipboard --- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  ParcoursIncoming *incoming = parcours_incoming_read_finish (G_INPUT_STREAM (source), result, &error);

  if (incoming != NULL)
    g_task_return_pointer (task, incoming, (GDestroyNotify) parcours_incoming_free);
  else
    g_task_return_error (task, error);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GInputStream) stream = NULL;
  const char *type = NULL;
  GError *error = NULL;

  stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, &error);
  if (stream == NULL)
    g_task_return_error (task, error);
  else
    parcours_incoming_read_async (stream, type, _("the clipboard"), g_task_get_cancellable (task), on_read, g_object_ref (task));
}

void
parcours_incoming_read_clipboard_async (GdkClipboard *clipboard, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GdkContentFormats) formats = NULL;
  gboolean any = FALSE;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_incoming_read_clipboard_async);
  formats = gdk_content_formats_union_serialize_mime_types (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  for (guint i = 0; parcours_incoming_types[i] != NULL; i++)
    any |= gdk_content_formats_contain_mime_type (formats, parcours_incoming_types[i]);
  if (any)
    gdk_clipboard_read_async (clipboard, (const char **) parcours_incoming_types, G_PRIORITY_DEFAULT, cancellable, on_stream,
                              g_steal_pointer (&task));
  else
    g_task_return_new_error (task, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                             _("There are no cards, no text and no picture in the clipboard."));
}

ParcoursIncoming *
parcours_incoming_read_clipboard_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
