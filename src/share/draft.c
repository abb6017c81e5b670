/* When a draft is due and when it is not: draft.h. What is on disk: store.h. */
#include "config.h"

#include "share/draft.h"

#include <glib/gi18n-lib.h>

#include "format/writer.h"
#include "share/store.h"

/* From an edit to the start of its draft; the rest of the promised second is for the disk. Longer for a map that is long to
 * serialise, so that somebody who types all the time does not spend a tenth of it waiting for that. */
#define DELAY_MIN_MS 300
#define DELAY_MAX_MS 600
#define DELAY_SHARE 15
#define RETRY_MS 3000

struct _ParcoursDraft
{
  GObject parent_instance;

  ParcoursMap *map;             /* owned */
  ParcoursStore *store;         /* owned */
  ParcoursStore *previous;      /* owned; from before a reset that met unsaved edits: kept until those have a draft */
  char *problem;

  guint64 number;               /* of the last content handed to the disk */
  guint64 settled;              /* of the last content that is on the disk */
  guint timer;
  guint delay;                  /* ms, what DELAY_* say for this map */
  gboolean due;
  gboolean writing;             /* a worker is at it */
};

G_DEFINE_FINAL_TYPE (ParcoursDraft, parcours_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* One draft on its way to the disk. */
typedef struct
{
  ParcoursStore *store;
  GBytes *bytes;                /* NULL: the map is as its file */
  char *title;
  guint64 number;
  guint64 serial;               /* of the map when it was taken */
} Job;

static void schedule (ParcoursDraft *self, guint delay);

static void
job_free (Job *job)
{
  parcours_store_unref (job->store);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->title);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (ParcoursDraft *self)
{
  Job *job = g_new0 (Job, 1);
  gint64 start = g_get_monotonic_time ();

  job->store = parcours_store_ref (self->store);
  job->serial = parcours_map_get_serial (self->map);
  job->number = ++self->number;
  job->title = g_strdup (parcours_element_get_name (parcours_map_get_root (self->map)));
  if (parcours_map_get_modified (self->map))
    job->bytes = parcours_writer_write (self->map);
  self->delay = CLAMP (DELAY_SHARE * (g_get_monotonic_time () - start) / 1000, DELAY_MIN_MS, DELAY_MAX_MS);

  return job;
}

static gboolean
job_run (Job *job, GError **error)
{
  return parcours_store_write (job->store, job->number, job->title, job->bytes, error);
}

static void
set_problem (ParcoursDraft *self, const GError *error)
{
  g_autofree char *problem = NULL;

  if (error != NULL)
    problem = g_strdup_printf ("%s %s", _("Your latest changes are not safe from a crash, because their draft cannot be written: save the map."),
                               error->message);
  if (g_strcmp0 (problem, self->problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* Notes what became of a job; TRUE if nothing is left to do. */
static gboolean
settle_job (ParcoursDraft *self, Job *job, const GError *error)
{
  if (job->store != self->store || job->number < self->settled) /* from before a reset or a flush */
    return !self->due;

  set_problem (self, error);
  if (error == NULL)
    {
      self->settled = job->number;
      self->due = job->serial != parcours_map_get_serial (self->map);
      if (self->previous != NULL)
        parcours_store_remove (self->previous);
      g_clear_pointer (&self->previous, parcours_store_unref);
    }

  return !self->due;
}

static void
write_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (!job_run (job, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
  parcours_store_keep_base (job->store);        /* nobody waits for it */
}

static void
write_done (GObject *source, GAsyncResult *result, gpointer data)
{
  ParcoursDraft *self = PARCOURS_DRAFT (source);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->writing = FALSE;
  if (self->map != NULL && !settle_job (self, g_task_get_task_data (G_TASK (result)), error))
    schedule (self, error != NULL ? RETRY_MS : self->delay);
}

static gboolean
start_write (gpointer data)
{
  ParcoursDraft *self = data;
  g_autoptr (GTask) task = NULL;

  self->timer = 0;
  if (self->writing || !self->due)
    return G_SOURCE_REMOVE;

  self->writing = TRUE;
  task = g_task_new (self, NULL, write_done, NULL);
  g_task_set_source_tag (task, start_write);
  g_task_set_task_data (task, job_new (self), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, write_worker);

  return G_SOURCE_REMOVE;
}

/* The first edit starts the clock and later ones do not wind it up again: typing without a pause is kept as well. */
static void
schedule (ParcoursDraft *self, guint delay)
{
  if (self->timer == 0 && !self->writing)
    self->timer = g_timeout_add (delay, start_write, self);
}

static void
on_settled (ParcoursDraft *self)
{
  self->due = TRUE;
  schedule (self, self->delay);
}

static void
parcours_draft_dispose (GObject *object)
{
  ParcoursDraft *self = PARCOURS_DRAFT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_object (&self->map);
  g_clear_pointer (&self->store, parcours_store_unref);
  g_clear_pointer (&self->previous, parcours_store_unref);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (parcours_draft_parent_class)->dispose (object);
}

static void
parcours_draft_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ParcoursDraft *self = PARCOURS_DRAFT (object);

  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parcours_draft_class_init (ParcoursDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = parcours_draft_dispose;
  object_class->get_property = parcours_draft_get_property;

  properties[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parcours_draft_init (ParcoursDraft *self)
{
  self->delay = DELAY_MIN_MS;
}

ParcoursDraft *
parcours_draft_new (ParcoursMap *map, GFile *file, const char *base_hash)
{
  ParcoursDraft *self;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = g_object_new (PARCOURS_TYPE_DRAFT, NULL);
  self->map = g_object_ref (map);
  self->store = parcours_store_new (file, base_hash);
  g_signal_connect_swapped (map, "settled", G_CALLBACK (on_settled), self);
  if (parcours_map_get_modified (map))  /* a recovered map: its old draft goes once it has a new one */
    on_settled (self);

  return self;
}

/* Takes the folders of this session away and starts with another, which does not exist before something is written. */
static void
start_over (ParcoursDraft *self, ParcoursStore *store)
{
  parcours_store_remove (self->store);
  parcours_store_unref (self->store);
  self->store = store;

  if (self->previous != NULL)
    parcours_store_remove (self->previous);
  g_clear_pointer (&self->previous, parcours_store_unref);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->due = FALSE;
  set_problem (self, NULL);
}

void
parcours_draft_reset (ParcoursDraft *self, GFile *file, const char *base_hash)
{
  g_return_if_fail (PARCOURS_IS_DRAFT (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  if (!parcours_map_get_modified (self->map))
    {
      start_over (self, parcours_store_new (file, base_hash));
      return;
    }

  /* Edited while it was being saved: what is on disk stays until those edits are there as well. */
  if (self->previous == NULL)
    {
      self->previous = g_steal_pointer (&self->store);
    }
  else
    {
      parcours_store_remove (self->store);      /* never written, or it would have replaced the previous one */
      g_clear_pointer (&self->store, parcours_store_unref);
    }
  self->store = parcours_store_new (file, base_hash);
  on_settled (self);
}

gboolean
parcours_draft_get_due (ParcoursDraft *self)
{
  g_return_val_if_fail (PARCOURS_IS_DRAFT (self), FALSE);

  return self->due;
}

gboolean
parcours_draft_flush (ParcoursDraft *self, GError **error)
{
  g_autoptr (Job) job = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (PARCOURS_IS_DRAFT (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!self->due)
    return TRUE;

  g_clear_handle_id (&self->timer, g_source_remove);
  job = job_new (self);
  job_run (job, &local);
  if (settle_job (self, job, local))
    return TRUE;

  schedule (self, RETRY_MS);
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

void
parcours_draft_discard (ParcoursDraft *self)
{
  g_return_if_fail (PARCOURS_IS_DRAFT (self));

  start_over (self, parcours_store_new_like (self->store));
}
