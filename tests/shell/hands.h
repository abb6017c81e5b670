/* hands.h - keys and pointer of the X server, as the hardware gives them: for a test that runs inside the program and is in a hurry.
 *
 * Uses the XTEST extension over a connection of its own, found at run time, so that nothing more is needed to build.
 */
#pragma once

#include <gtk/gtk.h>

typedef struct _Hands Hands;

/* NULL if this display has no XTEST or its library is not there. */
Hands *hands_new (void);
void hands_free (Hands *hands);

/* The keyboard goes to this window (there is no window manager). */
void hands_focus (Hands *hands, GtkWindow *window);

/* Where the window's corner is on the screen. */
void hands_origin (Hands *hands, GtkWindow *window, int *x, int *y);

/* A key with its modifiers, pressed and let go. FALSE if the keyboard has no such key. */
gboolean hands_key (Hands *hands, guint keyval, GdkModifierType modifiers);

void hands_hold (Hands *hands, GdkModifierType modifiers, gboolean down);
void hands_move (Hands *hands, int x, int y);
void hands_button (Hands *hands, guint button, gboolean down);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hands, hands_free)
