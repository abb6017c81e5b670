/* paper-rows.h - a row to choose a paper by its name, and two more for a size of one's own. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  AdwComboRow *row;
  GtkWidget *width_row, *height_row;            /* NULL: no size of one's own */
  GtkSpinButton *width, *height;
  GPtrArray *papers;            /* of borrowed names in the order of the list; one's own size is after them */
} ParcoursPaperRows;

/* Lists those of `names` that are papers. `first` (may be NULL) is the title of no paper at all: "". */
void parcours_paper_rows_fill (ParcoursPaperRows *rows, const char *first, const char *const *names, guint n);

/* Chooses the paper; the first one if there is no such. */
void parcours_paper_rows_write (ParcoursPaperRows *rows, const char *name);

/* The chosen one, as parcours_paper_parse_with_rolls() reads it. */
void parcours_paper_rows_read (const ParcoursPaperRows *rows, char *name, gsize size);

/* The rows that mean something; none if not `visible`. */
void parcours_paper_rows_show (const ParcoursPaperRows *rows, gboolean visible);

G_END_DECLS
