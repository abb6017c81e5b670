/* notice.c - see notice.h. AdwBanner is of a later libadwaita than our floor. */
#include "config.h"

#include "shell/notice.h"

#include "base/util.h"

struct _ParcoursNotice
{
  GtkWidget parent_instance;

  /* Template children */
  GtkBox *box;
  GtkImage *sign;
  GtkLabel *label;
  GtkBox *buttons;
  GtkWidget *close;

  char *text;
};

G_DEFINE_FINAL_TYPE (ParcoursNotice, parcours_notice, GTK_TYPE_WIDGET)

GtkWidget *
parcours_notice_new (void)
{
  return g_object_new (PARCOURS_TYPE_NOTICE, NULL);
}

void
parcours_notice_set_text (ParcoursNotice *self, const char *text)
{
  g_return_if_fail (PARCOURS_IS_NOTICE (self));

  if (!parcours_set_str (&self->text, text))
    return;
  /* Nobody reads what is not shown: not even a screen reader, which looks into what is hidden. */
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

void
parcours_notice_add_button (ParcoursNotice *self, const char *label, const char *action_name)
{
  GtkWidget *button;

  g_return_if_fail (PARCOURS_IS_NOTICE (self));

  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  /* What makes no sense now is not offered, rather than shown and refused. */
  g_object_bind_property (button, "sensitive", button, "visible", G_BINDING_DEFAULT | G_BINDING_SYNC_CREATE);
  gtk_box_append (self->buttons, button);
}

void
parcours_notice_set_weight (ParcoursNotice *self, ParcoursNoticeWeight weight)
{
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic", "dialog-error-symbolic" };
  static const char *const classes[] = { "is-info", "is-warning", "is-error" };

  g_return_if_fail (PARCOURS_IS_NOTICE (self));
  g_return_if_fail (weight < G_N_ELEMENTS (icons));

  gtk_image_set_from_icon_name (self->sign, icons[weight]);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->box), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), classes[weight]);
}

void
parcours_notice_set_dismissable (ParcoursNotice *self, gboolean dismissable)
{
  g_return_if_fail (PARCOURS_IS_NOTICE (self));

  gtk_widget_set_visible (self->close, dismissable);
}

static void
on_close (ParcoursNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
parcours_notice_dispose (GObject *object)
{
  ParcoursNotice *self = PARCOURS_NOTICE (object);
  GtkWidget *child;

  g_clear_pointer (&self->text, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (parcours_notice_parent_class)->dispose (object);
}

static void
parcours_notice_class_init (ParcoursNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_notice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/notice.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, buttons);
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, box);
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, sign);
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, close);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
parcours_notice_init (ParcoursNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  parcours_notice_set_weight (self, PARCOURS_NOTICE_WARNING);
}
