/* --stickies and what goes with it, --bleed and --crop-marks: what stands on the sheets of an export beside the poster itself. */
#include "config.h"

#include "cli/sheet-options.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "export/length.h"

#define BLEED_MAX 50.0
#define READABLE 6.9            /* points: a note is held in the hand */

void
cli_sheet_clear (CliSheet *wanted)
{
  g_clear_pointer (&wanted->stickies, g_free);
  g_clear_pointer (&wanted->sheet, g_free);
  g_clear_pointer (&wanted->gap, g_free);
  g_clear_pointer (&wanted->bleed, g_free);
}

char *
cli_sheet_describe (void)
{
  GString *list = g_string_new (NULL);
  guint n;
  const ParcoursLabelFormat *formats = parcours_label_formats (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "  %-8s %5.4g × %-5.4g mm, %u × %u, %s\n", formats[i].name, formats[i].grid.width, formats[i].grid.height,
                            formats[i].grid.columns, formats[i].grid.rows, formats[i].paper);
  /* Translators: in the help of a command; %s is a list of sheets of labels, one a line */
  char *text = g_strdup_printf (_("Sheets of labels for --stickies:\n%s"), list->str);
  g_string_free (list, TRUE);
  return g_strchomp (text);
}

static gboolean
is_same_sheet (const ParcoursPaper *a, const ParcoursPaper *b)
{
  return MAX (a->width, a->height) == MAX (b->width, b->height) && MIN (a->width, a->height) == MIN (b->width, b->height);
}

gboolean
cli_length (const char *option, const char *text, double *mm, GError **error)
{
  if (text == NULL || parcours_length_parse (text, mm, error))
    return TRUE;
  g_prefix_error (error, "--%s: ", option);
  return FALSE;
}

static gboolean
fill_stickies (const CliSheet *wanted, const char *margin, ParcoursStickyOptions *sticky, GError **error)
{
  ParcoursPaper sheet;

  if (!parcours_sticky_options_parse (wanted->stickies, sticky, error))
    return FALSE;
  if (wanted->sheet != NULL && !parcours_paper_parse (wanted->sheet, &sheet, error))
    return FALSE;
  if (wanted->sheet != NULL && sticky->format != NULL && !is_same_sheet (&sheet, &sticky->sheet))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("Labels “%s” come on sheets of %s. Leave --sheet out."),
                   sticky->format->name, sticky->format->paper);
      return FALSE;
    }
  if (sticky->format != NULL && (margin != NULL || wanted->gap != NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("Labels “%s” have their places on the sheet. Leave --margin and --gap out."),
                   sticky->format->name);
      return FALSE;
    }
  if (!cli_length ("margin", margin, &sticky->margin, error) || !cli_length ("gap", wanted->gap, &sticky->gap, error))
    return FALSE;
  if (wanted->sheet != NULL)
    sticky->sheet = sheet;
  if (wanted->guides || wanted->no_guides)
    sticky->guides = wanted->guides;
  sticky->ground = wanted->fill;
  return TRUE;
}

/* What only makes sense together. */
static gboolean
check (const CliSheet *wanted, const char *margin, const ParcoursExportOptions *options, GError **error)
{
  const char *problem = NULL;

  if (wanted->stickies == NULL && (wanted->sheet != NULL || wanted->gap != NULL || wanted->guides || wanted->no_guides || wanted->fill))
    problem = _("--sheet, --gap, --guides, --no-guides and --fill go with --stickies. Say how large the notes are.");
  else if (wanted->stickies == NULL && options->kind == PARCOURS_PRINT_POSTER && margin != NULL)
    problem = _("--margin goes with --tile, which says what sheets the poster is printed on, or with --stickies.");
  else if (wanted->guides && wanted->no_guides)
    problem = _("--guides and --no-guides exclude each other. Leave one out.");
  else if (wanted->stickies != NULL && options->kind != PARCOURS_PRINT_POSTER)
    problem = _("A map is printed as tiles or as stickies, not as both. Leave one out.");
  else if ((wanted->stickies != NULL || options->kind != PARCOURS_PRINT_POSTER) && (wanted->bleed != NULL || wanted->crop_marks))
    problem = _("--bleed and --crop-marks are for a poster on one sheet. Leave them out.");
  if (problem != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem);
  return problem == NULL;
}

gboolean
cli_sheet_fill (const CliSheet *wanted, const char *margin, ParcoursExportOptions *options)
{
  g_autoptr (GError) error = NULL;

  if (!check (wanted, margin, options, &error) || (wanted->stickies != NULL && !fill_stickies (wanted, margin, &options->sticky, &error)))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  if (wanted->stickies != NULL)
    options->kind = PARCOURS_PRINT_STICKIES;
  if (wanted->bleed != NULL && (!parcours_length_parse (wanted->bleed, &options->bleed, NULL) || options->bleed > BLEED_MAX))
    {
      g_printerr (_("--bleed can be 0 to %d mm, such as 3mm, not “%s”.\n"), (int) BLEED_MAX, wanted->bleed);
      return FALSE;
    }
  options->crop_marks = wanted->crop_marks;
  return TRUE;
}

void
cli_sheet_report (const char *out, const ParcoursExportReport *made)
{
  g_autofree char *text = NULL;

  if (made->smallest_text > 0 && made->smallest_text < READABLE)
    {
      text = g_strdup_printf (_("The smallest text is %.1f points high, which is hard to read. Larger notes help."), made->smallest_text);
      cli_say (out, 0, text);
    }
  if (made->n_unlisted > 0)
    {
      g_free (text);
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %u note the text is cut, because there is no room for all of it. Larger notes help.",
                                           "On %u notes the text is cut, because there is no room for all of it. Larger notes help.",
                                           made->n_unlisted),
                              made->n_unlisted);
      cli_say (out, 0, text);
    }
}
