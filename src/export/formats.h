/* formats.h - a poster as bytes of one format. Each writes to `stream`, which stays open; FALSE with an error if that fails. */
#pragma once

#include "export/poster.h"

G_BEGIN_DECLS

/* svg.c: real text, groups with the words of each card. */
gboolean parcours_svg_write (ParcoursPoster *poster, GOutputStream *stream, GCancellable *cancellable, GError **error);

/* pdf.c: one page of exactly the paper, real text, title and author. */
gboolean parcours_pdf_write (ParcoursPoster *poster, GOutputStream *stream, GCancellable *cancellable, GError **error);

/* png.c: rendered in bands, so that memory does not grow with the height. PARCOURS_ERROR_INVALID if it would be too wide. */
gboolean parcours_png_write (ParcoursPoster *poster, double dpi, GOutputStream *stream, GCancellable *cancellable, GError **error);

/* As parcours_png_write(), with pixels for a longer side instead of a resolution; what is too small to see is left out. */
gboolean parcours_png_write_small (ParcoursPoster *poster, int pixels, GOutputStream *stream, GError **error);

G_END_DECLS
