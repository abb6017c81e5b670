/* fit.c - see fit.h
 *
 * The number of cards in each cell tells enough: with cells of at most r rows a column is ceil (fullest / r) cards wide, and a cell of n
 * cards then ceil (n / width) rows high. So every r can be judged without laying the map out again.
 */
#include "config.h"

#include "export/fit.h"

#include "layout/metrics.h"

typedef struct
{
  guint n_rows, n_columns;
  guint *counts;                /* plain cards of each cell, row by row */
  guint *fullest;               /* of each column */
  guint most;                   /* of all */
} Counts;

/* Cards of a cell that do not span columns: those stand in bands above, whatever the number. */
static guint
count_plain (ParcoursLayout *layout, guint row, guint column)
{
  GPtrArray *cards = parcours_layout_get_cell (layout, row, column);
  guint n = 0;

  for (guint i = 0; cards && i < cards->len; i++)
    {
      ParcoursCardBox box;

      if (parcours_layout_get_card (layout, g_ptr_array_index (cards, i), &box) && box.span == 1)
        n++;
    }
  return n;
}

static void
counts_init (Counts *self, ParcoursLayout *layout)
{
  parcours_layout_get_rows (layout, &self->n_rows);
  parcours_layout_get_columns (layout, &self->n_columns);
  self->counts = g_new0 (guint, (gsize) self->n_rows * self->n_columns + 1);
  self->fullest = g_new0 (guint, self->n_columns + 1);
  self->most = 1;
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        guint n = count_plain (layout, row, column);

        self->counts[row * self->n_columns + column] = n;
        self->fullest[column] = MAX (self->fullest[column], n);
        self->most = MAX (self->most, n);
      }
}

static void
counts_clear (Counts *self)
{
  g_free (self->counts);
  g_free (self->fullest);
}

/* Cards side by side in a column whose cells may have `rows` rows. */
static guint
wide (const Counts *self, guint column, guint rows)
{
  return MAX (1, (self->fullest[column] + rows - 1) / rows);
}

static double
width_with (const Counts *self, guint rows)
{
  double width = 0;

  for (guint column = 0; column < self->n_columns; column++)
    width += PARCOURS_COLUMN * wide (self, column, rows);
  return width;
}

/* Card rows below the first of each lane, added up. */
static guint
further_rows (const Counts *self, guint rows)
{
  guint further = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      guint high = 1;

      for (guint column = 0; column < self->n_columns; column++)
        {
          guint across = wide (self, column, rows);

          high = MAX (high, (self->counts[row * self->n_columns + column] + across - 1) / across);
        }
      further += high - 1;
    }
  return further;
}

/* `height` of the body as laid out now, with its columns as they are, less all card rows below the first of each lane. */
static double
height_of_first_rows (const Counts *self, ParcoursLayout *layout, double height)
{
  guint n_columns;
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n_columns);

  for (guint row = 0; row < self->n_rows; row++)
    {
      guint high = 1;

      for (guint column = 0; column < n_columns; column++)
        high = MAX (high, (self->counts[row * n_columns + column] + columns[column].per_row - 1) / columns[column].per_row);
      height -= PARCOURS_CARD_PITCH * (high - 1);
    }
  return height;
}

guint
parcours_fit_cell_rows (ParcoursLayout *layout, const ParcoursSurround *surround,
                        double page_width, double page_height, double *scale)
{
  Counts counts;
  guint best = 1;
  double width, height, best_scale = 0;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), 1);

  counts_init (&counts, layout);
  parcours_layout_get_size (layout, &width, &height);
  height = height_of_first_rows (&counts, layout, height);

  for (guint rows = counts.most; rows > 0; rows--)
    {
      double body = height + PARCOURS_CARD_PITCH * further_rows (&counts, rows);
      double across = surround->across + width_with (&counts, rows), down = surround->down + MAX (body, surround->least_height);
      double fits = MIN (page_width / across, page_height / down);

      if (fits > best_scale * 1.0001)
        {
          best_scale = fits;
          best = rows;
        }
    }
  counts_clear (&counts);
  if (scale)
    *scale = best_scale;
  return best;
}

gboolean
parcours_roll_fit_is_better (const ParcoursRollFit *fit, const ParcoursRollFit *than)
{
  const double one = MIN (fit->scale, 1), other = MIN (than->scale, 1);

  if (ABS (one - other) > 1e-4)
    return one > other;
  return fit->length < than->length - 0.5;
}

ParcoursRollFit
parcours_fit_roll (ParcoursLayout *layout, const ParcoursSurround *surround, gboolean upright,
                   double breadth, double length, double wanted, double most)
{
  ParcoursRollFit best = { 1, 0, 0 };
  Counts counts;
  double height;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout) && breadth > 0 && length > 0, best);

  counts_init (&counts, layout);
  parcours_layout_get_size (layout, NULL, &height);
  height = height_of_first_rows (&counts, layout, height);
  for (guint rows = counts.most; rows > 0; rows--)
    {
      const double body = height + PARCOURS_CARD_PITCH * further_rows (&counts, rows);
      const double across = surround->across + width_with (&counts, rows), down = surround->down + MAX (body, surround->least_height);
      const double fits = MIN (breadth / (upright ? across : down), length / (upright ? down : across));
      ParcoursRollFit fit = { rows, wanted > 0 ? wanted : MIN (fits, most), 0 };

      fit.length = (upright ? down : across) * MIN (fit.scale, 1);
      if (fit.scale <= fits * 1.0001 && parcours_roll_fit_is_better (&fit, &best))
        best = fit;
    }
  counts_clear (&counts);
  return best;
}
