/* A dragged header lands where the line is shown, and nowhere that would part what belongs together. */
#include "config.h"

#include "layout/landing.h"
#include "layout/metrics.h"
#include "sample.h"

typedef struct
{
  ParcoursMap *map;
  ParcoursElement *stages[3], *t1, *t2, *personas[2], *lanes[5];
  ParcoursLayout *layout;
} Fixture;

/* Stages of 1, 2 and 1 column; two lanes of the first persona, a line, two lanes of the second. */
static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const kinds[] = { "touchpoint", "pain", "line-of-visibility", "touchpoint", "pain" };

  f->map = parcours_map_new ();
  for (guint i = 0; i < 3; i++)
    f->stages[i] = sample_add (f->map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  f->t1 = parcours_map_add_step (f->map, f->stages[1], "one", -1);
  f->t2 = parcours_map_add_step (f->map, f->stages[1], "two", -1);
  for (guint i = 0; i < 2; i++)
    f->personas[i] = sample_add (f->map, NULL, PARCOURS_KIND_PERSONA, PARCOURS_FIELD_NONE);
  for (guint i = 0; i < 5; i++)
    f->lanes[i] = sample_add (f->map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, kinds[i], PARCOURS_LANE_PERSONA,
                              i == 2 ? NULL : parcours_element_get_id (f->personas[i / 3]), PARCOURS_FIELD_NONE);
  f->layout = parcours_layout_new (f->map, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->layout);
  g_object_unref (f->map);
}

static ParcoursLanding
land (Fixture *f, ParcoursElement *header, double x, double y)
{
  ParcoursLanding landing;

  g_assert_true (parcours_landing_find (f->layout, f->map, header, x, y, &landing));

  return landing;
}

static void
test_stage (Fixture *f, gconstpointer data)
{
  ParcoursLanding landing = land (f, f->stages[0], 70, 0);

  g_assert_true (landing.same && landing.index == 0 && landing.at == 0);
  g_assert_true (land (f, f->stages[0], 90, 0).same);
  landing = land (f, f->stages[0], 330, 0);
  g_assert_cmpuint (landing.index, ==, 2);
  g_assert_false (landing.same);
  g_assert_cmpfloat (landing.at, ==, 3 * PARCOURS_COLUMN);
  g_assert_cmpuint (land (f, f->stages[0], 9999, 0).index, ==, 3);
  g_assert_cmpuint (land (f, f->stages[2], -50, 0).index, ==, 0);
}

static void
test_step (Fixture *f, gconstpointer data)
{
  ParcoursLanding landing = land (f, f->t1, 170, 0);

  g_assert_true (landing.parent == f->stages[1] && landing.index == 0 && landing.same);
  landing = land (f, f->t1, 450, 0);
  g_assert_true (landing.parent == f->stages[1] && landing.index == 2 && !landing.same);
  g_assert_cmpfloat (landing.at, ==, 3 * PARCOURS_COLUMN);
  landing = land (f, f->t1, 500, 0);
  g_assert_true (landing.parent == f->stages[2] && landing.index == 0 && !landing.same);
  landing = land (f, f->t2, -10, 0);
  g_assert_true (landing.parent == f->stages[0] && landing.index == 0);
  g_assert_cmpfloat (landing.at, ==, 0);
}

/* Behind the cards without a step, and at the end of a collapsed stage. */
static void
test_step_edges (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);
  const ParcoursView view = { .collapsed = set };
  ParcoursLanding landing;

  sample_card (f->map, f->stages[1], NULL, f->lanes[0], "bare");
  parcours_layout_set_view (f->layout, NULL);
  landing = land (f, f->t2, PARCOURS_COLUMN + 10, 0);
  g_assert_true (landing.parent == f->stages[1] && landing.index == 0);
  g_assert_cmpfloat (landing.at, ==, 2 * PARCOURS_COLUMN);

  g_hash_table_add (set, (gpointer) parcours_element_get_id (f->stages[1]));
  parcours_layout_set_view (f->layout, &view);
  landing = land (f, f->t1, PARCOURS_COLUMN + 10, 0);
  g_assert_cmpuint (landing.index, ==, 2);
  g_assert_cmpfloat (landing.at, ==, PARCOURS_COLUMN + PARCOURS_COLLAPSED_STAGE);
}

static void
test_lane (Fixture *f, gconstpointer data)
{
  guint n;
  const ParcoursRow *rows = parcours_layout_get_rows (f->layout, &n);
  ParcoursLanding landing = land (f, f->lanes[0], 0, rows[1].y + 100);

  g_assert_cmpuint (landing.index, ==, 2);
  g_assert_cmpfloat (landing.at, ==, rows[2].y);
  /* The other persona's lanes stay together. */
  landing = land (f, f->lanes[0], 0, rows[3].y + 100);
  g_assert_cmpuint (landing.index, ==, 5);
  g_assert_cmpfloat (landing.at, ==, rows[4].y + rows[4].height);
  landing = land (f, f->lanes[4], 0, 10);
  g_assert_cmpuint (landing.index, ==, 0);
  g_assert_cmpfloat (landing.at, ==, 0);
  g_assert_true (land (f, f->lanes[4], 0, rows[4].y + 100).same);
}

static void
test_persona (Fixture *f, gconstpointer data)
{
  guint n;
  const ParcoursGroup *groups = parcours_layout_get_groups (f->layout, &n);
  ParcoursLanding landing;

  g_assert_cmpuint (n, ==, 2);
  g_assert_true (land (f, f->personas[0], 0, 20).same);
  landing = land (f, f->personas[0], 0, groups[1].y + groups[1].height);
  g_assert_true (landing.index == 5 && !landing.same);
  landing = land (f, f->personas[1], 0, 20);
  g_assert_true (landing.index == 0 && landing.at == 0 && !landing.same);
  landing = land (f, f->personas[0], 0, groups[1].y + 10);
  g_assert_true (landing.same);
  g_assert_cmpfloat (landing.at, ==, groups[1].y - PARCOURS_GROUP_GAP / 2);
}

static void
test_extent (Fixture *f, gconstpointer data)
{
  double start, length;
  ParcoursElement *card = sample_card (f->map, f->stages[0], NULL, f->lanes[0], "card");

  g_assert_true (parcours_landing_extent (f->layout, f->stages[1], &start, &length));
  g_assert_cmpfloat (start, ==, PARCOURS_COLUMN);
  g_assert_cmpfloat (length, ==, 2 * PARCOURS_COLUMN);
  g_assert_true (parcours_landing_extent (f->layout, f->personas[0], &start, &length));
  g_assert_cmpfloat (length, ==, 2 * PARCOURS_LANE_HEIGHT + PARCOURS_LINE_HEIGHT);
  g_assert_false (parcours_landing_extent (f->layout, card, &start, &length));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layout/landing/stage", Fixture, NULL, set_up, test_stage, tear_down);
  g_test_add ("/layout/landing/step", Fixture, NULL, set_up, test_step, tear_down);
  g_test_add ("/layout/landing/step-edges", Fixture, NULL, set_up, test_step_edges, tear_down);
  g_test_add ("/layout/landing/lane", Fixture, NULL, set_up, test_lane, tear_down);
  g_test_add ("/layout/landing/persona", Fixture, NULL, set_up, test_persona, tear_down);
  g_test_add ("/layout/landing/extent", Fixture, NULL, set_up, test_extent, tear_down);
  return g_test_run ();
}
