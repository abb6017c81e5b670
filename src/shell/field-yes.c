/* field-yes.c - yes or nothing: a switch in a row of its own. Where the records differ a switch would lie: then it is a check button that
 * stands between both, and one press gives it to all. */
#include "config.h"

#include "shell/field-editor.h"

#include <glib/gi18n-lib.h>

#include "shell/sign.h"

#define PARCOURS_TYPE_FIELD_YES (parcours_field_yes_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFieldYes, parcours_field_yes, PARCOURS, FIELD_YES, ParcoursFieldEditor)

struct _ParcoursFieldYes
{
  ParcoursFieldEditor parent_instance;

  GtkWidget *toggle;
  GtkWidget *between;           /* instead of the switch while the records differ */
  GtkWidget *share;             /* how many have it */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (ParcoursFieldYes, parcours_field_yes, parcours_field_editor_get_type ())

static void
on_active (ParcoursFieldYes *self)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (self->toggle));

  if (!self->showing)
    parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), active ? "yes" : NULL);
}

static void
on_between (ParcoursFieldYes *self)
{
  gboolean focused = gtk_widget_has_focus (self->between);

  if (self->showing)
    return;
  parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), "yes");
  if (focused)
    gtk_widget_grab_focus (self->toggle);
}

static void
add_between (ParcoursFieldYes *self, GtkWidget *row)
{
  self->share = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->share, "field-summary");
  self->between = gtk_check_button_new ();
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->between), TRUE);
  gtk_widget_set_valign (self->between, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->between), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_MIXED, -1);
  g_signal_connect_object (self->between, "toggled", G_CALLBACK (on_between), self, G_CONNECT_SWAPPED);
  parcours_field_editor_label_widget (PARCOURS_FIELD_EDITOR (self), self->between);
  gtk_box_append (GTK_BOX (row), self->share);
  gtk_box_append (GTK_BOX (row), self->between);
}

static void
parcours_field_yes_build (ParcoursFieldEditor *editor)
{
  ParcoursFieldYes *self = PARCOURS_FIELD_YES (editor);
  const ParcoursField *field = parcours_field_editor_get_field (editor);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(field->label));

  if (field->id == PARCOURS_CARD_MOMENT_OF_TRUTH)
    gtk_box_append (GTK_BOX (row), parcours_sign_new_lozenge (18));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_active), self, G_CONNECT_SWAPPED);
  parcours_field_editor_label_widget (editor, self->toggle);
  gtk_box_append (GTK_BOX (row), label);
  add_between (self, row);
  gtk_box_append (GTK_BOX (row), self->toggle);
  gtk_widget_add_css_class (row, "field-row");

  /* The row has the label already. */
  parcours_field_editor_set_label_visible (editor, FALSE);
  gtk_box_append (GTK_BOX (self), row);
}

static void
parcours_field_yes_show (ParcoursFieldEditor *editor, const char *value, gboolean mixed, gboolean fresh)
{
  ParcoursFieldYes *self = PARCOURS_FIELD_YES (editor);
  g_autofree char *share = mixed ? parcours_field_editor_dup_share (editor, "yes") : NULL;

  self->showing = TRUE;
  gtk_label_set_text (GTK_LABEL (self->share), share != NULL ? share : "");
  gtk_widget_set_visible (self->share, mixed);
  gtk_widget_set_visible (self->between, mixed);
  gtk_widget_set_visible (self->toggle, !mixed);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->between), FALSE);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->between), TRUE);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), value != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_CHECKED, value != NULL, -1);
  self->showing = FALSE;
}

static void
parcours_field_yes_class_init (ParcoursFieldYesClass *klass)
{
  PARCOURS_FIELD_EDITOR_CLASS (klass)->build = parcours_field_yes_build;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->show = parcours_field_yes_show;
}

static void
parcours_field_yes_init (ParcoursFieldYes *self)
{
}
