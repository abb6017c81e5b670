/* table-view-private.h - the inside of the table, shared by its files:
 *
 *   table-view.c       the widget: rows, following list and selection, the cursor
 *   table-columns.c    which columns there are, sorting, what is kept of them
 *   table-keys.c       what keys and clicks do, the context menu
 *   table-edit.c       editing in a cell, and what happens to a value
 *   table-popover.c    editing beside a cell: lists, and the editors of the inspector
 */
#pragma once

#include "shell/table-cell.h"
#include "shell/table-selection.h"
#include "shell/table-view.h"

G_BEGIN_DECLS

struct _ParcoursTableView
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *overlay;
  GtkWidget *view;              /* GtkColumnView */
  GtkWidget *rows;              /* the list inside */
  GtkWidget *empty;             /* what to say instead of rows */
  GtkWidget *menu_popover;      /* made when first needed */
  GtkWidget *edit_popover;      /* while a cell is edited beside it */

  /* owned */
  ParcoursSelection *selection;
  ParcoursCardList *cards;
  ParcoursTableSelection *model;
  ParcoursMap *map;
  GMenuModel *menu;
  GMenu *view_menu;
  GSimpleActionGroup *actions;
  GHashTable *bound;            /* of GPtrArray of cells by card: the rows that have widgets */
  GPtrArray *columns;           /* of GtkColumnViewColumn, all there are */

  /* the cursor and sorting */
  ParcoursFieldId column;
  ParcoursFieldId probed;       /* the column asked first while the sorter is looked at */
  guint save_source;            /* columns are to be kept */

  /* editing in a cell */
  ParcoursTableCell *edit_cell; /* owned; NULL: nothing is edited */
  GtkWidget *edit_text;         /* in it */
  ParcoursElement *edit_card;   /* owned */
  ParcoursFieldId edit_field;

  guint read_only : 1;
  guint own_change : 1;         /* the selection changes because of us: do not scroll after it */
};

/* table-view.c */
void _parcours_table_view_tell (ParcoursTableView *self, const char *sentence);
void _parcours_table_view_refuse (ParcoursTableView *self, const char *message);
void _parcours_table_view_bind (ParcoursTableView *self, ParcoursTableCell *cell, ParcoursElement *card);
void _parcours_table_view_unbind (ParcoursTableView *self, ParcoursTableCell *cell);
ParcoursTableCell *_parcours_table_view_find_cell (ParcoursTableView *self, ParcoursElement *card, ParcoursFieldId field);

/* The position the cursor is at: of the focused cell, else of the current card, else the first. FALSE without rows. */
gboolean _parcours_table_view_get_cursor (ParcoursTableView *self, guint *position);

/* Puts the cursor there. FALSE if there is no such row. */
gboolean _parcours_table_view_go_to (ParcoursTableView *self, guint position, ParcoursFieldId field);

/* table-columns.c */
void _parcours_table_view_build_columns (ParcoursTableView *self);
void _parcours_table_view_keep_columns (ParcoursTableView *self);
void _parcours_table_view_leave_columns (ParcoursTableView *self);
ParcoursFieldId _parcours_table_column_get_field (GtkColumnViewColumn *column);

/* The fields of the columns that are shown, in their order. The caller owns the array. */
GArray *_parcours_table_view_list_fields (ParcoursTableView *self);

/* table-keys.c */
void _parcours_table_view_init_keys (ParcoursTableView *self);
void _parcours_table_view_popup (ParcoursTableView *self);

/* table-edit.c */
void _parcours_table_view_edit (ParcoursTableView *self, ParcoursTableCell *cell);

/* FALSE if what was typed is no value: the editor stays unless `give_up`. */
gboolean _parcours_table_view_end_edit (ParcoursTableView *self, gboolean keep, gboolean give_up);

/* The place of a card was chosen. */
void _parcours_table_view_move (ParcoursTableView *self, ParcoursElement *card, ParcoursFieldId field, const char *value);
gboolean _parcours_table_view_set (ParcoursTableView *self, ParcoursElement *card, ParcoursFieldId field, const char *text);

/* table-popover.c */
void _parcours_table_view_edit_beside (ParcoursTableView *self, ParcoursTableCell *cell);

G_END_DECLS
