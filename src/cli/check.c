/* check: what is wrong with maps. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "format/picture.h"
#include "format/relaxng.h"
#include "format/writer.h"
#include "paint/pictures.h"

static void
add_json_problem (GString *out, const ParcoursProblem *problem)
{
  g_string_append_c (out, '{');
  cli_json_member (out, "severity", problem->severity == PARCOURS_PROBLEM_ERROR ? "error" : "warning");
  if (problem->line > 0)
    g_string_append_printf (out, ", \"line\": %d", problem->line);
  else
    cli_json_member (out, "line", NULL);
  cli_json_member (out, "id", problem->id);
  cli_json_member (out, "message", problem->text);
  g_string_append_c (out, '}');
}

static void
add_json_file (GString *out, CliInput *input)
{
  g_autofree char *name = g_utf8_make_valid (input->name, -1);

  g_string_append (out, "  {");
  cli_json_member (out, "file", name);
  g_string_append_printf (out, ", \"readable\": %s, \"map\": %s, \"problems\": [", input->bytes != NULL ? "true" : "false",
                          input->map != NULL ? "true" : "false");
  for (guint i = 0; input->problems != NULL && i < input->problems->len; i++)
    {
      g_string_append (out, i == 0 ? "\n    " : ",\n    ");
      add_json_problem (out, g_ptr_array_index (input->problems, i));
    }
  g_string_append (out, "]}");
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const ParcoursProblem *const *first = a, *const *second = b;

  return (*first)->line - (*second)->line;
}

/* The reader looks at headers only. */
static void
check_pictures (CliInput *input)
{
  ParcoursPictures *pictures = parcours_pictures_of (input->map);
  GPtrArray *list = parcours_map_list (input->map, PARCOURS_KIND_PICTURE);

  for (guint i = 0; i < list->len; i++)
    {
      const char *id = parcours_element_get_id (list->pdata[i]);
      ParcoursImage *image;

      if (parcours_picture_check (list->pdata[i], NULL, NULL, NULL) &&
          parcours_pictures_get (pictures, id, FALSE, &image) == PARCOURS_PICTURE_REFUSED)
        {
          /* Translators: the id of a picture in a map, and a whole sentence about it */
          g_autofree char *text = g_strdup_printf (_("Picture “%s”: %s"), id, parcours_pictures_get_problem (pictures, id));

          g_ptr_array_add (input->problems, parcours_problem_new (PARCOURS_PROBLEM_WARNING, 0, id, text));
        }
    }
}

/* Of a picture, the map as `import` takes it out. */
static void
check_strictly (CliInput *input)
{
  g_autoptr (GBytes) carried = input->is_picture ? parcours_writer_write (input->map) : NULL;

  parcours_relaxng_check (carried != NULL ? carried : input->bytes, input->problems);
}

static CliResult
check_file (const char *name, gboolean strict, GString *json)
{
  g_auto (CliInput) input = { NULL };
  CliResult result = CLI_FAILED;

  if (cli_input_read (&input, name))
    {
      if (strict && input.map != NULL)
        check_strictly (&input);
      if (input.map != NULL)
        check_pictures (&input);
      if (input.map != NULL)
        g_ptr_array_sort (input.problems, compare_lines);
      result = input.problems->len > 0 ? CLI_FOUND : CLI_DONE;
      for (guint i = 0; json == NULL && i < input.problems->len; i++)
        cli_say_problem (name, g_ptr_array_index (input.problems, i));
    }
  if (json != NULL)
    {
      if (json->len > 2)
        g_string_append (json, ",\n");
      add_json_file (json, &input);
    }
  return result;
}

CliResult
cli_check (int argc, char **argv)
{
  gboolean strict = FALSE, as_json = FALSE;
  const GOptionEntry entries[] = {
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict, N_("Also compare with the RELAX NG schema of the format"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Print what was found as JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GString) json = NULL;
  CliResult result = CLI_DONE;

  if (!cli_options (&argc, &argv, _("FILE…"),
                    _("Lists what is wrong with maps. Exit status: 0 all is well; 1 something was found; 2 a file "
                      "could not be read."),
                    entries) || !cli_count (argc, argv, 1, -1))
    return CLI_FAILED;
  json = as_json ? g_string_new ("[\n") : NULL;
  for (int i = 1; i < argc; i++)
    {
      CliResult found = check_file (argv[i], strict, json);

      result = MAX (result, found);
    }
  if (json != NULL)
    g_print ("%s\n]\n", json->str);
  return result;
}
