/* geometry.h - rectangles and colours shared by layout, paint and canvas. Lengths are map units (u): 1 px on screen
 * and 0.5 mm on paper at 100 %. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} ParcoursRect;

#define PARCOURS_RECT(x, y, w, h) ((ParcoursRect) { (x), (y), (w), (h) })

static inline gboolean
parcours_rect_contains (const ParcoursRect *r, double x, double y)
{
  return x >= r->x && y >= r->y && x < r->x + r->width && y < r->y + r->height;
}

static inline gboolean
parcours_rect_overlaps (const ParcoursRect *a, const ParcoursRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* A colour, 0xRRGGBBAA, not premultiplied. */
typedef guint32 ParcoursColour;

#define PARCOURS_COLOUR_NONE ((ParcoursColour) 0)

/* `colour` with its alpha replaced by `alpha` (0..1). */
ParcoursColour parcours_colour_alpha (ParcoursColour colour, double alpha);

/* `colour` mixed `amount` (0..1) towards `other`; alpha of `colour` kept. */
ParcoursColour parcours_colour_mix (ParcoursColour colour, ParcoursColour other, double amount);

/* Reads "#rrggbb". FALSE, and `*colour` untouched, for anything else (NULL included). */
gboolean parcours_colour_parse (const char *text, ParcoursColour *colour);

/* Contrast ratio of two opaque colours, 1..21 (WCAG 2.1, 1.4.3). */
double parcours_colour_contrast (ParcoursColour a, ParcoursColour b);

static inline double parcours_colour_r (ParcoursColour c) { return ((c >> 24) & 0xff) / 255.0; }
static inline double parcours_colour_g (ParcoursColour c) { return ((c >> 16) & 0xff) / 255.0; }
static inline double parcours_colour_b (ParcoursColour c) { return ((c >> 8) & 0xff) / 255.0; }
static inline double parcours_colour_a (ParcoursColour c) { return (c & 0xff) / 255.0; }

G_END_DECLS
