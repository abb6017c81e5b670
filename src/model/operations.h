/* operations.h - the everyday changes, made of the four edits.
 *
 * Each opens a transaction of its own (which joins one that is open already) with a translated label, so a caller needs
 * begin/end only to give its own label or to join several.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Sets one field from text a person typed (parsed by the table; NULL or "" unsets). Not for place fields. */
gboolean parcours_map_set (ParcoursMap *map, ParcoursElement *element, ParcoursFieldId field, const char *text, GError **error);

/* Inserts a detached record below `parent` as child number `index` among its kind (-1 or too large: last; cards: in the cell
 * its stage, step and lane name). Gives it an order key. Returns the record, borrowed. */
ParcoursElement *parcours_map_add (ParcoursMap *map, ParcoursElement *parent, ParcoursElement *element, int index);

/* Removes a record and all below it: references to them are cleared, cards of a removed stage, step or lane are parked, and pictures
 * that nothing else shows go with it, in the same transaction. */
void parcours_map_remove (ParcoursMap *map, ParcoursElement *element);

/* Puts a card into a cell (NULL stage or lane: parked) as number `index` among the other cards of that cell (-1: last). */
void parcours_map_place_card (ParcoursMap *map, ParcoursElement *card,
                              ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane, int index);

/* Moves an ordered record among its siblings, `index` counted without it; `parent` NULL keeps the parent (steps can change
 * stage; their cards follow). */
void parcours_map_reorder (ParcoursMap *map, ParcoursElement *element, ParcoursElement *parent, int index);

/* Adds the first or a further step to a stage; adding the first takes the stage's cards in. */
ParcoursElement *parcours_map_add_step (ParcoursMap *map, ParcoursElement *stage, const char *title, int index);

/* Cards that share stage, step and lane as they resolve, in order; `stage` NULL: the parked ones. `except` may be NULL.
 * The caller owns the array, not the cards. */
GPtrArray *parcours_map_cell (ParcoursMap *map, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane,
                              ParcoursElement *except);

/* Copies of `elements` (with new ids) from another map or this one, for paste and duplicate. References out of the copied set
 * are kept if this map has a record of that id and kind; channels are matched by name and brought along otherwise. Cards go
 * to (stage, step, lane), or keep their own place where `stage` is NULL and it exists here; others after their siblings.
 * Returns the new records (borrowed) in an array the caller owns. */
GPtrArray *parcours_map_paste (ParcoursMap *map, ParcoursMap *source, GPtrArray *elements,
                               ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane);

G_END_DECLS
