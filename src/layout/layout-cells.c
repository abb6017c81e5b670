/* Cells of a layout: which cards they hold, in which order. */
#include "config.h"

#include "layout/layout-private.h"

#include <string.h>

static guint64
cell_key (guint row, guint column)
{
  return (guint64) row << 32 | column;
}

void
_parcours_layout_cell_free (gpointer data)
{
  LayoutCell *cell = data;

  g_ptr_array_unref (cell->cards);
  g_ptr_array_unref (cell->places);
  g_free (cell);
}

LayoutCell *
_parcours_layout_find_cell (ParcoursLayout *self, guint row, guint column)
{
  guint64 key = cell_key (row, column);

  return g_hash_table_lookup (self->cells, &key);
}

/* The cell, made if it is not there; a new one is not in the lists of its row and column yet. */
LayoutCell *
_parcours_layout_make_cell (ParcoursLayout *self, guint row, guint column)
{
  LayoutCell *cell = _parcours_layout_find_cell (self, row, column);

  if (cell != NULL)
    return cell;

  cell = g_new0 (LayoutCell, 1);
  cell->key = cell_key (row, column);
  cell->row = row;
  cell->column = column;
  cell->folded = g_array_index (self->rows, ParcoursRow, row).collapsed
                 || g_array_index (self->columns, ParcoursColumn, column).collapsed;
  cell->cards = g_ptr_array_new ();
  cell->places = g_ptr_array_new ();
  g_hash_table_insert (self->cells, &cell->key, cell);

  return cell;
}

static void
insert_by (GPtrArray *cells, LayoutCell *cell, gboolean by_row)
{
  guint low = 0, high = cells->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const LayoutCell *other = g_ptr_array_index (cells, middle);

      if (by_row ? other->row < cell->row : other->column < cell->column)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (cells, (int) low, cell);
}

/* Puts a new cell into the lists of its row and column. */
void
_parcours_layout_list_cell (ParcoursLayout *self, LayoutCell *cell)
{
  insert_by (g_array_index (self->row_data, LayoutRow, cell->row).cells, cell, FALSE);
  insert_by (g_array_index (self->column_data, LayoutColumn, cell->column).cells, cell, TRUE);
}

/* A card that reaches over the last column spans what is there. Those of a collapsed stage are one. */
static guint
card_span (ParcoursLayout *self, ParcoursElement *card, guint column)
{
  int span = 1;
  guint last = column;

  parcours_element_get_int (card, PARCOURS_CARD_SPAN, &span);
  for (; last < self->columns->len && span > 0; last++)
    span -= (int) g_array_index (self->columns, ParcoursColumn, last).stands_for;

  return MAX (last - column, 1);
}

/* Gives each card of the cell its number. Bands are given by the row. */
void
_parcours_layout_number_cell (ParcoursLayout *self, LayoutCell *cell)
{
  guint n_plain = 0;

  for (guint i = 0; i < cell->places->len; i++)
    {
      LayoutPlace *place = g_ptr_array_index (cell->places, i);

      place->cell = cell;
      place->index = i;
      place->span = card_span (self, g_ptr_array_index (cell->cards, i), cell->column);
      if (place->span == 1)
        place->slot = n_plain++;
    }
  cell->n_plain = n_plain;
  self->work += cell->places->len;
}

int
_parcours_layout_compare_cards (ParcoursElement *a, ParcoursElement *b)
{
  int order = g_strcmp0 (parcours_element_get_value (a, PARCOURS_CARD_ORDER),
                         parcours_element_get_value (b, PARCOURS_CARD_ORDER));

  return order != 0 ? order : strcmp (parcours_element_get_id (a), parcours_element_get_id (b));
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return _parcours_layout_compare_cards (*(ParcoursElement *const *) a, *(ParcoursElement *const *) b);
}

/* Cards of a cell come sorted from the map unless some of them name a step or stage that does not exist. */
void
_parcours_layout_sort_cards (GPtrArray *cards)
{
  for (guint i = 1; i < cards->len; i++)
    if (_parcours_layout_compare_cards (g_ptr_array_index (cards, i - 1), g_ptr_array_index (cards, i)) > 0)
      {
        g_ptr_array_sort (cards, compare_pointers);
        return;
      }
}

/* Puts a card into a sorted array; returns its index. */
guint
_parcours_layout_insert_sorted (GPtrArray *cards, ParcoursElement *card)
{
  guint low = 0, high = cards->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (_parcours_layout_compare_cards (g_ptr_array_index (cards, middle), card) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (cards, (int) low, card);

  return low;
}
