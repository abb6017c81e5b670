/* paper-rows.c - see paper-rows.h. */
#include "config.h"

#include "shell/paper-rows.h"

#include <glib/gi18n.h>

#include "export/paper.h"
#include "shell/option-rows.h"

/* “A0 – 841 × 1189 mm” */
static char *
dup_paper_title (const char *name, const ParcoursPaper *paper)
{
  if (parcours_paper_is_roll (paper))
    return g_strdup_printf (_("Roll, %g mm wide"), paper->width);
  return g_strdup_printf (_("%s – %g × %g mm"), name, paper->width, paper->height);
}

/* `first` (may be NULL) is the title of no paper at all. */
void
parcours_paper_rows_fill (ParcoursPaperRows *rows, const char *first, const char *const *names, guint n)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (rows->papers, 0);
  if (first != NULL)
    {
      g_ptr_array_add (rows->papers, (char *) "");
      g_ptr_array_add (titles, g_strdup (first));
    }
  for (guint i = 0; i < n; i++)
    {
      ParcoursPaper paper;

      if (!parcours_paper_parse_with_rolls (names[i], &paper, NULL))
        continue;
      g_ptr_array_add (rows->papers, (char *) names[i]);
      g_ptr_array_add (titles, dup_paper_title (names[i], &paper));
    }
  if (rows->width != NULL)
    g_ptr_array_add (titles, g_strdup (_("Another size")));
  g_ptr_array_add (titles, NULL);
  parcours_option_row_set_items (rows->row, (const char *const *) titles->pdata, 0);
}

void
parcours_paper_rows_write (ParcoursPaperRows *rows, const char *name)
{
  ParcoursPaper paper;

  for (guint i = 0; i < rows->papers->len; i++)
    if (g_str_equal (g_ptr_array_index (rows->papers, i), name))
      {
        adw_combo_row_set_selected (rows->row, i);
        return;
      }
  adw_combo_row_set_selected (rows->row, 0);
  if (rows->width == NULL || !parcours_paper_parse (name, &paper, NULL) || *paper.name != '\0')
    return;
  adw_combo_row_set_selected (rows->row, rows->papers->len);
  gtk_spin_button_set_value (rows->width, paper.width);
  gtk_spin_button_set_value (rows->height, paper.height);
}

void
parcours_paper_rows_read (const ParcoursPaperRows *rows, char *name, gsize size)
{
  const guint selected = adw_combo_row_get_selected (rows->row);
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];

  if (selected < rows->papers->len)
    {
      g_strlcpy (name, g_ptr_array_index (rows->papers, selected), size);
      return;
    }
  if (rows->width == NULL)
    return;
  g_ascii_formatd (width, sizeof width, "%.1f", gtk_spin_button_get_value (rows->width));
  g_ascii_formatd (height, sizeof height, "%.1f", gtk_spin_button_get_value (rows->height));
  g_snprintf (name, size, "%sx%smm", width, height);
}

void
parcours_paper_rows_show (const ParcoursPaperRows *rows, gboolean visible)
{
  const gboolean own = adw_combo_row_get_selected (rows->row) == rows->papers->len;

  gtk_widget_set_visible (GTK_WIDGET (rows->row), visible);
  if (rows->width == NULL)
    return;
  gtk_widget_set_visible (rows->width_row, visible && own);
  gtk_widget_set_visible (rows->height_row, visible && own);
}
