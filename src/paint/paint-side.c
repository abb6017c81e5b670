/* paint-side.c - the band at the left: personas as rotated strips, beside them the heads of their lanes. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "layout/metrics.h"
#include "paint/paint-private.h"

#define LANE_LEFT PARCOURS_PERSONA_WIDTH
#define LOW 60.0                /* lanes lower than this have one line */
#define PERSONA_WORDS 160.0     /* disc and name */
#define NAME_LEAST 10.0         /* on a poster, where the band is larger */
#define ROLE_LEAST 8.0
#define TITLE_X 10.0            /* of a lane, below its sign */
#define TITLE_Y 33.0
#define TITLE_Y_AFAR 31.0
#define LOW_TITLE_X 34.0        /* of a low lane, beside it */

static const ParcoursAfar afar_lane = { 16, 12, 8, PANGO_WEIGHT_BOLD };

static const char *
lane_title (const ParcoursPaint *paint, const ParcoursRow *row)
{
  const char *name = parcours_element_get_name (row->lane);

  return *name ? name : _parcours_note_label (row->note, paint->lang);
}

static double
lane_room (const ParcoursRow *row)
{
  return PARCOURS_LANE_HEAD_WIDTH - TITLE_X - 4 - (row->type == PARCOURS_ROW_CURVE ? 18 : 0);
}

/* What the title of a lane may take up on a poster. */
static void
lane_space (const ParcoursRow *row, double height, double *room, double *high)
{
  const gboolean low = height < LOW;

  *room = low ? PARCOURS_LANE_HEAD_WIDTH - LOW_TITLE_X - 4 : lane_room (row);
  *high = low ? MIN (height, 24) : height - TITLE_Y_AFAR - 4;
}

/* The titles of all lanes as large as they can be together; 0: as on screen. */
static double
find_size (const ParcoursPaint *paint, double stretch)
{
  double size = afar_lane.most, room, high;
  guint n;
  const ParcoursRow *rows = parcours_layout_get_rows (paint->layout, &n);

  if (!paint->afar)
    return 0;
  for (guint i = 0; i < n; i++)
    if (rows[i].type != PARCOURS_ROW_LINE && !rows[i].collapsed)
      {
        lane_space (&rows[i], rows[i].height * stretch, &room, &high);
        _parcours_afar_share (paint, lane_title (paint, &rows[i]), &afar_lane, room, high, &size);
      }
  return size;
}

/* Beside the sign in a low lane, below it in others. */
static void
paint_lane_afar (const ParcoursPaint *paint, const ParcoursRow *row, double size, double y, double height)
{
  const char *title = lane_title (paint, row);
  ParcoursInk ink = { size, afar_lane.weight, paint->theme->ink };
  double room, high;

  lane_space (row, height, &room, &high);
  ink.size = MIN (size, _parcours_afar_size (paint, title, &afar_lane, room, high));
  if (height < LOW)
    _parcours_afar_title (paint, title, &ink, LANE_LEFT + LOW_TITLE_X, y, room, height, 0.5);
  else
    _parcours_afar_title (paint, title, &ink, LANE_LEFT + TITLE_X, y + TITLE_Y_AFAR, room, high, 0);
}

static void
paint_lane_words (const ParcoursPaint *paint, const ParcoursRow *row, double y, double height)
{
  const ParcoursTheme *theme = paint->theme;
  const double line = 15, room = lane_room (row);
  const int lines = CLAMP ((int) ((height - 40) / line), 1, 4);
  g_autofree char *count = NULL;
  const char *below = NULL;
  double end;

  end = y + TITLE_Y + _parcours_block (paint, lane_title (paint, row), PARCOURS_INK (12, PANGO_WEIGHT_BOLD, theme->ink), line, lines,
                                       LANE_LEFT + TITLE_X, y + TITLE_Y, room, TRUE);
  if (theme->outlined)
    return;

  if (row->type == PARCOURS_ROW_CURVE)
    below = _parcours_say (paint, N_("as lived"));
  else if (row->type == PARCOURS_ROW_CARDS)
    below = count = parcours_words_counted (paint->lang, NN_ ("%u card", "%u cards"), row->n_cards);
  if (below != NULL && end + 16 <= y + height)
    _parcours_word_cut (paint, below, PARCOURS_INK (11, PANGO_WEIGHT_NORMAL, theme->muted), LANE_LEFT + TITLE_X, end + 12.5, room);
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
  const ParcoursInk *ink = PARCOURS_INK (paint->afar ? 14 : 11, PANGO_WEIGHT_BOLD, theme->ink);
  const char *name = parcours_element_get_name (row->lane);
  const double middle = y + height / 2, left = LANE_LEFT + 6, text = separator ? 10 : 26;
  const double pill = MIN (20, height - (paint->afar ? 2 : 0));
  double width;

  _parcours_box (paint, LANE_LEFT, y, PARCOURS_LANE_HEAD_WIDTH, height, 0, theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  _parcours_line (paint, LANE_LEFT, middle, PARCOURS_SIDE_WIDTH, middle, &pen, separator ? theme->hair2 : theme->ink2);
  if (height < 20 || (separator && !*name))
    return;

  if (!*name)
    name = _parcours_note_label (row->note, paint->lang);
  width = MIN (_parcours_word_width (paint, name, ink), 240);
  _parcours_box (paint, left, middle - pill / 2, text + width + 10, pill, pill / 2, theme->sheet, PARCOURS_PEN (1), theme->ink2);
  if (!separator)
    _parcours_sign (paint, _parcours_line_icon (row->note), left + 8, middle - 6, 12, theme->ink2);
  _parcours_word_cut (paint, name, ink, left + text, middle + (paint->afar ? 4.9 : 3.8), width + 0.5);
}

static void
paint_lane (const ParcoursPaint *paint, const ParcoursRow *row, double stretch, double seen, double size, gboolean current)
{
  const ParcoursTheme *theme = paint->theme;
  const double y = row->y * stretch, height = row->height * stretch, left = LANE_LEFT;
  const double top = row->type == PARCOURS_ROW_CARDS ? _parcours_head_words (y, y + height, seen, PARCOURS_LANE_WORDS) : y;
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
          if (size > 0)
            paint_lane_afar (paint, row, size, top, y + height - top);
          else
            paint_lane_words (paint, row, top, y + height - top);
          if (row->type == PARCOURS_ROW_CURVE)
            paint_curve_scale (paint, y, height, stretch);
        }
      else if (height >= 16)
        {
          _parcours_sign (paint, parcours_icon_for_note (row->note), left + 10, y + (height - 16) / 2, 16, theme->ink2);
          if (size > 0)
            paint_lane_afar (paint, row, size, y, height);
          else
            _parcours_word_cut (paint, lane_title (paint, row), PARCOURS_INK (12, PANGO_WEIGHT_BOLD, theme->ink), left + LOW_TITLE_X,
                                y + height / 2 + 4.4,
                                PARCOURS_LANE_HEAD_WIDTH - LOW_TITLE_X - 6 - (paint->handles ? PARCOURS_BUTTON_ROOM : 0));
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

static void
shrink_afar (const ParcoursPaint *paint, const char *text, ParcoursInk *ink, double least, double room)
{
  while (paint->afar && ink->size > least && _parcours_word_width (paint, text, ink) > room)
    ink->size--;
}

/* Name and role run upwards, beginning below the disc. */
static void
paint_persona_words (const ParcoursPaint *paint, ParcoursElement *persona, double y, double height)
{
  ParcoursInk bold = { 15, PANGO_WEIGHT_BOLD, paint->theme->ink };
  ParcoursInk plain = { 12, PANGO_WEIGHT_NORMAL, paint->theme->ink2 };
  const char *name = parcours_element_get_name (persona), *role = parcours_element_get_text (persona, PARCOURS_PERSONA_ROLE);
  const double room = height - 60;
  double width;

  if (room < 20)
    return;

  shrink_afar (paint, name, &bold, NAME_LEAST, room);
  width = MIN (_parcours_word_width (paint, name, &bold), room);
  parcours_painter_save (paint->painter);
  parcours_painter_transform (paint->painter, 29, y + 52, 1, -90);
  _parcours_word_cut (paint, name, &bold, -width, 0, room);
  if (role && *role)
    {
      const double left = room - width - 9;
      double wide;

      shrink_afar (paint, role, &plain, ROLE_LEAST, left);
      wide = MIN (_parcours_word_width (paint, role, &plain), left);
      if (left >= 24)
        _parcours_word_cut (paint, role, &plain, -width - 9 - wide, -0.5, left);
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

/* A persona with its lanes, so that they are heard in that order. */
static void
paint_part (const ParcoursPaint *paint, const ParcoursGroup *group, const ParcoursRow *rows, const ParcoursRect *area, double stretch,
            double seen, double size, ParcoursElement *current)
{
  _parcours_begin (paint, "persona-part", NULL);
  if (group->persona)
    _parcours_begin (paint, "persona-head", parcours_element_get_name (group->persona));
  paint_group (paint, group, stretch, seen, current);
  if (group->persona)
    _parcours_end (paint);
  for (guint i = group->first; i < group->first + group->n_rows; i++)
    if (needed (rows[i].y, rows[i].height, area))
      {
        const char *name = parcours_element_get_name (rows[i].lane);

        _parcours_begin (paint, group->persona ? "lane-head" : "lane-head alone",
                         *name ? name : _parcours_note_label (rows[i].note, paint->lang));
        paint_lane (paint, &rows[i], stretch, seen, size, current && rows[i].lane == current);
        _parcours_end (paint);
      }
  _parcours_end (paint);
}

void
parcours_paint_side (const ParcoursPaint *paint, const ParcoursRect *area, double stretch, ParcoursElement *current)
{
  guint n_groups, n_rows;
  const ParcoursGroup *groups;
  const ParcoursRow *rows;
  double size;

  g_return_if_fail (paint != NULL && paint->painter != NULL && area != NULL);
  g_return_if_fail (stretch > 0);

  const double seen = paint->still ? 0 : area->y * stretch;
  size = find_size (paint, stretch);
  groups = parcours_layout_get_groups (paint->layout, &n_groups);
  rows = parcours_layout_get_rows (paint->layout, &n_rows);
  for (guint i = 0; i < n_groups; i++)
    if (needed (groups[i].y, groups[i].height, area))
      paint_part (paint, &groups[i], rows, area, stretch, seen, size, current);
  for (guint i = 0; i < n_rows; i++)
    {
      const double y = (rows[i].y + rows[i].height) * stretch - 0.5;

      if (needed (rows[i].y, rows[i].height, area))
        _parcours_line (paint, LANE_LEFT, y, PARCOURS_SIDE_WIDTH, y, PARCOURS_PEN (1), paint->theme->hair);
    }
}
