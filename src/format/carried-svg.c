/* carried-svg.c - the map in the <metadata> of an SVG.
 *
 * An SVG may hold what the reader refuses in a map: long paths, pictures as one attribute, thousands of elements. So no parser sees
 * the whole of it: a walk over its tags leaves the <metadata> in which an element of our name stands, and the start and end tags
 * around that, which say what prefixes mean. All else becomes line feeds, so that messages name the line of the file.
 */
#include "config.h"

#include "format/carried.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

#define MOST_OPEN 256

typedef struct
{
  const char *start, *content;  /* of its start tag, and behind it */
  gboolean is_metadata;
  gboolean kept;                /* its start tag was left */
} Open;

typedef struct
{
  GString *out;
  const char *reached;          /* up to here `out` has the lines */
  Open open[MOST_OPEN];
  guint n_open, n_deeper;
  guint inside;                 /* how many are open with the <metadata> that holds a map; 0: not in one */
  gboolean found;
} Cut;

/* The name of a tag without its prefix; `name` begins behind "<" or "</". */
static gboolean
is_named (const char *name, const char *end, const char *wanted)
{
  gsize length = 0, size = strlen (wanted);
  const char *colon;

  while (name + length < end && strchr (" \t\r\n/>", name[length]) == NULL)
    length++;
  colon = memchr (name, ':', length);
  if (colon != NULL)
    {
      length -= colon + 1 - name;
      name = colon + 1;
    }
  return length == size && memcmp (name, wanted, size) == 0;
}

/* Behind a DOCTYPE, over what is declared in it; NULL: it does not end. */
static const char *
skip_doctype (const char *p, const char *end)
{
  guint brackets = 0;
  ParcoursMarkup kind;

  for (p += 2; p != NULL && p < end;)
    switch (*p)
      {
      case '"':
      case '\'':
        p = memchr (p + 1, *p, end - p - 1);
        p = p != NULL ? p + 1 : NULL;
        break;
      case '<':
        kind = PARCOURS_MARKUP_TAG;
        if (end - p > 3 && memcmp (p, "<!--", 4) == 0)
          p = parcours_skip_markup (p, end, &kind);
        else
          p++;
        break;
      case '[':
        brackets++;
        p++;
        break;
      case ']':
        brackets -= brackets > 0;
        p++;
        break;
      case '>':
        if (brackets == 0)
          return p + 1;
        p++;
        break;
      default:
        p++;
      }
  return NULL;
}

/* As parcours_carried_find_svg(); `*doctype`: there is one before it. */
static const char *
find_root (const char *text, const char *end, gboolean *doctype)
{
  ParcoursMarkup kind;

  *doctype = FALSE;
  for (const char *p = text; p != NULL && p < end;)
    if (strchr (" \t\r\n", *p) != NULL && *p != '\0')
      p++;
    else if (*p != '<' || end - p < 5)
      return NULL;
    else if (p[1] == '!' && p[2] != '-')
      {
        *doctype = TRUE;
        p = skip_doctype (p, end);
      }
    else if (p[1] == '!' || p[1] == '?')
      p = parcours_skip_markup (p, end, &kind);
    else
      return is_named (p + 1, end, "svg") ? p : NULL;
  return NULL;
}

const char *
parcours_carried_find_svg (const char *text, gsize length)
{
  gboolean doctype;

  return length > 0 ? find_root (text, text + length, &doctype) : NULL;
}

/* Leaves `from` to `to`, on the lines where they are. */
static void
leave (Cut *self, const char *from, const char *to)
{
  for (int n = parcours_count_lines (self->reached, from - self->reached); n > 0; n--)
    g_string_append_c (self->out, '\n');
  g_string_append_len (self->out, from, to - from);
  self->reached = to;
}

/* Leaves the map up to `to`, in all that is around it. */
static void
leave_map (Cut *self, const char *to)
{
  for (guint i = 0; i < self->inside; i++)
    if (!self->open[i].kept)
      {
        leave (self, self->open[i].start, self->open[i].content);
        self->open[i].kept = TRUE;
      }
  /* what stands further up is left already if another map stands deeper in the same <metadata> */
  leave (self, MAX (self->open[self->inside - 1].content, self->reached), to);
  self->inside = 0;
  self->found = TRUE;
}

static void
start_tag (Cut *self, const char *p, const char *next)
{
  Open *top = self->n_open > 0 && self->n_deeper == 0 ? &self->open[self->n_open - 1] : NULL;

  if (self->inside == 0 && top != NULL && top->is_metadata && is_named (p + 1, next, "journey-map"))
    self->inside = self->n_open;
  if (next[-1] != '>' || next[-2] == '/')
    return;                     /* broken, or closed again */
  if (self->n_open == MOST_OPEN)
    {
      self->n_deeper++;
      return;
    }
  self->open[self->n_open++] = (Open) { p, next, is_named (p + 1, next, "metadata"), FALSE };
}

static void
end_tag (Cut *self, const char *p, const char *next)
{
  if (self->n_deeper > 0)
    {
      self->n_deeper--;
      return;
    }
  if (self->n_open == 0 || (self->n_open == 1 && !is_named (p + 2, next, "svg")))
    return;                     /* one too many */
  if (self->inside == self->n_open)
    leave_map (self, next);
  else if (self->open[self->n_open - 1].kept)
    leave (self, p, next);
  self->n_open--;
}

static void
walk (Cut *self, const char *p, const char *end)
{
  ParcoursMarkup kind;

  for (const char *next; p < end && (p = memchr (p, '<', end - p)) != NULL; p = next)
    {
      next = parcours_skip_markup (p, end, &kind);
      if (next == NULL)
        break;
      if (kind == PARCOURS_MARKUP_TAG && p[1] == '/')
        end_tag (self, p, next);
      else if (kind == PARCOURS_MARKUP_TAG)
        start_tag (self, p, next);
    }
  if (self->inside > 0)         /* cut off in the middle: the reader says so */
    leave_map (self, end);
}

const char *
parcours_carried_none (void)
{
  return _("This is an SVG picture that carries no journey map. Ask for the .jmap file it was made from, or for a picture that was "
           "exported with the map inside.");
}

static gboolean
fail (const Cut *self, GError **error)
{
  if (self->found)
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_REFUSED,
                         _("The picture has a DOCTYPE here. One with a journey map needs none, and files with one can be made to harm the "
                           "computer that opens them, so it is refused. If you trust the file, delete the DOCTYPE in a text editor."));
  else if (self->n_open > 0)
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                         _("This SVG picture stops before its end, and as far as it goes it carries no journey map. It may not have been "
                           "copied completely; try the original."));
  else
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP, parcours_carried_none ());
  return FALSE;
}

gboolean
parcours_carried_cut_svg (ParcoursSource *source, int *line, GError **error)
{
  gsize length;
  const char *text, *root;
  gboolean doctype, good;
  Cut self = { NULL };

  g_return_val_if_fail (source != NULL && source->bytes != NULL, FALSE);

  text = g_bytes_get_data (source->bytes, &length);
  root = length > 0 ? find_root (text, text + length, &doctype) : NULL;
  if (root == NULL)
    return TRUE;
  self.out = g_string_new (NULL);
  self.reached = text;
  walk (&self, root, text + length);
  *line = 1 + parcours_count_lines (text, root - text);
  good = self.found && !doctype;
  if (!good)
    fail (&self, error);
  g_bytes_unref (source->bytes);
  source->bytes = g_string_free_to_bytes (self.out);
  source->wrapped = good;
  return good;
}
