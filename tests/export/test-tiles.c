/* The poster on many sheets: trimmed and put together they are the poster, and each of them can be read alone. */
#include "config.h"

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "export/poster-private.h"
#include "export/sheets-tiles.h"
#include "format/reader.h"
#include "help.h"
#include "paint/painter-cairo.h"

#define PIXELS_PER_MM (50 / 25.4)

/* The filled example that everybody gets. */
static ParcoursMap *
load_example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PARCOURS_DATADIR"), "templates", "customer-example.en.jmap", NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  g_autoptr (GBytes) content = g_bytes_new_take (bytes, length);
  ParcoursMap *map = parcours_reader_read (content, "example", NULL, &error);
  g_assert_no_error (error);
  return map;
}

static ParcoursExportOptions
options_for (const char *paper, const char *tile, double margin, double overlap)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  options.kind = PARCOURS_PRINT_TILES;
  if (paper)
    g_assert_true (parcours_paper_parse (paper, &options.paper, NULL));
  g_assert_true (parcours_paper_parse (tile, &options.tile.paper, NULL));
  options.tile.margin = margin;
  options.tile.overlap = overlap;
  options.tile.marks = TRUE;
  options.tile.plan = TRUE;
  return options;
}

static ParcoursSheets *
make_sheets (ParcoursMap *map, const ParcoursExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  ParcoursSheets *sheets = parcours_sheets_new (map, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sheets);
  return sheets;
}

/* White paper of so many pixels, on which `sheet` is painted with its u at (x, y) and `scale` pixels long. */
static cairo_surface_t *
render (ParcoursSheets *sheets, guint sheet, int width, int height, double x, double y, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  parcours_sheets_paint (sheets, sheet, painter, NULL, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32 *
row_of (cairo_surface_t *surface, int y)
{
  return (guint32 *) (void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));
}

/* Where a sheet belongs is what its label says. */
static void
read_label (ParcoursSheets *sheets, guint sheet, guint *row, guint *column)
{
  g_autofree char *label = parcours_sheets_dup_label (sheets, sheet);
  guint number, n;

  g_assert_cmpint (sscanf (label, "Row %u, column %u (%u of %u)", row, column, &number, &n), ==, 4);
  g_assert_cmpuint (number, ==, sheet + 1);
  g_assert_cmpuint (n, ==, parcours_sheets_tiles_get_tiling (PARCOURS_SHEETS_TILES (sheets))->n_tiles);
  --*row;
  --*column;
}

/* Pixels that differ by more than `least` in one of their colours. */
static guint
count_different (cairo_surface_t *a, cairo_surface_t *b, int least)
{
  guint different = 0;

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      {
        const guint32 left = row_of (a, y)[x], right = row_of (b, y)[x];
        int most = 0;

        for (int shift = 0; shift < 24; shift += 8)
          most = MAX (most, abs ((int) (left >> shift & 0xff) - (int) (right >> shift & 0xff)));
        if (most > least && ++different < 8)
          g_test_message ("%d, %d: %06x, %06x", x, y, left & 0xffffff, right & 0xffffff);
      }
  return different;
}

static guint
count_painted (cairo_surface_t *surface)
{
  cairo_surface_t *white = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (surface),
                                                       cairo_image_surface_get_height (surface));
  cairo_t *cr = cairo_create (white);
  guint painted;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (white);
  painted = count_different (surface, white, 0);
  cairo_surface_destroy (white);
  return painted;
}

/* The poster on one sheet, the same on many, and a wall for these. */
typedef struct
{
  ParcoursSheets *poster, *sheets;
  const ParcoursTiling *tiling;
  double scale;                 /* pixels per u of the poster */
  cairo_surface_t *wall;
} Union;

static void
union_init (Union *u, ParcoursMap *map, const ParcoursExportOptions *options)
{
  ParcoursExportOptions one = *options;
  cairo_t *cr;

  u->sheets = make_sheets (map, options);
  u->tiling = parcours_sheets_tiles_get_tiling (PARCOURS_SHEETS_TILES (u->sheets));
  one.kind = PARCOURS_PRINT_POSTER;
  if (options->tile.across > 0)
    one.paper = (ParcoursPaper) { "", u->tiling->poster_width, u->tiling->poster_height };
  u->poster = make_sheets (map, &one);
  u->scale = PARCOURS_MM_PER_U * PIXELS_PER_MM * u->tiling->scale;
  u->wall = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) floor (u->tiling->poster_width * PIXELS_PER_MM),
                                        (int) floor (u->tiling->poster_height * PIXELS_PER_MM));
  cr = cairo_create (u->wall);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
union_clear (Union *u)
{
  g_object_unref (u->poster);
  g_object_unref (u->sheets);
  cairo_surface_destroy (u->wall);
}

/* Puts a sheet on the wall, over those that lie there: cut along its right and its lower edge on the pixel inside the mark; at the other two
 * the picture goes on for a pixel at least, which the neighbours lie over, unless they were left out. Returns how many of its pixels are not those of the poster. `off` mm beside its place, for the proof that this
 * is seen. Both are painted on a surface of the same size: cairo rounds curves a little otherwise where the surface ends. */
static guint
put_sheet (Union *u, guint sheet, double off)
{
  const ParcoursTiling *t = u->tiling;
  guint row, column;

  read_label (u->sheets, sheet, &row, &column);
  const ParcoursRect paper = t->tiles[sheet].paper;
  const double x = t->across[column], y = t->down[row];
  const int left = (int) floor (x * PIXELS_PER_MM) - (column > 0), top = (int) floor (y * PIXELS_PER_MM) - (row > 0);
  const int right = (int) floor (t->across[column + 1] * PIXELS_PER_MM), bottom = (int) floor (t->down[row + 1] * PIXELS_PER_MM);
  cairo_surface_t *picture = render (u->sheets, sheet, right - left, bottom - top, (x - paper.x + off) * PIXELS_PER_MM - left,
                                     (y - paper.y) * PIXELS_PER_MM - top, PARCOURS_MM_PER_U * PIXELS_PER_MM);
  cairo_surface_t *poster = render (u->poster, 0, right - left, bottom - top, -left, -top, u->scale);
  const guint different = count_different (picture, poster, 0);

  for (int line = top; line < bottom; line++)
    memcpy (row_of (u->wall, line) + left, row_of (picture, line - top), (gsize) (right - left) * sizeof (guint32));
  cairo_surface_mark_dirty (u->wall);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (poster);
  return different;
}

/* On the wall every pixel is there, those of sheets that were left out are white; what cairo rounds otherwise is a few levels of colour on
 * the edge of a few curves. */
static void
assert_union (ParcoursMap *map, const ParcoursExportOptions *options, guint n_tiles)
{
  Union u;
  guint different = 0;

  union_init (&u, map, options);
  g_assert_cmpuint (u.tiling->n_tiles, ==, n_tiles);
  for (guint sheet = u.tiling->n_tiles; sheet-- > 0;)
    different += put_sheet (&u, sheet, 0);
  g_assert_cmpuint (different, ==, 0);

  const int width = cairo_image_surface_get_width (u.wall), height = cairo_image_surface_get_height (u.wall);
  cairo_surface_t *whole = render (u.poster, 0, width, height, 0, 0, u.scale);
  const guint painted = count_painted (whole);
  g_test_message ("%u sheets, %d x %d pixels, %u painted", u.tiling->n_tiles, width, height, painted);
  g_assert_cmpuint (painted, >, (guint) (width * height / 20));
  g_assert_cmpuint (count_different (whole, u.wall, 16), ==, 0);
  g_assert_cmpuint (count_different (whole, u.wall, 0), <, painted / 200);

  g_assert_cmpuint (put_sheet (&u, u.tiling->n_tiles / 2, 0.2), >, 100);
  cairo_surface_destroy (whole);
  union_clear (&u);
}

static void
test_union_default (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  const ParcoursExportOptions options = options_for ("A0", "A4", 5, 10);

  assert_union (map, &options, 21);
}

/* 4 x 4 A4 without margins: made smaller by 0.12 %. */
static void
test_union_tolerance (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  const ParcoursExportOptions options = options_for ("A0", "A4", 0, 0);

  assert_union (map, &options, 16);
}

static void
test_union_given (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  ParcoursExportOptions options = options_for (NULL, "A4", 5, 10);

  options.tile.across = options.tile.down = 4;
  assert_union (map, &options, 16);
}

/* Odd lengths, another theme, a map with letters from right to left. */
static void
test_union_other (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("A1", "letter", 6.35, 4), wide = options_for ("A2", "A5", 3, 20);

  options.theme = PARCOURS_THEME_GREY;
  options.orientation = PARCOURS_ORIENTATION_PORTRAIT;
  /* standing A1 of 594 x 841 on letter: turned 592.8 - 4 over 262.7 - 4 is 2.28, 839.3 - 4 over 203.2 - 4 is 4.19: 3 x 5; upright 588.8 over
   * 199.2 is 2.96, 835.3 over 262.7 is 3.18: 3 x 4 */
  assert_union (map, &options, 12);
  /* A2 on A5, 142 x 204 within the margins: 594 lying takes (592.8 - 20) / 122 = 4.69 -> 5 and (419.2 - 20) / 184 = 2.17 -> 3; turned
   * 572.8 / 184 = 3.11 -> 4 and 399.2 / 122 = 3.27 -> 4. Of these 16 two would be empty, so they are fewer */
  wide.orientation = PARCOURS_ORIENTATION_LANDSCAPE;
  assert_union (map, &wide, 14);
}

/* What pdftotext finds on one page, with each run of white space as one space. */
static char *
page_text (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *text = help_run ("pdftotext", "-raw", "-f", number, "-l", number, path, "-", NULL);
  g_autoptr (GString) flat = g_string_new (" ");

  if (!text)
    return NULL;
  g_auto (GStrv) words = g_strsplit_set (text, " \n\r\t\f", -1);
  for (char **word = words; *word; word++)
    if (**word)
      g_string_append_printf (flat, "%s ", *word);
  return g_string_free (g_steal_pointer (&flat), FALSE);
}

static void
test_pages (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  const ParcoursExportOptions options = options_for ("A0", "A4", 5, 10);
  g_autofree char *path = help_path ("tiles.pdf");
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *info = help_run ("pdfinfo", "-l", "22", path, NULL);
  guint legends = 0;

  g_assert_nonnull (bytes);
  if (!info)
    return;
  g_assert_nonnull (strstr (info, "Pages:           22\n"));
  for (guint page = 1; page <= 22; page++)
    {
      g_autofree char *start = g_strdup_printf ("Page %4u size:", page);
      const char *line = strstr (info, start);
      g_autofree char *text = page_text (path, page), *label = NULL;
      double width, height;

      g_assert_nonnull (line);
      g_assert_cmpint (sscanf (line + strlen (start), " %lf x %lf", &width, &height), ==, 2);
      g_assert_cmpfloat_with_epsilon (width, 210 / 25.4 * 72, 0.02);
      g_assert_cmpfloat_with_epsilon (height, 297 / 25.4 * 72, 0.02);
      label = g_strdup_printf (" Row %u, column %u (%u of 21) · Ludovic runs ", (page - 1) / 7 + 1, (page - 1) % 7 + 1, page);
      g_test_message ("%s", text);
      g_assert_true ((strstr (text, label) != NULL) == (page < 22));
      legends += strstr (text, " Evidence level ") != NULL;
    }
  /* nothing is on a sheet that cannot be seen there */
  g_assert_cmpuint (legends, ==, 1);

  g_autofree char *plan = page_text (path, 22);
  g_assert_nonnull (strstr (plan, " Assembly plan Ludovic runs "));
  g_assert_nonnull (strstr (plan, " 21 sheets (A4): 7 across, 3 down. Assembled: 1189 × 841 mm. "));
  for (guint n = 1; n <= 21; n++)
    {
      g_autofree char *number = g_strdup_printf (" %u ", n);

      g_assert_nonnull (strstr (plan, number));
    }
}

/* At least half of [from, to] lies in the part, or the words are too narrow to be there. */
static gboolean
is_seen (double from, double to, double start, double end)
{
  return MIN (to, end) - MAX (from, start) > 0.8 * (to - from);
}

/* Each sheet that shows cells names the stages and steps above and the lanes beside them. */
static void
test_heads (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  const ParcoursExportOptions options = options_for ("A0", "A4", 5, 10);
  g_autofree char *path = help_path ("heads.pdf");
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autoptr (ParcoursSheets) sheets = make_sheets (map, &options);
  g_autoptr (ParcoursPoster) poster = parcours_poster_new (map, &options, NULL);
  const ParcoursTiling *t = parcours_sheets_tiles_get_tiling (PARCOURS_SHEETS_TILES (sheets));
  const double mm = parcours_sheets_tiles_get_scale (PARCOURS_SHEETS_TILES (sheets)) * PARCOURS_MM_PER_U;
  guint n_columns, n_stages, n_rows, checked = 0;
  const ParcoursColumn *columns = parcours_layout_get_columns (poster->layout, &n_columns);
  const ParcoursStageBox *stages = parcours_layout_get_stages (poster->layout, &n_stages);
  const ParcoursRow *rows = parcours_layout_get_rows (poster->layout, &n_rows);

  g_assert_nonnull (bytes);
  for (guint i = 0; i < t->n_tiles; i++)
    {
      const ParcoursRect p = t->tiles[i].poster;
      const double left = p.x / mm - poster->grid.x - _parcours_poster_side (poster), right = left + p.width / mm;
      const double top = p.y / mm - poster->grid.y - _parcours_poster_head (poster), bottom = top + p.height / mm;
      g_autofree char *text = page_text (path, i + 1);

      if (!text)
        return;
      g_test_message ("%u:%s", i + 1, text);
      for (guint c = 0; c < n_columns; c++)
        if (is_seen (columns[c].x, columns[c].x + columns[c].width, left, right))
          {
            g_assert_nonnull (strstr (text, parcours_element_get_name (columns[c].step)));
            checked++;
          }
      for (guint s = 0; s < n_stages; s++)
        if (is_seen (stages[s].x, stages[s].x + stages[s].width, left, right))
          g_assert_nonnull (strstr (text, parcours_element_get_name (stages[s].stage)));
      for (guint r = 0; r < n_rows && right > 0 && left < columns[n_columns - 1].x; r++)
        if (rows[r].type != PARCOURS_ROW_LINE && is_seen (rows[r].y, rows[r].y + rows[r].height, top, bottom))
          g_assert_nonnull (strstr (text, parcours_element_get_name (rows[r].lane)));
    }
  g_assert_cmpuint (checked, >=, 2 * n_columns);
}

/* Without flaps there is no room for words, and without margins for anything: not a letter more than on the poster. */
static void
test_no_room (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  const ParcoursExportOptions bare = options_for ("A0", "A4", 0, 0), thin = options_for ("A0", "A4", 5, 5);
  g_autofree char *path = help_path ("bare.pdf"), *thin_path = help_path ("thin.pdf");
  g_autofree char *bytes = help_export (map, &bare, path, NULL), *thin_bytes = help_export (map, &thin, thin_path, NULL);
  g_autofree char *text = page_text (path, 6), *thin_text = page_text (thin_path, 10);

  g_assert_nonnull (bytes);
  g_assert_nonnull (thin_bytes);
  if (!text || !thin_text)
    return;
  g_assert_null (strstr (text, "Row "));
  g_assert_null (strstr (text, "Consideration"));
  g_assert_null (strstr (thin_text, "Consideration"));
  /* there is a margin, so its name is below the part */
  g_assert_nonnull (strstr (thin_text, "Row 2, column 3"));
}

/* 16 sheets are not much more to send than one: what each page takes by itself counts for half as much again in a map as small as this (with
 * 2 000 cards, as the benchmark prints, it is less). */
static void
test_size (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  ParcoursExportOptions options = options_for (NULL, "A4", 5, 10), one = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("sixteen.pdf"), *one_path = help_path ("one.pdf");
  gsize length, plain;

  options.tile.across = options.tile.down = 4;
  options.tile.plan = FALSE;
  g_autofree char *bytes = help_export (map, &options, path, &length);
  g_autofree char *one_bytes = help_export (map, &one, one_path, &plain);
  g_test_message ("%" G_GSIZE_FORMAT " bytes, %" G_GSIZE_FORMAT " on one sheet: %.2f", length, plain, (double) length / plain);
  g_assert_nonnull (bytes);
  g_assert_nonnull (one_bytes);
  g_assert_cmpuint (length, <=, plain * 7 / 4);
}

static void
test_report (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  ParcoursExportOptions options = options_for ("A0", "A4", 0, 0);
  g_autoptr (ParcoursSheets) sheets = make_sheets (map, &options);
  g_autofree char *plan = parcours_sheets_dup_label (sheets, 16);
  ParcoursExportReport report;

  parcours_sheets_get_report (sheets, &report);
  g_assert_cmpuint (report.n_sheets, ==, 17);
  g_assert_cmpuint (parcours_sheets_get_count (sheets), ==, 17);
  g_assert_cmpfloat_with_epsilon (report.height_mm, 840, 1e-6);
  g_assert_cmpfloat (report.width_mm, <=, 1188);
  g_assert_cmpstr (plan, ==, "Assembly plan");

  options.lang = "fr";
  options.tile.plan = FALSE;
  g_autoptr (ParcoursSheets) plain = make_sheets (map, &options);
  g_assert_cmpuint (parcours_sheets_get_count (plain), ==, 16);
}

/* A scale instead of a paper: the poster is as large as the map is at that scale, on as many sheets as that takes. */
static void
test_actual_size (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  ParcoursExportOptions options = options_for (NULL, "A3", 5, 10);
  ParcoursExportReport report;

  options.scale = 0.5;
  g_autoptr (ParcoursSheets) half = make_sheets (map, &options);
  parcours_sheets_get_report (half, &report);
  g_assert_cmpfloat_with_epsilon (report.scale, 0.5, 0.0011);
  const double width = report.width_mm;

  options.scale = 1;
  g_autoptr (ParcoursSheets) actual = make_sheets (map, &options);
  parcours_sheets_get_report (actual, &report);
  g_assert_cmpfloat_with_epsilon (report.scale, 1, 0.0021);
  g_assert_cmpfloat_with_epsilon (report.width_mm / width, 2, 0.01);
  g_assert_cmpuint (parcours_sheets_get_count (actual), >, parcours_sheets_get_count (half));
}

static void
assert_refused (ParcoursMap *map, const ParcoursExportOptions *options, const char *name, const char *word)
{
  g_autofree char *path = help_path (name);
  g_autofree char *kept = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (parcours_export (map, options, file, NULL, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
}

static void
test_refused (void)
{
  g_autoptr (ParcoursMap) map = load_example ();
  ParcoursExportOptions options = options_for ("A0", "A4", 5, 10);

  assert_refused (map, &options, "a.svg", "22 sheets");
  assert_refused (map, &options, "a.png", "PDF");
  options.tile.overlap = 400;
  assert_refused (map, &options, "a.pdf", "overlap of 400 mm");
  options = options_for (NULL, "A6", 50, 0);
  options.tile.across = options.tile.down = 3;
  assert_refused (map, &options, "a.pdf", "Margins of 50 mm");
  options = options_for (NULL, "A6", 5, 5);
  options.tile.across = options.tile.down = 90;
  assert_refused (map, &options, "a.pdf", "1000");
  options = options_for (NULL, "A4", 5, 10);
  options.tile.across = options.tile.down = 2;
  options.scale = 1;
  assert_refused (map, &options, "a.pdf", "100");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tiles/union-default", test_union_default);
  g_test_add_func ("/tiles/union-tolerance", test_union_tolerance);
  g_test_add_func ("/tiles/union-given", test_union_given);
  g_test_add_func ("/tiles/union-other", test_union_other);
  g_test_add_func ("/tiles/pages", test_pages);
  g_test_add_func ("/tiles/heads", test_heads);
  g_test_add_func ("/tiles/no-room", test_no_room);
  g_test_add_func ("/tiles/size", test_size);
  g_test_add_func ("/tiles/report", test_report);
  g_test_add_func ("/tiles/actual-size", test_actual_size);
  g_test_add_func ("/tiles/refused", test_refused);
  result = g_test_run ();
  help_forget ();
  return result;
}
