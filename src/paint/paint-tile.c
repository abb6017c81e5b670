/* paint-tile.c - the flaps of a sheet; see paint-tile.h
 *
 * A flap is a strip whose lower edge is the seam. The one at the left is the same strip, turned by 90 degrees: it begins at the lower end.
 */
#include "config.h"

#include "paint/paint-tile.h"

#include <math.h>

#include "layout/metrics.h"
#include "paint/paint-private.h"

/* Lines of a strip, in shares of the overlap, from the seam outwards; in a narrow one only the main line and the label. */
#define LINE_INNER 0.27
#define LINE_MAIN 0.30
#define LINE_LABEL 0.22
#define LINE_NARROW 0.36
#define NARROW 16.0
#define WIDEST 40.0             /* words of wider flaps grow no more */

#define TEXT_PAD 5.0            /* beside the circle on the seam */
#define LEAST_CELL 10.0
#define LABEL_ROOM 8.0          /* below a part, for the label of a sheet without flaps */

typedef struct
{
  const ParcoursPaint *paint;
  double length;                /* from 0 */
  double seam;                  /* y where words end: above the bleed */
  double overlap;               /* as far as it counts for the size of words */
  gboolean narrow;
} Strip;

static Strip
strip_for (const ParcoursPaint *paint, double length, double overlap)
{
  return (Strip) { paint, length, -PARCOURS_TILE_BLEED - 0.6, MIN (overlap, WIDEST), overlap < NARROW };
}

/* Where a line of the strip lies: 0 next to the seam, 1 the main one, 2 the label. FALSE: there is no such line. */
static gboolean
strip_line (const Strip *strip, guint line, double *top, double *height)
{
  static const double shares[2][3] = { { LINE_INNER, LINE_MAIN, LINE_LABEL }, { 0, LINE_NARROW, LINE_NARROW } };
  const double *share = shares[strip->narrow ? 1 : 0];
  double bottom = strip->seam;

  for (guint i = 0; i < line; i++)
    bottom -= share[i] * strip->overlap + (share[i] > 0 ? 0.4 : 0);
  *height = share[line] * strip->overlap;
  *top = bottom - *height;
  return *height > 0;
}

/* A header from `from` to `to` (cut to the strip), its words in the middle of what is seen or where it begins. */
static void
strip_cell (const Strip *strip, guint line, double from, double to, ParcoursColour fill, ParcoursColour ink, PangoWeight weight,
            const char *words, gboolean centred)
{
  const double left = MAX (0, from), right = MIN (strip->length, to);
  double top, height, width;

  if (right - left < 1 || !strip_line (strip, line, &top, &height))
    return;

  const ParcoursInk *pen = PARCOURS_INK (height * 0.76, weight, ink);
  const double room = right - left - 2 * TEXT_PAD;
  if (parcours_colour_a (fill) > 0)
    _parcours_box (strip->paint, left, top, right - left - 0.6, height, 0, fill, NULL, PARCOURS_COLOUR_NONE);
  if (room < LEAST_CELL || !words || !*words)
    return;
  width = MIN (_parcours_word_width (strip->paint, words, pen), room);
  _parcours_word_cut (strip->paint, words, pen, centred ? (left + right - width) / 2 : left + TEXT_PAD, top + height * 0.765, room + 0.1);
}

static char *
step_words (const ParcoursColumn *column)
{
  return column->step ? g_strdup_printf ("%u  %s", column->number, parcours_element_get_name (column->step)) : NULL;
}

/* Stages and steps above what the sheet shows of their columns. */
static void
paint_top_heads (const Strip *strip, const ParcoursTileLook *tile)
{
  const ParcoursPaint *paint = strip->paint;
  const double origin = tile->body_x - tile->part.x;
  guint n_stages, n_columns;
  const ParcoursStageBox *stages = parcours_layout_get_stages (paint->layout, &n_stages);
  const ParcoursColumn *columns = parcours_layout_get_columns (paint->layout, &n_columns);

  for (guint i = 0; i < n_stages; i++)
    {
      const double x = origin + stages[i].x * tile->scale;
      ParcoursColour ink, fill = _parcours_stage_fill (paint, stages[i].stage, &ink);

      strip_cell (strip, 1, x, x + stages[i].width * tile->scale, fill, ink, PANGO_WEIGHT_BOLD,
                  parcours_element_get_name (stages[i].stage), FALSE);
    }
  for (guint i = 0; i < n_columns; i++)
    {
      const double x = origin + columns[i].x * tile->scale;
      g_autofree char *words = step_words (&columns[i]);

      strip_cell (strip, 0, x, x + columns[i].width * tile->scale, paint->theme->head, paint->theme->ink, PANGO_WEIGHT_BOLD, words, FALSE);
    }
}

static const char *
lane_words (const ParcoursPaint *paint, const ParcoursRow *row)
{
  const char *name = parcours_element_get_name (row->lane);

  return *name || row->note == PARCOURS_NOTE_SEPARATOR ? name : _parcours_note_label (row->note, paint->lang);
}

/* Lanes and personas beside what the sheet shows of their rows; the strip runs upwards from the lower end of the part. */
static void
paint_left_heads (const Strip *strip, const ParcoursTileLook *tile)
{
  const ParcoursPaint *paint = strip->paint;
  const double origin = tile->part.y + tile->part.height - tile->body_y;
  guint n_rows, n_groups;
  const ParcoursRow *rows = parcours_layout_get_rows (paint->layout, &n_rows);
  const ParcoursGroup *groups = parcours_layout_get_groups (paint->layout, &n_groups);

  for (guint i = 0; i < n_rows; i++)
    {
      const double end = origin - rows[i].y * tile->scale;

      strip_cell (strip, strip->narrow ? 1 : 0, end - rows[i].height * tile->scale, end, paint->theme->head, paint->theme->ink,
                  PANGO_WEIGHT_BOLD, lane_words (paint, &rows[i]), TRUE);
    }
  for (guint i = 0; i < n_groups && !strip->narrow; i++)
    if (groups[i].persona)
      {
        const double end = origin - groups[i].y * tile->scale;
        ParcoursColour tint, deep;

        _parcours_persona_colours (paint, groups[i].persona, &tint, &deep);
        strip_cell (strip, 1, end - groups[i].height * tile->scale, end, tint, paint->theme->ink, PANGO_WEIGHT_BOLD,
                    parcours_element_get_name (groups[i].persona), TRUE);
      }
}

/* The band of stages is on the sheet, but the title of the first one it shows stands on the sheet before. */
static void
paint_stage_goes_on (const Strip *strip, const ParcoursTileLook *tile)
{
  const ParcoursPaint *paint = strip->paint;
  const double end = tile->part.y + tile->part.height - (tile->body_y - tile->head);
  const double seen = (tile->part.x - tile->body_x) / tile->scale;
  guint n_stages, n_columns;
  const ParcoursStageBox *stages = parcours_layout_get_stages (paint->layout, &n_stages);
  const ParcoursColumn *columns = parcours_layout_get_columns (paint->layout, &n_columns);

  for (guint i = 0; i < n_stages; i++)
    if (stages[i].x < seen - 1 && stages[i].x + stages[i].width > seen + 1)
      {
        ParcoursColour ink, fill = _parcours_stage_fill (paint, stages[i].stage, &ink);

        strip_cell (strip, 1, end - tile->head, end, fill, ink, PANGO_WEIGHT_BOLD,
                    parcours_element_get_name (stages[i].stage), TRUE);
      }
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].x < seen - 1 && columns[i].x + columns[i].width > seen + 1)
      {
        g_autofree char *words = step_words (&columns[i]);

        strip_cell (strip, 0, end - tile->head, end, paint->theme->head, paint->theme->ink, PANGO_WEIGHT_BOLD,
                    words, TRUE);
      }
}

/* The same for the band of lanes. */
static void
paint_lane_goes_on (const Strip *strip, const ParcoursTileLook *tile)
{
  const ParcoursPaint *paint = strip->paint;
  const double start = tile->body_x - tile->side - tile->part.x, end = tile->body_x - tile->part.x;
  const double seen = (tile->part.y - tile->body_y) / tile->scale;
  guint n_rows, n_groups;
  const ParcoursRow *rows = parcours_layout_get_rows (paint->layout, &n_rows);
  const ParcoursGroup *groups = parcours_layout_get_groups (paint->layout, &n_groups);

  for (guint i = 0; i < n_rows; i++)
    if (rows[i].y < seen - 1 && rows[i].y + rows[i].height > seen + 1)
      strip_cell (strip, strip->narrow ? 1 : 0, start, end, paint->theme->head, paint->theme->ink, PANGO_WEIGHT_BOLD,
                  lane_words (paint, &rows[i]), FALSE);
  for (guint i = 0; i < n_groups && !strip->narrow; i++)
    if (groups[i].persona && groups[i].y < seen - 1 && groups[i].y + groups[i].height > seen + 1)
      {
        ParcoursColour tint, deep;

        _parcours_persona_colours (paint, groups[i].persona, &tint, &deep);
        strip_cell (strip, 1, start, end, tint, paint->theme->ink, PANGO_WEIGHT_BOLD, parcours_element_get_name (groups[i].persona), FALSE);
      }
}

static void
paint_label (const Strip *strip, const ParcoursTileLook *tile)
{
  strip_cell (strip, 2, 0, strip->length, PARCOURS_COLOUR_NONE, strip->paint->theme->ink2, PANGO_WEIGHT_NORMAL, tile->label, FALSE);
}

/* A sheet without flaps: below its part, in what is cut off. */
static void
paint_label_below (const ParcoursPaint *paint, const ParcoursTileLook *tile)
{
  const double bottom = tile->part.y + tile->part.height;

  if (tile->height - bottom >= LABEL_ROOM)
    _parcours_word_cut (paint, tile->label, PARCOURS_INK (4, PANGO_WEIGHT_NORMAL, paint->theme->ink2), tile->part.x + 16, bottom + 5.2,
                        tile->part.width - 32);
}

static void
paint_top_flap (const ParcoursPaint *paint, const ParcoursTileLook *tile)
{
  const Strip strip = strip_for (paint, tile->part.width, tile->overlap);

  parcours_painter_save (paint->painter);
  parcours_painter_transform (paint->painter, tile->part.x, tile->part.y, 1, 0);
  parcours_painter_clip (paint->painter, &PARCOURS_RECT (0, -tile->overlap, strip.length, tile->overlap));
  /* the band itself is not on the sheet, or its upper edge is cut off */
  if (tile->grid && tile->body_y - tile->head < tile->part.y - 1)
    {
      paint_top_heads (&strip, tile);
      paint_lane_goes_on (&strip, tile);
    }
  paint_label (&strip, tile);
  parcours_painter_restore (paint->painter);
}

static void
paint_left_flap (const ParcoursPaint *paint, const ParcoursTileLook *tile)
{
  const Strip strip = strip_for (paint, tile->part.height, tile->overlap);

  parcours_painter_save (paint->painter);
  parcours_painter_transform (paint->painter, tile->part.x, tile->part.y + tile->part.height, 1, -90);
  parcours_painter_clip (paint->painter, &PARCOURS_RECT (0, -tile->overlap, strip.length, tile->overlap));
  if (tile->grid && tile->body_x - tile->side < tile->part.x - 1)
    {
      paint_left_heads (&strip, tile);
      if (tile->body_y - tile->head >= tile->part.y - 1)
        paint_stage_goes_on (&strip, tile);
    }
  if (!tile->top)
    paint_label (&strip, tile);
  parcours_painter_restore (paint->painter);
}

void
parcours_paint_tile_flaps (const ParcoursPaint *paint, const ParcoursTileLook *tile)
{
  const gboolean words = tile->overlap >= PARCOURS_TILE_WORDS;

  g_return_if_fail (paint != NULL && paint->painter != NULL && tile != NULL);

  if (words && tile->top)
    paint_top_flap (paint, tile);
  if (words && tile->left)
    paint_left_flap (paint, tile);
  if (!words || (!tile->top && !tile->left))
    paint_label_below (paint, tile);
}
