/* picture.h - is the data of a picture what it says, and small enough to be decoded without harm?
 *
 * Looks at the header only (PNG or JPEG), never decodes. What may be shown: at most 8 MiB, 8 192 px a side, 24 Mpx.
 */
#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define PARCOURS_PICTURE_BYTES (8 * 1024 * 1024)
#define PARCOURS_PICTURE_SIDE 8192
#define PARCOURS_PICTURE_PIXELS (24 * 1000 * 1000)

/* Whether a picture record may be decoded; its size in pixels as its data says goes to `*width` and `*height` (may be NULL).
 * FALSE with PARCOURS_ERROR_INVALID or _LIMIT and a sentence. */
gboolean parcours_picture_check (ParcoursElement *picture, int *width, int *height, GError **error);

/* The same for decoded bytes; `type` is a value of the field. */
gboolean parcours_picture_check_data (const guint8 *data, gsize length, const char *type, int *width, int *height,
                                      GError **error);

G_END_DECLS
