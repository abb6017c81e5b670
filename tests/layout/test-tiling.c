/* How many sheets a poster takes, where it is cut, and which sheets are left out. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "layout/tiling.h"

static ParcoursTilingRequest
request_for (double poster_width, double poster_height, double width, double height, double margin, double overlap)
{
  return (ParcoursTilingRequest) {
    .width = width, .height = height, .margin = margin, .overlap = overlap,
    .across.length = poster_width, .down.length = poster_height,
  };
}

static void
assert_axis (const double *limits, guint n, double length, double first, double next)
{
  g_assert_cmpfloat (limits[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (limits[n], length, 1e-6);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (limits[i + 1], >, limits[i]);
      g_assert_cmpfloat (limits[i + 1] - limits[i], <=, (i == 0 ? first : next) + 1e-5);
    }
}

/* What must be so for every tiling: every part fits its sheet, parts meet and cover the poster, and with one sheet less in a direction
 * it would not do. */
static void
assert_sound (const ParcoursTiling *tiling, const ParcoursTilingRequest *request)
{
  const double m = request->margin, o = request->overlap;

  g_assert_cmpfloat (tiling->scale, <=, 1);
  g_assert_cmpfloat (tiling->scale, >=, 1 - PARCOURS_TILING_TOLERANCE - 1e-9);
  g_assert_cmpfloat_with_epsilon (tiling->poster_width, request->across.length * tiling->scale, 1e-6);
  g_assert_cmpfloat_with_epsilon (tiling->poster_height, request->down.length * tiling->scale, 1e-6);
  assert_axis (tiling->across, tiling->n_columns, tiling->poster_width, tiling->width - 2 * m, tiling->width - 2 * m - o);
  assert_axis (tiling->down, tiling->n_rows, tiling->poster_height, tiling->height - 2 * m, tiling->height - 2 * m - o);
  if (tiling->n_columns > 1)
    g_assert_cmpfloat (parcours_tiling_carries (tiling->n_columns - 1, tiling->width, m, o), <, request->across.length * 0.998);
  if (tiling->n_rows > 1)
    g_assert_cmpfloat (parcours_tiling_carries (tiling->n_rows - 1, tiling->height, m, o), <, request->down.length * 0.998);

  for (guint i = 0; i < tiling->n_tiles; i++)
    {
      const ParcoursTile *tile = &tiling->tiles[i];

      g_assert_cmpuint (tile->number, ==, i + 1);
      g_assert_cmpfloat (tile->poster.x, ==, tiling->across[tile->column]);
      g_assert_cmpfloat (tile->poster.y, ==, tiling->down[tile->row]);
      g_assert_cmpfloat_with_epsilon (tile->poster.x + tile->poster.width, tiling->across[tile->column + 1], 1e-9);
      g_assert_cmpfloat_with_epsilon (tile->poster.y + tile->poster.height, tiling->down[tile->row + 1], 1e-9);
      g_assert_cmpfloat (tile->paper.width, ==, tile->poster.width);
      g_assert_cmpfloat (tile->paper.height, ==, tile->poster.height);
      g_assert_cmpfloat (tile->paper.x, ==, m + (tile->column > 0 ? o : 0));
      g_assert_cmpfloat (tile->paper.y, ==, m + (tile->row > 0 ? o : 0));
      g_assert_cmpfloat (tile->paper.x + tile->paper.width, <=, tiling->width - m + 1e-5);
      g_assert_cmpfloat (tile->paper.y + tile->paper.height, <=, tiling->height - m + 1e-5);
    }
}

static ParcoursTiling *
make (const ParcoursTilingRequest *request)
{
  g_autoptr (GError) error = NULL;
  ParcoursTiling *tiling = parcours_tiling_new (request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tiling);
  assert_sound (tiling, request);
  return tiling;
}

/* Each line was worked out with paper and pencil: for a poster of L and sheets of which the first carries s - 2 m and the others o less,
 * n is the least whole number of at least (0.998 L - o) / (s - 2 m - o). 0.998 of 1189, 841, 594 is 1186.62, 839.32, 592.81. */
static void
test_counts (void)
{
  static const struct
  {
    double poster[2], paper[2], margin, overlap;
    guint columns, rows;
    gboolean turned;
  } table[] = {
    /* A0 lying on A4. Upright 1186.62 / 210 = 5.65 -> 6, 839.32 / 297 = 2.83 -> 3: 18. Turned 3.995 -> 4, 3.997 -> 4: 16. */
    { { 1189, 841 }, { 210, 297 }, 0, 0, 4, 4, TRUE },
    /* Margins 5. Upright / 200 = 5.93 -> 6, / 287 = 2.92 -> 3: 18. Turned / 287 = 4.13 -> 5, / 200 = 4.20 -> 5: 25. */
    { { 1189, 841 }, { 210, 297 }, 5, 0, 6, 3, FALSE },
    /* Margins 5, overlap 10. Upright 1176.62 / 190 = 6.19 -> 7, 829.32 / 277 = 2.994 -> 3: 21. Turned 4.25 -> 5, 4.36 -> 5: 25. */
    { { 1189, 841 }, { 210, 297 }, 5, 10, 7, 3, FALSE },
    /* The same standing. */
    { { 841, 1189 }, { 210, 297 }, 5, 10, 3, 7, TRUE },
    /* The paper given the other way round. */
    { { 1189, 841 }, { 297, 210 }, 5, 10, 7, 3, TRUE },
    /* A3. Upright 3.995 -> 4, 839.32 / 420 = 1.998 -> 2: 8. Turned 2.83 -> 3, 2.83 -> 3: 9. */
    { { 1189, 841 }, { 297, 420 }, 0, 0, 4, 2, FALSE },
    /* A3, 5 and 10. Upright 1176.62 / 277 = 4.25 -> 5, 829.32 / 400 = 2.07 -> 3: 15. Turned 2.94 -> 3, 2.994 -> 3: 9. */
    { { 1189, 841 }, { 297, 420 }, 5, 10, 3, 3, TRUE },
    /* A2. Upright 2.83 -> 3, 1.41 -> 2: 6. Turned 1186.62 / 594 = 1.998 -> 2, 1.998 -> 2: 4. */
    { { 1189, 841 }, { 420, 594 }, 0, 0, 2, 2, TRUE },
    /* A2, 5 and 10. Upright 1176.62 / 400 = 2.94 -> 3, 829.32 / 574 = 1.44 -> 2: 6. Turned 2.05 -> 3, 2.07 -> 3: 9. */
    { { 1189, 841 }, { 420, 594 }, 5, 10, 3, 2, FALSE },
    /* A1 lying on A4. Upright 839.32 / 210 = 3.997 -> 4, 592.81 / 297 = 1.996 -> 2: 8. Turned 3, 3: 9. */
    { { 841, 594 }, { 210, 297 }, 0, 0, 4, 2, FALSE },
    /* A1, 5 and 10. Upright 829.32 / 190 = 4.36 -> 5, 582.81 / 277 = 2.10 -> 3: 15. Turned 2.994 -> 3, 3.07 -> 4: 12. */
    { { 841, 594 }, { 210, 297 }, 5, 10, 3, 4, TRUE },
    /* Letter. Upright / 215.9 = 5.50 -> 6, / 279.4 = 3.004 -> 4: 24. Turned 4.25 -> 5, 3.89 -> 4: 20. */
    { { 1189, 841 }, { 215.9, 279.4 }, 0, 0, 5, 4, TRUE },
    /* Letter, a quarter and half an inch. Upright 1173.92 / 190.5 = 6.16 -> 7, 826.62 / 254 = 3.25 -> 4: 28. Turned 4.62, 4.34: 25. */
    { { 1189, 841 }, { 215.9, 279.4 }, 6.35, 12.7, 5, 5, TRUE },
    /* One sheet: exactly as large, smaller, and 0.19 % larger. */
    { { 210, 297 }, { 210, 297 }, 0, 0, 1, 1, FALSE },
    { { 100, 100 }, { 210, 297 }, 5, 10, 1, 1, FALSE },
    { { 210.4, 297 }, { 210, 297 }, 0, 10, 1, 1, FALSE },
    /* 0.2 % is all: 0.998 x 210.5 = 210.08. Turned 0.71 -> 1 and 297 x 0.998 / 210 = 1.41 -> 2, as many, and which is cut better? Neither
     * has anything to cut through; upright is cut across, at 105.25 of 210.5, turned down, at 148.5 of 297: alike, so it stays. */
    { { 210.5, 297 }, { 210, 297 }, 0, 0, 2, 1, FALSE },
    /* A4 on A4 with margins: upright 199.58 / 190 = 1.05 -> 2, 286.41 / 277 = 1.03 -> 2: 4. Turned 0.72 -> 1, 1.51 -> 2: 2. */
    { { 210, 297 }, { 210, 297 }, 5, 10, 1, 2, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const ParcoursTilingRequest request = request_for (table[i].poster[0], table[i].poster[1], table[i].paper[0], table[i].paper[1],
                                                         table[i].margin, table[i].overlap);
      g_autoptr (ParcoursTiling) tiling = make (&request);

      g_test_message ("line %u: %u x %u", i, tiling->n_columns, tiling->n_rows);
      g_assert_cmpuint (tiling->n_columns, ==, table[i].columns);
      g_assert_cmpuint (tiling->n_rows, ==, table[i].rows);
      g_assert_cmpuint (tiling->n_tiles, ==, table[i].columns * table[i].rows);
      g_assert_cmpint (tiling->turned, ==, table[i].turned);
    }
}

/* 4 x 4 A4 are 1188 x 840 mm: the poster is made smaller, by the same in both directions, and nothing of it is cut off. */
static void
test_tolerance (void)
{
  const ParcoursTilingRequest request = request_for (1189, 841, 210, 297, 0, 0);
  g_autoptr (ParcoursTiling) tiling = make (&request);

  /* 840 / 841 = 0.99881 is less than 1188 / 1189 = 0.99916 */
  g_assert_cmpfloat_with_epsilon (tiling->scale, 840.0 / 841, 1e-9);
  g_assert_cmpfloat_with_epsilon (tiling->poster_height, 840, 1e-6);
  g_assert_cmpfloat_with_epsilon (tiling->poster_width, 1189 * 840.0 / 841, 1e-6);
  g_assert_cmpfloat_with_epsilon (tiling->down[2], 420, 1e-6);

  g_assert_cmpfloat (parcours_tiling_carries (4, 297, 0, 0), ==, 1188);
  g_assert_cmpfloat (parcours_tiling_carries (4, 297, 5, 10), ==, 4 * 287 - 30);
  g_assert_cmpfloat (parcours_tiling_carries (1, 297, 5, 10), ==, 287);
}

/* 300 mm on sheets that carry 200: the cut may be anywhere from 100 to 200. */
static ParcoursTiling *
tile_300 (const ParcoursCutPlace *places, guint n_places, const ParcoursCutObstacle *obstacles, guint n_obstacles)
{
  ParcoursTilingRequest request = request_for (300, 100, 200, 200, 0, 0);

  request.across = (ParcoursTilingAxis) { 300, places, n_places, obstacles, n_obstacles };
  ParcoursTiling *tiling = make (&request);
  g_assert_cmpuint (tiling->n_columns, ==, 2);
  return tiling;
}

static void
test_prefers_borders (void)
{
  const ParcoursCutPlace places[] = { { 90, PARCOURS_CUT_STAGE }, { 110, PARCOURS_CUT_LANE }, { 130, PARCOURS_CUT_STAGE },
                                      { 150, PARCOURS_CUT_LANE }, { 210, PARCOURS_CUT_STAGE } };
  const ParcoursCutObstacle card[] = { { 129, 140, PARCOURS_CUT_CARD } };

  /* nothing is known: both are filled alike */
  g_autoptr (ParcoursTiling) plain = tile_300 (NULL, 0, NULL, 0);
  g_assert_cmpfloat_with_epsilon (plain->across[1], 150, 1e-6);
  /* a stage's border, not those that cannot be reached */
  g_autoptr (ParcoursTiling) stage = tile_300 (places, G_N_ELEMENTS (places), NULL, 0);
  g_assert_cmpfloat_with_epsilon (stage->across[1], 130, 1e-6);
  /* unless a card lies over it: then the lane's that is nearer to the middle */
  g_autoptr (ParcoursTiling) lane = tile_300 (places, G_N_ELEMENTS (places), card, 1);
  g_assert_cmpfloat_with_epsilon (lane->across[1], 150, 1e-6);
}

static void
test_avoids_cards (void)
{
  /* gaps at 118..122 and 180..190 */
  const ParcoursCutObstacle cards[] = { { 60, 118, 10 }, { 122, 180, 10 }, { 190, 260, 10 }, { 185, 188, 1 } };
  const ParcoursCutObstacle all[] = { { 0, 160, 30 }, { 140, 300, 20 }, { 155, 300, 20 } };

  g_autoptr (ParcoursTiling) gap = tile_300 (NULL, 0, cards, G_N_ELEMENTS (cards));
  g_assert_true ((gap->across[1] > 118 && gap->across[1] < 122) || (gap->across[1] > 180 && gap->across[1] < 185));
  g_assert_cmpfloat (gap->cost, <, 10);
  /* no place is free: 30 before 140, 50 in the middle, 40 after 160 */
  g_autoptr (ParcoursTiling) least = tile_300 (NULL, 0, all, G_N_ELEMENTS (all));
  g_assert_cmpfloat (least->across[1], <, 140);
}

/* Cuts depend on each other: 450 mm on three sheets that carry 160 leave 30 mm to choose from, in all. */
static void
test_cuts_together (void)
{
  const ParcoursCutPlace places[] = { { 135, PARCOURS_CUT_STAGE }, { 312, PARCOURS_CUT_STAGE }, { 150, PARCOURS_CUT_LANE },
                                      { 295, PARCOURS_CUT_LANE } };
  ParcoursTilingRequest request = request_for (450, 100, 160, 160, 0, 0);

  request.across.places = places;
  request.across.n_places = G_N_ELEMENTS (places);
  g_autoptr (ParcoursTiling) tiling = make (&request);
  /* 135 and 312 are both best, but 177 apart: one of them, and the lane that goes with it */
  g_assert_cmpuint (tiling->n_columns, ==, 3);
  g_assert_cmpfloat_with_epsilon (tiling->cost, PARCOURS_CUT_STAGE + PARCOURS_CUT_LANE, 0.1);
  g_assert_cmpfloat (tiling->across[2] - tiling->across[1], <=, 160 + 1e-6);
}

/* Of two ways that take as many sheets, the one that is cut better. */
static void
test_better_cuts_turn (void)
{
  const ParcoursCutObstacle card[] = { { 90, 210, PARCOURS_CUT_CARD } };
  ParcoursTilingRequest request = request_for (290, 290, 200, 300, 0, 0);

  request.across.obstacles = card;
  request.across.n_obstacles = 1;
  g_autoptr (ParcoursTiling) one = make (&request);
  g_assert_cmpuint (one->n_columns, ==, 1);
  g_assert_true (one->turned);

  request.down = request.across;
  request.across = (ParcoursTilingAxis) { .length = 290 };
  g_autoptr (ParcoursTiling) other = make (&request);
  g_assert_cmpuint (other->n_rows, ==, 1);
  g_assert_false (other->turned);

  request.keep = TRUE;
  request.width = 300;
  request.height = 200;
  g_autoptr (ParcoursTiling) kept = make (&request);
  g_assert_false (kept->turned);
  g_assert_cmpuint (kept->n_rows, ==, 2);
}

/* 3 x 3 sheets of 100 mm; the content leaves out the middle one and the lower right one. */
static void
test_empty_sheets (void)
{
  const ParcoursRect content[] = { { 0, 0, 300, 50 }, { 0, 100, 100, 200 }, { 150, 200, 50, 100 }, { 200, 120, 100, 80 } };
  ParcoursTilingRequest request = request_for (300, 300, 100, 100, 0, 0);
  static const guint places[][2] = { { 0, 0 }, { 0, 1 }, { 0, 2 }, { 1, 0 }, { 1, 2 }, { 2, 0 }, { 2, 1 } };

  request.content = content;
  request.n_content = G_N_ELEMENTS (content);
  g_autoptr (ParcoursTiling) tiling = make (&request);
  g_assert_cmpuint (tiling->n_tiles, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < tiling->n_tiles; i++)
    {
      g_assert_cmpuint (tiling->tiles[i].row, ==, places[i][0]);
      g_assert_cmpuint (tiling->tiles[i].column, ==, places[i][1]);
    }

  /* something thinner than a hair beside a cut is nothing, and no content at all is one sheet */
  const ParcoursRect hair[] = { { 0, 0, 100.005, 10 } };
  request.content = hair;
  request.n_content = 1;
  g_autoptr (ParcoursTiling) first = make (&request);
  g_assert_cmpuint (first->n_tiles, ==, 1);
  request.n_content = 0;
  g_autoptr (ParcoursTiling) none = make (&request);
  g_assert_cmpuint (none->n_tiles, ==, 1);
}

static void
assert_refused (double poster, double paper, double margin, double overlap, const char *word)
{
  const ParcoursTilingRequest request = request_for (poster, poster, paper, paper * 1.4, margin, overlap);
  g_autoptr (GError) error = NULL;

  g_assert_null (parcours_tiling_new (&request, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_refused (void)
{
  assert_refused (1000, 210, 100, 10, "Margins");
  assert_refused (1000, 210, 5, 210, "overlap");
  assert_refused (1000, 210, 5, 181, "overlap");
  assert_refused (1000, 210, -1, 10, "Margins");
  assert_refused (1000, 210, 0, NAN, "Margins");
  assert_refused (20000, 100, 0, 0, "1000");
  g_autoptr (ParcoursTiling) just = NULL;
  const ParcoursTilingRequest request = request_for (300, 300, 210, 297, 5, 180);
  just = make (&request);
  g_assert_cmpuint (just->n_tiles, >, 1);
}

/* Anything that comes: still sound. */
static void
test_any (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);

  for (guint round = 0; round < 300; round++)
    {
      ParcoursTilingRequest request = request_for (g_rand_double_range (random, 50, 2000), g_rand_double_range (random, 50, 2000),
                                                   g_rand_double_range (random, 140, 500), g_rand_double_range (random, 140, 500),
                                                   g_rand_int_range (random, 0, 4) * 5, g_rand_int_range (random, 0, 4) * 5);
      ParcoursCutPlace places[40];
      ParcoursCutObstacle obstacles[60];

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        places[i] = (ParcoursCutPlace) { g_rand_double_range (random, 0, 2000), g_rand_int_range (random, 0, 3) };
      for (guint i = 0; i < G_N_ELEMENTS (obstacles); i++)
        {
          const double from = g_rand_double_range (random, 0, 2000);

          obstacles[i] = (ParcoursCutObstacle) { from, from + 60, PARCOURS_CUT_CARD };
        }
      request.across.places = request.down.places = places;
      request.across.n_places = request.down.n_places = G_N_ELEMENTS (places);
      request.across.obstacles = request.down.obstacles = obstacles;
      request.across.n_obstacles = request.down.n_obstacles = G_N_ELEMENTS (obstacles);
      g_autoptr (ParcoursTiling) tiling = make (&request);
      g_assert_cmpuint (tiling->n_tiles, ==, tiling->n_columns * tiling->n_rows);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tiling/counts", test_counts);
  g_test_add_func ("/tiling/tolerance", test_tolerance);
  g_test_add_func ("/tiling/prefers-borders", test_prefers_borders);
  g_test_add_func ("/tiling/avoids-cards", test_avoids_cards);
  g_test_add_func ("/tiling/cuts-together", test_cuts_together);
  g_test_add_func ("/tiling/better-cuts-turn", test_better_cuts_turn);
  g_test_add_func ("/tiling/empty-sheets", test_empty_sheets);
  g_test_add_func ("/tiling/refused", test_refused);
  g_test_add_func ("/tiling/any", test_any);
  return g_test_run ();
}
