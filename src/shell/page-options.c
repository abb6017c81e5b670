/* page-options.c - see page-options.h. */
#include "config.h"

#include "shell/page-options-private.h"

#include <glib/gi18n.h>

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ParcoursPageOptions, parcours_page_options, GTK_TYPE_BOX)

const ParcoursPageFormat parcours_page_formats[] = {
  { PARCOURS_EXPORT_PDF, ".pdf", N_("PDF, to print") },
  { PARCOURS_EXPORT_SVG, ".svg", N_("SVG, to edit as a drawing") },
  { PARCOURS_EXPORT_PNG, ".png", N_("PNG, to put on a slide") },
  { PARCOURS_EXPORT_HTML, ".html", N_("HTML, to read in a browser") },
};
const guint parcours_n_page_formats = G_N_ELEMENTS (parcours_page_formats);

static void
on_changed (ParcoursPageOptions *self)
{
  if (self->filling)
    return;
  _parcours_page_options_read (self);
  /* Another kind of file may have other papers, and a choice of its own among them. */
  self->filling = TRUE;
  _parcours_page_options_fill_papers (self);
  self->filling = FALSE;
  _parcours_page_options_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
parcours_page_options_class_init (ParcoursPageOptionsClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", PARCOURS_TYPE_PAGE_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parcours_page_options_init (ParcoursPageOptions *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  parcours_page_choice_init (&self->choice);
}

GtkWidget *
parcours_page_options_new (ParcoursPagesPurpose purpose)
{
  ParcoursPageOptions *self = g_object_new (PARCOURS_TYPE_PAGE_OPTIONS, NULL);

  self->purpose = purpose;
  self->filling = TRUE;
  _parcours_page_options_build (self, G_CALLBACK (on_changed));
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

void
parcours_page_options_set_cards (ParcoursPageOptions *self, guint n_shown, guint n_selected)
{
  g_return_if_fail (PARCOURS_IS_PAGE_OPTIONS (self));

  self->n_shown = n_shown;
  self->n_selected = n_selected;
}

void
parcours_page_options_set_choice (ParcoursPageOptions *self, const ParcoursPageChoice *choice)
{
  g_return_if_fail (PARCOURS_IS_PAGE_OPTIONS (self));
  g_return_if_fail (choice != NULL);

  self->choice = *choice;
  self->filling = TRUE;
  _parcours_page_options_write (self);
  self->filling = FALSE;
  /* What a row does not offer, it has changed: an unknown paper, a poster as large as the map on a printer. */
  _parcours_page_options_read (self);
  _parcours_page_options_update (self);
}

const ParcoursPageChoice *
parcours_page_options_get_choice (ParcoursPageOptions *self)
{
  g_return_val_if_fail (PARCOURS_IS_PAGE_OPTIONS (self), NULL);

  return &self->choice;
}
