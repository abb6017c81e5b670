/* html-table.c - the map as a table: a row for each lane, a column for each step, the cards of a cell as a list. */
#include "config.h"

#include "export/html-private.h"

#include <glib/gi18n-lib.h>

#include "base/words.h"

typedef struct
{
  const ParcoursHtml *html;
  const ParcoursStageBox *stages;
  const ParcoursColumn *columns;
  const ParcoursGroup *groups;
  const ParcoursRow *rows;
  guint n_stages, n_columns, n_groups, n_rows;
  gboolean with_steps, with_personas;
} Table;

static void
span (const ParcoursHtml *html, const char *name, guint n)
{
  char number[16];

  g_snprintf (number, sizeof number, "%u", n);
  if (n > 1)
    _parcours_html_attribute (html, name, number);
}

static void
begin_head (const ParcoursHtml *html, const char *scope, guint columns, guint rows)
{
  _parcours_html_begin (html, "th", NULL);
  _parcours_html_attribute (html, "scope", scope);
  span (html, "colspan", columns);
  span (html, "rowspan", rows);
}

static void
write_head (const ParcoursHtml *html, const char *scope, guint columns, guint rows, const char *text)
{
  begin_head (html, scope, columns, rows);
  xmlTextWriterWriteString (html->writer, (const xmlChar *) text);
  _parcours_html_end (html);
}

static const char *
label_of (const ParcoursHtml *html, ParcoursKind kind)
{
  return parcours_words (html->lang, NULL, parcours_kind_info (kind)->label);
}

/* A stage without steps has one column, and its name stands for both. */
static gboolean
has_steps (const Table *table, const ParcoursStageBox *stage)
{
  for (guint i = stage->first; i < stage->first + stage->n_columns; i++)
    if (table->columns[i].step)
      return TRUE;
  return FALSE;
}

static void
write_steps (const Table *table)
{
  const ParcoursHtml *html = table->html;

  _parcours_html_begin (html, "tr", NULL);
  for (guint i = 0; i < table->n_stages; i++)
    for (guint c = table->stages[i].first; has_steps (table, &table->stages[i]) && c < table->stages[i].first + table->stages[i].n_columns; c++)
      {
        const ParcoursColumn *column = &table->columns[c];
        g_autofree char *title = NULL;

        if (column->step)
          title = g_strdup_printf ("%u. %s", column->number, parcours_element_get_name (column->step));
        else
          title = g_strdup (_parcours_html_say (html, N_("Without a step")));
        write_head (html, "col", 1, 1, title);
      }
  _parcours_html_end (html);
}

static void
write_heads (const Table *table)
{
  const ParcoursHtml *html = table->html;
  const guint deep = table->with_steps ? 2 : 1;

  _parcours_html_begin (html, "thead", NULL);
  _parcours_html_begin (html, "tr", NULL);
  if (table->with_personas)
    write_head (html, "col", 1, deep, label_of (html, PARCOURS_KIND_PERSONA));
  write_head (html, "col", 1, deep, label_of (html, PARCOURS_KIND_LANE));
  for (guint i = 0; i < table->n_stages; i++)
    {
      const ParcoursStageBox *stage = &table->stages[i];
      const gboolean steps = has_steps (table, stage);

      write_head (html, steps ? "colgroup" : "col", stage->n_columns, table->with_steps && !steps ? 2 : 1,
                  parcours_element_get_name (stage->stage));
    }
  _parcours_html_end (html);
  if (table->with_steps)
    write_steps (table);
  _parcours_html_end (html);
}

static void
write_cards (const Table *table, guint row, guint column)
{
  GPtrArray *cards = parcours_layout_get_cell (table->html->layout, row, column);

  if (!cards || cards->len == 0)
    return;
  _parcours_html_begin (table->html, "ul", "cards");
  for (guint i = 0; i < cards->len; i++)
    _parcours_html_card (table->html, g_ptr_array_index (cards, i));
  _parcours_html_end (table->html);
}

/* "+1 Pays at the till": what a curve or an effort lane shows of the cards of a column. */
static void
write_points (const Table *table, guint row, guint column)
{
  const ParcoursFieldId field = table->rows[row].type == PARCOURS_ROW_CURVE ? PARCOURS_CARD_EMOTION : PARCOURS_CARD_EFFORT;
  guint n;
  const ParcoursPoint *points = parcours_layout_get_points (table->html->layout, row, &n);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    if (points[i].column == column && points[i].has_value)
      {
        g_autofree char *number = g_strdup_printf ("%d", points[i].value);
        g_autofree char *value = parcours_field_format (field, number, table->html->lang);
        g_autofree char *words = g_strdup_printf ("%s %s", value, parcours_element_get_name (points[i].card));

        if (!any)
          _parcours_html_begin (table->html, "ul", NULL);
        any = TRUE;
        _parcours_html_text (table->html, "li", NULL, words);
      }
  if (any)
    _parcours_html_end (table->html);
}

static void
write_row (const Table *table, guint row)
{
  const ParcoursHtml *html = table->html;
  const ParcoursRow *lane = &table->rows[row];
  const ParcoursGroup *group = &table->groups[lane->group];
  const char *name = parcours_element_get_name (lane->lane);
  const gboolean line = lane->type == PARCOURS_ROW_LINE;

  _parcours_html_begin (html, "tr", line ? "line" : NULL);
  if (table->with_personas && group->first == row)
    {
      begin_head (html, "rowgroup", 1, group->n_rows);
      xmlTextWriterWriteString (html->writer, (const xmlChar *) (group->persona ? parcours_element_get_name (group->persona)
                                                                 : _parcours_html_say (html, N_("No persona"))));
      _parcours_html_end (html);
    }
  if (!*name)
    name = parcours_words (html->lang, NULL, parcours_field (PARCOURS_LANE_KIND)->choices[lane->note].label);
  write_head (html, "row", line ? 1 + table->n_columns : 1, 1, name);
  for (guint column = 0; !line && column < table->n_columns; column++)
    {
      _parcours_html_begin (html, "td", NULL);
      if (lane->type == PARCOURS_ROW_CARDS)
        write_cards (table, row, column);
      else
        write_points (table, row, column);
      _parcours_html_end (html);
    }
  _parcours_html_end (html);
}

static void
look_up (Table *table, const ParcoursHtml *html)
{
  *table = (Table) { .html = html };
  table->stages = parcours_layout_get_stages (html->layout, &table->n_stages);
  table->columns = parcours_layout_get_columns (html->layout, &table->n_columns);
  table->groups = parcours_layout_get_groups (html->layout, &table->n_groups);
  table->rows = parcours_layout_get_rows (html->layout, &table->n_rows);
  for (guint i = 0; i < table->n_columns; i++)
    table->with_steps |= table->columns[i].step != NULL;
  for (guint i = 0; i < table->n_groups; i++)
    table->with_personas |= table->groups[i].persona != NULL;
}

void
_parcours_html_table (const ParcoursHtml *html, const char *caption)
{
  Table table;

  look_up (&table, html);
  _parcours_html_begin (html, "table", "map");
  _parcours_html_text (html, "caption", NULL, caption);
  if (table.n_stages > 0)
    write_heads (&table);
  for (guint i = 0; i < table.n_groups; i++)
    {
      _parcours_html_begin (html, "tbody", NULL);
      for (guint row = table.groups[i].first; row < table.groups[i].first + table.groups[i].n_rows; row++)
        write_row (&table, row);
      _parcours_html_end (html);
    }
  _parcours_html_end (html);
}
