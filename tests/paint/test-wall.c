/* The wall around the cards: curve, effort, lines, bands, groups and levels of detail. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/metrics.h"
#include "stage.h"

static ParcoursElement *
add_rated (Stage *s, guint step, const char *emotion, const char *expected, const char *effort)
{
  ParcoursElement *card = sample_card (s->map, s->stage, s->steps[step], s->touch, "Tries");

  sample_set (s->map, card, PARCOURS_CARD_EMOTION, emotion);
  sample_set (s->map, card, PARCOURS_CARD_EXPECTED, expected);
  sample_set (s->map, card, PARCOURS_CARD_EFFORT, effort);
  return card;
}

/* Paths of the curve's own pen. */
static guint
count_pen (Stage *s, double pen)
{
  guint n = 0;

  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      n += op->type == OP_PATH && op->pen == pen && op->line == (pen == 2.5 ? s->paint.theme->curve : s->paint.theme->expect);
    }
  return n;
}

static guint
count_faces (Stage *s, double size)
{
  guint n = 0;

  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      n += op->type == OP_ICON && op->icon <= PARCOURS_ICON_FACE_P2 && op->rect.width == size;
    }
  return n;
}

static void
test_curve (Stage *s, gconstpointer data)
{
  sample_set (s->map, s->card, PARCOURS_CARD_EMOTION, "1");
  add_rated (s, 1, "-2", NULL, NULL);
  add_rated (s, 2, "0", NULL, NULL);
  stage_paint_wall (s);
  g_assert_cmpuint (count_pen (s, 2.5), ==, 1);
  g_assert_cmpuint (count_faces (s, 20), ==, 3);
  g_assert_cmpuint (count_faces (s, 14), ==, 3);
  /* On the card and on the curve. */
  g_assert_cmpuint (recorder_count_text (s->recorder, "−2"), ==, 2);
  g_assert_cmpuint (recorder_count_text (s->recorder, "not rated"), ==, 0);
  /* Good above, bad below, each within its half. */
  g_assert_cmpuint (recorder_count (s->recorder, OP_CLIP), ==, 2);
}

/* An emotion nobody gave is no zero: the line breaks, the gap is hatched and says so. */
static void
test_gap (Stage *s, gconstpointer data)
{
  ParcoursElement *unset;
  guint hatched = 0;

  sample_set (s->map, s->card, PARCOURS_CARD_EMOTION, "1");
  unset = add_rated (s, 1, NULL, NULL, NULL);
  add_rated (s, 2, "-1", NULL, NULL);
  add_rated (s, 2, "-2", NULL, NULL);
  stage_paint_wall (s);
  /* One face stands alone, two are joined. */
  g_assert_cmpuint (count_pen (s, 2.5), ==, 1);
  g_assert_cmpuint (recorder_count_text (s->recorder, "not rated"), ==, 1);
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      if (op->type == OP_PATH && op->n_moves > 8 && op->line == s->paint.theme->hair)
        {
          hatched++;
          g_assert_cmpfloat_with_epsilon (op->rect.x, PARCOURS_COLUMN, 12);
          g_assert_cmpfloat (op->rect.width, <=, PARCOURS_COLUMN);
        }
      if (op->type == OP_PATH && op->pen == 2.5)
        g_assert_cmpfloat (op->rect.x, >=, 2 * PARCOURS_COLUMN);
    }
  g_assert_cmpuint (hatched, ==, 1);

  sample_set (s->map, unset, PARCOURS_CARD_EMOTION, "0");
  stage_paint_wall (s);
  g_assert_cmpuint (recorder_count_text (s->recorder, "not rated"), ==, 0);
  g_assert_cmpuint (count_pen (s, 2.5), ==, 1);
}

static void
test_expected (Stage *s, gconstpointer data)
{
  guint rings = 0;

  sample_set (s->map, s->card, PARCOURS_CARD_EMOTION, "0");
  sample_set (s->map, s->card, PARCOURS_CARD_EXPECTED, "1");
  add_rated (s, 1, "0", "1", NULL);
  stage_paint_wall (s);
  g_assert_cmpuint (count_pen (s, 1.5), ==, 1);
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);
      const double middle = PARCOURS_LANE_HEIGHT + PARCOURS_CURVE_HEIGHT / 2;

      rings += op->type == OP_BOX && op->rect.width == 6 && op->pen == 1.5;
      /* The expected line passes where the sign would stand, so the sign goes below. */
      if (op->type == OP_TEXT && g_str_equal (op->text, "0") && op->rect.y > PARCOURS_LANE_HEIGHT)
        g_assert_cmpfloat (op->rect.y, >, middle);
    }
  g_assert_cmpuint (rings, ==, 2);
}

static void
test_effort (Stage *s, gconstpointer data)
{
  sample_set (s->map, s->card, PARCOURS_CARD_EFFORT, "4");
  stage_paint_wall (s);
  g_assert_cmpuint (recorder_count_text (s->recorder, "4"), ==, 1);

  /* So many in one column that bars would run into each other: every number is still there. */
  for (int i = 0; i < 5; i++)
    add_rated (s, 0, NULL, NULL, "5");
  stage_paint_wall (s);
  g_assert_cmpuint (recorder_count_text (s->recorder, "5"), ==, 5);
}

static void
test_lines (Stage *s, gconstpointer data)
{
  static const struct { const char *kind; double dash; ParcoursIcon icon; } lines[] = {
    { "line-of-interaction", 0, PARCOURS_ICON_KIND_TOUCHPOINT },
    { "line-of-visibility", 10, PARCOURS_ICON_KIND_EYE },
    { "line-of-internal-interaction", 2, PARCOURS_ICON_KIND_BACKSTAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      guint found = 0, icons = 0;

      sample_set (s->map, s->line, PARCOURS_LANE_KIND, lines[i].kind);
      stage_paint_wall (s);
      for (guint k = 0; k < recorder_get_ops (s->recorder)->len; k++)
        {
          const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, k);

          found += op->type == OP_PATH && op->pen == 2 && op->line == s->paint.theme->ink2 && op->dash == lines[i].dash;
          icons += op->type == OP_ICON && op->icon == lines[i].icon && op->rect.x == PARCOURS_PERSONA_WIDTH + 14;
        }
      /* Once in the body, once in the band, and a pill with sign and name. */
      g_assert_cmpuint (found, ==, 2);
      g_assert_cmpuint (icons, ==, 1);
      g_assert_cmpuint (recorder_count_text (s->recorder, parcours_field (PARCOURS_LANE_KIND)->choices[PARCOURS_NOTE_LINE_OF_INTERACTION + i].label),
                        ==, 1);
    }
}

static void
test_bands (Stage *s, gconstpointer data)
{
  static const char *const words[] = { "Research", "Decide", "Compare", "Try", "1", "2", "3", "Contacts", "1 card", "Ludovic", "beginner", "Lu",
                                       "Emotion curve", "Effort bars", "3 steps · 1 persona" };

  stage_paint_wall (s);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_cmpuint (recorder_count_text (s->recorder, words[i]), ==, 1);
    }
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_KIND_CURVE), ==, 1);
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_KIND_EFFORT), ==, 1);

  sample_set (s->map, parcours_map_get_root (s->map), PARCOURS_MAP_EDITION, "3");
  sample_set (s->map, parcours_map_get_root (s->map), PARCOURS_MAP_STATE, "target");
  stage_paint_wall (s);
  g_assert_cmpuint (recorder_count_text (s->recorder, "Edition 3"), ==, 1);
  g_assert_cmpuint (recorder_count_text (s->recorder, "Target journey"), ==, 1);
}

/* Chevrons of neighbours leave a gap and never overlap. */
static void
test_chevrons (Stage *s, gconstpointer data)
{
  ParcoursRect all = { 0 };
  double end = 0;
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    sample_add (s->map, parcours_map_get_root (s->map), PARCOURS_KIND_STAGE, PARCOURS_STAGE_TITLE, "Next", PARCOURS_FIELD_NONE);
  stage_lay (s);
  parcours_layout_get_size (s->paint.layout, &all.width, &all.height);
  parcours_paint_head (&s->paint, &all, 1, NULL);
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      if (op->type != OP_PATH || op->fill != s->paint.theme->stage)
        continue;
      /* The flank of one ends PARCOURS_CHEVRON before its point; the next begins the gap after. */
      if (n > 0)
        g_assert_cmpfloat_with_epsilon (op->rect.x, end - PARCOURS_CHEVRON + PARCOURS_CHEVRON_GAP, 0.01);
      end = op->rect.x + op->rect.width;
      n++;
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat_with_epsilon (end, all.width, 0.01);
}

static void
test_current (Stage *s, gconstpointer data)
{
  ParcoursElement *const elements[] = { s->stage, s->steps[1], s->touch, s->persona };
  ParcoursRect all = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      guint plain, chosen;

      stage_lay (s);
      parcours_layout_get_size (s->paint.layout, &all.width, &all.height);
      parcours_paint_head (&s->paint, &all, 1, NULL);
      parcours_paint_side (&s->paint, &all, 1, NULL);
      plain = recorder_count (s->recorder, OP_BOX);
      recorder_clear (s->recorder);
      parcours_paint_head (&s->paint, &all, 1, elements[i]);
      parcours_paint_side (&s->paint, &all, 1, elements[i]);
      chosen = recorder_count (s->recorder, OP_BOX);
      g_assert_cmpuint (chosen, ==, plain + 1);
    }
}

/* On screen the bands keep a readable size while the body is small: nothing stands outside of its lane. */
static void
test_stretch (Stage *s, gconstpointer data)
{
  static const double stretches[] = { 0.05, 0.1, 0.25, 0.5, 1, 2.5 };
  ParcoursRect all = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      stage_lay (s);
      parcours_layout_get_size (s->paint.layout, &all.width, &all.height);
      parcours_paint_side (&s->paint, &all, stretches[i], NULL);
      for (guint k = 0; k < recorder_get_ops (s->recorder)->len; k++)
        {
          const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, k);

          if (op->type == OP_ICON || op->type == OP_BOX)
            {
              g_assert_cmpfloat (op->rect.y, >=, -0.01);
              g_assert_cmpfloat (op->rect.y + op->rect.height, <=, all.height * stretches[i] + 0.01);
            }
        }
      recorder_clear (s->recorder);
      parcours_paint_head (&s->paint, &all, stretches[i], NULL);
      for (guint k = 0; k < recorder_get_ops (s->recorder)->len; k++)
        {
          const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, k);

          if (op->type == OP_PATH || op->type == OP_TEXT)
            g_assert_cmpfloat (op->rect.x + op->rect.width, <=, all.width * stretches[i] + 0.01);
        }
    }
}

/* What lies outside of the area may be left out, and what lies in it never is. */
static void
test_area (Stage *s, gconstpointer data)
{
  ParcoursRect all = { 0 }, part;

  for (guint i = 0; i < 3; i++)
    add_rated (s, i, "1", "2", "3");
  stage_lay (s);
  parcours_layout_get_size (s->paint.layout, &all.width, &all.height);
  parcours_paint_sheet (&s->paint, &all);
  g_assert_cmpuint (count_faces (s, 20), ==, 3);

  recorder_clear (s->recorder);
  part = PARCOURS_RECT (PARCOURS_COLUMN * 2 + 30, 0, 100, all.height);
  parcours_paint_sheet (&s->paint, &part);
  g_assert_cmpuint (count_faces (s, 20), ==, 1);
  g_assert_cmpuint (count_pen (s, 2.5), ==, 1);

  recorder_clear (s->recorder);
  part = PARCOURS_RECT (0, 0, all.width, 60);
  parcours_paint_sheet (&s->paint, &part);
  g_assert_cmpuint (count_faces (s, 20), ==, 0);
}

static guint
count_groups (Recorder *recorder, const char *css_class)
{
  guint n = 0;

  for (guint i = 0; i < recorder_get_ops (recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (recorder), Op, i);

      n += op->type == OP_GROUP && g_strcmp0 (op->css_class, css_class) == 0;
    }
  return n;
}

static void
test_groups (Stage *s, gconstpointer data)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  add_rated (s, 1, "1", NULL, "2");
  stage_paint_wall (s);
  g_assert_cmpuint (count_groups (s->recorder, "stage"), ==, 1);
  g_assert_cmpuint (count_groups (s->recorder, "lane touchpoint"), ==, 1);
  g_assert_cmpuint (count_groups (s->recorder, "lane curve"), ==, 1);
  g_assert_cmpuint (count_groups (s->recorder, "lane effort"), ==, 1);
  g_assert_cmpuint (count_groups (s->recorder, "card touchpoint"), ==, 2);
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      if (op->type != OP_GROUP || !op->text)
        continue;
      g_assert_true (g_hash_table_add (ids, op->text));
      if (g_str_has_prefix (op->css_class, "card"))
        {
          g_assert_cmpstr (op->title, ==, parcours_element_get_name (parcours_map_find (s->map, op->text)));
          g_assert_nonnull (strstr (op->description, "Research, "));
        }
    }
}

/* Nothing on the wall needs a colour to be told apart: without colours the operations are the same in all themes but for the outlines. */
static void
test_themes (Stage *s, gconstpointer data)
{
  guint texts = 0, icons = 0;

  add_rated (s, 1, "-2", "1", "5");
  for (guint theme = 0; theme < PARCOURS_THEME_PAPER; theme++)
    {
      s->paint.theme = parcours_theme_get ((ParcoursThemeName) theme, FALSE);
      stage_paint_wall (s);
      if (theme > 0)
        {
          g_assert_cmpuint (recorder_count (s->recorder, OP_TEXT), ==, texts);
          g_assert_cmpuint (recorder_count (s->recorder, OP_ICON), ==, icons);
        }
      texts = recorder_count (s->recorder, OP_TEXT);
      icons = recorder_count (s->recorder, OP_ICON);
    }
}

static void
test_empty (Stage *s, gconstpointer data)
{
  g_autoptr (ParcoursMap) empty = parcours_map_new ();
  ParcoursMap *map = s->paint.map;

  s->paint.map = empty;
  g_clear_object (&s->paint.layout);
  s->paint.layout = parcours_layout_new (empty, NULL);
  parcours_paint_sheet (&s->paint, &PARCOURS_RECT (0, 0, 1000, 1000));
  parcours_paint_cards (&s->paint, &PARCOURS_RECT (0, 0, 1000, 1000));
  parcours_paint_head (&s->paint, &PARCOURS_RECT (0, 0, 1000, 1000), 1, NULL);
  parcours_paint_side (&s->paint, &PARCOURS_RECT (0, 0, 1000, 1000), 1, NULL);
  parcours_paint_corner (&s->paint);
  g_assert_cmpuint (recorder_count_text (s->recorder, "0 stages"), ==, 1);
  g_clear_object (&s->paint.layout);
  s->paint.map = map;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  STAGE_TEST ("/paint/wall/curve", test_curve);
  STAGE_TEST ("/paint/wall/gap", test_gap);
  STAGE_TEST ("/paint/wall/expected", test_expected);
  STAGE_TEST ("/paint/wall/effort", test_effort);
  STAGE_TEST ("/paint/wall/lines", test_lines);
  STAGE_TEST ("/paint/wall/bands", test_bands);
  STAGE_TEST ("/paint/wall/chevrons", test_chevrons);
  STAGE_TEST ("/paint/wall/current", test_current);
  STAGE_TEST ("/paint/wall/stretch", test_stretch);
  STAGE_TEST ("/paint/wall/area", test_area);
  STAGE_TEST ("/paint/wall/groups", test_groups);
  STAGE_TEST ("/paint/wall/themes", test_themes);
  STAGE_TEST ("/paint/wall/empty", test_empty);

  return g_test_run ();
}
