/* claim.h - one program at a time between the look at a file on another computer and the upload that replaces it.
 *
 * Servers check conditions when an upload begins, not when it takes the file's place, so of two that begin together both are
 * told that they succeeded. Making a folder is the one thing that succeeds for one of two everywhere: whoever made
 * `.name.jmap.saving` beside the file may replace it. Programs on this computer first agree on a lock in the runtime folder.
 *
 * A claim that a killed program or a broken connection left is removed by the next save from the same computer, or, after a
 * minute by the server's clock, by anybody's. Where no folder can be made, nothing is claimed: saving matters more.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ParcoursClaim ParcoursClaim;

/* Waits while another program has it, at most 10 s: then NULL with G_IO_ERROR_BUSY. NULL also if it is cancelled or the store is
 * away. */
ParcoursClaim *parcours_claim_take (GFile *file, GCancellable *cancellable, GError **error);

/* Waits for the server unless the cancellable of the taking is cancelled. NULL is allowed. */
void parcours_claim_release (ParcoursClaim *self);

G_END_DECLS
