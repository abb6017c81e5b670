/* block.h - a block of cells as spreadsheets put it on the clipboard: rows of text, columns between tabs.
 *
 * As LibreOffice and Excel write it: a cell that holds a tab, a quotation mark or a line break is quoted, marks inside
 * are doubled; rows end with LF, CR LF or CR. A quotation mark inside a cell that does not begin with one is only a mark.
 * Empty rows and columns at the end are left out, others count: they say where the rest belongs.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most text that is taken in, in bytes, and the most cells of it. */
#define PARCOURS_BLOCK_MAX (10 * 1024 * 1024)
#define PARCOURS_BLOCK_CELLS_MAX 2000

typedef struct
{
  guint row, column;
  char *title;                  /* the first line that is not empty */
  char *note;                   /* the other lines; NULL if there are none */
} ParcoursBlockCell;

typedef struct
{
  guint n_rows, n_columns;
  GArray *cells;                /* ParcoursBlockCell: those with text, row by row */
} ParcoursBlock;

/* TRUE if the text is such a block, not lines: a tab stands between or behind words. Tabs before them only indent. */
gboolean parcours_block_looks_like (const char *text, gsize length);

/* Takes the text apart; zero bytes and what XML cannot hold are left out. NULL with PARCOURS_ERROR_LIMIT if it is too
 * much, with PARCOURS_ERROR_NOT_A_MAP if there is no text in it. */
ParcoursBlock *parcours_block_parse (const char *text, gsize length, GError **error);
void parcours_block_free (ParcoursBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursBlock, parcours_block_free)

/* The other way: adds a cell to text that is being written, quoted if it has to be. */
void parcours_block_append (GString *text, const char *cell);

G_END_DECLS
