/* legibility-private.h - the files of the legibility check: measuring (legibility.c), colours and cut words (legibility-words.c), what
 * would change it (legibility-advice.c). */
#pragma once

#include "export/legibility.h"
#include "export/type-meter.h"

G_BEGIN_DECLS

/* Takes `text`. */
void _parcours_legibility_add (ParcoursLegibility *self, ParcoursFindingKind kind, ParcoursFindingSeverity severity, const char *id,
                               char *text);

/* The words of sheets as they are on paper. Fills report and sizes. */
void _parcours_legibility_measure (ParcoursLegibility *self, ParcoursSheets *sheets, const ParcoursExportOptions *options,
                                   ParcoursTypeMeter *meter);

/* TRUE if it is for paper and not for a screen. */
gboolean _parcours_legibility_is_paper (const ParcoursExportOptions *options);

/* "1189 × 841 mm (A0 landscape)". The caller owns it. */
char *_parcours_legibility_paper (const ParcoursPaper *paper, double width_mm, double height_mm);

/* legibility-words.c: titles that are cut, cards whose text goes on, colours of one's own that words do not stand out from. */
void _parcours_legibility_cut (ParcoursLegibility *self, ParcoursSheets *sheets, ParcoursTypeMeter *meter);
void _parcours_legibility_contrast (ParcoursLegibility *self, ParcoursMap *map, const ParcoursExportOptions *options);

/* legibility-words.c: pictures that cannot be shown. Known once the map was measured. */
void _parcours_legibility_pictures (ParcoursLegibility *self, ParcoursMap *map, const ParcoursExportOptions *options);

/* legibility-advice.c: the field of the options that says on what is printed. */
ParcoursPaper *_parcours_legibility_paper_in (ParcoursExportOptions *options);

/* legibility-advice.c: composes the map on larger paper and with fewer cards. FALSE if it was cancelled. */
gboolean _parcours_legibility_advise (ParcoursLegibility *self, ParcoursMap *map, const ParcoursExportOptions *options,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
