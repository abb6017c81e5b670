/* writer.h - from a map to the canonical bytes of format.md. Idempotent: reading and writing canonical bytes gives the
 * same bytes. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The canonical form, UTF-8. Never fails: whatever stands in a map can be written. */
GBytes *parcours_writer_write (ParcoursMap *map);

/* A small document holding only the given records (cards, lanes, stages ... of `map`, with all below them) and the
 * channels they name: what goes to the clipboard. */
GBytes *parcours_writer_write_elements (ParcoursMap *map, GPtrArray *elements);

G_END_DECLS
