/* window-save.c - save, save as, revert, and the questions that stand in the way. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "export/export.h"
#include "share/portal.h"
#include "shell/dialogs.h"
#include "shell/page-dialog.h"
#include "shell/session.h"
#include "shell/versions-dialog.h"

static void save_as (ParcoursWindow *self);
static void save_to (ParcoursWindow *self, GFile *file, ParcoursSaveFlags flags);

static void
show_save_error (ParcoursWindow *self, const GError *error)
{
  g_autofree char *name = parcours_document_dup_file_name (self->document);
  g_autofree char *heading = g_strdup_printf (_("“%s” could not be saved"), name);

  parcours_dialog_error (GTK_WINDOW (self), heading, error);
}

static void
on_overwritten (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = parcours_document_overwrite_finish (PARCOURS_DOCUMENT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (copy == NULL)
    show_save_error (self, error);
  else if (*copy != '\0')
    {
      if (parcours_portal_gave (parcours_document_get_file (self->document)))
        sentence = g_strdup_printf (_("Saved. The version that was on disk is kept as “%s”, and offered when Parcours starts the next time."),
                                    copy);
      else
        sentence = g_strdup_printf (_("Saved. The version that was on disk is now “%s”."), copy);
      _parcours_window_say (self, sentence);
    }
  _parcours_window_saved (self, copy != NULL);
}

static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  _parcours_window_add_busy (self, -1);
  if (!parcours_document_reload_finish (PARCOURS_DOCUMENT (source), result, &problems, &error))
    {
      g_autofree char *name = parcours_document_dup_file_name (self->document);
      g_autofree char *heading = g_strdup_printf (_("“%s” could not be read again"), name);

      parcours_dialog_error (GTK_WINDOW (self), heading, error);
      return;
    }
  _parcours_window_set_problems (self, problems);
  _parcours_window_say (self, _("This is the map as it is on disk. Undo brings your version back."));
}

void
_parcours_window_reload (ParcoursWindow *self, const char *label)
{
  _parcours_window_add_busy (self, 1);
  parcours_document_reload_async (self->document, label, on_reloaded, g_object_ref (self));
}

static void
on_changed_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  ParcoursWindow *self = data;

  if (g_str_equal (response, "copy"))
    {
      save_as (self);
    }
  else if (g_str_equal (response, "overwrite"))
    {
      parcours_document_overwrite_async (self->document, on_overwritten, g_object_ref (self));
    }
  else
    {
      /* Reloading or thinking it over: either way the window stays open. */
      _parcours_window_saved (self, FALSE);
      if (g_str_equal (response, "reload"))
        _parcours_window_reload (self, _("Reload"));
    }
}

static void
on_replace_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  ParcoursWindow *self = data;
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");

  if (g_str_equal (response, "replace"))
    save_to (self, file, PARCOURS_SAVE_OVERWRITE);
  else
    save_as (self);
}

static void
ask_replace (ParcoursWindow *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  AdwMessageDialog *dialog = parcours_dialog_new_replace_question (GTK_WINDOW (self), name);

  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_replace_response), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_changed (ParcoursWindow *self)
{
  g_autofree char *name = parcours_document_dup_file_name (self->document);
  AdwMessageDialog *dialog = parcours_dialog_new_changed_question (GTK_WINDOW (self), name);

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_changed_response), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  ParcoursWindow *window;
  GFile *file;                  /* NULL: the document's own */
} Saving;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Saving *saving = data;
  g_autoptr (ParcoursWindow) self = saving->window;
  g_autoptr (GFile) file = saving->file;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if (parcours_document_save_finish (PARCOURS_DOCUMENT (source), result, &error))
    {
      title = parcours_document_dup_title (self->document);
      parcours_session_add_recent (parcours_document_get_file (self->document), title);
      _parcours_window_saved (self, TRUE);
    }
  else if (g_error_matches (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED))
    {
      ask_changed (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && file != NULL)
    {
      ask_replace (self, file);
    }
  else if (parcours_document_get_wanted (self->document) && file == NULL && !self->close_when_saved)
    {
      /* The bar says so, and it is done when the file is back. */
      _parcours_window_saved (self, FALSE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      _parcours_window_say (self, _("Saving was stopped. Your changes are kept on this computer."));
      _parcours_window_saved (self, FALSE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    {
      show_save_error (self, error);
      _parcours_window_saved (self, FALSE);
    }
}

static void
save_to (ParcoursWindow *self, GFile *file, ParcoursSaveFlags flags)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  g_set_object (&saving->file, file);
  parcours_document_save_async (self->document, file, flags, on_saved, saving);
}

/* Where the portal gave a file, its name cannot be mended any more: what is called a picture is not written over with a map. */
static gboolean
is_wrong_name (ParcoursWindow *self, GFile *file, const char *base)
{
  ParcoursExportFormat format;
  g_autoptr (GError) error = NULL;

  if (!parcours_portal_gave (file) || !parcours_export_format_for_path (base, &format, NULL))
    return FALSE;
  error = g_error_new_literal (PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                               _("A map is saved under a name that ends in .jmap. To make a picture of it, choose Export in the menu."));
  parcours_dialog_error (GTK_WINDOW (self), _("The map could not be saved there"), error);
  return TRUE;
}

static void
on_save_as_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *base = NULL;
  ParcoursSaveFlags flags = PARCOURS_SAVE_OVERWRITE;    /* the file chooser asked already */
  ParcoursWindow *other;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file == NULL)
    {
      _parcours_window_saved (self, FALSE);
      return;
    }
  base = g_file_get_basename (file);
  if (is_wrong_name (self, file, base))
    {
      _parcours_window_saved (self, FALSE);
      return;
    }
  if (!g_str_has_suffix (base, ".jmap") && !parcours_portal_gave (file))
    {
      g_autoptr (GFile) folder = g_file_get_parent (file);
      g_autofree char *full = g_strconcat (base, ".jmap", NULL);

      g_object_unref (file);
      file = g_file_get_child (folder, full);
      flags = PARCOURS_SAVE_DEFAULT;
    }
  other = parcours_window_find (gtk_window_get_application (GTK_WINDOW (self)), file);
  if (other != NULL && other != self)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY,
        _("This file is open in another window. Choose another name, or close that window first."));

      parcours_dialog_error (GTK_WINDOW (self), _("The map could not be saved there"), error);
      _parcours_window_saved (self, FALSE);
      return;
    }
  save_to (self, file, flags);
}

static void
save_as (ParcoursWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save the Map As"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              NULL, NULL);
  g_autofree char *base = parcours_document_dup_base_name (self->document);
  g_autofree char *name = g_strconcat (base, ".jmap", NULL);
  GFile *file = parcours_document_get_file (self->document);

  if (file == NULL)
    file = parcours_document_get_picture (self->document);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  parcours_dialog_add_map_filters (GTK_FILE_CHOOSER (dialog));
  parcours_dialog_start_beside (GTK_FILE_CHOOSER (dialog), file);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_save_as_response), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
_parcours_window_save (ParcoursWindow *self)
{
  _parcours_window_commit (self);
  if (parcours_document_get_file (self->document) == NULL)
    save_as (self);
  else
    save_to (self, NULL, PARCOURS_SAVE_DEFAULT);
}

/* Actions */

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _parcours_window_save (data);
}

static void
on_save_as (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _parcours_window_commit (data);
  save_as (data);
}

static void
on_revert (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _parcours_window_commit (data);
  _parcours_window_reload (data, _("Revert to Saved"));
}

static void
on_versions (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _parcours_window_commit (data);
  parcours_versions_dialog_show (data);
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  _parcours_window_commit (self);
  parcours_page_dialog_show (self, PARCOURS_PAGES_EXPORT);
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  _parcours_window_commit (self);
  parcours_page_dialog_show (self, PARCOURS_PAGES_PRINT);
}

const GActionEntry _parcours_window_save_actions[] = {
  { .name = "save", .activate = on_save },
  { .name = "save-as", .activate = on_save_as },
  { .name = "revert", .activate = on_revert },
  { .name = "versions", .activate = on_versions },
  { .name = "export", .activate = on_export },
  { .name = "print", .activate = on_print },
};
const guint _parcours_window_n_save_actions = G_N_ELEMENTS (_parcours_window_save_actions);
