/* pdf-pack.c - see pdf-pack.h */
#include "config.h"

#include "export/pdf-pack-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH 500               /* objects in one object stream */
#define CHUNK (64 * 1024)
#define ENTRY 7                 /* bytes in the cross-reference: kind, place, index */

static const char stream_end[] = "\nendstream\nendobj\n";

typedef enum { BETWEEN, IN_STREAM, IN_TAIL } State;

/* Where an object is. A small one: in object stream `place`, the `index`th; a stream: at byte `place`. */
typedef struct
{
  enum { FREE, AT_BYTE, PACKED } kind;
  guint64 place;
  guint index;
} Entry;

typedef struct
{
  guint number;
  GString *body;
} Small;

struct _ParcoursPdfPack
{
  GOutputStream *stream;
  GCancellable *cancellable;
  State state;
  guint64 written;
  GByteArray *held;             /* not understood yet, from `taken` on */
  gsize taken, enough;          /* look again when as much is held: cairo hands over a few bytes at a time */
  GArray *entries;              /* of Entry, by number */
  GArray *smalls;               /* of Small */
  char *lang;
  GPtrArray *words;
};

static void
small_clear (gpointer data)
{
  g_string_free (((Small *) data)->body, TRUE);
}

ParcoursPdfPack *
parcours_pdf_pack_new (GOutputStream *stream, GCancellable *cancellable)
{
  ParcoursPdfPack *self = g_new0 (ParcoursPdfPack, 1);

  self->stream = g_object_ref (stream);
  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->held = g_byte_array_new ();
  self->enough = CHUNK;
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->smalls = g_array_new (FALSE, FALSE, sizeof (Small));
  g_array_set_clear_func (self->smalls, small_clear);
  return self;
}

void
parcours_pdf_pack_free (ParcoursPdfPack *self)
{
  if (!self)
    return;

  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_byte_array_unref (self->held);
  g_array_unref (self->entries);
  g_array_unref (self->smalls);
  g_free (self->lang);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self);
}

void
parcours_pdf_pack_describe (ParcoursPdfPack *self, const char *lang, GPtrArray *words)
{
  g_free (self->lang);
  self->lang = g_strdup (lang);
  self->words = g_ptr_array_ref (words);
}

static gboolean
put (ParcoursPdfPack *self, const void *data, gsize length, GError **error)
{
  if (!g_output_stream_write_all (self->stream, data, length, NULL, self->cancellable, error))
    return FALSE;
  self->written += length;
  return TRUE;
}

/* Writes the first bytes that are held. */
static gboolean
pass (ParcoursPdfPack *self, gsize length, GError **error)
{
  if (!put (self, self->held->data + self->taken, length, error))
    return FALSE;
  self->taken += length;
  return TRUE;
}

static Entry *
get_entry (ParcoursPdfPack *self, guint number)
{
  if (number >= self->entries->len)
    g_array_set_size (self->entries, number + 1);
  return &g_array_index (self->entries, Entry, number);
}

/* The number of an object that begins with that line ("12 0 obj"), 0 if none does. */
static guint
read_start (const char *line, gsize length)
{
  char text[24], *end;
  guint64 number;

  if (length >= sizeof text)
    return 0;
  memcpy (text, line, length);
  text[length] = '\0';
  number = g_ascii_strtoull (text, &end, 10);
  return end != text && strcmp (end, " 0 obj") == 0 && number > 0 && number < 1u << 23 ? (guint) number : 0;
}

/* Takes what stands between two streams, as far as it is whole. Sets `more` if there may be more of it. */
static gboolean
take_object (ParcoursPdfPack *self, gboolean *more, GError **error)
{
  const char *data = (const char *) self->held->data + self->taken;
  const gsize length = self->held->len - self->taken;
  const char *line = memchr (data, '\n', length);
  gsize start, keyword = 0;
  gboolean is_stream;
  guint number;
  gssize end;

  *more = FALSE;
  if (!line)
    return TRUE;
  if (line - data == strlen ("xref") && memcmp (data, "xref", strlen ("xref")) == 0)
    {
      self->state = IN_TAIL;
      return TRUE;
    }
  *more = TRUE;
  start = (gsize) (line - data) + 1;
  number = read_start (data, start - 1);
  if (number == 0)
    return pass (self, start, error);   /* the first lines */

  end = _parcours_pdf_scan (data + start, length - start, &is_stream, &keyword);
  *more = end >= 0;
  if (end < 0)
    return TRUE;
  if (is_stream)
    {
      *get_entry (self, number) = (Entry) { AT_BYTE, self->written, 0 };
      self->state = IN_STREAM;
      return pass (self, start + (gsize) end, error);
    }
  const Small small = { number, g_string_new_len (data + start, (gssize) keyword) };
  g_array_append_val (self->smalls, small);
  self->taken += start + (gsize) end;
  return TRUE;
}

/* The last bytes may be the first of its end. */
static gboolean
take_stream (ParcoursPdfPack *self, gboolean *more, GError **error)
{
  const gsize length = strlen (stream_end), left = self->held->len - self->taken;
  const guint8 *data = self->held->data + self->taken, *end = memmem (data, left, stream_end, length);

  *more = end != NULL;
  if (!end)
    return left < length || pass (self, left - length + 1, error);
  self->state = BETWEEN;
  return pass (self, (gsize) (end - data) + length, error);
}

/* All that is whole. */
static gboolean
take (ParcoursPdfPack *self, GError **error)
{
  gboolean more = TRUE;

  while (more && self->held->len > self->taken && self->state != IN_TAIL)
    if (!(self->state == IN_STREAM ? take_stream (self, &more, error) : take_object (self, &more, error)))
      return FALSE;
  g_byte_array_remove_range (self->held, 0, (guint) self->taken);
  self->taken = 0;
  self->enough = MAX (2 * self->held->len, CHUNK);
  return TRUE;
}

gboolean
parcours_pdf_pack_write (ParcoursPdfPack *self, const guint8 *data, gsize length, GError **error)
{
  g_byte_array_append (self->held, data, (guint) length);
  return self->held->len < self->enough || take (self, error);
}

static gboolean
is_element (const Small *small)
{
  return g_str_has_prefix (small->body->str, "<< /Type /StructElem\n");
}

/* Words that do not fit the elements would fit nobody. */
static gboolean
has_words (ParcoursPdfPack *self)
{
  guint n = 0;

  for (guint i = 0; i < self->smalls->len; i++)
    n += is_element (&g_array_index (self->smalls, Small, i)) ? 1 : 0;
  if (self->words && n != self->words->len)
    g_debug ("%u elements, words for %u", n, self->words->len);
  return self->words && n == self->words->len;
}

static void
complete_objects (ParcoursPdfPack *self, guint root)
{
  const gboolean described = has_words (self);
  guint element = 0;

  for (guint i = 0; i < self->smalls->len; i++)
    {
      Small *small = &g_array_index (self->smalls, Small, i);

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
  *get_entry (self, number) = (Entry) { AT_BYTE, self->written, 0 };
  return put (self, head, strlen (head), error) &&
         put (self, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)), packed, error) &&
         put (self, stream_end, strlen (stream_end), error);
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
      const Small *small = &g_array_index (self->smalls, Small, first + i);

      *get_entry (self, small->number) = (Entry) { PACKED, number, i };
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

  *get_entry (self, number) = (Entry) { AT_BYTE, start, 0 };
  for (guint i = 0; i <= number; i++)
    {
      const Entry *entry = get_entry (self, i);
      const guint32 place = GUINT32_TO_BE ((guint32) entry->place);
      const guint16 index = GUINT16_TO_BE (entry->kind == FREE ? G_MAXUINT16 : (guint16) entry->index);
      guint8 row[ENTRY] = { (guint8) entry->kind };

      memcpy (row + 1, &place, sizeof place);
      memcpy (row + 5, &index, sizeof index);
      g_byte_array_append (table, row, sizeof row);
    }
  dictionary = g_strdup_printf ("/Type /XRef /Size %u /W [1 4 2] /Root %u 0 R /Info %u 0 R", number + 1, root, info);
  if (!put_stream (self, number, dictionary, table->data, table->len, error))
    return FALSE;
  tail = g_strdup_printf ("startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", start);
  return put (self, tail, strlen (tail), error);
}

/* The number in the trailer after `key`, as of "/Root 12 0 R"; 0 if there is none. */
static guint
trailer_number (const char *tail, const char *key)
{
  const char *trailer = strstr (tail, "trailer"), *at = trailer ? strstr (trailer, key) : NULL;

  return at ? (guint) g_ascii_strtoull (at + strlen (key), NULL, 10) : 0;
}

gboolean
parcours_pdf_pack_finish (ParcoursPdfPack *self, GError **error)
{
  g_autofree char *tail = NULL;
  guint root, info, number;

  if (!take (self, error))
    return FALSE;
  tail = g_strndup ((const char *) self->held->data, self->held->len);
  root = trailer_number (tail, "/Root ");
  info = trailer_number (tail, "/Info ");
  number = trailer_number (tail, "/Size ");
  if (self->state != IN_TAIL || root == 0 || info == 0 || number == 0 || self->written >= G_MAXUINT32)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("This version of the cairo library writes PDF in a way that is not known here. Export an SVG instead."));
      return FALSE;
    }

  complete_objects (self, root);
  for (guint first = 0; first < self->smalls->len; first += BATCH)
    if (!put_batch (self, first, number++, error))
      return FALSE;
  return put_index (self, number, root, info, error);
}
