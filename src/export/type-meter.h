/* type-meter.h - a painter that draws nothing: it notes how large the words on a sheet are, and which titles are cut.
 *
 * What is measured is what is painted, whatever the kind of sheets. It goes by the groups of the painting: stages, lanes, cards.
 */
#pragma once

#include "paint/painter.h"

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_WORDS_OTHER,
  PARCOURS_WORDS_CARD,          /* notes, signs, numbers on a card */
  PARCOURS_WORDS_CARD_TITLE,
  PARCOURS_WORDS_STAGE,
  PARCOURS_WORDS_STEP,
  PARCOURS_WORDS_LANE,
  PARCOURS_N_WORDS,
} ParcoursWordsPlace;

/* A title of the bands that ends in an ellipsis. */
typedef struct
{
  ParcoursWordsPlace place;
  char *text;                   /* what is left of it */
} ParcoursCutTitle;

#define PARCOURS_TYPE_TYPE_METER (parcours_type_meter_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursTypeMeter, parcours_type_meter, PARCOURS, TYPE_METER, GObject)

ParcoursTypeMeter *parcours_type_meter_new (void);

/* The smallest type in u of the sheet; 0 if there are no such words. */
double parcours_type_meter_get_least (ParcoursTypeMeter *self, ParcoursWordsPlace place);

/* Of all words. */
double parcours_type_meter_get_smallest (ParcoursTypeMeter *self);

/* Of ParcoursCutTitle, each once, however often it was painted. Borrowed. */
GPtrArray *parcours_type_meter_get_cut (ParcoursTypeMeter *self);

G_END_DECLS
