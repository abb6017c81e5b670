/* print-job.c - see print-job.h. */
#include "config.h"

#include "shell/print-job.h"

#include <glib/gi18n.h>
#include <math.h>

#include "shell/page-words.h"

#define SETTINGS_GROUP "Print Settings"
#define SAME_MM 0.5             /* papers that differ by less are the same */

struct _ParcoursPrintJob
{
  GObject parent_instance;

  ParcoursComposition *composition;
  GKeyFile *keys;
  GtkPrintOperation *operation;
  GCancellable *cancellable;
  char *printer;                /* NULL: not chosen yet */
  guint n_drawn;

  guint drawing : 1;            /* a worker has the printer's cairo context */
  guint cancelled : 1;
  guint begun : 1;              /* a printer was chosen */
  guint previewing : 1;         /* somebody asked the system's dialog for one */
  guint running : 1;            /* holds itself and the program */
};

enum { BEGUN, PROGRESS, DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ParcoursPrintJob, parcours_print_job, G_TYPE_OBJECT)

/* Papers */

static GtkPaperSize *
new_paper (double width, double height)
{
  /* By names that printers know. */
  static const char *const names[] = { "iso_a0", "iso_a1", "iso_a2", "iso_a3", "iso_a4", "iso_a5", "iso_a6", "na_letter", "na_ledger" };
  g_autofree char *name = NULL, *title = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkPaperSize *paper = gtk_paper_size_new (names[i]);

      if (fabs (gtk_paper_size_get_width (paper, GTK_UNIT_MM) - width) < SAME_MM &&
          fabs (gtk_paper_size_get_height (paper, GTK_UNIT_MM) - height) < SAME_MM)
        return paper;
      gtk_paper_size_free (paper);
    }
  name = g_strdup_printf ("custom_%.0fx%.0fmm", width, height);
  title = g_strdup_printf (_("%.0f × %.0f mm"), width, height);
  return gtk_paper_size_new_custom (name, title, width, height, GTK_UNIT_MM);
}

GtkPageSetup *
parcours_print_job_new_page_setup (double width_mm, double height_mm)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = new_paper (MIN (width_mm, height_mm), MAX (width_mm, height_mm));

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width_mm > height_mm ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  /* We leave the margins that the sheets need; the whole paper is ours. */
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_MM);
  gtk_paper_size_free (paper);
  return setup;
}

static GtkPageSetup *
new_sheet_setup (ParcoursPrintJob *self, guint sheet)
{
  double width, height;

  parcours_composition_get_size (self->composition, sheet, &width, &height);
  return parcours_print_job_new_page_setup (width, height);
}

/* Settings of last time: the printer and how it prints, but not what belonged to those sheets. */
static GtkPrintSettings *
new_settings (ParcoursPrintJob *self, GtkPageSetup *setup)
{
  static const char *const stale[] = { GTK_PRINT_SETTINGS_PAGE_RANGES, GTK_PRINT_SETTINGS_PRINT_PAGES, GTK_PRINT_SETTINGS_N_COPIES,
                                       GTK_PRINT_SETTINGS_SCALE, GTK_PRINT_SETTINGS_NUMBER_UP, GTK_PRINT_SETTINGS_OUTPUT_URI };
  GtkPrintSettings *settings = gtk_print_settings_new ();

  if (self->keys != NULL && g_key_file_has_group (self->keys, SETTINGS_GROUP))
    gtk_print_settings_load_key_file (settings, self->keys, SETTINGS_GROUP, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stale); i++)
    gtk_print_settings_unset (settings, stale[i]);
  gtk_print_settings_set_paper_size (settings, gtk_page_setup_get_paper_size (setup));
  gtk_print_settings_set_orientation (settings, gtk_page_setup_get_orientation (setup));
  return settings;
}

/* The end */

static void
finish (ParcoursPrintJob *self, const GError *error)
{
  GApplication *application = g_application_get_default ();

  if (!self->running)
    return;
  self->running = FALSE;
  g_signal_handlers_disconnect_by_data (self->operation, self);
  g_signal_emit (self, signals[DONE], 0, error);
  if (application != NULL)
    g_application_release (application);
  g_object_unref (self);
}

static void
finish_cancelled (ParcoursPrintJob *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Printing was stopped."));

  finish (self, error);
}

/* On the way to the printer: what was drawn did not arrive. */
static void
finish_lost (ParcoursPrintJob *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
    _("The printer did not take the sheets. See whether it is switched on and connected."));

  finish (self, error);
}

static void
finish_failed (ParcoursPrintJob *self)
{
  g_autoptr (GError) error = NULL;

  gtk_print_operation_get_error (self->operation, &error);
  finish (self, error);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, ParcoursPrintJob *self)
{
  if (self->cancelled || self->previewing || result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    finish_cancelled (self);
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    finish_failed (self);
  /* Else all is drawn, but it may still be on its way: the status says when the printer has it. */
  else if (gtk_print_operation_is_finished (operation))
    finish (self, NULL);
}

static void
on_status (GtkPrintOperation *operation, ParcoursPrintJob *self)
{
  const GtkPrintStatus status = gtk_print_operation_get_status (operation);

  if (self->previewing)
    return;
  if (status == GTK_PRINT_STATUS_FINISHED_ABORTED && self->cancelled)
    finish_cancelled (self);
  else if (status == GTK_PRINT_STATUS_FINISHED_ABORTED && self->begun)
    finish_lost (self);         /* not begun: done() comes, with the reason */
  else if (status == GTK_PRINT_STATUS_FINISHED)
    finish (self, NULL);
}

/* Drawing */

static void
keep_settings (ParcoursPrintJob *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (self->operation);

  if (settings == NULL)
    return;
  g_free (self->printer);
  self->printer = g_strdup (gtk_print_settings_get_printer (settings));
  if (self->keys != NULL)
    gtk_print_settings_to_key_file (settings, self->keys, SETTINGS_GROUP);
  /* An A0 is an A0: CUPS is not to fit it into what it believes the printer can reach. The system's dialog drops what it does not know, so
   * this is said now. */
  gtk_print_settings_set (settings, "cups-print-scaling", "none");
}

/* The system's dialog has a button for a preview by another program. Ours is what one came from, and goes back to. */
static gboolean
on_preview (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context, GtkWindow *parent,
            ParcoursPrintJob *self)
{
  cairo_surface_t *nothing = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t *cr = cairo_create (nothing);

  /* GTK ends the program if it has nothing to draw on. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (nothing);
  self->previewing = TRUE;
  g_signal_connect_object (preview, "ready", G_CALLBACK (gtk_print_operation_preview_end_preview), preview, G_CONNECT_SWAPPED);
  return TRUE;
}

static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, ParcoursPrintJob *self)
{
  gtk_print_operation_set_n_pages (operation, (int) parcours_composition_get_count (self->composition));
  if (self->previewing)
    return;
  keep_settings (self);
  self->begun = TRUE;
  g_signal_emit (self, signals[BEGUN], 0);
}

static void
on_page_setup (GtkPrintOperation *operation, GtkPrintContext *context, int sheet, GtkPageSetup *setup, ParcoursPrintJob *self)
{
  g_autoptr (GtkPageSetup) own = new_sheet_setup (self, (guint) sheet);

  gtk_page_setup_set_paper_size (setup, gtk_page_setup_get_paper_size (own));
  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (own));
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursPrintJob) self = data;
  g_autoptr (GError) error = NULL;

  self->drawing = FALSE;
  if (parcours_composition_draw_finish (self->composition, result, &error))
    g_signal_emit (self, signals[PROGRESS], 0, ++self->n_drawn);
  if (self->cancelled)
    gtk_print_operation_cancel (self->operation);
  gtk_print_operation_draw_page_finish (self->operation);
}

static void
on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int sheet, ParcoursPrintJob *self)
{
  if (self->cancelled)
    return;
  gtk_print_operation_set_defer_drawing (operation);
  self->drawing = TRUE;
  parcours_composition_draw_async (self->composition, (guint) sheet, gtk_print_context_get_cairo_context (context), self->cancellable,
                                   on_drawn, g_object_ref (self));
}

/* In the system's dialog: what is going to be printed. */
static GtkWidget *
on_custom_widget (GtkPrintOperation *operation, ParcoursPrintJob *self)
{
  g_autofree char *summary = parcours_page_words_dup_summary (self->composition);
  GtkWidget *label = gtk_label_new (summary);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);
  gtk_widget_set_margin_top (label, 18);
  return label;
}

static void
parcours_print_job_finalize (GObject *object)
{
  ParcoursPrintJob *self = PARCOURS_PRINT_JOB (object);

  g_clear_object (&self->operation);
  g_clear_object (&self->composition);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->keys, g_key_file_unref);
  g_free (self->printer);
  G_OBJECT_CLASS (parcours_print_job_parent_class)->finalize (object);
}

static void
parcours_print_job_class_init (ParcoursPrintJobClass *klass)
{
  GType type = PARCOURS_TYPE_PRINT_JOB;

  G_OBJECT_CLASS (klass)->finalize = parcours_print_job_finalize;
  signals[BEGUN] = g_signal_new ("begun", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
parcours_print_job_init (ParcoursPrintJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->operation = gtk_print_operation_new ();
}

/* There the dialog is the portal's, which takes no tab of ours. */
static gboolean
in_sandbox (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

ParcoursPrintJob *
parcours_print_job_new (ParcoursComposition *composition, const char *name, GKeyFile *keys)
{
  ParcoursPrintJob *self;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;

  g_return_val_if_fail (PARCOURS_IS_COMPOSITION (composition), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (PARCOURS_TYPE_PRINT_JOB, NULL);
  self->composition = g_object_ref (composition);
  self->keys = keys != NULL ? g_key_file_ref (keys) : NULL;
  setup = new_sheet_setup (self, 0);
  settings = new_settings (self, setup);
  gtk_print_operation_set_job_name (self->operation, name);
  gtk_print_operation_set_print_settings (self->operation, settings);
  gtk_print_operation_set_default_page_setup (self->operation, setup);
  gtk_print_operation_set_n_pages (self->operation, (int) parcours_composition_get_count (composition));
  gtk_print_operation_set_use_full_page (self->operation, TRUE);
  gtk_print_operation_set_unit (self->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (self->operation, TRUE);
  if (!in_sandbox ())
    {
      gtk_print_operation_set_custom_tab_label (self->operation, _("Journey map"));
      g_signal_connect (self->operation, "create-custom-widget", G_CALLBACK (on_custom_widget), self);
    }
  g_signal_connect (self->operation, "preview", G_CALLBACK (on_preview), self);
  g_signal_connect (self->operation, "begin-print", G_CALLBACK (on_begin), self);
  g_signal_connect (self->operation, "request-page-setup", G_CALLBACK (on_page_setup), self);
  g_signal_connect (self->operation, "draw-page", G_CALLBACK (on_draw), self);
  g_signal_connect (self->operation, "status-changed", G_CALLBACK (on_status), self);
  g_signal_connect (self->operation, "done", G_CALLBACK (on_done), self);
  return self;
}

void
parcours_print_job_run (ParcoursPrintJob *self, GtkWindow *parent)
{
  GApplication *application = g_application_get_default ();

  g_return_if_fail (PARCOURS_IS_PRINT_JOB (self));
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (!self->running);

  self->running = TRUE;
  g_object_ref (self);
  if (application != NULL)
    g_application_hold (application);   /* the last window may be closed before the printer has everything */
  gtk_print_operation_run (self->operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

void
parcours_print_job_cancel (ParcoursPrintJob *self)
{
  g_return_if_fail (PARCOURS_IS_PRINT_JOB (self));

  if (!self->running || self->cancelled)
    return;
  self->cancelled = TRUE;
  g_cancellable_cancel (self->cancellable);
  /* The worker draws on a surface that ends with the operation: it is waited for. */
  if (!self->drawing)
    gtk_print_operation_cancel (self->operation);
}

const char *
parcours_print_job_get_printer (ParcoursPrintJob *self)
{
  g_return_val_if_fail (PARCOURS_IS_PRINT_JOB (self), NULL);

  return self->printer;
}

ParcoursComposition *
parcours_print_job_get_composition (ParcoursPrintJob *self)
{
  g_return_val_if_fail (PARCOURS_IS_PRINT_JOB (self), NULL);

  return self->composition;
}
