/* image.h - an embedded picture as painters need it: its pixels, and its data for files that hold pictures as they are.
 *
 * Decoded once and never changed. The pixels are at most PARCOURS_IMAGE_SIDE long: a card is small even on a poster. The data is that
 * of the map, but upright: a JPEG that tells how the camera was held is written anew, because not every program listens.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define PARCOURS_IMAGE_SIDE 1024

typedef struct _ParcoursImage ParcoursImage;

/* `data` is that of a record, base64. NULL with PARCOURS_ERROR_INVALID or _LIMIT and a sentence that says why it is not shown. */
ParcoursImage *parcours_image_new (const char *data, const char *type, GError **error);
ParcoursImage *parcours_image_ref (ParcoursImage *self);
void parcours_image_unref (ParcoursImage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursImage, parcours_image_unref)

/* Width by height. */
double parcours_image_get_aspect (ParcoursImage *self);

/* What it takes in memory. */
gsize parcours_image_get_size (ParcoursImage *self);

/* All of it, about `width` pixels wide, or as wide as it is; a new reference. The last one asked for is kept. One thread at a time. */
cairo_surface_t *parcours_image_scale (ParcoursImage *self, int width);

/* PNG or JPEG data, and a name for it that no other picture has; both borrowed. */
GBytes *parcours_image_get_bytes (ParcoursImage *self, const char **type);
const char *parcours_image_get_name (ParcoursImage *self);

/* The same without colours; borrowed. One thread at a time. */
ParcoursImage *parcours_image_get_grey (ParcoursImage *self);

G_END_DECLS
