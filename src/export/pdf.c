/* pdf.c - a poster as PDF. */
#include "config.h"

#include <cairo-pdf.h>

#include "export/formats.h"
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
set_metadata (cairo_surface_t *surface, ParcoursPoster *poster)
{
  const char *title = parcours_poster_get_title (poster), *author = parcours_poster_get_author (poster);
  const char *subject = parcours_poster_get_description (poster);

  if (*title)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (*author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (*subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Parcours " PACKAGE_VERSION);
}

static void
paint_page (cairo_surface_t *surface, ParcoursPoster *poster, double scale)
{
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);

  cairo_scale (cr, scale, scale);
  parcours_poster_paint (poster, painter, NULL, 1);
  cairo_show_page (cr);
  cairo_destroy (cr);
}

gboolean
parcours_pdf_write (ParcoursPoster *poster, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  Sink sink = { stream, cancellable, NULL };
  ParcoursExportReport report;
  cairo_surface_t *surface;
  cairo_status_t status;
  double width;

  parcours_poster_get_report (poster, &report);
  parcours_poster_get_size (poster, &width, NULL);
  surface = cairo_pdf_surface_create_for_stream (write_bytes, &sink, report.width_mm * POINTS_PER_MM,
                                                 report.height_mm * POINTS_PER_MM);
  set_metadata (surface, poster);
  paint_page (surface, poster, report.width_mm * POINTS_PER_MM / width);
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
