/* redo.h - the copy that makes it safe to write over a file in place.
 *
 * Where a rename would part hard links, change the owner or is not possible, the file itself is written over, and a kill or a
 * power cut would leave half of each content. So both contents are on disk first, in $XDG_STATE_HOME/parcours/redo/, a file a
 * target, named after its device and inode (which all its names share):
 *
 *   parcours-redo-1 <uri of the target> LF, the new content, the old content, and a last line with the lengths of the two and
 *   the SHA-256 of both together, in hex
 *
 * It is written as a side file (side.h), published as <name>.redo, and removed when the target is whole and on disk. If the
 * overwriting fails it becomes <name>.undo, and the old content is put back. What a dead program left is settled before the
 * next load or save of the target, and at the next start: a mixture of old and new is made new (.redo) or old (.undo); whole
 * ones are left alone; what somebody else has written since is left alone too, and the new content, if it is a map, is
 * offered as a recovery (draft.h).
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PARCOURS_REDO_SUFFIX ".redo"
#define PARCOURS_UNDO_SUFFIX ".undo"

/* The folder, made if it is not there; open. -1 with errno. */
int parcours_redo_open_folder (void);
char *parcours_redo_dup_folder (void);

/* The name, without suffix, for the file open as `target`. NULL with errno. */
char *parcours_redo_name (int target);

/* Writes the first line; the new content follows. FALSE with errno. */
gboolean parcours_redo_begin (int fd, const char *path);

/* Ends it: after the new content, which is read back as `*fresh`, come `old` and the last line. FALSE with errno. */
gboolean parcours_redo_seal (int fd, GBytes *old, GBytes **fresh);

/* Takes a sealed one apart. FALSE if it is not one. */
gboolean parcours_redo_parse (GBytes *bytes, char **path, GBytes **fresh, GBytes **old);

/* Settles what a dead program left of overwriting the file `path` (which need not exist). FALSE with a sentence if the file is
 * half-written and cannot be finished now. */
gboolean parcours_redo_settle (const char *path, GError **error);

/* The same for all files, where it is possible; and removes unfinished copies that dead programs left. May take as long as
 * the disks that the files are on. */
void parcours_redo_settle_all (void);

G_END_DECLS
