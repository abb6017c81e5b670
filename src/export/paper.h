/* paper.h - paper sizes by name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char name[16];                /* "A0", "Letter"; "" for a size of one's own */
  double width, height;         /* mm; of named sizes upright, else as given */
} ParcoursPaper;

/* What a side may measure, mm: beyond it a PDF viewer gives up. */
#define PARCOURS_PAPER_MIN 50.0
#define PARCOURS_PAPER_MAX 5080.0

/* Reads "A0" to "A6", "letter", "ledger" or "WIDTHxHEIGHTmm" (also cm, in; no unit is mm), in any case. FALSE with
 * PARCOURS_ERROR_INVALID and a sentence that says what is allowed. */
gboolean parcours_paper_parse (const char *text, ParcoursPaper *paper, GError **error);

G_END_DECLS
