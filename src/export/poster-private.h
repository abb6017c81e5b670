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
  ParcoursRect lens, grid, tray, legend, footer;
  char *sheet_words;
};

G_END_DECLS
