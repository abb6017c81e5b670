/* canvas-keys.c - the wall by keyboard: which key walks (canvas-walk.c), moves cards, or acts. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "model/operations.h"

/* --- moving cards --- */

static void
move_selected (ParcoursCanvas *self, int dx, int dy)
{
  ParcoursElement *current;

  if (parcours_scene_get_map (self->scene) == NULL || self->read_only ||
      _parcours_canvas_move_header_by (self, dx, dy))
    return;
  if (!_parcours_canvas_move_block (self, dx, dy))
    return;
  current = parcours_selection_get_element (self->selection);
  if (current != NULL)
    parcours_canvas_reveal_card (self, parcours_element_get_id (current));
}

/* --- actions and keys --- */

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);

  if (g_str_equal (name, "wall.move-left"))
    move_selected (self, -1, 0);
  else if (g_str_equal (name, "wall.move-right"))
    move_selected (self, 1, 0);
  else if (g_str_equal (name, "wall.move-up"))
    move_selected (self, 0, -1);
  else
    move_selected (self, 0, 1);
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  ParcoursRect all = { 0, 0, self->viewport.body_width, self->viewport.body_height };

  if (_parcours_canvas_layout (self) != NULL && g_str_equal (name, "wall.select-all"))
    _parcours_canvas_list_cards (self, &all, ids);
  parcours_selection_set (self->selection, (const char *const *) ids->pdata, ids->len,
                          parcours_selection_get_current (self->selection));
  if (g_str_equal (name, "wall.select-none"))
    _parcours_canvas_leave_cell (self);
}

/* Ctrl+Space selects the card the keyboard is at, or leaves it out; the keyboard stays. */
static void
toggle_at_keyboard (ParcoursCanvas *self)
{
  ParcoursElement *card = _parcours_canvas_get_keyboard (self);
  guint n;
  g_autofree char *sentence = NULL;

  if (card == NULL || parcours_element_get_kind (card) != PARCOURS_KIND_CARD)
    return;
  _parcours_canvas_toggle (self, card);
  n = parcours_selection_get_n (self->selection);
  sentence = g_strdup_printf (ngettext ("%u card selected.", "%u cards selected.", n), n);
  _parcours_canvas_tell (self, sentence);
}

static gboolean
on_arrow (ParcoursCanvas *self, guint keyval, gboolean extend)
{
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      _parcours_canvas_walk (self, -1, 0, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      _parcours_canvas_walk (self, 1, 0, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      _parcours_canvas_walk (self, 0, -1, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      _parcours_canvas_walk (self, 0, 1, extend);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A screen of rows; with Alt a screen of columns. */
static gboolean
on_page (ParcoursCanvas *self, guint keyval, gboolean columns)
{
  int direction = 0;

  if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    direction = -1;
  else if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    direction = 1;
  else
    return GDK_EVENT_PROPAGATE;
  _parcours_canvas_walk_page (self, columns ? direction : 0, columns ? 0 : direction);
  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;

  if (_parcours_canvas_layout (self) == NULL || parcours_inline_edit_get_active (self->edit))
    return GDK_EVENT_PROPAGATE;
  if (!control && !shift && on_page (self, keyval, (state & GDK_ALT_MASK) != 0))
    return GDK_EVENT_STOP;
  if ((state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!control && on_arrow (self, keyval, shift))
    return GDK_EVENT_STOP;
  switch (keyval)
    {
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      _parcours_canvas_walk_to_end (self, FALSE, control, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      _parcours_canvas_walk_to_end (self, TRUE, control, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      _parcours_canvas_popup_here (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if (!shift)
        return GDK_EVENT_PROPAGATE;
      _parcours_canvas_popup_here (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      if (control)
        toggle_at_keyboard (self);
      self->space_held = !control;
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_key_released (ParcoursCanvas *self, guint keyval)
{
  if (keyval == GDK_KEY_space)
    self->space_held = FALSE;
}

static void
on_focus_leave (ParcoursCanvas *self)
{
  self->space_held = FALSE;
}

void
_parcours_canvas_install_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; guint modifiers; const char *action; } keys[] = {
    { GDK_KEY_Left, GDK_CONTROL_MASK, "wall.move-left" }, { GDK_KEY_KP_Left, GDK_CONTROL_MASK, "wall.move-left" },
    { GDK_KEY_Right, GDK_CONTROL_MASK, "wall.move-right" }, { GDK_KEY_KP_Right, GDK_CONTROL_MASK, "wall.move-right" },
    { GDK_KEY_Up, GDK_CONTROL_MASK, "wall.move-up" }, { GDK_KEY_KP_Up, GDK_CONTROL_MASK, "wall.move-up" },
    { GDK_KEY_Down, GDK_CONTROL_MASK, "wall.move-down" }, { GDK_KEY_KP_Down, GDK_CONTROL_MASK, "wall.move-down" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "wall.select-all" },
    { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "wall.select-none" }, { GDK_KEY_Escape, 0, "wall.select-none" },
  };
  static const char *const moves[] = { "wall.move-left", "wall.move-right", "wall.move-up", "wall.move-down" };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (widget_class, moves[i], NULL, move_action);
  gtk_widget_class_install_action (widget_class, "wall.select-all", NULL, select_action);
  gtk_widget_class_install_action (widget_class, "wall.select-none", NULL, select_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  /* The first eight are the arrows: with Shift they move headers as well. */
  for (guint i = 0; i < 8; i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK | GDK_SHIFT_MASK, keys[i].action,
                                         NULL);
}

void
_parcours_canvas_init_keys (ParcoursCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_key_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
