/* page-pane.c - see page-pane.h. */
#include "config.h"

#include "shell/page-pane.h"

#include <glib/gi18n.h>

#include "shell/boxed-list.h"
#include "shell/document-private.h"
#include "shell/finding-row.h"
#include "shell/page-words.h"
#include "shell/window-private.h"

#define PAUSE 120               /* ms in which the next change of an option makes one composition of two */
#define LATER 250               /* ms after which the sheets are checked: they are to be seen first */

struct _ParcoursPagePane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkScrolledWindow *options_scroller;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  ParcoursSheetView *view;
  GtkLabel *summary_label;
  GtkLabel *warning_label;
  GtkSpinner *spinner;
  GtkExpander *findings_expander;
  GtkLabel *findings_label;
  ParcoursBoxedList *findings_list;

  ParcoursPageOptions *options; /* borrowed */

  ParcoursWindow *window;
  ParcoursFilter *filter;       /* NULL: hides nothing */
  GHashTable *ids;              /* of the selected cards */
  GKeyFile *keys;
  ParcoursPagesPurpose purpose;

  ParcoursComposition *composition;
  GCancellable *composing;      /* NULL: nothing is composed */
  GCancellable *checking;       /* what can be read; NULL: nothing is checked */
  guint timer;
  guint check_timer;
  gboolean impossible;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ParcoursPagePane, parcours_page_pane, GTK_TYPE_WIDGET)

static void
stop_checking (ParcoursPagePane *self)
{
  g_clear_handle_id (&self->check_timer, g_source_remove);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

/* What should be looked at comes first. */
static void
show_findings (ParcoursPagePane *self, GPtrArray *findings)
{
  static const ParcoursFindingSeverity order[] = { PARCOURS_FINDING_WARNING, PARCOURS_FINDING_ADVICE, PARCOURS_FINDING_FACT };
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < findings->len; j++)
      {
        ParcoursFinding *finding = g_ptr_array_index (findings, j);

        if (finding->severity == order[i])
          g_ptr_array_add (sorted, finding);
      }
  parcours_boxed_list_show (self->findings_list, sorted, parcours_finding_row_new);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_expander), sorted->len > 0);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursPagePane) self = data;
  g_autoptr (ParcoursLegibility) legibility = parcours_composition_check_finish (PARCOURS_COMPOSITION (source), result, NULL);
  g_autofree char *heading = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->checking || self->window == NULL)
    return;
  g_clear_object (&self->checking);
  if (legibility == NULL)
    return;
  if (legibility->n_warnings == 0)
    heading = g_strdup (_("What can be read"));
  else
    heading = g_strdup_printf (ngettext ("What can be read: %u thing to look at", "What can be read: %u things to look at",
                                         legibility->n_warnings),
                               legibility->n_warnings);
  gtk_label_set_label (self->findings_label, heading);
  show_findings (self, legibility->findings);
}

static gboolean
on_check (gpointer data)
{
  ParcoursPagePane *self = data;

  self->check_timer = 0;
  self->checking = g_cancellable_new ();
  parcours_composition_check_async (self->composition, self->checking, on_checked, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
start_checking (ParcoursPagePane *self)
{
  stop_checking (self);
  self->check_timer = g_timeout_add (LATER, on_check, self);
}

/* A finding about a record: that is selected on the wall, and what was chosen here is there again when one comes back. */
static void
on_go (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ParcoursPagePane *self = PARCOURS_PAGE_PANE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  ParcoursMap *map = parcours_document_get_map (parcours_window_get_document (self->window));
  g_autoptr (ParcoursWindow) window = g_object_ref (self->window);

  parcours_page_pane_keep (self);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (widget)));
  if (parcours_map_find_kind (map, id, PARCOURS_KIND_CARD) != NULL)
    _parcours_window_focus_card (window, id);
  else if (parcours_map_find (map, id) != NULL)
    parcours_selection_select (window->selection, id);
}

static void
show_problem (ParcoursPagePane *self, const GError *error)
{
  self->impossible = TRUE;
  adw_status_page_set_description (self->problem_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_label_set_label (self->summary_label, "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_expander), FALSE);
}

static void
show_sheets (ParcoursPagePane *self)
{
  const ParcoursExportReport *report = parcours_composition_get_report (self->composition);
  g_autofree char *summary = NULL, *warning = NULL;

  summary = parcours_page_words_dup_summary (self->composition);
  warning = parcours_page_words_dup_warning (report);
  self->impossible = FALSE;
  gtk_label_set_label (self->summary_label, summary);
  gtk_label_set_label (self->warning_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning_label), warning != NULL);
  parcours_sheet_view_set_composition (self->view, self->composition);
  gtk_stack_set_visible_child_name (self->stack, "sheets");
  start_checking (self);
}

static void
on_composed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursPagePane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursComposition) composition = parcours_compose_finish (result, &error);

  /* Something else is asked for already, or nobody looks any more. */
  if (g_task_get_cancellable (G_TASK (result)) != self->composing || self->window == NULL)
    return;
  g_clear_object (&self->composing);
  gtk_spinner_stop (self->spinner);
  if (composition == NULL)
    {
      show_problem (self, error);
    }
  else
    {
      g_set_object (&self->composition, composition);
      show_sheets (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop_composing (ParcoursPagePane *self)
{
  if (self->composing != NULL)
    g_cancellable_cancel (self->composing);
  g_clear_object (&self->composing);
}

static gboolean
on_compose (gpointer data)
{
  ParcoursPagePane *self = data;
  g_autoptr (ParcoursPageWork) work = parcours_page_pane_dup_work (self);

  self->timer = 0;
  gtk_spinner_start (self->spinner);
  self->composing = g_cancellable_new ();
  parcours_compose_async (work, self->composing, on_composed, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_changed (ParcoursPagePane *self)
{
  stop_composing (self);
  stop_checking (self);
  g_clear_object (&self->composition);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PAUSE, on_compose, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
parcours_page_pane_dispose (GObject *object)
{
  ParcoursPagePane *self = PARCOURS_PAGE_PANE (object);
  GtkWidget *child;

  stop_composing (self);
  stop_checking (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->composition);
  g_clear_object (&self->window);
  g_clear_pointer (&self->filter, parcours_filter_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_key_file_unref);
  G_OBJECT_CLASS (parcours_page_pane_parent_class)->dispose (object);
}

static void
parcours_page_pane_class_init (ParcoursPagePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_page_pane_dispose;
  signals[CHANGED] = g_signal_new ("changed", PARCOURS_TYPE_PAGE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (PARCOURS_TYPE_BOXED_LIST);
  g_type_ensure (PARCOURS_TYPE_SHEET_VIEW);
  gtk_widget_class_install_action (widget_class, "page.go", "s", on_go);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/page-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, options_scroller);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, stack);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, view);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, summary_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, warning_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, spinner);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, findings_expander);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, findings_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursPagePane, findings_list);
}

static void
parcours_page_pane_init (ParcoursPagePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The ids of the selected cards; parked ones too. */
static GHashTable *
list_selected (ParcoursWindow *window)
{
  g_autoptr (GPtrArray) cards = parcours_selection_dup_elements (window->selection, PARCOURS_KIND_CARD);
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cards->len; i++)
    g_hash_table_add (ids, g_strdup (parcours_element_get_id (g_ptr_array_index (cards, i))));
  return ids;
}

static const char *
get_map_id (ParcoursPagePane *self)
{
  ParcoursMap *map = parcours_document_get_map (parcours_window_get_document (self->window));

  return parcours_element_get_id (parcours_map_get_root (map));
}

GtkWidget *
parcours_page_pane_new (ParcoursWindow *window, ParcoursPagesPurpose purpose)
{
  ParcoursPagePane *self;
  ParcoursDocument *document;
  ParcoursPageChoice choice;
  guint n_shown;

  g_return_val_if_fail (PARCOURS_IS_WINDOW (window), NULL);

  self = g_object_new (PARCOURS_TYPE_PAGE_PANE, NULL);
  document = parcours_window_get_document (window);
  self->window = g_object_ref (window);
  self->purpose = purpose;
  self->filter = _parcours_window_get_hiding (window);
  if (self->filter != NULL)
    parcours_filter_ref (self->filter);
  self->ids = list_selected (window);
  self->keys = parcours_page_choice_recall (&choice, parcours_document_get_file (document), get_map_id (self));
  /* What is hidden on the wall is hidden on paper, unless somebody says otherwise. */
  n_shown = self->filter != NULL ? parcours_filter_count (self->filter, parcours_document_get_map (document)) : 0;
  choice.which = n_shown > 0 ? PARCOURS_WHICH_SHOWN : PARCOURS_WHICH_ALL;

  self->options = PARCOURS_PAGE_OPTIONS (parcours_page_options_new (purpose));
  parcours_page_options_set_cards (self->options, n_shown, g_hash_table_size (self->ids));
  parcours_page_options_set_choice (self->options, &choice);
  gtk_scrolled_window_set_child (self->options_scroller, GTK_WIDGET (self->options));
  g_signal_connect_object (self->options, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_compose (self);
  return GTK_WIDGET (self);
}

const ParcoursPageChoice *
parcours_page_pane_get_choice (ParcoursPagePane *self)
{
  g_return_val_if_fail (PARCOURS_IS_PAGE_PANE (self), NULL);

  return parcours_page_options_get_choice (self->options);
}

GKeyFile *
parcours_page_pane_get_keys (ParcoursPagePane *self)
{
  g_return_val_if_fail (PARCOURS_IS_PAGE_PANE (self), NULL);

  return self->keys;
}

void
parcours_page_pane_keep (ParcoursPagePane *self)
{
  ParcoursDocument *document;

  g_return_if_fail (PARCOURS_IS_PAGE_PANE (self));

  document = parcours_window_get_document (self->window);
  parcours_page_choice_keep (parcours_page_pane_get_choice (self), self->keys, parcours_document_get_file (document), get_map_id (self));
}

ParcoursPageWork *
parcours_page_pane_dup_work (ParcoursPagePane *self)
{
  g_autoptr (ParcoursFairCopy) copy = NULL;
  ParcoursPageChoice choice;

  g_return_val_if_fail (PARCOURS_IS_PAGE_PANE (self), NULL);

  copy = _parcours_document_dup_copy (parcours_window_get_document (self->window));
  choice = *parcours_page_options_get_choice (self->options);
  parcours_page_choice_settle (&choice, self->purpose == PARCOURS_PAGES_PRINT);
  return parcours_page_work_new (copy, &choice, self->filter, self->ids);
}

ParcoursComposition *
parcours_page_pane_get_composition (ParcoursPagePane *self)
{
  g_return_val_if_fail (PARCOURS_IS_PAGE_PANE (self), NULL);

  return self->impossible ? NULL : self->composition;
}

gboolean
parcours_page_pane_is_possible (ParcoursPagePane *self)
{
  g_return_val_if_fail (PARCOURS_IS_PAGE_PANE (self), FALSE);

  return !self->impossible;
}

ParcoursPageOptions *
parcours_page_pane_get_options (ParcoursPagePane *self)
{
  g_return_val_if_fail (PARCOURS_IS_PAGE_PANE (self), NULL);

  return self->options;
}

ParcoursSheetView *
parcours_page_pane_get_view (ParcoursPagePane *self)
{
  g_return_val_if_fail (PARCOURS_IS_PAGE_PANE (self), NULL);

  return self->view;
}
