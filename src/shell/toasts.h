/* toasts.h - shows toasts one after the other, each only when the one before has left the screen.
 *
 * The overlay has a queue of its own, but libadwaita 1.2 lets a toast that replaces another appear more slowly than it vanishes: who
 * presses the cross of both in one double click has the end of the appearance told to a toast that is freed already.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Takes the toast. */
void parcours_toasts_add (AdwToastOverlay *overlay, AdwToast *toast);

/* What it says is no longer so: it goes, or does not come. A toast that is gone already may be withdrawn again. */
void parcours_toasts_withdraw (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS
