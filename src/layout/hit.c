#include "config.h"

#include "layout/hit.h"
#include "layout/metrics.h"

#include <math.h>

typedef struct
{
  double x, y;
  ParcoursElement *card;
} Probe;

static void
probe_card (const ParcoursCardBox *box, gpointer data)
{
  Probe *probe = data;

  if (parcours_rect_contains (&box->rect, probe->x, probe->y))
    probe->card = box->card;
}

ParcoursElement *
parcours_hit_card (ParcoursLayout *layout, double x, double y)
{
  ParcoursRect area = PARCOURS_RECT (x - 0.5, y - 0.5, 1.0, 1.0);
  Probe probe = { x, y, NULL };

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), NULL);

  parcours_layout_foreach_card (layout, &area, probe_card, &probe);

  return probe.card;
}

gboolean
parcours_hit_column (ParcoursLayout *layout, double x, guint *column)
{
  guint n, low = 0, high;
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n);

  high = n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (columns[middle].x + columns[middle].width <= x)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == n || x < columns[low].x)
    return FALSE;
  if (column != NULL)
    *column = low;

  return TRUE;
}

gboolean
parcours_hit_row (ParcoursLayout *layout, double y, guint *row)
{
  guint n, low = 0, high;
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n);

  high = n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rows[middle].y + rows[middle].height <= y)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == n || y < rows[low].y)
    return FALSE;
  if (row != NULL)
    *row = low;

  return TRUE;
}

gboolean
parcours_hit_cell (ParcoursLayout *layout, double x, double y, guint *row, guint *column)
{
  guint r, c, n;

  if (!parcours_hit_row (layout, y, &r) || !parcours_hit_column (layout, x, &c))
    return FALSE;
  if (parcours_layout_get_rows (layout, &n)[r].type != PARCOURS_ROW_CARDS)
    return FALSE;
  if (row != NULL)
    *row = r;
  if (column != NULL)
    *column = c;

  return TRUE;
}

/* The row of cards nearest to y. */
static gboolean
nearest_row (ParcoursLayout *layout, double y, guint *row)
{
  guint n;
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      double away = MAX (rows[i].y - y, y - (rows[i].y + rows[i].height));

      if (rows[i].type != PARCOURS_ROW_CARDS || MAX (away, 0.0) >= best)
        continue;
      best = MAX (away, 0.0);
      *row = i;
    }

  return best < G_MAXDOUBLE;
}

static gboolean
nearest_column (ParcoursLayout *layout, double x, guint *column)
{
  guint n;

  parcours_layout_get_columns (layout, &n);
  if (n == 0)
    return FALSE;
  if (!parcours_hit_column (layout, x, column))
    *column = x < 0 ? 0 : n - 1;

  return TRUE;
}

/* Number of the slot's card in the cell, where its grid has it as number `wanted`. Cards in bands stand in the same
 * list, but not in the grid. `*wanted` is lowered to what is there. */
static guint
cell_index (ParcoursLayout *layout, GPtrArray *cards, GHashTable *dragged, guint *wanted)
{
  guint index = 0, n_plain = 0;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cards, i);
      ParcoursCardBox box;

      if (dragged != NULL && g_hash_table_contains (dragged, card))
        continue;
      if (parcours_layout_get_card (layout, card, &box) && box.span == 1)
        {
          if (n_plain == *wanted)
            return index;
          n_plain++;
        }
      index++;
    }
  *wanted = n_plain;

  return index;
}

static double
grid_top (const ParcoursRow *row)
{
  return row->y + PARCOURS_CELL_PAD + row->bands * PARCOURS_CARD_PITCH;
}

ParcoursRect
parcours_hit_place (ParcoursLayout *layout, guint row, guint column, guint nth)
{
  guint n_rows, n_columns;
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n_rows);
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n_columns);

  g_return_val_if_fail (row < n_rows && column < n_columns, PARCOURS_RECT (0, 0, 0, 0));

  return PARCOURS_RECT (columns[column].x + PARCOURS_COLUMN_PAD + (nth % columns[column].per_row) * PARCOURS_COLUMN,
                        grid_top (&rows[row]) + (nth / columns[column].per_row) * PARCOURS_CARD_PITCH,
                        PARCOURS_CARD_WIDTH, PARCOURS_CARD_HEIGHT);
}

ParcoursRect
parcours_hit_folded_place (ParcoursLayout *layout, guint row, guint column)
{
  ParcoursRect cell = parcours_layout_get_cell_rect (layout, row, column);
  double width = MIN (cell.width, PARCOURS_COLUMN) - 2 * PARCOURS_COLUMN_PAD;

  return PARCOURS_RECT (cell.x + PARCOURS_COLUMN_PAD, cell.y + PARCOURS_COLUMN_PAD, width,
                        MIN (cell.height, PARCOURS_LANE_HEIGHT) - 2 * PARCOURS_COLUMN_PAD);
}

ParcoursRect
parcours_hit_band (ParcoursLayout *layout, guint row, guint column, guint span)
{
  guint n_rows, n;
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n_rows);
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n), *last;

  g_return_val_if_fail (row < n_rows && column < n && span > 0, PARCOURS_RECT (0, 0, 0, 0));

  last = &columns[MIN (column + span, n) - 1];
  return PARCOURS_RECT (columns[column].x + PARCOURS_COLUMN_PAD, rows[row].y + PARCOURS_CELL_PAD,
                        last->x + last->width - columns[column].x - 2 * PARCOURS_COLUMN_PAD, PARCOURS_CARD_HEIGHT);
}

/* Over the farther half of a cell's last card one means the place after it: below a full cell there is no other room that says so. Not for
 * cards of the same cell, which lie over their own place. */
static gboolean
is_after_last (ParcoursLayout *layout, const ParcoursSlot *slot, GHashTable *dragged, guint wanted, double x, double y)
{
  GPtrArray *cards = parcours_layout_get_cell (layout, slot->row, slot->column);
  ParcoursRect last;
  guint n_plain = 0, n;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      ParcoursCardBox box;

      if (dragged != NULL && g_hash_table_contains (dragged, g_ptr_array_index (cards, i)))
        return FALSE;
      n_plain += parcours_layout_get_card (layout, g_ptr_array_index (cards, i), &box) && box.span == 1;
    }
  if (n_plain == 0 || wanted != n_plain - 1)
    return FALSE;

  last = parcours_hit_place (layout, slot->row, slot->column, wanted);
  return parcours_layout_get_columns (layout, &n)[slot->column].per_row > 1 ? x > last.x + last.width / 2
                                                                            : y > last.y + last.height / 2;
}

gboolean
parcours_hit_slot (ParcoursLayout *layout, double x, double y, GHashTable *dragged, ParcoursSlot *slot)
{
  const ParcoursRow *row;
  const ParcoursColumn *column;
  double top;
  guint n, wanted, across, down;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), FALSE);
  g_return_val_if_fail (slot != NULL, FALSE);

  if (!nearest_row (layout, y, &slot->row) || !nearest_column (layout, x, &slot->column))
    return FALSE;

  row = &parcours_layout_get_rows (layout, &n)[slot->row];
  column = &parcours_layout_get_columns (layout, &n)[slot->column];
  top = grid_top (row);
  /* The middle of a card lies over its own place until it is half a pitch away. */
  across = (guint) CLAMP (floor ((x - column->x) / PARCOURS_COLUMN), 0, column->per_row - 1);
  down = (guint) CLAMP (floor ((y - top + (PARCOURS_CARD_PITCH - PARCOURS_CARD_HEIGHT) / 2) / PARCOURS_CARD_PITCH),
                        0, 1e6);
  wanted = down * column->per_row + across;
  if (is_after_last (layout, slot, dragged, wanted, x, y))
    wanted++;

  slot->stage = column->stage;
  slot->step = column->into;
  slot->lane = row->lane;
  slot->index = cell_index (layout, parcours_layout_get_cell (layout, slot->row, slot->column), dragged, &wanted);
  slot->rect = parcours_layout_is_folded (layout, slot->row, slot->column)
                 ? parcours_hit_folded_place (layout, slot->row, slot->column)
                 : parcours_hit_place (layout, slot->row, slot->column, wanted);

  return TRUE;
}
