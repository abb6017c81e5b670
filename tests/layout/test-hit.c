/* A point finds the box that is painted there, and a dragged card the slot where it would stand. */
#include "config.h"

#include "layout/hit.h"
#include "sample.h"

static void
collect (const ParcoursCardBox *box, gpointer data)
{
  g_array_append_vals (data, box, 1);
}

static GArray *
all_boxes (ParcoursLayout *layout)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (ParcoursCardBox));
  ParcoursRect all = { 0 };

  parcours_layout_get_size (layout, &all.width, &all.height);
  parcours_layout_foreach_card (layout, &all, collect, boxes);

  return boxes;
}

static ParcoursMap *
make_map (GRand *random)
{
  ParcoursMap *map = sample_map (random, 5, 3, 7, 400);

  sample_set (map, parcours_map_find (map, "card1"), PARCOURS_CARD_SPAN, "3");
  sample_set (map, parcours_map_find (map, "card2"), PARCOURS_CARD_SPAN, "2");
  sample_set (map, parcours_map_find (map, "card3"), PARCOURS_CARD_SPAN, "4");

  return map;
}

static void
test_cards (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (ParcoursMap) map = make_map (random);
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (map, NULL);
  g_autoptr (GArray) boxes = all_boxes (layout);
  double width, height;

  g_assert_cmpuint (boxes->len, ==, 400 - parcours_layout_get_parked (layout)->len);
  parcours_layout_get_size (layout, &width, &height);
  for (guint i = 0; i < boxes->len; i++)
    {
      const ParcoursCardBox *box = &g_array_index (boxes, ParcoursCardBox, i);
      const ParcoursRect *r = &box->rect;
      ParcoursRect cell = parcours_layout_get_cell_rect (layout, box->row, box->column);
      guint row, column;

      g_assert_true (parcours_hit_card (layout, r->x, r->y) == box->card);
      g_assert_true (parcours_hit_card (layout, r->x + r->width - 0.01, r->y + r->height - 0.01) == box->card);
      g_assert_null (parcours_hit_card (layout, r->x - 1, r->y));
      g_assert_null (parcours_hit_card (layout, r->x + r->width, r->y + r->height));
      g_assert_true (parcours_hit_cell (layout, r->x, r->y, &row, &column));
      g_assert_true (row == box->row && column == box->column);
      g_assert_true (parcours_rect_contains (&cell, r->x, r->y));
      g_assert_cmpfloat (r->y + r->height + 2, <=, cell.y + cell.height);
      /* Nothing overlaps: the neighbours on the list and below it. */
      for (guint k = i + 1; k < boxes->len; k++)
        g_assert_false (parcours_rect_overlaps (r, &g_array_index (boxes, ParcoursCardBox, k).rect));
    }
}

static guint
count_overlapping (GArray *boxes, const ParcoursRect *area)
{
  guint n = 0;

  for (guint i = 0; i < boxes->len; i++)
    n += parcours_rect_overlaps (&g_array_index (boxes, ParcoursCardBox, i).rect, area);

  return n;
}

static void
test_area (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (ParcoursMap) map = make_map (random);
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (map, NULL);
  g_autoptr (GArray) boxes = all_boxes (layout);
  double width, height;

  parcours_layout_get_size (layout, &width, &height);
  for (guint i = 0; i < 500; i++)
    {
      ParcoursRect area = PARCOURS_RECT (g_rand_double_range (random, -200, width), g_rand_double_range (random, -200, height),
                                         g_rand_double_range (random, 1, 1500), g_rand_double_range (random, 1, 900));
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ParcoursCardBox));

      parcours_layout_foreach_card (layout, &area, collect, found);
      g_assert_cmpuint (found->len, ==, count_overlapping (boxes, &area));
      for (guint k = 1; k < found->len; k++)
        {
          const ParcoursCardBox *a = &g_array_index (found, ParcoursCardBox, k - 1), *b = a + 1;

          g_assert_true (a->row < b->row || (a->row == b->row && (a->column < b->column
                                                                    || (a->column == b->column && a->index < b->index))));
        }
    }
}

static void
test_outside (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (ParcoursMap) map = sample_map (random, 2, 0, 6, 0);
  g_autoptr (ParcoursMap) empty = parcours_map_new ();
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (map, NULL);
  g_autoptr (ParcoursLayout) nothing = parcours_layout_new (empty, NULL);
  ParcoursSlot slot;
  guint row, column;

  /* Lanes: touchpoint 0-120, curve 120-244, effort 244-292, pain 292-412; 12 u; line 424-456, action 456-576. */
  g_assert_false (parcours_hit_column (layout, -1, &column));
  g_assert_false (parcours_hit_column (layout, 320, &column));
  g_assert_false (parcours_hit_row (layout, 418, &row));
  g_assert_false (parcours_hit_row (layout, 576, &row));
  g_assert_true (parcours_hit_row (layout, 424, &row));
  g_assert_cmpuint (row, ==, 4);
  g_assert_false (parcours_hit_cell (layout, 10, 130, NULL, NULL));

  /* Beside the grid, and over lanes that hold no cards: the nearest cell that can. */
  g_assert_true (parcours_hit_slot (layout, -500, -500, NULL, &slot));
  g_assert_true (slot.row == 0 && slot.column == 0 && slot.index == 0);
  g_assert_true (parcours_hit_slot (layout, 900, 200, NULL, &slot));
  g_assert_true (slot.row == 0 && slot.column == 1);
  g_assert_true (parcours_hit_slot (layout, 900, 230, NULL, &slot));
  g_assert_cmpuint (slot.row, ==, 3);
  g_assert_true (parcours_hit_slot (layout, 200, 9000, NULL, &slot));
  g_assert_true (slot.row == 5 && slot.stage == parcours_map_find (map, "stage1") && slot.step == NULL);

  g_assert_false (parcours_hit_slot (nothing, 0, 0, NULL, &slot));
}

/* One card fills its lane: over its lower half one means the place below, which is not there yet; over the upper one its own. A card lifted
 * from the cell lies over its own place. */
static void
test_slot_after_last (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (ParcoursMap) map = sample_map (random, 2, 0, 6, 0);
  g_autoptr (GHashTable) dragged = g_hash_table_new (NULL, NULL);
  ParcoursElement *stage = parcours_map_find (map, "stage0"), *lane = parcours_map_find (map, "lane0");
  ParcoursElement *card;
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursSlot slot;

  g_assert_true (stage != NULL && lane != NULL);
  parcours_map_begin (map, "a card");
  card = sample_card (map, stage, NULL, lane, "one");
  parcours_map_end (map);
  layout = parcours_layout_new (map, NULL);

  g_assert_true (parcours_hit_slot (layout, 80, 8 + 40, NULL, &slot));
  g_assert_true (slot.row == 0 && slot.column == 0);
  g_assert_cmpuint (slot.index, ==, 0);
  g_assert_true (parcours_hit_slot (layout, 80, 8 + 60, NULL, &slot));
  g_assert_cmpuint (slot.index, ==, 1);
  g_assert_cmpfloat (slot.rect.y, ==, 120);
  g_hash_table_add (dragged, card);
  g_assert_true (parcours_hit_slot (layout, 80, 8 + 60, dragged, &slot));
  g_assert_cmpuint (slot.index, ==, 0);
}

static ParcoursElement *
box_middle (ParcoursLayout *layout, GArray *boxes, guint i, double *x, double *y)
{
  const ParcoursCardBox *box = &g_array_index (boxes, ParcoursCardBox, i);

  *x = box->rect.x + box->rect.width / 2;
  *y = box->rect.y + box->rect.height / 2;

  return box->card;
}

/* A card let go where it was lifted stays where it was; anywhere else the slot is where the layout puts the card. */
static void
test_slot_is_true (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (ParcoursMap) map = sample_map (random, 4, 2, 6, 150);
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (map, NULL);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GHashTable) dragged = g_hash_table_new (NULL, NULL);
      g_autoptr (GArray) boxes = all_boxes (layout);
      g_autoptr (ParcoursLayout) after = NULL;
      ParcoursElement *card;
      ParcoursCardBox box, landed;
      ParcoursSlot slot;
      guint n;
      double x, y;

      card = box_middle (layout, boxes, g_rand_int_range (random, 0, (gint32) boxes->len), &x, &y);
      g_hash_table_add (dragged, card);
      g_assert_true (parcours_layout_get_card (layout, card, &box));
      g_assert_true (parcours_hit_slot (layout, x, y, dragged, &slot));
      g_assert_true (slot.row == box.row && slot.column == box.column && slot.index == box.index);

      x = g_rand_double_range (random, 0, 1500);
      y = g_rand_double_range (random, 0, 1500);
      g_assert_true (parcours_hit_slot (layout, x, y, dragged, &slot));
      parcours_map_place_card (map, card, slot.stage, slot.step, slot.lane, (int) slot.index);
      after = parcours_layout_new (map, NULL);
      g_assert_true (parcours_layout_get_card (after, card, &landed));
      g_assert_true (landed.row == slot.row && landed.column == slot.column && landed.index == slot.index);
      if (parcours_layout_get_columns (layout, &n)[slot.column].per_row == parcours_layout_get_columns (after, &n)[slot.column].per_row)
        {
          ParcoursRect before = parcours_layout_get_cell_rect (layout, slot.row, slot.column);
          ParcoursRect now = parcours_layout_get_cell_rect (after, slot.row, slot.column);

          g_assert_cmpfloat (landed.rect.x - now.x, ==, slot.rect.x - before.x);
          g_assert_cmpfloat (landed.rect.y - now.y, ==, slot.rect.y - before.y);
        }
      g_set_object (&layout, after);
    }
}

/* A wide card in the air shows the place it will have. */
static void
test_band (void)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  ParcoursElement *one = sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  ParcoursElement *lane = sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_FIELD_NONE);
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursElement *wide = sample_card (map, one, NULL, lane, "wide");
  ParcoursRect band;
  ParcoursCardBox box;

  sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  sample_card (map, one, NULL, lane, "other");
  sample_set (map, wide, PARCOURS_CARD_SPAN, "2");
  layout = parcours_layout_new (map, NULL);
  g_assert_true (parcours_layout_get_card (layout, wide, &box));
  band = parcours_hit_band (layout, 0, 0, 2);
  g_assert_cmpmem (&band, sizeof band, &box.rect, sizeof box.rect);
  /* At the end of the map there is less. */
  g_assert_cmpfloat (parcours_hit_band (layout, 0, 2, 2).width, ==, parcours_hit_band (layout, 0, 2, 1).width);
}

static void
test_slot_below_bands (void)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  ParcoursElement *one = sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  ParcoursElement *lane = sample_add (map, NULL, PARCOURS_KIND_LANE, PARCOURS_FIELD_NONE);
  g_autoptr (ParcoursLayout) layout = NULL;
  ParcoursSlot slot;
  ParcoursElement *wide;

  sample_add (map, NULL, PARCOURS_KIND_STAGE, PARCOURS_FIELD_NONE);
  sample_card (map, one, NULL, lane, "first");
  wide = sample_card (map, one, NULL, lane, "wide");
  sample_card (map, one, NULL, lane, "last");
  sample_set (map, wide, PARCOURS_CARD_SPAN, "2");
  layout = parcours_layout_new (map, NULL);

  /* Rows: the band at 8, "first" at 120, "last" at 232. */
  g_assert_true (parcours_hit_slot (layout, 80, 171, NULL, &slot));
  g_assert_cmpuint (slot.index, ==, 0);
  g_assert_cmpfloat (slot.rect.y, ==, 120);
  g_assert_true (parcours_hit_slot (layout, 80, 283, NULL, &slot));
  g_assert_cmpuint (slot.index, ==, 2);
  g_assert_cmpfloat (slot.rect.y, ==, 232);
  g_assert_true (parcours_hit_slot (layout, 80, 800, NULL, &slot));
  g_assert_cmpuint (slot.index, ==, 3);
  g_assert_cmpfloat (slot.rect.y, ==, 344);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/hit/cards", test_cards);
  g_test_add_func ("/layout/hit/area", test_area);
  g_test_add_func ("/layout/hit/outside", test_outside);
  g_test_add_func ("/layout/hit/slot-is-true", test_slot_is_true);
  g_test_add_func ("/layout/hit/band", test_band);
  g_test_add_func ("/layout/hit/slot-after-last", test_slot_after_last);
  g_test_add_func ("/layout/hit/slot-below-bands", test_slot_below_bands);
  return g_test_run ();
}
