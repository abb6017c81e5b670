/* field-steps.c - few values beside each other: five faces, five steps of effort, a short scale, a choice of two or
 * three. The value that is set stands out; pressing it again, or Delete, leaves the field unset. */
#include "config.h"

#include "shell/field-editor.h"

#include <glib/gi18n-lib.h>

#include "shell/sign.h"
#include "shell/value-words.h"

#define PARCOURS_TYPE_FIELD_STEPS (parcours_field_steps_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFieldSteps, parcours_field_steps, PARCOURS, FIELD_STEPS, ParcoursFieldEditor)

#define MAX_STEPS 11

struct _ParcoursFieldSteps
{
  ParcoursFieldEditor parent_instance;

  GtkWidget *buttons[MAX_STEPS];
  GtkWidget *bars[MAX_STEPS];   /* of effort, else NULL */
  char *values[MAX_STEPS];
  guint n;
};

G_DEFINE_FINAL_TYPE (ParcoursFieldSteps, parcours_field_steps, parcours_field_editor_get_type ())

static void
on_clicked (GtkButton *button, ParcoursFieldSteps *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));

  for (guint i = 0; i < self->n; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), active ? self->values[i] : NULL);
  parcours_field_editor_refresh (PARCOURS_FIELD_EDITOR (self));
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ParcoursFieldSteps *self)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;

  parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), NULL);

  return GDK_EVENT_STOP;
}

static GtkWidget *
step_content (ParcoursFieldSteps *self, const ParcoursField *field, guint i)
{
  gboolean words = field->type == PARCOURS_TYPE_CHOICE;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, words ? 4 : 6);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (parcours_field_is_emotion (field))
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
      gtk_box_set_spacing (GTK_BOX (box), 2);
    }
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  if (field->id == PARCOURS_CARD_EFFORT)
    {
      self->bars[i] = parcours_sign_new_step ((int) i + 1);
      gtk_widget_set_valign (self->bars[i], GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), self->bars[i]);
    }
  else if (parcours_field_is_emotion (field))
    gtk_box_append (GTK_BOX (box), parcours_sign_new_face ((int) i - 2, 24));
  else if (field->id == PARCOURS_CARD_LEVEL)
    gtk_box_append (GTK_BOX (box), parcours_sign_new_icon (PARCOURS_ICON_LEVEL_ASSUMED + i, 14));

  text = parcours_field_format (field->id, self->values[i], NULL);
  label = gtk_label_new (words ? _(field->choices[i].label) : text);
  if (words)
    {
      /* A third of the panel is less than some words take on one line. */
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 2);
    }
  if (field->id == PARCOURS_CARD_EFFORT)
    gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
add_button (ParcoursFieldSteps *self, GtkWidget *row, const ParcoursField *field, guint i)
{
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *summary = parcours_value_dup_words (field, self->values[i]);
  /* Translators: the name of a field and its value, “Effort: 3” */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), _(field->label), summary);

  self->buttons[i] = button;
  gtk_button_set_child (GTK_BUTTON (button), step_content (self, field, i));
  gtk_widget_set_tooltip_text (button, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (row), button);
}

static void
parcours_field_steps_build (ParcoursFieldEditor *editor)
{
  ParcoursFieldSteps *self = PARCOURS_FIELD_STEPS (editor);
  const ParcoursField *field = parcours_field_editor_get_field (editor);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, field->type == PARCOURS_TYPE_CHOICE ? 0 : 2);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->n = field->type == PARCOURS_TYPE_CHOICE ? field->n_choices : (guint) (field->max - field->min) + 1;
  g_assert (self->n <= MAX_STEPS);
  for (guint i = 0; i < self->n; i++)
    {
      if (field->type == PARCOURS_TYPE_CHOICE)
        self->values[i] = g_strdup (field->choices[i].value);
      else
        self->values[i] = g_strdup_printf ("%d", (int) field->min + (int) i);
      add_button (self, row, field, i);
    }

  gtk_box_set_homogeneous (GTK_BOX (row), field->type != PARCOURS_TYPE_CHOICE);
  for (guint i = 0; i < self->n; i++)
    gtk_widget_set_hexpand (self->buttons[i], TRUE);
  gtk_widget_add_css_class (row, field->type == PARCOURS_TYPE_CHOICE ? "segments" : "steps");
  if (self->n > 5)
    gtk_widget_add_css_class (row, "narrow");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (row, keys);
  parcours_field_editor_label_widget (editor, row);
  gtk_box_append (GTK_BOX (editor), row);
}

/* Where several cards differ, each value says how many have it: a dashed frame for the eye, words in the tooltip. */
static void
show_shares (ParcoursFieldSteps *self, const ParcoursField *field)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *share = parcours_field_editor_dup_share (PARCOURS_FIELD_EDITOR (self), self->values[i]);
      g_autofree char *words = parcours_value_dup_words (field, self->values[i]);
      /* Translators: a value and how many of the selected cards have it, “+1 positive, in 3 of 8 cards” */
      g_autofree char *both = share != NULL ? g_strdup_printf (_("%s, %s"), words, share) : NULL;

      if (share != NULL)
        gtk_widget_add_css_class (self->buttons[i], "some");
      else
        gtk_widget_remove_css_class (self->buttons[i], "some");
      gtk_widget_set_tooltip_text (self->buttons[i], both != NULL ? both : words);
      if (both != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, share, -1);
      else
        gtk_accessible_reset_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

static void
parcours_field_steps_show (ParcoursFieldEditor *editor, const char *value, gboolean mixed, gboolean fresh)
{
  ParcoursFieldSteps *self = PARCOURS_FIELD_STEPS (editor);
  const ParcoursField *field = parcours_field_editor_get_field (editor);
  g_autofree char *summary = NULL;
  int set = -1;

  for (guint i = 0; i < self->n; i++)
    {
      gboolean active = g_strcmp0 (value, self->values[i]) == 0;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), active);
      if (active)
        set = (int) i;
    }
  for (guint i = 0; i < self->n; i++)
    if (self->bars[i] != NULL)
      parcours_sign_set_filled (PARCOURS_SIGN (self->bars[i]), (int) i <= set);

  show_shares (self, field);
  if (field->type == PARCOURS_TYPE_CHOICE && !mixed)
    {
      parcours_field_editor_set_summary (editor, NULL);
      return;
    }
  if (mixed)
    summary = g_strdup (_("Several values"));
  else if (set < 0)
    summary = g_strdup (_("not rated yet"));
  else
    summary = parcours_value_dup_words (field, value);
  parcours_field_editor_set_summary (editor, summary);
}

static void
parcours_field_steps_finalize (GObject *object)
{
  ParcoursFieldSteps *self = PARCOURS_FIELD_STEPS (object);

  for (guint i = 0; i < self->n; i++)
    g_free (self->values[i]);

  G_OBJECT_CLASS (parcours_field_steps_parent_class)->finalize (object);
}

static void
parcours_field_steps_class_init (ParcoursFieldStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_field_steps_finalize;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->build = parcours_field_steps_build;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->show = parcours_field_steps_show;
}

static void
parcours_field_steps_init (ParcoursFieldSteps *self)
{
}
