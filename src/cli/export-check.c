/* export --check: what could be read of a picture, before it is made. */
#include "config.h"

#include "cli/cli.h"
#include "export/legibility.h"

static void
print_finding (const ParcoursFinding *finding)
{
  static const char *const signs[] = { "", "→ ", "! " };
  g_autofree char *text = cli_printable (finding->text);

  if (finding->id != NULL)
    g_print ("%s%s [%s]\n", signs[finding->severity], text, finding->id);
  else
    g_print ("%s%s\n", signs[finding->severity], text);
}

static void
add_number (GString *out, const char *name, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%s\"%s\": %s", out->str[out->len - 1] != '{' ? ", " : "", name,
                          g_ascii_formatd (digits, sizeof digits, "%.3f", value));
}

static void
add_size (GString *out, const char *name, const ParcoursTypeSize *size)
{
  if (size->points <= 0)
    {
      cli_json_member (out, name, NULL);
      return;
    }
  g_string_append_printf (out, ", \"%s\": {", name);
  add_number (out, "points", size->points);
  add_number (out, "capital-mm", size->capital);
  add_number (out, "distance-m", size->distance);
  g_string_append_c (out, '}');
}

static void
add_finding (GString *out, const ParcoursFinding *finding)
{
  static const char *const severities[] = { "info", "advice", "warning" };

  g_string_append_c (out, '{');
  cli_json_member (out, "severity", severities[finding->severity]);
  cli_json_member (out, "line", NULL);
  cli_json_member (out, "id", finding->id);
  cli_json_member (out, "message", finding->text);
  cli_json_member (out, "kind", parcours_finding_kind_name (finding->kind));
  g_string_append_c (out, '}');
}

/* As check --json, and the measures themselves. */
static void
print_json (const CliInput *input, const ParcoursLegibility *found)
{
  g_autoptr (GString) out = g_string_new ("[\n  {");
  g_autofree char *name = g_utf8_make_valid (input->name, -1);

  cli_json_member (out, "file", name);
  g_string_append_printf (out, ", \"readable\": true, \"map\": true, \"sheets\": %u", found->report.n_sheets);
  add_number (out, "width-mm", found->report.width_mm);
  add_number (out, "height-mm", found->report.height_mm);
  add_number (out, "scale", found->report.scale);
  add_size (out, "smallest-text", &found->smallest);
  add_size (out, "card-titles", &found->titles);
  add_size (out, "stage-titles", &found->stages);
  add_size (out, "step-titles", &found->steps);
  add_size (out, "lane-titles", &found->lanes);
  g_string_append_printf (out, ", \"overflow\": %u, \"problems\": [", found->n_overflow);
  for (guint i = 0; i < found->findings->len; i++)
    {
      g_string_append (out, i == 0 ? "\n    " : ",\n    ");
      add_finding (out, found->findings->pdata[i]);
    }
  g_print ("%s]}\n]\n", out->str);
}

CliResult
cli_export_check (const CliInput *input, const ParcoursExportOptions *options, gboolean as_json)
{
  g_autoptr (ParcoursLegibility) found = NULL;
  g_autoptr (GError) error = NULL;

  found = parcours_legibility_check (input->map, options, NULL, &error);
  if (found == NULL)
    {
      cli_say (input->name, 0, error->message);
      return CLI_FAILED;
    }
  if (as_json)
    print_json (input, found);
  else
    for (guint i = 0; i < found->findings->len; i++)
      print_finding (found->findings->pdata[i]);
  return found->n_warnings > 0 ? CLI_FOUND : CLI_DONE;
}
