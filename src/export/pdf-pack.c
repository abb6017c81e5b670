/* pdf-pack.c - see pdf-pack.h */
#include "config.h"

#include "export/pdf-pack-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)

const char _parcours_pdf_stream_end[] = "\nendstream\nendobj\n";

static void
small_clear (gpointer data)
{
  g_string_free (((ParcoursPdfSmall *) data)->body, TRUE);
}

ParcoursPdfPack *
parcours_pdf_pack_new (GOutputStream *stream, GCancellable *cancellable)
{
  ParcoursPdfPack *self = g_new0 (ParcoursPdfPack, 1);

  self->stream = g_object_ref (stream);
  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->held = g_byte_array_new ();
  self->enough = CHUNK;
  self->entries = g_array_new (FALSE, TRUE, sizeof (ParcoursPdfEntry));
  self->smalls = g_array_new (FALSE, FALSE, sizeof (ParcoursPdfSmall));
  g_array_set_clear_func (self->smalls, small_clear);
  self->pages = g_ptr_array_new_with_free_func (g_free);
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
  g_ptr_array_unref (self->pages);
  g_free (self);
}

void
parcours_pdf_pack_describe (ParcoursPdfPack *self, const char *lang, GPtrArray *words)
{
  g_free (self->lang);
  self->lang = g_strdup (lang);
  self->words = g_ptr_array_ref (words);
}

void
parcours_pdf_pack_add_page (ParcoursPdfPack *self, const char *entries)
{
  g_ptr_array_add (self->pages, g_strdup (entries));
}

gboolean
_parcours_pdf_refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("This version of the cairo library writes PDF in a way that is not known here. Export an SVG instead."));
  return FALSE;
}

gboolean
_parcours_pdf_put (ParcoursPdfPack *self, const void *data, gsize length, GError **error)
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
  if (!_parcours_pdf_put (self, self->held->data + self->taken, length, error))
    return FALSE;
  self->taken += length;
  self->source += length;
  return TRUE;
}

ParcoursPdfEntry *
_parcours_pdf_entry (ParcoursPdfPack *self, guint number)
{
  if (number >= self->entries->len)
    g_array_set_size (self->entries, number + 1);
  return &g_array_index (self->entries, ParcoursPdfEntry, number);
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

/* A small object that stays by itself: what people and simple programs look for in a PDF. */
gboolean
_parcours_pdf_put_plain (ParcoursPdfPack *self, guint number, const GString *body, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u 0 obj\n%sendobj\n", number, body->str);

  _parcours_pdf_entry (self, number)->kind = PARCOURS_PDF_AT_BYTE;
  _parcours_pdf_entry (self, number)->place = self->written;
  return _parcours_pdf_put (self, text, strlen (text), error);
}

/* A page is written when it comes. */
static gboolean
take_small (ParcoursPdfPack *self, guint number, const char *data, gsize length, GError **error)
{
  const ParcoursPdfSmall small = { number, g_string_new_len (data, (gssize) length) };
  gboolean done;

  if (!g_str_has_prefix (small.body->str, "<< /Type /Page %"))
    {
      g_array_append_val (self->smalls, small);
      return TRUE;
    }
  if (self->n_pages < self->pages->len)
    _parcours_pdf_add_entries (small.body, g_ptr_array_index (self->pages, self->n_pages));
  self->n_pages++;
  done = _parcours_pdf_put_plain (self, number, small.body, error);
  g_string_free (small.body, TRUE);
  return done;
}

/* How long a stream is, its dictionary says, or which object does. */
static gboolean
begin_stream (ParcoursPdfPack *self, guint number, const char *dictionary, gsize length)
{
  g_autofree char *text = g_strndup (dictionary, length);
  const char *at = strstr (text, "/Length ");
  guint64 value;
  char *end;

  if (!at)
    return FALSE;
  value = g_ascii_strtoull (at + strlen ("/Length "), &end, 10);
  self->length_object = g_str_has_prefix (end, " 0 R") ? (guint) value : 0;
  self->stream_length = self->length_object > 0 ? -1 : (gint64) value;
  self->stream_done = 0;
  self->state = PARCOURS_PDF_IN_STREAM;
  *_parcours_pdf_entry (self, number) = (ParcoursPdfEntry) { PARCOURS_PDF_AT_BYTE, self->written, 0, self->source };
  return TRUE;
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
      self->state = PARCOURS_PDF_IN_TAIL;
      return TRUE;
    }
  *more = TRUE;
  start = (gsize) (line - data) + 1;
  number = read_start (data, start - 1);
  if (number == 0)              /* the first lines */
    return *data == '%' ? pass (self, start, error) : _parcours_pdf_refuse (error);

  end = _parcours_pdf_scan (data + start, length - start, &is_stream, &keyword);
  *more = end >= 0;
  if (end < 0)
    return TRUE;
  if (is_stream)
    return begin_stream (self, number, data + start, keyword) ? pass (self, start + (gsize) end, error) : _parcours_pdf_refuse (error);
  _parcours_pdf_entry (self, number)->source = self->source;
  self->taken += start + (gsize) end;
  self->source += start + (gsize) end;
  return take_small (self, number, data + start, keyword, error);
}

static gboolean
pass_stream (ParcoursPdfPack *self, gsize length, GError **error)
{
  self->stream_done += length;
  return pass (self, length, error);
}

/* A stream of known length. */
static gboolean
take_measured (ParcoursPdfPack *self, gboolean *more, GError **error)
{
  const gsize left = self->held->len - self->taken, tail = strlen (_parcours_pdf_stream_end);
  const guint64 missing = (guint64) self->stream_length - self->stream_done;

  *more = left >= missing + tail;
  if (!*more)
    return pass_stream (self, MIN (left, missing), error);
  if (memcmp (self->held->data + self->taken + missing, _parcours_pdf_stream_end, tail) != 0)
    return _parcours_pdf_refuse (error);
  self->state = PARCOURS_PDF_BETWEEN;
  return pass (self, missing + tail, error);
}

/* A picture may hold whatever somebody wants, even what looks like the end of its stream. Behind the real one cairo says how long it was. */
static gboolean
take_stream (ParcoursPdfPack *self, gboolean *more, GError **error)
{
  const gsize tail = strlen (_parcours_pdf_stream_end), left = self->held->len - self->taken;
  const guint8 *data = self->held->data + self->taken, *end = memmem (data, left, _parcours_pdf_stream_end, tail);
  g_autofree char *said = NULL;
  gsize length, needed;

  *more = FALSE;
  if (!end)
    return left < tail || pass_stream (self, left - tail + 1, error);
  length = (gsize) (end - data);
  said = g_strdup_printf ("%u 0 obj\n   %" G_GUINT64_FORMAT "\nendobj\n", self->length_object, self->stream_done + length);
  needed = length + tail + strlen (said);
  if (left < needed)
    return pass_stream (self, length, error);
  *more = TRUE;
  if (memcmp (end + tail, said, strlen (said)) != 0)
    return pass_stream (self, length + 1, error);
  self->state = PARCOURS_PDF_BETWEEN;
  return pass (self, length + tail, error);
}

/* All that is whole. */
gboolean
_parcours_pdf_take (ParcoursPdfPack *self, GError **error)
{
  gboolean more = TRUE;

  while (more && self->held->len > self->taken && self->state != PARCOURS_PDF_IN_TAIL)
    {
      const gboolean measured = self->stream_length >= 0;
      const gboolean done = self->state == PARCOURS_PDF_BETWEEN ? take_object (self, &more, error)
                            : measured ? take_measured (self, &more, error) : take_stream (self, &more, error);

      if (!done)
        return FALSE;
    }
  g_byte_array_remove_range (self->held, 0, (guint) self->taken);
  self->taken = 0;
  self->enough = MAX (2 * self->held->len, CHUNK);
  return TRUE;
}

gboolean
parcours_pdf_pack_write (ParcoursPdfPack *self, const guint8 *data, gsize length, GError **error)
{
  g_byte_array_append (self->held, data, (guint) length);
  return self->held->len < self->enough || _parcours_pdf_take (self, error);
}

