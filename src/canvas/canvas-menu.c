/* canvas-menu.c - context menus: the shell gives the models, the wall tells what they are about. */
#include "config.h"

#include "canvas/canvas-private.h"

static void
on_gone (gpointer data)
{
  g_autoptr(ParcoursCanvas) self = data;

  self->menu_closing = FALSE;
}

static void
on_closed (ParcoursCanvas *self)
{
  self->menu_closing = TRUE;
  g_idle_add_once (on_gone, g_object_ref (self));
  /* The menu's action runs after it has closed: the context stays until the next menu. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Right clicks and the Menu key act on what they point at, unless it is part of what is selected already. */
static void
select_target (ParcoursCanvas *self, const ParcoursContext *context)
{
  if (context->element == NULL)
    parcours_selection_clear (self->selection);
  else if (!parcours_selection_contains (self->selection, parcours_element_get_id (context->element)))
    parcours_selection_select (self->selection, parcours_element_get_id (context->element));
}

void
_parcours_canvas_popup (ParcoursCanvas *self, GtkWidget *parent, const ParcoursContext *context, const ParcoursRect *at)
{
  GdkRectangle rectangle = { (int) at->x, (int) at->y, MAX (1, (int) at->width), MAX (1, (int) at->height) };
  double x, y;

  parcours_inline_edit_commit (self->edit, 0);
  select_target (self, context);
  self->context = *context;
  g_signal_emit_by_name (self, "context-changed");
  if (self->menus[context->target] == NULL ||
      !gtk_widget_translate_coordinates (parent, GTK_WIDGET (self), at->x, at->y, &x, &y))
    return;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_closed), self);
    }
  rectangle.x = (int) x;
  rectangle.y = (int) y;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), self->menus[context->target]);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rectangle);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
fill_cell (ParcoursCanvas *self, ParcoursContext *context, guint row, guint column)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursColumn *box;
  guint n;

  box = &parcours_layout_get_columns (layout, &n)[column];
  context->stage = box->stage;
  context->step = box->into;
  context->lane = parcours_layout_get_rows (layout, &n)[row].lane;
}

/* The menu of what is at (x, y). */
void
_parcours_canvas_popup_at (ParcoursCanvas *self, double x, double y)
{
  ParcoursContext context = { PARCOURS_MENU_GROUND };
  ParcoursSpot spot;

  _parcours_canvas_find_spot (self, x, y, &spot);
  context.target = spot.target;
  context.element = spot.element;
  if (spot.in_cell)
    fill_cell (self, &context, spot.row, spot.column);
  _parcours_canvas_popup (self, GTK_WIDGET (self), &context, &PARCOURS_RECT (x, y, 1, 1));
}

static void
on_secondary_press (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (data);

  if (_parcours_canvas_layout (self) == NULL || self->drag != NULL)
    return;
  if (parcours_inline_edit_get_active (self->edit) &&
      gtk_widget_is_ancestor (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT), GTK_WIDGET (self->edit)))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _parcours_canvas_popup_at (self, x, y);
}

static ParcoursMenuTarget
target_of (ParcoursElement *element)
{
  switch ((int) parcours_element_get_kind (element))
    {
    case PARCOURS_KIND_CARD:
      return PARCOURS_MENU_CARD;
    case PARCOURS_KIND_STAGE:
      return PARCOURS_MENU_STAGE;
    case PARCOURS_KIND_STEP:
      return PARCOURS_MENU_STEP;
    case PARCOURS_KIND_LANE:
      return PARCOURS_MENU_LANE;
    case PARCOURS_KIND_PERSONA:
      return PARCOURS_MENU_PERSONA;
    default:
      return PARCOURS_MENU_GROUND;
    }
}

/* The Menu key: the menu of what is current, beside it. */
void
_parcours_canvas_popup_here (ParcoursCanvas *self)
{
  ParcoursContext context = { PARCOURS_MENU_GROUND };
  ParcoursRect rect = { parcours_viewport_side (&self->viewport), parcours_viewport_head (&self->viewport), 1, 1 };
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  ParcoursCardBox box;
  guint row, column;

  if (current != NULL && _parcours_canvas_reveal_element (self, current) &&
      _parcours_canvas_element_rect (self, current, &rect))
    {
      context.target = target_of (current);
      context.element = current;
      if (parcours_layout_get_card (_parcours_canvas_layout (self), current, &box))
        fill_cell (self, &context, box.row, box.column);
    }
  else if (_parcours_canvas_current_cell (self, &row, &column))
    {
      ParcoursRect cell = parcours_layout_get_cell_rect (_parcours_canvas_layout (self), row, column);

      context.target = PARCOURS_MENU_CELL;
      fill_cell (self, &context, row, column);
      parcours_viewport_from_body (&self->viewport, &cell, &rect);
    }
  _parcours_canvas_popup (self, GTK_WIDGET (self), &context, &rect);
}

void
_parcours_canvas_init_menu (ParcoursCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_secondary_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
parcours_canvas_set_menu (ParcoursCanvas *self, ParcoursMenuTarget target, GMenuModel *menu)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));
  g_return_if_fail (target < PARCOURS_N_MENUS);

  g_set_object (&self->menus[target], menu);
}

void
parcours_canvas_get_context (ParcoursCanvas *self, ParcoursContext *context)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  *context = self->context;
}
