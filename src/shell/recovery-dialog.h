/* recovery-dialog.h - what crashed sessions left, offered at the start. */
#pragma once

#include "shell/window.h"

G_BEGIN_DECLS

/* Offers each left-over draft over `window`: Recover, Discard, or later. Nothing happens if there is none; nothing is removed before the
 * user chose. */
void parcours_recovery_dialog_offer (ParcoursWindow *window);

G_END_DECLS
