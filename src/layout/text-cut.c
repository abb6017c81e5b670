/* Cutting a text at a word, so that it ends in " …" on the last line there is room for. */
#include "config.h"

#include "layout/text-private.h"

#include <string.h>

#define ELLIPSIS "\xe2\x80\xa6"

/* Glyphs are seldom narrower than this part of their size: a first guess at how much of a text can be seen. */
#define NARROW 0.25
#define NARROWEST 0.05

/* Bytes of no more characters than can stand in the lines if all are `narrow`, so that a long text costs no more
 * than a short one. */
static gsize
useful_length (const char *text, const ParcoursTextStyle *style, double narrow)
{
  gsize length = strlen (text);
  double most;
  const char *p = text;

  if (style->max_lines <= 0 || style->width <= 0)
    return length;

  most = style->max_lines * (style->width / (style->size * narrow) + 8.0);
  if (length <= most)
    return length;
  for (guint n = 0; *p != '\0' && n < most; n++)
    p = g_utf8_next_char (p);

  return p - text;
}

/* TRUE if a text may be cut before character `i`: after a space, or between characters of a script that uses none. */
static gboolean
is_word_end (const PangoLogAttr *attributes, const char *at, guint i)
{
  gunichar before;

  if (i == 0 || !attributes[i].is_line_break)
    return FALSE;
  if (attributes[i - 1].is_white)
    return TRUE;
  before = g_utf8_get_char (g_utf8_prev_char (at));

  return g_unichar_iswide (before);
}

static gboolean
try_cut (PangoLayout *layout, const char *text, const char *end, const char *tail, int max_lines)
{
  g_autofree char *cut = NULL;

  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  cut = g_strdup_printf ("%.*s%s", (int) (end - text), text, tail);
  pango_layout_set_text (layout, cut, -1);

  return pango_layout_get_line_count (layout) <= max_lines;
}

/* Shortens `text` (which is in `layout`) until it takes `max_lines`. `from` is the byte where the hidden part starts
 * at the latest, `last` where the last visible line starts: a word that fills more than that line is cut between
 * characters. */
static void
cut_text (PangoLayout *layout, const char *text, const char *from, const char *last, int max_lines)
{
  g_autofree PangoLogAttr *attributes = NULL;
  const PangoLogAttr *owned;
  int n;

  owned = pango_layout_get_log_attrs_readonly (layout, &n);
  attributes = g_memdup2 (owned, n * sizeof *owned);

  for (int pass = 0; pass < 2; pass++)
    {
      const char *at = from;
      guint i = g_utf8_pointer_to_offset (text, from);

      for (; at > last; at = g_utf8_prev_char (at), i--)
        if (pass == 0 ? is_word_end (attributes, at, i) : attributes[i].is_cursor_position)
          if (try_cut (layout, text, at, pass == 0 ? " " ELLIPSIS : ELLIPSIS, max_lines))
            return;
    }

  try_cut (layout, text, last, " " ELLIPSIS, max_lines);
}

/* Sets the text as it is, or with spaces for line feeds where only one line is wanted. TRUE if it was set to its
 * end. */
static gboolean
set_useful (PangoLayout *layout, const char *text, const ParcoursTextStyle *style, double narrow)
{
  gsize length = useful_length (text, style, narrow);
  g_autofree char *line = NULL;

  if (style->width <= 0 && strpbrk (text, "\n\r") != NULL)
    text = line = g_strdelimit (g_strdup (text), "\n\r", ' ');
  pango_layout_set_text (layout, text, (int) length);

  return text[length] == '\0';
}

gboolean
_parcours_text_fits (PangoLayout *layout, const char *text, const ParcoursTextStyle *style)
{
  gboolean whole;

  if (text == NULL)
    text = "";
  whole = set_useful (layout, text, style, NARROW);
  if (style->max_lines <= 0 || style->width <= 0)
    return TRUE;
  if (pango_layout_get_line_count (layout) > style->max_lines)
    return FALSE;
  if (whole)
    return TRUE;

  /* A row of very narrow letters: there is room for more. */
  whole = set_useful (layout, text, style, NARROWEST);

  return whole && pango_layout_get_line_count (layout) <= style->max_lines;
}

gboolean
_parcours_text_fill (PangoLayout *layout, const char *text, const ParcoursTextStyle *style)
{
  g_autofree char *useful = NULL;
  const char *from, *last;
  int n_lines;

  if (_parcours_text_fits (layout, text, style))
    return FALSE;

  /* What can be seen; the rest need not be shaped again. */
  useful = g_strdup (pango_layout_get_text (layout));
  n_lines = pango_layout_get_line_count (layout);
  from = useful + strlen (useful);
  if (n_lines > style->max_lines)
    from = useful + pango_layout_get_line_readonly (layout, style->max_lines)->start_index;
  last = useful + pango_layout_get_line_readonly (layout, MIN (n_lines, style->max_lines) - 1)->start_index;
  cut_text (layout, useful, from, last, style->max_lines);

  return TRUE;
}
