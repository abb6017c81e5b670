/* overwrite.h - new bytes in the place of old ones, in the same file, never empty on the way.
 *
 * Between the first byte and the last flush the file is neither the one nor the other, so a redo copy (redo.h) must be on
 * disk before, and stay there until this has returned TRUE.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What `fd` holds, at most `max` bytes. NULL with errno. */
GBytes *parcours_overwrite_read (int fd, gsize max);

/* Makes `bytes` the content of the file open as `fd` and flushes it. What it grows by is written first, where a full disk shows
 * before an old byte is touched; cutting comes last. FALSE with errno: any mixture may be there. */
gboolean parcours_overwrite (int fd, GBytes *bytes);

/* What a look at the file says about an overwriting of `old` by `fresh` that nobody saw the end of. */
typedef enum
{
  PARCOURS_OVERWRITE_WHOLE,     /* one of the two: there is nothing to finish */
  PARCOURS_OVERWRITE_TORN,      /* a mixture that only an interrupted overwriting makes */
  PARCOURS_OVERWRITE_OTHER,     /* somebody has written something else since */
} ParcoursOverwriteState;

ParcoursOverwriteState parcours_overwrite_judge (GBytes *now, GBytes *old, GBytes *fresh);

/* An exclusive lock on `fd`, that overwriting has and reading can have shared: waits at most 10 s, then FALSE with EWOULDBLOCK.
 * Where a file system knows no locks there is nothing to wait for. */
gboolean parcours_overwrite_lock (int fd, gboolean shared);

G_END_DECLS
