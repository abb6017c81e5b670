/* window-wall.c - wall mode: the map fills the screen, for a room that looks at it together. What is around the wall goes and
 * comes back exactly as it was; a few large buttons float over it and fade while nothing moves. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#define FADE_SECONDS 3

/* What is around the wall, and goes. Not what finds and filters: somebody opened it by hand, and cards that a filter hides
 * must not be missing without a word. */
static const char *const parts[] = { "header", "notices", "statusbar" };

/* How it was before. */
struct _ParcoursWallMode
{
  gboolean shown[G_N_ELEMENTS (parts)];
  gboolean inspector, tray, fullscreen;
  gboolean arrived;             /* the window fills the screen: a window manager may refuse, or take its time */
  guint fade_timer;
  gint64 moved;                 /* when the pointer, a finger or a key last did something */
  GtkEventController *keys, *motion;    /* on the window, borrowed */
};

/* --- the bar that floats --- */

static gboolean
is_in_use (ParcoursWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return (gtk_widget_get_state_flags (self->wall_bar) & GTK_STATE_FLAG_PRELIGHT) != 0
         || (focus != NULL && gtk_widget_is_ancestor (focus, self->wall_bar));
}

static void
set_faded (ParcoursWindow *self, gboolean faded)
{
  gtk_widget_set_can_target (self->wall_bar, !faded);
  if (faded)
    gtk_widget_add_css_class (self->wall_bar, "aside");
  else
    gtk_widget_remove_css_class (self->wall_bar, "aside");
}

static gboolean
on_fade_timer (gpointer data)
{
  ParcoursWindow *self = data;
  gint64 rest = g_get_monotonic_time () - self->wall_mode->moved;

  if (rest < (FADE_SECONDS - 1) * G_USEC_PER_SEC || is_in_use (self))
    return G_SOURCE_CONTINUE;
  self->wall_mode->fade_timer = 0;
  set_faded (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
wake (ParcoursWindow *self)
{
  ParcoursWallMode *mode = self->wall_mode;
  gboolean dragging;

  if (mode == NULL)
    return;
  g_object_get (self->canvas, "dragging", &dragging, NULL);
  mode->moved = g_get_monotonic_time ();
  set_faded (self, dragging);
  if (mode->fade_timer == 0)
    mode->fade_timer = g_timeout_add_seconds (1, on_fade_timer, self);
}

static GtkWidget *
add_button (GtkWidget *bar, const char *icon, const char *action, const char *words, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static void
add_gap (GtkWidget *bar)
{
  gtk_box_append (GTK_BOX (bar), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
}

static GtkWidget *
new_bar (ParcoursWindow *self)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "spacing", 4, "accessible-role", GTK_ACCESSIBLE_ROLE_TOOLBAR, NULL);

  gtk_widget_add_css_class (bar, "wall-bar");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (bar, GTK_ALIGN_END);
  gtk_widget_set_visible (bar, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Wall mode"), -1);
  self->wall_news = add_button (bar, "dialog-warning-symbolic", "win.wall-mode", _("There is a message: leave wall mode to read it"),
                                _("There is a message: leave wall mode to read it (F11)"));
  add_button (bar, "list-add-symbolic", "win.add-card", _("Add a card"), _("Add a card to the chosen cell (Ctrl+Enter)"));
  add_button (bar, "edit-undo-symbolic", "win.undo", _("Undo"), _("Undo (Ctrl+Z)"));
  add_button (bar, "edit-redo-symbolic", "win.redo", _("Redo"), _("Redo (Shift+Ctrl+Z)"));
  add_gap (bar);
  add_button (bar, "value-decrease-symbolic", "win.zoom-out", _("Zoom out"), _("Zoom out (Ctrl+−)"));
  add_button (bar, "parcours-fit-symbolic", "win.zoom-fit", _("Show the whole map"), _("Show the whole map (Ctrl+9)"));
  add_button (bar, "value-increase-symbolic", "win.zoom-in", _("Zoom in"), _("Zoom in (Ctrl++)"));
  add_gap (bar);
  add_button (bar, "view-restore-symbolic", "win.wall-mode", _("Leave wall mode"), _("Leave wall mode (F11)"));
  return bar;
}

/* A message that comes while its bar is hidden is not kept from anybody. */
void
_parcours_window_update_wall_mode (ParcoursWindow *self)
{
  gboolean news = FALSE;

  _parcours_window_enable (self, "wall-mode", parcours_document_get_map (self->document) != NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->notices)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    news |= gtk_widget_get_visible (child);
  if (news && !gtk_widget_get_visible (self->wall_news))
    wake (self);
  gtk_widget_set_visible (self->wall_news, news);
}

/* --- in and out --- */

/* Escape leaves when there is nothing nearer that it could end: a selection, a drag, an entry, a menu. */
static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursWindow *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean dragging;

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_object_get (self->canvas, "dragging", &dragging, NULL);
  if (dragging || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)
      || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;
  if (parcours_selection_get_n (self->selection) > 0 && focus != NULL && !gtk_widget_is_ancestor (focus, self->wall_bar))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.wall-mode", NULL);
  return GDK_EVENT_STOP;
}

static void
watch (ParcoursWindow *self)
{
  ParcoursWallMode *mode = self->wall_mode;

  mode->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (mode->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (mode->keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), mode->keys);
  mode->motion = gtk_event_controller_motion_new ();
  gtk_event_controller_set_propagation_phase (mode->motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (mode->motion, "motion", G_CALLBACK (wake), self);
  gtk_widget_add_controller (GTK_WIDGET (self), mode->motion);
}

static void
enter (ParcoursWindow *self)
{
  ParcoursWallMode *mode = self->wall_mode = g_new0 (ParcoursWallMode, 1);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *part = _parcours_window_get_part (self, parts[i]);

      mode->shown[i] = gtk_widget_get_visible (part);
      gtk_widget_set_visible (part, FALSE);
    }
  mode->inspector = adw_flap_get_reveal_flap (self->flap);
  mode->tray = gtk_revealer_get_reveal_child (self->tray_revealer);
  mode->fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_revealer_set_reveal_child (self->tray_revealer, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "wall-mode");
  gtk_widget_set_visible (self->wall_bar, TRUE);
  gtk_window_fullscreen (GTK_WINDOW (self));
  watch (self);
  wake (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
leave (ParcoursWindow *self)
{
  g_autofree ParcoursWallMode *mode = g_steal_pointer (&self->wall_mode);

  g_clear_handle_id (&mode->fade_timer, g_source_remove);
  gtk_widget_remove_controller (GTK_WIDGET (self), mode->keys);
  gtk_widget_remove_controller (GTK_WIDGET (self), mode->motion);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (_parcours_window_get_part (self, parts[i]), mode->shown[i]);
  adw_flap_set_reveal_flap (self->flap, mode->inspector);
  gtk_revealer_set_reveal_child (self->tray_revealer, mode->tray);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "wall-mode");
  gtk_widget_set_visible (self->wall_bar, FALSE);
  if (!mode->fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
_parcours_window_leave_wall_mode (ParcoursWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "wall-mode");

  if (self->wall_mode == NULL)
    return;
  leave (self);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (FALSE));
}

static void
on_wall_mode (GSimpleAction *action, GVariant *state, gpointer data)
{
  ParcoursWindow *self = data;

  _parcours_window_commit (self);
  if (!g_variant_get_boolean (state))
    {
      _parcours_window_leave_wall_mode (self);
      return;
    }
  if (self->wall_mode != NULL || parcours_document_get_map (self->document) == NULL)
    return;
  enter (self);
  g_simple_action_set_state (action, state);
}

/* The desktop has keys of its own to leave full screen. */
static void
on_fullscreened (ParcoursWindow *self)
{
  gboolean fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));

  if (self->wall_mode == NULL)
    return;
  if (fullscreen)
    self->wall_mode->arrived = TRUE;
  else if (self->wall_mode->arrived)
    _parcours_window_leave_wall_mode (self);
}

static const GActionEntry actions[] = {
  { .name = "wall-mode", .state = "false", .change_state = on_wall_mode },
};

void
_parcours_window_build_wall_mode (ParcoursWindow *self)
{
  self->wall_bar = new_bar (self);
  gtk_overlay_add_overlay (self->wall_overlay, self->wall_bar);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (on_fullscreened), NULL);
  g_signal_connect_object (self->canvas, "notify::dragging", G_CALLBACK (wake), self, G_CONNECT_SWAPPED);
}

void
_parcours_window_clear_wall_mode (ParcoursWindow *self)
{
  if (self->wall_mode != NULL)
    g_clear_handle_id (&self->wall_mode->fade_timer, g_source_remove);
  g_clear_pointer (&self->wall_mode, g_free);
}
