/* Notes and labels on sheets: counted by hand. */
#include "config.h"

#include <string.h>

#include "layout/stickies.h"

static void
test_counts (void)
{
  /* 210 less 2 x 6, and 6 more for the gap that the last one needs not: 204 / 82 = 2 across, 291 / 82 = 3 down */
  static const struct
  {
    double sheet_width, sheet_height, width, height, margin, gap;
    guint columns, rows;
    gboolean turned;
  } rows[] = {
    { 210, 297, 76, 76, 6, 6, 2, 3, FALSE },
    { 210, 297, 127, 76, 6, 6, 2, 2, TRUE },
    { 210, 297, 76, 51, 6, 6, 2, 5, FALSE },
    { 210, 297, 51, 38, 6, 6, 5, 4, TRUE },
    { 210, 297, 51, 38, 0, 0, 4, 7, FALSE },
    { 297, 420, 76, 76, 6, 6, 3, 5, FALSE },
    { 297, 420, 127, 76, 6, 6, 2, 5, FALSE },
    { 215.9, 279.4, 76, 76, 6, 6, 2, 3, FALSE },
    { 210, 297, 210, 297, 0, 0, 1, 1, FALSE },
    { 210, 297, 297, 210, 0, 0, 1, 1, TRUE },
    { 210, 297, 105, 148.5, 0, 0, 2, 2, FALSE },
    { 210, 297, 99, 142.5, 6, 0, 2, 2, FALSE },
    { 210, 297, 99, 142.5, 6, 0.5, 2, 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ParcoursStickyGrid grid;

      g_test_message ("row %u", i);
      g_assert_true (parcours_sticky_grid_fill (&grid, rows[i].sheet_width, rows[i].sheet_height, rows[i].width, rows[i].height,
                                                rows[i].margin, rows[i].gap));
      g_assert_cmpuint (grid.columns, ==, rows[i].columns);
      g_assert_cmpuint (grid.rows, ==, rows[i].rows);
      g_assert_cmpfloat (grid.sheet_width, ==, rows[i].turned ? rows[i].sheet_height : rows[i].sheet_width);
      g_assert_cmpfloat (grid.sheet_height, ==, rows[i].turned ? rows[i].sheet_width : rows[i].sheet_height);
    }
}

/* In the middle, and as far apart as asked for. */
static void
test_places (void)
{
  ParcoursStickyGrid grid;
  ParcoursRect place;

  g_assert_true (parcours_sticky_grid_fill (&grid, 210, 297, 76, 76, 6, 6));
  place = parcours_sticky_grid_place (&grid, 0);
  g_assert_cmpfloat_with_epsilon (place.x, 26, 1e-9);
  g_assert_cmpfloat_with_epsilon (place.y, 28.5, 1e-9);
  place = parcours_sticky_grid_place (&grid, 1);
  g_assert_cmpfloat_with_epsilon (place.x, 108, 1e-9);
  g_assert_cmpfloat_with_epsilon (place.y, 28.5, 1e-9);
  place = parcours_sticky_grid_place (&grid, 5);
  g_assert_cmpfloat_with_epsilon (place.x, 108, 1e-9);
  g_assert_cmpfloat_with_epsilon (place.y, 192.5, 1e-9);
  g_assert_cmpfloat (place.width, ==, 76);
  g_assert_cmpfloat (place.height, ==, 76);
  g_assert_cmpfloat_with_epsilon (210 - place.x - place.width, 26, 1e-9);
  g_assert_cmpfloat_with_epsilon (297 - place.y - place.height, 28.5, 1e-9);
}

static void
test_too_large (void)
{
  ParcoursStickyGrid grid;

  g_assert_false (parcours_sticky_grid_fill (&grid, 105, 148, 127, 140, 6, 6));
  g_assert_false (parcours_sticky_grid_fill (&grid, 210, 297, 297, 210, 0.1, 0));
  g_assert_false (parcours_sticky_grid_fill (&grid, 100, 100, 50, 50, 50, 6));
}

static void
test_sheets (void)
{
  static const struct { guint notes, sheets; } rows[] = { { 0, 0 }, { 1, 1 }, { 6, 1 }, { 7, 2 }, { 12, 2 }, { 13, 3 }, { 53, 9 } };
  ParcoursStickyGrid grid;

  g_assert_true (parcours_sticky_grid_fill (&grid, 210, 297, 76, 76, 6, 6));
  g_assert_cmpuint (parcours_sticky_grid_per_sheet (&grid), ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (parcours_sticky_grid_count_sheets (&grid, rows[i].notes), ==, rows[i].sheets);
}

/* Sheets of labels leave as much paper at the left as at the right, at the top as at the bottom: a wrong figure would show. */
static void
test_formats (void)
{
  static const struct { const char *name; guint labels; } known[] = {
    { "L7159", 24 }, { "L7160", 21 }, { "L7161", 18 }, { "L7163", 14 }, { "L7164", 12 }, { "L7165", 8 }, { "L7166", 6 }, { "L7169", 4 },
    { "L7173", 10 }, { "L7651", 65 }, { "5160", 30 }, { "5163", 10 }, { "5164", 6 }, { "5168", 4 },
  };
  guint n;
  const ParcoursLabelFormat *formats = parcours_label_formats (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (known));
  for (guint i = 0; i < n; i++)
    {
      const ParcoursStickyGrid *grid = &formats[i].grid;
      ParcoursRect last;

      g_test_message ("%s", formats[i].name);
      g_assert_cmpstr (formats[i].name, ==, known[i].name);
      g_assert_cmpuint (parcours_sticky_grid_per_sheet (grid), ==, known[i].labels);
      last = parcours_sticky_grid_place (grid, known[i].labels - 1);
      g_assert_cmpfloat_with_epsilon (grid->sheet_width - last.x - last.width, grid->left, 0.02);
      g_assert_cmpfloat_with_epsilon (grid->sheet_height - last.y - last.height, grid->top, 0.02);
      g_assert_cmpfloat (grid->across, >=, grid->width - 1e-9);
      g_assert_cmpfloat (grid->down, >=, grid->height - 1e-9);
      g_assert_cmpfloat (grid->sheet_width, ==, strcmp (formats[i].paper, "A4") == 0 ? 210 : 215.9);
      g_assert_cmpfloat (grid->sheet_height, ==, strcmp (formats[i].paper, "A4") == 0 ? 297 : 279.4);
    }
}

static void
test_names (void)
{
  g_assert_cmpstr (parcours_label_format_find ("l7165")->name, ==, "L7165");
  g_assert_cmpstr (parcours_label_format_find ("Avery 5163")->name, ==, "5163");
  g_assert_null (parcours_label_format_find (""));
  g_assert_null (parcours_label_format_find ("avery "));
  g_assert_null (parcours_label_format_find ("L716"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stickies/counts", test_counts);
  g_test_add_func ("/stickies/places", test_places);
  g_test_add_func ("/stickies/too-large", test_too_large);
  g_test_add_func ("/stickies/sheets", test_sheets);
  g_test_add_func ("/stickies/formats", test_formats);
  g_test_add_func ("/stickies/names", test_names);
  return g_test_run ();
}
