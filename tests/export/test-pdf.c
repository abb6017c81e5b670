/* What a PDF says of itself: structure, bookmarks, links, fonts; and that it is a PDF whatever words a map has. */
#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "help.h"
#include "model/edit.h"

#define NASTY "Fin\nendobj\n12 0 obj (stream\nstream\n) \\ )(xref\ntrailer"

static void
set (ParcoursMap *map, const char *id, ParcoursFieldId field, const char *value)
{
  g_autoptr (ParcoursEdit) edit = parcours_edit_new_set (id, field, value);

  parcours_map_begin (map, "test");
  g_assert_true (parcours_map_apply (map, edit, NULL));
  parcours_map_end (map);
}

static char *
export_pdf (ParcoursMap *map, const char *name, gsize *length)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path (name);

  g_assert_true (parcours_paper_parse ("A2", &options.paper, NULL));
  return help_export (map, &options, path, length);
}

static void
append_inflated (GString *all, const char *data, gsize length)
{
  g_autoptr (GConverter) zlib = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (packed, zlib);
  char buffer[4096];
  gssize n;

  while ((n = g_input_stream_read (plain, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (all, buffer, n);
}

/* The file, and all of its objects that are packed, in plain text; zero bytes as spaces. */
static char *
unpack (const char *bytes, gsize length)
{
  GString *all = g_string_new_len (bytes, (gssize) length);
  const char *at = bytes, *end = bytes + length;

  while ((at = memmem (at, (gsize) (end - at), "/Type /ObjStm", 13)) != NULL)
    {
      const char *start = (const char *) memmem (at, (gsize) (end - at), "stream\n", 7) + 7;
      const char *stop = memmem (start, (gsize) (end - start), "\nendstream", 10);

      append_inflated (all, start, (gsize) (stop - start));
      at = stop;
    }
  for (gsize i = 0; i < all->len; i++)
    if (all->str[i] == '\0')
      all->str[i] = ' ';
  return g_string_free (all, FALSE);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, what)) != NULL; at += strlen (what))
    n++;
  return n;
}

static void
assert_sound (const char *name)
{
  g_autofree char *path = help_path (name);
  g_autofree char *said = help_run ("qpdf", "--check", path, NULL);

  if (said)
    g_assert_nonnull (strstr (said, "No syntax or stream encoding errors found"));
}

static void
test_catalog (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  gsize length;
  g_autofree char *bytes = export_pdf (map, "catalog.pdf", &length);
  g_autofree char *objects = unpack (bytes, length);

  g_assert_nonnull (strstr (objects, "/MarkInfo << /Marked true >>"));
  g_assert_nonnull (strstr (objects, "/Lang (fr)"));
  g_assert_nonnull (strstr (objects, "/DisplayDocTitle true"));
  g_assert_nonnull (strstr (objects, "/Alt (Effort)"));
  g_assert_cmpuint (count (objects, "/Type /Catalog"), ==, 1);
  g_assert_true (g_str_has_suffix (bytes + length - 7, "\n%%EOF\n"));
  assert_sound ("catalog.pdf");
}

/* As pdfinfo reads it, with the titles of the elements; "é" is one byte there. */
static void
test_structure (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("structure.pdf");
  g_autofree char *bytes = export_pdf (map, "structure.pdf", NULL);
  g_autofree char *info = help_run ("pdfinfo", path, NULL);
  g_autofree char *structure = help_run ("pdfinfo", "-struct", path, NULL);
  const char *stage, *other;

  g_assert_nonnull (bytes);
  if (!structure)
    return;
  g_assert_nonnull (strstr (info, "Tagged:          yes\n"));
  g_assert_true (g_str_has_prefix (structure, "Document\n"));
  g_assert_nonnull (strstr (structure, "H1 \"Petit parcours & compagnie\""));
  g_assert_nonnull (strstr (structure, "H2 \"Ludovic\""));
  g_assert_nonnull (strstr (structure, "H3 \"Points de contact\""));
  g_assert_nonnull (strstr (structure, "H3 \"Irritants\""));
  stage = strstr (structure, "H2 \"Recherche\"");
  other = strstr (structure, "H2 \"Achat\"");
  g_assert_true (stage && other && stage < other);
  g_assert_true (strstr (structure, "H1 ") < stage);

  /* a card is heard after its stage, and before the next */
  const char *card = strstr (structure, "Sect \"Trop de conseils contradictoires\"");
  g_assert_true (card && stage < card && card < other);
  g_assert_nonnull (strstr (structure, "\n  Figure\n"));
}

static void
test_words_in_structure (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("struct-text.pdf");
  g_autofree char *bytes = export_pdf (map, "struct-text.pdf", NULL);
  g_autofree char *text = help_run ("pdfinfo", "-struct-text", path, NULL);

  g_assert_nonnull (bytes);
  if (!text)
    return;
  g_assert_nonnull (strstr (text, "\"Petit parcours & compagnie\""));
  g_assert_nonnull (strstr (text, "\"Recherche\""));
  g_assert_nonnull (strstr (text, "\"Achat\""));
}

static void
test_bookmarks (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  gsize length;
  g_autofree char *bytes = export_pdf (map, "bookmarks.pdf", &length);
  g_autofree char *objects = unpack (bytes, length);

  g_assert_nonnull (strstr (objects, "/Outlines "));
  g_assert_nonnull (strstr (objects, "/Title (Recherche)"));
  g_assert_nonnull (strstr (objects, "/Title (Achat)"));
  g_assert_cmpuint (count (objects, "/Dest ["), ==, 2);
}

static void
test_links (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("links.pdf");
  gsize length;

  set (map, "c1", PARCOURS_CARD_HREF, "https://example.org/a (b)'é");
  set (map, "c3", PARCOURS_CARD_HREF, "javascript:alert(1)");
  g_autofree char *bytes = export_pdf (map, "links.pdf", &length);
  g_autofree char *objects = unpack (bytes, length);
  g_autofree char *urls = help_run ("pdfinfo", "-url", path, NULL);

  g_assert_cmpuint (count (objects, "/Subtype /Link"), ==, 1);
  g_assert_cmpuint (count (objects, "/URI (https://example.org/a%20%28b%29%27%C3%A9)"), ==, 1);
  g_assert_null (strstr (objects, "javascript"));
  if (urls)
    g_assert_nonnull (strstr (urls, "https://example.org/a%20%28b%29%27%C3%A9\n"));
  assert_sound ("links.pdf");
}

/* A5 lying, 5 mm of bleed: cut at 210 × 148 mm, wherever on the sheet that is. */
static void
test_boxes (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("boxes.pdf");
  double trim[4], bleed[4], media[4];
  const char *line;

  g_assert_true (parcours_paper_parse ("A5", &options.paper, NULL));
  options.orientation = PARCOURS_ORIENTATION_LANDSCAPE;
  options.bleed = 5;
  options.crop_marks = TRUE;
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *info = help_run ("pdfinfo", "-box", path, NULL);

  g_assert_nonnull (bytes);
  if (!info)
    return;
  line = strstr (info, "\nMediaBox:");
  g_assert_cmpint (sscanf (line, " MediaBox: %lf %lf %lf %lf", &media[0], &media[1], &media[2], &media[3]), ==, 4);
  line = strstr (info, "\nTrimBox:");
  g_assert_cmpint (sscanf (line, " TrimBox: %lf %lf %lf %lf", &trim[0], &trim[1], &trim[2], &trim[3]), ==, 4);
  line = strstr (info, "\nBleedBox:");
  g_assert_cmpint (sscanf (line, " BleedBox: %lf %lf %lf %lf", &bleed[0], &bleed[1], &bleed[2], &bleed[3]), ==, 4);
  g_assert_cmpfloat_with_epsilon (trim[2] - trim[0], 210 / 25.4 * 72, 0.03);
  g_assert_cmpfloat_with_epsilon (trim[3] - trim[1], 148 / 25.4 * 72, 0.03);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (trim[i] - bleed[i], (i < 2 ? 5 : -5) / 25.4 * 72, 0.03);
      g_assert_true (i < 2 ? bleed[i] > media[i] : bleed[i] < media[i]);
    }
  assert_sound ("boxes.pdf");
}

/* Each page is a part of one document. */
static void
test_pages (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("pages.pdf");

  options.kind = PARCOURS_PRINT_STICKIES;
  options.sticky = (ParcoursStickyOptions) { .width = 76, .height = 76, .guides = TRUE };
  g_assert_true (parcours_paper_parse ("A5", &options.sticky.sheet, NULL));
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *structure = help_run ("pdfinfo", "-struct", path, NULL);

  g_assert_nonnull (bytes);
  if (!structure)
    return;
  g_assert_true (g_str_has_prefix (structure, "Document\n  Part\n"));
  g_assert_cmpuint (count (structure, "\n  Part\n"), >, 2);
  g_assert_cmpuint (count (structure, "Sect \"Trop de conseils contradictoires\"\n"), ==, 1);
  assert_sound ("pages.pdf");
}

/* Each line of pdffonts says of a font whether it is in the file ("emb"). */
static void
test_fonts (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("fonts.pdf");
  g_autofree char *bytes = export_pdf (map, "fonts.pdf", NULL);
  g_autofree char *fonts = help_run ("pdffonts", path, NULL);
  g_auto (GStrv) lines = fonts ? g_strsplit (g_strchomp (fonts), "\n", -1) : NULL;
  const char *column;

  g_assert_nonnull (bytes);
  if (!lines)
    return;
  column = strstr (lines[0], "emb");
  g_assert_nonnull (column);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (char **line = lines + 2; *line; line++)
    {
      g_test_message ("%s", *line);
      g_assert_true (g_str_has_prefix (*line + (column - lines[0]), "yes"));
    }
}

/* The words of a map are nothing but words to whoever packs its PDF. */
static void
test_nasty_words (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("nasty.pdf");
  gsize length;

  set (map, "poster", PARCOURS_MAP_SCENARIO, NASTY);
  set (map, "poster", PARCOURS_MAP_TITLE, "a) >> endobj ( \\ 1 0 R");
  set (map, "s1", PARCOURS_STAGE_TITLE, ")) /S /Figure <<");
  set (map, "c3", PARCOURS_CARD_TITLE, "(( /XObject << שלום");
  g_autofree char *bytes = export_pdf (map, "nasty.pdf", &length);
  g_autofree char *info = help_run ("pdfinfo", path, NULL);
  g_autofree char *structure = help_run ("pdfinfo", "-struct", path, NULL);
  g_autofree char *objects = unpack (bytes, length);

  assert_sound ("nasty.pdf");
  g_assert_cmpuint (count (objects, "/Type /Catalog"), ==, 1);
  if (!info)
    return;
  g_assert_nonnull (strstr (info, "Title:           a) >> endobj ( \\ 1 0 R\n"));
  g_assert_nonnull (strstr (structure, "H1 \"a) >> endobj ( \\ 1 0 R\""));
  g_assert_nonnull (strstr (structure, "H2 \")) /S /Figure <<\""));
}

/* Each drawing is named once in the resources of a page, however often it is used. */
static void
test_resources (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  gsize length;
  g_autofree char *bytes = export_pdf (map, "resources.pdf", &length);
  g_autofree char *objects = unpack (bytes, length);
  const char *start = strstr (objects, "/XObject <<");
  g_autofree char *list = start ? g_strndup (start, (gsize) (strstr (start, ">>") - start)) : NULL;
  g_auto (GStrv) words = list ? g_strsplit (list, " ", -1) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  g_assert_nonnull (words);
  for (char **word = words + 2; *word; word++)
    if (g_str_has_prefix (*word, "/x") && ++n > 0)
      g_assert_true (g_hash_table_add (seen, *word));
  g_assert_cmpuint (n, >, 5);
}

static void
test_reproducible (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("one.pdf");
  gsize n_one, n_other;

  g_setenv ("SOURCE_DATE_EPOCH", "1000000000", TRUE);
  g_autofree char *one = export_pdf (map, "one.pdf", &n_one);
  g_usleep (G_USEC_PER_SEC * 11 / 10);
  g_autofree char *other = export_pdf (map, "other.pdf", &n_other);
  g_autofree char *info = help_run ("pdfinfo", "-isodates", path, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");

  g_assert_cmpmem (one, n_one, other, n_other);
  if (!info)
    return;
  g_assert_nonnull (strstr (info, "CreationDate:    2001-09-09T01:46:40Z"));
  g_assert_nonnull (strstr (info, "ModDate:         2001-09-09T01:46:40Z"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/catalog", test_catalog);
  g_test_add_func ("/pdf/structure", test_structure);
  g_test_add_func ("/pdf/words-in-structure", test_words_in_structure);
  g_test_add_func ("/pdf/bookmarks", test_bookmarks);
  g_test_add_func ("/pdf/links", test_links);
  g_test_add_func ("/pdf/boxes", test_boxes);
  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/fonts", test_fonts);
  g_test_add_func ("/pdf/nasty-words", test_nasty_words);
  g_test_add_func ("/pdf/resources", test_resources);
  g_test_add_func ("/pdf/reproducible", test_reproducible);
  status = g_test_run ();
  help_forget ();
  return status;
}
