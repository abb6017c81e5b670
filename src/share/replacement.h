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
 *
 * A file on another computer (dav://, sftp://, smb:// and whatever else GVfs knows) is written to the cache folder, and commit
 * hands it over as a whole. What the server says about that is not believed: what stands there is read back and compared.
 * The mode is kept where the scheme knows one. A program that is killed leaves the old or the new file there, too, and perhaps
 * a claim (claim.h) or, other than with dav and sftp, an unfinished `.name.….tmp` beside it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ParcoursReplacement ParcoursReplacement;

/* Starts replacing `file` (which need not exist). NULL with a G_IO_ERROR and a sentence that names the file. Never waits for
 * another computer. */
ParcoursReplacement *parcours_replacement_begin (GFile *file, GError **error);

/* Where to write. Borrowed. A failed write makes the commit fail. */
GOutputStream *parcours_replacement_get_stream (ParcoursReplacement *self);

/* Called by commit after the new bytes are on disk and just before they become the file, with the hash of what stands there
 * (SHA-256 in hex; NULL: nothing), while other programs that use a guard are kept away from it (lock.h, claim.h). Returning
 * FALSE with an error gives up. Called again if the file changes while it is on its way to another computer. */
typedef gboolean (*ParcoursReplacementGuard) (const char *hash, gpointer data, GError **error);
void parcours_replacement_set_guard (ParcoursReplacement *self, ParcoursReplacementGuard guard, gpointer data);

/* Makes the new content the file. FALSE with an error: the old file stands as it was (or, where only the last flush of the
 * folder failed, the new one: whole, but not sure to outlive a power cut; or, where a disk fails while it is written in place and
 * takes the old bytes back neither, a mixture that the next load or save makes the old one). Frees nothing.
 *
 * On another computer an error may also mean that nobody knows: a server that stopped answering (parcours_trouble_is_away()), or
 * a G_IO_ERROR_CANCELLED with a sentence that says so, can still make it the new file; PARCOURS_ERROR_CHANGED after the guard
 * agreed says that another program replaced it right after. Cancelling never waits and never leaves half a file. */
gboolean parcours_replacement_commit (ParcoursReplacement *self, GCancellable *cancellable, GError **error);

/* Drops what was written, if it was not committed, and frees. NULL is allowed. */
void parcours_replacement_free (ParcoursReplacement *self);

/* Begin, write all, commit. */
gboolean parcours_replacement_write (GFile *file, GBytes *bytes, GError **error);

/* TRUE if `hash` is of what this program last sent there without seeing whether it arrived: nobody else's change. */
gboolean parcours_replacement_is_stray (GFile *file, const char *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursReplacement, parcours_replacement_free)

G_END_DECLS
