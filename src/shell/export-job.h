/* export-job.h - writes a piece of work to a file in a worker, and says how far it is. */
#pragma once

#include "shell/page-work.h"

G_BEGIN_DECLS

/* 0 to 1 of what there is to do; negative: not known yet. In the main thread, some times a second until the job is finished. */
typedef void (*ParcoursJobProgressFunc) (double done, gpointer data);

/* An existing file is replaced only by a whole one; cancelled, it stays. The progress function may be NULL. */
void parcours_export_job_async (ParcoursPageWork *work, GFile *file, ParcoursJobProgressFunc progress, gpointer progress_data,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* `report` may be NULL. */
gboolean parcours_export_job_finish (GAsyncResult *result, ParcoursExportReport *report, GError **error);

G_END_DECLS
