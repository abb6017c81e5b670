/* A record begins and ends: attributes and prose become values of the table, the rest goes to its extra. */
#include "config.h"

#include "format/reader-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/util.h"
#include "format/picture.h"
#include "model/element-private.h"
#include "model/extra.h"

/* What data is kept as that stands in a record beside other data: an element that nothing else is called. */
#define SECOND_DATA "second-data"

static gboolean
is_attribute (const xmlChar **attribute, const char *name)
{
  return attribute[1] == NULL && strcmp ((const char *) attribute[0], name) == 0;
}

static const char *
find_attribute (Reader *self, const char *name, int n_attributes, const xmlChar **attributes)
{
  for (int i = 0; i < n_attributes; i++)
    if (is_attribute (attributes + i * ATTRIBUTE_STEP, name))
      return _parcours_reader_attribute_value (self, attributes + i * ATTRIBUTE_STEP);
  return NULL;
}

/* The record with the id the file gives it, if it can be used; the others are named when all ids are known. */
static ParcoursElement *
new_element (Reader *self, ParcoursKind kind, const char *given, int line)
{
  g_autofree char *mended = NULL;
  ParcoursElement *element;

  if (given != NULL && *given != '\0' && !parcours_is_ncname (given))
    {
      mended = _parcours_reader_mend_names (given, FALSE);
      _parcours_reader_warn (self, line, mended,
                             _("The id “%.60s” is not allowed: an id starts with a letter and has no spaces or signs. "
                               "It was changed to “%.60s”."), given, mended);
      given = mended;
    }
  if (given != NULL && *given != '\0' && !g_hash_table_contains (self->ids, given))
    {
      element = parcours_element_new (kind, given);
      g_hash_table_add (self->ids, (char *) parcours_element_get_id (element));
      return element;
    }
  element = parcours_element_new (kind, given != NULL ? given : "");
  g_ptr_array_add (self->unnamed, element);
  return element;
}

static void
read_version (Reader *self, const char *text)
{
  char *end;
  long version;

  errno = 0;
  version = text != NULL ? strtol (text, &end, 10) : 0;
  if (text != NULL && errno == 0 && *end == '\0' && version >= 1 && version <= G_MAXINT)
    self->version = version;
  else
    _parcours_reader_warn (self, _parcours_reader_line (self), NULL,
                           _("The file does not say which version of the format it has; it is read as version %d."),
                           PARCOURS_FORMAT_VERSION);
}

/* Sets a field from an attribute. FALSE if it is no value of it. */
static gboolean
set_field (Reader *self, ParcoursElement *element, const ParcoursField *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mended = NULL;
  char *value = parcours_field_parse (field->id, text, &error);

  if (error != NULL && (field->type == PARCOURS_TYPE_REF || field->type == PARCOURS_TYPE_IDS))
    {
      /* the ids it names were mended the same way */
      mended = _parcours_reader_mend_names (text, field->type == PARCOURS_TYPE_IDS);
      g_clear_error (&error);
      value = parcours_field_parse (field->id, mended, &error);
    }
  if (error == NULL)
    {
      if (value != NULL)
        _parcours_element_take_value (element, field->id, value);
      return TRUE;
    }
  if (field->type == PARCOURS_TYPE_ORDER)
    {
      _parcours_reader_warn (self, _parcours_reader_line (self), parcours_element_get_id (element),
                             _("%s The record was given a new one by its place in the file."), error->message);
      return TRUE;
    }
  _parcours_reader_warn (self, _parcours_reader_line (self), parcours_element_get_id (element),
                         _("%s The value is kept in the file, but not used."), error->message);
  return FALSE;
}

static void
read_attribute (Reader *self, ReaderFrame *frame, ParcoursKind kind, const xmlChar **attribute)
{
  const char *name = (const char *) attribute[0];
  gboolean is_xml = attribute[1] != NULL && strcmp ((const char *) attribute[1], "xml") == 0;
  ParcoursFieldId id = PARCOURS_FIELD_NONE;

  if (is_attribute (attribute, "id") || (kind == PARCOURS_KIND_MAP && is_attribute (attribute, "version")))
    return;
  if (attribute[1] == NULL)
    id = parcours_field_by_xml (kind, name);
  else if (is_xml && strcmp (name, "lang") == 0)
    id = parcours_field_by_xml (kind, "xml:lang");
  if (id != PARCOURS_FIELD_NONE && parcours_field_is_attribute (parcours_field (id)) &&
      set_field (self, frame->element, parcours_field (id), _parcours_reader_attribute_value (self, attribute)))
    return;
  if (id == PARCOURS_FIELD_NONE && attribute[1] == NULL)
    _parcours_reader_warn (self, _parcours_reader_line (self), parcours_element_get_id (frame->element),
                           _("The attribute “%.60s” is not known here. It is kept in the file, but not shown."), name);
  _parcours_reader_add_attribute (self, frame->attributes, attribute);
}

/* Declarations of prefixes other than ours, kept where they stood: values may use the prefix. */
static void
keep_namespaces (ReaderFrame *frame, int n_namespaces, const xmlChar **namespaces)
{
  for (int i = 0; i < n_namespaces; i++)
    {
      const char *prefix = (const char *) namespaces[2 * i], *uri = (const char *) namespaces[2 * i + 1];

      if (prefix != NULL && uri != NULL && strcmp (uri, PARCOURS_FORMAT_NAMESPACE) != 0)
        _parcours_reader_add_namespace (frame->attributes, prefix, uri);
    }
}

void
_parcours_reader_begin_record (Reader *self, ParcoursKind kind, int n_namespaces, const xmlChar **namespaces,
                               int n_attributes, const xmlChar **attributes)
{
  ReaderFrame *frame = &self->frames[self->n_frames];
  ReaderRecord record = { NULL, _parcours_reader_line (self) };
  const ParcoursKindInfo *info = parcours_kind_info (kind);

  g_assert (self->n_frames < G_N_ELEMENTS (self->frames));
  if (frame->attributes == NULL)
    {
      frame->attributes = g_string_new (NULL);
      frame->children = g_string_new (NULL);
    }
  g_string_truncate (frame->attributes, 0);
  g_string_truncate (frame->children, 0);
  frame->after_text = FALSE;
  frame->tagged = frame->given = 0;
  if (self->pending->len > 0)
    {
      frame->before = g_strndup (self->pending->str, self->pending->len);
      g_string_truncate (self->pending, 0);
    }
  if (kind == PARCOURS_KIND_MAP)
    read_version (self, find_attribute (self, "version", n_attributes, attributes));
  frame->element = new_element (self, kind, find_attribute (self, "id", n_attributes, attributes), record.line);
  self->n_frames++;

  record.element = frame->element;
  g_array_append_val (self->records, record);
  keep_namespaces (frame, n_namespaces, namespaces);
  _parcours_reader_declare_prefixes (frame->attributes, n_attributes, attributes);
  for (int i = 0; i < n_attributes; i++)
    read_attribute (self, frame, kind, attributes + i * ATTRIBUTE_STEP);
  if (info->order != PARCOURS_FIELD_NONE && parcours_element_get_value (frame->element, info->order) == NULL)
    self->n_keyless++;
}

/* The bit of a field among those of its kind. */
static guint64
bit (const ParcoursField *field)
{
  guint number = field->id - parcours_kind_info (field->kind)->first;

  g_assert (number < 64);
  return G_GUINT64_CONSTANT (1) << number;
}

/* What is kept of the tags of prose children comes first and in the order of the table, as it will when it is read again: a map
 * is the same before and after. */
static void
sort_tags (ReaderFrame *frame)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (frame->element));
  g_auto (GStrv) fragments = NULL;

  if (frame->tagged == 0)
    return;
  fragments = g_strsplit (frame->children->str, PARCOURS_EXTRA_GAP, -1);
  g_string_truncate (frame->children, 0);
  frame->after_text = FALSE;
  for (guint i = info->first; i < info->first + info->n_fields; i++)
    for (char **fragment = fragments; (frame->tagged & bit (parcours_field (i))) != 0 && *fragment != NULL; fragment++)
      {
        gsize n = strlen (parcours_field (i)->xml);

        if (**fragment == '@' && strncmp (*fragment + 1, parcours_field (i)->xml, n) == 0 && (*fragment)[n + 1] == ' ')
          parcours_extra_add (frame->children, &frame->after_text, *fragment);
      }
  for (char **fragment = fragments; *fragment != NULL; fragment++)
    if (**fragment != '@')
      parcours_extra_add (frame->children, &frame->after_text, *fragment);
}

static char *
join_parts (ReaderFrame *frame)
{
  const char *parts[PARCOURS_N_EXTRAS] = { frame->before, frame->attributes->str, frame->children->str, NULL };

  return parcours_extra_join (parts);
}

/* A picture that could harm whoever paints it is kept as it is and not shown (paint asks parcours_picture_check() too). */
static void
check_picture (Reader *self, ParcoursElement *picture)
{
  g_autoptr (GError) error = NULL;

  if (!parcours_picture_check (picture, NULL, NULL, &error))
    _parcours_reader_warn (self, _parcours_reader_line (self), parcours_element_get_id (picture), "%s", error->message);
}

void
_parcours_reader_end_record (Reader *self)
{
  ReaderFrame *frame = &self->frames[--self->n_frames];
  ParcoursKind kind = parcours_element_get_kind (frame->element);

  if (kind == PARCOURS_KIND_PICTURE)
    check_picture (self, frame->element);
  sort_tags (frame);
  if (self->n_frames > 0)
    {
      if (frame->before != NULL || frame->attributes->len > 0 || frame->children->len > 0)
        _parcours_element_take_value (frame->element, parcours_kind_info (kind)->extra, join_parts (frame));
      _parcours_element_attach (self->frames[self->n_frames - 1].element, frame->element);
      g_clear_object (&frame->element);
    }
  else
    {
      self->root = g_steal_pointer (&frame->element);
      self->root_parts[PARCOURS_EXTRA_BEFORE] = g_steal_pointer (&frame->before);
      self->root_parts[PARCOURS_EXTRA_ATTRIBUTES] = g_strdup (frame->attributes->str);
      self->root_parts[PARCOURS_EXTRA_CHILDREN] = g_strdup (frame->children->str);
    }
  g_clear_pointer (&frame->before, g_free);
}

/* Attributes of a prose child: a fragment "@name attributes", which the writer puts back into its tag. If the record has that child
 * already, a comment: two tags become one, and may name an attribute twice. */
static void
keep_field_attributes (Reader *self, const ParcoursField *field, int n_attributes, const xmlChar **attributes)
{
  ReaderFrame *frame = &self->frames[self->n_frames - 1];
  g_autoptr (GString) kept = g_string_new (field->xml);
  gboolean again = (frame->tagged & bit (field)) != 0;

  _parcours_reader_declare_prefixes (kept, n_attributes, attributes);
  for (int i = 0; i < n_attributes; i++)
    _parcours_reader_add_attribute (self, kept, attributes + i * ATTRIBUTE_STEP);
  for (int i = 0; i < n_attributes; i++)
    if (attributes[i * ATTRIBUTE_STEP + 1] == NULL)
      _parcours_reader_warn (self, _parcours_reader_line (self), parcours_element_get_id (frame->element),
                             _("The attribute “%.60s” is not known here. It is kept in the file, but not shown."),
                             (const char *) attributes[i * ATTRIBUTE_STEP]);
  if (again)
    g_string_replace (kept, "--", "-&#45;", 0);
  g_string_prepend (kept, again ? "<!--" : "@");
  g_string_append (kept, again ? "-->" : "");
  parcours_extra_add (frame->children, &frame->after_text, kept->str);
  frame->tagged |= bit (field);
}

void
_parcours_reader_begin_field (Reader *self, ParcoursFieldId field, int n_attributes, const xmlChar **attributes)
{
  self->field = field;
  self->field_line = _parcours_reader_line (self);
  g_string_truncate (self->text, 0);
  if (n_attributes > 0)
    keep_field_attributes (self, parcours_field (field), n_attributes, attributes);
}

/* Data that cannot be used is kept as it stood, as an element `name`. */
static void
keep_field (Reader *self, ReaderFrame *frame, const char *name, const char *why)
{
  GString *kept = g_string_new (NULL);

  g_string_append_printf (kept, "<%s>", name);
  _parcours_reader_escape (kept, self->text->str, self->text->len, FALSE);
  g_string_append_printf (kept, "</%s>", name);
  parcours_extra_add (frame->children, &frame->after_text, kept->str);
  g_string_free (kept, TRUE);
  _parcours_reader_warn (self, self->field_line, parcours_element_get_id (frame->element),
                         _("%s The value is kept in the file, but not used."), why);
}

/* The second of two equal prose children is put to the first: no word is lost. */
static void
join_double (Reader *self, ReaderFrame *frame, const ParcoursField *field, const char *first)
{
  _parcours_reader_warn (self, self->field_line, parcours_element_get_id (frame->element),
                         _("“%s” stands twice in this record. Both texts were put together."), field->xml);
  g_string_prepend_c (self->text, field->type == PARCOURS_TYPE_TITLE ? ' ' : '\n');
  g_string_prepend (self->text, first);
}

void
_parcours_reader_end_field (Reader *self)
{
  ReaderFrame *frame = &self->frames[self->n_frames - 1];
  const ParcoursField *field = parcours_field (self->field);
  const char *first = parcours_element_get_value (frame->element, self->field);
  g_autoptr (GError) error = NULL;
  char *value;

  if (first != NULL && self->text->len > 0 && field->type != PARCOURS_TYPE_DATA)
    join_double (self, frame, field, first);
  if (field->type == PARCOURS_TYPE_DATA && self->text->len > 0 && (frame->given & bit (field)) != 0)
    keep_field (self, frame, SECOND_DATA, _("The record has picture data twice."));
  else
    {
      value = parcours_field_parse (self->field, self->text->str, &error);
      if (value != NULL)
        _parcours_element_take_value (frame->element, self->field, value);
      else if (error != NULL)
        keep_field (self, frame, field->xml, error->message);
      if (value != NULL || error != NULL)
        frame->given |= bit (field);
    }
  self->field = PARCOURS_FIELD_NONE;
}
