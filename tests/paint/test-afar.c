/* The bands of a poster: titles take the room they have, stay in it, and are whole as long as that is possible. */
#include "config.h"

#include <string.h>

#include "layout/metrics.h"
#include "stage.h"

#define STRETCH (1 / 1.6)       /* of the bands of a poster */

static const Op *
find_text (Stage *s, const char *text)
{
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      if (op->type == OP_TEXT && g_str_equal (op->text, text))
        return op;
    }
  return NULL;
}

static const Op *
find_last_text (Stage *s, const char *text)
{
  for (guint i = recorder_get_ops (s->recorder)->len; i > 0; i--)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i - 1);

      if (op->type == OP_TEXT && g_str_equal (op->text, text))
        return op;
    }
  return NULL;
}

static void
paint_bands (Stage *s, gboolean afar)
{
  ParcoursRect all = { 0 };

  stage_lay (s);
  s->paint.afar = afar;
  parcours_layout_get_size (s->paint.layout, &all.width, &all.height);
  parcours_paint_head (&s->paint, &all, STRETCH, NULL);
  parcours_paint_side (&s->paint, &all, STRETCH, NULL);
}

/* Words are as wide as their type is large. */
static double
width_of (Stage *s, const char *text)
{
  const Op *op = find_text (s, text);

  g_assert_nonnull (op);
  return op->rect.width;
}

static void
test_larger (Stage *s, gconstpointer data)
{
  double stage, lane;

  paint_bands (s, FALSE);
  stage = width_of (s, "Research");
  lane = width_of (s, "Contacts");
  paint_bands (s, TRUE);
  g_assert_cmpfloat (width_of (s, "Research"), >, stage * 1.25);
  g_assert_cmpfloat (width_of (s, "Contacts"), >, lane * 1.2);
}

/* Titles that one line has no room for: whole, on several lines or in smaller type, and inside of their header. */
static void
test_whole (Stage *s, gconstpointer data)
{
  static const char *const titles[] = {
    "Consideration", "Purchase and welcome in the shop", "Second shop round the corner", "Recommandation", "À la caisse", "Pays",
  };
  ParcoursRect all = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const Op *op;

      sample_set (s->map, s->stage, PARCOURS_STAGE_TITLE, titles[i]);
      sample_set (s->map, s->steps[2], PARCOURS_STEP_TITLE, "Décide");
      sample_set (s->map, s->steps[0], PARCOURS_STEP_TITLE, titles[i]);
      sample_set (s->map, s->touch, PARCOURS_LANE_TITLE, titles[i]);
      stage_lay (s);
      s->paint.afar = TRUE;
      parcours_layout_get_size (s->paint.layout, &all.width, &all.height);

      parcours_paint_head (&s->paint, &all, STRETCH, NULL);
      g_assert_cmpuint (recorder_count_text (s->recorder, titles[i]), ==, 2);
      op = find_last_text (s, titles[i]);         /* of the step, below that of the stage */
      g_assert_cmpfloat (op->rect.y, >=, PARCOURS_HEAD_HEIGHT - PARCOURS_STEP_HEIGHT - 0.01);
      g_assert_cmpfloat (op->rect.y + op->rect.height, <=, PARCOURS_HEAD_HEIGHT);
      g_assert_cmpfloat (op->rect.x + op->rect.width, <=, PARCOURS_COLUMN * STRETCH);

      recorder_clear (s->recorder);
      parcours_paint_side (&s->paint, &all, STRETCH, NULL);
      g_assert_cmpuint (recorder_count_text (s->recorder, titles[i]), ==, 1);
      op = find_text (s, titles[i]);
      g_assert_cmpfloat (op->rect.x + op->rect.width, <=, PARCOURS_SIDE_WIDTH);
      g_assert_cmpfloat (op->rect.y + op->rect.height, <=, PARCOURS_LANE_HEIGHT * STRETCH);
    }
}

/* Titles of a band are of one size, whichever of them is long. */
static void
test_together (Stage *s, gconstpointer data)
{
  double alone;

  sample_set (s->map, s->steps[0], PARCOURS_STEP_TITLE, "Happy");
  sample_set (s->map, s->steps[1], PARCOURS_STEP_TITLE, "Happy");
  sample_set (s->map, s->steps[2], PARCOURS_STEP_TITLE, "Pays");
  paint_bands (s, TRUE);
  alone = width_of (s, "Happy");
  sample_set (s->map, s->steps[2], PARCOURS_STEP_TITLE, "Recommandation");
  paint_bands (s, TRUE);
  g_assert_cmpfloat (width_of (s, "Happy"), <, alone);

  /* but not smaller than the least they share */
  sample_set (s->map, s->steps[2], PARCOURS_STEP_TITLE, "Anticonstitutionnellement");
  paint_bands (s, TRUE);
  g_assert_cmpfloat (width_of (s, "Happy"), >, alone * 10.5 / 13);
}

/* What is longer than any header is cut with an ellipsis, inside of it; a thousand letters cost no more. */
static void
test_cut (Stage *s, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (20000, 'm');
  ParcoursRect all = { 0 };
  guint n = 0;

  sample_set (s->map, s->steps[0], PARCOURS_STEP_TITLE, endless);
  stage_lay (s);
  s->paint.afar = TRUE;
  parcours_layout_get_size (s->paint.layout, &all.width, &all.height);
  parcours_paint_head (&s->paint, &all, STRETCH, NULL);
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      if (op->type != OP_TEXT || !g_str_has_suffix (op->text, "…"))
        continue;
      g_assert_cmpfloat (op->rect.x + op->rect.width, <=, PARCOURS_COLUMN * STRETCH);
      g_assert_cmpfloat (op->rect.y + op->rect.height, <=, PARCOURS_HEAD_HEIGHT);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  STAGE_TEST ("/paint/afar/larger", test_larger);
  STAGE_TEST ("/paint/afar/whole", test_whole);
  STAGE_TEST ("/paint/afar/together", test_together);
  STAGE_TEST ("/paint/afar/cut", test_cut);

  return g_test_run ();
}
