/* change-list.c - see change-list.h. */
#include "config.h"

#include "shell/change-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "model/changes.h"
#include "shell/boxed-list.h"

struct _ParcoursChangeList
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack *stack;
  ParcoursBoxedList *list;

  guint n;
};

G_DEFINE_FINAL_TYPE (ParcoursChangeList, parcours_change_list, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon, *style, *words;
} signs[] = {
  [PARCOURS_EDIT_INSERT] = { "list-add-symbolic", "success", N_("New") },
  [PARCOURS_EDIT_REMOVE] = { "list-remove-symbolic", "error", N_("Gone") },
  [PARCOURS_EDIT_MOVE] = { "parcours-moved-symbolic", "accent", N_("Moved") },
  [PARCOURS_EDIT_SET] = { "document-edit-symbolic", "accent", N_("Changed") },
};

static GtkWidget *
new_row (gconstpointer item)
{
  const ParcoursChange *change = item;
  GtkWidget *row = adw_action_row_new (), *sign = gtk_image_new_from_icon_name (signs[change->type].icon);

  gtk_widget_add_css_class (sign, signs[change->type].style);
  gtk_widget_set_tooltip_text (sign, _(signs[change->type].words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(signs[change->type].words), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), change->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
parcours_change_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (parcours_change_list_parent_class)->dispose (object);
}

static void
parcours_change_list_class_init (ParcoursChangeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PARCOURS_TYPE_BOXED_LIST);
  G_OBJECT_CLASS (klass)->dispose = parcours_change_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/change-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursChangeList, stack);
  gtk_widget_class_bind_template_child (widget_class, ParcoursChangeList, list);
}

static void
parcours_change_list_init (ParcoursChangeList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
parcours_change_list_new (void)
{
  return g_object_new (PARCOURS_TYPE_CHANGE_LIST, NULL);
}

void
parcours_change_list_set_maps (ParcoursChangeList *self, ParcoursMap *from, ParcoursMap *to)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_if_fail (PARCOURS_IS_CHANGE_LIST (self));

  changes = from != NULL && to != NULL ? parcours_changes (from, to) : g_ptr_array_new ();
  self->n = changes->len;
  parcours_boxed_list_show (self->list, changes, new_row);
  gtk_stack_set_visible_child_name (self->stack, from == NULL || to == NULL ? "empty" : self->n == 0 ? "same" : "list");
}

guint
parcours_change_list_get_n_changes (ParcoursChangeList *self)
{
  g_return_val_if_fail (PARCOURS_IS_CHANGE_LIST (self), 0);
  return self->n;
}
