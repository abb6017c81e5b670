/* new: a map from a template. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "share/template.h"

static void
list_templates (void)
{
  guint n;
  const ParcoursTemplate *templates = parcours_templates (&n);

  for (guint i = 0; i < n; i++)
    {
      g_print ("%-12s %s – %s\n", templates[i].slug, _(templates[i].name), _(templates[i].description));
      if (templates[i].example != NULL)
        /* Translators: below the name of a template, that of its filled example */
        g_print ("%-12s   %s %s\n", "", _("with --example:"), _(templates[i].example));
    }
}

CliResult
cli_new (int argc, char **argv)
{
  g_autofree char *slug = NULL;
  g_autofree char *lang = NULL;
  gboolean list = FALSE, example = FALSE;
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_STRING, &slug, N_("The template to start from (“blank” if none is given)"), N_("NAME") },
    { "example", 0, 0, G_OPTION_ARG_NONE, &example, N_("The filled example of the template"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("The language of the map, like fr"), N_("LANGUAGE") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("List the templates"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const ParcoursTemplate *template;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_options (&argc, &argv, _("OUT.jmap"), _("Makes a map from a template, blank or as its filled example."), entries))
    return CLI_FAILED;
  if (list)
    {
      list_templates ();
      return CLI_DONE;
    }
  if (!cli_count (argc, argv, 1, 1))
    return CLI_FAILED;
  template = parcours_template_find (slug != NULL ? slug : "blank");
  if (template == NULL)
    {
      g_printerr (_("There is no template “%s”. “parcours-cli new --list” lists them.\n"), slug);
      return CLI_FAILED;
    }
  if (example && template->example == NULL)
    {
      g_printerr (_("The template “%s” has no filled example.\n"), template->slug);
      return CLI_FAILED;
    }
  map = parcours_template_load (template, lang != NULL ? lang : cli_language (), example, &error);
  if (map == NULL)
    {
      g_printerr ("%s\n", error->message);
      return CLI_FAILED;
    }
  /* a new file never replaces one that is there */
  return cli_save (map, argv[1], PARCOURS_SAVE_DEFAULT);
}
