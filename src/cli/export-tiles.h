/* export-tiles.h - the options of export for a poster on many sheets. */
#pragma once

#include "cli/cli.h"
#include "export/export.h"

G_BEGIN_DECLS

typedef struct
{
  char *paper, *overlap, *margin, *sheets;
  gboolean marks, no_marks, no_plan;
} CliTiles;

void cli_tiles_clear (CliTiles *tiles);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliTiles, cli_tiles_clear)

#define CLI_TILE_OPTIONS(wanted) \
  { "tile", 0, 0, G_OPTION_ARG_STRING, &(wanted)->paper, N_("PDF: the poster (A0 unless --paper says else) on sheets of this size, to " \
                                                            "be glued together"), N_("PAPER") }, \
  { "sheets", 0, 0, G_OPTION_ARG_STRING, &(wanted)->sheets, N_("So many of them, across and down: the poster becomes as large as they carry"), \
    N_("NxM") }, \
  { "overlap", 0, 0, G_OPTION_ARG_STRING, &(wanted)->overlap, N_("Width of the flaps for the glue (10mm); they repeat the headers, if " \
                                                                 "they are 6mm or more"), N_("LENGTH") }, \
  { "margin", 0, 0, G_OPTION_ARG_STRING, &(wanted)->margin, \
    N_("What stays white at each edge of a sheet, at least (5mm, 6mm for sticky notes)"), N_("LENGTH") }, \
  { "marks", 0, 0, G_OPTION_ARG_NONE, &(wanted)->marks, N_("Marks where to cut and glue (that is so unless --no-marks)"), NULL }, \
  { "no-marks", 0, 0, G_OPTION_ARG_NONE, &(wanted)->no_marks, N_("No marks"), NULL }, \
  { "no-plan", 0, 0, G_OPTION_ARG_NONE, &(wanted)->no_plan, N_("No sheet that shows how the others go together"), NULL }

/* Fills in what was asked for. FALSE, and it is said, if it cannot be read or does not go together; `has_paper`: --paper was given. */
gboolean cli_tiles_fill (const CliTiles *wanted, gboolean has_paper, ParcoursExportOptions *options);

/* Says on a terminal how many sheets it takes; scripts get nothing. */
void cli_tiles_report (const ParcoursExportOptions *options, const ParcoursExportReport *made);

G_END_DECLS
