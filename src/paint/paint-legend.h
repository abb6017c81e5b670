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

/* One of these notes; in the column beside the grid, or smaller in those below it, where text is kept shaped. */
typedef struct
{
  double indent, place, title, note, line;
} ParcoursNoteType;

extern const ParcoursNoteType _parcours_note_beside, _parcours_note_below;

double _parcours_paint_note (const ParcoursPaint *paint, const ParcoursNoteType *type, ParcoursElement *card, guint number,
                             double x, double y, double width);

/* The cards whose notes stand in the column, or below the grid, by their numbers. The caller owns the array. */
GPtrArray *_parcours_list_endnotes (const ParcoursPaint *paint, gboolean below);

double _parcours_paint_actions (const ParcoursPaint *paint, double x, double y, double width);

/* paint-curve.c */
gboolean _parcours_curve_has_gap (const ParcoursPaint *paint, guint row, guint column);
void _parcours_hatch (const ParcoursPaint *paint, const ParcoursRect *rect);

G_END_DECLS
