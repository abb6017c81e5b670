/* The scan of tag lengths. An XML parser collects a whole tag, comment or instruction before it says a word, so their sizes
 * are looked at before. */
#include "config.h"

#include "format/carried.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

void
parcours_source_clear (ParcoursSource *source)
{
  g_clear_pointer (&source->bytes, g_bytes_unref);
  source->lines_before = 0;
}

int
parcours_count_lines (const char *text, gsize length)
{
  const char *end = text + length;
  int n = 0;

  for (const char *p = text; p < end && (p = memchr (p, '\n', end - p)) != NULL; p++)
    n++;
  return n;
}

/* The end of the start or end tag at `p` (which is at "<"): behind its ">", or at the "<" of the next; NULL: it has none. */
static const char *
skip_tag (const char *p, const char *end)
{
  char quote = 0;

  for (p++; p < end; p++)
    {
      if (quote != 0)
        {
          if (*p == quote)
            quote = 0;
        }
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '>')
        return p + 1;
      if (*p == '<')
        return p;               /* not well-formed: the parser will say so */
    }
  return NULL;
}

/* Behind the next `mark`, or NULL. */
static const char *
skip_past (const char *p, const char *end, const char *mark)
{
  const char *found = g_strstr_len (p, end - p, mark);

  return found != NULL ? found + strlen (mark) : NULL;
}

const char *
parcours_skip_markup (const char *p, const char *end, ParcoursMarkup *kind)
{
  gsize left = end - p;

  if (left > 3 && memcmp (p, "<!--", 4) == 0)
    {
      *kind = PARCOURS_MARKUP_COMMENT;
      return skip_past (p + 4, end, "-->");
    }
  if (left > 8 && memcmp (p, "<![CDATA[", 9) == 0)
    {
      *kind = PARCOURS_MARKUP_CDATA;
      return skip_past (p + 9, end, "]]>");
    }
  if (left > 1 && p[1] == '!')
    {
      *kind = PARCOURS_MARKUP_DECLARATION;
      return skip_past (p + 2, end, ">");
    }
  if (left > 1 && p[1] == '?')
    {
      *kind = PARCOURS_MARKUP_INSTRUCTION;
      return skip_past (p + 2, end, "?>");
    }
  *kind = PARCOURS_MARKUP_TAG;
  return skip_tag (p, end);
}

static gboolean
is_conflict_marker (const char *start, const char *p, const char *end)
{
  return (p == start || p[-1] == '\n') && end - p >= 8 && memcmp (p, "<<<<<<<", 7) == 0 && strchr (" \r\n", p[7]) != NULL;
}

static gboolean
fail_conflict (GError **error)
{
  g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                       _("Here stands a conflict marker of git (“<<<<<<<”): two versions of this map were put together "
                         "and nobody has chosen yet. Choose one of the two versions in git, then open the file again."));
  return FALSE;
}

static gboolean
fail_long (const char *p, GError **error)
{
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
               p[1] == '!' ? _("A comment here is longer than the %d KiB that are allowed. Shorten it in a text editor.")
               : p[1] == '?' ? _("An instruction here is longer than the %d KiB that are allowed. Shorten it in a text editor.")
               : _("The attributes of one record are longer here than the %d KiB that are allowed. Shorten them in a "
                   "text editor; long texts belong between the tags."),
               PARCOURS_LIMIT_TAG / 1024);
  return FALSE;
}

static gboolean
scan (ParcoursSource *source, const char *text, gsize length, int *line, GError **error)
{
  const char *end = text + length, *next;

  for (const char *p = text; p < end && (p = memchr (p, '<', end - p)) != NULL; p = next)
    {
      ParcoursMarkup kind;

      if (is_conflict_marker (text, p, end))
        {
          *line = 1 + parcours_count_lines (text, p - text);
          return fail_conflict (error);
        }
      next = parcours_skip_markup (p, end, &kind);
      if (kind == PARCOURS_MARKUP_DECLARATION)
        return TRUE;            /* a DOCTYPE: the parser stops there at once */
      if (next == NULL)
        {
          source->cut_line = source->lines_before + 1 + parcours_count_lines (text, p - text);
          next = end;
        }
      if (next - p > PARCOURS_LIMIT_TAG && kind != PARCOURS_MARKUP_CDATA)   /* the length of text is the reader's business */
        {
          *line = 1 + parcours_count_lines (text, p - text);
          return fail_long (p, error);
        }
    }
  return TRUE;
}

/* The text of the bytes, or of the map that a picture carries. */
static gboolean
decode (GBytes *bytes, ParcoursSource *source, int *line, GError **error)
{
  g_autoptr (GBytes) document = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean is_png = parcours_carried_is_png (data, length);

  if (is_png)
    {
      document = parcours_carried_unpack_png (bytes, &source->several, error);
      if (document == NULL)
        return FALSE;
      data = g_bytes_get_data (document, &length);
    }
  if (!parcours_sniff_bytes (data, length, line, error) ||
      !parcours_encoding_decode (is_png ? document : bytes, source, line, error))
    return FALSE;
  data = g_bytes_get_data (source->bytes, &length);
  return parcours_sniff_text (data, length, line, error) && (is_png || parcours_carried_cut_svg (source, line, error));
}

gboolean
parcours_limits_prepare (GBytes *bytes, ParcoursSource *source, int *line, GError **error)
{
  gboolean good = FALSE;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL && source != NULL && line != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  *line = 0;
  if (length > PARCOURS_LIMIT_FILE)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                   _("The file has %.1f MiB; at most %d MiB are allowed. Large pictures are the usual reason: make "
                     "them smaller or take them out."),
                   length / 1048576.0, PARCOURS_LIMIT_FILE / 1048576);
      return FALSE;
    }
  if (decode (bytes, source, line, error))
    {
      data = g_bytes_get_data (source->bytes, &length);
      good = scan (source, data, length, line, error);
    }
  if (!good)
    {
      if (source->bytes != NULL && *line > 0)
        *line += source->lines_before;
      parcours_source_clear (source);
      return FALSE;
    }
  *line = 0;
  return TRUE;
}
