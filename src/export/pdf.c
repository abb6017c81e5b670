/* pdf.c - sheets as the pages of a PDF. */
#include "config.h"

#include <cairo-pdf.h>

#include "export/formats.h"
#include "export/metadata.h"
#include "export/pdf-pack.h"
#include "paint/painter-cairo.h"

#define POINTS_PER_MM (72 / 25.4)

typedef struct
{
  ParcoursPdfPack *pack;
  GCancellable *cancellable;
  GError *error;                /* the first one */
} Sink;

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (!sink->error && parcours_pdf_pack_write (sink->pack, data, length, &sink->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

/* Now, or when whoever builds the same file again says it is: the two are equal then. */
static char *
say_when (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) when = epoch && *epoch ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10)) : NULL;

  if (!when)
    when = g_date_time_new_now_utc ();
  return g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");
}

static void
set_metadata (cairo_surface_t *surface, ParcoursMap *map)
{
  const char *title = parcours_metadata_title (map), *author = parcours_metadata_author (map);
  const char *subject = parcours_metadata_description (map);
  g_autofree char *when = say_when ();

  if (*title)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (*author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (*subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Parcours " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, when);
}

static void
paint_page (cairo_t *cr, ParcoursPainter *painter, ParcoursPdfStructure *structure, ParcoursSheets *sheets, guint sheet)
{
  const double scale = PARCOURS_MM_PER_U * POINTS_PER_MM;

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  parcours_pdf_structure_begin_page (structure, cr);
  parcours_sheets_paint (sheets, sheet, painter, NULL, 1);
  parcours_pdf_structure_end_page (structure, cr);
  cairo_restore (cr);
  cairo_show_page (cr);
}

/* " /TrimBox [ … ]": `rect` in mm from the top left corner, as PDF counts from the bottom. */
static void
append_box (GString *entries, const char *name, const ParcoursRect *rect, double height_mm)
{
  const double edges[] = { rect->x, height_mm - rect->y - rect->height, rect->x + rect->width, height_mm - rect->y };

  g_string_append_printf (entries, " /%s [", name);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (entries, " %s", g_ascii_formatd (number, sizeof number, "%.4f", edges[i] * POINTS_PER_MM));
    }
  g_string_append (entries, " ]");
}

/* Where print shops cut. */
static void
add_boxes (Sink *sink, ParcoursSheets *sheets, guint sheet)
{
  g_autoptr (GString) entries = NULL;
  ParcoursRect trim, reach;
  double height, bleed;

  if (!parcours_sheets_get_trim (sheets, sheet, &trim, &bleed))
    {
      parcours_pdf_pack_add_page (sink->pack, NULL);
      return;
    }
  parcours_sheets_get_size (sheets, sheet, NULL, &height);
  reach = PARCOURS_RECT (trim.x - bleed, trim.y - bleed, trim.width + 2 * bleed, trim.height + 2 * bleed);
  entries = g_string_new (NULL);
  append_box (entries, "TrimBox", &trim, height);
  append_box (entries, "BleedBox", &reach, height);
  parcours_pdf_pack_add_page (sink->pack, entries->str);
}

/* Before anything is painted on it. */
static void
begin_page (cairo_surface_t *surface, ParcoursSheets *sheets, guint sheet)
{
  g_autofree char *label = parcours_sheets_dup_label (sheets, sheet);
  double width, height;

  parcours_sheets_get_size (sheets, sheet, &width, &height);
  cairo_pdf_surface_set_size (surface, width * POINTS_PER_MM, height * POINTS_PER_MM);
  if (label)
    cairo_pdf_surface_set_page_label (surface, label);
}

/* One painter for all pages: what they share stands in the file once. */
static void
paint_pages (cairo_surface_t *surface, ParcoursPdfStructure *structure, ParcoursSheets *sheets, const ParcoursExportOptions *options,
             Sink *sink)
{
  const guint n = parcours_sheets_get_count (sheets);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);

  parcours_painter_cairo_set_structure (PARCOURS_PAINTER_CAIRO (painter), structure);
  for (guint sheet = 0; sheet < n && !sink->error; sheet++)
    {
      if (g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error))
        break;
      begin_page (surface, sheets, sheet);
      add_boxes (sink, sheets, sheet);
      paint_page (cr, painter, structure, sheets, sheet);
      if (options->progress)
        options->progress ((sheet + 1.0) / n, options->progress_data);
    }
  cairo_destroy (cr);
}

gboolean
parcours_pdf_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (ParcoursPdfPack) pack = parcours_pdf_pack_new (stream, cancellable);
  g_autoptr (ParcoursPdfStructure) structure = NULL;
  ParcoursMap *map = parcours_sheets_get_map (sheets);
  Sink sink = { pack, cancellable, NULL };
  cairo_surface_t *surface;
  cairo_status_t status;

  surface = cairo_pdf_surface_create_for_stream (write_bytes, &sink, POINTS_PER_MM, POINTS_PER_MM);
  /* Later versions pack objects themselves, which leaves no room for what they do not know; 1.16 never does. */
  if (cairo_version () >= CAIRO_VERSION_ENCODE (1, 17, 0))
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, map);
  structure = parcours_pdf_structure_new (surface, parcours_sheets_get_count (sheets));
  paint_pages (surface, structure, sheets, options, &sink);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!sink.error && status == CAIRO_STATUS_SUCCESS)
    {
      parcours_pdf_pack_describe (pack, parcours_map_get_lang (map), parcours_pdf_structure_get_words (structure));
      return parcours_pdf_pack_finish (pack, error);
    }
  if (!sink.error)
    sink.error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  g_propagate_error (error, sink.error);
  return FALSE;
}
