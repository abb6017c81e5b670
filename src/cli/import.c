/* import: a map out of something else. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"

/* A wrong ending is said before anything is read: above all, no picture is to be written over. */
static gboolean
check_out (const char *out)
{
  if (strcmp (out, "-") == 0 || g_str_has_suffix (out, ".jmap"))
    return TRUE;
  cli_say (out, 0, _("A map goes into a file whose name ends in .jmap."));
  return FALSE;
}

/* What can be imported is a picture with a map in it. */
static gboolean
check_kind (const CliInput *input)
{
  if (input->is_picture)
    return TRUE;
  if (input->map != NULL)
    cli_say (input->name, 0, _("This is a journey map already: there is nothing to import. “fmt -o OUT.jmap” writes it to another "
                               "file."));
  else
    cli_say (input->name, 0, _("Only SVG and PNG pictures that carry their map can be imported: those exported with the map inside."));
  return FALSE;
}

/* The reader's own reason is of use only for a picture: what is wrong with another file as a map nobody asked. */
static void
say_problems (const CliInput *input)
{
  for (guint i = 0; i < input->problems->len; i++)
    cli_say_problem (input->name, g_ptr_array_index (input->problems, i));
}

CliResult
cli_import (int argc, char **argv)
{
  g_auto (CliInput) input = { NULL };

  if (!cli_options (&argc, &argv, _("IN OUT.jmap"),
                    _("Takes the map out of an SVG or PNG picture that was exported with it. Nothing of the map is lost on the way."),
                    NULL) || !cli_count (argc, argv, 2, 2) || !check_out (argv[2]) || !cli_input_read (&input, argv[1]) ||
      !check_kind (&input))
    return CLI_FAILED;
  say_problems (&input);
  return input.map != NULL ? cli_save (input.map, argv[2], PARCOURS_SAVE_OVERWRITE) : CLI_FAILED;
}
