/* formats.h - sheets as bytes of one format. Each writes to `stream`, which stays open; FALSE with an error if that fails. */
#pragma once

#include "export/sheets.h"

G_BEGIN_DECLS

/* svg.c: real text, groups with the words of each card. The first sheet. */
gboolean parcours_svg_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                             GCancellable *cancellable, GError **error);

/* pdf.c: a page of exactly its paper for each sheet, real text, headings, links and bookmarks. */
gboolean parcours_pdf_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                             GCancellable *cancellable, GError **error);

/* html.c: a page with the first sheet as a picture and the whole map as a table. */
gboolean parcours_html_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                              GCancellable *cancellable, GError **error);

/* png.c: the first sheet, rendered in bands, so that memory does not grow with the height. PARCOURS_ERROR_INVALID if it would be too wide. */
gboolean parcours_png_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                             GCancellable *cancellable, GError **error);

/* As parcours_png_write(), with pixels for a longer side instead of a resolution; what is too small to see is left out. */
gboolean parcours_png_write_small (ParcoursSheets *sheets, int pixels, GOutputStream *stream, GError **error);

G_END_DECLS
