/* entry-keys.h - keys of an entry that must not reach the wall.
 *
 * An entry passes on what it has no use for at the moment: Select All and Delete with nothing in it. In the window the same keys are
 * about cards, which nobody means who is typing.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the class of a widget that holds entries: such keys end there. */
void parcours_entry_keys_keep (GtkWidgetClass *widget_class);

G_END_DECLS
