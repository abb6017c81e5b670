/* versions-dialog.c - see versions-dialog.h. Versions are read and painted in workers: one after the other for the
 * list, and the selected one at once. */
#include "config.h"

#include "shell/versions-dialog.h"

#include <glib/gi18n.h>

#include "model/adopt.h"
#include "shell/change-list.h"
#include "shell/dialogs.h"
#include "shell/version-load.h"
#include "shell/version-row.h"
#include "shell/version-save.h"
#include "shell/when.h"
#include "shell/window-private.h"

/* The longer side of the large picture, in application pixels. */
#define PICTURE 620

/* The largest that a thumbnail may be. */
#define PICTURE_MAX 1024

#define PARCOURS_TYPE_VERSIONS_DIALOG (parcours_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursVersionsDialog, parcours_versions_dialog, PARCOURS, VERSIONS_DIALOG, AdwWindow)

struct _ParcoursVersionsDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkListBox *list;
  GtkStack *detail;
  GtkPicture *picture;
  GtkSpinner *spinner;
  GtkLabel *when_label;
  GtkLabel *count_label;
  ParcoursChangeList *changes;
  AdwStatusPage *problem_page;
  GtkWidget *copy_button;
  GtkWidget *restore_button;

  ParcoursWindow *window;       /* owned */
  GCancellable *cancellable;    /* of all that is done for the list */
  GCancellable *loading;        /* of the selected version */
  ParcoursMap *map;             /* the selected version, NULL until it is read */
  guint64 serial;               /* of the window's map when the two were compared */
  int next;                     /* the row whose picture comes next */
};

G_DEFINE_FINAL_TYPE (ParcoursVersionsDialog, parcours_versions_dialog, ADW_TYPE_WINDOW)

static void load_next_picture (ParcoursVersionsDialog *self);

static ParcoursMap *
get_current (ParcoursVersionsDialog *self)
{
  return parcours_document_get_map (parcours_window_get_document (self->window));
}

static ParcoursVersionRow *
get_selected (ParcoursVersionsDialog *self)
{
  return PARCOURS_VERSION_ROW (gtk_list_box_get_selected_row (self->list));
}

/* The selected version */

static void
update_buttons (ParcoursVersionsDialog *self)
{
  gboolean differs = self->map != NULL && parcours_change_list_get_n_changes (self->changes) > 0;

  gtk_widget_set_sensitive (self->copy_button, self->map != NULL);
  gtk_widget_set_sensitive (self->restore_button, differs && _parcours_window_get_editable (self->window) != NULL);
}

/* What restoring would change. */
static void
compare (ParcoursVersionsDialog *self)
{
  ParcoursMap *current = get_current (self);
  g_autofree char *count = NULL;
  guint n;

  self->serial = parcours_map_get_serial (current);
  parcours_change_list_set_maps (self->changes, current, self->map);
  n = parcours_change_list_get_n_changes (self->changes);
  if (self->map == NULL)
    count = g_strdup (_("Reading…"));
  else if (n == 0)
    count = g_strdup (_("This is the map as it is in the window."));
  else
    count = g_strdup_printf (ngettext ("Restoring it would make %u change:", "Restoring it would make %u changes:", n), n);
  gtk_label_set_label (self->count_label, count);
  update_buttons (self);
}

/* The file may be read again while the browser is open. */
static void
on_document_changed (ParcoursVersionsDialog *self)
{
  ParcoursMap *current = get_current (self);

  if (self->map != NULL && current != NULL && parcours_map_get_serial (current) != self->serial)
    compare (self);
  else
    update_buttons (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursVersionsDialog) self = data;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  g_autoptr (GError) error = NULL;

  map = parcours_version_load_finish (result, &picture, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  if (map == NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem_page, markup);
      gtk_stack_set_visible_child_name (self->detail, "problem");
      return;
    }
  g_set_object (&self->map, map);
  if (picture != NULL)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (picture));
  compare (self);
}

static void
stop_loading (ParcoursVersionsDialog *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->map);
}

static void
on_row_selected (ParcoursVersionsDialog *self)
{
  ParcoursVersionRow *row = get_selected (self);
  int pixels = PICTURE * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autofree char *full = NULL, *text = NULL;

  stop_loading (self);
  if (row == NULL)
    return;
  full = parcours_when_dup_full (parcours_version_row_get_version (row)->time);
  text = g_strdup_printf (_("Picture of the version of %s"), full);
  gtk_label_set_label (self->when_label, full);
  gtk_picture_set_paintable (self->picture, parcours_version_row_get_picture (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_stack_set_visible_child_name (self->detail, "version");
  gtk_spinner_start (self->spinner);
  compare (self);
  self->loading = g_cancellable_new ();
  parcours_version_load_async (parcours_version_row_get_version (row), MIN (pixels, PICTURE_MAX), self->loading,
                               on_loaded, g_object_ref (self));
}

/* The list */

static void
on_picture_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursVersionsDialog) self = data;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;

  map = parcours_version_load_finish (result, &picture, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  row = gtk_list_box_get_row_at_index (self->list, self->next++);
  if (map == NULL)
    parcours_version_row_set_damaged (PARCOURS_VERSION_ROW (row));
  else if (picture != NULL)
    parcours_version_row_set_picture (PARCOURS_VERSION_ROW (row), picture);
  load_next_picture (self);
}

/* One after the other: the list is looked at from the top, and the machine has other things to do. */
static void
load_next_picture (ParcoursVersionsDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, self->next);
  int pixels = PARCOURS_VERSION_ROW_PICTURE * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (row != NULL)
    parcours_version_load_async (parcours_version_row_get_version (PARCOURS_VERSION_ROW (row)), MIN (pixels, PICTURE_MAX),
                                 self->cancellable, on_picture_loaded, g_object_ref (self));
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursVersionsDialog) self = data;
  g_autoptr (GPtrArray) versions = parcours_version_list_finish (result, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GtkListBoxRow *first;

  if (versions == NULL)         /* the dialog is gone */
    return;
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (self->list, parcours_version_row_new (g_ptr_array_index (versions, i), now));
  gtk_stack_set_visible_child_name (self->stack, versions->len > 0 ? "versions" : "empty");
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first == NULL)
    return;
  gtk_list_box_select_row (self->list, first);
  gtk_widget_grab_focus (GTK_WIDGET (first));
  load_next_picture (self);
}

/* Buttons */

/* GTK's Tab goes to the next row, and selects it. Here it goes to what can be done with this one. */
static gboolean
on_list_key (ParcoursVersionsDialog *self, guint key, guint code, GdkModifierType modifiers)
{
  if ((key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab) || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

/* Enter on a version: what one came for is one more Enter away, and none by accident. */
static void
on_row_activated (ParcoursVersionsDialog *self)
{
  gtk_widget_grab_focus (self->restore_button);
}

static void
on_copy (ParcoursVersionsDialog *self)
{
  parcours_version_save_copy (GTK_WINDOW (self), self->toasts, self->window, self->map,
                              parcours_version_row_get_version (get_selected (self)));
}

static void
on_restore (ParcoursVersionsDialog *self)
{
  ParcoursMap *current = _parcours_window_get_editable (self->window);

  if (current == NULL || self->map == NULL)
    return;
  if (parcours_map_adopt (current, self->map, _("Restore Version")))
    {
      _parcours_window_say (self->window, _("The version is back. Undo brings the present back."));
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
        _("This version is of another map that had the same file name. Save a copy of it and open that instead."));

      parcours_dialog_error (GTK_WINDOW (self), _("The version could not be restored"), error);
    }
}

/* A window that is closed is disposed of only when no worker holds it: they are called back now. */
static void
parcours_versions_dialog_unrealize (GtkWidget *widget)
{
  ParcoursVersionsDialog *self = PARCOURS_VERSIONS_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  stop_loading (self);
  GTK_WIDGET_CLASS (parcours_versions_dialog_parent_class)->unrealize (widget);
}

static void
parcours_versions_dialog_dispose (GObject *object)
{
  ParcoursVersionsDialog *self = PARCOURS_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  stop_loading (self);
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (parcours_window_get_document (self->window), self);
  /* GTK forgets a parent that is gone only for windows that do not go with it. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (parcours_versions_dialog_parent_class)->dispose (object);
}

static void
parcours_versions_dialog_finalize (GObject *object)
{
  g_object_unref (PARCOURS_VERSIONS_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (parcours_versions_dialog_parent_class)->finalize (object);
}

static void
parcours_versions_dialog_class_init (ParcoursVersionsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = parcours_versions_dialog_dispose;
  object_class->finalize = parcours_versions_dialog_finalize;
  widget_class->unrealize = parcours_versions_dialog_unrealize;
  g_type_ensure (PARCOURS_TYPE_CHANGE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, detail);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, picture);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, when_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, count_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionsDialog, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_bind_template_callback (widget_class, on_restore);
}

static void
parcours_versions_dialog_init (ParcoursVersionsDialog *self)
{
  g_autofree char *text = NULL;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  text = g_strdup_printf (ngettext ("Each time you save this map, its state is kept here, and so is what a colleague has saved in between. "
                                    "The last %d state can be looked at and brought back.",
                                    "Each time you save this map, its state is kept here, and so is what a colleague has saved in between. "
                                    "The last %d states can be looked at and brought back.", PARCOURS_VERSIONS_MAX),
                          PARCOURS_VERSIONS_MAX);
  adw_status_page_set_description (self->empty_page, text);
}

void
parcours_versions_dialog_show (ParcoursWindow *window)
{
  ParcoursDocument *document;
  ParcoursVersionsDialog *self;
  g_autofree char *name = NULL;

  g_return_if_fail (PARCOURS_IS_WINDOW (window));
  document = parcours_window_get_document (window);
  g_return_if_fail (parcours_document_get_map (document) != NULL && parcours_document_get_file (document) != NULL);

  self = g_object_new (PARCOURS_TYPE_VERSIONS_DIALOG, "transient-for", window, NULL);
  self->window = g_object_ref (window);
  name = parcours_document_dup_file_name (document);
  adw_window_title_set_subtitle (self->title, name);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed), self, G_CONNECT_SWAPPED);
  parcours_version_list_async (parcours_document_get_file (document), self->cancellable, on_listed, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
