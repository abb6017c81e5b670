/* tray-entry.c - see tray-entry.h. */
#include "config.h"

#include "canvas/tray-entry.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "canvas/canvas-private.h"
#include "model/operations.h"

struct _ParcoursTrayEntry
{
  GtkEntry parent_instance;

  ParcoursCanvas *canvas;       /* weak */
  char *renamed;                /* id of the card that gets another title; NULL: a new card is written */
};

G_DEFINE_FINAL_TYPE (ParcoursTrayEntry, parcours_tray_entry, GTK_TYPE_ENTRY)

static ParcoursMap *
get_map (ParcoursTrayEntry *self)
{
  return self->canvas != NULL ? parcours_scene_get_map (self->canvas->scene) : NULL;
}

static void
refuse (ParcoursTrayEntry *self, const GError *error)
{
  g_signal_emit_by_name (self->canvas, "refused", error->message);
}

/* Back to the cards: to the one whose title it was, or to what the wall has. */
static void
leave (ParcoursTrayEntry *self)
{
  g_autofree char *id = g_steal_pointer (&self->renamed);

  gtk_editable_set_text (GTK_EDITABLE (self), "");
  if (id != NULL)
    parcours_canvas_focus_card (self->canvas, id);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
add_card (ParcoursTrayEntry *self, ParcoursMap *map, const char *title)
{
  g_autoptr(ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!parcours_element_set (card, PARCOURS_CARD_TITLE, title, &error))
    {
      refuse (self, error);
      return;
    }
  parcours_map_add (map, parcours_map_get_root (map), card, -1);
  gtk_editable_set_text (GTK_EDITABLE (self), "");
  sentence = g_strdup_printf (_("“%s” waits to be placed."), parcours_element_get_name (card));
  _parcours_canvas_tell (self->canvas, sentence);
}

static void
rename_card (ParcoursTrayEntry *self, ParcoursMap *map, const char *title)
{
  ParcoursElement *card = parcours_map_find_kind (map, self->renamed, PARCOURS_KIND_CARD);
  g_autoptr(GError) error = NULL;

  if (card != NULL && !parcours_map_set (map, card, PARCOURS_CARD_TITLE, title, &error))
    {
      refuse (self, error);
      return;
    }
  parcours_map_seal (map);
  leave (self);
}

static void
on_activate (ParcoursTrayEntry *self)
{
  g_autofree char *title = parcours_clean_line (gtk_editable_get_text (GTK_EDITABLE (self)), -1);
  ParcoursMap *map = get_map (self);

  if (map == NULL || *title == '\0')
    leave (self);
  else if (self->renamed != NULL)
    rename_card (self, map, title);
  else
    add_card (self, map, title);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  leave (data);
  return GDK_EVENT_STOP;
}

/* A title that was not finished stays what it was; a new card that was begun stays to be finished. */
static void
on_focus_leave (ParcoursTrayEntry *self)
{
  if (self->renamed == NULL)
    return;
  g_clear_pointer (&self->renamed, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self), "");
}

static void
parcours_tray_entry_finalize (GObject *object)
{
  ParcoursTrayEntry *self = PARCOURS_TRAY_ENTRY (object);

  g_clear_weak_pointer (&self->canvas);
  g_free (self->renamed);

  G_OBJECT_CLASS (parcours_tray_entry_parent_class)->finalize (object);
}

static void
parcours_tray_entry_class_init (ParcoursTrayEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_tray_entry_finalize;
}

static void
parcours_tray_entry_init (ParcoursTrayEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (self), _("Write a card…"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Each Enter makes a card to place later (Ctrl+Shift+N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Write a card to place later"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 20);
  g_signal_connect (self, "activate", G_CALLBACK (on_activate), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

ParcoursTrayEntry *
parcours_tray_entry_new (ParcoursCanvas *canvas)
{
  ParcoursTrayEntry *self;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (canvas), NULL);

  self = g_object_new (PARCOURS_TYPE_TRAY_ENTRY, NULL);
  g_set_weak_pointer (&self->canvas, canvas);
  g_object_bind_property (canvas, "read-only", self, "sensitive", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return self;
}

void
parcours_tray_entry_write (ParcoursTrayEntry *self)
{
  g_return_if_fail (PARCOURS_IS_TRAY_ENTRY (self));

  /* What was begun is gone on with; and GTK warns of a selection made while the tray is still opening. */
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self));
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

void
parcours_tray_entry_rename (ParcoursTrayEntry *self, ParcoursElement *card)
{
  g_return_if_fail (PARCOURS_IS_TRAY_ENTRY (self));
  g_return_if_fail (PARCOURS_IS_ELEMENT (card));

  gtk_editable_set_text (GTK_EDITABLE (self), parcours_element_get_name (card));
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self));
  parcours_set_str (&self->renamed, parcours_element_get_id (card));
}
