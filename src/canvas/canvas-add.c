/* canvas-add.c - where a new card belongs, and the button in the hovered cell. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "layout/metrics.h"
#include "model/operations.h"

#define BUTTON_ZOOM_MIN 0.5     /* below this there is no button in hovered cells */
#define BUTTON 44.0             /* u */
#define SMALL_BUTTON 26.0       /* u, in a cell that is full */

/* --- which cell --- */

static gboolean
cell_of_card (ParcoursCanvas *self, ParcoursElement *card, guint *row, guint *column)
{
  ParcoursCardBox box;

  if (!parcours_layout_get_card (_parcours_canvas_layout (self), card, &box))
    return FALSE;
  *row = box.row;
  *column = box.column;
  return TRUE;
}

/* The first cell of `area` that can hold cards. */
static gboolean
first_cell (ParcoursCanvas *self, const ParcoursRect *area, guint *row, guint *column)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  guint n;

  rows = parcours_layout_get_rows (layout, &n);
  for (*row = 0; *row < n; (*row)++)
    if (rows[*row].type == PARCOURS_ROW_CARDS && rows[*row].lane != NULL &&
        rows[*row].y + rows[*row].height > area->y + 1)
      {
        if (!parcours_hit_column (layout, MAX (area->x + 1, 1), column))
          *column = 0;
        return parcours_layout_get_columns (layout, &n)[*column].stage != NULL;
      }
  return FALSE;
}

/* A cell of a stage and a lane that exist: an empty map has a place but nothing to name it. */
gboolean
_parcours_canvas_is_cell (ParcoursCanvas *self, guint row, guint column)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  guint n;

  return parcours_layout_get_columns (layout, &n)[column].stage != NULL &&
         parcours_layout_get_rows (layout, &n)[row].lane != NULL;
}

static gboolean
cell_of_context (ParcoursCanvas *self, guint *row, guint *column)
{
  const ParcoursContext *context = &self->context;
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  const ParcoursColumn *columns;
  guint n_rows, n_columns;

  if (context->stage == NULL || context->lane == NULL)
    return FALSE;
  rows = parcours_layout_get_rows (layout, &n_rows);
  columns = parcours_layout_get_columns (layout, &n_columns);
  for (*row = 0; *row < n_rows && rows[*row].lane != context->lane; (*row)++)
    ;
  for (*column = 0;
       *column < n_columns && (columns[*column].stage != context->stage || columns[*column].into != context->step);
       (*column)++)
    ;
  return *row < n_rows && *column < n_columns;
}

/* The cell that the user points at in some way: with a menu, the selection, the keyboard or the pointer. */
gboolean
_parcours_canvas_find_chosen_cell (ParcoursCanvas *self, guint *row, guint *column)
{
  ParcoursRect area;
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  ParcoursSpot spot;

  if (_parcours_canvas_layout (self) == NULL)
    return FALSE;
  if (cell_of_context (self, row, column) || (current != NULL && cell_of_card (self, current, row, column)))
    return TRUE;
  if (current != NULL && _parcours_canvas_body_rect (self, current, &area) && first_cell (self, &area, row, column))
    return TRUE;
  if (current != NULL)
    return FALSE;
  if (_parcours_canvas_current_cell (self, row, column))
    return TRUE;
  if (self->pointer_x >= 0)
    {
      _parcours_canvas_find_spot (self, self->pointer_x, self->pointer_y, &spot);
      *row = spot.row;
      *column = spot.column;
      if (spot.in_cell && _parcours_canvas_is_cell (self, *row, *column))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_cell (ParcoursCanvas *self, guint *row, guint *column)
{
  ParcoursRect area = parcours_viewport_area (&self->viewport, 0);

  return _parcours_canvas_find_chosen_cell (self, row, column) ||
         (_parcours_canvas_layout (self) != NULL && first_cell (self, &area, row, column));
}

gboolean
parcours_canvas_get_cell (ParcoursCanvas *self, ParcoursElement **stage, ParcoursElement **step, ParcoursElement **lane)
{
  guint row, column, n;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  if (!find_cell (self, &row, &column))
    return FALSE;
  *stage = parcours_layout_get_columns (_parcours_canvas_layout (self), &n)[column].stage;
  *step = parcours_layout_get_columns (_parcours_canvas_layout (self), &n)[column].into;
  *lane = parcours_layout_get_rows (_parcours_canvas_layout (self), &n)[row].lane;
  return TRUE;
}

/* --- adding --- */

/* A new card goes behind the selected one if that is in the cell, else to its end. */
static int
index_in_cell (ParcoursCanvas *self, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  g_autoptr(GPtrArray) cell = parcours_map_cell (map, stage, step, lane, NULL);
  guint index;

  return current != NULL && g_ptr_array_find (cell, current, &index) ? (int) index + 1 : -1;
}

/* A detached card for that cell. The caller owns it. */
ParcoursElement *
_parcours_canvas_make_card (const char *id, const char *stage, const char *step, const char *lane, const char *title)
{
  ParcoursElement *card = parcours_element_new (PARCOURS_KIND_CARD, id);

  parcours_element_set (card, PARCOURS_CARD_STAGE, stage, NULL);
  parcours_element_set (card, PARCOURS_CARD_STEP, step, NULL);
  parcours_element_set (card, PARCOURS_CARD_LANE, lane, NULL);
  parcours_element_set (card, PARCOURS_CARD_TITLE, title, NULL);
  return card;
}

static const char *
id_of (ParcoursElement *element)
{
  return element != NULL ? parcours_element_get_id (element) : NULL;
}

static void
add_card (ParcoursCanvas *self, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  g_autoptr(ParcoursElement) card = _parcours_canvas_make_card (NULL, id_of (stage), id_of (step), id_of (lane), NULL);

  self->new_index = index_in_cell (self, stage, step, lane);
  if (parcours_map_add (map, parcours_map_get_root (map), card, self->new_index) == NULL)
    return;
  self->new_serial = parcours_map_get_serial (map);
  parcours_selection_select (self->selection, parcours_element_get_id (card));
  parcours_canvas_edit_title (self);
}

void
parcours_canvas_add_card (ParcoursCanvas *self)
{
  ParcoursElement *stage, *step, *lane;

  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  if (self->read_only)
    return;
  parcours_inline_edit_commit (self->edit, 0);
  if (parcours_canvas_get_cell (self, &stage, &step, &lane))
    add_card (self, stage, step, lane);
  else
    g_signal_emit_by_name (self, "refused", _("Add a stage and a lane first: a card stands where they meet."));
}

void
_parcours_canvas_add_card_in (ParcoursCanvas *self, guint row, guint column)
{
  const ParcoursColumn *columns;
  guint n;

  if (self->read_only || !_parcours_canvas_is_cell (self, row, column))
    return;
  columns = parcours_layout_get_columns (_parcours_canvas_layout (self), &n);
  add_card (self, columns[column].stage, columns[column].into,
            parcours_layout_get_rows (_parcours_canvas_layout (self), &n)[row].lane);
}

/* --- the button in the hovered cell --- */

/* In the middle of where the next card of the cell would stand (the ground around it stays free for a rubber band);
 * in a full cell at its lower edge. */
static ParcoursRect
button_place (ParcoursCanvas *self, guint row, guint column)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  GPtrArray *cards = parcours_layout_get_cell (layout, row, column);
  ParcoursRect cell = parcours_layout_get_cell_rect (layout, row, column), place;
  guint plain = 0;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      ParcoursCardBox box;

      if (parcours_layout_get_card (layout, g_ptr_array_index (cards, i), &box) && box.span == 1)
        plain++;
    }
  place = parcours_hit_place (layout, row, column, plain);
  if (place.y + place.height <= cell.y + cell.height)
    return PARCOURS_RECT (place.x + (place.width - BUTTON) / 2, place.y + (place.height - BUTTON) / 2, BUTTON, BUTTON);
  return PARCOURS_RECT (cell.x + (cell.width - SMALL_BUTTON) / 2, cell.y + cell.height - SMALL_BUTTON + 6, SMALL_BUTTON,
                        SMALL_BUTTON);
}

void
_parcours_canvas_update_add_button (ParcoursCanvas *self)
{
  ParcoursSpot spot = { PARCOURS_MENU_GROUND };
  gboolean shown = !self->read_only && self->press == PARCOURS_PRESS_NONE && self->drag == NULL &&
                   self->pointer_x >= 0 && self->viewport.zoom >= BUTTON_ZOOM_MIN &&
                   _parcours_canvas_layout (self) != NULL && !parcours_inline_edit_get_active (self->edit);

  if (shown)
    _parcours_canvas_find_spot (self, self->pointer_x, self->pointer_y, &spot);
  shown = shown && spot.in_cell && _parcours_canvas_is_cell (self, spot.row, spot.column) &&
          !parcours_layout_is_folded (_parcours_canvas_layout (self), spot.row, spot.column);
  if (shown)
    {
      ParcoursRect place = button_place (self, spot.row, spot.column);

      self->add_row = spot.row;
      self->add_column = spot.column;
      parcours_card_layer_set_button (self->layer, self->add_button, &place);
    }
  gtk_widget_set_visible (self->add_button, shown);
}

static void
add_where_clicked (gpointer data)
{
  g_autoptr(ParcoursCanvas) self = data;

  gtk_event_controller_reset (self->press_gesture);
  if (_parcours_canvas_layout (self) != NULL && gtk_widget_get_visible (self->add_button))
    _parcours_canvas_add_card_in (self, self->add_row, self->add_column);
}

/* Writing hides the button. The wall saw it pressed, would not see it released, and would take the next press for part
 * of this one: a click beside the entry did not end it. */
static void
on_add_clicked (ParcoursCanvas *self)
{
  g_idle_add_once (add_where_clicked, g_object_ref (self));
}

void
_parcours_canvas_init_add (ParcoursCanvas *self)
{
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add_button, _("Add a card here (N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Card"), -1);
  gtk_widget_add_css_class (self->add_button, "add");
  gtk_widget_add_css_class (self->add_button, "circular");
  gtk_widget_set_focusable (self->add_button, FALSE);
  gtk_widget_set_visible (self->add_button, FALSE);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (on_add_clicked), self);
  parcours_card_layer_set_button (self->layer, self->add_button, &PARCOURS_RECT (0, 0, SMALL_BUTTON, SMALL_BUTTON));
}
