/* The overview on a display: when it is there, what its painting costs, where clicks and keys in it lead. */
#include "config.h"

#include <adwaita.h>

#include "canvas/canvas-private.h"
#include "canvas/minimap-picture.h"
#include "canvas/minimap.h"
#include "wall.h"

#define STAGES 20
#define LANES 8

typedef struct
{
  ParcoursMap *map;
  ParcoursCanvas *canvas;
  ParcoursMinimap *minimap;
  GtkWidget *window;
} Fixture;

static void
run_frames (Fixture *fixture, guint n)
{
  wall_frames (fixture->window, n);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = gtk_overlay_new (), *scroller = gtk_scrolled_window_new ();

  fixture->map = wall_map (STAGES, LANES);
  wall_fill (fixture->map, STAGES, LANES, GPOINTER_TO_UINT (data));
  fixture->canvas = g_object_ref_sink (parcours_canvas_new ());
  parcours_canvas_set_map (fixture->canvas, fixture->map);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->canvas));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  fixture->minimap = g_object_ref_sink (parcours_minimap_new (fixture->canvas));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (fixture->minimap));

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 900);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_frames (fixture, 8);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->minimap);
  g_assert_finalize_object (fixture->canvas);
  g_assert_finalize_object (fixture->map);
}

static gboolean
is_there (Fixture *fixture)
{
  run_frames (fixture, 3);
  return gtk_widget_get_mapped (GTK_WIDGET (fixture->minimap));
}

static void
test_there (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (fixture->canvas));

  g_assert_true (is_there (fixture));
  parcours_canvas_set_zoom (fixture->canvas, PARCOURS_ZOOM_MIN);        /* all of it is in sight */
  g_assert_false (is_there (fixture));
  parcours_canvas_set_zoom (fixture->canvas, 1);
  g_assert_true (is_there (fixture));
  g_object_set (fixture->minimap, "wanted", FALSE, NULL);
  g_assert_false (is_there (fixture));
  g_object_set (fixture->minimap, "wanted", TRUE, NULL);
  g_assert_true (is_there (fixture));

  /* Too little room to give any of it away. */
  gtk_widget_set_margin_end (scroller, 600);
  g_assert_false (is_there (fixture));
  gtk_widget_set_margin_end (scroller, 0);
  g_assert_true (is_there (fixture));
  parcours_canvas_set_map (fixture->canvas, NULL);
  g_assert_false (is_there (fixture));
}

static void
wait_painted (Fixture *fixture, guint work)
{
  while (parcours_minimap_get_work (fixture->minimap) < work)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_work (Fixture *fixture, gconstpointer data)
{
  guint work = parcours_minimap_get_work (fixture->minimap);

  g_assert_cmpuint (work, >, 0);
  for (guint i = 0; i < 40; i++)
    {
      fixture->canvas->viewport.x += 37;
      fixture->canvas->viewport.y += 11;
      _parcours_canvas_viewport_changed (fixture->canvas);
      run_frames (fixture, 1);
    }
  parcours_canvas_set_zoom (fixture->canvas, 1.3);
  run_frames (fixture, 3);
  g_assert_cmpuint (parcours_minimap_get_work (fixture->minimap), ==, work);

  /* Many edits in a row are one painting. */
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("new%u", i);

      wall_card (fixture->map, id, "s1", "l1");
    }
  wait_painted (fixture, work + 1);
  run_frames (fixture, 10);
  g_assert_cmpuint (parcours_minimap_get_work (fixture->minimap), ==, work + 1);

  /* Nobody looks: nothing is painted, until somebody does. */
  g_object_set (fixture->minimap, "wanted", FALSE, NULL);
  g_assert_false (is_there (fixture));
  wall_card (fixture->map, "late", "s1", "l1");
  run_frames (fixture, 10);
  g_assert_cmpuint (parcours_minimap_get_work (fixture->minimap), ==, work + 1);
  g_object_set (fixture->minimap, "wanted", TRUE, NULL);
  wait_painted (fixture, work + 2);
}

/* Thousands of cards are painted in less than a frame, or a few on a machine that is slow or checks itself. */
static void
test_cost (Fixture *fixture, gconstpointer data)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 10; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GdkTexture) texture = parcours_minimap_picture_new (fixture->canvas->scene, 128, 94);

      g_assert_cmpint (gdk_texture_get_width (texture), ==, 128);
      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1000);
    }
  g_test_message ("the overview of 3000 cards is painted in %.1f ms", best);
  g_assert_cmpfloat (best, <, 150);
}

static void
test_in_the_way (Fixture *fixture, gconstpointer data)
{
  ParcoursElement *card = parcours_map_find (fixture->map, "c0");
  GtkWidget *minimap = GTK_WIDGET (fixture->minimap);
  graphene_rect_t bounds;

  g_assert_true (is_there (fixture));
  g_assert_true (gtk_widget_compute_bounds (minimap, GTK_WIDGET (fixture->canvas), &bounds));
  g_assert_true (_parcours_canvas_lift (fixture->canvas, card, 10, 10));
  _parcours_canvas_drag_motion (fixture->canvas, GTK_WIDGET (fixture->canvas), 300, 300);
  run_frames (fixture, 2);
  g_assert_true (gtk_widget_get_can_target (minimap));
  _parcours_canvas_drag_motion (fixture->canvas, GTK_WIDGET (fixture->canvas), bounds.origin.x - 20, bounds.origin.y - 20);
  run_frames (fixture, 2);
  g_assert_false (gtk_widget_get_can_target (minimap));
  _parcours_canvas_land (fixture->canvas, FALSE);
  run_frames (fixture, 3);
  g_assert_true (gtk_widget_get_can_target (minimap));
}

static void
test_sight (Fixture *fixture, gconstpointer data)
{
  ParcoursSight sight = { 0.75, 400, 300 }, found;
  g_autoptr(ParcoursMap) other = wall_map (2, 2);

  parcours_canvas_set_sight (fixture->canvas, &sight);
  run_frames (fixture, 2);
  parcours_canvas_get_sight (fixture->canvas, &found);
  g_assert_cmpfloat (found.zoom, ==, 0.75);
  g_assert_cmpfloat (found.x, ==, 400);
  g_assert_cmpfloat (found.y, ==, 300);

  /* As near as it gets. */
  parcours_canvas_set_sight (fixture->canvas, &(ParcoursSight) { 90, 1e7, -5 });
  parcours_canvas_get_sight (fixture->canvas, &found);
  g_assert_cmpfloat (found.zoom, ==, PARCOURS_ZOOM_MAX);
  g_assert_cmpfloat (found.x, <, fixture->canvas->viewport.body_width);
  g_assert_cmpfloat (found.y, ==, 0);

  /* Another map starts at its beginning. */
  parcours_canvas_set_map (fixture->canvas, other);
  parcours_canvas_get_sight (fixture->canvas, &found);
  g_assert_cmpfloat (found.x, ==, 0);
  parcours_canvas_set_map (fixture->canvas, NULL);
}

/* Zoom by actions glides: it is told at once, reached soon, and given up for whatever moves the wall meanwhile. */
static void
test_glide (Fixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  GtkSettings *settings = gtk_widget_get_settings (canvas);
  ParcoursViewport *viewport = &fixture->canvas->viewport;
  double x;

  gtk_widget_activate_action (canvas, "zoom.in", NULL);
  gtk_widget_activate_action (canvas, "zoom.in", NULL);
  g_assert_cmpfloat_with_epsilon (parcours_canvas_get_zoom (fixture->canvas), 2, 1e-9);
  g_assert_cmpfloat (viewport->zoom, <, 2);
  while (fixture->canvas->glide.tick != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat_with_epsilon (viewport->zoom, 2, 1e-9);

  gtk_widget_activate_action (canvas, "zoom.one", NULL);
  x = viewport->x = 50;
  _parcours_canvas_viewport_changed (fixture->canvas);
  g_assert_cmpuint (fixture->canvas->glide.tick, ==, 0);
  run_frames (fixture, 5);
  g_assert_cmpfloat (viewport->x, ==, x);
  g_assert_cmpfloat (parcours_canvas_get_zoom (fixture->canvas), ==, viewport->zoom);

  /* Where nothing shall move by itself. */
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  gtk_widget_activate_action (canvas, "zoom.one", NULL);
  g_assert_cmpfloat (viewport->zoom, ==, 1);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("/minimap/there", 800, test_there);
  ADD ("/minimap/work", 800, test_work);
  ADD ("/minimap/cost", 3000, test_cost);
  ADD ("/minimap/in-the-way", 800, test_in_the_way);
  ADD ("/minimap/glide", 800, test_glide);
  ADD ("/minimap/sight", 800, test_sight);
  return g_test_run ();
}
