/* paint-fold.c - collapsed stages and lanes, and the buttons on headers that collapse and open them. */
#include "config.h"

#include "layout/metrics.h"
#include "paint/paint-private.h"

#define BUTTON 20.0             /* wide and high, where it is pressed */
#define SIGN 4.0                /* from the middle of the sign to its ends */
#define TITLE_X 8.0             /* baseline of the turned title in a collapsed column */
#define COUNT_X 31.0            /* middle of the numbers beside it */
#define LANE_RIGHT PARCOURS_SIDE_WIDTH

gboolean
parcours_paint_stage_button (const ParcoursStageBox *box, double stretch, double seen, ParcoursRect *rect)
{
  const double top = PARCOURS_HEAD_PAD + (PARCOURS_STAGE_HEIGHT - BUTTON) / 2;
  double left, right;

  g_return_val_if_fail (box != NULL && rect != NULL, FALSE);

  left = box->x * stretch;
  right = (box->x + box->width) * stretch;
  if (right - left < BUTTON + 8)
    return FALSE;
  if (box->collapsed)
    *rect = PARCOURS_RECT ((left + right - BUTTON) / 2 + PARCOURS_CHEVRON / 4, top, BUTTON, BUTTON);
  else
    *rect = PARCOURS_RECT (_parcours_head_words (left, right, seen, PARCOURS_STAGE_WORDS) + 10, top, BUTTON, BUTTON);
  return TRUE;
}

gboolean
parcours_paint_lane_button (const ParcoursRow *row, double stretch, double seen, ParcoursRect *rect)
{
  double y, height, top;

  g_return_val_if_fail (row != NULL && rect != NULL, FALSE);

  top = y = row->y * stretch;
  height = row->height * stretch;
  if (row->type == PARCOURS_ROW_LINE || height < 16)
    return FALSE;
  if (height < 60)
    top += (height - BUTTON) / 2;
  else
    top = (row->type == PARCOURS_ROW_CARDS ? _parcours_head_words (y, y + height, seen, PARCOURS_LANE_WORDS) : y) + 10;
  /* The scale of a curve stands at the right. */
  *rect = PARCOURS_RECT (LANE_RIGHT - BUTTON - (row->type == PARCOURS_ROW_CURVE && !row->collapsed ? 23 : 3), top, BUTTON, BUTTON);
  return TRUE;
}

/* A chevron as everywhere on the desktop: down while open; when collapsed, the way in which it will open. */
void
_parcours_fold_sign (const ParcoursPaint *paint, const ParcoursRect *button, gboolean collapsed, ParcoursColour ink)
{
  const double x = button->x + button->width / 2, y = button->y + button->height / 2;
  const ParcoursPen pen = { 1.8, NULL, 0, TRUE };
  ParcoursPath path = { .n = 0 };

  if (collapsed)
    {
      _parcours_path_move (&path, x - SIGN / 2, y - SIGN);
      _parcours_path_line (&path, x + SIGN / 2, y);
      _parcours_path_line (&path, x - SIGN / 2, y + SIGN);
    }
  else
    {
      _parcours_path_move (&path, x - SIGN, y - SIGN / 2);
      _parcours_path_line (&path, x, y + SIGN / 2);
      _parcours_path_line (&path, x + SIGN, y - SIGN / 2);
    }
  _parcours_path_draw (paint, &path, PARCOURS_COLOUR_NONE, &pen, ink);
}

/* Sign, title on at most two lines, number of cards. */
void
_parcours_folded_lane (const ParcoursPaint *paint, const ParcoursRow *row, double y, double height)
{
  const ParcoursTheme *theme = paint->theme;
  const ParcoursInk *ink = PARCOURS_INK (11, PANGO_WEIGHT_BOLD, theme->ink), *small = PARCOURS_INK (10, PANGO_WEIGHT_BOLD, theme->ink);
  const ParcoursInk *muted = PARCOURS_INK (11, PANGO_WEIGHT_BOLD, theme->ink2);
  const char *name = parcours_element_get_name (row->lane), *title = *name ? name : _parcours_note_label (row->note, paint->lang);
  const double left = PARCOURS_PERSONA_WIDTH + 6, middle = y + height / 2, words = left + 17;
  double room = LANE_RIGHT - BUTTON - words;
  char count[16] = "";

  if (height < 14)
    return;
  _parcours_sign (paint, parcours_icon_for_note (row->note), left, middle - 6, 12, theme->ink2);
  if (row->type == PARCOURS_ROW_CARDS)
    {
      g_snprintf (count, sizeof count, "%u", row->n_cards);
      _parcours_word (paint, count, muted, words + room, middle + 4, 1);
      room -= _parcours_word_width (paint, count, muted) + 5;
    }
  if (height < 28 || _parcours_word_width (paint, title, ink) <= room)
    _parcours_word_cut (paint, title, ink, words, middle + 4, room);
  else if (_parcours_word_width (paint, title, small) <= room)
    _parcours_word (paint, title, small, words, middle + 3.6, 0);
  else
    _parcours_block (paint, title, small, 12, 2, words, middle - 12, room, TRUE);
}

/* Cards that span columns lie over a collapsed one too: words stand below them. */
static double
band_height (const ParcoursPaint *paint, guint row)
{
  guint n;
  const ParcoursRow *box = &parcours_layout_get_rows (paint->layout, &n)[row];

  return box->bands * PARCOURS_CARD_PITCH < box->height - 20 ? box->bands * PARCOURS_CARD_PITCH : 0;
}

/* How many cards a cell without boxes holds; nothing where there is none. */
static void
paint_count (const ParcoursPaint *paint, guint row, guint column, double x)
{
  const ParcoursRect cell = parcours_layout_get_cell_rect (paint->layout, row, column);
  GPtrArray *cards = parcours_layout_get_cell (paint->layout, row, column);
  const ParcoursInk *ink = PARCOURS_INK (12, PANGO_WEIGHT_BOLD, paint->theme->ink2);
  char count[16];
  double width, y = cell.y + band_height (paint, row) + MIN (cell.height, PARCOURS_LANE_HEIGHT) / 2;

  if (cards == NULL)
    return;
  g_snprintf (count, sizeof count, "%u", cards->len);
  width = MAX (_parcours_word_width (paint, count, ink) + 12, 20);
  _parcours_box (paint, x - width / 2, y - 10, width, 20, 10, paint->theme->sheet, PARCOURS_PEN (1), paint->theme->hair2);
  _parcours_word (paint, count, ink, x, y + 4.3, 0.5);
}

/* The title once in each group of lanes, read from the top down, so that it is in sight wherever one is. */
static void
paint_title (const ParcoursPaint *paint, const ParcoursColumn *column, const ParcoursGroup *group)
{
  const ParcoursInk *ink = PARCOURS_INK (13, PANGO_WEIGHT_BOLD, paint->theme->ink);
  const double down = 10 + band_height (paint, group->first);

  if (group->height < 38 + down)
    return;
  parcours_painter_save (paint->painter);
  parcours_painter_transform (paint->painter, column->x + TITLE_X, group->y + down, 1, 90);
  _parcours_word_cut (paint, parcours_element_get_name (column->stage), ink, 0, 0, group->height - down - 10);
  parcours_painter_restore (paint->painter);
}

static void
paint_column (const ParcoursPaint *paint, guint index, const ParcoursColumn *column, const ParcoursRect *area)
{
  guint n_groups, n_rows;
  const ParcoursGroup *groups = parcours_layout_get_groups (paint->layout, &n_groups);
  const ParcoursRow *rows = parcours_layout_get_rows (paint->layout, &n_rows);

  for (guint g = 0; g < n_groups; g++)
    {
      if (groups[g].y > area->y + area->height || groups[g].y + groups[g].height < area->y)
        continue;
      _parcours_box (paint, column->x, groups[g].y, column->width - 1, groups[g].height, 0, paint->theme->head, NULL, PARCOURS_COLOUR_NONE);
      if (paint->zoom >= PARCOURS_ZOOM_FAR)
        paint_title (paint, column, &groups[g]);
    }
  for (guint i = 0; i < n_rows && paint->zoom >= PARCOURS_ZOOM_FAR; i++)
    if (!rows[i].collapsed && rows[i].y < area->y + area->height && rows[i].y + rows[i].height > area->y)
      paint_count (paint, i, index, column->x + COUNT_X);
}

static void
paint_row (const ParcoursPaint *paint, guint index, const ParcoursRect *area)
{
  guint n;
  const ParcoursColumn *columns = parcours_layout_get_columns (paint->layout, &n);

  for (guint i = 0; i < n && paint->zoom >= PARCOURS_ZOOM_FAR; i++)
    if (columns[i].x < area->x + area->width && columns[i].x + columns[i].width > area->x)
      paint_count (paint, index, i, columns[i].collapsed ? columns[i].x + COUNT_X : columns[i].x + columns[i].width / 2);
}

void
_parcours_paint_folded (const ParcoursPaint *paint, const ParcoursRect *area)
{
  guint n_columns, n_rows;
  const ParcoursColumn *columns = parcours_layout_get_columns (paint->layout, &n_columns);
  const ParcoursRow *rows = parcours_layout_get_rows (paint->layout, &n_rows);

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].collapsed && columns[i].x < area->x + area->width && columns[i].x + columns[i].width > area->x)
      paint_column (paint, i, &columns[i], area);
  for (guint i = 0; i < n_rows; i++)
    if (rows[i].collapsed && rows[i].y < area->y + area->height && rows[i].y + rows[i].height > area->y)
      paint_row (paint, i, area);
}
