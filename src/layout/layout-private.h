/* layout-private.h - the inside of a layout, for layout*.c.
 *
 * Nothing about a card is stored in coordinates: a place says cell, number among the cell's plain cards (or band),
 * and the rows and columns hold the offsets. Only cells that hold cards exist, so a map of many empty rows and
 * columns costs their sum, not their product.
 */
#pragma once

#include "layout/layout.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 key;                  /* of the hash table: row, column */
  guint row, column;
  GPtrArray *cards;             /* ParcoursElement, as ordered; borrowed from the map */
  GPtrArray *places;            /* LayoutPlace of each */
  guint n_plain;                /* of them in the grid of the cell, not in a band */
  gboolean folded;              /* in a collapsed stage or lane: the places have no boxes */
} LayoutCell;

typedef struct
{
  LayoutCell *cell;
  guint index;                  /* among all cards of the cell */
  guint span;                   /* columns */
  guint slot;                   /* among the plain cards; of a spanning one: its band */
} LayoutPlace;

typedef struct
{
  GPtrArray *cells;             /* LayoutCell by column */
  GArray *points;               /* ParcoursPoint; NULL: not computed */
} LayoutRow;

typedef struct
{
  GPtrArray *cells;             /* LayoutCell by row */
} LayoutColumn;

struct _ParcoursLayout
{
  GObject parent_instance;

  ParcoursMap *map;
  ParcoursView view;

  GArray *stages, *columns, *groups, *rows;     /* the public boxes */
  GArray *row_data, *column_data;               /* LayoutRow, LayoutColumn beside them */
  GHashTable *row_of;           /* lane -> row + 1 */
  GHashTable *column_of;        /* step, or stage for its cards without step -> column + 1 */
  GHashTable *cells;            /* LayoutCell.key -> LayoutCell, owned */
  GHashTable *places;           /* card -> LayoutPlace, owned */
  GPtrArray *parked;
  double width, height;
  guint64 work;
  gboolean stale;               /* laid out anew when next asked */
};

typedef enum
{
  LAYOUT_SPOT_CELL,
  LAYOUT_SPOT_PARKED,
  LAYOUT_SPOT_HIDDEN,
  LAYOUT_SPOT_NO_COLUMN,        /* a card without step in a stage that has no column for it yet */
} LayoutSpot;

/* layout-build.c */
void _parcours_layout_ensure (ParcoursLayout *self);
LayoutSpot _parcours_layout_resolve (ParcoursLayout *self, ParcoursElement *card, guint *row, guint *column);
gboolean _parcours_layout_visible (ParcoursLayout *self, ParcoursElement *card);

/* layout-cells.c */
void _parcours_layout_cell_free (gpointer cell);
LayoutCell *_parcours_layout_find_cell (ParcoursLayout *self, guint row, guint column);
LayoutCell *_parcours_layout_make_cell (ParcoursLayout *self, guint row, guint column);
void _parcours_layout_list_cell (ParcoursLayout *self, LayoutCell *cell);
void _parcours_layout_number_cell (ParcoursLayout *self, LayoutCell *cell);
int _parcours_layout_compare_cards (ParcoursElement *a, ParcoursElement *b);
void _parcours_layout_sort_cards (GPtrArray *cards);
guint _parcours_layout_insert_sorted (GPtrArray *cards, ParcoursElement *card);

/* layout-measure.c: from cells to sizes and offsets */
gboolean _parcours_layout_measure_column (ParcoursLayout *self, guint column);
void _parcours_layout_measure_row (ParcoursLayout *self, guint row);
void _parcours_layout_place_columns (ParcoursLayout *self);
void _parcours_layout_place_rows (ParcoursLayout *self);

/* layout-points.c */
void _parcours_layout_forget_points (ParcoursLayout *self);

G_END_DECLS
