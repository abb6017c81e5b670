/* icon-button.h - a flat button with a sign only: the words are its tooltip and what assistive technology says. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Calls `callback` with `data` alone when clicked. Floating. */
GtkWidget *parcours_icon_button_new (const char *icon, const char *words, GCallback callback, gpointer data);

void parcours_icon_button_set (GtkWidget *button, const char *icon, const char *words);

G_END_DECLS
