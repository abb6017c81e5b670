/* grow-text.h - a text area as high as its text, with words in place of an empty text. (GtkTextView on its own is
 * made for scrolling and asks for no height.) */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARCOURS_TYPE_GROW_TEXT (parcours_grow_text_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursGrowText, parcours_grow_text, PARCOURS, GROW_TEXT, GtkTextView)

GtkWidget *parcours_grow_text_new (void);

/* Shown while there is no text; NULL: nothing. */
void parcours_grow_text_set_placeholder (ParcoursGrowText *self, const char *words);

G_END_DECLS
