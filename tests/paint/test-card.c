/* What stands on a card: no meaning by colour alone, nothing cut silently. */
#include "config.h"

#include <string.h>

#include "layout/metrics.h"
#include "stage.h"

#define LONG_TITLE "Puts the worn pair into recycling, credits the shop and tells the brand within the same day, then calls the " \
                   "customer to say when the new pair will arrive and which shop keeps it"

static void
test_emotion (Stage *s, gconstpointer data)
{
  static const char *const values[] = { "-2", "-1", "0", "1", "2" }, *const signs[] = { "−2", "−1", "0", "+1", "+2" };

  for (int i = 0; i < 5; i++)
    {
      sample_set (s->map, s->card, PARCOURS_CARD_EMOTION, values[i]);
      stage_paint_card (s, PARCOURS_CARD_PLAIN);
      for (int face = 0; face < 5; face++)
        g_assert_cmpuint (recorder_count_icon (s->recorder, (ParcoursIcon) (PARCOURS_ICON_FACE_M2 + face)), ==, face == i);
      g_assert_cmpuint (recorder_count_text (s->recorder, signs[i]), ==, 1);
    }

  sample_set (s->map, s->card, PARCOURS_CARD_EMOTION, NULL);
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  for (int face = 0; face < 5; face++)
    g_assert_cmpuint (recorder_count_icon (s->recorder, (ParcoursIcon) (PARCOURS_ICON_FACE_M2 + face)), ==, 0);
}

static void
test_kind (Stage *s, gconstpointer data)
{
  const ParcoursField *field = parcours_field (PARCOURS_CARD_KIND);

  for (guint theme = 0; theme < PARCOURS_N_THEMES; theme++)
    for (guint note = 0; note < PARCOURS_N_NOTES; note++)
      {
        const ParcoursIcon icon = parcours_icon_for_note ((ParcoursNote) note);

        s->paint.theme = parcours_theme_get ((ParcoursThemeName) theme, FALSE);
        sample_set (s->map, s->card, PARCOURS_CARD_KIND, field->choices[note].value);
        stage_paint_card (s, PARCOURS_CARD_PLAIN);
        g_assert_cmpuint (recorder_count_icon (s->recorder, icon), ==, 1);
      }
}

/* Each number of steps is a shape of its own: so many full, so many open. */
static void
test_effort (Stage *s, gconstpointer data)
{
  for (int effort = 1; effort <= 5; effort++)
    {
      char value[8];
      guint full = 0, open = 0;

      g_snprintf (value, sizeof value, "%d", effort);
      sample_set (s->map, s->card, PARCOURS_CARD_EFFORT, value);
      stage_paint_card (s, PARCOURS_CARD_PLAIN);
      for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
        {
          const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

          if (op->type == OP_PATH && op->rect.y > 80 && op->pen == 0)
            full += op->n_moves;
          if (op->type == OP_PATH && op->rect.y > 80 && op->pen > 0)
            open += op->n_moves;
        }
      g_assert_cmpuint (full, ==, (guint) effort);
      g_assert_cmpuint (open, ==, 5 - (guint) effort);
    }
}

static void
test_level (Stage *s, gconstpointer data)
{
  for (int level = -1; level < 3; level++)
    {
      const Op *outline;

      sample_set (s->map, s->card, PARCOURS_CARD_LEVEL, level < 0 ? NULL : parcours_field (PARCOURS_CARD_LEVEL)->choices[level].value);
      stage_paint_card (s, PARCOURS_CARD_PLAIN);
      for (int sign = 0; sign < 3; sign++)
        g_assert_cmpuint (recorder_count_icon (s->recorder, (ParcoursIcon) (PARCOURS_ICON_LEVEL_ASSUMED + sign)), ==, sign == level);
      outline = recorder_find_box (s->recorder, 150.8, 100.8);
      g_assert_true ((outline != NULL) == (level == PARCOURS_LEVEL_ASSUMED));
      if (outline)
        {
          g_assert_cmpfloat (outline->dash, ==, 4);
          g_assert_cmpfloat (parcours_colour_contrast (outline->line, s->paint.theme->notes[PARCOURS_NOTE_TOUCHPOINT].ground), >=, 3);
        }
    }
}

/* The dashed outline is seen on every ground of every theme. */
static void
test_level_seen (Stage *s, gconstpointer data)
{
  sample_set (s->map, s->card, PARCOURS_CARD_LEVEL, "assumed");
  for (guint theme = 0; theme < PARCOURS_N_THEMES; theme++)
    for (guint note = 0; note < PARCOURS_N_NOTES; note++)
      {
        s->paint.theme = parcours_theme_get ((ParcoursThemeName) theme, FALSE);
        sample_set (s->map, s->card, PARCOURS_CARD_KIND, parcours_field (PARCOURS_CARD_KIND)->choices[note].value);
        stage_paint_card (s, PARCOURS_CARD_PLAIN);
        g_assert_cmpfloat (parcours_colour_contrast (recorder_find_box (s->recorder, 150.8, 100.8)->line, s->paint.theme->notes[note].ground),
                           >=, 3);
      }
}

static gboolean
has_corner (Recorder *recorder)
{
  for (guint i = 0; i < recorder_get_ops (recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (recorder), Op, i);

      if (op->type == OP_PATH && op->rect.x == 125 && op->rect.y == 0 && op->rect.width == 27 && op->rect.height == 27)
        return TRUE;
    }
  return FALSE;
}

static void
test_moment_of_truth (Stage *s, gconstpointer data)
{
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_false (has_corner (s->recorder));
  sample_set (s->map, s->card, PARCOURS_CARD_MOMENT_OF_TRUTH, "yes");
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_true (has_corner (s->recorder));
}

static void
test_more (Stage *s, gconstpointer data)
{
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_null (recorder_find_box (s->recorder, 20, 12));

  sample_set (s->map, s->card, PARCOURS_CARD_TITLE, LONG_TITLE);
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_nonnull (recorder_find_box (s->recorder, 20, 12));
  g_assert_cmpuint (recorder_count_words (s->recorder, "…"), ==, 1);

  s->paint.endnotes = g_hash_table_new (NULL, NULL);
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_nonnull (recorder_find_box (s->recorder, 20, 12));
  g_hash_table_insert (s->paint.endnotes, s->card, GUINT_TO_POINTER (1));
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_null (recorder_find_box (s->recorder, 20, 12));
  g_assert_cmpuint (recorder_count_text (s->recorder, "1"), ==, 1);
}

static void
test_channels (Stage *s, gconstpointer data)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  static const char *const icons[] = { "web", "shop", NULL, "mail", "call" };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      ParcoursElement *channel = sample_add (s->map, parcours_map_get_root (s->map), PARCOURS_KIND_CHANNEL, PARCOURS_CHANNEL_NAME,
                                             "Zeppelin", PARCOURS_FIELD_NONE);

      sample_set (s->map, channel, PARCOURS_CHANNEL_ICON, icons[i]);
      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", parcours_element_get_id (channel));
    }
  sample_set (s->map, s->card, PARCOURS_CARD_CHANNELS, ids->str);
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_CHANNEL_WEB), ==, 1);
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_CHANNEL_SHOP), ==, 1);
  g_assert_cmpuint (recorder_count_icon (s->recorder, PARCOURS_ICON_CHANNEL_MAIL), ==, 0);
  g_assert_cmpuint (recorder_count_text (s->recorder, "Z"), ==, 1);
  g_assert_cmpuint (recorder_count_text (s->recorder, "+2"), ==, 1);
}

static void
add_votes (Stage *s, guint n)
{
  for (guint i = 0; i < n; i++)
    sample_add (s->map, s->card, PARCOURS_KIND_VOTE, PARCOURS_VOTE_BY, "Anne", PARCOURS_FIELD_NONE);
}

static void
test_detail (Stage *s, gconstpointer data)
{
  sample_set (s->map, s->card, PARCOURS_CARD_NOTE, "Opinions differ.");
  add_votes (s, 7);
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpuint (recorder_count_text (s->recorder, "Opinions differ."), ==, 1);
  g_assert_cmpuint (recorder_count_text (s->recorder, "7"), ==, 1);

  s->paint.zoom = 0.59;
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpuint (recorder_count_text (s->recorder, "Reads a comparison"), ==, 1);
  g_assert_cmpuint (recorder_count_text (s->recorder, "Opinions differ."), ==, 0);
  g_assert_cmpuint (recorder_count_text (s->recorder, "7"), ==, 0);
}

static void
test_states (Stage *s, gconstpointer data)
{
  static const struct
  {
    ParcoursCardState state;
    double width, height, pen, dash;
  } rings[] = {
    { PARCOURS_CARD_HOVER, 154, 106, 1, 0 },
    { PARCOURS_CARD_SELECTED, 159, 111, 3, 0 },
    { PARCOURS_CARD_FOCUSED, 158, 110, 2, 4 },
    { PARCOURS_CARD_SELECTED | PARCOURS_CARD_FOCUSED, 159, 111, 3, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    {
      const Op *ring;

      stage_paint_card (s, rings[i].state);
      ring = recorder_find_box (s->recorder, rings[i].width, rings[i].height);
      g_assert_nonnull (ring);
      g_assert_cmpfloat (ring->pen, ==, rings[i].pen);
      g_assert_cmpfloat (ring->dash, ==, rings[i].dash);
      stage_paint_card (s, PARCOURS_CARD_PLAIN);
      g_assert_null (recorder_find_box (s->recorder, rings[i].width, rings[i].height));
    }
}

static void
test_opacity (Stage *s, gconstpointer data)
{
  static const struct { ParcoursCardState state; double opacity; } rows[] = { { PARCOURS_CARD_DIMMED, 0.28 }, { PARCOURS_CARD_LEFT, 0.35 } };

  stage_paint_card (s, PARCOURS_CARD_SELECTED | PARCOURS_CARD_DRAGGED);
  g_assert_cmpuint (recorder_count (s->recorder, OP_OPACITY), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      stage_paint_card (s, rows[i].state);
      g_assert_cmpuint (recorder_count (s->recorder, OP_OPACITY), ==, 1);
      for (guint k = 0; k < recorder_get_ops (s->recorder)->len; k++)
        if (g_array_index (recorder_get_ops (s->recorder), Op, k).type == OP_OPACITY)
          g_assert_cmpfloat (g_array_index (recorder_get_ops (s->recorder), Op, k).opacity, ==, rows[i].opacity);
    }
}

static void
test_own_colour (Stage *s, gconstpointer data)
{
  static const char *const grounds[] = { "#102030", "#ffffee", "#777777", "#ff0000" };

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      ParcoursColour ground;
      const Op *box;

      g_assert_true (parcours_colour_parse (grounds[i], &ground));
      sample_set (s->map, s->card, PARCOURS_CARD_COLOUR, grounds[i]);
      stage_paint_card (s, PARCOURS_CARD_PLAIN);
      box = recorder_find_box (s->recorder, PARCOURS_CARD_WIDTH, PARCOURS_CARD_HEIGHT);
      g_assert_cmphex ((box + 1)->fill, ==, ground);
      for (guint k = 0; k < recorder_get_ops (s->recorder)->len; k++)
        {
          const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, k);

          if (op->type == OP_TEXT)
            g_assert_cmpfloat (parcours_colour_contrast (op->fill, ground), >=, 4);
        }
    }
}

/* A spanning card: what stands at the right goes with its right end. */
static void
test_wide (Stage *s, gconstpointer data)
{
  sample_set (s->map, s->card, PARCOURS_CARD_LEVEL, "validated");
  stage_lay (s);
  parcours_paint_card (&s->paint, s->card, 10, 20, 312, PARCOURS_CARD_PLAIN);
  g_assert_nonnull (recorder_find_box (s->recorder, 312, PARCOURS_CARD_HEIGHT));
  for (guint i = 0; i < recorder_get_ops (s->recorder)->len; i++)
    {
      const Op *op = &g_array_index (recorder_get_ops (s->recorder), Op, i);

      if (op->type == OP_ICON && op->icon == PARCOURS_ICON_LEVEL_VALIDATED)
        {
          g_assert_cmpfloat (op->rect.x, ==, 10 + 312 - 21);
          g_assert_cmpfloat (op->rect.y, ==, 20 + 80.5);
        }
    }
}

static void
test_far (Stage *s, gconstpointer data)
{
  ParcoursRect all = { 0 };

  s->paint.zoom = 0.24;
  stage_lay (s);
  parcours_layout_get_size (s->paint.layout, &all.width, &all.height);
  parcours_paint_cards (&s->paint, &all);
  g_assert_cmpuint (recorder_count (s->recorder, OP_BOX), ==, 2);
  g_assert_cmpuint (recorder_count (s->recorder, OP_TEXT), ==, 0);
  g_assert_cmpuint (recorder_count (s->recorder, OP_ICON), ==, 0);

  recorder_clear (s->recorder);
  parcours_paint_card_far (&s->paint, s->card, &PARCOURS_RECT (0, 0, 152, 102), PARCOURS_CARD_SELECTED);
  g_assert_cmpuint (recorder_count (s->recorder, OP_BOX), ==, 3);
}

static void
test_slot (Stage *s, gconstpointer data)
{
  const Op *op;

  stage_lay (s);
  parcours_paint_slot (&s->paint, &PARCOURS_RECT (8, 8, 152, 102));
  g_assert_cmpuint (recorder_count (s->recorder, OP_BOX), ==, 1);
  op = &g_array_index (recorder_get_ops (s->recorder), Op, 0);
  g_assert_cmpfloat (op->pen, ==, 2);
  g_assert_cmpfloat (op->dash, ==, 6);
}

/* How much is asked of a painter for a full card: exports paint thousands. */
static void
test_few_operations (Stage *s, gconstpointer data)
{
  ParcoursElement *channel = sample_add (s->map, parcours_map_get_root (s->map), PARCOURS_KIND_CHANNEL, PARCOURS_CHANNEL_NAME, "Shop",
                                         PARCOURS_CHANNEL_ICON, "shop", PARCOURS_FIELD_NONE);

  sample_set (s->map, s->card, PARCOURS_CARD_NOTE, "Opinions differ.");
  sample_set (s->map, s->card, PARCOURS_CARD_EMOTION, "1");
  sample_set (s->map, s->card, PARCOURS_CARD_EFFORT, "3");
  sample_set (s->map, s->card, PARCOURS_CARD_LEVEL, "internal");
  sample_set (s->map, s->card, PARCOURS_CARD_CHANNELS, parcours_element_get_id (channel));
  stage_paint_card (s, PARCOURS_CARD_PLAIN);
  g_assert_cmpuint (recorder_get_ops (s->recorder)->len, <=, 14);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  STAGE_TEST ("/paint/card/emotion", test_emotion);
  STAGE_TEST ("/paint/card/kind", test_kind);
  STAGE_TEST ("/paint/card/effort", test_effort);
  STAGE_TEST ("/paint/card/level", test_level);
  STAGE_TEST ("/paint/card/level-seen", test_level_seen);
  STAGE_TEST ("/paint/card/moment-of-truth", test_moment_of_truth);
  STAGE_TEST ("/paint/card/more", test_more);
  STAGE_TEST ("/paint/card/channels", test_channels);
  STAGE_TEST ("/paint/card/detail", test_detail);
  STAGE_TEST ("/paint/card/states", test_states);
  STAGE_TEST ("/paint/card/opacity", test_opacity);
  STAGE_TEST ("/paint/card/own-colour", test_own_colour);
  STAGE_TEST ("/paint/card/wide", test_wide);
  STAGE_TEST ("/paint/card/far", test_far);
  STAGE_TEST ("/paint/card/slot", test_slot);
  STAGE_TEST ("/paint/card/few-operations", test_few_operations);

  return g_test_run ();
}
