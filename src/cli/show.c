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
value_words (ParcoursMap *map, const ParcoursField *field, const char *value)
{
  g_auto (GStrv) ids = NULL;

  if (field->target == PARCOURS_KIND_NONE)
    return parcours_field_format (field->id, value, cli_language ());
  ids = g_strsplit (value, " ", -1);
  for (char **id = ids; *id != NULL; id++)
    {
      ParcoursElement *target = parcours_map_find_kind (map, *id, field->target);

      if (target != NULL)
        {
          g_free (*id);
          *id = name_of (target);
        }
    }
  return g_strjoinv (", ", ids);
}

static void print_children (ParcoursMap *map, ParcoursElement *element, guint indent);

/* All fields but the name, the place and what is no text for people. */
static void
print_fields (ParcoursMap *map, ParcoursElement *element, guint indent)
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
      words = value_words (map, field, value);
      /* Translators: the name of a field, then its value */
      prefix = g_strdup_printf (_("%s: "), _(field->label));
      print_text (indent, prefix, words);
    }
}

static void
print_record (ParcoursMap *map, ParcoursElement *element, guint indent, const char *bullet)
{
  g_autofree char *name = name_of (element);

  print_text (indent, bullet, name);
  print_fields (map, element, indent + 4);
  print_children (map, element, indent + 4);
}

/* Records inside a record: evidence, tasks, comments ... of a card; stages and steps have a place of their own below. */
static void
print_children (ParcoursMap *map, ParcoursElement *element, guint indent)
{
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    {
      GPtrArray *list = parcours_element_list (element, kind);

      if (kind == PARCOURS_KIND_STEP)
        continue;
      for (guint i = 0; i < list->len; i++)
        {
          g_autofree char *bullet = g_strdup_printf (_("%s: "), _(parcours_kind_info (kind)->label));

          print_record (map, list->pdata[i], indent, bullet);
        }
    }
}

static void
print_cards (ParcoursMap *map, GPtrArray *cards, guint indent)
{
  for (guint i = 0; i < cards->len; i++)
    print_record (map, cards->pdata[i], indent, "• ");
}

/* The cells of a column, by lane. */
static void
print_column (ParcoursMap *map, ParcoursElement *stage, ParcoursElement *step, guint indent)
{
  GPtrArray *lanes = parcours_map_list (map, PARCOURS_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    {
      ParcoursElement *lane = lanes->pdata[i];
      g_autoptr (GPtrArray) cards = parcours_map_cell (map, stage, step, lane, NULL);
      ParcoursElement *persona;
      g_autofree char *name = NULL;
      g_autofree char *head = NULL;

      if (cards->len == 0)
        continue;
      persona = parcours_map_find_kind (map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA), PARCOURS_KIND_PERSONA);
      name = *parcours_element_get_name (lane) != '\0' || parcours_element_get_text (lane, PARCOURS_LANE_KIND) == NULL
             ? name_of (lane)
             : parcours_field_format (PARCOURS_LANE_KIND, parcours_element_get_text (lane, PARCOURS_LANE_KIND), cli_language ());
      head = g_strdup_printf ("[%s%s%s]", persona != NULL ? parcours_element_get_name (persona) : "",
                              persona != NULL ? " · " : "", name);
      print_text (indent, "", head);
      print_cards (map, cards, indent + 2);
    }
}

static void
print_stage (ParcoursMap *map, ParcoursElement *stage)
{
  GPtrArray *steps = parcours_element_list (stage, PARCOURS_KIND_STEP);
  g_autofree char *name = name_of (stage);

  g_print ("\n");
  print_text (0, "# ", name);
  print_fields (map, stage, 4);
  print_children (map, stage, 4);
  print_column (map, stage, NULL, 2);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *step = name_of (steps->pdata[i]);

      print_text (2, "## ", step);
      print_column (map, stage, steps->pdata[i], 4);
    }
}

static void
print_list (ParcoursMap *map, ParcoursKind kind)
{
  GPtrArray *list = parcours_map_list (map, kind);

  if (list->len == 0)
    return;
  g_print ("\n%s\n", _(parcours_kind_info (kind)->plural));
  for (guint i = 0; i < list->len; i++)
    print_record (map, list->pdata[i], 2, "- ");
}

static void
print_map (ParcoursMap *map)
{
  ParcoursElement *root = parcours_map_get_root (map);
  GPtrArray *stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  g_autoptr (GPtrArray) parked = parcours_map_cell (map, NULL, NULL, NULL, NULL);
  g_autofree char *name = name_of (root);

  print_text (0, "", name);
  print_fields (map, root, 4);
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    if ((parcours_kind_info (kind)->parents & (1u << PARCOURS_KIND_MAP)) != 0 && kind < PARCOURS_KIND_STAGE)
      print_list (map, kind);
  for (guint i = 0; i < stages->len; i++)
    print_stage (map, stages->pdata[i]);
  if (parked->len > 0)
    {
      g_print ("\n%s\n", _("Parked cards"));
      print_cards (map, parked, 2);
    }
  for (guint kind = PARCOURS_KIND_CARD + 1; kind < PARCOURS_N_KINDS; kind++)
    if ((parcours_kind_info (kind)->parents & (1u << PARCOURS_KIND_MAP)) != 0)
      print_list (map, kind);
}

CliResult
cli_show (int argc, char **argv)
{
  g_auto (CliInput) input = { NULL };

  if (!cli_options (&argc, &argv, _("FILE"), _("Prints a map as text: the stages, in each the lanes, in each the "
                                               "cards."), NULL) ||
      !cli_count (argc, argv, 1, 1) || !cli_input_open (&input, argv[1]))
    return CLI_FAILED;
  print_map (input.map);
  return CLI_DONE;
}
