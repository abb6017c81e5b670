/* poster-private.h - the inside of a poster, shared by composing (poster.c) and painting (poster-paint.c). */
#pragma once

#include "export/poster.h"
#include "paint/paint.h"

G_BEGIN_DECLS

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
  guint n_cut;                  /* cards whose text goes on elsewhere */
  ParcoursRect lens, grid, tray, legend, notes, footer;       /* tray, legend and notes may have no height */
  char *sheet_words;
};

/* poster.c: rows of cards a cell may have; measures the grid. */
void _parcours_poster_set_cell_rows (ParcoursPoster *self, guint cell_rows);

/* Cards whose text is cut, in reading order. The caller owns the array. */
GPtrArray *_parcours_poster_find_cut (ParcoursPoster *self);

/* The largest scale at which the parts as they are go on a page of this size at 100 %, u. */
double _parcours_poster_fit (ParcoursPoster *self, double page_width, double page_height);

/* The room beside the grid's right edge that the legend may take up without making the page longer. */
double _parcours_poster_legend_room (const ParcoursPoster *self);

/* poster-notes.c: which cards are in the notes, and where those stand; with many notes the page may be turned and laid out anew. */
#define PARCOURS_LEGEND_WIDTH 494.0
void _parcours_poster_choose_endnotes (ParcoursPoster *self, const ParcoursExportOptions *options, double *page_width, double *page_height);

G_END_DECLS
