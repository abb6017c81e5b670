/* Embedded pictures: decoded upright and small, refused soon if they are hostile, and painted alike by all painters. */
#include "config.h"

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "layout/metrics.h"
#include "model/illustrate.h"
#include "model/operations.h"
#include "paint/image.h"
#include "paint/painter-cairo.h"
#include "paint/painter-svg.h"
#include "paint/picture-take.h"
#include "paint/pictures.h"
#include "photo.h"
#include "stage.h"

#define SOON_US 100000

static ParcoursImage *
decode (GBytes *bytes, GError **error)
{
  g_autofree char *text = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return parcours_image_new (text, NULL, error);
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  guint32 value;

  cairo_surface_flush (surface);
  memcpy (&value, cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
  return value & 0xffffff;
}

/* JPEG is never quite what went in. */
static void
assert_near (guint32 got, guint32 wanted)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (got >> shift & 0xff) - (int) (wanted >> shift & 0xff)) > 24)
      g_error ("a pixel is %06x instead of %06x", got, wanted);
}

static void
test_decode (void)
{
  for (int png = 0; png < 2; png++)
    {
      g_autoptr (GBytes) bytes = photo_new (400, 200, png);
      g_autoptr (ParcoursImage) image = decode (bytes, NULL);
      cairo_surface_t *surface;
      const char *type;

      g_assert_nonnull (image);
      g_assert_cmpfloat (parcours_image_get_aspect (image), ==, 2);
      g_assert_true (g_bytes_equal (parcours_image_get_bytes (image, &type), bytes));
      g_assert_cmpstr (type, ==, png ? "image/png" : "image/jpeg");
      surface = parcours_image_scale (image, 100);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 100);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 50);
      assert_near (pixel (surface, 5, 5), 0xffffff);
      assert_near (pixel (surface, 20, 40), 0xff0000);
      assert_near (pixel (surface, 80, 10), 0x0000ff);
      cairo_surface_destroy (surface);
    }
}

/* What is large is decoded no larger than it is needed. */
static void
test_large (void)
{
  g_autoptr (GBytes) bytes = photo_new (5000, 3000, FALSE);
  g_autoptr (ParcoursImage) image = decode (bytes, NULL);
  cairo_surface_t *surface;

  g_assert_nonnull (image);
  g_assert_cmpuint (parcours_image_get_size (image), <=, 6 * PARCOURS_IMAGE_SIDE * PARCOURS_IMAGE_SIDE + g_bytes_get_size (bytes));
  surface = parcours_image_scale (image, 9999);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, PARCOURS_IMAGE_SIDE);
  assert_near (pixel (surface, 10, 10), 0xffffff);
  assert_near (pixel (surface, 1000, 600), 0x0000ff);
  cairo_surface_destroy (surface);
}

/* The white corner is where the camera's way to be held puts it, in the pixels and in the data for files. */
static void
test_orientation (void)
{
  static const struct { int x, y; gboolean tall; } corners[] = {
    [1] = { 0, 0, FALSE }, [2] = { 1, 0, FALSE }, [3] = { 1, 1, FALSE }, [4] = { 0, 1, FALSE },
    [5] = { 0, 0, TRUE }, [6] = { 1, 0, TRUE }, [7] = { 1, 1, TRUE }, [8] = { 0, 1, TRUE },
  };

  for (int way = 1; way <= 8; way++)
    {
      g_autoptr (GBytes) bytes = photo_new_turned (80, 40, way);
      g_autoptr (ParcoursImage) image = decode (bytes, NULL);
      g_autoptr (ParcoursImage) again = NULL;

      g_assert_nonnull (image);
      again = decode (parcours_image_get_bytes (image, NULL), NULL);
      g_assert_cmpint (g_bytes_equal (parcours_image_get_bytes (image, NULL), bytes), ==, way == 1);
      for (int i = 0; i < 2; i++)
        {
          cairo_surface_t *surface = parcours_image_scale (i == 0 ? image : again, 999);
          const int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

          g_assert_cmpint (width, ==, corners[way].tall ? 40 : 80);
          g_assert_cmpint (height, ==, corners[way].tall ? 80 : 40);
          assert_near (pixel (surface, corners[way].x ? width - 3 : 3, corners[way].y ? height - 3 : 3), 0xffffff);
          cairo_surface_destroy (surface);
        }
    }
}

static void
test_grey (void)
{
  g_autoptr (GBytes) bytes = photo_new (80, 40, TRUE);
  g_autoptr (ParcoursImage) image = decode (bytes, NULL);
  ParcoursImage *grey = parcours_image_get_grey (image);
  g_autoptr (ParcoursImage) again = decode (parcours_image_get_bytes (grey, NULL), NULL);
  cairo_surface_t *surface = parcours_image_scale (again, 80);
  const guint32 red = pixel (surface, 20, 30);

  g_assert_true (grey != image);
  g_assert_cmpuint (red & 0xff, ==, red >> 8 & 0xff);
  g_assert_cmpuint (red & 0xff, ==, red >> 16 & 0xff);
  cairo_surface_destroy (surface);
}

/* --- refused --- */

/* Of this thread: what else the machine does is not our doing. */
static gint64
used_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Whoever waits for it, and the screen, which does not: within a tenth of a second it is known that nothing will come. */
static void
check_refused (GBytes *bytes, const char *what, int code)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  g_autoptr (ParcoursElement) record = photo_record (bytes, "p", NULL, NULL);
  g_autoptr (GError) error = NULL;
  ParcoursImage *image;
  gint64 start, took;

  parcours_map_add (map, parcours_map_get_root (map), record, -1);
  start = used_us ();
  g_assert_null (decode (bytes, &error));
  took = used_us () - start;
  g_assert_error (error, PARCOURS_ERROR, code);
  g_test_message ("%s: refused after %.1f ms: %s", what, (double) took / 1000, error->message);
  if (took > SOON_US)
    g_error ("%s took %.0f ms to be refused", what, (double) took / 1000);

  g_assert_cmpint (parcours_pictures_get (parcours_pictures_of (map), "p", TRUE, &image), ==, PARCOURS_PICTURE_COMING);
  g_assert_null (image);
  while (parcours_pictures_get (parcours_pictures_of (map), "p", TRUE, &image) == PARCOURS_PICTURE_COMING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (parcours_pictures_get (parcours_pictures_of (map), "p", TRUE, &image), ==, PARCOURS_PICTURE_REFUSED);
  g_assert_cmpstr (parcours_pictures_get_problem (parcours_pictures_of (map), "p"), ==, error->message);
}

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_hostile (void)
{
  g_autoptr (GBytes) photo = photo_new (640, 480, FALSE);
  g_autoptr (GBytes) drawing = photo_new (640, 480, TRUE);
  const struct { const char *what; GBytes *bytes; int code; } rows[] = {
    { "text", bytes_of ("not a picture"), PARCOURS_ERROR_INVALID },
    { "a GIF", bytes_of ("GIF89a\1\0\1\0\200\0\0"), PARCOURS_ERROR_INVALID },
    { "an SVG", bytes_of ("<svg xmlns='http://www.w3.org/2000/svg'/>"), PARCOURS_ERROR_INVALID },
    { "a PNG bomb", photo_new_flat_png (9000, 2000), PARCOURS_ERROR_LIMIT },
    { "a PNG that claims too much", photo_new_claim (60000, 60000, TRUE), PARCOURS_ERROR_LIMIT },
    { "a PNG that claims as much as is allowed", photo_new_claim (8000, 3000, TRUE), PARCOURS_ERROR_INVALID },
    { "a JPEG that claims too much", photo_new_claim (60000, 60000, FALSE), PARCOURS_ERROR_LIMIT },
    { "half a JPEG", photo_cut (photo, 0.5), PARCOURS_ERROR_INVALID },
    { "the beginning of a JPEG", photo_cut (photo, 0.2), PARCOURS_ERROR_INVALID },
    { "half a PNG", photo_cut (drawing, 0.5), PARCOURS_ERROR_INVALID },
    { "a PNG without its last bytes", photo_cut (drawing, 0.97), PARCOURS_ERROR_INVALID },
    { "a JPEG of 5000 scans", photo_new_scans (8000, 3000, 5000), PARCOURS_ERROR_LIMIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      check_refused (rows[i].bytes, rows[i].what, rows[i].code);
      g_bytes_unref (rows[i].bytes);
    }
}

/* Any byte of a picture may be any other: it is decoded or refused. */
static void
test_any_byte (void)
{
  for (int png = 0; png < 2; png++)
    {
      g_autoptr (GBytes) good = photo_new (60, 40, png);
      gsize length;
      const guint8 *data = g_bytes_get_data (good, &length);
      guint decoded = 0;

      for (guint i = 0; i < 400; i++)
        {
          guint8 *bad = g_memdup2 (data, length);
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (ParcoursImage) image = NULL;
          g_autoptr (GError) error = NULL;

          bad[g_test_rand_int_range (0, (int) length)] = (guint8) g_test_rand_int ();
          bytes = g_bytes_new_take (bad, length);
          image = decode (bytes, &error);
          g_assert_true ((image == NULL) == (error != NULL));
          decoded += image != NULL;
        }
      g_test_message ("%u of 400 decoded", decoded);
    }
}

/* --- the album --- */

static void
on_changed (ParcoursPictures *pictures, const char *id, const char *problem, GString *log)
{
  g_string_append_printf (log, "%s%s ", id, problem != NULL ? "!" : "");
}

static void
test_later (Stage *s, gconstpointer data)
{
  g_autoptr (GBytes) bytes = photo_new (300, 300, FALSE);
  g_autoptr (GBytes) other = photo_new (200, 100, TRUE);
  g_autoptr (ParcoursElement) record = photo_record (bytes, "p1", NULL, "A square");
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *text = g_base64_encode (g_bytes_get_data (other, NULL), g_bytes_get_size (other));
  ParcoursPictures *pictures = parcours_pictures_of (s->map);
  ParcoursImage *image;

  g_signal_connect (pictures, "changed", G_CALLBACK (on_changed), log);
  parcours_map_add (s->map, parcours_map_get_root (s->map), record, -1);
  parcours_map_set (s->map, s->card, PARCOURS_CARD_PICTURE, "p1", NULL);
  s->paint.pictures_later = TRUE;
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpuint (recorder_count (s->recorder, OP_PICTURE), ==, 0);
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_PICTURE), ==, 1);
  while (log->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (log->str, ==, "p1 ");
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpuint (recorder_count (s->recorder, OP_PICTURE), ==, 1);
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_PICTURE), ==, 0);

  /* Words about it are none of the album's business, other data is; so is a type that is not true. */
  parcours_map_set (s->map, record, PARCOURS_PICTURE_ALT, "Still a square", NULL);
  g_assert_cmpint (parcours_pictures_get (pictures, "p1", TRUE, &image), ==, PARCOURS_PICTURE_THERE);
  parcours_map_set (s->map, record, PARCOURS_PICTURE_DATA, text, NULL);
  g_assert_cmpint (parcours_pictures_get (pictures, "p1", FALSE, &image), ==, PARCOURS_PICTURE_REFUSED);
  parcours_map_set (s->map, record, PARCOURS_PICTURE_TYPE, "image/png", NULL);
  g_assert_cmpint (parcours_pictures_get (pictures, "p1", FALSE, &image), ==, PARCOURS_PICTURE_THERE);
  g_assert_cmpfloat (parcours_image_get_aspect (image), ==, 2);
  parcours_map_undo (s->map);
  parcours_map_undo (s->map);
  g_assert_cmpint (parcours_pictures_get (pictures, "p1", FALSE, &image), ==, PARCOURS_PICTURE_THERE);
  g_assert_cmpfloat (parcours_image_get_aspect (image), ==, 1);
  g_signal_handlers_disconnect_by_data (pictures, log);
}

/* A map that goes while a worker is busy takes nobody down. */
static void
test_gone (void)
{
  g_autoptr (GBytes) bytes = photo_new (2000, 2000, FALSE);

  for (int i = 0; i < 5; i++)
    {
      ParcoursMap *map = parcours_map_new ();
      g_autoptr (ParcoursElement) record = photo_record (bytes, "p", NULL, NULL);
      ParcoursImage *image;

      parcours_map_add (map, parcours_map_get_root (map), record, -1);
      g_assert_cmpint (parcours_pictures_get (parcours_pictures_of (map), "p", TRUE, &image), ==, PARCOURS_PICTURE_COMING);
      if (i > 2)
        parcours_map_remove (map, record);
      g_object_unref (map);
      g_main_context_iteration (NULL, FALSE);
    }
  g_usleep (200000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* --- the looks --- */

static void
illustrate (Stage *s, ParcoursElement *record, ParcoursFieldId field, GBytes *bytes, const char *alt)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (ParcoursElement) picture = photo_record (bytes, NULL, NULL, alt);

  g_ptr_array_add (records, record);
  parcours_map_illustrate (s->map, records, field, picture);
}

static const Op *
find_picture (Stage *s)
{
  GArray *ops = recorder_get_ops (s->recorder);

  for (guint i = 0; i < ops->len; i++)
    if (g_array_index (ops, Op, i).type == OP_PICTURE)
      return &g_array_index (ops, Op, i);
  g_error ("There is no picture.");
}

static void
test_card (Stage *s, gconstpointer data)
{
  g_autoptr (GBytes) photo = photo_new (400, 300, FALSE);
  g_autoptr (GBytes) wide = photo_new (600, 100, TRUE);
  double right = 0;
  GArray *ops = recorder_get_ops (s->recorder);

  illustrate (s, s->card, PARCOURS_CARD_PICTURE, photo, "A shop");
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpfloat (find_picture (s)->rect.width, ==, PARCOURS_CARD_PICTURE_SIDE);
  g_assert_cmpfloat (find_picture (s)->rect.height, ==, PARCOURS_CARD_PICTURE_SIDE);
  g_assert_cmpstr (find_picture (s)->title, ==, "A shop");
  for (guint i = 0; i < ops->len; i++)
    if (g_array_index (ops, Op, i).type == OP_TEXT)
      right = MAX (right, g_array_index (ops, Op, i).rect.x + g_array_index (ops, Op, i).rect.width);
  g_assert_cmpfloat (right, >, 0);
  g_assert_cmpfloat (right, <, find_picture (s)->rect.x);
  g_assert_cmpuint (recorder_count_words (s->recorder, "comparison"), ==, 1);

  /* Not cut where too much would be lost. */
  illustrate (s, s->card, PARCOURS_CARD_PICTURE, wide, NULL);
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpfloat_with_epsilon (find_picture (s)->rect.width / find_picture (s)->rect.height, 6, 0.01);

  /* Alone on its card it is large, and whole. */
  parcours_map_set (s->map, s->card, PARCOURS_CARD_TITLE, NULL, NULL);
  illustrate (s, s->card, PARCOURS_CARD_PICTURE, photo, NULL);
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpfloat (find_picture (s)->rect.height, >, 60);
  g_assert_cmpfloat_with_epsilon (find_picture (s)->rect.width / find_picture (s)->rect.height, 4.0 / 3, 0.01);

  /* A far card has none. */
  s->paint.zoom = 0.2;
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpuint (recorder_count (s->recorder, OP_PICTURE), ==, 0);
}

static void
test_instead (Stage *s, gconstpointer data)
{
  g_autoptr (GBytes) bad = bytes_of ("nothing of the kind");

  parcours_map_set (s->map, s->card, PARCOURS_CARD_PICTURE, "nowhere", NULL);
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_PICTURE_REFUSED), ==, 1);
  illustrate (s, s->persona, PARCOURS_PERSONA_PORTRAIT, bad, "Ludovic");
  stage_paint_wall (s);
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_PICTURE_REFUSED), ==, 2);
  g_assert_cmpuint (recorder_count_text (s->recorder, "Lu"), ==, 1);
}

static void
test_portrait (Stage *s, gconstpointer data)
{
  g_autoptr (GBytes) photo = photo_new (300, 400, FALSE);
  g_autofree char *words = NULL;

  illustrate (s, s->persona, PARCOURS_PERSONA_PORTRAIT, photo, "Ludovic");
  stage_paint_wall (s);
  g_assert_cmpfloat (find_picture (s)->rect.width, ==, 30);
  g_assert_cmpfloat (find_picture (s)->rect.height, ==, 30);
  g_assert_cmpuint (recorder_count_text (s->recorder, "Lu"), ==, 0);
  recorder_clear (s->recorder);
  parcours_paint_lens (&s->paint, 0, 0, 2000);
  g_assert_cmpfloat (find_picture (s)->rect.width, ==, 72);

  g_assert_cmpuint (parcours_map_list (s->map, PARCOURS_KIND_PICTURE)->len, ==, 1);
  illustrate (s, s->card, PARCOURS_CARD_PICTURE, photo, "The same data is held once");
  g_assert_cmpuint (parcours_map_list (s->map, PARCOURS_KIND_PICTURE)->len, ==, 1);
  words = parcours_paint_card_words (s->map, s->card, "en");
  g_assert_nonnull (strstr (words, "Picture: Ludovic."));
}

/* --- the painters --- */

static const ParcoursRect at = { 10, 10, 80, 40 }, shown = { 20, 10, 60, 40 };

static cairo_surface_t *
paint_cairo (ParcoursImage *image)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 120);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);

  cairo_scale (cr, 2, 2);
  parcours_painter_picture (painter, image, &at, &shown, 8, "T");
  cairo_destroy (cr);
  return surface;
}

static char *
paint_svg (ParcoursImage *image, guint times)
{
  const ParcoursSvgHead head = { 100, 60, 50, 30, NULL, NULL, NULL };
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  for (guint i = 0; i < times; i++)
    parcours_painter_picture (painter, image, &at, &shown, 8, "A & b");
  g_assert_true (parcours_painter_svg_write (PARCOURS_PAINTER_SVG (painter), &head, stream, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static cairo_surface_t *
render_svg (const char *svg)
{
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data ((const guint8 *) svg, strlen (svg), &error);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 120);
  cairo_t *cr = cairo_create (surface);

  g_assert_no_error (error);
  g_assert_true (rsvg_handle_render_document (handle, cr, &(RsvgRectangle) { 0, 0, 200, 120 }, &error));
  g_assert_no_error (error);
  g_object_unref (handle);
  cairo_destroy (cr);
  return surface;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *found = strstr (text, what); found; found = strstr (found + 1, what))
    n++;
  return n;
}

/* The same pixels by cairo and through the SVG; the data stands there once, as it came. */
static void
test_painters (void)
{
  for (int png = 0; png < 2; png++)
    {
      g_autoptr (GBytes) bytes = photo_new (400, 200, png);
      g_autoptr (ParcoursImage) image = decode (bytes, NULL);
      g_autofree char *svg = paint_svg (image, 3);
      g_autofree char *data = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autofree char *uri = g_strdup_printf ("xlink:href=\"data:image/%s;base64,%s\"", png ? "png" : "jpeg", data);
      g_autofree char *once = paint_svg (image, 1);
      cairo_surface_t *one = paint_cairo (image), *other = render_svg (once);
      guint differ = 0;

      g_assert_cmpuint (count (svg, uri), ==, 1);
      g_assert_cmpuint (count (svg, "base64"), ==, 1);
      g_assert_cmpuint (count (svg, "<use "), ==, 3);
      g_assert_cmpuint (count (svg, "<title>A &amp; b</title>"), ==, 3);
      for (int y = 0; y < 120; y++)
        for (int x = 0; x < 200; x++)
          for (int shift = 0; shift < 24; shift += 8)
            if (ABS ((int) (pixel (one, x, y) >> shift & 0xff) - (int) (pixel (other, x, y) >> shift & 0xff)) > 40)
              {
                differ++;
                break;
              }
      g_test_message ("%u pixels differ", differ);
      g_assert_cmpuint (differ, <, 60);
      assert_near (pixel (one, 60, 80), 0xff0000);
      assert_near (pixel (one, 140, 80), 0x0000ff);
      g_assert_cmpuint (pixel (one, 41, 21), ==, 0);            /* the corner is round */
      g_assert_cmpuint (pixel (one, 30, 60), ==, 0);            /* not shown */
      cairo_surface_destroy (one);
      cairo_surface_destroy (other);
    }
}

/* --- coming in --- */

static gsize
data_size (ParcoursElement *record)
{
  gsize length;

  g_free (g_base64_decode (parcours_element_get_text (record, PARCOURS_PICTURE_DATA), &length));
  return length;
}

static void
test_take (void)
{
  g_autoptr (GBytes) small = photo_new (800, 600, FALSE);
  g_autoptr (GBytes) large = photo_new (4032, 3024, FALSE);
  g_autoptr (GBytes) turned = photo_new_turned (800, 600, 6);
  g_autoptr (GBytes) bad = photo_cut (small, 0.5);
  g_autoptr (GBytes) huge = photo_new_claim (30000, 30000, FALSE);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (ParcoursElement) one = NULL, two = NULL, three = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursTaken taken;
  int width, height;

  one = parcours_picture_take (small, "a.jpg", "What\nit shows", &taken, &error);
  g_assert_no_error (error);
  g_assert_false (taken.shrunk);
  g_assert_cmpuint (data_size (one), ==, g_bytes_get_size (small));
  g_assert_cmpstr (parcours_element_get_text (one, PARCOURS_PICTURE_ALT), ==, "What it shows");

  two = parcours_picture_take (large, "b.jpg", NULL, &taken, &error);
  g_assert_no_error (error);
  g_assert_true (taken.shrunk);
  g_assert_cmpint (taken.from_width, ==, 4032);
  g_assert_true (parcours_element_get_int (two, PARCOURS_PICTURE_WIDTH, &width));
  g_assert_true (parcours_element_get_int (two, PARCOURS_PICTURE_HEIGHT, &height));
  g_assert_cmpint (width, ==, PARCOURS_TAKE_SIDE);
  g_assert_cmpint (height, ==, 1200);

  three = parcours_picture_take (turned, "c.jpg", NULL, &taken, &error);
  g_assert_no_error (error);
  g_assert_false (taken.shrunk);
  g_assert_cmpint (taken.width, ==, 600);
  g_assert_cmpint (taken.height, ==, 800);
  g_assert_cmpint (taken.from_width, ==, 600);

  g_assert_null (parcours_picture_take (bad, "d.jpg", NULL, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“d.jpg”"));
  g_clear_error (&error);
  g_assert_null (parcours_picture_take (huge, "e.jpg", NULL, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (parcours_picture_take (nothing, "f.png", NULL, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/pictures/decode", test_decode);
  g_test_add_func ("/paint/pictures/large", test_large);
  g_test_add_func ("/paint/pictures/orientation", test_orientation);
  g_test_add_func ("/paint/pictures/grey", test_grey);
  g_test_add_func ("/paint/pictures/hostile", test_hostile);
  g_test_add_func ("/paint/pictures/any-byte", test_any_byte);
  STAGE_TEST ("/paint/pictures/later", test_later);
  g_test_add_func ("/paint/pictures/gone", test_gone);
  STAGE_TEST ("/paint/pictures/card", test_card);
  STAGE_TEST ("/paint/pictures/instead", test_instead);
  STAGE_TEST ("/paint/pictures/portrait", test_portrait);
  g_test_add_func ("/paint/pictures/painters", test_painters);
  g_test_add_func ("/paint/pictures/take", test_take);
  return g_test_run ();
}
