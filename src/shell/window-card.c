/* window-card.c - what the card menu sets on the selected cards: kind, emotion, effort and the like. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "model/bulk.h"

/* Each action takes the value as the file holds it, "" unsets; its state is the value all selected cards share, or "?" where they
 * differ. */
static const struct
{
  const char *action;
  ParcoursFieldId field;
} settings[] = {
  { "card-kind", PARCOURS_CARD_KIND },
  { "card-emotion", PARCOURS_CARD_EMOTION },
  { "card-effort", PARCOURS_CARD_EFFORT },
  { "card-level", PARCOURS_CARD_LEVEL },
  { "card-moment", PARCOURS_CARD_MOMENT_OF_TRUTH },
};

static ParcoursFieldId
field_of (GSimpleAction *action)
{
  const char *name = g_action_get_name (G_ACTION (action));
  guint i = 0;

  while (!g_str_equal (settings[i].action, name))
    i++;
  return settings[i].field;
}

static void
on_set (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  g_autoptr (GPtrArray) cards = NULL;

  if (map == NULL)
    return;
  cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  parcours_map_set_all (map, cards, field_of (action), g_variant_get_string (parameter, NULL), NULL);
  parcours_map_seal (map);
}

static void
on_park (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree char *sentence = NULL, *neighbour = NULL;

  if (map == NULL)
    return;
  cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  neighbour = _parcours_window_dup_neighbour (self, map);
  parcours_map_begin (map, _("Set Aside"));
  for (guint i = 0; i < cards->len; i++)
    parcours_map_place_card (map, g_ptr_array_index (cards, i), NULL, NULL, NULL, -1);
  parcours_map_end (map);
  sentence = g_strdup_printf (ngettext ("%u card is set aside under “To place”.", "%u cards are set aside under “To place”.",
                                        cards->len), cards->len);
  _parcours_window_tell (self, sentence);
  /* On the wall one goes on where the card was; in the table its row is still there. */
  if (_parcours_window_shows_table (self))
    return;
  if (neighbour != NULL)
    _parcours_window_focus_card (self, neighbour);
  else
    parcours_canvas_focus_cell (self->canvas);
}

static const char *
shared_value (GPtrArray *cards, ParcoursFieldId field)
{
  const char *shared = NULL;

  for (guint i = 0; i < cards->len; i++)
    {
      const char *value = parcours_element_get_value (g_ptr_array_index (cards, i), field);

      if (i > 0 && g_strcmp0 (value, shared) != 0)
        return "?";
      shared = value;
    }
  return shared != NULL ? shared : "";
}

void
_parcours_window_update_card_actions (ParcoursWindow *self)
{
  g_autoptr (GPtrArray) cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  gboolean enabled = cards->len > 0 && _parcours_window_get_editable (self) != NULL;
  GAction *action;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      action = g_action_map_lookup_action (G_ACTION_MAP (self), settings[i].action);
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (shared_value (cards, settings[i].field)));
    }
  action = g_action_map_lookup_action (G_ACTION_MAP (self), "park");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

const GActionEntry _parcours_window_card_actions[] = {
  { .name = "card-kind", .activate = on_set, .parameter_type = "s", .state = "''" },
  { .name = "card-emotion", .activate = on_set, .parameter_type = "s", .state = "''" },
  { .name = "card-effort", .activate = on_set, .parameter_type = "s", .state = "''" },
  { .name = "card-level", .activate = on_set, .parameter_type = "s", .state = "''" },
  { .name = "card-moment", .activate = on_set, .parameter_type = "s", .state = "''" },
  { .name = "park", .activate = on_park },
};
const guint _parcours_window_n_card_actions = G_N_ELEMENTS (_parcours_window_card_actions);
