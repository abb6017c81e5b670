/* card-key.h - what cards are sorted by, worked out once a card: its place on the wall, and the value of one field. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  ParcoursElement *card;        /* owned */
  guint place[3];               /* rank of stage, step, lane; G_MAXUINT: parked */
  char *order;                  /* in its cell */
  gboolean unset;               /* the field */
  double number;
  char *text;                   /* to compare with strcmp(), if numbers do not decide; or NULL */
} ParcoursCardKey;

/* Which one of its kind a stage, step, lane or persona is. The caller owns the table. */
GHashTable *parcours_card_key_rank (ParcoursMap *map);

/* Reads all but `card`, which is there. `field` as in parcours_card_list_set_sort(). */
void parcours_card_key_read (ParcoursCardKey *key, ParcoursMap *map, GHashTable *ranks, ParcoursFieldId field);
void parcours_card_key_clear (ParcoursCardKey *key);

int parcours_card_key_compare (const ParcoursCardKey *a, const ParcoursCardKey *b, gboolean descending);

G_END_DECLS
