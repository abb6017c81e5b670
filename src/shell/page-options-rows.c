/* page-options-rows.c - the rows of the options, made once. */
#include "config.h"

#include "shell/page-options-private.h"

#include <glib/gi18n.h>

#include "shell/option-rows.h"

static const char *const posters[] = { "A0", "A1", "A2", "A3", "A4", "A5", "A6", "Letter", "Ledger",
                                       "roll:610mm", "roll:914mm", "roll:1067mm" };
static const char *const sheets[] = { "A4", "A3", "A2", "A1", "Letter", "Ledger" };

void
_parcours_page_options_fill_papers (ParcoursPageOptions *self)
{
  const gboolean any_size = self->purpose == PARCOURS_PAGES_EXPORT && self->choice.format != PARCOURS_EXPORT_PDF;

  if (any_size == self->any_size && self->paper.papers->len > 0)
    return;
  self->any_size = any_size;
  parcours_paper_rows_fill (&self->paper, any_size ? _("As large as the map") : NULL, posters, G_N_ELEMENTS (posters));
  parcours_paper_rows_write (&self->paper, any_size ? self->choice.picture_paper : self->choice.paper);
}

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
add_paper (AdwPreferencesGroup *group, const char *title, gboolean own, ParcoursPaperRows *rows, GCallback changed, ParcoursPageOptions *self)
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
  const char *const counts[] = { _("As many as needed"), _("A number of my own"), NULL };

  self->tile_group = add_group (self, _("Sheets"));
  add_paper (self->tile_group, _("Paper of a _sheet"), FALSE, &self->tile_paper, changed, self);
  parcours_paper_rows_fill (&self->tile_paper, NULL, sheets, G_N_ELEMENTS (sheets));
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
  parcours_paper_rows_fill (&self->sticky_sheet, NULL, sheets, G_N_ELEMENTS (sheets));
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
