/* roll-file.h - one look at the presence file of a document, and one change to it: under its lock (lock.h) on this
 * computer, through GIO where the document is elsewhere.
 *
 * Open, look at the entries, change them, write, close. Between open and close no other program on this computer or of
 * its shares comes in between, and no save begins: so it is a matter of a moment. Nothing here is worth a message, so
 * nothing has one. May take as long as the document's disk or server does: for a worker.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ParcoursRollFile ParcoursRollFile;

/* The presence file of the document `file`, links to it followed (target.h); made if there is none. NULL if there
 * cannot be one now: somebody is saving, the folder is away, or what stands there is not ours. */
ParcoursRollFile *parcours_roll_file_open (GFile *file, GCancellable *cancellable);

/* The same through GIO wherever the document is, which has no locks: two who change the file at once lose one of the
 * changes, and it is made again with the next beat. */
ParcoursRollFile *parcours_roll_file_open_remote (GFile *file, GCancellable *cancellable);

/* The entries, borrowed: to be changed before they are written. */
GPtrArray *parcours_roll_file_get_entries (ParcoursRollFile *self);

/* Seconds since 1970 by the clock of the disk or server if it tells, else by ours. */
gint64 parcours_roll_file_get_now (ParcoursRollFile *self);

/* Writes the entries, or removes the file if there are none. Tries, that is. */
void parcours_roll_file_write (ParcoursRollFile *self, GCancellable *cancellable);

void parcours_roll_file_close (ParcoursRollFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursRollFile, parcours_roll_file_close)

G_END_DECLS
