/* window-panes.c - F6 and Shift+F6 walk through the parts of the window, and come back to where one was in each. */
#include "config.h"

#include "shell/window-private.h"

/* From the top down, and within a line from left to right. */
static GtkWidget *
pane_at (ParcoursWindow *self, guint i)
{
  switch (i)
    {
    case 0:
      return _parcours_window_get_part (self, "header");
    case 1:
      return GTK_WIDGET (self->notices);
    case 2:
      return GTK_WIDGET (self->find_bars);
    case 3:
      return GTK_WIDGET (self->stack);
    case 4:
      return GTK_WIDGET (self->view_stack);
    case 5:
      return GTK_WIDGET (self->minimap);
    case 6:
      return self->wall_bar;
    case 7:
      return GTK_WIDGET (self->tray);
    case 8:
      return GTK_WIDGET (self->inspector_bin);
    case 9:
      return _parcours_window_get_part (self, "statusbar");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The innermost pane around a widget; PARCOURS_N_PANES: it is in none. */
static guint
pane_of (ParcoursWindow *self, GtkWidget *widget)
{
  guint found = PARCOURS_N_PANES;

  for (guint i = 0; widget != NULL && i < PARCOURS_N_PANES; i++)
    {
      GtkWidget *pane = pane_at (self, i);

      if ((widget == pane || gtk_widget_is_ancestor (widget, pane))
          && (found == PARCOURS_N_PANES || gtk_widget_is_ancestor (pane, pane_at (self, found))))
        found = i;
    }
  return found;
}

/* FALSE if nothing in this pane can have the keyboard now. */
static gboolean
enter (ParcoursWindow *self, guint i)
{
  GtkWidget *pane = pane_at (self, i), *last = self->pane_focus[i];

  if (!gtk_widget_get_mapped (pane))
    return FALSE;
  /* The stack around the wall is a pane only while it shows something else. */
  if (pane == GTK_WIDGET (self->stack) && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "wall") == 0)
    return FALSE;
  if (last != NULL && gtk_widget_get_mapped (last) && pane_of (self, last) == i && gtk_widget_grab_focus (last))
    return TRUE;
  if (pane == GTK_WIDGET (self->view_stack) && gtk_widget_get_mapped (GTK_WIDGET (self->canvas)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  return gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

static void
walk (ParcoursWindow *self, int direction)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint from = pane_of (self, focus);

  if (from < PARCOURS_N_PANES)
    g_set_weak_pointer (&self->pane_focus[from], focus);
  else
    from = direction > 0 ? PARCOURS_N_PANES - 1 : 0;
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
  for (guint n = 1; n < PARCOURS_N_PANES; n++)
    if (enter (self, (from + PARCOURS_N_PANES + (guint) (direction * (int) n)) % PARCOURS_N_PANES))
      return;
}

static void
on_next_pane (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  walk (data, 1);
}

static void
on_previous_pane (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  walk (data, -1);
}

static const GActionEntry actions[] = {
  { .name = "next-pane", .activate = on_next_pane },
  { .name = "previous-pane", .activate = on_previous_pane },
};

void
_parcours_window_install_panes (ParcoursWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
_parcours_window_forget_panes (ParcoursWindow *self)
{
  for (guint i = 0; i < PARCOURS_N_PANES; i++)
    g_clear_weak_pointer (&self->pane_focus[i]);
}
