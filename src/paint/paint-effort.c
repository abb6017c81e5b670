/* paint-effort.c - the effort row: five steps and their number for each rated card. */
#include "config.h"

#include "layout/metrics.h"
#include "paint/paint-private.h"

#define WIDE 56.0               /* five bars and their number */
#define TIGHT 44.0              /* the same with thin bars */

static const ParcoursBars thin_bars = { 4, 6, 8, 4, 1 };

/* Free width about a point: to its neighbours in the column. */
static double
room_of (const ParcoursPoint *points, guint n, guint i)
{
  double room = WIDE;

  if (i > 0 && points[i - 1].column == points[i].column)
    room = MIN (room, points[i].x - points[i - 1].x);
  if (i + 1 < n && points[i + 1].column == points[i].column)
    room = MIN (room, points[i + 1].x - points[i].x);
  return room;
}

static void
paint_point (const ParcoursPaint *paint, const ParcoursPoint *point, double base, double room)
{
  const ParcoursTheme *theme = paint->theme;
  double right = point->x + 20;
  char number[8];

  g_snprintf (number, sizeof number, "%d", point->value);
  if (room >= WIDE)
    {
      _parcours_bars (paint, &_parcours_row_bars, point->x - 26, base, point->value, theme->curve, theme->hair2);
    }
  else if (room >= TIGHT)
    {
      _parcours_bars (paint, &thin_bars, point->x - 20, base, point->value, theme->curve, theme->hair2);
      right = point->x + 12;
    }
  else
    {
      /* Close neighbours: only the highest filled bar of the five. */
      const double height = _parcours_row_bars.height + (point->value - 1) * _parcours_row_bars.rise;

      _parcours_box (paint, point->x - 9, base - height, 6, height, 0, theme->curve, NULL, PARCOURS_COLOUR_NONE);
      right = point->x + 1;
    }
  if (paint->zoom >= PARCOURS_ZOOM_FAR)
    _parcours_word (paint, number, PARCOURS_INK (13, PANGO_WEIGHT_BOLD, theme->ink), right, base, 0);
}

void
parcours_paint_effort (const ParcoursPaint *paint, guint row, const ParcoursRect *area)
{
  guint n_rows, n;
  const ParcoursRow *rows;
  const ParcoursPoint *points;
  double base;

  g_return_if_fail (paint != NULL && paint->painter != NULL && area != NULL);
  rows = parcours_layout_get_rows (paint->layout, &n_rows);
  g_return_if_fail (row < n_rows && rows[row].type == PARCOURS_ROW_EFFORT);

  points = parcours_layout_get_points (paint->layout, row, &n);
  base = rows[row].y + rows[row].height - 12;
  parcours_painter_begin_group (paint->painter, parcours_element_get_id (rows[row].lane), "lane effort",
                                parcours_element_get_name (rows[row].lane), NULL);
  for (guint i = 0; i < n; i++)
    if (points[i].has_value && points[i].x > area->x - WIDE && points[i].x < area->x + area->width + WIDE)
      paint_point (paint, &points[i], base, room_of (points, n, i));
  parcours_painter_end_group (paint->painter);
}
