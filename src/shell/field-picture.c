/* field-picture.c - the picture of a card or the portrait of a persona: how it looks, another one from a file (or dropped here), none, and
 * what it shows in words. */
#include "config.h"

#include "shell/field-editor.h"

#include <glib/gi18n-lib.h>

#include "model/illustrate.h"
#include "paint/pictures.h"
#include "shell/dialogs.h"
#include "shell/icon-button.h"
#include "shell/picture-source.h"
#include "shell/window.h"

#define PREVIEW_HEIGHT 128
#define RADIUS 6.0

#define PARCOURS_TYPE_FIELD_PICTURE (parcours_field_picture_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFieldPicture, parcours_field_picture, PARCOURS, FIELD_PICTURE, ParcoursFieldEditor)

struct _ParcoursFieldPicture
{
  ParcoursFieldEditor parent_instance;

  GtkWidget *preview;
  GtkWidget *problem;           /* instead of it */
  GtkWidget *choose;
  GtkWidget *remove;
  GtkWidget *alt;
  GSignalGroup *signals;        /* of the map's pictures */
  ParcoursMap *map;             /* whose picture is shown; weak */
  char *id;                     /* NULL: none */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (ParcoursFieldPicture, parcours_field_picture, parcours_field_editor_get_type ())

static ParcoursElement *
get_record (ParcoursFieldPicture *self)
{
  return self->map != NULL ? parcours_map_find_kind (self->map, self->id, PARCOURS_KIND_PICTURE) : NULL;
}

/* --- how it looks --- */

static void
round_corners (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - RADIUS, y + RADIUS, RADIUS, -G_PI_2, 0);
  cairo_arc (cr, x + width - RADIUS, y + height - RADIUS, RADIUS, 0, G_PI_2);
  cairo_arc (cr, x + RADIUS, y + height - RADIUS, RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  ParcoursFieldPicture *self = data;
  int density = gtk_widget_get_scale_factor (GTK_WIDGET (area));
  ParcoursImage *image = NULL;
  cairo_surface_t *surface;
  double aspect, wide, high;

  if (self->map == NULL || self->id == NULL)
    return;
  parcours_pictures_get (parcours_pictures_of (self->map), self->id, TRUE, &image);
  if (image == NULL)
    return;
  aspect = parcours_image_get_aspect (image);
  wide = MIN (width, height * aspect);
  high = wide / aspect;
  surface = parcours_image_scale (image, (int) (wide * density + 0.5));
  round_corners (cr, (width - wide) / 2, (height - high) / 2, wide, high);
  cairo_clip (cr);
  cairo_translate (cr, (width - wide) / 2, (height - high) / 2);
  cairo_scale (cr, wide / cairo_image_surface_get_width (surface), high / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

/* Asks for it, so that a refusal is known; a worker that is busy with it tells later. */
static void
show_state (ParcoursFieldPicture *self)
{
  ParcoursImage *image = NULL;
  const char *problem = NULL;

  if (self->map != NULL && self->id != NULL)
    {
      ParcoursPictures *pictures = parcours_pictures_of (self->map);

      parcours_pictures_get (pictures, self->id, TRUE, &image);
      problem = parcours_pictures_get_problem (pictures, self->id);
    }
  gtk_widget_set_visible (self->preview, self->id != NULL && problem == NULL);
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_queue_draw (self->preview);
}

static void
on_picture (ParcoursFieldPicture *self, const char *id)
{
  if (g_strcmp0 (id, self->id) == 0)
    show_state (self);
}

/* --- what is done --- */

static void
illustrate (ParcoursFieldPicture *self, GFile *file)
{
  ParcoursFieldEditor *editor = PARCOURS_FIELD_EDITOR (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (PARCOURS_IS_WINDOW (root) && parcours_field_editor_get_records (editor) != NULL)
    parcours_window_illustrate (PARCOURS_WINDOW (root), file, parcours_field_editor_get_records (editor),
                                parcours_field_editor_get_field (editor)->id);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (ParcoursFieldPicture) self = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    illustrate (self, file);
  g_object_unref (dialog);
}

static void
on_choose (ParcoursFieldPicture *self)
{
  GtkFileChooserNative *dialog = parcours_picture_source_new_dialog (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  g_signal_connect (dialog, "response", G_CALLBACK (on_response), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_remove (ParcoursFieldPicture *self)
{
  ParcoursFieldEditor *editor = PARCOURS_FIELD_EDITOR (self);

  parcours_map_illustrate (parcours_field_editor_get_map (editor), parcours_field_editor_get_records (editor),
                           parcours_field_editor_get_field (editor)->id, NULL);
  gtk_widget_grab_focus (self->choose);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  illustrate (data, files->data);
  return TRUE;
}

static void
on_alt (ParcoursFieldPicture *self)
{
  ParcoursElement *record = get_record (self);

  if (!self->showing && record != NULL)
    parcours_map_set (self->map, record, PARCOURS_PICTURE_ALT, gtk_editable_get_text (GTK_EDITABLE (self->alt)), NULL);
}

/* --- the editor --- */

static void
parcours_field_picture_build (ParcoursFieldEditor *editor)
{
  ParcoursFieldPicture *self = PARCOURS_FIELD_PICTURE (editor);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->signals = g_signal_group_new (PARCOURS_TYPE_PICTURES);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_picture), self);

  self->preview = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->preview), PREVIEW_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->preview), draw, self, NULL);
  gtk_box_append (GTK_BOX (self), self->preview);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0.0f);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_add_css_class (self->problem, "field-error");
  gtk_box_append (GTK_BOX (self), self->problem);

  self->choose = gtk_button_new_with_label ("");
  gtk_widget_set_hexpand (self->choose, TRUE);
  g_signal_connect_object (self->choose, "clicked", G_CALLBACK (on_choose), self, G_CONNECT_SWAPPED);
  self->remove = parcours_icon_button_new ("user-trash-symbolic", _("Remove the picture"), G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (row), self->choose);
  gtk_box_append (GTK_BOX (row), self->remove);
  gtk_box_append (GTK_BOX (self), row);

  self->alt = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->alt), _("What does it show?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->alt), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the picture shows"), -1);
  g_signal_connect_object (self->alt, "changed", G_CALLBACK (on_alt), self, G_CONNECT_SWAPPED);
  parcours_field_editor_seal_on_leave (editor, self->alt);
  gtk_box_append (GTK_BOX (self), self->alt);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* What is typed stays as it is, spaces at its end too, as long as it means what the map has. */
static void
show_alt (ParcoursFieldPicture *self, const char *alt)
{
  g_autofree char *typed = parcours_field_parse (PARCOURS_PICTURE_ALT, gtk_editable_get_text (GTK_EDITABLE (self->alt)), NULL);

  self->showing = TRUE;
  if (g_strcmp0 (typed, alt) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->alt), alt != NULL ? alt : "");
  self->showing = FALSE;
}

static void
show_words (ParcoursFieldPicture *self, gboolean mixed)
{
  ParcoursElement *record = get_record (self);
  const char *alt = record != NULL ? parcours_element_get_text (record, PARCOURS_PICTURE_ALT) : NULL;

  if (mixed)
    gtk_button_set_label (GTK_BUTTON (self->choose), _("Several pictures: choose one for all…"));
  else
    gtk_button_set_label (GTK_BUTTON (self->choose), self->id != NULL ? _("Choose another picture…") : _("Choose a picture…"));
  gtk_widget_set_visible (self->remove, self->id != NULL || mixed);
  gtk_widget_set_visible (self->alt, record != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, alt != NULL ? alt : _("Picture"), -1);
  show_alt (self, alt);
}

static void
parcours_field_picture_show (ParcoursFieldEditor *editor, const char *value, gboolean mixed, gboolean fresh)
{
  ParcoursFieldPicture *self = PARCOURS_FIELD_PICTURE (editor);

  g_set_weak_pointer (&self->map, parcours_field_editor_get_map (editor));
  g_signal_group_set_target (self->signals, parcours_pictures_of (self->map));
  g_free (self->id);
  self->id = g_strdup (value);
  show_words (self, mixed);
  show_state (self);
}

static void
parcours_field_picture_finalize (GObject *object)
{
  ParcoursFieldPicture *self = PARCOURS_FIELD_PICTURE (object);

  g_clear_object (&self->signals);
  g_clear_weak_pointer (&self->map);
  g_free (self->id);

  G_OBJECT_CLASS (parcours_field_picture_parent_class)->finalize (object);
}

static void
parcours_field_picture_class_init (ParcoursFieldPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_field_picture_finalize;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->build = parcours_field_picture_build;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->show = parcours_field_picture_show;
}

static void
parcours_field_picture_init (ParcoursFieldPicture *self)
{
}
