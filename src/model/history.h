/* history.h - what undo needs: steps of inverse edits. Private to map.c.
 *
 * A step is one transaction: a label and the inverses of its edits in the order they were made. Steps have numbers that never come again,
 * so "saved" is one number compared with that of the step on top.
 */
#pragma once

#include "model/edit.h"

G_BEGIN_DECLS

/* Steps kept; older ones are forgotten. */
#define PARCOURS_HISTORY_DEPTH 1000

typedef struct
{
  char *label;
  GPtrArray *inverses;          /* ParcoursEdit */
  guint64 number;
  gint64 time;                  /* monotonic, microseconds: of the last edit */
  gboolean sealed;              /* nothing merges into it any more */
} ParcoursStep;

typedef struct
{
  GPtrArray *undo, *redo;       /* ParcoursStep, last is next */
  guint64 next_number;
  guint64 forgotten;            /* number of the newest step that fell off the bottom, 0 if none */
  guint64 saved;                /* number on top when the map was saved; G_MAXUINT64: unreachable */
} ParcoursHistory;

void parcours_history_init (ParcoursHistory *self);
void parcours_history_clear (ParcoursHistory *self);

ParcoursStep *parcours_step_new (const char *label);
void parcours_step_free (ParcoursStep *step);

/* Puts a finished step on top, merged into the one below if both are one set of the same field within a second. Takes the step. */
void parcours_history_push (ParcoursHistory *self, ParcoursStep *step);

/* The step to undo or redo, taken off its stack (the caller owns it); NULL if there is none. */
ParcoursStep *parcours_history_take (GPtrArray *stack);

/* Number of the step on top: what "saved" is compared with. */
guint64 parcours_history_top (ParcoursHistory *self);

G_END_DECLS
