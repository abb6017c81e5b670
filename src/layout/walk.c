/* walk.c - see walk.h. */
#include "config.h"

#include "layout/walk.h"

#include <math.h>

#include "layout/hit.h"
#include "layout/metrics.h"

#define SAME_LINE (PARCOURS_CARD_PITCH / 2)

static guint
count_columns (ParcoursLayout *layout)
{
  guint n;

  parcours_layout_get_columns (layout, &n);
  return n;
}

static gboolean
is_cell (ParcoursLayout *layout, gint64 row, gint64 column)
{
  guint n_rows, n_columns;
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n_rows);
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n_columns);

  return row >= 0 && row < n_rows && column >= 0 && column < n_columns && rows[row].type == PARCOURS_ROW_CARDS &&
         rows[row].lane != NULL && columns[column].stage != NULL;
}

/* --- looking for a card --- */

typedef struct
{
  double x, y;                  /* where one comes from */
  int dx, dy;
  gboolean inside;              /* only what lies ahead counts */
  gboolean line;                /* only what stands on the same line counts */
  ParcoursElement *from, *best;
  double score;
} Search;

static void
consider (const ParcoursCardBox *box, gpointer data)
{
  Search *search = data;
  double x = box->rect.x + box->rect.width / 2, y = box->rect.y + box->rect.height / 2, along, aside, score;

  if (box->card == search->from)
    return;
  along = search->dx != 0 ? (x - search->x) * search->dx : (y - search->y) * search->dy;
  aside = search->dx != 0 ? fabs (y - search->y) : fabs (x - search->x);
  if ((search->inside && along < 1) || (search->line && aside > SAME_LINE))
    return;
  /* Sideways the line counts before the distance: else a long row of cards leads astray. */
  score = search->dx != 0 ? along + 1000 * aside : along + 3 * aside;
  if (search->best == NULL || score < search->score)
    {
      search->best = box->card;
      search->score = score;
    }
}

/* The cell's own cards; up and down also those that span into it. */
static ParcoursElement *
find_in_cell (ParcoursLayout *layout, guint row, guint column, Search *search)
{
  GPtrArray *own = parcours_layout_get_cell (layout, row, column);

  if (search->dy != 0)
    {
      ParcoursRect area = parcours_layout_get_cell_rect (layout, row, column);

      area = PARCOURS_RECT (area.x + 1, area.y + 1, area.width - 2, area.height - 2);
      parcours_layout_foreach_card (layout, &area, consider, search);
      return search->best;
    }
  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      ParcoursCardBox box;

      if (parcours_layout_get_card (layout, g_ptr_array_index (own, i), &box))
        consider (&box, search);
    }
  return search->best;
}

static void
middle_of (ParcoursLayout *layout, const ParcoursStop *stop, double *x, double *y)
{
  ParcoursCardBox box;
  ParcoursRect rect;

  if (stop->card != NULL && parcours_layout_get_card (layout, stop->card, &box))
    rect = box.rect;
  else
    rect = parcours_hit_place (layout, stop->row, stop->column, 0);
  *x = rect.x + rect.width / 2;
  *y = rect.y + rect.height / 2;
}

static gboolean
has_own (ParcoursLayout *layout, guint row, guint column)
{
  GPtrArray *own = parcours_layout_get_cell (layout, row, column);

  return own != NULL && own->len > 0;
}

/* A card that spans into the cell is a stop of the cell it starts in. */
static void
stop_at (ParcoursLayout *layout, guint row, guint column, ParcoursElement *card, ParcoursStop *to)
{
  if (card == NULL || !parcours_walk_from_card (layout, card, to))
    *to = (ParcoursStop) { row, column, NULL };
}

/* --- steps --- */

gboolean
parcours_walk_from_card (ParcoursLayout *layout, ParcoursElement *card, ParcoursStop *stop)
{
  ParcoursCardBox box;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), FALSE);

  if (!parcours_layout_get_card (layout, card, &box))
    return FALSE;
  *stop = (ParcoursStop) { box.row, box.column, card };
  return TRUE;
}

gboolean
parcours_walk_enter (ParcoursLayout *layout, guint row, guint column, ParcoursStop *stop)
{
  GPtrArray *own;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), FALSE);

  if (!is_cell (layout, row, column))
    return FALSE;
  own = parcours_layout_get_cell (layout, row, column);
  *stop = (ParcoursStop) { row, column, own != NULL && own->len > 0 ? g_ptr_array_index (own, 0) : NULL };
  return TRUE;
}

gboolean
parcours_walk_row (ParcoursLayout *layout, gint64 row, int direction, guint *next)
{
  guint n;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), FALSE);

  parcours_layout_get_rows (layout, &n);
  for (row += direction; row >= 0 && row < n; row += direction)
    if (is_cell (layout, row, 0))
      {
        *next = (guint) row;
        return TRUE;
      }
  return FALSE;
}

gboolean
parcours_walk_step (ParcoursLayout *layout, const ParcoursStop *from, int dx, int dy, ParcoursStop *to)
{
  Search search = { .dx = dx, .dy = dy, .inside = TRUE, .line = dx != 0, .from = from->card };
  ParcoursElement *card;
  guint row = from->row;
  gint64 column = (gint64) from->column + dx;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), FALSE);

  middle_of (layout, from, &search.x, &search.y);
  card = find_in_cell (layout, from->row, from->column, &search);
  if (card != NULL)
    {
      stop_at (layout, from->row, from->column, card, to);
      return TRUE;
    }
  if (dy != 0 && !parcours_walk_row (layout, row, dy, &row))
    return FALSE;
  if (!is_cell (layout, row, column))
    return FALSE;

  search.inside = search.line = FALSE;
  card = dx != 0 || has_own (layout, row, (guint) column) ? find_in_cell (layout, row, (guint) column, &search) : NULL;
  stop_at (layout, row, (guint) column, card, to);
  return TRUE;
}

gboolean
parcours_walk_jump (ParcoursLayout *layout, const ParcoursStop *from, int dx, int dy, double distance, ParcoursStop *to)
{
  ParcoursRect start, cell;
  guint row = from->row;
  gint64 column = from->column;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), FALSE);

  start = parcours_layout_get_cell_rect (layout, from->row, from->column);
  while (is_cell (layout, row, column + dx) && (dy == 0 || parcours_walk_row (layout, row, dy, &row)))
    {
      column += dx;
      cell = parcours_layout_get_cell_rect (layout, row, (guint) column);
      if (fabs (cell.x - start.x) + fabs (cell.y - start.y) >= distance)
        break;
    }
  return (row != from->row || column != from->column) && parcours_walk_enter (layout, row, (guint) column, to);
}

gboolean
parcours_walk_row_end (ParcoursLayout *layout, guint row, gboolean last, ParcoursStop *stop)
{
  GPtrArray *own;
  guint column;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), FALSE);

  column = last ? count_columns (layout) - 1 : 0;
  if (!parcours_walk_enter (layout, row, column, stop))
    return FALSE;
  own = parcours_layout_get_cell (layout, row, column);
  if (last && own != NULL && own->len > 0)
    stop->card = g_ptr_array_index (own, own->len - 1);
  return TRUE;
}

gboolean
parcours_walk_write (ParcoursLayout *layout, guint row, guint column, int direction, guint *next_row,
                     guint *next_column)
{
  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), FALSE);

  if (is_cell (layout, row, (gint64) column + direction))
    {
      *next_row = row;
      *next_column = (guint) ((gint64) column + direction);
      return TRUE;
    }
  if (!parcours_walk_row (layout, row, direction, next_row))
    return FALSE;
  *next_column = direction > 0 ? 0 : count_columns (layout) - 1;
  return is_cell (layout, *next_row, *next_column);
}
