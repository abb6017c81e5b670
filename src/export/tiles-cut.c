/* tiles-cut.c - what a poster has where, so that its sheets are cut beside it. */
#include "config.h"

#include "export/tiles.h"

#include "export/poster-private.h"
#include "layout/metrics.h"
#include "paint/painter-finder.h"

/* What it costs to cut through something, beside the cards (PARCOURS_CUT_CARD each) and every word and sign that is found. */
#define LENS_COST 20.0
#define HEAD_COST 40.0
#define SIDE_COST 40.0
#define LEGEND_COST 10.0
#define FOOTER_COST 20.0
#define CURVE_COST 20.0
#define EFFORT_COST 10.0
#define LINE_COST 10.0
#define STEP_COST 3.0
#define WORD_COST 0.25          /* for each u that its lines are high; down through one line of them */
#define SIGN_COST 0.15

typedef struct
{
  double mm;                    /* of one u of the poster */
  GArray *places[2], *obstacles[2];     /* across and down */
  ParcoursRect content[5];
  guint n_content;
  ParcoursRect body;
} Cuts;

enum { ACROSS, DOWN };

static void
add_place (Cuts *cuts, guint axis, double at, double cost)
{
  const ParcoursCutPlace place = { at * cuts->mm, cost };

  g_array_append_val (cuts->places[axis], place);
}

static void
add_obstacle (Cuts *cuts, guint axis, double from, double length, double cost)
{
  const ParcoursCutObstacle obstacle = { from * cuts->mm, (from + length) * cuts->mm, cost };

  g_array_append_val (cuts->obstacles[axis], obstacle);
}

static void
add_content (Cuts *cuts, const ParcoursRect *rect)
{
  if (rect->width > 0 && rect->height > 0)
    cuts->content[cuts->n_content++] = PARCOURS_RECT (rect->x * cuts->mm, rect->y * cuts->mm,
                                                      rect->width * cuts->mm, rect->height * cuts->mm);
}

static void
add_card (const ParcoursCardBox *box, gpointer data)
{
  Cuts *cuts = data;

  add_obstacle (cuts, ACROSS, cuts->body.x + box->rect.x, box->rect.width, PARCOURS_CUT_CARD);
  add_obstacle (cuts, DOWN, cuts->body.y + box->rect.y, box->rect.height + PARCOURS_CARD_EDGE, PARCOURS_CUT_CARD);
}

/* Across a line of text is lost by its height, a block by that of all its lines; downwards only one of them is. */
static void
add_found (const ParcoursRect *rect, guint n_lines, gpointer data)
{
  const double cost = (n_lines > 0 ? WORD_COST : SIGN_COST) * rect->height;

  add_obstacle (data, ACROSS, rect->x, rect->width, cost);
  add_obstacle (data, DOWN, rect->y, rect->height, cost / MAX (1, n_lines));
}

static void
add_columns (Cuts *cuts, ParcoursLayout *layout)
{
  guint n_stages, n_columns;
  const ParcoursStageBox *stages = parcours_layout_get_stages (layout, &n_stages);
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n_columns);

  for (guint i = 1; i < n_stages; i++)
    add_place (cuts, ACROSS, cuts->body.x + stages[i].x, PARCOURS_CUT_STAGE);
  for (guint i = 0; i < n_columns; i++)
    {
      add_place (cuts, ACROSS, cuts->body.x + columns[i].x, PARCOURS_CUT_LANE);
      add_obstacle (cuts, ACROSS, cuts->body.x + columns[i].x, columns[i].width, STEP_COST);
    }
}

static double
row_cost (const ParcoursRow *row)
{
  switch (row->type)
    {
    case PARCOURS_ROW_CURVE:
      return CURVE_COST;
    case PARCOURS_ROW_EFFORT:
      return EFFORT_COST;
    case PARCOURS_ROW_LINE:
      return LINE_COST;
    case PARCOURS_ROW_CARDS:
    default:
      return 0;
    }
}

static void
add_rows (Cuts *cuts, ParcoursLayout *layout)
{
  guint n_groups, n_rows;
  const ParcoursGroup *groups = parcours_layout_get_groups (layout, &n_groups);
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n_rows);

  for (guint i = 1; i < n_groups; i++)
    add_place (cuts, DOWN, cuts->body.y + groups[i].y, PARCOURS_CUT_STAGE);
  for (guint i = 0; i < n_rows; i++)
    {
      if (i > 0)
        add_place (cuts, DOWN, cuts->body.y + rows[i].y, PARCOURS_CUT_LANE);
      if (row_cost (&rows[i]) > 0)
        add_obstacle (cuts, DOWN, cuts->body.y + rows[i].y, rows[i].height, row_cost (&rows[i]));
    }
}

/* What stands around the cells, and the limits of the blocks. */
static void
add_parts (Cuts *cuts, const ParcoursPoster *poster)
{
  const ParcoursRect *parts[] = { &poster->lens, &poster->grid, &poster->tray, &poster->legend, &poster->notes, &poster->footer };
  const ParcoursRect g = poster->grid;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->height > 0)
      {
        add_content (cuts, parts[i]);
        add_place (cuts, DOWN, parts[i]->y, PARCOURS_CUT_STAGE);
      }
  add_place (cuts, ACROSS, g.x, PARCOURS_CUT_STAGE);
  add_place (cuts, ACROSS, g.x + g.width, PARCOURS_CUT_STAGE);
  add_place (cuts, ACROSS, (g.x + g.width + poster->legend.x) / 2, PARCOURS_CUT_STAGE);
  add_place (cuts, DOWN, g.y + g.height, PARCOURS_CUT_STAGE);

  add_obstacle (cuts, DOWN, poster->lens.y, poster->lens.height, LENS_COST);
  add_obstacle (cuts, DOWN, g.y, _parcours_poster_head (poster), HEAD_COST);
  add_obstacle (cuts, ACROSS, g.x, _parcours_poster_side (poster), SIDE_COST);
  add_obstacle (cuts, ACROSS, poster->legend.x, poster->legend.width, LEGEND_COST);
  add_obstacle (cuts, DOWN, poster->footer.y, poster->footer.height, FOOTER_COST);
}

static ParcoursTilingAxis
axis_of (const Cuts *cuts, guint axis, double length)
{
  return (ParcoursTilingAxis) {
    length,
    (const ParcoursCutPlace *) (gconstpointer) cuts->places[axis]->data, cuts->places[axis]->len,
    (const ParcoursCutObstacle *) (gconstpointer) cuts->obstacles[axis]->data, cuts->obstacles[axis]->len,
  };
}

ParcoursTiling *
_parcours_tiles_cut (ParcoursPoster *poster, const ParcoursTileOptions *tile, gboolean keep, GError **error)
{
  Cuts cuts = { .mm = poster->scale * PARCOURS_MM_PER_U };
  g_autoptr (ParcoursPainter) finder = NULL;
  double width, height;

  for (guint axis = ACROSS; axis <= DOWN; axis++)
    {
      cuts.places[axis] = g_array_new (FALSE, FALSE, sizeof (ParcoursCutPlace));
      cuts.obstacles[axis] = g_array_new (FALSE, FALSE, sizeof (ParcoursCutObstacle));
    }
  parcours_layout_get_size (poster->layout, &width, &height);
  cuts.body = PARCOURS_RECT (poster->grid.x + _parcours_poster_side (poster), poster->grid.y + _parcours_poster_head (poster), width, height);
  add_parts (&cuts, poster);
  add_columns (&cuts, poster->layout);
  add_rows (&cuts, poster->layout);
  parcours_layout_foreach_card (poster->layout, &PARCOURS_RECT (0, 0, width, height), add_card, &cuts);
  finder = parcours_painter_finder_new (add_found, &cuts);
  parcours_poster_paint (poster, finder, NULL, 1);

  const ParcoursTilingRequest request = {
    .width = tile->paper.width, .height = tile->paper.height, .margin = tile->margin, .overlap = tile->overlap, .keep = keep,
    .across = axis_of (&cuts, ACROSS, poster->width * cuts.mm), .down = axis_of (&cuts, DOWN, poster->height * cuts.mm),
    .content = cuts.content, .n_content = cuts.n_content,
  };
  ParcoursTiling *tiling = parcours_tiling_new (&request, error);
  for (guint axis = ACROSS; axis <= DOWN; axis++)
    {
      g_array_unref (cuts.places[axis]);
      g_array_unref (cuts.obstacles[axis]);
    }
  return tiling;
}
