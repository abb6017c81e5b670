/* poster-private.h - the inside of a poster, shared by composing (poster.c) and painting (poster-paint.c). */
#pragma once

#include "export/poster.h"
#include "layout/metrics.h"
#include "paint/paint.h"

G_BEGIN_DECLS

/* How much larger the bands of stages and lanes are than on screen: whoever stands before the whole poster reads them. The pill on a
 * blueprint line, 20 u high, then fills its row of 32: it cannot be more. */
#define PARCOURS_POSTER_BAND 1.6

/* How a map lies on a roll: its height or its width across the roll. */
typedef enum { PARCOURS_ROLL_NONE, PARCOURS_ROLL_LYING, PARCOURS_ROLL_UPRIGHT } ParcoursRoll;

struct _ParcoursPoster
{
  ParcoursMap *map;
  ParcoursLayout *layout;
  ParcoursText *text;
  GHashTable *endnotes;         /* card -> its number */
  ParcoursPaint paint;          /* without painter */
  ParcoursView view;
  ParcoursPaper paper;
  ParcoursRoll roll;
  gboolean bare;

  double width, height;         /* of the page, u */
  double scale;
  double band;                  /* PARCOURS_POSTER_BAND, or 1: of both bands, in u of the page */
  double smallest;              /* type, u */
  guint n_cut;                  /* cards whose text goes on elsewhere */
  ParcoursRect lens, grid, tray, legend, notes, footer;       /* tray, legend and notes may have no height */
  char *sheet_words;
};

/* The bands beside and above the body, in u of the page. */
static inline double
_parcours_poster_side (const ParcoursPoster *self)
{
  return PARCOURS_SIDE_WIDTH * self->band;
}

static inline double
_parcours_poster_head (const ParcoursPoster *self)
{
  return PARCOURS_HEAD_HEIGHT * self->band;
}

/* poster.c: rows of cards a cell may have; measures the grid. */
void _parcours_poster_set_cell_rows (ParcoursPoster *self, guint cell_rows);

/* The largest scale at which the parts as they are go on a page of this size at 100 %, u. */
double _parcours_poster_fit (ParcoursPoster *self, double page_width, double page_height);

/* The room beside the grid's right edge that the legend may take up without making the page longer. */
double _parcours_poster_legend_room (const ParcoursPoster *self);

/* poster-notes.c: which cards are in the notes, and where those stand; with many notes the page may be turned and laid out anew. */
#define PARCOURS_LEGEND_WIDTH 494.0
void _parcours_poster_choose_endnotes (ParcoursPoster *self, const ParcoursExportOptions *options, double *page_width, double *page_height);

G_END_DECLS
