/* The painters of files: what they write for each operation. */
#include "config.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "layout/text.h"
#include "paint/painter-cairo.h"
#include "paint/painter-svg.h"
#include "paint/svg-path.h"

#define RED 0xff0000ffu
#define BLUE 0x0000ffffu

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    const char *text;
  } rows[] = {
    { 0, "0" }, { -0.0, "0" }, { 0.004, "0" }, { 0.005, ".01" }, { 0.5, ".5" }, { -0.5, "-.5" }, { 0.05, ".05" }, { 1, "1" },
    { 10, "10" }, { 100, "100" }, { 12.3, "12.3" }, { 12.345, "12.35" }, { -12.304, "-12.3" }, { 1200.999, "1201" }, { 99.99, "99.99" },
    { NAN, "0" }, { INFINITY, "0" }, { 1e300, "1000000000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char text[PARCOURS_SVG_NUMBER];

      g_assert_cmpuint (parcours_svg_number (text, rows[i].value), ==, strlen (rows[i].text));
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* All of the file, or what stands after the definitions. */
static char *
finish (ParcoursPainter *painter, gboolean body_only)
{
  const ParcoursSvgHead head = { 100, 50, 50, 25, "fr", "A & b", "<c>" };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_painter_svg_write (PARCOURS_PAINTER_SVG (painter), &head, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  g_autofree char *whole = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                                      g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  const char *body = strstr (whole, "</defs>");
  g_assert_nonnull (body);
  g_assert_true (g_str_has_suffix (whole, "\n</svg>\n"));
  if (!body_only)
    return g_steal_pointer (&whole);
  return g_strndup (body + strlen ("</defs>"), strlen (body) - strlen ("</defs>") - strlen ("\n</svg>\n"));
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at; at = strstr (at + 1, what))
    n++;
  return n;
}

static void
test_svg_head (void)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  g_autofree char *whole = finish (painter, FALSE);

  g_assert_true (g_str_has_prefix (whole, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""));
  g_assert_nonnull (strstr (whole, "width=\"50mm\" height=\"25mm\" viewBox=\"0 0 100 50\" xml:lang=\"fr\""));
  g_assert_nonnull (strstr (whole, "sans-serif\""));
  g_assert_nonnull (strstr (whole, "<title>A &amp; b</title>\n<desc>&lt;c&gt;</desc>"));
}

/* Shapes of one look unite as long as nothing is covered. */
static void
test_svg_shapes (void)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();

  parcours_painter_box (painter, &PARCOURS_RECT (0, 0, 4, 4), 0, RED, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (6, 0, 4, 4), 0, RED, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (5, 1, 4, 4), 0, RED, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (0, 20, 4, 4), 0, BLUE, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (0, 40, 4, 4), 0, 0x0000ff80, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (9, 40, 4, 4), 0, 0x0000ff80, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (9, 40, 4, 4), 0, PARCOURS_COLOUR_NONE, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (1, 2, 30, 4), 9, RED, &(const ParcoursPen) { .width = .8 }, BLUE);

  g_autofree char *body = finish (painter, TRUE);
  g_assert_cmpstr (body, ==, "<path class=\"s0\" d=\"M0 0h4v4h-4zM6 0h4v4h-4z\"/><path class=\"s0\" d=\"M5 1h4v4h-4z\"/>"
                   "<path class=\"s1\" d=\"M0 20h4v4h-4z\"/><path class=\"s2\" d=\"M0 40h4v4h-4z\"/><path class=\"s2\" d=\"M9 40h4v4h-4z\"/>"
                   "<rect class=\"s3\" x=\"1\" y=\"2\" width=\"30\" height=\"4\" rx=\"2\"/>");
}

static void
test_svg_styles (void)
{
  static const double dashes[] = { 4, 3 };
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();

  parcours_painter_line (painter, 0, 0, 10, 0, &(const ParcoursPen) { 1, NULL, 0, FALSE }, RED);
  parcours_painter_line (painter, 0, 0, 0, 10, &(const ParcoursPen) { 1, NULL, 0, FALSE }, RED);
  parcours_painter_line (painter, 0, 0, 3, 4, &(const ParcoursPen) { 2.5, dashes, 2, TRUE }, 0x123456ff);

  g_autofree char *whole = finish (painter, FALSE);
  g_assert_nonnull (strstr (whole, ".s0{fill:none;stroke:#f00}\n"));
  g_assert_nonnull (strstr (whole, ".s1{fill:none;stroke:#123456;stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round;stroke-dasharray:4 3}\n"));
  g_assert_nonnull (strstr (whole, "d=\"M0 0H10M0 0V10\""));
  g_assert_nonnull (strstr (whole, "d=\"M0 0L3 4\""));
}

/* A group takes the transform that waits; what is painted between gets a <g> of its own, and all of them are closed. */
static void
test_svg_transforms (void)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();

  parcours_painter_save (painter);
  parcours_painter_transform (painter, 10, 20, 2, 0);
  parcours_painter_transform (painter, 1, 1, 1, 0);
  parcours_painter_begin_group (painter, "a", "card pain", "T<", "D&");
  parcours_painter_box (painter, &PARCOURS_RECT (0, 0, 4, 4), 0, RED, NULL, 0);
  parcours_painter_end_group (painter);
  parcours_painter_box (painter, &PARCOURS_RECT (0, 0, 4, 4), 0, RED, NULL, 0);
  parcours_painter_restore (painter);
  parcours_painter_save (painter);
  parcours_painter_transform (painter, 5, 0, 1, -90);
  parcours_painter_restore (painter);
  parcours_painter_box (painter, &PARCOURS_RECT (0, 0, 4, 4), 0, RED, NULL, 0);

  g_autofree char *body = finish (painter, TRUE);
  g_assert_cmpstr (body, ==, "\n<g id=\"a\" class=\"card pain\" transform=\"translate(12 22)scale(2)\"><title>T&lt;</title><desc>D&amp;</desc>"
                   "<path class=\"s0\" d=\"M0 0h4v4h-4z\"/></g><g transform=\"translate(12 22)scale(2)\"><path class=\"s0\" d=\"M0 0h4v4h-4z\"/></g>"
                   "<path class=\"s0\" d=\"M0 0h4v4h-4z\"/>");
}

static void
test_svg_clip_and_opacity (void)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();

  for (int i = 0; i < 2; i++)
    {
      parcours_painter_save (painter);
      parcours_painter_clip (painter, &PARCOURS_RECT (1, 2, 3, 4));
      parcours_painter_push_opacity (painter, 0.28);
      parcours_painter_box (painter, &PARCOURS_RECT (0, 0, 4, 4), 0, RED, NULL, 0);
      parcours_painter_pop_opacity (painter);
      parcours_painter_restore (painter);
    }

  g_autofree char *whole = finish (painter, FALSE);
  g_assert_cmpuint (count (whole, "<clipPath id=\"_1\"><path d=\"M1 2h3v4h-3z\"/></clipPath>"), ==, 1);
  g_assert_cmpuint (count (whole, "<g clip-path=\"url(#_1)\"><g opacity=\".28\"><path class=\"s0\" d=\"M0 0h4v4h-4z\"/></g></g>"), ==, 2);
}

static void
test_svg_signs (void)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  const ParcoursIconColours one = { RED, BLUE, BLUE }, same = { RED, RED, RED };

  for (int i = 0; i < 50; i++)
    parcours_painter_icon (painter, PARCOURS_ICON_KIND_PAIN, &PARCOURS_RECT (i, 0, 12, 12), i % 2 ? &one : &same);
  parcours_painter_icon (painter, PARCOURS_ICON_KIND_PAIN, &PARCOURS_RECT (0, 0, 16, 16), &one);

  g_autofree char *whole = finish (painter, FALSE);
  g_assert_cmpuint (count (whole, "<use xlink:href=\"#_1\""), ==, 50);
  g_assert_cmpuint (count (whole, "<use xlink:href=\"#_2\""), ==, 1);
  g_assert_cmpuint (count (whole, "<g id=\"_1\" transform=\"scale(0.75)\">"), ==, 1);
  g_assert_cmpuint (count (whole, "<g id=\"_2\">"), ==, 1);
}

static void
paint_stamps (ParcoursPainter *painter, guint n, guint *painted)
{
  for (guint i = 0; i < n; i++)
    {
      parcours_painter_save (painter);
      parcours_painter_transform (painter, i % 40 * 10, i / 40 * 10, 1, 0);
      if (parcours_painter_begin_stamp (painter, i % 2 ? "odd" : "even", &PARCOURS_RECT (0, 0, 8, 8)))
        {
          ++*painted;
          parcours_painter_box (painter, &PARCOURS_RECT (1, 1, 6, 6), 2, i % 2 ? RED : BLUE, NULL, 0);
          parcours_painter_icon (painter, PARCOURS_ICON_FACE_M1, &PARCOURS_RECT (2, 2, 4, 4), &(const ParcoursIconColours) { BLUE, RED, BLUE });
          parcours_painter_end_stamp (painter);
        }
      parcours_painter_restore (painter);
    }
}

static void
test_svg_stamps (void)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  guint painted = 0;

  paint_stamps (painter, 9, &painted);
  g_autofree char *whole = finish (painter, FALSE);
  g_assert_cmpuint (painted, ==, 2);
  g_assert_cmpuint (count (whole, "<rect"), ==, 2 + 1);
  g_assert_cmpuint (count (whole, "<use xlink:href=\"#_2\"/>"), ==, 5);
  g_assert_cmpuint (count (whole, "<use xlink:href=\"#_3\"/>"), ==, 4);
}

/* Ids of records never meet ids of definitions. */
static void
test_svg_ids (void)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();

  parcours_painter_icon (painter, PARCOURS_ICON_KIND_PAIN, &PARCOURS_RECT (0, 0, 12, 12), &(const ParcoursIconColours) { RED, RED, RED });
  parcours_painter_begin_group (painter, "_1", NULL, NULL, NULL);
  parcours_painter_end_group (painter);
  parcours_painter_begin_group (painter, "__1", NULL, "", "");
  parcours_painter_end_group (painter);

  g_autofree char *whole = finish (painter, FALSE);
  g_assert_cmpuint (count (whole, "id=\"_1\""), ==, 1);
  g_assert_cmpuint (count (whole, "<g id=\"__1\"/>"), ==, 1);
  g_assert_cmpuint (count (whole, "<g id=\"___1\"/>"), ==, 1);
}

/* One tspan for each line of the layout, with its words, at its baseline. */
static void
test_svg_lines (void)
{
  static const char words[] = "Fils & filles <ensemble> cherchent des chaussures\n\nà leur pied, « vite »";
  const ParcoursTextStyle style = { 13, 16, PANGO_WEIGHT_BOLD, 90, 0, PANGO_ALIGN_LEFT };
  g_autoptr (ParcoursText) text = parcours_text_new ();
  g_autoptr (PangoLayout) layout = parcours_text_shape (text, words, &style, NULL);
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  g_autoptr (GString) wanted = g_string_new ("<text class=\"t0\">");

  do
    {
      const PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      g_autofree char *part = g_markup_escape_text (words + line->start_index, line->length);
      char y[PARCOURS_SVG_NUMBER];

      parcours_svg_number (y, 7 + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      if (line->length > 0)
        g_string_append_printf (wanted, "<tspan x=\"10\" y=\"%s\">%s</tspan>", y, part);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_string_append (wanted, "</text>");
  g_assert_cmpuint (count (wanted->str, "<tspan"), >, 4);

  parcours_painter_text (painter, layout, 10, 7, RED);
  g_autofree char *whole = finish (painter, FALSE);
  g_assert_nonnull (strstr (whole, wanted->str));
  g_assert_nonnull (strstr (whole, ".t0{font-size:13px;font-weight:700;fill:#f00}\n"));
}

static void
test_svg_spaces_and_direction (void)
{
  const ParcoursTextStyle style = { 11, 14, PANGO_WEIGHT_NORMAL, 0, 0, PANGO_ALIGN_LEFT };
  g_autoptr (ParcoursText) text = parcours_text_new ();
  g_autoptr (PangoLayout) spaced = parcours_text_shape (text, " a  b   c", &style, NULL);
  g_autoptr (PangoLayout) hebrew = parcours_text_shape (text, "שלום", &style, NULL);
  g_autoptr (PangoLayout) empty = parcours_text_shape (text, "", &style, NULL);
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  g_autofree char *place = NULL;
  char right[PARCOURS_SVG_NUMBER];
  double width;

  parcours_text_extents (hebrew, &width, NULL, NULL);
  parcours_svg_number (right, 10 + width);
  place = g_strdup_printf ("<text class=\"t0\" direction=\"rtl\" x=\"%s\" ", right);
  parcours_painter_text (painter, spaced, 0, 0, RED);
  parcours_painter_text (painter, empty, 0, 0, RED);
  parcours_painter_text (painter, hebrew, 10, 0, RED);

  g_autofree char *body = finish (painter, TRUE);
  g_assert_nonnull (strstr (body, ">\302\240a \302\240b \302\240\302\240c</text>"));
  g_assert_nonnull (strstr (body, place));
  g_assert_cmpuint (count (body, "<text"), ==, 2);
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  cairo_surface_flush (surface);
  return ((const guint32 *) (const void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffff;
}

static void
test_cairo_pixels (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);
  guint painted = 0;

  parcours_painter_box (painter, &PARCOURS_RECT (0, 0, 100, 100), 0, 0xffffffff, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (10, 10, 20, 20), 8, RED, NULL, 0);
  parcours_painter_save (painter);
  parcours_painter_transform (painter, 40, 0, 2, 0);
  parcours_painter_clip (painter, &PARCOURS_RECT (0, 0, 5, 50));
  parcours_painter_box (painter, &PARCOURS_RECT (0, 5, 20, 20), 0, BLUE, NULL, 0);
  parcours_painter_restore (painter);
  parcours_painter_push_opacity (painter, 0.5);
  parcours_painter_box (painter, &PARCOURS_RECT (60, 60, 20, 20), 0, RED, NULL, 0);
  parcours_painter_box (painter, &PARCOURS_RECT (60, 60, 20, 20), 0, BLUE, NULL, 0);
  parcours_painter_pop_opacity (painter);
  parcours_painter_save (painter);
  parcours_painter_transform (painter, 20, 90, 1, -90);
  parcours_painter_box (painter, &PARCOURS_RECT (0, 0, 20, 4), 0, BLUE, NULL, 0);
  parcours_painter_restore (painter);

  g_assert_cmphex (pixel (surface, 20, 20), ==, 0xff0000);
  g_assert_cmphex (pixel (surface, 10, 10), ==, 0xffffff);
  g_assert_cmphex (pixel (surface, 45, 30), ==, 0x0000ff);
  g_assert_cmphex (pixel (surface, 55, 30), ==, 0xffffff);
  g_assert_cmphex (pixel (surface, 70, 70) & 0xf0f0f0, ==, 0x7070f0);
  g_assert_cmphex (pixel (surface, 22, 75), ==, 0x0000ff);
  g_assert_cmphex (pixel (surface, 30, 91), ==, 0xffffff);

  /* On pixels a stamp is painted each time. */
  paint_stamps (painter, 5, &painted);
  g_assert_cmpuint (painted, ==, 5);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static cairo_status_t
add_length (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Bytes of a page with so many signs, or so many stamps. */
static gsize
pdf_size (guint n_signs, guint n_stamps, guint *painted)
{
  gsize length = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (add_length, &length, 500, 500);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ParcoursPainter) painter = parcours_painter_cairo_new (cr);

  for (guint i = 0; i < n_signs; i++)
    parcours_painter_icon (painter, PARCOURS_ICON_FACE_M2, &PARCOURS_RECT (i % 25 * 20, i / 25 * 20, 18, 18),
                           &(const ParcoursIconColours) { RED, RED, BLUE });
  paint_stamps (painter, n_stamps, painted);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return length;
}

/* A PDF holds a sign and a stamp once: each further one costs a few bytes. */
static void
test_pdf_shares (void)
{
  guint painted = 0;
  const gsize none = pdf_size (1, 2, &painted), signs = pdf_size (501, 2, &painted), stamps = pdf_size (1, 502, &painted);

  g_test_message ("%zu, 500 signs more %zu, 500 stamps more %zu", none, signs, stamps);
  g_assert_cmpuint (painted, ==, 6);
  g_assert_cmpuint (signs - none, <, 500 * 30);
  g_assert_cmpuint (stamps - none, <, 500 * 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painters/svg/numbers", test_numbers);
  g_test_add_func ("/painters/svg/head", test_svg_head);
  g_test_add_func ("/painters/svg/shapes", test_svg_shapes);
  g_test_add_func ("/painters/svg/styles", test_svg_styles);
  g_test_add_func ("/painters/svg/transforms", test_svg_transforms);
  g_test_add_func ("/painters/svg/clip-and-opacity", test_svg_clip_and_opacity);
  g_test_add_func ("/painters/svg/signs", test_svg_signs);
  g_test_add_func ("/painters/svg/stamps", test_svg_stamps);
  g_test_add_func ("/painters/svg/ids", test_svg_ids);
  g_test_add_func ("/painters/svg/lines", test_svg_lines);
  g_test_add_func ("/painters/svg/spaces-and-direction", test_svg_spaces_and_direction);
  g_test_add_func ("/painters/cairo/pixels", test_cairo_pixels);
  g_test_add_func ("/painters/cairo/pdf-shares", test_pdf_shares);
  return g_test_run ();
}
