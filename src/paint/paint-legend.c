/* paint-legend.c - the column beside a poster's grid, and the legend in it: only what is on the sheet. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "layout/metrics.h"
#include "paint/paint-legend.h"

#define NAME_SIZE 16.5

/* What the sheet shows. */
typedef struct
{
  const ParcoursPaint *paint;
  gboolean notes[PARCOURS_N_NOTES];
  gboolean levels[3];
  gboolean lines[PARCOURS_NOTE_SEPARATOR - PARCOURS_NOTE_LINE_OF_INTERACTION];
  gboolean emotion, expected, effort, moment, votes, more, curve, gap;
  GHashTable *channels;         /* set of records */
  guint n_endnotes;
} Shown;

/* Where the next sign goes: signs stand in columns, row by row. */
typedef struct
{
  const ParcoursPaint *paint;
  double x, y, width, pitch;
  guint columns, next;
} Grid;

double
_parcours_section (const ParcoursPaint *paint, const char *title, double x, double y, double width)
{
  _parcours_begin (paint, "heading", title);
  _parcours_word_cut (paint, title, PARCOURS_INK (20, PARCOURS_EXTRA_BOLD, paint->theme->ink), x, y + 25, width);
  _parcours_end (paint);
  _parcours_line (paint, x, y + 36, x + width, y + 36, PARCOURS_PEN (2), paint->theme->ink);
  return 50;
}

static double
cell_x (const Grid *grid)
{
  return grid->x + grid->next % grid->columns * (grid->width / grid->columns);
}

static double
cell_y (const Grid *grid)
{
  return grid->y + grid->next / grid->columns * grid->pitch;
}

static double
grid_end (const Grid *grid)
{
  return grid->y + (grid->next + grid->columns - 1) / grid->columns * grid->pitch;
}

/* Words right of a sign; goes on to the next cell. */
static void
cell_word (Grid *grid, const char *text, double indent)
{
  const double room = grid->width / grid->columns - indent - 8;

  _parcours_word_cut (grid->paint, text, PARCOURS_INK (NAME_SIZE, PANGO_WEIGHT_NORMAL, grid->paint->theme->ink), cell_x (grid) + indent,
                      cell_y (grid) + 19, room);
  grid->next++;
}

static void
look_at_card (ParcoursElement *card, Shown *shown)
{
  const int level = parcours_element_get_choice (card, PARCOURS_CARD_LEVEL);
  const ParcoursPaint *paint = shown->paint;
  g_auto (GStrv) channels = parcours_element_dup_list (card, PARCOURS_CARD_CHANNELS);
  int value;

  shown->notes[parcours_map_card_note (paint->map, card)] = TRUE;
  if (level >= 0)
    shown->levels[level] = TRUE;
  shown->emotion |= parcours_element_get_int (card, PARCOURS_CARD_EMOTION, &value);
  shown->effort |= parcours_element_get_int (card, PARCOURS_CARD_EFFORT, &value);
  shown->moment |= parcours_element_get_yes (card, PARCOURS_CARD_MOMENT_OF_TRUTH);
  shown->votes |= parcours_element_list (card, PARCOURS_KIND_VOTE)->len > 0;
  for (guint i = 0; channels[i]; i++)
    {
      ParcoursElement *channel = parcours_map_find_kind (paint->map, channels[i], PARCOURS_KIND_CHANNEL);

      if (channel)
        g_hash_table_add (shown->channels, channel);
    }
}

static void
look_at_box (const ParcoursCardBox *box, gpointer data)
{
  look_at_card (box->card, data);
}

static void
look_at_rows (Shown *shown)
{
  guint n_rows, n_points, n_columns;
  const ParcoursRow *rows = parcours_layout_get_rows (shown->paint->layout, &n_rows);

  parcours_layout_get_columns (shown->paint->layout, &n_columns);
  for (guint i = 0; i < n_rows; i++)
    {
      if (rows[i].note >= PARCOURS_NOTE_LINE_OF_INTERACTION && rows[i].note < PARCOURS_NOTE_SEPARATOR)
        shown->lines[rows[i].note - PARCOURS_NOTE_LINE_OF_INTERACTION] = TRUE;
      if (rows[i].type == PARCOURS_ROW_CURVE)
        {
          const ParcoursPoint *points = parcours_layout_get_points (shown->paint->layout, i, &n_points);

          for (guint p = 0; p < n_points; p++)
            {
              shown->curve |= points[p].has_value;
              shown->expected |= points[p].has_expected;
            }
          for (guint column = 0; column < n_columns && !shown->gap; column++)
            shown->gap = _parcours_curve_has_gap (shown->paint, i, column);
        }
    }
}

static void
look (Shown *shown)
{
  ParcoursRect all = { 0 };
  GPtrArray *parked = parcours_layout_get_parked (shown->paint->layout);

  parcours_layout_get_size (shown->paint->layout, &all.width, &all.height);
  parcours_layout_foreach_card (shown->paint->layout, &all, look_at_box, shown);
  for (guint i = 0; i < parked->len; i++)
    look_at_card (g_ptr_array_index (parked, i), shown);
  look_at_rows (shown);
  shown->n_endnotes = shown->paint->endnotes ? g_hash_table_size (shown->paint->endnotes) : 0;
}

static double
paint_kinds (const Shown *shown, double x, double y, double width)
{
  Grid grid = { shown->paint, x, y, width, 36, 2, 0 };

  for (guint note = 0; note < PARCOURS_N_NOTES; note++)
    if (shown->notes[note])
      {
        _parcours_swatch (shown->paint, (ParcoursNote) note, cell_x (&grid), cell_y (&grid));
        cell_word (&grid, _parcours_note_label ((ParcoursNote) note, shown->paint->lang), 54);
      }
  return grid_end (&grid) - y;
}

static double
paint_heading (const ParcoursPaint *paint, const char *text, double x, double y)
{
  _parcours_word (paint, text, PARCOURS_INK (16, PANGO_WEIGHT_BOLD, paint->theme->ink), x, y + 20, 0);
  return 34;
}

static double
paint_emotions (const ParcoursPaint *paint, double x, double y, double width)
{
  static const char *const words[] = {
    N_("very negative"), N_("negative"), N_("neutral"), N_("positive"), N_("very positive"),
  };
  const double step = width / 5;
  double lowest = 0;

  y += paint_heading (paint, _parcours_say (paint, N_("Emotion")), x, y);
  for (int emotion = -2; emotion <= 2; emotion++)
    {
      const ParcoursInk *small = PARCOURS_INK (14, PANGO_WEIGHT_NORMAL, paint->theme->muted);
      const double left = x + (emotion + 2) * step;
      double height;

      _parcours_face (paint, emotion, left, y, 26);
      _parcours_word (paint, _parcours_sign_of (emotion), PARCOURS_INK (16, PANGO_WEIGHT_BOLD, paint->theme->ink), left + 33, y + 18.5, 0);
      height = _parcours_block (paint, _parcours_say (paint, words[emotion + 2]), small, 17, 2, left, y + 32, step - 8, FALSE);
      lowest = MAX (lowest, height);
    }
  return 34 + 32 + lowest + 8;
}

static void
paint_lines_of_curve (const Shown *shown, Grid *grid)
{
  const ParcoursPaint *paint = shown->paint;
  const ParcoursTheme *theme = paint->theme;

  if (shown->curve)
    {
      _parcours_line (paint, cell_x (grid), cell_y (grid) + 14, cell_x (grid) + 40, cell_y (grid) + 14, PARCOURS_PEN (2.5), theme->curve);
      cell_word (grid, _parcours_say (paint, N_("lived emotion")), 54);
    }
  if (shown->expected)
    {
      _parcours_line (paint, cell_x (grid), cell_y (grid) + 14, cell_x (grid) + 40, cell_y (grid) + 14, PARCOURS_DASHED (1.5, 5, 4),
                      theme->expect);
      _parcours_disc (paint, cell_x (grid) + 20, cell_y (grid) + 14, 4, theme->sheet, PARCOURS_PEN (1.5), theme->expect);
      cell_word (grid, _parcours_say (paint, N_("expected emotion")), 54);
    }
  if (shown->gap)
    {
      _parcours_hatch (paint, &PARCOURS_RECT (cell_x (grid), cell_y (grid) + 4, 40, 20));
      cell_word (grid, _parcours_say (paint, N_("not rated")), 54);
    }
}

static double
paint_effort (const ParcoursPaint *paint, double x, double y, double width)
{
  _parcours_word (paint, _parcours_say (paint, N_("Estimated effort")), PARCOURS_INK (16, PANGO_WEIGHT_BOLD, paint->theme->ink), x, y + 20, 0);
  _parcours_bars (paint, &_parcours_row_bars, x + width / 2, y + 23, 2, paint->theme->curve, paint->theme->hair2);
  _parcours_block (paint, _parcours_say (paint, N_("1 very low … 5 very high")),
                   PARCOURS_INK (15, PANGO_WEIGHT_NORMAL, paint->theme->ink2), 19, 1, x + width / 2 + 50, y + 5, width / 2 - 50, FALSE);
  return 36;
}

static double
paint_levels (const Shown *shown, double x, double y, double width)
{
  const ParcoursPaint *paint = shown->paint;
  const ParcoursField *field = parcours_field (PARCOURS_CARD_LEVEL);
  Grid grid = { paint, x, y + paint_heading (paint, _parcours_say (paint, field->label), x, y) - 6, width, 32, 3, 0 };

  for (guint level = 0; level < 3; level++)
    if (shown->levels[level])
      {
        _parcours_sign (paint, (ParcoursIcon) (PARCOURS_ICON_LEVEL_ASSUMED + level), cell_x (&grid), cell_y (&grid) + 5, 18,
                        paint->theme->ink2);
        cell_word (&grid, _parcours_say (paint, field->choices[level].label), 28);
      }
  return grid_end (&grid) - y + 2;
}

static void
paint_line_kind (Grid *grid, ParcoursNote note)
{
  const ParcoursPen pen = _parcours_blueprint_pen (note);
  const double x = cell_x (grid), y = cell_y (grid) + 14;

  _parcours_line (grid->paint, x, y, x + 42, y, &pen, grid->paint->theme->ink2);
  cell_word (grid, _parcours_note_label (note, grid->paint->lang), 54);
}

/* Corner, tab, votes, and the kinds of lines. */
static double
paint_marks (const Shown *shown, double x, double y, double width)
{
  const ParcoursPaint *paint = shown->paint;
  Grid grid = { paint, x, y, width, 34, 2, 0 };

  paint_lines_of_curve (shown, &grid);
  if (shown->moment)
    {
      _parcours_corner (paint, cell_x (&grid) + 27, cell_y (&grid) + 1, paint->theme->ink,
                        paint->theme->notes[PARCOURS_NOTE_TOUCHPOINT].ground);
      cell_word (&grid, _parcours_say (paint, N_("moment of truth")), 54);
    }
  if (shown->n_endnotes > 0)
    {
      _parcours_note_tab (paint, 1, cell_x (&grid) + 28, cell_y (&grid) + 7);
      cell_word (&grid, _parcours_say (paint, N_("more in the notes")), 54);
    }
  if (shown->votes)
    {
      _parcours_disc (paint, cell_x (&grid) + 21, cell_y (&grid) + 14, 5, paint->theme->ink, NULL, PARCOURS_COLOUR_NONE);
      cell_word (&grid, _parcours_say (paint, N_("votes of the team")), 54);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shown->lines); i++)
    if (shown->lines[i])
      paint_line_kind (&grid, (ParcoursNote) (PARCOURS_NOTE_LINE_OF_INTERACTION + i));
  return grid_end (&grid) - y;
}

static double
paint_channel_names (const Shown *shown, double x, double y, double width)
{
  const ParcoursPaint *paint = shown->paint;
  GPtrArray *channels = parcours_map_list (paint->map, PARCOURS_KIND_CHANNEL);
  Grid grid = { paint, x, y, width, 30, 3, 0 };

  for (guint i = 0; i < channels->len; i++)
    if (_parcours_word_width (paint, parcours_element_get_name (g_ptr_array_index (channels, i)),
                              PARCOURS_INK (NAME_SIZE, PANGO_WEIGHT_NORMAL, paint->theme->ink)) > width / 3 - 36)
      grid.columns = 2;
  grid.y += paint_heading (paint, _parcours_say (paint, parcours_kind_info (PARCOURS_KIND_CHANNEL)->plural), x, y) - 6;
  for (guint i = 0; i < channels->len; i++)
    {
      ParcoursElement *channel = g_ptr_array_index (channels, i);

      if (!g_hash_table_contains (shown->channels, channel))
        continue;
      _parcours_channel (paint, channel, cell_x (&grid), cell_y (&grid) + 5, 17, paint->theme->ink2);
      cell_word (&grid, parcours_element_get_name (channel), 28);
    }
  return grid_end (&grid) - y;
}

static double
paint_entries (Shown *shown, double x, double y, double width)
{
  const ParcoursPaint *paint = shown->paint;
  double end = y;

  end += paint_kinds (shown, x, end, width);
  if (shown->emotion)
    end += paint_emotions (paint, x, end, width);
  if (shown->effort)
    end += paint_effort (paint, x, end, width);
  if (shown->levels[0] || shown->levels[1] || shown->levels[2])
    end += paint_levels (shown, x, end, width);
  end += paint_marks (shown, x, end, width);
  if (g_hash_table_size (shown->channels) > 0)
    end += paint_channel_names (shown, x, end, width);
  return end - y;
}

static double
paint_legend (const ParcoursPaint *paint, double x, double y, double width)
{
  g_autoptr (GHashTable) channels = g_hash_table_new (NULL, NULL);
  ParcoursPaint measuring = *paint;
  Shown shown = { .paint = &measuring, .channels = channels };
  double end = y;

  measuring.painter = NULL;
  look (&shown);
  if (paint_entries (&shown, x, y, width) <= 0)
    return 0;                   /* a blank map has nothing to explain */

  shown.paint = paint;
  _parcours_begin (paint, "legend", _parcours_say (paint, N_("Legend")));
  end += _parcours_section (paint, _parcours_say (paint, N_("Legend")), x, end, width);
  end += paint_entries (&shown, x, end, width);
  _parcours_end (paint);
  return end - y;
}

double
parcours_paint_legend (const ParcoursPaint *paint, double x, double y, double width)
{
  static double (*const parts[]) (const ParcoursPaint *, double, double, double) = {
    _parcours_paint_figures, paint_legend, _parcours_paint_endnotes, _parcours_paint_actions,
  };
  double end = y;

  g_return_val_if_fail (paint != NULL && width > 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const double height = parts[i](paint, x, end, width);

      if (height > 0)
        end += height + 28;
    }
  return MAX (end - 28 - y, 0);
}
