/* stickies.c - see stickies.h */
#include "config.h"

#include "layout/stickies.h"

#include <string.h>

#define A4 210, 297
#define LETTER 215.9, 279.4
#define IN(inches) ((inches) * 25.4)

/* A hair more than a sheet has is a matter of rounding inches to mm. */
#define TOLERANCE 0.01

/* The measures of the maker's own templates: margins, size and pitch of each sheet. All of them stand in the middle of their paper, which a
 * test looks at. */
static const ParcoursLabelFormat formats[] = {
  { "L7159", "A4", { A4, 63.5, 33.9, 3, 8, 7.25, 12.9, 66, 33.9 } },
  { "L7160", "A4", { A4, 63.5, 38.1, 3, 7, 7.25, 15.15, 66, 38.1 } },
  { "L7161", "A4", { A4, 63.5, 46.6, 3, 6, 7.25, 8.7, 66, 46.6 } },
  { "L7163", "A4", { A4, 99.1, 38.1, 2, 7, 4.65, 15.15, 101.6, 38.1 } },
  { "L7164", "A4", { A4, 63.5, 72, 3, 4, 7.25, 4.5, 66, 72 } },
  { "L7165", "A4", { A4, 99.1, 67.7, 2, 4, 4.65, 13.1, 101.6, 67.7 } },
  { "L7166", "A4", { A4, 99.1, 93.1, 2, 3, 4.65, 8.85, 101.6, 93.1 } },
  { "L7169", "A4", { A4, 99.1, 139, 2, 2, 4.65, 9.5, 101.6, 139 } },
  { "L7173", "A4", { A4, 99.1, 57, 2, 5, 4.65, 6, 101.6, 57 } },
  { "L7651", "A4", { A4, 38.1, 21.2, 5, 13, 4.75, 10.7, 40.6, 21.2 } },
  { "5160", "Letter", { LETTER, IN (2.625), IN (1), 3, 10, IN (0.1875), IN (0.5), IN (2.75), IN (1) } },
  { "5163", "Letter", { LETTER, IN (4), IN (2), 2, 5, IN (0.15625), IN (0.5), IN (4.1875), IN (2) } },
  { "5164", "Letter", { LETTER, IN (4), IN (10 / 3.0), 2, 3, IN (0.15625), IN (0.5), IN (4.1875), IN (10 / 3.0) } },
  { "5168", "Letter", { LETTER, IN (3.5), IN (5), 2, 2, IN (0.5), IN (0.5), IN (4), IN (5) } },
};

static const ParcoursStickySize sizes[] = { { 76, 76 }, { 127, 76 }, { 76, 51 }, { 51, 38 } };

static guint
count_along (double sheet, double note, double margin, double gap)
{
  const double room = sheet - 2 * margin + gap + TOLERANCE;

  return room >= note + gap ? (guint) (room / (note + gap)) : 0;
}

static void
fill_turned (ParcoursStickyGrid *grid, double sheet_width, double sheet_height, double width, double height, double margin, double gap)
{
  *grid = (ParcoursStickyGrid) {
    .sheet_width = sheet_width,
    .sheet_height = sheet_height,
    .width = width,
    .height = height,
    .columns = count_along (sheet_width, width, margin, gap),
    .rows = count_along (sheet_height, height, margin, gap),
    .across = width + gap,
    .down = height + gap,
  };
  grid->left = (sheet_width - grid->columns * grid->across + gap) / 2;
  grid->top = (sheet_height - grid->rows * grid->down + gap) / 2;
}

gboolean
parcours_sticky_grid_fill (ParcoursStickyGrid *grid, double sheet_width, double sheet_height, double width, double height,
                           double margin, double gap)
{
  ParcoursStickyGrid turned;

  g_return_val_if_fail (grid != NULL, FALSE);
  g_return_val_if_fail (sheet_width > 0 && sheet_height > 0 && width > 0 && height > 0, FALSE);
  g_return_val_if_fail (margin >= 0 && gap >= 0, FALSE);

  fill_turned (grid, sheet_width, sheet_height, width, height, margin, gap);
  fill_turned (&turned, sheet_height, sheet_width, width, height, margin, gap);
  if (turned.columns * turned.rows > grid->columns * grid->rows)
    *grid = turned;
  return grid->columns * grid->rows > 0;
}

guint
parcours_sticky_grid_per_sheet (const ParcoursStickyGrid *grid)
{
  g_return_val_if_fail (grid != NULL, 0);

  return grid->columns * grid->rows;
}

guint
parcours_sticky_grid_count_sheets (const ParcoursStickyGrid *grid, guint n)
{
  const guint per_sheet = parcours_sticky_grid_per_sheet (grid);

  g_return_val_if_fail (per_sheet > 0, 0);

  return n / per_sheet + (n % per_sheet > 0);
}

ParcoursRect
parcours_sticky_grid_place (const ParcoursStickyGrid *grid, guint place)
{
  g_return_val_if_fail (grid != NULL && place < parcours_sticky_grid_per_sheet (grid), PARCOURS_RECT (0, 0, 0, 0));

  return PARCOURS_RECT (grid->left + place % grid->columns * grid->across, grid->top + place / grid->columns * grid->down,
                        grid->width, grid->height);
}

const ParcoursLabelFormat *
parcours_label_formats (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (formats);
  return formats;
}

const ParcoursLabelFormat *
parcours_label_format_find (const char *name)
{
  static const char maker[] = "avery ";

  g_return_val_if_fail (name != NULL, NULL);

  if (g_ascii_strncasecmp (name, maker, strlen (maker)) == 0)
    name += strlen (maker);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

const ParcoursStickySize *
parcours_sticky_sizes (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (sizes);
  return sizes;
}
