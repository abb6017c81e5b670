/* schema-value.c - values of the table's types: from what a person or a file says to the canonical text, and back to words. */
#include "config.h"

#include "model/schema.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/geometry.h"
#include "base/util.h"
#include "base/words.h"
#include "model/order.h"

G_GNUC_PRINTF (3, 4)
static char *
refuse (const ParcoursField *field, GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *why = NULL;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: the name of a field, then what is wrong with the value */
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID, _("%s: %s"), _(field->label), why);
  return NULL;
}

static char *
parse_int (const ParcoursField *field, const char *text, GError **error)
{
  g_autofree char *plain = NULL;
  gint64 value;

  /* the sign people see on a card is U+2212 */
  plain = g_str_has_prefix (text, "−") ? g_strconcat ("-", text + strlen ("−"), NULL) : g_strdup (text);
  if (!g_ascii_string_to_signed (plain + (plain[0] == '+' && g_ascii_isdigit (plain[1])), 10,
                                 (gint64) field->min, (gint64) field->max, &value, NULL))
    return refuse (field, error, _("“%s” is not a whole number from %d to %d."), text, (int) field->min, (int) field->max);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
parse_decimal (const ParcoursField *field, const char *text, GError **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  const char *start = plain;
  char *end;
  double value;

  if (g_str_has_prefix (start, "−"))
    {
      plain[2] = '-';           /* the three bytes of U+2212 become one sign */
      start += 2;
    }
  value = g_ascii_strtod (start, &end);
  if (end == start || *end != '\0' || !isfinite (value) || strpbrk (start, "xXnN") != NULL)
    return refuse (field, error, _("“%s” is not a number."), text);
  if (value < field->min || value > field->max)
    return refuse (field, error, _("%s is too large a number."), text);
  if (value == 0)
    value = 0;                  /* no minus zero */
  /* 15 digits read back to the same double for all numbers a person types; else all 17 */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, sizeof buffer, value);
  return g_strdup (buffer);
}

static char *
parse_date (const ParcoursField *field, const char *text, GError **error)
{
  guint year, month, day;

  if (strlen (text) == 10 && text[4] == '-' && text[7] == '-' && strspn (text, "0123456789-") == 10 &&
      sscanf (text, "%4u-%2u-%2u", &year, &month, &day) == 3 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return g_strdup (text);
  return refuse (field, error, _("“%s” is not a date: write year-month-day, like 2026-06-30."), text);
}

static char *
parse_choice (const ParcoursField *field, const char *text, GError **error)
{
  g_autoptr (GString) allowed = NULL;

  if (parcours_choice_index (field, text) >= 0)
    return g_strdup (text);

  allowed = g_string_new (NULL);
  for (guint i = 0; i < field->n_choices; i++)
    g_string_append_printf (allowed, "%s%s", i == 0 ? "" : ", ", field->choices[i].value);
  return refuse (field, error, _("“%s” is none of %s."), text, allowed->str);
}

/* A list without doubles and empty parts; each part must pass `valid`. NULL with `*bad` set if one does not. */
static char *
parse_list (const char *text, const char *separator, const char *joiner,
            gboolean (*valid) (const ParcoursField *field, const char *part), const ParcoursField *field, char **bad)
{
  g_auto (GStrv) parts = g_strsplit (text, separator, -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **part = parts; *part != NULL; part++)
    {
      g_strstrip (*part);
      if (**part == '\0' || g_ptr_array_find_with_equal_func (kept, *part, g_str_equal, NULL))
        continue;
      if (!valid (field, *part))
        {
          *bad = g_strdup (*part);
          return NULL;
        }
      g_ptr_array_add (kept, *part);
    }
  if (kept->len == 0)
    return NULL;
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (joiner, (char **) kept->pdata);
}

static gboolean
part_is_choice (const ParcoursField *field, const char *part)
{
  return parcours_choice_index (field, part) >= 0;
}

static gboolean
part_is_id (const ParcoursField *field, const char *part)
{
  return parcours_is_ncname (part);
}

static gboolean
part_is_tag (const ParcoursField *field, const char *part)
{
  return TRUE;
}

static char *
parse_ids (const ParcoursField *field, const char *text, GError **error)
{
  g_autofree char *bad = NULL;
  char *list = parse_list (text, " ", " ", part_is_id, field, &bad);

  if (bad != NULL)
    return refuse (field, error, _("“%s” cannot be an id: an id starts with a letter and has no spaces or signs."), bad);
  return list;
}

static char *
parse_choices (const ParcoursField *field, const char *text, GError **error)
{
  g_autofree char *bad = NULL;
  char *list = parse_list (text, " ", " ", part_is_choice, field, &bad);

  return bad != NULL ? parse_choice (field, bad, error) : list;
}

static char *
parse_lang (const ParcoursField *field, const char *text, GError **error)
{
  gsize run = 0;

  /* shape of BCP 47: parts of 1-8 letters and digits */
  for (const char *p = text;; p++)
    {
      if (g_ascii_isalnum (*p) && run < 8 && (p != text || g_ascii_isalpha (*p)))
        run++;
      else if (run > 0 && (*p == '-' || *p == '\0'))
        run = 0;
      else
        return refuse (field, error, _("“%s” is not a language tag like fr or en-GB."), text);
      if (*p == '\0')
        return g_strdup (text);
    }
}

/* Base64 without white space, in lines of 76. */
static char *
parse_data (const ParcoursField *field, const char *text, GError **error)
{
  GString *out = g_string_sized_new (strlen (text) * 77 / 76 + 2);
  gsize column = 0, padding = 0, digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        continue;
      if (*p == '=')
        padding++;
      else if (padding > 0 || !(g_ascii_isalnum (*p) || *p == '+' || *p == '/'))
        {
          g_string_free (out, TRUE);
          return refuse (field, error, _("This is not picture data in base64."));
        }
      if (column == 76)
        {
          g_string_append_c (out, '\n');
          column = 0;
        }
      g_string_append_c (out, *p);
      column++, digits++;
    }
  if (digits % 4 != 0 || padding > 2)
    {
      g_string_free (out, TRUE);
      return refuse (field, error, _("The picture data is incomplete."));
    }
  return g_string_free (out, FALSE);
}

static char *
parse_clean (const ParcoursField *field, const char *text, GError **error)
{
  ParcoursColour colour;
  char *lower;

  switch (field->type)
    {
    case PARCOURS_TYPE_INT:
      return parse_int (field, text, error);
    case PARCOURS_TYPE_DECIMAL:
      return parse_decimal (field, text, error);
    case PARCOURS_TYPE_DATE:
      return parse_date (field, text, error);
    case PARCOURS_TYPE_CHOICE:
      return parse_choice (field, text, error);
    case PARCOURS_TYPE_CHOICES:
      return parse_choices (field, text, error);
    case PARCOURS_TYPE_IDS:
      return parse_ids (field, text, error);
    case PARCOURS_TYPE_LANG:
      return parse_lang (field, text, error);
    case PARCOURS_TYPE_DATA:
      return parse_data (field, text, error);
    case PARCOURS_TYPE_TAGS:
      return parse_list (text, ";", ";", part_is_tag, field, NULL);
    case PARCOURS_TYPE_REF:
      if (!parcours_is_ncname (text))
        return refuse (field, error, _("“%s” cannot be an id: an id starts with a letter and has no spaces or signs."), text);
      return g_strdup (text);
    case PARCOURS_TYPE_YES:
      if (!g_str_equal (text, "yes"))
        return refuse (field, error, _("“%s” is not “yes”: leave the field out for no."), text);
      return g_strdup (text);
    case PARCOURS_TYPE_ORDER:
      if (!parcours_order_valid (text))
        return refuse (field, error, _("“%s” is not an order key."), text);
      return g_strdup (text);
    case PARCOURS_TYPE_COLOUR:
      if (!parcours_colour_parse (text, &colour))
        return refuse (field, error, _("“%s” is not a colour like #ffcc00."), text);
      lower = g_ascii_strdown (text, -1);
      return lower;
    default:
      return g_strdup (text);
    }
}

char *
parcours_field_parse (ParcoursFieldId id, const char *text, GError **error)
{
  const ParcoursField *field = parcours_field (id);
  gsize max = field->type == PARCOURS_TYPE_DATA ? PARCOURS_DATA_MAX : PARCOURS_TEXT_MAX;
  g_autofree char *clean = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (field->type == PARCOURS_TYPE_EXTRA)
    return g_strdup (text);     /* made by the reader, never typed */

  clean = parcours_field_is_attribute (field) ? parcours_clean_line (text, -1) : parcours_clean_text (text, -1);
  if (*clean == '\0')
    return NULL;
  if (strlen (clean) > max)
    return refuse (field, error, _("The text is longer than %d KiB."), (int) (max / 1024));
  return parse_clean (field, clean, error);
}

static char *
format_choices (const ParcoursField *field, const char *text, const char *lang)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      int index = parcours_choice_index (field, *part);

      g_string_append (out, out->len > 0 ? ", " : "");
      g_string_append (out, index >= 0 ? parcours_words (lang, NULL, field->choices[index].label) : *part);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
parcours_field_format (ParcoursFieldId id, const char *text, const char *lang)
{
  const ParcoursField *field = parcours_field (id);

  g_return_val_if_fail (text != NULL, NULL);

  switch (field->type)
    {
    case PARCOURS_TYPE_CHOICE:
    case PARCOURS_TYPE_CHOICES:
      return format_choices (field, text, lang);
    case PARCOURS_TYPE_YES:
      return g_strdup (parcours_words (lang, NULL, N_("yes")));
    case PARCOURS_TYPE_INT:
    case PARCOURS_TYPE_DECIMAL:
      if (field->type == PARCOURS_TYPE_INT && field->min < 0 && text[0] != '-' && !g_str_equal (text, "0"))
        return g_strconcat ("+", text, NULL);
      return parcours_words_number (lang, text);
    case PARCOURS_TYPE_DATE:
      return parcours_words_date (lang, text);
    default:
      return g_strdup (text);
    }
}
