/* Points of curve and effort rows: one for each rated card of the row's persona. */
#include "config.h"

#include "layout/layout-private.h"

void
_parcours_layout_forget_points (ParcoursLayout *self)
{
  for (guint i = 0; i < self->row_data->len; i++)
    g_clear_pointer (&g_array_index (self->row_data, LayoutRow, i).points, g_array_unref);
}

static gboolean
rate (ParcoursElement *card, ParcoursRowType type, ParcoursPoint *point)
{
  if (type == PARCOURS_ROW_EFFORT)
    point->has_value = parcours_element_get_int (card, PARCOURS_CARD_EFFORT, &point->value);
  else
    {
      point->has_value = parcours_element_get_int (card, PARCOURS_CARD_EMOTION, &point->value);
      point->has_expected = parcours_element_get_int (card, PARCOURS_CARD_EXPECTED, &point->expected);
    }

  return point->has_value || point->has_expected;
}

static ParcoursElement *
lane_persona (ParcoursLayout *self, ParcoursElement *lane)
{
  const char *id = parcours_element_get_text (lane, PARCOURS_LANE_PERSONA);

  return parcours_map_find_kind (self->map, id, PARCOURS_KIND_PERSONA);
}

/* The rated cards of one column, spread evenly across it. */
static void
add_column (ParcoursLayout *self, guint column, ParcoursRowType type, ParcoursElement *persona, GArray *points)
{
  const ParcoursColumn *box = &g_array_index (self->columns, ParcoursColumn, column);
  GPtrArray *cells = g_array_index (self->column_data, LayoutColumn, column).cells;
  guint first = points->len;

  if (box->collapsed)
    return;
  for (guint i = 0; i < cells->len; i++)
    {
      const LayoutCell *cell = g_ptr_array_index (cells, i);
      const ParcoursRow *row = &g_array_index (self->rows, ParcoursRow, cell->row);

      if (persona != NULL && lane_persona (self, row->lane) != persona)
        continue;
      for (guint k = 0; k < cell->cards->len; k++)
        {
          ParcoursPoint point = { .card = g_ptr_array_index (cell->cards, k), .column = column };

          if (rate (point.card, type, &point))
            g_array_append_val (points, point);
        }
    }

  for (guint i = first; i < points->len; i++)
    g_array_index (points, ParcoursPoint, i).x = box->x + box->width * (i - first + 0.5) / (points->len - first);
}

static GArray *
compute (ParcoursLayout *self, const ParcoursRow *row)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (ParcoursPoint));
  ParcoursElement *persona = lane_persona (self, row->lane);

  if (!row->collapsed && (row->type == PARCOURS_ROW_CURVE || row->type == PARCOURS_ROW_EFFORT))
    for (guint i = 0; i < self->columns->len; i++)
      add_column (self, i, row->type, persona, points);

  return points;
}

const ParcoursPoint *
parcours_layout_get_points (ParcoursLayout *self, guint row, guint *n)
{
  LayoutRow *data;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  _parcours_layout_ensure (self);
  g_return_val_if_fail (row < self->rows->len, NULL);

  data = &g_array_index (self->row_data, LayoutRow, row);
  if (data->points == NULL)
    data->points = compute (self, &g_array_index (self->rows, ParcoursRow, row));
  *n = data->points->len;

  return (const ParcoursPoint *) (gpointer) data->points->data;
}
