/* digest.h - a fingerprint of a map's content, made field by field and independent of the writer, so that what was
 * written can be read back and compared. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* SHA-256 in hex over version, and every record's kind, id, values and children in canonical order. The caller owns it. */
char *parcours_map_digest (ParcoursMap *map);

G_END_DECLS
