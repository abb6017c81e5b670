/* paint-grid.c - the sheet below the cards, and the cards on it. The bands beside it: paint-head.c, paint-side.c. */
#include "config.h"

#include <math.h>

#include "layout/metrics.h"
#include "paint/paint-private.h"

static const double visibility_dashes[] = { 10, 6 };
static const double internal_dashes[] = { 2, 5 };

ParcoursPen
_parcours_blueprint_pen (ParcoursNote note)
{
  switch ((int) note)
    {
    case PARCOURS_NOTE_LINE_OF_VISIBILITY:
      return (ParcoursPen) { 2, visibility_dashes, G_N_ELEMENTS (visibility_dashes), FALSE };
    case PARCOURS_NOTE_LINE_OF_INTERNAL_INTERACTION:
      return (ParcoursPen) { 2, internal_dashes, G_N_ELEMENTS (internal_dashes), TRUE };
    case PARCOURS_NOTE_SEPARATOR:
      return (ParcoursPen) { 1, NULL, 0, FALSE };
    default:
      return (ParcoursPen) { 2, NULL, 0, FALSE };
    }
}

/* The part of the body's width that is needed, its left end on a multiple of `period` so that dashes stay where they are; on paper from the
 * beginning, for there they are not to differ by a rounding either. */
void
_parcours_span (const ParcoursPaint *paint, const ParcoursRect *area, double period, double *left, double *right)
{
  double width;

  parcours_layout_get_size (paint->layout, &width, NULL);
  *left = paint->still ? 0 : MAX (0, floor (area->x / period) * period);
  *right = MIN (width, area->x + area->width);
}

static void
paint_blueprint_line (const ParcoursPaint *paint, const ParcoursRow *row, const ParcoursRect *area)
{
  const ParcoursPen pen = _parcours_blueprint_pen (row->note);
  const double y = row->y + row->height / 2;
  double period = 0, left, right;

  for (int i = 0; i < pen.n_dashes; i++)
    period += pen.dashes[i];
  _parcours_span (paint, area, MAX (period, 1), &left, &right);
  if (right > left)
    _parcours_line (paint, left, y, right, y, &pen, row->note == PARCOURS_NOTE_SEPARATOR ? paint->theme->hair2 : paint->theme->ink2);
}

static void
paint_row_ground (const ParcoursPaint *paint, const ParcoursRow *row, double left, double right)
{
  _parcours_box (paint, left, row->y, right - left, row->height, 0, row->collapsed ? paint->theme->head : paint->theme->sheet, NULL,
                 PARCOURS_COLOUR_NONE);
}

static void
paint_row_end (const ParcoursPaint *paint, const ParcoursRow *row, double left, double right)
{
  const double y = row->y + row->height - 0.5;

  _parcours_line (paint, left, y, right, y, PARCOURS_PEN (1), paint->theme->hair);
}

static void
paint_row (const ParcoursPaint *paint, guint index, const ParcoursRow *row, const ParcoursRect *area)
{
  if (row->collapsed)
    return;
  switch (row->type)
    {
    case PARCOURS_ROW_CURVE:
      parcours_paint_curve (paint, index, area);
      break;
    case PARCOURS_ROW_EFFORT:
      parcours_paint_effort (paint, index, area);
      break;
    case PARCOURS_ROW_LINE:
      paint_blueprint_line (paint, row, area);
      break;
    case PARCOURS_ROW_CARDS:
    default:
      break;
    }
}

/* Where a stage begins, down through all lanes of each persona. */
static void
paint_stage_limits (const ParcoursPaint *paint, const ParcoursRect *area)
{
  guint n_stages, n_groups;
  const ParcoursStageBox *stages = parcours_layout_get_stages (paint->layout, &n_stages);
  const ParcoursGroup *groups = parcours_layout_get_groups (paint->layout, &n_groups);
  const double thick = paint->theme->outlined ? 1.5 : 1;

  for (guint g = 0; g < n_groups; g++)
    {
      const double top = MAX (groups[g].y, area->y), bottom = MIN (groups[g].y + groups[g].height, area->y + area->height);

      for (guint s = 1; s < n_stages && bottom > top; s++)
        if (stages[s].x > area->x - 1 && stages[s].x < area->x + area->width + 1)
          _parcours_line (paint, stages[s].x - 0.5, top, stages[s].x - 0.5, bottom, PARCOURS_PEN (thick), paint->theme->hair2);
    }
}

static gboolean
needed (const ParcoursRow *row, const ParcoursRect *area)
{
  return row->y < area->y + area->height && row->y + row->height > area->y;
}

/* The white of the rows, and the lines between lanes and between stages. All grounds come first: at odd zooms the next one would eat
 * into a line above it. */
static void
paint_grounds (const ParcoursPaint *paint, const ParcoursRect *area)
{
  static void (*const parts[]) (const ParcoursPaint *, const ParcoursRow *, double, double) = { paint_row_ground, paint_row_end };
  guint n_rows;
  const ParcoursRow *rows = parcours_layout_get_rows (paint->layout, &n_rows);
  double left, right;

  _parcours_span (paint, area, 1, &left, &right);
  if (right <= left)
    return;

  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (guint i = 0; i < n_rows; i++)
      if (needed (&rows[i], area))
        parts[part](paint, &rows[i], left, right);
  paint_stage_limits (paint, area);
}

void
parcours_paint_sheet (const ParcoursPaint *paint, const ParcoursRect *area)
{
  guint n_rows;
  const ParcoursRow *rows;

  g_return_if_fail (paint != NULL && paint->painter != NULL && area != NULL);

  paint_grounds (paint, area);
  rows = parcours_layout_get_rows (paint->layout, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    if (needed (&rows[i], area))
      paint_row (paint, i, &rows[i], area);
  _parcours_paint_folded (paint, area);
}

typedef struct
{
  const ParcoursPaint *paint;
  guint row;                    /* of the open group, G_MAXUINT: none */
} Cards;

/* A <g> for each lane around its cards. */
static void
change_row (Cards *cards, guint row)
{
  ParcoursPainter *painter = cards->paint->painter;
  guint n_rows;
  const ParcoursRow *rows;
  char css_class[48];

  if (cards->row == row || parcours_painter_get_meaning (painter) == PARCOURS_MEANING_NONE)
    return;

  if (cards->row != G_MAXUINT)
    parcours_painter_end_group (painter);
  cards->row = row;
  if (row == G_MAXUINT)
    return;

  rows = parcours_layout_get_rows (cards->paint->layout, &n_rows);
  g_snprintf (css_class, sizeof css_class, "lane %s", parcours_field (PARCOURS_LANE_KIND)->choices[rows[row].note].value);
  parcours_painter_begin_group (painter, parcours_element_get_id (rows[row].lane), css_class, parcours_element_get_name (rows[row].lane), NULL);
}

static void
paint_box (const ParcoursCardBox *box, gpointer data)
{
  Cards *cards = data;
  guint n;

  if (cards->paint->stage && parcours_layout_get_columns (cards->paint->layout, &n)[box->column].stage != cards->paint->stage)
    return;
  change_row (cards, box->row);
  if (cards->paint->zoom < PARCOURS_ZOOM_FAR)
    parcours_paint_card_far (cards->paint, box->card, &box->rect, PARCOURS_CARD_PLAIN);
  else
    parcours_paint_card (cards->paint, box->card, box->rect.x, box->rect.y, box->rect.width, PARCOURS_CARD_PLAIN);
}

void
parcours_paint_cards (const ParcoursPaint *paint, const ParcoursRect *area)
{
  Cards cards = { paint, G_MAXUINT };

  g_return_if_fail (paint != NULL && paint->painter != NULL && area != NULL);

  parcours_layout_foreach_card (paint->layout, area, paint_box, &cards);
  change_row (&cards, G_MAXUINT);
}
