/* Zoom and scroll: what is under the pointer stays there, and nothing scrolls further than the map. */
#include "config.h"

#include "canvas/canvas.h"
#include "canvas/viewport.h"

static ParcoursViewport
make (double zoom)
{
  ParcoursViewport viewport = { .zoom = zoom, .width = 1200, .height = 800, .body_width = 6400, .body_height = 4000 };

  viewport.x = 900 * zoom;
  viewport.y = 700 * zoom;
  return viewport;
}

static void
test_round_trip (void)
{
  ParcoursViewport viewport = make (1.7);
  ParcoursRect rect;
  double x, y;

  parcours_viewport_to_body (&viewport, 500, 300, &x, &y);
  parcours_viewport_from_body (&viewport, &PARCOURS_RECT (x, y, 10, 20), &rect);
  g_assert_cmpfloat_with_epsilon (rect.x, 500, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect.y, 300, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect.width, 17, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect.height, 34, 1e-6);
}

static void
test_anchor (void)
{
  static const double zooms[] = { 0.4, 0.55, 1, 1.5, 2, 3.9 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    for (guint j = 0; j < G_N_ELEMENTS (zooms); j++)
      {
        ParcoursViewport viewport = make (zooms[i]);
        double x, y, later_x, later_y;

        /* In the middle of the map, far from the edges that would hold it back. */
        viewport.body_width = viewport.body_height = 40000;
        viewport.x = viewport.y = 15000 * viewport.zoom;
        parcours_viewport_to_body (&viewport, 700, 450, &x, &y);
        parcours_viewport_zoom_about (&viewport, zooms[j], 700, 450);
        parcours_viewport_to_body (&viewport, 700, 450, &later_x, &later_y);
        g_assert_cmpfloat (viewport.zoom, ==, zooms[j]);
        /* The origin lies on a whole pixel. */
        g_assert_cmpfloat_with_epsilon (later_x, x, 1 / zooms[i] + 1 / zooms[j]);
        g_assert_cmpfloat_with_epsilon (later_y, y, 1 / zooms[i] + 1 / zooms[j]);
      }
}

static void
test_limits (void)
{
  ParcoursViewport viewport = make (1);
  double page_width, page_height, width, height;

  parcours_viewport_zoom_about (&viewport, 100, 600, 400);
  g_assert_cmpfloat (viewport.zoom, ==, PARCOURS_ZOOM_MAX);
  parcours_viewport_zoom_about (&viewport, 0, 600, 400);
  g_assert_cmpfloat (viewport.zoom, ==, PARCOURS_ZOOM_MIN);
  g_assert_cmpfloat (viewport.x, ==, 0);
  g_assert_cmpfloat (viewport.y, ==, 0);

  viewport = make (1);
  viewport.x = viewport.y = 1e9;
  parcours_viewport_clamp (&viewport);
  parcours_viewport_page (&viewport, &page_width, &page_height);
  parcours_viewport_upper (&viewport, &width, &height);
  g_assert_cmpfloat (viewport.x, ==, width - page_width);
  g_assert_cmpfloat (viewport.y, ==, height - page_height);
}

static void
test_steps (void)
{
  double zoom = 1;

  /* Three steps out and in again end where they began. */
  for (int i = 0; i < 6; i++)
    zoom = parcours_zoom_next (zoom, i < 3 ? -1 : 1);
  g_assert_cmpfloat_with_epsilon (zoom, 1, 1e-9);

  g_assert_cmpfloat_with_epsilon (parcours_zoom_next (1, 1), PARCOURS_ZOOM_STEP, 1e-9);
  g_assert_cmpfloat_with_epsilon (parcours_zoom_next (1, -1), 1 / PARCOURS_ZOOM_STEP, 1e-9);
  g_assert_cmpfloat_with_epsilon (parcours_zoom_next (1.1, 1), PARCOURS_ZOOM_STEP, 1e-9);
  g_assert_cmpfloat_with_epsilon (parcours_zoom_next (1.1, -1), 1, 1e-9);
  g_assert_cmpfloat (parcours_zoom_next (PARCOURS_ZOOM_MAX, 1), ==, PARCOURS_ZOOM_MAX);
  g_assert_cmpfloat (parcours_zoom_next (PARCOURS_ZOOM_MIN, -1), ==, PARCOURS_ZOOM_MIN);
}

static void
expect_inside (const ParcoursViewport *viewport, const ParcoursRect *body)
{
  ParcoursRect rect;

  parcours_viewport_from_body (viewport, body, &rect);
  g_assert_cmpfloat (rect.x, >=, parcours_viewport_side (viewport) - 0.5);
  g_assert_cmpfloat (rect.y, >=, parcours_viewport_head (viewport) - 0.5);
  g_assert_cmpfloat (rect.x + rect.width, <=, viewport->width + 0.5);
  g_assert_cmpfloat (rect.y + rect.height, <=, viewport->height + 0.5);
}

static void
test_fit (void)
{
  ParcoursViewport viewport = make (2);
  ParcoursRect all = { 0, 0, viewport.body_width, viewport.body_height }, card = { 3000, 2000, 152, 102 };

  parcours_viewport_fit (&viewport, &all, 1);
  expect_inside (&viewport, &all);
  g_assert_cmpfloat (viewport.zoom, >, 0.1);
  parcours_viewport_fit (&viewport, &card, 2);
  expect_inside (&viewport, &card);
  g_assert_cmpfloat (viewport.zoom, ==, 2);
}

static void
test_reveal (void)
{
  ParcoursViewport viewport = make (1);
  ParcoursRect seen = { 1000, 800, 152, 102 }, right = { 5000, 800, 152, 102 }, above = { 1000, 0, 152, 102 };
  double x = viewport.x, y = viewport.y;

  parcours_viewport_reveal (&viewport, &seen, 16);
  g_assert_cmpfloat (viewport.x, ==, x);
  g_assert_cmpfloat (viewport.y, ==, y);
  parcours_viewport_reveal (&viewport, &right, 16);
  expect_inside (&viewport, &right);
  g_assert_cmpfloat (viewport.y, ==, y);
  parcours_viewport_reveal (&viewport, &above, 16);
  expect_inside (&viewport, &above);
  g_assert_cmpfloat (viewport.y, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/round-trip", test_round_trip);
  g_test_add_func ("/viewport/anchor", test_anchor);
  g_test_add_func ("/viewport/limits", test_limits);
  g_test_add_func ("/viewport/steps", test_steps);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/reveal", test_reveal);
  return g_test_run ();
}
