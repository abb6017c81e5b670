/* export-tiles.c - see export-tiles.h */
#include "config.h"

#include "cli/export-tiles.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/sheet-options.h"

#define OVERLAP 10.0            /* mm */
#define MARGIN 5.0
#define MOST_ALONG 100          /* sheets across or down */

void
cli_tiles_clear (CliTiles *tiles)
{
  g_free (tiles->paper);
  g_free (tiles->overlap);
  g_free (tiles->margin);
  g_free (tiles->sheets);
}

/* FALSE, and it is said, if options for tiles are given, but no --tile. */
static gboolean
check_alone (const CliTiles *wanted)
{
  const char *name = wanted->sheets ? "sheets" : wanted->overlap ? "overlap" : wanted->marks ? "marks" : wanted->no_marks ? "no-marks"
                     : wanted->no_plan ? "no-plan" : NULL;

  if (!name)
    return TRUE;
  g_printerr (_("--%s goes with --tile, which says what sheets the poster is printed on.\n"), name);
  return FALSE;
}

static gboolean
parse_sheets (const char *text, ParcoursTileOptions *tile)
{
  char end;

  if (sscanf (text, "%3ux%3u%c", &tile->across, &tile->down, &end) == 2 && tile->across >= 1 && tile->across <= MOST_ALONG &&
      tile->down >= 1 && tile->down <= MOST_ALONG)
    return TRUE;
  g_printerr (_("--sheets takes how many sheets across and down, like 4x4, each from 1 to %d, not “%s”.\n"), MOST_ALONG, text);
  return FALSE;
}

gboolean
cli_tiles_fill (const CliTiles *wanted, gboolean has_paper, ParcoursExportOptions *options)
{
  ParcoursTileOptions *tile = &options->tile;
  g_autoptr (GError) error = NULL;

  if (!wanted->paper)
    return check_alone (wanted);

  options->kind = PARCOURS_PRINT_TILES;
  *tile = (ParcoursTileOptions) { .overlap = OVERLAP, .margin = MARGIN, .marks = !wanted->no_marks, .plan = !wanted->no_plan };
  if (wanted->marks && wanted->no_marks)
    {
      g_printerr (_("--marks and --no-marks contradict each other.\n"));
      return FALSE;
    }
  if (wanted->sheets && has_paper)
    {
      g_printerr (_("--paper and --sheets both say how large the poster is. Give one of them.\n"));
      return FALSE;
    }
  if (!parcours_paper_parse (wanted->paper, &tile->paper, &error))
    {
      g_printerr ("--tile: %s\n", error->message);
      return FALSE;
    }
  if (!cli_length ("overlap", wanted->overlap, &tile->overlap, &error) || !cli_length ("margin", wanted->margin, &tile->margin, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  return !wanted->sheets || parse_sheets (wanted->sheets, tile);
}

void
cli_tiles_report (const ParcoursExportOptions *options, const ParcoursExportReport *made)
{
  if (options->kind != PARCOURS_PRINT_TILES || !isatty (STDOUT_FILENO))
    return;
  const guint n = made->n_sheets - (options->tile.plan ? 1 : 0);
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u sheet of paper; the poster measures %.0f × %.0f mm.\n",
                        "%u sheets of paper; glued together they measure %.0f × %.0f mm.\n", n),
           n, made->width_mm, made->height_mm);
  if (options->tile.plan)
    g_print (_("The last page shows how they go together.\n"));
}
