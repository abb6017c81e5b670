/* Foreign content back to text that stands on its own: every prefix it uses is declared in it. The namespace of our own
 * format is always the default of what we write, so our own unknown elements need no declaration. */
#include "config.h"

#include "format/reader-private.h"

#include <string.h>

/* What stands around an element that had no meaning inside prose and must not get one beside it. */
#define IN_PROSE "in-prose"

void
_parcours_reader_escape (GString *out, const char *text, gsize length, gboolean attribute)
{
  const char *end = text + length, *run = text;

  for (const char *p = text; p < end; p++)
    {
      const char *entity = NULL;

      switch (*p)
        {
        case '&': entity = "&amp;"; break;
        case '<': entity = "&lt;"; break;
        case '>': entity = "&gt;"; break;
        case '\r': entity = "&#13;"; break;
        case '"': entity = attribute ? "&quot;" : NULL; break;
        case '\t': entity = attribute ? "&#9;" : NULL; break;
        case '\n': entity = attribute ? "&#10;" : NULL; break;
        default: break;
        }
      if (entity == NULL)
        continue;
      g_string_append_len (out, run, p - run);
      g_string_append (out, entity);
      run = p + 1;
    }
  g_string_append_len (out, run, end - run);
}

/* The parser hands out "&" in `uri` as in values (_parcours_reader_attribute_value()). */
void
_parcours_reader_add_namespace (GString *out, const char *prefix, const char *uri)
{
  g_autoptr (GString) plain = g_string_new (uri);

  g_string_replace (plain, "&#38;", "&", 0);
  if (*prefix == '\0')
    g_string_append (out, " xmlns=\"");
  else
    g_string_append_printf (out, " xmlns:%s=\"", prefix);
  _parcours_reader_escape (out, plain->str, plain->len, TRUE);
  g_string_append_c (out, '"');
}

void
_parcours_reader_add_attribute (Reader *self, GString *out, const xmlChar **attribute)
{
  const char *value = _parcours_reader_attribute_value (self, attribute);

  g_string_append_c (out, ' ');
  if (attribute[1] != NULL)
    g_string_append_printf (out, "%s:", (const char *) attribute[1]);
  g_string_append_printf (out, "%s=\"", (const char *) attribute[0]);
  _parcours_reader_escape (out, value, strlen (value), TRUE);
  g_string_append_c (out, '"');
}

static gboolean
declares (GString *out, const char *prefix)
{
  g_autofree char *declaration = g_strdup_printf (" xmlns:%s=\"", prefix);

  return strstr (out->str, declaration) != NULL;
}

/* Declarations of the prefixes that attributes of a known element use, unless `out` has them: before the attributes, as they
 * will stand there when what is written is read again. */
void
_parcours_reader_declare_prefixes (GString *out, int n_attributes, const xmlChar **attributes)
{
  for (int i = 0; i < n_attributes; i++)
    {
      const char *prefix = (const char *) attributes[i * ATTRIBUTE_STEP + 1];

      if (prefix != NULL && strcmp (prefix, "xml") != 0 && !declares (out, prefix))
        _parcours_reader_add_namespace (out, prefix, (const char *) attributes[i * ATTRIBUTE_STEP + 2]);
    }
}

/* What `prefix` means at this place of the fragment; NULL: nothing yet. */
static const char *
look_up (Reader *self, const char *prefix)
{
  for (guint i = self->scopes->len; i-- > 0;)
    {
      ReaderScope *scope = &g_array_index (self->scopes, ReaderScope, i);

      if (strcmp (scope->prefix, prefix) == 0)
        return scope->uri;
    }
  if (strcmp (prefix, "xml") == 0)
    return (const char *) XML_XML_NAMESPACE;
  return *prefix == '\0' ? PARCOURS_FORMAT_NAMESPACE : NULL;
}

static void
declare (Reader *self, const char *prefix, const char *uri)
{
  ReaderScope scope = { prefix, uri, self->foreign_depth };

  if (g_strcmp0 (look_up (self, prefix), uri) == 0)
    return;
  g_array_append_val (self->scopes, scope);
  _parcours_reader_add_namespace (self->foreign, prefix, uri);
}

/* Our own elements go without a prefix wherever the default namespace is ours. */
static gboolean
drops_prefix (Reader *self, const char *uri)
{
  return strcmp (uri, PARCOURS_FORMAT_NAMESPACE) == 0 && strcmp (look_up (self, ""), uri) == 0;
}

static void
append_name (GString *out, const char *prefix, const char *name)
{
  if (*prefix != '\0')
    g_string_append_printf (out, "%s:", prefix);
  g_string_append (out, name);
}

static void
close_start_tag (Reader *self)
{
  if (self->foreign_open)
    g_string_append_c (self->foreign, '>');
  self->foreign_open = FALSE;
}

void
_parcours_reader_begin_foreign (Reader *self, const char *name, const char *prefix, const char *uri, int n_namespaces,
                                const xmlChar **namespaces, int n_attributes, const xmlChar **attributes)
{
  gsize name_at;
  g_autoptr (GString) full = g_string_new (NULL);

  if (self->foreign_depth++ == 0)
    {
      g_string_truncate (self->foreign, 0);
      g_array_set_size (self->scopes, 0);
    }
  close_start_tag (self);
  prefix = prefix != NULL ? prefix : "";
  uri = uri != NULL ? uri : "";
  g_string_append_c (self->foreign, '<');
  name_at = self->foreign->len;
  for (int i = 0; i < n_namespaces; i++)
    {
      const char *declared = (const char *) namespaces[2 * i], *meaning = (const char *) namespaces[2 * i + 1];

      declare (self, declared != NULL ? declared : "", meaning != NULL ? meaning : "");
    }
  if (drops_prefix (self, uri))
    prefix = "";
  else
    declare (self, prefix, uri);
  append_name (full, prefix, name);
  g_string_insert_len (self->foreign, name_at, full->str, full->len);
  for (int i = 0; i < n_attributes; i++)
    if (attributes[i * ATTRIBUTE_STEP + 1] != NULL)
      declare (self, (const char *) attributes[i * ATTRIBUTE_STEP + 1], (const char *) attributes[i * ATTRIBUTE_STEP + 2]);
  for (int i = 0; i < n_attributes; i++)
    _parcours_reader_add_attribute (self, self->foreign, attributes + i * ATTRIBUTE_STEP);
  self->foreign_open = TRUE;
}

void
_parcours_reader_end_foreign (Reader *self, const char *name, const char *prefix, const char *uri)
{
  ReaderFrame *frame = &self->frames[self->n_frames - 1];

  if (self->foreign_open)
    {
      g_string_append (self->foreign, "/>");
      self->foreign_open = FALSE;
    }
  else
    {
      g_string_append (self->foreign, "</");
      append_name (self->foreign, prefix == NULL || drops_prefix (self, uri != NULL ? uri : "") ? "" : prefix, name);
      g_string_append_c (self->foreign, '>');
    }
  while (self->scopes->len > 0 &&
         g_array_index (self->scopes, ReaderScope, self->scopes->len - 1).depth >= self->foreign_depth)
    g_array_set_size (self->scopes, self->scopes->len - 1);
  if (--self->foreign_depth > 0)
    return;
  if (self->foreign_known)
    {
      g_string_prepend (self->foreign, "<" IN_PROSE ">");
      g_string_append (self->foreign, "</" IN_PROSE ">");
    }
  parcours_extra_add (frame->children, &frame->after_text, self->foreign->str);
}

void
_parcours_reader_foreign_text (Reader *self, const char *text, gsize length)
{
  close_start_tag (self);
  _parcours_reader_escape (self->foreign, text, length, FALSE);
}

void
_parcours_reader_foreign_fragment (Reader *self, const char *fragment)
{
  close_start_tag (self);
  g_string_append (self->foreign, fragment);
}
