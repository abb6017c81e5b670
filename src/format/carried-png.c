/* carried-png.c - the map in a text chunk of a PNG. The chunks are walked and their check sums compared; the picture itself is not
 * looked at. */
#include "config.h"

#include "format/carried.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#include "base/error.h"

#define SIGNATURE "\211PNG\r\n\032\n"
#define SIGNATURE_SIZE 8
#define FRAME 12                /* bytes of a chunk beside its data: length, type, check sum */
#define PIECE (64 * 1024)

typedef struct
{
  const guint8 *type;           /* four letters */
  const guint8 *data;
  gsize length;
} Chunk;

static guint32
be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

gboolean
parcours_carried_is_png (const char *data, gsize length)
{
  return length >= 4 && memcmp (data, SIGNATURE, 4) == 0;
}

/* The chunk at `*at`, which moves behind it. FALSE: the file does not hold all of it. */
static gboolean
next_chunk (const guint8 *data, gsize length, gsize *at, Chunk *chunk)
{
  gsize left = length - *at;

  if (left < FRAME || be32 (data + *at) > left - FRAME)
    return FALSE;
  chunk->length = be32 (data + *at);
  chunk->type = data + *at + 4;
  chunk->data = chunk->type + 4;
  *at += FRAME + chunk->length;
  return TRUE;
}

static gboolean
is_type (const Chunk *chunk, const char *type)
{
  return memcmp (chunk->type, type, 4) == 0;
}

/* A text chunk with our keyword. Other programs that write a picture again may make another kind of text of it. */
static gboolean
is_carrier (const Chunk *chunk)
{
  const gsize size = sizeof PARCOURS_CARRIED_KEYWORD;

  return (is_type (chunk, "iTXt") || is_type (chunk, "zTXt") || is_type (chunk, "tEXt")) && chunk->length >= size &&
         memcmp (chunk->data, PARCOURS_CARRIED_KEYWORD, size) == 0;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED,
                       _("The picture is damaged where the journey map stands in it. It may not have been copied completely; try the "
                         "original, or ask for the .jmap file it was made from."));
  return FALSE;
}

/* Where the text begins, and whether it is packed. FALSE: it is not as its kind of chunk has to be. */
static gboolean
find_text (const Chunk *chunk, gsize *start, gboolean *packed)
{
  gsize at = sizeof PARCOURS_CARRIED_KEYWORD;

  *packed = is_type (chunk, "zTXt");
  if (is_type (chunk, "iTXt"))
    {
      if (chunk->length - at < 2 || chunk->data[at] > 1)
        return FALSE;
      *packed = chunk->data[at++] == 1;
    }
  if (!is_type (chunk, "tEXt") && (at >= chunk->length || chunk->data[at++] != 0) && *packed)
    return FALSE;               /* packed in a way nobody knows */
  for (int i = 0; is_type (chunk, "iTXt") && i < 2; i++)
    {
      /* the language, and the keyword in that */
      const guint8 *end = memchr (chunk->data + at, 0, chunk->length - at);

      if (end == NULL)
        return FALSE;
      at = end + 1 - chunk->data;
    }
  *start = at;
  return TRUE;
}

/* However much it would come to, no more than a file may have is made of it. */
static GBytes *
unpack (const guint8 *data, gsize length, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  z_stream stream = { .next_in = (guint8 *) data, .avail_in = length };
  int state;

  if (inflateInit (&stream) != Z_OK)
    g_error ("out of memory");
  do
    {
      stream.next_out = piece;
      stream.avail_out = PIECE;
      state = inflate (&stream, Z_NO_FLUSH);
      g_byte_array_append (all, piece, PIECE - stream.avail_out);
    }
  while (state == Z_OK && all->len <= PARCOURS_LIMIT_FILE);
  inflateEnd (&stream);

  if (all->len > PARCOURS_LIMIT_FILE)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                   _("The journey map in this picture has more than the %d MiB that are allowed. No picture that this program made has; "
                     "ask for the .jmap file."), PARCOURS_LIMIT_FILE / 1048576);
      return NULL;
    }
  if (state != Z_STREAM_END)
    {
      fail_damaged (error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static gboolean
has_good_sum (const Chunk *chunk)
{
  return crc32_z (crc32 (0, NULL, 0), chunk->type, chunk->length + 4) == be32 (chunk->data + chunk->length);
}

static GBytes *
read_carrier (GBytes *bytes, const Chunk *chunk, GError **error)
{
  gboolean packed;
  gsize start;

  if (!has_good_sum (chunk) || !find_text (chunk, &start, &packed))
    {
      fail_damaged (error);
      return NULL;
    }
  if (packed)
    return unpack (chunk->data + start, chunk->length - start, error);
  return g_bytes_new_from_bytes (bytes, chunk->data + start - (const guint8 *) g_bytes_get_data (bytes, NULL), chunk->length - start);
}

GBytes *
parcours_carried_unpack_png (GBytes *bytes, gboolean *several, GError **error)
{
  gsize length, at = SIGNATURE_SIZE;
  const guint8 *data;
  gboolean found = FALSE, whole = FALSE;
  Chunk chunk, carrier = { NULL };

  g_return_val_if_fail (bytes != NULL && several != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  *several = FALSE;
  while (!whole && at < length && next_chunk (data, length, &at, &chunk))
    {
      whole = is_type (&chunk, "IEND");
      if (!is_carrier (&chunk))
        continue;
      if (found)
        *several = TRUE;
      else
        carrier = chunk;
      found = TRUE;
    }
  if (found)
    return read_carrier (bytes, &carrier, error);
  g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                       whole ? _("This is a PNG picture that carries no journey map. Ask for the .jmap file it was made from, or for a "
                                 "picture that was exported with the map inside.")
                             : _("This PNG picture stops before its end, and as far as it goes it carries no journey map. It may not have "
                                 "been copied completely; try the original."));
  return NULL;
}

/* --- without reading all of it --- */

/* FALSE: there are not so many bytes. */
static gboolean
skip (GInputStream *stream, gsize n, GCancellable *cancellable)
{
  while (n > 0)
    {
      const gssize skipped = g_input_stream_skip (stream, n, cancellable, NULL);

      if (skipped <= 0)
        return FALSE;
      n -= (gsize) skipped;
    }
  return TRUE;
}

static gboolean
read_exactly (GInputStream *stream, gpointer buffer, gsize n, GCancellable *cancellable)
{
  gsize got;

  return g_input_stream_read_all (stream, buffer, n, &got, cancellable, NULL) && got == n;
}

gboolean
parcours_carried_look (GInputStream *stream, GCancellable *cancellable)
{
  g_autoptr (GInputStream) buffered = NULL;
  guint8 start[SIGNATURE_SIZE], keyword[sizeof PARCOURS_CARRIED_KEYWORD];

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);

  buffered = g_buffered_input_stream_new (stream);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  if (!read_exactly (buffered, start, sizeof start, cancellable) || memcmp (start, SIGNATURE, SIGNATURE_SIZE) != 0)
    return FALSE;
  while (read_exactly (buffered, start, sizeof start, cancellable))
    {
      const gsize looked_at = MIN (be32 (start), sizeof keyword);
      const Chunk chunk = { start + 4, keyword, looked_at };

      if (is_type (&chunk, "IEND") || !read_exactly (buffered, keyword, looked_at, cancellable))
        return FALSE;
      if (is_carrier (&chunk))
        return TRUE;
      if (!skip (buffered, be32 (start) - looked_at + 4, cancellable))
        return FALSE;
    }
  return FALSE;
}
