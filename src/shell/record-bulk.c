#include "config.h"

#include "shell/record-bulk.h"

#include <glib/gi18n-lib.h>

#include "model/bulk.h"
#include "shell/entry-keys.h"
#include "shell/record-words.h"

struct _ParcoursRecordBulk
{
  GtkBox parent_instance;

  ParcoursKind kind;
  ParcoursMap *map;
  GPtrArray *records;
  GtkWidget *summary;
  GtkWidget *entry;             /* NULL: nothing to be said */
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (ParcoursRecordBulk, parcours_record_bulk, GTK_TYPE_BOX)

gboolean
parcours_record_bulk_takes (ParcoursKind kind)
{
  return kind == PARCOURS_KIND_COMMENT || kind == PARCOURS_KIND_TASK || kind == PARCOURS_KIND_VOTE;
}

static const char *
entry_words (ParcoursKind kind)
{
  return kind == PARCOURS_KIND_TASK ? _("A task for all of them") : _("A comment on all of them");
}

static gboolean
is_ready (ParcoursRecordBulk *self)
{
  g_autofree char *text = NULL;

  if (self->entry == NULL)
    return TRUE;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  return *text != '\0';
}

static void
on_changed (ParcoursRecordBulk *self)
{
  gtk_widget_set_sensitive (self->add, is_ready (self));
}

static void
on_add (ParcoursRecordBulk *self)
{
  g_autoptr (ParcoursElement) child = NULL;

  if (self->map == NULL || !is_ready (self))
    return;
  child = parcours_element_new (self->kind, NULL);
  if (self->entry != NULL)
    {
      parcours_element_set (child, parcours_kind_info (self->kind)->title, gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL);
      gtk_widget_grab_focus (self->entry);      /* the button goes insensitive */
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
  parcours_map_add_to_all (self->map, self->records, child);
}

static void
build_head (ParcoursRecordBulk *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_(parcours_kind_info (self->kind)->plural));

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "field-label");
  self->summary = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->summary, "field-summary");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->summary);
  gtk_box_append (GTK_BOX (self), head);
}

static void
build_row (ParcoursRecordBulk *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (self->kind != PARCOURS_KIND_VOTE)
    {
      self->entry = gtk_entry_new ();
      gtk_widget_set_hexpand (self->entry, TRUE);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), entry_words (self->kind));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, entry_words (self->kind), -1);
      g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), self->entry);
    }
  self->add = gtk_button_new_with_label (self->entry != NULL ? _("Add") : _("Add a vote to each"));
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), self->add);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  gtk_box_append (GTK_BOX (self), row);
  on_changed (self);
}

static void
parcours_record_bulk_dispose (GObject *object)
{
  ParcoursRecordBulk *self = PARCOURS_RECORD_BULK (object);

  g_clear_object (&self->map);
  g_clear_pointer (&self->records, g_ptr_array_unref);

  G_OBJECT_CLASS (parcours_record_bulk_parent_class)->dispose (object);
}

static void
parcours_record_bulk_class_init (ParcoursRecordBulkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parcours_record_bulk_dispose;
  parcours_entry_keys_keep (GTK_WIDGET_CLASS (klass));
}

static void
parcours_record_bulk_init (ParcoursRecordBulk *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

ParcoursRecordBulk *
parcours_record_bulk_new (ParcoursKind kind)
{
  ParcoursRecordBulk *self = g_object_new (PARCOURS_TYPE_RECORD_BULK, NULL);

  self->kind = kind;
  build_head (self);
  build_row (self);

  return self;
}

void
parcours_record_bulk_set_records (ParcoursRecordBulk *self, ParcoursMap *map, GPtrArray *records)
{
  g_return_if_fail (PARCOURS_IS_RECORD_BULK (self));

  g_set_object (&self->map, map);
  g_ptr_array_ref (records);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  /* Words begun for other cards are not for these. */
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  parcours_record_bulk_refresh (self);
}

void
parcours_record_bulk_refresh (ParcoursRecordBulk *self)
{
  g_autofree char *words = NULL;
  guint n = 0;

  g_return_if_fail (PARCOURS_IS_RECORD_BULK (self));

  for (guint i = 0; i < self->records->len; i++)
    n += parcours_element_list (g_ptr_array_index (self->records, i), self->kind)->len > 0;
  words = n > 0 ? parcours_dup_share_words (n, self->records->len) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->summary), words);
}
