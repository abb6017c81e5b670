/* block.c - see block.h. */
#include "config.h"

#include "model/block.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/util.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const char *
skip_mark (const char *text, gsize *length)
{
  gsize mark = strlen (BYTE_ORDER_MARK);

  if (*length < mark || memcmp (text, BYTE_ORDER_MARK, mark) != 0)
    return text;
  *length -= mark;
  return text + mark;
}

gboolean
parcours_block_looks_like (const char *text, gsize length)
{
  gboolean words = FALSE;       /* seen in this line */

  g_return_val_if_fail (text != NULL, FALSE);

  text = skip_mark (text, &length);
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '\n': case '\r':
        words = FALSE;
        break;
      case '\t':
        if (words)
          return TRUE;
        break;
      case ' ': case '\0':
        break;
      default:
        words = TRUE;
      }
  return FALSE;
}

/* --- reading --- */

typedef struct
{
  const char *p, *end;
  GString *cell;
} Scan;

/* What stands between the marks of a quoted cell; without the closing mark it was none: FALSE, nothing taken. */
static gboolean
take_quoted (Scan *scan)
{
  const char *p = scan->p + 1;

  while (p < scan->end)
    {
      if (*p != '"')
        g_string_append_c (scan->cell, *p++);
      else if (p + 1 < scan->end && p[1] == '"')
        {
          g_string_append_c (scan->cell, '"');
          p += 2;
        }
      else
        {
          p++;
          break;
        }
    }
  if (p[-1] == '"' && p - 1 > scan->p && (p == scan->end || strchr ("\t\r\n", *p) != NULL))
    {
      scan->p = p;
      return TRUE;
    }
  g_string_truncate (scan->cell, 0);
  return FALSE;
}

static void
take_plain (Scan *scan)
{
  const char *start = scan->p;

  while (scan->p < scan->end && *scan->p != '\t' && *scan->p != '\r' && *scan->p != '\n')
    scan->p++;
  g_string_append_len (scan->cell, start, scan->p - start);
}

static void
clear_cell (gpointer data)
{
  ParcoursBlockCell *cell = data;

  g_free (cell->title);
  g_free (cell->note);
}

/* Keeps what the scan holds as a cell, if it is any text. FALSE if there are too many. */
static gboolean
keep_cell (ParcoursBlock *block, Scan *scan, guint row, guint column)
{
  g_autofree char *clean = parcours_clean_text (scan->cell->str, (gssize) scan->cell->len);
  char *text = g_strstrip (clean);
  char *rest = strchr (text, '\n');
  ParcoursBlockCell cell = { .row = row, .column = column };

  g_string_truncate (scan->cell, 0);
  if (*text == '\0')
    return TRUE;
  if (block->cells->len >= PARCOURS_BLOCK_CELLS_MAX)
    return FALSE;
  if (rest != NULL)
    {
      *rest = '\0';
      cell.note = g_strdup (g_strstrip (rest + 1));
    }
  cell.title = parcours_clean_line (text, -1);
  g_array_append_val (block->cells, cell);
  block->n_rows = MAX (block->n_rows, row + 1);
  block->n_columns = MAX (block->n_columns, column + 1);
  return TRUE;
}

static gboolean
scan_block (ParcoursBlock *block, Scan *scan)
{
  guint row = 0, column = 0;

  while (scan->p < scan->end)
    {
      if (*scan->p != '"' || !take_quoted (scan))
        take_plain (scan);
      if (!keep_cell (block, scan, row, column))
        return FALSE;
      if (scan->p == scan->end)
        break;
      if (*scan->p == '\t')
        column++;
      else
        {
          if (*scan->p == '\r' && scan->p + 1 < scan->end && scan->p[1] == '\n')
            scan->p++;
          row++;
          column = 0;
        }
      scan->p++;
    }
  return TRUE;
}

ParcoursBlock *
parcours_block_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (ParcoursBlock) block = NULL;
  Scan scan;

  g_return_val_if_fail (text != NULL, NULL);

  if (length > PARCOURS_BLOCK_MAX)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                   _("The text has more than %d MiB. Take a smaller part of it at a time."),
                   PARCOURS_BLOCK_MAX / 1024 / 1024);
      return NULL;
    }
  block = g_new0 (ParcoursBlock, 1);
  block->cells = g_array_new (FALSE, TRUE, sizeof (ParcoursBlockCell));
  g_array_set_clear_func (block->cells, clear_cell);
  text = skip_mark (text, &length);
  scan = (Scan) { text, text + length, cell };
  if (!scan_block (block, &scan))
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                   _("The block has more than %d cells with text. Take a smaller part of it at a time: each becomes a "
                     "card."),
                   PARCOURS_BLOCK_CELLS_MAX);
      return NULL;
    }
  if (block->cells->len == 0)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                   _("There is no text in the block to make cards of."));
      return NULL;
    }
  return g_steal_pointer (&block);
}

void
parcours_block_free (ParcoursBlock *block)
{
  if (block == NULL)
    return;
  g_array_unref (block->cells);
  g_free (block);
}

/* --- writing --- */

void
parcours_block_append (GString *text, const char *cell)
{
  g_return_if_fail (text != NULL && cell != NULL);

  if (strpbrk (cell, "\t\r\n") == NULL && *cell != '"')
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}
