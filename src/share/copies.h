/* copies.h - the copies of a document that file-sharing programs left beside it, told by their names (copy-name.h). */
#pragma once

#include <gio/gio.h>

#include "base/copy-name.h"

G_BEGIN_DECLS

/* So many are listed at most, of so many names that are looked at in the folder. */
#define PARCOURS_COPIES_MAX 20
#define PARCOURS_COPIES_NAMES 10000

/* The copies of `file` in its folder, newest first: an array of GFile, with free function, owned by the caller.
 * Empty where the folder cannot be read. Only plain files; letters are compared without their case, since that may
 * be what made the copy. May take as long as the folder's disk or server does: for a worker. */
GPtrArray *parcours_copies_list (GFile *file, GCancellable *cancellable);

G_END_DECLS
