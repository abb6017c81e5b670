/* pdf-object.c - single objects of a PDF, as text. */
#include "config.h"

#include "export/pdf-pack-private.h"

#include <string.h>

/* After the string that begins at `i`. */
static gsize
skip_string (const char *data, gsize length, gsize i)
{
  int depth = 0;

  for (; i < length; i++)
    if (data[i] == '\\')
      i++;
    else if (data[i] == '(')
      depth++;
    else if (data[i] == ')' && --depth == 0)
      return i + 1;
  return length;
}

static gsize
skip_line (const char *data, gsize length, gsize i)
{
  while (i < length && data[i] != '\n')
    i++;
  return i;
}

static gboolean
is_line (const char *data, gsize length, gsize i, const char *word)
{
  const gsize n = strlen (word);

  return (i == 0 || data[i - 1] == '\n') && i + n < length && memcmp (data + i, word, n) == 0 && data[i + n] == '\n';
}

gssize
_parcours_pdf_scan (const char *data, gsize length, gboolean *is_stream, gsize *keyword)
{
  for (gsize i = 0; i < length;)
    {
      if (data[i] == '(')
        {
          i = skip_string (data, length, i);
          continue;
        }
      if (data[i] == '%')
        {
          i = skip_line (data, length, i);
          continue;
        }
      *is_stream = is_line (data, length, i, "stream");
      if (*is_stream || is_line (data, length, i, "endobj"))
        {
          *keyword = i;
          return (gssize) (i + strlen ("stream\n"));
        }
      i++;
    }
  return -1;
}

/* After the first "<<". */
static void
insert_entry (GString *body, const char *entry)
{
  const char *start = strstr (body->str, "<<");

  if (start)
    g_string_insert (body, start + 2 - body->str, entry);
}

void
_parcours_pdf_add_entries (GString *body, const char *entries)
{
  if (entries)
    insert_entry (body, entries);
}

static gboolean
is_language (const char *lang)
{
  return lang && *lang && strspn (lang, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") == strlen (lang);
}

void
_parcours_pdf_complete_catalog (GString *body, const char *lang)
{
  if (!strstr (body->str, "/ViewerPreferences"))
    insert_entry (body, " /ViewerPreferences << /DisplayDocTitle true >>");
  if (strstr (body->str, "/StructTreeRoot") && !strstr (body->str, "/MarkInfo"))
    insert_entry (body, " /MarkInfo << /Marked true >>");
  if (is_language (lang) && !strstr (body->str, "/Lang"))
    {
      g_autofree char *entry = g_strdup_printf (" /Lang (%s)", lang);

      insert_entry (body, entry);
    }
  /* Whatever version cairo was held to, object streams are of 1.5. */
  if (!strstr (body->str, "/Version"))
    insert_entry (body, " /Version /1.5");
}

/* The code of a character where text is not UTF-16; 0 if it has none. */
static guchar
short_code (gunichar c)
{
  switch (c)
    {
    case 0x2019:
      return 0x90;
    case 0x2026:
      return 0x83;
    case 0x201c:
      return 0x8d;
    case 0x201d:
      return 0x8e;
    default:
      return (c >= 0x20 && c < 0x7f) || (c > 0xa0 && c <= 0xff && c != 0xad) ? (guchar) c : 0;
    }
}

static gboolean
append_short (GString *entry, const char *words)
{
  g_string_append_c (entry, '(');
  for (const char *w = words; *w; w = g_utf8_next_char (w))
    {
      const guchar code = short_code (g_utf8_get_char (w) == '\n' || g_utf8_get_char (w) == 0xa0 ? ' ' : g_utf8_get_char (w));

      if (code == 0)
        return FALSE;
      if (code == '(' || code == ')' || code == '\\')
        g_string_append_c (entry, '\\');
      g_string_append_c (entry, (char) code);
    }
  g_string_append_c (entry, ')');
  return TRUE;
}

static void
append_long (GString *entry, const char *words)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (words, -1, NULL, NULL, NULL);

  g_string_append (entry, "<FEFF");
  for (const gunichar2 *u = units; u && *u; u++)
    g_string_append_printf (entry, "%04X", *u);
  g_string_append_c (entry, '>');
}

void
_parcours_pdf_describe (GString *body, const char *words)
{
  g_autoptr (GString) entry = g_string_new (strstr (body->str, "/S /Figure\n") ? " /Alt " : " /T ");
  const gsize start = entry->len;

  if (!words)
    return;
  if (!append_short (entry, words))
    {
      g_string_truncate (entry, start);
      append_long (entry, words);
    }
  insert_entry (body, entry->str);
}

void
_parcours_pdf_unite_drawings (GString *body)
{
  const char *start = strstr (body->str, "/XObject <<"), *end = start ? strstr (start, ">>") : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) kept = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_autofree char *list = NULL;

  if (!end)
    return;
  start += strlen ("/XObject <<");
  list = g_strndup (start, (gsize) (end - start));
  words = g_strsplit_set (g_strstrip (list), " \n", -1);
  /* "/x7 7 0 R" */
  if (g_strv_length (words) % 4 != 0)
    return;
  for (char **word = words; *word; word += 4)
    if (g_hash_table_add (seen, g_strdup (*word)))
      g_string_append_printf (kept, " %s %s %s %s", word[0], word[1], word[2], word[3]);
  g_string_append_c (kept, ' ');
  g_string_erase (body, start - body->str, end - start);
  g_string_insert_len (body, start - body->str, kept->str, (gssize) kept->len);
}
