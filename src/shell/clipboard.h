/* clipboard.h - records on their way to and from the clipboard: our XML for us, plain lines for everybody else. */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

void parcours_clipboard_copy (GdkClipboard *clipboard, ParcoursMap *map, GPtrArray *elements);

/* What the clipboard holds, as a map to paste from (parcours_map_paste()): our XML, or text of which each line is a card. NULL with an
 * error, a whole sentence, if there is nothing that can be pasted. */
void parcours_clipboard_read_async (GdkClipboard *clipboard, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
ParcoursMap *parcours_clipboard_read_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error);

/* Text as a map whose cards are its lines. */
ParcoursMap *parcours_clipboard_parse_text (const char *text, GError **error);

/* The records of `map` that a paste takes: its cards, or else its stages, lanes and personas. The caller owns the array. */
GPtrArray *parcours_clipboard_list (ParcoursMap *map);

G_END_DECLS
