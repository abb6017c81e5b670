/* walk.h - from one stop of the wall to the next, as the arrow keys go: over cards, and over cells that have none.
 *
 * Pure arithmetic over a layout. A stop is a card, or an empty cell: one that can hold cards and has none of its own (a
 * card that spans into it does not count). Rows that hold no cards (curves, lines) are passed over.
 */
#pragma once

#include "layout/layout.h"

G_BEGIN_DECLS

typedef struct
{
  guint row, column;
  ParcoursElement *card;        /* NULL: the cell itself */
} ParcoursStop;

/* The stop of a card: FALSE if it is parked or hidden. */
gboolean parcours_walk_from_card (ParcoursLayout *layout, ParcoursElement *card, ParcoursStop *stop);

/* The first stop in a cell, coming from the left and above. FALSE if the cell cannot hold cards. */
gboolean parcours_walk_enter (ParcoursLayout *layout, guint row, guint column, ParcoursStop *stop);

/* One step: first through the cards of the cell, then on to the next cell, there to the card nearest to where one comes
 * from. FALSE at the edge of the wall. */
gboolean parcours_walk_step (ParcoursLayout *layout, const ParcoursStop *from, int dx, int dy, ParcoursStop *to);

/* As far as `distance` u along one axis, at least one row or column, at most to the edge. FALSE at the edge. */
gboolean parcours_walk_jump (ParcoursLayout *layout, const ParcoursStop *from, int dx, int dy, double distance,
                             ParcoursStop *to);

/* The first or last cell of a row. */
gboolean parcours_walk_row_end (ParcoursLayout *layout, guint row, gboolean last, ParcoursStop *stop);

/* The first row below (direction 1) or above (-1) `row` that holds cards; `row` -1 and the number of rows stand for
 * the edges. FALSE if there is none. */
gboolean parcours_walk_row (ParcoursLayout *layout, gint64 row, int direction, guint *next);

/* The cell that writing goes on to: the next column of the lane, at its end the first column of the next lane with cards
 * (direction 1), or back (-1). FALSE at the ends of the wall. */
gboolean parcours_walk_write (ParcoursLayout *layout, guint row, guint column, int direction, guint *next_row,
                              guint *next_column);

G_END_DECLS
