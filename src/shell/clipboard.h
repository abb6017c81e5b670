/* clipboard.h - records on their way to and from the clipboard: what goes is made by outgoing.h, what comes is read by incoming.h. */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

void parcours_clipboard_copy (GdkClipboard *clipboard, ParcoursMap *map, GPtrArray *elements);

/* Text as a map: our XML, or lines of which each is a card. NULL with an error, a whole sentence, if there is nothing that can be pasted;
 * `source` is what that calls it. */
ParcoursMap *parcours_clipboard_parse_text (const char *text, const char *source, GError **error);

/* The records of `map` that a paste takes: its cards, or else its stages, lanes and personas. The caller owns the array. */
GPtrArray *parcours_clipboard_list (ParcoursMap *map);

G_END_DECLS
