/* watch.h - watches the file of an open document for what others do to it.
 *
 * Looks (look.h) run in a worker, one at a time: every 5 s while the user is here and every 30 s otherwise, when the user comes back,
 * when a monitor hints at something, and when asked. A hint is only a reason to look: most shares give none. That the
 * file has other bytes, or is gone, is told when two looks in a row agree, so that nobody is told of a file that is just being written. A look that has not come back after ten seconds
 * says AWAY, and no other starts before it has.
 *
 * Property
 *   state   ParcoursLookState as int; notifies also when other bytes change again, when a moved file is found, and when `writable` changes
 *
 * For the thread of the default main context.
 */
#pragma once

#include "share/look.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_WATCH (parcours_watch_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursWatch, parcours_watch, PARCOURS, WATCH, GObject)

/* Starts watching: `base` is the hash of the bytes that were loaded or saved. */
ParcoursWatch *parcours_watch_new (GFile *file, const char *base);

ParcoursLookState parcours_watch_get_state (ParcoursWatch *self);

/* CHANGED: the hash of the bytes there now. Borrowed, NULL in other states. */
const char *parcours_watch_get_hash (ParcoursWatch *self);

/* GONE: where the file is now, as far as it was found. Borrowed or NULL. */
GFile *parcours_watch_get_moved_to (ParcoursWatch *self);

/* FALSE if the last look found that the file may not be written. */
gboolean parcours_watch_get_writable (ParcoursWatch *self);

/* Another base, after a load or save: the state is SAME until a look says otherwise. */
void parcours_watch_set_base (ParcoursWatch *self, const char *base);

/* TRUE: the user is at this document; looks at once and then every 5 s. */
void parcours_watch_set_attentive (ParcoursWatch *self, gboolean attentive);

/* Between the two nothing is told: the document itself is writing the file. Not counted. */
void parcours_watch_hold (ParcoursWatch *self);
void parcours_watch_release (ParcoursWatch *self);

/* Looks, and reads the bytes whatever the file's times say. The state found, which is told as well; after ten seconds AWAY. */
void parcours_watch_look_async (ParcoursWatch *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
ParcoursLookState parcours_watch_look_finish (ParcoursWatch *self, GAsyncResult *result, GError **error);

G_END_DECLS
