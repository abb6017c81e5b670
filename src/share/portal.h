/* portal.h - files that a sandboxed program was given through the document portal.
 *
 * Such a file stands in a folder of its own, /run/user/UID/doc/ID/, that the portal makes up. What is special about it, up to
 * version 1.20 of the portal:
 *
 *  - the folder holds that one file. Others can be made, and renamed over it, which replaces the real file whole; but under any
 *    other name they never become files the user could find. So a name is never changed, and nothing is kept "beside" it.
 *  - until they are renamed they stand in the real folder as .xdp-NAME-XXXXXX, for ever if their program is killed.
 *  - flock() is not there, and locks of fcntl() are not there or hold nothing.
 *  - nothing can be opened with O_NOFOLLOW (see parcours_side_open()).
 *
 * Everything else (links, owner, group, attributes, rights) is told truthfully, and what cannot be done is refused. A folder
 * that was given as a whole is an ordinary one but for the locks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TRUE if the open folder is one that the portal made up for a single document. Keeps errno. */
gboolean parcours_portal_has (int folder);

/* The same for the folder of `file`: its name is the one that was given, and no other. */
gboolean parcours_portal_gave (GFile *file);

/* The name of the document in such a folder; NULL if there is no such file yet (or no more). The caller owns it. */
char *parcours_portal_dup_name (int folder);

/* Stands in for the locks that are missing there, as an empty file in the runtime folder: those who make files in the folder
 * hold it, shared; who gets it `alone` knows that the files it finds were left by the dead. Released by closing. -1 if it cannot be had or the folder is not the portal's. */
int parcours_portal_lock (int folder, gboolean alone);

G_END_DECLS
