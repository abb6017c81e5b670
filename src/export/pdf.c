/* pdf.c - sheets as the pages of a PDF. */
#include "config.h"

#include <cairo-pdf.h>

#include "export/formats.h"
#include "export/metadata.h"
#include "paint/painter-cairo.h"

#define POINTS_PER_MM (72 / 25.4)

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;                /* the first one */
} Sink;

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (!sink->error && g_output_stream_write_all (sink->stream, data, length, NULL, sink->cancellable, &sink->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (cairo_surface_t *surface, ParcoursMap *map)
{
  const char *title = parcours_metadata_title (map), *author = parcours_metadata_author (map);
  const char *subject = parcours_metadata_description (map);

  if (*title)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (*author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (*subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Parcours " PACKAGE_VERSION);
}

static void
paint_pages (cairo_surface_t *surface, ParcoursSheets *sheets, const ParcoursExportOptions *options, Sink *sink)
{
  const guint n = parcours_sheets_get_count (sheets);
  const double scale = PARCOURS_MM_PER_U * POINTS_PER_MM;
  cairo_t *cr = cairo_create (surface);
  /* One painter for all pages: what it keeps is in the file once, not once a page. */
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);

  for (guint sheet = 0; sheet < n && !sink->error; sheet++)
    {
      double width, height;

      if (g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error))
        break;
      parcours_sheets_get_size (sheets, sheet, &width, &height);
      cairo_pdf_surface_set_size (surface, width * POINTS_PER_MM, height * POINTS_PER_MM);
      cairo_save (cr);
      cairo_scale (cr, scale, scale);
      parcours_sheets_paint (sheets, sheet, painter, NULL, 1);
      cairo_restore (cr);
      cairo_show_page (cr);
      if (options->progress)
        options->progress ((sheet + 1.0) / n, options->progress_data);
    }
  cairo_destroy (cr);
}

gboolean
parcours_pdf_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                    GCancellable *cancellable, GError **error)
{
  Sink sink = { stream, cancellable, NULL };
  cairo_surface_t *surface;
  cairo_status_t status;

  surface = cairo_pdf_surface_create_for_stream (write_bytes, &sink, POINTS_PER_MM, POINTS_PER_MM);
  set_metadata (surface, parcours_sheets_get_map (sheets));
  paint_pages (surface, sheets, options, &sink);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (sink.error)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}
