/* sheets-tiles.c - one poster on many sheets that are glued together; layout/tiling.h says how. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/error.h"
#include "base/words.h"
#include "export/poster-private.h"
#include "export/sheets-private.h"
#include "export/sheets-tiles.h"
#include "export/tiles.h"
#include "paint/paint-tile.h"
#include "paint/painter-cull.h"

#define REACH 8.0               /* u: outlines and points of what stands just outside a part */
#define PLAN_TEXT 3.2           /* u: lines of the plan's picture that are less high are bars */

struct _ParcoursSheetsTiles
{
  ParcoursSheets parent_instance;

  ParcoursPoster *poster;
  ParcoursTiling *tiling;
  ParcoursTileOptions options;
  double scale;                 /* of the poster's u to those of the sheets */
};

G_DEFINE_FINAL_TYPE (ParcoursSheetsTiles, parcours_sheets_tiles, PARCOURS_TYPE_SHEETS)

static double
to_u (double mm)
{
  return mm / PARCOURS_MM_PER_U;
}

static ParcoursRect
rect_to_u (const ParcoursRect *mm)
{
  return PARCOURS_RECT (to_u (mm->x), to_u (mm->y), to_u (mm->width), to_u (mm->height));
}

static guint
get_count (ParcoursSheets *sheets)
{
  ParcoursSheetsTiles *self = PARCOURS_SHEETS_TILES (sheets);

  return self->tiling->n_tiles + (self->options.plan ? 1 : 0);
}

static void
get_size (ParcoursSheets *sheets, guint sheet, double *width_mm, double *height_mm)
{
  ParcoursSheetsTiles *self = PARCOURS_SHEETS_TILES (sheets);

  *width_mm = self->tiling->width;
  *height_mm = self->tiling->height;
}

static char *
dup_label (ParcoursSheets *sheets, guint sheet)
{
  ParcoursSheetsTiles *self = PARCOURS_SHEETS_TILES (sheets);
  const char *lang = self->poster->paint.lang;

  if (sheet >= self->tiling->n_tiles)
    return g_strdup (parcours_words (lang, NULL, N_("Assembly plan")));

  const ParcoursTile *tile = &self->tiling->tiles[sheet];
  /* Translators: a sheet of a poster, "Row 1, column 2 (2 of 16)" */
  return g_strdup_printf (parcours_words (lang, NULL, N_("Row %u, column %u (%u of %u)")), tile->row + 1, tile->column + 1,
                          tile->number, self->tiling->n_tiles);
}

/* Puts the poster's origin where it is on the sheet, and paints what `seen` (u of the sheet) shows of it; lines of text that are less high
 * than `least` as bars. */
static void
paint_poster (ParcoursSheetsTiles *self, ParcoursPainter *painter, double x, double y, double scale, const ParcoursRect *seen, double zoom,
              double least)
{
  const ParcoursRect within = { (seen->x - x) / scale, (seen->y - y) / scale, seen->width / scale, seen->height / scale };
  const ParcoursRect around = { within.x - REACH, within.y - REACH, within.width + 2 * REACH, within.height + 2 * REACH };

  parcours_painter_save (painter);
  parcours_painter_clip (painter, seen);
  parcours_painter_transform (painter, x, y, scale, 0);
  g_autoptr (ParcoursPainter) cull = parcours_painter_cull_new (painter, &within, least / scale);
  parcours_poster_paint (self->poster, cull, &around, zoom);
  parcours_painter_restore (painter);
}

/* The part of the poster and what of it goes on under the neighbours. */
static ParcoursRect
part_with_bleed (const ParcoursTile *tile)
{
  ParcoursRect part = rect_to_u (&tile->paper);
  const double left = tile->column > 0 ? PARCOURS_TILE_BLEED : 0, top = tile->row > 0 ? PARCOURS_TILE_BLEED : 0;

  return PARCOURS_RECT (part.x - left, part.y - top, part.width + left, part.height + top);
}

static gboolean
intersect (const ParcoursRect *a, const ParcoursRect *b, ParcoursRect *both)
{
  const double x = MAX (a->x, b->x), y = MAX (a->y, b->y);

  *both = PARCOURS_RECT (x, y, MIN (a->x + a->width, b->x + b->width) - x, MIN (a->y + a->height, b->y + b->height) - y);
  return both->width > 0 && both->height > 0;
}

static void
paint_around (ParcoursSheetsTiles *self, const ParcoursTile *tile, ParcoursPainter *painter, double poster_x, double poster_y)
{
  const ParcoursRect part = rect_to_u (&tile->poster), grid = self->poster->grid;
  const ParcoursRect seen = { part.x / self->scale, part.y / self->scale, part.width / self->scale, part.height / self->scale };
  const char *title = parcours_element_get_name (parcours_map_get_root (self->poster->map));
  g_autofree char *name = dup_label (PARCOURS_SHEETS (self), tile->number - 1);
  g_autofree char *label = *title ? g_strconcat (name, " · ", title, NULL) : g_strdup (name);
  ParcoursPaint paint = self->poster->paint;
  const ParcoursTileLook look = {
    .width = to_u (self->tiling->width), .height = to_u (self->tiling->height),
    .margin = to_u (self->options.margin), .overlap = to_u (self->options.overlap),
    .part = rect_to_u (&tile->paper),
    .left = tile->column > 0, .top = tile->row > 0,
    .right = tile->column + 1 < self->tiling->n_columns, .bottom = tile->row + 1 < self->tiling->n_rows,
    .grid = parcours_rect_overlaps (&seen, &grid),
    .scale = self->scale,
    .body_x = poster_x + (grid.x + _parcours_poster_side (self->poster)) * self->scale,
    .body_y = poster_y + (grid.y + _parcours_poster_head (self->poster)) * self->scale,
    .head = _parcours_poster_head (self->poster) * self->scale,
    .side = _parcours_poster_side (self->poster) * self->scale,
    .label = label,
  };

  paint.painter = painter;
  parcours_painter_begin_group (painter, NULL, "sheet-edges", label, NULL);
  parcours_paint_tile_flaps (&paint, &look);
  if (self->options.marks)
    parcours_paint_tile_marks (&paint, &look);
  parcours_painter_end_group (painter);
}

static void
paint_tile (ParcoursSheetsTiles *self, const ParcoursTile *tile, ParcoursPainter *painter, const ParcoursRect *area, double zoom)
{
  const double x = to_u (tile->paper.x - tile->poster.x), y = to_u (tile->paper.y - tile->poster.y);
  const ParcoursRect part = part_with_bleed (tile);
  /* on paper without margins the bleed is beyond its edge, where printers that pull it a little askew are glad of it */
  const ParcoursRect around = { area->x - PARCOURS_TILE_BLEED, area->y - PARCOURS_TILE_BLEED, area->width + 2 * PARCOURS_TILE_BLEED,
                                area->height + 2 * PARCOURS_TILE_BLEED };
  ParcoursRect seen;

  if (intersect (&part, &around, &seen))
    paint_poster (self, painter, x, y, self->scale, &seen, zoom, 0);
  paint_around (self, tile, painter, x, y);
}

static void
paint_plan (ParcoursSheetsTiles *self, ParcoursPainter *painter, double zoom)
{
  const ParcoursPaper *paper = &self->options.paper;
  g_autofree char *size = g_strdup_printf ("%.0f\302\240×\302\240%.0f\302\240mm", self->tiling->width, self->tiling->height);
  const ParcoursPlanLook look = {
    .width = to_u (self->tiling->width), .height = to_u (self->tiling->height), .margin = to_u (self->options.margin),
    .tiling = self->tiling, .paper = paper->name[0] != '\0' ? paper->name : size, .overlap = to_u (self->options.overlap),
    .marks = self->options.marks,
  };
  ParcoursPaint paint = self->poster->paint;
  ParcoursRect picture;

  paint.painter = painter;
  parcours_paint_plan (&paint, &look, &picture);
  const double scale = picture.width / self->poster->width;
  paint_poster (self, painter, picture.x, picture.y, scale, &picture, zoom * scale, PLAN_TEXT);
  parcours_paint_plan_sheets (&paint, &look, &picture);
}

static void
paint (ParcoursSheets *sheets, guint sheet, ParcoursPainter *painter, const ParcoursRect *area, double zoom)
{
  ParcoursSheetsTiles *self = PARCOURS_SHEETS_TILES (sheets);

  if (sheet < self->tiling->n_tiles)
    paint_tile (self, &self->tiling->tiles[sheet], painter, area, zoom);
  else
    paint_plan (self, painter, zoom);
}

static void
get_report (ParcoursSheets *sheets, ParcoursExportReport *report)
{
  ParcoursSheetsTiles *self = PARCOURS_SHEETS_TILES (sheets);

  parcours_poster_get_report (self->poster, report);
  report->width_mm = self->tiling->poster_width;
  report->height_mm = self->tiling->poster_height;
  report->scale *= self->tiling->scale;
  report->smallest_text *= self->tiling->scale;
}

static void
foreach_cut (ParcoursSheets *sheets, ParcoursCutFunc func, gpointer data)
{
  parcours_poster_foreach_cut (PARCOURS_SHEETS_TILES (sheets)->poster, func, data);
}

static void
parcours_sheets_tiles_finalize (GObject *object)
{
  ParcoursSheetsTiles *self = PARCOURS_SHEETS_TILES (object);

  g_clear_pointer (&self->tiling, parcours_tiling_free);
  g_clear_pointer (&self->poster, parcours_poster_free);
  G_OBJECT_CLASS (parcours_sheets_tiles_parent_class)->finalize (object);
}

static void
parcours_sheets_tiles_class_init (ParcoursSheetsTilesClass *klass)
{
  ParcoursSheetsClass *sheets_class = PARCOURS_SHEETS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = parcours_sheets_tiles_finalize;
  sheets_class->get_count = get_count;
  sheets_class->get_size = get_size;
  sheets_class->paint = paint;
  sheets_class->dup_label = dup_label;
  sheets_class->get_report = get_report;
  sheets_class->foreach_cut = foreach_cut;
}

static void
parcours_sheets_tiles_init (ParcoursSheetsTiles *self)
{
}

static gboolean
is_asked_for (ParcoursOrientation orientation, double width, double height)
{
  return orientation == PARCOURS_ORIENTATION_AUTO || width == height || (orientation == PARCOURS_ORIENTATION_LANDSCAPE) == (width > height);
}

/* The poster that so many tiles carry, the tiles turned so that the map is largest; `tile` is turned then. */
static ParcoursPoster *
compose_for_tiles (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursTileOptions *tile, GError **error)
{
  const ParcoursPaper paper = tile->paper;
  ParcoursPoster *best = NULL;
  gboolean best_asked = FALSE;
  GError *failed = NULL;

  for (guint turned = 0; turned < 2; turned++)
    {
      const double width = turned ? paper.height : paper.width, height = turned ? paper.width : paper.height;
      ParcoursExportOptions own = *options;
      g_autoptr (ParcoursPoster) poster = NULL;

      own.paper = (ParcoursPaper) { "", parcours_tiling_carries (tile->across, width, tile->margin, tile->overlap),
                                    parcours_tiling_carries (tile->down, height, tile->margin, tile->overlap) };
      own.orientation = PARCOURS_ORIENTATION_AUTO;
      poster = parcours_poster_new (map, &own, failed ? NULL : &failed);
      const gboolean asked = is_asked_for (options->orientation, own.paper.width, own.paper.height);
      if (!poster || (best && (asked < best_asked || (asked == best_asked && poster->scale <= best->scale))))
        continue;
      parcours_poster_free (best);
      best = g_steal_pointer (&poster);
      best_asked = asked;
      tile->paper.width = width;
      tile->paper.height = height;
    }
  if (best)
    g_clear_error (&failed);
  else
    g_propagate_error (error, failed);
  return best;
}

static ParcoursPoster *
compose (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursTileOptions *tile, GError **error)
{
  ParcoursExportOptions own = *options;

  if (tile->paper.width <= 0 && !parcours_paper_parse ("A4", &tile->paper, error))
    return NULL;
  if (!parcours_tiling_check (tile->paper.width, tile->paper.height, tile->margin, tile->overlap, error))
    return NULL;
  if (tile->across > 0 && tile->down > 0)
    return compose_for_tiles (map, options, tile, error);
  /* at a scale of its own the poster is as large as the map, and takes what sheets that needs */
  if (own.paper.width <= 0 && own.scale <= 0 && !parcours_paper_parse ("A0", &own.paper, error))
    return NULL;
  return parcours_poster_new (map, &own, error);
}

ParcoursSheets *
_parcours_sheets_tiles_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error)
{
  ParcoursTileOptions tile = options->tile;
  g_autoptr (ParcoursPoster) poster = compose (map, options, &tile, error);
  g_autoptr (ParcoursTiling) tiling = poster ? _parcours_tiles_cut (poster, &tile, tile.across > 0 && tile.down > 0, error) : NULL;

  if (!tiling)
    return NULL;

  ParcoursSheetsTiles *self = g_object_new (PARCOURS_TYPE_SHEETS_TILES, "map", map, NULL);
  self->scale = poster->scale * tiling->scale;
  self->poster = g_steal_pointer (&poster);
  self->tiling = g_steal_pointer (&tiling);
  self->options = tile;
  return PARCOURS_SHEETS (self);
}

const ParcoursTiling *
parcours_sheets_tiles_get_tiling (ParcoursSheetsTiles *self)
{
  g_return_val_if_fail (PARCOURS_IS_SHEETS_TILES (self), NULL);

  return self->tiling;
}

double
parcours_sheets_tiles_get_scale (ParcoursSheetsTiles *self)
{
  g_return_val_if_fail (PARCOURS_IS_SHEETS_TILES (self), 1);

  return self->scale;
}
