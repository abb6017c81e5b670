/* changes.h - what is different between two maps, in words: the edits of diff.h as sentences. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  ParcoursEditType type;
  ParcoursKind kind;            /* of the record */
  char *id;                     /* of the record; of the root as in the map it leads from */
  const char *field;            /* of a set: what the file calls it, or extra; id and version of the map; else NULL */
  char *from, *to;              /* of a set: the values as the file holds them, NULL for unset and for what is no text;
                                 * else the places as “parcours-cli edit” takes them, NULL where there is none */
  char *text;                   /* one translated sentence without full stop, on one line */
} ParcoursChange;

void parcours_change_free (ParcoursChange *change);

/* The changes that lead from one map to another: the map itself first, then by kind and by record, as in a file. Empty if
 * nothing is different. What no edit can change is said as well: another root id, another format version. The caller owns
 * the array of ParcoursChange; it needs neither map any more. */
GPtrArray *parcours_changes (ParcoursMap *from, ParcoursMap *to);

G_END_DECLS
