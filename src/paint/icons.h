/* icons.h - the signs of look.md, kept as small SVG files in data/painted (compiled in) and drawn through librsvg.
 *
 * A file uses three stand-in colours: #2e3436 the line (the only one in symbolic signs), #eeeeec the ground, #ffffff the feature.
 */
#pragma once

#include "base/geometry.h"
#include "model/schema.h"

G_BEGIN_DECLS

typedef enum
{
  /* faces, by emotion: PARCOURS_ICON_FACE_M2 + emotion + 2 */
  PARCOURS_ICON_FACE_M2, PARCOURS_ICON_FACE_M1, PARCOURS_ICON_FACE_0, PARCOURS_ICON_FACE_P1, PARCOURS_ICON_FACE_P2,
  /* kinds of cards and lanes: PARCOURS_ICON_KIND + ParcoursNote (see parcours_icon_for_note()) */
  PARCOURS_ICON_KIND_TOUCHPOINT, PARCOURS_ICON_KIND_ACTION, PARCOURS_ICON_KIND_MOTIVATION, PARCOURS_ICON_KIND_QUESTION,
  PARCOURS_ICON_KIND_THOUGHT, PARCOURS_ICON_KIND_PAIN, PARCOURS_ICON_KIND_DELIGHT, PARCOURS_ICON_KIND_OPPORTUNITY,
  PARCOURS_ICON_KIND_FRONTSTAGE, PARCOURS_ICON_KIND_BACKSTAGE, PARCOURS_ICON_KIND_SUPPORT, PARCOURS_ICON_KIND_EVIDENCE,
  PARCOURS_ICON_KIND_FREE, PARCOURS_ICON_KIND_CURVE, PARCOURS_ICON_KIND_EFFORT, PARCOURS_ICON_KIND_EYE,
  /* channels, in the order of the choices of PARCOURS_CHANNEL_ICON */
  PARCOURS_ICON_CHANNEL_SEARCH, PARCOURS_ICON_CHANNEL_WEB, PARCOURS_ICON_CHANNEL_APP, PARCOURS_ICON_CHANNEL_MAIL,
  PARCOURS_ICON_CHANNEL_CALL, PARCOURS_ICON_CHANNEL_SOCIAL, PARCOURS_ICON_CHANNEL_SHOP, PARCOURS_ICON_CHANNEL_VOICE,
  PARCOURS_ICON_CHANNEL_MEDIA, PARCOURS_ICON_CHANNEL_PARCEL,
  /* evidence levels */
  PARCOURS_ICON_LEVEL_ASSUMED, PARCOURS_ICON_LEVEL_INTERNAL, PARCOURS_ICON_LEVEL_VALIDATED,
  /* an embedded picture that comes, and one that does not */
  PARCOURS_ICON_PICTURE, PARCOURS_ICON_PICTURE_REFUSED,
  PARCOURS_N_ICONS
} ParcoursIcon;

typedef struct
{
  ParcoursColour line, ground, feature;
} ParcoursIconColours;

ParcoursIcon parcours_icon_for_note (ParcoursNote note);

/* File name without ending, "kind-pain-symbolic". Static. */
const char *parcours_icon_name (ParcoursIcon icon);

/* The sign's own grid: 20 for faces, 16 otherwise. */
double parcours_icon_grid (ParcoursIcon icon);

/* `colours` with those the sign has not (symbolic ones have a line only) made equal: a key for keeping painted signs. */
ParcoursIconColours parcours_icon_colours (ParcoursIcon icon, const ParcoursIconColours *colours);

/* The SVG file with its colours put in. The caller owns it. */
char *parcours_icon_svg (ParcoursIcon icon, const ParcoursIconColours *colours);

G_END_DECLS
