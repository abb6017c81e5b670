/* page-dialog.c - see page-dialog.h. */
#include "config.h"

#include "shell/page-dialog.h"

#include <glib/gi18n.h>

#include "share/bytes.h"
#include "shell/dialogs.h"
#include "shell/export-job.h"
#include "shell/export-target.h"
#include "shell/page-pane.h"
#include "shell/page-words.h"
#include "shell/print-progress.h"
#include "shell/window-private.h"

#define PARCOURS_TYPE_PAGE_DIALOG (parcours_page_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPageDialog, parcours_page_dialog, PARCOURS, PAGE_DIALOG, AdwWindow)

struct _ParcoursPageDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkButton *main_button;
  GtkWidget *pdf_button;        /* when printing */
  GtkStack *stack;
  AdwBin *pane_bin;
  GtkLabel *working_label;
  GtkProgressBar *working_bar;

  ParcoursPagePane *pane;       /* borrowed */

  ParcoursWindow *window;       /* owned */
  ParcoursPagesPurpose purpose;
  ParcoursPageWork *saving;     /* what the file chooser is about */
  ParcoursExportFormat format;
  GCancellable *cancellable;    /* of the file that is being written, NULL: none */
};

G_DEFINE_FINAL_TYPE (ParcoursPageDialog, parcours_page_dialog, ADW_TYPE_WINDOW)

static gboolean
is_writing (ParcoursPageDialog *self)
{
  return self->cancellable != NULL;
}

static void
update (ParcoursPageDialog *self)
{
  const gboolean possible = !is_writing (self) && parcours_page_pane_is_possible (self->pane);
  const gboolean composed = parcours_page_pane_get_composition (self->pane) != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->main_button), possible && (self->purpose == PARCOURS_PAGES_EXPORT || composed));
  gtk_widget_set_sensitive (self->pdf_button, possible);
}

/* Files */

static const ParcoursPageFormat *
find_format (ParcoursExportFormat format)
{
  for (guint i = 0; i < parcours_n_page_formats; i++)
    if (parcours_page_formats[i].format == format)
      return &parcours_page_formats[i];
  g_return_val_if_reached (&parcours_page_formats[0]);
}

static void
show_working (ParcoursPageDialog *self, gboolean working)
{
  gtk_stack_set_visible_child_name (self->stack, working ? "working" : "options");
  gtk_widget_set_visible (GTK_WIDGET (self->main_button), !working);
  gtk_widget_set_visible (self->pdf_button, !working && self->purpose == PARCOURS_PAGES_PRINT);
  update (self);
}

/* What came out, in one sentence; small print is better known before the printer than after. */
static void
say_written (ParcoursPageDialog *self, const char *name, const ParcoursExportReport *report)
{
  g_autofree char *written = g_strdup_printf (_("“%s” is written."), name);
  g_autofree char *warning = self->format == PARCOURS_EXPORT_PDF ? parcours_page_words_dup_warning (report) : NULL;
  g_autofree char *sentence = g_strjoin (" ", written, warning, NULL);

  _parcours_window_say (self->window, sentence);
}

typedef struct
{
  ParcoursPageDialog *dialog;
  char *name;
} Writing;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Writing *writing = data;
  g_autoptr (ParcoursPageDialog) self = writing->dialog;
  g_autofree char *name = writing->name;
  g_autoptr (GError) error = NULL;
  ParcoursExportReport report;
  const gboolean success = parcours_export_job_finish (result, &report, &error);

  if (self->window == NULL)     /* closed meanwhile */
    return;
  g_clear_object (&self->cancellable);
  if (success)
    {
      say_written (self, name, &report);
      parcours_page_pane_keep (self->pane);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_working (self, FALSE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    parcours_dialog_error (GTK_WINDOW (self), _("The map could not be exported"), error);
}

static void
on_progress (double done, gpointer data)
{
  ParcoursPageDialog *self = data;

  if (self->window == NULL)
    return;
  if (done < 0)
    gtk_progress_bar_pulse (self->working_bar);
  else
    gtk_progress_bar_set_fraction (self->working_bar, done);
}

static void
on_target (GFile *file, gpointer data)
{
  ParcoursPageDialog *self = data;
  g_autofree char *text = NULL;
  Writing *writing;

  if (self->window == NULL || self->saving == NULL || is_writing (self))
    return;
  writing = g_new0 (Writing, 1);
  writing->dialog = g_object_ref (self);
  writing->name = parcours_bytes_dup_name (file);
  text = g_strdup_printf (_("Writing “%s”…"), writing->name);
  gtk_label_set_label (self->working_label, text);
  gtk_progress_bar_set_fraction (self->working_bar, 0);
  self->cancellable = g_cancellable_new ();
  show_working (self, TRUE);
  parcours_export_job_async (self->saving, file, on_progress, self, self->cancellable, on_written, writing);
  g_clear_pointer (&self->saving, parcours_page_work_unref);
}

static void
save (ParcoursPageDialog *self)
{
  g_autoptr (ParcoursPageWork) work = parcours_page_pane_dup_work (self->pane);
  const ParcoursPageChoice *choice = parcours_page_work_get_choice (work);

  g_clear_pointer (&self->saving, parcours_page_work_unref);
  self->format = self->purpose == PARCOURS_PAGES_PRINT ? PARCOURS_EXPORT_PDF : choice->format;
  self->saving = g_steal_pointer (&work);
  /* A picture that opens again says so. */
  parcours_export_target_ask (GTK_WINDOW (self), parcours_window_get_document (self->window), choice->embed ? ".jmap" : "",
                              find_format (self->format)->ending, on_target, self);
}

/* Printers */

static void
on_no_printer_response (AdwMessageDialog *dialog, const char *response, ParcoursPageDialog *self)
{
  if (g_str_equal (response, "pdf"))
    save (self);
}

/* The dialog comes back: the choice is not lost, and a PDF can be printed elsewhere. */
static void
show_print_error (ParcoursPageDialog *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The map could not be printed"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _("%s\nThe sheets can also be saved as a PDF and printed elsewhere."),
                                  error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "pdf", _("Save a P_DF Instead…"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "pdf");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_no_printer_response), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_begun (ParcoursPrintJob *job, ParcoursPageDialog *self)
{
  parcours_page_pane_keep (self->pane);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  parcours_print_progress_show (GTK_WINDOW (self->window), job);
}

static void
on_printed (ParcoursPrintJob *job, const GError *error, ParcoursPageDialog *self)
{
  const gboolean begun = !gtk_widget_get_visible (GTK_WIDGET (self));
  const char *printer = parcours_print_job_get_printer (job);
  g_autofree char *sentence = NULL;

  if (self->window == NULL)
    return;
  if (error == NULL)
    {
      /* Translators: the name of a printer. */
      sentence = printer != NULL ? g_strdup_printf (_("The sheets are with “%s”."), printer) : g_strdup (_("The sheets are printed."));
      _parcours_window_say (self->window, sentence);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_present (GTK_WINDOW (self));
      show_print_error (self, error);
    }
  else if (begun)
    {
      _parcours_window_say (self->window, error->message);
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static void
print (ParcoursPageDialog *self)
{
  g_autofree char *title = parcours_document_dup_title (parcours_window_get_document (self->window));
  g_autoptr (ParcoursPrintJob) job = NULL;

  job = parcours_print_job_new (parcours_page_pane_get_composition (self->pane), title, parcours_page_pane_get_keys (self->pane));
  g_signal_connect_object (job, "begun", G_CALLBACK (on_begun), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (job, "done", G_CALLBACK (on_printed), self, G_CONNECT_DEFAULT);
  parcours_print_job_run (job, GTK_WINDOW (self));
}

/* The buttons */

static void
on_main (ParcoursPageDialog *self)
{
  if (self->purpose == PARCOURS_PAGES_PRINT)
    print (self);
  else
    save (self);
}

static void
on_stop (ParcoursPageDialog *self)
{
  if (is_writing (self))
    g_cancellable_cancel (self->cancellable);
}

/* Escape and Cancel stop the file that is being written first. */
static gboolean
on_close_request (ParcoursPageDialog *self)
{
  if (!is_writing (self))
    return GDK_EVENT_PROPAGATE;
  on_stop (self);
  return GDK_EVENT_STOP;
}

static void
parcours_page_dialog_dispose (GObject *object)
{
  ParcoursPageDialog *self = PARCOURS_PAGE_DIALOG (object);

  on_stop (self);
  g_clear_object (&self->cancellable);
  /* GTK forgets a parent that is gone only for windows that do not go with it. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  g_clear_object (&self->window);
  g_clear_pointer (&self->saving, parcours_page_work_unref);
  G_OBJECT_CLASS (parcours_page_dialog_parent_class)->dispose (object);
}

static void
parcours_page_dialog_class_init (ParcoursPageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_page_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/page-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursPageDialog, main_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPageDialog, pdf_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPageDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPageDialog, pane_bin);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPageDialog, working_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPageDialog, working_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_main);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
}

static void
parcours_page_dialog_init (ParcoursPageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
parcours_page_dialog_show (ParcoursWindow *window, ParcoursPagesPurpose purpose)
{
  const gboolean prints = purpose == PARCOURS_PAGES_PRINT;
  ParcoursPageDialog *self;

  g_return_if_fail (PARCOURS_IS_WINDOW (window));
  g_return_if_fail (parcours_document_get_map (parcours_window_get_document (window)) != NULL);

  self = g_object_new (PARCOURS_TYPE_PAGE_DIALOG, "transient-for", window, "title", prints ? _("Print the Map") : _("Export the Map"), NULL);
  self->window = g_object_ref (window);
  self->purpose = purpose;
  self->pane = PARCOURS_PAGE_PANE (parcours_page_pane_new (window, purpose));
  adw_bin_set_child (self->pane_bin, GTK_WIDGET (self->pane));
  g_signal_connect_object (self->pane, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_button_set_label (self->main_button, prints ? _("_Print…") : _("_Export…"));
  show_working (self, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
  gtk_window_present (GTK_WINDOW (self));
}
