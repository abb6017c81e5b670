/* paint-marks.c - where a sheet is cut and glued; see paint-tile.h */
#include "config.h"

#include "paint/paint-private.h"
#include "paint/paint-tile.h"

#define HAIRLINE 0.4
#define MARK_GAP 2.6            /* marks stand off the corners by the bleed */
#define MARK_LONG 10.0
#define MARK_ROOM 10.0          /* a flap or margin that is less wide has no circle */
#define CIRCLE 2.2

/* All lines are one path, for the sake of the file's size. */
static void
add_line (ParcoursPath *lines, double x1, double y1, double x2, double y2)
{
  _parcours_path_move (lines, x1, y1);
  _parcours_path_line (lines, x2, y2);
}

static void
circle (const ParcoursPaint *paint, ParcoursPath *lines, double x, double y)
{
  const double arm = CIRCLE + 1.4;

  _parcours_disc (paint, x, y, CIRCLE, PARCOURS_COLOUR_NONE, PARCOURS_PEN (HAIRLINE), paint->theme->ink);
  add_line (lines, x - arm, y, x + arm, y);
  add_line (lines, x, y - arm, x, y + arm);
}

/* Outwards from the corners, as far as its side has room: the flap, or the margin. */
static void
add_corner_marks (ParcoursPath *lines, const ParcoursTileLook *tile)
{
  const ParcoursRect p = tile->part;
  const double xs[] = { p.x, p.x + p.width }, ys[] = { p.y, p.y + p.height };
  const double room[] = { p.x, p.y, tile->width - xs[1], tile->height - ys[1] };        /* left, top, right, below */
  double reach[4];

  for (guint i = 0; i < 4; i++)
    reach[i] = MIN (room[i], MARK_LONG);
  if (tile->left)
    reach[0] = MAX (reach[0], tile->overlap);
  if (tile->top)
    reach[1] = MAX (reach[1], tile->overlap);
  for (guint i = 0; i < 2; i++)
    {
      if (reach[0] > MARK_GAP)
        add_line (lines, xs[0] - MARK_GAP, ys[i], xs[0] - reach[0], ys[i]);
      if (reach[2] > MARK_GAP)
        add_line (lines, xs[1] + MARK_GAP, ys[i], xs[1] + reach[2], ys[i]);
      if (reach[1] > MARK_GAP)
        add_line (lines, xs[i], ys[0] - MARK_GAP, xs[i], ys[0] - reach[1]);
      if (reach[3] > MARK_GAP)
        add_line (lines, xs[i], ys[1] + MARK_GAP, xs[i], ys[1] + reach[3]);
    }
}

/* On the line of each cut, where it runs out of the part: there both neighbours have paper. */
static void
paint_circles (const ParcoursPaint *paint, ParcoursPath *lines, const ParcoursTileLook *tile)
{
  const ParcoursRect p = tile->part;
  const double above = tile->top ? tile->overlap : tile->margin, beside = tile->left ? tile->overlap : tile->margin;

  if (above >= MARK_ROOM)
    {
      if (tile->left)
        circle (paint, lines, p.x, p.y - above / 2 - PARCOURS_TILE_BLEED / 2);
      if (tile->right)
        circle (paint, lines, p.x + p.width, p.y - above / 2 - PARCOURS_TILE_BLEED / 2);
    }
  if (beside >= MARK_ROOM)
    {
      if (tile->top)
        circle (paint, lines, p.x - beside / 2 - PARCOURS_TILE_BLEED / 2, p.y);
      if (tile->bottom)
        circle (paint, lines, p.x - beside / 2 - PARCOURS_TILE_BLEED / 2, p.y + p.height);
    }
}

/* Around the flaps: what lies under the neighbours. */
static void
paint_glue (const ParcoursPaint *paint, const ParcoursTileLook *tile)
{
  const ParcoursRect p = tile->part;
  const ParcoursPen *dashed = PARCOURS_DASHED (HAIRLINE, 3, 2);
  const double left = tile->left ? p.x - tile->overlap + 0.3 : p.x, top = tile->top ? p.y - tile->overlap + 0.3 : p.y;

  if (tile->overlap < 2 * PARCOURS_TILE_BLEED)
    return;
  if (tile->left)
    _parcours_line (paint, left, top, left, p.y + p.height, dashed, paint->theme->muted);
  if (tile->top)
    _parcours_line (paint, left, top, p.x + p.width, top, dashed, paint->theme->muted);
}

void
parcours_paint_tile_marks (const ParcoursPaint *paint, const ParcoursTileLook *tile)
{
  g_return_if_fail (paint != NULL && paint->painter != NULL && tile != NULL);

  ParcoursPath lines = { .n = 0 };

  paint_glue (paint, tile);
  add_corner_marks (&lines, tile);
  paint_circles (paint, &lines, tile);
  if (lines.n > 0)
    _parcours_path_draw (paint, &lines, PARCOURS_COLOUR_NONE, PARCOURS_PEN (HAIRLINE), paint->theme->ink);
}
