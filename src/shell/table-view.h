/* table-view.h - the map as a table: a row a card, a column a field, to look through, sort and edit by keyboard.
 *
 * It shows the cards of one ParcoursMap (card-list.h) and shares the window's ParcoursSelection. A cell has the focus;
 * arrows walk cells, Enter or F2 edits the one they are at: text and numbers in the cell, a choice from a list, other
 * fields as the inspector has them. Each value is one transaction of the map. Which columns there are and how wide is kept
 * for the user, not in the file.
 *
 * Widget actions
 *   wall.edit-title                edits the title of the current card, as on the wall: for the menu of a card
 *
 * Signals
 *   told (char *sentence)          something happened that only the eye would see
 *   refused (char *message)        what was typed is no value of the field; nothing was changed
 */
#pragma once

#include <gtk/gtk.h>

#include "canvas/selection.h"
#include "shell/card-list.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_TABLE_VIEW (parcours_table_view_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursTableView, parcours_table_view, PARCOURS, TABLE_VIEW, GtkWidget)

ParcoursTableView *parcours_table_view_new (ParcoursSelection *selection);

void parcours_table_view_set_map (ParcoursTableView *self, ParcoursMap *map);
void parcours_table_view_set_read_only (ParcoursTableView *self, gboolean read_only);

/* Which cards it lists; NULL: all. When the answers would differ, parcours_card_list_refilter() of the cards. */
void parcours_table_view_set_filter_func (ParcoursTableView *self, ParcoursCardMatch match, gpointer data,
                                          GDestroyNotify destroy);

/* What it lists, in that order. Borrowed. */
ParcoursCardList *parcours_table_view_get_cards (ParcoursTableView *self);

/* The menu that opens on a card (right click, Menu key, Shift+F10). */
void parcours_table_view_set_menu (ParcoursTableView *self, GMenuModel *menu);

/* How to sort and which columns to show: a menu for its actions, which stand in the group "table". Borrowed. */
GMenuModel *parcours_table_view_get_view_menu (ParcoursTableView *self);
GActionGroup *parcours_table_view_get_actions (ParcoursTableView *self);

/* Brings the card's row into view and gives a cell of it the focus; the first row if it is not listed (NULL: the current
 * card). Selects nothing. */
void parcours_table_view_focus_card (ParcoursTableView *self, const char *id);

/* Brings the card's row into view; the focus stays where it is. */
void parcours_table_view_scroll_to (ParcoursTableView *self, const char *id);

/* Edits the title of a card in place. FALSE if it is not listed. */
gboolean parcours_table_view_edit_title (ParcoursTableView *self, const char *id);

/* Selects all cards that are listed. */
void parcours_table_view_select_all (ParcoursTableView *self);

/* Ends editing in place; what was typed is kept (before save, before undo). */
void parcours_table_view_commit (ParcoursTableView *self);

G_END_DECLS
