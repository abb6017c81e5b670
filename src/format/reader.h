/* reader.h - from bytes to a map, with every limit of the format.
 *
 * The same reader and the same limits serve files, paste, drops, drafts and merge inputs. It opens nothing, resolves nothing
 * and never changes its input. Safe in a worker thread.
 */
#pragma once

#include <gio/gio.h>

#include "model/check.h"
#include "model/map.h"

G_BEGIN_DECLS

/* Reads a map, also out of a picture that carries one (carried.h). `name` is what messages call the source ("ludovic.jmap",
 * "the clipboard"); it is not opened.
 * `problems` (may be NULL) receives an array of ParcoursProblem (caller owns): warnings of what was mended or kept, and, on
 * failure, the reason last, with its line. On failure returns NULL with PARCOURS_ERROR and the whole sentence:
 * where, what was found, what is allowed, what to do. */
ParcoursMap *parcours_reader_read (GBytes *bytes, const char *name, GPtrArray **problems, GError **error);

G_END_DECLS
