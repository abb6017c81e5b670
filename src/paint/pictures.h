/* pictures.h - the decoded pictures of a map. Each map has one such album, which lives as long as it and follows its edits.
 *
 * Whoever paints files waits for a picture; the screen does not: it paints a placeholder and hears of the picture when a worker has
 * decoded it. No more than two are decoded at a time, and those that were not painted for long are forgotten where all take too
 * much memory.
 *
 * Signals
 *   changed (char *id, char *problem)    a picture that was waited for is there; or it is refused and will not come: a translated
 *                                        sentence says why (else NULL)
 */
#pragma once

#include "model/map.h"
#include "paint/image.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_PICTURES (parcours_pictures_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPictures, parcours_pictures, PARCOURS, PICTURES, GObject)

/* Borrowed. */
ParcoursPictures *parcours_pictures_of (ParcoursMap *map);

typedef enum
{
  PARCOURS_PICTURE_THERE,
  PARCOURS_PICTURE_COMING,      /* only with `later` */
  PARCOURS_PICTURE_REFUSED,     /* damaged, too large, or no such record */
} ParcoursPictureState;

/* The picture of a record; `image` is borrowed until the main loop runs or another is asked for, NULL unless it is there. */
ParcoursPictureState parcours_pictures_get (ParcoursPictures *self, const char *id, gboolean later, ParcoursImage **image);

/* Why it is refused: a translated sentence, borrowed. NULL if it is not, or nobody has asked for the picture yet. */
const char *parcours_pictures_get_problem (ParcoursPictures *self, const char *id);

G_END_DECLS
