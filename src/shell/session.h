/* session.h - what outlives a window: its size, and which maps were open lately. Works without the schema (from a build
 * folder): then nothing is remembered but the recent files, which the desktop keeps. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void parcours_session_restore_window (GtkWindow *window);
void parcours_session_keep_window (GtkWindow *window);

gboolean parcours_session_get_inspector (void);
void parcours_session_keep_inspector (gboolean shown);

gboolean parcours_session_get_minimap (void);
void parcours_session_keep_minimap (gboolean wanted);

/* The columns of the table in their order: name, width, whether it is shown. The caller owns it; NULL without the schema. */
GVariant *parcours_session_get_columns (void);
void parcours_session_keep_columns (GVariant *columns);

/* Puts a file on top of the recent ones. `title` is what menus call it. */
void parcours_session_add_recent (GFile *file, const char *title);

/* Drops a file that is no longer there. */
void parcours_session_remove_recent (GFile *file);

/* At most `max` GtkRecentInfo of maps that exist, newest first. The caller owns the array. */
GPtrArray *parcours_session_list_recent (guint max);

G_END_DECLS
