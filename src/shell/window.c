/* window.c - the widgets of a window and what they show of its document. window.h tells where the rest is. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "model/check.h"
#include "shell/problems-dialog.h"
#include "shell/session.h"
#include "shell/toasts.h"

G_DEFINE_FINAL_TYPE (ParcoursWindow, parcours_window, ADW_TYPE_APPLICATION_WINDOW)

ParcoursWindow *
parcours_window_new (GtkApplication *application)
{
  return g_object_new (PARCOURS_TYPE_WINDOW, "application", application, NULL);
}

ParcoursDocument *
parcours_window_get_document (ParcoursWindow *self)
{
  g_return_val_if_fail (PARCOURS_IS_WINDOW (self), NULL);

  return self->document;
}

ParcoursMap *
_parcours_window_get_editable (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);

  return map != NULL && !parcours_document_get_read_only (self->document) ? map : NULL;
}

void
_parcours_window_say (ParcoursWindow *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  parcours_toasts_add (self->toasts, adw_toast_new (markup));
}

/* Undo means something else from the next change on. */
static void
on_settled_since (ParcoursMap *map, gpointer data)
{
  GtkWidget *overlay = g_object_get_data (G_OBJECT (data), "overlay");

  g_signal_handlers_disconnect_by_func (map, on_settled_since, data);
  parcours_toasts_withdraw (ADW_TOAST_OVERLAY (overlay), ADW_TOAST (data));
}

void
_parcours_window_say_undoable (ParcoursWindow *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_object_set_data (G_OBJECT (toast), "overlay", self->toasts);        /* which outlives it */
  g_signal_connect_object (parcours_document_get_map (self->document), "settled", G_CALLBACK (on_settled_since), toast,
                           G_CONNECT_DEFAULT);
  parcours_toasts_add (self->toasts, toast);
}

void
_parcours_window_commit (ParcoursWindow *self)
{
  parcours_canvas_commit (self->canvas);
  if (self->table != NULL)
    parcours_table_view_commit (self->table);
}

void
_parcours_window_add_busy (ParcoursWindow *self, int by)
{
  self->busy += by;
  gtk_spinner_set_spinning (self->busy_spinner, self->busy > 0);
}

static void
update_title (ParcoursWindow *self)
{
  g_autofree char *title = parcours_document_dup_title (self->document);
  g_autofree char *name = parcours_document_dup_file_name (self->document);
  g_autofree char *subtitle = NULL, *marked = NULL, *full = NULL;
  ParcoursDocumentState state = parcours_document_get_state (self->document);
  gboolean modified = parcours_document_get_modified (self->document);

  gtk_widget_set_visible (self->title_box, state != PARCOURS_DOCUMENT_EMPTY);
  if (state == PARCOURS_DOCUMENT_EMPTY)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Parcours"));
      return;
    }
  marked = modified ? g_strconcat ("• ", title, NULL) : g_strdup (title);
  if (state == PARCOURS_DOCUMENT_LOADING)
    subtitle = g_strdup_printf (_("%s – loading…"), name);
  else if (parcours_document_get_file (self->document) == NULL)
    subtitle = g_strdup (name);
  else if (state == PARCOURS_DOCUMENT_SAVING)
    subtitle = g_strdup_printf (_("%s – saving…"), name);
  else if (state == PARCOURS_DOCUMENT_OFFLINE)
    subtitle = g_strdup_printf (_("%s – not there at the moment"), name);
  else if (state == PARCOURS_DOCUMENT_DETACHED)
    subtitle = g_strdup_printf (_("%s – moved or deleted"), name);
  else if (state == PARCOURS_DOCUMENT_STALE)
    subtitle = g_strdup_printf (_("%s – changed on disk"), name);
  else if (parcours_document_get_read_only (self->document))
    subtitle = g_strdup_printf (_("%s – read only"), name);
  else
    subtitle = g_strdup_printf (modified ? _("%s – not saved") : _("%s – saved"), name);
  full = g_strdup_printf (_("%s – Parcours"), marked);
  gtk_label_set_label (self->title_label, marked);
  gtk_label_set_label (self->subtitle_label, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), full);
}

void
_parcours_window_update (ParcoursWindow *self)
{
  ParcoursDocumentState state = parcours_document_get_state (self->document);
  gboolean has_map = parcours_document_get_map (self->document) != NULL;

  gtk_stack_set_visible_child_name (self->stack, has_map ? "wall"
                                    : state == PARCOURS_DOCUMENT_LOADING ? "loading" : "welcome");
  /* One that turns unseen keeps the whole window drawing. */
  gtk_spinner_set_spinning (self->loading_spinner, !has_map && state == PARCOURS_DOCUMENT_LOADING);
  gtk_widget_set_visible (self->undo_button, has_map);
  gtk_widget_set_visible (self->redo_button, has_map);
  gtk_widget_set_visible (self->add_button, has_map);
  gtk_widget_set_visible (self->inspector_button, has_map);
  update_title (self);
  parcours_canvas_set_read_only (self->canvas, parcours_document_get_read_only (self->document));
  _parcours_window_update_table (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->inspector), !parcours_document_get_read_only (self->document));
  _parcours_window_update_notices (self);
  _parcours_window_update_actions (self);
  _parcours_window_update_menus (self);
  _parcours_window_update_status (self);
}

/* What the reader mended or kept: one sentence in the bar, all of it in the details. */
void
_parcours_window_set_problems (ParcoursWindow *self, GPtrArray *problems)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  parcours_notice_set_text (self->bars[NOTICE_PROBLEMS], NULL);
  if (problems == NULL || problems->len == 0)
    return;
  self->problems = g_ptr_array_ref (problems);
  if (problems->len == 1)
    text = g_strdup (((ParcoursProblem *) g_ptr_array_index (problems, 0))->text);
  else
    text = g_strdup_printf (ngettext ("%u thing in this file was not as expected. Nothing was lost.",
                                      "%u things in this file were not as expected. Nothing was lost.", problems->len),
                            problems->len);
  parcours_notice_set_text (self->bars[NOTICE_PROBLEMS], text);
}

void
_parcours_window_show_problems (ParcoursWindow *self)
{
  if (self->problems != NULL)
    parcours_problems_dialog_show (GTK_WINDOW (self), self->problems);
}

static void
on_map_changed (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);

  _parcours_window_keep_position (self);
  parcours_selection_set_map (self->selection, map);
  parcours_canvas_set_map (self->canvas, map);
  _parcours_window_restore_position (self);
  parcours_inspector_set_map (self->inspector, map);
  _parcours_window_update_table (self);
  if (map != NULL)
    _parcours_window_focus_view (self);
}

static void
on_selection_changed (ParcoursWindow *self)
{
  g_autoptr (GPtrArray) elements = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_NONE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (ids, (gpointer) parcours_element_get_id (g_ptr_array_index (elements, i)));
  parcours_inspector_set_elements (self->inspector, ids);
  _parcours_window_update_actions (self);
  _parcours_window_update_status (self);
}

/* A card in the air needs the tray as a place to land; afterwards it is as the user had it. */
static void
on_dragging (ParcoursWindow *self)
{
  gboolean dragging;

  g_object_get (self->canvas, "dragging", &dragging, NULL);
  if (dragging)
    {
      self->tray_was_closed = !gtk_revealer_get_reveal_child (self->tray_revealer);
      gtk_revealer_set_reveal_child (self->tray_revealer, TRUE);
    }
  else if (self->tray_was_closed && parcours_tray_get_n_cards (self->tray) == 0)
    {
      gtk_revealer_set_reveal_child (self->tray_revealer, FALSE);
    }
}

static void
on_reloaded (ParcoursWindow *self, GPtrArray *problems)
{
  _parcours_window_set_problems (self, problems);
  _parcours_window_say (self, _("Somebody else changed this map. You see it as it is on disk now; Undo brings it back as it was."));
}

static void
on_saved_late (ParcoursWindow *self)
{
  g_autofree char *name = parcours_document_dup_file_name (self->document);
  g_autofree char *sentence = g_strdup_printf (_("“%s” is back, and your changes are saved."), name);

  _parcours_window_say (self, sentence);
}

static void
on_active (ParcoursWindow *self)
{
  parcours_document_set_attentive (self->document, gtk_window_is_active (GTK_WINDOW (self)));
  if (parcours_document_get_left (self->document) != NULL || parcours_document_get_copies (self->document) != NULL)     /* still there? */
    parcours_document_look_beside (self->document);
}

static void
listen_to_document (ParcoursWindow *self)
{
  g_signal_connect_object (self->document, "notify::map", G_CALLBACK (on_map_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (_parcours_window_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "reloaded", G_CALLBACK (on_reloaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "saved-late", G_CALLBACK (on_saved_late), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
}

static void
build_canvas (ParcoursWindow *self)
{
  parcours_canvas_set_selection (self->canvas, self->selection);
  self->tray = parcours_tray_new (self->canvas);
  gtk_revealer_set_child (self->tray_revealer, GTK_WIDGET (self->tray));
  g_signal_connect_object (self->canvas, "notify::zoom", G_CALLBACK (_parcours_window_update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::dragging", G_CALLBACK (on_dragging), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "refused", G_CALLBACK (_parcours_window_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "insert", G_CALLBACK (_parcours_window_insert), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "context-changed", G_CALLBACK (_parcours_window_update_arrange_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "told", G_CALLBACK (_parcours_window_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray, "notify::n-cards", G_CALLBACK (_parcours_window_update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
}

static void
parcours_window_constructed (GObject *object)
{
  ParcoursWindow *self = PARCOURS_WINDOW (object);

  G_OBJECT_CLASS (parcours_window_parent_class)->constructed (object);
  build_canvas (self);
  self->inspector = parcours_inspector_new ();
  adw_bin_set_child (self->inspector_bin, GTK_WIDGET (self->inspector));
  _parcours_window_install_actions (self);
  _parcours_window_build_view (self);
  _parcours_window_build_menus (self);
  _parcours_window_accept_drops (self);
  adw_status_page_set_icon_name (self->welcome_page, APP_ID);
  _parcours_window_build_notices (self);
  _parcours_window_build_find (self);
  _parcours_window_watch_pictures (self);
  listen_to_document (self);
  parcours_session_restore_window (GTK_WINDOW (self));
  adw_flap_set_reveal_flap (self->flap, parcours_session_get_inspector ());
  _parcours_window_update_recent (self);
  _parcours_window_update (self);
}

static void
parcours_window_dispose (GObject *object)
{
  ParcoursWindow *self = PARCOURS_WINDOW (object);

  /* They hold the widgets whose properties they are, longer than the window lives. */
  g_action_map_remove_action (G_ACTION_MAP (self), "show-inspector");
  g_action_map_remove_action (G_ACTION_MAP (self), "show-tray");
  g_clear_handle_id (&self->slow_timer, g_source_remove);
  g_clear_handle_id (&self->told_timer, g_source_remove);
  _parcours_window_clear_view (self);
  _parcours_window_clear_find (self);
  _parcours_window_forget_pictures (self);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->undo_menu);
  g_clear_object (&self->recent_menu);
  g_clear_object (&self->persona_menu);
  g_clear_object (&self->stage_menu);
  g_clear_object (&self->card_menu);
  g_clear_pointer (&self->undo_labels, g_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->recent_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (parcours_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, view_switch);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, columns_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, title_box);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, busy_spinner);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, loading_spinner);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, recent_group);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, wall_box);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, find_bars);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, wall_overlay);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, tray_revealer);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, tray_count);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, counts_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, told_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, ParcoursWindow, inspector_bin);
  _parcours_window_bind_parts (widget_class);
}

static void
parcours_window_class_init (ParcoursWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = parcours_window_constructed;
  object_class->dispose = parcours_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = _parcours_window_close_request;

  g_type_ensure (PARCOURS_TYPE_CANVAS);
  bind_template (widget_class);
  _parcours_window_add_bindings (widget_class);
}

static void
parcours_window_init (ParcoursWindow *self)
{
  self->document = parcours_document_new ();
  self->selection = parcours_selection_new ();
  self->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
