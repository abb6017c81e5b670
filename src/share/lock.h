/* lock.h - one program at a time between the look at a document's bytes and the rename that replaces them.
 *
 * A flock on `.name.jmap.lock` beside the document (not on the document: each save replaces its inode). Where the folder
 * cannot be written it is in the user's runtime folder, under the folder's device and inode and the name. The file is made
 * when the lock is taken and removed when it is released, so a user never meets it; one that a killed program left counts
 * for nothing and goes with the next lock or load of the document.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ParcoursLock ParcoursLock;

/* Takes the lock of the local file `path` (symlinks resolved). Waits while another program holds it, at most 10 s: then NULL
 * with G_IO_ERROR_BUSY. Where nothing can be locked the result holds nothing, since saving matters more. */
ParcoursLock *parcours_lock_take (const char *path, GError **error);

/* NULL is allowed. */
void parcours_lock_release (ParcoursLock *self);

G_END_DECLS
