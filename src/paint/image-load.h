/* image-load.h - pixels of PNG and JPEG data that somebody else made.
 *
 * The header is looked at first (format/picture.h); then the loader of exactly that type decodes, so that nothing is guessed and no
 * other loader is ever reached. A JPEG is decoded at a fraction of its size where that is enough. Safe in any thread.
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* What is allowed beyond what a map may hold: for files that are made smaller on their way in. */
typedef struct
{
  gsize bytes;
  int side;
  gint64 pixels;
} ParcoursImageLimits;

/* Those of a map. */
extern const ParcoursImageLimits parcours_image_map_limits;

typedef struct
{
  int width, height;            /* upright, before it was made smaller */
  gboolean is_png;
  gboolean turned;              /* a camera was held sideways: the pixels are upright, the data is not */
} ParcoursImageFacts;

/* Upright, no side longer than `side`. `type` is a value of the record's field, or NULL: whatever the header says. NULL with
 * PARCOURS_ERROR_INVALID or _LIMIT and a sentence. `facts` may be NULL. */
GdkPixbuf *parcours_image_load (GBytes *bytes, const char *type, const ParcoursImageLimits *limits, int side,
                                ParcoursImageFacts *facts, GError **error);

/* As a file: PNG, or JPEG of good quality without any metadata. */
GBytes *parcours_image_save (GdkPixbuf *pixbuf, gboolean png, GError **error);

G_END_DECLS
