/* version-row.c - see version-row.h. */
#include "config.h"

#include "shell/version-row.h"

#include <glib/gi18n.h>

#include "shell/when.h"

struct _ParcoursVersionRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkPicture *picture;
  GtkImage *sign;
  GtkLabel *when_label;
  GtkLabel *size_label;

  ParcoursVersion *version;
};

G_DEFINE_FINAL_TYPE (ParcoursVersionRow, parcours_version_row, GTK_TYPE_LIST_BOX_ROW)

static void
parcours_version_row_finalize (GObject *object)
{
  ParcoursVersionRow *self = PARCOURS_VERSION_ROW (object);

  parcours_version_free (self->version);
  G_OBJECT_CLASS (parcours_version_row_parent_class)->finalize (object);
}

static void
parcours_version_row_class_init (ParcoursVersionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = parcours_version_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/version-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionRow, picture);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionRow, sign);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionRow, when_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursVersionRow, size_label);
}

static void
parcours_version_row_init (ParcoursVersionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What assistive technology says of the row. */
static void
update_name (ParcoursVersionRow *self)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", gtk_label_get_label (self->when_label),
                                           gtk_label_get_label (self->size_label));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
parcours_version_row_new (const ParcoursVersion *version, GDateTime *now)
{
  ParcoursVersionRow *self;
  g_autofree char *words = NULL, *full = NULL, *size = NULL, *picture = NULL;

  g_return_val_if_fail (version != NULL && now != NULL, NULL);

  self = g_object_new (PARCOURS_TYPE_VERSION_ROW, NULL);
  self->version = parcours_version_copy (version);
  words = parcours_when_dup_words (version->time, now);
  full = parcours_when_dup_full (version->time);
  size = g_format_size (version->size);
  /* Translators: %s is a date and a time. */
  picture = g_strdup_printf (_("Picture of the version of %s"), full);
  gtk_label_set_label (self->when_label, words);
  gtk_label_set_label (self->size_label, size);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), full);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, picture, -1);
  update_name (self);
  return GTK_WIDGET (self);
}

const ParcoursVersion *
parcours_version_row_get_version (ParcoursVersionRow *self)
{
  g_return_val_if_fail (PARCOURS_IS_VERSION_ROW (self), NULL);

  return self->version;
}

const char *
parcours_version_row_get_words (ParcoursVersionRow *self)
{
  g_return_val_if_fail (PARCOURS_IS_VERSION_ROW (self), NULL);

  return gtk_label_get_label (self->when_label);
}

GdkPaintable *
parcours_version_row_get_picture (ParcoursVersionRow *self)
{
  g_return_val_if_fail (PARCOURS_IS_VERSION_ROW (self), NULL);

  return gtk_picture_get_paintable (self->picture);
}

void
parcours_version_row_set_picture (ParcoursVersionRow *self, GdkTexture *picture)
{
  g_return_if_fail (PARCOURS_IS_VERSION_ROW (self));

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (picture));
}

void
parcours_version_row_set_damaged (ParcoursVersionRow *self)
{
  g_return_if_fail (PARCOURS_IS_VERSION_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->sign), TRUE);
  gtk_label_set_label (self->size_label, _("Cannot be read"));
  update_name (self);
}
