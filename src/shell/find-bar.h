/* find-bar.h - a line above the wall that finds words anywhere in a map, and puts others in their place.
 *
 * Signals
 *   found ()                       another hit is the current one: get_hit()
 *   told (char *sentence)          what happened, for the status bar
 *   refused (char *message)        something could not be replaced
 *   close ()                       Escape, or the button
 */
#pragma once

#include <gtk/gtk.h>

#include "model/find.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_FIND_BAR (parcours_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFindBar, parcours_find_bar, PARCOURS, FIND_BAR, GtkBox)

GtkWidget *parcours_find_bar_new (void);

void parcours_find_bar_set_map (ParcoursFindBar *self, ParcoursMap *map);

/* Nothing can be replaced. */
void parcours_find_bar_set_read_only (ParcoursFindBar *self, gboolean read_only);

/* The bar was opened: the cursor goes into the entry, whose text is looked for again, from the selected record (may be NULL) on. */
void parcours_find_bar_start (ParcoursFindBar *self, gboolean replace, ParcoursElement *from);

/* TRUE if there are words to look for. */
gboolean parcours_find_bar_has_text (ParcoursFindBar *self);

/* To the next hit, or the one before (`direction` -1); round at the ends. */
void parcours_find_bar_go (ParcoursFindBar *self, int direction);

/* The current hit, borrowed; NULL if there is none. */
const ParcoursHit *parcours_find_bar_get_hit (ParcoursFindBar *self);

/* What has to be said about where the hit is (NULL: nothing); with a button that shows all cards. */
void parcours_find_bar_set_hidden (ParcoursFindBar *self, gboolean hidden);

G_END_DECLS
