/* filter-bar.h - one line above the wall that says which cards are seen: menus of check boxes and the words they write, both of the
 * same filter.
 *
 * Properties
 *   hide (boolean)         cards that do not match are not there at all, rather than dimmed
 *
 * Signals
 *   changed ()             get_filter() or `hide` differ
 *   close ()               Escape, or the button
 */
#pragma once

#include <gtk/gtk.h>

#include "model/filter.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_FILTER_BAR (parcours_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFilterBar, parcours_filter_bar, PARCOURS, FILTER_BAR, GtkBox)

/* `views` is the menu of its button “Views”. */
GtkWidget *parcours_filter_bar_new (GMenuModel *views);

/* Another map: the words are cleared. */
void parcours_filter_bar_set_map (ParcoursFilterBar *self, ParcoursMap *map);

/* The map has changed: counts and menus follow. */
void parcours_filter_bar_refresh (ParcoursFilterBar *self);

/* What stands in the entry; if it is no filter the bar says why and the last one that was stays. */
void parcours_filter_bar_set_text (ParcoursFilterBar *self, const char *text);

/* The filter, borrowed; never NULL (empty: all cards). */
ParcoursFilter *parcours_filter_bar_get_filter (ParcoursFilterBar *self);

/* FALSE while the words in the entry are no filter. */
gboolean parcours_filter_bar_get_valid (ParcoursFilterBar *self);

gboolean parcours_filter_bar_get_hide (ParcoursFilterBar *self);

/* Puts the cursor into the entry. */
void parcours_filter_bar_start (ParcoursFilterBar *self);

G_END_DECLS
