/* export-job.c - see export-job.h. */
#include "config.h"

#include "shell/export-job.h"

#define INTERVAL 100            /* ms between two looks at the progress */

typedef struct
{
  ParcoursPageWork *work;
  GFile *file;
  ParcoursExportReport report;
  int permille;                 /* atomic; -1: not known yet */
  guint timer;
  ParcoursJobProgressFunc progress;
  gpointer progress_data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  parcours_page_work_unref (job->work);
  g_object_unref (job->file);
  g_free (job);
}

static gboolean
on_tick (gpointer data)
{
  Job *job = data;
  const int permille = g_atomic_int_get (&job->permille);

  job->progress (permille < 0 ? -1 : permille / 1000.0, job->progress_data);
  return G_SOURCE_CONTINUE;
}

/* In the worker. */
static void
on_progress (double done, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->permille, (int) (CLAMP (done, 0, 1) * 1000));
}

static void
export (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  ParcoursFairCopy *copy = parcours_page_work_get_copy (job->work);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  GError *error = NULL;
  gboolean success;

  options.progress = on_progress;
  options.progress_data = job;
  parcours_fair_copy_lock (copy);
  success = !g_cancellable_set_error_if_cancelled (cancellable, &error) &&
            parcours_page_work_fill (job->work, &options, &error) &&
            parcours_export (parcours_fair_copy_get_map (copy), &options, job->file, &job->report, cancellable, &error);
  parcours_fair_copy_unlock (copy);
  if (success)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
parcours_export_job_async (ParcoursPageWork *work, GFile *file, ParcoursJobProgressFunc progress, gpointer progress_data,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (work != NULL);
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->work = parcours_page_work_ref (work);
  job->file = g_object_ref (file);
  job->permille = -1;
  job->progress = progress;
  job->progress_data = progress_data;
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_export_job_async);
  g_task_set_task_data (task, job, job_free);
  /* Written whole at the last moment is written. */
  g_task_set_check_cancellable (task, FALSE);
  if (progress != NULL)
    job->timer = g_timeout_add (INTERVAL, on_tick, job);
  g_task_run_in_thread (task, export);
}

gboolean
parcours_export_job_finish (GAsyncResult *result, ParcoursExportReport *report, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, parcours_export_job_async), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  g_clear_handle_id (&job->timer, g_source_remove);
  if (report != NULL)
    *report = job->report;
  return g_task_propagate_boolean (G_TASK (result), error);
}
