/* picture-take.h - a picture file that somebody has becomes a record of a map.
 *
 * A small one is taken byte for byte. What comes from a camera is made smaller (a card is), stands upright and loses its metadata, so
 * that nobody has to do that first and no map tells where a photograph was taken. Safe in any thread.
 */
#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define PARCOURS_TAKE_FILE (64 * 1024 * 1024)   /* no more than this is read */
#define PARCOURS_TAKE_SIDE 1600                 /* pixels that a picture keeps */
#define PARCOURS_TAKE_BYTES (1024 * 1024)       /* above: it is written anew */

typedef struct
{
  gboolean shrunk;              /* it has fewer pixels than the file */
  int from_width, from_height;  /* of the file, upright */
  int width, height;            /* of the record */
} ParcoursTaken;

/* A detached record. `name` is what messages call the file; `alt` (may be NULL) says what the picture shows. NULL with
 * PARCOURS_ERROR_INVALID or _LIMIT and a sentence that says what to do. */
ParcoursElement *parcours_picture_take (GBytes *bytes, const char *name, const char *alt, ParcoursTaken *taken, GError **error);

G_END_DECLS
