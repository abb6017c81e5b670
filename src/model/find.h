/* find.h - words anywhere in a map, and other words instead of them.
 *
 * Looks through what people wrote: names, titles, notes, quotes, comments, evidence, tasks, tags … of cards and
 * headers, wherever they are, parked ones too. Values of a choice, addresses and what a hypothesis or a view holds for
 * the program are left alone.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  ParcoursElement *element;     /* owned */
  ParcoursFieldId field;
  gsize start, end;             /* bytes of the field's value */
} ParcoursHit;

/* All places of `text` (an empty one has none), in the order of the journey: the map, its goals, personas and
 * channels, stages and steps, lanes, then the cards by stage, step, lane and order, the parked ones last; what a
 * record holds follows it. Without `match_case` neither case nor accents make a difference. The caller owns the
 * array. */
GPtrArray *parcours_find (ParcoursMap *map, const char *text, gboolean match_case);

/* What stands on the wall for a hit: the card, stage, step, lane or persona it is part of; NULL: nothing does.
 * Borrowed. */
ParcoursElement *parcours_hit_get_owner (const ParcoursHit *hit);

/* A readable piece of the value around the hit on one line, in three parts; the caller owns them. */
void parcours_hit_excerpt (const ParcoursHit *hit, char **before, char **words, char **after);

/* Puts `text` in the place of the hits (in the order of parcours_find()), as one step of undo. `n_elements` says in
 * how many cards and other records (may be NULL). FALSE with PARCOURS_ERROR_INVALID, and nothing changed, if a value
 * would not be valid any more. */
gboolean parcours_find_replace (ParcoursMap *map, GPtrArray *hits, const char *text, guint *n_elements, GError **error);

G_END_DECLS
