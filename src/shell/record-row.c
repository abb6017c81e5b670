#include "config.h"

#include "shell/record-row.h"

#include <glib/gi18n-lib.h>

#include "model/operations.h"
#include "shell/icon-button.h"
#include "shell/record-form.h"
#include "shell/record-words.h"
#include "shell/sign.h"

struct _ParcoursRecordRow
{
  AdwExpanderRow parent_instance;

  ParcoursMap *map;
  ParcoursElement *record;
  ParcoursRecordForm *form;     /* NULL until opened */
  GtkWidget *check;             /* of a task */
  GtkWidget *sign;              /* of a channel */
  GtkWidget *up, *down;
  gboolean showing;
  gboolean wants_focus;         /* as soon as the form is on the screen */
};

G_DEFINE_FINAL_TYPE (ParcoursRecordRow, parcours_record_row, ADW_TYPE_EXPANDER_ROW)

static GPtrArray *
siblings (ParcoursRecordRow *self)
{
  return parcours_element_list (parcours_element_get_parent (self->record), parcours_element_get_kind (self->record));
}

static void
move_by (ParcoursRecordRow *self, int by)
{
  guint index;

  if (g_ptr_array_find (siblings (self), self->record, &index))
    parcours_map_reorder (self->map, self->record, NULL, (int) index + by);
}

static void
on_up (ParcoursRecordRow *self)
{
  move_by (self, -1);
}

static void
on_down (ParcoursRecordRow *self)
{
  move_by (self, 1);
}

static void
on_remove (ParcoursRecordRow *self)
{
  g_autoptr (ParcoursElement) record = g_object_ref (self->record);

  parcours_map_remove (self->map, record);
}

static GtkWidget *
build_buttons (ParcoursRecordRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (self->record));

  if (info->ordered)
    {
      self->up = parcours_icon_button_new ("go-up-symbolic", _("Move up"), G_CALLBACK (on_up), self);
      self->down = parcours_icon_button_new ("go-down-symbolic", _("Move down"), G_CALLBACK (on_down), self);
      gtk_box_append (GTK_BOX (box), self->up);
      gtk_box_append (GTK_BOX (box), self->down);
    }
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box),
                  parcours_icon_button_new ("user-trash-symbolic", _("Remove"), G_CALLBACK (on_remove), self));

  return box;
}

static gboolean
focus_form (gpointer data)
{
  ParcoursRecordRow *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->form)))
    parcours_record_form_focus (self->form);

  return G_SOURCE_REMOVE;
}

/* What is not on the screen yet takes no focus. */
static void
on_form_shown (ParcoursRecordRow *self)
{
  if (!self->wants_focus)
    return;
  self->wants_focus = FALSE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_form, g_object_ref (self), g_object_unref);
}

/* The form is made when the row is opened for the first time: most never are. */
static void
on_expanded (ParcoursRecordRow *self)
{
  g_autoptr (GPtrArray) records = NULL;
  GtkWidget *row, *box;

  if (self->form != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, g_object_ref (self->record));
  self->form = parcours_record_form_new (parcours_element_get_kind (self->record), FALSE);
  parcours_record_form_set_records (self->form, self->map, records);
  g_signal_connect_object (self->form, "map", G_CALLBACK (on_form_shown), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (box, "record-form");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), build_buttons (self));
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  parcours_record_row_refresh (self);
}

static void
on_done (ParcoursRecordRow *self)
{
  if (!self->showing)
    parcours_map_set (self->map, self->record, PARCOURS_TASK_STATUS,
                      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)) ? "done" : "todo", NULL);
}

static void
add_prefix (ParcoursRecordRow *self)
{
  switch (parcours_element_get_kind (self->record))
    {
    case PARCOURS_KIND_TASK:
      self->check = gtk_check_button_new ();
      gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->check, "task-check");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Done"), -1);
      g_signal_connect_object (self->check, "toggled", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->check);
      break;
    case PARCOURS_KIND_CHANNEL:
      self->sign = parcours_sign_new_icon (PARCOURS_ICON_CHANNEL_SEARCH, 16);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->sign);
      break;
    default:
      break;
    }
}

static void
refresh_prefix (ParcoursRecordRow *self)
{
  int icon;

  if (self->check != NULL)
    {
      const char *status = parcours_element_get_value (self->record, PARCOURS_TASK_STATUS);

      self->showing = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), g_strcmp0 (status, "done") == 0);
      self->showing = FALSE;
    }
  if (self->sign != NULL)
    {
      icon = parcours_element_get_choice (self->record, PARCOURS_CHANNEL_ICON);
      gtk_widget_set_visible (self->sign, icon >= 0);
      if (icon >= 0)
        parcours_sign_set_icon (PARCOURS_SIGN (self->sign), PARCOURS_ICON_CHANNEL_SEARCH + icon);
    }
}

static void
parcours_record_row_dispose (GObject *object)
{
  ParcoursRecordRow *self = PARCOURS_RECORD_ROW (object);

  g_clear_object (&self->map);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parcours_record_row_parent_class)->dispose (object);
}

static void
parcours_record_row_class_init (ParcoursRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parcours_record_row_dispose;
}

static void
parcours_record_row_init (ParcoursRecordRow *self)
{
  /* What people type is no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

ParcoursRecordRow *
parcours_record_row_new (ParcoursMap *map, ParcoursElement *record)
{
  ParcoursRecordRow *self;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (record), NULL);

  self = g_object_new (PARCOURS_TYPE_RECORD_ROW, NULL);
  self->map = g_object_ref (map);
  self->record = g_object_ref (record);
  add_prefix (self);
  parcours_record_row_refresh (self);

  return self;
}

ParcoursElement *
parcours_record_row_get_record (ParcoursRecordRow *self)
{
  g_return_val_if_fail (PARCOURS_IS_RECORD_ROW (self), NULL);

  return self->record;
}

void
parcours_record_row_refresh (ParcoursRecordRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  guint index;

  g_return_if_fail (PARCOURS_IS_RECORD_ROW (self));

  title = parcours_record_dup_title (self->record);
  subtitle = parcours_record_dup_subtitle (self->map, self->record);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  refresh_prefix (self);
  if (self->form != NULL)
    parcours_record_form_refresh (self->form);
  if (self->up != NULL && g_ptr_array_find (siblings (self), self->record, &index))
    {
      gtk_widget_set_sensitive (self->up, index > 0);
      gtk_widget_set_sensitive (self->down, index + 1 < siblings (self)->len);
    }
}

void
parcours_record_row_edit (ParcoursRecordRow *self)
{
  g_return_if_fail (PARCOURS_IS_RECORD_ROW (self));

  self->wants_focus = TRUE;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->form)))
    on_form_shown (self);
}
