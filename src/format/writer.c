/* The canonical form: one element a line, two spaces a level, attributes and children in the order of the table. */
#include "config.h"

#include "format/writer.h"

#include <string.h>

#include "model/extra.h"

typedef struct
{
  GString *out;
  ParcoursMap *map;
  /* To write a part only: records to write with all below them, and the records they stand in. NULL: everything. */
  GHashTable *whole;
  GHashTable *shells;
} Writer;

static void
indent (Writer *self, guint depth)
{
  static const char spaces[] = "                                ";

  g_string_append_len (self->out, spaces, MIN (depth * 2, sizeof spaces - 1));
}

static void
escape (GString *out, const char *text, gboolean attribute)
{
  const char *unsafe = attribute ? "&<>\"\t\n\r" : "&<>\r";

  for (;;)
    {
      gsize run = strcspn (text, unsafe);

      g_string_append_len (out, text, run);
      text += run;
      switch (*text++)
        {
        case '\0': return;
        case '&': g_string_append (out, "&amp;"); break;
        case '<': g_string_append (out, "&lt;"); break;
        case '>': g_string_append (out, "&gt;"); break;
        case '"': g_string_append (out, "&quot;"); break;
        case '\t': g_string_append (out, "&#9;"); break;
        case '\n': g_string_append (out, "&#10;"); break;
        default: g_string_append (out, "&#13;"); break;
        }
    }
}

static void
attribute (Writer *self, const char *name, const char *value)
{
  g_string_append_c (self->out, ' ');
  g_string_append (self->out, name);
  g_string_append (self->out, "=\"");
  escape (self->out, value, TRUE);
  g_string_append_c (self->out, '"');
}

/* Fragments of extra, one a line; those for the tags of prose children (“@”) are not for here. */
static void
fragments (Writer *self, const char *part, guint depth)
{
  g_auto (GStrv) list = NULL;

  if (part == NULL || *part == '\0')
    return;
  list = g_strsplit (part, PARCOURS_EXTRA_GAP, -1);
  for (char **fragment = list; *fragment != NULL; fragment++)
    if (**fragment != '@' && **fragment != '\0')
      {
        indent (self, depth);
        g_string_append (self->out, *fragment);
        g_string_append_c (self->out, '\n');
      }
}

/* The kept attributes of prose child `name` (" a:b=…"), or NULL. The caller owns it. */
static char *
kept_attributes (const char *children, const char *name)
{
  gsize n = strlen (name);
  g_auto (GStrv) list = NULL;

  if (children == NULL || strchr (children, '@') == NULL)
    return NULL;
  list = g_strsplit (children, PARCOURS_EXTRA_GAP, -1);
  for (char **fragment = list; *fragment != NULL; fragment++)
    if (**fragment == '@' && strncmp (*fragment + 1, name, n) == 0 && (*fragment)[n + 1] == ' ')
      return g_strdup (*fragment + n + 1);
  return NULL;
}

/* A prose child on lines of its own. */
static void
prose (Writer *self, const ParcoursField *field, const char *value, const char *kept, guint depth)
{
  indent (self, depth);
  g_string_append_c (self->out, '<');
  g_string_append (self->out, field->xml);
  if (kept != NULL)
    g_string_append (self->out, kept);
  if (value == NULL)
    {
      g_string_append (self->out, "/>\n");
      return;
    }
  g_string_append_c (self->out, '>');
  if (field->type == PARCOURS_TYPE_DATA)
    g_string_append_c (self->out, '\n');
  escape (self->out, value, FALSE);
  if (field->type == PARCOURS_TYPE_DATA)
    {
      g_string_append_c (self->out, '\n');
      indent (self, depth);
    }
  g_string_append (self->out, "</");
  g_string_append (self->out, field->xml);
  g_string_append (self->out, ">\n");
}

static gboolean
in_set (GHashTable *set, ParcoursElement *element)
{
  return set != NULL && g_hash_table_contains (set, element);
}

static gboolean
is_root_shell (Writer *self, ParcoursElement *element)
{
  return self->whole != NULL && parcours_element_get_kind (element) == PARCOURS_KIND_MAP && !in_set (self->whole, element);
}

/* What was kept of an attribute or a child must not stand beside a value that it got since: the file would be malformed. */
static char *
live_extra (ParcoursElement *element)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));
  char *extra = g_strdup (parcours_element_get_value (element, info->extra));

  for (guint i = info->first; i < info->first + info->n_fields && extra != NULL; i++)
    if (parcours_element_get_value (element, i) != NULL && parcours_field (i)->xml != NULL)
      {
        char *left = parcours_extra_without (extra, parcours_field (i));

        g_free (extra);
        extra = left;
      }
  return extra;
}

/* Attributes of the table, then those that were kept. */
static void
attributes (Writer *self, ParcoursElement *element, const char *kept)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  if (info->kind == PARCOURS_KIND_MAP)
    {
      g_string_append (self->out, " xmlns=\"" PARCOURS_FORMAT_NAMESPACE "\"");
      g_string_append_printf (self->out, " version=\"%d\"", parcours_map_get_version (self->map));
    }
  attribute (self, "id", parcours_element_get_id (element));
  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);
      const char *value = parcours_element_get_value (element, i);

      if (value == NULL || !parcours_field_is_attribute (field))
        continue;
      if (!is_root_shell (self, element) || field->type == PARCOURS_TYPE_LANG)
        attribute (self, field->xml, value);
    }
  if (kept != NULL)
    g_string_append (self->out, kept);
}

static void write_element (Writer *self, ParcoursElement *element, guint depth, gboolean whole);

static void
children (Writer *self, ParcoursElement *element, guint depth, gboolean whole)
{
  guint kind_bit = 1u << parcours_element_get_kind (element);

  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    {
      GPtrArray *list;

      if ((parcours_kind_info (kind)->parents & kind_bit) == 0)
        continue;
      list = parcours_element_list (element, kind);
      for (guint i = 0; i < list->len; i++)
        if (whole || in_set (self->whole, list->pdata[i]))
          write_element (self, list->pdata[i], depth, TRUE);
        else if (in_set (self->shells, list->pdata[i]))
          write_element (self, list->pdata[i], depth, FALSE);
    }
}

static void
write_element (Writer *self, ParcoursElement *element, guint depth, gboolean whole)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));
  g_autofree char *extra = live_extra (element);
  gboolean bare = is_root_shell (self, element);
  char *parts[PARCOURS_N_EXTRAS] = { NULL };
  gsize open_end;

  for (guint i = 0; i < PARCOURS_N_EXTRAS && extra != NULL && !bare; i++)
    parts[i] = parcours_extra_part (extra, i);
  fragments (self, parts[PARCOURS_EXTRA_BEFORE], depth);
  indent (self, depth);
  g_string_append_c (self->out, '<');
  g_string_append (self->out, info->xml);
  attributes (self, element, parts[PARCOURS_EXTRA_ATTRIBUTES]);
  g_string_append (self->out, ">\n");
  open_end = self->out->len;
  for (guint i = info->first; i < info->first + info->n_fields && !bare; i++)
    {
      const ParcoursField *field = parcours_field (i);
      const char *value = parcours_element_get_value (element, i);
      g_autofree char *kept = NULL;

      if (parcours_field_is_attribute (field) || field->type == PARCOURS_TYPE_EXTRA)
        continue;
      kept = kept_attributes (parts[PARCOURS_EXTRA_CHILDREN], field->xml);
      if (value != NULL || kept != NULL)
        prose (self, field, value, kept, depth + 1);
    }
  children (self, element, depth + 1, whole);
  fragments (self, parts[PARCOURS_EXTRA_CHILDREN], depth + 1);
  if (self->out->len == open_end)
    {
      g_string_truncate (self->out, open_end - 2);
      g_string_append (self->out, "/>\n");
    }
  else
    {
      indent (self, depth);
      g_string_append (self->out, "</");
      g_string_append (self->out, info->xml);
      g_string_append (self->out, ">\n");
    }
  fragments (self, parts[PARCOURS_EXTRA_AFTER], depth);
  for (guint i = 0; i < PARCOURS_N_EXTRAS; i++)
    g_free (parts[i]);
}

static GBytes *
write_document (Writer *self, gboolean whole)
{
  self->out = g_string_sized_new (256 * parcours_map_get_n_elements (self->map));
  g_string_append (self->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  write_element (self, parcours_map_get_root (self->map), 0, whole);
  return g_string_free_to_bytes (self->out);
}

GBytes *
parcours_writer_write (ParcoursMap *map)
{
  Writer self = { .map = map };

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  return write_document (&self, TRUE);
}

static void
add_named (Writer *self, const char *id, ParcoursKind kind)
{
  ParcoursElement *record = parcours_map_find_kind (self->map, id, kind);

  if (record != NULL)
    g_hash_table_add (self->whole, record);
}

/* Channels and pictures that a subtree names: they belong to what is seen of it. */
static void
add_belongings (ParcoursElement *element, gpointer data)
{
  Writer *self = data;
  g_auto (GStrv) ids = NULL;

  if (parcours_element_get_kind (element) == PARCOURS_KIND_PERSONA)
    add_named (self, parcours_element_get_text (element, PARCOURS_PERSONA_PORTRAIT), PARCOURS_KIND_PICTURE);
  if (parcours_element_get_kind (element) != PARCOURS_KIND_CARD)
    return;
  add_named (self, parcours_element_get_text (element, PARCOURS_CARD_PICTURE), PARCOURS_KIND_PICTURE);
  ids = parcours_element_dup_list (element, PARCOURS_CARD_CHANNELS);
  for (char **id = ids; *id != NULL; id++)
    add_named (self, *id, PARCOURS_KIND_CHANNEL);
}

GBytes *
parcours_writer_write_elements (ParcoursMap *map, GPtrArray *elements)
{
  g_autoptr (GHashTable) whole = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) shells = g_hash_table_new (NULL, NULL);
  Writer self = { .map = map, .whole = whole, .shells = shells };

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && elements != NULL, NULL);

  for (guint i = 0; i < elements->len; i++)
    {
      ParcoursElement *element = elements->pdata[i];

      g_hash_table_add (whole, element);
      parcours_element_walk (element, add_belongings, &self);
      while ((element = parcours_element_get_parent (element)) != NULL)
        g_hash_table_add (shells, element);
    }
  return write_document (&self, in_set (whole, parcours_map_get_root (map)));
}
