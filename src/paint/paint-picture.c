/* paint-picture.c - embedded pictures on cards and in the discs of personas; and what stands there while they come, or instead. */
#include "config.h"

#include "layout/metrics.h"
#include "paint/paint-private.h"
#include "paint/pictures.h"

#define MOST_CUT 1.55           /* up to here an aspect may differ from the box's, to be cut to it; others would lose too much */
#define FACE_AT 0.38            /* portraits: what is cut away is less above than below */

static ParcoursPictureState
look_up (const ParcoursPaint *paint, const char *id, ParcoursImage **image)
{
  ParcoursPictureState state = parcours_pictures_get (parcours_pictures_of (paint->map), id, paint->pictures_later, image);

  if (*image != NULL && paint->theme->name == PARCOURS_THEME_GREY)
    *image = parcours_image_get_grey (*image);
  return state;
}

static const char *
words_of (const ParcoursPaint *paint, const char *id)
{
  ParcoursElement *record = parcours_map_find_kind (paint->map, id, PARCOURS_KIND_PICTURE);

  return record != NULL ? parcours_element_get_text (record, PARCOURS_PICTURE_ALT) : NULL;
}

/* As large as covers the box. */
static ParcoursRect
cover (double aspect, const ParcoursRect *box, double from_top)
{
  const double width = MAX (box->width, box->height * aspect), height = width / aspect;

  return PARCOURS_RECT (box->x - (width - box->width) / 2, box->y - (height - box->height) * from_top, width, height);
}

/* As large as stands in the box; `from_top` of the rest is above. */
static ParcoursRect
contain (double aspect, const ParcoursRect *box, double from_top)
{
  const double width = MIN (box->width, box->height * aspect), height = width / aspect;

  return PARCOURS_RECT (box->x + (box->width - width) / 2, box->y + (box->height - height) * from_top, width, height);
}

/* A frame with a sign: of a picture that comes, or of one that does not. */
static void
paint_instead (const ParcoursPaint *paint, const ParcoursRect *box, gboolean refused, ParcoursColour ink)
{
  const double size = MIN (20, box->height - 8);
  const ParcoursPen *pen = refused ? PARCOURS_DASHED (1, 3, 2.5) : NULL;

  _parcours_box (paint, box->x + 0.5, box->y + 0.5, box->width - 1, box->height - 1, PARCOURS_CARD_RADIUS, parcours_colour_alpha (ink, 0.1),
                 pen, ink);
  _parcours_sign (paint, refused ? PARCOURS_ICON_PICTURE_REFUSED : PARCOURS_ICON_PICTURE, box->x + (box->width - size) / 2,
                  box->y + (box->height - size) / 2, size, refused ? ink : parcours_colour_alpha (ink, 0.55));
}

void
_parcours_card_picture (const ParcoursPaint *paint, ParcoursElement *card, const ParcoursRect *box, gboolean whole, ParcoursColour ink)
{
  const char *id = parcours_element_get_text (card, PARCOURS_CARD_PICTURE);
  ParcoursImage *image;
  ParcoursPictureState state = look_up (paint, id, &image);
  ParcoursRect at, shown = *box;
  double aspect, beside;

  if (image == NULL)
    {
      paint_instead (paint, box, state == PARCOURS_PICTURE_REFUSED, ink);
      return;
    }
  aspect = parcours_image_get_aspect (image);
  beside = aspect * box->height / box->width;
  if (whole || beside > MOST_CUT || beside < 1 / MOST_CUT)
    at = shown = contain (aspect, box, whole ? 0.5 : 0);
  else
    at = cover (aspect, box, 0.5);
  parcours_painter_picture (paint->painter, image, &at, &shown, PARCOURS_CARD_RADIUS, words_of (paint, id));
}

/* The disc of somebody whose picture is refused says so at its edge. */
static void
paint_badge (const ParcoursPaint *paint, double x, double y, double radius)
{
  const double size = MAX (9, radius * 0.6), at = radius * 0.72;

  _parcours_disc (paint, x + at, y + at, size * 0.72, paint->theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  _parcours_sign (paint, PARCOURS_ICON_PICTURE_REFUSED, x + at - size / 2, y + at - size / 2, size, paint->theme->ink);
}

void
_parcours_portrait (const ParcoursPaint *paint, ParcoursElement *persona, double x, double y, double radius, double size, ParcoursColour deep)
{
  const char *id = parcours_element_get_text (persona, PARCOURS_PERSONA_PORTRAIT);
  ParcoursPictureState state = PARCOURS_PICTURE_COMING;
  const ParcoursRect box = { x - radius, y - radius, 2 * radius, 2 * radius };
  ParcoursImage *image = NULL;
  ParcoursRect at;

  if (id != NULL && paint->painter != NULL && paint->zoom >= PARCOURS_ZOOM_FAR)
    state = look_up (paint, id, &image);
  if (image == NULL)
    {
      _parcours_initials (paint, parcours_element_get_name (persona), x, y, radius, size, deep);
      if (state == PARCOURS_PICTURE_REFUSED)
        paint_badge (paint, x, y, radius);
      return;
    }
  at = cover (parcours_image_get_aspect (image), &box, FACE_AT);
  parcours_painter_picture (paint->painter, image, &at, &box, radius, words_of (paint, id));
  _parcours_disc (paint, x, y, radius, PARCOURS_COLOUR_NONE, PARCOURS_PEN (1.5), deep);
}
