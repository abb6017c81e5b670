/* poster-paint.c - paints the parts of a composed page where they stand. */
#include "config.h"

#include "export/poster-private.h"
#include "layout/metrics.h"

/* `area` in the coordinates of a part that stands at `within`. FALSE if nothing of the part is needed. */
static gboolean
local_area (const ParcoursRect *area, const ParcoursRect *within, ParcoursRect *local)
{
  if (!parcours_rect_overlaps (area, within))
    return FALSE;
  *local = PARCOURS_RECT (area->x - within->x, area->y - within->y, area->width, area->height);
  return TRUE;
}

/* `css_class` NULL: the part makes a group of its own. What follows is `scale` times as large. */
static void
begin_scaled (const ParcoursPaint *paint, const char *css_class, const ParcoursRect *at, double scale)
{
  parcours_painter_save (paint->painter);
  parcours_painter_transform (paint->painter, at->x, at->y, scale, 0);
  if (css_class)
    parcours_painter_begin_group (paint->painter, NULL, css_class, NULL, NULL);
}

static void
begin_part (const ParcoursPaint *paint, const char *css_class, const ParcoursRect *at)
{
  begin_scaled (paint, css_class, at, 1);
}

static void
end_part (const ParcoursPaint *paint, const char *css_class)
{
  if (css_class)
    parcours_painter_end_group (paint->painter);
  parcours_painter_restore (paint->painter);
}

typedef struct
{
  const ParcoursColumn *columns;
  gboolean *seen;               /* by stage */
} Seen;

static void
note_stage (const ParcoursCardBox *box, gpointer data)
{
  const Seen *seen = data;

  seen->seen[seen->columns[box->column].stage_index] = TRUE;
}

/* Which stages show something in `area`: a wide card reaches far out of its own. */
static gboolean *
find_stages (ParcoursPoster *self, const ParcoursRect *body, const ParcoursRect *area)
{
  guint n_stages, n_columns;
  const ParcoursStageBox *stages = parcours_layout_get_stages (self->layout, &n_stages);
  const double left = area->x - body->x - PARCOURS_CHEVRON, right = area->x + area->width - body->x + PARCOURS_CHEVRON;
  Seen seen = { parcours_layout_get_columns (self->layout, &n_columns), g_new0 (gboolean, n_stages + 1) };
  ParcoursRect local;

  for (guint i = 0; i < n_stages; i++)
    seen.seen[i] = stages[i].x < right && stages[i].x + stages[i].width > left;
  if (local_area (area, body, &local))
    parcours_layout_foreach_card (self->layout, &local, note_stage, &seen);
  return seen.seen;
}

/* For painters that are read in order: each stage with its cards. The last one paints what is of all stages. */
static void
paint_by_stage (ParcoursPoster *self, const ParcoursPaint *paint, const ParcoursRect *head, const ParcoursRect *body,
                const ParcoursRect *area)
{
  guint n;
  const ParcoursStageBox *stages = parcours_layout_get_stages (self->layout, &n);
  g_autofree gboolean *seen = find_stages (self, body, area);
  ParcoursPaint part = *paint;
  ParcoursRect local;

  for (guint i = 0; i < n; i++)
    {
      if (i + 1 < n && !seen[i])
        continue;
      part.stage = stages[i].stage;
      parcours_painter_begin_group (paint->painter, NULL, "stage-part", NULL, NULL);
      if (local_area (area, head, &local))
        {
          begin_scaled (paint, "stages", head, self->band);
          parcours_paint_head (&part, &local, 1 / self->band, NULL);
          end_part (paint, "stages");
        }
      if (local_area (area, body, &local))
        {
          begin_part (paint, "cards", body);
          parcours_paint_cards (&part, &local);
          end_part (paint, "cards");
        }
      parcours_painter_end_group (paint->painter);
    }
}

/* The bands are painted after the sheet, for the pills of blueprint lines reach into it. */
static void
paint_grid (ParcoursPoster *self, const ParcoursPaint *paint, const ParcoursRect *area)
{
  const double wide = _parcours_poster_side (self), high = _parcours_poster_head (self), stretch = 1 / self->band;
  const ParcoursRect g = self->grid;
  const ParcoursRect body = { g.x + wide, g.y + high, g.width - wide, g.height - high };
  const ParcoursRect head = { body.x, g.y, body.width, high };
  const ParcoursRect side = { g.x, body.y, wide + PARCOURS_COLUMN * self->band, body.height };
  const ParcoursRect corner = { g.x, g.y, wide, high };
  const gboolean by_stage = parcours_painter_get_meaning (paint->painter) == PARCOURS_MEANING_ORDER;
  ParcoursRect local;

  if (local_area (area, &body, &local))
    {
      begin_part (paint, "sheet", &body);
      parcours_paint_sheet (paint, &local);
      end_part (paint, "sheet");
    }
  if (!by_stage && local_area (area, &head, &local))
    {
      begin_scaled (paint, "stages", &head, self->band);
      parcours_paint_head (paint, &local, stretch, NULL);
      end_part (paint, "stages");
    }
  if (local_area (area, &side, &local))
    {
      begin_scaled (paint, "lanes", &side, self->band);
      parcours_paint_side (paint, &local, stretch, NULL);
      end_part (paint, "lanes");
    }
  if (!self->bare && local_area (area, &corner, &local))
    {
      begin_scaled (paint, "corner", &corner, self->band);
      parcours_paint_corner (paint);
      end_part (paint, "corner");
    }
  if (by_stage)
    paint_by_stage (self, paint, &head, &body, area);
  else if (local_area (area, &body, &local))
    {
      begin_part (paint, "cards", &body);
      parcours_paint_cards (paint, &local);
      end_part (paint, "cards");
    }
}

/* Before all else: it has the name of the map. */
static void
paint_lens (ParcoursPoster *self, const ParcoursPaint *paint, const ParcoursRect *area)
{
  ParcoursRect local;

  if (!local_area (area, &self->lens, &local))
    return;
  begin_part (paint, NULL, &self->lens);
  parcours_paint_lens (paint, 0, 0, self->lens.width);
  end_part (paint, NULL);
}

static void
paint_surround (ParcoursPoster *self, const ParcoursPaint *paint, const ParcoursRect *area)
{
  ParcoursRect local;

  if (local_area (area, &self->legend, &local))
    {
      begin_part (paint, "column", &self->legend);
      parcours_paint_legend (paint, 0, 0, self->legend.width);
      end_part (paint, "column");
    }
  if (self->tray.height > 0 && local_area (area, &self->tray, &local))
    {
      begin_part (paint, NULL, &self->tray);
      parcours_paint_tray (paint, 0, 0, self->tray.width);
      end_part (paint, NULL);
    }
  if (self->notes.height > 0 && local_area (area, &self->notes, &local))
    {
      begin_part (paint, NULL, &self->notes);
      parcours_paint_notes_below (paint, 0, 0, self->notes.width);
      end_part (paint, NULL);
    }
  if (local_area (area, &self->footer, &local))
    {
      begin_part (paint, NULL, &self->footer);
      parcours_paint_footer (paint, 0, 0, self->footer.width, self->sheet_words);
      end_part (paint, NULL);
    }
}

void
parcours_poster_paint (ParcoursPoster *self, ParcoursPainter *painter, const ParcoursRect *area, double zoom)
{
  const ParcoursRect page = { 0, 0, self->width, self->height };
  ParcoursPaint paint;

  g_return_if_fail (self != NULL);
  g_return_if_fail (PARCOURS_IS_PAINTER (painter));

  paint = self->paint;
  paint.painter = painter;
  paint.zoom = zoom;
  paint.still = TRUE;
  if (!area)
    area = &page;

  parcours_painter_box (painter, &page, 0, paint.theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  if (!self->bare)
    paint_lens (self, &paint, area);
  paint_grid (self, &paint, area);
  if (!self->bare)
    paint_surround (self, &paint, area);
}
