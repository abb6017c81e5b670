/* sheets.h - what comes out of a printer: sheets of paper, one after the other.
 *
 * One poster on one sheet, the same poster cut into tiles, or its cards on stickies. Whoever writes a file, prints or previews sees only
 * sheets: how many, how large, and what is on each. Composed once; painting a sheet again gives the same.
 *
 * The coordinates of a sheet begin at the top left corner of its paper, 1 u = 0.5 mm of paper.
 */
#pragma once

#include "export/export.h"
#include "layout/metrics.h"
#include "paint/painter.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_SHEETS (parcours_sheets_get_type ())
G_DECLARE_DERIVABLE_TYPE (ParcoursSheets, parcours_sheets, PARCOURS, SHEETS, GObject)

/* A card whose text goes on elsewhere: under number `note` in the notes of the sheets, or on none of them (0). */
typedef void (*ParcoursCutFunc) (ParcoursElement *card, guint note, gpointer data);

/* Each kind of sheets is a class of its own; all but label, trim and the cut cards must be there. */
struct _ParcoursSheetsClass
{
  GObjectClass parent_class;

  guint (*get_count) (ParcoursSheets *self);
  void (*get_size) (ParcoursSheets *self, guint sheet, double *width_mm, double *height_mm);
  void (*paint) (ParcoursSheets *self, guint sheet, ParcoursPainter *painter, const ParcoursRect *area, double zoom);
  char *(*dup_label) (ParcoursSheets *self, guint sheet);
  void (*get_report) (ParcoursSheets *self, ParcoursExportReport *report);
  void (*foreach_cut) (ParcoursSheets *self, ParcoursCutFunc func, gpointer data);
  double (*get_trim) (ParcoursSheets *self, guint sheet, ParcoursRect *trim_mm);        /* NULL: nothing is trimmed */
};

/* Composes what `options` ask for. NULL with PARCOURS_ERROR_INVALID if that is not possible: a scale that does not fit its paper, no cards
 * for stickies. */
ParcoursSheets *parcours_sheets_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error);

/* The grid alone, without margins, for thumbnails. */
ParcoursSheets *parcours_sheets_new_bare (ParcoursMap *map);

/* At least one. */
guint parcours_sheets_get_count (ParcoursSheets *self);

/* The paper of a sheet (counted from 0), as it is turned. The out pointers may be NULL. */
void parcours_sheets_get_size (ParcoursSheets *self, guint sheet, double *width_mm, double *height_mm);

/* Where the sheet is cut after printing, from its top left corner, and how far the picture reaches over that on each side: a PDF's TrimBox
 * and BleedBox. FALSE if the paper stays as it is. The out pointers may be NULL. */
gboolean parcours_sheets_get_trim (ParcoursSheets *self, guint sheet, ParcoursRect *trim_mm, double *bleed_mm);

/* Paints what of the sheet lies in `area` (NULL: all of it); more may be painted. `zoom` is pixels per u for painters that leave out what is
 * too small to see, 1 or more for paper. */
void parcours_sheets_paint (ParcoursSheets *self, guint sheet, ParcoursPainter *painter, const ParcoursRect *area, double zoom);

/* What a person calls the sheet, in the language of the map; the caller owns it. NULL if there is only one. */
char *parcours_sheets_dup_label (ParcoursSheets *self, guint sheet);

void parcours_sheets_get_report (ParcoursSheets *self, ParcoursExportReport *report);

/* Calls `func` for each card whose text is cut, in reading order. */
void parcours_sheets_foreach_cut (ParcoursSheets *self, ParcoursCutFunc func, gpointer data);

/* The map that was composed, borrowed: for the metadata of files. */
ParcoursMap *parcours_sheets_get_map (ParcoursSheets *self);

G_END_DECLS
