/* wall.h - small maps for the tests of the wall. */
#pragma once

#include <gtk/gtk.h>

#include "model/operations.h"

G_BEGIN_DECLS

/* Stages "s0", "s1" ... and lanes "l0", "l1" ... without steps, in order. */
ParcoursMap *wall_map (guint n_stages, guint n_lanes);

/* A card with this id and title at the end of a cell; `stage` NULL: parked. Borrowed. */
ParcoursElement *wall_card (ParcoursMap *map, const char *id, const char *stage, const char *lane);

/* `n` cards "c0", "c1" ... spread over all cells. */
void wall_fill (ParcoursMap *map, guint n_stages, guint n_lanes, guint n);

/* The ids of a cell's cards in order, by spaces. */
char *wall_cell (ParcoursMap *map, const char *stage, const char *lane);

/* Lets `n` frames of the window pass: widgets are bound between them. */
void wall_frames (GtkWidget *window, guint n);

G_END_DECLS
