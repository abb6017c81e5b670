/* words-filled.c - sentences with something in them, dates and numbers: see words.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"

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
parcours_words_fill (const char *lang, const char *msgid, ...)
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
parcours_words_counted (const char *lang, const char *singular, const char *plural, guint n)
{
  char digits[16];
  const char *const parts[] = { digits };

  g_snprintf (digits, sizeof digits, "%u", n);
  return fill_in (parcours_words_n (lang, singular, plural, n), parts, 1);
}

char *
parcours_words_date (const char *lang, const char *iso)
{
  static const char *const months[] = {
    NC_ ("in a date", "January"), NC_ ("in a date", "February"), NC_ ("in a date", "March"), NC_ ("in a date", "April"),
    NC_ ("in a date", "May"), NC_ ("in a date", "June"), NC_ ("in a date", "July"), NC_ ("in a date", "August"),
    NC_ ("in a date", "September"), NC_ ("in a date", "October"), NC_ ("in a date", "November"), NC_ ("in a date", "December"),
  };
  char day[16], year[8];
  int y, m, d;

  if (!iso || strlen (iso) != 10)
    return g_strdup (iso ? iso : "");
  y = atoi (iso);
  m = atoi (iso + 5);
  d = atoi (iso + 8);
  if (m < 1 || m > 12)
    return g_strdup (iso);

  if (d == 1)
    /* Translators: the first of a month in a date, if it is not just a number in your language */
    g_strlcpy (day, parcours_words (lang, "first of a month", NC_ ("first of a month", "1")), sizeof day);
  else
    g_snprintf (day, sizeof day, "%d", CLAMP (d, 1, 31));
  g_snprintf (year, sizeof year, "%d", CLAMP (y, 0, 9999));
  /* Translators: a date: day, name of the month, year */
  return parcours_words_fill (lang, N_("%1$s %2$s %3$s"), day, parcours_words (lang, "in a date", months[m - 1]), year, NULL);
}

char *
parcours_words_number (const char *lang, const char *decimal)
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
