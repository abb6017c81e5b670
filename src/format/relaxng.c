#include "config.h"

#include "format/relaxng.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "format/limits.h"
#include "model/check.h"
#include "model/schema.h"

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

static void
add_choices (GString *out, const ParcoursField *field)
{
  g_string_append (out, "<choice>");
  for (guint i = 0; i < field->n_choices; i++)
    g_string_append_printf (out, "<value>%s</value>", field->choices[i].value);
  g_string_append (out, "</choice>");
}

static void
add_pattern (GString *out, const char *type, const char *pattern)
{
  g_string_append_printf (out, "<data type=\"%s\"><param name=\"pattern\">%s</param></data>", type, pattern);
}

static void
add_range (GString *out, const ParcoursField *field, const char *type)
{
  g_string_append_printf (out, "<data type=\"%s\"><param name=\"minInclusive\">%.0f</param>"
                          "<param name=\"maxInclusive\">%.0f</param></data>", type, field->min, field->max);
}

/* What a value of the field looks like. */
static void
add_value (GString *out, const ParcoursField *field)
{
  switch (field->type)
    {
    case PARCOURS_TYPE_LANG:
      add_pattern (out, "string", "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
      break;
    case PARCOURS_TYPE_DATE:
      add_pattern (out, "date", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
      break;
    case PARCOURS_TYPE_COLOUR:
      add_pattern (out, "string", "#[0-9A-Fa-f]{6}");
      break;
    case PARCOURS_TYPE_ORDER:
      add_pattern (out, "string", "[0-9A-Za-z]{0,39}[1-9A-Za-z]");
      break;
    case PARCOURS_TYPE_YES:
      g_string_append (out, "<value>yes</value>");
      break;
    case PARCOURS_TYPE_INT:
      add_range (out, field, "integer");
      break;
    case PARCOURS_TYPE_DECIMAL:
      add_range (out, field, "double");
      break;
    case PARCOURS_TYPE_CHOICE:
      add_choices (out, field);
      break;
    case PARCOURS_TYPE_CHOICES:
      g_string_append (out, "<list><oneOrMore>");
      add_choices (out, field);
      g_string_append (out, "</oneOrMore></list>");
      break;
    case PARCOURS_TYPE_REF:
      g_string_append (out, "<data type=\"NCName\"/>");
      break;
    case PARCOURS_TYPE_IDS:
      g_string_append (out, "<list><oneOrMore><data type=\"NCName\"/></oneOrMore></list>");
      break;
    case PARCOURS_TYPE_DATA:
      g_string_append (out, "<data type=\"base64Binary\"/>");
      break;
    default:
      g_string_append (out, "<text/>");
    }
}

/* Attributes of other namespaces; `lang`: xml:lang is one of the record's own. */
static void
add_foreign_attributes (GString *out, const char *indent, gboolean lang)
{
  g_string_append_printf (out, "%s<zeroOrMore><attribute><anyName><except><nsName ns=\"\"/><nsName/>%s</except></anyName>"
                          "</attribute></zeroOrMore>\n", indent, lang ? "<name ns=\"" XML_NAMESPACE "\">lang</name>" : "");
}

static void
add_attribute (GString *out, const ParcoursField *field)
{
  gboolean optional = field->type != PARCOURS_TYPE_ORDER;

  g_string_append_printf (out, "      %s<attribute name=\"%s\">", optional ? "<optional>" : "", field->xml);
  add_value (out, field);
  g_string_append_printf (out, "</attribute>%s\n", optional ? "</optional>" : "");
}

static void
add_attributes (GString *out, const ParcoursKindInfo *info, gboolean quick)
{
  gboolean lang = FALSE;

  if (info->kind == PARCOURS_KIND_MAP)
    g_string_append (out, "      <attribute name=\"version\"><value>" G_STRINGIFY (PARCOURS_FORMAT_VERSION)
                     "</value></attribute>\n");
  g_string_append (out, "      <attribute name=\"id\"><data type=\"NCName\"/></attribute>\n");
  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);

      lang = lang || field->type == PARCOURS_TYPE_LANG;
      if (parcours_field_is_attribute (field) && (!quick || field->type == PARCOURS_TYPE_ORDER))
        add_attribute (out, field);
    }
  if (quick)
    g_string_append (out, "      <zeroOrMore><attribute><anyName><except><name ns=\"\">version</name><name ns=\"\">id</name>"
                     "<name ns=\"\">order</name></except></anyName></attribute></zeroOrMore>\n");
  else
    add_foreign_attributes (out, "      ", lang);
}

/* The table's children in any order and number: groups in any order (interleave) are slow too. */
static void
add_children (GString *out, const ParcoursKindInfo *info)
{
  g_string_append (out, "      <zeroOrMore>\n        <choice>\n");
  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);

      if (parcours_field_is_attribute (field) || field->type == PARCOURS_TYPE_EXTRA)
        continue;
      g_string_append_printf (out, "          <element name=\"%s\">\n", field->xml);
      add_foreign_attributes (out, "            ", FALSE);
      g_string_append (out, "            ");
      add_value (out, field);
      g_string_append (out, "\n          </element>\n");
    }
  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    if ((parcours_kind_info (k)->parents & (1u << info->kind)) != 0)
      g_string_append_printf (out, "          <ref name=\"%s\"/>\n", parcours_kind_info (k)->xml);
  g_string_append (out, "          <ref name=\"foreign\"/>\n        </choice>\n      </zeroOrMore>\n");
}

static void
add_kind (GString *out, const ParcoursKindInfo *info, gboolean quick)
{
  g_string_append_printf (out, "  <define name=\"%s\">\n    <element name=\"%s\">\n", info->xml, info->xml);
  add_attributes (out, info, quick);
  add_children (out, info);
  g_string_append (out, "    </element>\n  </define>\n");
}

char *
parcours_relaxng_schema (gboolean quick)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<!-- Journey map, version " G_STRINGIFY (PARCOURS_FORMAT_VERSION)
                               ". Generated from the table of the program. -->\n"
                               "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
                               "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\"\n"
                               "         ns=\"" PARCOURS_FORMAT_NAMESPACE "\">\n");

  g_string_append_printf (out, "  <start>\n    <ref name=\"%s\"/>\n  </start>\n", parcours_kind_info (PARCOURS_KIND_MAP)->xml);
  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    add_kind (out, parcours_kind_info (k), quick);
  g_string_append (out,
                   "  <define name=\"foreign\">\n"
                   "    <element>\n"
                   "      <anyName><except><nsName/></except></anyName>\n"
                   "      <ref name=\"anything\"/>\n"
                   "    </element>\n"
                   "  </define>\n"
                   "  <define name=\"anything\">\n"
                   "    <zeroOrMore>\n"
                   "      <choice>\n"
                   "        <attribute><anyName/></attribute>\n"
                   "        <text/>\n"
                   "        <element><anyName/><ref name=\"anything\"/></element>\n"
                   "      </choice>\n"
                   "    </zeroOrMore>\n"
                   "  </define>\n"
                   "</grammar>\n");
  return g_string_free (out, FALSE);
}

typedef struct
{
  GPtrArray *problems;
  int lines_before;
} Check;

#if LIBXML_VERSION >= 21200
typedef const xmlError *SchemaError;
#else
typedef xmlError *SchemaError;
#endif

static void
on_error (void *data, SchemaError found)
{
  Check *check = data;
  g_autofree char *said = g_strstrip (g_strdup (found->message != NULL ? found->message : ""));
  g_autofree char *text = NULL;

  /* Translators: %s is what the validator says, in English */
  text = g_strdup_printf (_("Departs from the schema of the format: %s"), said);
  g_ptr_array_add (check->problems,
                   parcours_problem_new (PARCOURS_PROBLEM_ERROR, check->lines_before + found->line, NULL, text));
}

static xmlRelaxNG *
parse_schema (void)
{
  g_autofree char *text = parcours_relaxng_schema (TRUE);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt (text, strlen (text));
  xmlRelaxNG *schema = xmlRelaxNGParse (parser);

  xmlRelaxNGFreeParserCtxt (parser);
  return schema;
}

void
parcours_relaxng_check (GBytes *bytes, GPtrArray *problems)
{
  g_auto (ParcoursSource) source = { NULL };
  Check check = { problems, 0 };
  xmlRelaxNGValidCtxt *validator;
  xmlRelaxNG *schema;
  xmlDoc *document;
  gsize length;
  const char *text;
  int line;

  g_return_if_fail (bytes != NULL && problems != NULL);

  if (!parcours_limits_prepare (bytes, &source, &line, NULL))
    return;
  text = g_bytes_get_data (source.bytes, &length);
  document = xmlReadMemory (text, length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                            XML_PARSE_BIG_LINES);
  if (document == NULL)
    return;
  check.lines_before = source.lines_before;
  schema = parse_schema ();
  g_assert (schema != NULL);
  validator = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidStructuredErrors (validator, on_error, &check);
  xmlRelaxNGValidateDoc (validator, document);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlFreeDoc (document);
}
