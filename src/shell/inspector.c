#include "config.h"

#include "shell/inspector.h"

#include "shell/record-form.h"
#include "shell/record-header.h"

struct _ParcoursInspector
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *header;
  GtkWidget *page;
  ParcoursRecordForm *forms[PARCOURS_N_KINDS][2];       /* by kind, for one and for several; NULL until needed */
  ParcoursRecordForm *form;     /* the one that is shown, or NULL */

  ParcoursMap *map;
  GSignalGroup *signals;
  GPtrArray *ids;               /* what is selected */
  GPtrArray *records;           /* what of it is shown */
};

G_DEFINE_FINAL_TYPE (ParcoursInspector, parcours_inspector, GTK_TYPE_WIDGET)

/* The selected records that exist, of the kind of the last one; else the map. Only cards are edited several at once. */
static GPtrArray *
find_records (ParcoursInspector *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  ParcoursKind kind = PARCOURS_KIND_NONE;

  for (guint i = self->ids->len; i > 0; i--)
    {
      ParcoursElement *record = parcours_map_find (self->map, g_ptr_array_index (self->ids, i - 1));

      if (record == NULL || (kind != PARCOURS_KIND_NONE && parcours_element_get_kind (record) != kind))
        continue;
      kind = parcours_element_get_kind (record);
      g_ptr_array_insert (records, 0, g_object_ref (record));
      if (kind != PARCOURS_KIND_CARD)
        break;
    }
  if (records->len == 0)
    g_ptr_array_add (records, g_object_ref (parcours_map_get_root (self->map)));

  return records;
}

static gboolean
same_records (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;

  return TRUE;
}

static void
drop_forms (ParcoursInspector *self)
{
  for (guint i = 0; i < PARCOURS_N_KINDS; i++)
    for (guint k = 0; k < 2; k++)
      if (self->forms[i][k] != NULL)
        gtk_box_remove (GTK_BOX (self->page), GTK_WIDGET (g_steal_pointer (&self->forms[i][k])));
  self->form = NULL;
}

/* Shows `records`. Forms are kept: moving from card to card builds nothing, and what was unfolded stays so. */
static void
show_records (ParcoursInspector *self, GPtrArray *records)
{
  ParcoursKind kind = parcours_element_get_kind (g_ptr_array_index (records, 0));
  gboolean several = records->len > 1;
  ParcoursRecordForm **form = &self->forms[kind][several];

  if (*form == NULL)
    {
      *form = parcours_record_form_new (kind, several);
      gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (*form));
    }
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (records);
  parcours_record_form_set_records (*form, self->map, records);
  if (self->form == *form)
    return;

  if (self->form != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  self->form = *form;
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

static void
update (ParcoursInspector *self)
{
  g_autoptr (GPtrArray) records = NULL;

  gtk_widget_set_visible (self->scrolled, self->map != NULL);
  if (self->map == NULL)
    {
      g_clear_pointer (&self->records, g_ptr_array_unref);
      return;
    }

  records = find_records (self);
  if (same_records (self->records, records) && self->form != NULL)
    parcours_record_form_refresh (self->form);
  else
    show_records (self, records);
  parcours_record_header_set_records (PARCOURS_RECORD_HEADER (self->header), self->map, self->records);
}

static void
on_settled (ParcoursInspector *self)
{
  /* Removing a record while its widgets still hear of it must not free them below their own feet. */
  g_object_ref (self);
  update (self);
  g_object_unref (self);
}

static void
parcours_inspector_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  ParcoursInspector *self = PARCOURS_INSPECTOR (widget);

  gtk_widget_measure (self->scrolled, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (*minimum, PARCOURS_INSPECTOR_WIDTH);
}

static void
parcours_inspector_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (PARCOURS_INSPECTOR (widget)->scrolled, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
parcours_inspector_dispose (GObject *object)
{
  ParcoursInspector *self = PARCOURS_INSPECTOR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->map);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (parcours_inspector_parent_class)->dispose (object);
}

static void
parcours_inspector_class_init (ParcoursInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_inspector_dispose;
  widget_class->measure = parcours_inspector_measure;
  widget_class->size_allocate = parcours_inspector_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
parcours_inspector_init (ParcoursInspector *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->signals = g_signal_group_new (PARCOURS_TYPE_MAP);
  g_signal_group_connect_swapped (self->signals, "settled", G_CALLBACK (on_settled), self);

  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (self->page, "page");
  self->header = parcours_record_header_new ();
  gtk_box_append (GTK_BOX (self->page), self->header);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->page);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_visible (self->scrolled, FALSE);
}

ParcoursInspector *
parcours_inspector_new (void)
{
  return g_object_new (PARCOURS_TYPE_INSPECTOR, NULL);
}

void
parcours_inspector_set_map (ParcoursInspector *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_INSPECTOR (self));
  g_return_if_fail (map == NULL || PARCOURS_IS_MAP (map));

  if (!g_set_object (&self->map, map))
    return;
  g_signal_group_set_target (self->signals, map);
  g_ptr_array_set_size (self->ids, 0);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  drop_forms (self);
  update (self);
}

void
parcours_inspector_set_elements (ParcoursInspector *self, GPtrArray *ids)
{
  g_return_if_fail (PARCOURS_IS_INSPECTOR (self));

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (self->ids, g_strdup (g_ptr_array_index (ids, i)));
  update (self);
}

void
parcours_inspector_focus_title (ParcoursInspector *self)
{
  g_return_if_fail (PARCOURS_IS_INSPECTOR (self));

  if (self->form != NULL)
    parcours_record_form_focus (self->form);
}
