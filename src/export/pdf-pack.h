/* pdf-pack.h - what cairo makes, as a PDF that is smaller and says more.
 *
 * cairo 1.16 writes each element of the structure as a small object of its own, in plain text and without a title, and a drawing once for
 * each use into the resources of a page; it knows neither languages nor where a page is cut. Here the bytes pass on their way to the file: streams go on as they are, small objects are
 * kept, completed and packed together at the end (PDF 1.5: object streams and a cross-reference stream).
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ParcoursPdfPack ParcoursPdfPack;

/* Writes to `stream`, which stays open. */
ParcoursPdfPack *parcours_pdf_pack_new (GOutputStream *stream, GCancellable *cancellable);
void parcours_pdf_pack_free (ParcoursPdfPack *self);

/* The next bytes of cairo's file. FALSE with an error if they cannot be written; then and only then it may not be called again. */
gboolean parcours_pdf_pack_write (ParcoursPdfPack *self, const guint8 *data, gsize length, GError **error);

/* What the document says of itself: its language (NULL: unknown), and a string (or NULL) for each element of its structure, in their order. */
void parcours_pdf_pack_describe (ParcoursPdfPack *self, const char *lang, GPtrArray *words);

/* What the next page says besides ("/TrimBox [ … ]"; NULL: nothing). For each page in turn, or for none. */
void parcours_pdf_pack_add_page (ParcoursPdfPack *self, const char *entries);

/* After the last byte. */
gboolean parcours_pdf_pack_finish (ParcoursPdfPack *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursPdfPack, parcours_pdf_pack_free)

G_END_DECLS
