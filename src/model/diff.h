/* diff.h - the edits that lead from one map to another.
 *
 * Records are the same if they have the same id and kind; the root records always are. A record that is the same in both
 * maps yields nothing, a changed field one set, another place one move, a subtree that came one insert, one that went one
 * remove. What no edit can do to a record that is there (another kind under its id, a new place that names no record,
 * another parent for a kind without order) is done by removing and inserting it.
 *
 * The order is one that can always be applied: what must make room for another record goes first, then inserts (parents
 * first), moves, sets, and last what is gone.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The edits (ParcoursEdit) that turn `from` into `to`, empty if there is nothing to do. Applied in their order, once,
 * inside a transaction on `from` or a copy of it, they give it the content of `to`: all but the root's id and the format
 * version, which no edit changes. (Only where the root ids differ can an insert be refused: a record of `to` may have
 * the id of the root of `from`.) The edits hold copies; neither map is touched. The caller owns the array. */
GPtrArray *parcours_diff (ParcoursMap *from, ParcoursMap *to);

G_END_DECLS
