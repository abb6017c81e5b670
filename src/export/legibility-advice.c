/* legibility-advice.c - what would make words larger, or sheets fewer: the map is composed with it, and measured again. */
#include "config.h"

#include "export/legibility-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/layout.h"
#include "model/excerpt.h"

#define WORTH 1.1               /* so much larger must words become that it is worth saying */
#define MOST_PAPERS 3

/* Measures the map with other options. FALSE if it cannot be composed with them, which is no error here. */
static gboolean
measure_with (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursLegibility *measured)
{
  g_autoptr (ParcoursSheets) sheets = parcours_sheets_new (map, options, NULL);
  g_autoptr (ParcoursTypeMeter) meter = NULL;

  if (!sheets)
    return FALSE;
  meter = parcours_type_meter_new ();
  _parcours_legibility_measure (measured, sheets, options, meter);
  return TRUE;
}

static void
add_advice (ParcoursLegibility *self, ParcoursFindingKind kind, const char *id, char *text)
{
  _parcours_legibility_add (self, kind, PARCOURS_FINDING_ADVICE, id, text);
}

ParcoursPaper *
_parcours_legibility_paper_in (ParcoursExportOptions *options)
{
  switch (options->kind)
    {
    case PARCOURS_PRINT_TILES:
      return &options->tile.paper;
    case PARCOURS_PRINT_STICKIES:
      return &options->sticky.sheet;
    case PARCOURS_PRINT_POSTER:
    case PARCOURS_N_PRINTS:
    default:
      return &options->paper;
    }
}

/* Named papers on which `paper` can lie with room to spare, the smallest first, and one larger than all. */
static guint
find_larger (const ParcoursPaper *paper, ParcoursPaper larger[MOST_PAPERS])
{
  static const char *const names[] = { "A4", "A3", "A2", "A1", "A0", "1189x1682mm" };
  const double narrow = MIN (paper->width, paper->height), wide = MAX (paper->width, paper->height);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names) && n < MOST_PAPERS; i++)
    if (parcours_paper_parse (names[i], &larger[n], NULL) && larger[n].width > narrow * 1.05 && larger[n].height > wide * 1.05)
      n++;
  return n;
}

/* How large words are on larger paper. */
static char *
describe_poster (const ParcoursLegibility *with, const char *paper)
{
  const int percent = (int) lround (with->report.scale * 100);

  if (with->stages.points <= 0)
    return g_strdup_printf (_("On %s, at %d %%, the smallest text is %.1f points and reads up to %.1f m away."), paper, percent,
                            with->smallest.points, with->smallest.distance);
  return g_strdup_printf (_("On %s, at %d %%, the smallest text is %.1f points and reads up to %.1f m away, titles of stages up to %.1f m."),
                          paper, percent, with->smallest.points, with->smallest.distance, with->stages.distance);
}

static char *
describe_count (const ParcoursLegibility *with, const char *paper)
{
  const guint n = with->report.n_sheets;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %s it is %u sheet.", "On %s it is %u sheets.", n), paper, n);
}

static gboolean
advise_papers (ParcoursLegibility *self, ParcoursMap *map, const ParcoursExportOptions *options, GCancellable *cancellable, GError **error)
{
  ParcoursExportOptions other = *options;
  ParcoursPaper *paper = _parcours_legibility_paper_in (&other);
  ParcoursPaper larger[MOST_PAPERS];
  guint n = paper->width > 0 && paper->height > 0 ? find_larger (paper, larger) : 0;

  /* Notes are put on what an office printer takes. */
  if (options->kind == PARCOURS_PRINT_STICKIES)
    n = MIN (n, 1);

  for (guint i = 0; i < n; i++)
    {
      ParcoursLegibility with = { .n_overflow = 0 };
      g_autofree char *name = NULL;
      gboolean fewer;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      *paper = larger[i];
      if (!measure_with (map, &other, &with))
        continue;
      fewer = with.report.n_sheets < self->report.n_sheets;
      if (!fewer && with.report.scale < self->report.scale * WORTH)
        continue;
      name = larger[i].name[0] != '\0' ? g_strdup (larger[i].name)
                                       : _parcours_legibility_paper (&larger[i], larger[i].width, larger[i].height);
      add_advice (self, PARCOURS_FINDING_PAPER, NULL, fewer ? describe_count (&with, name) : describe_poster (&with, name));
    }
  return TRUE;
}

/* The cells of the map as it is shown, and which cards would be too many for each. */
typedef struct
{
  const ParcoursExportOptions *options;
  ParcoursLayout *layout;
  guint n_rows, n_columns;
  guint most, row, column;      /* cards of the fullest cell, and where it is */
  GHashTable *left_out;
} Cells;

static gboolean
shows_rest (ParcoursElement *card, gpointer data)
{
  const Cells *cells = data;

  return !g_hash_table_contains (cells->left_out, card) && (!cells->options->shows || cells->options->shows (card, cells->options->data));
}

static void
cells_init (Cells *cells, ParcoursMap *map, const ParcoursExportOptions *options)
{
  const ParcoursView view = { .shows = options->shows, .data = options->data };

  *cells = (Cells) { .options = options, .layout = parcours_layout_new (map, &view), .left_out = g_hash_table_new (NULL, NULL) };
  parcours_layout_get_rows (cells->layout, &cells->n_rows);
  parcours_layout_get_columns (cells->layout, &cells->n_columns);
  for (guint row = 0; row < cells->n_rows; row++)
    for (guint column = 0; column < cells->n_columns; column++)
      {
        GPtrArray *cards = parcours_layout_get_cell (cells->layout, row, column);

        if (cards && cards->len > cells->most)
          {
            cells->most = cards->len;
            cells->row = row;
            cells->column = column;
          }
      }
}

static void
cells_clear (Cells *cells)
{
  g_clear_object (&cells->layout);
  g_clear_pointer (&cells->left_out, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

/* Measures the map with at most `most` cards in each cell. */
static gboolean
measure_fewer (Cells *cells, ParcoursMap *map, guint most, ParcoursLegibility *measured)
{
  ParcoursExportOptions other = *cells->options;

  g_hash_table_remove_all (cells->left_out);
  for (guint row = 0; row < cells->n_rows; row++)
    for (guint column = 0; column < cells->n_columns; column++)
      {
        GPtrArray *cards = parcours_layout_get_cell (cells->layout, row, column);

        for (guint i = most; cards && i < cards->len; i++)
          g_hash_table_add (cells->left_out, cards->pdata[i]);
      }
  other.shows = shows_rest;
  other.data = cells;
  return measure_with (map, &other, measured);
}

static void
add_fullest (ParcoursLegibility *self, Cells *cells)
{
  guint n_rows, n_columns;
  const ParcoursRow *row = &parcours_layout_get_rows (cells->layout, &n_rows)[cells->row];
  const ParcoursColumn *column = &parcours_layout_get_columns (cells->layout, &n_columns)[cells->column];
  ParcoursElement *first = parcours_layout_get_cell (cells->layout, cells->row, cells->column)->pdata[0];
  g_autofree char *stage = parcours_excerpt (parcours_element_get_name (column->step ? column->step : column->stage));
  g_autofree char *lane = NULL;

  if (*parcours_element_get_name (row->lane))
    lane = parcours_excerpt (parcours_element_get_name (row->lane));
  else
    lane = parcours_field_format (PARCOURS_LANE_KIND, parcours_element_get_value (row->lane, PARCOURS_LANE_KIND),
                                  g_get_language_names ()[0]);
  /* Translators: the title of a stage or step, the title of a lane, a number of cards */
  add_advice (self, PARCOURS_FINDING_FULLEST_CELL, parcours_element_get_id (first),
              g_strdup_printf (_("The fullest cell is “%s” in the lane “%s”; its cards: %u."), stage, lane, cells->most));
}

static void
add_fewer (ParcoursLegibility *self, guint most, guint fewer, const ParcoursLegibility *with)
{
  /* Translators: how many cards are left out, the most that stand in a cell then, scale in percent, size of type, a distance */
  add_advice (self, PARCOURS_FINDING_FEWER_CARDS, NULL,
              g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "Without %u card (a filter may hide it) no cell has more than %u, and the scale is %d %%: "
                                            "the smallest text is %.1f points and reads up to %.1f m away.",
                                            "Without %u cards (a filter may hide them) no cell has more than %u, and the scale is "
                                            "%d %%: the smallest text is %.1f points and reads up to %.1f m away.", fewer),
                               fewer, most, (int) lround (with->report.scale * 100), with->smallest.points, with->smallest.distance));
}

/* The larger the cells may stay, the fewer cards have to go: looks for the largest that is worth it, halving. */
static gboolean
advise_cards (ParcoursLegibility *self, ParcoursMap *map, const ParcoursExportOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (Cells) cells = { NULL };
  ParcoursLegibility with = { .n_overflow = 0 }, best;
  guint low = 1, high, fewer;

  cells_init (&cells, map, options);
  if (cells.most < 2)
    return TRUE;
  add_fullest (self, &cells);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!measure_fewer (&cells, map, 1, &with))
    return TRUE;
  if (with.report.scale < self->report.scale * WORTH)
    {
      add_advice (self, PARCOURS_FINDING_FEWER_CARDS, NULL,
                  g_strdup_printf (_("Fewer cards would hardly make it larger: with one in each cell the scale is %d %%. "
                                     "Fewer steps or lanes would."), (int) lround (with.report.scale * 100)));
      return TRUE;
    }

  best = with;
  fewer = g_hash_table_size (cells.left_out);
  for (high = cells.most - 1; low < high;)
    {
      const guint middle = (low + high + 1) / 2;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (measure_fewer (&cells, map, middle, &with) && with.report.scale >= self->report.scale * WORTH)
        {
          low = middle;
          best = with;
          fewer = g_hash_table_size (cells.left_out);
        }
      else
        high = middle - 1;
    }
  add_fewer (self, low, fewer, &best);
  return TRUE;
}

gboolean
_parcours_legibility_advise (ParcoursLegibility *self, ParcoursMap *map, const ParcoursExportOptions *options,
                             GCancellable *cancellable, GError **error)
{
  if (!advise_papers (self, map, options, cancellable, error))
    return FALSE;
  if (options->kind != PARCOURS_PRINT_POSTER || options->paper.width <= 0 || options->scale > 0)
    return TRUE;
  return advise_cards (self, map, options, cancellable, error);
}
