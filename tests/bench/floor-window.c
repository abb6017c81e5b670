/* floor-window.c - an empty AdwApplicationWindow: what any window of the platform costs. Its ground is the colour by which
 * `run` sees on the screen that something has been drawn. */
#include <adwaita.h>

static void
on_activate (GApplication *application)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_css_provider_load_from_data (provider, "window { background: #ff00c8; }", -1);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (window), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.parcours.Floor", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
