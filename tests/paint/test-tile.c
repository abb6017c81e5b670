/* What a sheet has beside its part of the poster, and the painters that leave out and that find. */
#include "config.h"

#include <string.h>

#include "layout/metrics.h"
#include "paint/paint-tile.h"
#include "paint/painter-cairo.h"
#include "paint/painter-cull.h"
#include "paint/painter-finder.h"
#include "stage.h"

static void
box (ParcoursPainter *painter, double x, double y, double side)
{
  parcours_painter_box (painter, &PARCOURS_RECT (x, y, side, side), 0, 0xff, NULL, PARCOURS_COLOUR_NONE);
}

/* What does not touch the area is left out, also where it is moved, scaled and turned; what touches it passes whole. */
static void
test_cull (Stage *stage, gconstpointer data)
{
  g_autoptr (ParcoursPainter) cull = parcours_painter_cull_new (PARCOURS_PAINTER (stage->recorder), &PARCOURS_RECT (100, 100, 50, 50), 0);
  const ParcoursSegment line[] = { { .type = PARCOURS_SEGMENT_MOVE, .x = 0, .y = 120 }, { .type = PARCOURS_SEGMENT_LINE, .x = 500, .y = 120 } };
  const ParcoursTextStyle style = { .size = 10, .line = 13, .weight = PANGO_WEIGHT_NORMAL };
  PangoLayout *word = parcours_text_word (stage->text, "word", &style);

  recorder_clear (stage->recorder);
  box (cull, 0, 0, 90);
  box (cull, 160, 100, 20);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_BOX), ==, 0);
  box (cull, 140, 140, 400);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_BOX), ==, 1);
  g_assert_nonnull (recorder_find_box (stage->recorder, 400, 400));

  parcours_painter_save (cull);
  parcours_painter_transform (cull, 100, 100, 10, 0);
  box (cull, 8, 0, 1);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_BOX), ==, 1);
  box (cull, 4, 4, 1);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_BOX), ==, 2);
  parcours_painter_restore (cull);
  /* turned to the left it runs upwards from y 220: from -40 on it is above 180 */
  parcours_painter_save (cull);
  parcours_painter_transform (cull, 120, 220, 1, -90);
  parcours_painter_text (cull, word, 0, 0, 0xff);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_TEXT), ==, 0);
  parcours_painter_text (cull, word, 80, 0, 0xff);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_TEXT), ==, 1);
  parcours_painter_restore (cull);

  parcours_painter_path (cull, line, G_N_ELEMENTS (line), PARCOURS_COLOUR_NONE, &(const ParcoursPen) { 1, NULL, 0, FALSE }, 0xff);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_PATH), ==, 1);
  g_assert_cmpint (recorder_get_depth (stage->recorder), ==, 0);
}

static void
test_cull_groups (void)
{
  g_autoptr (Recorder) recorder = recorder_new (TRUE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ParcoursPainter) pixels = parcours_painter_cairo_new (cr);
  g_autoptr (ParcoursPainter) plain = parcours_painter_cull_new (pixels, &PARCOURS_RECT (0, 0, 1, 1), 0);
  g_autoptr (ParcoursPainter) cull = parcours_painter_cull_new (PARCOURS_PAINTER (recorder), &PARCOURS_RECT (0, 0, 1, 1), 0);

  g_assert_false (parcours_painter_wants_groups (plain));
  g_assert_true (parcours_painter_wants_groups (cull));
  parcours_painter_begin_group (cull, "id", NULL, NULL, NULL);
  g_assert_cmpuint (recorder_count (recorder, OP_GROUP), ==, 1);
  parcours_painter_end_group (cull);
  g_assert_cmpint (recorder_get_depth (recorder), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Two lines of a small text are two bars; a large one stays. */
static void
test_cull_small (Stage *stage, gconstpointer data)
{
  g_autoptr (ParcoursPainter) cull = parcours_painter_cull_new (PARCOURS_PAINTER (stage->recorder), &PARCOURS_RECT (0, 0, 500, 500), 14);
  const ParcoursTextStyle small = { .size = 10, .line = 13, .weight = PANGO_WEIGHT_NORMAL, .width = 30 }, large = { .size = 20, .line = 26, .weight = 400 };

  recorder_clear (stage->recorder);
  parcours_painter_text (cull, parcours_text_word (stage->text, "one two", &small), 10, 10, 0xff);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_TEXT), ==, 0);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_BOX), ==, 2);
  parcours_painter_text (cull, parcours_text_word (stage->text, "one", &large), 10, 10, 0xff);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_TEXT), ==, 1);
  parcours_painter_icon (cull, PARCOURS_ICON_KIND_EYE, &PARCOURS_RECT (10, 10, 12, 12), &(const ParcoursIconColours) { 0xff, 0, 0 });
  g_assert_cmpuint (recorder_count (stage->recorder, OP_ICON), ==, 0);
}

typedef struct
{
  ParcoursRect rect;
  guint n_lines, n;
} Found;

static void
found (const ParcoursRect *rect, guint n_lines, gpointer data)
{
  Found *last = data;

  last->rect = *rect;
  last->n_lines = n_lines;
  last->n++;
}

static void
test_finder (Stage *stage, gconstpointer data)
{
  Found last = { { 0 }, 0, 0 };
  g_autoptr (ParcoursPainter) finder = parcours_painter_finder_new (found, &last);
  const ParcoursTextStyle style = { .size = 10, .line = 13, .weight = PANGO_WEIGHT_NORMAL, .width = 80 };

  box (finder, 0, 0, 10);
  parcours_painter_save (finder);
  parcours_painter_transform (finder, 100, 200, 2, -90);
  parcours_painter_text (finder, parcours_text_word (stage->text, "mmmmmmmm m", &style), 10, 5, 0xff);
  parcours_painter_restore (finder);
  g_assert_cmpuint (last.n, ==, 1);
  g_assert_cmpuint (last.n_lines, ==, 2);
  /* runs upwards from (100 + 2 * 5, 200 - 2 * 10) */
  g_assert_cmpfloat (last.rect.height, >, last.rect.width);
  g_assert_cmpfloat_with_epsilon (last.rect.y + last.rect.height, 180, 3);
  g_assert_cmpfloat (last.rect.x, >=, 109);
  parcours_painter_icon (finder, PARCOURS_ICON_KIND_EYE, &PARCOURS_RECT (1, 2, 12, 12), &(const ParcoursIconColours) { 0xff, 0, 0 });
  g_assert_cmpuint (last.n_lines, ==, 0);
  g_assert_cmpfloat (last.rect.x, ==, 1);
  parcours_painter_box (finder, &PARCOURS_RECT (5, 6, 20, 20), 10, 0xff, NULL, PARCOURS_COLOUR_NONE);
  g_assert_cmpuint (last.n, ==, 3);
  g_assert_cmpfloat (last.rect.x, ==, 5);
}

/* A sheet in the middle: the grid begins far above and at the left of it. */
static ParcoursTileLook
middle (void)
{
  return (ParcoursTileLook) {
    .width = 420, .height = 594, .margin = 10, .overlap = 20, .part = { 30, 30, 380, 500 },
    .left = TRUE, .top = TRUE, .right = TRUE, .bottom = TRUE, .grid = TRUE, .scale = 1, .head = PARCOURS_HEAD_HEIGHT, .side = PARCOURS_SIDE_WIDTH, .body_x = -130, .body_y = -10, .label = "Sheet 5",
  };
}

static void
paint_flaps (Stage *stage, const ParcoursTileLook *tile)
{
  stage_lay (stage);
  parcours_paint_tile_flaps (&stage->paint, tile);
  g_assert_cmpint (recorder_get_depth (stage->recorder), ==, 0);
}

static void
test_flaps (Stage *stage, gconstpointer data)
{
  ParcoursTileLook tile = middle ();
  const char *title = parcours_element_get_name (stage->stage), *second = parcours_element_get_name (stage->steps[1]);
  const char *lane = parcours_element_get_name (stage->touch), *persona = parcours_element_get_name (stage->persona);

  /* columns of 160: the first one ends at the left edge of the part */
  paint_flaps (stage, &tile);
  g_assert_cmpuint (recorder_count_words (stage->recorder, title), >=, 1);
  g_assert_cmpuint (recorder_count_words (stage->recorder, second), >=, 1);
  g_assert_cmpuint (recorder_count_words (stage->recorder, parcours_element_get_name (stage->steps[0])), ==, 0);
  g_assert_cmpuint (recorder_count_words (stage->recorder, lane), >=, 1);
  g_assert_cmpuint (recorder_count_text (stage->recorder, persona), ==, 1);
  g_assert_cmpuint (recorder_count_text (stage->recorder, "Sheet 5"), ==, 1);

  /* both bands are on the sheet: no flap needs to repeat them */
  tile.body_x = 200;
  tile.body_y = 120;
  paint_flaps (stage, &tile);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_TEXT), ==, 1);
  g_assert_cmpuint (recorder_count_text (stage->recorder, "Sheet 5"), ==, 1);

  /* the band of stages is, but it began on the sheet before: its title stands beside it */
  tile.body_x = -130;
  tile.top = FALSE;
  paint_flaps (stage, &tile);
  g_assert_cmpuint (recorder_count_words (stage->recorder, title), ==, 1);
  g_assert_cmpuint (recorder_count_words (stage->recorder, lane), >=, 1);

  /* nothing of the grid is */
  tile = middle ();
  tile.grid = FALSE;
  paint_flaps (stage, &tile);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_TEXT), ==, 1);
}

static void
test_narrow (Stage *stage, gconstpointer data)
{
  ParcoursTileLook tile = middle ();

  /* room for one line: no steps */
  tile.overlap = 13;
  paint_flaps (stage, &tile);
  g_assert_cmpuint (recorder_count_words (stage->recorder, parcours_element_get_name (stage->stage)), >=, 1);
  g_assert_cmpuint (recorder_count_words (stage->recorder, parcours_element_get_name (stage->steps[1])), ==, 0);
  /* none: the label stands below, where there is paper */
  tile.overlap = PARCOURS_TILE_WORDS - 1;
  paint_flaps (stage, &tile);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_TEXT), ==, 1);
  tile.part.height = tile.height - tile.part.y - 4;
  paint_flaps (stage, &tile);
  g_assert_cmpuint (recorder_count (stage->recorder, OP_TEXT), ==, 0);
}

/* Marks are never on the part of the poster, nor on what of it goes on under the neighbours. */
static void
test_marks (Stage *stage, gconstpointer data)
{
  ParcoursTileLook tile = middle ();
  GArray *ops = recorder_get_ops (stage->recorder);
  guint circles = 0;

  stage_lay (stage);
  parcours_paint_tile_marks (&stage->paint, &tile);
  ops = recorder_get_ops (stage->recorder);
  for (guint i = 0; i < ops->len; i++)
    {
      const Op *op = &g_array_index (ops, Op, i);

      circles += op->type == OP_BOX;
      if (op->type == OP_BOX)
        g_assert_true (op->rect.x + op->rect.width < 30 - PARCOURS_TILE_BLEED || op->rect.y + op->rect.height < 30 - PARCOURS_TILE_BLEED);
    }
  /* left and right seam above, upper and lower seam beside */
  g_assert_cmpuint (circles, ==, 4);

  tile.overlap = tile.margin = 0;
  tile.part = PARCOURS_RECT (0, 0, tile.width, tile.height);
  stage_lay (stage);
  parcours_paint_tile_marks (&stage->paint, &tile);
  g_assert_cmpuint (recorder_get_ops (stage->recorder)->len, ==, 0);
}

static void
paint_plan (Stage *stage, double width, double height, double poster, gboolean marks, double margin, double overlap)
{
  const ParcoursTilingRequest request = {
    .width = width / 2, .height = height / 2, .margin = margin, .overlap = overlap, .keep = TRUE,
    .across.length = poster, .down.length = poster / 2,
  };
  g_autoptr (ParcoursTiling) tiling = parcours_tiling_new (&request, NULL);
  const ParcoursPlanLook look = { width, height, 2 * margin, tiling, "A4", 2 * overlap, marks };
  ParcoursRect picture;

  stage_lay (stage);
  parcours_paint_plan (&stage->paint, &look, &picture);
  parcours_paint_plan_sheets (&stage->paint, &look, &picture);
  g_assert_cmpfloat_with_epsilon (picture.width / picture.height, 2, 0.01);
  g_assert_cmpfloat (picture.x, >, 0);
  g_assert_cmpfloat (picture.width, >, 0.2 * MIN (width, height));
  g_assert_cmpfloat (picture.x + picture.width, <, width);
  g_assert_cmpfloat (picture.y + picture.height, <, height);
}

static void
test_plan (Stage *stage, gconstpointer data)
{
  paint_plan (stage, 420, 594, 1000, TRUE, 5, 10);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "Assembled: 1000"), ==, 1);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "last row"), ==, 1);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "circles"), ==, 1);
  /* lying, without marks */
  paint_plan (stage, 594, 420, 1000, FALSE, 5, 10);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "where the picture ends"), ==, 1);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "circles"), ==, 0);
  /* nothing to cut */
  paint_plan (stage, 594, 420, 1000, TRUE, 0, 0);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "Tape them"), ==, 1);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "Cut off"), ==, 0);
  /* two rows of one sheet, and one sheet alone on something small */
  paint_plan (stage, 420, 240, 200, TRUE, 5, 10);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "last row"), ==, 0);
  paint_plan (stage, 210, 296, 80, TRUE, 5, 10);
  g_assert_cmpuint (recorder_count_words (stage->recorder, "glue"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STAGE_TEST ("/tile/cull", test_cull);
  g_test_add_func ("/tile/cull-groups", test_cull_groups);
  STAGE_TEST ("/tile/cull-small", test_cull_small);
  STAGE_TEST ("/tile/finder", test_finder);
  STAGE_TEST ("/tile/flaps", test_flaps);
  STAGE_TEST ("/tile/narrow", test_narrow);
  STAGE_TEST ("/tile/marks", test_marks);
  STAGE_TEST ("/tile/plan", test_plan);
  return g_test_run ();
}
