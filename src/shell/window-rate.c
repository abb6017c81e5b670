/* window-rate.c - rating by single keys: effort, emotion, kind, moment of truth, votes, level of evidence. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "model/operations.h"
#include "share/person.h"

#define FIRST_DIGIT_KEYCODE 10  /* of the key 1 above the letters, on X11 and Wayland alike; 9 more follow, 0 last */

/* --- what several ratings share --- */

/* The new value of a field of a card, "" for unset. The caller owns it. */
typedef char *(*NextValue) (ParcoursMap *map, ParcoursElement *card, int direction);

static GPtrArray *
dup_cards (ParcoursWindow *self, ParcoursMap **map)
{
  *map = _parcours_window_get_editable (self);
  return parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
}

static char *
dup_value_words (ParcoursFieldId id, const char *value)
{
  const ParcoursField *field = parcours_field (id);
  int choice = field->n_choices > 0 && value != NULL ? parcours_choice_index (field, value) : -1;

  if (value == NULL)
    return g_strdup (_("not set"));
  if (choice >= 0)
    return g_strdup (_(field->choices[choice].label));
  return parcours_field_format (id, value, NULL);
}

/* Where all cards have the same value now, that value is told, else only what was changed. */
static void
tell_values (ParcoursWindow *self, GPtrArray *cards, ParcoursFieldId field)
{
  const char *shared = parcours_element_get_value (g_ptr_array_index (cards, 0), field);
  g_autofree char *words = dup_value_words (field, shared);
  g_autofree char *sentence = NULL;
  gboolean same = TRUE;

  for (guint i = 1; i < cards->len; i++)
    same &= g_strcmp0 (shared, parcours_element_get_value (g_ptr_array_index (cards, i), field)) == 0;
  if (!same)
    parcours_set_str (&words, _("different values"));
  /* Translators: a rating was set by a key: “Effort of 2 cards: 3.” %1$s is the name of the field, %3$s the value. */
  sentence = g_strdup_printf (ngettext ("%1$s of %2$u card: %3$s.", "%1$s of %2$u cards: %3$s.", cards->len),
                              _(parcours_field (field)->label), cards->len, words);
  _parcours_window_tell (self, sentence);
}

static void
rate (ParcoursWindow *self, ParcoursFieldId field, NextValue next, int direction)
{
  ParcoursMap *map;
  g_autoptr (GPtrArray) cards = dup_cards (self, &map);
  g_autofree char *label = NULL;

  if (map == NULL || cards->len == 0)
    return;
  label = g_strdup_printf (_("Change %s"), _(parcours_field (field)->label));
  parcours_map_begin (map, label);
  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cards, i);
      g_autofree char *value = next (map, card, direction);

      parcours_map_set (map, card, field, value, NULL);
    }
  parcours_map_end (map);
  parcours_map_seal (map);
  tell_values (self, cards, field);
}

/* --- the ratings --- */

static char *
next_effort (ParcoursMap *map, ParcoursElement *card, int digit)
{
  return digit > 0 ? g_strdup_printf ("%d", digit) : g_strdup ("");
}

static char *
next_emotion (ParcoursMap *map, ParcoursElement *card, int direction)
{
  int emotion;

  if (!parcours_element_get_int (card, PARCOURS_CARD_EMOTION, &emotion))
    emotion = 0;
  return g_strdup_printf ("%d", CLAMP (emotion + direction, -2, 2));
}

/* Around all kinds; that of the card's lane is no kind of its own. */
static char *
next_kind (ParcoursMap *map, ParcoursElement *card, int direction)
{
  const ParcoursField *field = parcours_field (PARCOURS_CARD_KIND);
  ParcoursNote own = parcours_map_card_note (map, card), lane_note = PARCOURS_NOTE_FREE;
  int next = ((int) own + direction + PARCOURS_N_NOTES) % PARCOURS_N_NOTES;
  ParcoursElement *lane;

  parcours_map_card_place (map, card, NULL, NULL, &lane);
  if (lane != NULL)
    lane_note = parcours_map_lane_note (lane);
  return g_strdup (next == (int) lane_note ? "" : field->choices[next].value);
}

static char *
next_level (ParcoursMap *map, ParcoursElement *card, int direction)
{
  const ParcoursField *field = parcours_field (PARCOURS_CARD_LEVEL);
  int next = parcours_element_get_choice (card, PARCOURS_CARD_LEVEL) + 1;       /* unset is -1 */

  return g_strdup (next < (int) field->n_choices ? field->choices[next].value : "");
}

static char *
set_moment (ParcoursMap *map, ParcoursElement *card, int yes)
{
  return g_strdup (yes ? "yes" : "");
}

/* Some are none yet: all become one. */
static void
toggle_moment (ParcoursWindow *self)
{
  g_autoptr (GPtrArray) cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  gboolean all = TRUE;

  for (guint i = 0; i < cards->len; i++)
    all &= parcours_element_get_yes (g_ptr_array_index (cards, i), PARCOURS_CARD_MOMENT_OF_TRUTH);
  rate (self, PARCOURS_CARD_MOMENT_OF_TRUTH, set_moment, !all);
}

/* --- votes --- */

/* A dot of this person, the last one first. */
static ParcoursElement *
find_own_vote (ParcoursElement *card, const char *name)
{
  GPtrArray *votes = parcours_element_list (card, PARCOURS_KIND_VOTE);

  for (guint i = votes->len; i > 0; i--)
    if (g_strcmp0 (parcours_element_get_value (g_ptr_array_index (votes, i - 1), PARCOURS_VOTE_BY), name) == 0)
      return g_ptr_array_index (votes, i - 1);
  return NULL;
}

static gboolean
vote (ParcoursMap *map, ParcoursElement *card, const char *name, int direction)
{
  ParcoursElement *old = direction < 0 ? find_own_vote (card, name) : NULL;
  g_autoptr (ParcoursElement) dot = NULL;

  if (old != NULL)
    parcours_map_remove (map, old);
  if (direction < 0)
    return old != NULL;
  dot = parcours_element_new (PARCOURS_KIND_VOTE, NULL);
  parcours_element_set (dot, PARCOURS_VOTE_BY, name, NULL);
  parcours_map_add (map, card, dot, -1);
  return TRUE;
}

static void
tell_votes (ParcoursWindow *self, GPtrArray *cards, guint changed, int direction)
{
  g_autofree char *sentence = NULL;
  guint all = 0;

  for (guint i = 0; i < cards->len; i++)
    all += parcours_element_list (g_ptr_array_index (cards, i), PARCOURS_KIND_VOTE)->len;
  if (changed == 0)
    sentence = g_strdup (_("There is no vote of yours to take back."));
  else if (direction > 0)
    sentence = g_strdup_printf (ngettext ("You voted; the selection has %u vote.", "You voted; the selection has %u votes.", all), all);
  else
    sentence = g_strdup_printf (ngettext ("Your vote is taken back; the selection has %u vote.",
                                          "Your vote is taken back; the selection has %u votes.", all), all);
  _parcours_window_tell (self, sentence);
}

static void
vote_on_selected (ParcoursWindow *self, int direction)
{
  ParcoursMap *map;
  g_autoptr (GPtrArray) cards = dup_cards (self, &map);
  const char *name = parcours_person_own_name ();
  guint changed = 0;

  if (map == NULL || cards->len == 0)
    return;
  parcours_map_begin (map, direction > 0 ? _("Vote") : _("Take Vote Back"));
  for (guint i = 0; i < cards->len; i++)
    if (vote (map, g_ptr_array_index (cards, i), name, direction))
      changed++;
  parcours_map_end (map);
  tell_votes (self, cards, changed, direction);
}

/* --- actions --- */

static void
on_step (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  int direction = g_variant_get_int32 (parameter);

  if (g_str_equal (name, "rate-emotion"))
    rate (self, PARCOURS_CARD_EMOTION, next_emotion, direction);
  else if (g_str_equal (name, "rate-kind"))
    rate (self, PARCOURS_CARD_KIND, next_kind, direction);
  else if (g_str_equal (name, "rate-effort"))
    rate (self, PARCOURS_CARD_EFFORT, next_effort, direction);
  else
    vote_on_selected (self, direction);
}

static void
on_rate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "rate-level"))
    rate (data, PARCOURS_CARD_LEVEL, next_level, 1);
  else
    toggle_moment (data);
}

const GActionEntry _parcours_window_rate_actions[] = {
  { .name = "rate-effort", .activate = on_step, .parameter_type = "i" },
  { .name = "rate-emotion", .activate = on_step, .parameter_type = "i" },
  { .name = "rate-kind", .activate = on_step, .parameter_type = "i" },
  { .name = "rate-vote", .activate = on_step, .parameter_type = "i" },
  { .name = "rate-level", .activate = on_rate },
  { .name = "rate-moment", .activate = on_rate },
};
const guint _parcours_window_n_rate_actions = G_N_ELEMENTS (_parcours_window_rate_actions);

void
_parcours_window_update_rate_actions (ParcoursWindow *self)
{
  g_autoptr (GPtrArray) cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);

  for (guint i = 0; i < G_N_ELEMENTS (_parcours_window_rate_actions); i++)
    _parcours_window_enable (self, _parcours_window_rate_actions[i].name,
                             cards->len > 0 && _parcours_window_get_editable (self) != NULL);
}

/* --- keys --- */

/* Whether single letters are about cards now: on the wall and in the tray, not in an entry, a menu or the details. */
static gboolean
keys_mean_cards (ParcoursWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL)
    return TRUE;
  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;
  return gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view_stack)) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->tray));
}

/* A digit, however the keyboard gives it: above the letters, also without the Shift that French wants there, or on the keypad. The
 * French signs count only on the keys of their digits: elsewhere they are signs. */
static int
digit_of (guint keyval, guint keycode)
{
  static const guint french[] = { GDK_KEY_agrave, GDK_KEY_ampersand, GDK_KEY_eacute, GDK_KEY_quotedbl, GDK_KEY_apostrophe,
                                  GDK_KEY_parenleft };

  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);
  for (guint i = 0; i < G_N_ELEMENTS (french); i++)
    if (keyval == french[i] && keycode == FIRST_DIGIT_KEYCODE + (i + 9) % 10)
      return (int) i;
  return -1;
}

/* Which action a key is, and its number. */
static const char *
action_of (guint keyval, guint keycode, gboolean shift, int *number)
{
  int digit = digit_of (keyval, keycode);

  *number = 0;
  if (digit >= 0)
    {
      *number = digit;
      return digit <= 5 ? "rate-effort" : NULL;
    }
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_plus: case GDK_KEY_KP_Add:
      *number = 1;
      return "rate-emotion";
    case GDK_KEY_minus: case GDK_KEY_KP_Subtract:
      *number = -1;
      return "rate-emotion";
    case GDK_KEY_k:
      *number = shift ? -1 : 1;
      return "rate-kind";
    case GDK_KEY_v:
      *number = shift ? -1 : 1;
      return "rate-vote";
    case GDK_KEY_m:
      return shift ? NULL : "rate-moment";
    case GDK_KEY_l:
      return shift ? NULL : "rate-level";
    case GDK_KEY_p:
      return shift ? NULL : "park";
    default:
      return NULL;
    }
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursWindow *self = data;
  const char *name;
  GAction *action;
  int number;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK)) != 0 || !keys_mean_cards (self))
    return GDK_EVENT_PROPAGATE;
  name = action_of (keyval, keycode, (state & GDK_SHIFT_MASK) != 0, &number);
  action = name != NULL ? g_action_map_lookup_action (G_ACTION_MAP (self), name) : NULL;
  if (action == NULL || !g_action_get_enabled (action))
    return GDK_EVENT_PROPAGATE;
  g_action_activate (action, g_action_get_parameter_type (action) != NULL ? g_variant_new_int32 (number) : NULL);
  return GDK_EVENT_STOP;
}

void
_parcours_window_watch_rating_keys (ParcoursWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
