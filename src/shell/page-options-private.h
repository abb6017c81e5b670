/* page-options-private.h - the inside of the options, for page-options.c and those beside it. */
#pragma once

#include "shell/page-options.h"
#include "shell/paper-rows.h"

G_BEGIN_DECLS

struct _ParcoursPageOptions
{
  GtkBox parent_instance;

  ParcoursPagesPurpose purpose;
  ParcoursPageChoice choice;
  guint n_shown, n_selected;
  gboolean filling;             /* the rows are being set: nobody chose anything */

  AdwComboRow *format, *kind, *which;
  ParcoursPaperRows paper;
  gboolean any_size;            /* its list starts with “as large as the map”, and is about pictures */
  AdwComboRow *orientation, *scale;
  GtkSpinButton *percent;
  AdwComboRow *theme, *lang;

  ParcoursPaperRows tile_paper;
  AdwComboRow *tile_count;
  GtkWidget *across_row, *down_row;
  GtkSpinButton *across, *down;
  GtkSpinButton *margin, *overlap;
  GtkSwitch *marks, *plan;

  AdwComboRow *sticky_size;
  GtkSpinButton *sticky_width, *sticky_height, *sticky_margin, *sticky_gap;
  ParcoursPaperRows sticky_sheet;
  GtkSwitch *guides, *ground;

  GtkSpinButton *dpi, *bleed;
  GtkSwitch *crop_marks, *outline_text, *embed;

  /* What is hidden where it means nothing */
  GtkWidget *percent_row, *dpi_row, *outline_row, *embed_row, *sticky_width_row, *sticky_height_row;
  GtkWidget *sticky_margin_row, *sticky_gap_row, *guides_row;
  AdwPreferencesGroup *paper_group, *tile_group, *sticky_group, *cutter_group;
};

/* page-options-rows.c */
void _parcours_page_options_build (ParcoursPageOptions *self, GCallback changed);
void _parcours_page_options_fill_papers (ParcoursPageOptions *self); /* another list if the kind of file can have other papers */

/* page-options-values.c */
void _parcours_page_options_write (ParcoursPageOptions *self);       /* the choice into the rows */
void _parcours_page_options_read (ParcoursPageOptions *self);        /* the rows into the choice */
void _parcours_page_options_update (ParcoursPageOptions *self);      /* shows the rows that mean something */

G_END_DECLS
