/* Laying out a whole map: rows from lanes, columns from stages and steps, cells from cards. */
#include "config.h"

#include "layout/layout-private.h"
#include "layout/metrics.h"
#include "model/arrange.h"

/* A card on its way to a cell, while the columns are not known yet. */
typedef struct
{
  ParcoursElement *card;
  ParcoursElement *key;         /* step, or stage where there is none */
  guint row;
} Arrival;

gboolean
_parcours_layout_visible (ParcoursLayout *self, ParcoursElement *card)
{
  return self->view.shows == NULL || self->view.shows (card, self->view.data);
}

/* The row and the key of the column a card stands in. */
static LayoutSpot
find_spot (ParcoursLayout *self, ParcoursElement *card, guint *row, ParcoursElement **key)
{
  ParcoursElement *stage, *step, *lane;

  if (!_parcours_layout_visible (self, card))
    return LAYOUT_SPOT_HIDDEN;

  parcours_map_card_place (self->map, card, &stage, &step, &lane);
  if (stage == NULL || lane == NULL)
    return LAYOUT_SPOT_PARKED;

  *row = GPOINTER_TO_UINT (g_hash_table_lookup (self->row_of, lane)) - 1;
  *key = step != NULL ? step : stage;

  return LAYOUT_SPOT_CELL;
}

LayoutSpot
_parcours_layout_resolve (ParcoursLayout *self, ParcoursElement *card, guint *row, guint *column)
{
  ParcoursElement *key = NULL;
  LayoutSpot spot = find_spot (self, card, row, &key);
  gpointer found;

  if (spot != LAYOUT_SPOT_CELL)
    return spot;

  found = g_hash_table_lookup (self->column_of, key);
  if (found == NULL)
    return LAYOUT_SPOT_NO_COLUMN;
  *column = GPOINTER_TO_UINT (found) - 1;

  return LAYOUT_SPOT_CELL;
}

static ParcoursRowType
row_type (ParcoursNote note)
{
  switch (note)
    {
    case PARCOURS_NOTE_CURVE:
      return PARCOURS_ROW_CURVE;
    case PARCOURS_NOTE_EFFORT:
      return PARCOURS_ROW_EFFORT;
    case PARCOURS_NOTE_LINE_OF_INTERACTION:
    case PARCOURS_NOTE_LINE_OF_VISIBILITY:
    case PARCOURS_NOTE_LINE_OF_INTERNAL_INTERACTION:
    case PARCOURS_NOTE_SEPARATOR:
      return PARCOURS_ROW_LINE;
    default:
      return PARCOURS_ROW_CARDS;
    }
}

static double
fixed_height (ParcoursRowType type)
{
  switch (type)
    {
    case PARCOURS_ROW_CURVE:
      return PARCOURS_CURVE_HEIGHT;
    case PARCOURS_ROW_EFFORT:
      return PARCOURS_EFFORT_HEIGHT;
    case PARCOURS_ROW_LINE:
      return PARCOURS_LINE_HEIGHT;
    case PARCOURS_ROW_CARDS:
    default:
      return PARCOURS_LANE_HEIGHT;
    }
}

static gboolean
is_collapsed (ParcoursLayout *self, ParcoursElement *element)
{
  return self->view.collapsed != NULL && g_hash_table_contains (self->view.collapsed, parcours_element_get_id (element));
}

static void
add_row (ParcoursLayout *self, ParcoursElement *lane)
{
  ParcoursRow row = { .lane = lane, .note = parcours_map_lane_note (lane), .group = self->groups->len };
  LayoutRow data = { .cells = g_ptr_array_new () };

  row.type = row_type (row.note);
  row.collapsed = row.type != PARCOURS_ROW_LINE && is_collapsed (self, lane);
  row.height = row.collapsed ? PARCOURS_COLLAPSED_LANE : fixed_height (row.type);
  g_array_append_val (self->rows, row);
  g_array_append_val (self->row_data, data);
  g_hash_table_insert (self->row_of, lane, GUINT_TO_POINTER (self->rows->len));
}

static void
build_rows (ParcoursLayout *self)
{
  GPtrArray *lanes = parcours_map_list (self->map, PARCOURS_KIND_LANE);
  g_autoptr (GArray) groups = parcours_arrange_groups (self->map);

  for (guint g = 0; g < groups->len; g++)
    {
      const ParcoursLaneGroup *lane_group = &g_array_index (groups, ParcoursLaneGroup, g);
      ParcoursGroup group = { lane_group->persona, .first = lane_group->first, .n_rows = lane_group->n_lanes };

      for (guint i = 0; i < group.n_rows; i++)
        add_row (self, g_ptr_array_index (lanes, group.first + i));
      g_array_append_val (self->groups, group);
    }
}

static void
add_column (ParcoursLayout *self, ParcoursElement *stage, ParcoursElement *step, guint number)
{
  ParcoursColumn column = {
    .stage = stage, .step = step, .into = step, .number = number, .stage_index = self->stages->len, .stands_for = 1
  };
  LayoutColumn data = { .cells = g_ptr_array_new () };

  g_array_append_val (self->columns, column);
  g_array_append_val (self->column_data, data);
  g_hash_table_insert (self->column_of, step != NULL ? step : stage, GUINT_TO_POINTER (self->columns->len));
}

/* One column for all steps of the stage. */
static void
add_collapsed (ParcoursLayout *self, ParcoursElement *stage, GPtrArray *steps)
{
  ParcoursColumn *column;

  add_column (self, stage, NULL, 0);
  column = &g_array_index (self->columns, ParcoursColumn, self->columns->len - 1);
  column->collapsed = TRUE;
  column->stands_for = MAX (steps->len, 1);
  column->into = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
  column->width = PARCOURS_COLLAPSED_STAGE;
  for (guint i = 0; i < steps->len; i++)
    g_hash_table_insert (self->column_of, g_ptr_array_index (steps, i), GUINT_TO_POINTER (self->columns->len));
}

/* `bare` is a set of stages that have cards without step. */
static void
build_columns (ParcoursLayout *self, GHashTable *bare)
{
  GPtrArray *stages = parcours_map_list (self->map, PARCOURS_KIND_STAGE);
  guint number = 0;

  for (guint s = 0; s < stages->len; s++)
    {
      ParcoursElement *stage = g_ptr_array_index (stages, s);
      GPtrArray *steps = parcours_element_list (stage, PARCOURS_KIND_STEP);
      ParcoursStageBox box = { .stage = stage, .first = self->columns->len, .collapsed = is_collapsed (self, stage) };

      if (box.collapsed)
        {
          add_collapsed (self, stage, steps);
          number += steps->len;
        }
      else if (steps->len == 0 || g_hash_table_contains (bare, stage))
        add_column (self, stage, NULL, 0);
      for (guint i = 0; i < steps->len && !box.collapsed; i++)
        add_column (self, stage, g_ptr_array_index (steps, i), ++number);
      box.n_columns = self->columns->len - box.first;
      g_array_append_val (self->stages, box);
    }
}

/* Sorts the cards into parked ones, hidden ones and those that arrive in a cell. */
static GArray *
receive_cards (ParcoursLayout *self, GHashTable *bare)
{
  GPtrArray *cards = parcours_map_list (self->map, PARCOURS_KIND_CARD);
  GArray *arrivals = g_array_sized_new (FALSE, FALSE, sizeof (Arrival), cards->len);

  for (guint i = 0; i < cards->len; i++)
    {
      Arrival arrival = { .card = g_ptr_array_index (cards, i) };
      LayoutSpot spot = find_spot (self, arrival.card, &arrival.row, &arrival.key);

      if (spot == LAYOUT_SPOT_PARKED)
        g_ptr_array_add (self->parked, arrival.card);
      if (spot != LAYOUT_SPOT_CELL)
        continue;
      if (parcours_element_get_kind (arrival.key) == PARCOURS_KIND_STAGE)
        g_hash_table_add (bare, arrival.key);
      g_array_append_val (arrivals, arrival);
    }
  _parcours_layout_sort_cards (self->parked);

  return arrivals;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const LayoutCell *x = *(LayoutCell *const *) a, *y = *(LayoutCell *const *) b;

  return x->key < y->key ? -1 : x->key > y->key;
}

static void
fill_cells (ParcoursLayout *self, GArray *arrivals)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < arrivals->len; i++)
    {
      const Arrival *arrival = &g_array_index (arrivals, Arrival, i);
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->column_of, arrival->key)) - 1;

      g_ptr_array_add (_parcours_layout_make_cell (self, arrival->row, column)->cards, arrival->card);
    }

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (cells, value);
  g_ptr_array_sort (cells, compare_cells);

  for (guint i = 0; i < cells->len; i++)
    {
      LayoutCell *cell = g_ptr_array_index (cells, i);

      _parcours_layout_sort_cards (cell->cards);
      for (guint k = 0; k < cell->cards->len; k++)
        {
          LayoutPlace *place = g_new0 (LayoutPlace, 1);

          g_ptr_array_add (cell->places, place);
          g_hash_table_insert (self->places, g_ptr_array_index (cell->cards, k), place);
        }
      _parcours_layout_number_cell (self, cell);
      g_ptr_array_add (g_array_index (self->row_data, LayoutRow, cell->row).cells, cell);
      g_ptr_array_add (g_array_index (self->column_data, LayoutColumn, cell->column).cells, cell);
    }
}

static void
clear (ParcoursLayout *self)
{
  _parcours_layout_forget_points (self);
  g_array_set_size (self->stages, 0);
  g_array_set_size (self->columns, 0);
  g_array_set_size (self->groups, 0);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->row_data, 0);
  g_array_set_size (self->column_data, 0);
  g_hash_table_remove_all (self->row_of);
  g_hash_table_remove_all (self->column_of);
  g_hash_table_remove_all (self->places);
  g_hash_table_remove_all (self->cells);
  g_ptr_array_set_size (self->parked, 0);
}

void
_parcours_layout_ensure (ParcoursLayout *self)
{
  g_autoptr (GHashTable) bare = NULL;
  g_autoptr (GArray) arrivals = NULL;

  if (!self->stale)
    return;

  clear (self);
  bare = g_hash_table_new (NULL, NULL);
  build_rows (self);
  arrivals = receive_cards (self, bare);
  build_columns (self, bare);
  fill_cells (self, arrivals);

  for (guint i = 0; i < self->columns->len; i++)
    _parcours_layout_measure_column (self, i);
  for (guint i = 0; i < self->rows->len; i++)
    _parcours_layout_measure_row (self, i);
  _parcours_layout_place_columns (self);
  _parcours_layout_place_rows (self);
  self->stale = FALSE;
}
