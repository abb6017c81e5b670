/* version-save.c - see version-save.h. */
#include "config.h"

#include "shell/version-save.h"

#include <glib/gi18n.h>

#include "share/save.h"
#include "shell/dialogs.h"
#include "shell/toasts.h"

/* One copy on its way. */
typedef struct
{
  GtkWindow *dialog;
  AdwToastOverlay *toasts;
  ParcoursWindow *window;
  ParcoursMap *map;
  GFile *file;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->dialog);
  g_object_unref (copy->toasts);
  g_object_unref (copy->window);
  g_object_unref (copy->map);
  g_clear_object (&copy->file);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = NULL, *name = NULL, *sentence = NULL, *markup = NULL;

  if (!parcours_save_finish (result, NULL, &error))
    {
      parcours_dialog_error (copy->dialog, _("The copy could not be saved"), error);
      return;
    }
  base = g_file_get_basename (copy->file);
  name = g_filename_display_name (base);
  sentence = g_strdup_printf (_("“%s” is written."), name);
  markup = g_markup_escape_text (sentence, -1);
  parcours_toasts_add (copy->toasts, adw_toast_new (markup));
}

/* The file with its ending. `*flags`: what the file chooser has asked about may be overwritten. */
static GFile *
add_ending (GFile *file, ParcoursSaveFlags *flags)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *full = NULL;

  *flags = PARCOURS_SAVE_OVERWRITE;
  if (g_str_has_suffix (base, ".jmap") || folder == NULL)
    return g_object_ref (file);
  full = g_strconcat (base, ".jmap", NULL);
  *flags = PARCOURS_SAVE_DEFAULT;
  return g_file_get_child (folder, full);
}

static void
on_response (GtkNativeDialog *chooser, int response, gpointer data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (GFile) chosen = NULL;
  ParcoursSaveFlags flags;

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (chosen == NULL)
    return;
  copy->file = add_ending (chosen, &flags);
  if (parcours_window_find (gtk_window_get_application (GTK_WINDOW (copy->window)), copy->file) != NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY,
        _("This file is open in a window. Choose another name, or restore the version instead."));

      parcours_dialog_error (copy->dialog, _("The copy could not be saved"), error);
      return;
    }
  parcours_save_async (copy->map, copy->file, NULL, flags, NULL, on_saved, copy);
  copy = NULL;
}

void
parcours_version_save_copy (GtkWindow *dialog, AdwToastOverlay *toasts, ParcoursWindow *window, ParcoursMap *map,
                            const ParcoursVersion *version)
{
  GtkFileChooserNative *chooser;
  ParcoursDocument *document;
  GFile *file;
  Copy *copy;
  g_autofree char *base = NULL, *stamp = NULL, *name = NULL;

  g_return_if_fail (PARCOURS_IS_WINDOW (window));
  g_return_if_fail (PARCOURS_IS_MAP (map));
  g_return_if_fail (version != NULL);

  chooser = gtk_file_chooser_native_new (_("Save a Copy of the Version"), dialog, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  document = parcours_window_get_document (window);
  file = parcours_document_get_file (document);
  base = parcours_document_dup_base_name (document);
  stamp = g_date_time_format (version->time, "%Y-%m-%d %H.%M.%S");
  name = g_strdup_printf ("%s (%s).jmap", base, stamp);
  copy = g_new0 (Copy, 1);
  copy->dialog = g_object_ref (dialog);
  copy->toasts = g_object_ref (toasts);
  copy->window = g_object_ref (window);
  copy->map = g_object_ref (map);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  parcours_dialog_add_map_filters (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    {
      g_autoptr (GFile) folder = g_file_get_parent (file);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (on_response), copy);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
