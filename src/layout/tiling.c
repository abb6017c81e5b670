/* tiling.c - see tiling.h */
#include "config.h"

#include "layout/tiling.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/error.h"
#include "layout/tiling-cuts.h"

#define ALMOST 1e-6             /* mm */
#define TOUCHES 0.01            /* mm of content that a sheet is not printed for */

double
parcours_tiling_carries (guint n, double side, double margin, double overlap)
{
  return n * (side - 2 * margin) - (n > 0 ? n - 1 : 0) * overlap;
}

/* The least number of sheets for `length`, which may become smaller by the tolerance. */
static double
sheets_for (double length, double side, double margin, double overlap)
{
  const double wanted = length * (1 - PARCOURS_TILING_TOLERANCE) - ALMOST;

  return MAX (1, ceil ((wanted - overlap) / (side - 2 * margin - overlap)));
}

static double
shrink_to (double length, guint n, double side, double margin, double overlap)
{
  return MIN (1, parcours_tiling_carries (n, side, margin, overlap) / length);
}

static gboolean
has_content (const ParcoursTilingRequest *request, double scale, const ParcoursRect *part)
{
  const ParcoursRect inner = { part->x + TOUCHES, part->y + TOUCHES, part->width - 2 * TOUCHES, part->height - 2 * TOUCHES };

  if (!request->content)
    return TRUE;
  for (guint i = 0; i < request->n_content; i++)
    {
      const ParcoursRect *c = &request->content[i];

      if (parcours_rect_overlaps (&inner, &PARCOURS_RECT (c->x * scale, c->y * scale, c->width * scale, c->height * scale)))
        return TRUE;
    }
  return FALSE;
}

static void
add_tile (ParcoursTiling *self, const ParcoursTilingRequest *request, guint row, guint column, const ParcoursRect *part)
{
  ParcoursTile *tile = &self->tiles[self->n_tiles++];

  *tile = (ParcoursTile) { row, column, self->n_tiles, *part, *part };
  tile->paper.x = request->margin + (column > 0 ? request->overlap : 0);
  tile->paper.y = request->margin + (row > 0 ? request->overlap : 0);
}

static void
make_tiles (ParcoursTiling *self, const ParcoursTilingRequest *request)
{
  self->tiles = g_new0 (ParcoursTile, (gsize) self->n_rows * self->n_columns);
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        const double x = self->across[column], y = self->down[row];
        const ParcoursRect part = { x, y, self->across[column + 1] - x, self->down[row + 1] - y };

        if (has_content (request, self->scale, &part))
          add_tile (self, request, row, column, &part);
      }
  /* A poster with nothing on it is one white sheet. */
  if (self->n_tiles == 0)
    add_tile (self, request, 0, 0, &PARCOURS_RECT (0, 0, self->across[1], self->down[1]));
}

/* NULL if it takes too many sheets. */
static ParcoursTiling *
tile_with (const ParcoursTilingRequest *request, gboolean turned)
{
  const double width = turned ? request->height : request->width, height = turned ? request->width : request->height;
  const double margin = request->margin, overlap = request->overlap;
  const double columns = sheets_for (request->across.length, width, margin, overlap);
  const double rows = sheets_for (request->down.length, height, margin, overlap);

  if (columns * rows > PARCOURS_TILING_MOST)
    return NULL;

  ParcoursTiling *self = g_new0 (ParcoursTiling, 1);
  self->turned = turned;
  self->width = width;
  self->height = height;
  self->n_columns = (guint) columns;
  self->n_rows = (guint) rows;
  self->scale = MIN (shrink_to (request->across.length, self->n_columns, width, margin, overlap),
                     shrink_to (request->down.length, self->n_rows, height, margin, overlap));
  self->poster_width = request->across.length * self->scale;
  self->poster_height = request->down.length * self->scale;
  self->across = g_new0 (double, self->n_columns + 1);
  self->down = g_new0 (double, self->n_rows + 1);
  self->cost = _parcours_tiling_cut (&request->across, self->scale, self->poster_width, self->n_columns,
                                     width - 2 * margin, width - 2 * margin - overlap, self->across) +
               _parcours_tiling_cut (&request->down, self->scale, self->poster_height, self->n_rows,
                                     height - 2 * margin, height - 2 * margin - overlap, self->down);
  make_tiles (self, request);
  return self;
}

static gboolean
is_better (const ParcoursTiling *self, const ParcoursTiling *than)
{
  if (self->n_tiles != than->n_tiles)
    return self->n_tiles < than->n_tiles;
  return self->cost < than->cost;
}

gboolean
parcours_tiling_check (double width, double height, double margin, double overlap, GError **error)
{
  const double left = MIN (width, height) - 2 * margin - overlap;

  if (margin >= 0 && overlap >= 0 && left >= PARCOURS_TILING_LEAST && isfinite (left))
    return TRUE;
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
               _("Margins of %g mm and an overlap of %g mm leave too little of a sheet of %g × %g mm: at least %d mm of its shorter side "
                 "must be left for the map. Make them smaller, or take larger sheets."),
               margin, overlap, width, height, (int) PARCOURS_TILING_LEAST);
  return FALSE;
}

ParcoursTiling *
parcours_tiling_new (const ParcoursTilingRequest *request, GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (request->across.length > 0 && request->down.length > 0, NULL);

  if (!parcours_tiling_check (request->width, request->height, request->margin, request->overlap, error))
    return NULL;

  ParcoursTiling *as_is = tile_with (request, FALSE);
  ParcoursTiling *turned = request->keep || request->width == request->height ? NULL : tile_with (request, TRUE);
  if (as_is && turned)
    {
      ParcoursTiling *worse = is_better (turned, as_is) ? as_is : turned;

      parcours_tiling_free (worse);
      return worse == as_is ? turned : as_is;
    }
  if (!as_is && !turned)
    g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                 _("A poster of %.0f × %.0f mm takes more than %d such sheets. Take larger sheets, or make the poster smaller."),
                 request->across.length, request->down.length, PARCOURS_TILING_MOST);
  return as_is ? as_is : turned;
}

void
parcours_tiling_free (ParcoursTiling *self)
{
  if (!self)
    return;

  g_free (self->across);
  g_free (self->down);
  g_free (self->tiles);
  g_free (self);
}
