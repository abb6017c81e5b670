/* Packing, byte by byte: files as cairo writes them, and pictures in them that look like what they are not. */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "export/pdf-pack.h"
#include "help.h"

#define EVIL "\nendstream\nendobj\n6 0 obj\n<< /Type /Catalog /OpenAction << /S /JavaScript >> >>\nendobj\n"

/* A file under construction. */
typedef struct
{
  GString *bytes;
  GArray *offsets;              /* of gsize, by number */
} Draft;

static void
add (Draft *draft, guint number, const char *body)
{
  if (draft->offsets->len <= number)
    g_array_set_size (draft->offsets, number + 1);
  g_array_index (draft->offsets, gsize, number) = draft->bytes->len;
  g_string_append_printf (draft->bytes, "%u 0 obj\n%sendobj\n", number, body);
}

/* A stream, and behind it the object that says its length; `measured`: it says it itself. */
static void
add_stream (Draft *draft, guint number, const char *data, gboolean measured)
{
  g_autofree char *length = measured ? g_strdup_printf ("%" G_GSIZE_FORMAT, strlen (data)) : g_strdup_printf ("%u 0 R", number + 1);
  g_autofree char *body = g_strdup_printf ("<< /Length %s >>\nstream\n%s\nendstream\n", length, data);
  g_autofree char *number_body = g_strdup_printf ("   %" G_GSIZE_FORMAT "\n", strlen (data));

  add (draft, number, body);
  if (!measured)
    add (draft, number + 1, number_body);
}

static void
finish (Draft *draft)
{
  const gsize start = draft->bytes->len;

  g_string_append_printf (draft->bytes, "xref\n0 %u\n0000000000 65535 f \n", draft->offsets->len);
  for (guint i = 1; i < draft->offsets->len; i++)
    g_string_append_printf (draft->bytes, "%010" G_GSIZE_FORMAT " %s \n", g_array_index (draft->offsets, gsize, i),
                            g_array_index (draft->offsets, gsize, i) > 0 ? "00000 n" : "65535 f");
  g_string_append_printf (draft->bytes, "trailer\n<< /Size %u\n   /Root 6 0 R\n   /Info 5 0 R\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          draft->offsets->len, start);
}

/* A page whose drawing is `data`. */
static char *
make (const char *data, gboolean measured)
{
  Draft draft = { g_string_new ("%PDF-1.5\n%\265\355\256\373\n"), g_array_new (FALSE, TRUE, sizeof (gsize)) };

  add_stream (&draft, 3, data, measured);
  add (&draft, 2, "<< /Type /Page % 1\n   /Parent 1 0 R\n   /MediaBox [ 0 0 99 99 ]\n   /Contents 3 0 R\n>>\n");
  add (&draft, 1, "<< /Type /Pages\n   /Kids [ 2 0 R ]\n   /Count 1\n>>\n");
  add (&draft, 5, "<< /Title (Fin\nendobj\n9 0 obj \\( \\\\)\n>>\n");
  add (&draft, 6, "<< /Type /Catalog\n   /Pages 1 0 R\n>>\n");
  finish (&draft);
  g_array_unref (draft.offsets);
  return g_string_free (draft.bytes, FALSE);
}

/* Hands it over in pieces. NULL if it is refused. */
static char *
pack (const char *file, gsize length, gsize piece, gsize *packed_length, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (ParcoursPdfPack) pack = parcours_pdf_pack_new (stream, NULL);

  parcours_pdf_pack_add_page (pack, " /Rotate 90");
  for (gsize at = 0; at < length; at += piece)
    if (!parcours_pdf_pack_write (pack, (const guint8 *) file + at, MIN (piece, length - at), error))
      return NULL;
  if (!parcours_pdf_pack_finish (pack, error))
    return NULL;
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  *packed_length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
assert_packs (const char *data, gboolean measured)
{
  static const gsize pieces[] = { 1, 7, 64, 1 << 20 };
  g_autofree char *file = make (data, measured), *path = help_path ("pack.pdf"), *first = NULL;
  gsize first_length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      g_autofree char *packed = pack (file, strlen (file), pieces[i], &length, &error);

      g_assert_no_error (error);
      if (!first)
        {
          first_length = length;
          first = g_steal_pointer (&packed);
          continue;
        }
      g_assert_cmpmem (packed, length, first, first_length);
    }
  g_assert_nonnull (memmem (first, first_length, data, strlen (data)));
  g_assert_nonnull (memmem (first, first_length, "/Rotate 90 /Type /Page", 22));
  g_assert_true (g_file_set_contents (path, first, (gssize) first_length, NULL));

  g_autofree char *said = help_run ("qpdf", "--check", path, NULL);
  g_autofree char *info = help_run ("pdfinfo", path, NULL);
  if (said)
    g_assert_nonnull (strstr (said, "No syntax or stream encoding errors found"));
  if (info)
    g_assert_nonnull (strstr (info, "JavaScript:      no\n"));
}

static void
test_plain (void)
{
  assert_packs ("0 0 9 9 re f", FALSE);
  assert_packs ("0 0 9 9 re f", TRUE);
  assert_packs ("", FALSE);
  assert_packs ("", TRUE);
}

/* "q % …" is a comment to whoever draws it. */
static void
test_false_end (void)
{
  assert_packs ("%" EVIL "%", FALSE);
  assert_packs ("%" EVIL "%", TRUE);
  assert_packs ("%\nendstream\nendobj\n4 0 obj\n   7\nendobj\n" EVIL "%", FALSE);
  assert_packs ("%\nendstream\nendobj\nxref\n0 1\ntrailer\n", TRUE);
}

/* Even if it knows its own number and length: the index at the end knows better, and nothing is written. */
static void
test_true_lie (void)
{
  g_autofree char *file = make ("%\nendstream\nendobj\n4 0 obj\n   1\nendobj\n" EVIL, FALSE);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *packed = pack (file, strlen (file), 64, &length, &error);

  g_assert_null (packed);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* Cut off anywhere, it is refused. */
static void
test_truncated (void)
{
  g_autofree char *file = make ("0 0 9 9 re f", FALSE);
  const gsize end = (gsize) (strstr (file, "/Info 5") - file);

  for (gsize n = 0; n < end; n++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      g_autofree char *packed = pack (file, n, 1 << 20, &length, &error);

      g_assert_null (packed);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack/plain", test_plain);
  g_test_add_func ("/pack/false-end", test_false_end);
  g_test_add_func ("/pack/true-lie", test_true_lie);
  g_test_add_func ("/pack/truncated", test_truncated);
  status = g_test_run ();
  help_forget ();
  return status;
}
