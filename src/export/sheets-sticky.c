/* sheets-sticky.c - a card on each sticky note or label: the sheets they are put on, and one before that shows where. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/words.h"
#include "export/sheets-private.h"
#include "paint/sticky.h"

#define RULER_ROOM 16.0         /* mm, with the margin that stays white */

#define PARCOURS_TYPE_SHEETS_STICKY (parcours_sheets_sticky_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursSheetsSticky, parcours_sheets_sticky, PARCOURS, SHEETS_STICKY, ParcoursSheets)

/* A card and the words that say where it belongs. */
typedef struct
{
  ParcoursElement *card;        /* borrowed from the layout's map */
  char *stage, *lane, *brief;
  gboolean cut;                 /* not all of its words are on the note */
} Note;

struct _ParcoursSheetsSticky
{
  ParcoursSheets parent_instance;

  ParcoursLayout *layout;
  ParcoursText *text;
  ParcoursPaint paint;          /* without painter */
  ParcoursStickyGrid grid;
  GArray *notes;                /* Note, as they come out */
  char *edition, *date;         /* of the map, for each note */
  double smallest;              /* u: of all cards' words */
  guint n_cut;
  gboolean guides, ground;
};

G_DEFINE_FINAL_TYPE (ParcoursSheetsSticky, parcours_sheets_sticky, PARCOURS_TYPE_SHEETS)

static void
note_clear (gpointer data)
{
  Note *note = data;

  g_free (note->stage);
  g_free (note->lane);
  g_free (note->brief);
}

/* --- which cards, and where each belongs --- */

/* "Purchase › 5 Second shop" */
static char *
make_stage (const ParcoursColumn *column)
{
  const char *stage = parcours_element_get_name (column->stage);

  if (!column->step)
    return g_strdup (stage);
  return g_strdup_printf ("%s › %u %s", stage, column->number, parcours_element_get_name (column->step));
}

/* "Touchpoints (Ludovic)" */
static char *
make_lane (ParcoursSheetsSticky *self, const ParcoursRow *row)
{
  guint n;
  const ParcoursGroup *groups = parcours_layout_get_groups (self->layout, &n);
  ParcoursElement *persona = row->group < n ? groups[row->group].persona : NULL;
  const char *lane = parcours_element_get_name (row->lane);

  if (*lane == '\0')
    lane = parcours_words (self->paint.lang, NULL, parcours_field (PARCOURS_LANE_KIND)->choices[row->note].label);
  return persona ? g_strdup_printf ("%s (%s)", lane, parcours_element_get_name (persona)) : g_strdup (lane);
}

static void
add_cell (ParcoursSheetsSticky *self, const ParcoursColumn *column, const ParcoursRow *row, GPtrArray *cards)
{
  for (guint i = 0; cards && i < cards->len; i++)
    {
      Note note = { cards->pdata[i], make_stage (column), make_lane (self, row), NULL, FALSE };

      note.brief = column->step ? g_strdup_printf ("%u · %s", column->number, note.lane) : g_strdup_printf ("%s · %s", note.stage, note.lane);
      g_array_append_val (self->notes, note);
    }
}

/* Stage by stage and step by step, there lane by lane: as somebody goes along the wall who sticks them up. Cards without a place come last. */
static void
collect_notes (ParcoursSheetsSticky *self)
{
  guint n_columns, n_rows;
  const ParcoursColumn *columns = parcours_layout_get_columns (self->layout, &n_columns);
  const ParcoursRow *rows = parcours_layout_get_rows (self->layout, &n_rows);
  GPtrArray *parked = parcours_layout_get_parked (self->layout);

  for (guint column = 0; column < n_columns; column++)
    for (guint row = 0; row < n_rows; row++)
      add_cell (self, &columns[column], &rows[row], parcours_layout_get_cell (self->layout, row, column));
  for (guint i = 0; i < parked->len; i++)
    {
      const char *to_place = parcours_words (self->paint.lang, NULL, N_("To place"));
      const Note note = { parked->pdata[i], g_strdup (to_place), NULL, g_strdup (to_place), FALSE };

      g_array_append_val (self->notes, note);
    }
}

static void
paint_note (ParcoursSheetsSticky *self, const ParcoursPaint *paint, guint index, const ParcoursRect *rect, ParcoursStickyFit *fit)
{
  const Note *note = &g_array_index (self->notes, Note, index);
  g_autofree char *number = g_strdup_printf ("%u/%u", index + 1, self->notes->len);
  const ParcoursStickyPlace place = { note->stage, note->lane, note->brief, number, self->edition, self->date };

  parcours_paint_sticky (paint, note->card, &place, rect, self->ground, fit);
}

static void
measure_notes (ParcoursSheetsSticky *self)
{
  const ParcoursRect rect = { 0, 0, self->grid.width / PARCOURS_MM_PER_U, self->grid.height / PARCOURS_MM_PER_U };

  for (guint i = 0; i < self->notes->len; i++)
    {
      ParcoursStickyFit fit;

      paint_note (self, &self->paint, i, &rect, &fit);
      if (fit.smallest > 0 && (self->smallest <= 0 || fit.smallest < self->smallest))
        self->smallest = fit.smallest;
      self->n_cut += fit.more;
      g_array_index (self->notes, Note, i).cut = fit.more;
    }
}

/* --- sheets --- */

static guint
get_count (ParcoursSheets *sheets)
{
  ParcoursSheetsSticky *self = PARCOURS_SHEETS_STICKY (sheets);

  return (self->guides ? 1 : 0) + parcours_sticky_grid_count_sheets (&self->grid, self->notes->len);
}

static void
get_size (ParcoursSheets *sheets, guint sheet, double *width_mm, double *height_mm)
{
  ParcoursSheetsSticky *self = PARCOURS_SHEETS_STICKY (sheets);

  *width_mm = self->grid.sheet_width;
  *height_mm = self->grid.sheet_height;
}

/* In u. */
static ParcoursRect
get_place (ParcoursSheetsSticky *self, guint place)
{
  const ParcoursRect mm = parcours_sticky_grid_place (&self->grid, place);

  return PARCOURS_RECT (mm.x / PARCOURS_MM_PER_U, mm.y / PARCOURS_MM_PER_U, mm.width / PARCOURS_MM_PER_U, mm.height / PARCOURS_MM_PER_U);
}

static void
paint_guides (ParcoursSheetsSticky *self, const ParcoursPaint *paint)
{
  const guint n = MIN (parcours_sticky_grid_per_sheet (&self->grid), self->notes->len);
  const double bottom = self->grid.top + (self->grid.rows - 1) * self->grid.down + self->grid.height;
  const char *words = parcours_words (paint->lang, NULL,
                                      N_("Print at actual size. Stick blank notes here, then feed this sheet again, the same way round, for "
                                         "each page that follows."));

  parcours_painter_begin_group (paint->painter, NULL, "guides", NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      const ParcoursRect rect = get_place (self, i);
      char number[16];

      g_snprintf (number, sizeof number, "%u", i + 1);
      parcours_paint_guide (paint, &rect, number, i == 0 ? words : NULL);
    }
  /* below the lowest frame, if there is room that the printer reaches */
  if (bottom + RULER_ROOM <= self->grid.sheet_height)
    parcours_paint_ruler (paint, 0, self->grid.sheet_width / PARCOURS_MM_PER_U, (bottom + RULER_ROOM * 0.45) / PARCOURS_MM_PER_U);
  parcours_painter_end_group (paint->painter);
}

static void
paint (ParcoursSheets *sheets, guint sheet, ParcoursPainter *painter, const ParcoursRect *area, double zoom)
{
  ParcoursSheetsSticky *self = PARCOURS_SHEETS_STICKY (sheets);
  const guint per_sheet = parcours_sticky_grid_per_sheet (&self->grid);
  const ParcoursRect page = { 0, 0, self->grid.sheet_width / PARCOURS_MM_PER_U, self->grid.sheet_height / PARCOURS_MM_PER_U };
  ParcoursPaint with = self->paint;

  with.painter = painter;
  with.zoom = zoom;
  parcours_painter_box (painter, &page, 0, with.theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  if (self->guides && sheet == 0)
    {
      paint_guides (self, &with);
      return;
    }

  const guint first = (sheet - (self->guides ? 1 : 0)) * per_sheet;
  for (guint i = first; i < MIN (first + per_sheet, self->notes->len); i++)
    {
      const ParcoursRect rect = get_place (self, i - first);

      if (parcours_rect_overlaps (area, &rect))
        paint_note (self, &with, i, &rect, NULL);
    }
}

static char *
dup_label (ParcoursSheets *sheets, guint sheet)
{
  ParcoursSheetsSticky *self = PARCOURS_SHEETS_STICKY (sheets);
  const guint per_sheet = parcours_sticky_grid_per_sheet (&self->grid), notes = self->notes->len;

  if (self->guides && sheet == 0)
    return g_strdup (parcours_words (self->paint.lang, NULL, N_("Where to stick the notes")));

  const guint first = (sheet - (self->guides ? 1 : 0)) * per_sheet, last = MIN (first + per_sheet, notes);
  if (last - first == 1)
    /* Translators: a sheet that carries one sticky note: its number, and of how many */
    return g_strdup_printf (parcours_words (self->paint.lang, NULL, N_("Note %u of %u")), last, notes);
  /* Translators: a sheet of sticky notes: the numbers of the first and the last on it, and of how many */
  return g_strdup_printf (parcours_words (self->paint.lang, NULL, N_("Notes %u to %u of %u")), first + 1, last, notes);
}

static void
get_report (ParcoursSheets *sheets, ParcoursExportReport *report)
{
  ParcoursSheetsSticky *self = PARCOURS_SHEETS_STICKY (sheets);

  report->width_mm = self->grid.sheet_width;
  report->height_mm = self->grid.sheet_height;
  report->scale = MIN (self->grid.width / PARCOURS_CARD_WIDTH, self->grid.height / PARCOURS_CARD_HEIGHT) / PARCOURS_MM_PER_U;
  report->smallest_text = self->smallest * PARCOURS_MM_PER_U / 25.4 * 72;
  report->n_unlisted = self->n_cut;
}

static void
foreach_cut (ParcoursSheets *sheets, ParcoursCutFunc func, gpointer data)
{
  ParcoursSheetsSticky *self = PARCOURS_SHEETS_STICKY (sheets);

  for (guint i = 0; i < self->notes->len; i++)
    if (g_array_index (self->notes, Note, i).cut)
      func (g_array_index (self->notes, Note, i).card, 0, data);
}

static void
parcours_sheets_sticky_finalize (GObject *object)
{
  ParcoursSheetsSticky *self = PARCOURS_SHEETS_STICKY (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->text);
  g_clear_pointer (&self->notes, g_array_unref);
  g_clear_pointer (&self->edition, g_free);
  g_clear_pointer (&self->date, g_free);
  G_OBJECT_CLASS (parcours_sheets_sticky_parent_class)->finalize (object);
}

static void
parcours_sheets_sticky_class_init (ParcoursSheetsStickyClass *klass)
{
  ParcoursSheetsClass *sheets_class = PARCOURS_SHEETS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = parcours_sheets_sticky_finalize;
  sheets_class->get_count = get_count;
  sheets_class->get_size = get_size;
  sheets_class->paint = paint;
  sheets_class->dup_label = dup_label;
  sheets_class->get_report = get_report;
  sheets_class->foreach_cut = foreach_cut;
}

static void
parcours_sheets_sticky_init (ParcoursSheetsSticky *self)
{
  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (self->notes, note_clear);
}

/* Where the notes go on the sheet that was asked for. */
static gboolean
choose_grid (const ParcoursStickyOptions *options, ParcoursStickyGrid *grid, GError **error)
{
  if (options->format)
    {
      *grid = options->format->grid;
      return TRUE;
    }
  if (options->width > 0 && options->height > 0 && options->sheet.width > 0 && options->sheet.height > 0 &&
      options->margin >= 0 && options->gap >= 0 &&
      parcours_sticky_grid_fill (grid, options->sheet.width, options->sheet.height, options->width, options->height, options->margin, options->gap))
    return TRUE;

  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
               _("Notes of %.4g × %.4g mm do not fit on a sheet of %.4g × %.4g mm with margins of %.4g mm. Take smaller notes or a larger sheet."),
               options->width, options->height, options->sheet.width, options->sheet.height, options->margin);
  return FALSE;
}

ParcoursSheets *
_parcours_sheets_sticky_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error)
{
  const ParcoursView view = { .cell_rows = G_MAXUINT / 2, .shows = options->shows, .data = options->data };
  ParcoursStickyGrid grid;

  if (!choose_grid (&options->sticky, &grid, error))
    return NULL;

  g_autoptr (ParcoursSheetsSticky) self = g_object_new (PARCOURS_TYPE_SHEETS_STICKY, "map", map, NULL);
  self->grid = grid;
  self->guides = options->sticky.guides;
  self->ground = options->sticky.ground;
  self->layout = parcours_layout_new (map, &view);
  self->text = options->text ? g_object_ref (options->text) : parcours_text_new ();
  self->paint = (ParcoursPaint) {
    .theme = parcours_theme_get (options->theme, FALSE),
    .text = self->text,
    .map = map,
    .layout = self->layout,
    .lang = options->lang ? options->lang : parcours_map_get_lang (map),
    .zoom = 1,
  };
  self->edition = parcours_paint_edition_words (map, self->paint.lang);
  self->date = parcours_paint_date_words (self->paint.lang);
  collect_notes (self);
  if (self->notes->len == 0)
    {
      g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                           options->shows ? _("No card is left to print on notes. Change the filter or the selection so that it shows some.")
                                          : _("The map has no cards to print on notes."));
      return NULL;
    }
  measure_notes (self);
  return PARCOURS_SHEETS (g_steal_pointer (&self));
}
