/* application.c - see application.h. */
#include "config.h"

#include "shell/application.h"

#include <glib/gi18n.h>

#include "shell/recovery-dialog.h"
#include "shell/window.h"

struct _ParcoursApplication
{
  AdwApplication parent_instance;

  guint offered : 1;            /* left-over drafts are offered once, over the first window */
};

G_DEFINE_FINAL_TYPE (ParcoursApplication, parcours_application, ADW_TYPE_APPLICATION)

/* Keys that mean the same wherever the focus is. Those an entry has a use for are in window-actions.c. */
static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.versions", { "<Control>h" } },
  { "win.export", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.add-card", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.add-parked", { "<Control><Shift>n" } },
  { "win.duplicate", { "<Control>d" } },
  { "win.find", { "<Control>f" } },
  { "win.replace", { "<Control>r" } },
  { "win.find-next", { "F3", "<Control>g" } },
  { "win.find-previous", { "<Shift>F3", "<Control><Shift>g" } },
  { "win.filter", { "<Control><Shift>f" } },
  { "win.switch-view", { "<Control>t" } },
  { "win.show-inspector", { "F9" } },
  { "win.show-tray", { "F8" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.zoom-one", { "<Control>0" } },
  { "win.zoom-fit", { "<Control>9" } },
  { "win.zoom-selection", { "<Control>8" } },
  { "win.show-minimap", { "F7" } },
  { "win.wall-mode", { "F11" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

ParcoursApplication *
parcours_application_new (void)
{
  return g_object_new (PARCOURS_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", RESOURCE_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

static ParcoursWindow *
ensure_window (ParcoursApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL && !PARCOURS_IS_WINDOW (window); l = l->next)
    window = l->data;
  if (!PARCOURS_IS_WINDOW (window))
    window = GTK_WINDOW (parcours_window_new (GTK_APPLICATION (self)));
  return PARCOURS_WINDOW (window);
}

static void
offer_recovery (ParcoursApplication *self, ParcoursWindow *window)
{
  if (self->offered)
    return;
  self->offered = TRUE;
  parcours_recovery_dialog_offer (window);
}

static void
parcours_application_activate (GApplication *application)
{
  ParcoursApplication *self = PARCOURS_APPLICATION (application);
  ParcoursWindow *window = ensure_window (self);

  gtk_window_present (GTK_WINDOW (window));
  offer_recovery (self, window);
}

static void
parcours_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  ParcoursApplication *self = PARCOURS_APPLICATION (application);
  ParcoursWindow *window = ensure_window (self);

  /* Shown at once, also where the file takes a while to come: a share that sleeps is no reason to see nothing. */
  if (parcours_document_get_disposable (parcours_window_get_document (window)))
    gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    parcours_window_open_file (window, files[i]);
  offer_recovery (self, window);
}

/* These two are in the launcher's menu, which may start the program for them: then there is no window yet. */
static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *window = parcours_window_new (GTK_APPLICATION (data));

  gtk_window_present (GTK_WINDOW (window));
  offer_recovery (data, window);
}

static void
on_new_map (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *window = ensure_window (data);

  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "new", NULL);
  offer_recovery (data, window);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "The Parcours developers", NULL };

  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _("Parcours"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "comments", _("Customer journeys on a wall of cards, in one file that is yours."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "developer-name", _("The Parcours developers"),
                         "developers", developers,
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Each window asks for itself; one that is kept keeps the program. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (PARCOURS_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = on_new_window },
  { .name = "new-map", .activate = on_new_map },
  { .name = "about", .activate = on_about },
  { .name = "quit", .activate = on_quit },
};

static void
parcours_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (parcours_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
}

static int
parcours_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("Parcours " PACKAGE_VERSION "\n");
  return 0;
}

static void
parcours_application_class_init (ParcoursApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = parcours_application_activate;
  application_class->open = parcours_application_open;
  application_class->startup = parcours_application_startup;
  application_class->handle_local_options = parcours_application_handle_local_options;
}

static void
parcours_application_init (ParcoursApplication *self)
{
  static const GOptionEntry options[] = {
    { .long_name = "version", .arg = G_OPTION_ARG_NONE, .description = N_("Show the version and leave") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}
