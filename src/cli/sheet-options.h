/* sheet-options.h - options of export: stickies, bleed, crop marks. */
#pragma once

#include "export/export.h"

G_BEGIN_DECLS

typedef struct
{
  char *stickies, *sheet, *gap, *bleed;
  gboolean guides, no_guides, fill, crop_marks;
} CliSheet;

void cli_sheet_clear (CliSheet *wanted);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliSheet, cli_sheet_clear)

#define CLI_SHEET_OPTIONS(wanted) \
  { "stickies", 0, 0, G_OPTION_ARG_STRING, &(wanted)->stickies, \
    N_("A card on each sticky note or label: WxHmm, or one of the sheets of labels above"), N_("SIZE") }, \
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &(wanted)->sheet, N_("Paper that sticky notes are put on (A4 if none is given)"), N_("PAPER") }, \
  { "gap", 0, 0, G_OPTION_ARG_STRING, &(wanted)->gap, N_("Between two sticky notes, at least (6mm)"), N_("LENGTH") }, \
  { "guides", 0, 0, G_OPTION_ARG_NONE, &(wanted)->guides, \
    N_("First a page that shows where to stick the notes (not for labels, if not asked for)"), NULL }, \
  { "no-guides", 0, 0, G_OPTION_ARG_NONE, &(wanted)->no_guides, N_("No such page"), NULL }, \
  { "fill", 0, 0, G_OPTION_ARG_NONE, &(wanted)->fill, N_("The colour of the card on all of the note, for white ones"), NULL }, \
  { "bleed", 0, 0, G_OPTION_ARG_STRING, &(wanted)->bleed, N_("How far the poster reaches over the cut edge, like 3mm"), N_("LENGTH") }, \
  { "crop-marks", 0, 0, G_OPTION_ARG_NONE, &(wanted)->crop_marks, N_("Marks outside the poster, where to cut it"), NULL }

/* A length that an option asks for, in mm; `text` NULL, as it is without the option, leaves `mm` alone. An error begins with the option. */
gboolean cli_length (const char *option, const char *text, double *mm, GError **error);

/* Sets what was asked for, after all other options of the kind; `margin` (may be NULL) is what --margin says, which tiles have as well. FALSE,
 * and it is said, if it is not possible. */
gboolean cli_sheet_fill (const CliSheet *wanted, const char *margin, ParcoursExportOptions *options);

/* Says what the maker of stickies should know. */
void cli_sheet_report (const char *out, const ParcoursExportReport *made);

/* The sheets of labels that are known, for --help. The caller owns it. */
char *cli_sheet_describe (void);

G_END_DECLS
