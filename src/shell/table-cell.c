/* table-cell.c - see table-cell.h. An inscription instead of a label: a column does not measure its texts. As high as
 * one line, it has no second one. */
#include "config.h"

#include "shell/table-cell.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "shell/card-words.h"
#include "shell/sign.h"

struct _ParcoursTableCell
{
  GtkWidget parent_instance;

  GtkWidget *sign;              /* or NULL */
  GtkWidget *words;
  GtkWidget *editor;            /* or NULL */

  ParcoursFieldId field;
  ParcoursElement *card;
  char *label;                  /* as told to assistive technology */
  guint selected : 1;
};

G_DEFINE_FINAL_TYPE (ParcoursTableCell, parcours_table_cell, GTK_TYPE_WIDGET)

static GtkWidget *
make_sign (ParcoursFieldId field)
{
  switch ((int) field)
    {
    case PARCOURS_CARD_TITLE:
      return parcours_sign_new_badge (22);
    case PARCOURS_CARD_EMOTION:
    case PARCOURS_CARD_EXPECTED:
      return parcours_sign_new_face (0, 20);
    case PARCOURS_CARD_EFFORT:
      return parcours_sign_new_effort ();
    case PARCOURS_CARD_LEVEL:
      return parcours_sign_new_icon (PARCOURS_ICON_LEVEL_ASSUMED, 16);
    case PARCOURS_CARD_MOMENT_OF_TRUTH:
      return parcours_sign_new_lozenge (12);
    case PARCOURS_CARD_COLOUR:
      return parcours_sign_new_swatch (NULL, 16);
    default:
      return NULL;
    }
}

/* GTK has a cell around this one, which stands in the row for assistive technology: that takes the focus and the name. */
static GtkWidget *
outer (ParcoursTableCell *self)
{
  return gtk_widget_get_parent (GTK_WIDGET (self));
}

static void
show_sign (ParcoursTableCell *self, ParcoursMap *map)
{
  ParcoursSign *sign = PARCOURS_SIGN (self->sign);
  const char *value = parcours_element_get_value (self->card, self->field);
  guint32 colour;
  gboolean has_colour = parcours_element_get_colour (self->card, PARCOURS_CARD_COLOUR, &colour);
  int number = 0;

  gtk_widget_set_visible (self->sign, value != NULL || self->field == PARCOURS_CARD_TITLE);
  if (parcours_field (self->field)->type == PARCOURS_TYPE_INT)
    parcours_element_get_int (self->card, self->field, &number);
  switch ((int) self->field)
    {
    case PARCOURS_CARD_TITLE:
      parcours_sign_set_badge (sign, parcours_map_card_note (map, self->card), has_colour ? &colour : NULL);
      break;
    case PARCOURS_CARD_EMOTION:
    case PARCOURS_CARD_EXPECTED:
      parcours_sign_set_face (sign, number);
      break;
    case PARCOURS_CARD_EFFORT:
      parcours_sign_set_effort (sign, number);
      break;
    case PARCOURS_CARD_LEVEL:
      if (value != NULL)
        parcours_sign_set_icon (sign, PARCOURS_ICON_LEVEL_ASSUMED + parcours_element_get_choice (self->card, self->field));
      break;
    case PARCOURS_CARD_COLOUR:
      parcours_sign_set_swatch (sign, has_colour ? &colour : NULL);
      break;
    default:
      break;
    }
}

static void
parcours_table_cell_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parcours_table_cell_parent_class)->root (widget);
  gtk_widget_set_focusable (outer (PARCOURS_TABLE_CELL (widget)), TRUE);
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ParcoursTableCell *self = PARCOURS_TABLE_CELL (widget);
  const char *words = gtk_inscription_get_text (GTK_INSCRIPTION (self->words));
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (words == NULL || self->editor != NULL)
    return FALSE;
  layout = gtk_widget_create_pango_layout (self->words, words);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (self->words))
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
parcours_table_cell_dispose (GObject *object)
{
  ParcoursTableCell *self = PARCOURS_TABLE_CELL (object);
  GtkWidget *child;

  g_clear_object (&self->card);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->sign = self->words = self->editor = NULL;

  G_OBJECT_CLASS (parcours_table_cell_parent_class)->dispose (object);
}

static void
parcours_table_cell_finalize (GObject *object)
{
  g_free (PARCOURS_TABLE_CELL (object)->label);

  G_OBJECT_CLASS (parcours_table_cell_parent_class)->finalize (object);
}

static void
parcours_table_cell_class_init (ParcoursTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_table_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = parcours_table_cell_finalize;
  widget_class->root = parcours_table_cell_root;
  widget_class->query_tooltip = query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tablecell");
  /* Not for presentation only: that would hide the editor in it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
parcours_table_cell_init (ParcoursTableCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

ParcoursTableCell *
parcours_table_cell_new (ParcoursFieldId field)
{
  ParcoursTableCell *self = g_object_new (PARCOURS_TYPE_TABLE_CELL, NULL);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->field = field;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->sign = make_sign (field);
  if (self->sign != NULL)
    gtk_widget_set_parent (self->sign, GTK_WIDGET (self));
  self->words = g_object_new (GTK_TYPE_INSCRIPTION, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "xalign", 0.0,
                              "nat-lines", 1, "valign", GTK_ALIGN_CENTER, "hexpand", TRUE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  return self;
}

ParcoursFieldId
parcours_table_cell_get_field (ParcoursTableCell *self)
{
  g_return_val_if_fail (PARCOURS_IS_TABLE_CELL (self), PARCOURS_FIELD_NONE);

  return self->field;
}

void
parcours_table_cell_focus (ParcoursTableCell *self)
{
  g_return_if_fail (PARCOURS_IS_TABLE_CELL (self));

  if (outer (self) != NULL)
    gtk_widget_grab_focus (outer (self));
}

ParcoursTableCell *
parcours_table_cell_at (GtkWidget *widget)
{
  GtkWidget *cell = gtk_widget_get_ancestor (widget, PARCOURS_TYPE_TABLE_CELL), *first;

  if (cell != NULL)
    return PARCOURS_TABLE_CELL (cell);
  first = gtk_widget_get_first_child (widget);
  return first != NULL && PARCOURS_IS_TABLE_CELL (first) ? PARCOURS_TABLE_CELL (first) : NULL;
}

ParcoursElement *
parcours_table_cell_get_card (ParcoursTableCell *self)
{
  g_return_val_if_fail (PARCOURS_IS_TABLE_CELL (self), NULL);

  return self->card;
}

/* A kind that follows the lane is said more quietly than one of its own. */
static gboolean
is_implied (ParcoursTableCell *self)
{
  return self->field == PARCOURS_CARD_KIND && parcours_element_get_value (self->card, self->field) == NULL;
}

void
parcours_table_cell_set_card (ParcoursTableCell *self, ParcoursMap *map, ParcoursElement *card)
{
  g_autofree char *words = NULL, *label = NULL;

  g_return_if_fail (PARCOURS_IS_TABLE_CELL (self));

  g_set_object (&self->card, card);
  if (card == NULL)
    return;
  words = parcours_card_words (map, card, self->field);
  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (self->words)), words) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->words), words);
  if (self->sign != NULL && self->editor == NULL)
    show_sign (self, map);
  if (self->field == PARCOURS_CARD_KIND)
    {
      if (is_implied (self))
        gtk_widget_add_css_class (self->words, "dim-label");
      else
        gtk_widget_remove_css_class (self->words, "dim-label");
    }
  /* Translators: the name of a field and its value, “Effort: 3” */
  label = g_strdup_printf (_("%s: %s"), _(parcours_field (self->field)->label), *words != '\0' ? words : _("not set"));
  if (parcours_set_str (&self->label, label) && outer (self) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (outer (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
parcours_table_cell_set_selected (ParcoursTableCell *self, gboolean selected)
{
  g_return_if_fail (PARCOURS_IS_TABLE_CELL (self));

  if (self->selected == (selected != FALSE))
    return;
  self->selected = selected != FALSE;
  if (outer (self) != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (outer (self)), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
parcours_table_cell_set_editor (ParcoursTableCell *self, GtkWidget *editor)
{
  g_return_if_fail (PARCOURS_IS_TABLE_CELL (self));

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  gtk_widget_set_visible (self->words, editor == NULL);
  if (editor == NULL)
    return;
  self->editor = editor;
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_widget_set_parent (editor, GTK_WIDGET (self));
}
