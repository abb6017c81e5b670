/* poster.h - the page that is exported and printed: lens band, grid with its bands, legend column, parked cards, footer.
 *
 * Lengths are map units. The poster chooses how many cards stand side by side so that the map fills the paper best, and how large it
 * all is; look.md "Poster" has the measures.
 */
#pragma once

#include "export/export.h"
#include "export/sheets.h"

G_BEGIN_DECLS

typedef struct _ParcoursPoster ParcoursPoster;

/* Composes the page. `options->paper` of width 0: the page is as large as the map. NULL with PARCOURS_ERROR_INVALID if a scale is
 * asked for that does not fit the paper. */
ParcoursPoster *parcours_poster_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error);

/* The grid alone, without margins, for thumbnails; `zoom` pixels per u will be painted. */
ParcoursPoster *parcours_poster_new_bare (ParcoursMap *map);
void parcours_poster_free (ParcoursPoster *self);

/* Size of the page in u and on paper. Any out pointer may be NULL. */
void parcours_poster_get_size (const ParcoursPoster *self, double *width, double *height);
void parcours_poster_get_report (const ParcoursPoster *self, ParcoursExportReport *report);

/* The cards whose text is cut, in reading order, with the number of their note. */
void parcours_poster_foreach_cut (ParcoursPoster *self, ParcoursCutFunc func, gpointer data);

/* Paints the part of the page in `area` (NULL: all of it); what lies outside may be left out. `zoom` is pixels per u for painters that
 * leave out what is too small to see, 1 or more for paper. */
void parcours_poster_paint (ParcoursPoster *self, ParcoursPainter *painter, const ParcoursRect *area, double zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursPoster, parcours_poster_free)

G_END_DECLS
