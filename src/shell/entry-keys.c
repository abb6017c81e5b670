#include "config.h"

#include "shell/entry-keys.h"

static gboolean
end_here (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return GDK_EVENT_STOP;
}

void
parcours_entry_keys_keep (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; } keys[] = {
    { GDK_KEY_a, GDK_CONTROL_MASK }, { GDK_KEY_x, GDK_CONTROL_MASK }, { GDK_KEY_c, GDK_CONTROL_MASK }, { GDK_KEY_v, GDK_CONTROL_MASK },
    { GDK_KEY_Delete, 0 }, { GDK_KEY_KP_Delete, 0 }, { GDK_KEY_BackSpace, 0 }, { GDK_KEY_Delete, GDK_SHIFT_MASK },
    { GDK_KEY_Insert, GDK_SHIFT_MASK }, { GDK_KEY_Insert, GDK_CONTROL_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, end_here, NULL);
}
