/* hit.h - from a point to what is there, and to where a card would land. Same boxes as the painting. */
#pragma once

#include "layout/layout.h"

G_BEGIN_DECLS

/* The card under a point of the body, NULL if none. */
ParcoursElement *parcours_hit_card (ParcoursLayout *layout, double x, double y);

/* The cell of card lanes under a point of the body. FALSE outside and on lanes that hold no cards. */
gboolean parcours_hit_cell (ParcoursLayout *layout, double x, double y, guint *row, guint *column);

/* The column under x, the row under y; FALSE outside. */
gboolean parcours_hit_column (ParcoursLayout *layout, double x, guint *column);
gboolean parcours_hit_row (ParcoursLayout *layout, double y, guint *row);

/* Where the card number `nth` of a cell's grid stands, or would stand (cards in bands do not count). */
ParcoursRect parcours_hit_place (ParcoursLayout *layout, guint row, guint column, guint nth);

/* Where a card would vanish that is put into a cell of a collapsed stage or lane. */
ParcoursRect parcours_hit_folded_place (ParcoursLayout *layout, guint row, guint column);

/* Where a card would stand in the uppermost band that starts in the cell and spans so many columns, as far as there are. */
ParcoursRect parcours_hit_band (ParcoursLayout *layout, guint row, guint column, guint span);

/* Where dragged cards would land; in a collapsed part at its end. */
typedef struct
{
  ParcoursElement *stage, *step, *lane;
  guint row, column;
  guint index;                  /* among the cell's cards, the dragged ones left out */
  ParcoursRect rect;            /* where the card would stand */
} ParcoursSlot;

/* The slot for a card whose middle is at (x, y) in the body; `dragged` is a set of cards (pointers as keys) that do
 * not count, or NULL. A point beside the grid goes to the nearest cell that can hold cards. FALSE if there is none. */
gboolean parcours_hit_slot (ParcoursLayout *layout, double x, double y, GHashTable *dragged, ParcoursSlot *slot);

G_END_DECLS
