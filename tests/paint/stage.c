#include "config.h"

#include "stage.h"

#include "layout/metrics.h"

void
stage_set_up (Stage *s, gconstpointer data)
{
  ParcoursElement *root;
  const char *id;

  s->map = parcours_map_new ();
  root = parcours_map_get_root (s->map);
  s->persona = sample_add (s->map, root, PARCOURS_KIND_PERSONA, PARCOURS_PERSONA_NAME, "Ludovic", PARCOURS_PERSONA_ROLE, "beginner",
                           PARCOURS_FIELD_NONE);
  id = parcours_element_get_id (s->persona);
  s->stage = sample_add (s->map, root, PARCOURS_KIND_STAGE, PARCOURS_STAGE_TITLE, "Research", PARCOURS_FIELD_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (s->steps); i++)
    {
      const char *const titles[] = { "Decide", "Compare", "Try" };

      s->steps[i] = sample_add (s->map, s->stage, PARCOURS_KIND_STEP, PARCOURS_STEP_TITLE, titles[i], PARCOURS_FIELD_NONE);
    }
  s->touch = sample_add (s->map, root, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "touchpoint", PARCOURS_LANE_PERSONA, id,
                         PARCOURS_LANE_TITLE, "Contacts", PARCOURS_FIELD_NONE);
  s->curve = sample_add (s->map, root, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "curve", PARCOURS_LANE_PERSONA, id, PARCOURS_FIELD_NONE);
  s->effort = sample_add (s->map, root, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "effort", PARCOURS_LANE_PERSONA, id, PARCOURS_FIELD_NONE);
  s->line = sample_add (s->map, root, PARCOURS_KIND_LANE, PARCOURS_LANE_KIND, "line-of-visibility", PARCOURS_LANE_PERSONA, id,
                        PARCOURS_FIELD_NONE);
  s->card = sample_card (s->map, s->stage, s->steps[0], s->touch, "Reads a comparison");
  s->text = parcours_text_new ();
  s->recorder = recorder_new (TRUE);
  s->paint = (ParcoursPaint) {
    .painter = PARCOURS_PAINTER (s->recorder), .theme = parcours_theme_get (PARCOURS_THEME_LIGHT, FALSE), .text = s->text,
    .map = s->map, .lang = "en", .zoom = 1,
  };
}

void
stage_tear_down (Stage *s, gconstpointer data)
{
  g_assert_cmpint (recorder_get_depth (s->recorder), ==, 0);
  g_clear_pointer (&s->paint.endnotes, g_hash_table_unref);
  g_clear_object (&s->paint.layout);
  g_assert_finalize_object (s->recorder);
  g_assert_finalize_object (s->text);
  g_assert_finalize_object (s->map);
}

void
stage_lay (Stage *s)
{
  g_clear_object (&s->paint.layout);
  s->paint.layout = parcours_layout_new (s->map, NULL);
  parcours_text_forget_all (s->text);
  recorder_clear (s->recorder);
}

void
stage_paint_card (Stage *s, ParcoursCardState state)
{
  stage_lay (s);
  parcours_paint_card (&s->paint, s->card, 0, 0, PARCOURS_CARD_WIDTH, state);
}

void
stage_paint_wall (Stage *s)
{
  ParcoursRect all = { 0 };

  stage_lay (s);
  parcours_layout_get_size (s->paint.layout, &all.width, &all.height);
  parcours_paint_sheet (&s->paint, &all);
  parcours_paint_cards (&s->paint, &all);
  parcours_paint_head (&s->paint, &all, 1, NULL);
  parcours_paint_side (&s->paint, &all, 1, NULL);
  parcours_paint_corner (&s->paint);
}
