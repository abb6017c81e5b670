/* outgoing.c - see outgoing.h. */
#include "config.h"

#include "shell/outgoing.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/util.h"
#include "export/cards.h"
#include "format/writer.h"

#define SVG "image/svg+xml"
#define PNG "image/png"
#define TEXT "text/plain;charset=utf-8"
#define PLAIN_TEXT "text/plain"

struct _ParcoursOutgoing
{
  GdkContentProvider parent_instance;

  ParcoursMap *map;             /* a copy of our own */
  GPtrArray *elements;          /* records of it */
  gboolean cards;               /* nothing but cards */
  gboolean taken;               /* our XML was asked for */
};

G_DEFINE_FINAL_TYPE (ParcoursOutgoing, parcours_outgoing, GDK_TYPE_CONTENT_PROVIDER)

static char *
dup_lines (GPtrArray *elements)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    {
      g_autofree char *line = parcours_clean_line (parcours_element_get_name (g_ptr_array_index (elements, i)), -1);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

gboolean
parcours_outgoing_get_taken (ParcoursOutgoing *self)
{
  g_return_val_if_fail (PARCOURS_IS_OUTGOING (self), FALSE);

  return self->taken;
}

static char *
dup_text (ParcoursOutgoing *self)
{
  return self->cards ? parcours_cards_text (self->map, self->elements) : dup_lines (self->elements);
}

GBytes *
parcours_outgoing_make (ParcoursOutgoing *self, const char *type, GError **error)
{
  char *text;

  g_return_val_if_fail (PARCOURS_IS_OUTGOING (self) && type != NULL, NULL);

  if (g_str_equal (type, PARCOURS_FORMAT_MIME))
    return parcours_writer_write_elements (self->map, self->elements);
  if (g_str_equal (type, TEXT) || g_str_equal (type, PLAIN_TEXT))
    {
      text = dup_text (self);
      return g_bytes_new_take (text, strlen (text));
    }
  if (self->cards && g_str_equal (type, SVG))
    return parcours_cards_svg (self->map, self->elements, error);
  if (self->cards && g_str_equal (type, PNG))
    return parcours_cards_png (self->map, self->elements, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("There is no form “%s” of cards."), type);
  return NULL;
}

static GdkContentFormats *
parcours_outgoing_ref_formats (GdkContentProvider *provider)
{
  ParcoursOutgoing *self = PARCOURS_OUTGOING (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_mime_type (builder, PARCOURS_FORMAT_MIME);
  gdk_content_formats_builder_add_mime_type (builder, TEXT);
  gdk_content_formats_builder_add_mime_type (builder, PLAIN_TEXT);
  if (self->cards)
    {
      gdk_content_formats_builder_add_mime_type (builder, SVG);
      gdk_content_formats_builder_add_mime_type (builder, PNG);
    }
  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static gboolean
parcours_outgoing_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  if (!G_VALUE_HOLDS_STRING (value))
    return GDK_CONTENT_PROVIDER_CLASS (parcours_outgoing_parent_class)->get_value (provider, value, error);
  g_value_take_string (value, dup_text (PARCOURS_OUTGOING (provider)));
  return TRUE;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
parcours_outgoing_write_mime_type_async (GdkContentProvider *provider, const char *type, GOutputStream *stream, int priority,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (provider, cancellable, callback, data);
  GError *error = NULL;
  GBytes *bytes = parcours_outgoing_make (PARCOURS_OUTGOING (provider), type, &error);

  PARCOURS_OUTGOING (provider)->taken |= g_str_equal (type, PARCOURS_FORMAT_MIME);
  g_task_set_source_tag (task, parcours_outgoing_write_mime_type_async);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, bytes, (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), priority, cancellable, on_written,
                                   task);
}

static gboolean
parcours_outgoing_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
parcours_outgoing_finalize (GObject *object)
{
  ParcoursOutgoing *self = PARCOURS_OUTGOING (object);

  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (parcours_outgoing_parent_class)->finalize (object);
}

static void
parcours_outgoing_class_init (ParcoursOutgoingClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = parcours_outgoing_finalize;
  provider_class->ref_formats = parcours_outgoing_ref_formats;
  provider_class->get_value = parcours_outgoing_get_value;
  provider_class->write_mime_type_async = parcours_outgoing_write_mime_type_async;
  provider_class->write_mime_type_finish = parcours_outgoing_write_mime_type_finish;
}

static void
parcours_outgoing_init (ParcoursOutgoing *self)
{
  self->elements = g_ptr_array_new ();
}

GdkContentProvider *
parcours_outgoing_new (ParcoursMap *map, GPtrArray *elements)
{
  ParcoursOutgoing *self;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (elements != NULL && elements->len > 0, NULL);

  self = g_object_new (PARCOURS_TYPE_OUTGOING, NULL);
  self->map = parcours_map_copy (map);
  self->cards = TRUE;
  for (guint i = 0; i < elements->len; i++)
    {
      ParcoursElement *copy = parcours_map_find (self->map, parcours_element_get_id (g_ptr_array_index (elements, i)));

      g_ptr_array_add (self->elements, copy);
      self->cards &= parcours_element_get_kind (copy) == PARCOURS_KIND_CARD;
    }
  return GDK_CONTENT_PROVIDER (self);
}
