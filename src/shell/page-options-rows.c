/* page-options-rows.c - the rows of the options: made once, filled from a choice and read back into one. */
#include "config.h"

#include "shell/page-options-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "shell/option-rows.h"

static const char *const posters[] = { "A0", "A1", "A2", "A3", "A4", "A5", "A6", "Letter", "Ledger",
                                       "roll:610mm", "roll:914mm", "roll:1067mm" };
static const char *const sheets[] = { "A4", "A3", "A2", "A1", "Letter", "Ledger" };

/* In the order of their lists. */
static const ParcoursThemeName themes[] = { PARCOURS_THEME_PAPER, PARCOURS_THEME_LIGHT, PARCOURS_THEME_GREY };
static const char *const languages[] = { "", "en", "fr" };
/* Papers */

/* “A0 – 841 × 1189 mm” */
static char *
dup_paper_title (const char *name, const ParcoursPaper *paper)
{
  if (parcours_paper_is_roll (paper))
    return g_strdup_printf (_("Roll, %g mm wide"), paper->width);
  return g_strdup_printf (_("%s – %g × %g mm"), name, paper->width, paper->height);
}

/* `first` (may be NULL) is the title of no paper at all. */
static void
fill_papers (PaperRows *rows, const char *first, const char *const *names, guint n)
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

static void
write_paper (PaperRows *rows, const char *name)
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

static void
read_paper (const PaperRows *rows, char *name, gsize size)
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

static void
update_paper (const PaperRows *rows, gboolean visible)
{
  const gboolean own = adw_combo_row_get_selected (rows->row) == rows->papers->len;

  gtk_widget_set_visible (GTK_WIDGET (rows->row), visible);
  if (rows->width == NULL)
    return;
  gtk_widget_set_visible (rows->width_row, visible && own);
  gtk_widget_set_visible (rows->height_row, visible && own);
}

void
_parcours_page_options_fill_papers (ParcoursPageOptions *self)
{
  const gboolean any_size = self->purpose == PARCOURS_PAGES_EXPORT && self->choice.format != PARCOURS_EXPORT_PDF;

  if (any_size == self->any_size && self->paper.papers->len > 0)
    return;
  self->any_size = any_size;
  fill_papers (&self->paper, any_size ? _("As large as the map") : NULL, posters, G_N_ELEMENTS (posters));
  write_paper (&self->paper, any_size ? self->choice.picture_paper : self->choice.paper);
}

/* Building */

static GtkWidget *
add_number (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *unit, double least, double most, double step,
            guint digits, GtkSpinButton **out, GCallback changed, ParcoursPageOptions *self)
{
  GtkWidget *row = parcours_option_row_new_number (title, subtitle, unit, least, most, step, digits, out, changed, self);

  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
add_switch (AdwPreferencesGroup *group, const char *title, const char *subtitle, GtkSwitch **out, GCallback changed,
            ParcoursPageOptions *self)
{
  GtkWidget *row = parcours_option_row_new_switch (title, subtitle, out, changed, self);

  adw_preferences_group_add (group, row);
  return row;
}

static AdwComboRow *
add_choice (AdwPreferencesGroup *group, const char *title, const char *const *items, GCallback changed, ParcoursPageOptions *self)
{
  AdwComboRow *row = parcours_option_row_new_choice (title, items, changed, self);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
add_paper (AdwPreferencesGroup *group, const char *title, gboolean own, PaperRows *rows, GCallback changed, ParcoursPageOptions *self)
{
  rows->papers = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (self), title, rows->papers, (GDestroyNotify) g_ptr_array_unref);
  rows->row = add_choice (group, title, (const char *const[]) { "", NULL }, changed, self);
  if (!own)
    return;
  rows->width_row = add_number (group, _("_Width"), NULL, _("mm"), PARCOURS_PAPER_MIN, PARCOURS_PAPER_MAX, 10, 1, &rows->width,
                                changed, self);
  rows->height_row = add_number (group, _("_Height"), NULL, _("mm"), PARCOURS_PAPER_MIN, PARCOURS_PAPER_MAX, 10, 1, &rows->height,
                                 changed, self);
  gtk_spin_button_set_value (rows->width, 900);
  gtk_spin_button_set_value (rows->height, 1200);
}

static AdwPreferencesGroup *
add_group (ParcoursPageOptions *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
build_what (ParcoursPageOptions *self, GCallback changed)
{
  const char *const kinds[] = { _("One poster"), _("Sheets to glue together"), _("Sticky notes"), NULL };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  AdwPreferencesGroup *group = add_group (self, NULL);

  for (guint i = 0; i < parcours_n_page_formats; i++)
    g_ptr_array_add (files, (char *) _(parcours_page_formats[i].title));
  g_ptr_array_add (files, NULL);
  if (self->purpose == PARCOURS_PAGES_EXPORT)
    self->format = add_choice (group, _("_Kind of file"), (const char *const *) files->pdata, changed, self);
  self->kind = add_choice (group, self->purpose == PARCOURS_PAGES_PRINT ? _("P_rint") : _("_Make"), kinds, changed, self);
  self->which = add_choice (group, _("C_ards"), (const char *const[]) { "", NULL }, changed, self);
}

static void
build_paper (ParcoursPageOptions *self, GCallback changed)
{
  const char *const orientations[] = { _("Automatic"), _("Landscape"), _("Portrait"), NULL };
  const char *const scales[] = { _("As large as it fits"), _("Cards of 76 mm, as on the wall"), _("By percentage"), NULL };
  AdwPreferencesGroup *group = self->paper_group = add_group (self, NULL);

  add_paper (group, _("_Paper"), TRUE, &self->paper, changed, self);
  self->orientation = add_choice (group, _("_Orientation"), orientations, changed, self);
  self->scale = add_choice (group, _("_Size of the cards"), scales, changed, self);
  self->percent_row = add_number (group, _("P_ercentage"), _("Of cards that are 76 mm wide"), "%", 1, 1000, 5, 0, &self->percent,
                                  changed, self);
  self->dpi_row = add_number (group, _("_Resolution"), NULL, _("dots per inch"), 36, 1200, 6, 0, &self->dpi, changed, self);
}

static void
build_tiles (ParcoursPageOptions *self, GCallback changed)
{
  const char *const counts[] = { _("As many as the poster needs"), _("A number of my own"), NULL };

  self->tile_group = add_group (self, _("Sheets"));
  add_paper (self->tile_group, _("Paper of a _sheet"), FALSE, &self->tile_paper, changed, self);
  fill_papers (&self->tile_paper, NULL, sheets, G_N_ELEMENTS (sheets));
  self->tile_count = add_choice (self->tile_group, _("_Number"), counts, changed, self);
  self->across_row = add_number (self->tile_group, _("Side _by side"), NULL, _("sheets"), 1, 99, 1, 0, &self->across, changed, self);
  self->down_row = add_number (self->tile_group, _("One below the _other"), NULL, _("sheets"), 1, 99, 1, 0, &self->down, changed, self);
  add_number (self->tile_group, _("White _margin"), _("The edge that the printer cannot reach"), _("mm"), 0, 30, 1, 1, &self->margin,
              changed, self);
  add_number (self->tile_group, _("O_verlap"), _("To glue the next sheet on"), _("mm"), 0, 50, 1, 1, &self->overlap, changed, self);
  add_switch (self->tile_group, _("Cutting mar_ks"), _("Where to cut, and where neighbours meet"), &self->marks, changed, self);
  add_switch (self->tile_group, _("P_lan"), _("One more sheet that shows how they go together"), &self->plan, changed, self);
}

static void
build_stickies (ParcoursPageOptions *self, GCallback changed)
{
  g_autoptr (GPtrArray) sizes = g_ptr_array_new_with_free_func (g_free);
  guint n_notes, n_labels;
  const ParcoursStickySize *notes = parcours_sticky_sizes (&n_notes);
  const ParcoursLabelFormat *labels = parcours_label_formats (&n_labels);

  for (guint i = 0; i < n_notes; i++)
    g_ptr_array_add (sizes, g_strdup_printf (_("%g × %g mm"), notes[i].width, notes[i].height));
  for (guint i = 0; i < n_labels; i++)
    /* Translators: a sheet of labels by its name, then their size. */
    g_ptr_array_add (sizes, g_strdup_printf (_("Labels %s – %g × %g mm"), labels[i].name, labels[i].grid.width, labels[i].grid.height));
  g_ptr_array_add (sizes, g_strdup (_("Another size")));
  g_ptr_array_add (sizes, NULL);
  self->sticky_group = add_group (self, _("Sticky notes"));
  self->sticky_size = add_choice (self->sticky_group, _("_Size of a note"), (const char *const *) sizes->pdata, changed, self);
  self->sticky_width_row = add_number (self->sticky_group, _("_Width"), NULL, _("mm"), PARCOURS_STICKY_MIN, PARCOURS_STICKY_MAX, 1, 1,
                                       &self->sticky_width, changed, self);
  self->sticky_height_row = add_number (self->sticky_group, _("_Height"), NULL, _("mm"), PARCOURS_STICKY_MIN, PARCOURS_STICKY_MAX, 1, 1,
                                        &self->sticky_height, changed, self);
  add_paper (self->sticky_group, _("S_heets they stick on"), FALSE, &self->sticky_sheet, changed, self);
  fill_papers (&self->sticky_sheet, NULL, sheets, G_N_ELEMENTS (sheets));
  self->sticky_margin_row = add_number (self->sticky_group, _("_Margin"), _("At the edges of the sheet, at least"), _("mm"), 0, 50, 1, 1,
                                        &self->sticky_margin, changed, self);
  self->sticky_gap_row = add_number (self->sticky_group, _("_Gap"), _("Between two notes, at least"), _("mm"), 0, 50, 1, 1,
                                     &self->sticky_gap, changed, self);
  self->guides_row = add_switch (self->sticky_group, _("_Guide sheet"), _("A sheet first that shows where to stick the notes"),
                                 &self->guides, changed, self);
  add_switch (self->sticky_group, _("N_otes are white"), _("They get the colour of their card"), &self->ground, changed, self);
}

static void
build_look (ParcoursPageOptions *self, GCallback changed)
{
  const char *const colours[] = { _("For paper"), _("As on the screen"), _("Shades of grey"), NULL };
  const char *const words[] = { _("That of the map"), "English", "Français", NULL };
  AdwPreferencesGroup *group = add_group (self, NULL);

  self->theme = add_choice (group, _("_Colours"), colours, changed, self);
  self->lang = add_choice (group, _("_Language of the legend"), words, changed, self);
  if (self->purpose == PARCOURS_PAGES_EXPORT)
    {
      self->outline_row = add_switch (group, _("Letters as _outlines"), _("For machines that do not have the fonts; words cannot be edited "
                                                                          "then"),
                                      &self->outline_text, changed, self);
      self->embed_row = add_switch (group, _("_Keep the map in the picture"), _("So that Parcours opens it again. All notes, owners and "
                                                                                "comments travel with it, also those that are not seen."),
                                    &self->embed, changed, self);
    }

  self->cutter_group = add_group (self, _("For a print shop"));
  add_number (self->cutter_group, _("_Bleed"), _("How far the ground reaches over the edge that is cut"), _("mm"), 0, 20, 1, 1,
              &self->bleed, changed, self);
  add_switch (self->cutter_group, _("C_rop marks"), NULL, &self->crop_marks, changed, self);
}

void
_parcours_page_options_build (ParcoursPageOptions *self, GCallback changed)
{
  build_what (self, changed);
  build_paper (self, changed);
  build_tiles (self, changed);
  build_stickies (self, changed);
  build_look (self, changed);
  _parcours_page_options_fill_papers (self);
}

/* Filling and reading */

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
  write_paper (&self->paper, self->any_size ? choice->picture_paper : choice->paper);
  adw_combo_row_set_selected (self->orientation, choice->orientation);
  write_scale (self);
  gtk_spin_button_set_value (self->dpi, choice->dpi);
  write_paper (&self->tile_paper, choice->tile_paper);
  adw_combo_row_set_selected (self->tile_count, choice->across > 0 && choice->down > 0);
  gtk_spin_button_set_value (self->across, choice->across > 0 ? choice->across : 4);
  gtk_spin_button_set_value (self->down, choice->down > 0 ? choice->down : 4);
  gtk_spin_button_set_value (self->margin, choice->margin);
  gtk_spin_button_set_value (self->overlap, choice->overlap);
  gtk_switch_set_active (self->marks, choice->marks);
  gtk_switch_set_active (self->plan, choice->plan);
  write_sticky_size (self);
  write_paper (&self->sticky_sheet, choice->sticky_sheet);
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
    read_paper (&self->paper, choice->picture_paper, sizeof choice->picture_paper);
  else
    read_paper (&self->paper, choice->paper, sizeof choice->paper);
  choice->orientation = adw_combo_row_get_selected (self->orientation);
  choice->scale = read_scale (self);
  choice->dpi = gtk_spin_button_get_value (self->dpi);
  read_paper (&self->tile_paper, choice->tile_paper, sizeof choice->tile_paper);
  choice->across = has_own_count (self) ? (guint) gtk_spin_button_get_value_as_int (self->across) : 0;
  choice->down = has_own_count (self) ? (guint) gtk_spin_button_get_value_as_int (self->down) : 0;
  choice->margin = gtk_spin_button_get_value (self->margin);
  choice->overlap = gtk_spin_button_get_value (self->overlap);
  choice->marks = gtk_switch_get_active (self->marks);
  choice->plan = gtk_switch_get_active (self->plan);
  read_sticky_size (self);
  read_paper (&self->sticky_sheet, choice->sticky_sheet, sizeof choice->sticky_sheet);
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
  const gboolean own_count = kind == PARCOURS_PRINT_TILES && has_own_count (self);
  const gboolean own_sticky = has_own_sticky (self);

  gtk_widget_set_visible (GTK_WIDGET (self->kind), has_sheets);
  gtk_widget_set_visible (GTK_WIDGET (self->paper_group), on_paper);
  update_paper (&self->paper, on_paper && !own_count && !(kind == PARCOURS_PRINT_TILES && choice->scale > 0));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->paper.row), kind == PARCOURS_PRINT_TILES ? _("_Poster") : _("_Paper"));
  gtk_widget_set_visible (GTK_WIDGET (self->orientation), on_paper && !(self->any_size && *choice->picture_paper == '\0'));
  gtk_widget_set_visible (GTK_WIDGET (self->scale), on_paper && !own_count);
  gtk_widget_set_visible (self->across_row, own_count);
  gtk_widget_set_visible (self->down_row, own_count);
  gtk_widget_set_visible (self->percent_row, on_paper && !own_count && adw_combo_row_get_selected (self->scale) == 2);
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
  gtk_widget_set_visible (self->outline_row, choice->format == PARCOURS_EXPORT_SVG);
  gtk_widget_set_visible (self->embed_row, choice->format == PARCOURS_EXPORT_SVG || choice->format == PARCOURS_EXPORT_PNG);
  /* A map travels whole or not at all. */
  gtk_widget_set_sensitive (self->embed_row, choice->which == PARCOURS_WHICH_ALL);
}
