/* dialogs.c - see dialogs.h. */
#include "config.h"

#include "shell/dialogs.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "model/schema.h"
#include "share/portal.h"

void
parcours_dialog_error (GtkWindow *parent, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (error != NULL);

  dialog = adw_message_dialog_new (parent, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes, const char *mime)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *suffixes != NULL; suffixes++)
    gtk_file_filter_add_suffix (filter, *suffixes);
  if (mime != NULL)
    gtk_file_filter_add_mime_type (filter, mime);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
add_all_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
parcours_dialog_add_map_filters (GtkFileChooser *chooser)
{
  add_filter (chooser, _("Journey maps"), (const char *const[]) { "jmap", NULL }, PARCOURS_FORMAT_MIME);
  add_all_filter (chooser);
}

void
parcours_dialog_add_open_filters (GtkFileChooser *chooser)
{
  /* By its name a picture says whether it carries its map; any other may. */
  add_filter (chooser, _("Journey maps"), (const char *const[]) { "jmap", "jmap.svg", "jmap.png", NULL }, PARCOURS_FORMAT_MIME);
  add_filter (chooser, _("Journey maps and pictures that carry one"), (const char *const[]) { "jmap", "svg", "png", NULL },
              PARCOURS_FORMAT_MIME);
  add_all_filter (chooser);
}

void
parcours_dialog_start_beside (GtkFileChooser *chooser, GFile *file)
{
  g_autoptr (GFile) folder = NULL;

  g_return_if_fail (GTK_IS_FILE_CHOOSER (chooser));

  if (file == NULL || parcours_portal_gave (file))
    return;
  folder = g_file_get_parent (file);
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

typedef struct
{
  GtkEditable *entry;
  ParcoursNameFunc func;
  gpointer data;
} NameQuestion;

static void
on_name_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  NameQuestion *question = data;
  g_autofree char *name = parcours_clean_line (gtk_editable_get_text (question->entry), -1);

  if (g_str_equal (response, "accept") && *name != '\0')
    question->func (name, question->data);
}

static void
on_name_changed (GtkEditable *entry, gpointer data)
{
  g_autofree char *name = parcours_clean_line (gtk_editable_get_text (entry), -1);

  adw_message_dialog_set_response_enabled (data, "accept", *name != '\0');
}

void
parcours_dialog_ask_name (GtkWindow *parent, const char *heading, const char *initial, const char *accept,
                          ParcoursNameFunc func, gpointer data)
{
  GtkWidget *entry = gtk_entry_new ();
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, NULL));
  NameQuestion *question = g_new0 (NameQuestion, 1);

  question->entry = GTK_EDITABLE (entry);
  question->func = func;
  question->data = data;
  gtk_editable_set_text (GTK_EDITABLE (entry), initial != NULL ? initial : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (entry, "changed", G_CALLBACK (on_name_changed), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_name_response), question, (GClosureNotify) (void (*) (void)) g_free, 0);
  on_name_changed (GTK_EDITABLE (entry), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

AdwMessageDialog *
parcours_dialog_new_close_question (GtkWindow *parent, const char *title)
{
  g_autofree char *heading = g_strdup_printf (_("Save changes to “%s”?"), title);
  AdwMessageDialog *dialog;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, _("Changes that are not saved will be lost for good.")));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

AdwMessageDialog *
parcours_dialog_new_changed_question (GtkWindow *parent, const char *name)
{
  g_autofree char *heading = g_strdup_printf (_("“%s” has changed on disk"), name);
  AdwMessageDialog *dialog;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading,
             _("Somebody else saved this file after you opened it. Whatever you choose, nothing is lost: overwriting keeps "
               "their version too, and after reloading, Undo brings your version back.")));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "copy", _("Save a _Copy…"),
                                    "overwrite", _("_Overwrite"), "reload", _("_Reload"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "copy");
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

AdwMessageDialog *
parcours_dialog_new_replace_question (GtkWindow *parent, const char *name)
{
  g_autofree char *heading = g_strdup_printf (_("Replace “%s”?"), name);
  AdwMessageDialog *dialog;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading,
             _("A file of this name exists already. Replacing it overwrites its content.")));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

AdwMessageDialog *
parcours_dialog_new_away_question (GtkWindow *parent, const char *name, gboolean saving)
{
  g_autofree char *heading = g_strdup_printf (saving ? _("“%s” is still being saved") : _("“%s” is not there at the moment"), name);
  AdwMessageDialog *dialog;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading,
             _("The disk or share does not answer. If you close the window now, your changes stay on this computer, and Parcours offers "
               "them at its next start.")));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Wait"), "close", _("_Close"), NULL);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}
