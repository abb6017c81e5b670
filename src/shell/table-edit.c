/* table-edit.c - editing in a cell: text and numbers are typed, yes and no change places, the rest opens beside it. */
#include "config.h"

#include "shell/table-view-private.h"

#include <glib/gi18n.h>

#include "canvas/card-label.h"
#include "model/operations.h"
#include "shell/card-words.h"
#include "shell/field-entries.h"

/* --- changing the map --- */

/* Numbers are typed as they are shown: “+1”, and with the minus of typography. */
static char *
dup_typed (const ParcoursField *field, const char *text)
{
  g_autofree char *clean = NULL;
  g_auto (GStrv) parts = NULL;

  if (field->type != PARCOURS_TYPE_INT)
    return g_strdup (text);
  parts = g_strsplit (text, "−", -1);
  clean = g_strstrip (g_strjoinv ("-", parts));
  return g_strdup (*clean == '+' ? clean + 1 : clean);
}

gboolean
_parcours_table_view_set (ParcoursTableView *self, ParcoursElement *card, ParcoursFieldId field, const char *text)
{
  g_autofree char *typed = text != NULL ? dup_typed (parcours_field (field), text) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  /* A step of its own, whatever was typed a moment ago. */
  parcours_map_seal (self->map);
  done = parcours_map_set (self->map, card, field, typed, &error);
  parcours_map_seal (self->map);
  if (!done)
    _parcours_table_view_refuse (self, error->message);
  return done;
}

void
_parcours_table_view_move (ParcoursTableView *self, ParcoursElement *card, ParcoursFieldId field, const char *value)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autofree char *sentence = NULL;

  g_ptr_array_add (cards, card);
  parcours_field_move_cards (self->map, cards, field, value);
  sentence = parcours_card_moved (self->map, cards, card);
  _parcours_table_view_tell (self, sentence);
}

/* --- in the cell --- */

static void
focus_edited (ParcoursTableView *self, ParcoursElement *card, ParcoursFieldId field)
{
  guint position;

  if (parcours_card_list_find (self->cards, parcours_element_get_id (card), &position))
    _parcours_table_view_go_to (self, position, field);
}

gboolean
_parcours_table_view_end_edit (ParcoursTableView *self, gboolean keep, gboolean give_up)
{
  g_autoptr (ParcoursTableCell) cell = NULL;
  g_autoptr (ParcoursElement) card = NULL;
  g_autofree char *text = NULL;
  gboolean focused;

  if (self->edit_cell == NULL)
    return TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->edit_text)));
  card = g_object_ref (self->edit_card);
  if (keep && !_parcours_table_view_set (self, card, self->edit_field, text) && !give_up)
    {
      gtk_widget_add_css_class (self->edit_text, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->edit_text), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return FALSE;
    }
  if (self->edit_cell == NULL)  /* the change of the map ended it */
    return TRUE;
  cell = g_steal_pointer (&self->edit_cell);
  g_clear_object (&self->edit_card);
  focused = (gtk_widget_get_state_flags (self->edit_text) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  self->edit_text = NULL;
  if (focused)
    parcours_table_cell_focus (cell);
  parcours_table_cell_set_editor (cell, NULL);
  if (parcours_table_cell_get_card (cell) != NULL)
    parcours_table_cell_set_card (cell, self->map, parcours_table_cell_get_card (cell));
  if (focused)
    focus_edited (self, card, self->edit_field);
  return TRUE;
}

/* Tab keeps what was typed and goes on to the next cell. */
static gboolean
on_edit_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursTableView *self = data;
  g_autoptr (GArray) fields = NULL;
  gint64 at = 0;
  guint position;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      _parcours_table_view_end_edit (self, FALSE, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      _parcours_table_view_end_edit (self, TRUE, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_Down: case GDK_KEY_Page_Up: case GDK_KEY_Page_Down:
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab: case GDK_KEY_KP_Tab: case GDK_KEY_ISO_Left_Tab:
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (!_parcours_table_view_end_edit (self, TRUE, FALSE) || !_parcours_table_view_get_cursor (self, &position))
    return GDK_EVENT_STOP;
  fields = _parcours_table_view_list_fields (self);
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, ParcoursFieldId, i) == self->column)
      at = i;
  at = CLAMP (at + (keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0 ? -1 : 1), 0, (gint64) fields->len - 1);
  _parcours_table_view_go_to (self, position, g_array_index (fields, ParcoursFieldId, (guint) at));
  return GDK_EVENT_STOP;
}

/* Not while the window itself loses the focus. */
static gboolean
is_left (ParcoursTableView *self)
{
  GtkRoot *root = gtk_widget_get_root (self->edit_text);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return root == NULL || (focus != NULL && !gtk_widget_is_ancestor (focus, self->edit_text));
}

static gboolean
on_left (gpointer data)
{
  ParcoursTableView *self = data;

  if (self->edit_text != NULL && is_left (self))
    _parcours_table_view_end_edit (self, TRUE, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_edit_leave (GtkEventControllerFocus *controller, gpointer data)
{
  ParcoursTableView *self = data;

  if (self->edit_text != gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)))
    return;
  /* The list takes the row away and is not done with it. */
  if (gtk_widget_get_root (self->edit_text) == NULL)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_left, g_object_ref (self), g_object_unref);
  else
    on_left (self);
}

static GtkWidget *
make_text (ParcoursTableView *self, ParcoursElement *card, const ParcoursField *field)
{
  /* GTK takes a text for the inside of an entry, which says nothing. */
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  g_autofree char *words = field->type == PARCOURS_TYPE_INT ? parcours_card_words (self->map, card, field->id) : NULL;
  const char *value = parcours_element_get_value (card, field->id);

  gtk_editable_set_text (GTK_EDITABLE (text), words != NULL ? words : value != NULL ? value : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_edit_key), self);
  gtk_widget_add_controller (text, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (on_edit_leave), self);
  gtk_widget_add_controller (text, focus);
  return text;
}

static void
edit_text (ParcoursTableView *self, ParcoursTableCell *cell, const ParcoursField *field)
{
  self->edit_cell = g_object_ref (cell);
  self->edit_card = g_object_ref (parcours_table_cell_get_card (cell));
  self->edit_field = field->id;
  self->edit_text = make_text (self, self->edit_card, field);
  parcours_table_cell_set_editor (cell, self->edit_text);
  gtk_widget_grab_focus (self->edit_text);
  gtk_editable_select_region (GTK_EDITABLE (self->edit_text), 0, -1);
}

static void
toggle (ParcoursTableView *self, ParcoursElement *card, const ParcoursField *field)
{
  gboolean yes = !parcours_element_get_yes (card, field->id);
  g_autofree char *sentence = g_strdup_printf (_("%s: %s"), _(field->label), yes ? _("Yes") : _("No"));

  if (_parcours_table_view_set (self, card, field->id, yes ? "yes" : NULL))
    _parcours_table_view_tell (self, sentence);
}

void
_parcours_table_view_edit (ParcoursTableView *self, ParcoursTableCell *cell)
{
  const ParcoursField *field = parcours_field (parcours_table_cell_get_field (cell));
  ParcoursElement *card = parcours_table_cell_get_card (cell);

  _parcours_table_view_end_edit (self, TRUE, TRUE);
  if (card == NULL)
    return;
  if (self->read_only)
    {
      _parcours_table_view_refuse (self, _("This map can only be read, so nothing in it can be changed."));
      return;
    }
  if (field->kind != PARCOURS_KIND_CARD)
    {
      _parcours_table_view_refuse (self, _("The persona belongs to the lane. To change it, choose another lane, or change the lane itself."));
      return;
    }
  switch (field->type)
    {
    case PARCOURS_TYPE_YES:
      toggle (self, card, field);
      break;
    case PARCOURS_TYPE_TITLE:
    case PARCOURS_TYPE_TEXT:
    case PARCOURS_TYPE_TAGS:
    case PARCOURS_TYPE_LINK:
    case PARCOURS_TYPE_DATE:
    case PARCOURS_TYPE_INT:
      edit_text (self, cell, field);
      break;
    default:
      _parcours_table_view_edit_beside (self, cell);
      break;
    }
}
