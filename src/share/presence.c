#include "config.h"

#include "share/presence.h"

#include "share/person.h"
#include "share/pulse.h"
#include "share/roll-file.h"
#include "share/roll.h"
#include "share/target.h"

#define BEAT (PARCOURS_ROLL_BEAT * G_USEC_PER_SEC)
#define LEAVE_WAIT (G_USEC_PER_SEC / 4)

/* A disk that takes so long to answer is not waited for. */
#define SLOW G_USEC_PER_SEC

/* So many looks that came to nothing may be a matter of somebody saving; with more, nobody knows who is there. */
#define FAILURES_MAX 2

/* What the object and its thread share; the thread may outlive the object by as long as a disk takes to answer. */
typedef struct
{
  gatomicrefcount count;
  GFile *file;
  GMainContext *context;        /* where the object lives */
  GWeakRef object;
  GCancellable *cancellable;    /* of a look on its way when we leave */

  GMutex mutex;
  GCond changed;
  gboolean asked;               /* for a look now */
  gint64 looking;               /* since when (monotonic time); 0: not */
  gboolean leaving;
  gboolean left;
} Session;

/* What the thread knows. */
typedef struct
{
  GFile *file;                  /* links followed, once: they may lead elsewhere later, or be gone */
  ParcoursPulse *pulse;
  ParcoursRollEntry *own;       /* NULL before the first look */
  guint failures;               /* looks since the last that worked */
} Watch;

struct _ParcoursPresence
{
  GObject parent_instance;

  Session *session;             /* NULL once left */
  GPtrArray *others;            /* of ParcoursPerson */
};

G_DEFINE_FINAL_TYPE (ParcoursPresence, parcours_presence, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_OTHERS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The session's side: its thread */

static void
session_unref (Session *session)
{
  if (!g_atomic_ref_count_dec (&session->count))
    return;

  g_object_unref (session->file);
  g_object_unref (session->cancellable);
  g_main_context_unref (session->context);
  g_weak_ref_clear (&session->object);
  g_mutex_clear (&session->mutex);
  g_cond_clear (&session->changed);
  g_free (session);
}

static Session *
session_ref (Session *session)
{
  g_atomic_ref_count_inc (&session->count);

  return session;
}

static Session *
session_new (GFile *file, ParcoursPresence *object)
{
  Session *session = g_new0 (Session, 1);

  g_atomic_ref_count_init (&session->count);
  session->file = g_object_ref (file);
  session->cancellable = g_cancellable_new ();
  session->context = g_main_context_ref_thread_default ();
  session->asked = TRUE;
  session->looking = g_get_monotonic_time ();
  g_weak_ref_init (&session->object, object);
  g_mutex_init (&session->mutex);
  g_cond_init (&session->changed);

  return session;
}

typedef struct
{
  Session *session;
  GPtrArray *others;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  session_unref (news->session);
  g_ptr_array_unref (news->others);
  g_free (news);
}

static void
set_others (ParcoursPresence *self, GPtrArray *others)
{
  if (parcours_people_equal (self->others, others))
    return;

  g_ptr_array_unref (self->others);
  self->others = g_ptr_array_ref (others);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OTHERS]);
}

static gboolean
on_news (gpointer data)
{
  News *news = data;
  g_autoptr (ParcoursPresence) self = g_weak_ref_get (&news->session->object);

  if (self != NULL && self->session == news->session)
    set_others (self, news->others);

  return G_SOURCE_REMOVE;
}

/* Takes over `others`. */
static void
announce (Session *session, GPtrArray *others)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new (News, 1);

  news->session = session_ref (session);
  news->others = others;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news, news, news_free);
  g_source_attach (source, session->context);
}

/* Puts our entry where it stood, or at the end, or takes it away. The roll takes over `own`. */
static void
replace_own (GPtrArray *entries, const char *id, ParcoursRollEntry *own)
{
  guint at = entries->len;

  for (guint i = 0; i < entries->len; i++)
    {
      ParcoursRollEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->id, id))
        at = i;
    }
  if (at < entries->len)
    g_ptr_array_remove_index (entries, at);
  if (own != NULL)
    g_ptr_array_insert (entries, at, own);
}

static ParcoursRollEntry *
entry_new (gint64 now)
{
  return parcours_roll_entry_new (parcours_person_own_name (), g_get_host_name (), now);
}

static gboolean
is_leaving (Session *session)
{
  gboolean leaving;

  g_mutex_lock (&session->mutex);
  leaving = session->leaving;
  g_mutex_unlock (&session->mutex);

  return leaving;
}

/* One look at the file, with our sign of life. */
static void
look (Session *session, Watch *watch)
{
  g_autoptr (ParcoursRollFile) file = parcours_roll_file_open (watch->file, session->cancellable);
  GPtrArray *entries;
  gint64 now;

  if (file == NULL)
    {
      if (++watch->failures > FAILURES_MAX)
        announce (session, parcours_people_new ());
      return;
    }

  if (is_leaving (session))     /* while we waited for somebody who saved */
    return;

  watch->failures = 0;
  entries = parcours_roll_file_get_entries (file);
  now = parcours_roll_file_get_now (file);
  if (watch->own == NULL)
    watch->own = entry_new (now);
  parcours_roll_entry_beat (watch->own, now);
  parcours_pulse_keep_living (watch->pulse, entries, watch->own->id, now, g_get_monotonic_time ());
  announce (session, parcours_people_of_roll (entries, watch->own->id));
  replace_own (entries, watch->own->id, parcours_roll_entry_copy (watch->own));
  parcours_roll_file_write (file, session->cancellable);
}

static void
take_away (Watch *watch)
{
  g_autoptr (ParcoursRollFile) file = NULL;

  if (watch->own == NULL || (file = parcours_roll_file_open (watch->file, NULL)) == NULL)
    return;

  replace_own (parcours_roll_file_get_entries (file), watch->own->id, NULL);
  parcours_roll_file_write (file, NULL);
}

/* FALSE when it is time to leave. */
static gboolean
wait_for_beat (Session *session)
{
  gint64 end = g_get_monotonic_time () + BEAT;
  gboolean stays;

  g_mutex_lock (&session->mutex);
  session->looking = 0;
  while (!session->leaving && !session->asked && g_cond_wait_until (&session->changed, &session->mutex, end))
    ;
  session->asked = FALSE;
  session->looking = g_get_monotonic_time ();
  stays = !session->leaving;
  g_mutex_unlock (&session->mutex);

  return stays;
}

static gpointer
session_main (gpointer data)
{
  Session *session = data;
  g_autofree char *path = parcours_target_dup_path (session->file);
  Watch watch = { .pulse = parcours_pulse_new () };

  watch.file = path != NULL ? g_file_new_for_path (path) : g_object_ref (session->file);
  while (wait_for_beat (session))
    look (session, &watch);
  take_away (&watch);
  g_object_unref (watch.file);
  parcours_pulse_free (watch.pulse);
  parcours_roll_entry_free (watch.own);

  g_mutex_lock (&session->mutex);
  session->left = TRUE;
  g_cond_broadcast (&session->changed);
  g_mutex_unlock (&session->mutex);
  session_unref (session);

  return NULL;
}

/* The object's side */

static void
leave (ParcoursPresence *self)
{
  Session *session = g_steal_pointer (&self->session);
  gint64 now = g_get_monotonic_time ();
  gboolean slow;

  if (session == NULL)
    return;

  g_mutex_lock (&session->mutex);
  slow = session->looking != 0 && now - session->looking > SLOW;
  session->leaving = TRUE;
  g_cond_broadcast (&session->changed);
  while (!slow && !session->left && g_cond_wait_until (&session->changed, &session->mutex, now + LEAVE_WAIT))
    ;
  g_mutex_unlock (&session->mutex);
  if (slow)
    g_cancellable_cancel (session->cancellable);
  session_unref (session);
}

static void
parcours_presence_dispose (GObject *object)
{
  ParcoursPresence *self = PARCOURS_PRESENCE (object);

  leave (self);

  G_OBJECT_CLASS (parcours_presence_parent_class)->dispose (object);
}

static void
parcours_presence_finalize (GObject *object)
{
  ParcoursPresence *self = PARCOURS_PRESENCE (object);

  g_ptr_array_unref (self->others);

  G_OBJECT_CLASS (parcours_presence_parent_class)->finalize (object);
}

static void
parcours_presence_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ParcoursPresence *self = PARCOURS_PRESENCE (object);

  switch (id)
    {
    case PROP_OTHERS:
      g_value_set_boxed (value, self->others);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parcours_presence_class_init (ParcoursPresenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = parcours_presence_dispose;
  object_class->finalize = parcours_presence_finalize;
  object_class->get_property = parcours_presence_get_property;

  properties[PROP_OTHERS] =
    g_param_spec_boxed ("others", NULL, NULL, G_TYPE_PTR_ARRAY,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parcours_presence_init (ParcoursPresence *self)
{
  self->others = parcours_people_new ();
}

ParcoursPresence *
parcours_presence_new (GFile *file)
{
  ParcoursPresence *self;
  GThread *thread;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (PARCOURS_TYPE_PRESENCE, NULL);
  self->session = session_new (file, self);
  thread = g_thread_try_new ("presence", session_main, session_ref (self->session), NULL);
  if (thread != NULL)
    {
      g_thread_unref (thread);
    }
  else
    {
      session_unref (self->session);    /* the thread's */
      g_clear_pointer (&self->session, session_unref);
    }

  return self;
}

GPtrArray *
parcours_presence_get_others (ParcoursPresence *self)
{
  g_return_val_if_fail (PARCOURS_IS_PRESENCE (self), NULL);

  return self->others;
}

void
parcours_presence_refresh (ParcoursPresence *self)
{
  Session *session;

  g_return_if_fail (PARCOURS_IS_PRESENCE (self));

  session = self->session;
  if (session == NULL)
    return;

  g_mutex_lock (&session->mutex);
  session->asked = TRUE;
  g_cond_broadcast (&session->changed);
  g_mutex_unlock (&session->mutex);
}

void
parcours_presence_leave (ParcoursPresence *self)
{
  g_autoptr (GPtrArray) nobody = parcours_people_new ();

  g_return_if_fail (PARCOURS_IS_PRESENCE (self));

  leave (self);
  set_others (self, nobody);
}
