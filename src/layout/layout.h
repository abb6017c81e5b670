/* layout.h - from a map and a view to boxes. Pure: no GTK, no text, no colour.
 *
 * Coordinates are map units with (0,0) at the top left corner of the cells ("the body"). The band of stages and
 * steps lies above (it uses the body's x), the band of personas and lanes to the left (it uses the body's y);
 * whoever draws decides where the bands stick. Painting and hit-testing use the same boxes. Boxes are cell-local;
 * rows and columns hold offsets, so an edit re-lays the cells it touches and moves offsets
 * (parcours_layout_get_work() counts, tests look at it).
 *
 * Arrays are borrowed and valid until the next parcours_layout_apply() or _set_view().
 */
#pragma once

#include "base/geometry.h"
#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  guint cell_rows;              /* rows of cards a cell may have before its column widens; 0: 5, on columns of 1..6 cards (exports
                                 * pass the number that suits the paper, and get columns as wide as that takes) */
  gboolean (*shows) (ParcoursElement *card, gpointer data); /* a filter; NULL: all cards */
  gpointer data;
  GHashTable *collapsed;        /* ids of stages and lanes that are; NULL: none. The layout takes a reference: after a change
                                 * of the set it wants the view anew */
} ParcoursView;

typedef enum
{
  PARCOURS_ROW_CARDS,
  PARCOURS_ROW_CURVE,
  PARCOURS_ROW_EFFORT,
  PARCOURS_ROW_LINE,            /* blueprint lines and separators: full width */
} ParcoursRowType;

typedef struct
{
  ParcoursElement *stage;
  double x, width;
  guint first, n_columns;
  gboolean collapsed;           /* one narrow column, whatever its steps */
} ParcoursStageBox;

typedef struct
{
  ParcoursElement *stage;
  ParcoursElement *step;        /* NULL: a stage without steps, the leading column of its step-less cards, or all of a
                                 * collapsed stage */
  ParcoursElement *into;        /* where a card goes that is put here: the step, or the last one of a collapsed stage */
  guint number;                 /* of the step, counted over the whole map from 1; 0 without a step */
  guint stage_index;
  guint per_row;                /* cards side by side */
  guint n_cards;
  gboolean collapsed;
  guint stands_for;             /* how many columns it would be, were its stage not collapsed */
  double x, width;
} ParcoursColumn;

typedef struct
{
  ParcoursElement *persona;     /* NULL: lanes of no persona */
  double y, height;
  guint first, n_rows;
} ParcoursGroup;

typedef struct
{
  ParcoursElement *lane;
  ParcoursRowType type;
  ParcoursNote note;            /* the lane's kind */
  guint group;
  guint bands;                  /* rows of spanning cards above the cells */
  guint n_cards;
  gboolean collapsed;           /* a low row without cards; they count nevertheless */
  double y, height;
} ParcoursRow;

typedef struct
{
  ParcoursElement *card;
  guint row, column, index;     /* index in its cell, as ordered */
  guint span;                   /* columns; > 1 stands in a band */
  ParcoursRect rect;            /* in the body */
} ParcoursCardBox;

/* A rated card on a curve or effort lane, in reading order. */
typedef struct
{
  ParcoursElement *card;
  guint column;
  double x;                     /* in the body */
  gboolean has_value, has_expected;
  int value, expected;          /* emotion -2..2, or effort 1..5 */
} ParcoursPoint;

#define PARCOURS_TYPE_LAYOUT (parcours_layout_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursLayout, parcours_layout, PARCOURS, LAYOUT, GObject)

/* Lays the whole map out. `view` NULL: all of it. The layout does not watch the map: pass each edit to _apply(). */
ParcoursLayout *parcours_layout_new (ParcoursMap *map, const ParcoursView *view);
void parcours_layout_set_view (ParcoursLayout *self, const ParcoursView *view);

typedef enum
{
  PARCOURS_LAYOUT_SAME,         /* nothing that is drawn on the grid */
  PARCOURS_LAYOUT_PAINT,        /* boxes stand, what they show changed */
  PARCOURS_LAYOUT_CELLS,        /* cells were laid again, offsets may have moved */
  PARCOURS_LAYOUT_ALL,          /* stages, steps, lanes or personas changed: all was laid again */
} ParcoursLayoutChange;

/* Follows one edit that the map has just applied (its "changed" signal). */
ParcoursLayoutChange parcours_layout_apply (ParcoursLayout *self, ParcoursEdit *edit, ParcoursEdit *inverse);

const ParcoursStageBox *parcours_layout_get_stages (ParcoursLayout *self, guint *n);
const ParcoursColumn *parcours_layout_get_columns (ParcoursLayout *self, guint *n);
const ParcoursGroup *parcours_layout_get_groups (ParcoursLayout *self, guint *n);
const ParcoursRow *parcours_layout_get_rows (ParcoursLayout *self, guint *n);

/* Size of the body. At least one column and one lane high, also for an empty map. */
void parcours_layout_get_size (ParcoursLayout *self, double *width, double *height);

/* The cell's rectangle in the body (bands above it included). */
ParcoursRect parcours_layout_get_cell_rect (ParcoursLayout *self, guint row, guint column);

/* Cards of a cell as ordered (spanning ones that start there included); NULL if there are none. Borrowed. */
GPtrArray *parcours_layout_get_cell (ParcoursLayout *self, guint row, guint column);

/* TRUE if the cell lies in a collapsed stage or lane: its cards have no boxes. */
gboolean parcours_layout_is_folded (ParcoursLayout *self, guint row, guint column);

/* The cell of a card that has no box because its stage or lane is collapsed. FALSE for all others. */
gboolean parcours_layout_get_folded (ParcoursLayout *self, ParcoursElement *card, guint *row, guint *column);

/* Where a card stands. FALSE if it is parked, hidden or in a collapsed part. */
gboolean parcours_layout_get_card (ParcoursLayout *self, ParcoursElement *card, ParcoursCardBox *box);

/* Calls `func` for each card whose box overlaps `area`, in reading order (row by row, cell by cell). */
typedef void (*ParcoursCardFunc) (const ParcoursCardBox *box, gpointer data);
void parcours_layout_foreach_card (ParcoursLayout *self, const ParcoursRect *area, ParcoursCardFunc func, gpointer data);

/* Cards without stage or lane, by order. Borrowed. */
GPtrArray *parcours_layout_get_parked (ParcoursLayout *self);

/* Points of a curve or effort row. Borrowed, computed at first use after a change. */
const ParcoursPoint *parcours_layout_get_points (ParcoursLayout *self, guint row, guint *n);

/* How many card boxes were computed so far. */
guint64 parcours_layout_get_work (ParcoursLayout *self);

G_END_DECLS
