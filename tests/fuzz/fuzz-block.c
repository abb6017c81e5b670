/* A block of a spreadsheet in the clipboard: any bytes, and what is written of it reads back the same. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "model/block.h"

static void
write_cell (GString *text, const ParcoursBlockCell *cell, guint *row, guint *column)
{
  g_autofree char *whole = g_strconcat (cell->title, cell->note != NULL ? "\n" : NULL, cell->note, NULL);

  for (; *row < cell->row; (*row)++, *column = 0)
    g_string_append_c (text, '\n');
  for (; *column < cell->column; (*column)++)
    g_string_append_c (text, '\t');
  parcours_block_append (text, whole);
}

static void
assert_same (const ParcoursBlock *a, const ParcoursBlock *b)
{
  g_assert_cmpuint (a->n_rows, ==, b->n_rows);
  g_assert_cmpuint (a->n_columns, ==, b->n_columns);
  g_assert_cmpuint (a->cells->len, ==, b->cells->len);
  for (guint i = 0; i < a->cells->len; i++)
    {
      const ParcoursBlockCell *left = &g_array_index (a->cells, ParcoursBlockCell, i);
      const ParcoursBlockCell *right = &g_array_index (b->cells, ParcoursBlockCell, i);

      g_assert_true (left->row == right->row && left->column == right->column);
      g_assert_cmpstr (left->title, ==, right->title);
      g_assert_cmpstr (left->note, ==, right->note);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (ParcoursBlock) block = NULL, again = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint row = 0, column = 0;

  /* Rows of nothing are cheap to send and would be long to write. */
  if (size > 64 * 1024)
    return 0;
  parcours_block_looks_like ((const char *) data, size);
  block = parcours_block_parse ((const char *) data, size, NULL);
  if (block == NULL)
    return 0;
  for (guint i = 0; i < block->cells->len; i++)
    write_cell (text, &g_array_index (block->cells, ParcoursBlockCell, i), &row, &column);
  again = parcours_block_parse (text->str, text->len, NULL);
  g_assert_nonnull (again);
  assert_same (block, again);
  return 0;
}
