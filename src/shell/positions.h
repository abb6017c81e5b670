/* positions.h - where each map was looked at last: zoom, scroll position and view, kept in the user's state folder and never
 * in the map, so looking changes no file.
 *
 * $XDG_STATE_HOME/parcours/positions is a key file with one group a map, named by the hash of its address. The places of the
 * PARCOURS_POSITIONS_MAX maps that were left last are kept. A file that cannot be read counts as empty; one that cannot be
 * written is not missed.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PARCOURS_POSITIONS_MAX 200

typedef struct
{
  double zoom, x, y;            /* as ParcoursSight of the canvas */
  char view[16];                /* name of the view's page; empty: not known */
} ParcoursPosition;

/* FALSE if nothing sensible is known of this map. */
gboolean parcours_positions_find (GFile *file, ParcoursPosition *position);

void parcours_positions_keep (GFile *file, const ParcoursPosition *position);

G_END_DECLS
