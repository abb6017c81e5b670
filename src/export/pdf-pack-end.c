/* pdf-pack-end.c - the end of a PDF: small objects completed and packed into streams, and where each object is. */
#include "config.h"

#include "export/pdf-pack-private.h"

#include <string.h>

#define BATCH 500               /* objects in one object stream */
#define ENTRY 7                 /* bytes in the cross-reference: kind, place, index */

static gboolean
is_element (const ParcoursPdfSmall *small)
{
  return g_str_has_prefix (small->body->str, "<< /Type /StructElem\n");
}

/* Words that do not fit the elements would fit nobody. */
static gboolean
has_words (ParcoursPdfPack *self)
{
  guint n = 0;

  for (guint i = 0; i < self->smalls->len; i++)
    n += is_element (&g_array_index (self->smalls, ParcoursPdfSmall, i)) ? 1 : 0;
  if (self->words && n != self->words->len)
    g_debug ("%u elements, words for %u", n, self->words->len);
  return self->words && n == self->words->len;
}

/* The object of that number, out of those that are packed. */
static gboolean
put_unpacked (ParcoursPdfPack *self, guint number, GError **error)
{
  for (guint i = 0; i < self->smalls->len; i++)
    if (g_array_index (self->smalls, ParcoursPdfSmall, i).number == number)
      {
        if (!_parcours_pdf_put_plain (self, number, g_array_index (self->smalls, ParcoursPdfSmall, i).body, error))
          return FALSE;
        g_array_remove_index (self->smalls, i);
        break;
      }
  return TRUE;
}

static void
complete_objects (ParcoursPdfPack *self, guint root)
{
  const gboolean described = has_words (self);
  guint element = 0;

  for (guint i = 0; i < self->smalls->len; i++)
    {
      ParcoursPdfSmall *small = &g_array_index (self->smalls, ParcoursPdfSmall, i);

      if (small->number == root)
        _parcours_pdf_complete_catalog (small->body, self->lang);
      else if (described && is_element (small))
        _parcours_pdf_describe (small->body, g_ptr_array_index (self->words, element++));
      else if (strstr (small->body->str, "/XObject <<"))
        _parcours_pdf_unite_drawings (small->body);
    }
}

/* A stream object: `dictionary` without what is the same for all. */
static gboolean
put_stream (ParcoursPdfPack *self, guint number, const char *dictionary, const guint8 *data, gsize length, GError **error)
{
  g_autoptr (GConverter) zlib = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packing = g_converter_output_stream_new (memory, zlib);
  g_autofree char *head = NULL;
  gsize packed;

  if (!g_output_stream_write_all (packing, data, length, NULL, NULL, error) || !g_output_stream_close (packing, NULL, error))
    return FALSE;
  packed = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  head = g_strdup_printf ("%u 0 obj\n<< %s /Filter /FlateDecode /Length %" G_GSIZE_FORMAT " >>\nstream\n", number, dictionary, packed);
  *_parcours_pdf_entry (self, number) = (ParcoursPdfEntry) { PARCOURS_PDF_AT_BYTE, self->written, 0, 0 };
  return _parcours_pdf_put (self, head, strlen (head), error) &&
         _parcours_pdf_put (self, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)), packed, error) &&
         _parcours_pdf_put (self, _parcours_pdf_stream_end, strlen (_parcours_pdf_stream_end), error);
}

/* The small objects from `first` on, as many as belong together. */
static gboolean
put_batch (ParcoursPdfPack *self, guint first, guint number, GError **error)
{
  const guint n = MIN (BATCH, self->smalls->len - first);
  g_autoptr (GString) places = g_string_new (NULL);
  g_autoptr (GString) bodies = g_string_new (NULL);
  g_autofree char *dictionary = NULL;

  for (guint i = 0; i < n; i++)
    {
      const ParcoursPdfSmall *small = &g_array_index (self->smalls, ParcoursPdfSmall, first + i);

      *_parcours_pdf_entry (self, small->number) = (ParcoursPdfEntry) { PARCOURS_PDF_PACKED, number, i, 0 };
      g_string_append_printf (places, "%u %" G_GSIZE_FORMAT " ", small->number, bodies->len);
      g_string_append_len (bodies, small->body->str, (gssize) small->body->len);
    }
  dictionary = g_strdup_printf ("/Type /ObjStm /N %u /First %" G_GSIZE_FORMAT, n, places->len);
  g_string_append_len (places, bodies->str, (gssize) bodies->len);
  return put_stream (self, number, dictionary, (const guint8 *) places->str, places->len, error);
}

/* Where each object is. The index itself is the last one. */
static gboolean
put_index (ParcoursPdfPack *self, guint number, guint root, guint info, GError **error)
{
  g_autoptr (GByteArray) table = g_byte_array_new ();
  g_autofree char *dictionary = NULL, *tail = NULL;
  const guint64 start = self->written;

  *_parcours_pdf_entry (self, number) = (ParcoursPdfEntry) { PARCOURS_PDF_AT_BYTE, start, 0, 0 };
  for (guint i = 0; i <= number; i++)
    {
      const ParcoursPdfEntry *entry = _parcours_pdf_entry (self, i);
      const guint32 place = GUINT32_TO_BE ((guint32) entry->place);
      const guint16 index = GUINT16_TO_BE (entry->kind == PARCOURS_PDF_FREE ? G_MAXUINT16 : (guint16) entry->index);
      guint8 row[ENTRY] = { (guint8) entry->kind };

      memcpy (row + 1, &place, sizeof place);
      memcpy (row + 5, &index, sizeof index);
      g_byte_array_append (table, row, sizeof row);
    }
  dictionary = g_strdup_printf ("/Type /XRef /Size %u /W [1 4 2] /Root %u 0 R /Info %u 0 R", number + 1, root, info);
  if (!put_stream (self, number, dictionary, table->data, table->len, error))
    return FALSE;
  tail = g_strdup_printf ("startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", start);
  return _parcours_pdf_put (self, tail, strlen (tail), error);
}

/* The number in the trailer after `key`, as of "/Root 12 0 R"; 0 if there is none. */
static guint
trailer_number (const char *tail, const char *key)
{
  const char *trailer = strstr (tail, "trailer"), *at = trailer ? strstr (trailer, key) : NULL;

  return at ? (guint) g_ascii_strtoull (at + strlen (key), NULL, 10) : 0;
}

/* cairo's own index of `n` objects says that they are what was taken, where it was taken, and nothing else was: bytes of a picture that look
 * like an object are none. */
static gboolean
is_as_indexed (ParcoursPdfPack *self, const char *tail, guint n)
{
  g_autofree char *head = g_strdup_printf ("xref\n0 %u\n", n);
  const char *row = tail + strlen (head);
  const gsize row_length = strlen ("0000000000 65535 f \n");

  if (!g_str_has_prefix (tail, head) || strlen (row) < n * row_length || self->entries->len > n)
    return FALSE;
  for (guint i = 0; i < n; i++, row += row_length)
    {
      const gboolean used = row[strlen ("0000000000 65535 ")] == 'n';

      if (_parcours_pdf_entry (self, i)->source != (used ? g_ascii_strtoull (row, NULL, 10) : 0))
        return FALSE;
    }
  return TRUE;
}

gboolean
parcours_pdf_pack_finish (ParcoursPdfPack *self, GError **error)
{
  g_autofree char *tail = NULL;
  guint root, info, number;

  if (!_parcours_pdf_take (self, error))
    return FALSE;
  if (self->state != PARCOURS_PDF_IN_TAIL)
    return _parcours_pdf_refuse (error);
  tail = g_strndup ((const char *) self->held->data, self->held->len);
  root = trailer_number (tail, "/Root ");
  info = trailer_number (tail, "/Info ");
  number = trailer_number (tail, "/Size ");
  if (root == 0 || info == 0 || number == 0 || self->written >= G_MAXUINT32 || !is_as_indexed (self, tail, number))
    return _parcours_pdf_refuse (error);

  complete_objects (self, root);
  if (!put_unpacked (self, info, error) || !put_unpacked (self, root, error))
    return FALSE;
  for (guint first = 0; first < self->smalls->len; first += BATCH)
    if (!put_batch (self, first, number++, error))
      return FALSE;
  return put_index (self, number, root, info, error);
}
