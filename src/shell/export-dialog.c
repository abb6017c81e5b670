/* export-dialog.c - see export-dialog.h. The picture is made in a worker of a copy of the map; closing the dialog gives it up. */
#include "config.h"

#include "shell/export-dialog.h"

#include <glib/gi18n.h>

#include "export/export.h"
#include "share/bytes.h"
#include "share/portal.h"
#include "shell/dialogs.h"
#include "shell/window-private.h"

#define PARCOURS_TYPE_EXPORT_DIALOG (parcours_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursExportDialog, parcours_export_dialog, PARCOURS, EXPORT_DIALOG, AdwWindow)

struct _ParcoursExportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkWidget *export_button;
  GtkStack *stack;
  AdwComboRow *format_row;
  AdwComboRow *paper_row;
  AdwComboRow *orientation_row;
  AdwComboRow *colours_row;
  GtkWidget *dpi_row;
  GtkSpinButton *dpi_spin;
  GtkWidget *shown_group;
  AdwPreferencesRow *shown_row;
  GtkCheckButton *shown_check;
  GtkSpinner *spinner;
  GtkLabel *working_label;

  ParcoursWindow *window;       /* owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ParcoursExportDialog, parcours_export_dialog, ADW_TYPE_WINDOW)

/* In the order of format_row. */
static const struct
{
  ParcoursExportFormat format;
  const char *ending;
} formats[] = {
  { PARCOURS_EXPORT_PDF, ".pdf" },
  { PARCOURS_EXPORT_SVG, ".svg" },
  { PARCOURS_EXPORT_PNG, ".png" },
};

static const char *const papers[] = { "A0", "A1", "A2", "A3", "A4", "A5", "A6", "Letter", "Ledger" };

/* One export: everything the worker needs. */
typedef struct
{
  ParcoursMap *map;             /* a copy */
  ParcoursExportOptions options;
  ParcoursShown shown;          /* filter NULL: all cards */
  GFile *file;
  ParcoursExportReport report;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->shown.filter, parcours_filter_unref);
  g_object_unref (job->map);
  g_object_unref (job->file);
  g_free (job);
}

static const char *
get_ending (ParcoursExportDialog *self)
{
  return formats[MIN (adw_combo_row_get_selected (self->format_row), G_N_ELEMENTS (formats) - 1)].ending;
}

static gboolean
is_pdf (ParcoursExportDialog *self)
{
  return g_str_equal (get_ending (self), ".pdf");
}

/* What is hidden on the wall is hidden in the picture, unless somebody says otherwise. */
static void
use_filter (ParcoursExportDialog *self, Job *job)
{
  ParcoursFilter *filter = _parcours_window_get_hiding (self->window);

  if (filter == NULL || !gtk_check_button_get_active (self->shown_check))
    return;
  job->shown = (ParcoursShown) { parcours_filter_ref (filter), job->map };
  job->options.shows = parcours_filter_shows;
  job->options.data = &job->shown;
}

static Job *
job_new (ParcoursExportDialog *self, GFile *file)
{
  Job *job = g_new0 (Job, 1);
  guint paper = adw_combo_row_get_selected (self->paper_row);

  job->map = parcours_map_copy (parcours_document_get_map (parcours_window_get_document (self->window)));
  job->file = g_object_ref (file);
  job->options = (ParcoursExportOptions) PARCOURS_EXPORT_OPTIONS_INIT;
  /* Pictures for a screen can also be as large as the map: their list starts with that. */
  if (!is_pdf (self))
    paper--;
  if (paper < G_N_ELEMENTS (papers))
    parcours_paper_parse (papers[paper], &job->options.paper, NULL);
  job->options.orientation = adw_combo_row_get_selected (self->orientation_row);
  if (adw_combo_row_get_selected (self->colours_row) == 1)
    job->options.theme = PARCOURS_THEME_GREY;
  job->options.dpi = gtk_spin_button_get_value (self->dpi_spin);
  use_filter (self, job);
  return job;
}

static void
export_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (parcours_export (job->map, &job->options, job->file, &job->report, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What came out, in one sentence; small print is better known before the printer than after. */
static void
say_done (ParcoursExportDialog *self, const Job *job)
{
  g_autofree char *name = parcours_bytes_dup_name (job->file);
  g_autofree char *sentence = NULL;

  if (is_pdf (self) && job->report.smallest_text < 7)
    sentence = g_strdup_printf (_("“%s” is written. Its smallest text is %.1f points high: a larger paper reads better."),
                                name, job->report.smallest_text);
  else
    sentence = g_strdup_printf (_("“%s” is written."), name);
  _parcours_window_say (self->window, sentence);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  ParcoursExportDialog *self = PARCOURS_EXPORT_DIALOG (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      say_done (self, job);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "options");
  gtk_widget_set_sensitive (self->export_button, TRUE);
  parcours_dialog_error (GTK_WINDOW (self), _("The map could not be exported"), error);
}

static void
start (ParcoursExportDialog *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = parcours_bytes_dup_name (file);
  g_autofree char *text = g_strdup_printf (_("Writing “%s”…"), name);

  gtk_label_set_label (self->working_label, text);
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "working");
  gtk_widget_set_sensitive (self->export_button, FALSE);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_exported, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job_new (self, file), job_free);
  g_task_run_in_thread (task, export_worker);
}

static void
on_replace_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  if (g_str_equal (response, "replace"))
    start (data, g_object_get_data (G_OBJECT (dialog), "file"));
}

/* The file chooser asked about another name than the one with the ending. */
static void
ask_to_replace (ParcoursExportDialog *self, GFile *file)
{
  g_autofree char *name = parcours_bytes_dup_name (file);
  AdwMessageDialog *question = parcours_dialog_new_replace_question (GTK_WINDOW (self), name);

  g_object_set_data_full (G_OBJECT (question), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (question, "response", G_CALLBACK (on_replace_response), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (question));
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursExportDialog) self = data;
  GFile *file = G_FILE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (file, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (info != NULL)
    ask_to_replace (self, file);
  else
    start (self, file);         /* a place that cannot be looked at has a sentence of its own when it is written */
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (ParcoursExportDialog) self = data;
  g_autoptr (GFile) file = NULL, folder = NULL, full = NULL;
  g_autofree char *name = NULL, *full_name = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  folder = file != NULL ? g_file_get_parent (file) : NULL;
  if (folder == NULL)
    return;
  name = g_file_get_basename (file);
  if (g_str_has_suffix (name, get_ending (self)) || parcours_portal_gave (file))
    {
      start (self, file);
      return;
    }
  full_name = g_strconcat (name, get_ending (self), NULL);
  full = g_file_get_child (folder, full_name);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_file_query_info_async (full, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           self->cancellable, on_looked, g_object_ref (self));
}

static void
on_export (ParcoursExportDialog *self)
{
  ParcoursDocument *document = parcours_window_get_document (self->window);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Export To"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              NULL, NULL);
  GFile *file = parcours_document_get_file (document);
  g_autofree char *base = parcours_document_dup_base_name (document);
  g_autofree char *name = g_strconcat (base, get_ending (self), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  parcours_dialog_start_beside (GTK_FILE_CHOOSER (dialog), file);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* What each kind of file needs: a PDF has a paper, a PNG a resolution. */
static void
on_format_changed (ParcoursExportDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  if (!is_pdf (self))
    gtk_string_list_append (list, _("As large as the map"));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    gtk_string_list_append (list, papers[i]);
  adw_combo_row_set_model (self->paper_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->paper_row, 0);
  gtk_widget_set_sensitive (self->dpi_row, g_str_equal (get_ending (self), ".png"));
}

static void
parcours_export_dialog_dispose (GObject *object)
{
  ParcoursExportDialog *self = PARCOURS_EXPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (parcours_export_dialog_parent_class)->dispose (object);
}

static void
parcours_export_dialog_class_init (ParcoursExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, colours_row);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, dpi_row);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, dpi_spin);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, shown_group);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, shown_row);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, shown_check);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, ParcoursExportDialog, working_label);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_format_changed);
}

static void
parcours_export_dialog_init (ParcoursExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_format_changed (self);
}

static void
show_filter (ParcoursExportDialog *self)
{
  ParcoursFilter *filter = _parcours_window_get_hiding (self->window);
  g_autofree char *title = NULL;
  guint n;

  if (filter == NULL)
    return;
  n = parcours_filter_count (filter, parcours_document_get_map (parcours_window_get_document (self->window)));
  title = g_strdup_printf (ngettext ("_Only the %u card that the filter shows", "_Only the %u cards that the filter shows", n), n);
  adw_preferences_row_set_title (self->shown_row, title);
  gtk_widget_set_visible (self->shown_group, TRUE);
}

void
parcours_export_dialog_show (ParcoursWindow *window)
{
  ParcoursExportDialog *self;

  g_return_if_fail (PARCOURS_IS_WINDOW (window));
  g_return_if_fail (parcours_document_get_map (parcours_window_get_document (window)) != NULL);

  self = g_object_new (PARCOURS_TYPE_EXPORT_DIALOG, "transient-for", window, NULL);
  self->window = g_object_ref (window);
  show_filter (self);
  gtk_window_present (GTK_WINDOW (self));
}
