#include "config.h"

#include "layout/layout-private.h"
#include "layout/metrics.h"

G_DEFINE_FINAL_TYPE (ParcoursLayout, parcours_layout, G_TYPE_OBJECT)

static void
clear_row (gpointer data)
{
  LayoutRow *row = data;

  g_ptr_array_unref (row->cells);
  g_clear_pointer (&row->points, g_array_unref);
}

static void
clear_column (gpointer data)
{
  g_ptr_array_unref (((LayoutColumn *) data)->cells);
}

static void
parcours_layout_finalize (GObject *object)
{
  ParcoursLayout *self = PARCOURS_LAYOUT (object);

  g_array_unref (self->stages);
  g_array_unref (self->columns);
  g_array_unref (self->groups);
  g_array_unref (self->rows);
  g_array_unref (self->row_data);
  g_array_unref (self->column_data);
  g_hash_table_unref (self->row_of);
  g_hash_table_unref (self->column_of);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->cells);
  g_ptr_array_unref (self->parked);
  g_clear_pointer (&self->view.collapsed, g_hash_table_unref);
  g_object_unref (self->map);

  G_OBJECT_CLASS (parcours_layout_parent_class)->finalize (object);
}

static void
parcours_layout_class_init (ParcoursLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_layout_finalize;
}

static void
parcours_layout_init (ParcoursLayout *self)
{
  self->stages = g_array_new (FALSE, FALSE, sizeof (ParcoursStageBox));
  self->columns = g_array_new (FALSE, FALSE, sizeof (ParcoursColumn));
  self->groups = g_array_new (FALSE, FALSE, sizeof (ParcoursGroup));
  self->rows = g_array_new (FALSE, FALSE, sizeof (ParcoursRow));
  self->row_data = g_array_new (FALSE, FALSE, sizeof (LayoutRow));
  self->column_data = g_array_new (FALSE, FALSE, sizeof (LayoutColumn));
  g_array_set_clear_func (self->row_data, clear_row);
  g_array_set_clear_func (self->column_data, clear_column);
  self->row_of = g_hash_table_new (NULL, NULL);
  self->column_of = g_hash_table_new (NULL, NULL);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, _parcours_layout_cell_free);
  self->parked = g_ptr_array_new ();
  self->stale = TRUE;
}

ParcoursLayout *
parcours_layout_new (ParcoursMap *map, const ParcoursView *view)
{
  ParcoursLayout *self;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  self = g_object_new (PARCOURS_TYPE_LAYOUT, NULL);
  self->map = g_object_ref (map);
  parcours_layout_set_view (self, view);

  return self;
}

void
parcours_layout_set_view (ParcoursLayout *self, const ParcoursView *view)
{
  g_return_if_fail (PARCOURS_IS_LAYOUT (self));

  if (view != NULL && view->collapsed != NULL)
    g_hash_table_ref (view->collapsed);
  g_clear_pointer (&self->view.collapsed, g_hash_table_unref);
  self->view = view != NULL ? *view : (ParcoursView) { 0 };
  self->stale = TRUE;
}

const ParcoursStageBox *
parcours_layout_get_stages (ParcoursLayout *self, guint *n)
{
  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), NULL);

  _parcours_layout_ensure (self);
  *n = self->stages->len;

  return (const ParcoursStageBox *) (gpointer) self->stages->data;
}

const ParcoursColumn *
parcours_layout_get_columns (ParcoursLayout *self, guint *n)
{
  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), NULL);

  _parcours_layout_ensure (self);
  *n = self->columns->len;

  return (const ParcoursColumn *) (gpointer) self->columns->data;
}

const ParcoursGroup *
parcours_layout_get_groups (ParcoursLayout *self, guint *n)
{
  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), NULL);

  _parcours_layout_ensure (self);
  *n = self->groups->len;

  return (const ParcoursGroup *) (gpointer) self->groups->data;
}

const ParcoursRow *
parcours_layout_get_rows (ParcoursLayout *self, guint *n)
{
  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), NULL);

  _parcours_layout_ensure (self);
  *n = self->rows->len;

  return (const ParcoursRow *) (gpointer) self->rows->data;
}

void
parcours_layout_get_size (ParcoursLayout *self, double *width, double *height)
{
  g_return_if_fail (PARCOURS_IS_LAYOUT (self));

  _parcours_layout_ensure (self);
  if (width != NULL)
    *width = self->width;
  if (height != NULL)
    *height = self->height;
}

ParcoursRect
parcours_layout_get_cell_rect (ParcoursLayout *self, guint row, guint column)
{
  const ParcoursRow *r;
  const ParcoursColumn *c;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), PARCOURS_RECT (0, 0, 0, 0));

  _parcours_layout_ensure (self);
  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, PARCOURS_RECT (0, 0, 0, 0));

  r = &g_array_index (self->rows, ParcoursRow, row);
  c = &g_array_index (self->columns, ParcoursColumn, column);

  return PARCOURS_RECT (c->x, r->y, c->width, r->height);
}

GPtrArray *
parcours_layout_get_cell (ParcoursLayout *self, guint row, guint column)
{
  LayoutCell *cell;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), NULL);

  _parcours_layout_ensure (self);
  cell = _parcours_layout_find_cell (self, row, column);

  return cell != NULL && cell->cards->len > 0 ? cell->cards : NULL;
}

/* Where a place is on the body: the one formula for painting and hit-testing. */
static void
place_box (ParcoursLayout *self, ParcoursElement *card, const LayoutPlace *place, ParcoursCardBox *box)
{
  const ParcoursRow *row = &g_array_index (self->rows, ParcoursRow, place->cell->row);
  const ParcoursColumn *column = &g_array_index (self->columns, ParcoursColumn, place->cell->column);
  double x = column->x + PARCOURS_COLUMN_PAD, y = row->y + PARCOURS_CELL_PAD, width = PARCOURS_CARD_WIDTH;

  if (place->span > 1)
    {
      const ParcoursColumn *last = column + place->span - 1;

      y += place->slot * PARCOURS_CARD_PITCH;
      width = last->x + last->width - column->x - 2 * PARCOURS_COLUMN_PAD;
    }
  else
    {
      x += (place->slot % column->per_row) * PARCOURS_COLUMN;
      y += (row->bands + place->slot / column->per_row) * PARCOURS_CARD_PITCH;
    }

  *box = (ParcoursCardBox) {
    .card = card, .row = place->cell->row, .column = place->cell->column, .index = place->index, .span = place->span,
    .rect = PARCOURS_RECT (x, y, width, PARCOURS_CARD_HEIGHT),
  };
}

gboolean
parcours_layout_get_card (ParcoursLayout *self, ParcoursElement *card, ParcoursCardBox *box)
{
  const LayoutPlace *place;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), FALSE);
  g_return_val_if_fail (box != NULL, FALSE);

  _parcours_layout_ensure (self);
  place = g_hash_table_lookup (self->places, card);
  if (place == NULL || place->cell->folded)
    return FALSE;
  place_box (self, card, place, box);

  return TRUE;
}

gboolean
parcours_layout_is_folded (ParcoursLayout *self, guint row, guint column)
{
  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), FALSE);

  _parcours_layout_ensure (self);
  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, FALSE);

  return g_array_index (self->rows, ParcoursRow, row).collapsed
         || g_array_index (self->columns, ParcoursColumn, column).collapsed;
}

gboolean
parcours_layout_get_folded (ParcoursLayout *self, ParcoursElement *card, guint *row, guint *column)
{
  const LayoutPlace *place;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), FALSE);

  _parcours_layout_ensure (self);
  place = g_hash_table_lookup (self->places, card);
  if (place == NULL || !place->cell->folded)
    return FALSE;
  *row = place->cell->row;
  *column = place->cell->column;

  return TRUE;
}

static void
foreach_in_row (ParcoursLayout *self, guint row, const ParcoursRect *area, ParcoursCardFunc func, gpointer data)
{
  GPtrArray *cells = g_array_index (self->row_data, LayoutRow, row).cells;

  for (guint i = 0; i < cells->len; i++)
    {
      const LayoutCell *cell = g_ptr_array_index (cells, i);
      const ParcoursColumn *column = &g_array_index (self->columns, ParcoursColumn, cell->column);

      if (column->x >= area->x + area->width)
        break;
      if (cell->folded)
        continue;
      /* A spanning card reaches out of its cell to the right. */
      if (column->x + column->width <= area->x && cell->n_plain == cell->places->len)
        continue;
      for (guint k = 0; k < cell->places->len; k++)
        {
          ParcoursCardBox box;

          place_box (self, g_ptr_array_index (cell->cards, k), g_ptr_array_index (cell->places, k), &box);
          if (parcours_rect_overlaps (&box.rect, area))
            func (&box, data);
        }
    }
}

void
parcours_layout_foreach_card (ParcoursLayout *self, const ParcoursRect *area, ParcoursCardFunc func, gpointer data)
{
  g_return_if_fail (PARCOURS_IS_LAYOUT (self));
  g_return_if_fail (area != NULL && func != NULL);

  _parcours_layout_ensure (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const ParcoursRow *row = &g_array_index (self->rows, ParcoursRow, i);

      if (row->y >= area->y + area->height)
        break;
      if (row->y + row->height > area->y)
        foreach_in_row (self, i, area, func, data);
    }
}

GPtrArray *
parcours_layout_get_parked (ParcoursLayout *self)
{
  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), NULL);

  _parcours_layout_ensure (self);

  return self->parked;
}

guint64
parcours_layout_get_work (ParcoursLayout *self)
{
  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), 0);

  return self->work;
}
