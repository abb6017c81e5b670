/* theme.h - the palette of look.md: light, dark, paper, grey. Static tables, nothing to free. */
#pragma once

#include "base/geometry.h"
#include "model/schema.h"
#include "paint/icons.h"

G_BEGIN_DECLS

typedef enum { PARCOURS_THEME_LIGHT, PARCOURS_THEME_DARK, PARCOURS_THEME_PAPER, PARCOURS_THEME_GREY, PARCOURS_N_THEMES } ParcoursThemeName;

typedef struct
{
  ParcoursColour ground, strip, edge, mark;
  ParcoursColour ink, ink2;     /* text on the ground */
} ParcoursNoteColours;

typedef struct
{
  ParcoursThemeName name;
  gboolean outlined;            /* paper and grey: cards have an outline */
  ParcoursColour canvas, sheet, head, hair, hair2, ink, ink2, muted, stage, stage_fg;
  ParcoursColour good, good_t, bad, bad_t, mid, mid_t, face_fg, curve, expect, accent;
  ParcoursColour persona_tint[2], persona_deep[2];
  ParcoursNoteColours notes[PARCOURS_N_NOTES];
} ParcoursTheme;

const ParcoursTheme *parcours_theme_get (ParcoursThemeName name, gboolean high_contrast);

/* Colours of a card: those of its kind, or derived from its own colour (`own` NULL: none). */
void parcours_theme_card (const ParcoursTheme *theme, ParcoursNote note, const ParcoursColour *own, ParcoursNoteColours *colours);

/* Ground of a stage's header and the words on it: the theme's, or by its own colour (`own` NULL: none). */
void parcours_theme_stage (const ParcoursTheme *theme, const ParcoursColour *own, ParcoursColour *ground, ParcoursColour *ink);

/* Tint and deep of persona number `index`, or derived from its own colour. */
void parcours_theme_persona (const ParcoursTheme *theme, guint index, const ParcoursColour *own, ParcoursColour *tint, ParcoursColour *deep);

/* Colours of the face for an emotion -2..2. */
ParcoursIconColours parcours_theme_face (const ParcoursTheme *theme, int emotion);

G_END_DECLS
