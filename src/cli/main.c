/* parcours-cli: journey maps without a window. */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "cli/cli.h"

static const CliCommand commands[] = {
  { "new", N_("Make a map from a template"), cli_new },
  { "check", N_("List what is wrong with maps"), cli_check },
  { "fmt", N_("Write a map in its canonical form"), cli_fmt },
  { "show", N_("Print a map as text"), cli_show },
  { "edit", N_("Change a map"), cli_edit },
  { "diff", N_("Say what is different between two maps"), cli_diff },
  { "export", N_("Make a picture of a map: SVG, PDF or PNG"), cli_export },
  { "import", N_("Take the map out of a picture that carries it"), cli_import },
  { "thumbnail", N_("Make a small picture for a file manager"), cli_thumbnail },
};

static void
print_help (void)
{
  g_print ("%s\n\n%s\n", _("Usage: parcours-cli COMMAND [OPTION…] …"), _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _(commands[i].summary));
  g_print ("\n%s\n%s\n", _("“parcours-cli COMMAND --help” says more about a command."),
           _("Exit status: 0 done; 1 done, and there is something to see; 2 could not be done."));
}

static const CliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

int
main (int argc, char **argv)
{
  const CliCommand *command;
  g_autofree char *name = NULL;
  CliResult result;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");  /* what is printed is for scripts too */
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2 || strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return argc < 2 ? CLI_FAILED : CLI_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("parcours-cli %s\n", PACKAGE_VERSION);
      return CLI_DONE;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr (_("There is no command “%s”. “parcours-cli --help” lists them.\n"), argv[1]);
      return CLI_FAILED;
    }

  xmlInitParser ();
  name = g_strdup_printf ("parcours-cli %s", command->name);
  g_set_prgname (name);
  result = command->run (argc - 1, argv + 1);
  if (fflush (stdout) != 0 && result != CLI_FAILED)
    {
      g_printerr (_("What was to be printed could not be written.\n"));
      result = CLI_FAILED;
    }
  return result;
}
