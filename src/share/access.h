/* access.h - whether a document is there to be changed, or only to be looked at. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* FALSE if the file is on this computer and its mode, its access control list or a disk mounted read-only keeps this
 * user from writing it: a save would be refused (target.h). TRUE otherwise: a file that is not there yet, and one
 * elsewhere, whose server decides when it is written (WebDAV says no to those who may). May take as long as the
 * file's disk does: for a worker. */
gboolean parcours_file_is_writable (GFile *file);

G_END_DECLS
