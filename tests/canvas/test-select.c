/* Selecting on a display: ranges on the wall and in the tray, leaving out, and what moves as a block. */
#include "config.h"

#include <adwaita.h>

#include "canvas/canvas-private.h"
#include "canvas/tray.h"
#include "model/digest.h"
#include "model/operations.h"
#include "wall.h"

#define STAGES 3
#define LANES 3

/* Cards c0..c8 stand in (s0,l0), (s1,l0), (s2,l0), (s0,l1)...; p0..p3 wait. */
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
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->map = wall_map (STAGES, LANES);
  wall_fill (fixture->map, STAGES, LANES, STAGES * LANES);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);

      wall_card (fixture->map, id, NULL, NULL);
    }
  fixture->canvas = g_object_ref_sink (parcours_canvas_new ());
  parcours_canvas_set_map (fixture->canvas, fixture->map);
  fixture->selection = parcours_canvas_get_selection (fixture->canvas);
  g_signal_connect_swapped (fixture->canvas, "told", G_CALLBACK (on_told), fixture);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->canvas), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->canvas));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parcours_tray_new (fixture->canvas)));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 900);
  gtk_window_present (GTK_WINDOW (fixture->window));
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

static ParcoursElement *
find (Fixture *fixture, const char *id)
{
  return parcours_map_find (fixture->map, id);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) elements = parcours_selection_dup_elements (fixture->selection, PARCOURS_KIND_NONE);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", parcours_element_get_id (g_ptr_array_index (elements, i)));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
assert_cell (Fixture *fixture, const char *stage, const char *lane, const char *expected)
{
  g_autofree char *cell = wall_cell (fixture->map, stage, lane);

  g_assert_cmpstr (cell, ==, expected);
}

static void
choose (Fixture *fixture, const char *first, ...)
{
  va_list args;

  parcours_selection_select (fixture->selection, first);
  va_start (args, first);
  for (const char *id = va_arg (args, const char *); id != NULL; id = va_arg (args, const char *))
    parcours_selection_add (fixture->selection, id);
  va_end (args);
}

static void
test_range (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "c0", NULL);
  _parcours_canvas_select_range (fixture->canvas, find (fixture, "c4"), FALSE);
  assert_selected (fixture, "c0 c1 c3 c4");
  g_assert_cmpstr (parcours_selection_get_anchor (fixture->selection), ==, "c0");

  /* Another range from the same anchor takes the first one's place, unless Ctrl keeps it. */
  _parcours_canvas_select_range (fixture->canvas, find (fixture, "c2"), FALSE);
  assert_selected (fixture, "c0 c1 c2");
  _parcours_canvas_select_range (fixture->canvas, find (fixture, "c6"), TRUE);
  assert_selected (fixture, "c0 c1 c2 c3 c6");
}

static void
test_range_in_tray (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "p2", NULL);
  _parcours_canvas_select_range (fixture->canvas, find (fixture, "p0"), FALSE);
  assert_selected (fixture, "p0 p1 p2");
  g_assert_cmpstr (parcours_selection_get_current (fixture->selection), ==, "p0");

  /* From the tray to the wall there is no way in between. */
  _parcours_canvas_select_range (fixture->canvas, find (fixture, "c4"), FALSE);
  assert_selected (fixture, "p0 p1 p2 c4");
}

static void
test_leave_out (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "c0", "c1", NULL);
  _parcours_canvas_toggle (fixture->canvas, find (fixture, "c1"));
  assert_selected (fixture, "c0");
  g_assert_true (_parcours_canvas_get_keyboard (fixture->canvas) == find (fixture, "c1"));

  /* Once more: it is in again. And what is selected elsewhere takes the keyboard with it. */
  _parcours_canvas_toggle (fixture->canvas, _parcours_canvas_get_keyboard (fixture->canvas));
  assert_selected (fixture, "c0 c1");
  _parcours_canvas_toggle (fixture->canvas, find (fixture, "c1"));
  _parcours_canvas_walk (fixture->canvas, 1, 0, FALSE);
  assert_selected (fixture, "c2");
  g_assert_true (_parcours_canvas_get_keyboard (fixture->canvas) == find (fixture, "c2"));
}

static void
test_band_given_up (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "c7", "p1", NULL);
  fixture->canvas->press_x = fixture->canvas->press_y = 0;
  _parcours_canvas_start_band (fixture->canvas, 0);
  fixture->canvas->band_x = fixture->canvas->band_y = 0;
  fixture->canvas->pointer_x = parcours_viewport_side (&fixture->canvas->viewport) + 200;
  fixture->canvas->pointer_y = parcours_viewport_head (&fixture->canvas->viewport) + 60;
  _parcours_canvas_update_band (fixture->canvas);
  g_assert_true (parcours_selection_contains (fixture->selection, "c0"));
  g_assert_false (parcours_selection_contains (fixture->selection, "c7"));
  _parcours_canvas_give_up_band (fixture->canvas);
  _parcours_canvas_cancel_press (fixture->canvas);
  assert_selected (fixture, "c7 p1");
}

static void
test_block (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = parcours_map_digest (fixture->map), *after = NULL;

  choose (fixture, "c0", "c1", "c3", NULL);
  _parcours_canvas_move_block (fixture->canvas, 1, 0);
  assert_cell (fixture, "s0", "l0", "");
  assert_cell (fixture, "s1", "l0", "c0");
  assert_cell (fixture, "s2", "l0", "c2 c1");
  assert_cell (fixture, "s1", "l1", "c4 c3");
  g_assert_true (g_str_has_prefix (fixture->told, "3 cards moved. “"));

  /* c1 has no cell to the right: nobody goes, there is no step to undo for it. */
  _parcours_canvas_move_block (fixture->canvas, 1, 0);
  assert_cell (fixture, "s1", "l0", "c0");
  g_assert_nonnull (strstr (fixture->told, "stay together"));
  parcours_map_undo (fixture->map);
  after = parcours_map_digest (fixture->map);
  g_assert_cmpstr (before, ==, after);
}

/* Two lanes at once, down and up again: each card where it was, in the same order. */
static void
test_block_down_and_up (Fixture *fixture, gconstpointer data)
{
  wall_card (fixture->map, "d0", "s0", "l0");
  choose (fixture, "c0", "d0", "c3", NULL);
  _parcours_canvas_move_block (fixture->canvas, 0, 1);
  assert_cell (fixture, "s0", "l1", "c0 d0");
  assert_cell (fixture, "s0", "l2", "c3 c6");
  _parcours_canvas_move_block (fixture->canvas, 0, 1);
  assert_cell (fixture, "s0", "l1", "c0 d0");
  _parcours_canvas_move_block (fixture->canvas, 0, -1);
  assert_cell (fixture, "s0", "l0", "c0 d0");
  assert_cell (fixture, "s0", "l1", "c3");
}

/* Within a cell a block goes place by place, then on. */
static void
test_block_in_cell (Fixture *fixture, gconstpointer data)
{
  wall_card (fixture->map, "d0", "s0", "l0");
  wall_card (fixture->map, "d1", "s0", "l0");
  wall_card (fixture->map, "d2", "s0", "l0");
  choose (fixture, "c0", "d1", NULL);
  _parcours_canvas_move_block (fixture->canvas, 0, 1);
  assert_cell (fixture, "s0", "l0", "d0 d2 c0 d1");
  _parcours_canvas_move_block (fixture->canvas, 0, 1);
  assert_cell (fixture, "s0", "l0", "d0 d2");
  assert_cell (fixture, "s0", "l1", "c0 d1 c3");
  _parcours_canvas_move_block (fixture->canvas, 0, -1);
  assert_cell (fixture, "s0", "l0", "d0 d2 c0 d1");
  _parcours_canvas_move_block (fixture->canvas, 0, -1);
  assert_cell (fixture, "s0", "l0", "d0 c0 d1 d2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/select/range", test_range);
  ADD ("/select/range-in-tray", test_range_in_tray);
  ADD ("/select/leave-out", test_leave_out);
  ADD ("/select/band-given-up", test_band_given_up);
  ADD ("/select/block", test_block);
  ADD ("/select/block-down-and-up", test_block_down_and_up);
  ADD ("/select/block-in-cell", test_block_in_cell);
  return g_test_run ();
}
