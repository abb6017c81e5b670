/* Embedded pictures in what is exported: the JPEG's own bytes, each picture once, for all sheets and sizes; and a placeholder for what
 * cannot be shown. */
#include "config.h"

#include <cairo.h>
#include <string.h>

#include "../paint/photo.h"
#include "export/poster.h"
#include "help.h"
#include "model/illustrate.h"
#include "paint/painter-cairo.h"

static void
illustrate (ParcoursMap *map, ParcoursKind kind, guint nth, ParcoursFieldId field, GBytes *bytes, const char *alt)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (ParcoursElement) picture = photo_record (bytes, NULL, NULL, alt);

  g_ptr_array_add (records, parcours_map_list (map, kind)->pdata[nth]);
  parcours_map_illustrate (map, records, field, picture);
}

/* A JPEG on two cards and a persona (three sizes), a PNG on another card. */
static ParcoursMap *
illustrated (GBytes *jpeg, GBytes *png)
{
  ParcoursMap *map = help_load ("poster.jmap");

  illustrate (map, PARCOURS_KIND_CARD, 0, PARCOURS_CARD_PICTURE, jpeg, "The shop & its door");
  illustrate (map, PARCOURS_KIND_CARD, 1, PARCOURS_CARD_PICTURE, jpeg, NULL);
  illustrate (map, PARCOURS_KIND_PERSONA, 0, PARCOURS_PERSONA_PORTRAIT, jpeg, NULL);
  illustrate (map, PARCOURS_KIND_CARD, 2, PARCOURS_CARD_PICTURE, png, NULL);
  return map;
}

static guint
count (const char *bytes, gsize length, const void *what, gsize size)
{
  const char *at = bytes, *end = bytes + length;
  guint n = 0;

  while ((at = memmem (at, (gsize) (end - at), what, size)) != NULL)
    {
      n++;
      at += size;
    }
  return n;
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) jpeg = photo_new (640, 480, FALSE), png = photo_new (320, 240, TRUE);
  g_autoptr (ParcoursMap) map = illustrated (jpeg, png);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("a.pdf"), *bytes = NULL, *list = NULL;
  gsize length, size;
  const void *data = g_bytes_get_data (jpeg, &size);

  bytes = help_export (map, &options, path, &length);
  g_assert_cmpuint (count (bytes, length, data, size), ==, 1);
  g_assert_cmpuint (count (bytes, length, "/DCTDecode", 10), ==, 1);
  list = help_run ("pdfimages", "-list", path, NULL);
  if (list == NULL)
    return;
  /* Where it is seen: two cards, the strip, the lens. */
  g_assert_cmpuint (count (list, strlen (list), " jpeg ", 6), ==, 4);
  g_assert_cmpuint (count (list, strlen (list), " image  ", 8), >=, 1);
}

static void
test_svg (void)
{
  g_autoptr (GBytes) jpeg = photo_new (640, 480, FALSE), png = photo_new (320, 240, TRUE);
  g_autoptr (ParcoursMap) map = illustrated (jpeg, png);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("a.svg"), *bytes = NULL, *data = NULL;
  gsize length;

  bytes = help_export (map, &options, path, &length);
  data = g_base64_encode (g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg));
  g_assert_cmpuint (count (bytes, length, data, strlen (data)), ==, 1);
  g_assert_cmpuint (count (bytes, length, "data:image/", 11), ==, 2);
  g_assert_cmpuint (count (bytes, length, "<title>The shop &amp; its door</title>", 38), ==, 4);
  g_assert_cmpuint (count (bytes, length, "The shop &amp; its door.</desc>", 31), >=, 1);
}

/* Grey paper takes grey pictures: nothing of theirs is in colour. */
static void
test_grey (void)
{
  g_autoptr (GBytes) jpeg = photo_new (640, 480, FALSE), png = photo_new (320, 240, TRUE);
  g_autoptr (ParcoursMap) map = illustrated (jpeg, png);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("a.png"), *bytes = NULL;
  cairo_surface_t *surface;
  guint n[2] = { 0 };
  gsize length;

  for (int grey = 0; grey < 2; grey++)
    {
      options.theme = grey ? PARCOURS_THEME_GREY : PARCOURS_THEME_PAPER;
      g_free (g_steal_pointer (&bytes));
      bytes = help_export (map, &options, path, &length);
      surface = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
        for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
          {
            const guint8 *p = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x;

            n[grey] += p[0] > 200 && p[2] < 60;         /* the blue half */
          }
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (n[0], >, 1000);
  g_assert_cmpuint (n[1], ==, 0);
}

/* Bands that go through pictures, as if it were painted at once. */
static void
test_bands (void)
{
  g_autoptr (GBytes) jpeg = photo_new (640, 480, FALSE), png = photo_new (320, 240, TRUE);
  g_autoptr (ParcoursMap) map = illustrated (jpeg, png);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("bands.png"), *bytes = NULL;
  g_autoptr (ParcoursPoster) poster = NULL;
  g_autoptr (ParcoursPainter) painter = NULL;
  cairo_surface_t *banded, *whole;
  int width, height, differ = 0;
  double page;
  gsize length;
  cairo_t *cr;

  g_assert_true (parcours_paper_parse ("A3", &options.paper, NULL));
  options.orientation = PARCOURS_ORIENTATION_PORTRAIT;
  options.dpi = 254;
  bytes = help_export (map, &options, path, &length);
  banded = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (banded), ==, CAIRO_STATUS_SUCCESS);
  width = cairo_image_surface_get_width (banded);
  height = cairo_image_surface_get_height (banded);
  g_assert_cmpint (width, ==, 2970);
  g_assert_cmpint (width * height, >, 5 * 1024 * 1024);           /* more than one band */

  poster = parcours_poster_new (map, &options, NULL);
  whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (whole);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  parcours_poster_get_size (poster, &page, NULL);
  cairo_scale (cr, 2970 / page, 2970 / page);
  painter = parcours_painter_cairo_new (cr);
  parcours_poster_paint (poster, painter, NULL, 1);
  cairo_surface_flush (whole);
  for (int y = 0; y < height; y++)
    {
      const guint8 *a = cairo_image_surface_get_data (banded) + (gsize) y * cairo_image_surface_get_stride (banded);
      const guint8 *b = cairo_image_surface_get_data (whole) + (gsize) y * cairo_image_surface_get_stride (whole);

      for (int i = 0; i < width * 4; i++)
        differ += i % 4 < 3 && a[i] != b[i];
    }
  g_assert_cmpint (differ, ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (banded);
}

/* A picture that cannot be shown keeps no poster from being made. */
static void
test_refused (void)
{
  g_autoptr (GBytes) photo = photo_new (640, 480, FALSE), bad = photo_cut (photo, 0.4);
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  static const char *const names[] = { "b.svg", "b.pdf", "b.png" };

  illustrate (map, PARCOURS_KIND_CARD, 0, PARCOURS_CARD_PICTURE, bad, NULL);
  illustrate (map, PARCOURS_KIND_PERSONA, 0, PARCOURS_PERSONA_PORTRAIT, bad, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = help_path (names[i]), *bytes = NULL;
      gsize length;

      bytes = help_export (map, &options, path, &length);
      g_assert_cmpuint (count (bytes, length, "data:image/", 11), ==, 0);
      g_assert_cmpuint (count (bytes, length, "DCTDecode", 9), ==, 0);
    }
}

static gboolean
shows_other (ParcoursElement *card, gpointer data)
{
  return card != data;
}

static guint
count_refused (ParcoursMap *map, const ParcoursExportOptions *options, const char *name)
{
  g_autofree char *path = help_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ParcoursExportReport report;

  g_assert_true (parcours_export (map, options, file, &report, NULL, &error));
  g_assert_no_error (error);
  return report.n_refused;
}

/* Each is counted once, whoever shows it; not what a filter hides, nor portraits where there are only notes. */
static void
test_refused_count (void)
{
  g_autoptr (GBytes) photo = photo_new (640, 480, FALSE), bad = photo_cut (photo, 0.4), worse = photo_cut (photo, 0.3);
  static const char *const names[] = { "c.svg", "c.pdf", "c.png", "c.html" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ParcoursMap) map = illustrated (photo, photo);
      ParcoursElement *card = parcours_map_list (map, PARCOURS_KIND_CARD)->pdata[3];
      ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

      g_assert_cmpuint (count_refused (map, &options, names[i]), ==, 0);
      illustrate (map, PARCOURS_KIND_CARD, 1, PARCOURS_CARD_PICTURE, bad, NULL);
      illustrate (map, PARCOURS_KIND_CARD, 2, PARCOURS_CARD_PICTURE, bad, NULL);
      illustrate (map, PARCOURS_KIND_PERSONA, 0, PARCOURS_PERSONA_PORTRAIT, bad, NULL);
      illustrate (map, PARCOURS_KIND_CARD, 3, PARCOURS_CARD_PICTURE, worse, NULL);
      g_assert_cmpuint (count_refused (map, &options, names[i]), ==, 2);
      options.shows = shows_other;
      options.data = card;
      g_assert_cmpuint (count_refused (map, &options, names[i]), ==, 1);
    }

  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions notes = PARCOURS_EXPORT_OPTIONS_INIT;
  notes.kind = PARCOURS_PRINT_STICKIES;
  g_assert_true (parcours_sticky_options_parse ("76x76mm", &notes.sticky, NULL));
  illustrate (map, PARCOURS_KIND_PERSONA, 0, PARCOURS_PERSONA_PORTRAIT, bad, NULL);
  g_assert_cmpuint (count_refused (map, &notes, "c.pdf"), ==, 0);
  illustrate (map, PARCOURS_KIND_CARD, 1, PARCOURS_CARD_PICTURE, worse, NULL);
  g_assert_cmpuint (count_refused (map, &notes, "c.pdf"), ==, 1);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/embedded/pdf", test_pdf);
  g_test_add_func ("/export/embedded/svg", test_svg);
  g_test_add_func ("/export/embedded/grey", test_grey);
  g_test_add_func ("/export/embedded/bands", test_bands);
  g_test_add_func ("/export/embedded/refused", test_refused);
  g_test_add_func ("/export/embedded/refused-count", test_refused_count);
  result = g_test_run ();
  help_forget ();
  return result;
}
