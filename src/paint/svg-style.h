/* svg-style.h - the looks used in a picture, each once, as classes of a <style> block. */
#pragma once

#include <pango/pango.h>

#include "paint/painter.h"

G_BEGIN_DECLS

typedef struct _ParcoursSvgStyles ParcoursSvgStyles;

ParcoursSvgStyles *parcours_svg_styles_new (void);
void parcours_svg_styles_free (ParcoursSvgStyles *self);

/* The class for a look, "s12" for shapes and "t3" for text; made at its first use. Equal looks have the same pointer. Borrowed. */
const char *parcours_svg_styles_shape (ParcoursSvgStyles *self, ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line);
const char *parcours_svg_styles_text (ParcoursSvgStyles *self, double size, PangoWeight weight, ParcoursColour colour);

/* The rules of all classes. Borrowed. */
const char *parcours_svg_styles_css (ParcoursSvgStyles *self);

G_END_DECLS
