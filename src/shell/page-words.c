/* page-words.c - see page-words.h. */
#include "config.h"

#include "shell/page-words.h"

#include <glib/gi18n.h>

#include "layout/metrics.h"

#define READABLE 7.0            /* points */

char *
parcours_page_words_dup_summary (ParcoursComposition *composition)
{
  const ParcoursExportReport *report;
  g_autofree char *sheets = NULL, *text = NULL;
  double width, height;
  guint n;

  g_return_val_if_fail (PARCOURS_IS_COMPOSITION (composition), NULL);

  report = parcours_composition_get_report (composition);
  n = parcours_composition_get_count (composition);
  parcours_composition_get_size (composition, 0, &width, &height);
  /* Translators: width and height of a sheet of paper. */
  sheets = g_strdup_printf (ngettext ("%u sheet of %.0f × %.0f mm.", "%u sheets of %.0f × %.0f mm.", n), n, width, height);
  if (report->scale <= 0 || report->smallest_text <= 0)
    return g_steal_pointer (&sheets);
  text = g_strdup_printf (_("Cards are %.0f mm wide, the smallest text is %.1f points high."),
                          PARCOURS_CARD_WIDTH * PARCOURS_MM_PER_U * report->scale, report->smallest_text);
  return g_strjoin (" ", sheets, text, NULL);
}

char *
parcours_page_words_dup_warning (const ParcoursExportReport *report)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (report != NULL, NULL);

  if (report->smallest_text > 0 && report->smallest_text < READABLE)
    g_ptr_array_add (sentences, g_strdup (_("The smallest text is hard to read. A larger paper or fewer cards help.")));
  if (report->n_unlisted > 0)
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%u text is cut and found no room in the notes either.",
                                                           "%u texts are cut and found no room in the notes either.",
                                                           report->n_unlisted),
                                                 report->n_unlisted));
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}
