/* The wall on a display: which cards have widgets, what panning costs, drags, titles in place, names for screen
 * readers. */
#include "config.h"

#include <adwaita.h>

#include "canvas/canvas-private.h"
#include "canvas/tray.h"
#include "layout/metrics.h"
#include "wall.h"

#define STAGES 8
#define LANES 5

typedef struct
{
  ParcoursMap *map;
  ParcoursCanvas *canvas;
  ParcoursTray *tray;
  GtkWidget *window;
} Fixture;

/* Lets some frames pass: widgets are bound between them. */
static void
run_frames (Fixture *fixture, guint n)
{
  wall_frames (fixture->window, n);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  fixture->map = wall_map (STAGES, LANES);
  wall_fill (fixture->map, STAGES, LANES, GPOINTER_TO_UINT (data));
  fixture->canvas = g_object_ref_sink (parcours_canvas_new ());
  parcours_canvas_set_map (fixture->canvas, fixture->map);
  fixture->tray = parcours_tray_new (fixture->canvas);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->canvas));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->tray));

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 900);
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
}

static ParcoursElement *
find (Fixture *fixture, const char *id)
{
  return parcours_map_find (fixture->map, id);
}

static gboolean
is_live (Fixture *fixture, const char *id)
{
  return parcours_card_layer_find (fixture->canvas->layer, find (fixture, id)) != NULL;
}

static guint
n_live (Fixture *fixture)
{
  return parcours_card_layer_get_n_live (fixture->canvas->layer);
}

static void
expect_cell (Fixture *fixture, const char *stage, const char *lane, const char *ids)
{
  g_autofree char *cell = wall_cell (fixture->map, stage, lane);

  g_assert_cmpstr (cell, ==, ids);
}

/* --- which cards are live --- */

static void
expect_live (const ParcoursCardBox *box, gpointer data)
{
  g_assert_nonnull (parcours_card_layer_find (data, box->card));
}

static void
test_live (Fixture *fixture, gconstpointer data)
{
  ParcoursRect seen = parcours_viewport_area (&fixture->canvas->viewport, 0);
  ParcoursSelection *selection = parcours_canvas_get_selection (fixture->canvas);

  g_assert_cmpuint (n_live (fixture), >, 20);
  g_assert_cmpuint (n_live (fixture), <, 400);
  parcours_layout_foreach_card (parcours_canvas_get_layout (fixture->canvas), &seen, expect_live,
                                fixture->canvas->layer);
  g_assert_true (is_live (fixture, "c0"));
  g_assert_false (is_live (fixture, "c1999"));

  /* Pinned ones stay, wherever the wall is scrolled to. */
  parcours_selection_select (selection, "c0");
  parcours_canvas_scroll_to (fixture->canvas, "c1999");
  run_frames (fixture, 3);
  g_assert_true (is_live (fixture, "c1999"));
  g_assert_true (is_live (fixture, "c0"));
  g_assert_false (is_live (fixture, "c40"));
  seen = parcours_viewport_area (&fixture->canvas->viewport, 0);
  parcours_layout_foreach_card (parcours_canvas_get_layout (fixture->canvas), &seen, expect_live,
                                fixture->canvas->layer);

  parcours_selection_clear (selection);
  run_frames (fixture, 3);
  g_assert_false (is_live (fixture, "c0"));
}

static void
test_far (Fixture *fixture, gconstpointer data)
{
  parcours_canvas_zoom_to_fit (fixture->canvas);
  run_frames (fixture, 3);
  g_assert_cmpfloat (parcours_canvas_get_zoom (fixture->canvas), <, PARCOURS_ZOOM_FAR);
  g_assert_cmpuint (n_live (fixture), ==, 0);

  parcours_canvas_focus_card (fixture->canvas, "c7");
  run_frames (fixture, 3);
  g_assert_cmpuint (n_live (fixture), ==, 1);

  for (double zoom = PARCOURS_ZOOM_FAR; zoom <= PARCOURS_ZOOM_MAX; zoom *= 1.3)
    {
      parcours_canvas_set_zoom (fixture->canvas, zoom);
      run_frames (fixture, 3);
      g_assert_cmpuint (n_live (fixture), >, 1);
      g_assert_cmpuint (n_live (fixture), <=, PARCOURS_LIVE_MAX + 1);
    }
}

static int
compare_boxes (const ParcoursCardBox *a, const ParcoursCardBox *b)
{
  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;
  if (a->column != b->column)
    return a->column < b->column ? -1 : 1;
  return a->index < b->index ? -1 : 1;
}

static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  ParcoursLayout *layout = parcours_canvas_get_layout (fixture->canvas);
  GtkWidget *plane = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas->layer));
  ParcoursCardBox before, box;
  guint n = 0;

  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c39");
  for (int y = 0; y < 3000; y += 700)
    {
      fixture->canvas->viewport.y = y;
      _parcours_canvas_viewport_changed (fixture->canvas);
      run_frames (fixture, 2);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (plane); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!PARCOURS_IS_CARD_WIDGET (child))
        continue;
      g_assert_true (
        parcours_layout_get_card (layout, parcours_card_widget_get_card (PARCOURS_CARD_WIDGET (child)), &box));
      if (n++ > 0)
        g_assert_cmpint (compare_boxes (&before, &box), <, 0);
      before = box;
    }
  g_assert_cmpuint (n, ==, n_live (fixture));
}

static void
test_panning_paints_no_cards (Fixture *fixture, gconstpointer data)
{
  guint64 before = parcours_scene_get_work (fixture->canvas->scene);
  guint64 boxes = parcours_layout_get_work (parcours_canvas_get_layout (fixture->canvas));

  /* Less than the margin of live cards. */
  for (int i = 1; i <= 10; i++)
    {
      fixture->canvas->viewport.y = i * 5;
      _parcours_canvas_viewport_changed (fixture->canvas);
      run_frames (fixture, 1);
    }
  g_assert_cmpuint (parcours_scene_get_work (fixture->canvas->scene) - before, <=, 30);
  g_assert_cmpuint (parcours_layout_get_work (parcours_canvas_get_layout (fixture->canvas)), ==, boxes);
}

static void
test_removed_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  parcours_canvas_focus_card (fixture->canvas, "c3");
  g_assert_true (PARCOURS_IS_CARD_WIDGET (gtk_root_get_focus (gtk_widget_get_root (canvas))));
  parcours_map_remove (fixture->map, find (fixture, "c3"));
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (canvas)) == canvas);
  run_frames (fixture, 2);
}

/* --- names --- */

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  ParcoursElement *card = find (fixture, "c0");
  GtkAccessible *widget = GTK_ACCESSIBLE (parcours_card_layer_find (fixture->canvas->layer, card));

  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "c0 — s0, l0 — 1 of 2 in this cell — row 1, column 1");

  parcours_map_begin (fixture->map, "Rate");
  parcours_map_set (fixture->map, card, PARCOURS_CARD_EMOTION, "1", NULL);
  parcours_map_set (fixture->map, card, PARCOURS_CARD_EFFORT, "3", NULL);
  parcours_map_end (fixture->map);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "c0 — s0, l0 — emotion +1 — effort 3 of 5 — 1 of 2 in this cell — row 1, column 1");

  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c0");
  gtk_test_accessible_assert_state (widget, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  parcours_selection_clear (parcours_canvas_get_selection (fixture->canvas));
  gtk_test_accessible_assert_state (widget, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);

  /* Headers have no widgets; the wall speaks for them. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, "Journey map");
  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "s1");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, "s1 — Stage");
}

/* --- dragging --- */

static void
middle_of (Fixture *fixture, const char *id, double *x, double *y)
{
  ParcoursRect rect;

  g_assert_true (_parcours_canvas_element_rect (fixture->canvas, find (fixture, id), &rect));
  *x = rect.x + rect.width / 2;
  *y = rect.y + rect.height / 2;
}

static void
lift_to (Fixture *fixture, const char *id, const char *over)
{
  double x, y;

  g_assert_true (
    _parcours_canvas_lift (fixture->canvas, find (fixture, id), PARCOURS_CARD_WIDTH / 2, PARCOURS_CARD_HEIGHT / 2));
  middle_of (fixture, over, &x, &y);
  _parcours_canvas_drag_motion (fixture->canvas, GTK_WIDGET (fixture->canvas), x, y);
  run_frames (fixture, 2);
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  /* Two cards a cell: c0 c40 in s0 l0, c1 c41 in s1 l0. */
  expect_cell (fixture, "s0", "l0", "c0 c40");
  lift_to (fixture, "c0", "c41");
  g_assert_true (parcours_drag_get_over (fixture->canvas->drag) == PARCOURS_OVER_WALL);
  g_assert_cmpuint (parcours_drag_get_slot (fixture->canvas->drag)->index, ==, 1);
  g_assert_cmpint (
    parcours_card_widget_get_state (parcours_card_layer_find (fixture->canvas->layer, find (fixture, "c0"))), ==,
    PARCOURS_CARD_LEFT);
  expect_cell (fixture, "s0", "l0", "c0 c40");

  _parcours_canvas_land (fixture->canvas, TRUE);
  g_assert_null (fixture->canvas->drag);
  expect_cell (fixture, "s0", "l0", "c40");
  expect_cell (fixture, "s1", "l0", "c1 c0 c41");
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, "Move Card");
  run_frames (fixture, 12);

  parcours_map_undo (fixture->map);
  expect_cell (fixture, "s0", "l0", "c0 c40");
}

static void
test_drag_cancelled (Fixture *fixture, gconstpointer data)
{
  guint64 serial = parcours_map_get_serial (fixture->map);

  lift_to (fixture, "c0", "c41");
  _parcours_canvas_land (fixture->canvas, FALSE);
  g_assert_cmpuint (parcours_map_get_serial (fixture->map), ==, serial);
  run_frames (fixture, 2);

  /* Nor does a drop where it was lifted leave a trace. */
  lift_to (fixture, "c0", "c0");
  _parcours_canvas_land (fixture->canvas, TRUE);
  g_assert_cmpuint (parcours_map_get_serial (fixture->map), ==, serial);

  /* Far outside there is nowhere to drop. */
  lift_to (fixture, "c0", "c41");
  _parcours_canvas_drag_motion (fixture->canvas, GTK_WIDGET (fixture->canvas), -400, 100);
  g_assert_true (parcours_drag_get_over (fixture->canvas->drag) == PARCOURS_OVER_NOTHING);
  _parcours_canvas_land (fixture->canvas, TRUE);
  g_assert_cmpuint (parcours_map_get_serial (fixture->map), ==, serial);
}

/* Somebody else's change ends a drag: what is held may be gone. */
static void
test_drag_overtaken (Fixture *fixture, gconstpointer data)
{
  lift_to (fixture, "c0", "c41");
  parcours_map_remove (fixture->map, find (fixture, "c0"));
  g_assert_null (fixture->canvas->drag);
  run_frames (fixture, 2);

  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c1");
  parcours_canvas_edit_title (fixture->canvas);
  parcours_map_remove (fixture->map, find (fixture, "c1"));
  g_assert_false (parcours_inline_edit_get_active (fixture->canvas->edit));
  run_frames (fixture, 2);
}

static void
test_drag_several (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "c40", "c1", "c0" };

  parcours_selection_set (parcours_canvas_get_selection (fixture->canvas), ids, 3, "c1");
  lift_to (fixture, "c1", "c42");
  _parcours_canvas_land (fixture->canvas, TRUE);
  expect_cell (fixture, "s2", "l0", "c2 c0 c40 c1 c42");
  expect_cell (fixture, "s0", "l0", "");
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, "Move Cards");
  g_assert_cmpuint (parcours_selection_get_n (parcours_canvas_get_selection (fixture->canvas)), ==, 3);
}

static void
test_drag_to_tray (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (parcours_tray_get_n_cards (fixture->tray), ==, 0);
  lift_to (fixture, "c0", "c0");
  _parcours_canvas_drag_motion (fixture->canvas, GTK_WIDGET (fixture->tray), 300, 50);
  g_assert_true (parcours_drag_get_over (fixture->canvas->drag) == PARCOURS_OVER_TRAY);
  run_frames (fixture, 2);
  _parcours_canvas_land (fixture->canvas, TRUE);
  expect_cell (fixture, NULL, NULL, "c0");
  g_assert_cmpuint (parcours_tray_get_n_cards (fixture->tray), ==, 1);
  g_assert_false (is_live (fixture, "c0"));

  /* And back. */
  lift_to (fixture, "c0", "c1");
  _parcours_canvas_land (fixture->canvas, TRUE);
  expect_cell (fixture, "s1", "l0", "c0 c1 c41");
  g_assert_cmpuint (parcours_tray_get_n_cards (fixture->tray), ==, 0);
  run_frames (fixture, 2);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  guint64 serial = parcours_map_get_serial (fixture->map);

  parcours_canvas_set_read_only (fixture->canvas, TRUE);
  g_assert_false (_parcours_canvas_lift (fixture->canvas, find (fixture, "c0"), 5, 5));
  parcours_canvas_add_card (fixture->canvas);
  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c0");
  g_assert_false (parcours_canvas_edit_title (fixture->canvas));
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.move-right", NULL);
  g_assert_cmpuint (parcours_map_get_serial (fixture->map), ==, serial);
}

static void
test_move_actions (Fixture *fixture, gconstpointer data)
{
  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c0");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.move-down", NULL);
  expect_cell (fixture, "s0", "l0", "c40 c0");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.move-down", NULL);
  expect_cell (fixture, "s0", "l1", "c0 c8 c48");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.move-right", NULL);
  expect_cell (fixture, "s1", "l1", "c9 c49 c0");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.move-left", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "wall.move-left", NULL);
  expect_cell (fixture, "s0", "l1", "c8 c48 c0");
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, "Move Card");
}

/* --- titles in place --- */

static GtkTextBuffer *
entry_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas->edit))));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c0");
  g_assert_true (parcours_canvas_edit_title (fixture->canvas));
  run_frames (fixture, 2);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->canvas->edit)));
  gtk_text_buffer_set_text (entry_buffer (fixture), "Another title", -1);
  parcours_canvas_commit (fixture->canvas);
  g_assert_cmpstr (parcours_element_get_name (find (fixture, "c0")), ==, "Another title");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->canvas->edit)));

  parcours_canvas_edit_title (fixture->canvas);
  gtk_text_buffer_set_text (entry_buffer (fixture), "Never mind", -1);
  parcours_inline_edit_cancel (fixture->canvas->edit);
  g_assert_cmpstr (parcours_element_get_name (find (fixture, "c0")), ==, "Another title");
}

static void
test_edit_headers (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "s1", "l1" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), ids[i]);
      g_assert_true (parcours_canvas_edit_title (fixture->canvas));
      run_frames (fixture, 1);
      gtk_text_buffer_set_text (entry_buffer (fixture), "Renamed", -1);
      parcours_canvas_commit (fixture->canvas);
      g_assert_cmpstr (parcours_element_get_name (find (fixture, ids[i])), ==, "Renamed");
    }
}

static void
test_tab_goes_on (Fixture *fixture, gconstpointer data)
{
  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c0");
  parcours_canvas_edit_title (fixture->canvas);
  gtk_text_buffer_set_text (entry_buffer (fixture), "One", -1);
  parcours_inline_edit_commit (fixture->canvas->edit, 1);
  g_assert_true (parcours_inline_edit_get_active (fixture->canvas->edit));
  gtk_text_buffer_set_text (entry_buffer (fixture), "Two", -1);
  parcours_canvas_commit (fixture->canvas);
  g_assert_cmpstr (parcours_element_get_name (find (fixture, "c0")), ==, "One");
  g_assert_cmpstr (parcours_element_get_name (find (fixture, "c40")), ==, "Two");
}

static void
test_add_is_one_step (Fixture *fixture, gconstpointer data)
{
  const char *label = parcours_map_get_undo_label (fixture->map);
  g_autofree char *before = g_strdup (label), *id = NULL;
  guint n = parcours_map_get_n_elements (fixture->map);

  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c0");
  parcours_canvas_add_card (fixture->canvas);
  g_assert_cmpuint (parcours_map_get_n_elements (fixture->map), ==, n + 1);
  parcours_inline_edit_cancel (fixture->canvas->edit);
  g_assert_cmpuint (parcours_map_get_n_elements (fixture->map), ==, n);
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, before);

  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c0");
  parcours_canvas_add_card (fixture->canvas);
  gtk_text_buffer_set_text (entry_buffer (fixture), "New one", -1);
  parcours_canvas_commit (fixture->canvas);
  id = g_strdup (parcours_selection_get_current (parcours_canvas_get_selection (fixture->canvas)));
  g_assert_cmpstr (parcours_element_get_name (find (fixture, id)), ==, "New one");
  {
    g_autofree char *ids = g_strdup_printf ("c0 %s c40", id);

    expect_cell (fixture, "s0", "l0", ids);
  }
  parcours_map_undo (fixture->map);
  g_assert_cmpuint (parcours_map_get_n_elements (fixture->map), ==, n);
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, before);
  parcours_map_redo (fixture->map);
  g_assert_cmpstr (parcours_element_get_name (find (fixture, id)), ==, "New one");
}

/* --- zoom --- */

static void
count (guint *n)
{
  (*n)++;
}

static void
test_zoom_actions (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->canvas);
  guint n = 0;

  g_signal_connect_swapped (fixture->canvas, "notify::zoom", G_CALLBACK (count), &n);
  gtk_widget_activate_action (widget, "zoom.in", NULL);
  g_assert_cmpfloat_with_epsilon (parcours_canvas_get_zoom (fixture->canvas), PARCOURS_ZOOM_STEP, 1e-9);
  gtk_widget_activate_action (widget, "zoom.out", NULL);
  g_assert_cmpfloat_with_epsilon (parcours_canvas_get_zoom (fixture->canvas), 1, 1e-9);
  g_assert_cmpuint (n, ==, 2);
  parcours_canvas_set_zoom (fixture->canvas, 9);
  g_assert_cmpfloat (parcours_canvas_get_zoom (fixture->canvas), ==, PARCOURS_ZOOM_MAX);
  gtk_widget_activate_action (widget, "zoom.in", NULL);
  g_assert_cmpuint (n, ==, 3);
  gtk_widget_activate_action (widget, "zoom.one", NULL);
  g_assert_cmpfloat (parcours_canvas_get_zoom (fixture->canvas), ==, 1);
  run_frames (fixture, 2);
}

/* --- the current cell, and writing --- */

static void
press (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL));
}

static void
type_title (Fixture *fixture, const char *title, ParcoursEditEnd how)
{
  g_assert_true (parcours_inline_edit_get_active (fixture->canvas->edit));
  gtk_text_buffer_set_text (entry_buffer (fixture), title, -1);
  parcours_inline_edit_commit (fixture->canvas->edit, how);
}

static void
expect_current_cell (Fixture *fixture, guint row, guint column, const char *name)
{
  g_autofree char *said = _parcours_canvas_dup_cell_name (fixture->canvas);
  guint at_row = G_MAXUINT, at_column = G_MAXUINT;

  g_assert_true (_parcours_canvas_current_cell (fixture->canvas, &at_row, &at_column));
  g_assert_true (at_row == row && at_column == column);
  g_assert_cmpstr (said, ==, name);
  g_assert_cmpstr (fixture->canvas->said, ==, name);
}

/* Twenty cards: the third lane has four of them, the fourth none. */
static void
test_empty_cells (Fixture *fixture, gconstpointer data)
{
  ParcoursSelection *selection = parcours_canvas_get_selection (fixture->canvas);
  guint row, column;

  parcours_canvas_focus_card (fixture->canvas, "c19");
  parcours_selection_select (selection, "c19");
  _parcours_canvas_walk (fixture->canvas, 1, 0, FALSE);
  expect_current_cell (fixture, 2, 4, "Empty cell – s4, l2");
  g_assert_cmpuint (parcours_selection_get_n (selection), ==, 0);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->canvas)));
  _parcours_canvas_walk (fixture->canvas, 0, 1, FALSE);
  expect_current_cell (fixture, 3, 4, "Empty cell – s4, l3");

  /* The cell is the same one when the map around it changes, and is none when it goes. */
  parcours_map_remove (fixture->map, find (fixture, "s0"));
  expect_current_cell (fixture, 3, 3, "Empty cell – s4, l3");
  parcours_map_remove (fixture->map, find (fixture, "l3"));
  g_assert_false (_parcours_canvas_current_cell (fixture->canvas, &row, &column));
  parcours_map_undo (fixture->map);

  /* Up to the cards again, and beyond them to the header. */
  _parcours_canvas_walk (fixture->canvas, 0, -1, FALSE);
  _parcours_canvas_walk (fixture->canvas, 0, -1, FALSE);
  g_assert_cmpstr (parcours_selection_get_current (selection), ==, "c12");
  _parcours_canvas_walk (fixture->canvas, 0, -1, FALSE);
  _parcours_canvas_walk (fixture->canvas, 0, -1, FALSE);
  g_assert_cmpstr (parcours_selection_get_current (selection), ==, "s4");
  run_frames (fixture, 2);
}

static void
test_writing (Fixture *fixture, gconstpointer data)
{
  guint n = parcours_map_get_n_elements (fixture->map);
  g_autofree char *before = g_strdup (parcours_map_get_undo_label (fixture->map));

  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c19");
  _parcours_canvas_walk (fixture->canvas, 1, 0, FALSE);
  press (fixture, "wall.enter");
  type_title (fixture, "one", PARCOURS_EDIT_MORE);
  type_title (fixture, "two", PARCOURS_EDIT_NEXT);
  type_title (fixture, "three", PARCOURS_EDIT_NEXT);
  /* Nothing is written here: the cell is passed by. */
  type_title (fixture, "", PARCOURS_EDIT_NEXT);
  type_title (fixture, "four", PARCOURS_EDIT_NEXT);
  /* The lane has ended: the next one begins. */
  type_title (fixture, "five", PARCOURS_EDIT_MORE);
  parcours_inline_edit_cancel (fixture->canvas->edit);

  g_assert_cmpuint (parcours_map_get_n_elements (fixture->map), ==, n + 5);
  g_assert_null (parcours_map_get_redo_label (fixture->map));
  for (guint i = 0; i < 5; i++)
    g_assert_true (parcours_map_undo (fixture->map));
  g_assert_cmpuint (parcours_map_get_n_elements (fixture->map), ==, n);
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, before);
  run_frames (fixture, 2);
}

static void
expect_titles (Fixture *fixture, const char *stage, const char *lane, const char *expected)
{
  g_autoptr(GPtrArray) cell = parcours_map_cell (fixture->map, find (fixture, stage), NULL, find (fixture, lane), NULL);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < cell->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", parcours_element_get_name (g_ptr_array_index (cell, i)));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_writing_order (Fixture *fixture, gconstpointer data)
{
  parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c7");
  press (fixture, "wall.write");
  type_title (fixture, "one", PARCOURS_EDIT_MORE);
  type_title (fixture, "two", PARCOURS_EDIT_NEXT);
  type_title (fixture, "three", PARCOURS_EDIT_PREVIOUS);
  type_title (fixture, "four", PARCOURS_EDIT_DONE);
  g_assert_false (parcours_inline_edit_get_active (fixture->canvas->edit));
  expect_titles (fixture, "s7", "l0", "c7 one two four");
  expect_titles (fixture, "s0", "l1", "c8 three");
  run_frames (fixture, 2);
}

/* Whoever looks at an empty card and leaves it again has changed nothing, whichever way it goes. */
static void
test_no_trace (Fixture *fixture, gconstpointer data)
{
  static const ParcoursEditEnd ends[] = { PARCOURS_EDIT_DONE, PARCOURS_EDIT_MORE };
  guint64 state = parcours_map_get_state (fixture->map);
  guint n = parcours_map_get_n_elements (fixture->map);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      parcours_selection_select (parcours_canvas_get_selection (fixture->canvas), "c0");
      press (fixture, "wall.write");
      type_title (fixture, "", ends[i]);
      g_assert_false (parcours_inline_edit_get_active (fixture->canvas->edit));
      g_assert_cmpuint (parcours_map_get_state (fixture->map), ==, state);
      g_assert_cmpuint (parcours_map_get_n_elements (fixture->map), ==, n);
      g_assert_null (parcours_map_get_redo_label (fixture->map));
    }
  run_frames (fixture, 2);
}

static void
test_park_and_place (Fixture *fixture, gconstpointer data)
{
  ParcoursSelection *selection = parcours_canvas_get_selection (fixture->canvas);

  parcours_selection_select (selection, "c19");
  press (fixture, "wall.move-down");
  press (fixture, "wall.move-down");
  expect_cell (fixture, "s3", "l4", "c19");
  press (fixture, "wall.move-down");
  g_assert_cmpuint (parcours_tray_get_n_cards (fixture->tray), ==, 1);
  g_assert_cmpstr (parcours_selection_get_current (selection), ==, "c19");
  g_assert_true (_parcours_canvas_tray_key (fixture->canvas, find (fixture, "c19"), GDK_KEY_Up, GDK_CONTROL_MASK));
  g_assert_cmpuint (parcours_tray_get_n_cards (fixture->tray), ==, 0);
  expect_cell (fixture, "s3", "l4", "c19");
  run_frames (fixture, 2);
}

/* --- pictures in pixels --- */

static cairo_surface_t *
draw_node (GskRenderNode *node, double zoom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 140);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, 8, 8);
  cairo_scale (cr, zoom, zoom);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How far what the card's widget shows is from the card painted anew at this zoom: the mean of the channels' differences. */
static double
blur (Fixture *fixture, const char *id)
{
  ParcoursCardWidget *widget = parcours_card_layer_find (fixture->canvas->layer, find (fixture, id));
  double zoom = parcours_canvas_get_zoom (fixture->canvas), sum = 0;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (ParcoursScene) fresh = parcours_scene_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *shown, *sharp;
  const guchar *left, *right;
  gsize length;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (GTK_WIDGET (widget), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  parcours_scene_set_map (fresh, fixture->map);
  shown = draw_node (node, 1);
  sharp = draw_node (parcours_scene_card_node (fresh, find (fixture, id), PARCOURS_CARD_WIDTH, PARCOURS_CARD_PLAIN, zoom), zoom);
  left = cairo_image_surface_get_data (shown);
  right = cairo_image_surface_get_data (sharp);
  length = (gsize) cairo_image_surface_get_stride (shown) * 140;
  for (gsize i = 0; i < length; i++)
    sum += abs (left[i] - right[i]);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (sharp);
  return sum / (double) length;
}

static void
let_rest (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 600 * 1000;

  while (g_get_monotonic_time () < end)
    run_frames (fixture, 1);
}

/* While the zoom changes a card's picture is stretched; it is painted anew once the zoom rests, and at once if the card has changed. */
static void
test_stretched (Fixture *fixture, gconstpointer data)
{
  parcours_canvas_set_zoom (fixture->canvas, 1);
  let_rest (fixture);
  g_assert_cmpfloat (blur (fixture, "c0"), <, 0.1);

  parcours_canvas_set_zoom (fixture->canvas, 0.8);
  g_assert_cmpfloat (blur (fixture, "c0"), >, 0.1);
  g_assert_cmpfloat (blur (fixture, "c0"), <, 8);
  parcours_map_set (fixture->map, find (fixture, "c0"), PARCOURS_CARD_TITLE, "Another title", NULL);
  run_frames (fixture, 1);
  g_assert_cmpfloat (blur (fixture, "c0"), <, 0.1);

  let_rest (fixture);
  g_assert_cmpfloat (blur (fixture, "c0"), <, 0.1);
  parcours_canvas_set_zoom (fixture->canvas, 0.3);
  g_assert_cmpfloat (blur (fixture, "c0"), <, 0.1);     /* more than twice as much: nothing could be read */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("/wall/live", 2000, test_live);
  ADD ("/wall/far", 2000, test_far);
  ADD ("/wall/reading-order", 2000, test_reading_order);
  ADD ("/wall/panning-paints-no-cards", 2000, test_panning_paints_no_cards);
  ADD ("/wall/removed-focus", 80, test_removed_focus);
  ADD ("/wall/accessible", 80, test_accessible);
  ADD ("/wall/drag", 80, test_drag);
  ADD ("/wall/drag-cancelled", 80, test_drag_cancelled);
  ADD ("/wall/drag-overtaken", 80, test_drag_overtaken);
  ADD ("/wall/drag-several", 80, test_drag_several);
  ADD ("/wall/drag-to-tray", 80, test_drag_to_tray);
  ADD ("/wall/read-only", 80, test_read_only);
  ADD ("/wall/move-actions", 80, test_move_actions);
  ADD ("/wall/edit", 80, test_edit);
  ADD ("/wall/edit-headers", 80, test_edit_headers);
  ADD ("/wall/tab-goes-on", 80, test_tab_goes_on);
  ADD ("/wall/add-is-one-step", 80, test_add_is_one_step);
  ADD ("/wall/zoom-actions", 80, test_zoom_actions);
  ADD ("/wall/empty-cells", 20, test_empty_cells);
  ADD ("/wall/writing", 20, test_writing);
  ADD ("/wall/writing-order", 20, test_writing_order);
  ADD ("/wall/no-trace", 20, test_no_trace);
  ADD ("/wall/stretched", 20, test_stretched);
  ADD ("/wall/park-and-place", 20, test_park_and_place);
  return g_test_run ();
}
