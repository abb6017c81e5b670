#include "config.h"

#include "shell/record-list.h"

#include <glib/gi18n-lib.h>

#include "model/operations.h"
#include "shell/icon-button.h"
#include "shell/record-row.h"

struct _ParcoursRecordList
{
  GtkBox parent_instance;

  ParcoursKind kind;
  ParcoursMap *map;
  ParcoursElement *parent;
  GtkWidget *summary;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (ParcoursRecordList, parcours_record_list, GTK_TYPE_BOX)

static ParcoursRecordRow *
find_row (ParcoursRecordList *self, ParcoursElement *record)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (parcours_record_row_get_record (PARCOURS_RECORD_ROW (row)) == record)
      return PARCOURS_RECORD_ROW (row);

  return NULL;
}

static void
on_add (ParcoursRecordList *self)
{
  g_autoptr (ParcoursElement) record = NULL;
  ParcoursElement *added;
  ParcoursRecordRow *row;

  if (self->kind == PARCOURS_KIND_STEP)
    added = parcours_map_add_step (self->map, self->parent, NULL, -1);
  else
    {
      record = parcours_element_new (self->kind, NULL);
      added = parcours_map_add (self->map, self->parent, record, -1);
    }
  parcours_record_list_refresh (self);
  row = find_row (self, added);
  if (row != NULL)
    parcours_record_row_edit (row);
}

static void
build_head (ParcoursRecordList *self)
{
  const ParcoursKindInfo *info = parcours_kind_info (self->kind);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_(info->plural));
  /* Translators: a button that adds an entry to a list; %s is the name of the list, like “Channels” */
  g_autofree char *words = g_strdup_printf (_("Add to “%s”"), _(info->plural));

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "field-label");
  self->summary = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->summary, "field-summary");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->summary);
  gtk_box_append (GTK_BOX (head), parcours_icon_button_new ("list-add-symbolic", words, G_CALLBACK (on_add), self));
  gtk_box_append (GTK_BOX (self), head);
}

static void
parcours_record_list_dispose (GObject *object)
{
  ParcoursRecordList *self = PARCOURS_RECORD_LIST (object);

  g_clear_object (&self->map);
  g_clear_object (&self->parent);

  G_OBJECT_CLASS (parcours_record_list_parent_class)->dispose (object);
}

static void
parcours_record_list_class_init (ParcoursRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parcours_record_list_dispose;
}

static void
parcours_record_list_init (ParcoursRecordList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

ParcoursRecordList *
parcours_record_list_new (ParcoursKind kind)
{
  ParcoursRecordList *self = g_object_new (PARCOURS_TYPE_RECORD_LIST, NULL);

  self->kind = kind;
  build_head (self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(parcours_kind_info (kind)->plural), -1);
  gtk_box_append (GTK_BOX (self), self->list);

  return self;
}

void
parcours_record_list_set_parent_record (ParcoursRecordList *self, ParcoursMap *map, ParcoursElement *parent)
{
  g_return_if_fail (PARCOURS_IS_RECORD_LIST (self));

  g_set_object (&self->map, map);
  g_set_object (&self->parent, parent);
  parcours_record_list_refresh (self);
}

/* "2", or for tasks how many are left. */
static void
show_count (ParcoursRecordList *self, GPtrArray *records)
{
  g_autofree char *words = NULL;
  guint left = 0;

  for (guint i = 0; self->kind == PARCOURS_KIND_TASK && i < records->len; i++)
    {
      const char *status = parcours_element_get_value (g_ptr_array_index (records, i), PARCOURS_TASK_STATUS);

      left += g_strcmp0 (status, "done") != 0 && g_strcmp0 (status, "dropped") != 0;
    }
  if (self->kind == PARCOURS_KIND_TASK && records->len > 0)
    words = g_strdup_printf (ngettext ("%u to do", "%u to do", left), left);
  else if (records->len > 0)
    words = g_strdup_printf ("%u", records->len);
  gtk_label_set_text (GTK_LABEL (self->summary), words != NULL ? words : "");
  gtk_widget_set_visible (self->list, records->len > 0);
}

/* Rows of records that are gone go, new ones come, and each stands where its record stands; a row that stays is not
 * touched, so what is open in it stays open. */
static void
match_rows (ParcoursRecordList *self, GPtrArray *records)
{
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (!g_ptr_array_find (records, parcours_record_row_get_record (PARCOURS_RECORD_ROW (row)), NULL))
        gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
    }
  for (guint i = 0; i < records->len; i++)
    {
      ParcoursElement *record = g_ptr_array_index (records, i);
      ParcoursRecordRow *row = find_row (self, record);

      if (row == NULL)
        gtk_list_box_insert (GTK_LIST_BOX (self->list), GTK_WIDGET (parcours_record_row_new (self->map, record)),
                             (int) i);
      else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != (int) i)
        {
          g_object_ref (row);
          gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
          gtk_list_box_insert (GTK_LIST_BOX (self->list), GTK_WIDGET (row), (int) i);
          g_object_unref (row);
        }
    }
}

void
parcours_record_list_refresh (ParcoursRecordList *self)
{
  GPtrArray *records;

  g_return_if_fail (PARCOURS_IS_RECORD_LIST (self));

  if (self->parent == NULL)
    return;

  records = parcours_element_list (self->parent, self->kind);
  match_rows (self, records);
  show_count (self, records);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    parcours_record_row_refresh (PARCOURS_RECORD_ROW (row));
}
