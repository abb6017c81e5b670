/* window-actions.c - which actions a window has, their keys, and which of them make sense now. */
#include "config.h"

#include "shell/window-private.h"

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} Binding;

/* Keys that an entry or a text area must see first (it has an undo, a clipboard and a Delete of its own), so they are bound to the
 * window and reach it only if nobody inside wanted them. The others are the application's accelerators. */
static const Binding bindings[] = {
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
  { GDK_KEY_y, GDK_CONTROL_MASK, "win.redo" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "win.cut" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "win.copy" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "win.paste" },
  { GDK_KEY_Delete, GDK_SHIFT_MASK, "win.cut" },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, "win.copy" },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, "win.paste" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "win.select-all" },
  { GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.insert-after" },
  { GDK_KEY_b, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.insert-before" },
  { GDK_KEY_Delete, 0, "win.delete" },
  { GDK_KEY_KP_Delete, 0, "win.delete" },
  { GDK_KEY_BackSpace, 0, "win.delete" },
};

/* A rating by its digit: the key above the letters (with what a French keyboard has there), or on the keypad. */
static void
add_rating (GtkWidgetClass *widget_class, guint digit, guint french, GdkModifierType modifiers, const char *action, const char *value)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + digit, modifiers, action, "s", value);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + digit, modifiers, action, "s", value);
  gtk_widget_class_add_binding_action (widget_class, french, modifiers, action, "s", value);
}

void
_parcours_window_add_bindings (GtkWidgetClass *widget_class)
{
  static const guint french[] = { GDK_KEY_agrave, GDK_KEY_ampersand, GDK_KEY_eacute, GDK_KEY_quotedbl, GDK_KEY_apostrophe,
                                  GDK_KEY_parenleft };
  static const char *const emotions[] = { "", "-2", "-1", "0", "1", "2" };
  static const char *const efforts[] = { "", "1", "2", "3", "4", "5" };

  for (guint i = 0; i < G_N_ELEMENTS (french); i++)
    {
      add_rating (widget_class, i, french[i], GDK_ALT_MASK, "win.card-emotion", emotions[i]);
      add_rating (widget_class, i, french[i], GDK_ALT_MASK | GDK_CONTROL_MASK, "win.card-effort", efforts[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers, bindings[i].action, NULL);
}

/* Zoom and the like belong to the wall; the window only passes them on from its buttons and menus. */
static void
pass_to_canvas (ParcoursWindow *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), action, NULL);
}

static void
on_zoom_in (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pass_to_canvas (data, "zoom.in");
}

static void
on_zoom_out (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pass_to_canvas (data, "zoom.out");
}

static void
on_zoom_one (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pass_to_canvas (data, "zoom.one");
}

static void
on_zoom_fit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pass_to_canvas (data, "zoom.fit");
}

static void
on_zoom_selection (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pass_to_canvas (data, "zoom.selection");
}

static void
on_show_problems (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _parcours_window_show_problems (data);
}

static const GActionEntry view_actions[] = {
  { .name = "zoom-in", .activate = on_zoom_in },
  { .name = "zoom-out", .activate = on_zoom_out },
  { .name = "zoom-one", .activate = on_zoom_one },
  { .name = "zoom-fit", .activate = on_zoom_fit },
  { .name = "zoom-selection", .activate = on_zoom_selection },
  { .name = "show-problems", .activate = on_show_problems },
};

void
_parcours_window_install_actions (ParcoursWindow *self)
{
  GActionMap *map = G_ACTION_MAP (self);
  g_autoptr (GPropertyAction) inspector = g_property_action_new ("show-inspector", self->flap, "reveal-flap");
  g_autoptr (GPropertyAction) tray = g_property_action_new ("show-tray", self->tray_revealer, "reveal-child");

  g_action_map_add_action (map, G_ACTION (inspector));
  g_action_map_add_action (map, G_ACTION (tray));
  g_action_map_add_action_entries (map, view_actions, G_N_ELEMENTS (view_actions), self);
  g_action_map_add_action_entries (map, _parcours_window_file_actions, _parcours_window_n_file_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_save_actions, _parcours_window_n_save_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_notice_actions, _parcours_window_n_notice_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_compare_actions, _parcours_window_n_compare_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_edit_actions, _parcours_window_n_edit_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_card_actions, _parcours_window_n_card_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_picture_actions, _parcours_window_n_picture_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_structure_actions, _parcours_window_n_structure_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_arrange_actions, _parcours_window_n_arrange_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_select_actions, _parcours_window_n_select_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_find_actions, _parcours_window_n_find_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_view_actions, _parcours_window_n_view_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_paste_actions, _parcours_window_n_paste_actions, self);
  g_action_map_add_action_entries (map, _parcours_window_rate_actions, _parcours_window_n_rate_actions, self);
  _parcours_window_watch_rating_keys (self);
  g_action_map_add_action_entries (map, _parcours_window_table_actions, _parcours_window_n_table_actions, self);
}

void
_parcours_window_enable (ParcoursWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_assert (action != NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_parcours_window_update_actions (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);
  ParcoursDocumentState state = parcours_document_get_state (self->document);
  gboolean editable = _parcours_window_get_editable (self) != NULL;
  gboolean selected = parcours_selection_get_n (self->selection) > 0;
  gboolean has_file = map != NULL && parcours_document_get_file (self->document) != NULL;
  gboolean modified = parcours_document_get_modified (self->document);
  gboolean whole = map != NULL && !parcours_document_get_newer (self->document);

  _parcours_window_enable (self, "save", editable && state != PARCOURS_DOCUMENT_SAVING);
  _parcours_window_enable (self, "save-as", whole && state != PARCOURS_DOCUMENT_SAVING);
  _parcours_window_enable (self, "revert", has_file && modified && state != PARCOURS_DOCUMENT_SAVING && editable);
  _parcours_window_enable (self, "versions", has_file && state != PARCOURS_DOCUMENT_LOADING);
  _parcours_window_enable (self, "export", map != NULL);
  _parcours_window_enable (self, "print", map != NULL);
  _parcours_window_enable (self, "undo", editable && parcours_map_get_undo_label (map) != NULL);
  _parcours_window_enable (self, "redo", editable && parcours_map_get_redo_label (map) != NULL);
  _parcours_window_enable (self, "add-card", editable);
  _parcours_window_enable (self, "add-parked", editable);
  _parcours_window_enable (self, "cut", editable && selected);
  _parcours_window_enable (self, "copy", map != NULL && selected);
  _parcours_window_enable (self, "paste", editable);
  _parcours_window_enable (self, "duplicate", editable && selected);
  _parcours_window_enable (self, "delete", editable && selected);
  _parcours_window_enable (self, "select-all", map != NULL);
  _parcours_window_enable (self, "zoom-in", map != NULL && parcours_canvas_get_zoom (self->canvas) < PARCOURS_ZOOM_MAX);
  _parcours_window_enable (self, "zoom-out", map != NULL && parcours_canvas_get_zoom (self->canvas) > PARCOURS_ZOOM_MIN);
  _parcours_window_enable (self, "zoom-one", map != NULL);
  _parcours_window_enable (self, "zoom-fit", map != NULL);
  _parcours_window_enable (self, "zoom-selection", map != NULL && selected);
  _parcours_window_update_view (self);
  _parcours_window_update_notice_actions (self);
  _parcours_window_update_find_actions (self);
  _parcours_window_update_card_actions (self);
  _parcours_window_update_picture_actions (self);
  _parcours_window_update_select_actions (self);
  _parcours_window_update_rate_actions (self);
  _parcours_window_update_structure_actions (self);
}
