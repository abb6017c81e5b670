/* outgoing.h - records on their way to the clipboard or into another program, in each form that somebody may ask for: our
 * XML, text, a picture as SVG and as PNG.
 *
 * It keeps the map as it was when they were taken, and makes a form only when it is asked for.
 */
#pragma once

#include <gdk/gdk.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_OUTGOING (parcours_outgoing_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursOutgoing, parcours_outgoing, PARCOURS, OUTGOING, GdkContentProvider)

/* `elements` are records of `map`. */
GdkContentProvider *parcours_outgoing_new (ParcoursMap *map, GPtrArray *elements);

/* One form of it, by MIME type. NULL with an error if there is none of that type. */
GBytes *parcours_outgoing_make (ParcoursOutgoing *self, const char *type, GError **error);

/* Whether somebody asked for our XML: a Parcours, which reads cards as cards. */
gboolean parcours_outgoing_get_taken (ParcoursOutgoing *self);

G_END_DECLS
