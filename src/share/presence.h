/* presence.h - who else has a document open.
 *
 * Each session writes a line in the presence file beside the document (roll.h) every half minute, reads who else is
 * there, takes out the dead (pulse.h), and takes its own line away at the end; the last one removes the file. It
 * informs and never stands in anybody's way: what cannot be read or written is passed over in silence, and all of it
 * happens in a thread of its own, so a disk that hangs is waited for by nobody.
 *
 * In a folder that cannot be written the file is in the user's runtime folder, and only the user's own programs meet in
 * it.
 */
#pragma once

#include <gio/gio.h>

#include "share/person.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_PRESENCE (parcours_presence_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPresence, parcours_presence, PARCOURS, PRESENCE, GObject)

/* Starts to tell others, and to look for them, until the object is disposed of. Changes are notified in the
 * thread-default main context of the caller. Property "others" (GPtrArray of ParcoursPerson, notifies): as
 * parcours_presence_get_others(). */
ParcoursPresence *parcours_presence_new (GFile *file);

/* Who else has the document open, in the order they came; empty until the first look. Borrowed, and another array
 * after each notification. */
GPtrArray *parcours_presence_get_others (ParcoursPresence *self);

/* Looks now (somebody comes back to the window), not with the next beat. Does not wait for it. */
void parcours_presence_refresh (ParcoursPresence *self);

/* Takes our line away; there are no others from then on. Waits a quarter of a second at most, and not at all for a
 * disk that did not answer before: then it happens later, or, at the end of the program, the next session sees that
 * we are gone. Disposing of the object does the same. */
void parcours_presence_leave (ParcoursPresence *self);

G_END_DECLS
