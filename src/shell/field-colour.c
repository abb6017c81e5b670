/* field-colour.c - a colour, or none: a button with a swatch, and in its popover the grounds of the palette, none,
 * and any other colour. */
#include "config.h"

#include "shell/field-editor.h"

#include <glib/gi18n-lib.h>

#include "paint/theme.h"
#include "shell/sign.h"

#define PARCOURS_TYPE_FIELD_COLOUR (parcours_field_colour_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFieldColour, parcours_field_colour, PARCOURS, FIELD_COLOUR, ParcoursFieldEditor)

#define SWATCHES_PER_ROW 7

struct _ParcoursFieldColour
{
  ParcoursFieldEditor parent_instance;

  GtkWidget *swatch;
  GtkWidget *words;
  GtkWidget *popover;
  char *shown;
};

G_DEFINE_FINAL_TYPE (ParcoursFieldColour, parcours_field_colour, parcours_field_editor_get_type ())

static char *
to_text (ParcoursColour colour)
{
  return g_strdup_printf ("#%06x", colour >> 8);
}

static void
choose (ParcoursFieldColour *self, const char *value)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), value);
}

static void
on_swatch (GtkButton *button, ParcoursFieldColour *self)
{
  choose (self, g_object_get_data (G_OBJECT (button), "colour"));
}

static void
on_none (ParcoursFieldColour *self)
{
  choose (self, NULL);
}

static void
on_response (GtkDialog *dialog, int response, ParcoursFieldColour *self)
{
  GdkRGBA rgba;
  g_autofree char *text = NULL;

  if (response == GTK_RESPONSE_OK)
    {
      gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
      text = g_strdup_printf ("#%02x%02x%02x", (guint) (rgba.red * 255 + 0.5f), (guint) (rgba.green * 255 + 0.5f),
                              (guint) (rgba.blue * 255 + 0.5f));
      parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), text);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
on_other (ParcoursFieldColour *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const ParcoursField *field = parcours_field_editor_get_field (PARCOURS_FIELD_EDITOR (self));
  GtkWidget *dialog = gtk_color_chooser_dialog_new (_(field->label), GTK_WINDOW (root));
  GdkRGBA rgba;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (dialog), FALSE);
  if (self->shown != NULL && gdk_rgba_parse (&rgba, self->shown))
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
add_wide_button (GtkWidget *box, const char *words, GCallback callback, ParcoursFieldColour *self)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

/* Cards take the grounds of the kinds, other records their deeper strips, which show as lines and discs too. */
static ParcoursColour
palette_colour (const ParcoursField *field, guint i)
{
  const ParcoursTheme *theme = parcours_theme_get (PARCOURS_THEME_LIGHT, FALSE);

  return field->kind == PARCOURS_KIND_CARD ? theme->notes[i].ground : theme->notes[i].mark;
}

static GtkWidget *
build_palette (ParcoursFieldColour *self, const ParcoursField *field)
{
  GtkWidget *grid = gtk_grid_new ();

  for (guint i = 0; i < PARCOURS_N_NOTES; i++)
    {
      ParcoursColour colour = palette_colour (field, i);
      GtkWidget *button = gtk_button_new ();
      char *text = to_text (colour);

      gtk_button_set_child (GTK_BUTTON (button), parcours_sign_new_swatch (&colour, 22));
      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
      gtk_widget_add_css_class (button, "swatch");
      gtk_widget_set_tooltip_text (button, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      g_object_set_data_full (G_OBJECT (button), "colour", text, g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_swatch), self);
      gtk_grid_attach (GTK_GRID (grid), button, (int) (i % SWATCHES_PER_ROW), (int) (i / SWATCHES_PER_ROW), 1, 1);
    }

  return grid;
}

static void
parcours_field_colour_build (ParcoursFieldEditor *editor)
{
  ParcoursFieldColour *self = PARCOURS_FIELD_COLOUR (editor);
  const ParcoursField *field = parcours_field_editor_get_field (editor);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->swatch = parcours_sign_new_swatch (NULL, 20);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0.0f);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (content), self->swatch);
  gtk_box_append (GTK_BOX (content), self->words);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);

  gtk_box_append (GTK_BOX (box), build_palette (self, field));
  add_wide_button (box, _("No colour of its own"), G_CALLBACK (on_none), self);
  add_wide_button (box, _("Other colour…"), G_CALLBACK (on_other), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  parcours_field_editor_label_widget (editor, button);
  gtk_box_append (GTK_BOX (self), button);
}

static void
parcours_field_colour_show (ParcoursFieldEditor *editor, const char *value, gboolean mixed, gboolean fresh)
{
  ParcoursFieldColour *self = PARCOURS_FIELD_COLOUR (editor);
  ParcoursColour colour;
  gboolean set = parcours_colour_parse (value, &colour);

  g_free (self->shown);
  self->shown = g_strdup (value);
  parcours_sign_set_swatch (PARCOURS_SIGN (self->swatch), set ? &colour : NULL);
  gtk_widget_set_visible (self->swatch, !mixed);
  if (mixed)
    gtk_label_set_text (GTK_LABEL (self->words), _("Several values"));
  else
    gtk_label_set_text (GTK_LABEL (self->words), set ? value : _("None"));
}

static void
parcours_field_colour_finalize (GObject *object)
{
  g_free (PARCOURS_FIELD_COLOUR (object)->shown);

  G_OBJECT_CLASS (parcours_field_colour_parent_class)->finalize (object);
}

static void
parcours_field_colour_class_init (ParcoursFieldColourClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_field_colour_finalize;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->build = parcours_field_colour_build;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->show = parcours_field_colour_show;
}

static void
parcours_field_colour_init (ParcoursFieldColour *self)
{
}
