/* pulse.h - which sessions of a roll live, whatever the clocks of their machines say.
 *
 * - A session of this place (process.h) whose process is gone is dead, at once.
 * - A session whose heartbeat did not change for three beats, measured here by a clock that nobody sets, is dead; one
 *   whose heartbeat is seen to change is alive. Between two looks no clock of another machine matters.
 * - At the first look there is nothing to compare with yet. A session of this place is believed, since its process
 *   runs; any other if its last heartbeat is within three beats of the file's own time now: its disk's or server's
 *   clock, to which all heartbeats are written. Where that clock cannot be asked, ours or theirs may be wrong: then a
 *   dead one shows for at most three beats, or a living one not before its next beat.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ParcoursPulse ParcoursPulse;

ParcoursPulse *parcours_pulse_new (void);
void parcours_pulse_free (ParcoursPulse *self);

/* Takes the dead out of a roll, but for the entry `own`. `now` in seconds by the file's clock, `monotonic` as of
 * g_get_monotonic_time(). */
void parcours_pulse_keep_living (ParcoursPulse *self, GPtrArray *entries, const char *own, gint64 now,
                                 gint64 monotonic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursPulse, parcours_pulse_free)

G_END_DECLS
