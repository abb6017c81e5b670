#include "config.h"

#include "shell/field-editor.h"

#include <glib/gi18n-lib.h>

#include "model/bulk.h"
#include "shell/record-words.h"

typedef struct
{
  ParcoursFieldId field;
  ParcoursMap *map;
  GPtrArray *records;

  GtkWidget *label;
  GtkWidget *summary;
  GtkWidget *error;
} ParcoursFieldEditorPrivate;

enum { PROP_0, PROP_FIELD, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ParcoursFieldEditor, parcours_field_editor, GTK_TYPE_BOX)

static ParcoursFieldEditorPrivate *
get_private (ParcoursFieldEditor *self)
{
  return parcours_field_editor_get_instance_private (self);
}

/* Three short words fit beside each other; longer ones go into a list. */
static gboolean
is_short_choice (const ParcoursField *field)
{
  glong length = 0;

  if (field->type != PARCOURS_TYPE_CHOICE || field->n_choices > 3)
    return FALSE;
  for (guint i = 0; i < field->n_choices; i++)
    length += g_utf8_strlen (_(field->choices[i].label), -1);

  return length <= 32;
}

static GType
editor_type (const ParcoursField *field)
{
  switch (field->type)
    {
    case PARCOURS_TYPE_YES:
      return parcours_field_yes_get_type ();
    case PARCOURS_TYPE_COLOUR:
      return parcours_field_colour_get_type ();
    case PARCOURS_TYPE_CHOICES:
    case PARCOURS_TYPE_TAGS:
    case PARCOURS_TYPE_IDS:
      return parcours_field_chips_get_type ();
    case PARCOURS_TYPE_REF:
      return field->target == PARCOURS_KIND_PICTURE ? parcours_field_picture_get_type () : parcours_field_choice_get_type ();
    case PARCOURS_TYPE_CHOICE:
      return is_short_choice (field) ? parcours_field_steps_get_type () : parcours_field_choice_get_type ();
    case PARCOURS_TYPE_INT:
      return field->max - field->min < 10 ? parcours_field_steps_get_type () : parcours_field_text_get_type ();
    case PARCOURS_TYPE_ORDER:
    case PARCOURS_TYPE_DATA:
    case PARCOURS_TYPE_EXTRA:
      return G_TYPE_INVALID;
    default:
      return parcours_field_text_get_type ();
    }
}

GtkWidget *
parcours_field_editor_new (ParcoursFieldId field)
{
  GType type = editor_type (parcours_field (field));

  return type != G_TYPE_INVALID ? g_object_new (type, "field", (guint) field, NULL) : NULL;
}

gboolean
parcours_field_is_common (const ParcoursField *field)
{
  switch (field->type)
    {
    case PARCOURS_TYPE_TITLE:
      return FALSE;
    default:
      return TRUE;
    }
}

char *
parcours_field_editor_dup_share (ParcoursFieldEditor *self, const char *value)
{
  GPtrArray *records = get_private (self)->records;
  guint n = records != NULL ? parcours_bulk_count (records, get_private (self)->field, value) : 0;

  return n > 0 && n < records->len ? parcours_dup_share_words (n, records->len) : NULL;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
build_head (ParcoursFieldEditor *self)
{
  ParcoursFieldEditorPrivate *priv = get_private (self);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  priv->label = make_label (_(parcours_field (priv->field)->label), "field-label");
  gtk_label_set_ellipsize (GTK_LABEL (priv->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (priv->label, TRUE);
  priv->summary = make_label (NULL, "field-summary");
  gtk_label_set_ellipsize (GTK_LABEL (priv->summary), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (priv->summary, FALSE);
  gtk_box_append (GTK_BOX (head), priv->label);
  gtk_box_append (GTK_BOX (head), priv->summary);
  gtk_box_append (GTK_BOX (self), head);
}

static void
parcours_field_editor_constructed (GObject *object)
{
  ParcoursFieldEditor *self = PARCOURS_FIELD_EDITOR (object);
  ParcoursFieldEditorPrivate *priv = get_private (self);

  G_OBJECT_CLASS (parcours_field_editor_parent_class)->constructed (object);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  build_head (self);
  PARCOURS_FIELD_EDITOR_GET_CLASS (self)->build (self);

  priv->error = make_label (NULL, "error");
  gtk_widget_add_css_class (priv->error, "field-error");
  gtk_label_set_wrap (GTK_LABEL (priv->error), TRUE);
  gtk_widget_set_visible (priv->error, FALSE);
  gtk_box_append (GTK_BOX (self), priv->error);
}

static void
parcours_field_editor_dispose (GObject *object)
{
  ParcoursFieldEditorPrivate *priv = get_private (PARCOURS_FIELD_EDITOR (object));

  g_clear_object (&priv->map);
  g_clear_pointer (&priv->records, g_ptr_array_unref);

  G_OBJECT_CLASS (parcours_field_editor_parent_class)->dispose (object);
}

static void
parcours_field_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FIELD:
      get_private (PARCOURS_FIELD_EDITOR (object))->field = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
parcours_field_editor_class_init (ParcoursFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = parcours_field_editor_constructed;
  object_class->dispose = parcours_field_editor_dispose;
  object_class->set_property = parcours_field_editor_set_property;

  properties[PROP_FIELD] = g_param_spec_uint ("field", NULL, NULL, 0, PARCOURS_N_FIELDS - 1, 0,
                                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parcours_field_editor_init (ParcoursFieldEditor *self)
{
}

/* The value all records have; NULL and `mixed` if they differ. */
static const char *
common_value (ParcoursFieldEditor *self, gboolean *mixed)
{
  ParcoursFieldEditorPrivate *priv = get_private (self);
  const char *value = parcours_element_get_value (g_ptr_array_index (priv->records, 0), priv->field);

  *mixed = FALSE;
  for (guint i = 1; i < priv->records->len; i++)
    if (g_strcmp0 (value, parcours_element_get_value (g_ptr_array_index (priv->records, i), priv->field)) != 0)
      {
        *mixed = TRUE;
        return NULL;
      }

  return value;
}

static void
show (ParcoursFieldEditor *self, gboolean fresh)
{
  gboolean mixed;
  const char *value = common_value (self, &mixed);

  if (fresh)
    parcours_field_editor_set_error (self, NULL);
  PARCOURS_FIELD_EDITOR_GET_CLASS (self)->show (self, value, mixed, fresh);
}

void
parcours_field_editor_set_records (ParcoursFieldEditor *self, ParcoursMap *map, GPtrArray *records)
{
  ParcoursFieldEditorPrivate *priv = get_private (self);

  g_return_if_fail (PARCOURS_IS_FIELD_EDITOR (self));
  g_return_if_fail (PARCOURS_IS_MAP (map));
  g_return_if_fail (records != NULL && records->len > 0);

  g_set_object (&priv->map, map);
  g_ptr_array_ref (records);
  g_clear_pointer (&priv->records, g_ptr_array_unref);
  priv->records = records;
  show (self, TRUE);
}

void
parcours_field_editor_refresh (ParcoursFieldEditor *self)
{
  g_return_if_fail (PARCOURS_IS_FIELD_EDITOR (self));

  if (get_private (self)->records != NULL)
    show (self, FALSE);
}

const ParcoursField *
parcours_field_editor_get_field (ParcoursFieldEditor *self)
{
  return parcours_field (get_private (self)->field);
}

ParcoursMap *
parcours_field_editor_get_map (ParcoursFieldEditor *self)
{
  return get_private (self)->map;
}

GPtrArray *
parcours_field_editor_get_records (ParcoursFieldEditor *self)
{
  return get_private (self)->records;
}

gboolean
parcours_field_editor_commit (ParcoursFieldEditor *self, const char *text)
{
  ParcoursFieldEditorPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (PARCOURS_IS_FIELD_EDITOR (self), FALSE);

  if (priv->records == NULL)
    return FALSE;

  value = parcours_field_parse (priv->field, text, &error);
  if (error == NULL)
    parcours_map_set_all (priv->map, priv->records, priv->field, text, &error);
  parcours_field_editor_set_error (self, error != NULL ? error->message : NULL);

  return error == NULL;
}

void
parcours_field_editor_set_error (ParcoursFieldEditor *self, const char *message)
{
  ParcoursFieldEditorPrivate *priv = get_private (self);

  if (priv->error == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (priv->error), message != NULL ? message : "");
  gtk_widget_set_visible (priv->error, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
}

void
parcours_field_editor_set_summary (ParcoursFieldEditor *self, const char *summary)
{
  ParcoursFieldEditorPrivate *priv = get_private (self);

  gtk_label_set_text (GTK_LABEL (priv->summary), summary != NULL ? summary : "");
  gtk_widget_set_visible (priv->summary, summary != NULL);
}

void
parcours_field_editor_set_label_visible (ParcoursFieldEditor *self, gboolean visible)
{
  g_return_if_fail (PARCOURS_IS_FIELD_EDITOR (self));

  gtk_widget_set_visible (gtk_widget_get_parent (get_private (self)->label), visible);
}

void
parcours_field_editor_label_widget (ParcoursFieldEditor *self, GtkWidget *widget)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(parcours_field_editor_get_field (self)->label), -1);
}

static void
on_leave (GtkEventControllerFocus *controller, gpointer data)
{
  ParcoursFieldEditorPrivate *priv = get_private (data);

  if (priv->map != NULL)
    parcours_map_seal (priv->map);
}

void
parcours_field_editor_seal_on_leave (ParcoursFieldEditor *self, GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, controller);
}
