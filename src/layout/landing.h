/* landing.h - where a dragged header would land. Same boxes as the painting; what stays together is model/arrange's matter. */
#pragma once

#include "layout/layout.h"

G_BEGIN_DECLS

typedef struct
{
  ParcoursElement *parent;      /* the stage a step goes to, else NULL */
  guint index;                  /* both as parcours_arrange_put() takes them */
  gboolean same;                /* it stands there now */
  double at;                    /* of the insertion line: x for stages and steps, y for lanes and personas */
} ParcoursLanding;

/* For a stage, step, lane or persona held over (x, y) of the body; beside the grid the nearest place counts. FALSE if the
 * record has no header. */
gboolean parcours_landing_find (ParcoursLayout *layout, ParcoursMap *map, ParcoursElement *header, double x, double y,
                                ParcoursLanding *landing);

/* Stages and steps stand side by side, lanes and personas one below the other. */
gboolean parcours_landing_is_across (ParcoursElement *header);

/* The extent of a header along its axis in the body: x and width, or y and height; of all groups of a persona together.
 * FALSE if it is not on the wall (a step of a collapsed stage). */
gboolean parcours_landing_extent (ParcoursLayout *layout, ParcoursElement *header, double *start, double *length);

G_END_DECLS
