/* window-view.c - how the wall is looked at: the overview, the zoom menu, whether fingers do it. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "shell/session.h"

GtkWidget *
_parcours_window_get_part (ParcoursWindow *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), PARCOURS_TYPE_WINDOW, name));
}

void
_parcours_window_bind_parts (GtkWidgetClass *widget_class)
{
  static const char *const parts[] = { "header", "statusbar", "zoom_button", "zoom_box", "find_buttons" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_class_bind_template_child_full (widget_class, parts[i], FALSE, 0);
}

/* --- zoom --- */

static void
append (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_zoom_menu (void)
{
  static const int percents[] = { 50, 75, 100, 150, 200 };
  g_autoptr (GMenu) sizes = g_menu_new (), fits = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      /* Translators: the zoom of the wall; French puts a no-break space before the sign. */
      g_autofree char *label = g_strdup_printf (_("%d%%"), percents[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.zoom-to", "i", percents[i]);
      if (percents[i] == 100)
        g_menu_item_set_attribute (item, "accel", "s", "<Control>0");
      g_menu_append_item (sizes, item);
    }
  append (fits, _("The _Whole Map"), "win.zoom-fit", "<Control>9");
  append (fits, _("The _Selection"), "win.zoom-selection", "<Control>8");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sizes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fits));
  return G_MENU_MODEL (menu);
}

static void
on_zoom_to (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  parcours_canvas_glide_to_zoom (self->canvas, g_variant_get_int32 (parameter) / 100.0);
}

static void
on_zoom (ParcoursWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "zoom-to");
  int percent = (int) (parcours_canvas_get_zoom (self->canvas) * 100 + 0.5);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int32 (percent));
}

static const GActionEntry actions[] = {
  { .name = "zoom-to", .activate = on_zoom_to, .parameter_type = "i", .state = "100" },
};

/* --- fingers --- */

/* The first finger on a window makes its buttons large enough for the next: when it has left, for until then nothing may move
 * below it. */
static gboolean
on_event (GtkEventController *controller, GdkEvent *event, gpointer data)
{
  ParcoursWindow *self = data;

  if (gdk_event_get_event_type (event) != GDK_TOUCH_END)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "touch");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
  return GDK_EVENT_PROPAGATE;
}

static void
watch_fingers (ParcoursWindow *self)
{
  GtkEventController *fingers = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (fingers, GTK_PHASE_CAPTURE);
  g_signal_connect (fingers, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), fingers);
}

/* --- the window --- */

/* Where there is no room beside the wall the inspector would lie over it: then it comes when it is called. */
static void
on_folded (ParcoursWindow *self)
{
  if (self->wall_mode != NULL)
    return;
  if (adw_flap_get_folded (self->flap))
    {
      self->inspector_beside = adw_flap_get_reveal_flap (self->flap);
      adw_flap_set_reveal_flap (self->flap, FALSE);
    }
  else
    {
      adw_flap_set_reveal_flap (self->flap, self->inspector_beside);
    }
}

void
_parcours_window_build_view (ParcoursWindow *self)
{
  g_autoptr (GMenuModel) menu = new_zoom_menu ();
  g_autoptr (GPropertyAction) overview = NULL;

  self->minimap = parcours_minimap_new (self->canvas);
  g_object_set (self->minimap, "wanted", parcours_session_get_minimap (), NULL);
  gtk_overlay_add_overlay (self->wall_overlay, GTK_WIDGET (self->minimap));
  overview = g_property_action_new ("show-minimap", self->minimap, "wanted");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (overview));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (_parcours_window_get_part (self, "zoom_button")), menu);
  g_signal_connect_object (self->canvas, "notify::zoom", G_CALLBACK (on_zoom), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  _parcours_window_build_wall_mode (self);
  _parcours_window_install_panes (self);
  _parcours_window_keep_focus (self);
  watch_fingers (self);
}

/* Before the window goes: what is to be found again. */
void
_parcours_window_keep_view (ParcoursWindow *self)
{
  gboolean minimap;

  _parcours_window_leave_wall_mode (self);
  _parcours_window_keep_position (self);
  g_object_get (self->minimap, "wanted", &minimap, NULL);
  parcours_session_keep_minimap (minimap);
}

void
_parcours_window_update_view (ParcoursWindow *self)
{
  gboolean has_map = parcours_document_get_map (self->document) != NULL;

  _parcours_window_follow_file (self);
  _parcours_window_enable (self, "zoom-to", has_map);
  _parcours_window_update_wall_mode (self);
}

void
_parcours_window_clear_view (ParcoursWindow *self)
{
  _parcours_window_clear_wall_mode (self);
  _parcours_window_forget_panes (self);
  _parcours_window_forget_focus (self);
  g_clear_object (&self->shown_file);
}
