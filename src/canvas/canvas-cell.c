/* canvas-cell.c - the current cell: where the keyboard is when no card or header is selected. It is remembered by its
 * records, so that it stays what it was when the map around it changes. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "layout/hit.h"

#define INSET 4.0               /* u from the edge of the cell to its frame */
#define REVEAL_MARGIN 16.0

static const char *
id_of (ParcoursElement *element)
{
  return element != NULL ? parcours_element_get_id (element) : NULL;
}

void
_parcours_canvas_remember_cell (ParcoursCanvas *self, guint row, guint column)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursColumn *box;
  guint n;

  box = &parcours_layout_get_columns (layout, &n)[column];
  parcours_set_str (&self->cell[0], id_of (box->stage));
  parcours_set_str (&self->cell[1], id_of (box->step));
  parcours_set_str (&self->cell[2], id_of (parcours_layout_get_rows (layout, &n)[row].lane));
}

/* The cell one was in last. FALSE if there is none, or it is gone. */
gboolean
_parcours_canvas_recall_cell (ParcoursCanvas *self, guint *row, guint *column)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  const ParcoursColumn *columns;
  guint n_rows, n_columns;

  if (layout == NULL || self->cell[0] == NULL || self->cell[2] == NULL)
    return FALSE;
  rows = parcours_layout_get_rows (layout, &n_rows);
  columns = parcours_layout_get_columns (layout, &n_columns);
  for (*row = 0; *row < n_rows && g_strcmp0 (id_of (rows[*row].lane), self->cell[2]) != 0; (*row)++)
    ;
  for (*column = 0; *column < n_columns; (*column)++)
    if (g_strcmp0 (id_of (columns[*column].stage), self->cell[0]) == 0 &&
        g_strcmp0 (id_of (columns[*column].step), self->cell[1]) == 0)
      break;
  return *row < n_rows && *column < n_columns && rows[*row].type == PARCOURS_ROW_CARDS;
}

/* The cell the keyboard is at, if it is at one: then no record is selected. */
gboolean
_parcours_canvas_current_cell (ParcoursCanvas *self, guint *row, guint *column)
{
  return self->in_cell && parcours_selection_get_n (self->selection) == 0 &&
         _parcours_canvas_recall_cell (self, row, column);
}

void
_parcours_canvas_leave_cell (ParcoursCanvas *self)
{
  if (!self->in_cell)
    return;
  self->in_cell = FALSE;
  _parcours_canvas_say_header (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The selection differs: the keyboard is at a record, whose cell is remembered. */
void
_parcours_canvas_follow_selection (ParcoursCanvas *self)
{
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  ParcoursCardBox box;

  if (current == NULL)
    return;
  self->in_cell = FALSE;
  if (_parcours_canvas_layout (self) != NULL && parcours_element_get_kind (current) == PARCOURS_KIND_CARD &&
      parcours_layout_get_card (_parcours_canvas_layout (self), current, &box))
    _parcours_canvas_remember_cell (self, box.row, box.column);
}

/* Makes a cell current without moving anything: the pointer is there. */
void
_parcours_canvas_enter_cell (ParcoursCanvas *self, guint row, guint column)
{
  if (!_parcours_canvas_is_cell (self, row, column))
    return;
  parcours_selection_clear (self->selection);
  _parcours_canvas_remember_cell (self, row, column);
  self->in_cell = TRUE;
  _parcours_canvas_say_header (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The keyboard goes to a stop: its card is selected, or its cell becomes current. */
void
_parcours_canvas_go_to_stop (ParcoursCanvas *self, const ParcoursStop *stop)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  double x = self->viewport.x, y = self->viewport.y;
  ParcoursRect rect;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  if (stop->card != NULL)
    {
      parcours_selection_select (self->selection, parcours_element_get_id (stop->card));
      parcours_canvas_focus_card (self, parcours_element_get_id (stop->card));
      return;
    }
  _parcours_canvas_enter_cell (self, stop->row, stop->column);
  rect = parcours_layout_get_cell_rect (_parcours_canvas_layout (self), stop->row, stop->column);
  parcours_viewport_reveal (&self->viewport, &rect, REVEAL_MARGIN);
  if (self->viewport.x != x || self->viewport.y != y)
    _parcours_canvas_viewport_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What assistive technology calls the current cell; NULL if there is none. The caller owns it. */
char *
_parcours_canvas_dup_cell_name (ParcoursCanvas *self)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  const ParcoursColumn *box;
  ParcoursElement *lane, *persona;
  GPtrArray *cards;
  const char *where, *who;
  guint row, column, n;

  if (!_parcours_canvas_current_cell (self, &row, &column))
    return NULL;
  box = &parcours_layout_get_columns (layout, &n)[column];
  lane = parcours_layout_get_rows (layout, &n)[row].lane;
  persona =
    parcours_map_find_kind (map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA), PARCOURS_KIND_PERSONA);
  cards = parcours_layout_get_cell (layout, row, column);
  where = parcours_element_get_name (box->step != NULL ? box->step : box->stage);
  who = parcours_element_get_name (*parcours_element_get_name (lane) == '\0' && persona != NULL ? persona : lane);
  if (cards == NULL || cards->len == 0)
    /* Translators: a cell of the wall: a stage or step, then a lane or persona */
    return g_strdup_printf (_("Empty cell – %s, %s"), where, who);
  /* Translators: a cell of the wall: a stage or step, then a lane or persona */
  return g_strdup_printf (ngettext ("Cell with %u card – %s, %s", "Cell with %u cards – %s, %s", cards->len),
                          cards->len, where, who);
}

/* The frame around the current cell, in the body. */
void
_parcours_canvas_snapshot_cell (ParcoursCanvas *self, GtkSnapshot *snapshot)
{
  static const double dashes[] = { 4, 3 };
  ParcoursPen pen = { 2, dashes, G_N_ELEMENTS (dashes), FALSE };
  double zoom = self->viewport.zoom, x, y;
  ParcoursPaint paint;
  ParcoursRect rect;
  guint row, column;

  if (!_parcours_canvas_current_cell (self, &row, &column) || parcours_inline_edit_get_active (self->edit))
    return;
  rect = parcours_layout_get_cell_rect (_parcours_canvas_layout (self), row, column);
  rect = PARCOURS_RECT (rect.x + INSET, rect.y + INSET, rect.width - 2 * INSET, rect.height - 2 * INSET);
  pen.width = MAX (pen.width, 2 / zoom);
  parcours_viewport_origin (&self->viewport, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_scale (snapshot, (float) zoom, (float) zoom);
  parcours_scene_init_paint (self->scene, &paint, snapshot, zoom);
  parcours_painter_box (paint.painter, &rect, 6, parcours_colour_alpha (paint.theme->accent, 0.06), &pen,
                        paint.theme->accent);
  parcours_scene_clear_paint (&paint);
  gtk_snapshot_restore (snapshot);
}
