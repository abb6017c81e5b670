/* versions.h - the history of a document: what its last saves wrote, and what they found in their way.
 *
 * A folder a document, $XDG_STATE_HOME/parcours/history/<hash of uri>/, private to the user, with at most
 * PARCOURS_VERSIONS_MAX whole states in it:
 *
 *   uri                                     of the document; whoever keeps a state holds a lock on this file
 *   20261122T143005.123456Z-<hash>.jmap     when (UTC), and the SHA-256 of the bytes in hex: names sort by time
 *
 * A document is its file with every symlink on the way followed: one that is moved or saved under another name begins
 * a new history. Only plain files of that form are read or removed, and no link is followed, whatever somebody puts
 * there. Keeping is housekeeping: share/save does it and goes on when it fails, so a state folder that is full or
 * cannot be written costs versions, never a save.
 */
#pragma once

#include <gio/gio.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_VERSIONS_MAX 20

/* One kept state. */
typedef struct
{
  char *path;                   /* of its file, the handle for the calls below */
  GDateTime *time;              /* of the save, local, to the microsecond */
  guint64 size;                 /* bytes */
  char *hash;                   /* SHA-256 of the bytes, in hex: what save.h calls the base hash */
} ParcoursVersion;

ParcoursVersion *parcours_version_copy (const ParcoursVersion *version);
void parcours_version_free (ParcoursVersion *version);

/* Keeps `bytes`, just saved, as the newest version of `file`; the oldest go. Nothing to do if the newest is the same.
 * FALSE with a sentence if it could not be kept. Safe from any thread, and with other programs at it; waits for them
 * at most 10 s. */
gboolean parcours_versions_keep (GFile *file, GBytes *bytes, GError **error);

/* The same for what a save found at `file` and is about to replace: dated by the file, where that lies between the
 * newest version and now. */
gboolean parcours_versions_keep_found (GFile *file, GBytes *bytes, GError **error);

/* TRUE if the newest version of `file` has bytes of that hash: there is nothing to keep. */
gboolean parcours_versions_is_newest (GFile *file, const char *hash);

/* All of them, newest first; array with free function, owned by the caller, empty if there are none. May take as long
 * as the document's disk does. */
GPtrArray *parcours_versions_list (GFile *file);

/* Reads one, as a file is read. NULL with a sentence if it is gone, is not what was kept, or was no map when it was
 * found. */
ParcoursMap *parcours_version_open (const ParcoursVersion *version, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursVersion, parcours_version_free)

G_END_DECLS
