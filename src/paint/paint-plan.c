/* paint-plan.c - the assembly plan of a tiled poster; see paint-tile.h */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layout/metrics.h"
#include "paint/paint-private.h"
#include "paint/paint-tile.h"

#define A4 420.0                /* u: the shorter side of a sheet for which the sizes below are */
#define LEAST_EDGE 28.0
#define LEAST_PICTURE 0.25      /* of the sheet's height */
#define LEAST_UNIT 0.3
#define TAGS 14.0               /* beside the picture, for the numbers of rows and columns */

typedef struct
{
  const ParcoursPaint *paint;
  double unit;                  /* 1 on A4 */
  double x, y, width;           /* where the next words go */
} Column;

static void
add_block (Column *column, const char *text, double size, PangoWeight weight, ParcoursColour colour, double after)
{
  const double u = column->unit;

  column->y += _parcours_block (column->paint, text, PARCOURS_INK (size * u, weight, colour), size * 1.35 * u, 0, column->x, column->y,
                                column->width, FALSE) + after * u;
}

/* A number in a disc, and beside it what to do. */
static void
add_step (Column *column, guint number, const char *text)
{
  const ParcoursTheme *theme = column->paint->theme;
  const double u = column->unit, indent = 20 * u;
  char digits[12];

  g_snprintf (digits, sizeof digits, "%u", number);
  _parcours_disc (column->paint, column->x + 7 * u, column->y + 6.6 * u, 7 * u, theme->stage, NULL, PARCOURS_COLOUR_NONE);
  _parcours_word (column->paint, digits, PARCOURS_INK (9 * u, PANGO_WEIGHT_BOLD, theme->stage_fg), column->x + 7 * u,
                  column->y + 9.8 * u, 0.5);
  column->x += indent;
  column->width -= indent;
  add_block (column, text, 9.5, PANGO_WEIGHT_NORMAL, theme->ink, 7);
  column->x -= indent;
  column->width += indent;
}

static void
add_words_step (Column *column, guint *n, const char *msgid)
{
  add_step (column, ++*n, _parcours_say (column->paint, msgid));
}

/* Without overlap it is the white margin that lies under the neighbour, and with neither the sheets only touch. */
static void
add_steps (Column *column, const ParcoursPlanLook *plan)
{
  const ParcoursTiling *t = plan->tiling;
  guint n = 0;

  add_words_step (column, &n, N_("Print all sheets at 100 %, not “fit to page”."));
  if (t->n_columns * t->n_rows > 1 && plan->overlap <= 0 && plan->margin <= 0)
    {
      add_words_step (column, &n, N_("Lay them edge to edge, in the order of their numbers."));
      add_words_step (column, &n, N_("Tape them together on the back."));
      return;
    }
  if (t->n_columns * t->n_rows > 1)
    add_words_step (column, &n,
                    plan->marks ? N_("Cut off the right and the lower edge of each sheet, along the marks at its corners. Its left and its "
                                     "upper edge stay: they are the flaps for the glue.")
                                : N_("Cut off the right and the lower edge of each sheet, where the picture ends. Its left and its upper "
                                     "edge stay: they are the flaps for the glue."));
  if (t->n_columns > 1)
    add_words_step (column, &n, N_("Begin with the last row, at its right end: put glue on the left flap and lay the sheet before over it, so "
                                   "that the picture goes on without a gap."));
  if (t->n_columns > 1 && t->n_rows > 1)
    add_words_step (column, &n, N_("Go on like this row by row, upwards. At last glue the rows together: each one lies over the upper flaps "
                                   "of the one below."));
  else if (t->n_rows > 1)
    add_words_step (column, &n, N_("Begin with the last sheet: put glue on its upper flap and lay the sheet before over it, so that the "
                                   "picture goes on without a gap."));
  if (plan->marks && t->n_columns * t->n_rows > 1 && plan->overlap >= PARCOURS_TILE_WORDS)
    add_words_step (column, &n, N_("Where the halves of the circles meet, the sheets lie right."));
  add_words_step (column, &n, N_("Cut off what is left of the white edges around the poster."));
}

static void
add_facts (Column *column, const ParcoursPlanLook *plan)
{
  const ParcoursTiling *t = plan->tiling;
  const char *lang = column->paint->lang;
  const guint left_out = t->n_columns * t->n_rows - t->n_tiles;
  g_autofree char *size = g_strdup_printf ("%.0f\302\240×\302\240%.0f\302\240mm", t->poster_width, t->poster_height);
  /* Translators: 16 sheets (A4): 4 across, 4 down. Assembled: 1188 × 840 mm. */
  g_autofree char *facts = g_strdup_printf (parcours_words_n (lang, NN_ ("%u sheet (%s): %u across, %u down. Assembled: %s.",
                                                                         "%u sheets (%s): %u across, %u down. Assembled: %s."), t->n_tiles),
                                            t->n_tiles, plan->paper, t->n_columns, t->n_rows, size);

  add_block (column, facts, 10.5, PANGO_WEIGHT_BOLD, column->paint->theme->ink, left_out > 0 ? 2 : 10);
  if (left_out > 0)
    {
      g_autofree char *empty = parcours_words_counted (lang, NN_ ("%u sheet would be empty and is left out.",
                                                             "%u sheets would be empty and are left out."), left_out);

      add_block (column, empty, 9.5, PANGO_WEIGHT_NORMAL, column->paint->theme->ink2, 10);
    }
}

/* All words but the title. */
static double
add_words (Column *column, const ParcoursPlanLook *plan)
{
  add_facts (column, plan);
  add_steps (column, plan);
  return column->y;
}

static double
measure_words (const Column *column, const ParcoursPlanLook *plan)
{
  ParcoursPaint silent = *column->paint;
  Column copy = *column;

  silent.painter = NULL;
  copy.paint = &silent;
  return add_words (&copy, plan) - column->y;
}

/* The largest picture of the poster in `room`, at its top and in its middle. */
static ParcoursRect
fit (const ParcoursTiling *tiling, const ParcoursRect *room)
{
  const double scale = MIN (room->width / tiling->poster_width, room->height / tiling->poster_height);
  const double width = tiling->poster_width * scale, height = tiling->poster_height * scale;

  return PARCOURS_RECT (room->x + (room->width - width) / 2, room->y, width, height);
}

/* The title; `column` begins below it then. */
static void
paint_title (Column *column, const ParcoursPlanLook *plan)
{
  const ParcoursPaint *paint = column->paint;
  const double u = column->unit;

  add_block (column, _parcours_say (paint, N_("Assembly plan")), 20, PARCOURS_EXTRA_BOLD, paint->theme->ink, 1);
  add_block (column, parcours_element_get_name (parcours_map_get_root (paint->map)), 11, PANGO_WEIGHT_NORMAL, paint->theme->ink2, 10);
  _parcours_box (paint, column->x, column->y, column->width, 1.4 * u, 0, paint->theme->ink, NULL, PARCOURS_COLOUR_NONE);
  column->y += 12 * u;
}

/* Lying: the words stand at the right of the picture, in a column as narrow as lets them end above the edge. */
static ParcoursRect
place_beside (Column *column, const ParcoursPlanLook *plan, double edge)
{
  const double u = column->unit, tags = TAGS * u, room = plan->height - edge - column->y, most = 0.5 * plan->width;
  ParcoursRect picture;

  column->width = 168 * u;
  while (column->width < most && measure_words (column, plan) > room)
    column->width += 12 * u;
  column->x = plan->width - edge - column->width;
  picture = fit (plan->tiling, &PARCOURS_RECT (edge + tags, column->y + tags, column->x - 18 * u - edge - tags, room - tags));
  picture.x = edge + tags;
  column->x = MIN (column->x, picture.x + picture.width + 28 * u);
  return picture;
}

/* Standing: below it. */
static ParcoursRect
place_below (Column *column, const ParcoursPlanLook *plan, double edge)
{
  const double u = column->unit, tags = TAGS * u, gap = 14 * u;
  const double room = plan->height - edge - measure_words (column, plan) - gap - column->y - tags;
  ParcoursRect picture;

  picture = fit (plan->tiling, &PARCOURS_RECT (edge + tags, column->y + tags, column->width - tags,
                                               MAX (room, LEAST_PICTURE * plan->height)));
  column->y = picture.y + picture.height + gap;
  return picture;
}

void
parcours_paint_plan (const ParcoursPaint *paint, const ParcoursPlanLook *plan, ParcoursRect *picture)
{
  const double edge = MAX (LEAST_EDGE * MIN (plan->width, plan->height) / A4, plan->margin + 4);
  ParcoursPaint silent;
  Column column;

  g_return_if_fail (paint != NULL && paint->painter != NULL && plan != NULL && picture != NULL);

  silent = *paint;
  silent.painter = NULL;
  /* smaller, until all of it has room */
  for (double unit = MIN (plan->width, plan->height) / A4;; unit *= 0.94)
    {
      column = (Column) { &silent, unit, edge, edge, plan->width - 2 * edge };
      paint_title (&column, plan);
      *picture = plan->width > plan->height ? place_beside (&column, plan, edge) : place_below (&column, plan, edge);
      if (unit < LEAST_UNIT || (picture->width > 0 && column.y + measure_words (&column, plan) <= plan->height - edge + 1))
        break;
    }

  Column title = { paint, column.unit, edge, edge, plan->width - 2 * edge };
  paint_title (&title, plan);
  column.paint = paint;
  add_words (&column, plan);
}

/* The numbers of rows and columns, beside the picture. */
static void
paint_tags (const ParcoursPaint *paint, const ParcoursPlanLook *plan, const ParcoursRect *picture, double scale)
{
  const ParcoursTiling *t = plan->tiling;
  const double size = 8 * MIN (plan->width, plan->height) / A4;
  const ParcoursInk *ink = PARCOURS_INK (size, PANGO_WEIGHT_BOLD, paint->theme->muted);
  char digits[12];

  for (guint i = 0; i < t->n_columns; i++)
    {
      g_snprintf (digits, sizeof digits, "%u", i + 1);
      _parcours_word (paint, digits, ink, picture->x + (t->across[i] + t->across[i + 1]) / 2 * scale, picture->y - size * 0.6, 0.5);
    }
  for (guint i = 0; i < t->n_rows; i++)
    {
      g_snprintf (digits, sizeof digits, "%u", i + 1);
      _parcours_word (paint, digits, ink, picture->x - size * 0.6, picture->y + (t->down[i] + t->down[i + 1]) / 2 * scale + size * 0.36, 1);
    }
}

void
parcours_paint_plan_sheets (const ParcoursPaint *paint, const ParcoursPlanLook *plan, const ParcoursRect *picture)
{
  const ParcoursTheme *theme = paint->theme;
  const ParcoursTiling *t = plan->tiling;
  const double scale = picture->width / t->poster_width;

  g_return_if_fail (paint->painter != NULL);

  for (guint pass = 0; pass < 2; pass++)
    {
      const ParcoursPen *pen = pass == 0 ? PARCOURS_PEN (3) : PARCOURS_PEN (1.1);
      const ParcoursColour colour = pass == 0 ? parcours_colour_alpha (theme->sheet, 0.8) : theme->accent;

      for (guint i = 1; i < t->n_columns; i++)
        _parcours_line (paint, picture->x + t->across[i] * scale, picture->y, picture->x + t->across[i] * scale,
                        picture->y + picture->height, pen, colour);
      for (guint i = 1; i < t->n_rows; i++)
        _parcours_line (paint, picture->x, picture->y + t->down[i] * scale, picture->x + picture->width, picture->y + t->down[i] * scale,
                        pen, colour);
    }
  _parcours_box (paint, picture->x, picture->y, picture->width, picture->height, 0, PARCOURS_COLOUR_NONE, PARCOURS_PEN (1.1),
                 theme->accent);

  for (guint i = 0; i < t->n_tiles; i++)
    {
      const ParcoursRect p = t->tiles[i].poster;
      const double r = MIN (MIN (p.width, p.height) * scale * 0.26, 0.055 * MIN (plan->width, plan->height));
      const double x = picture->x + (p.x + p.width / 2) * scale, y = picture->y + (p.y + p.height / 2) * scale;
      char digits[12];

      g_snprintf (digits, sizeof digits, "%u", t->tiles[i].number);
      _parcours_disc (paint, x, y, r, parcours_colour_alpha (theme->stage, 0.92), PARCOURS_PEN (r / 10), theme->sheet);
      _parcours_word (paint, digits, PARCOURS_INK (r * (strlen (digits) > 2 ? 0.85 : 1.15), PARCOURS_EXTRA_BOLD, theme->stage_fg), x,
                      y + r * (strlen (digits) > 2 ? 0.3 : 0.41), 0.5);
    }
  paint_tags (paint, plan, picture, scale);
}
