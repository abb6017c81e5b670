/* A poster that is cut after printing: the sheet around it, where the cut is, and what is outside. */
#include "config.h"

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "export/sheets.h"
#include "help.h"
#include "paint/painter-cairo.h"

#define DPMM 8                  /* pixels a mm */

static ParcoursExportOptions
options_for (const char *paper, ParcoursOrientation orientation, double bleed, gboolean marks)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  g_assert_true (parcours_paper_parse (paper, &options.paper, NULL));
  options.orientation = orientation;
  options.bleed = bleed;
  options.crop_marks = marks;
  return options;
}

/* Every paper, both ways: pdfinfo measures the whole sheet. */
static void
test_sizes (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("trim.pdf");
  guint n;
  const ParcoursPaper *papers = parcours_paper_list (&n);

  for (guint i = 0; i < 2 * n; i++)
    {
      const ParcoursPaper *paper = &papers[i / 2];
      const gboolean upright = i % 2, marks = i % 3 != 0;
      const double bleed = i % 4, around = 2 * (bleed + (marks ? 10 : 0));
      const ParcoursExportOptions options = options_for (paper->name, upright ? PARCOURS_ORIENTATION_PORTRAIT : PARCOURS_ORIENTATION_LANDSCAPE,
                                                         bleed, marks);
      g_autofree char *bytes = help_export (map, &options, path, NULL);
      g_autofree char *info = help_run ("pdfinfo", path, NULL);
      double width, height;

      g_assert_nonnull (bytes);
      if (!info)
        return;
      g_test_message ("%s %u", paper->name, i);
      g_assert_cmpint (sscanf (strstr (info, "Page size:"), "Page size: %lf x %lf pts", &width, &height), ==, 2);
      g_assert_cmpfloat_with_epsilon (width, ((upright ? paper->width : paper->height) + around) / 25.4 * 72, 0.02);
      g_assert_cmpfloat_with_epsilon (height, ((upright ? paper->height : paper->width) + around) / 25.4 * 72, 0.02);
    }
}

static void
test_trim (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions plain = options_for ("A3", PARCOURS_ORIENTATION_LANDSCAPE, 0, FALSE);
  const ParcoursExportOptions cut = options_for ("A3", PARCOURS_ORIENTATION_LANDSCAPE, 3, TRUE);
  g_autoptr (ParcoursSheets) whole = parcours_sheets_new (map, &plain, NULL);
  g_autoptr (ParcoursSheets) sheets = parcours_sheets_new (map, &cut, NULL);
  ParcoursRect trim;
  double width, height, bleed;

  g_assert_false (parcours_sheets_get_trim (whole, 0, &trim, &bleed));
  g_assert_true (parcours_sheets_get_trim (sheets, 0, &trim, &bleed));
  g_assert_cmpfloat_with_epsilon (trim.x, 13, 1e-6);
  g_assert_cmpfloat_with_epsilon (trim.y, 13, 1e-6);
  g_assert_cmpfloat_with_epsilon (trim.width, 420, 1e-6);
  g_assert_cmpfloat_with_epsilon (trim.height, 297, 1e-6);
  g_assert_cmpfloat_with_epsilon (bleed, 3, 1e-6);
  parcours_sheets_get_size (sheets, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 446, 1e-6);
  g_assert_cmpfloat_with_epsilon (height, 323, 1e-6);
  g_assert_true (parcours_sheets_get_trim (sheets, 0, NULL, NULL));
}

static cairo_surface_t *
render (ParcoursMap *map, const ParcoursExportOptions *options)
{
  g_autoptr (ParcoursSheets) sheets = parcours_sheets_new (map, options, NULL);
  double width, height;

  parcours_sheets_get_size (sheets, 0, &width, &height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) round (width * DPMM), (int) round (height * DPMM));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);

  cairo_scale (cr, DPMM * PARCOURS_MM_PER_U, DPMM * PARCOURS_MM_PER_U);
  parcours_sheets_paint (sheets, 0, painter, NULL, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_dark (cairo_surface_t *surface, double x_mm, double y_mm)
{
  const int reach = 1, x = (int) (x_mm * DPMM), y = (int) (y_mm * DPMM);
  const unsigned char *data = cairo_image_surface_get_data (surface);

  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      if (data[(y + dy) * cairo_image_surface_get_stride (surface) + (x + dx) * 4 + 1] < 0xc0)
        return TRUE;
  return FALSE;
}

/* At each corner two lines that point at it, outside the bleed; a cross at each side. */
static void
test_marks (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("A5", PARCOURS_ORIENTATION_LANDSCAPE, 3, TRUE);
  cairo_surface_t *surface = render (map, &options);
  const double left = 13, top = 13, right = 13 + 210, bottom = 13 + 148;

  for (int i = 0; i < 2; i++)
    {
      const double x = i == 0 ? left : right, y = i == 0 ? top : bottom;

      g_assert_true (is_dark (surface, x, top - 8));
      g_assert_true (is_dark (surface, x, bottom + 8));
      g_assert_true (is_dark (surface, left - 8, y));
      g_assert_true (is_dark (surface, right + 8, y));
      /* nothing in the bleed, nor where two lines would meet */
      for (double in = 0.5; in < 4.5; in += 0.25)
        {
          g_assert_false (is_dark (surface, x, top - in));
          g_assert_false (is_dark (surface, x, bottom + in));
          g_assert_false (is_dark (surface, left - in, y));
          g_assert_false (is_dark (surface, right + in, y));
        }
    }
  g_assert_true (is_dark (surface, (left + right) / 2, top - 8));
  g_assert_true (is_dark (surface, (left + right) / 2, bottom + 8));
  g_assert_true (is_dark (surface, left - 8, (top + bottom) / 2));
  g_assert_true (is_dark (surface, right + 8, (top + bottom) / 2));
  cairo_surface_destroy (surface);
}

/* What is inside the cut is the poster as it is without. */
static void
test_same_inside (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions cut = options_for ("A6", PARCOURS_ORIENTATION_LANDSCAPE, 3, TRUE);
  const ParcoursExportOptions plain = options_for ("A6", PARCOURS_ORIENTATION_LANDSCAPE, 0, FALSE);
  cairo_surface_t *large = render (map, &cut), *small = render (map, &plain);
  const int width = cairo_image_surface_get_width (small), height = cairo_image_surface_get_height (small), shift = 13 * DPMM;
  guint different = 0;

  for (int y = 0; y < height; y++)
    {
      const unsigned char *one = cairo_image_surface_get_data (small) + y * cairo_image_surface_get_stride (small);
      const unsigned char *other = cairo_image_surface_get_data (large) + (y + shift) * cairo_image_surface_get_stride (large) + shift * 4;

      for (int x = 0; x < width * 4; x++)
        different += x % 4 != 3 && abs (one[x] - other[x]) > 8;
    }
  g_assert_cmpuint (different, ==, 0);
  cairo_surface_destroy (large);
  cairo_surface_destroy (small);
}

static void
test_too_large (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("1000x5080mm", PARCOURS_ORIENTATION_AUTO, 3, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_null (parcours_sheets_new (map, &options, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "5086"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trim/sizes", test_sizes);
  g_test_add_func ("/trim/trim", test_trim);
  g_test_add_func ("/trim/marks", test_marks);
  g_test_add_func ("/trim/same-inside", test_same_inside);
  g_test_add_func ("/trim/too-large", test_too_large);
  result = g_test_run ();
  help_forget ();
  return result;
}
