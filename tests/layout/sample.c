#include "config.h"

#include "sample.h"

ParcoursElement *
sample_add (ParcoursMap *map, ParcoursElement *parent, ParcoursKind kind, ...)
{
  g_autoptr (ParcoursElement) element = parcours_element_new (kind, NULL);
  va_list args;
  ParcoursFieldId field;

  va_start (args, kind);
  while ((field = va_arg (args, ParcoursFieldId)) != PARCOURS_FIELD_NONE)
    {
      g_autoptr (GError) error = NULL;

      parcours_element_set (element, field, va_arg (args, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (args);

  return parcours_map_add (map, parent != NULL ? parent : parcours_map_get_root (map), element, -1);
}

ParcoursElement *
sample_card (ParcoursMap *map, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane, const char *title)
{
  ParcoursElement *card = sample_add (map, NULL, PARCOURS_KIND_CARD, PARCOURS_CARD_TITLE, title, PARCOURS_FIELD_NONE);

  parcours_map_place_card (map, card, stage, step, lane, -1);

  return card;
}

void
sample_set (ParcoursMap *map, ParcoursElement *element, ParcoursFieldId field, const char *value)
{
  g_autoptr (GError) error = NULL;

  parcours_map_set (map, element, field, value, &error);
  g_assert_no_error (error);
}

static const char *const lane_kinds[] = { "touchpoint", "curve", "effort", "pain", "line-of-visibility", "action" };

static ParcoursElement *
detached (ParcoursKind kind, ParcoursElement *parent, ParcoursFieldId order, guint number)
{
  g_autofree char *id = g_strdup_printf ("%s%u", parcours_kind_info (kind)->xml, number);
  /* Of equal length and not ending in 0: a key that sorts as the number. */
  g_autofree char *key = g_strdup_printf ("%08uV", number);
  ParcoursElement *element = parcours_element_new (kind, id);

  g_assert_true (parcours_element_set (element, order, key, NULL));
  parcours_element_append (parent, element);
  g_object_unref (element);

  return element;
}

static ParcoursElement *
pick (GRand *random, GPtrArray *elements)
{
  return g_ptr_array_index (elements, g_rand_int_range (random, 0, (gint32) elements->len));
}

static void
fill_frame (ParcoursElement *root, guint n_stages, guint n_steps, guint n_lanes)
{
  guint n = 0;

  for (guint i = 0; i < 2; i++)
    detached (PARCOURS_KIND_PERSONA, root, PARCOURS_PERSONA_ORDER, i);
  for (guint i = 0; i < n_stages; i++)
    {
      ParcoursElement *stage = detached (PARCOURS_KIND_STAGE, root, PARCOURS_STAGE_ORDER, i);

      for (guint k = 0; k < n_steps; k++)
        detached (PARCOURS_KIND_STEP, stage, PARCOURS_STEP_ORDER, n++);
    }
  for (guint i = 0; i < n_lanes; i++)
    {
      ParcoursElement *lane = detached (PARCOURS_KIND_LANE, root, PARCOURS_LANE_ORDER, i);

      parcours_element_set (lane, PARCOURS_LANE_KIND, lane_kinds[i % G_N_ELEMENTS (lane_kinds)], NULL);
      parcours_element_set (lane, PARCOURS_LANE_PERSONA, i % 8 < 4 ? "persona0" : "persona1", NULL);
    }
}

static void
fill_card (ParcoursElement *root, ParcoursElement *card, GRand *random)
{
  ParcoursElement *stage = pick (random, parcours_element_list (root, PARCOURS_KIND_STAGE));
  GPtrArray *steps = parcours_element_list (stage, PARCOURS_KIND_STEP);
  ParcoursElement *lane = pick (random, parcours_element_list (root, PARCOURS_KIND_LANE));
  g_autofree char *emotion = g_strdup_printf ("%d", g_rand_int_range (random, -2, 3));

  parcours_element_set (card, PARCOURS_CARD_STAGE, parcours_element_get_id (stage), NULL);
  if (steps->len > 0)
    parcours_element_set (card, PARCOURS_CARD_STEP, parcours_element_get_id (pick (random, steps)), NULL);
  parcours_element_set (card, PARCOURS_CARD_LANE, parcours_element_get_id (lane), NULL);
  if (g_rand_boolean (random))
    parcours_element_set (card, PARCOURS_CARD_EMOTION, emotion, NULL);
}

ParcoursMap *
sample_map (GRand *random, guint n_stages, guint n_steps, guint n_lanes, guint n_cards)
{
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, NULL);

  fill_frame (root, n_stages, n_steps, n_lanes);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autofree char *id = g_strdup_printf ("card%u", i);
      g_autofree char *key = g_strdup_printf ("%08uV", i);
      g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, id);

      parcours_element_set (card, PARCOURS_CARD_ORDER, key, NULL);
      fill_card (root, card, random);
      parcours_element_append (root, card);
    }

  return parcours_map_new_for_root (root);
}

/* Field by field: the padding of a struct is nobody's. */
static void
assert_same_columns (ParcoursLayout *a, ParcoursLayout *b)
{
  guint n, m;
  const ParcoursColumn *x = parcours_layout_get_columns (a, &n), *y = parcours_layout_get_columns (b, &m);

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (x[i].stage == y[i].stage && x[i].step == y[i].step);
      g_assert_cmpuint (x[i].number, ==, y[i].number);
      g_assert_cmpuint (x[i].stage_index, ==, y[i].stage_index);
      g_assert_cmpuint (x[i].per_row, ==, y[i].per_row);
      g_assert_cmpuint (x[i].n_cards, ==, y[i].n_cards);
      g_assert_true (x[i].collapsed == y[i].collapsed && x[i].stands_for == y[i].stands_for && x[i].into == y[i].into);
      g_assert_cmpfloat (x[i].x, ==, y[i].x);
      g_assert_cmpfloat (x[i].width, ==, y[i].width);
    }
}

static void
assert_same_rows (ParcoursLayout *a, ParcoursLayout *b)
{
  guint n, m;
  const ParcoursRow *x = parcours_layout_get_rows (a, &n), *y = parcours_layout_get_rows (b, &m);

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (x[i].lane == y[i].lane && x[i].type == y[i].type && x[i].note == y[i].note);
      g_assert_cmpuint (x[i].group, ==, y[i].group);
      g_assert_cmpuint (x[i].bands, ==, y[i].bands);
      g_assert_true (x[i].collapsed == y[i].collapsed);
      g_assert_cmpuint (x[i].n_cards, ==, y[i].n_cards);
      g_assert_cmpfloat (x[i].y, ==, y[i].y);
      g_assert_cmpfloat (x[i].height, ==, y[i].height);
    }
}

static void
assert_same_frames (ParcoursLayout *a, ParcoursLayout *b)
{
  guint n, m;
  double width, height, other_width, other_height;
  const ParcoursStageBox *s = parcours_layout_get_stages (a, &n), *t = parcours_layout_get_stages (b, &m);
  const ParcoursGroup *g, *h;

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    g_assert_true (s[i].stage == t[i].stage && s[i].x == t[i].x && s[i].width == t[i].width && s[i].first == t[i].first
                   && s[i].n_columns == t[i].n_columns);

  g = parcours_layout_get_groups (a, &n);
  h = parcours_layout_get_groups (b, &m);
  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    g_assert_true (g[i].persona == h[i].persona && g[i].y == h[i].y && g[i].height == h[i].height
                   && g[i].first == h[i].first && g[i].n_rows == h[i].n_rows);

  parcours_layout_get_size (a, &width, &height);
  parcours_layout_get_size (b, &other_width, &other_height);
  g_assert_cmpfloat (width, ==, other_width);
  g_assert_cmpfloat (height, ==, other_height);
}

static void
assert_same_card (ParcoursLayout *a, ParcoursLayout *b, ParcoursElement *card)
{
  ParcoursCardBox x, y;
  gboolean there = parcours_layout_get_card (a, card, &x);

  g_assert_cmpint (there, ==, parcours_layout_get_card (b, card, &y));
  if (!there)
    return;
  g_assert_true (x.card == card && y.card == card);
  g_assert_true (x.row == y.row && x.column == y.column && x.index == y.index && x.span == y.span);
  g_assert_cmpfloat (x.rect.x, ==, y.rect.x);
  g_assert_cmpfloat (x.rect.y, ==, y.rect.y);
  g_assert_cmpfloat (x.rect.width, ==, y.rect.width);
  g_assert_cmpfloat (x.rect.height, ==, y.rect.height);
}

static void
assert_same_list (GPtrArray *a, GPtrArray *b)
{
  g_assert_true ((a == NULL) == (b == NULL));
  if (a != NULL)
    g_assert_cmpmem (a->pdata, a->len * sizeof (gpointer), b->pdata, b->len * sizeof (gpointer));
}

static void
assert_same_points (ParcoursLayout *a, ParcoursLayout *b, guint row)
{
  guint n, m;
  const ParcoursPoint *x = parcours_layout_get_points (a, row, &n), *y = parcours_layout_get_points (b, row, &m);

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (x[i].card == y[i].card);
      g_assert_cmpfloat (x[i].x, ==, y[i].x);
      g_assert_cmpint (x[i].value, ==, y[i].value);
      g_assert_cmpint (x[i].has_expected, ==, y[i].has_expected);
    }
}

void
sample_assert_same (ParcoursMap *map, ParcoursLayout *a, ParcoursLayout *b)
{
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  guint n_rows, n_columns;

  assert_same_columns (a, b);
  assert_same_rows (a, b);
  assert_same_frames (a, b);
  assert_same_list (parcours_layout_get_parked (a), parcours_layout_get_parked (b));
  for (guint i = 0; i < cards->len; i++)
    assert_same_card (a, b, g_ptr_array_index (cards, i));

  parcours_layout_get_rows (a, &n_rows);
  parcours_layout_get_columns (a, &n_columns);
  for (guint r = 0; r < n_rows; r++)
    {
      assert_same_points (a, b, r);
      for (guint c = 0; c < n_columns; c++)
        assert_same_list (parcours_layout_get_cell (a, r, c), parcours_layout_get_cell (b, r, c));
    }
}
