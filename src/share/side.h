/* side.h - hidden files beside another file: temporaries on their way to replace it, and the lock of those who save it.
 *
 * Whoever uses one holds a flock on it, so one that nobody has locked was left by a program that died: it is removed by
 * the next that comes by. A name is only removed by the holder of the lock of the file it stands for, which is why every
 * lock is followed by a look whether the name still means the same file. Symlinks are never followed. A lock that says who has
 * the document open (roll.h) outlives the holding of it: that one is left by the dead when nobody it names is alive. Where a
 * file system knows no locks, one that is older than a day counts as left over (but see portal.h).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of a side file of `name` (a name, no path): ".name.suffix", shortened where it would be too long for a file system. */
char *parcours_side_name (const char *name, const char *suffix);

/* Makes a new, empty, locked temporary for `name` in the folder; `mode` as for open(). `*side` receives its name.
 * Returns its descriptor, -1 with errno. */
int parcours_side_create (int folder, const char *name, int mode, char **side);

/* Opens a file that exists, by its name in the folder or AT_FDCWD, but no symlink: -1 with ELOOP. Does not wait for a pipe. */
int parcours_side_open (int folder, const char *name, int flags);

/* Writes all of it at the descriptor's place. FALSE with errno. */
gboolean parcours_side_write (int fd, gconstpointer data, gsize length);

/* TRUE if `side` in the folder is the file that `fd` has open. */
gboolean parcours_side_is (int folder, const char *side, int fd);

/* Removes what dead programs left beside the file `path`. Never fails: it is housekeeping. */
void parcours_side_sweep (const char *path);

/* Removes the temporaries of any file, and the locks of any map, in the folder that dead programs left more than `age`
 * seconds ago. */
void parcours_side_sweep_folder (const char *folder, gint64 age);

/* The folder for locks of files whose own folder takes none; open, only to make and find files in. It is in the user's runtime
 * folder; all instances of a sandboxed program see the same. -1 with errno. */
int parcours_side_open_runtime (void);

/* For a folder that others write to as well: on a share whose locks do not reach us, the writer of a younger one may live. */
#define PARCOURS_SIDE_OLD (24 * 60 * 60)

G_END_DECLS
