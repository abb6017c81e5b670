/* canvas-pointer.c - what the pointer does: select, lift, draw a rubber band, pan, hover, double-click. */
#include "config.h"

#include "canvas/canvas-private.h"

#include "layout/metrics.h"

/* --- hover --- */

static void
set_hover (ParcoursCanvas *self, ParcoursElement *card)
{
  ParcoursElement *old = self->hover;
  ParcoursElement *both[2] = { old, card };

  if (old == card)
    return;
  self->hover = card != NULL ? g_object_ref (card) : NULL;
  for (int i = 0; i < 2; i++)
    {
      ParcoursCardWidget *widget = both[i] != NULL ? parcours_card_layer_find (self->layer, both[i]) : NULL;

      if (widget != NULL)
        _parcours_canvas_update_state (self, widget);
    }
  g_clear_object (&old);
}

/* The pointer moved over the wall, or the wall below the pointer. */
void
_parcours_canvas_update_hover (ParcoursCanvas *self)
{
  ParcoursSpot spot = { PARCOURS_MENU_GROUND };

  if (self->press == PARCOURS_PRESS_NONE && self->drag == NULL && self->pointer_x >= 0)
    _parcours_canvas_find_spot (self, self->pointer_x, self->pointer_y, &spot);
  set_hover (self, spot.target == PARCOURS_MENU_CARD ? spot.element : NULL);
  if (self->press == PARCOURS_PRESS_NONE && self->drag == NULL)
    {
      gboolean grip =
        self->hover != NULL && _parcours_canvas_on_grip (self, self->hover, self->pointer_x, self->pointer_y);

      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), grip ? "ew-resize" : NULL);
    }
  _parcours_canvas_update_add_button (self);
  _parcours_canvas_update_insert_button (self);
}

static void
on_motion (ParcoursCanvas *self, double x, double y)
{
  if (self->pointer_x == x && self->pointer_y == y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  _parcours_canvas_update_hover (self);
}

static void
on_leave (ParcoursCanvas *self)
{
  self->pointer_x = self->pointer_y = -1;
  _parcours_canvas_update_hover (self);
}

/* --- selecting --- */

static void
press_card (ParcoursCanvas *self, ParcoursElement *card, GdkModifierType state)
{
  const char *id = parcours_element_get_id (card);

  self->press = PARCOURS_PRESS_CARD;
  self->press_card = card;
  self->press_narrows = FALSE;
  if ((state & GDK_SHIFT_MASK) != 0)
    _parcours_canvas_select_range (self, card, (state & GDK_CONTROL_MASK) != 0);
  else if ((state & GDK_CONTROL_MASK) != 0)
    _parcours_canvas_toggle (self, card);
  else if (parcours_selection_contains (self->selection, id))
    self->press_narrows = parcours_selection_get_n (self->selection) > 1;
  else
    parcours_selection_select (self->selection, id);
  parcours_canvas_focus_card (self, id);
  self->press_card = card;
}

/* --- panning --- */

static void
start_pan (ParcoursCanvas *self)
{
  self->press = PARCOURS_PRESS_PAN;
  self->pan_x = self->viewport.x;
  self->pan_y = self->viewport.y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
pan (ParcoursCanvas *self, double dx, double dy)
{
  _parcours_canvas_scroll_to_place (self, self->pan_x - dx, self->pan_y - dy);
}

static void
on_pan_begin (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);

  if (self->drag != NULL || self->press != PARCOURS_PRESS_NONE)
    return;
  start_pan (self);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pan_update (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);

  if (self->press == PARCOURS_PRESS_PAN)
    pan (self, dx, dy);
}

/* --- the primary button --- */

/* Presses on the entry and on the button are theirs. */
gboolean
_parcours_canvas_is_on_child (ParcoursCanvas *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked == NULL)
    return FALSE;
  return picked == GTK_WIDGET (self->edit) || gtk_widget_is_ancestor (picked, GTK_WIDGET (self->edit)) ||
         picked == self->add_button || gtk_widget_is_ancestor (picked, self->add_button) ||
         picked == self->insert_button || gtk_widget_is_ancestor (picked, self->insert_button);
}

static void
press_spot (ParcoursCanvas *self, const ParcoursSpot *spot, GdkModifierType state)
{
  switch (spot->target)
    {
    case PARCOURS_MENU_CARD:
      if (!_parcours_canvas_press_grip (self, spot->element))
        press_card (self, spot->element, state);
      break;
    case PARCOURS_MENU_STAGE:
    case PARCOURS_MENU_STEP:
    case PARCOURS_MENU_LANE:
    case PARCOURS_MENU_PERSONA:
      _parcours_canvas_press_header (self, spot->element);
      break;
    case PARCOURS_MENU_GROUND:
    case PARCOURS_MENU_CELL:
    default:
      _parcours_canvas_start_band (self, state);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      break;
    }
}

static void
hide_focus_ring (ParcoursCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), FALSE);
}

static void
on_press_begin (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  ParcoursSpot spot;

  if (_parcours_canvas_layout (self) == NULL || self->drag != NULL || _parcours_canvas_is_on_child (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  parcours_inline_edit_commit (self->edit, 0);
  self->context = (ParcoursContext) { PARCOURS_MENU_GROUND };
  hide_focus_ring (self);
  self->press_x = self->pointer_x = x;
  self->press_y = self->pointer_y = y;
  if (self->space_held)
    {
      start_pan (self);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  _parcours_canvas_find_spot (self, x, y, &spot);
  press_spot (self, &spot, state);
  _parcours_canvas_update_hover (self);
}

static void
lift_pressed (ParcoursCanvas *self, GtkGesture *gesture)
{
  ParcoursElement *card = self->press_card;
  ParcoursCardBox box;
  double x, y;

  self->press_card = NULL;
  self->press = PARCOURS_PRESS_NONE;
  if (!parcours_layout_get_card (_parcours_canvas_layout (self), card, &box))
    return;
  parcours_viewport_to_body (&self->viewport, self->press_x, self->press_y, &x, &y);
  if (!_parcours_canvas_lift (self, card, x - box.rect.x, y - box.rect.y))
    return;
  self->press = PARCOURS_PRESS_DRAG;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_press_update (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);
  double x = self->press_x + dx, y = self->press_y + dy;
  gboolean far = gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->press_x, (int) self->press_y, (int) x, (int) y);

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->press == PARCOURS_PRESS_CARD && self->press_card != NULL && far && !self->read_only)
    lift_pressed (self, GTK_GESTURE (gesture));
  if (self->press == PARCOURS_PRESS_HEADER && far && _parcours_canvas_lift_header (self))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->press == PARCOURS_PRESS_HEADER)
    _parcours_canvas_header_motion (self, x, y);
  else if (self->press == PARCOURS_PRESS_SPAN && (far || self->span > 0))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      _parcours_canvas_update_span (self);
    }
  else if (self->press == PARCOURS_PRESS_DRAG)
    _parcours_canvas_drag_motion (self, GTK_WIDGET (self), x, y);
  else if (self->press == PARCOURS_PRESS_PAN)
    pan (self, dx, dy);
  else if (self->press == PARCOURS_PRESS_BAND && (far || self->band_moved))
    {
      if (!self->band_moved)
        _parcours_canvas_watch_escape (self, TRUE);
      self->band_moved = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      _parcours_canvas_update_band (self);
      _parcours_canvas_autoscroll (self);
    }
}

/* The press is over, whatever it was; nothing more comes of it. */
void
_parcours_canvas_cancel_press (ParcoursCanvas *self)
{
  _parcours_canvas_land_header (self, FALSE);
  self->press = PARCOURS_PRESS_NONE;
  self->press_card = NULL;
  self->press_header = NULL;
  self->span = 0;
  g_clear_pointer (&self->band_before, g_ptr_array_unref);
  _parcours_canvas_watch_escape (self, FALSE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _parcours_canvas_update_hover (self);
}

/* A click beside the cards chooses the cell there, for what is written or pasted next. */
static void
click_ground (ParcoursCanvas *self)
{
  ParcoursSpot spot;

  parcours_selection_clear (self->selection);
  _parcours_canvas_leave_cell (self);
  _parcours_canvas_find_spot (self, self->press_x, self->press_y, &spot);
  if (spot.target == PARCOURS_MENU_CELL)
    _parcours_canvas_enter_cell (self, spot.row, spot.column);
}

/* What a press means that did not become a drag. */
static void
finish_click (ParcoursCanvas *self)
{
  if (self->press == PARCOURS_PRESS_HEADER)
    _parcours_canvas_click_header (self);
  else if (self->press == PARCOURS_PRESS_CARD && self->press_card != NULL && self->press_narrows)
    parcours_selection_select (self->selection, parcours_element_get_id (self->press_card));
  else if (self->press == PARCOURS_PRESS_BAND && !self->band_moved && !self->band_adds)
    click_ground (self);
}

static void
on_press_end (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);

  if (self->press == PARCOURS_PRESS_DRAG)
    {
      /* The last motion and the release may be apart. */
      _parcours_canvas_drag_motion (self, GTK_WIDGET (self), self->press_x + dx, self->press_y + dy);
      _parcours_canvas_land (self, TRUE);
    }
  else if (self->header_drag != NULL)
    {
      _parcours_canvas_header_motion (self, self->press_x + dx, self->press_y + dy);
      _parcours_canvas_land_header (self, TRUE);
    }
  else if (self->press == PARCOURS_PRESS_SPAN)
    _parcours_canvas_drop_span (self);
  else
    finish_click (self);
  _parcours_canvas_cancel_press (self);
}

static void
on_press_cancel (ParcoursCanvas *self)
{
  /* A cancelled gesture ends right after; by then nothing is in the air. */
  if (self->press == PARCOURS_PRESS_DRAG)
    _parcours_canvas_land (self, FALSE);
  _parcours_canvas_cancel_press (self);
}

static void
on_pan_end (ParcoursCanvas *self)
{
  if (self->press == PARCOURS_PRESS_PAN)
    _parcours_canvas_cancel_press (self);
}

static void
double_click (ParcoursCanvas *self, double x, double y)
{
  ParcoursSpot spot;

  if (_parcours_canvas_button_at (self, x, y) != NULL)
    return;
  _parcours_canvas_find_spot (self, x, y, &spot);
  if (spot.target == PARCOURS_MENU_CELL &&
      parcours_layout_is_folded (_parcours_canvas_layout (self), spot.row, spot.column))
    _parcours_canvas_open_cell (self, spot.row, spot.column);
  else if (spot.target == PARCOURS_MENU_CELL)
    _parcours_canvas_add_card_in (self, spot.row, spot.column);
  else if (spot.element != NULL && parcours_selection_get_element (self->selection) == spot.element)
    parcours_canvas_edit_title (self);
}

static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);

  if (n_press == 2 && !self->read_only && !_parcours_canvas_is_on_child (self, x, y))
    double_click (self, x, y);
}

/* A finger touched and left, `times` in a row: a click. */
void
_parcours_canvas_tap (ParcoursCanvas *self, double x, double y, guint times)
{
  ParcoursSpot spot;

  parcours_inline_edit_commit (self->edit, 0);
  self->context = (ParcoursContext) { PARCOURS_MENU_GROUND };
  hide_focus_ring (self);
  self->press_x = self->pointer_x = x;
  self->press_y = self->pointer_y = y;
  _parcours_canvas_find_spot (self, x, y, &spot);
  press_spot (self, &spot, 0);
  finish_click (self);
  _parcours_canvas_cancel_press (self);
  if (times == 2 && !self->read_only)
    double_click (self, x, y);
}

void
_parcours_canvas_init_pointer (ParcoursCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *press = gtk_gesture_drag_new (), *middle = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_PRIMARY);
  g_signal_connect (press, "drag-begin", G_CALLBACK (on_press_begin), self);
  g_signal_connect (press, "drag-update", G_CALLBACK (on_press_update), self);
  g_signal_connect (press, "drag-end", G_CALLBACK (on_press_end), self);
  g_signal_connect_swapped (press, "cancel", G_CALLBACK (on_press_cancel), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  self->press_gesture = GTK_EVENT_CONTROLLER (press);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect (middle, "drag-begin", G_CALLBACK (on_pan_begin), self);
  g_signal_connect (middle, "drag-update", G_CALLBACK (on_pan_update), self);
  g_signal_connect_swapped (middle, "end", G_CALLBACK (on_pan_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (middle));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (on_click), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}
