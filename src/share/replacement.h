/* replacement.h - how every file is written: begin, write to the stream, commit or abort.
 *
 * The new content goes to an exclusive temporary in the same folder; commit copies group, ACL, extended attributes and mode,
 * flushes it to the disk, renames it over the target and flushes the folder. Until then the target is untouched; after a crash
 * at any instant it is the old or the new file, whole. Symlinks are followed, so the link stays a link. An uncommitted
 * temporary is removed; one that a killed program left is removed by the next replacement of the same file (side.h).
 *
 * Where a rename would lose something (hard links, another owner's file, a group or attribute that we cannot give) or is not
 * possible (a folder that cannot be written), the file is written over in place, after a redo copy of both contents is on disk
 * in the state folder (redo.h): after a crash the next load, save or start makes it whole.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ParcoursReplacement ParcoursReplacement;

/* Starts replacing the local file `path` (which need not exist). NULL with a G_IO_ERROR and a sentence that names the file. */
ParcoursReplacement *parcours_replacement_begin (const char *path, GError **error);

/* Where to write. Borrowed. A failed write makes the commit fail. */
GOutputStream *parcours_replacement_get_stream (ParcoursReplacement *self);

/* Called by commit after the new bytes are on disk and just before the rename; returning FALSE with an error gives up (the
 * document's save looks at the target's hash here). */
typedef gboolean (*ParcoursReplacementGuard) (const char *path, gpointer data, GError **error);
void parcours_replacement_set_guard (ParcoursReplacement *self, ParcoursReplacementGuard guard, gpointer data);

/* Makes the new content the file. FALSE with an error: the old file stands as it was (or, where only the last flush of the
 * folder failed, the new one: whole, but not sure to outlive a power cut; or, where a disk fails while it is written in place and
 * takes the old bytes back neither, a mixture that the next load or save makes the old one). Frees nothing. */
gboolean parcours_replacement_commit (ParcoursReplacement *self, GError **error);

/* Drops what was written, if it was not committed, and frees. NULL is allowed. */
void parcours_replacement_free (ParcoursReplacement *self);

/* Begin, write all, commit. */
gboolean parcours_replacement_write (const char *path, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursReplacement, parcours_replacement_free)

G_END_DECLS
