/* field-choice.c - one of a list: a choice of the table, or a record of the map. The first entry leaves the field
 * unset. Stage, step and lane of a card are its place: choosing one moves the card. */
#include "config.h"

#include "shell/field-editor.h"

#include <glib/gi18n-lib.h>

#include "model/bulk.h"
#include "shell/field-entries.h"

#define PARCOURS_TYPE_FIELD_CHOICE (parcours_field_choice_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFieldChoice, parcours_field_choice, PARCOURS, FIELD_CHOICE, ParcoursFieldEditor)

struct _ParcoursFieldChoice
{
  ParcoursFieldEditor parent_instance;

  GtkWidget *drop_down;
  GPtrArray *values;            /* of each entry; NULL: unset */
  GPtrArray *words;             /* what the entries say now */
  gboolean showing;
  gboolean mixed;               /* the first entry says that the records differ; choosing it changes nothing */
};

G_DEFINE_FINAL_TYPE (ParcoursFieldChoice, parcours_field_choice, parcours_field_editor_get_type ())

static gboolean
same_words (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;

  return TRUE;
}

static guint
find_value (ParcoursFieldChoice *self, const char *value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->values, i), value) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* The keyboard is in the button inside the list, so that is what has to say which field it is. */
static void
label_button (ParcoursFieldChoice *self, guint position)
{
  GtkWidget *button = gtk_widget_get_first_child (self->drop_down);
  const ParcoursField *field = parcours_field_editor_get_field (PARCOURS_FIELD_EDITOR (self));
  const char *words = position < self->words->len ? g_ptr_array_index (self->words, position) : _("Several values");
  /* Translators: the name of a field and its value, “Effort: 3” */
  g_autofree char *label = g_strdup_printf (_("%s: %s"), _(field->label), words);

  if (GTK_IS_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Steps belong to a stage: cards of several stages have none in common. */
static void
show_usable (ParcoursFieldChoice *self, const ParcoursField *field)
{
  GPtrArray *records = parcours_field_editor_get_records (PARCOURS_FIELD_EDITOR (self));
  gboolean usable = field->id != PARCOURS_CARD_STEP || records->len == 1 ||
                    parcours_field_shared_place (parcours_field_editor_get_map (PARCOURS_FIELD_EDITOR (self)), records, FALSE) != NULL;

  gtk_widget_set_sensitive (self->drop_down, usable);
  parcours_field_editor_set_summary (PARCOURS_FIELD_EDITOR (self), usable ? NULL : _("not in one stage"));
}

static void
parcours_field_choice_show (ParcoursFieldEditor *editor, const char *value, gboolean mixed, gboolean fresh)
{
  ParcoursFieldChoice *self = PARCOURS_FIELD_CHOICE (editor);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->words);
  guint position;

  self->words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->values, 0);
  self->mixed = mixed;
  if (mixed)
    {
      g_ptr_array_add (self->values, NULL);
      g_ptr_array_add (self->words, g_strdup (_("Several values")));
    }
  parcours_field_entries (parcours_field_editor_get_map (editor), parcours_field_editor_get_records (editor),
                          parcours_field_editor_get_field (editor), value, self->values, self->words);

  self->showing = TRUE;
  if (!same_words (old, self->words))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

      for (guint i = 0; i < self->words->len; i++)
        gtk_string_list_append (model, g_ptr_array_index (self->words, i));
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (model));
    }
  position = mixed ? 0 : find_value (self, value);
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down)) != position)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  self->showing = FALSE;
  label_button (self, position);
  show_usable (self, parcours_field_editor_get_field (editor));
}

/* What was chosen, and of which records: by the time it is done others may be shown. */
typedef struct
{
  ParcoursMap *map;
  GPtrArray *records;
  const ParcoursField *field;
  char *value;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->map);
  g_ptr_array_unref (choice->records);
  g_free (choice->value);
  g_free (choice);
}

static gboolean
apply_choice (gpointer data)
{
  const Choice *choice = data;
  GPtrArray *records = choice->records;

  for (guint i = 0; i < records->len; i++)
    if (parcours_map_find (choice->map, parcours_element_get_id (g_ptr_array_index (records, i))) != g_ptr_array_index (records, i))
      return G_SOURCE_REMOVE;
  if (choice->field->place)
    parcours_field_move_cards (choice->map, records, choice->field->id, choice->value);
  else
    parcours_map_set_all (choice->map, records, choice->field->id, choice->value, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_selected (ParcoursFieldChoice *self)
{
  ParcoursFieldEditor *editor = PARCOURS_FIELD_EDITOR (self);
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  Choice *choice;

  if (self->showing || position >= self->values->len || (self->mixed && position == 0))
    return;

  choice = g_new (Choice, 1);
  choice->map = g_object_ref (parcours_field_editor_get_map (editor));
  choice->records = g_ptr_array_ref (parcours_field_editor_get_records (editor));
  choice->field = parcours_field_editor_get_field (editor);
  choice->value = g_strdup (g_ptr_array_index (self->values, position));
  /* Once the list is done with telling: it does not survive getting other entries meanwhile. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_choice, choice, (GDestroyNotify) choice_free);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
parcours_field_choice_build (ParcoursFieldEditor *editor)
{
  ParcoursFieldChoice *self = PARCOURS_FIELD_CHOICE (editor);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  parcours_field_editor_label_widget (editor, self->drop_down);
  gtk_box_append (GTK_BOX (self), self->drop_down);
}

static void
parcours_field_choice_finalize (GObject *object)
{
  ParcoursFieldChoice *self = PARCOURS_FIELD_CHOICE (object);

  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);

  G_OBJECT_CLASS (parcours_field_choice_parent_class)->finalize (object);
}

static void
parcours_field_choice_class_init (ParcoursFieldChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_field_choice_finalize;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->build = parcours_field_choice_build;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->show = parcours_field_choice_show;
}

static void
parcours_field_choice_init (ParcoursFieldChoice *self)
{
}
