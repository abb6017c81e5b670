/* paint-notes.c - what does not fit on the cards, numbered in reading order, and what the team will do. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "paint/paint-legend.h"

#define INDENT 32.0             /* of an action: beside its box */

const ParcoursNoteType _parcours_note_beside = { 32, 15, 16, 15.5, 20 }, _parcours_note_below = { 38, 12, 13, 12.5, 16 };

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer numbers)
{
  const guint one = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, *(gpointer *) a));
  const guint other = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, *(gpointer *) b));

  return one < other ? -1 : one > other;
}

/* "Step 8", or the stage's name, or that it waits beside the grid. */
static char *
make_place (const ParcoursPaint *paint, ParcoursElement *card)
{
  guint n;
  const ParcoursColumn *columns = parcours_layout_get_columns (paint->layout, &n);
  ParcoursCardBox box;
  char number[16];

  if (!parcours_layout_get_card (paint->layout, card, &box) || box.column >= n)
    return g_strdup (_parcours_say (paint, N_("To place")));
  if (!columns[box.column].step)
    return g_strdup (parcours_element_get_name (columns[box.column].stage));

  g_snprintf (number, sizeof number, "%u", columns[box.column].number);
  return parcours_words_fill (paint->lang, N_("Step %s"), number, NULL);
}

double
_parcours_paint_note (const ParcoursPaint *paint, const ParcoursNoteType *type, ParcoursElement *card, guint number, double x, double y, double width)
{
  const ParcoursTheme *theme = paint->theme;
  const char *title = parcours_element_get_text (card, PARCOURS_CARD_TITLE), *note = parcours_element_get_text (card, PARCOURS_CARD_NOTE);
  const gboolean again = type == &_parcours_note_below;         /* measured for several pages */
  const double left = x + type->indent, room = width - type->indent;
  g_autofree char *place = make_place (paint, card);
  double end = y + type->line + 4;

  _parcours_note_tab (paint, number, left - 14, y + type->line - (again ? 15.5 : 17));
  _parcours_word_cut (paint, place, PARCOURS_INK (type->place, PANGO_WEIGHT_BOLD, theme->muted), left, y + type->line - 4, room);
  if (title)
    end += _parcours_block (paint, title, PARCOURS_INK (type->title, PANGO_WEIGHT_BOLD, theme->ink), type->line, 0, left, end, room, again);
  if (note)
    end += _parcours_block (paint, note, PARCOURS_INK (type->note, PANGO_WEIGHT_NORMAL, theme->ink2), type->line, 0, left, end, room, again);
  return end + (again ? 10 : 8) - y;
}

double
parcours_paint_measure_note (const ParcoursPaint *paint, ParcoursElement *card, double width)
{
  ParcoursPaint measuring;

  g_return_val_if_fail (paint != NULL && PARCOURS_IS_ELEMENT (card), 0);

  measuring = *paint;
  measuring.painter = NULL;
  return _parcours_paint_note (&measuring, &_parcours_note_beside, card, 1, 0, 0, width);
}

GPtrArray *
_parcours_list_endnotes (const ParcoursPaint *paint, gboolean below)
{
  GPtrArray *cards = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer card, number;

  if (!paint->endnotes)
    return cards;

  g_hash_table_iter_init (&iter, paint->endnotes);
  while (g_hash_table_iter_next (&iter, &card, &number))
    if ((paint->first_below > 0 && GPOINTER_TO_UINT (number) >= paint->first_below) == below)
      g_ptr_array_add (cards, card);
  g_ptr_array_sort_with_data (cards, compare_numbers, paint->endnotes);
  return cards;
}

double
_parcours_paint_endnotes (const ParcoursPaint *paint, double x, double y, double width)
{
  g_autoptr (GPtrArray) cards = _parcours_list_endnotes (paint, FALSE);
  const char *title = _parcours_say (paint, N_("Notes"));
  double end = y;

  if (cards->len == 0)
    return 0;

  _parcours_begin (paint, "endnotes", title);
  end += _parcours_section (paint, title, x, end, width);
  for (guint i = 0; i < cards->len; i++)
    end += _parcours_paint_note (paint, &_parcours_note_beside, g_ptr_array_index (cards, i),
                                 GPOINTER_TO_UINT (g_hash_table_lookup (paint->endnotes, g_ptr_array_index (cards, i))), x, end, width);
  _parcours_end (paint);
  return end - y;
}

static void
collect_tasks (const ParcoursCardBox *box, gpointer data)
{
  GPtrArray *tasks = parcours_element_list (box->card, PARCOURS_KIND_TASK);

  for (guint i = 0; i < tasks->len; i++)
    if (g_strcmp0 (parcours_element_get_text (g_ptr_array_index (tasks, i), PARCOURS_TASK_STATUS), "dropped") != 0)
      g_ptr_array_add (data, g_ptr_array_index (tasks, i));
}

/* "Shops, 30 June 2026" */
static char *
make_promise (const ParcoursPaint *paint, ParcoursElement *task)
{
  const char *owner = parcours_element_get_text (task, PARCOURS_TASK_OWNER), *due = parcours_element_get_text (task, PARCOURS_TASK_DUE);
  g_autofree char *date = due ? parcours_words_date (paint->lang, due) : NULL;

  if (owner && date)
    return g_strdup_printf ("%s, %s", owner, date);
  return g_strdup (owner ? owner : date ? date : "");
}

static void
paint_tick_box (const ParcoursPaint *paint, double x, double y, gboolean done)
{
  ParcoursPath tick = { .n = 0 };

  _parcours_box (paint, x + 0.75, y + 0.75, 15.5, 15.5, 3, PARCOURS_COLOUR_NONE, PARCOURS_PEN (1.5), paint->theme->ink2);
  if (!done)
    return;

  _parcours_path_move (&tick, x + 4, y + 8.8);
  _parcours_path_line (&tick, x + 7.2, y + 12);
  _parcours_path_line (&tick, x + 13, y + 5);
  _parcours_path_draw (paint, &tick, PARCOURS_COLOUR_NONE, &(const ParcoursPen) { 2, NULL, 0, TRUE }, paint->theme->ink);
}

static double
paint_action (const ParcoursPaint *paint, ParcoursElement *task, double x, double y, double width)
{
  const ParcoursTheme *theme = paint->theme;
  const ParcoursInk *bold = PARCOURS_INK (15.5, PANGO_WEIGHT_BOLD, theme->ink), *plain = PARCOURS_INK (15, PANGO_WEIGHT_NORMAL, theme->ink2);
  g_autofree char *promise = make_promise (paint, task);
  const double promised = _parcours_word_width (paint, promise, plain), room = width - INDENT;
  const char *name = parcours_element_get_name (task);
  const gboolean beside = _parcours_word_width (paint, name, bold) + 16 + promised <= room;
  double height;

  paint_tick_box (paint, x, y + 4, g_strcmp0 (parcours_element_get_text (task, PARCOURS_TASK_STATUS), "done") == 0);
  height = _parcours_block (paint, name, bold, 20, 0, x + INDENT, y + 3, room, FALSE);
  if (beside)
    _parcours_word (paint, promise, plain, x + width, y + 17.5, 1);
  else if (*promise)
    height += _parcours_block (paint, promise, plain, 20, 1, x + INDENT, y + 3 + height, room, FALSE);
  return height + 6;
}

double
_parcours_paint_actions (const ParcoursPaint *paint, double x, double y, double width)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
  const char *title = _parcours_say (paint, N_("Answers to pain points"));
  ParcoursRect all = { 0 };
  double end = y;

  parcours_layout_get_size (paint->layout, &all.width, &all.height);
  parcours_layout_foreach_card (paint->layout, &all, collect_tasks, tasks);
  if (tasks->len == 0)
    return 0;

  _parcours_begin (paint, "tasks", title);
  end += _parcours_section (paint, title, x, end, width);
  for (guint i = 0; i < tasks->len; i++)
    end += paint_action (paint, g_ptr_array_index (tasks, i), x, end, width);
  _parcours_end (paint);
  return end - y;
}
