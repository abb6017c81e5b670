/* check.h - what must be true of a map, and what a person should know about it. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef enum { PARCOURS_PROBLEM_WARNING, PARCOURS_PROBLEM_ERROR } ParcoursSeverity;

/* One thing a reader or a check found. `line` is 0 where there is none. */
typedef struct
{
  ParcoursSeverity severity;
  int line;
  char *id;                     /* the record, or NULL */
  char *text;                   /* a translated sentence */
} ParcoursProblem;

ParcoursProblem *parcours_problem_new (ParcoursSeverity severity, int line, const char *id, const char *text);
void parcours_problem_free (ParcoursProblem *problem);

/* References to records that are not there, steps of another stage, order keys that are missing, invalid or doubled...
 * Returns an array of ParcoursProblem with its free function set; empty if all is well. The caller owns it. */
GPtrArray *parcours_check_map (ParcoursMap *map);

/* Invariants of the model itself (index, parents, sorting, values canonical). NULL if they hold, else what broke: for tests
 * and debug builds. The caller owns it. */
char *parcours_check_invariants (ParcoursMap *map);

G_END_DECLS
