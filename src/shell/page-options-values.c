/* page-options-values.c - a choice into the rows of the options, and back; and which of them mean something. */
#include "config.h"

#include "shell/page-options-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "shell/option-rows.h"

/* In the order of their lists. */
static const ParcoursThemeName themes[] = { PARCOURS_THEME_PAPER, PARCOURS_THEME_LIGHT, PARCOURS_THEME_GREY };
static const char *const languages[] = { "", "en", "fr" };

static void
write_which (ParcoursPageOptions *self)
{
  g_autofree char *shown = NULL, *selected = NULL;
  const char *items[4] = { _("All"), NULL };
  guint n = 1, chosen = 0;

  if (self->n_shown > 0)
    {
      shown = g_strdup_printf (ngettext ("Only the %u card that the filter shows", "Only the %u cards that the filter shows", self->n_shown),
                               self->n_shown);
      if (self->choice.which == PARCOURS_WHICH_SHOWN)
        chosen = n;
      items[n++] = shown;
    }
  if (self->n_selected > 0)
    {
      selected = g_strdup_printf (ngettext ("Only the %u selected card", "Only the %u selected cards", self->n_selected), self->n_selected);
      if (self->choice.which == PARCOURS_WHICH_SELECTED)
        chosen = n;
      items[n++] = selected;
    }
  parcours_option_row_set_items (self->which, items, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->which), n > 1);
}

static ParcoursWhichCards
read_which (ParcoursPageOptions *self)
{
  const guint chosen = adw_combo_row_get_selected (self->which);

  if (chosen == 0)
    return PARCOURS_WHICH_ALL;
  return chosen == 1 && self->n_shown > 0 ? PARCOURS_WHICH_SHOWN : PARCOURS_WHICH_SELECTED;
}

static void
write_scale (ParcoursPageOptions *self)
{
  const double scale = self->choice.scale;

  adw_combo_row_set_selected (self->scale, scale <= 0 ? 0 : scale == 1 ? 1 : 2);
  gtk_spin_button_set_value (self->percent, scale > 0 ? scale * 100 : 100);
}

static double
read_scale (ParcoursPageOptions *self)
{
  static const double scales[] = { 0, 1 };
  const guint chosen = adw_combo_row_get_selected (self->scale);

  return chosen < G_N_ELEMENTS (scales) ? scales[chosen] : gtk_spin_button_get_value (self->percent) / 100;
}

/* The list has the notes, then the sheets of labels, then a size of one's own. */
static void
write_sticky_size (ParcoursPageOptions *self)
{
  const ParcoursPageChoice *choice = &self->choice;
  guint n_notes, n_labels, chosen;
  const ParcoursStickySize *notes = parcours_sticky_sizes (&n_notes);
  const ParcoursLabelFormat *labels = parcours_label_formats (&n_labels);

  chosen = n_notes + n_labels;
  for (guint i = 0; i < n_notes; i++)
    if (*choice->label == '\0' && fabs (notes[i].width - choice->sticky_width) < 0.05 &&
        fabs (notes[i].height - choice->sticky_height) < 0.05)
      chosen = i;
  for (guint i = 0; i < n_labels; i++)
    if (g_str_equal (labels[i].name, choice->label))
      chosen = n_notes + i;
  adw_combo_row_set_selected (self->sticky_size, chosen);
  gtk_spin_button_set_value (self->sticky_width, choice->sticky_width);
  gtk_spin_button_set_value (self->sticky_height, choice->sticky_height);
}

static void
read_sticky_size (ParcoursPageOptions *self)
{
  const guint chosen = adw_combo_row_get_selected (self->sticky_size);
  ParcoursPageChoice *choice = &self->choice;
  guint n_notes, n_labels;
  const ParcoursStickySize *notes = parcours_sticky_sizes (&n_notes);
  const ParcoursLabelFormat *labels = parcours_label_formats (&n_labels);
  const gboolean is_label = chosen >= n_notes && chosen < n_notes + n_labels;

  g_strlcpy (choice->label, is_label ? labels[chosen - n_notes].name : "", sizeof choice->label);
  if (is_label)
    return;
  choice->sticky_width = chosen < n_notes ? notes[chosen].width : gtk_spin_button_get_value (self->sticky_width);
  choice->sticky_height = chosen < n_notes ? notes[chosen].height : gtk_spin_button_get_value (self->sticky_height);
}

static gboolean
has_own_sticky (ParcoursPageOptions *self)
{
  guint n_notes, n_labels;

  parcours_sticky_sizes (&n_notes);
  parcours_label_formats (&n_labels);
  return adw_combo_row_get_selected (self->sticky_size) == n_notes + n_labels;
}

static gboolean
has_own_count (ParcoursPageOptions *self)
{
  return adw_combo_row_get_selected (self->tile_count) == 1;
}

static guint
find_format (ParcoursExportFormat format)
{
  for (guint i = 0; i < parcours_n_page_formats; i++)
    if (parcours_page_formats[i].format == format)
      return i;
  return 0;
}

static guint
find_theme (ParcoursThemeName theme)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (themes[i] == theme)
      return i;
  return 0;
}

static guint
find_language (const char *lang)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], lang))
      return i;
  return 0;
}

void
_parcours_page_options_write (ParcoursPageOptions *self)
{
  const ParcoursPageChoice *choice = &self->choice;

  if (self->format != NULL)
    {
      adw_combo_row_set_selected (self->format, find_format (choice->format));
      gtk_switch_set_active (self->outline_text, choice->outline_text);
      gtk_switch_set_active (self->embed, choice->embed);
    }
  _parcours_page_options_fill_papers (self);
  adw_combo_row_set_selected (self->kind, choice->kind);
  write_which (self);
  parcours_paper_rows_write (&self->paper, self->any_size ? choice->picture_paper : choice->paper);
  adw_combo_row_set_selected (self->orientation, choice->orientation);
  write_scale (self);
  gtk_spin_button_set_value (self->dpi, choice->dpi);
  parcours_paper_rows_write (&self->tile_paper, choice->tile_paper);
  adw_combo_row_set_selected (self->tile_count, choice->across > 0 && choice->down > 0);
  gtk_spin_button_set_value (self->across, choice->across > 0 ? choice->across : 4);
  gtk_spin_button_set_value (self->down, choice->down > 0 ? choice->down : 4);
  gtk_spin_button_set_value (self->margin, choice->margin);
  gtk_spin_button_set_value (self->overlap, choice->overlap);
  gtk_switch_set_active (self->marks, choice->marks);
  gtk_switch_set_active (self->plan, choice->plan);
  write_sticky_size (self);
  parcours_paper_rows_write (&self->sticky_sheet, choice->sticky_sheet);
  gtk_spin_button_set_value (self->sticky_margin, choice->sticky_margin);
  gtk_spin_button_set_value (self->sticky_gap, choice->sticky_gap);
  gtk_switch_set_active (self->guides, choice->guides);
  gtk_switch_set_active (self->ground, choice->ground);
  adw_combo_row_set_selected (self->theme, find_theme (choice->theme));
  adw_combo_row_set_selected (self->lang, find_language (choice->lang));
  gtk_spin_button_set_value (self->bleed, choice->bleed);
  gtk_switch_set_active (self->crop_marks, choice->crop_marks);
}

void
_parcours_page_options_read (ParcoursPageOptions *self)
{
  ParcoursPageChoice *choice = &self->choice;

  if (self->format != NULL)
    {
      choice->format = parcours_page_formats[MIN (adw_combo_row_get_selected (self->format), parcours_n_page_formats - 1)].format;
      choice->outline_text = gtk_switch_get_active (self->outline_text);
      choice->embed = gtk_switch_get_active (self->embed);
    }
  choice->kind = adw_combo_row_get_selected (self->kind);
  choice->which = read_which (self);
  if (self->any_size)
    parcours_paper_rows_read (&self->paper, choice->picture_paper, sizeof choice->picture_paper);
  else
    parcours_paper_rows_read (&self->paper, choice->paper, sizeof choice->paper);
  choice->orientation = adw_combo_row_get_selected (self->orientation);
  choice->scale = read_scale (self);
  choice->dpi = gtk_spin_button_get_value (self->dpi);
  parcours_paper_rows_read (&self->tile_paper, choice->tile_paper, sizeof choice->tile_paper);
  choice->across = has_own_count (self) ? (guint) gtk_spin_button_get_value_as_int (self->across) : 0;
  choice->down = has_own_count (self) ? (guint) gtk_spin_button_get_value_as_int (self->down) : 0;
  choice->margin = gtk_spin_button_get_value (self->margin);
  choice->overlap = gtk_spin_button_get_value (self->overlap);
  choice->marks = gtk_switch_get_active (self->marks);
  choice->plan = gtk_switch_get_active (self->plan);
  read_sticky_size (self);
  parcours_paper_rows_read (&self->sticky_sheet, choice->sticky_sheet, sizeof choice->sticky_sheet);
  choice->sticky_margin = gtk_spin_button_get_value (self->sticky_margin);
  choice->sticky_gap = gtk_spin_button_get_value (self->sticky_gap);
  choice->guides = gtk_switch_get_active (self->guides);
  choice->ground = gtk_switch_get_active (self->ground);
  choice->theme = themes[MIN (adw_combo_row_get_selected (self->theme), G_N_ELEMENTS (themes) - 1)];
  g_strlcpy (choice->lang, languages[MIN (adw_combo_row_get_selected (self->lang), G_N_ELEMENTS (languages) - 1)], sizeof choice->lang);
  choice->bleed = gtk_spin_button_get_value (self->bleed);
  choice->crop_marks = gtk_switch_get_active (self->crop_marks);
}

void
_parcours_page_options_update (ParcoursPageOptions *self)
{
  const ParcoursPageChoice *choice = &self->choice;
  const gboolean is_export = self->purpose == PARCOURS_PAGES_EXPORT;
  const gboolean has_sheets = !is_export || choice->format == PARCOURS_EXPORT_PDF;
  const ParcoursPrintKind kind = has_sheets ? choice->kind : PARCOURS_PRINT_POSTER;
  const gboolean on_paper = kind != PARCOURS_PRINT_STICKIES;
  const gboolean is_free = self->any_size && *choice->picture_paper == '\0';
  const gboolean own_count = kind == PARCOURS_PRINT_TILES && has_own_count (self);
  const gboolean own_sticky = has_own_sticky (self);

  gtk_widget_set_visible (GTK_WIDGET (self->kind), has_sheets);
  gtk_widget_set_visible (GTK_WIDGET (self->paper_group), on_paper);
  parcours_paper_rows_show (&self->paper, on_paper && !own_count && !(kind == PARCOURS_PRINT_TILES && choice->scale > 0));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->paper.row), kind == PARCOURS_PRINT_TILES ? _("_Poster") : _("_Paper"));
  gtk_widget_set_visible (GTK_WIDGET (self->orientation), on_paper && !is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->scale), on_paper && !own_count && !is_free);
  gtk_widget_set_visible (self->across_row, own_count);
  gtk_widget_set_visible (self->down_row, own_count);
  gtk_widget_set_visible (self->percent_row, on_paper && !own_count && !is_free && adw_combo_row_get_selected (self->scale) == 2);
  gtk_widget_set_visible (self->dpi_row, is_export && choice->format == PARCOURS_EXPORT_PNG);
  gtk_widget_set_visible (GTK_WIDGET (self->tile_group), kind == PARCOURS_PRINT_TILES);
  gtk_widget_set_visible (GTK_WIDGET (self->sticky_group), kind == PARCOURS_PRINT_STICKIES);
  gtk_widget_set_visible (self->sticky_width_row, own_sticky);
  gtk_widget_set_visible (self->sticky_height_row, own_sticky);
  /* Labels bring their sheet and their measures. */
  gtk_widget_set_visible (GTK_WIDGET (self->sticky_sheet.row), *choice->label == '\0');
  gtk_widget_set_visible (self->sticky_margin_row, *choice->label == '\0');
  gtk_widget_set_visible (self->sticky_gap_row, *choice->label == '\0');
  gtk_widget_set_visible (self->guides_row, *choice->label == '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->cutter_group), has_sheets && kind == PARCOURS_PRINT_POSTER);
  if (!is_export)
    return;
  gtk_widget_set_visible (self->outline_row, choice->format == PARCOURS_EXPORT_SVG || choice->format == PARCOURS_EXPORT_HTML);
  gtk_widget_set_visible (self->embed_row, choice->format == PARCOURS_EXPORT_SVG || choice->format == PARCOURS_EXPORT_PNG);
  /* A map travels whole or not at all. */
  gtk_widget_set_sensitive (self->embed_row, choice->which == PARCOURS_WHICH_ALL);
}
