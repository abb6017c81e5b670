/* canvas-write.c - writing cards one after the other: what Enter, Tab and Escape do while a new card is written, and
 * where writing starts. */
#include "config.h"

#include "canvas/canvas-private.h"

#include "canvas/tray-private.h"

/* Back to where one was writing: the last card of the cell, or the cell itself. */
static void
stop_writing (ParcoursCanvas *self, ParcoursElement *card)
{
  ParcoursStop stop;
  guint row, column;
  GPtrArray *cell;

  if (card != NULL || !_parcours_canvas_recall_cell (self, &row, &column))
    return;
  cell = parcours_layout_get_cell (_parcours_canvas_layout (self), row, column);
  stop = (ParcoursStop) { row, column, NULL };
  if (cell != NULL && cell->len > 0)
    {
      guint before = self->new_index > 0 ? (guint) self->new_index - 1 : cell->len - 1;

      stop.card = g_ptr_array_index (cell, MIN (before, cell->len - 1));
    }
  _parcours_canvas_go_to_stop (self, &stop);
}

/* A new card is written, or was left empty and is gone (`card` NULL): on to the next one. */
void
_parcours_canvas_write_on (ParcoursCanvas *self, ParcoursElement *card, int how)
{
  guint row, column;

  if (!_parcours_canvas_recall_cell (self, &row, &column))
    return;
  if (how == PARCOURS_EDIT_DONE)
    {
      /* Whatever took the focus goes on; the place stays known. */
      if (card == NULL)
        _parcours_canvas_enter_cell (self, row, column);
      return;
    }
  if (how == PARCOURS_EDIT_MORE && card != NULL)
    _parcours_canvas_add_card_in (self, row, column);
  else if (how == PARCOURS_EDIT_MORE ||
           !parcours_walk_write (_parcours_canvas_layout (self), row, column, how, &row, &column))
    stop_writing (self, card);
  else
    _parcours_canvas_add_card_in (self, row, column);
}

void
_parcours_canvas_write_cancelled (ParcoursCanvas *self)
{
  stop_writing (self, NULL);
}

void
parcours_canvas_write_parked (ParcoursCanvas *self)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  if (self->read_only || self->tray == NULL)
    return;
  parcours_inline_edit_commit (self->edit, PARCOURS_EDIT_DONE);
  _parcours_tray_write (PARCOURS_TRAY (self->tray));
}

/* N: a card in the cell one is at; where there is none, in the tray. */
static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  guint row, column;

  if (g_str_equal (name, "wall.write") && _parcours_canvas_find_chosen_cell (self, &row, &column))
    parcours_canvas_add_card (self);
  else
    parcours_canvas_write_parked (self);
}

/* Enter: the current cell gets a card, what is selected another title. */
static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  guint row, column;

  if (_parcours_canvas_current_cell (self, &row, &column))
    _parcours_canvas_add_card_in (self, row, column);
  else
    parcours_canvas_edit_title (self);
}

void
_parcours_canvas_install_write (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wall.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "wall.write-parked", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "wall.enter", NULL, enter_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "wall.write", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "wall.enter", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "wall.enter", NULL);
}
