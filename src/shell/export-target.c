/* export-target.c - see export-target.h. */
#include "config.h"

#include "shell/export-target.h"

#include <glib/gi18n.h>

#include "share/bytes.h"
#include "share/portal.h"
#include "shell/dialogs.h"

typedef struct
{
  GtkWindow *parent;
  char *ending;
  ParcoursTargetFunc func;
  gpointer object;
  GFile *file;                  /* NULL: not known yet */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_object (&asking->file);
  g_object_unref (asking->parent);
  g_object_unref (asking->object);
  g_free (asking->ending);
  g_free (asking);
}

static void
on_replace_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Asking *asking = data;

  if (g_str_equal (response, "replace"))
    asking->func (asking->file, asking->object);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (asking->file, result, NULL);

  if (info != NULL)
    {
      g_autofree char *name = parcours_bytes_dup_name (asking->file);
      AdwMessageDialog *question = parcours_dialog_new_replace_question (asking->parent, name);

      g_object_set_data_full (G_OBJECT (question), "asking", asking, asking_free);
      g_signal_connect (question, "response", G_CALLBACK (on_replace_response), asking);
      gtk_window_present (GTK_WINDOW (question));
      return;
    }
  /* A place that cannot be looked at has a sentence of its own when it is written. */
  asking->func (asking->file, asking->object);
  asking_free (asking);
}

/* The file chooser asked about another name than the one with the ending. */
static void
add_ending (Asking *asking, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *full = g_strconcat (name, asking->ending, NULL);

  asking->file = g_file_get_child (folder, full);
  g_file_query_info_async (asking->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                           on_looked, asking);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  name = file != NULL ? g_file_get_basename (file) : NULL;
  if (file != NULL && !g_str_has_suffix (name, asking->ending) && g_file_has_parent (file, NULL) && !parcours_portal_gave (file))
    {
      add_ending (asking, file);
      return;
    }
  if (file != NULL && g_file_has_parent (file, NULL))
    asking->func (file, asking->object);
  asking_free (asking);
}

void
parcours_export_target_ask (GtkWindow *parent, ParcoursDocument *document, const char *marker, const char *ending,
                            ParcoursTargetFunc func, gpointer data)
{
  GtkFileChooserNative *dialog;
  g_autofree char *base = NULL, *name = NULL;
  Asking *asking;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (PARCOURS_IS_DOCUMENT (document));
  g_return_if_fail (marker != NULL && ending != NULL && func != NULL);
  g_return_if_fail (G_IS_OBJECT (data));

  asking = g_new0 (Asking, 1);
  *asking = (Asking) { g_object_ref (parent), g_strdup (ending), func, g_object_ref (data), NULL };
  base = parcours_document_dup_base_name (document);
  name = g_strconcat (base, marker, ending, NULL);
  dialog = gtk_file_chooser_native_new (_("Export To"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  parcours_dialog_start_beside (GTK_FILE_CHOOSER (dialog), parcours_document_get_file (document));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
