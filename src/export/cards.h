/* cards.h - a few cards of a map on their own: as a block of text for spreadsheets, as a picture.
 *
 * They stand as on the map, with the empty rows and columns between them left out; cards of one cell stand below each
 * other, parked ones in a row of their own. Order and number of `cards` (records of `map`) do not matter.
 */
#pragma once

#include <glib.h>

#include "model/map.h"

G_BEGIN_DECLS

/* One card: its title. Cards of one cell: a line each. Else a block: cells between tabs, several cards of a cell as
 * lines of it. The caller owns it. */
char *parcours_cards_text (ParcoursMap *map, GPtrArray *cards);

/* The cards as on paper. PNG: twice the size of 100 %, or less where that were more than 32 million pixels. NULL with
 * an error if there is no memory for it. */
GBytes *parcours_cards_svg (ParcoursMap *map, GPtrArray *cards, GError **error);
GBytes *parcours_cards_png (ParcoursMap *map, GPtrArray *cards, GError **error);

G_END_DECLS
