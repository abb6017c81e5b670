/* Every sign is compiled in, takes its colours and draws something. */
#include "config.h"

#include <cairo.h>
#include <string.h>

#include "paint/icon-render.h"

static const ParcoursIconColours colours = { 0x112233ff, 0x445566ff, 0x778899ff };

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at; at = strstr (at + 1, what))
    n++;
  return n;
}

static void
test_colours (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < PARCOURS_N_ICONS; i++)
    {
      g_autofree char *svg = parcours_icon_svg ((ParcoursIcon) i, &colours);
      const gboolean face = i <= PARCOURS_ICON_FACE_P2;

      g_test_message ("%s", parcours_icon_name ((ParcoursIcon) i));
      g_assert_true (g_hash_table_add (names, (gpointer) parcours_icon_name ((ParcoursIcon) i)));
      g_assert_cmpint (g_str_has_suffix (parcours_icon_name ((ParcoursIcon) i), "-symbolic"), ==, !face);
      g_assert_cmpfloat (parcours_icon_grid ((ParcoursIcon) i), ==, face ? 20 : 16);
      g_assert_cmpuint (count (svg, "#112233"), >, 0);
      g_assert_cmpuint (count (svg, "#445566") > 0, ==, face);
      g_assert_cmpuint (count (svg, "#778899") > 0, ==, face);
      g_assert_cmpuint (count (svg, "#"), ==, count (svg, "#112233") + count (svg, "#445566") + count (svg, "#778899"));
    }
}

/* A colour that is itself a stand-in is not replaced again. */
static void
test_stand_ins (void)
{
  const ParcoursIconColours swapped = { 0xffffffff, 0x2e3436ff, 0xeeeeecff };
  g_autofree char *svg = parcours_icon_svg (PARCOURS_ICON_FACE_P2, &swapped);
  g_autofree char *plain = parcours_icon_svg (PARCOURS_ICON_FACE_P2, &colours);

  g_assert_cmpuint (count (svg, "#ffffff"), ==, count (plain, "#112233"));
  g_assert_cmpuint (count (svg, "#2e3436"), ==, count (plain, "#445566"));
  g_assert_cmpuint (count (svg, "#eeeeec"), ==, count (plain, "#778899"));
}

static void
test_drawn (void)
{
  for (guint i = 0; i < PARCOURS_N_ICONS; i++)
    {
      cairo_surface_t *surface = parcours_icon_rasterise ((ParcoursIcon) i, &colours, 32);
      const unsigned char *data = cairo_image_surface_get_data (surface);
      const int stride = cairo_image_surface_get_stride (surface);
      guint inked = 0;

      for (int y = 0; y < 32; y++)
        for (int x = 0; x < 32; x++)
          inked += ((const guint32 *) (const void *) (data + y * stride))[x] >> 24 > 128;
      g_test_message ("%s: %u", parcours_icon_name ((ParcoursIcon) i), inked);
      g_assert_cmpuint (inked, >, 80);
      g_assert_cmpuint (inked, <, 1000);
      cairo_surface_destroy (surface);
    }
}

static void
test_notes (void)
{
  g_assert_cmpint (parcours_icon_for_note (PARCOURS_NOTE_TOUCHPOINT), ==, PARCOURS_ICON_KIND_TOUCHPOINT);
  g_assert_cmpint (parcours_icon_for_note (PARCOURS_NOTE_PAIN), ==, PARCOURS_ICON_KIND_PAIN);
  g_assert_cmpint (parcours_icon_for_note (PARCOURS_NOTE_PHYSICAL_EVIDENCE), ==, PARCOURS_ICON_KIND_EVIDENCE);
  g_assert_cmpint (parcours_icon_for_note (PARCOURS_NOTE_FREE), ==, PARCOURS_ICON_KIND_FREE);
  g_assert_cmpint (parcours_icon_for_note (PARCOURS_NOTE_CURVE), ==, PARCOURS_ICON_KIND_CURVE);
  g_assert_cmpint (parcours_icon_for_note (PARCOURS_NOTE_EFFORT), ==, PARCOURS_ICON_KIND_EFFORT);
  g_assert_cmpint (parcours_icon_for_note (PARCOURS_NOTE_LINE_OF_VISIBILITY), ==, PARCOURS_ICON_KIND_EYE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/icons/colours", test_colours);
  g_test_add_func ("/icons/stand-ins", test_stand_ins);
  g_test_add_func ("/icons/drawn", test_drawn);
  g_test_add_func ("/icons/notes", test_notes);
  return g_test_run ();
}
