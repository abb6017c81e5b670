/* window-focus.c - the keyboard stays with the work: the buttons of the header bar and the status bar do not take it from there, and their
 * menus give it back. */
#include "config.h"

#include "shell/window-private.h"

/* The buttons of a bar, but not what is in their menus. */
static void
leave_focus (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    gtk_widget_set_focus_on_click (widget, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      leave_focus (child);
}

static gboolean
is_in_menu (GtkWidget *focus)
{
  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* What was chosen in the menu may have put the keyboard where it belongs, or the menu is still open. */
static void
give_back (gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self)), *last = self->work_focus;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))      /* closed by the menu */
    return;
  if (focus != NULL && (is_in_menu (focus) ? gtk_widget_get_mapped (focus)
                                           : gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) == NULL))
    return;
  if (last != NULL && gtk_widget_get_mapped (last) && !gtk_widget_is_ancestor (last, GTK_WIDGET (self->view_stack)))
    gtk_widget_grab_focus (last);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->view_stack)))
    _parcours_window_focus_view (self);
}

/* A menu that closes leaves the keyboard at its button, wherever it was before, or (GTK 4.8, from a submenu) in itself, where no key
 * is heard any more. */
static void
on_focus (ParcoursWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean in_menu = is_in_menu (focus);

  if (self->in_menu && (focus == NULL || !gtk_widget_get_mapped (focus)
                        || (!in_menu && gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) != NULL)))
    g_idle_add_once (give_back, g_object_ref (self));
  else if (!in_menu && focus != NULL)
    g_set_weak_pointer (&self->work_focus, focus);
  self->in_menu = in_menu;
}

/* The keyboard goes to what an action starts; from a menu, once that has closed and given it back. */
void
_parcours_window_after_menu (ParcoursWindow *self, void (*start) (gpointer window))
{
  if (self->in_menu)
    g_idle_add_once (start, g_object_ref (self));
  else
    start (g_object_ref (self));
}

void
_parcours_window_keep_focus (ParcoursWindow *self)
{
  leave_focus (_parcours_window_get_part (self, "header"));
  leave_focus (_parcours_window_get_part (self, "statusbar"));
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus), NULL);
}

void
_parcours_window_forget_focus (ParcoursWindow *self)
{
  g_clear_weak_pointer (&self->work_focus);
}
