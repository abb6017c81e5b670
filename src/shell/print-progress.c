/* print-progress.c - see print-progress.h. */
#include "config.h"

#include "shell/print-progress.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PATIENCE 700            /* ms that nobody minds */

#define PARCOURS_TYPE_PRINT_PROGRESS (parcours_print_progress_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPrintProgress, parcours_print_progress, PARCOURS, PRINT_PROGRESS, AdwWindow)

struct _ParcoursPrintProgress
{
  AdwWindow parent_instance;

  /* Template children */
  GtkLabel *label;
  GtkProgressBar *bar;
  GtkWidget *stop_button;

  ParcoursPrintJob *job;
  guint timer;
};

G_DEFINE_FINAL_TYPE (ParcoursPrintProgress, parcours_print_progress, ADW_TYPE_WINDOW)

static void
show_sheet (ParcoursPrintProgress *self, guint n_done)
{
  const guint n = parcours_composition_get_count (parcours_print_job_get_composition (self->job));
  g_autofree char *text = NULL;

  text = n_done < n ? g_strdup_printf (_("Sheet %u of %u"), n_done + 1, n) : g_strdup (_("On the way to the printer"));
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, (double) n_done / n);
}

static void
on_progress (ParcoursPrintJob *job, guint n_done, ParcoursPrintProgress *self)
{
  show_sheet (self, n_done);
}

static void
on_done (ParcoursPrintJob *job, const GError *error, ParcoursPrintProgress *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_stop (ParcoursPrintProgress *self)
{
  gtk_label_set_label (self->label, _("Stopping…"));
  gtk_widget_set_sensitive (self->stop_button, FALSE);
  parcours_print_job_cancel (self->job);
}

static gboolean
on_close_request (ParcoursPrintProgress *self)
{
  on_stop (self);
  return GDK_EVENT_STOP;        /* it goes when the job is done */
}

static gboolean
on_patience (gpointer data)
{
  ParcoursPrintProgress *self = data;

  self->timer = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
parcours_print_progress_dispose (GObject *object)
{
  ParcoursPrintProgress *self = PARCOURS_PRINT_PROGRESS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (parcours_print_progress_parent_class)->dispose (object);
}

static void
parcours_print_progress_class_init (ParcoursPrintProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_print_progress_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/print-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursPrintProgress, label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPrintProgress, bar);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPrintProgress, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
}

static void
parcours_print_progress_init (ParcoursPrintProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
parcours_print_progress_show (GtkWindow *parent, ParcoursPrintJob *job)
{
  ParcoursPrintProgress *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (PARCOURS_IS_PRINT_JOB (job));

  self = g_object_new (PARCOURS_TYPE_PRINT_PROGRESS, "transient-for", parent, NULL);
  self->job = g_object_ref (job);
  g_signal_connect_object (job, "progress", G_CALLBACK (on_progress), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (job, "done", G_CALLBACK (on_done), self, G_CONNECT_DEFAULT);
  show_sheet (self, 0);
  self->timer = g_timeout_add (PATIENCE, on_patience, self);
}
