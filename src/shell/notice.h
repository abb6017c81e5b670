/* notice.h - a bar across the window: a sign, one sentence, perhaps buttons, and a way to put it aside.
 *
 * It comes back when its sentence changes, not when the same one is said again.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARCOURS_TYPE_NOTICE (parcours_notice_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursNotice, parcours_notice, PARCOURS, NOTICE, GtkWidget)

GtkWidget *parcours_notice_new (void);

/* Shows `text`, or hides the bar (NULL). */
void parcours_notice_set_text (ParcoursNotice *self, const char *text);

/* One more button, with a mnemonic label, that activates an action. It is there as long as the action is possible. */
void parcours_notice_add_button (ParcoursNotice *self, const char *label, const char *action_name);

/* How serious it is: told by the sign and the ground. */
typedef enum { PARCOURS_NOTICE_INFO, PARCOURS_NOTICE_WARNING, PARCOURS_NOTICE_ERROR } ParcoursNoticeWeight;
void parcours_notice_set_weight (ParcoursNotice *self, ParcoursNoticeWeight weight);

/* FALSE: it stays as long as it is true. */
void parcours_notice_set_dismissable (ParcoursNotice *self, gboolean dismissable);

G_END_DECLS
