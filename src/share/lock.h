/* lock.h - one program at a time between the look at a document's bytes and the rename that replaces them.
 *
 * A flock on `.name.jmap.lock` beside the document (not on the document: each save replaces its inode). Where the
 * folder cannot be written or its file system knows no locks, or where something else stands at that name (a symlink, a
 * pipe, a folder: never followed, never waited for), it is in the user's runtime folder, under the folder's device and
 * inode and the name. The file is made when the lock is taken. It also carries who has the document open (presence.h),
 * and saving leaves that as it is; a file that says nothing is removed when the lock is released, so a user never meets
 * it. What a killed program left counts for nothing and goes with the next lock, presence or load of the document.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ParcoursLock ParcoursLock;

/* Takes the lock of the local file `path` (symlinks resolved). Waits while another program holds it, at most 10 s:
 * then NULL with G_IO_ERROR_BUSY. Where nothing can be locked the result holds nothing, since saving matters more. */
ParcoursLock *parcours_lock_take (const char *path, GError **error);

/* The same for those who can do without: waits at most `patience` microseconds. NULL where there is no lock to be
 * had. */
ParcoursLock *parcours_lock_try (const char *path, gint64 patience);

/* The lock's file; -1 if nothing could be locked. Borrowed. Whoever holds the lock may write in it, in place: others
 * look at the lock of this very file. It may be open for reading only. */
int parcours_lock_get_fd (ParcoursLock *self);

/* NULL is allowed. */
void parcours_lock_release (ParcoursLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursLock, parcours_lock_release)

G_END_DECLS
