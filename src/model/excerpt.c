/* excerpt.c - see excerpt.h. All places here are counted in characters. */
#include "config.h"

#include "model/excerpt.h"

#include <string.h>

#include "base/util.h"

#define LONGEST 60
#define BEFORE 20               /* how many of them may come before what matters */

static gboolean
breaks_at (const char *line, glong index)
{
  return *g_utf8_offset_to_pointer (line, index) == ' ';
}

/* Never between a letter and its accents. */
static glong
whole_letter (const char *line, glong index)
{
  const char *p = g_utf8_offset_to_pointer (line, index);

  for (; *p != '\0' && g_unichar_ismark (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    index++;
  return index;
}

/* A readable piece of one line around the character number `at`. */
static char *
cut (const char *line, glong at)
{
  glong length = g_utf8_strlen (line, -1);
  glong start = CLAMP (at - BEFORE, 0, MAX (length - LONGEST, 0)), end = MIN (start + LONGEST, length);
  g_autofree char *piece = NULL;

  for (glong i = start; start > 0 && i < at && i < start + BEFORE / 2; i++)
    if (breaks_at (line, i))
      {
        start = i + 1;
        break;
      }
  for (glong i = end; end < length && i > at + BEFORE && i > end - BEFORE / 2; i--)
    if (breaks_at (line, i))
      {
        end = i;
        break;
      }
  start = start > 0 ? whole_letter (line, start) : 0;
  end = whole_letter (line, end);
  piece = g_utf8_substring (line, start, end);
  return g_strconcat (start > 0 ? "…" : "", piece, end < length ? "…" : "", NULL);
}

char *
parcours_excerpt (const char *text)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  line = parcours_clean_line (text, -1);
  return cut (line, 0);
}

/* Where two lines part. */
static glong
first_difference (const char *a, const char *b)
{
  glong at = 0;

  for (; *a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b); at++)
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  return at;
}

gboolean
parcours_excerpts (const char *from, const char *to, char **from_piece, char **to_piece)
{
  g_autofree char *old = NULL, *new = NULL;
  glong at;

  g_return_val_if_fail (from != NULL && to != NULL && from_piece != NULL && to_piece != NULL, FALSE);

  *from_piece = *to_piece = NULL;
  old = parcours_clean_line (from, -1);
  new = parcours_clean_line (to, -1);
  if (strcmp (old, new) == 0)
    return FALSE;
  at = first_difference (old, new);
  *from_piece = cut (old, at);
  *to_piece = cut (new, at);
  return TRUE;
}
