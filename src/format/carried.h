/* carried.h - a map inside a picture: in the <metadata> of an SVG, in a text chunk of a PNG.
 *
 * data/doc/journey-map-1.md says how it stands there. The reader takes it out by itself, so whoever reads maps reads such pictures
 * too, with the same limits; a picture has to be told from a map only before something is written in its place.
 */
#pragma once

#include <gio/gio.h>

#include "format/limits.h"

G_BEGIN_DECLS

/* The keyword of the text chunk in a PNG. */
#define PARCOURS_CARRIED_KEYWORD "journey-map"

/* TRUE for an SVG or a PNG, whether it carries a map or not. Whatever else the reader reads is a map itself. */
gboolean parcours_carried_is_picture (GBytes *bytes);

/* TRUE for a PNG that says of itself that it carries a map; where that can be, the stream only skips what is between the names of the chunks.
 * Waits for the stream: for a worker. */
gboolean parcours_carried_look (GInputStream *stream, GCancellable *cancellable);

/* What a document of the writer is inside an SVG: the same without the XML declaration. The caller owns it. */
GBytes *parcours_carried_body (GBytes *document);

/* For the reader. Each failure is PARCOURS_ERROR with a sentence. */

gboolean parcours_carried_is_png (const char *data, gsize length);

/* The document that a PNG carries, unpacked, at most PARCOURS_LIMIT_FILE; the first, if there are `*several`. The caller owns it. */
GBytes *parcours_carried_unpack_png (GBytes *bytes, gboolean *several, GError **error);

/* Where the root element of an SVG begins in a text; NULL: it is none. */
const char *parcours_carried_find_svg (const char *text, gsize length);

/* Leaves of an SVG what can be a map and the elements around it, each on its line; every other text stays as it is. FALSE if there is
 * none, with `*line` set. Whether it is one, the reader sees. */
gboolean parcours_carried_cut_svg (ParcoursSource *source, int *line, GError **error);

/* The sentence for an SVG that carries none. */
const char *parcours_carried_none (void);

G_END_DECLS
