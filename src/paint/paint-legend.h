/* paint-legend.h - the parts of the column beside a poster's grid. Each returns its height, 0 if there is nothing to show. */
#pragma once

#include "paint/paint-private.h"

G_BEGIN_DECLS

/* The head of a part: its title over a rule. */
double _parcours_section (const ParcoursPaint *paint, const char *title, double x, double y, double width);

/* paint-figures.c: the measures of the map and of its stages. */
double _parcours_paint_figures (const ParcoursPaint *paint, double x, double y, double width);

/* paint-notes.c: the whole words of cards that show the mark "more", and the team's tasks. */
double _parcours_paint_endnotes (const ParcoursPaint *paint, double x, double y, double width);
double _parcours_paint_actions (const ParcoursPaint *paint, double x, double y, double width);

/* paint-curve.c */
gboolean _parcours_curve_has_gap (const ParcoursPaint *paint, guint row, guint column);
void _parcours_hatch (const ParcoursPaint *paint, const ParcoursRect *rect);

G_END_DECLS
