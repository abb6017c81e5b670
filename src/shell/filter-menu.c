#include "config.h"

#include "shell/filter-menu.h"

#include <glib/gi18n.h>

#include "shell/value-words.h"

#define MOST_HEIGHT 380

struct _ParcoursFilterMenu
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkWidget *rows;              /* of the popover */

  char *name;
  char *label;
  ParcoursMap *map;
  ParcoursFilter *filter;
};

G_DEFINE_FINAL_TYPE (ParcoursFilterMenu, parcours_filter_menu, GTK_TYPE_WIDGET)

static guint toggled_signal;

static const ParcoursField *
field_of (ParcoursFilterMenu *self)
{
  ParcoursFieldId id = parcours_field_by_xml (PARCOURS_KIND_CARD, self->name);

  return parcours_field (id != PARCOURS_FIELD_NONE ? id : PARCOURS_LANE_PERSONA);
}

/* What a person reads for a value. The caller owns it. */
static char *
dup_words (ParcoursFilterMenu *self, const char *value)
{
  const ParcoursField *field = field_of (self);
  ParcoursElement *target;

  if (value == NULL)
    return g_strdup (_("Not set"));
  if (field->target != PARCOURS_KIND_NONE)
    {
      target = parcours_map_find_kind (self->map, value, field->target);
      return g_strdup (target != NULL && *parcours_element_get_name (target) != '\0' ? parcours_element_get_name (target) : value);
    }
  return parcours_value_dup_words (field, value);
}

static void
on_row_toggled (GtkCheckButton *row, gpointer data)
{
  g_signal_emit (data, toggled_signal, 0, g_object_get_data (G_OBJECT (row), "value"), gtk_check_button_get_active (row));
}

/* What has no sign keeps the place of one where the others have theirs. */
static void
add_sign (ParcoursFilterMenu *self, GtkWidget *box, const char *value, GtkSizeGroup *signs)
{
  GtkWidget *sign = value != NULL ? parcours_value_new_sign (field_of (self), value, self->map) : NULL;

  if (sign == NULL && gtk_size_group_get_widgets (signs) == NULL)
    return;
  if (sign == NULL)
    sign = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_size_group_add_widget (signs, sign);
  gtk_box_append (GTK_BOX (box), sign);
}

static void
add_row (ParcoursFilterMenu *self, const ParcoursFilterValue *value, GtkSizeGroup *signs)
{
  GtkWidget *row = gtk_check_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label, *count;
  g_autofree char *words = dup_words (self, value->value);
  g_autofree char *number = g_strdup_printf ("%u", value->n_cards);
  g_autofree char *name = NULL;

  /* Translators: a value of a filter and how many cards have it, for screen readers */
  name = g_strdup_printf (ngettext ("%s, %u card", "%s, %u cards", value->n_cards), words, value->n_cards);
  label = gtk_label_new (words);
  count = gtk_label_new (number);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_margin_start (count, 10);
  add_sign (self, box, value->value, signs);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row), parcours_filter_has (self->filter, self->map, self->name, value->value));
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value->value), g_free);
  g_signal_connect_object (row, "toggled", G_CALLBACK (on_row_toggled), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (self->rows), row);
}

/* Each time the popover opens: the map may hold other things by then. */
static void
fill (GtkMenuButton *button, gpointer data)
{
  ParcoursFilterMenu *self = data;
  g_autoptr (GtkSizeGroup) signs = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GPtrArray) values = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  if (self->map == NULL || self->filter == NULL)
    return;
  values = parcours_filter_list_values (self->map, self->name);
  for (guint i = 0; i < values->len; i++)
    add_row (self, g_ptr_array_index (values, i), signs);
}

static void
parcours_filter_menu_dispose (GObject *object)
{
  ParcoursFilterMenu *self = PARCOURS_FILTER_MENU (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->map);
  g_clear_pointer (&self->filter, parcours_filter_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (parcours_filter_menu_parent_class)->dispose (object);
}

static void
parcours_filter_menu_class_init (ParcoursFilterMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_filter_menu_dispose;
  toggled_signal = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
parcours_filter_menu_init (ParcoursFilterMenu *self)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->rows);
  gtk_widget_add_css_class (popover, "filter-menu");
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_create_popup_func (self->button, fill, self, NULL);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
parcours_filter_menu_new (const char *name, const char *label)
{
  ParcoursFilterMenu *self = g_object_new (PARCOURS_TYPE_FILTER_MENU, NULL);

  self->name = g_strdup (name);
  self->label = g_strdup (label);
  gtk_menu_button_set_label (self->button, label);
  return GTK_WIDGET (self);
}

const char *
parcours_filter_menu_get_name (ParcoursFilterMenu *self)
{
  g_return_val_if_fail (PARCOURS_IS_FILTER_MENU (self), NULL);

  return self->name;
}

void
parcours_filter_menu_update (ParcoursFilterMenu *self, ParcoursMap *map, ParcoursFilter *filter)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *label = NULL;
  guint n = 0, n_set = 0;

  g_return_if_fail (PARCOURS_IS_FILTER_MENU (self));
  g_return_if_fail (filter != NULL);

  g_set_object (&self->map, map);
  parcours_filter_ref (filter);
  g_clear_pointer (&self->filter, parcours_filter_unref);
  self->filter = filter;
  values = map != NULL ? parcours_filter_list_values (map, self->name) : NULL;
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const ParcoursFilterValue *value = g_ptr_array_index (values, i);

      n_set += value->value != NULL ? 1 : 0;
      n += parcours_filter_has (filter, map, self->name, value->value) ? 1 : 0;
    }
  /* Translators: a field of the filter bar and how many of its values are chosen */
  label = n > 0 ? g_strdup_printf (_("%s: %u"), self->label, n) : g_strdup (self->label);
  gtk_menu_button_set_label (self->button, label);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  gtk_widget_set_visible (GTK_WIDGET (self), n_set > 0 || n > 0);
}
