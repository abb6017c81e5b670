/* field-chips.c - several of a list: channels, kinds of effort, goals, tags. Each is a chip that is pressed to take
 * it away; the last chip adds. Of several cards, what only some have is a dashed chip that is pressed to give it to all. */
#include "config.h"

#include "shell/field-editor.h"

#include <glib/gi18n-lib.h>

#include "model/bulk.h"
#include "shell/entry-keys.h"
#include "shell/sign.h"
#include "shell/wrap-layout.h"

#define PARCOURS_TYPE_FIELD_CHIPS (parcours_field_chips_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFieldChips, parcours_field_chips, PARCOURS, FIELD_CHIPS, ParcoursFieldEditor)

struct _ParcoursFieldChips
{
  ParcoursFieldEditor parent_instance;

  GtkWidget *chips;
  GtkWidget *add;
  GtkWidget *popover;
  char *shown;                  /* what the chips were made of */
};

G_DEFINE_FINAL_TYPE (ParcoursFieldChips, parcours_field_chips, parcours_field_editor_get_type ())

static const char *
value_words (ParcoursFieldChips *self, const ParcoursField *field, const char *value)
{
  ParcoursElement *target;
  int choice;

  if (field->type == PARCOURS_TYPE_CHOICES)
    {
      choice = parcours_choice_index (field, value);
      return choice >= 0 ? _(field->choices[choice].label) : value;
    }
  if (field->type == PARCOURS_TYPE_TAGS)
    return value;

  target = parcours_map_find_kind (parcours_field_editor_get_map (PARCOURS_FIELD_EDITOR (self)), value, field->target);

  return target != NULL ? parcours_element_get_name (target) : _("A record that is missing");
}

/* A channel may have an icon: its number, or -1. */
static int
icon_number (ParcoursFieldChips *self, const ParcoursField *field, const char *value)
{
  ParcoursElement *target;

  if (field->type != PARCOURS_TYPE_IDS || field->target != PARCOURS_KIND_CHANNEL)
    return -1;
  target = parcours_map_find_kind (parcours_field_editor_get_map (PARCOURS_FIELD_EDITOR (self)), value, field->target);

  return target != NULL ? parcours_element_get_choice (target, PARCOURS_CHANNEL_ICON) : -1;
}

/* Icon and words of a value, side by side. */
static GtkWidget *
value_box (ParcoursFieldChips *self, const ParcoursField *field, const char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (value_words (self, field, value));
  int icon = icon_number (self, field, value);

  if (icon >= 0)
    gtk_box_append (GTK_BOX (box), parcours_sign_new_icon (PARCOURS_ICON_CHANNEL_SEARCH + icon, 16));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* Adds `value` to each record's list, or takes it out, as one step. */
static void
change_lists (ParcoursFieldChips *self, const char *value, gboolean add)
{
  ParcoursFieldEditor *editor = PARCOURS_FIELD_EDITOR (self);
  g_autoptr (GError) error = NULL;

  parcours_map_change_lists (parcours_field_editor_get_map (editor), parcours_field_editor_get_records (editor),
                             parcours_field_editor_get_field (editor)->id, value, add, &error);
  parcours_field_editor_set_error (editor, error != NULL ? error->message : NULL);
}

/* A chip that only some of the cards have is given to all; one that all have goes. */
static void
on_chip_clicked (GtkButton *chip, ParcoursFieldChips *self)
{
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (chip), "value"));
  gboolean shared = g_object_get_data (G_OBJECT (chip), "some") == NULL;

  /* The chips are made anew: keep the focus here. */
  gtk_widget_grab_focus (self->add);
  change_lists (self, value, !shared);
}

/* `share` says how many of the cards have it; NULL: all. */
static void
add_chip (ParcoursFieldChips *self, const ParcoursField *field, const char *value, const char *share)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = value_box (self, field, value);
  GtkWidget *sign = gtk_image_new_from_icon_name (share != NULL ? "list-add-symbolic" : "window-close-symbolic");
  g_autofree char *words = NULL;

  if (share != NULL)
    /* Translators: a button that gives an entry to all selected cards; the first %s is the entry, the second says “in 3 of 8 cards” */
    words = g_strdup_printf (_("“%s” is %s. Give it to all"), value_words (self, field, value), share);
  else
    /* Translators: a button that takes an entry out of a list; %s is the entry */
    words = g_strdup_printf (_("Remove “%s”"), value_words (self, field, value));
  gtk_image_set_pixel_size (GTK_IMAGE (sign), 12);
  gtk_widget_add_css_class (sign, "cross");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  if (share != NULL)
    gtk_widget_add_css_class (chip, "some");
  gtk_widget_set_tooltip_text (chip, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (chip), "value", g_strdup (value), g_free);
  if (share != NULL)
    g_object_set_data (G_OBJECT (chip), "some", GINT_TO_POINTER (TRUE));
  g_signal_connect (chip, "clicked", G_CALLBACK (on_chip_clicked), self);
  gtk_widget_insert_before (chip, self->chips, self->add);
}

static void
on_offer_clicked (GtkButton *offer, ParcoursFieldChips *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  change_lists (self, g_object_get_data (G_OBJECT (offer), "value"), TRUE);
}

static void
add_offer (ParcoursFieldChips *self, GtkWidget *list, const ParcoursField *field, const char *value)
{
  GPtrArray *records = parcours_field_editor_get_records (PARCOURS_FIELD_EDITOR (self));
  GtkWidget *offer;

  if (parcours_bulk_count (records, field->id, value) == records->len)
    return;

  offer = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (offer), value_box (self, field, value));
  gtk_button_set_has_frame (GTK_BUTTON (offer), FALSE);
  gtk_widget_add_css_class (offer, "offer");
  g_object_set_data_full (G_OBJECT (offer), "value", g_strdup (value), g_free);
  g_signal_connect (offer, "clicked", G_CALLBACK (on_offer_clicked), self);
  gtk_box_append (GTK_BOX (list), offer);
}

/* A word that is typed: a tag as it is; a channel is made. */
static void
on_new (GtkEntry *entry, ParcoursFieldChips *self)
{
  ParcoursFieldEditor *editor = PARCOURS_FIELD_EDITOR (self);
  const ParcoursField *field = parcours_field_editor_get_field (editor);
  ParcoursMap *map = parcours_field_editor_get_map (editor);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (ParcoursElement) channel = NULL;

  if (*text == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (field->type == PARCOURS_TYPE_TAGS)
    {
      g_strdelimit (text, ";", ' ');
      change_lists (self, text, TRUE);
      return;
    }

  channel = parcours_element_new (PARCOURS_KIND_CHANNEL, NULL);
  parcours_element_set (channel, PARCOURS_CHANNEL_NAME, text, NULL);
  parcours_map_begin (map, _("Add Channel"));
  parcours_map_add (map, parcours_map_get_root (map), channel, -1);
  change_lists (self, parcours_element_get_id (channel), TRUE);
  parcours_map_end (map);
}

static void
add_offers (ParcoursFieldChips *self, GtkWidget *list, const ParcoursField *field)
{
  ParcoursMap *map = parcours_field_editor_get_map (PARCOURS_FIELD_EDITOR (self));

  for (guint i = 0; field->type == PARCOURS_TYPE_CHOICES && i < field->n_choices; i++)
    add_offer (self, list, field, field->choices[i].value);
  for (guint i = 0; field->type == PARCOURS_TYPE_IDS && i < parcours_map_list (map, field->target)->len; i++)
    {
      ParcoursElement *target = g_ptr_array_index (parcours_map_list (map, field->target), i);

      /* A business goal serves goals of the customer. */
      if (field->id == PARCOURS_GOAL_SERVES
          && parcours_element_get_choice (target, PARCOURS_GOAL_SIDE) != PARCOURS_SIDE_CUSTOMER)
        continue;
      add_offer (self, list, field, parcours_element_get_id (target));
    }
}

static void
on_popover_show (ParcoursFieldChips *self)
{
  const ParcoursField *field = parcours_field_editor_get_field (PARCOURS_FIELD_EDITOR (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean named = field->type == PARCOURS_TYPE_TAGS
                   || (field->type == PARCOURS_TYPE_IDS && field->target == PARCOURS_KIND_CHANNEL);

  add_offers (self, list, field);
  if (gtk_widget_get_first_child (list) != NULL)
    {
      GtkWidget *scrolled = gtk_scrolled_window_new ();

      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
      gtk_box_append (GTK_BOX (box), scrolled);
    }
  else
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      if (!named)
        gtk_box_append (GTK_BOX (box), gtk_label_new (_("Nothing left to add")));
    }
  if (named)
    {
      GtkWidget *entry = gtk_entry_new ();
      const char *words = field->type == PARCOURS_TYPE_TAGS ? _("New tag") : _("New channel");

      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      g_signal_connect (entry, "activate", G_CALLBACK (on_new), self);
      gtk_box_append (GTK_BOX (box), entry);
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
parcours_field_chips_build (ParcoursFieldEditor *editor)
{
  ParcoursFieldChips *self = PARCOURS_FIELD_CHIPS (editor);
  const ParcoursField *field = parcours_field_editor_get_field (editor);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: a button that adds an entry to a list; %s is the name of the list, like “Channels” */
  g_autofree char *words = g_strdup_printf (_("Add to “%s”"), _(field->label));

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, parcours_wrap_layout_new (6));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_("Add")));
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->add), content);
  gtk_widget_add_css_class (self->add, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  self->popover = gtk_popover_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), self->popover);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (on_popover_show), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chips), self->add);
  gtk_box_append (GTK_BOX (self), self->chips);
}

static void
parcours_field_chips_show (ParcoursFieldEditor *editor, const char *value, gboolean mixed, gboolean fresh)
{
  ParcoursFieldChips *self = PARCOURS_FIELD_CHIPS (editor);
  const ParcoursField *field = parcours_field_editor_get_field (editor);
  g_autoptr (GPtrArray) values = parcours_bulk_list (parcours_field_editor_get_records (editor), field->id);
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkWidget *child;

  parcours_field_editor_set_summary (editor, mixed ? _("Several values") : NULL);
  for (guint i = 0; i < values->len; i++)
    {
      const char *one = g_ptr_array_index (values, i);
      g_autofree char *share = parcours_field_editor_dup_share (editor, one);

      g_string_append_printf (shown, "%s=%s%d%s;", one, value_words (self, field, one), icon_number (self, field, one),
                              share != NULL ? share : "");
    }
  if (g_strcmp0 (shown->str, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (shown->str);
  while ((child = gtk_widget_get_first_child (self->chips)) != self->add)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *share = parcours_field_editor_dup_share (editor, g_ptr_array_index (values, i));

      add_chip (self, field, g_ptr_array_index (values, i), share);
    }
}

static void
parcours_field_chips_finalize (GObject *object)
{
  g_free (PARCOURS_FIELD_CHIPS (object)->shown);

  G_OBJECT_CLASS (parcours_field_chips_parent_class)->finalize (object);
}

static void
parcours_field_chips_class_init (ParcoursFieldChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_field_chips_finalize;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->build = parcours_field_chips_build;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->show = parcours_field_chips_show;
  parcours_entry_keys_keep (GTK_WIDGET_CLASS (klass));
}

static void
parcours_field_chips_init (ParcoursFieldChips *self)
{
}
