/* print-progress.h - a small window that says how far a print job is, and stops it. It shows itself only if the job takes its time, and does
 * not stand in the way of the work. */
#pragma once

#include "shell/print-job.h"

G_BEGIN_DECLS

void parcours_print_progress_show (GtkWindow *parent, ParcoursPrintJob *job);

G_END_DECLS
