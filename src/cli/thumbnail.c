/* thumbnail: what a file manager shows. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "export/export.h"

CliResult
cli_thumbnail (int argc, char **argv)
{
  g_auto (CliInput) input = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) out = NULL;
  guint64 size;

  if (!cli_options (&argc, &argv, _("FILE OUT.png SIZE"), _("Makes a small PNG of a map, its longer side SIZE pixels "
                                                            "(16 to 1024)."),
                    NULL) || !cli_count (argc, argv, 3, 3))
    return CLI_FAILED;
  if (!g_ascii_string_to_unsigned (argv[3], 10, 16, 1024, &size, NULL))
    {
      g_printerr (_("“%s” is no size from 16 to 1024.\n"), argv[3]);
      return CLI_FAILED;
    }
  if (!cli_input_open (&input, argv[1]))
    return CLI_FAILED;
  out = g_file_new_for_commandline_arg (argv[2]);
  if (parcours_export_thumbnail (input.map, size, out, &error))
    return CLI_DONE;
  cli_say (argv[2], 0, error->message);
  return CLI_FAILED;
}
