/* From the bytes of a file to UTF-8. The parser is then told nothing about encodings, so there is one place that can be wrong. */
#include "config.h"

#include "format/limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

typedef struct
{
  const char *name;             /* in an XML declaration, lower case */
  const char *charset;          /* what iconv calls it; NULL: UTF-8 */
} Encoding;

static const Encoding encodings[] = {
  { "utf-8", NULL }, { "utf8", NULL }, { "us-ascii", NULL }, { "ascii", NULL },
  /* A declared UTF-16 without its bytes: an editor saved the file as UTF-8 and left the declaration. */
  { "utf-16", NULL }, { "utf-16le", NULL }, { "utf-16be", NULL }, { "utf16", NULL },
  { "iso-8859-1", "ISO-8859-1" }, { "iso8859-1", "ISO-8859-1" }, { "latin1", "ISO-8859-1" }, { "latin-1", "ISO-8859-1" },
  { "iso-8859-15", "ISO-8859-15" }, { "iso8859-15", "ISO-8859-15" }, { "latin9", "ISO-8859-15" }, { "latin-9", "ISO-8859-15" },
  { "windows-1252", "WINDOWS-1252" }, { "cp1252", "WINDOWS-1252" }, { "cp-1252", "WINDOWS-1252" },
};

#define DECLARATION_MAX 1024    /* an XML declaration is never longer */

/* Length of the XML declaration at the start of `text`, 0 if there is none. */
static gsize
declaration_length (const char *text, gsize length)
{
  const char *end;

  if (length < 6 || memcmp (text, "<?xml", 5) != 0 || strchr (" \t\r\n", text[5]) == NULL || text[5] == '\0')
    return 0;
  end = g_strstr_len (text, MIN (length, DECLARATION_MAX), "?>");
  return end != NULL ? (gsize) (end + 2 - text) : 0;
}

/* The encoding that a declaration names, in lower case, or NULL. */
static char *
declared_encoding (const char *text, gsize length)
{
  g_autofree char *declaration = g_strndup (text, length);
  g_autoptr (GRegex) regex = g_regex_new ("\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (!g_regex_match (regex, declaration, 0, &match))
    return NULL;
  name = g_match_info_fetch (match, 1);
  return g_ascii_strdown (name, -1);
}

static gboolean
charset_of (const char *name, const char **charset)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (strcmp (encodings[i].name, name) == 0)
      {
        *charset = encodings[i].charset;
        return TRUE;
      }
  return FALSE;
}

/* UTF-16, by its byte order mark or by the zero beside the first "<". */
static const char *
utf16_charset (const char *data, gsize length, gsize *mark)
{
  *mark = 0;
  if (length < 4)
    return NULL;
  if (memcmp (data, "\377\376", 2) == 0 && (data[2] != 0 || data[3] != 0))
    *mark = 2;
  else if (memcmp (data, "\376\377", 2) == 0)
    *mark = 2;
  if (*mark == 2)
    return (guchar) data[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
  if (data[0] == '<' && data[1] == 0 && data[2] != 0 && data[3] == 0)
    return "UTF-16LE";
  if (data[0] == 0 && data[1] == '<' && data[2] == 0 && data[3] != 0)
    return "UTF-16BE";
  return NULL;
}

static gboolean
fail_cut (GError **error)
{
  g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED,
                       _("The file stops in the middle of a character. It may not have been copied completely; try the "
                         "original or a backup."));
  return FALSE;
}

static gboolean
check_utf8 (const char *text, gsize length, int *line, GError **error)
{
  const char *bad;

  if (g_utf8_validate_len (text, length, &bad))
    return TRUE;
  *line = 1 + parcours_count_lines (text, bad - text);
  if (*bad == '\0')
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_REFUSED,
                         _("Here stands a zero byte, which no journey map holds: the file is damaged or is another kind of file. "
                           "Try the original or a backup."));
  else if (g_utf8_get_char_validated (bad, text + length - bad) == (gunichar) -2)
    return fail_cut (error);
  else
    g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED,
                 _("Here stands a byte (0x%02X) that is no part of a UTF-8 character. The file was probably saved in another "
                   "encoding: save it again as UTF-8 in the editor you used, or name the encoding in its first line."),
                 (guint) (guchar) *bad);
  return FALSE;
}

static char *
convert (const char *data, gsize length, const char *charset, gsize *written, int *line, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize read = 0;
  char *text = g_convert (data, length, "UTF-8", charset, &read, written, &local);

  if (text != NULL)
    {
      if (read == length)
        return text;
      *line = 1 + parcours_count_lines (data, read);
      g_free (text);            /* half a UTF-16 character at the end is no error for iconv */
      fail_cut (error);
      return NULL;
    }
  *line = 1 + parcours_count_lines (data, read);
  if (g_error_matches (local, G_CONVERT_ERROR, G_CONVERT_ERROR_PARTIAL_INPUT))
    fail_cut (error);
  else
    g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED,
                 _("Here stands a byte that is no character in the encoding the file names (%s). Save it again as UTF-8 in the "
                   "editor you used."), charset);
  return NULL;
}

/* The text without its declaration; takes `bytes`. */
static void
set_source (ParcoursSource *source, GBytes *bytes, gsize mark)
{
  gsize length, skip;
  const char *text = g_bytes_get_data (bytes, &length);

  skip = mark + declaration_length (text + mark, length - mark);
  source->lines_before = parcours_count_lines (text, skip);
  source->bytes = g_bytes_new_from_bytes (bytes, skip, length - skip);
  g_bytes_unref (bytes);
}

static gboolean
decode_from (GBytes *bytes, gsize mark, const char *charset, ParcoursSource *source, int *line, GError **error)
{
  gsize length, written;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = convert (data + mark, length - mark, charset, &written, line, error);

  if (text == NULL)
    return FALSE;
  if (!check_utf8 (text, written, line, error))
    {
      g_free (text);
      return FALSE;
    }
  set_source (source, g_bytes_new_take (text, written), 0);
  return TRUE;
}

gboolean
parcours_encoding_decode (GBytes *bytes, ParcoursSource *source, int *line, GError **error)
{
  gsize length, mark = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *charset = utf16_charset (data, length, &mark);
  gsize declaration;

  *line = 0;
  if (charset != NULL)
    return decode_from (bytes, mark, charset, source, line, error);
  if (length >= 4 && (memcmp (data, "\377\376\0\0", 4) == 0 || memcmp (data, "\0\0\376\377", 4) == 0))
    {
      g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED,
                           _("The file is in the encoding UTF-32, which this program does not read. Save it again as "
                             "UTF-8 in the editor you used."));
      return FALSE;
    }
  if (length >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    mark = 3;                   /* a mark outdoes what the declaration says */
  else if ((declaration = declaration_length (data, length)) > 0)
    {
      g_autofree char *name = declared_encoding (data, declaration);

      if (name != NULL && !charset_of (name, &charset))
        {
          *line = 1;
          g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED,
                       _("The file says that its encoding is “%s”, which this program does not read. Save it again as "
                         "UTF-8 in the editor you used. (It reads UTF-8, UTF-16, ISO-8859-1, ISO-8859-15 and "
                         "windows-1252.)"), name);
          return FALSE;
        }
      if (charset != NULL)
        return decode_from (bytes, 0, charset, source, line, error);
    }
  if (!check_utf8 (data, length, line, error))
    return FALSE;
  set_source (source, g_bytes_ref (bytes), mark);
  return TRUE;
}
