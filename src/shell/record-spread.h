/* record-spread.h - what several selected cards are like, in the heading of the inspector: their kinds in words, and a row of faces with
 * how many cards have each. */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

/* The kind all cards have; PARCOURS_N_NOTES if they differ. */
ParcoursNote parcours_record_spread_shared_kind (ParcoursMap *map, GPtrArray *cards);

/* “Touchpoint”, or “3 kinds”. The caller owns it. */
char *parcours_record_spread_dup_kinds (ParcoursMap *map, GPtrArray *cards);

/* The row of faces. */
GtkWidget *parcours_record_spread_new (void);
void parcours_record_spread_set_records (GtkWidget *spread, GPtrArray *cards);

G_END_DECLS
