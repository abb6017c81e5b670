/* The palette keeps what look.md promises: its contrast ratios, measured. */
#include "config.h"

#include "paint/theme.h"

#define ASSERT_RATIO(a, b, promised) g_assert_cmpfloat_with_epsilon (parcours_colour_contrast ((a), (b)), (promised), 0.051)

static const ParcoursTheme *
get (ParcoursThemeName name)
{
  return parcours_theme_get (name, FALSE);
}

static void
test_tokens (void)
{
  /* light, dark, paper, grey */
  static const struct
  {
    gsize token, ground;
    double ratios[PARCOURS_N_THEMES];
  } rows[] = {
#define ROW(token, ground, ...) { G_STRUCT_OFFSET (ParcoursTheme, token), G_STRUCT_OFFSET (ParcoursTheme, ground), { __VA_ARGS__ } }
    ROW (ink, sheet, 16.2, 14.0, 18.2, 21.0), ROW (ink2, sheet, 7.6, 10.1, 9.8, 11.4), ROW (muted, head, 6.0, 6.6, 6.9, 7.9),
    ROW (stage, stage_fg, 10.2, 8.6, 10.2, 14.2), ROW (good, sheet, 6.5, 8.6, 6.5, 16.5), ROW (good_t, good, 5.3, 6.5, 5.3, 13.5),
    ROW (bad, sheet, 6.5, 7.7, 6.5, 16.5), ROW (bad_t, bad, 5.2, 6.5, 5.2, 13.5), ROW (mid, sheet, 6.9, 8.7, 6.9, 8.9),
    ROW (mid_t, mid, 6.2, 6.6, 6.2, 8.9), ROW (face_fg, bad, 6.5, 9.0, 6.5, 16.5), ROW (curve, sheet, 10.2, 9.6, 10.2, 16.5),
    ROW (expect, sheet, 4.6, 5.5, 4.6, 4.6), ROW (accent, sheet, 3.8, 4.1, 3.8, 3.8),
#undef ROW
  };

  for (guint theme = 0; theme < PARCOURS_N_THEMES; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const ParcoursTheme *t = get ((ParcoursThemeName) theme);

        g_test_message ("theme %u row %u", theme, i);
        ASSERT_RATIO (G_STRUCT_MEMBER (ParcoursColour, t, rows[i].token), G_STRUCT_MEMBER (ParcoursColour, t, rows[i].ground),
                      rows[i].ratios[theme]);
      }
}

static void
test_light_kinds (void)
{
  static const double ink[PARCOURS_N_NOTES] = { 14.3, 13.5, 13.1, 13.4, 13.8, 11.1, 14.8, 13.8, 13.8, 12.3, 10.8, 15.5, 13.4 };
  static const double mark[PARCOURS_N_NOTES] = { 6.4, 6.3, 6.2, 6.3, 6.3, 6.3, 6.5, 6.2, 6.3, 6.7, 5.9, 7.1, 6.0 };

  for (guint note = 0; note < PARCOURS_N_NOTES; note++)
    {
      const ParcoursNoteColours *c = &get (PARCOURS_THEME_LIGHT)->notes[note];

      g_test_message ("note %u", note);
      ASSERT_RATIO (c->ink, c->ground, ink[note]);
      ASSERT_RATIO (c->mark, c->strip, mark[note]);
    }
}

static void
assert_between (double value, double least, double most)
{
  g_assert_cmpfloat (value, >=, least - 0.051);
  g_assert_cmpfloat (value, <=, most + 0.051);
}

static void
test_other_kinds (void)
{
  for (guint note = 0; note < PARCOURS_N_NOTES; note++)
    {
      const ParcoursNoteColours *dark = &get (PARCOURS_THEME_DARK)->notes[note], *paper = &get (PARCOURS_THEME_PAPER)->notes[note];
      const ParcoursNoteColours *grey = &get (PARCOURS_THEME_GREY)->notes[note];

      g_test_message ("note %u", note);
      assert_between (parcours_colour_contrast (dark->ink, dark->ground), 10.7, 11.0);
      assert_between (parcours_colour_contrast (dark->mark, dark->strip), 6.1, 8.8);
      assert_between (parcours_colour_contrast (paper->ink, paper->ground), 12.5, 17.9);
      assert_between (parcours_colour_contrast (paper->mark, paper->strip), 6.1, 7.3);
      g_assert_cmpfloat (parcours_colour_contrast (grey->mark, grey->strip), >=, 6.1);
    }
}

/* On any ground: ink >= 10.7, ink2 >= 5.1, faces >= 4.3. */
static void
test_any_ground (void)
{
  for (guint theme = 0; theme < PARCOURS_N_THEMES; theme++)
    for (guint note = 0; note < PARCOURS_N_NOTES; note++)
      {
        const ParcoursTheme *t = get ((ParcoursThemeName) theme);
        const ParcoursNoteColours *c = &t->notes[note];

        g_test_message ("theme %u note %u", theme, note);
        g_assert_cmpfloat (parcours_colour_contrast (c->ink, c->ground), >=, 10.65);
        g_assert_cmpfloat (parcours_colour_contrast (c->ink2, c->ground), >=, 5.05);
        for (int emotion = -2; emotion <= 2; emotion++)
          g_assert_cmpfloat (parcours_colour_contrast (parcours_theme_face (t, emotion).line, c->ground), >=, 4.25);
      }
}

static void
test_faces (void)
{
  for (guint theme = 0; theme < PARCOURS_N_THEMES; theme++)
    for (int emotion = -2; emotion <= 2; emotion++)
      {
        const ParcoursIconColours face = parcours_theme_face (get ((ParcoursThemeName) theme), emotion);

        g_assert_cmpfloat (parcours_colour_contrast (face.feature, face.ground), >=, 4.5);
      }
}

static void
test_personas (void)
{
  static const char *const own[] = { NULL, "#ffff00", "#101010", "#ff0000", "#3584e4" };

  for (guint theme = 0; theme < PARCOURS_N_THEMES; theme++)
    for (guint index = 0; index < 3; index++)
      for (guint i = 0; i < G_N_ELEMENTS (own); i++)
        {
          const ParcoursTheme *t = get ((ParcoursThemeName) theme);
          ParcoursColour colour, tint, deep;
          const gboolean has_own = parcours_colour_parse (own[i], &colour);

          parcours_theme_persona (t, index, has_own ? &colour : NULL, &tint, &deep);
          g_test_message ("theme %u persona %u %s", theme, index, own[i]);
          /* The initials in their disc, name and role on the tint. */
          g_assert_cmpfloat (parcours_colour_contrast (t->stage_fg, deep), >=, 8.05);
          g_assert_cmpfloat (parcours_colour_contrast (t->ink, tint), >=, 7);
          g_assert_cmpfloat (parcours_colour_contrast (t->ink2, tint), >=, 4.5);
        }
}

static void
test_high_contrast (void)
{
  for (guint theme = 0; theme < PARCOURS_N_THEMES; theme++)
    {
      const ParcoursTheme *plain = get ((ParcoursThemeName) theme), *high = parcours_theme_get ((ParcoursThemeName) theme, TRUE);

      g_assert_cmphex (high->hair, ==, plain->ink2);
      g_assert_cmphex (high->hair2, ==, plain->ink2);
      g_assert_cmphex (high->ink, ==, plain->ink);
      for (guint note = 0; note < PARCOURS_N_NOTES; note++)
        g_assert_cmphex (high->notes[note].edge, ==, plain->notes[note].ink);
    }
}

/* Any colour a user picks can be written on: 3.8 is what the two inks leave to the worst of all greys. */
static void
test_own_colours (void)
{
  for (guint theme = 0; theme < PARCOURS_N_THEMES; theme++)
    for (guint32 rgb = 0; rgb < 0x1000000; rgb += 0x111111 / 3)
      {
        const ParcoursColour own = rgb << 8 | 0xff;
        ParcoursNoteColours c;

        parcours_theme_card (get ((ParcoursThemeName) theme), PARCOURS_NOTE_FREE, &own, &c);
        g_test_message ("theme %u colour %06x", theme, rgb);
        g_assert_cmpfloat (parcours_colour_contrast (c.ink, c.ground), >=, 3.8);
        g_assert_cmpfloat (parcours_colour_contrast (c.mark, c.strip), >=, 3);
        if (theme != PARCOURS_THEME_GREY)
          g_assert_cmphex (c.ground, ==, own);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/theme/tokens", test_tokens);
  g_test_add_func ("/paint/theme/light-kinds", test_light_kinds);
  g_test_add_func ("/paint/theme/other-kinds", test_other_kinds);
  g_test_add_func ("/paint/theme/any-ground", test_any_ground);
  g_test_add_func ("/paint/theme/faces", test_faces);
  g_test_add_func ("/paint/theme/personas", test_personas);
  g_test_add_func ("/paint/theme/high-contrast", test_high_contrast);
  g_test_add_func ("/paint/theme/own-colours", test_own_colours);

  return g_test_run ();
}
