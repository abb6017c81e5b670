/* What the parser says, sorted: a record, a prose child, foreign content, stray text. */
#include "config.h"

#include "format/reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "base/util.h"
#include "format/limits.h"

static ReaderFrame *
top (Reader *self)
{
  return self->n_frames > 0 ? &self->frames[self->n_frames - 1] : NULL;
}

static gboolean
is_ours (const xmlChar *uri)
{
  return uri != NULL && strcmp ((const char *) uri, PARCOURS_FORMAT_NAMESPACE) == 0;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Comments that waited for a record, when something else came. */
static void
keep_pending (Reader *self)
{
  ReaderFrame *frame = top (self);

  if (self->pending->len == 0 || frame == NULL)
    return;
  parcours_extra_add (frame->children, &frame->after_text, self->pending->str);
  g_string_truncate (self->pending, 0);
}

/* Text that stands between records. */
static void
keep_stray (Reader *self)
{
  ReaderFrame *frame = top (self);
  g_autofree char *text = NULL;
  GString *kept;

  if (self->stray->len == 0 || frame == NULL)
    return;
  text = parcours_clean_line (self->stray->str, self->stray->len);
  g_string_truncate (self->stray, 0);
  if (*text == '\0')
    return;
  _parcours_reader_warn (self, _parcours_reader_line (self), parcours_element_get_id (frame->element),
                         _("The text “%.60s” stands outside any field. It is kept in the file, but not shown."), text);
  keep_pending (self);
  kept = g_string_new (NULL);
  _parcours_reader_escape (kept, text, strlen (text), FALSE);
  if (*text == '@')             /* or the fragment would look like attributes of a prose child (extra.h) */
    g_string_replace (kept, "@", "&#64;", 1);
  parcours_extra_add (frame->children, &frame->after_text, kept->str);
  g_string_free (kept, TRUE);
}

static gboolean
check_limits (Reader *self, int n_attributes)
{
  int line = _parcours_reader_line (self);

  if ((!self->wrapped || self->n_frames > 0) && ++self->n_elements > PARCOURS_LIMIT_ELEMENTS)
    _parcours_reader_fail (self, line, PARCOURS_ERROR_LIMIT,
                           _("The file has more than the %d elements that are allowed. Split the map into several files."),
                           PARCOURS_LIMIT_ELEMENTS);
  else if (n_attributes > PARCOURS_LIMIT_ATTRIBUTES)
    _parcours_reader_fail (self, line, PARCOURS_ERROR_LIMIT,
                           _("An element here has %d attributes; at most %d are allowed. Take out those that are not needed."),
                           n_attributes, PARCOURS_LIMIT_ATTRIBUTES);
  else if (self->depth - (self->n_frames > 0 ? self->metadata : 0) > PARCOURS_LIMIT_DEPTH)
    _parcours_reader_fail (self, line, PARCOURS_ERROR_LIMIT,
                           _("Here more than the %d elements that are allowed stand inside each other. No program that "
                             "knows this format writes such a file; try the original or a backup."), PARCOURS_LIMIT_DEPTH);
  return self->error == NULL;
}

/* TRUE if the first element is the one of a journey map. */
static gboolean
check_root (Reader *self, const char *name, const xmlChar *uri)
{
  if (strcmp (name, "journey-map") == 0 && is_ours (uri))
    return TRUE;
  if (_parcours_reader_at_end (self))
    _parcours_reader_fail_cut_off (self, _parcours_reader_line (self));         /* half its name or attributes */
  else if (strcmp (name, "journey-map") == 0)
    _parcours_reader_fail (self, _parcours_reader_line (self), PARCOURS_ERROR_NOT_A_MAP,
                           _("The file starts like a journey map, but its namespace is “%s”; this program reads “%s”. "
                             "If you wrote it by hand, put xmlns=\"%s\" into its first element."),
                           uri != NULL ? (const char *) uri : "", PARCOURS_FORMAT_NAMESPACE, PARCOURS_FORMAT_NAMESPACE);
  else if (g_ascii_strcasecmp (name, "html") == 0)
    _parcours_reader_fail (self, _parcours_reader_line (self), PARCOURS_ERROR_NOT_A_MAP,
                           _("This is a web page (HTML), not a journey map. If you downloaded it, you may have to sign "
                             "in first and download the file again."));
  else
    _parcours_reader_fail (self, _parcours_reader_line (self), PARCOURS_ERROR_NOT_A_MAP,
                           _("This is an XML file of another kind (“%.60s”), not a journey map (“journey-map”). Open it with the "
                             "program that made it."), name);
  return FALSE;
}

static void
warn_unknown (Reader *self, const char *name, ParcoursKind parent)
{
  _parcours_reader_warn (self, _parcours_reader_line (self), NULL,
                         _("“%.60s” is not known inside “%s”. It is kept in the file, but not shown."), name,
                         parcours_kind_info (parent)->xml);
}

/* What an element of that name is in a record of the parent's kind: a record, a prose child, or neither. */
static void
look_up (ParcoursKind parent, const char *xml, const xmlChar *uri, ParcoursKind *kind, ParcoursFieldId *field)
{
  *kind = PARCOURS_KIND_NONE;
  *field = PARCOURS_FIELD_NONE;
  if (!is_ours (uri))
    return;
  *kind = parcours_kind_by_xml (xml);
  if (*kind != PARCOURS_KIND_NONE && (parcours_kind_info (*kind)->parents & (1u << parent)) == 0)
    *kind = PARCOURS_KIND_NONE;
  if (*kind == PARCOURS_KIND_NONE)
    *field = parcours_field_by_xml (parent, xml);
  if (*field != PARCOURS_FIELD_NONE && parcours_field_is_attribute (parcours_field (*field)))
    *field = PARCOURS_FIELD_NONE;
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Reader *self = data;
  const char *xml = (const char *) name;
  ParcoursKind parent, kind = PARCOURS_KIND_NONE;
  ParcoursFieldId field = PARCOURS_FIELD_NONE;

  self->depth++;
  if (self->error != NULL || !check_limits (self, n_attributes + n_namespaces))
    return;
  if (self->n_frames == 0 && self->wrapped)
    {
      if (_parcours_reader_begin_wrapped (self, xml, (const char *) uri))
        _parcours_reader_begin_record (self, PARCOURS_KIND_MAP, n_namespaces, namespaces, n_attributes, attributes);
      return;
    }
  if (self->n_frames == 0)
    {
      if (check_root (self, xml, uri))
        _parcours_reader_begin_record (self, PARCOURS_KIND_MAP, n_namespaces, namespaces, n_attributes, attributes);
      return;
    }

  parent = parcours_element_get_kind (top (self)->element);
  if (self->foreign_depth == 0)
    {
      look_up (parent, xml, uri, &kind, &field);
      if (self->field != PARCOURS_FIELD_NONE || (is_ours (uri) && kind == PARCOURS_KIND_NONE && field == PARCOURS_FIELD_NONE))
        warn_unknown (self, xml, parent);
      self->foreign_known = kind != PARCOURS_KIND_NONE || field != PARCOURS_FIELD_NONE;
    }
  if (self->foreign_depth > 0 || self->field != PARCOURS_FIELD_NONE)
    {
      _parcours_reader_begin_foreign (self, xml, (const char *) prefix, (const char *) uri, n_namespaces, namespaces,
                                      n_attributes, attributes);
      return;
    }
  keep_stray (self);
  if (kind != PARCOURS_KIND_NONE)
    {
      _parcours_reader_begin_record (self, kind, n_namespaces, namespaces, n_attributes, attributes);
      return;
    }
  keep_pending (self);
  if (field != PARCOURS_FIELD_NONE)
    _parcours_reader_begin_field (self, field, n_attributes, attributes);
  else
    _parcours_reader_begin_foreign (self, xml, (const char *) prefix, (const char *) uri, n_namespaces, namespaces,
                                    n_attributes, attributes);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *self = data;

  self->depth--;
  if (self->error != NULL)
    return;
  if (self->n_frames == 0)
    _parcours_reader_end_wrapped (self);
  else if (self->foreign_depth > 0)
    _parcours_reader_end_foreign (self, (const char *) name, (const char *) prefix, (const char *) uri);
  else if (self->field != PARCOURS_FIELD_NONE)
    _parcours_reader_end_field (self);
  else
    {
      keep_stray (self);
      keep_pending (self);
      _parcours_reader_end_record (self);
    }
}

static void
check_text_limit (Reader *self)
{
  const ParcoursField *field = parcours_field (self->field);
  gsize max = field->type == PARCOURS_TYPE_DATA ? PARCOURS_DATA_MAX : PARCOURS_TEXT_MAX;

  if (self->text->len <= max)
    return;
  if (field->type == PARCOURS_TYPE_DATA)
    _parcours_reader_fail (self, self->field_line, PARCOURS_ERROR_LIMIT,
                           _("A picture here is larger than the %d MiB of data that are allowed. Make it smaller "
                             "before you put it into the map."), PARCOURS_DATA_MAX / 1048576);
  else
    _parcours_reader_fail (self, self->field_line, PARCOURS_ERROR_LIMIT,
                           _("The text of “%s” is longer here than the %d KiB that are allowed. Shorten it, or put it "
                             "into a document of its own and link to that."), field->xml, PARCOURS_TEXT_MAX / 1024);
}

static void
on_text (void *data, const xmlChar *chars, int length)
{
  Reader *self = data;
  const char *text = (const char *) chars;

  if (self->error != NULL || length <= 0)
    return;
  if (self->foreign_depth > 0)
    _parcours_reader_foreign_text (self, text, length);
  if (self->field != PARCOURS_FIELD_NONE)
    {
      /* Also what stands inside unknown markup: people want to see their words. */
      g_string_append_len (self->text, text, length);
      check_text_limit (self);
    }
  else if (self->foreign_depth == 0 && self->n_frames > 0)
    {
      int i = 0;

      while (self->stray->len == 0 && i < length && is_space (text[i]))
        i++;
      g_string_append_len (self->stray, text + i, length - i);
    }
}

static void
keep_fragment (Reader *self, const char *fragment)
{
  if (self->foreign_depth > 0)
    _parcours_reader_foreign_fragment (self, fragment);
  else if (self->field != PARCOURS_FIELD_NONE)
    parcours_extra_add (top (self)->children, &top (self)->after_text, fragment);
  else
    {
      gboolean text = FALSE;    /* comments and instructions are none */

      if (self->n_frames == 0 && !_parcours_reader_is_beside_map (self))
        return;
      keep_stray (self);
      parcours_extra_add (self->pending, &text, fragment);
    }
}

static void
on_comment (void *data, const xmlChar *text)
{
  Reader *self = data;
  g_autofree char *fragment = NULL;

  if (self->error != NULL)
    return;
  fragment = g_strdup_printf ("<!--%s-->", (const char *) text);
  keep_fragment (self, fragment);
}

static void
on_instruction (void *data, const xmlChar *target, const xmlChar *text)
{
  Reader *self = data;
  g_autofree char *fragment = NULL;

  if (self->error != NULL)
    return;
  fragment = text != NULL ? g_strdup_printf ("<?%s %s?>", (const char *) target, (const char *) text)
                          : g_strdup_printf ("<?%s?>", (const char *) target);
  keep_fragment (self, fragment);
}

/* Called before anything inside the DOCTYPE is looked at: nothing in it can do harm yet. */
static void
on_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  Reader *self = data;

  _parcours_reader_fail (self, _parcours_reader_line (self), PARCOURS_ERROR_REFUSED,
                         _("The file has a DOCTYPE here. A journey map needs none, and files with one can be made to "
                           "harm the computer that opens them, so it is refused. If you trust the file, delete the "
                           "DOCTYPE in a text editor."));
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *ParcoursXmlError;
#else
typedef xmlError *ParcoursXmlError;
#endif

static void
on_error (void *data, ParcoursXmlError found)
{
  Reader *self = data;

  if (self->error != NULL || (found->level != XML_ERR_FATAL && found->domain != XML_FROM_NAMESPACE) ||
      found->level == XML_ERR_WARNING || found->code == XML_WAR_NS_URI)         /* any name of a namespace will do */
    return;
  _parcours_reader_xml_error (self, found->code, self->lines_before + found->line, found->message, found->str1, found->str2,
                              found->int1);
}

void
_parcours_reader_set_handlers (Reader *self)
{
  xmlSAXHandler *sax = self->ctxt->sax;

  memset (sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = on_start;
  sax->endElementNs = on_end;
  sax->characters = on_text;
  sax->ignorableWhitespace = on_text;
  sax->cdataBlock = on_text;
  sax->comment = on_comment;
  sax->processingInstruction = on_instruction;
  sax->internalSubset = on_doctype;
  sax->serror = on_error;
  self->ctxt->userData = self;
}
