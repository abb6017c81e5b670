/* embed.h - the map inside its picture: whether that can be, its bytes, and the bound of the whole. */
#pragma once

#include "export/export.h"

G_BEGIN_DECLS

/* FALSE with PARCOURS_ERROR_INVALID: another format than SVG or PNG, a filter; or PARCOURS_ERROR_READ_ONLY: a map of a newer version. */
gboolean parcours_embed_check (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursExportFormat format, GError **error);

/* The canonical bytes, proven to read back as this very map. NULL with an error if they do not. */
GBytes *parcours_embed_make (ParcoursMap *map, GError **error);

/* A stream to `stream` that fails with PARCOURS_ERROR_LIMIT before more goes through than can be opened again. `stream` stays open. */
GOutputStream *parcours_embed_bound (GOutputStream *stream);

G_END_DECLS
