/* Collapsed stages and lanes: no boxes, but all counts; one edit re-lays only what it changed. */
#include "config.h"

#include "layout/hit.h"
#include "layout/metrics.h"
#include "sample.h"

typedef struct
{
  ParcoursMap *map;
  ParcoursElement *first, *middle, *last, *t1, *t2, *touch, *curve, *pain;
  ParcoursElement *a, *b, *c, *d;
  GHashTable *set;
  ParcoursLayout *layout;
} Fixture;

static ParcoursElement *
rated (Fixture *f, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane, const char *emotion)
{
  ParcoursElement *card = sample_card (f->map, stage, step, lane, "card");

  sample_set (f->map, card, PARCOURS_CARD_EMOTION, emotion);

  return card;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->map = parcours_map_new ();
  f->first = sample_add (f->map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  f->middle = sample_add (f->map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  f->last = sample_add (f->map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  f->t1 = parcours_map_add_step (f->map, f->middle, "one", -1);
  f->t2 = parcours_map_add_step (f->map, f->middle, "two", -1);
  f->touch = sample_add (f->map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "touchpoint", PARCOURS_FIELD_NONE);
  f->curve = sample_add (f->map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "curve", PARCOURS_FIELD_NONE);
  f->pain = sample_add (f->map, NULL, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "pain", PARCOURS_FIELD_NONE);
  f->a = rated (f, f->first, NULL, f->touch, "1");
  f->b = rated (f, f->middle, f->t1, f->touch, "2");
  f->c = rated (f, f->middle, f->t2, f->pain, "-2");
  f->d = rated (f, f->last, NULL, f->touch, "0");
  f->set = g_hash_table_new (g_str_hash, g_str_equal);
  f->layout = parcours_layout_new (f->map, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->layout);
  g_hash_table_unref (f->set);
  g_object_unref (f->map);
}

static void
collapse (Fixture *f, ParcoursElement *element)
{
  const ParcoursView view = { .collapsed = f->set };

  g_hash_table_add (f->set, (gpointer) parcours_element_get_id (element));
  parcours_layout_set_view (f->layout, &view);
}

static gboolean
has_box (Fixture *f, ParcoursElement *card)
{
  ParcoursCardBox box;

  return parcours_layout_get_card (f->layout, card, &box);
}

static void
count_box (const ParcoursCardBox *box, gpointer data)
{
  (*(guint *) data)++;
}

static guint
count_boxes (Fixture *f)
{
  ParcoursRect all = PARCOURS_RECT (0, 0, 1e6, 1e6);
  guint n = 0;

  parcours_layout_foreach_card (f->layout, &all, count_box, &n);

  return n;
}

static void
test_stage (Fixture *f, gconstpointer data)
{
  const ParcoursColumn *columns;
  const ParcoursRow *rows;
  ParcoursSlot slot;
  guint n, row, column;

  parcours_layout_get_columns (f->layout, &n);
  g_assert_cmpuint (n, ==, 4);
  collapse (f, f->middle);
  columns = parcours_layout_get_columns (f->layout, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (columns[1].collapsed && columns[1].stage == f->middle && columns[1].step == NULL);
  g_assert_cmpfloat (columns[1].width, ==, PARCOURS_COLLAPSED_STAGE);
  g_assert_cmpuint (columns[1].n_cards, ==, 2);
  g_assert_cmpfloat (columns[2].x, ==, PARCOURS_COLUMN + PARCOURS_COLLAPSED_STAGE);

  g_assert_true (has_box (f, f->a) && has_box (f, f->d));
  g_assert_false (has_box (f, f->b) || has_box (f, f->c));
  g_assert_cmpuint (count_boxes (f), ==, 2);
  g_assert_true (parcours_layout_get_folded (f->layout, f->c, &row, &column));
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (column, ==, 1);
  g_assert_false (parcours_layout_get_folded (f->layout, f->a, &row, &column));

  /* They still count for their lanes. */
  rows = parcours_layout_get_rows (f->layout, &n);
  g_assert_cmpuint (rows[0].n_cards, ==, 3);
  g_assert_cmpuint (rows[2].n_cards, ==, 1);
  g_assert_cmpfloat (rows[2].height, ==, PARCOURS_LANE_HEIGHT);

  /* No points of it on the curve, which goes on with the others. */
  g_assert_true (parcours_layout_get_points (f->layout, 1, &n)[0].card == f->a);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (parcours_layout_get_points (f->layout, 1, &n)[1].card == f->d);

  /* What is dropped there goes to the end of its last step. */
  g_assert_true (parcours_hit_slot (f->layout, columns[1].x + 20, rows[0].y + 40, NULL, &slot));
  g_assert_true (slot.stage == f->middle && slot.step == f->t2 && slot.lane == f->touch);
  g_assert_cmpuint (slot.index, ==, 1);
  g_assert_cmpfloat (slot.rect.width, <, PARCOURS_COLLAPSED_STAGE);
  g_assert_null (parcours_hit_card (f->layout, columns[1].x + 20, rows[0].y + 40));
}

static void
test_lane (Fixture *f, gconstpointer data)
{
  const ParcoursRow *rows;
  ParcoursSlot slot;
  guint n;

  sample_card (f->map, f->first, NULL, f->touch, "second");
  sample_card (f->map, f->first, NULL, f->touch, "third");
  collapse (f, f->touch);
  rows = parcours_layout_get_rows (f->layout, &n);
  g_assert_true (rows[0].collapsed);
  g_assert_cmpfloat (rows[0].height, ==, PARCOURS_COLLAPSED_LANE);
  g_assert_cmpuint (rows[0].n_cards, ==, 5);
  g_assert_cmpfloat (rows[1].y, ==, PARCOURS_COLLAPSED_LANE);
  g_assert_cmpuint (count_boxes (f), ==, 1);
  /* The curve is drawn from its cards all the same. */
  parcours_layout_get_points (f->layout, 1, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (parcours_hit_slot (f->layout, 40, 10, NULL, &slot));
  g_assert_cmpuint (slot.index, ==, 3);

  collapse (f, f->curve);
  rows = parcours_layout_get_rows (f->layout, &n);
  g_assert_cmpfloat (rows[2].y, ==, 2 * PARCOURS_COLLAPSED_LANE);
  parcours_layout_get_points (f->layout, 1, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* A card that spans a collapsed stage is as much narrower, and ends where it ended. */
static void
test_span (Fixture *f, gconstpointer data)
{
  ParcoursCardBox box;
  guint n;

  sample_set (f->map, f->a, PARCOURS_CARD_SPAN, "3");
  g_assert_true (parcours_layout_get_card (f->layout, f->a, &box));
  parcours_layout_set_view (f->layout, NULL);
  g_assert_true (parcours_layout_get_card (f->layout, f->a, &box));
  g_assert_cmpuint (box.span, ==, 3);
  collapse (f, f->middle);
  g_assert_true (parcours_layout_get_card (f->layout, f->a, &box));
  g_assert_cmpuint (box.span, ==, 2);
  g_assert_cmpfloat (box.rect.x + box.rect.width, ==, parcours_layout_get_columns (f->layout, &n)[2].x - PARCOURS_COLUMN_PAD);
  sample_set (f->map, f->a, PARCOURS_CARD_SPAN, "99");
  parcours_layout_set_view (f->layout, NULL);
  g_assert_true (parcours_layout_get_card (f->layout, f->a, &box));
  g_assert_cmpuint (box.span, ==, 4);
}

static void
on_changed (ParcoursMap *map, ParcoursEdit *edit, ParcoursEdit *inverse, gpointer data)
{
  g_assert_cmpint (parcours_layout_apply (data, edit, inverse), ==, PARCOURS_LAYOUT_CELLS);
}

static void
test_work (Fixture *f, gconstpointer data)
{
  guint64 work;
  guint n;

  collapse (f, f->middle);
  parcours_layout_get_columns (f->layout, &n);
  work = parcours_layout_get_work (f->layout);
  g_signal_connect (f->map, "changed", G_CALLBACK (on_changed), f->layout);

  /* Into the collapsed stage: the cell it leaves is empty, the one it comes to holds it and another. */
  parcours_map_place_card (f->map, f->a, f->middle, f->t1, f->touch, -1);
  g_assert_cmpuint (parcours_layout_get_work (f->layout) - work, ==, 2);
  g_assert_false (has_box (f, f->a));
  g_assert_cmpuint (parcours_layout_get_columns (f->layout, &n)[1].n_cards, ==, 3);
  work = parcours_layout_get_work (f->layout);
  parcours_map_place_card (f->map, f->a, f->last, NULL, f->pain, -1);
  g_assert_cmpuint (parcours_layout_get_work (f->layout) - work, ==, 2);
  g_assert_true (has_box (f, f->a));
  g_assert_cmpuint (parcours_layout_get_columns (f->layout, &n)[1].n_cards, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layout/collapse/stage", Fixture, NULL, set_up, test_stage, tear_down);
  g_test_add ("/layout/collapse/lane", Fixture, NULL, set_up, test_lane, tear_down);
  g_test_add ("/layout/collapse/span", Fixture, NULL, set_up, test_span, tear_down);
  g_test_add ("/layout/collapse/work", Fixture, NULL, set_up, test_work, tear_down);
  return g_test_run ();
}
