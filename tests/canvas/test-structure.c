/* Headers, collapsed parts and wide cards on a display: what keys and API do to the map, the selection and what is told. */
#include "config.h"

#include <adwaita.h>

#include "canvas/canvas-private.h"
#include "layout/metrics.h"
#include "wall.h"

#define STAGES 4
#define LANES 3

typedef struct
{
  ParcoursMap *map;
  ParcoursCanvas *canvas;
  ParcoursSelection *selection;
  GtkWidget *window;
  char *told;
} Fixture;

static void
on_told (Fixture *fixture, const char *sentence)
{
  g_free (fixture->told);
  fixture->told = g_strdup (sentence);
}

static void
run_frames (Fixture *fixture)
{
  wall_frames (fixture->window, 3);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->map = wall_map (STAGES, LANES);
  wall_fill (fixture->map, STAGES, LANES, STAGES * LANES);
  fixture->canvas = g_object_ref_sink (parcours_canvas_new ());
  fixture->selection = parcours_canvas_get_selection (fixture->canvas);
  parcours_canvas_set_map (fixture->canvas, fixture->map);
  g_signal_connect_swapped (fixture->canvas, "told", G_CALLBACK (on_told), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_frames (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->canvas);
  g_assert_finalize_object (fixture->map);
  g_free (fixture->told);
}

static void
act (Fixture *fixture, const char *selected, const char *action)
{
  parcours_selection_select (fixture->selection, selected);
  g_clear_pointer (&fixture->told, g_free);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL));
}

static gboolean
is_on_wall (Fixture *fixture, const char *id)
{
  ParcoursCardBox box;

  return parcours_layout_get_card (parcours_canvas_get_layout (fixture->canvas), parcours_map_find (fixture->map, id), &box);
}

static const char *
nth (Fixture *fixture, ParcoursKind kind, guint n)
{
  return parcours_element_get_id (g_ptr_array_index (parcours_map_list (fixture->map, kind), n));
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  act (fixture, "s0", "wall.move-right");
  g_assert_cmpstr (nth (fixture, PARCOURS_KIND_STAGE, 1), ==, "s0");
  g_assert_cmpstr (fixture->told, ==, "“s0” is now stage 2 of 4.");
  act (fixture, "l0", "wall.move-down");
  g_assert_cmpstr (nth (fixture, PARCOURS_KIND_LANE, 1), ==, "l0");
  act (fixture, "l0", "wall.move-right");
  g_assert_cmpstr (nth (fixture, PARCOURS_KIND_LANE, 1), ==, "l0");
  act (fixture, "s3", "wall.move-right");
  g_assert_cmpstr (fixture->told, ==, "“s3” cannot go further that way.");

  parcours_canvas_set_read_only (fixture->canvas, TRUE);
  parcours_selection_select (fixture->selection, "s0");
  g_assert_false (parcours_canvas_move_header (fixture->canvas, 1));
  g_assert_cmpstr (nth (fixture, PARCOURS_KIND_STAGE, 1), ==, "s0");
}

static void
test_fold (Fixture *fixture, gconstpointer data)
{
  guint64 serial = parcours_map_get_serial (fixture->map);
  gboolean collapsed;

  act (fixture, "s1", "wall.fold");
  g_assert_cmpstr (fixture->told, ==, "“s1” is collapsed and hides 3 cards.");
  g_assert_true (parcours_canvas_get_collapsed (fixture->canvas, "s1"));
  g_assert_true (parcours_canvas_can_collapse (fixture->canvas, &collapsed) && collapsed);
  g_assert_false (is_on_wall (fixture, "c1"));
  run_frames (fixture);
  g_assert_null (parcours_card_layer_find (fixture->canvas->layer, parcours_map_find (fixture->map, "c1")));
  parcours_canvas_set_collapsed (fixture->canvas, "l0", TRUE);
  g_assert_false (is_on_wall (fixture, "c0"));

  /* Asked for, a card comes out of both; what has nothing to do with it stays. */
  parcours_canvas_set_collapsed (fixture->canvas, "l2", TRUE);
  parcours_canvas_reveal_card (fixture->canvas, "c1");
  g_assert_true (is_on_wall (fixture, "c1"));
  g_assert_true (parcours_canvas_get_collapsed (fixture->canvas, "l2"));
  act (fixture, "s0", "wall.open-all");
  g_assert_false (parcours_canvas_get_collapsed (fixture->canvas, "l2"));
  g_assert_cmpstr (fixture->told, ==, "1 header was opened.");
  act (fixture, "c0", "wall.fold");
  g_assert_false (parcours_canvas_can_collapse (fixture->canvas, NULL));
  /* The map knows nothing of it. */
  g_assert_cmpuint (parcours_map_get_serial (fixture->map), ==, serial);
}

/* What is removed is forgotten: it comes back open. */
static void
test_fold_follows (Fixture *fixture, gconstpointer data)
{
  parcours_canvas_set_collapsed (fixture->canvas, "s1", TRUE);
  parcours_map_remove (fixture->map, parcours_map_find (fixture->map, "s1"));
  g_assert_false (parcours_canvas_get_collapsed (fixture->canvas, "s1"));
  parcours_map_undo (fixture->map);
  g_assert_true (is_on_wall (fixture, "c1"));

  /* Arrows go from a hidden card as from its header, and a key does not let a card vanish. */
  parcours_canvas_set_collapsed (fixture->canvas, "s1", TRUE);
  parcours_selection_select (fixture->selection, "c1");
  _parcours_canvas_walk (fixture->canvas, 1, 0, FALSE);
  g_assert_cmpstr (parcours_selection_get_current (fixture->selection), ==, "s2");
  act (fixture, "c0", "wall.move-right");
  g_assert_true (is_on_wall (fixture, "c0"));
  g_assert_false (parcours_canvas_get_collapsed (fixture->canvas, "s1"));
  g_assert_cmpstr (parcours_element_get_text (parcours_map_find (fixture->map, "c0"), PARCOURS_CARD_STAGE), ==, "s1");
}

static void
test_button (Fixture *fixture, gconstpointer data)
{
  double side = parcours_viewport_side (&fixture->canvas->viewport), head = parcours_viewport_head (&fixture->canvas->viewport);

  g_assert_true (_parcours_canvas_button_at (fixture->canvas, side + 20, 22) == parcours_map_find (fixture->map, "s0"));
  g_assert_null (_parcours_canvas_button_at (fixture->canvas, side + 60, 22));
  g_assert_true (_parcours_canvas_button_at (fixture->canvas, side - 13, head + 20) == parcours_map_find (fixture->map, "l0"));
  g_assert_null (_parcours_canvas_button_at (fixture->canvas, side - 13, head + 80));
  g_assert_null (_parcours_canvas_button_at (fixture->canvas, 5, 5));
}

static const char *
span_of (Fixture *fixture, const char *id)
{
  return parcours_element_get_value (parcours_map_find (fixture->map, id), PARCOURS_CARD_SPAN);
}

static void
test_span (Fixture *fixture, gconstpointer data)
{
  static const char *const both[] = { "c0", "c2" };

  act (fixture, "c0", "wall.wider");
  g_assert_cmpstr (span_of (fixture, "c0"), ==, "2");
  g_assert_cmpstr (fixture->told, ==, "“c0” spans 2 columns.");
  /* Each by one, as far as there are columns; one step of the history. */
  parcours_selection_set (fixture->selection, both, 2, "c0");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.wider", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.wider", NULL);
  g_assert_cmpstr (span_of (fixture, "c0"), ==, "4");
  g_assert_cmpstr (span_of (fixture, "c2"), ==, "2");
  g_assert_cmpstr (fixture->told, ==, "“c0” spans 4 columns, up to the end of the map.");
  parcours_map_undo (fixture->map);
  g_assert_cmpstr (span_of (fixture, "c0"), ==, "3");
  g_assert_cmpstr (span_of (fixture, "c2"), ==, "2");
  parcours_map_undo (fixture->map);
  g_assert_null (span_of (fixture, "c2"));

  /* Over a collapsed stage it still counts the stage's columns. */
  parcours_canvas_set_collapsed (fixture->canvas, "s1", TRUE);
  act (fixture, "c0", "wall.narrower");
  g_assert_null (span_of (fixture, "c0"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/structure/headers", test_headers);
  ADD ("/structure/fold", test_fold);
  ADD ("/structure/fold-follows", test_fold_follows);
  ADD ("/structure/button", test_button);
  ADD ("/structure/span", test_span);
  return g_test_run ();
}
