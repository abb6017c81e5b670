/* pdf-pack-private.h - the inside of packing: bytes to objects (pdf-pack.c), objects completed (pdf-object.c), the end of the file
 * (pdf-pack-end.c). */
#pragma once

#include "export/pdf-pack.h"

G_BEGIN_DECLS

typedef enum { PARCOURS_PDF_BETWEEN, PARCOURS_PDF_IN_STREAM, PARCOURS_PDF_IN_TAIL } ParcoursPdfState;

/* Where an object is. A small one: in object stream `place`, the `index`th; a stream: at byte `place`. `source`: where cairo put it. */
typedef struct
{
  enum { PARCOURS_PDF_FREE, PARCOURS_PDF_AT_BYTE, PARCOURS_PDF_PACKED } kind;
  guint64 place;
  guint index;
  guint64 source;
} ParcoursPdfEntry;

typedef struct
{
  guint number;
  GString *body;
} ParcoursPdfSmall;

struct _ParcoursPdfPack
{
  GOutputStream *stream;
  GCancellable *cancellable;
  ParcoursPdfState state;
  guint64 written;
  guint64 source;               /* how much of cairo's file was taken */
  guint64 stream_done;          /* of the stream that comes */
  gint64 stream_length;         /* -1: the object `length_object` says it, behind the stream */
  guint length_object;
  GByteArray *held;             /* not understood yet, from `taken` on */
  gsize taken, enough;          /* look again when as much is held: cairo hands over a few bytes at a time */
  GArray *entries;              /* of ParcoursPdfEntry, by number */
  GArray *smalls;               /* of ParcoursPdfSmall */
  char *lang;
  GPtrArray *words;
  GPtrArray *pages;             /* of entries, or NULL */
  guint n_pages;                /* that came so far */
};

/* pdf-pack.c */
extern const char _parcours_pdf_stream_end[];

/* The error of a form that is not cairo's. FALSE. */
gboolean _parcours_pdf_refuse (GError **error);
gboolean _parcours_pdf_put (ParcoursPdfPack *self, const void *data, gsize length, GError **error);
gboolean _parcours_pdf_put_plain (ParcoursPdfPack *self, guint number, const GString *body, GError **error);
gboolean _parcours_pdf_take (ParcoursPdfPack *self, GError **error);
ParcoursPdfEntry *_parcours_pdf_entry (ParcoursPdfPack *self, guint number);

/* pdf-object.c */

/* Where the object that begins at `data` ends: its "endobj" or, for a stream, the first byte after the line "stream". -1: more bytes are
 * needed. `keyword` is where the word itself begins. */
gssize _parcours_pdf_scan (const char *data, gsize length, gboolean *is_stream, gsize *keyword);

/* Adds what the catalog lacks. */
void _parcours_pdf_complete_catalog (GString *body, const char *lang);

/* `entries` NULL: nothing. */
void _parcours_pdf_add_entries (GString *body, const char *entries);

/* The title of an element, or what a figure shows; NULL: none. */
void _parcours_pdf_describe (GString *body, const char *words);

/* Each drawing that is used on a page once, however often it is used. */
void _parcours_pdf_unite_drawings (GString *body);

G_END_DECLS
