/* What a poster has beside its grid: measured as painted, and a legend of only what is on the sheet. */
#include "config.h"

#include <string.h>

#include "layout/metrics.h"
#include "stage.h"

#define WIDTH 494.0

/* Paints the column beside the grid. */
static double
paint_legend (Stage *s)
{
  stage_lay (s);
  return parcours_paint_legend (&s->paint, 0, 0, WIDTH);
}

static void
assert_legend (Stage *s, const char *words, gboolean shown)
{
  g_test_message ("%s", words);
  g_assert_cmpuint (recorder_count_text (s->recorder, words), ==, shown ? 1 : 0);
}

static void
test_kinds (Stage *s, gconstpointer data)
{
  const ParcoursField *field = parcours_field (PARCOURS_CARD_KIND);

  for (guint note = 0; note < PARCOURS_N_NOTES; note++)
    {
      sample_set (s->map, s->card, PARCOURS_CARD_KIND, field->choices[note].value);
      paint_legend (s);
      for (guint other = 0; other < PARCOURS_N_NOTES; other++)
        assert_legend (s, field->choices[other].label, other == note);
      g_assert_cmpuint (recorder_count_icon (s->recorder, parcours_icon_for_note ((ParcoursNote) note)), ==, 1);
    }
}

/* Each sign of a card brings its line in the legend, and only then. */
static void
test_marks (Stage *s, gconstpointer data)
{
  static const struct { ParcoursFieldId field; const char *value, *words; } rows[] = {
    { PARCOURS_CARD_EMOTION, "1", "very negative" },
    { PARCOURS_CARD_EFFORT, "2", "Estimated effort" },
    { PARCOURS_CARD_LEVEL, "assumed", "Assumed" },
    { PARCOURS_CARD_LEVEL, "validated", "Validated" },
    { PARCOURS_CARD_MOMENT_OF_TRUTH, "yes", "moment of truth" },
    { PARCOURS_CARD_EXPECTED, "1", "expected emotion" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      paint_legend (s);
      assert_legend (s, rows[i].words, FALSE);
      sample_set (s->map, s->card, rows[i].field, rows[i].value);
      paint_legend (s);
      assert_legend (s, rows[i].words, TRUE);
      sample_set (s->map, s->card, rows[i].field, NULL);
    }
}

static void
test_lines (Stage *s, gconstpointer data)
{
  paint_legend (s);
  assert_legend (s, "Line of visibility", TRUE);
  assert_legend (s, "Line of interaction", FALSE);
  /* The only card is not rated, so the curve has a gap there. */
  assert_legend (s, "not rated", TRUE);
  assert_legend (s, "lived emotion", FALSE);
  assert_legend (s, "votes of the team", FALSE);

  sample_set (s->map, s->card, PARCOURS_CARD_EMOTION, "0");
  sample_add (s->map, s->card, PARCOURS_KIND_VOTE, PARCOURS_VOTE_BY, "Anne", PARCOURS_FIELD_NONE);
  paint_legend (s);
  assert_legend (s, "not rated", FALSE);
  assert_legend (s, "lived emotion", TRUE);
  assert_legend (s, "votes of the team", TRUE);
}

static void
test_channels (Stage *s, gconstpointer data)
{
  ParcoursElement *root = parcours_map_get_root (s->map);
  ParcoursElement *used = sample_add (s->map, root, PARCOURS_KIND_CHANNEL, PARCOURS_CHANNEL_NAME, "Shop", PARCOURS_CHANNEL_ICON, "shop",
                                      PARCOURS_FIELD_NONE);

  sample_add (s->map, root, PARCOURS_KIND_CHANNEL, PARCOURS_CHANNEL_NAME, "Radio", PARCOURS_FIELD_NONE);
  sample_set (s->map, s->card, PARCOURS_CARD_CHANNELS, parcours_element_get_id (used));
  paint_legend (s);
  assert_legend (s, "Shop", TRUE);
  assert_legend (s, "Radio", FALSE);
}

static gboolean
shows_nothing (ParcoursElement *card, gpointer data)
{
  return FALSE;
}

/* What a filter hides is on no sheet, so in no legend. */
static void
test_filtered (Stage *s, gconstpointer data)
{
  const ParcoursView view = { .shows = shows_nothing };

  stage_lay (s);
  parcours_layout_set_view (s->paint.layout, &view);
  parcours_paint_legend (&s->paint, 0, 0, WIDTH);
  assert_legend (s, "Touchpoint", FALSE);
}

static void
test_endnotes (Stage *s, gconstpointer data)
{
  const char *whole = "Puts the worn pair into recycling, credits the shop and tells the brand within the same day, then calls the customer to "
                      "say when the new pair will arrive";
  ParcoursElement *second = sample_card (s->map, s->stage, s->steps[2], s->touch, whole);

  sample_set (s->map, s->card, PARCOURS_CARD_TITLE, whole);
  sample_set (s->map, s->card, PARCOURS_CARD_NOTE, "Three programs are needed.");
  stage_lay (s);
  s->paint.endnotes = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (s->paint.endnotes, second, GUINT_TO_POINTER (2));
  g_hash_table_insert (s->paint.endnotes, s->card, GUINT_TO_POINTER (1));
  parcours_paint_legend (&s->paint, 0, 0, WIDTH);
  g_assert_cmpuint (recorder_count_text (s->recorder, whole), ==, 2);
  assert_legend (s, "Three programs are needed.", TRUE);
  assert_legend (s, "Step 1", TRUE);
  assert_legend (s, "Step 3", TRUE);
  assert_legend (s, "more in the notes", TRUE);
  for (guint i = 0, last = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      /* By number, whatever the order in the table. */
      if (op->type == OP_TEXT && g_str_has_prefix (op->text, "Step "))
        {
          g_assert_cmpuint ((guint) op->text[5], >, last);
          last = op->text[5];
        }
    }
}

static void
test_figures (Stage *s, gconstpointer data)
{
  ParcoursElement *root = parcours_map_get_root (s->map);

  paint_legend (s);
  assert_legend (s, "Measures", FALSE);
  sample_add (s->map, root, PARCOURS_KIND_MEASURE, PARCOURS_MEASURE_SCALE, "ces-2", PARCOURS_MEASURE_VALUE, "5.1", PARCOURS_MEASURE_N, "48",
              PARCOURS_FIELD_NONE);
  sample_add (s->map, root, PARCOURS_KIND_MEASURE, PARCOURS_MEASURE_SCALE, "nps", PARCOURS_MEASURE_VALUE, "32", PARCOURS_FIELD_NONE);
  sample_add (s->map, s->stage, PARCOURS_KIND_MEASURE, PARCOURS_MEASURE_SCALE, "number", PARCOURS_MEASURE_NAME, "Calls",
              PARCOURS_MEASURE_UNIT, "a day", PARCOURS_MEASURE_VALUE, "-7", PARCOURS_FIELD_NONE);
  paint_legend (s);
  assert_legend (s, "Measures", TRUE);
  assert_legend (s, "5.1", TRUE);
  assert_legend (s, "/ 7", TRUE);
  assert_legend (s, "48 answers", TRUE);
  assert_legend (s, "+32", TRUE);
  assert_legend (s, "−7", TRUE);
  assert_legend (s, "a day", TRUE);
  assert_legend (s, "Research · Calls", TRUE);
}

static void
test_tasks (Stage *s, gconstpointer data)
{
  sample_add (s->map, s->card, PARCOURS_KIND_TASK, PARCOURS_TASK_TEXT, "New terminals", PARCOURS_TASK_OWNER, "Tills", PARCOURS_TASK_DUE,
              "2026-06-30", PARCOURS_FIELD_NONE);
  sample_add (s->map, s->card, PARCOURS_KIND_TASK, PARCOURS_TASK_TEXT, "Given up", PARCOURS_TASK_STATUS, "dropped", PARCOURS_FIELD_NONE);
  paint_legend (s);
  assert_legend (s, "New terminals", TRUE);
  assert_legend (s, "Tills, 30 June 2026", TRUE);
  assert_legend (s, "Given up", FALSE);
}

static void
add_goals (Stage *s, gboolean serve)
{
  ParcoursElement *root = parcours_map_get_root (s->map);
  ParcoursElement *customer = sample_add (s->map, root, PARCOURS_KIND_GOAL, PARCOURS_GOAL_SIDE, "customer", PARCOURS_GOAL_TEXT, "Run",
                                          PARCOURS_FIELD_NONE);
  ParcoursElement *business = sample_add (s->map, root, PARCOURS_KIND_GOAL, PARCOURS_GOAL_SIDE, "business", PARCOURS_GOAL_TEXT, "Sell",
                                          PARCOURS_FIELD_NONE);

  if (serve)
    sample_set (s->map, business, PARCOURS_GOAL_SERVES, parcours_element_get_id (customer));
}

static void
count_goals (Stage *s, guint *joins, guint *dashed)
{
  *joins = *dashed = 0;
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      *joins += op->type == OP_PATH && op->pen == 3;
      *dashed += op->type == OP_BOX && op->dash > 0;
    }
}

static void
test_lens (Stage *s, gconstpointer data)
{
  ParcoursElement *root = parcours_map_get_root (s->map);
  guint joins, dashed;

  sample_set (s->map, root, PARCOURS_MAP_TITLE, "Ludovic runs");
  sample_set (s->map, root, PARCOURS_MAP_STATE, "current");
  sample_set (s->map, root, PARCOURS_MAP_SCENARIO, "Ludovic wants to run.");
  sample_set (s->map, s->persona, PARCOURS_PERSONA_QUOTE, "I want to run.");
  add_goals (s, TRUE);
  stage_lay (s);
  parcours_paint_lens (&s->paint, 0, 0, 2298);
  assert_legend (s, "Ludovic runs", TRUE);
  assert_legend (s, "Customer journey map", TRUE);
  assert_legend (s, "Current journey", TRUE);
  assert_legend (s, "Ludovic wants to run.", TRUE);
  assert_legend (s, "Ludovic", TRUE);
  assert_legend (s, "“I want to run.”", TRUE);
  count_goals (s, &joins, &dashed);
  g_assert_cmpuint (joins, ==, 1);
  g_assert_cmpuint (dashed, ==, 0);

  add_goals (s, FALSE);
  stage_lay (s);
  parcours_paint_lens (&s->paint, 0, 0, 2298);
  count_goals (s, &joins, &dashed);
  g_assert_cmpuint (joins, ==, 1);
  g_assert_cmpuint (dashed, ==, 2);
  g_assert_cmpuint (recorder_count_words (s->recorder, "Dashed: "), ==, 1);
}

static void
test_footer (Stage *s, gconstpointer data)
{
  ParcoursElement *root = parcours_map_get_root (s->map);
  const ParcoursTheme *theme = s->paint.theme;

  sample_set (s->map, root, PARCOURS_MAP_EDITION, "3");
  sample_set (s->map, root, PARCOURS_MAP_OWNER, "Shops");
  sample_set (s->map, root, PARCOURS_MAP_REVIEWED, "2026-03-12");
  sample_set (s->map, root, PARCOURS_MAP_REVIEW_BY, "2999-03-12");
  stage_lay (s);
  parcours_paint_footer (&s->paint, 0, 0, 2000, "A0 landscape · 100 %");
  assert_legend (s, "3", TRUE);
  assert_legend (s, "Shops", TRUE);
  assert_legend (s, "12 March 2026", TRUE);
  assert_legend (s, "Review before 12 March 2999", TRUE);
  assert_legend (s, "A0 landscape · 100 %", TRUE);

  /* Past: another ground, and other words. */
  sample_set (s->map, root, PARCOURS_MAP_REVIEW_BY, "2020-03-12");
  stage_lay (s);
  parcours_paint_footer (&s->paint, 0, 0, 2000, NULL);
  assert_legend (s, "Review overdue since 12 March 2020", TRUE);
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    if (g_array_index (recorder_get_ops (s->recorder), Op, i).type == OP_BOX)
      g_assert_cmphex (g_array_index (recorder_get_ops (s->recorder), Op, i).fill, ==, theme->notes[PARCOURS_NOTE_PAIN].strip);
}

static void
test_tray (Stage *s, gconstpointer data)
{
  stage_lay (s);
  g_assert_cmpfloat (parcours_paint_tray (&s->paint, 0, 0, 1000), ==, 0);
  g_assert_cmpuint (recorder_get_ops (s->recorder)->len, ==, 0);

  parcours_map_place_card (s->map, s->card, NULL, NULL, NULL, -1);
  stage_lay (s);
  g_assert_cmpfloat (parcours_paint_tray (&s->paint, 0, 0, 1000), >, PARCOURS_CARD_HEIGHT);
  assert_legend (s, "To place", TRUE);
  assert_legend (s, "Reads a comparison", TRUE);
}

/* Lowest edge of what was painted. */
static double
lowest (Stage *s)
{
  double bottom = 0;

  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      bottom = MAX (bottom, op->rect.y + op->rect.height);
    }
  return bottom;
}

/* Measuring paints nothing, and tells the height that painting then needs. */
static void
test_measure (Stage *s, gconstpointer data)
{
  static const double widths[] = { 300, 700, 1200, 2298, 5000 };

  sample_set (s->map, parcours_map_get_root (s->map), PARCOURS_MAP_TITLE, "A long name for a journey that takes a while to tell");
  sample_set (s->map, parcours_map_get_root (s->map), PARCOURS_MAP_REVIEW_BY, "2999-01-01");
  sample_set (s->map, s->card, PARCOURS_CARD_EMOTION, "2");
  sample_add (s->map, s->card, PARCOURS_KIND_TASK, PARCOURS_TASK_TEXT, "New terminals for the tills of every shop", PARCOURS_FIELD_NONE);
  add_goals (s, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      ParcoursPaint measure;
      double lens, legend, footer;

      stage_lay (s);
      measure = s->paint;
      measure.painter = NULL;
      lens = parcours_paint_lens (&measure, 10, 20, widths[i]);
      legend = parcours_paint_legend (&measure, 10, 20, widths[i]);
      footer = parcours_paint_footer (&measure, 10, 20, widths[i], "A0");
      g_assert_cmpuint (recorder_get_ops (s->recorder)->len, ==, 0);

      g_assert_cmpfloat (parcours_paint_lens (&s->paint, 10, 20, widths[i]), ==, lens);
      g_assert_cmpfloat (lowest (s), <=, 20 + lens + 3);
      recorder_clear (s->recorder);
      g_assert_cmpfloat (parcours_paint_legend (&s->paint, 10, 20, widths[i]), ==, legend);
      g_assert_cmpfloat (lowest (s), <=, 20 + legend + 3);
      recorder_clear (s->recorder);
      g_assert_cmpfloat (parcours_paint_footer (&s->paint, 10, 20, widths[i], "A0"), ==, footer);
      g_assert_cmpfloat (lowest (s), <=, 20 + footer + 3);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  STAGE_TEST ("/paint/poster/kinds", test_kinds);
  STAGE_TEST ("/paint/poster/marks", test_marks);
  STAGE_TEST ("/paint/poster/lines", test_lines);
  STAGE_TEST ("/paint/poster/channels", test_channels);
  STAGE_TEST ("/paint/poster/filtered", test_filtered);
  STAGE_TEST ("/paint/poster/endnotes", test_endnotes);
  STAGE_TEST ("/paint/poster/figures", test_figures);
  STAGE_TEST ("/paint/poster/tasks", test_tasks);
  STAGE_TEST ("/paint/poster/lens", test_lens);
  STAGE_TEST ("/paint/poster/footer", test_footer);
  STAGE_TEST ("/paint/poster/tray", test_tray);
  STAGE_TEST ("/paint/poster/measure", test_measure);

  return g_test_run ();
}
