/* stage.h - a small map with what a painting needs, and a recorder to paint on. */
#pragma once

#include "../layout/sample.h"
#include "paint/paint.h"
#include "recorder.h"

G_BEGIN_DECLS

/* One persona with a touchpoint lane, a curve, an effort row and a line of visibility; one stage of three steps. */
typedef struct
{
  ParcoursMap *map;
  ParcoursElement *persona, *stage, *steps[3], *touch, *curve, *effort, *line;
  ParcoursElement *card;        /* in the first step, with a title */
  ParcoursText *text;
  Recorder *recorder;
  ParcoursPaint paint;          /* light, English, 100 % */
} Stage;

void stage_set_up (Stage *stage, gconstpointer data);
void stage_tear_down (Stage *stage, gconstpointer data);

/* Lays the map out anew and forgets what was recorded. */
void stage_lay (Stage *stage);

/* stage_lay(), then paints the card alone at the origin. */
void stage_paint_card (Stage *stage, ParcoursCardState state);

/* stage_lay(), then paints sheet, cards and both bands. */
void stage_paint_wall (Stage *stage);

#define STAGE_TEST(path, func) g_test_add (path, Stage, NULL, stage_set_up, func, stage_tear_down)

G_END_DECLS
