/* Sizes and offsets of rows and columns, from the cells they hold. */
#include "config.h"

#include "layout/layout-private.h"
#include "layout/metrics.h"

/* Cards side by side in the column: the least that keeps its fullest cell at the view's rows. TRUE if that changed. */
gboolean
_parcours_layout_measure_column (ParcoursLayout *self, guint column)
{
  ParcoursColumn *box = &g_array_index (self->columns, ParcoursColumn, column);
  GPtrArray *cells = g_array_index (self->column_data, LayoutColumn, column).cells;
  guint rows = self->view.cell_rows, fullest = 0, per_row;

  box->n_cards = 0;
  for (guint i = 0; i < cells->len; i++)
    {
      const LayoutCell *cell = g_ptr_array_index (cells, i);

      box->n_cards += cell->cards->len;
      if (!cell->folded)
        fullest = MAX (fullest, cell->n_plain);
    }
  if (rows > 0)
    per_row = MAX (1, (fullest + rows - 1) / rows);
  else
    per_row = CLAMP ((fullest + PARCOURS_CELL_ROWS - 1) / PARCOURS_CELL_ROWS, 1, PARCOURS_CELL_COLUMNS);
  if (box->per_row == per_row)
    return FALSE;

  box->per_row = per_row;
  if (!box->collapsed)
    box->width = PARCOURS_COLUMN * per_row;

  return TRUE;
}

/* Puts each spanning card of the row into the first band where its columns are free. Returns the number of bands. */
static guint
place_bands (ParcoursLayout *self, GPtrArray *cells)
{
  g_autoptr (GArray) ends = NULL;       /* of each band: the first free column */

  for (guint i = 0; i < cells->len; i++)
    {
      LayoutCell *cell = g_ptr_array_index (cells, i);

      if (cell->folded || cell->n_plain == cell->places->len)
        continue;
      if (ends == NULL)
        ends = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint k = 0; k < cell->places->len; k++)
        {
          LayoutPlace *place = g_ptr_array_index (cell->places, k);
          guint band = 0, end = cell->column + place->span;

          if (place->span == 1)
            continue;
          while (band < ends->len && g_array_index (ends, guint, band) > cell->column)
            band++;
          if (band == ends->len)
            g_array_append_val (ends, end);
          g_array_index (ends, guint, band) = end;
          place->slot = band;
          self->work++;
        }
    }

  return ends != NULL ? ends->len : 0;
}

void
_parcours_layout_measure_row (ParcoursLayout *self, guint row)
{
  ParcoursRow *box = &g_array_index (self->rows, ParcoursRow, row);
  GPtrArray *cells = g_array_index (self->row_data, LayoutRow, row).cells;
  guint high = 0;

  if (box->type != PARCOURS_ROW_CARDS)
    return;

  box->bands = place_bands (self, cells);
  box->n_cards = 0;
  for (guint i = 0; i < cells->len; i++)
    {
      const LayoutCell *cell = g_ptr_array_index (cells, i);
      guint per_row = g_array_index (self->columns, ParcoursColumn, cell->column).per_row;

      box->n_cards += cell->cards->len;
      if (!cell->folded)
        high = MAX (high, (cell->n_plain + per_row - 1) / per_row);
    }
  if (box->collapsed)
    return;
  high = MAX (box->bands + high, 1);
  box->height = PARCOURS_LANE_HEIGHT + (high - 1) * PARCOURS_CARD_PITCH;
}

void
_parcours_layout_place_columns (ParcoursLayout *self)
{
  double x = 0.0;

  for (guint s = 0; s < self->stages->len; s++)
    {
      ParcoursStageBox *stage = &g_array_index (self->stages, ParcoursStageBox, s);

      stage->x = x;
      for (guint c = stage->first; c < stage->first + stage->n_columns; c++)
        {
          ParcoursColumn *column = &g_array_index (self->columns, ParcoursColumn, c);

          column->x = x;
          x += column->width;
        }
      stage->width = x - stage->x;
    }
  self->width = MAX (x, PARCOURS_COLUMN);
}

void
_parcours_layout_place_rows (ParcoursLayout *self)
{
  double y = 0.0;

  for (guint g = 0; g < self->groups->len; g++)
    {
      ParcoursGroup *group = &g_array_index (self->groups, ParcoursGroup, g);

      y += g > 0 ? PARCOURS_GROUP_GAP : 0.0;
      group->y = y;
      for (guint r = group->first; r < group->first + group->n_rows; r++)
        {
          ParcoursRow *row = &g_array_index (self->rows, ParcoursRow, r);

          row->y = y;
          y += row->height;
        }
      group->height = y - group->y;
    }
  self->height = MAX (y, PARCOURS_LANE_HEIGHT);
}
