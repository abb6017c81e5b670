/* tray-strip.c - see tray-strip.h. */
#include "config.h"

#include "canvas/tray-strip.h"

#include "canvas/canvas-private.h"
#include "canvas/tray-private.h"
#include "layout/metrics.h"

#define PITCH PARCOURS_COLUMN
#define MARGIN_CARDS 2          /* live beyond what is seen, on each side */

struct _ParcoursTrayStrip
{
  GtkWidget parent_instance;

  ParcoursCanvas *canvas;       /* weak */
  GtkAdjustment *adjustment;
  GHashTable *live;             /* ParcoursElement -> ParcoursCardWidget (borrowed: children) */
  guint tick;

  ParcoursElement *press_card;  /* borrowed while pressed */
  gboolean press_narrows, dragging;
  gboolean was_over;            /* cards were held over us at the last motion */
  double press_x, press_y;
};

G_DEFINE_FINAL_TYPE (ParcoursTrayStrip, parcours_tray_strip, GTK_TYPE_WIDGET)

static GPtrArray *
parked_cards (ParcoursTrayStrip *self)
{
  ParcoursLayout *layout = self->canvas != NULL ? _parcours_canvas_layout (self->canvas) : NULL;

  return layout != NULL ? parcours_layout_get_parked (layout) : NULL;
}

static GHashTable *
cards_over_us (ParcoursTrayStrip *self)
{
  ParcoursDrag *drag = self->canvas != NULL ? self->canvas->drag : NULL;

  return drag != NULL && parcours_drag_get_over (drag) == PARCOURS_OVER_TRAY ? parcours_drag_get_cards (drag) : NULL;
}

/* Where card number `index` stands: while cards are held over the tray, a slot is open and the dragged ones wait in
 * it. */
static double
place_of (ParcoursTrayStrip *self, guint index)
{
  GHashTable *dragged = cards_over_us (self);
  GPtrArray *cards = parked_cards (self);
  guint slot, place = 0;

  if (dragged == NULL)
    return index * PITCH + PARCOURS_COLUMN_PAD;
  slot = parcours_drag_get_parked_index (self->canvas->drag);
  if (g_hash_table_contains (dragged, g_ptr_array_index (cards, index)))
    return slot * PITCH + PARCOURS_COLUMN_PAD;
  for (guint i = 0; i < index; i++)
    if (!g_hash_table_contains (dragged, g_ptr_array_index (cards, i)))
      place++;
  return (place >= slot ? place + 1 : place) * PITCH + PARCOURS_COLUMN_PAD;
}

static gboolean
card_at (ParcoursTrayStrip *self, double x, double y, ParcoursElement **card, guint *index)
{
  GPtrArray *cards = parked_cards (self);

  if (cards == NULL || x < 0 || y < PARCOURS_CELL_PAD || y > PARCOURS_CELL_PAD + PARCOURS_CARD_HEIGHT)
    return FALSE;
  *index = (guint) (x / PITCH);
  if (*index >= cards->len)
    return FALSE;
  *card = g_ptr_array_index (cards, *index);
  return TRUE;
}

/* --- which cards are live --- */

static void
visible_range (ParcoursTrayStrip *self, guint n, guint *first, guint *end)
{
  double value = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  double page = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment) : 0;

  *first = (guint) MAX (0, (int) (value / PITCH) - MARGIN_CARDS);
  *end = MIN (n, (guint) ((value + page) / PITCH) + 1 + MARGIN_CARDS);
}

static void
release_others (ParcoursTrayStrip *self, GPtrArray *cards, guint first, guint end)
{
  GHashTableIter iter;
  gpointer card, widget;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &card, &widget))
    {
      guint index;

      if (cards != NULL && g_ptr_array_find (cards, card, &index) &&
          ((index >= first && index < end) || gtk_widget_has_focus (widget)))
        continue;
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (widget);
    }
}

static void
update_live (ParcoursTrayStrip *self)
{
  GPtrArray *cards = parked_cards (self);
  GtkWidget *previous = NULL;
  guint first = 0, end = 0;

  if (cards != NULL)
    visible_range (self, cards->len, &first, &end);
  release_others (self, cards, first, end);
  for (guint i = first; i < end; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cards, i);
      ParcoursCardWidget *widget = g_hash_table_lookup (self->live, card);

      if (widget == NULL)
        {
          widget = parcours_card_widget_new (self->canvas->scene);
          parcours_card_widget_bind (widget, card);
          parcours_card_widget_set_zoom (widget, PARCOURS_TRAY_ZOOM);
          g_hash_table_insert (self->live, card, widget);
        }
      gtk_widget_insert_after (GTK_WIDGET (widget), GTK_WIDGET (self), previous);
      _parcours_canvas_update_state (self->canvas, widget);
      previous = GTK_WIDGET (widget);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (widget);

  self->tick = 0;
  update_live (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (ParcoursTrayStrip *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/* --- pointer --- */

static void
on_press_begin (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (data);
  ParcoursSelection *selection = parcours_canvas_get_selection (self->canvas);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  ParcoursElement *card;
  const char *id;
  guint index;

  self->press_card = NULL;
  self->press_narrows = FALSE;
  if (!card_at (self, x, y, &card, &index))
    {
      if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
        parcours_selection_clear (selection);
      return;
    }
  id = parcours_element_get_id (card);
  self->press_x = x;
  self->press_y = y;
  if ((state & GDK_SHIFT_MASK) != 0)
    _parcours_canvas_select_range (self->canvas, card, (state & GDK_CONTROL_MASK) != 0);
  else if ((state & GDK_CONTROL_MASK) != 0)
    _parcours_canvas_toggle (self->canvas, card);
  else if (parcours_selection_contains (selection, id))
    self->press_narrows = parcours_selection_get_n (selection) > 1;
  else
    parcours_selection_select (selection, id);
  parcours_tray_strip_focus_card (self, card);
  self->press_card = card;
}

static void
on_press_update (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (data);
  double x = self->press_x + dx, y = self->press_y + dy;
  ParcoursElement *card;
  guint index;

  if (!self->dragging && self->press_card != NULL &&
      gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->press_x, (int) self->press_y, (int) x, (int) y) &&
      card_at (self, self->press_x, self->press_y, &card, &index) && card == self->press_card)
    {
      self->press_card = NULL;
      self->dragging = _parcours_canvas_lift (self->canvas, card, self->press_x - place_of (self, index),
                                              self->press_y - PARCOURS_CELL_PAD);
      if (self->dragging)
        gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  if (self->dragging)
    _parcours_canvas_drag_motion (self->canvas, GTK_WIDGET (self), x, y);
}

static void
on_press_end (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (data);

  if (self->dragging)
    {
      self->dragging = FALSE;
      _parcours_canvas_drag_motion (self->canvas, GTK_WIDGET (self), self->press_x + dx, self->press_y + dy);
      _parcours_canvas_land (self->canvas, TRUE);
    }
  else if (self->press_card != NULL && self->press_narrows)
    parcours_selection_select (parcours_canvas_get_selection (self->canvas),
                               parcours_element_get_id (self->press_card));
  self->press_card = NULL;
}

static void
on_press_cancel (ParcoursTrayStrip *self)
{
  if (self->dragging)
    _parcours_canvas_land (self->canvas, FALSE);
  self->dragging = FALSE;
  self->press_card = NULL;
}

static void
popup (ParcoursTrayStrip *self, ParcoursElement *card, double x, double y)
{
  ParcoursContext context = { .target = PARCOURS_MENU_PARKED, .element = card };

  _parcours_canvas_popup (self->canvas, GTK_WIDGET (self), &context, &PARCOURS_RECT (x, y, 1, 1));
}

static void
on_secondary_press (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (data);
  ParcoursElement *card;
  guint index;

  if (!card_at (self, x, y, &card, &index))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, card, x, y);
}

/* --- keys --- */

/* Which card a key leads to from number `index` of `n`; -1: it is no such key, or there is none. */
static int
card_by_key (guint keyval, guint index, guint n)
{
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      return (int) index - 1;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      return index + 1 < n ? (int) index + 1 : -1;
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      return index > 0 ? 0 : -1;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      return index + 1 < n ? (int) n - 1 : -1;
    default:
      return -1;
    }
}

static void
go_to (ParcoursTrayStrip *self, ParcoursElement *card, gboolean extend)
{
  if (extend)
    _parcours_canvas_select_range (self->canvas, card, FALSE);
  else
    parcours_selection_select (parcours_canvas_get_selection (self->canvas), parcours_element_get_id (card));
  parcours_tray_strip_focus_card (self, card);
}

/* All that wait. */
static void
select_parked (ParcoursTrayStrip *self, GPtrArray *cards, ParcoursElement *current)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (ids, (char *) parcours_element_get_id (g_ptr_array_index (cards, i)));
  parcours_selection_set (parcours_canvas_get_selection (self->canvas), (const char *const *) ids->pdata, ids->len,
                          parcours_element_get_id (current));
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (data);
  GPtrArray *cards = parked_cards (self);
  ParcoursElement *current = self->canvas != NULL ? _parcours_canvas_get_keyboard (self->canvas) : NULL;
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;
  guint index;
  int next;

  if (cards == NULL || current == NULL || (state & GDK_ALT_MASK) != 0 || !g_ptr_array_find (cards, current, &index))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && shift))
    {
      popup (self, current, place_of (self, index), PARCOURS_CELL_PAD);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape)
    {
      parcours_selection_clear (parcours_canvas_get_selection (self->canvas));
      return GDK_EVENT_STOP;
    }
  if (control && keyval == GDK_KEY_space)
    {
      _parcours_canvas_toggle (self->canvas, current);
      return GDK_EVENT_STOP;
    }
  if (control && keyval == GDK_KEY_a)
    {
      select_parked (self, cards, current);
      return GDK_EVENT_STOP;
    }
  if (_parcours_canvas_tray_key (self->canvas, current, keyval, state))
    return GDK_EVENT_STOP;
  next = control ? -1 : card_by_key (keyval, index, cards->len);
  if (next < 0)
    return GDK_EVENT_PROPAGATE;
  go_to (self, g_ptr_array_index (cards, (guint) next), shift);
  return GDK_EVENT_STOP;
}

/* --- widget --- */

static void
parcours_tray_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (widget);
  GPtrArray *cards = parked_cards (self);
  GHashTableIter iter;
  gpointer card, child;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &card, &child))
    {
      guint index;

      if (cards == NULL || !g_ptr_array_find (cards, card, &index))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (child, (int) PARCOURS_CARD_WIDTH, (int) (PARCOURS_CARD_HEIGHT + PARCOURS_CARD_EDGE), -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) place_of (self, index),
                                                                                (float) PARCOURS_CELL_PAD)));
    }
}

static void
parcours_tray_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (widget);
  GPtrArray *cards = parked_cards (self);
  guint n = (cards != NULL ? cards->len : 0) + (cards_over_us (self) != NULL ? 1 : 0);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) (n * PITCH) : (int) PARCOURS_LANE_HEIGHT;
}

static void
parcours_tray_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (widget);
  ParcoursPaint paint;

  if (cards_over_us (self) != NULL)
    {
      parcours_scene_init_paint (self->canvas->scene, &paint, snapshot, PARCOURS_TRAY_ZOOM);
      parcours_paint_slot (
        &paint, &PARCOURS_RECT (parcours_drag_get_parked_index (self->canvas->drag) * PITCH + PARCOURS_COLUMN_PAD,
                                PARCOURS_CELL_PAD, PARCOURS_CARD_WIDTH, PARCOURS_CARD_HEIGHT));
      parcours_scene_clear_paint (&paint);
    }
  GTK_WIDGET_CLASS (parcours_tray_strip_parent_class)->snapshot (widget, snapshot);
}

static void
parcours_tray_strip_dispose (GObject *object)
{
  ParcoursTrayStrip *self = PARCOURS_TRAY_STRIP (object);
  GtkWidget *child;

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  g_hash_table_remove_all (self->live);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_weak_pointer (&self->canvas);

  G_OBJECT_CLASS (parcours_tray_strip_parent_class)->dispose (object);
}

static void
parcours_tray_strip_finalize (GObject *object)
{
  g_hash_table_unref (PARCOURS_TRAY_STRIP (object)->live);

  G_OBJECT_CLASS (parcours_tray_strip_parent_class)->finalize (object);
}

static void
parcours_tray_strip_class_init (ParcoursTrayStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_tray_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = parcours_tray_strip_finalize;
  widget_class->size_allocate = parcours_tray_strip_size_allocate;
  widget_class->measure = parcours_tray_strip_measure;
  widget_class->snapshot = parcours_tray_strip_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
parcours_tray_strip_init (ParcoursTrayStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *press = gtk_gesture_drag_new (), *secondary = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->live = g_hash_table_new (NULL, NULL);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_PRIMARY);
  g_signal_connect (press, "drag-begin", G_CALLBACK (on_press_begin), self);
  g_signal_connect (press, "drag-update", G_CALLBACK (on_press_update), self);
  g_signal_connect (press, "drag-end", G_CALLBACK (on_press_end), self);
  g_signal_connect_swapped (press, "cancel", G_CALLBACK (on_press_cancel), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary_press), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, keys);
}

ParcoursTrayStrip *
parcours_tray_strip_new (ParcoursCanvas *canvas)
{
  ParcoursTrayStrip *self;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (canvas), NULL);

  self = g_object_new (PARCOURS_TYPE_TRAY_STRIP, NULL);
  g_set_weak_pointer (&self->canvas, canvas);
  return self;
}

void
parcours_tray_strip_set_adjustment (ParcoursTrayStrip *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (PARCOURS_IS_TRAY_STRIP (self));

  g_set_object (&self->adjustment, adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (queue_update), self);
}

static void
refresh_card (gpointer card, gpointer widget, gpointer data)
{
  parcours_card_widget_refresh (widget);
}

void
parcours_tray_strip_refresh (ParcoursTrayStrip *self)
{
  g_return_if_fail (PARCOURS_IS_TRAY_STRIP (self));

  self->press_card = NULL;
  update_live (self);
  g_hash_table_foreach (self->live, refresh_card, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
parcours_tray_strip_drag_changed (ParcoursTrayStrip *self)
{
  g_return_if_fail (PARCOURS_IS_TRAY_STRIP (self));

  if (self->canvas->drag == NULL)
    self->dragging = FALSE;     /* Escape */
  if (self->was_over || cards_over_us (self) != NULL)
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  /* A new size means work for the whole window: not for each motion. */
  if (self->was_over != (cards_over_us (self) != NULL))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->was_over = cards_over_us (self) != NULL;
}

guint
parcours_tray_strip_index_at (ParcoursTrayStrip *self, double x, GHashTable *dragged)
{
  GPtrArray *cards;
  guint n = 0;

  g_return_val_if_fail (PARCOURS_IS_TRAY_STRIP (self), 0);

  cards = parked_cards (self);
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (!g_hash_table_contains (dragged, g_ptr_array_index (cards, i)))
      n++;
  return MIN (n, (guint) MAX (0, x / PITCH));
}

gboolean
parcours_tray_strip_reveal_card (ParcoursTrayStrip *self, ParcoursElement *card)
{
  GPtrArray *cards;
  guint index;

  g_return_val_if_fail (PARCOURS_IS_TRAY_STRIP (self), FALSE);

  cards = parked_cards (self);
  if (cards == NULL || !g_ptr_array_find (cards, card, &index))
    return FALSE;
  if (self->adjustment != NULL)
    gtk_adjustment_clamp_page (self->adjustment, index * PITCH, (index + 1) * PITCH);
  update_live (self);
  return TRUE;
}

gboolean
parcours_tray_strip_focus_card (ParcoursTrayStrip *self, ParcoursElement *card)
{
  GtkWidget *widget;

  if (!parcours_tray_strip_reveal_card (self, card))
    return FALSE;
  widget = g_hash_table_lookup (self->live, card);
  return widget != NULL && gtk_widget_grab_focus (widget);
}
