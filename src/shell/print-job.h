/* print-job.h - sends the sheets of a composition to a printer.
 *
 * The system's print dialog (or the portal's) asks which printer; each sheet has exactly its size there, and nothing is scaled. Sheets are
 * drawn in a worker, so the window goes on.
 *
 * Signals
 *   begun ()                   the user chose a printer: the sheets are being drawn
 *   progress (guint sheet)     that many sheets are done
 *   done (const GError *)      the printer has everything (NULL), or why not; G_IO_ERROR_CANCELLED if the user gave up. Once
 */
#pragma once

#include <gtk/gtk.h>

#include "shell/compose.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_PRINT_JOB (parcours_print_job_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPrintJob, parcours_print_job, PARCOURS, PRINT_JOB, GObject)

/* `name` is what the printer's queue shows. `keys` may hold the settings of last time; once a printer is chosen, it holds those. */
ParcoursPrintJob *parcours_print_job_new (ParcoursComposition *composition, const char *name, GKeyFile *keys);

/* Asks for a printer over `parent`, which must stay until the job is done (hidden will do). The job lives until then. */
void parcours_print_job_run (ParcoursPrintJob *self, GtkWindow *parent);

/* As soon as the sheet that is being drawn allows it; then done() with G_IO_ERROR_CANCELLED. */
void parcours_print_job_cancel (ParcoursPrintJob *self);

/* Of the chosen printer, as a person knows it; NULL before. Borrowed. */
const char *parcours_print_job_get_printer (ParcoursPrintJob *self);

ParcoursComposition *parcours_print_job_get_composition (ParcoursPrintJob *self);

/* The paper of a sheet of that size, upright or turned. The caller owns it. */
GtkPageSetup *parcours_print_job_new_page_setup (double width_mm, double height_mm);

G_END_DECLS
