/* export: a map as SVG, PDF, PNG or HTML. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "cli/cli.h"
#include "cli/export-tiles.h"
#include "cli/progress.h"
#include "cli/sheet-options.h"
#include "export/export.h"

#define READABLE 7.0            /* points */

typedef struct
{
  char *paper, *orientation, *scale, *theme, *lang, *format, *text;
  double dpi;
  gboolean embed, no_embed;
  gboolean check, json;
} Wanted;

static void
wanted_clear (Wanted *wanted)
{
  g_free (wanted->paper);
  g_free (wanted->orientation);
  g_free (wanted->scale);
  g_free (wanted->theme);
  g_free (wanted->lang);
  g_free (wanted->format);
  g_free (wanted->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static const char *const formats[] = { "svg", "pdf", "png", "html", NULL };

/* Index of `value` in a NULL-terminated list. FALSE, and it is said, if it is not there. */
static gboolean
parse_word (const char *option, const char *value, const char *const *words, int *index)
{
  g_autofree char *list = NULL;

  for (*index = 0; words[*index] != NULL; ++*index)
    if (g_ascii_strcasecmp (words[*index], value) == 0)
      return TRUE;
  list = g_strjoinv (", ", (char **) words);
  g_printerr (_("--%s can be %s, not “%s”.\n"), option, list, value);
  return FALSE;
}

static gboolean
fill_options (const Wanted *wanted, ParcoursExportOptions *options)
{
  static const char *const orientations[] = { "auto", "landscape", "portrait", NULL };
  static const char *const texts[] = { "text", "outline", NULL };
  static const char *const themes[] = { "paper", "screen", "grey", NULL };
  static const ParcoursThemeName theme_names[] = { PARCOURS_THEME_PAPER, PARCOURS_THEME_LIGHT, PARCOURS_THEME_GREY };
  g_autoptr (GError) error = NULL;
  int index;

  if ((wanted->paper != NULL && !parcours_paper_parse_with_rolls (wanted->paper, &options->paper, &error)) ||
      (wanted->scale != NULL && !parcours_scale_parse (wanted->scale, &options->scale, &error)))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  if (wanted->orientation != NULL)
    {
      if (!parse_word ("orientation", wanted->orientation, orientations, &index))
        return FALSE;
      options->orientation = index;
    }
  if (wanted->theme != NULL)
    {
      if (!parse_word ("theme", wanted->theme, themes, &index))
        return FALSE;
      options->theme = theme_names[index];
    }
  if (wanted->text != NULL)
    {
      if (!parse_word ("text", wanted->text, texts, &index))
        return FALSE;
      options->outline_text = index == 1;
    }
  if (wanted->dpi != 0 && !(wanted->dpi >= 10 && wanted->dpi <= 2400))
    {
      g_printerr (_("--dpi can be from 10 to 2400.\n"));
      return FALSE;
    }
  if (wanted->embed && wanted->no_embed)
    {
      g_printerr (_("Choose one of --embed and --no-embed.\n"));
      return FALSE;
    }
  options->dpi = wanted->dpi;
  options->lang = wanted->lang;
  return TRUE;
}

/* What the maker of a poster should know before it hangs. */
static void
report (const char *out, const ParcoursExportReport *made)
{
  g_autofree char *text = NULL;

  if (made->smallest_text > 0 && made->smallest_text < READABLE)
    {
      text = g_strdup_printf (_("The smallest text is %.1f points high, which is hard to read on paper. A larger paper helps."),
                              made->smallest_text);
      cli_say (out, 0, text);
    }
  if (made->n_unlisted > 0)
    {
      g_free (text);
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text is cut and found no room in the notes either.",
                                           "%u texts are cut and found no room in the notes either.", made->n_unlisted),
                              made->n_unlisted);
      cli_say (out, 0, text);
    }
}

/* Of any kind of sheets. */
static void
report_pictures (const char *out, const ParcoursExportReport *made)
{
  g_autofree char *text = NULL;

  if (made->n_refused == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u picture cannot be shown, and a sign stands in its place. “check” says why.",
                                       "%u pictures cannot be shown, and signs stand in their place. “check” says why.",
                                       made->n_refused),
                          made->n_refused);
  cli_say (out, 0, text);
}

static gboolean
export_map (ParcoursMap *map, ParcoursExportOptions *options, const Wanted *wanted, const char *out,
            ParcoursExportReport *made, GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (CliProgress) progress = cli_progress_begin (_("Exporting…"));
  g_autoptr (GFile) file = NULL;
  int format;

  options->progress = cli_progress_show;
  options->progress_data = progress;
  if (strcmp (out, "-") != 0)
    {
      file = g_file_new_for_commandline_arg (out);
      return parcours_export (map, options, file, made, cli_progress_get_cancellable (progress), error);
    }
  if (!parse_word ("format", wanted->format != NULL ? wanted->format : "svg", formats, &format))
    return FALSE;
  stream = cli_stdout ();
  return parcours_export_to_stream (map, options, (ParcoursExportFormat) format, stream, made,
                                    cli_progress_get_cancellable (progress), error);
}

/* Nothing is written, so there need be no OUT; what is checked is then what a PDF would be. */
static CliResult
check_map (const CliInput *input, ParcoursExportOptions *options, const Wanted *wanted, const char *out)
{
  ParcoursExportFormat format = PARCOURS_EXPORT_PDF;
  int index;

  if (wanted->format != NULL && !parse_word ("format", wanted->format, formats, &index))
    return CLI_FAILED;
  if (out != NULL && strcmp (out, "-") != 0)
    parcours_export_format_for_path (out, &format, NULL);
  else if (wanted->format != NULL)
    format = (ParcoursExportFormat) index;
  if (format == PARCOURS_EXPORT_PDF && options->paper.width <= 0)
    parcours_paper_parse ("A0", &options->paper, NULL);
  return cli_export_check (input, options, wanted->json);
}

CliResult
cli_export (int argc, char **argv)
{
  g_auto (Wanted) wanted = { NULL };
  g_auto (CliFilter) cards = { NULL };
  g_auto (CliTiles) tiles = { NULL };
  g_auto (CliSheet) sheet = { NULL };
  const GOptionEntry entries[] = {
    { "paper", 0, 0, G_OPTION_ARG_STRING, &wanted.paper, N_("A0 to A6, letter, ledger, WxHmm or roll:914mm"), N_("PAPER") },
    { "orientation", 0, 0, G_OPTION_ARG_STRING, &wanted.orientation, N_("auto, landscape or portrait"), N_("WAY") },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &wanted.scale,
      N_("fit, actual (cards of 76 × 51 mm), a percentage, or the width of a card like 76mm"), N_("SCALE") },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &wanted.dpi, N_("Dots per inch of a PNG (96 if none is given)"), N_("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &wanted.theme, N_("paper, screen or grey"), N_("THEME") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &wanted.lang, N_("The language of painted words, like fr (that of the map if "
                                                          "none is given)"),
      N_("LANGUAGE") },
    { "embed", 0, 0, G_OPTION_ARG_NONE, &wanted.embed, N_("Put the whole map into the SVG or PNG, notes and all, so that it opens again"),
      NULL },
    { "no-embed", 0, 0, G_OPTION_ARG_NONE, &wanted.no_embed, N_("Do not, although OUT ends in .jmap.svg or .jmap.png"), NULL },
    CLI_TILE_OPTIONS (&tiles),
    { "text", 0, 0, G_OPTION_ARG_STRING, &wanted.text, N_("text, or outline for machines without our fonts (SVG)"), N_("HOW") },
    CLI_SHEET_OPTIONS (&sheet),
    CLI_FILTER_OPTIONS (&cards),
    { "format", 0, 0, G_OPTION_ARG_STRING, &wanted.format, N_("svg, pdf, png or html, where OUT is “-”"), N_("FORMAT") },
    { "check", 0, 0, G_OPTION_ARG_NONE, &wanted.check, N_("Only say what could be read, and from where; OUT is not written"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wanted.json, N_("With --check: print what was found as JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  ParcoursExportReport made = { 0 };
  ParcoursExportFormat format;
  g_auto (CliInput) input = { NULL };
  g_autoptr (ParcoursFilter) filter = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursShown shown;

  g_autofree char *labels = cli_sheet_describe ();
  g_autofree char *description = g_strdup_printf ("%s\n\n%s", _("Makes a picture of a map; what kind, the ending of OUT says: .svg, "
                                                                ".pdf, .png or .html."), labels);
  if (!cli_options (&argc, &argv, _("FILE OUT"), description, entries) || !cli_count (argc, argv, wanted.check ? 1 : 2, 2) ||
      !fill_options (&wanted, &options) || !cli_tiles_fill (&tiles, wanted.paper != NULL, &options) || !cli_sheet_fill (&sheet, tiles.margin, &options))
    return CLI_FAILED;
  if (wanted.json && !wanted.check)
    {
      g_printerr (_("--json goes with --check.\n"));
      return CLI_FAILED;
    }
  options.embed = !wanted.check && !wanted.no_embed && (wanted.embed || parcours_export_embeds_by_name (argv[2]));
  /* a wrong ending is said before a large map is read */
  if (argc > 2 && strcmp (argv[2], "-") != 0 && !parcours_export_format_for_path (argv[2], &format, &error))
    {
      cli_say (argv[2], 0, error->message);
      return CLI_FAILED;
    }
  if (!cli_input_open (&input, argv[1]))
    return CLI_FAILED;
  filter = cli_filter_make (&cards, &input);
  if (filter == NULL)
    return CLI_FAILED;
  shown = (ParcoursShown) { filter, input.map };
  if (!parcours_filter_is_empty (filter))
    {
      options.shows = parcours_filter_shows;
      options.data = &shown;
    }
  if (wanted.check)
    return check_map (&input, &options, &wanted, argc > 2 ? argv[2] : NULL);
  if (!export_map (input.map, &options, &wanted, argv[2], &made, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        cli_say (argv[2], 0, _("The export was cancelled, and the file is as it was."));
      else if (error != NULL)
        cli_say (argv[2], 0, error->message);
      return CLI_FAILED;
    }
  if (options.kind == PARCOURS_PRINT_STICKIES)
    cli_sheet_report (argv[2], &made);
  else
    report (argv[2], &made);
  report_pictures (argv[2], &made);
  cli_tiles_report (&options, &made);
  return CLI_DONE;
}
