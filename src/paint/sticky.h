/* sticky.h - a card alone on a note or label of any shape, and the sheet that says where notes are put.
 *
 * Coordinates are u of the sheet: 0.5 mm of paper. With paint->painter NULL nothing is painted, only measured.
 */
#pragma once

#include "paint/paint.h"

G_BEGIN_DECLS

/* The way back to the wall, in small type at the foot of the note. Any may be NULL. */
typedef struct
{
  const char *stage;            /* "Purchase › 5 Second shop" */
  const char *lane;             /* "Touchpoints (Ludovic)" */
  const char *brief;            /* "5 · Touchpoints (Ludovic)": both, where there is room for one line */
  const char *number;           /* "12/48" */
  const char *edition;          /* "Edition 3 · Ludovic runs" */
  const char *date;             /* "12 March 2026" */
} ParcoursStickyPlace;

typedef struct
{
  double smallest;              /* u: the size of the smallest word of the card (the place is smaller) */
  gboolean more;                /* something of title or note is cut */
} ParcoursStickyFit;

/* Paints the card with its words as large as they fit. Without `ground` nothing is painted that the note has itself: no outline, no colour but
 * that of the kind's strip, words dark whatever the card's colour. Its picture stands beside or above the words if the note is large enough
 * and no word has to be cut for it. `fit` may be NULL. */
void parcours_paint_sticky (const ParcoursPaint *paint, ParcoursElement *card, const ParcoursStickyPlace *place, const ParcoursRect *rect,
                            gboolean ground, ParcoursStickyFit *fit);

/* paint-guide.c: the outline that a blank note is stuck on, the glued edge at the top, `number` in it and `words` (may be NULL) below. */
void parcours_paint_guide (const ParcoursPaint *paint, const ParcoursRect *rect, const char *number, const char *words);

/* A line of 100 mm in the middle between `left` and `right`, to see whether the printer kept to the size. */
void parcours_paint_ruler (const ParcoursPaint *paint, double left, double right, double y);

/* paint-crop.c: marks at the corners and crosses at the sides, outside of `trim` and of `bleed` around it, and `words` beside them. They take up
 * PARCOURS_CROP_ROOM beyond the bleed. */
#define PARCOURS_CROP_ROOM 20.0         /* u: 10 mm */
void parcours_paint_crop_marks (const ParcoursPaint *paint, const ParcoursRect *trim, double bleed, const char *words);

G_END_DECLS
