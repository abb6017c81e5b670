/* session.c - see session.h. */
#include "config.h"

#include "shell/session.h"

#include "model/schema.h"

/* The program's settings, or NULL if their schema is not installed. */
static GSettings *
dup_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  /* g_settings_new() would end the program where the schema is missing. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

void
parcours_session_restore_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = dup_settings ();
  int width = 1280, height = 800;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (settings != NULL)
    {
      width = g_settings_get_int (settings, "window-width");
      height = g_settings_get_int (settings, "window-height");
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (window);
    }
  gtk_window_set_default_size (window, width, height);
}

void
parcours_session_keep_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = dup_settings ();
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (settings == NULL)
    return;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_sync ();
}

gboolean
parcours_session_get_inspector (void)
{
  g_autoptr (GSettings) settings = dup_settings ();

  return settings == NULL || g_settings_get_boolean (settings, "show-inspector");
}

void
parcours_session_keep_inspector (gboolean shown)
{
  g_autoptr (GSettings) settings = dup_settings ();

  if (settings != NULL)
    g_settings_set_boolean (settings, "show-inspector", shown);
}

gboolean
parcours_session_get_minimap (void)
{
  g_autoptr (GSettings) settings = dup_settings ();

  return settings == NULL || g_settings_get_boolean (settings, "show-minimap");
}

void
parcours_session_keep_minimap (gboolean wanted)
{
  g_autoptr (GSettings) settings = dup_settings ();

  if (settings != NULL)
    g_settings_set_boolean (settings, "show-minimap", wanted);
}

GVariant *
parcours_session_get_columns (void)
{
  g_autoptr (GSettings) settings = dup_settings ();

  return settings != NULL ? g_settings_get_value (settings, "table-columns") : NULL;
}

void
parcours_session_keep_columns (GVariant *columns)
{
  g_autoptr (GSettings) settings = dup_settings ();
  g_autoptr (GVariant) owned = g_variant_ref_sink (columns);

  if (settings != NULL)
    g_settings_set_value (settings, "table-columns", owned);
}

void
parcours_session_add_recent (GFile *file, const char *title)
{
  char *groups[] = { (char *) "parcours", NULL };
  g_autofree char *uri = NULL;
  g_autofree char *name = g_strdup (title);
  GtkRecentData data = {
    .display_name = name,
    .mime_type = (char *) PARCOURS_FORMAT_MIME,
    .app_name = (char *) "Parcours",
    .app_exec = (char *) "parcours %u",
    .groups = groups,
  };

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
parcours_session_remove_recent (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  GDateTime *ta = gtk_recent_info_get_visited (*(GtkRecentInfo *const *) a);
  GDateTime *tb = gtk_recent_info_get_visited (*(GtkRecentInfo *const *) b);

  return g_date_time_compare (tb, ta);
}

GPtrArray *
parcours_session_list_recent (guint max)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    {
      GtkRecentInfo *info = l->data;

      /* Only local ones are looked at: asking a share that hangs would hold the menu. */
      if (g_strcmp0 (gtk_recent_info_get_mime_type (info), PARCOURS_FORMAT_MIME) == 0
          && (!gtk_recent_info_is_local (info) || gtk_recent_info_exists (info)))
        g_ptr_array_add (found, gtk_recent_info_ref (info));
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (found, compare_newest_first);
  if (found->len > max)
    g_ptr_array_set_size (found, max);
  return found;
}
