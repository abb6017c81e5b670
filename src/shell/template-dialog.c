/* template-dialog.c - see template-dialog.h. */
#include "config.h"

#include "shell/template-dialog.h"

#include <glib/gi18n.h>

#include "share/template.h"
#include "shell/dialogs.h"

/* In their own names, so each is found by those who read it. */
static const struct
{
  const char *tag, *name;
} languages[] = {
  { "en", "English" },
  { "fr", "Français" },
};

typedef struct
{
  GtkWindow *dialog;
  AdwComboRow *language;
  ParcoursTemplateFunc func;
  gpointer data;
} Choice;

static void
on_row_activated (AdwActionRow *row, gpointer data)
{
  Choice *choice = data;
  const ParcoursTemplate *template = g_object_get_data (G_OBJECT (row), "template");
  gboolean example = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "example"));
  const char *tag = languages[MIN (adw_combo_row_get_selected (choice->language), G_N_ELEMENTS (languages) - 1)].tag;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (choice->dialog);
  ParcoursTemplateFunc func = choice->func;
  gpointer func_data = choice->data;

  map = parcours_template_load (template, tag, example, &error);
  gtk_window_destroy (choice->dialog);
  if (map != NULL)
    func (map, func_data);
  else
    parcours_dialog_error (parent, _("The template could not be opened"), error);
}

static void
add_row (Choice *choice, AdwPreferencesGroup *group, const ParcoursTemplate *template, gboolean example)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(example ? template->example : template->name));
  if (!example)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(template->description));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "template", (gpointer) template);
  g_object_set_data (G_OBJECT (row), "example", GINT_TO_POINTER (example));
  g_signal_connect (row, "activated", G_CALLBACK (on_row_activated), choice);
  adw_preferences_group_add (group, row);
}

/* The user's language, if we have it. */
static guint
find_language (void)
{
  const char *const *names = g_get_language_names ();

  for (; *names != NULL; names++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      if (g_str_has_prefix (*names, languages[i].tag))
        return i;
  return 0;
}

void
parcours_template_dialog_show (GtkWindow *parent, ParcoursTemplateFunc func, gpointer data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/template-dialog.ui");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  AdwPreferencesGroup *blank = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "templates"));
  AdwPreferencesGroup *filled = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "examples"));
  const ParcoursTemplate *templates;
  Choice *choice = g_new0 (Choice, 1);
  guint n;

  g_return_if_fail (func != NULL);

  choice->dialog = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  choice->language = ADW_COMBO_ROW (gtk_builder_get_object (builder, "language"));
  choice->func = func;
  choice->data = data;
  g_object_set_data_full (G_OBJECT (choice->dialog), "choice", choice, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    gtk_string_list_append (names, languages[i].name);
  adw_combo_row_set_model (choice->language, G_LIST_MODEL (names));
  adw_combo_row_set_selected (choice->language, find_language ());
  templates = parcours_templates (&n);
  for (guint i = 0; i < n; i++)
    {
      add_row (choice, blank, &templates[i], FALSE);
      if (templates[i].example != NULL)
        add_row (choice, filled, &templates[i], TRUE);
    }
  gtk_window_set_transient_for (choice->dialog, parent);
  gtk_window_present (choice->dialog);
}
