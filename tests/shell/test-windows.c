/* Windows opened on a map and closed again, one after the other (PARCOURS_THOROUGH: a hundred): each goes with all it held. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "shell/application.h"
#include "shell/window.h"

#define WINDOWS 25
#define WINDOWS_SANITIZED 10
#define WINDOWS_THOROUGH 100
#define PATIENCE (20 * G_TIME_SPAN_SECOND)

/* KiB the process has in memory. */
static guint64
memory_used (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (line = strstr (text, "VmRSS:")) == NULL)
    return 0;
  return strtoull (line + strlen ("VmRSS:"), NULL, 10);
}

static void
wait_gone (gpointer *pointer, const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_atomic_pointer_get (pointer) != NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  if (*pointer != NULL)
    g_error ("%s is still there", what);
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  return ++*(guint *) data < 3;
}

static void
open_and_close (GtkApplication *application, GFile *file)
{
  ParcoursWindow *window = parcours_window_new (application);
  ParcoursDocument *document = parcours_window_get_document (window);
  gpointer kept_window = window, kept_document = document, kept_map;
  guint frames = 0;

  gtk_window_present (GTK_WINDOW (window));
  parcours_window_open_file (window, file);
  while (parcours_document_get_map (document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, &frames, NULL);
  while (frames < 3)
    g_main_context_iteration (NULL, TRUE);
  /* All cards selected, so the inspector has its form for many too. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "select-all", NULL);
  /* The table, sorted and with a column less, which goes with the window. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "shown-as", g_variant_new_string ("table"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "table.sort", "s", "title"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "table.descending", NULL));

  kept_map = parcours_document_get_map (document);
  g_object_add_weak_pointer (G_OBJECT (window), &kept_window);
  g_object_add_weak_pointer (G_OBJECT (document), &kept_document);
  g_object_add_weak_pointer (G_OBJECT (kept_map), &kept_map);
  gtk_window_close (GTK_WINDOW (window));
  wait_gone (&kept_window, "The window");
  wait_gone (&kept_document, "The document");
  wait_gone (&kept_map, "The map");
}

static void
test_open_and_close (void)
{
  guint usual = g_getenv ("PARCOURS_SANITIZED") != NULL ? WINDOWS_SANITIZED : WINDOWS;
  guint n = g_getenv ("PARCOURS_THOROUGH") != NULL ? WINDOWS_THOROUGH : usual;
  g_autofree char *example = g_build_filename (g_getenv ("PARCOURS_DATADIR"), "templates", "customer-example.en.jmap", NULL);
  g_autofree char *path = g_build_filename (g_get_home_dir (), "windows.jmap", NULL), *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkApplication) application = GTK_APPLICATION (parcours_application_new ());
  guint64 start = 0, end;
  gsize length;

  g_assert_true (g_file_get_contents (example, &text, &length, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  for (guint i = 0; i < n; i++)
    {
      open_and_close (application, file);
      /* The first ones fill caches that stay. */
      if (i == n / 5)
        start = memory_used ();
    }
  end = memory_used ();
  g_application_release (G_APPLICATION (application));
  g_test_message ("%u windows; %.1f KiB more in memory for each after the first %u (%" G_GUINT64_FORMAT " KiB in all)", n,
                  ((double) end - (double) start) / (n - n / 5), n / 5, end);
  /* A window with this map has about 10 MiB: what stays of one is to be far below. The memory of a sanitizer's quarantine says nothing. */
  if (g_getenv ("PARCOURS_SANITIZED") == NULL)
    g_assert_cmpfloat (((double) end - (double) start) / (n - n / 5), <, 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/windows/open-and-close", test_open_and_close);
  return g_test_run ();
}
