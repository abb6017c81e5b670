/* process.h - does the program still run that wrote its number somewhere?
 *
 * A process number means something in one place only: one machine, from one start of it to the next, outside of
 * containers that count for themselves. And it is given away again there, so the time the process was started belongs
 * to it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A token for this place; "" if it cannot be told, then no number means anything. Static. */
const char *parcours_process_get_place (void);

/* When the process was started, in a unit of the kernel's; 0 if that cannot be told. */
guint64 parcours_process_get_start (gint64 pid);

/* FALSE if there is no such process of this place any more. `start` 0: whenever it was started. */
gboolean parcours_process_lives (gint64 pid, guint64 start);

/* TRUE if the process runs for this user. */
gboolean parcours_process_is_own (gint64 pid);

G_END_DECLS
