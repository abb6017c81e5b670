/* fmt: the canonical form. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "format/writer.h"
#include "share/save.h"

static CliResult
save_in_place (CliInput *input)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (input->name);
  g_autoptr (GError) error = NULL;

  if (parcours_save (input->map, file, input->hash, PARCOURS_SAVE_DEFAULT, NULL, &error))
    return CLI_DONE;
  cli_say (input->name, 0, error->message);
  return CLI_FAILED;
}

CliResult
cli_fmt (int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Write there and leave FILE as it is"), N_("OUT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (CliInput) input = { NULL };
  g_autoptr (GBytes) bytes = NULL;

  if (!cli_options (&argc, &argv, _("FILE"),
                    _("Writes a map in its canonical form: one element a line, everything in its order. Without -o the "
                      "file itself is replaced; “-” goes to standard output."), entries) || !cli_count (argc, argv, 1, 1))
    return CLI_FAILED;
  if (!cli_input_open (&input, argv[1]))
    return CLI_FAILED;
  if (parcours_map_get_version (input.map) > PARCOURS_FORMAT_VERSION)
    return CLI_FAILED;          /* the reader has said why it is not to be changed */
  bytes = parcours_writer_write (input.map);
  if (out != NULL || input.is_stdin)
    return cli_write (out != NULL ? out : "-", bytes) ? CLI_DONE : CLI_FAILED;
  if (!cli_input_may_be_written (&input, _("Say with -o where the map is to go.")))
    return CLI_FAILED;
  if (g_bytes_equal (bytes, input.bytes))
    return CLI_DONE;
  return save_in_place (&input);
}
