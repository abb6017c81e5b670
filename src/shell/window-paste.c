/* window-paste.c - what comes in, by paste or by drop, becomes cards of the map: all of it or nothing, in one step. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "canvas/move.h"
#include "layout/walk.h"
#include "model/operations.h"
#include "shell/clipboard.h"

/* --- where it goes --- */

/* The rows with cards and the columns from the cell on. FALSE if the cell is none of the layout. */
static gboolean
find_start (ParcoursLayout *layout, const ParcoursArrival *landing, guint *row, guint *column)
{
  const ParcoursRow *rows;
  const ParcoursColumn *columns;
  guint n_rows, n_columns;

  rows = parcours_layout_get_rows (layout, &n_rows);
  columns = parcours_layout_get_columns (layout, &n_columns);
  for (*row = 0; *row < n_rows && rows[*row].lane != landing->lane; (*row)++)
    ;
  for (*column = 0; *column < n_columns &&
                    (columns[*column].stage != landing->stage || columns[*column].step != landing->step); (*column)++)
    ;
  return *row < n_rows && *column < n_columns;
}

/* Row numbers of the layout that hold cards, from `row` on. */
static GArray *
list_card_rows (ParcoursLayout *layout, guint row)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  do
    g_array_append_val (list, row);
  while (parcours_walk_row (layout, row, 1, &row));
  return list;
}

/* --- blocks --- */

static ParcoursElement *
card_of_cell (const ParcoursBlockCell *cell, GError **error)
{
  g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, NULL);

  if (!parcours_element_set (card, PARCOURS_CARD_TITLE, cell->title, error)
      || !parcours_element_set (card, PARCOURS_CARD_NOTE, cell->note, error))
    {
      g_prefix_error (error, _("Row %u, column %u of the block: "), cell->row + 1, cell->column + 1);
      return NULL;
    }
  return g_steal_pointer (&card);
}

/* All cards of the block, made before any is added, so that a bad one keeps all out. */
static GPtrArray *
cards_of_block (const ParcoursBlock *block, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < block->cells->len; i++)
    {
      ParcoursElement *card = card_of_cell (&g_array_index (block->cells, ParcoursBlockCell, i), error);

      if (card == NULL)
        return NULL;
      g_ptr_array_add (cards, card);
    }
  return g_steal_pointer (&cards);
}

static void
set_place (ParcoursElement *card, const ParcoursColumn *column, ParcoursElement *lane)
{
  parcours_element_set (card, PARCOURS_CARD_STAGE, parcours_element_get_id (column->stage), NULL);
  if (column->step != NULL)
    parcours_element_set (card, PARCOURS_CARD_STEP, parcours_element_get_id (column->step), NULL);
  parcours_element_set (card, PARCOURS_CARD_LANE, parcours_element_get_id (lane), NULL);
}

/* Gives each card the place of its cell. FALSE if the block is larger than the map from there on. */
static gboolean
spread_cards (ParcoursLayout *layout, const ParcoursArrival *landing, const ParcoursBlock *block, GPtrArray *cards, GError **error)
{
  g_autoptr (GArray) rows = NULL;
  const ParcoursColumn *columns;
  guint row, column, n, n_columns;

  if (!find_start (layout, landing, &row, &column))
    return TRUE;
  rows = list_card_rows (layout, row);
  columns = parcours_layout_get_columns (layout, &n_columns);
  if (block->n_columns > n_columns - column || block->n_rows > rows->len)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                   /* Translators: columns first, then rows, of a block of a spreadsheet and of the map */
                   _("The block is %u × %u cells, but from the chosen cell on the map has only %u × %u. Choose a cell further left or "
                     "above, or add stages or lanes first. Nothing was changed."),
                   block->n_columns, block->n_rows, n_columns - column, rows->len);
      return FALSE;
    }
  for (guint i = 0; i < cards->len; i++)
    {
      const ParcoursBlockCell *cell = &g_array_index (block->cells, ParcoursBlockCell, i);
      guint to = g_array_index (rows, guint, cell->row);

      set_place (g_ptr_array_index (cards, i), &columns[column + cell->column], parcours_layout_get_rows (layout, &n)[to].lane);
    }
  return TRUE;
}

static GPtrArray *
take_block (ParcoursWindow *self, ParcoursMap *map, const ParcoursBlock *block, const ParcoursArrival *landing, GError **error)
{
  ParcoursLayout *layout = parcours_canvas_get_layout (self->canvas);
  g_autoptr (GPtrArray) cards = cards_of_block (block, error);
  GPtrArray *added;

  if (cards == NULL || (landing->stage != NULL && !spread_cards (layout, landing, block, cards, error)))
    return NULL;
  added = g_ptr_array_new ();
  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (added, parcours_map_add (map, parcours_map_get_root (map), g_ptr_array_index (cards, i), -1));
  return added;
}

/* --- maps --- */

/* Only cards land at a certain place of a cell, or in the tray. */
static void
settle_cards (ParcoursMap *map, GPtrArray *pasted, const ParcoursArrival *landing)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; i < pasted->len; i++)
    if (parcours_element_get_kind (g_ptr_array_index (pasted, i)) == PARCOURS_KIND_CARD)
      g_ptr_array_add (cards, g_ptr_array_index (pasted, i));
  if (cards->len > 0)
    parcours_move_cards (map, cards, landing->stage, landing->step, landing->lane, landing->after);
}

static GPtrArray *
take_map (ParcoursMap *map, ParcoursMap *from, const ParcoursArrival *landing, GError **error)
{
  g_autoptr (GPtrArray) elements = parcours_clipboard_list (from);
  GPtrArray *pasted;

  if (elements->len == 0)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP, _("There are no cards in it to paste."));
      return NULL;
    }
  pasted = parcours_map_paste (map, from, elements, landing->stage, landing->step, landing->lane);
  if (landing->exact)
    settle_cards (map, pasted, landing);
  return pasted;
}

/* What came in is selected and brought into view. */
void
_parcours_window_select_pasted (ParcoursWindow *self, GPtrArray *pasted)
{
  g_autofree const char **ids = g_new0 (const char *, pasted->len + 1);

  if (pasted->len == 0)
    return;
  for (guint i = 0; i < pasted->len; i++)
    ids[i] = parcours_element_get_id (g_ptr_array_index (pasted, i));
  parcours_canvas_scroll_to (self->canvas, ids[0]);
  parcours_selection_set (self->selection, ids, pasted->len, ids[0]);
}

gboolean
_parcours_window_take_in (ParcoursWindow *self, const ParcoursIncoming *incoming, const ParcoursArrival *landing, const char *label)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  g_autoptr (GPtrArray) pasted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (map == NULL)
    {
      _parcours_window_say (self, _("This map cannot be changed, so nothing can be put into it."));
      return FALSE;
    }
  parcours_map_begin (map, label);
  if (incoming->block != NULL)
    pasted = take_block (self, map, incoming->block, landing, &error);
  else
    pasted = take_map (map, incoming->map, landing, &error);
  parcours_map_end (map);
  if (pasted == NULL)
    {
      _parcours_window_say (self, error->message);
      return FALSE;
    }
  _parcours_window_select_pasted (self, pasted);
  sentence = g_strdup_printf (ngettext ("%u item is in the map now.", "%u items are in the map now.", pasted->len), pasted->len);
  _parcours_window_tell (self, sentence);
  return TRUE;
}

/* --- the action --- */

/* Where the tray is worked in, what is pasted waits there too. */
void
_parcours_window_find_landing (ParcoursWindow *self, ParcoursArrival *landing)
{
  ParcoursMap *map = parcours_document_get_map (self->document);
  ParcoursElement *current = parcours_selection_get_element (self->selection), *stage, *lane;

  *landing = (ParcoursArrival) { 0 };
  if (current != NULL && parcours_element_get_kind (current) == PARCOURS_KIND_CARD)
    {
      parcours_map_card_place (map, current, &stage, NULL, &lane);
      if (stage == NULL || lane == NULL)
        {
          landing->exact = TRUE;
          landing->after = current;
          return;
        }
    }
  parcours_canvas_get_cell (self->canvas, &landing->stage, &landing->step, &landing->lane);
}

static void
on_pasted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  g_autoptr (ParcoursIncoming) incoming = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursArrival landing;

  incoming = parcours_incoming_read_clipboard_finish (GDK_CLIPBOARD (source), result, &error);
  if (incoming == NULL)
    {
      _parcours_window_say (self, error->message);
      return;
    }
  if (_parcours_window_get_editable (self) == NULL)
    return;
  _parcours_window_find_landing (self, &landing);
  _parcours_window_take_in (self, incoming, &landing, _("Paste"));
}

void
_parcours_window_paste_text (ParcoursWindow *self)
{
  parcours_incoming_read_clipboard_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_pasted, g_object_ref (self));
}

static void
on_paste (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (!_parcours_window_paste_picture (data))
    _parcours_window_paste_text (data);
}

const GActionEntry _parcours_window_paste_actions[] = {
  { .name = "paste", .activate = on_paste },
};
const guint _parcours_window_n_paste_actions = G_N_ELEMENTS (_parcours_window_paste_actions);
