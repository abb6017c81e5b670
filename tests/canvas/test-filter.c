/* What a filter does to the wall: dimmed cards are passed over, hidden ones leave the selection and stay out of the way. */
#include "config.h"

#include <adwaita.h>

#include "canvas/canvas-private.h"
#include "canvas/tray.h"
#include "wall.h"

typedef struct
{
  ParcoursMap *map;
  ParcoursCanvas *canvas;
  ParcoursTray *tray;
  GtkWidget *window;
  GString *told;
} Fixture;

static void
run_frames (Fixture *fixture, guint n)
{
  wall_frames (fixture->window, n);
}

static void
set (Fixture *fixture, const char *id, ParcoursFieldId field, const char *value)
{
  g_assert_true (parcours_map_set (fixture->map, parcours_map_find (fixture->map, id), field, value, NULL));
}

static void
on_told (ParcoursCanvas *canvas, const char *sentence, gpointer data)
{
  g_string_assign (((Fixture *) data)->told, sentence);
}

/* One row of cards "c0" to "c3" in four stages and "p0" parked; every second one is rated. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  fixture->map = wall_map (4, 1);
  wall_fill (fixture->map, 4, 1, 4);
  wall_card (fixture->map, "p0", NULL, NULL);
  set (fixture, "c0", PARCOURS_CARD_EMOTION, "1");
  set (fixture, "c2", PARCOURS_CARD_EMOTION, "2");
  fixture->told = g_string_new (NULL);
  fixture->canvas = g_object_ref_sink (parcours_canvas_new ());
  parcours_canvas_set_map (fixture->canvas, fixture->map);
  g_signal_connect (fixture->canvas, "told", G_CALLBACK (on_told), fixture);
  fixture->tray = parcours_tray_new (fixture->canvas);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->canvas));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->tray));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_frames (fixture, 4);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->canvas);
  g_assert_finalize_object (fixture->map);
  g_string_free (fixture->told, TRUE);
}

static void
filter (Fixture *fixture, const char *text, gboolean hide)
{
  g_autoptr (ParcoursFilter) filter = text != NULL ? parcours_filter_parse (text, NULL) : NULL;

  parcours_canvas_set_filter (fixture->canvas, filter, hide);
  run_frames (fixture, 2);
}

static ParcoursCardWidget *
widget_of (Fixture *fixture, const char *id)
{
  return parcours_card_layer_find (fixture->canvas->layer, parcours_map_find (fixture->map, id));
}

static void
assert_dimmed (Fixture *fixture, const char *id, gboolean dimmed)
{
  ParcoursCardWidget *widget = widget_of (fixture, id);

  g_assert_nonnull (widget);
  g_assert_cmpint ((parcours_card_widget_get_state (widget) & PARCOURS_CARD_DIMMED) != 0, ==, dimmed);
  g_assert_cmpint (gtk_widget_get_focusable (GTK_WIDGET (widget)), ==, !dimmed);
}

static void
assert_current (Fixture *fixture, const char *id)
{
  g_assert_cmpstr (parcours_selection_get_current (parcours_canvas_get_selection (fixture->canvas)), ==, id);
}

static void
test_dim (Fixture *fixture, gconstpointer data)
{
  ParcoursSelection *selection = parcours_canvas_get_selection (fixture->canvas);

  filter (fixture, "emotion>=1", FALSE);
  assert_dimmed (fixture, "c0", FALSE);
  assert_dimmed (fixture, "c1", TRUE);

  /* Keys pass over what is dimmed, and it is not selected with all the others. */
  parcours_selection_select (selection, "c0");
  _parcours_canvas_walk (fixture->canvas, 1, 0, FALSE);
  assert_current (fixture, "c2");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.select-all", NULL);
  g_assert_cmpuint (parcours_selection_get_n (selection), ==, 2);

  /* It follows edits. */
  set (fixture, "c1", PARCOURS_CARD_EMOTION, "2");
  set (fixture, "c0", PARCOURS_CARD_EMOTION, "-1");
  assert_dimmed (fixture, "c1", FALSE);
  assert_dimmed (fixture, "c0", TRUE);

  filter (fixture, NULL, FALSE);
  assert_dimmed (fixture, "c0", FALSE);
}

static void
test_hide (Fixture *fixture, gconstpointer data)
{
  ParcoursSelection *selection = parcours_canvas_get_selection (fixture->canvas);
  const char *const both[] = { "c0", "c1" };

  parcours_selection_set (selection, both, 2, NULL);
  g_assert_cmpuint (parcours_tray_get_n_cards (fixture->tray), ==, 1);
  filter (fixture, "emotion>=1", TRUE);
  g_assert_null (widget_of (fixture, "c1"));
  g_assert_cmpuint (parcours_tray_get_n_cards (fixture->tray), ==, 0);
  g_assert_cmpuint (parcours_selection_get_n (selection), ==, 1);
  assert_current (fixture, "c0");

  /* What an edit hides leaves the selection, and it is said. */
  set (fixture, "c0", PARCOURS_CARD_EMOTION, "-1");
  g_assert_null (widget_of (fixture, "c0"));
  g_assert_cmpuint (parcours_selection_get_n (selection), ==, 0);
  g_assert_cmpstr (fixture->told->str, ==, "1 card does not match the filter any more and is hidden.");
  parcours_map_undo (fixture->map);
  g_assert_nonnull (widget_of (fixture, "c0"));

  /* What was selected although it is hidden stays so. */
  parcours_selection_select (selection, "c1");
  g_assert_true (parcours_canvas_hides (fixture->canvas, parcours_map_find (fixture->map, "c1")));
  set (fixture, "c1", PARCOURS_CARD_NOTE, "found");
  assert_current (fixture, "c1");

  filter (fixture, NULL, TRUE);
  g_assert_nonnull (widget_of (fixture, "c3"));
  g_assert_cmpuint (parcours_tray_get_n_cards (fixture->tray), ==, 1);
}

/* A card that is added does not match yet, but it must not vanish under the hands. */
static void
test_added (Fixture *fixture, gconstpointer data)
{
  ParcoursSelection *selection = parcours_canvas_get_selection (fixture->canvas);

  filter (fixture, "emotion>=1", TRUE);
  parcours_selection_select (selection, "c2");
  parcours_canvas_add_card (fixture->canvas);
  g_assert_true (parcours_inline_edit_get_active (fixture->canvas->edit));
  parcours_canvas_commit (fixture->canvas);

  wall_card (fixture->map, "new", "s1", "l0");
  g_assert_nonnull (widget_of (fixture, "new"));
  filter (fixture, "emotion>=1", TRUE);
  g_assert_null (widget_of (fixture, "new"));
}

/* Behind a hidden card is behind it: numbers on the wall are not numbers in the map. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cell = NULL;

  wall_card (fixture->map, "x", "s0", "l0");
  wall_card (fixture->map, "y", "s0", "l0");
  set (fixture, "y", PARCOURS_CARD_EMOTION, "1");
  filter (fixture, "emotion>=1", TRUE);
  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c2");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.move-left", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.move-left", NULL);
  cell = wall_cell (fixture->map, "s0", "l0");
  g_assert_cmpstr (cell, ==, "c0 x y c2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/filter/dim", test_dim);
  ADD ("/filter/hide", test_hide);
  ADD ("/filter/added", test_added);
  ADD ("/filter/move", test_move);
  return g_test_run ();
}
