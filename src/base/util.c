#include "config.h"

#include "base/util.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

gboolean
parcours_set_str (char **where, const char *text)
{
  char *copy;

  g_return_val_if_fail (where != NULL, FALSE);

  if (*where == text || (*where != NULL && text != NULL && strcmp (*where, text) == 0))
    return FALSE;
  copy = g_strdup (text);       /* before the free: `text` may be a part of the old string */
  g_free (*where);
  *where = copy;
  return TRUE;
}

void
parcours_clear_fd (int *fd)
{
  int saved = errno;

  if (*fd >= 0)
    close (*fd);
  *fd = -1;
  errno = saved;
}

/* Characters that end a line somewhere but would not survive an XML parser as they are. */
static gboolean
is_line_end (gunichar c)
{
  return c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Char of XML 1.0 (5th edition, production 2). */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) ||
         (c >= 0x10000 && c <= 0x10ffff);
}

/* How many bytes at the start of `text` need no look: nothing below a space but tab and LF, nothing beyond ASCII. */
static gsize
plain_length (const char *text, gsize length)
{
  gsize i;

  for (i = 0; i < length; i++)
    {
      guchar c = text[i];

      if ((c < 0x20 && c != '\t' && c != '\n') || c >= 0x7f)
        break;
    }
  return i;
}

/* What stands for the character at `p`, which is `n` bytes long: itself (NULL), a line end or nothing. */
static const char *
replacement_for (const char *p, gsize left, gsize *n)
{
  gunichar c = g_utf8_get_char_validated (p, left);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *n = 1;
      return "";
    }
  *n = g_utf8_skip[(guchar) *p];
  if (c == '\r')                /* CR LF is one line end, a lone CR too */
    return left >= 2 && p[1] == '\n' ? "" : "\n";
  if (is_line_end (c))
    return "\n";
  return is_xml_char (c) ? NULL : "";
}

char *
parcours_clean_text (const char *text, gssize length)
{
  gsize left = length < 0 ? strlen (text) : (gsize) length;
  const char *kept = text;      /* from here to p nothing changes, so that it is copied at once */
  const char *p = text;
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (left);
  while (left > 0)
    {
      gsize n = plain_length (p, left);
      const char *replacement = n == 0 ? replacement_for (p, left, &n) : NULL;

      if (replacement != NULL)
        {
          g_string_append_len (out, kept, p - kept);
          g_string_append (out, replacement);
          kept = p + n;
        }
      p += n, left -= n;
    }
  g_string_append_len (out, kept, p - kept);
  return g_string_free (out, FALSE);
}

char *
parcours_clean_line (const char *text, gssize length)
{
  g_autofree char *clean = parcours_clean_text (text, length);
  GString *out = g_string_sized_new (strlen (clean));
  gboolean gap = FALSE;

  /* Only the white space of XML: a no-break space is content. */
  for (const char *p = clean; *p != '\0'; p++)
    if (*p == ' ' || *p == '\t' || *p == '\n')
      gap = out->len > 0;
    else
      {
        if (gap)
          g_string_append_c (out, ' ');
        gap = FALSE;
        g_string_append_c (out, *p);
      }
  return g_string_free (out, FALSE);
}

char *
parcours_new_id (void)
{
  static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
  char id[14];

  id[0] = 'p';                  /* a letter first: an NCName starts with no digit */
  for (int i = 1; i < 13; i++)
    id[i] = digits[g_random_int () & 31];
  id[13] = '\0';
  return g_strdup (id);
}

/* NameStartChar and NameChar of Namespaces in XML 1.0, without the colon. */
static gboolean
is_name_start (gunichar c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0xc0 && c <= 0xd6) ||
         (c >= 0xd8 && c <= 0xf6) || (c >= 0xf8 && c <= 0x2ff) || (c >= 0x370 && c <= 0x37d) ||
         (c >= 0x37f && c <= 0x1fff) || (c >= 0x200c && c <= 0x200d) || (c >= 0x2070 && c <= 0x218f) ||
         (c >= 0x2c00 && c <= 0x2fef) || (c >= 0x3001 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfdcf) ||
         (c >= 0xfdf0 && c <= 0xfffd) || (c >= 0x10000 && c <= 0xeffff);
}

static gboolean
is_name_char (gunichar c)
{
  return is_name_start (c) || c == '-' || c == '.' || (c >= '0' && c <= '9') || c == 0xb7 ||
         (c >= 0x300 && c <= 0x36f) || (c >= 0x203f && c <= 0x2040);
}

gboolean
parcours_is_ncname (const char *text)
{
  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (!is_name_start (g_utf8_get_char (text)))
    return FALSE;
  for (const char *p = g_utf8_next_char (text); *p != '\0'; p = g_utf8_next_char (p))
    if (!is_name_char (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
parcours_today (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) day = NULL;
  gint64 seconds;

  if (epoch && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    day = g_date_time_new_from_unix_utc (seconds);
  else
    day = g_date_time_new_now_local ();
  return g_date_time_format (day, "%Y-%m-%d");
}
