/* pdf-pack-private.h - the inside of packing: bytes to objects (pdf-pack.c), objects completed (pdf-object.c). */
#pragma once

#include "export/pdf-pack.h"

G_BEGIN_DECLS

/* Where the object that begins at `data` ends: its "endobj" or, for a stream, the first byte after the line "stream". -1: more bytes are
 * needed. `keyword` is where the word itself begins. */
gssize _parcours_pdf_scan (const char *data, gsize length, gboolean *is_stream, gsize *keyword);

/* Adds what the catalog lacks. */
void _parcours_pdf_complete_catalog (GString *body, const char *lang);

/* The title of an element, or what a figure shows; NULL: none. */
void _parcours_pdf_describe (GString *body, const char *words);

/* Each drawing that is used on a page once, however often it is used. */
void _parcours_pdf_unite_drawings (GString *body);

G_END_DECLS
