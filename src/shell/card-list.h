/* card-list.h - the cards of a map as a list: all of them, the parked ones last.
 *
 * It follows the map: after each transaction or undo it says once which stretch is another one ("items-changed"), and
 * which cards say something else ("refreshed"). In reading order (stage, step, lane, place in the cell), or sorted by a
 * field: numbers as numbers, choices and headers in their own order, text as the language has it; cards where the field is
 * unset come last both ways, and equal ones stay in reading order. A filter may leave cards out.
 *
 * The items are ParcoursElement.
 *
 * Signal
 *   refreshed (ParcoursElement *card)      what is known of this card may differ; NULL: of any card
 */
#pragma once

#include <gio/gio.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_CARD_LIST (parcours_card_list_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursCardList, parcours_card_list, PARCOURS, CARD_LIST, GObject)

ParcoursCardList *parcours_card_list_new (void);

/* NULL: an empty list. */
void parcours_card_list_set_map (ParcoursCardList *self, ParcoursMap *map);
ParcoursMap *parcours_card_list_get_map (ParcoursCardList *self);

/* A field of a card, or PARCOURS_LANE_PERSONA; PARCOURS_FIELD_NONE: reading order. */
void parcours_card_list_set_sort (ParcoursCardList *self, ParcoursFieldId field, gboolean descending);
ParcoursFieldId parcours_card_list_get_sort (ParcoursCardList *self, gboolean *descending);

/* Which cards are listed; NULL: all. It is asked again for cards that changed; call refilter() when it would answer
 * differently. */
typedef gboolean (*ParcoursCardMatch) (ParcoursElement *card, gpointer data);
void parcours_card_list_set_filter (ParcoursCardList *self, ParcoursCardMatch match, gpointer data, GDestroyNotify destroy);
void parcours_card_list_refilter (ParcoursCardList *self);

/* How many cards the map has, listed or not. */
guint parcours_card_list_get_total (ParcoursCardList *self);

/* The card at a position, borrowed; NULL beyond the end. */
ParcoursElement *parcours_card_list_get_card (ParcoursCardList *self, guint position);

/* FALSE if the card is not listed. `position` may be NULL. */
gboolean parcours_card_list_find (ParcoursCardList *self, const char *id, guint *position);

G_END_DECLS
