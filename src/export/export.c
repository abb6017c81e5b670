/* export.c - see export.h */
#include "config.h"

#include "export/export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "export/embed.h"
#include "export/formats.h"
#include "export/refused.h"
#include "share/bytes.h"
#include "share/replacement.h"

/* cairo and libpng hand a picture over in hundreds of pieces, and each would be a write of its own. */
#define BUFFER (64 * 1024)

static const struct
{
  const char *ending;
  ParcoursExportFormat format;
} endings[] = {
  { ".svg", PARCOURS_EXPORT_SVG },
  { ".pdf", PARCOURS_EXPORT_PDF },
  { ".png", PARCOURS_EXPORT_PNG },
  { ".html", PARCOURS_EXPORT_HTML },
  { ".htm", PARCOURS_EXPORT_HTML },
};

gboolean
parcours_export_format_for_path (const char *path, ParcoursExportFormat *format, GError **error)
{
  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  const char *dot = strrchr (path, '.');
  for (guint i = 0; dot && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (dot, endings[i].ending) == 0)
      {
        *format = endings[i].format;
        return TRUE;
      }
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
               _("“%s” does not say what to export to. Let the name end in .svg, .pdf, .png or .html."), path);
  return FALSE;
}

static gboolean
write_sheets (ParcoursSheets *sheets, const ParcoursExportOptions *options, ParcoursExportFormat format,
              GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  switch (format)
    {
    case PARCOURS_EXPORT_SVG:
      return parcours_svg_write (sheets, options, stream, cancellable, error);
    case PARCOURS_EXPORT_PDF:
      return parcours_pdf_write (sheets, options, stream, cancellable, error);
    case PARCOURS_EXPORT_PNG:
      return parcours_png_write (sheets, options, stream, cancellable, error);
    case PARCOURS_EXPORT_HTML:
      return parcours_html_write (sheets, options, stream, cancellable, error);
    case PARCOURS_N_EXPORTS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
parcours_export_to_stream (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursExportFormat format,
                           GOutputStream *stream, ParcoursExportReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) bounded = NULL;
  ParcoursExportOptions own;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (options->kind == PARCOURS_PRINT_STICKIES && format != PARCOURS_EXPORT_PDF)
    {
      g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID, _("Sticky notes come as the pages of a PDF. Let the name end in .pdf."));
      return FALSE;
    }
  own = *options;
  if (own.embed)
    {
      if (!parcours_embed_check (map, &own, format, error))
        return FALSE;
      bounded = stream = parcours_embed_bound (stream);
    }
  /* tiles know themselves how large their poster is to be */
  if (own.paper.width <= 0 && format == PARCOURS_EXPORT_PDF && own.kind != PARCOURS_PRINT_TILES &&
      !parcours_paper_parse ("A0", &own.paper, error))
    return FALSE;

  g_autoptr (ParcoursSheets) sheets = parcours_sheets_new (map, &own, error);
  if (!sheets || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (format != PARCOURS_EXPORT_PDF && parcours_sheets_get_count (sheets) > 1)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                   _("That takes %u sheets of paper, and only a PDF holds more than one. Let the name end in .pdf."),
                   parcours_sheets_get_count (sheets));
      return FALSE;
    }
  if (report)
    parcours_sheets_get_report (sheets, report);
  if (!write_sheets (sheets, &own, format, stream, cancellable, error))
    return FALSE;
  if (report)
    report->n_refused = parcours_refused_foreach (map, &own, NULL, NULL);
  if (own.progress)
    own.progress (1, own.progress_data);
  return TRUE;
}

static GOutputStream *
buffer_new (ParcoursReplacement *picture)
{
  GOutputStream *buffer = g_buffered_output_stream_new_sized (parcours_replacement_get_stream (picture), BUFFER);

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffer), FALSE);
  return buffer;
}

gboolean
parcours_export (ParcoursMap *map, const ParcoursExportOptions *options, GFile *file,
                 ParcoursExportReport *report, GCancellable *cancellable, GError **error)
{
  ParcoursExportFormat format;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autofree char *name = parcours_bytes_dup_name (file);
  if (!parcours_export_format_for_path (name, &format, error))
    return FALSE;

  g_autoptr (ParcoursReplacement) picture = parcours_replacement_begin (file, error);
  if (!picture)
    return FALSE;

  g_autoptr (GOutputStream) buffer = buffer_new (picture);
  return parcours_export_to_stream (map, options, format, buffer, report, cancellable, error) &&
         g_output_stream_flush (buffer, cancellable, error) &&
         parcours_replacement_commit (picture, cancellable, error);
}

gboolean
parcours_export_thumbnail_to_stream (ParcoursMap *map, int pixels, GOutputStream *stream, GError **error)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (pixels < 16 || pixels > 1024)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID, _("A thumbnail measures 16 to 1024 pixels, not %d."), pixels);
      return FALSE;
    }

  g_autoptr (ParcoursSheets) sheets = parcours_sheets_new_bare (map);
  return parcours_png_write_small (sheets, pixels, stream, error);
}

gboolean
parcours_export_thumbnail (ParcoursMap *map, int pixels, GFile *file, GError **error)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (ParcoursReplacement) picture = parcours_replacement_begin (file, error);
  if (!picture)
    return FALSE;

  g_autoptr (GOutputStream) buffer = buffer_new (picture);
  return parcours_export_thumbnail_to_stream (map, pixels, buffer, error) &&
         g_output_stream_flush (buffer, NULL, error) &&
         parcours_replacement_commit (picture, NULL, error);
}
