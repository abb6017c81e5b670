#include "config.h"

#include "share/pulse.h"

#include "share/process.h"
#include "share/roll.h"

/* Long enough that a dead session that somebody puts back is still known, short enough that no list grows from it. */
#define FORGET (10 * PARCOURS_ROLL_PATIENCE * G_USEC_PER_SEC)

/* What is known of a session. */
typedef struct
{
  gint64 seen;                  /* its last heartbeat, by whatever clock */
  gint64 since;                 /* when we first saw that one */
  gint64 met;                   /* when it last stood in the roll */
  gboolean doubted;             /* that one was old when we came */
} Beat;

struct _ParcoursPulse
{
  GHashTable *beats;            /* id to Beat */
};

ParcoursPulse *
parcours_pulse_new (void)
{
  ParcoursPulse *self = g_new0 (ParcoursPulse, 1);

  self->beats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
parcours_pulse_free (ParcoursPulse *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->beats);
  g_free (self);
}

/* The first look at a session. */
static Beat *
meet (ParcoursPulse *self, const ParcoursRollEntry *entry, gint64 now, gint64 monotonic)
{
  Beat *beat = g_new0 (Beat, 1);

  beat->seen = entry->seen;
  beat->since = monotonic;
  beat->doubted = !parcours_roll_entry_is_here (entry) && ABS (now - entry->seen) > PARCOURS_ROLL_PATIENCE;
  g_hash_table_insert (self->beats, g_strdup (entry->id), beat);

  return beat;
}

static gboolean
lives (ParcoursPulse *self, const ParcoursRollEntry *entry, gint64 now, gint64 monotonic)
{
  Beat *beat = g_hash_table_lookup (self->beats, entry->id);

  if (beat == NULL)
    beat = meet (self, entry, now, monotonic);
  else if (beat->seen != entry->seen)
    *beat = (Beat) { .seen = entry->seen, .since = monotonic };
  beat->met = monotonic;

  if (parcours_roll_entry_is_here (entry) && !parcours_process_lives (entry->pid, entry->start))
    return FALSE;

  return !beat->doubted && monotonic - beat->since < PARCOURS_ROLL_PATIENCE * G_USEC_PER_SEC;
}

static gboolean
is_forgotten (gpointer id, gpointer value, gpointer data)
{
  Beat *beat = value;

  return *(gint64 *) data - beat->met > FORGET;
}

void
parcours_pulse_keep_living (ParcoursPulse *self, GPtrArray *entries, const char *own, gint64 now, gint64 monotonic)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (entries != NULL);

  for (guint i = entries->len; i > 0; i--)
    {
      ParcoursRollEntry *entry = entries->pdata[i - 1];

      if (g_strcmp0 (entry->id, own) != 0 && !lives (self, entry, now, monotonic))
        g_ptr_array_remove_index (entries, i - 1);
    }
  g_hash_table_foreach_remove (self->beats, is_forgotten, &monotonic);
}
