/* paper.h - paper sizes by name, rolls, and the lengths and scales that people write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char name[16];                /* "A0", "Letter"; "" for a size of one's own */
  double width, height;         /* mm; of named sizes upright, else as given; height 0: a roll, as long as it takes */
} ParcoursPaper;

/* What a side may measure, mm: beyond it a PDF viewer gives up. */
#define PARCOURS_PAPER_MIN 50.0
#define PARCOURS_PAPER_MAX 5080.0

/* Reads "A0" to "A6", "letter", "ledger" or "WIDTHxHEIGHTmm" (also cm, in; no unit is mm), in any case. FALSE with
 * PARCOURS_ERROR_INVALID and a sentence that says what is allowed. */
gboolean parcours_paper_parse (const char *text, ParcoursPaper *paper, GError **error);

/* As parcours_paper_parse(), and also "roll:914mm": a roll of that width, for one poster on one sheet. */
gboolean parcours_paper_parse_with_rolls (const char *text, ParcoursPaper *paper, GError **error);

/* TRUE if only the width is given. FALSE for "no paper" (both are 0) as well. */
gboolean parcours_paper_is_roll (const ParcoursPaper *paper);

/* For lists to choose from: the named sizes, largest first, and the widths in mm that rolls are sold in. */
const ParcoursPaper *parcours_paper_list (guint *n);
const double *parcours_paper_list_rolls (guint *n);

/* Reads "76x51mm", as parcours_paper_parse() does for paper. FALSE, and nothing is set, for anything else. */
gboolean parcours_size_parse (const char *text, double *width_mm, double *height_mm);

/* Reads a scale: "fit" (0), "actual" or "cards" (1), a percentage, or how wide a card shall be: "76mm". FALSE with
 * PARCOURS_ERROR_INVALID and a sentence that says what is allowed. */
gboolean parcours_scale_parse (const char *text, double *scale, GError **error);

G_END_DECLS
