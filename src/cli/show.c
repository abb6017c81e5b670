/* show: the map as text, by stage, lane and card. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/words.h"
#include "cli/cli.h"
#include "model/operations.h"

/* Text on lines of its own, each indented. */
static void
print_text (guint indent, const char *prefix, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *plain = cli_printable (*line);

      g_print ("%*s%s%s\n", (int) indent, "", line == lines ? prefix : "", plain);
      if (line == lines)
        indent += g_utf8_strlen (prefix, -1);
    }
}

static char *
name_of (ParcoursElement *element)
{
  const char *name = parcours_element_get_name (element);

  return *name != '\0' ? g_strdup (name) : g_strdup_printf ("(%s)", parcours_element_get_id (element));
}

/* What a value says to a person: references by the names of what they mean. */
static char *
value_words (const ParcoursShown *show, const ParcoursField *field, const char *value)
{
  g_auto (GStrv) ids = NULL;

  if (field->target == PARCOURS_KIND_NONE)
    return parcours_field_format (field->id, value, cli_language ());
  ids = g_strsplit (value, " ", -1);
  for (char **id = ids; *id != NULL; id++)
    {
      ParcoursElement *target = parcours_map_find_kind (show->map, *id, field->target);

      if (target != NULL)
        {
          g_free (*id);
          *id = name_of (target);
        }
    }
  return g_strjoinv (", ", ids);
}

static void print_children (const ParcoursShown *show, ParcoursElement *element, guint indent);

/* All fields but the name, the place and what is no text for people. */
static void
print_fields (const ParcoursShown *show, ParcoursElement *element, guint indent)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);
      const char *value = parcours_element_get_value (element, i);
      g_autofree char *words = NULL;
      g_autofree char *prefix = NULL;

      if (value == NULL || i == info->title || field->place || field->type == PARCOURS_TYPE_EXTRA ||
          field->type == PARCOURS_TYPE_DATA)
        continue;
      words = value_words (show, field, value);
      /* Translators: the name of a field, then its value */
      prefix = g_strdup_printf (_("%s: "), _(field->label));
      print_text (indent, prefix, words);
    }
}

static void
print_record (const ParcoursShown *show, ParcoursElement *element, guint indent, const char *bullet)
{
  g_autofree char *name = name_of (element);

  print_text (indent, bullet, name);
  print_fields (show, element, indent + 4);
  print_children (show, element, indent + 4);
}

/* What the filter shows of a cell, or of what is parked. The caller owns the array. */
static GPtrArray *
list_cards (const ParcoursShown *show, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane)
{
  GPtrArray *cards = parcours_map_cell (show->map, stage, step, lane, NULL);

  for (guint i = cards->len; i > 0; i--)
    if (!parcours_filter_shows (cards->pdata[i - 1], (gpointer) show))
      g_ptr_array_remove_index (cards, i - 1);
  return cards;
}

/* A stop at a card that is hidden is hidden with it. */
static gboolean
is_hidden (const ParcoursShown *show, ParcoursElement *element)
{
  ParcoursElement *card = NULL;

  if (parcours_element_get_kind (element) == PARCOURS_KIND_STOP)
    card = parcours_map_find_kind (show->map, parcours_element_get_text (element, PARCOURS_STOP_CARD),
                                   PARCOURS_KIND_CARD);
  return card != NULL && !parcours_filter_shows (card, (gpointer) show);
}

/* Records inside a record: evidence, tasks, comments ... of a card; stages and steps have a place of their own below. */
static void
print_children (const ParcoursShown *show, ParcoursElement *element, guint indent)
{
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    {
      GPtrArray *list = parcours_element_list (element, kind);

      if (kind == PARCOURS_KIND_STEP)
        continue;
      for (guint i = 0; i < list->len; i++)
        {
          g_autofree char *bullet = g_strdup_printf (_("%s: "), _(parcours_kind_info (kind)->label));

          if (is_hidden (show, list->pdata[i]))
            continue;
          print_record (show, list->pdata[i], indent, bullet);
        }
    }
}

static void
print_cards (const ParcoursShown *show, GPtrArray *cards, guint indent)
{
  for (guint i = 0; i < cards->len; i++)
    print_record (show, cards->pdata[i], indent, "• ");
}

/* The cells of a column, by lane. */
static void
print_column (const ParcoursShown *show, ParcoursElement *stage, ParcoursElement *step, guint indent)
{
  GPtrArray *lanes = parcours_map_list (show->map, PARCOURS_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    {
      ParcoursElement *lane = lanes->pdata[i];
      g_autoptr (GPtrArray) cards = list_cards (show, stage, step, lane);
      ParcoursElement *persona;
      g_autofree char *name = NULL;
      g_autofree char *head = NULL;

      if (cards->len == 0)
        continue;
      persona = parcours_map_find_kind (show->map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA), PARCOURS_KIND_PERSONA);
      name = *parcours_element_get_name (lane) != '\0' || parcours_element_get_text (lane, PARCOURS_LANE_KIND) == NULL
             ? name_of (lane)
             : parcours_field_format (PARCOURS_LANE_KIND, parcours_element_get_text (lane, PARCOURS_LANE_KIND), cli_language ());
      head = g_strdup_printf ("[%s%s%s]", persona != NULL ? parcours_element_get_name (persona) : "",
                              persona != NULL ? " · " : "", name);
      print_text (indent, "", head);
      print_cards (show, cards, indent + 2);
    }
}

static void
print_stage (const ParcoursShown *show, ParcoursElement *stage)
{
  GPtrArray *steps = parcours_element_list (stage, PARCOURS_KIND_STEP);
  g_autofree char *name = name_of (stage);

  g_print ("\n");
  print_text (0, "# ", name);
  print_fields (show, stage, 4);
  print_children (show, stage, 4);
  print_column (show, stage, NULL, 2);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *step = name_of (steps->pdata[i]);

      print_text (2, "## ", step);
      print_column (show, stage, steps->pdata[i], 4);
    }
}

static void
print_list (const ParcoursShown *show, ParcoursKind kind)
{
  GPtrArray *list = parcours_map_list (show->map, kind);

  if (list->len == 0)
    return;
  g_print ("\n%s\n", _(parcours_kind_info (kind)->plural));
  for (guint i = 0; i < list->len; i++)
    print_record (show, list->pdata[i], 2, "- ");
}

static void
print_count (const ParcoursShown *show)
{
  guint n = parcours_map_list (show->map, PARCOURS_KIND_CARD)->len;
  g_autofree char *sentence = NULL;

  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The filter shows %u of %u card.",
                                           "The filter shows %u of %u cards.", n),
                              parcours_filter_count (show->filter, show->map), n);
  print_text (4, "", sentence);
}

static void
print_map (const ParcoursShown *show)
{
  ParcoursElement *root = parcours_map_get_root (show->map);
  GPtrArray *stages = parcours_map_list (show->map, PARCOURS_KIND_STAGE);
  g_autoptr (GPtrArray) parked = list_cards (show, NULL, NULL, NULL);
  g_autofree char *name = name_of (root);

  print_text (0, "", name);
  print_fields (show, root, 4);
  if (!parcours_filter_is_empty (show->filter))
    print_count (show);
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    if ((parcours_kind_info (kind)->parents & (1u << PARCOURS_KIND_MAP)) != 0 && kind < PARCOURS_KIND_STAGE)
      print_list (show, kind);
  for (guint i = 0; i < stages->len; i++)
    print_stage (show, stages->pdata[i]);
  if (parked->len > 0)
    {
      g_print ("\n%s\n", _("Parked cards"));
      print_cards (show, parked, 2);
    }
  for (guint kind = PARCOURS_KIND_CARD + 1; kind < PARCOURS_N_KINDS; kind++)
    if ((parcours_kind_info (kind)->parents & (1u << PARCOURS_KIND_MAP)) != 0)
      print_list (show, kind);
}

CliResult
cli_show (int argc, char **argv)
{
  g_auto (CliInput) input = { NULL };
  g_auto (CliFilter) wanted = { NULL };
  g_autoptr (ParcoursFilter) filter = NULL;
  const GOptionEntry entries[] = { CLI_FILTER_OPTIONS (&wanted), G_OPTION_ENTRY_NULL };
  ParcoursShown show;

  if (!cli_options (&argc, &argv, _("FILE"), _("Prints a map as text: the stages, in each the lanes, in each the "
                                               "cards."), entries) ||
      !cli_count (argc, argv, 1, 1) || !cli_input_open (&input, argv[1]))
    return CLI_FAILED;
  filter = cli_filter_make (&wanted, &input);
  if (filter == NULL)
    return CLI_FAILED;
  show = (ParcoursShown) { filter, input.map };
  print_map (&show);
  return CLI_DONE;
}
