#include "config.h"

#include "hands.h"

#include <gdk/x11/gdkx.h>
#include <gmodule.h>

#include <X11/XKBlib.h>
#include <X11/keysym.h>

struct _Hands
{
  GModule *module;
  Display *display;
  int (*fake_key) (Display *, unsigned int, Bool, unsigned long);
  int (*fake_button) (Display *, unsigned int, Bool, unsigned long);
  int (*fake_motion) (Display *, int, int, int, unsigned long);
};

Hands *
hands_new (void)
{
  g_autoptr (Hands) self = g_new0 (Hands, 1);
  Bool (*query) (Display *, int *, int *, int *, int *) = NULL;
  int a, b, c, d;

  self->module = g_module_open ("libXtst.so.6", G_MODULE_BIND_LAZY);
  self->display = XOpenDisplay (NULL);
  if (self->module == NULL || self->display == NULL || !g_module_symbol (self->module, "XTestQueryExtension", (gpointer *) &query)
      || !g_module_symbol (self->module, "XTestFakeKeyEvent", (gpointer *) &self->fake_key)
      || !g_module_symbol (self->module, "XTestFakeButtonEvent", (gpointer *) &self->fake_button)
      || !g_module_symbol (self->module, "XTestFakeMotionEvent", (gpointer *) &self->fake_motion)
      || !query (self->display, &a, &b, &c, &d))
    return NULL;
  return g_steal_pointer (&self);
}

void
hands_free (Hands *self)
{
  if (self->display != NULL)
    XCloseDisplay (self->display);
  if (self->module != NULL)
    g_module_close (self->module);
  g_free (self);
}

static Window
xid_of (GtkWindow *window)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window)));
}

void
hands_focus (Hands *self, GtkWindow *window)
{
  XWindowAttributes attributes;

  if (!gtk_widget_get_mapped (GTK_WIDGET (window)) || !XGetWindowAttributes (self->display, xid_of (window), &attributes)
      || attributes.map_state != IsViewable)
    return;
  XSetInputFocus (self->display, xid_of (window), RevertToParent, CurrentTime);
  XSync (self->display, False);
}

void
hands_origin (Hands *self, GtkWindow *window, int *x, int *y)
{
  Window child;

  XTranslateCoordinates (self->display, xid_of (window), DefaultRootWindow (self->display), 0, 0, x, y, &child);
}

void
hands_hold (Hands *self, GdkModifierType modifiers, gboolean down)
{
  static const struct { GdkModifierType mask; KeySym key; } keys[] = {
    { GDK_SHIFT_MASK, XK_Shift_L }, { GDK_CONTROL_MASK, XK_Control_L }, { GDK_ALT_MASK, XK_Alt_L },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if ((modifiers & keys[i].mask) != 0)
      self->fake_key (self->display, XKeysymToKeycode (self->display, keys[i].key), down, CurrentTime);
  XSync (self->display, False);
}

gboolean
hands_key (Hands *self, guint keyval, GdkModifierType modifiers)
{
  KeyCode code = XKeysymToKeycode (self->display, keyval);

  if (code == 0)
    return FALSE;
  /* What stands above another sign is typed with Shift. */
  if (XkbKeycodeToKeysym (self->display, code, 0, 0) != keyval && XkbKeycodeToKeysym (self->display, code, 0, 1) == keyval)
    modifiers |= GDK_SHIFT_MASK;
  hands_hold (self, modifiers, TRUE);
  self->fake_key (self->display, code, True, CurrentTime);
  self->fake_key (self->display, code, False, CurrentTime);
  hands_hold (self, modifiers, FALSE);
  return TRUE;
}

void
hands_move (Hands *self, int x, int y)
{
  self->fake_motion (self->display, -1, x, y, CurrentTime);
  XSync (self->display, False);
}

void
hands_button (Hands *self, guint button, gboolean down)
{
  self->fake_button (self->display, button, down, CurrentTime);
  XSync (self->display, False);
}
