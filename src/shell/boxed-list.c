/* boxed-list.c - see boxed-list.h. */
#include "config.h"

#include "shell/boxed-list.h"

#include <glib/gi18n.h>

#define MAX_ROWS 200

struct _ParcoursBoxedList
{
  GtkWidget parent_instance;

  /* Template children */
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (ParcoursBoxedList, parcours_boxed_list, GTK_TYPE_WIDGET)

static void
parcours_boxed_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (parcours_boxed_list_parent_class)->dispose (object);
}

static void
parcours_boxed_list_class_init (ParcoursBoxedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_boxed_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/boxed-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursBoxedList, scroller);
  gtk_widget_class_bind_template_child (widget_class, ParcoursBoxedList, list);
  gtk_widget_class_bind_template_child (widget_class, ParcoursBoxedList, more);
}

static void
parcours_boxed_list_init (ParcoursBoxedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
parcours_boxed_list_show (ParcoursBoxedList *self, GPtrArray *items, GtkWidget *(*new_row) (gconstpointer item))
{
  const guint shown = MIN (items->len, MAX_ROWS), rest = items->len - shown;
  g_autofree char *text = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (PARCOURS_IS_BOXED_LIST (self) && items != NULL && new_row != NULL);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < shown; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (items, i)));
  text = g_strdup_printf (ngettext ("And %u more.", "And %u more.", rest), rest);
  gtk_label_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), rest > 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}
