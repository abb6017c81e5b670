/* poster.c - composes the page: measures its parts, chooses their shape and scale, and places them. */
#include "config.h"

#include "export/poster-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/error.h"
#include "base/words.h"
#include "export/fit.h"
#include "export/sheets.h"
#include "layout/metrics.h"

#define MARGIN 40.0
#define GAP 24.0                /* between lens, grid and footer */
#define LEGEND_GAP 44.0
#define LEAST_WIDTH 1300.0      /* for lens and footer to be read */
#define MOST_SCALE 2.0          /* a small map is not blown up further */
#define SURROUND_TEXT 13.0      /* u: the smallest in lens, legend and footer, and about that in the bands */
#define NOTES_TEXT 12.0         /* in the notes below the grid */
#define A_SHAPE 1.41421356      /* of a page that has no paper yet */

static ParcoursPoster *
poster_create (ParcoursMap *map, const ParcoursExportOptions *options)
{
  ParcoursPoster *self = g_new0 (ParcoursPoster, 1);

  self->map = g_object_ref (map);
  self->text = options->text ? g_object_ref (options->text) : parcours_text_new ();
  self->endnotes = g_hash_table_new (NULL, NULL);
  self->view = (ParcoursView) { .cell_rows = G_MAXUINT / 2, .shows = options->shows, .data = options->data };
  self->layout = parcours_layout_new (map, &self->view);
  self->paint = (ParcoursPaint) {
    .theme = parcours_theme_get (options->theme, FALSE),
    .text = self->text,
    .map = map,
    .layout = self->layout,
    .lang = options->lang ? options->lang : parcours_map_get_lang (map),
    .zoom = 1,
    .endnotes = self->endnotes,
    .afar = TRUE,
  };
  self->scale = 1;
  self->band = PARCOURS_POSTER_BAND;
  return self;
}

void
parcours_poster_free (ParcoursPoster *self)
{
  if (!self)
    return;

  g_clear_object (&self->layout);
  g_clear_object (&self->text);
  g_clear_object (&self->map);
  g_clear_pointer (&self->endnotes, g_hash_table_unref);
  g_clear_pointer (&self->sheet_words, g_free);
  g_free (self);
}

/* The grid with its bands. */
static void
measure_grid (ParcoursPoster *self)
{
  double width, height;

  parcours_layout_get_size (self->layout, &width, &height);
  self->grid.width = _parcours_poster_side (self) + width;
  self->grid.height = _parcours_poster_head (self) + height;
}

void
_parcours_poster_set_cell_rows (ParcoursPoster *self, guint cell_rows)
{
  if (self->view.cell_rows != cell_rows)
    {
      self->view.cell_rows = cell_rows;
      parcours_layout_set_view (self->layout, &self->view);
    }
  measure_grid (self);
}

static double
content_width (const ParcoursPoster *self)
{
  return MAX (LEAST_WIDTH, MARGIN + self->grid.width + LEGEND_GAP + PARCOURS_LEGEND_WIDTH + MARGIN);
}

/* Parked cards stand below the grid, beside the legend. */
static double
tray_space (const ParcoursPoster *self)
{
  return self->tray.height > 0 ? GAP + self->tray.height : 0;
}

double
_parcours_poster_legend_room (const ParcoursPoster *self)
{
  return self->grid.height + tray_space (self);
}

/* Notes stand below both. */
static double
notes_space (const ParcoursPoster *self)
{
  return self->notes.height > 0 ? GAP + self->notes.height : 0;
}

/* What stands above and below the middle part of a page `width` wide; sets the heights of lens, tray, notes and footer. */
static double
measure_surround (ParcoursPoster *self, double width)
{
  self->lens.height = parcours_paint_lens (&self->paint, 0, 0, width - 2 * MARGIN);
  self->footer.height = parcours_paint_footer (&self->paint, 0, 0, width - 2 * MARGIN, self->sheet_words);
  self->tray.height = parcours_paint_tray (&self->paint, 0, 0, self->grid.width);
  self->notes.height = parcours_paint_notes_below (&self->paint, 0, 0, width - 2 * MARGIN);
  return notes_space (self) + MARGIN + self->lens.height + GAP + GAP + self->footer.height + MARGIN;
}

/* The least page around the parts as they are. */
static void
measure_content (ParcoursPoster *self, double *width, double *height)
{
  *width = content_width (self);
  *height = measure_surround (self, *width) + MAX (_parcours_poster_legend_room (self), self->legend.height);
}

double
_parcours_poster_fit (ParcoursPoster *self, double page_width, double page_height)
{
  double width, height, low, high;

  measure_content (self, &width, &height);
  low = MIN (page_width / width, page_height / height);
  if (self->notes.height <= 0 || self->roll == PARCOURS_ROLL_LYING)
    return low;

  /* On a page that is wider than the map the notes are less high. */
  for (high = page_width / width; high - low > 0.002 * high;)
    {
      const double middle = (low + high) / 2;

      height = measure_surround (self, page_width / middle) + MAX (_parcours_poster_legend_room (self), self->legend.height);
      if (height * middle <= page_height)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* What stands around the body of the grid on any page. */
static ParcoursSurround
get_surround (ParcoursPoster *self)
{
  const double down = measure_surround (self, content_width (self)) + _parcours_poster_head (self) + tray_space (self);
  const ParcoursSurround surround = {
    .across = MARGIN + _parcours_poster_side (self) + LEGEND_GAP + PARCOURS_LEGEND_WIDTH + MARGIN,
    .down = down,
    .least_height = self->legend.height - _parcours_poster_head (self) - tray_space (self),
  };

  return surround;
}

/* Rows of cards in a cell for a page of `width` x `height` in u at 100 %, and how large the map is on it then. */
static double
choose_for_page (ParcoursPoster *self, double width, double height, guint *cell_rows)
{
  const ParcoursSurround surround = get_surround (self);
  double scale;

  *cell_rows = parcours_fit_cell_rows (self->layout, &surround, width, height, &scale);
  return scale;
}

/* The same for a roll: its width goes across the map's, or across its height. What is used of it is known when the map is laid out. */
static void
choose_for_roll (ParcoursPoster *self, const ParcoursExportOptions *options, double *page_width, double *page_height)
{
  const double breadth = self->paper.width / PARCOURS_MM_PER_U, length = PARCOURS_PAPER_MAX / PARCOURS_MM_PER_U;
  const ParcoursSurround surround = get_surround (self);
  const ParcoursRollFit lying = parcours_fit_roll (self->layout, &surround, FALSE, breadth, length, options->scale, MOST_SCALE);
  const ParcoursRollFit standing = parcours_fit_roll (self->layout, &surround, TRUE, breadth, length, options->scale, MOST_SCALE);
  const gboolean upright = options->orientation == PARCOURS_ORIENTATION_AUTO ? parcours_roll_fit_is_better (&standing, &lying)
                                                                            : options->orientation == PARCOURS_ORIENTATION_PORTRAIT;

  self->roll = upright ? PARCOURS_ROLL_UPRIGHT : PARCOURS_ROLL_LYING;
  *page_width = upright ? breadth : length;
  *page_height = upright ? length : breadth;
  _parcours_poster_set_cell_rows (self, upright ? standing.cell_rows : lying.cell_rows);
}

/* Only as much of the roll as the map takes, in whole mm. */
static void
cut_roll (ParcoursPoster *self, double width, double *page_width, double *page_height)
{
  double height;

  if (self->roll == PARCOURS_ROLL_LYING)
    *page_width = ceil (width * self->scale * PARCOURS_MM_PER_U - 0.001) / PARCOURS_MM_PER_U;
  if (self->roll != PARCOURS_ROLL_UPRIGHT)
    return;

  height = measure_surround (self, *page_width / self->scale) + MAX (_parcours_poster_legend_room (self), self->legend.height);
  *page_height = ceil (height * self->scale * PARCOURS_MM_PER_U - 0.001) / PARCOURS_MM_PER_U;
}

/* Turns the paper as asked, or so that the map is largest; chooses the rows of cards in a cell. */
static void
choose_shape (ParcoursPoster *self, const ParcoursExportOptions *options, double *page_width, double *page_height)
{
  const ParcoursOrientation orientation = options->orientation;
  const gboolean has_paper = self->paper.width > 0;
  const double wide = has_paper ? MAX (self->paper.width, self->paper.height) / PARCOURS_MM_PER_U : 1e4 * A_SHAPE;
  const double narrow = has_paper ? MIN (self->paper.width, self->paper.height) / PARCOURS_MM_PER_U : 1e4;
  const gboolean own_size = has_paper && self->paper.name[0] == '\0';
  guint landscape, portrait, cell_rows;
  gboolean upright;

  measure_grid (self);
  self->legend.height = parcours_paint_legend (&self->paint, 0, 0, PARCOURS_LEGEND_WIDTH);
  if (parcours_paper_is_roll (&self->paper))
    {
      choose_for_roll (self, options, page_width, page_height);
      return;
    }

  const double scale_landscape = choose_for_page (self, wide, narrow, &landscape);
  const double scale_portrait = choose_for_page (self, narrow, wide, &portrait);

  if (orientation != PARCOURS_ORIENTATION_AUTO)
    upright = orientation == PARCOURS_ORIENTATION_PORTRAIT;
  else if (own_size)
    upright = self->paper.width < self->paper.height;
  else
    upright = has_paper && scale_portrait > scale_landscape;

  cell_rows = upright ? portrait : landscape;
  *page_width = upright ? narrow : wide;
  *page_height = upright ? wide : narrow;
  _parcours_poster_set_cell_rows (self, cell_rows);
}

static char *
size_in_mm (double width, double height)
{
  return g_strdup_printf ("%.0f\302\240×\302\240%.0f\302\240mm", width, height);
}

/* "A0 landscape · scale 100 %: a card measures 76 × 51 mm · smallest text 14 pt · made with Parcours" */
static char *
describe_sheet (ParcoursPoster *self, double page_width, double page_height)
{
  const char *lang = self->paint.lang;
  const gboolean upright = page_height > page_width;
  g_autofree char *own = size_in_mm (page_width * PARCOURS_MM_PER_U, page_height * PARCOURS_MM_PER_U);
  g_autofree char *card = size_in_mm (PARCOURS_CARD_WIDTH * PARCOURS_MM_PER_U * self->scale, PARCOURS_CARD_HEIGHT * PARCOURS_MM_PER_U * self->scale);
  g_autofree char *paper = NULL;
  g_autofree char *sheet = NULL;
  const guint unlisted = self->n_cut - g_hash_table_size (self->endnotes);
  ParcoursExportReport report;

  if (self->paper.name[0] == '\0')
    paper = g_steal_pointer (&own);
  else if (upright)
    /* Translators: a paper size, "A0 portrait" */
    paper = g_strdup_printf (parcours_words (lang, NULL, N_("%s portrait")), self->paper.name);
  else
    /* Translators: a paper size, "A0 landscape" */
    paper = g_strdup_printf (parcours_words (lang, NULL, N_("%s landscape")), self->paper.name);

  parcours_poster_get_report (self, &report);
  /* Translators: at the foot of a poster: paper ("A0 landscape"), scale in percent, size of a card, size of type in points */
  sheet = g_strdup_printf (parcours_words (lang, NULL,
                                           N_("%s · scale %d %%: a card measures %s · smallest text %d pt · made with Parcours")),
                           paper, (int) lround (self->scale * 100), card, (int) lround (report.smallest_text));
  if (unlisted == 0)
    return g_steal_pointer (&sheet);

  /* Translators: before the words at the foot of a poster: cards with three dots that are not in the notes of the sheet */
  g_autofree char *rest =
    g_strdup_printf (parcours_words_n (lang, NN_ ("%u text goes on in the map’s file", "%u texts go on in the map’s file"), unlisted),
                     unlisted);
  return g_strconcat (rest, " · ", sheet, NULL);
}

/* Everything has its height: puts the parts on a page of `width` x `height`. */
static void
place_parts (ParcoursPoster *self, double width, double height)
{
  const double inner = width - 2 * MARGIN;

  self->width = width;
  self->height = height;
  self->lens = PARCOURS_RECT (MARGIN, MARGIN, inner, self->lens.height);
  self->grid.x = MARGIN;
  self->grid.y = self->lens.y + self->lens.height + GAP;
  self->tray = PARCOURS_RECT (MARGIN, self->grid.y + self->grid.height + GAP, self->grid.width, self->tray.height);
  self->legend = PARCOURS_RECT (width - MARGIN - PARCOURS_LEGEND_WIDTH, self->grid.y, PARCOURS_LEGEND_WIDTH, self->legend.height);
  self->notes = PARCOURS_RECT (MARGIN, self->grid.y + MAX (_parcours_poster_legend_room (self), self->legend.height) + GAP, inner,
                               self->notes.height);
  self->footer = PARCOURS_RECT (MARGIN, height - MARGIN - self->footer.height, inner, self->footer.height);
}

static gboolean
compose (ParcoursPoster *self, const ParcoursExportOptions *options, GError **error)
{
  double page_width, page_height, width, height;

  choose_shape (self, options, &page_width, &page_height);
  _parcours_poster_choose_endnotes (self, options, &page_width, &page_height);
  self->smallest = parcours_paint_smallest (&self->paint);
  if (self->smallest <= 0 || self->smallest > SURROUND_TEXT)
    self->smallest = SURROUND_TEXT;
  if (self->paint.first_below > 0)
    self->smallest = MIN (self->smallest, NOTES_TEXT);
  /* The scale is not known yet, but how long the words are is. */
  self->sheet_words = describe_sheet (self, page_width, page_height);
  measure_content (self, &width, &height);

  if (self->paper.width <= 0)
    {
      self->scale = options->scale > 0 ? options->scale : 1;
      page_width = width * self->scale;
      page_height = height * self->scale;
    }
  else
    {
      const double fits = _parcours_poster_fit (self, page_width, page_height);

      self->scale = options->scale > 0 ? options->scale : MIN (fits, MOST_SCALE);
      if (self->scale > fits * 1.002)
        {
          g_autofree char *wanted = size_in_mm (width * PARCOURS_MM_PER_U * self->scale, height * PARCOURS_MM_PER_U * self->scale);
          g_autofree char *sheet = size_in_mm (page_width * PARCOURS_MM_PER_U, page_height * PARCOURS_MM_PER_U);

          if (self->roll != PARCOURS_ROLL_NONE)
            g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                         _("At %d %% the map measures %s, more than a roll of %.0f mm takes. Fit it to the roll, or take a wider one."),
                         (int) lround (self->scale * 100), wanted, self->paper.width);
          else
            g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                         _("At %d %% the map measures %s, more than the paper’s %s. Fit it to the paper, or take a larger one."),
                         (int) lround (self->scale * 100), wanted, sheet);
          return FALSE;
        }
      cut_roll (self, width, &page_width, &page_height);
    }

  g_clear_pointer (&self->sheet_words, g_free);
  self->sheet_words = describe_sheet (self, page_width, page_height);
  width = page_width / self->scale;
  height = page_height / self->scale;
  measure_surround (self, width);
  place_parts (self, width, height);
  return TRUE;
}

ParcoursPoster *
parcours_poster_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  g_autoptr (ParcoursPoster) self = poster_create (map, options);

  self->paper = options->paper;
  if (!compose (self, options, error))
    return NULL;
  return g_steal_pointer (&self);
}

ParcoursPoster *
parcours_poster_new_bare (ParcoursMap *map)
{
  const ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  const ParcoursSurround surround = { PARCOURS_SIDE_WIDTH, PARCOURS_HEAD_HEIGHT, 0 };

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  ParcoursPoster *self = poster_create (map, &options);

  self->bare = TRUE;
  self->band = 1;
  self->paint.afar = FALSE;
  _parcours_poster_set_cell_rows (self, parcours_fit_cell_rows (self->layout, &surround, A_SHAPE, 1, NULL));
  self->width = self->grid.width;
  self->height = self->grid.height;
  return self;
}

void
parcours_poster_get_size (const ParcoursPoster *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  if (width)
    *width = self->width;
  if (height)
    *height = self->height;
}

void
parcours_poster_get_report (const ParcoursPoster *self, ParcoursExportReport *report)
{
  g_return_if_fail (self != NULL && report != NULL);

  report->width_mm = self->width * self->scale * PARCOURS_MM_PER_U;
  report->height_mm = self->height * self->scale * PARCOURS_MM_PER_U;
  report->scale = self->scale;
  report->smallest_text = self->smallest * self->scale * PARCOURS_MM_PER_U / 25.4 * 72;
  report->n_endnotes = g_hash_table_size (self->endnotes);
  report->n_unlisted = self->n_cut - report->n_endnotes;
}
