/* canvas-park.c - between wall and tray by keyboard: cards are set aside and placed, and what keys do in the tray. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "canvas/move.h"
#include "canvas/tray-private.h"

/* Sets the selected cards aside and follows them into the tray. */
void
_parcours_canvas_park_selected (ParcoursCanvas *self)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  g_autoptr(GPtrArray) cards = NULL;
  g_autofree char *lead = NULL, *sentence = NULL;
  GPtrArray *parked;

  if (map == NULL || self->read_only)
    return;
  cards = _parcours_canvas_selected_cards (self);
  if (cards->len == 0)
    return;
  lead = g_strdup (parcours_selection_get_current (self->selection));
  parked = parcours_layout_get_parked (_parcours_canvas_layout (self));
  parcours_move_cards (map, cards, NULL, NULL, NULL,
                       parked->len > 0 ? g_ptr_array_index (parked, parked->len - 1) : NULL);
  sentence = g_strdup_printf (ngettext ("%u card is set aside.", "%u cards are set aside.", cards->len), cards->len);
  _parcours_canvas_tell (self, sentence);
  if (self->tray != NULL)
    _parcours_tray_reveal (PARCOURS_TRAY (self->tray));
  parcours_canvas_focus_card (self, lead);
}

/* Puts the selected cards of the tray into the cell one was in last, at its end, and follows them there. */
static void
place_selected (ParcoursCanvas *self)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  g_autoptr(GPtrArray) cards = NULL;
  g_autofree char *lead = NULL, *sentence = NULL;
  const ParcoursColumn *box;
  ParcoursElement *lane;
  GPtrArray *cell;
  guint row, column = 0, n;

  if (map == NULL || self->read_only)
    return;
  if (!_parcours_canvas_recall_cell (self, &row, &column) &&
      (!parcours_walk_row (layout, -1, 1, &row) || !_parcours_canvas_is_cell (self, row, column)))
    {
      g_signal_emit_by_name (self, "refused", _("Add a stage and a lane first: a card stands where they meet."));
      return;
    }
  cards = _parcours_canvas_selected_cards (self);
  lead = g_strdup (parcours_selection_get_current (self->selection));
  cell = parcours_layout_get_cell (layout, row, column);
  box = &parcours_layout_get_columns (layout, &n)[column];
  lane = parcours_layout_get_rows (layout, &n)[row].lane;
  /* Translators: cards went from the tray into a cell: a stage or step, then a lane */
  sentence = g_strdup_printf (ngettext ("%u card is placed: %s, %s.", "%u cards are placed: %s, %s.", cards->len),
                              cards->len, parcours_element_get_name (box->step != NULL ? box->step : box->stage),
                              parcours_element_get_name (lane));
  parcours_move_cards (map, cards, box->stage, box->step, lane,
                       cell != NULL && cell->len > 0 ? g_ptr_array_index (cell, cell->len - 1) : NULL);
  _parcours_canvas_tell (self, sentence);
  parcours_canvas_focus_card (self, lead);
}

static gboolean
go_to_parked (ParcoursCanvas *self, guint index)
{
  GPtrArray *parked = parcours_layout_get_parked (_parcours_canvas_layout (self));

  if (index >= parked->len)
    return GDK_EVENT_PROPAGATE;
  parcours_selection_select (self->selection, parcours_element_get_id (g_ptr_array_index (parked, index)));
  _parcours_tray_focus_card (PARCOURS_TRAY (self->tray), g_ptr_array_index (parked, index));
  return GDK_EVENT_STOP;
}

/* A key while a parked card has the focus. */
gboolean
_parcours_canvas_tray_key (ParcoursCanvas *self, ParcoursElement *card, guint keyval, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if ((state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      if (control)
        place_selected (self);
      else
        _parcours_canvas_walk (self, 0, -1, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      return GDK_EVENT_STOP;    /* there is nothing below */
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      return go_to_parked (self, 0);
    case GDK_KEY_End: case GDK_KEY_KP_End:
      return go_to_parked (self, parcours_layout_get_parked (_parcours_canvas_layout (self))->len - 1);
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_F2:
      if (control || self->read_only)
        return GDK_EVENT_PROPAGATE;
      _parcours_tray_rename (PARCOURS_TRAY (self->tray), card);
      return GDK_EVENT_STOP;
    case GDK_KEY_n:
      if (control)
        return GDK_EVENT_PROPAGATE;
      parcours_canvas_write_parked (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
parcours_canvas_focus_cell (ParcoursCanvas *self)
{
  ParcoursStop stop;
  guint row, column;

  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  if (_parcours_canvas_recall_cell (self, &row, &column) &&
      parcours_walk_enter (_parcours_canvas_layout (self), row, column, &stop))
    _parcours_canvas_go_to_stop (self, &stop);
}
