/* paint-words.c - words and signs in the language of the painting. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/words.h"
#include "paint/paint-private.h"

const char *
_parcours_say (const ParcoursPaint *paint, const char *msgid)
{
  return parcours_words (paint->lang, NULL, msgid);
}

const char *
_parcours_sign_of (int emotion)
{
  static const char *const signs[] = { "−2", "−1", "0", "+1", "+2" };

  return signs[CLAMP (emotion, -2, 2) + 2];
}

const char *
_parcours_note_label (ParcoursNote note, const char *lang)
{
  const ParcoursField *field = parcours_field (PARCOURS_LANE_KIND);

  g_assert ((guint) note < field->n_choices);

  return parcours_words (lang, NULL, field->choices[note].label);
}

gboolean
_parcours_channel_icon (ParcoursElement *channel, ParcoursIcon *icon)
{
  const int choice = parcours_element_get_choice (channel, PARCOURS_CHANNEL_ICON);

  if (choice < 0)
    return FALSE;

  *icon = (ParcoursIcon) (PARCOURS_ICON_CHANNEL_SEARCH + choice);
  return TRUE;
}

void
_parcours_channel (const ParcoursPaint *paint, ParcoursElement *channel, double x, double y, double size, ParcoursColour colour)
{
  const char *name = parcours_element_get_name (channel);
  ParcoursIcon icon;
  char letter[8] = "?";

  if (_parcours_channel_icon (channel, &icon))
    {
      _parcours_sign (paint, icon, x, y, size, colour);
      return;
    }
  if (*name)
    letter[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (name)), letter)] = '\0';
  _parcours_word (paint, letter, PARCOURS_INK (size * 0.9, PANGO_WEIGHT_BOLD, colour), x + size / 2, y + size * 0.82, 0.5);
}

void
_parcours_persona_colours (const ParcoursPaint *paint, ParcoursElement *persona, ParcoursColour *tint, ParcoursColour *deep)
{
  GPtrArray *personas = parcours_map_list (paint->map, PARCOURS_KIND_PERSONA);
  ParcoursColour own;
  guint index = 0;

  while (index < personas->len && g_ptr_array_index (personas, index) != persona)
    index++;
  parcours_theme_persona (paint->theme, index,
                          parcours_element_get_colour (persona, PARCOURS_PERSONA_COLOUR, &own) ? &own : NULL, tint, deep);
}
