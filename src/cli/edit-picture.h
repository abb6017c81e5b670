/* edit-picture.h - pictures in what “edit” is told. */
#pragma once

#include <gio/gio.h>

#include "model/map.h"

G_BEGIN_DECLS

/* TRUE if the field names a picture. */
gboolean cli_is_picture (const ParcoursField *field);

/* A detached record of the file (paint/picture-take.h). */
ParcoursElement *cli_load_picture (const char *path, GError **error);

/* `value` is “@” and a file, or "": none. */
gboolean cli_set_picture (ParcoursMap *map, ParcoursElement *element, ParcoursFieldId field, const char *value, GError **error);

G_END_DECLS
