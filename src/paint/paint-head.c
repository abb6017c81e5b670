/* paint-head.c - the band of time: stages as a ribbon of chevrons, their steps below. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "layout/metrics.h"
#include "paint/paint-private.h"

#define RIBBON_TOP PARCOURS_HEAD_PAD
#define RIBBON_BOTTOM (RIBBON_TOP + PARCOURS_STAGE_HEIGHT)
#define STEP_TOP (RIBBON_BOTTOM + PARCOURS_HEAD_PAD)
#define QUARTER 0.44772
#define STEP_WORDS 160.0
#define STEP_NUMBER 12.0        /* where the number of a step begins, and its title */
#define STEP_TITLE 32.0
#define STEP_NUMBER_AFAR 10.0
#define STEP_TITLE_AFAR 29.0

static const ParcoursAfar afar_stage = { 20, 15, 9, PANGO_WEIGHT_BOLD };
static const ParcoursAfar afar_step = { 13, 11, 8, PANGO_WEIGHT_BOLD };

/* Of the titles of a poster; 0: as on screen. */
typedef struct
{
  double stage, step;
} Sizes;

/* Flanks of neighbours stand PARCOURS_CHEVRON_GAP apart, the limit between the stages in the middle of the slope. */
static void
chevron (ParcoursPath *path, double left, double right, gboolean first, gboolean last)
{
  const double r = PARCOURS_CARD_RADIUS, k = r * QUARTER, middle = (RIBBON_TOP + RIBBON_BOTTOM) / 2;
  const double start = first ? left : left - 6, end = last ? right : right - 8;

  _parcours_path_move (path, start, first ? RIBBON_TOP + r : RIBBON_TOP);
  if (first)
    _parcours_path_curve (path, start, RIBBON_TOP + k, start + k, RIBBON_TOP, start + r, RIBBON_TOP);
  _parcours_path_line (path, last ? end - r : end, RIBBON_TOP);
  if (last)
    {
      _parcours_path_curve (path, end - k, RIBBON_TOP, end, RIBBON_TOP + k, end, RIBBON_TOP + r);
      _parcours_path_line (path, end, RIBBON_BOTTOM - r);
      _parcours_path_curve (path, end, RIBBON_BOTTOM - k, end - k, RIBBON_BOTTOM, end - r, RIBBON_BOTTOM);
    }
  else
    {
      _parcours_path_line (path, end + PARCOURS_CHEVRON, middle);
      _parcours_path_line (path, end, RIBBON_BOTTOM);
    }
  _parcours_path_line (path, first ? start + r : start, RIBBON_BOTTOM);
  if (first)
    _parcours_path_curve (path, start + k, RIBBON_BOTTOM, start, RIBBON_BOTTOM - k, start, RIBBON_BOTTOM - r);
  else
    _parcours_path_line (path, start + PARCOURS_CHEVRON, middle);
  _parcours_path_close (path);
}

ParcoursColour
_parcours_stage_fill (const ParcoursPaint *paint, ParcoursElement *stage, ParcoursColour *ink)
{
  ParcoursColour own, fill;

  parcours_theme_stage (paint->theme, parcours_element_get_colour (stage, PARCOURS_STAGE_COLOUR, &own) ? &own : NULL, &fill, ink);
  return fill;
}

static double
stage_room (double left, double right)
{
  return right - left - 10;
}

static double
step_room (double left, double right)
{
  return right - left - STEP_TITLE_AFAR - 4;
}

/* The titles of all stages, and of all steps, as large as they can be together. */
static Sizes
find_sizes (const ParcoursPaint *paint, double stretch)
{
  Sizes sizes = { 0 };
  guint n_stages, n_columns;
  const ParcoursStageBox *stages = parcours_layout_get_stages (paint->layout, &n_stages);
  const ParcoursColumn *columns = parcours_layout_get_columns (paint->layout, &n_columns);

  if (!paint->afar)
    return sizes;

  sizes = (Sizes) { afar_stage.most, afar_step.most };
  for (guint i = 0; i < n_stages; i++)
    {
      const double room = stage_room (i == 0 ? 12 : 14, stages[i].width * stretch);

      if (!stages[i].collapsed)
        _parcours_afar_share (paint, parcours_element_get_name (stages[i].stage), &afar_stage, room, PARCOURS_STAGE_HEIGHT, &sizes.stage);
    }
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].step)
      _parcours_afar_share (paint, parcours_element_get_name (columns[i].step), &afar_step, step_room (0, columns[i].width * stretch),
                            PARCOURS_STEP_HEIGHT - 1, &sizes.step);
  return sizes;
}

static void
paint_stage_afar (const ParcoursPaint *paint, const char *title, double size, double x, double room, ParcoursColour ink)
{
  const double own = _parcours_afar_size (paint, title, &afar_stage, room, PARCOURS_STAGE_HEIGHT);

  _parcours_afar_title (paint, title, PARCOURS_INK (MIN (size, own), afar_stage.weight, ink), x, RIBBON_TOP, room, PARCOURS_STAGE_HEIGHT,
                        0.5);
}

static void
paint_stage (const ParcoursPaint *paint, const ParcoursStageBox *box, guint index, guint n, double stretch, double seen, double size,
             gboolean current)
{
  const double left = box->x * stretch, right = (box->x + box->width) * stretch;
  double text = _parcours_head_words (left, right, seen, PARCOURS_STAGE_WORDS) + (index == 0 ? 12 : 14);
  const char *description = parcours_element_get_text (box->stage, PARCOURS_STAGE_DESCRIPTION);
  ParcoursColour fill, ink;
  ParcoursPath path = { .n = 0 };
  ParcoursRect button;

  parcours_painter_begin_group (paint->painter, parcours_element_get_id (box->stage), "stage", parcours_element_get_name (box->stage),
                                description);
  fill = _parcours_stage_fill (paint, box->stage, &ink);
  chevron (&path, left, right, index == 0, index + 1 == n);
  _parcours_path_draw (paint, &path, fill, NULL, PARCOURS_COLOUR_NONE);
  if (current)
    _parcours_box (paint, box->collapsed ? left + 8 : text - 6, RIBBON_TOP + 4,
                   box->collapsed ? right - left - 14 : MAX (16, right - text - 6), PARCOURS_STAGE_HEIGHT - 8, 4, PARCOURS_COLOUR_NONE,
                   PARCOURS_PEN (2), ink);
  if (paint->handles && parcours_paint_stage_button (box, stretch, seen, &button))
    {
      _parcours_fold_sign (paint, &button, box->collapsed, ink);
      text += PARCOURS_BUTTON_ROOM;
    }
  if (!box->collapsed && size > 0)
    paint_stage_afar (paint, parcours_element_get_name (box->stage), size, text, stage_room (text, right), ink);
  else if (!box->collapsed)
    _parcours_word_cut (paint, parcours_element_get_name (box->stage), PARCOURS_INK (15, PANGO_WEIGHT_BOLD, ink), text, RIBBON_TOP + 23.4,
                        right - text - 10);
  parcours_painter_end_group (paint->painter);
}

/* On one line, or on two smaller ones, or cut. */
static void
paint_step_title (const ParcoursPaint *paint, const char *title, double x, double room)
{
  const ParcoursInk *ink = PARCOURS_INK (13, PANGO_WEIGHT_BOLD, paint->theme->ink);
  const double wide = MAX (16, (int) (room / 8) * 8);

  if (_parcours_word_width (paint, title, ink) <= room)
    _parcours_word (paint, title, ink, x, STEP_TOP + 22.8, 0);
  else
    _parcours_block (paint, title, PARCOURS_INK (12, PANGO_WEIGHT_BOLD, paint->theme->ink), 14, 2, x, STEP_TOP + 4, wide, TRUE);
}

static void
paint_step_afar (const ParcoursPaint *paint, const char *title, double size, double x, double room)
{
  const double height = PARCOURS_STEP_HEIGHT - 1, own = _parcours_afar_size (paint, title, &afar_step, room, height);

  _parcours_afar_title (paint, title, PARCOURS_INK (MIN (size, own), afar_step.weight, paint->theme->ink), x, STEP_TOP, room, height, 0.5);
}

static void
paint_step (const ParcoursPaint *paint, const ParcoursColumn *column, guint index, double stretch, double seen, double size,
            gboolean current)
{
  const ParcoursTheme *theme = paint->theme;
  const double left = column->x * stretch, width = column->width * stretch;
  const double words = _parcours_head_words (left, left + width, seen, STEP_WORDS);
  char number[16];

  _parcours_box (paint, left, STEP_TOP, width, PARCOURS_STEP_HEIGHT, 0, theme->head, NULL, PARCOURS_COLOUR_NONE);
  if (index > 0)
    _parcours_line (paint, left - 0.5, STEP_TOP + 8, left - 0.5, STEP_TOP + 28, PARCOURS_PEN (1), theme->hair2);
  if (current)
    _parcours_box (paint, left + 3, STEP_TOP + 3, width - 6, PARCOURS_STEP_HEIGHT - 7, 4, PARCOURS_COLOUR_NONE, PARCOURS_PEN (2),
                   theme->accent);
  if (column->collapsed && width >= 16)
    {
      g_snprintf (number, sizeof number, "%u", column->n_cards);
      _parcours_word (paint, number, PARCOURS_INK (12, PANGO_WEIGHT_BOLD, theme->ink2), left + width / 2, STEP_TOP + 22.5, 0.5);
    }
  if (!column->step || width < 24)
    return;

  g_snprintf (number, sizeof number, "%u", column->number);
  _parcours_begin (paint, "step", NULL);
  _parcours_word (paint, number, PARCOURS_INK (12, PANGO_WEIGHT_BOLD, theme->muted), words + (size > 0 ? STEP_NUMBER_AFAR : STEP_NUMBER),
                  STEP_TOP + 22.5, 0);
  if (size > 0)
    paint_step_afar (paint, parcours_element_get_name (column->step), size, words + STEP_TITLE_AFAR, step_room (words, left + width));
  else if (width >= 56)
    paint_step_title (paint, parcours_element_get_name (column->step), words + STEP_TITLE, left + width - words - STEP_TITLE - 4);
  _parcours_end (paint);
}

/* A chevron reaches over its stage, by as much of the body as the band is stretched. */
static gboolean
needed (double x, double width, const ParcoursRect *area, double stretch)
{
  const double point = PARCOURS_CHEVRON / stretch;

  return x - point < area->x + area->width && x + width + point > area->x;
}

static gboolean
is_wanted (const ParcoursPaint *paint, ParcoursElement *stage)
{
  return !paint->stage || paint->stage == stage;
}

void
parcours_paint_head (const ParcoursPaint *paint, const ParcoursRect *area, double stretch, ParcoursElement *current)
{
  guint n_stages, n_columns;
  const ParcoursStageBox *stages;
  const ParcoursColumn *columns;
  double width;
  Sizes sizes;

  g_return_if_fail (paint != NULL && paint->painter != NULL && area != NULL);
  g_return_if_fail (stretch > 0);

  const double seen = paint->still ? 0 : area->x * stretch;
  stages = parcours_layout_get_stages (paint->layout, &n_stages);
  columns = parcours_layout_get_columns (paint->layout, &n_columns);
  sizes = find_sizes (paint, stretch);
  for (guint i = 0; i < n_stages; i++)
    if (is_wanted (paint, stages[i].stage) && needed (stages[i].x, stages[i].width, area, stretch))
      paint_stage (paint, &stages[i], i, n_stages, stretch, seen, sizes.stage, current && stages[i].stage == current);
  for (guint i = 0; i < n_columns; i++)
    if (is_wanted (paint, columns[i].stage) && needed (columns[i].x, columns[i].width, area, stretch))
      paint_step (paint, &columns[i], i, stretch, seen, sizes.step, current && columns[i].step == current);

  /* The line below is of all stages, so it comes with the last. */
  if (n_stages > 0 && !is_wanted (paint, stages[n_stages - 1].stage))
    return;
  parcours_layout_get_size (paint->layout, &width, NULL);
  _parcours_line (paint, 0, PARCOURS_HEAD_HEIGHT - 0.5, width * stretch, PARCOURS_HEAD_HEIGHT - 0.5, PARCOURS_PEN (1),
                  paint->theme->outlined ? paint->theme->ink2 : paint->theme->hair2);
}

static void
paint_counts (const ParcoursPaint *paint, char **things, char **people)
{
  guint steps = 0;
  GPtrArray *list = parcours_map_list (paint->map, PARCOURS_KIND_STAGE);
  const guint stages = list->len;
  const guint personas = parcours_map_list (paint->map, PARCOURS_KIND_PERSONA)->len;

  for (guint i = 0; i < stages; i++)
    steps += parcours_element_list (g_ptr_array_index (list, i), PARCOURS_KIND_STEP)->len;
  *things = steps > 0 ? parcours_words_counted (paint->lang, NN_ ("%u step", "%u steps"), steps)
                      : parcours_words_counted (paint->lang, NN_ ("%u stage", "%u stages"), stages);
  *people = personas > 0 ? parcours_words_counted (paint->lang, NN_ ("%u persona", "%u personas"), personas) : NULL;
}

/* On paper state and edition stand in the lens and the footer. */
static void
paint_paper_corner (const ParcoursPaint *paint, const char *things, const char *people)
{
  const double room = PARCOURS_SIDE_WIDTH - 8;

  _parcours_word_cut (paint, things, PARCOURS_INK (16, PARCOURS_EXTRA_BOLD, paint->theme->ink), 0, 28, room);
  if (people)
    _parcours_word_cut (paint, people, PARCOURS_INK (15, PANGO_WEIGHT_NORMAL, paint->theme->ink2), 0, 67, room);
}

void
parcours_paint_corner (const ParcoursPaint *paint)
{
  ParcoursElement *root = parcours_map_get_root (paint->map);
  const ParcoursInk *small = PARCOURS_INK (12, PANGO_WEIGHT_NORMAL, paint->theme->muted);
  ParcoursInk bold = { 14, PANGO_WEIGHT_BOLD, paint->theme->ink };
  const char *state = parcours_element_get_text (root, PARCOURS_MAP_STATE);
  const char *number = parcours_element_get_text (root, PARCOURS_MAP_EDITION);
  const double room = PARCOURS_SIDE_WIDTH - 20;
  g_autofree char *things = NULL, *people = NULL, *counts = NULL, *label = NULL, *edition = NULL;

  g_return_if_fail (paint->painter != NULL);

  paint_counts (paint, &things, &people);
  if (paint->theme->outlined)
    {
      paint_paper_corner (paint, things, people);
      return;
    }

  label = state ? parcours_field_format (PARCOURS_MAP_STATE, state, paint->lang)
                : g_strdup (_parcours_say (paint, parcours_kind_info (PARCOURS_KIND_MAP)->label));
  counts = people ? g_strdup_printf ("%s · %s", things, people) : g_strdup (things);
  if (_parcours_word_width (paint, label, &bold) > room)
    bold.size = 12;
  _parcours_word_cut (paint, label, &bold, 12, 26, room);
  if (number)
    {
      edition = parcours_words_fill (paint->lang, N_("Edition %s"), number, NULL);
      _parcours_word_cut (paint, edition, small, 12, 43, room);
    }
  _parcours_word_cut (paint, counts, small, 12, 66.5, room);
  _parcours_line (paint, 0, PARCOURS_HEAD_HEIGHT - 0.5, PARCOURS_SIDE_WIDTH, PARCOURS_HEAD_HEIGHT - 0.5, PARCOURS_PEN (1),
                  paint->theme->hair2);
}
