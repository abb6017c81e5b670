/* diff: what is different between two maps. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "model/changes.h"

static void
print_text (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const ParcoursChange *change = g_ptr_array_index (changes, i);
      g_autofree char *line = cli_printable (change->text);

      g_print ("%s\n", line);
    }
}

static void
print_json (GPtrArray *changes)
{
  static const char *const types[] = {
    [PARCOURS_EDIT_INSERT] = "insert",
    [PARCOURS_EDIT_REMOVE] = "remove",
    [PARCOURS_EDIT_MOVE] = "move",
    [PARCOURS_EDIT_SET] = "set",
  };
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < changes->len; i++)
    {
      const ParcoursChange *change = g_ptr_array_index (changes, i);

      g_string_append (out, i == 0 ? "\n  {" : ",\n  {");
      cli_json_member (out, "type", types[change->type]);
      cli_json_member (out, "kind", parcours_kind_info (change->kind)->xml);
      cli_json_member (out, "id", change->id);
      cli_json_member (out, "field", change->field);
      cli_json_member (out, "from", change->from);
      cli_json_member (out, "to", change->to);
      cli_json_member (out, "text", change->text);
      g_string_append_c (out, '}');
    }
  g_print ("%s\n]\n", out->str);
}

CliResult
cli_diff (int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Print what is different as JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (CliInput) from = { NULL }, to = { NULL };
  g_autoptr (GPtrArray) changes = NULL;

  if (!cli_options (&argc, &argv, _("A B"),
                    _("Says what changes the map A into the map B, a line each. Exit status: 0 nothing is different; "
                      "1 something is; 2 a file could not be read as a map."),
                    entries) || !cli_count (argc, argv, 2, 2))
    return CLI_FAILED;
  if (strcmp (argv[1], "-") == 0 && strcmp (argv[2], "-") == 0)
    {
      cli_say ("-", 0, _("Only one of the two maps can come from standard input."));
      return CLI_FAILED;
    }
  if (!cli_input_open (&from, argv[1]) || !cli_input_open (&to, argv[2]))
    return CLI_FAILED;
  /* a record without an id gets a new one at each reading, and is the same in the same file for all that */
  changes = strcmp (from.hash, to.hash) != 0 ? parcours_changes (from.map, to.map) : g_ptr_array_new ();
  if (as_json)
    print_json (changes);
  else
    print_text (changes);
  return changes->len > 0 ? CLI_FOUND : CLI_DONE;
}
