/* theme.c - the palette of look.md as tables. Its contrast ratios are measured by tests/paint/test-theme.c. */
#include "config.h"

#include "paint/theme.h"

#define C(hex) ((ParcoursColour) (0x##hex##u << 8 | 0xff))

#define LIGHT_INK C (211f2b)
#define LIGHT_INK2 C (55525e)
#define DARK_INK C (f4f3f5)
#define DARK_INK2 C (d2d0d6)
#define PAPER_INK C (16141d)
#define PAPER_INK2 C (45424e)
#define GREY_INK C (000000)
#define GREY_INK2 C (3a3a3a)

#define LIGHT(ground, strip, edge, mark) { C (ground), C (strip), C (edge), C (mark), LIGHT_INK, LIGHT_INK2 }
#define PAPER(ground, strip, edge, mark) { C (ground), C (strip), C (edge), C (mark), PAPER_INK, PAPER_INK2 }
#define GREY(ground, strip, mark) { C (ground), C (strip), C (6b6b6b), C (mark), GREY_INK, GREY_INK2 }
/* The dark edge is the ground at three quarters: filled in by get_themes(). */
#define DARK(ground, strip, mark) { C (ground), C (strip), PARCOURS_COLOUR_NONE, C (mark), DARK_INK, DARK_INK2 }

static const ParcoursTheme palette[PARCOURS_N_THEMES] = {
  [PARCOURS_THEME_LIGHT] = {
    .canvas = C (ebebed), .sheet = C (ffffff), .head = C (f6f5f4), .hair = C (dcdbdd), .hair2 = C (c0bfc4),
    .ink = LIGHT_INK, .ink2 = LIGHT_INK2, .muted = C (5e5c66), .stage = C (37415a), .stage_fg = C (ffffff),
    .good = C (00677f), .good_t = C (d2ecf4), .bad = C (b02e18), .bad_t = C (fde0d7), .mid = C (5b5963), .mid_t = C (f3f2f4),
    .face_fg = C (ffffff), .curve = C (37415a), .expect = C (77747f), .accent = C (3584e4),
    .persona_tint = { C (e3e5f6), C (f6e1ec) }, .persona_deep = { C (3b3f8f), C (8a2a63) },
    .notes = {
      [PARCOURS_NOTE_TOUCHPOINT] = LIGHT (fff2af, f2dd77, c6b24a, 594a00),
      [PARCOURS_NOTE_ACTION] = LIGHT (ffe7be, ffcf92, daa368, 664111),
      [PARCOURS_NOTE_MOTIVATION] = LIGHT (ffddf6, ffc2e7, d897bb, 663a53),
      [PARCOURS_NOTE_QUESTION] = LIGHT (fbe2ff, eec9ff, c29ed2, 583f63),
      [PARCOURS_NOTE_THOUGHT] = LIGHT (eaebff, d5d5ff, aaaada, 474667),
      [PARCOURS_NOTE_PAIN] = LIGHT (ffcabe, ffab9b, e28172, 67241c),
      [PARCOURS_NOTE_DELIGHT] = LIGHT (d4feec, b0efd6, 85c3ab, 275544),
      [PARCOURS_NOTE_OPPORTUNITY] = LIGHT (cff3ff, ace2f8, 82b6cb, 2a505f),
      [PARCOURS_NOTE_FRONTSTAGE] = LIGHT (daf0ff, bddefa, 93b2ce, 374d60),
      [PARCOURS_NOTE_BACKSTAGE] = LIGHT (d2e2f3, b8cfe8, 8ea4bc, 303f4f),
      [PARCOURS_NOTE_SUPPORT] = LIGHT (cad4e0, b3c1d3, 8997a8, 333e4d),
      [PARCOURS_NOTE_PHYSICAL_EVIDENCE] = LIGHT (fcfaf4, e9e6dd, bdbab2, 514a38),
      [PARCOURS_NOTE_FREE] = LIGHT (eae9e6, d7d6d1, acaba6, 514a38),
    },
  },
  [PARCOURS_THEME_DARK] = {
    .canvas = C (161617), .sheet = C (242426), .head = C (2c2c2f), .hair = C (3a3a3e), .hair2 = C (55555b),
    .ink = DARK_INK, .ink2 = DARK_INK2, .muted = C (b3b1b9), .stage = C (aeb9d6), .stage_fg = C (1a1d27),
    .good = C (74cdea), .good_t = C (0f3d4a), .bad = C (ff9e80), .bad_t = C (571f12), .mid = C (c3c1c9), .mid_t = C (38373c),
    .face_fg = C (1a1518), .curve = C (c3cce4), .expect = C (9a98a2), .accent = C (3584e4),
    .persona_tint = { C (2b2d4a), C (43243a) }, .persona_deep = { C (aab0f0), C (f0a3cc) },
    .notes = {
      [PARCOURS_NOTE_TOUCHPOINT] = DARK (3a3729, d0c074, 282000),
      [PARCOURS_NOTE_ACTION] = DARK (3f3529, d8ad7f, 2e1c07),
      [PARCOURS_NOTE_MOTIVATION] = DARK (3f3239, cf9cb8, 2e1825),
      [PARCOURS_NOTE_QUESTION] = DARK (3b343e, bea2cb, 271b2c),
      [PARCOURS_NOTE_THOUGHT] = DARK (36363f, ababd0, 1f1e2e),
      [PARCOURS_NOTE_PAIN] = DARK (45312e, d5897c, 361510),
      [PARCOURS_NOTE_DELIGHT] = DARK (2e3a35, 96c5b2, 10251d),
      [PARCOURS_NOTE_OPPORTUNITY] = DARK (2f383d, 8db5c5, 11232a),
      [PARCOURS_NOTE_FRONTSTAGE] = DARK (31373d, 99b1c7, 17222b),
      [PARCOURS_NOTE_BACKSTAGE] = DARK (33373c, 98aabc, 1a2129),
      [PARCOURS_NOTE_SUPPORT] = DARK (34373a, 98a3b0, 1b2128),
      [PARCOURS_NOTE_PHYSICAL_EVIDENCE] = DARK (373735, b6b4ad, 232017),
      [PARCOURS_NOTE_FREE] = DARK (373736, adaca9, 232017),
    },
  },
  [PARCOURS_THEME_PAPER] = {
    .outlined = TRUE,
    .canvas = C (ffffff), .sheet = C (ffffff), .head = C (f4f3f1), .hair = C (d0cfd2), .hair2 = C (8f8d96),
    .ink = PAPER_INK, .ink2 = PAPER_INK2, .muted = C (55525e), .stage = C (37415a), .stage_fg = C (ffffff),
    .good = C (00677f), .good_t = C (d2ecf4), .bad = C (b02e18), .bad_t = C (fde0d7), .mid = C (5b5963), .mid_t = C (f3f2f4),
    .face_fg = C (ffffff), .curve = C (37415a), .expect = C (77747f), .accent = C (3584e4),
    .persona_tint = { C (e3e5f6), C (f6e1ec) }, .persona_deep = { C (3b3f8f), C (8a2a63) },
    .notes = {
      [PARCOURS_NOTE_TOUCHPOINT] = PAPER (fef5c5, f2e18e, aa9941, 594a00),
      [PARCOURS_NOTE_ACTION] = PAPER (ffeccf, ffd4a2, bb8c5a, 664111),
      [PARCOURS_NOTE_MOTIVATION] = PAPER (ffe5f7, ffc9e8, b982a0, 663a53),
      [PARCOURS_NOTE_QUESTION] = PAPER (fbe8ff, eecffd, a688b4, 583f63),
      [PARCOURS_NOTE_THOUGHT] = PAPER (efefff, d9d9ff, 9292bb, 474667),
      [PARCOURS_NOTE_PAIN] = PAPER (ffd3ca, ffb4a6, c06d60, 67241c),
      [PARCOURS_NOTE_DELIGHT] = PAPER (e0fef1, bcf0db, 73a893, 275544),
      [PARCOURS_NOTE_OPPORTUNITY] = PAPER (daf4ff, b7e4f6, 709cae, 2a505f),
      [PARCOURS_NOTE_FRONTSTAGE] = PAPER (e2f3ff, c5e0f8, 7e99b0, 374d60),
      [PARCOURS_NOTE_BACKSTAGE] = PAPER (d9e4f1, bed2e6, 788b9f, 303f4f),
      [PARCOURS_NOTE_SUPPORT] = PAPER (cfd7e0, b8c4d3, 737e8d, 333e4d),
      [PARCOURS_NOTE_PHYSICAL_EVIDENCE] = PAPER (fffdf9, ece9e2, a4a19a, 514a38),
      [PARCOURS_NOTE_FREE] = PAPER (ededea, dad9d5, 93928e, 514a38),
    },
  },
  [PARCOURS_THEME_GREY] = {
    .outlined = TRUE,
    .canvas = C (ffffff), .sheet = C (ffffff), .head = C (f2f2f2), .hair = C (cfcfcf), .hair2 = C (8a8a8a),
    .ink = GREY_INK, .ink2 = GREY_INK2, .muted = C (4a4a4a), .stage = C (2b2b2b), .stage_fg = C (ffffff),
    .good = C (1f1f1f), .good_t = C (e8e8e8), .bad = C (1f1f1f), .bad_t = C (e8e8e8), .mid = C (4a4a4a), .mid_t = C (ffffff),
    .face_fg = C (ffffff), .curve = C (1f1f1f), .expect = C (77747f), .accent = C (3584e4),
    .persona_tint = { C (ececec), C (dcdcdc) }, .persona_deep = { C (333333), C (333333) },
    .notes = {
      [PARCOURS_NOTE_TOUCHPOINT] = GREY (ffffff, e6e6e6, 1a1a1a),
      [PARCOURS_NOTE_ACTION] = GREY (ffffff, e6e6e6, 1a1a1a),
      [PARCOURS_NOTE_MOTIVATION] = GREY (ffffff, e6e6e6, 1a1a1a),
      [PARCOURS_NOTE_QUESTION] = GREY (ffffff, e6e6e6, 1a1a1a),
      [PARCOURS_NOTE_THOUGHT] = GREY (ffffff, e6e6e6, 1a1a1a),
      [PARCOURS_NOTE_PAIN] = GREY (ffffff, 4a4a4a, ffffff),
      [PARCOURS_NOTE_DELIGHT] = GREY (ffffff, bdbdbd, 1a1a1a),
      [PARCOURS_NOTE_OPPORTUNITY] = GREY (ffffff, bdbdbd, 1a1a1a),
      [PARCOURS_NOTE_FRONTSTAGE] = GREY (f0f0f0, d0d0d0, 1a1a1a),
      [PARCOURS_NOTE_BACKSTAGE] = GREY (f0f0f0, d0d0d0, 1a1a1a),
      [PARCOURS_NOTE_SUPPORT] = GREY (f0f0f0, d0d0d0, 1a1a1a),
      [PARCOURS_NOTE_PHYSICAL_EVIDENCE] = GREY (ffffff, e6e6e6, 1a1a1a),
      [PARCOURS_NOTE_FREE] = GREY (ffffff, e6e6e6, 1a1a1a),
    },
  },
};

static const ParcoursColour black = C (000000), white = C (ffffff);

/* The four themes, then the same four with high contrast. */
static const ParcoursTheme *
get_themes (void)
{
  static ParcoursTheme themes[2][PARCOURS_N_THEMES];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < PARCOURS_N_THEMES; i++)
        {
          ParcoursTheme *plain = &themes[0][i], *high = &themes[1][i];

          *plain = palette[i];
          plain->name = (ParcoursThemeName) i;
          if (i == PARCOURS_THEME_DARK)
            for (guint k = 0; k < PARCOURS_N_NOTES; k++)
              plain->notes[k].edge = parcours_colour_mix (plain->notes[k].ground, black, 0.25);

          *high = *plain;
          high->hair = high->hair2 = plain->ink2;
          for (guint k = 0; k < PARCOURS_N_NOTES; k++)
            high->notes[k].edge = plain->notes[k].ink;
        }
      g_once_init_leave (&ready, 1);
    }
  return &themes[0][0];
}

const ParcoursTheme *
parcours_theme_get (ParcoursThemeName name, gboolean high_contrast)
{
  g_return_val_if_fail (name < PARCOURS_N_THEMES, NULL);

  return get_themes () + (high_contrast ? PARCOURS_N_THEMES : 0) + name;
}

static gboolean
is_high_contrast (const ParcoursTheme *theme)
{
  return theme >= get_themes () + PARCOURS_N_THEMES;
}

/* The grey that is as light as `colour` to the eye. */
static ParcoursColour
to_grey (ParcoursColour colour)
{
  const double luma = 0.2126 * parcours_colour_r (colour) + 0.7152 * parcours_colour_g (colour) + 0.0722 * parcours_colour_b (colour);
  const guint32 level = (guint32) (luma * 255 + 0.5);

  return level << 24 | level << 16 | level << 8 | 0xff;
}

/* `colour` moved towards `end` until it stands out from `ground` by `ratio`. */
static ParcoursColour
until_contrast (ParcoursColour colour, ParcoursColour end, ParcoursColour ground, double ratio)
{
  ParcoursColour found = colour;

  for (int i = 1; i <= 20 && parcours_colour_contrast (found, ground) < ratio; i++)
    found = parcours_colour_mix (colour, end, i / 20.0);
  return found;
}

void
parcours_theme_card (const ParcoursTheme *theme, ParcoursNote note, const ParcoursColour *own, ParcoursNoteColours *colours)
{
  g_return_if_fail (theme != NULL && colours != NULL);
  g_return_if_fail ((guint) note < PARCOURS_N_NOTES);

  *colours = theme->notes[note];
  if (!own)
    return;

  const ParcoursColour ground = theme->name == PARCOURS_THEME_GREY ? to_grey (*own) : (*own | 0xff);
  const gboolean dark_ink = parcours_colour_contrast (LIGHT_INK, ground) >= parcours_colour_contrast (DARK_INK, ground);

  colours->ground = ground;
  colours->strip = parcours_colour_mix (ground, black, 0.08);
  colours->ink = dark_ink ? LIGHT_INK : DARK_INK;
  colours->edge = is_high_contrast (theme) ? colours->ink : parcours_colour_mix (ground, black, 0.22);
  colours->ink2 = until_contrast (parcours_colour_mix (colours->ink, ground, 0.25), colours->ink, ground, 5.1);
  colours->mark = colours->ink;
}

void
parcours_theme_stage (const ParcoursTheme *theme, const ParcoursColour *own, ParcoursColour *ground, ParcoursColour *ink)
{
  const ParcoursColour dark = C (1a1d27);

  g_return_if_fail (theme != NULL && ground != NULL && ink != NULL);

  *ground = theme->stage;
  *ink = theme->stage_fg;
  if (own && theme->name != PARCOURS_THEME_GREY)
    {
      *ground = *own;
      *ink = parcours_colour_contrast (*own, white) >= parcours_colour_contrast (*own, dark) ? white : dark;
    }
}

void
parcours_theme_persona (const ParcoursTheme *theme, guint index, const ParcoursColour *own, ParcoursColour *tint, ParcoursColour *deep)
{
  g_return_if_fail (theme != NULL && tint != NULL && deep != NULL);

  *tint = theme->persona_tint[index % G_N_ELEMENTS (theme->persona_tint)];
  *deep = theme->persona_deep[index % G_N_ELEMENTS (theme->persona_deep)];
  if (!own)
    return;

  const ParcoursColour colour = theme->name == PARCOURS_THEME_GREY ? to_grey (*own) : (*own | 0xff);

  *tint = parcours_colour_mix (theme->sheet, colour, theme->name == PARCOURS_THEME_DARK ? 0.22 : 0.16);
  *deep = until_contrast (colour, theme->name == PARCOURS_THEME_DARK ? white : black, theme->sheet, 8.1);
}

ParcoursIconColours
parcours_theme_face (const ParcoursTheme *theme, int emotion)
{
  switch (emotion)
    {
    case -2:
      return (ParcoursIconColours) { theme->bad, theme->bad, theme->face_fg };
    case -1:
      return (ParcoursIconColours) { theme->bad, theme->bad_t, theme->bad };
    case 1:
      return (ParcoursIconColours) { theme->good, theme->good_t, theme->good };
    case 2:
      return (ParcoursIconColours) { theme->good, theme->good, theme->face_fg };
    default:
      return (ParcoursIconColours) { theme->mid, theme->mid_t, theme->mid };
    }
}
