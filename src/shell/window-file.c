/* window-file.c - getting a map into a window: new, open, recover. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "shell/dialogs.h"
#include "shell/session.h"
#include "shell/template-dialog.h"

/* With every link followed; NULL for files elsewhere, which a share that hangs would make us wait for. */
static char *
dup_real_path (GFile *file)
{
  char *real = g_file_is_native (file) ? realpath (g_file_peek_path (file), NULL) : NULL;
  char *copy = g_strdup (real);

  free (real);
  return copy;
}

ParcoursWindow *
parcours_window_find (GtkApplication *application, GFile *file)
{
  g_autofree char *real = dup_real_path (file);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      g_autofree char *other_real = NULL;
      GFile *other;

      if (!PARCOURS_IS_WINDOW (l->data))
        continue;
      other = parcours_document_get_file (PARCOURS_WINDOW (l->data)->document);
      if (other == NULL)
        continue;
      if (g_file_equal (file, other))
        return l->data;
      /* The same file under another name: two windows would overwrite each other. */
      other_real = dup_real_path (other);
      if (real != NULL && g_strcmp0 (real, other_real) == 0)
        return l->data;
    }
  return NULL;
}

/* This window if it has nothing to lose, else a new one that is not shown yet. */
static ParcoursWindow *
pick_target (ParcoursWindow *self)
{
  if (parcours_document_get_disposable (self->document))
    return self;
  return parcours_window_new (gtk_window_get_application (GTK_WINDOW (self)));
}

typedef struct
{
  ParcoursWindow *origin;       /* where the user asked: messages are shown over it */
  ParcoursWindow *target;
  GFile *file;
  gboolean mounted;             /* it was tried to connect to the share */
} Opening;

static void start_opening (Opening *opening);

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->origin);
  g_object_unref (opening->target);
  g_object_unref (opening->file);
  g_free (opening);
}

static void
show_open_error (ParcoursWindow *self, GFile *file, const GError *error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("“%s” could not be opened"), name);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    parcours_session_remove_recent (file);
  parcours_dialog_error (GTK_WINDOW (self), heading, error);
}

static void
give_up (Opening *opening, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED_HANDLED))
    show_open_error (opening->origin, opening->file, error);
  if (opening->target != opening->origin)
    gtk_window_destroy (GTK_WINDOW (opening->target));
  opening_free (opening);
}

static void
on_mounted (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;

  _parcours_window_add_busy (opening->origin, -1);
  if (g_file_mount_enclosing_volume_finish (G_FILE (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ALREADY_MOUNTED))
    start_opening (opening);
  else
    give_up (opening, error);
}

/* A share that nobody has connected to yet: connects, which may ask for a password. */
static void
connect_to_share (Opening *opening)
{
  g_autoptr (GMountOperation) operation = gtk_mount_operation_new (GTK_WINDOW (opening->origin));

  opening->mounted = TRUE;
  _parcours_window_add_busy (opening->origin, 1);
  g_file_mount_enclosing_volume (opening->file, G_MOUNT_MOUNT_NONE, operation, NULL, on_mounted, opening);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  _parcours_window_add_busy (opening->origin, -1);
  if (!parcours_document_load_finish (PARCOURS_DOCUMENT (source), result, &problems, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED) && !opening->mounted)
        connect_to_share (opening);
      else
        give_up (opening, error);
      return;
    }
  title = parcours_document_dup_title (opening->target->document);
  if (parcours_document_get_picture (opening->target->document) == NULL)
    parcours_session_add_recent (opening->file, title);
  _parcours_window_set_problems (opening->target, problems);
  if (!gtk_widget_get_visible (GTK_WIDGET (opening->target)))
    gtk_window_present (GTK_WINDOW (opening->target));
  opening_free (opening);
}

static void
start_opening (Opening *opening)
{
  _parcours_window_add_busy (opening->origin, 1);
  parcours_document_load_async (opening->target->document, opening->file, on_opened, opening);
}

void
parcours_window_open_file (ParcoursWindow *self, GFile *file)
{
  ParcoursWindow *shown;
  Opening *opening;

  g_return_if_fail (PARCOURS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  shown = parcours_window_find (gtk_window_get_application (GTK_WINDOW (self)), file);
  if (shown != NULL)
    {
      gtk_window_present (GTK_WINDOW (shown));
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->origin = g_object_ref (self);
  opening->target = g_object_ref (pick_target (self));
  opening->file = g_object_ref (file);
  start_opening (opening);
}

void
parcours_window_open_untitled (ParcoursWindow *self, ParcoursMap *map)
{
  ParcoursWindow *target;

  g_return_if_fail (PARCOURS_IS_WINDOW (self));
  g_return_if_fail (PARCOURS_IS_MAP (map));

  target = pick_target (self);
  parcours_document_set_untitled (target->document, map);
  _parcours_window_set_problems (target, NULL);
  gtk_window_present (GTK_WINDOW (target));
}

/* Where a left-over draft goes: into the window that shows its file as it is on disk, so that there are not two of them. */
static ParcoursWindow *
pick_recovery_target (ParcoursWindow *self, const ParcoursRecovery *recovery)
{
  g_autoptr (GFile) file = recovery->uri != NULL ? g_file_new_for_uri (recovery->uri) : NULL;
  ParcoursWindow *shown = NULL;

  if (file != NULL)
    shown = parcours_window_find (gtk_window_get_application (GTK_WINDOW (self)), file);
  if (shown != NULL && parcours_document_get_state (shown->document) == PARCOURS_DOCUMENT_CLEAN)
    return shown;
  return pick_target (self);
}

void
parcours_window_recover (ParcoursWindow *self, const ParcoursRecovery *recovery)
{
  g_autoptr (GError) error = NULL;
  ParcoursWindow *target;

  g_return_if_fail (PARCOURS_IS_WINDOW (self));
  g_return_if_fail (recovery != NULL);

  target = pick_recovery_target (self, recovery);
  if (parcours_document_recover (target->document, recovery, &error))
    {
      gtk_window_present (GTK_WINDOW (target));
      return;
    }
  parcours_dialog_error (GTK_WINDOW (self), _("The map could not be recovered"), error);
  if (!gtk_widget_get_visible (GTK_WIDGET (target)))
    gtk_window_destroy (GTK_WINDOW (target));
}

/* Actions */

static void
on_template (ParcoursMap *map, gpointer data)
{
  parcours_window_open_untitled (data, map);
}

static void
on_new (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  parcours_template_dialog_show (GTK_WINDOW (data), on_template, data);
}

static void
on_open_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      parcours_window_open_file (self, file);
    }
  g_object_unref (dialog);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open a Map"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              NULL, NULL);
  GFile *file = parcours_document_get_file (self->document);

  if (file == NULL)
    file = parcours_document_get_picture (self->document);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  parcours_dialog_add_open_filters (GTK_FILE_CHOOSER (dialog));
  parcours_dialog_start_beside (GTK_FILE_CHOOSER (dialog), file);
  g_signal_connect (dialog, "response", G_CALLBACK (on_open_response), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_open_recent (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  parcours_window_open_file (data, file);
}

const GActionEntry _parcours_window_file_actions[] = {
  { .name = "new", .activate = on_new },
  { .name = "open", .activate = on_open },
  { .name = "open-recent", .activate = on_open_recent, .parameter_type = "s" },
};
const guint _parcours_window_n_file_actions = G_N_ELEMENTS (_parcours_window_file_actions);
