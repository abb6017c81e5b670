/* fit.c - see fit.h
 *
 * One layout with a single card per row tells enough: a cell of n cards needs ceil (n / k) rows when k stand side by side, so every
 * other number can be judged without laying the map out again.
 */
#include "config.h"

#include "export/fit.h"

#include "layout/metrics.h"

#define MOST_PER_ROW 12

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

/* The fullest cell of each row. The caller owns it. */
static guint *
count_fullest (ParcoursLayout *layout, guint n_rows, guint n_columns)
{
  guint *fullest = g_new0 (guint, MAX (n_rows, 1));

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      fullest[row] = MAX (fullest[row], count_plain (layout, row, column));
  return fullest;
}

guint
parcours_fit_cards_per_row (ParcoursLayout *layout, const ParcoursSurround *surround,
                            double page_width, double page_height, double *scale)
{
  guint n_rows, n_columns, best = 1;
  double width, height, best_scale = 0;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout), 1);

  parcours_layout_get_rows (layout, &n_rows);
  parcours_layout_get_columns (layout, &n_columns);
  parcours_layout_get_size (layout, &width, &height);
  g_autofree guint *fullest = count_fullest (layout, n_rows, n_columns);

  for (guint k = 1; k <= MOST_PER_ROW; k++)
    {
      double lower = height;

      for (guint row = 0; row < n_rows; row++)
        if (fullest[row] > 0)
          lower -= PARCOURS_CARD_PITCH * (fullest[row] - (fullest[row] + k - 1) / k);

      const double across = surround->across + width * k, down = surround->down + MAX (lower, surround->least_height);
      const double fits = MIN (page_width / across, page_height / down);
      if (fits > best_scale * 1.0001)
        {
          best_scale = fits;
          best = k;
        }
    }
  if (scale)
    *scale = best_scale;
  return best;
}
