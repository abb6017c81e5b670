/* notice.c - see notice.h. AdwBanner is of a later libadwaita than our floor. */
#include "config.h"

#include "shell/notice.h"

#include "base/util.h"

struct _ParcoursNotice
{
  GtkWidget parent_instance;

  /* Template children */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
  GtkWidget *close;

  char *text;
};

G_DEFINE_FINAL_TYPE (ParcoursNotice, parcours_notice, GTK_TYPE_WIDGET)

void
parcours_notice_set_text (ParcoursNotice *self, const char *text)
{
  g_return_if_fail (PARCOURS_IS_NOTICE (self));

  if (!parcours_set_str (&self->text, text))
    return;
  if (text != NULL)
    gtk_label_set_label (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}

void
parcours_notice_set_button (ParcoursNotice *self, const char *label, const char *action_name)
{
  g_return_if_fail (PARCOURS_IS_NOTICE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
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
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
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
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursNotice, close);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
parcours_notice_init (ParcoursNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
