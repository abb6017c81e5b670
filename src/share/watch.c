#include "config.h"

#include "share/watch.h"

#include <stdlib.h>

#include "base/util.h"

#define ATTENTIVE_S 5
#define AWAY_S 30
/* From a hint to the look: most programs write a file in several steps. */
#define HINT_MS 100
/* From a look that found other bytes to the one that must agree. */
#define SETTLE_MS 150
#define PATIENCE_S 10
/* Every so many polls the bytes are read whatever the times say: a server's times can be set back. */
#define THOROUGH_POLLS 12

struct _ParcoursWatch
{
  GObject parent_instance;

  GFile *file;
  char *base;
  GFileMonitor *monitor;        /* NULL: none yet, or the place has none */

  /* What was told last */
  ParcoursLookState state;
  char *hash;
  GFile *moved_to;
  gboolean writable;

  /* Looking */
  ParcoursLook look;            /* while no look runs; then it is the worker's */
  GCancellable *cancellable;    /* of the running look */
  GQueue waiting;               /* GTask: who asked */
  char *candidate;              /* what one look has seen: the hash of other bytes, "" for no file */
  guint poll, soon, patience;   /* sources */
  guint n_polls;
  guint looking : 1;
  guint again : 1;              /* something happened since the running look began */
  guint thorough : 1;           /* the next look reads the bytes */
  guint attentive : 1;
  guint held : 1;
};

G_DEFINE_FINAL_TYPE (ParcoursWatch, parcours_watch, G_TYPE_OBJECT)

enum { PROP_0, PROP_STATE, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* A look on its way: what the worker needs and brings back. It may outlive the watch, on a disk that hangs. */
typedef struct
{
  GWeakRef watch;
  GFile *file;
  char *base;
  gboolean thorough;
  gboolean wants_monitor;
  ParcoursLook look;
  GFileMonitor *monitor;
} Job;

static void start_look (ParcoursWatch *self);

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->watch);
  g_object_unref (job->file);
  g_free (job->base);
  parcours_look_clear (&job->look);
  g_clear_object (&job->monitor);
  g_free (job);
}

/* The file behind every link is what others change. Made in the worker, since even this may wait for a share; its events come to the
 * main context all the same. */
static GFileMonitor *
make_monitor (GFile *file)
{
  g_autoptr (GFile) target = NULL;
  GFileMonitor *monitor;
  char *real;

  if (!g_file_is_native (file))
    return NULL;
  real = realpath (g_file_peek_path (file), NULL);
  target = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);
  free (real);
  monitor = g_file_monitor_file (target, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor != NULL)
    g_file_monitor_set_rate_limit (monitor, HINT_MS);

  return monitor;
}

static void
look_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  if (job->wants_monitor)
    job->monitor = make_monitor (job->file);
  parcours_look (&job->look, job->file, job->base, job->thorough, cancellable);
  g_task_return_boolean (task, TRUE);
}

/* Telling */

static void
tell (ParcoursWatch *self, const ParcoursLook *look)
{
  const char *hash = look->state == PARCOURS_LOOK_CHANGED ? look->hash : NULL;
  gboolean changed = self->state != look->state || self->writable != look->writable || (self->moved_to != NULL) != (look->moved_to != NULL);

  changed |= parcours_set_str (&self->hash, hash);
  self->state = look->state;
  self->writable = look->writable;
  g_set_object (&self->moved_to, look->moved_to);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
answer (ParcoursWatch *self, ParcoursLookState state)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      g_task_return_int (task, state);
      g_object_unref (task);
    }
}

static gboolean
on_soon (gpointer data)
{
  ParcoursWatch *self = data;

  self->soon = 0;
  start_look (self);

  return G_SOURCE_REMOVE;
}

static void
look_soon (ParcoursWatch *self, guint delay)
{
  if (self->soon == 0)
    self->soon = g_timeout_add (delay, on_soon, self);
}

/* TRUE if it is something new of the kind that a program which is just writing may show for a moment. */
static gboolean
is_passing (ParcoursWatch *self, const ParcoursLook *look)
{
  if (look->state == PARCOURS_LOOK_CHANGED)
    return g_strcmp0 (look->hash, self->hash) != 0 && parcours_set_str (&self->candidate, look->hash);

  return parcours_set_str (&self->candidate, look->state == PARCOURS_LOOK_GONE ? "" : NULL) && look->state == PARCOURS_LOOK_GONE;
}

static void
judge (ParcoursWatch *self)
{
  const ParcoursLook *look = &self->look;

  if (is_passing (self, look))
    {
      self->thorough = TRUE;
      look_soon (self, SETTLE_MS);
    }
  else
    {
      tell (self, look);
    }
  answer (self, look->state);
}

static void
on_hint (ParcoursWatch *self)
{
  look_soon (self, HINT_MS);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (ParcoursWatch) self = g_weak_ref_get (&job->watch);

  if (self == NULL)
    return;

  self->looking = FALSE;
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->cancellable);
  self->look = job->look;
  job->look = (ParcoursLook) PARCOURS_LOOK_INIT;
  if (job->monitor != NULL && self->monitor == NULL)
    {
      self->monitor = g_steal_pointer (&job->monitor);
      g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_hint), self, G_CONNECT_SWAPPED);
      on_hint (self);           /* what it may have said before anybody listened */
    }

  if (self->again || g_strcmp0 (job->base, self->base) != 0)
    start_look (self);
  else if (self->held)
    answer (self, self->look.state);
  else
    judge (self);
}

/* The running look goes on, or ends with its cancel; whoever waits for it does not. */
static gboolean
on_patience (gpointer data)
{
  ParcoursWatch *self = data;
  ParcoursLook away = PARCOURS_LOOK_INIT;

  self->patience = 0;
  away.state = PARCOURS_LOOK_AWAY;
  away.writable = self->writable;
  g_cancellable_cancel (self->cancellable);
  if (!self->held)
    tell (self, &away);
  answer (self, PARCOURS_LOOK_AWAY);

  return G_SOURCE_REMOVE;
}

static void
start_look (ParcoursWatch *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->looking)
    {
      self->again = TRUE;
      return;
    }
  self->again = FALSE;
  if (self->held && g_queue_is_empty (&self->waiting))
    return;                     /* release looks */

  job = g_new0 (Job, 1);
  g_weak_ref_init (&job->watch, self);
  job->file = g_object_ref (self->file);
  job->base = g_strdup (self->base);
  job->thorough = self->thorough;
  job->wants_monitor = self->monitor == NULL;
  job->look = self->look;
  self->look = (ParcoursLook) PARCOURS_LOOK_INIT;
  self->thorough = FALSE;
  self->looking = TRUE;
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add_seconds (PATIENCE_S, on_patience, self);

  task = g_task_new (NULL, self->cancellable, on_looked, NULL);
  g_task_set_source_tag (task, start_look);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, look_worker);
}

static gboolean
on_poll (gpointer data)
{
  ParcoursWatch *self = data;

  if (++self->n_polls % THOROUGH_POLLS == 0)
    self->thorough = TRUE;
  if (!self->looking)
    start_look (self);

  return G_SOURCE_CONTINUE;
}

static void
set_poll (ParcoursWatch *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  self->poll = g_timeout_add_seconds (self->attentive ? ATTENTIVE_S : AWAY_S, on_poll, self);
}

static void
parcours_watch_dispose (GObject *object)
{
  ParcoursWatch *self = PARCOURS_WATCH (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_handle_id (&self->soon, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_clear_object (&self->moved_to);

  G_OBJECT_CLASS (parcours_watch_parent_class)->dispose (object);
}

static void
parcours_watch_finalize (GObject *object)
{
  ParcoursWatch *self = PARCOURS_WATCH (object);

  g_clear_object (&self->cancellable);
  parcours_look_clear (&self->look);
  g_free (self->base);
  g_free (self->hash);
  g_free (self->candidate);

  G_OBJECT_CLASS (parcours_watch_parent_class)->finalize (object);
}

static void
parcours_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, PARCOURS_WATCH (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parcours_watch_class_init (ParcoursWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = parcours_watch_dispose;
  object_class->finalize = parcours_watch_finalize;
  object_class->get_property = parcours_watch_get_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, PARCOURS_LOOK_SAME, PARCOURS_LOOK_AWAY, PARCOURS_LOOK_SAME,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parcours_watch_init (ParcoursWatch *self)
{
  self->look = (ParcoursLook) PARCOURS_LOOK_INIT;
  self->writable = TRUE;
  g_queue_init (&self->waiting);
}

ParcoursWatch *
parcours_watch_new (GFile *file, const char *base)
{
  ParcoursWatch *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (base != NULL, NULL);

  self = g_object_new (PARCOURS_TYPE_WATCH, NULL);
  self->file = g_object_ref (file);
  self->base = g_strdup (base);
  set_poll (self);
  start_look (self);

  return self;
}

ParcoursLookState
parcours_watch_get_state (ParcoursWatch *self)
{
  g_return_val_if_fail (PARCOURS_IS_WATCH (self), PARCOURS_LOOK_SAME);

  return self->state;
}

const char *
parcours_watch_get_hash (ParcoursWatch *self)
{
  g_return_val_if_fail (PARCOURS_IS_WATCH (self), NULL);

  return self->hash;
}

GFile *
parcours_watch_get_moved_to (ParcoursWatch *self)
{
  g_return_val_if_fail (PARCOURS_IS_WATCH (self), NULL);

  return self->moved_to;
}

gboolean
parcours_watch_get_writable (ParcoursWatch *self)
{
  g_return_val_if_fail (PARCOURS_IS_WATCH (self), TRUE);

  return self->writable;
}

void
parcours_watch_set_base (ParcoursWatch *self, const char *base)
{
  ParcoursLook same = PARCOURS_LOOK_INIT;

  g_return_if_fail (PARCOURS_IS_WATCH (self));
  g_return_if_fail (base != NULL);

  if (!parcours_set_str (&self->base, base) && self->state == PARCOURS_LOOK_SAME)
    return;
  g_clear_pointer (&self->candidate, g_free);
  same.writable = self->writable;
  tell (self, &same);
  start_look (self);
}

void
parcours_watch_set_attentive (ParcoursWatch *self, gboolean attentive)
{
  g_return_if_fail (PARCOURS_IS_WATCH (self));

  if (self->attentive == !!attentive)
    return;
  self->attentive = !!attentive;
  set_poll (self);
  if (attentive)
    start_look (self);
}

void
parcours_watch_hold (ParcoursWatch *self)
{
  g_return_if_fail (PARCOURS_IS_WATCH (self));

  self->held = TRUE;
}

void
parcours_watch_release (ParcoursWatch *self)
{
  g_return_if_fail (PARCOURS_IS_WATCH (self));

  if (!self->held)
    return;
  self->held = FALSE;
  self->thorough = TRUE;
  start_look (self);
}

static void
on_cancelled (ParcoursWatch *self)
{
  answer (self, PARCOURS_LOOK_AWAY);    /* the task itself says that it was cancelled */
}

void
parcours_watch_look_async (ParcoursWatch *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;

  g_return_if_fail (PARCOURS_IS_WATCH (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_watch_look_async);
  g_queue_push_tail (&self->waiting, task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), self, G_CONNECT_SWAPPED);
  self->thorough = TRUE;
  if (self->looking && self->patience == 0)     /* it hangs already */
    answer (self, PARCOURS_LOOK_AWAY);
  else
    start_look (self);
}

ParcoursLookState
parcours_watch_look_finish (ParcoursWatch *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local = NULL;
  gssize state;

  g_return_val_if_fail (g_task_is_valid (result, self), PARCOURS_LOOK_AWAY);

  state = g_task_propagate_int (G_TASK (result), &local);
  if (local == NULL)
    return state;
  g_propagate_error (error, g_steal_pointer (&local));

  return PARCOURS_LOOK_AWAY;
}

