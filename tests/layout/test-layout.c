/* Boxes of small maps, computed by hand from look.md's measures. */
#include "config.h"

#include "sample.h"

typedef struct
{
  ParcoursMap *map;
  ParcoursElement *ludo, *mia;
  ParcoursElement *search, *use, *advise;       /* stages: one column; two steps; one step */
  ParcoursElement *first, *second, *third;      /* steps */
  ParcoursElement *touch, *curve, *effort, *line, *pain, *free;
} Wall;

static void
setup (Wall *wall, gconstpointer data)
{
  ParcoursMap *map = wall->map = parcours_map_new ();

#define LANE(kind, persona) \
  sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, kind, PARCOURS_LANE_PERSONA, \
              persona != NULL ? parcours_element_get_id (persona) : NULL, PARCOURS_FIELD_NONE)
  wall->ludo = sample_add (map, NULL, PARCOURS_KIND_PERSONA, PARCOURS_FIELD_NONE);
  wall->mia = sample_add (map, NULL, PARCOURS_KIND_PERSONA, PARCOURS_FIELD_NONE);
  wall->search = sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  wall->use = sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  wall->advise = sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  wall->first = sample_add (map, wall->use, PARCOURS_KIND_STEP, PARCOURS_FIELD_NONE);
  wall->second = sample_add (map, wall->use, PARCOURS_KIND_STEP, PARCOURS_FIELD_NONE);
  wall->third = sample_add (map, wall->advise, PARCOURS_KIND_STEP, PARCOURS_FIELD_NONE);
  wall->touch = LANE ("touchpoint", wall->ludo);
  wall->curve = LANE ("curve", wall->ludo);
  wall->effort = LANE ("effort", wall->ludo);
  wall->line = LANE ("line-of-visibility", ((ParcoursElement *) NULL));
  wall->pain = LANE ("pain", wall->mia);
  wall->free = LANE ("free", ((ParcoursElement *) NULL));
#undef LANE
}

static void
teardown (Wall *wall, gconstpointer data)
{
  g_clear_object (&wall->map);
}

static void
assert_card (ParcoursLayout *layout, ParcoursElement *card, double x, double y, double width)
{
  ParcoursCardBox box;

  g_assert_true (parcours_layout_get_card (layout, card, &box));
  g_assert_cmpfloat (box.rect.x, ==, x);
  g_assert_cmpfloat (box.rect.y, ==, y);
  g_assert_cmpfloat (box.rect.width, ==, width);
  g_assert_cmpfloat (box.rect.height, ==, 102.0);
}

static void
test_frame (Wall *wall, gconstpointer data)
{
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (wall->map, NULL);
  guint n;
  const ParcoursStageBox *stages = parcours_layout_get_stages (layout, &n);
  const ParcoursColumn *columns;
  const ParcoursRow *rows;
  const ParcoursGroup *groups;
  static const double y[] = { 0, 120, 244, 292, 336, 468 }, heights[] = { 120, 124, 48, 32, 120, 120 };
  static const guint in_group[] = { 0, 0, 0, 0, 1, 2 };
  double width, height;

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (stages[1].x, ==, 160);
  g_assert_cmpfloat (stages[1].width, ==, 320);
  g_assert_cmpuint (stages[2].first, ==, 3);

  columns = parcours_layout_get_columns (layout, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_null (columns[0].step);
  g_assert_cmpuint (columns[0].number, ==, 0);
  g_assert_true (columns[1].step == wall->first && columns[1].stage == wall->use);
  g_assert_cmpuint (columns[3].number, ==, 3);
  g_assert_cmpuint (columns[3].stage_index, ==, 2);

  rows = parcours_layout_get_rows (layout, &n);
  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (rows[i].y, ==, y[i]);
      g_assert_cmpfloat (rows[i].height, ==, heights[i]);
      g_assert_cmpuint (rows[i].group, ==, in_group[i]);
    }
  g_assert_cmpint (rows[3].type, ==, PARCOURS_ROW_LINE);
  g_assert_cmpint (rows[3].note, ==, PARCOURS_NOTE_LINE_OF_VISIBILITY);

  groups = parcours_layout_get_groups (layout, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (groups[0].persona == wall->ludo && groups[1].persona == wall->mia && groups[2].persona == NULL);
  g_assert_cmpfloat (groups[0].height, ==, 324);
  g_assert_cmpuint (groups[0].n_rows, ==, 4);

  parcours_layout_get_size (layout, &width, &height);
  g_assert_cmpfloat (width, ==, 640);
  g_assert_cmpfloat (height, ==, 588);
}

static void
test_empty (void)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (map, NULL);
  double width, height;
  guint n;

  parcours_layout_get_size (layout, &width, &height);
  g_assert_cmpfloat (width, ==, 160);
  g_assert_cmpfloat (height, ==, 120);
  parcours_layout_get_rows (layout, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_cell_grows (Wall *wall, gconstpointer data)
{
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursElement *cards[6];
  guint n;

  for (guint i = 0; i < 5; i++)
    cards[i] = sample_card (wall->map, wall->search, NULL, wall->touch, "a");
  layout = parcours_layout_new (wall->map, NULL);
  g_assert_cmpfloat (parcours_layout_get_rows (layout, &n)[0].height, ==, 120 + 4 * 112);
  g_assert_cmpfloat (parcours_layout_get_columns (layout, &n)[0].width, ==, 160);
  assert_card (layout, cards[0], 4, 8, 152);
  assert_card (layout, cards[4], 4, 456, 152);
  g_clear_object (&layout);

  /* The sixth would make six rows: the column takes two side by side. */
  cards[5] = sample_card (wall->map, wall->search, NULL, wall->touch, "b");
  layout = parcours_layout_new (wall->map, NULL);
  g_assert_cmpfloat (parcours_layout_get_rows (layout, &n)[0].height, ==, 120 + 2 * 112);
  g_assert_cmpuint (parcours_layout_get_columns (layout, &n)[0].per_row, ==, 2);
  g_assert_cmpfloat (parcours_layout_get_columns (layout, &n)[1].x, ==, 320);
  assert_card (layout, cards[1], 164, 8, 152);
  assert_card (layout, cards[5], 164, 232, 152);
}

static void
test_widest (Wall *wall, gconstpointer data)
{
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursView view = { .cell_rows = 13 };
  guint n;

  for (guint i = 0; i < 40; i++)
    sample_card (wall->map, wall->search, NULL, wall->touch, "a");
  layout = parcours_layout_new (wall->map, NULL);
  /* Six at most: then the rows grow, ceil (40 / 6) = 7. */
  g_assert_cmpuint (parcours_layout_get_columns (layout, &n)[0].per_row, ==, 6);
  g_assert_cmpfloat (parcours_layout_get_rows (layout, &n)[0].height, ==, 120 + 6 * 112);

  parcours_layout_set_view (layout, &view);
  /* only the column that needs it is wider: ceil (40 / 13) = 4 */
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (parcours_layout_get_columns (layout, &n)[i].per_row, ==, i == 0 ? 4 : 1);
  g_assert_cmpfloat (parcours_layout_get_rows (layout, &n)[0].height, ==, 120 + 9 * 112);
}

static void
test_leading_column (Wall *wall, gconstpointer data)
{
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursElement *card = sample_card (wall->map, wall->use, NULL, wall->touch, "loose");
  const ParcoursColumn *columns;
  guint n;

  layout = parcours_layout_new (wall->map, NULL);
  columns = parcours_layout_get_columns (layout, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_true (columns[1].stage == wall->use && columns[1].step == NULL && columns[1].number == 0);
  g_assert_true (columns[2].step == wall->first && columns[2].number == 1);
  assert_card (layout, card, 164, 8, 152);
}

static void
test_bands (Wall *wall, gconstpointer data)
{
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursElement *plain, *wide, *beside, *above;
  guint n;

  plain = sample_card (wall->map, wall->search, NULL, wall->touch, "plain");
  wide = sample_card (wall->map, wall->search, NULL, wall->touch, "wide");
  beside = sample_card (wall->map, wall->use, wall->second, wall->touch, "beside");
  above = sample_card (wall->map, wall->use, wall->first, wall->touch, "above");
  sample_set (wall->map, wide, PARCOURS_CARD_SPAN, "2");
  sample_set (wall->map, beside, PARCOURS_CARD_SPAN, "99");     /* over the end: two columns are left */
  sample_set (wall->map, above, PARCOURS_CARD_SPAN, "2");

  layout = parcours_layout_new (wall->map, NULL);
  g_assert_cmpuint (parcours_layout_get_rows (layout, &n)[0].bands, ==, 2);
  g_assert_cmpfloat (parcours_layout_get_rows (layout, &n)[0].height, ==, 120 + 2 * 112);
  assert_card (layout, wide, 4, 8, 312);
  assert_card (layout, above, 164, 120, 312);
  assert_card (layout, beside, 324, 8, 312);
  assert_card (layout, plain, 4, 232, 152);
  g_assert_cmpuint (parcours_layout_get_cell (layout, 0, 0)->len, ==, 2);
}

static void
test_parked (Wall *wall, gconstpointer data)
{
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursElement *no_lane = sample_card (wall->map, wall->search, NULL, NULL, "a");
  ParcoursElement *no_stage = sample_card (wall->map, NULL, NULL, wall->touch, "b");
  ParcoursElement *on_curve = sample_card (wall->map, wall->search, NULL, wall->curve, "c");
  GPtrArray *parked;
  ParcoursCardBox box;

  layout = parcours_layout_new (wall->map, NULL);
  parked = parcours_layout_get_parked (layout);
  g_assert_cmpuint (parked->len, ==, 3);
  g_assert_true (g_ptr_array_find (parked, no_lane, NULL) && g_ptr_array_find (parked, no_stage, NULL));
  g_assert_true (g_ptr_array_find (parked, on_curve, NULL));
  g_assert_false (parcours_layout_get_card (layout, no_lane, &box));
}

static void
test_points (Wall *wall, gconstpointer data)
{
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursElement *a = sample_card (wall->map, wall->search, NULL, wall->touch, "a");
  ParcoursElement *b = sample_card (wall->map, wall->search, NULL, wall->touch, "b");
  ParcoursElement *c = sample_card (wall->map, wall->use, wall->second, wall->touch, "c");
  ParcoursElement *other = sample_card (wall->map, wall->search, NULL, wall->pain, "of the other persona");
  const ParcoursPoint *points;
  guint n;

  sample_card (wall->map, wall->use, wall->first, wall->touch, "not rated");
  sample_set (wall->map, a, PARCOURS_CARD_EMOTION, "-2");
  sample_set (wall->map, b, PARCOURS_CARD_EMOTION, "0");
  sample_set (wall->map, b, PARCOURS_CARD_EXPECTED, "1");
  sample_set (wall->map, c, PARCOURS_CARD_EFFORT, "4");
  sample_set (wall->map, c, PARCOURS_CARD_EXPECTED, "2");
  sample_set (wall->map, other, PARCOURS_CARD_EMOTION, "2");

  layout = parcours_layout_new (wall->map, NULL);
  points = parcours_layout_get_points (layout, 1, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (points[0].card == a && points[0].has_value && points[0].value == -2 && !points[0].has_expected);
  g_assert_true (points[1].has_value && points[1].value == 0 && points[1].has_expected && points[1].expected == 1);
  g_assert_true (points[2].card == c && !points[2].has_value && points[2].has_expected && points[2].expected == 2);
  g_assert_cmpfloat (points[0].x, ==, 40);
  g_assert_cmpfloat (points[1].x, ==, 120);
  g_assert_cmpfloat (points[2].x, ==, 400);
  g_assert_cmpuint (points[2].column, ==, 2);

  points = parcours_layout_get_points (layout, 2, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (points[0].card == c && points[0].value == 4 && !points[0].has_expected);

  parcours_layout_get_points (layout, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  g_clear_object (&layout);

  /* A curve of no persona is everybody's. */
  sample_set (wall->map, wall->curve, PARCOURS_LANE_PERSONA, NULL);
  layout = parcours_layout_new (wall->map, NULL);
  points = parcours_layout_get_points (layout, 1, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (points[2].card == other);
}

static gboolean
show_titled (ParcoursElement *card, gpointer data)
{
  return g_strcmp0 (parcours_element_get_text (card, PARCOURS_CARD_TITLE), data) == 0;
}

static void
test_filter (Wall *wall, gconstpointer data)
{
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursView view = { .shows = show_titled, .data = (gpointer) "b" };
  ParcoursElement *a = sample_card (wall->map, wall->search, NULL, wall->touch, "a");
  ParcoursElement *b = sample_card (wall->map, wall->search, NULL, wall->touch, "b");
  ParcoursCardBox box;
  guint n;

  sample_card (wall->map, wall->use, NULL, wall->touch, "a");
  sample_card (wall->map, wall->use, NULL, NULL, "a");
  layout = parcours_layout_new (wall->map, &view);
  g_assert_false (parcours_layout_get_card (layout, a, &box));
  assert_card (layout, b, 4, 8, 152);
  g_assert_cmpuint (parcours_layout_get_rows (layout, &n)[0].n_cards, ==, 1);
  g_assert_cmpuint (parcours_layout_get_parked (layout)->len, ==, 0);
  parcours_layout_get_columns (layout, &n);
  g_assert_cmpuint (n, ==, 4);
}

static void
test_lines_join (void)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  ParcoursElement *persona = sample_add (map, NULL, PARCOURS_KIND_PERSONA, PARCOURS_FIELD_NONE);
  const char *id = parcours_element_get_id (persona);
  g_autoptr (ParcoursLayout) layout = NULL;
  guint n;

  sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "separator", PARCOURS_FIELD_NONE);
  sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_PERSONA, id, PARCOURS_FIELD_NONE);
  sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "line-of-interaction", PARCOURS_FIELD_NONE);
  sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_PERSONA, id, PARCOURS_FIELD_NONE);

  layout = parcours_layout_new (map, NULL);
  g_assert_true (parcours_layout_get_groups (layout, &n)[0].persona == persona);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (parcours_layout_get_groups (layout, &n)[0].height, ==, 32 + 120 + 32 + 120);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define WALL(path, test) g_test_add ("/layout/" path, Wall, NULL, setup, test, teardown)
  WALL ("frame", test_frame);
  g_test_add_func ("/layout/empty", test_empty);
  WALL ("cell-grows", test_cell_grows);
  WALL ("widest", test_widest);
  WALL ("leading-column", test_leading_column);
  WALL ("bands", test_bands);
  WALL ("parked", test_parked);
  WALL ("points", test_points);
  WALL ("filter", test_filter);
  g_test_add_func ("/layout/lines-join", test_lines_join);
#undef WALL
  return g_test_run ();
}
