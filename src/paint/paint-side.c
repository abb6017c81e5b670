/* paint-side.c - the band at the left: personas as rotated strips, beside them the heads of their lanes. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "layout/metrics.h"
#include "paint/paint-private.h"

#define LANE_LEFT PARCOURS_PERSONA_WIDTH
#define LOW 60.0                /* lanes lower than this have one line */
#define PERSONA_WORDS 160.0     /* disc and name */

static void
paint_lane_words (const ParcoursPaint *paint, const ParcoursRow *row, double y, double height)
{
  const ParcoursTheme *theme = paint->theme;
  const char *name = parcours_element_get_name (row->lane);
  const char *title = *name ? name : _parcours_note_label (row->note, paint->lang);
  const double line = 15, room = PARCOURS_LANE_HEAD_WIDTH - 14 - (row->type == PARCOURS_ROW_CURVE ? 18 : 0);
  const int lines = CLAMP ((int) ((height - 40) / line), 1, 4);
  g_autofree char *count = NULL;
  const char *below = NULL;
  double end;

  end = y + 33 + _parcours_block (paint, title, PARCOURS_INK (12, PANGO_WEIGHT_BOLD, theme->ink), line, lines, LANE_LEFT + 10, y + 33,
                                  room, TRUE);
  if (theme->outlined)
    return;

  if (row->type == PARCOURS_ROW_CURVE)
    below = _parcours_say (paint, N_("as lived"));
  else if (row->type == PARCOURS_ROW_CARDS)
    below = count = _parcours_counted (paint->lang, NN_ ("%u card", "%u cards"), row->n_cards);
  if (below != NULL && end + 16 <= y + height)
    _parcours_word_cut (paint, below, PARCOURS_INK (11, PANGO_WEIGHT_NORMAL, theme->muted), LANE_LEFT + 10, end + 12.5, room);
}

/* Very good, neutral, very bad, beside their height on the curve. */
static void
paint_curve_scale (const ParcoursPaint *paint, double y, double height, double stretch)
{
  const double middle = y + height / 2, step = 2 * PARCOURS_CURVE_POINT * stretch;

  if (step < 15)
    return;
  for (int emotion = -2; emotion <= 2; emotion += 2)
    _parcours_face (paint, emotion, LANE_LEFT + 94, middle - step * emotion / 2 - 7, 14);
}

ParcoursIcon
_parcours_line_icon (ParcoursNote note)
{
  switch ((int) note)
    {
    case PARCOURS_NOTE_LINE_OF_VISIBILITY:
      return PARCOURS_ICON_KIND_EYE;
    case PARCOURS_NOTE_LINE_OF_INTERNAL_INTERACTION:
      return PARCOURS_ICON_KIND_BACKSTAGE;
    default:
      return PARCOURS_ICON_KIND_TOUCHPOINT;
    }
}

/* A blueprint line's beginning, with its name in a pill that may reach over the band's right edge. */
static void
paint_line_head (const ParcoursPaint *paint, const ParcoursRow *row, double y, double height)
{
  const ParcoursTheme *theme = paint->theme;
  const ParcoursPen pen = _parcours_blueprint_pen (row->note);
  const gboolean separator = row->note == PARCOURS_NOTE_SEPARATOR;
  const ParcoursInk *ink = PARCOURS_INK (11, PANGO_WEIGHT_BOLD, theme->ink);
  const char *name = parcours_element_get_name (row->lane);
  const double middle = y + height / 2, left = LANE_LEFT + 6, text = separator ? 10 : 26;
  double width;

  _parcours_box (paint, LANE_LEFT, y, PARCOURS_LANE_HEAD_WIDTH, height, 0, theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  _parcours_line (paint, LANE_LEFT, middle, PARCOURS_SIDE_WIDTH, middle, &pen, separator ? theme->hair2 : theme->ink2);
  if (height < 20 || (separator && !*name))
    return;

  if (!*name)
    name = _parcours_note_label (row->note, paint->lang);
  width = MIN (_parcours_word_width (paint, name, ink), 240);
  _parcours_box (paint, left, middle - 10, text + width + 10, 20, 10, theme->sheet, PARCOURS_PEN (1), theme->ink2);
  if (!separator)
    _parcours_sign (paint, _parcours_line_icon (row->note), left + 8, middle - 6, 12, theme->ink2);
  _parcours_word_cut (paint, name, ink, left + text, middle + 3.8, width + 0.5);
}

static void
paint_lane (const ParcoursPaint *paint, const ParcoursRow *row, double stretch, double seen, gboolean current)
{
  const ParcoursTheme *theme = paint->theme;
  const double y = row->y * stretch, height = row->height * stretch, left = LANE_LEFT;
  const double top = row->type == PARCOURS_ROW_CARDS ? _parcours_head_words (y, y + height, seen, PARCOURS_LANE_WORDS) : y;
  const char *name = parcours_element_get_name (row->lane);
  ParcoursRect button;

  if (row->type == PARCOURS_ROW_LINE)
    {
      paint_line_head (paint, row, y, height);
    }
  else
    {
      _parcours_box (paint, left, y, PARCOURS_LANE_HEAD_WIDTH, height, 0, theme->head, NULL, PARCOURS_COLOUR_NONE);
      if (row->collapsed)
        _parcours_folded_lane (paint, row, y, height);
      else if (height >= LOW)
        {
          _parcours_sign (paint, parcours_icon_for_note (row->note), left + 10, top + 12, 16, theme->ink2);
          paint_lane_words (paint, row, top, y + height - top);
          if (row->type == PARCOURS_ROW_CURVE)
            paint_curve_scale (paint, y, height, stretch);
        }
      else if (height >= 16)
        {
          _parcours_sign (paint, parcours_icon_for_note (row->note), left + 10, y + (height - 16) / 2, 16, theme->ink2);
          _parcours_word_cut (paint, *name ? name : _parcours_note_label (row->note, paint->lang),
                              PARCOURS_INK (12, PANGO_WEIGHT_BOLD, theme->ink), left + 34, y + height / 2 + 4.4,
                              PARCOURS_LANE_HEAD_WIDTH - 40 - (paint->handles ? PARCOURS_BUTTON_ROOM : 0));
        }
    }
  if (paint->handles && parcours_paint_lane_button (row, stretch, seen, &button))
    _parcours_fold_sign (paint, &button, row->collapsed, theme->muted);
  if (!theme->outlined && row->type != PARCOURS_ROW_LINE)
    _parcours_line (paint, PARCOURS_SIDE_WIDTH - 0.5, y, PARCOURS_SIDE_WIDTH - 0.5, y + height, PARCOURS_PEN (1), theme->hair2);
  if (current)
    _parcours_box (paint, left + 3, y + 3, PARCOURS_LANE_HEAD_WIDTH - 7, height - 7, 4, PARCOURS_COLOUR_NONE, PARCOURS_PEN (2),
                   theme->accent);
}

/* Name and role run upwards, beginning below the disc. */
static void
paint_persona_words (const ParcoursPaint *paint, ParcoursElement *persona, double y, double height)
{
  const ParcoursInk *bold = PARCOURS_INK (15, PANGO_WEIGHT_BOLD, paint->theme->ink);
  const ParcoursInk *plain = PARCOURS_INK (12, PANGO_WEIGHT_NORMAL, paint->theme->ink2);
  const char *name = parcours_element_get_name (persona), *role = parcours_element_get_text (persona, PARCOURS_PERSONA_ROLE);
  const double room = height - 60;
  double width;

  if (room < 20)
    return;

  width = MIN (_parcours_word_width (paint, name, bold), room);
  parcours_painter_save (paint->painter);
  parcours_painter_transform (paint->painter, 29, y + 52, 1, -90);
  _parcours_word_cut (paint, name, bold, -width, 0, room);
  if (role && *role)
    {
      const double left = room - width - 9, wide = MIN (_parcours_word_width (paint, role, plain), left);

      if (left >= 24)
        _parcours_word_cut (paint, role, plain, -width - 9 - wide, -0.5, left);
    }
  parcours_painter_restore (paint->painter);
}

static void
paint_group (const ParcoursPaint *paint, const ParcoursGroup *group, double stretch, double seen, ParcoursElement *current)
{
  const double y = group->y * stretch, height = group->height * stretch, top = _parcours_head_words (y, y + height, seen, PERSONA_WORDS);
  ParcoursColour tint, deep;

  if (!group->persona)
    {
      _parcours_box (paint, 0, y, PARCOURS_PERSONA_WIDTH, height, 0, paint->theme->head, NULL, PARCOURS_COLOUR_NONE);
      return;
    }

  _parcours_persona_colours (paint, group->persona, &tint, &deep);
  _parcours_box (paint, 0, y, PARCOURS_PERSONA_WIDTH, height, 0, tint, NULL, PARCOURS_COLOUR_NONE);
  _parcours_box (paint, 0, y, 3, height, 0, deep, NULL, PARCOURS_COLOUR_NONE);
  if (height >= 36)
    _parcours_portrait (paint, group->persona, 23.5, top + (height < 52 ? height / 2 : 26), 15, 14, deep);
  paint_persona_words (paint, group->persona, top, y + height - top);
  if (current && current == group->persona)
    _parcours_box (paint, 5, y + 3, PARCOURS_PERSONA_WIDTH - 8, height - 6, 4, PARCOURS_COLOUR_NONE, PARCOURS_PEN (2), paint->theme->accent);
}

static gboolean
needed (double y, double height, const ParcoursRect *area)
{
  return y < area->y + area->height && y + height > area->y;
}

void
parcours_paint_side (const ParcoursPaint *paint, const ParcoursRect *area, double stretch, ParcoursElement *current)
{
  guint n_groups, n_rows;
  const ParcoursGroup *groups;
  const ParcoursRow *rows;

  g_return_if_fail (paint != NULL && paint->painter != NULL && area != NULL);
  g_return_if_fail (stretch > 0);

  groups = parcours_layout_get_groups (paint->layout, &n_groups);
  rows = parcours_layout_get_rows (paint->layout, &n_rows);
  for (guint i = 0; i < n_groups; i++)
    if (needed (groups[i].y, groups[i].height, area))
      paint_group (paint, &groups[i], stretch, area->y * stretch, current);
  for (guint i = 0; i < n_rows; i++)
    if (needed (rows[i].y, rows[i].height, area))
      paint_lane (paint, &rows[i], stretch, area->y * stretch, current && rows[i].lane == current);
  for (guint i = 0; i < n_rows; i++)
    {
      const double y = (rows[i].y + rows[i].height) * stretch - 0.5;

      if (needed (rows[i].y, rows[i].height, area))
        _parcours_line (paint, LANE_LEFT, y, PARCOURS_SIDE_WIDTH, y, PARCOURS_PEN (1), paint->theme->hair);
    }
}
