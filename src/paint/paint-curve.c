/* paint-curve.c - the emotion curve: what was lived and what was expected, with a gap where nobody said. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/metrics.h"
#include "paint/paint-legend.h"

#define HANDLE 0.45             /* of the way to the neighbour: flat tangents at each point */
#define HATCH 8.0

static const double dot_dashes[] = { 2, 4 };
static const double expect_dashes[] = { 5, 4 };

typedef struct
{
  const ParcoursPaint *paint;
  const ParcoursRow *row;
  const ParcoursPoint *points;
  guint n;
  double middle;
  const ParcoursRect *area;
} Curve;

typedef gboolean (*Pick) (const ParcoursPoint *point, int *value);

static gboolean
lived (const ParcoursPoint *point, int *value)
{
  *value = point->value;
  return point->has_value;
}

static gboolean
expected (const ParcoursPoint *point, int *value)
{
  *value = point->expected;
  return point->has_expected;
}

static double
height_of (const Curve *c, int value)
{
  return c->middle - value * PARCOURS_CURVE_POINT;
}

static void
add_curve (GArray *segments, double x0, double y0, double x, double y)
{
  const double handle = HANDLE * (x - x0);
  const ParcoursSegment segment = { PARCOURS_SEGMENT_CURVE, x0 + handle, y0, x - handle, y, x, y };

  g_array_append_val (segments, segment);
}

static void
add_point (GArray *segments, ParcoursSegmentType type, double x, double y)
{
  const ParcoursSegment segment = { .type = type, .x = x, .y = y };

  g_array_append_val (segments, segment);
}

/* The next stretch of points without a column between them that has none; from `*from` on. FALSE if there are no more. */
static gboolean
next_run (const Curve *c, Pick pick, guint *from, GArray *segments)
{
  guint column = 0;
  int value;

  g_array_set_size (segments, 0);
  for (guint i = *from; i < c->n; i++)
    {
      const ParcoursPoint *point = &c->points[i];

      if (!pick (point, &value))
        continue;
      if (segments->len > 0 && point->column > column + 1)
        {
          *from = i;
          return TRUE;
        }
      if (segments->len == 0)
        {
          add_point (segments, PARCOURS_SEGMENT_MOVE, point->x, height_of (c, value));
        }
      else
        {
          const ParcoursSegment *last = &g_array_index (segments, ParcoursSegment, segments->len - 1);

          add_curve (segments, last->x, last->y, point->x, height_of (c, value));
        }
      column = point->column;
    }
  *from = c->n;
  return segments->len > 0;
}

/* Whether a run can be seen in the area. */
static gboolean
is_near (const Curve *c, GArray *segments)
{
  const double first = g_array_index (segments, ParcoursSegment, 0).x;
  const double last = g_array_index (segments, ParcoursSegment, segments->len - 1).x;

  return segments->len > 1 && first < c->area->x + c->area->width && last > c->area->x;
}

/* `shape` ends with the way back along zero: two lines and a close. */
static void
fill_half (const Curve *c, GArray *shape, double y, double height, ParcoursColour colour)
{
  const ParcoursSegment *first = &g_array_index (shape, ParcoursSegment, 0);
  const double right = g_array_index (shape, ParcoursSegment, shape->len - 3).x;

  parcours_painter_save (c->paint->painter);
  parcours_painter_clip (c->paint->painter, &PARCOURS_RECT (first->x, y, right - first->x, height));
  parcours_painter_path (c->paint->painter, first, shape->len, parcours_colour_alpha (colour, 0.13), NULL, PARCOURS_COLOUR_NONE);
  parcours_painter_restore (c->paint->painter);
}

/* The area between the curve and zero: good above, bad below. */
static void
fill_run (const Curve *c, GArray *run)
{
  g_autoptr (GArray) shape = g_array_copy (run);
  const double x = g_array_index (run, ParcoursSegment, run->len - 1).x, x0 = g_array_index (run, ParcoursSegment, 0).x;
  double highest = c->middle, lowest = c->middle;

  for (guint i = 0; i < run->len; i++)
    {
      highest = MIN (highest, g_array_index (run, ParcoursSegment, i).y);
      lowest = MAX (lowest, g_array_index (run, ParcoursSegment, i).y);
    }
  add_point (shape, PARCOURS_SEGMENT_LINE, x, c->middle);
  add_point (shape, PARCOURS_SEGMENT_LINE, x0, c->middle);
  add_point (shape, PARCOURS_SEGMENT_CLOSE, 0, 0);
  if (highest < c->middle)
    fill_half (c, shape, c->row->y, c->middle - c->row->y, c->paint->theme->good);
  if (lowest > c->middle)
    fill_half (c, shape, c->middle, c->row->y + c->row->height - c->middle, c->paint->theme->bad);
}

static void
paint_runs (const Curve *c, Pick pick, const ParcoursPen *pen, ParcoursColour colour, gboolean fill)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (ParcoursSegment));

  for (guint from = 0; next_run (c, pick, &from, run);)
    if (is_near (c, run))
      {
        if (fill)
          fill_run (c, run);
        parcours_painter_path (c->paint->painter, &g_array_index (run, ParcoursSegment, 0), run->len, PARCOURS_COLOUR_NONE, pen, colour);
      }
}

static void
paint_scale (const Curve *c)
{
  const ParcoursPen dots = { 1, dot_dashes, G_N_ELEMENTS (dot_dashes), FALSE };
  const ParcoursTheme *theme = c->paint->theme;
  double left, right;

  _parcours_span (c->paint, c->area, dot_dashes[0] + dot_dashes[1], &left, &right);
  for (int value = -2; value <= 2 && right > left; value++)
    _parcours_line (c->paint, left, height_of (c, value), right, height_of (c, value), value == 0 ? PARCOURS_PEN (1) : &dots,
                    value == 0 ? theme->hair2 : theme->hair);
}

/* Where the expected line passes at x, between the points beside it. FALSE where there is none. */
static gboolean
expected_at (const Curve *c, double x, double *y)
{
  const ParcoursPoint *before = NULL, *after = NULL;

  for (guint i = 0; i < c->n && !after; i++)
    if (c->points[i].has_expected)
      {
        if (c->points[i].x <= x)
          before = &c->points[i];
        if (c->points[i].x >= x)
          after = &c->points[i];
      }
  if (!before || !after || after->column > before->column + 1)
    return FALSE;

  *y = height_of (c, before->expected);
  if (after->x > before->x)
    *y += (height_of (c, after->expected) - *y) * (x - before->x) / (after->x - before->x);
  return TRUE;
}

/* The sign stands outside of the curve, unless the expected line passes there. */
static void
paint_sign (const Curve *c, const ParcoursPoint *point, double y)
{
  const gboolean above = point->value >= 0;
  const double over = y - (point->value == 0 ? 12 : 15), under = y + (point->value == 0 ? 20 : 22);
  const double outside = (above ? over : under) - 4;
  double line;
  gboolean crossed = expected_at (c, point->x, &line) && fabs (line - outside) < 8;

  _parcours_word (c->paint, _parcours_sign_of (point->value), PARCOURS_INK (PARCOURS_TYPE_SIGN, PANGO_WEIGHT_BOLD, c->paint->theme->ink),
                  point->x, above != crossed ? over : under, 0.5);
}

static void
paint_face (const Curve *c, const ParcoursPoint *point)
{
  const double y = height_of (c, point->value);

  if (point->x < c->area->x - 24 || point->x > c->area->x + c->area->width + 24)
    return;

  if (point->value == 0)
    _parcours_box (c->paint, point->x - 12.5, y - 9.5, 25, 19, 9.5, c->paint->theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  else
    _parcours_disc (c->paint, point->x, y, 12.5, c->paint->theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  _parcours_face (c->paint, point->value, point->x - 10, y - 10, 20);
  if (c->paint->zoom >= PARCOURS_ZOOM_FAR)
    paint_sign (c, point, y);
}

static void
paint_rings (const Curve *c)
{
  const ParcoursTheme *theme = c->paint->theme;

  for (guint i = 0; i < c->n; i++)
    if (c->points[i].has_expected && c->points[i].x > c->area->x - 4 && c->points[i].x < c->area->x + c->area->width + 4)
      _parcours_disc (c->paint, c->points[i].x, height_of (c, c->points[i].expected), 3, theme->sheet, PARCOURS_PEN (1.5), theme->expect);
}

/* TRUE if the lane's persona (none: anybody) has cards in the column that could have been rated. */
static gboolean
has_cards (const Curve *c, guint column)
{
  const char *persona = parcours_element_get_text (c->row->lane, PARCOURS_LANE_PERSONA);
  guint n;
  const ParcoursRow *rows = parcours_layout_get_rows (c->paint->layout, &n);

  for (guint i = 0; i < n; i++)
    if (rows[i].type == PARCOURS_ROW_CARDS && rows[i].n_cards > 0 &&
        (!persona || g_strcmp0 (persona, parcours_element_get_text (rows[i].lane, PARCOURS_LANE_PERSONA)) == 0))
      {
        GPtrArray *cell = parcours_layout_get_cell (c->paint->layout, i, column);

        if (cell && cell->len > 0)
          return TRUE;
      }
  return FALSE;
}

/* Lines of 45 degrees in one grid, so that neighbours join. */
void
_parcours_hatch (const ParcoursPaint *paint, const ParcoursRect *rect)
{
  const double pitch = HATCH * G_SQRT2, bottom = rect->y + rect->height, right = rect->x + rect->width;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (ParcoursSegment));

  for (double left = floor ((rect->x - rect->height) / pitch) * pitch; left < right; left += pitch)
    {
      const double start = MAX (left, rect->x), end = MIN (left + rect->height, right);

      if (end <= start)
        continue;
      add_point (lines, PARCOURS_SEGMENT_MOVE, start, bottom - (start - left));
      add_point (lines, PARCOURS_SEGMENT_LINE, end, bottom - (end - left));
    }
  if (lines->len > 0 && paint->painter)
    parcours_painter_path (paint->painter, &g_array_index (lines, ParcoursSegment, 0), lines->len, PARCOURS_COLOUR_NONE,
                           PARCOURS_PEN (2), paint->theme->hair);
}

static void
paint_gap (const Curve *c, const ParcoursColumn *column)
{
  const ParcoursTheme *theme = c->paint->theme;
  const ParcoursInk *ink = PARCOURS_INK (PARCOURS_TYPE_GAP, PANGO_WEIGHT_NORMAL, theme->muted);
  const char *words = _parcours_say (c->paint, N_("not rated"));
  const double x = column->x + column->width / 2, width = _parcours_word_width (c->paint, words, ink) + 12;

  _parcours_hatch (c->paint, &PARCOURS_RECT (column->x, c->row->y + 1, column->width, c->row->height - 2));
  if (c->paint->zoom < PARCOURS_ZOOM_FAR)
    return;
  _parcours_box (c->paint, x - width / 2, c->middle - 9, width, 18, 9, theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  _parcours_word (c->paint, words, ink, x, c->middle + 3.6, 0.5);
}

static gboolean
is_gap (const Curve *c, guint column)
{
  for (guint i = 0; i < c->n && c->points[i].column <= column; i++)
    if (c->points[i].column == column && c->points[i].has_value)
      return FALSE;
  return has_cards (c, column);
}

static void
paint_gaps (const Curve *c)
{
  guint n;
  const ParcoursColumn *columns = parcours_layout_get_columns (c->paint->layout, &n);

  for (guint i = 0; i < n; i++)
    if (columns[i].x < c->area->x + c->area->width && columns[i].x + columns[i].width > c->area->x
        && !columns[i].collapsed && is_gap (c, i))
      paint_gap (c, &columns[i]);
}

static void
look_up (Curve *c, const ParcoursPaint *paint, guint row, const ParcoursRect *area)
{
  guint n;

  c->paint = paint;
  c->row = &parcours_layout_get_rows (paint->layout, &n)[row];
  c->points = parcours_layout_get_points (paint->layout, row, &c->n);
  c->middle = c->row->y + c->row->height / 2;
  c->area = area;
}

gboolean
_parcours_curve_has_gap (const ParcoursPaint *paint, guint row, guint column)
{
  Curve c;

  look_up (&c, paint, row, NULL);
  return is_gap (&c, column);
}

void
parcours_paint_curve (const ParcoursPaint *paint, guint row, const ParcoursRect *area)
{
  const ParcoursPen expect = { 1.5, expect_dashes, G_N_ELEMENTS (expect_dashes), FALSE }, curve = { 2.5, NULL, 0, TRUE };
  guint n_rows;
  const ParcoursRow *rows;
  Curve c;

  g_return_if_fail (paint != NULL && paint->painter != NULL && area != NULL);
  rows = parcours_layout_get_rows (paint->layout, &n_rows);
  g_return_if_fail (row < n_rows && rows[row].type == PARCOURS_ROW_CURVE);

  look_up (&c, paint, row, area);
  parcours_painter_begin_group (paint->painter, parcours_element_get_id (c.row->lane), "lane curve", parcours_element_get_name (c.row->lane),
                                NULL);
  paint_scale (&c);
  paint_gaps (&c);
  paint_runs (&c, lived, &curve, paint->theme->curve, TRUE);
  paint_runs (&c, expected, &expect, paint->theme->expect, FALSE);
  paint_rings (&c);
  for (guint i = 0; i < c.n; i++)
    if (c.points[i].has_value)
      paint_face (&c, &c.points[i]);
  parcours_painter_end_group (paint->painter);
}
