/* incoming.h - what comes in by paste or drop: our XML, lines that become cards, or a block of cells of a spreadsheet.
 *
 * All of it goes through the limits of the reader or of blocks, whoever sends it; what is refused says why in a whole
 * sentence, and nothing is changed.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/block.h"
#include "model/map.h"

G_BEGIN_DECLS

/* One of the two. */
typedef struct
{
  ParcoursMap *map;             /* paste its parcours_clipboard_list() */
  ParcoursBlock *block;         /* a card for each cell */
} ParcoursIncoming;

/* What can come in, by MIME type, the best first. */
extern const char *const parcours_incoming_types[];

/* `source` is what messages call it (“the clipboard”); `type` one of the above. */
ParcoursIncoming *parcours_incoming_new (GBytes *bytes, const char *type, const char *source, GError **error);
void parcours_incoming_free (ParcoursIncoming *incoming);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursIncoming, parcours_incoming_free)

/* Reads a stream to its end, but no more than can be taken in. */
void parcours_incoming_read_async (GInputStream *stream, const char *type, const char *source, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);
ParcoursIncoming *parcours_incoming_read_finish (GInputStream *stream, GAsyncResult *result, GError **error);

/* What the clipboard holds. */
void parcours_incoming_read_clipboard_async (GdkClipboard *clipboard, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer data);
ParcoursIncoming *parcours_incoming_read_clipboard_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error);

G_END_DECLS
