#include "config.h"

#include "base/fold.h"

#include <string.h>

typedef struct
{
  GString *text;
  GArray *from;                 /* guint */
} Folding;

static inline void
add_byte (Folding *folding, char byte, guint from)
{
  g_string_append_c (folding->text, byte);
  g_array_append_val (folding->from, from);
}

static void
add (Folding *folding, const char *piece, guint from)
{
  for (; *piece != '\0'; piece++)
    add_byte (folding, *piece, from);
}

/* What a keyboard types for a sign that a text is set with; NULL for any other. */
static const char *
typed (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201b: case 0x02bc:
      return "'";
    case 0x201c: case 0x201d: case 0x201e: case 0xab: case 0xbb:
      return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212:
      return "-";
    case 0x153: case 0x152:
      return "oe";
    case 0xe6: case 0xc6:
      return "ae";
    case 0xad: case 0x200b: case 0xfeff:
      return "";
    default:
      return g_unichar_isspace (c) ? " " : NULL;
    }
}

static void
add_folded (Folding *folding, gunichar c, guint from)
{
  const char *sign = typed (c);
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (sign != NULL)
    {
      add (folding, sign, from);
      return;
    }
  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    {
      char utf8[7] = { 0 };
      g_autofree char *small = NULL;

      if (g_unichar_ismark (parts[i]))
        continue;
      utf8[g_unichar_to_utf8 (parts[i], utf8)] = '\0';
      small = g_utf8_casefold (utf8, -1);
      add (folding, small, from);
    }
}

static void
add_exact (Folding *folding, gunichar c, guint from)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    {
      char utf8[7] = { 0 };

      utf8[g_unichar_to_utf8 (parts[i], utf8)] = '\0';
      add (folding, utf8, from);
    }
}

void
parcours_folded_init (ParcoursFolded *self, const char *text, gboolean exact)
{
  Folding folding;
  guint end;

  g_return_if_fail (self != NULL && text != NULL);

  end = (guint) strlen (text);
  folding = (Folding) { g_string_sized_new (end + 1), g_array_sized_new (FALSE, FALSE, sizeof (guint), end + 1) };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint from = (guint) (p - text);

      /* most text is plain, and a map has a lot of it */
      if (exact && (guchar) *p < 0x80)
        add_byte (&folding, *p, from);
      else if (g_ascii_isgraph (*p) || *p == ' ')
        add_byte (&folding, g_ascii_tolower (*p), from);
      else if (exact)
        add_exact (&folding, g_utf8_get_char (p), from);
      else
        add_folded (&folding, g_utf8_get_char (p), from);
    }
  g_array_append_val (folding.from, end);
  self->length = folding.text->len;
  self->text = g_string_free (folding.text, FALSE);
  self->from = (guint *) (gpointer) g_array_free (folding.from, FALSE);
  self->exact = exact;
}

void
parcours_folded_clear (ParcoursFolded *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->from, g_free);
}

/* Bytes `at` to `end` of the folded text stand for whole characters of the original. Where they are compared exactly,
 * accents belong to their letter. */
static gboolean
is_whole (const ParcoursFolded *self, gsize at, gsize end)
{
  if (!self->exact)
    return TRUE;
  return (at == 0 || self->from[at] != self->from[at - 1]) && self->from[end] != self->from[end - 1] &&
         !g_unichar_ismark (g_utf8_get_char (self->text + end));
}

gboolean
parcours_folded_find (const ParcoursFolded *self, const ParcoursFolded *what, gsize *start, gsize *end)
{
  gsize at = 0;

  g_return_val_if_fail (self->exact == what->exact, FALSE);

  if (what->length == 0)
    return FALSE;
  while (at < self->length && self->from[at] < *start)
    at++;
  for (const char *found; (found = strstr (self->text + at, what->text)) != NULL; at++)
    {
      gsize last;

      at = (gsize) (found - self->text);
      last = at + what->length;
      if (!is_whole (self, at, last))
        continue;
      while (last < self->length && self->from[last] == self->from[at + what->length - 1])
        last++;
      *start = self->from[at];
      *end = self->from[last];
      return TRUE;
    }
  return FALSE;
}

char *
parcours_fold (const char *text)
{
  ParcoursFolded folded;

  g_return_val_if_fail (text != NULL, NULL);

  parcours_folded_init (&folded, text, FALSE);
  g_free (folded.from);
  return folded.text;
}

gboolean
parcours_fold_contains (const char *text, const char *folded)
{
  g_autofree char *own = parcours_fold (text);

  return strstr (own, folded) != NULL;
}
