/* embed.c - see embed.h */
#include "config.h"

#include "export/embed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "format/reader.h"
#include "format/writer.h"
#include "model/digest.h"
#include "share/bytes.h"

gboolean
parcours_export_embeds_by_name (const char *path)
{
  static const char * const endings[] = { ".jmap.svg", ".jmap.png" };

  g_return_val_if_fail (path != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const gsize length = strlen (path), size = strlen (endings[i]);

      if (length > size && g_ascii_strcasecmp (path + length - size, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
parcours_embed_check (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursExportFormat format, GError **error)
{
  if (format != PARCOURS_EXPORT_SVG && format != PARCOURS_EXPORT_PNG)
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                         _("Only SVG and PNG pictures can carry the map. Choose one of them, or export without the map inside."));
  else if (options->shows)
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                         _("A picture of a part of the map cannot carry it, because what the filter hides would travel along. Take the "
                           "filter away, or export without the map inside."));
  else if (parcours_map_get_version (map) > PARCOURS_FORMAT_VERSION)
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_READ_ONLY,
                         _("The map was made by a newer version of Parcours, and what is new in it could get lost in the picture. Update "
                           "Parcours, or export without the map inside."));
  else
    return TRUE;
  return FALSE;
}

GBytes *
parcours_embed_make (ParcoursMap *map, GError **error)
{
  g_autoptr (GBytes) bytes = parcours_writer_write (map);
  g_autoptr (GError) local = NULL;
  g_autoptr (ParcoursMap) again = parcours_reader_read (bytes, _("The map in the picture"), NULL, &local);
  g_autofree char *digest = parcours_map_digest (map);
  g_autofree char *digest_again = again ? parcours_map_digest (again) : NULL;

  if (g_strcmp0 (digest, digest_again) == 0)
    return g_steal_pointer (&bytes);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_VERIFY,
                         _("The picture was not made, because the map in it does not read back the same. Export without the map inside, "
                           "and please report this."));
  return NULL;
}

/* A stream that counts. */

#define BOUNDED_TYPE (bounded_get_type ())
G_DECLARE_FINAL_TYPE (Bounded, bounded, PARCOURS, BOUNDED, GFilterOutputStream)

struct _Bounded
{
  GFilterOutputStream parent_instance;

  gsize written;
};

G_DEFINE_FINAL_TYPE (Bounded, bounded, G_TYPE_FILTER_OUTPUT_STREAM)

static gssize
bounded_write (GOutputStream *stream, const void *data, gsize length, GCancellable *cancellable, GError **error)
{
  Bounded *self = PARCOURS_BOUNDED (stream);
  gssize n;

  if (length > PARCOURS_FILE_MAX - self->written)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                   _("With the map inside, the picture would have more than %u MiB and could not be opened again. Take fewer dots per inch "
                     "or smaller paper, or export without the map inside."), (guint) (PARCOURS_FILE_MAX / (1024 * 1024)));
      return -1;
    }
  n = g_output_stream_write (G_FILTER_OUTPUT_STREAM (stream)->base_stream, data, length, cancellable, error);
  if (n > 0)
    self->written += (gsize) n;
  return n;
}

static void
bounded_class_init (BoundedClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = bounded_write;
}

static void
bounded_init (Bounded *self)
{
}

GOutputStream *
parcours_embed_bound (GOutputStream *stream)
{
  return g_object_new (BOUNDED_TYPE, "base-stream", stream, "close-base-stream", FALSE, NULL);
}
