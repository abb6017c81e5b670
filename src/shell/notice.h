/* notice.h - a bar across the window: one sentence, perhaps a button, and a way to put it aside.
 *
 * It comes back when its sentence changes, not when the same one is said again.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARCOURS_TYPE_NOTICE (parcours_notice_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursNotice, parcours_notice, PARCOURS, NOTICE, GtkWidget)

/* Shows `text`, or hides the bar (NULL). */
void parcours_notice_set_text (ParcoursNotice *self, const char *text);

/* A button with a mnemonic label that activates an action; NULL: none. */
void parcours_notice_set_button (ParcoursNotice *self, const char *label, const char *action_name);

/* FALSE: it stays as long as it is true. */
void parcours_notice_set_dismissable (ParcoursNotice *self, gboolean dismissable);

G_END_DECLS
