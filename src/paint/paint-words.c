/* paint-words.c - words, numbers and dates in the language of the painting. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

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

/* Puts `parts` where `format` has %s, %u or %2$s: a translation may turn them round, and is no format of printf. */
static char *
fill_in (const char *format, const char *const *parts, guint n)
{
  GString *text = g_string_new (NULL);
  guint next = 0;

  for (const char *c = format; *c; c++)
    {
      guint index = next;

      if (*c != '%' || c[1] == '\0')
        {
          g_string_append_c (text, *c);
          continue;
        }
      c++;
      if (g_ascii_isdigit (*c) && c[1] == '$' && c[2] != '\0')
        {
          index = *c - '1';
          c += 2;
        }
      else if (*c != '%')
        next++;

      if (*c == '%')
        g_string_append_c (text, '%');
      else if (index < n)
        g_string_append (text, parts[index]);
    }
  return g_string_free (text, FALSE);
}

char *
_parcours_phrase (const char *lang, const char *msgid, ...)
{
  const char *parts[4];
  guint n = 0;
  va_list args;

  va_start (args, msgid);
  for (const char *part = va_arg (args, const char *); part && n < G_N_ELEMENTS (parts); part = va_arg (args, const char *))
    parts[n++] = part;
  va_end (args);
  return fill_in (parcours_words (lang, NULL, msgid), parts, n);
}

char *
_parcours_counted (const char *lang, const char *singular, const char *plural, guint n)
{
  char digits[16];
  const char *const parts[] = { digits };

  g_snprintf (digits, sizeof digits, "%u", n);
  return fill_in (parcours_words_n (lang, singular, plural, n), parts, 1);
}

char *
_parcours_date (const char *iso, const char *lang)
{
  static const char *const months[] = {
    NC_ ("in a date", "January"), NC_ ("in a date", "February"), NC_ ("in a date", "March"), NC_ ("in a date", "April"),
    NC_ ("in a date", "May"), NC_ ("in a date", "June"), NC_ ("in a date", "July"), NC_ ("in a date", "August"),
    NC_ ("in a date", "September"), NC_ ("in a date", "October"), NC_ ("in a date", "November"), NC_ ("in a date", "December"),
  };
  char day[4], year[8];
  int y, m, d;

  if (!iso || strlen (iso) != 10)
    return g_strdup (iso ? iso : "");
  y = atoi (iso);
  m = atoi (iso + 5);
  d = atoi (iso + 8);
  if (m < 1 || m > 12)
    return g_strdup (iso);

  g_snprintf (day, sizeof day, "%d", CLAMP (d, 1, 31));
  g_snprintf (year, sizeof year, "%d", CLAMP (y, 0, 9999));
  /* Translators: a date: day, name of the month, year */
  return _parcours_phrase (lang, N_("%1$s %2$s %3$s"), day, parcours_words (lang, "in a date", months[m - 1]), year, NULL);
}

char *
_parcours_number (const char *decimal, const char *lang)
{
  /* Translators: what stands between the whole number and its decimals */
  const char *point = parcours_words (lang, "decimal sign", NC_ ("decimal sign", "."));
  GString *text = g_string_new (NULL);

  for (const char *c = decimal; *c; c++)
    if (*c == '.')
      g_string_append (text, point);
    else if (*c == '-')
      g_string_append (text, "−");
    else
      g_string_append_c (text, *c);
  return g_string_free (text, FALSE);
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
