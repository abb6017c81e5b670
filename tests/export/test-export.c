/* PDF, PNG and SVG of whole maps: size of the page, all words as text, the same lines everywhere, old files kept when the disk is full. */
#include "config.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "base/error.h"
#include "export/poster.h"
#include "help.h"
#include "layout/metrics.h"
#include "layout/text.h"
#include "paint/painter-cairo.h"

static ParcoursExportOptions
options_for (const char *paper, ParcoursOrientation orientation)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  if (paper)
    g_assert_true (parcours_paper_parse (paper, &options.paper, NULL));
  options.orientation = orientation;
  return options;
}

static void
test_endings (void)
{
  g_autoptr (GError) error = NULL;
  ParcoursExportFormat format;

  g_assert_true (parcours_export_format_for_path ("/a.b/c.svg", &format, NULL));
  g_assert_cmpint (format, ==, PARCOURS_EXPORT_SVG);
  g_assert_true (parcours_export_format_for_path ("c.PDF", &format, NULL));
  g_assert_cmpint (format, ==, PARCOURS_EXPORT_PDF);
  g_assert_true (parcours_export_format_for_path ("é.png", &format, NULL));
  g_assert_cmpint (format, ==, PARCOURS_EXPORT_PNG);
  g_assert_true (parcours_export_format_for_path ("a.html", &format, NULL));
  g_assert_cmpint (format, ==, PARCOURS_EXPORT_HTML);
  g_assert_false (parcours_export_format_for_path ("/a.svg/c", &format, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_false (parcours_export_format_for_path ("c.jpeg", &format, NULL));
}

/* The page as pdfinfo measures it, in points. FALSE: there is no pdfinfo. */
static gboolean
page_size (const char *path, double *width, double *height)
{
  g_autofree char *info = help_run ("pdfinfo", path, NULL);
  const char *line = info ? strstr (info, "Page size:") : NULL;

  if (!info)
    return FALSE;
  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (line);
  g_assert_cmpint (sscanf (line, "Page size: %lf x %lf pts", width, height), ==, 2);
  return TRUE;
}

static void
test_paper_sizes (void)
{
  static const char * const papers[] = { "A0", "A1", "A2", "A3", "A4", "A5", "A6", "letter", "ledger", "900x1200mm", "500x300mm" };
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("page.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      const ParcoursOrientation turn = (ParcoursOrientation) (i % 3);
      const ParcoursExportOptions options = options_for (papers[i], turn);
      const double narrow = MIN (options.paper.width, options.paper.height) / 25.4 * 72;
      const double wide = MAX (options.paper.width, options.paper.height) / 25.4 * 72;
      g_autofree char *bytes = help_export (map, &options, path, NULL);
      double width, height;

      g_assert_nonnull (bytes);
      g_test_message ("%s %d", papers[i], turn);
      if (!page_size (path, &width, &height))
        return;
      g_assert_cmpfloat_with_epsilon (MIN (width, height), narrow, 0.02);
      g_assert_cmpfloat_with_epsilon (MAX (width, height), wide, 0.02);
      if (turn != PARCOURS_ORIENTATION_AUTO)
        g_assert_true ((width > height) == (turn == PARCOURS_ORIENTATION_LANDSCAPE));
    }
}

/* A size of one's own stays as it is written, unless it is to be turned. */
static void
test_own_size (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions upright = options_for ("300x500mm", PARCOURS_ORIENTATION_AUTO);
  const ParcoursExportOptions lying = options_for ("500x300mm", PARCOURS_ORIENTATION_AUTO);
  ParcoursExportReport report;

  g_autoptr (ParcoursPoster) one = parcours_poster_new (map, &upright, NULL);
  parcours_poster_get_report (one, &report);
  g_assert_cmpfloat_with_epsilon (report.width_mm, 300, 1e-6);
  g_assert_cmpfloat_with_epsilon (report.height_mm, 500, 1e-6);
  g_autoptr (ParcoursPoster) other = parcours_poster_new (map, &lying, NULL);
  parcours_poster_get_report (other, &report);
  g_assert_cmpfloat_with_epsilon (report.width_mm, 500, 1e-6);
}

static void
test_scale (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("A0", PARCOURS_ORIENTATION_AUTO);
  g_autoptr (GError) error = NULL;
  ParcoursExportReport report;

  options.scale = 1;
  g_autoptr (ParcoursPoster) actual = parcours_poster_new (map, &options, NULL);
  parcours_poster_get_report (actual, &report);
  g_assert_cmpfloat_with_epsilon (report.scale, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (report.smallest_text, 14.17, 0.01);
  g_assert_cmpfloat_with_epsilon (MAX (report.width_mm, report.height_mm), 1189, 1e-6);

  options = options_for ("A5", PARCOURS_ORIENTATION_AUTO);
  options.scale = 1;
  g_assert_null (parcours_poster_new (map, &options, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "148"));
}

static void
test_metadata (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("A3", PARCOURS_ORIENTATION_AUTO);
  g_autofree char *path = help_path ("page.pdf");
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *info = help_run ("pdfinfo", path, NULL);

  g_assert_nonnull (bytes);
  if (!info)
    return;
  g_assert_nonnull (strstr (info, "Title:           Petit parcours & compagnie\n"));
  g_assert_nonnull (strstr (info, "Author:          équipe Boutiques\n"));
  g_assert_nonnull (strstr (info, "Creator:         Parcours"));
}

/* The text with each run of white space as one space, so that broken lines read as one. */
static char *
flatten (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\r\t\f", -1);
  g_autoptr (GString) flat = g_string_new (NULL);

  for (char **word = words; *word; word++)
    if (**word)
      g_string_append_printf (flat, "%s ", *word);
  return g_string_free (g_steal_pointer (&flat), FALSE);
}

/* Each line of a shaped block, white space trimmed, must be a line of `lines`. */
static void
assert_lines (PangoLayout *layout, GHashTable *lines)
{
  const char *text = layout ? pango_layout_get_text (layout) : "";

  for (GSList *l = layout ? pango_layout_get_lines_readonly (layout) : NULL; l; l = l->next)
    {
      const PangoLayoutLine *line = l->data;
      g_autofree char *words = g_strstrip (g_strndup (text + line->start_index, (gsize) line->length));

      g_test_message ("%s", words);
      g_assert_true (*words == '\0' || g_hash_table_contains (lines, words));
    }
}

/* The lines that a file has: of an SVG what stands between tags, of a PDF what pdftotext gives. */
static GHashTable *
collect_lines (const char *text, const char *separators)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);

  for (char **part = parts; *part; part++)
    g_hash_table_add (lines, g_strdup (g_strstrip (*part)));
  return lines;
}

/* Latin cards only: pdftotext orders Hebrew as it is seen. */
static gboolean
is_plain (ParcoursElement *card)
{
  return strcmp (parcours_element_get_id (card), "c4") != 0;
}

static void
assert_card_lines (ParcoursMap *map, GHashTable *svg, GHashTable *pdf)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (is_plain (cards->pdata[i]))
      {
        const ParcoursCardText *shaped = parcours_text_card (text, cards->pdata[i], PARCOURS_CARD_WIDTH);

        assert_lines (shaped->title, svg);
        assert_lines (shaped->note, svg);
        assert_lines (shaped->title, pdf);
        assert_lines (shaped->note, pdf);
      }
}

/* What Pango breaks for the screen is what stands in the SVG and in the PDF. */
static void
test_same_lines (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("A1", PARCOURS_ORIENTATION_AUTO);
  g_autofree char *pdf_path = help_path ("lines.pdf");
  g_autofree char *svg_path = help_path ("lines.svg");
  g_autofree char *pdf = help_export (map, &options, pdf_path, NULL);
  g_autofree char *svg = help_export (map, &options, svg_path, NULL);
  g_autofree char *words = help_run ("pdftotext", "-raw", pdf_path, "-", NULL);
  g_autoptr (GString) plain = g_string_new (svg);

  g_assert_nonnull (pdf);
  if (!words)
    return;
  g_string_replace (plain, "&lt;", "\001", 0);
  g_string_replace (plain, "&gt;", "\002", 0);

  g_autoptr (GHashTable) in_svg = collect_lines (plain->str, "<>");
  g_autoptr (GHashTable) in_pdf = collect_lines (words, "\n\f");
  assert_card_lines (map, in_svg, in_pdf);
}

/* Every title and every note is there as text, those that do not fit their card in the notes. */
static void
test_all_words (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("A1", PARCOURS_ORIENTATION_AUTO);
  g_autofree char *path = help_path ("words.pdf");
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *words = help_run ("pdftotext", "-raw", path, "-", NULL);
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);

  g_assert_nonnull (bytes);
  if (!words)
    return;

  g_autofree char *flat = flatten (words);
  for (guint i = 0; i < cards->len; i++)
    {
      const char *note = parcours_element_get_text (cards->pdata[i], PARCOURS_CARD_NOTE);
      g_autofree char *title = flatten (parcours_element_get_name (cards->pdata[i]));
      g_autofree char *one_line = flatten (note ? note : "");

      if (!is_plain (cards->pdata[i]))
        continue;
      g_test_message ("%s", title);
      g_assert_nonnull (strstr (flat, title));
      g_assert_nonnull (strstr (flat, one_line));
    }
}

/* A disk that is full leaves the file that was there, and says so. */
static void
test_full_disk (void)
{
  static const char * const names[] = { "full.svg", "full.pdf", "full.png", "full.html" };
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("A2", PARCOURS_ORIENTATION_AUTO);
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const struct rlimit small = { 4096, limit.rlim_max };
      g_autofree char *path = help_path (names[i]);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;
      gboolean done;

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      done = parcours_export (map, &options, file, NULL, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

      g_assert_false (done);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "old");
    }
}

static void
cancel (double done, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Before it begins, or as soon as it says how far it is. */
static void
test_cancelled (void)
{
  static const char * const names[] = { "cancelled.svg", "cancelled.pdf", "cancelled.png", "cancelled.html" };
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");

  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      ParcoursExportOptions options = options_for ("A2", PARCOURS_ORIENTATION_AUTO);
      g_autofree char *path = help_path (names[i / 2]);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      if (i % 2 == 0)
        g_cancellable_cancel (cancellable);
      options.dpi = 300;
      options.progress = cancel;
      options.progress_data = cancellable;
      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      g_assert_false (parcours_export (map, &options, file, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "old");
    }
}

static void
note_progress (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

/* It grows and ends with all of it. */
static void
test_progress (void)
{
  static const char * const names[] = { "progress.svg", "progress.pdf", "progress.png", "progress.html" };
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ParcoursExportOptions options = options_for ("A4", PARCOURS_ORIENTATION_AUTO);
      g_autofree char *path = help_path (names[i]);
      double last = 0;

      options.dpi = 300;
      options.progress = note_progress;
      options.progress_data = &last;
      g_autofree char *bytes = help_export (map, &options, path, NULL);
      g_assert_nonnull (bytes);
      g_assert_cmpfloat (last, ==, 1);
    }
}

static guint32
big_endian (const char *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* At 300 dpi an A4 page takes several bands. */
static void
test_png (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("A4", PARCOURS_ORIENTATION_PORTRAIT);
  g_autofree char *path = help_path ("page.png");
  const char *density;
  gsize length;

  options.dpi = 300;
  g_autofree char *bytes = help_export (map, &options, path, &length);
  g_assert_cmpmem (bytes, 8, "\211PNG\r\n\032\n", 8);
  g_assert_cmpuint (big_endian (bytes + 16), ==, 2480);
  g_assert_cmpuint (big_endian (bytes + 20), ==, 3508);
  density = memmem (bytes, 200, "pHYs", 4);
  g_assert_nonnull (density);
  g_assert_cmpuint (big_endian (density + 4), ==, 11811);
  g_assert_cmpuint (big_endian (density + 8), ==, 11811);
  g_assert_cmpint (density[12], ==, 1);
}

/* Painted in bands, it is the picture that is painted at once. */
static void
test_png_bands (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("A4", PARCOURS_ORIENTATION_PORTRAIT);
  g_autofree char *path = help_path ("bands.png");
  double width;

  options.dpi = 300;
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autoptr (ParcoursPoster) poster = parcours_poster_new (map, &options, NULL);
  cairo_surface_t *banded = cairo_image_surface_create_from_png (path);
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 2480, 3508);
  cairo_t *cr = cairo_create (whole);
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);

  g_assert_nonnull (bytes);
  /* The page ends within the last row of pixels. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  parcours_poster_get_size (poster, &width, NULL);
  cairo_scale (cr, 2480 / width, 2480 / width);
  parcours_poster_paint (poster, painter, NULL, 1);
  cairo_destroy (cr);
  cairo_surface_flush (whole);

  guint differing = 0;
  for (int y = 0; y < 3508; y++)
    {
      const guint32 *a = (const guint32 *) (const void *) (cairo_image_surface_get_data (banded) + y * cairo_image_surface_get_stride (banded));
      const guint32 *b = (const guint32 *) (const void *) (cairo_image_surface_get_data (whole) + y * cairo_image_surface_get_stride (whole));

      for (int x = 0; x < 2480; x++)
        differing += (a[x] & 0xffffff) != (b[x] & 0xffffff);
    }
  g_assert_cmpuint (differing, ==, 0);
  cairo_surface_destroy (banded);
  cairo_surface_destroy (whole);
}

static void
test_png_too_large (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("A0", PARCOURS_ORIENTATION_AUTO);
  g_autofree char *path = help_path ("large.png");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  options.dpi = 2400;
  g_assert_false (parcours_export (map, &options, file, NULL, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_thumbnail (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("thumbnail.png");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *image;

  g_assert_true (parcours_export_thumbnail (map, 256, file, &error));
  g_assert_no_error (error);
  image = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (MAX (cairo_image_surface_get_width (image), cairo_image_surface_get_height (image)), ==, 256);
  cairo_surface_destroy (image);
  g_assert_false (parcours_export_thumbnail (map, 0, file, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/endings", test_endings);
  g_test_add_func ("/export/paper-sizes", test_paper_sizes);
  g_test_add_func ("/export/own-size", test_own_size);
  g_test_add_func ("/export/scale", test_scale);
  g_test_add_func ("/export/metadata", test_metadata);
  g_test_add_func ("/export/same-lines", test_same_lines);
  g_test_add_func ("/export/all-words", test_all_words);
  g_test_add_func ("/export/full-disk", test_full_disk);
  g_test_add_func ("/export/cancelled", test_cancelled);
  g_test_add_func ("/export/progress", test_progress);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/png-bands", test_png_bands);
  g_test_add_func ("/export/png-too-large", test_png_too_large);
  g_test_add_func ("/export/thumbnail", test_thumbnail);
  result = g_test_run ();
  help_forget ();
  return result;
}
