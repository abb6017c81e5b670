/* Following the edits of a map: what an edit touches is laid again, the rest keeps its place. */
#include "config.h"

#include "layout/layout-private.h"

/* The cells that one edit has touched: where a card was, where it is. */
typedef struct
{
  LayoutCell *cells[2];
  guint n;
} Touched;

static void
touch (Touched *touched, LayoutCell *cell)
{
  for (guint i = 0; i < touched->n; i++)
    if (touched->cells[i] == cell)
      return;

  g_assert (touched->n < G_N_ELEMENTS (touched->cells));
  touched->cells[touched->n++] = cell;
}

static void
take_out (ParcoursLayout *self, ParcoursElement *card, Touched *touched)
{
  LayoutPlace *place = g_hash_table_lookup (self->places, card);

  if (place == NULL)
    {
      g_ptr_array_remove (self->parked, card);
      return;
    }
  touch (touched, place->cell);
  g_ptr_array_remove_index (place->cell->cards, place->index);
  g_ptr_array_remove_index (place->cell->places, place->index);
  g_hash_table_remove (self->places, card);
}

static void
put_in (ParcoursLayout *self, ParcoursElement *card, guint row, guint column, Touched *touched)
{
  LayoutCell *cell = _parcours_layout_find_cell (self, row, column);
  LayoutPlace *place = g_new0 (LayoutPlace, 1);

  if (cell == NULL)
    {
      cell = _parcours_layout_make_cell (self, row, column);
      _parcours_layout_list_cell (self, cell);
    }
  touch (touched, cell);
  place->cell = cell;
  g_ptr_array_insert (cell->places, (int) _parcours_layout_insert_sorted (cell->cards, card), place);
  g_hash_table_insert (self->places, card, place);
}

/* TRUE if the column stands only for cards without step, and the last of them has left. */
static gboolean
column_is_idle (ParcoursLayout *self, guint column)
{
  const ParcoursColumn *box = &g_array_index (self->columns, ParcoursColumn, column);
  GPtrArray *cells = g_array_index (self->column_data, LayoutColumn, column).cells;

  if (box->step != NULL || g_array_index (self->stages, ParcoursStageBox, box->stage_index).n_columns == 1)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    if (((LayoutCell *) g_ptr_array_index (cells, i))->cards->len > 0)
      return FALSE;

  return TRUE;
}

static ParcoursLayoutChange
all (ParcoursLayout *self)
{
  self->stale = TRUE;

  return PARCOURS_LAYOUT_ALL;
}

static ParcoursLayoutChange
measure (ParcoursLayout *self, const Touched *touched)
{
  gboolean wider = FALSE;

  for (guint i = 0; i < touched->n; i++)
    if (column_is_idle (self, touched->cells[i]->column))
      return all (self);

  for (guint i = 0; i < touched->n; i++)
    {
      _parcours_layout_number_cell (self, touched->cells[i]);
      wider |= _parcours_layout_measure_column (self, touched->cells[i]->column);
    }
  /* A column of another width holds other numbers of rows, in each of its lanes. */
  for (guint i = 0; wider && i < self->rows->len; i++)
    _parcours_layout_measure_row (self, i);
  for (guint i = 0; !wider && i < touched->n; i++)
    _parcours_layout_measure_row (self, touched->cells[i]->row);
  if (wider)
    _parcours_layout_place_columns (self);
  _parcours_layout_place_rows (self);
  _parcours_layout_forget_points (self);

  return PARCOURS_LAYOUT_CELLS;
}

static ParcoursLayoutChange
drop_card (ParcoursLayout *self, ParcoursElement *card)
{
  Touched touched = { 0 };

  take_out (self, card, &touched);

  return measure (self, &touched);
}

/* Puts a card where it now belongs, whether it was there before or not. */
static ParcoursLayoutChange
lay_card (ParcoursLayout *self, ParcoursElement *card)
{
  Touched touched = { 0 };
  guint row, column;
  LayoutSpot spot = _parcours_layout_resolve (self, card, &row, &column);

  if (spot == LAYOUT_SPOT_NO_COLUMN)
    return all (self);

  take_out (self, card, &touched);
  if (spot == LAYOUT_SPOT_CELL)
    put_in (self, card, row, column, &touched);
  else if (spot == LAYOUT_SPOT_PARKED)
    _parcours_layout_insert_sorted (self->parked, card);

  return measure (self, &touched);
}

static gboolean
is_laid (ParcoursLayout *self, ParcoursElement *card)
{
  return g_hash_table_contains (self->places, card) || g_ptr_array_find (self->parked, card, NULL);
}

/* With a filter any field may show or hide the card. */
static ParcoursLayoutChange
card_changed (ParcoursLayout *self, ParcoursElement *card)
{
  if (self->view.shows != NULL && _parcours_layout_visible (self, card) != is_laid (self, card))
    return lay_card (self, card);

  return PARCOURS_LAYOUT_PAINT;
}

static ParcoursLayoutChange
apply_card (ParcoursLayout *self, ParcoursEdit *edit, ParcoursEdit *inverse, ParcoursElement *card)
{
  switch (edit->type)
    {
    case PARCOURS_EDIT_REMOVE:
      return drop_card (self, card);
    case PARCOURS_EDIT_INSERT:
    case PARCOURS_EDIT_MOVE:
      return lay_card (self, card);
    case PARCOURS_EDIT_SET:
    default:
      if (edit->field == PARCOURS_CARD_EMOTION || edit->field == PARCOURS_CARD_EXPECTED
          || edit->field == PARCOURS_CARD_EFFORT)
        _parcours_layout_forget_points (self);
      if (edit->field == PARCOURS_CARD_SPAN)
        return lay_card (self, card);
      return card_changed (self, card);
    }
}

/* Records that shape rows and columns. */
static ParcoursLayoutChange
apply_frame (ParcoursLayout *self, ParcoursEdit *edit, ParcoursKind kind)
{
  if (edit->type != PARCOURS_EDIT_SET || self->view.shows != NULL)
    return all (self);          /* a filter may look at the name of a stage, too */
  if (kind == PARCOURS_KIND_LANE && (edit->field == PARCOURS_LANE_KIND || edit->field == PARCOURS_LANE_PERSONA))
    return all (self);

  return PARCOURS_LAYOUT_PAINT;
}

/* The card that `element` is part of, if it is in the map. */
static ParcoursElement *
find_card (ParcoursElement *element)
{
  while (element != NULL && parcours_element_get_kind (element) != PARCOURS_KIND_CARD)
    element = parcours_element_get_parent (element);

  return element;
}

static ParcoursLayoutChange
apply_other (ParcoursLayout *self, ParcoursEdit *edit, ParcoursKind kind, ParcoursElement *parent)
{
  ParcoursElement *card = find_card (parent);
  ParcoursLayoutChange change = PARCOURS_LAYOUT_SAME;

  if (card != NULL)
    change = card_changed (self, card);
  else if (self->view.shows != NULL)
    return all (self);          /* a filter may look at anything, the name of a channel too */

  if (kind == PARCOURS_KIND_PERSONA && (edit->type == PARCOURS_EDIT_INSERT || edit->type == PARCOURS_EDIT_REMOVE))
    return all (self);
  if (kind == PARCOURS_KIND_MAP || kind == PARCOURS_KIND_PERSONA || kind == PARCOURS_KIND_CHANNEL
      || kind == PARCOURS_KIND_PICTURE)
    return PARCOURS_LAYOUT_PAINT;

  return change;
}

/* The record of an edit that has been applied, and the record it stands or stood in. */
static ParcoursElement *
find_record (ParcoursLayout *self, ParcoursEdit *edit, ParcoursEdit *inverse, ParcoursElement **parent)
{
  ParcoursElement *element;

  if (edit->type == PARCOURS_EDIT_REMOVE)
    {
      *parent = parcours_map_find (self->map, inverse->parent);
      return inverse->subtree;
    }
  element = parcours_map_find (self->map, edit->id);
  *parent = element != NULL ? parcours_element_get_parent (element) : NULL;

  return element;
}

ParcoursLayoutChange
parcours_layout_apply (ParcoursLayout *self, ParcoursEdit *edit, ParcoursEdit *inverse)
{
  ParcoursElement *element, *parent;
  ParcoursKind kind;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (self), PARCOURS_LAYOUT_ALL);
  g_return_val_if_fail (edit != NULL && inverse != NULL, PARCOURS_LAYOUT_ALL);

  if (self->stale)
    return PARCOURS_LAYOUT_ALL;

  element = find_record (self, edit, inverse, &parent);
  g_return_val_if_fail (element != NULL, all (self));

  kind = parcours_element_get_kind (element);
  switch (kind)
    {
    case PARCOURS_KIND_CARD:
      return apply_card (self, edit, inverse, element);
    case PARCOURS_KIND_STAGE:
    case PARCOURS_KIND_STEP:
    case PARCOURS_KIND_LANE:
      return apply_frame (self, edit, kind);
    default:
      return apply_other (self, edit, kind, parent);
    }
}
