/* recovery-dialog.c - see recovery-dialog.h. */
#include "config.h"

#include "shell/recovery-dialog.h"

#include <glib/gi18n.h>

#include "share/draft.h"

typedef struct
{
  GtkWindow *dialog;
  ParcoursWindow *window;
  AdwPreferencesGroup *group;
  guint n;                      /* rows still to be decided on */
} Offer;

static const ParcoursRecovery *
recovery_of (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  return g_object_get_data (G_OBJECT (row), "recovery");
}

/* A row is decided: it goes, and with the last one the dialog. */
static void
drop_row (Offer *offer, GtkWidget *button)
{
  adw_preferences_group_remove (offer->group, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));
  if (--offer->n == 0)
    gtk_window_destroy (offer->dialog);
}

static void
on_recover (GtkButton *button, gpointer data)
{
  Offer *offer = data;
  g_autoptr (ParcoursWindow) window = g_object_ref (offer->window);
  ParcoursRecovery *recovery = parcours_recovery_copy (recovery_of (GTK_WIDGET (button)));

  drop_row (offer, GTK_WIDGET (button));
  parcours_window_recover (window, recovery);
  parcours_recovery_free (recovery);
}

static void
on_discard_response (AdwMessageDialog *question, const char *response, gpointer data)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (question), "button");

  if (!g_str_equal (response, "discard"))
    return;
  parcours_recovery_remove (recovery_of (button));
  drop_row (data, button);
}

static void
on_discard (GtkButton *button, gpointer data)
{
  Offer *offer = data;
  const ParcoursRecovery *recovery = recovery_of (GTK_WIDGET (button));
  g_autofree char *heading = g_strdup_printf (_("Discard the changes to “%s”?"), recovery->title);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (adw_message_dialog_new (offer->dialog, heading,
                                                   _("They are in no file and will be lost for good.")));

  adw_message_dialog_add_responses (question, "cancel", _("_Cancel"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (question, "cancel");
  g_object_set_data (G_OBJECT (question), "button", button);
  g_signal_connect (question, "response", G_CALLBACK (on_discard_response), offer);
  gtk_window_present (GTK_WINDOW (question));
}

static GtkWidget *
new_button (const char *label, const char *style, GCallback callback, Offer *offer)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, style);
  g_signal_connect (button, "clicked", callback, offer);
  return button;
}

static void
add_row (Offer *offer, const ParcoursRecovery *recovery)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = g_date_time_format (recovery->time, _("%-d %B %Y, %H:%M"));
  g_autoptr (GFile) file = recovery->uri != NULL ? g_file_new_for_uri (recovery->uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : g_strdup (_("Not saved yet"));
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", time, name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recovery->title != NULL && *recovery->title != '\0'
                                                            ? recovery->title : _("Untitled Map"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (_("_Discard"), "flat", G_CALLBACK (on_discard), offer));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (_("_Recover"), "suggested-action", G_CALLBACK (on_recover), offer));
  g_object_set_data_full (G_OBJECT (row), "recovery", parcours_recovery_copy (recovery), (GDestroyNotify) parcours_recovery_free);
  adw_preferences_group_add (offer->group, row);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursWindow) window = data;
  g_autoptr (GPtrArray) left = parcours_recovery_list_finish (result);
  g_autoptr (GtkBuilder) builder = NULL;
  Offer *offer;

  if (left->len == 0 || gtk_window_get_application (GTK_WINDOW (window)) == NULL)      /* or the window is closed already */
    return;
  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/recovery-dialog.ui");
  offer = g_new0 (Offer, 1);
  offer->dialog = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  offer->group = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "group"));
  offer->window = window;
  offer->n = left->len;
  g_object_set_data_full (G_OBJECT (offer->dialog), "offer", offer, g_free);
  for (guint i = 0; i < left->len; i++)
    add_row (offer, g_ptr_array_index (left, i));
  gtk_window_set_transient_for (offer->dialog, GTK_WINDOW (window));
  gtk_window_present (offer->dialog);
}

void
parcours_recovery_dialog_offer (ParcoursWindow *window)
{
  g_return_if_fail (PARCOURS_IS_WINDOW (window));

  parcours_recovery_list_async (on_listed, g_object_ref (window));
}
