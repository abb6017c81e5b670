/* length.h - lengths on paper, as people write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads "10mm", "1 cm", "0.5in" ("0,5" too; no unit is mm) of 0 to 1000 mm, in any case. FALSE with PARCOURS_ERROR_INVALID and a sentence. */
gboolean parcours_length_parse (const char *text, double *mm, GError **error);

G_END_DECLS
