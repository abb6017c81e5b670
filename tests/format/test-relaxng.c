/* The generated schema: each field of the golden map passes it alone, values that are none do not. */
#include "config.h"

#include <libxml/relaxng.h>
#include <string.h>

#include "format/relaxng.h"
#include "helper.h"
#include "model/element-private.h"

static xmlRelaxNG *schema;

static gboolean
is_valid (const char *text)
{
  xmlDoc *document = xmlReadMemory (text, strlen (text), NULL, "UTF-8", XML_PARSE_NONET);
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (schema);
  gboolean valid;

  g_assert_nonnull (document);
  xmlRelaxNGSetValidErrors (validator, NULL, NULL, NULL);
  valid = xmlRelaxNGValidateDoc (validator, document) == 0;
  xmlRelaxNGFreeValidCtxt (validator);
  xmlFreeDoc (document);
  return valid;
}

/* A map that holds one record with one value, and above it what it must stand in. */
static char *
document_with (const ParcoursField *field, const char *value)
{
  g_autoptr (ParcoursElement) element = parcours_element_new (field->kind, "one");
  g_autoptr (ParcoursElement) root = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  guint parents;

  _parcours_element_take_value (element, field->id, g_strdup (value));
  for (;;)
    {
      const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));
      ParcoursElement *parent;

      if (info->order != PARCOURS_FIELD_NONE && parcours_element_get_value (element, info->order) == NULL)
        _parcours_element_take_value (element, info->order, g_strdup ("V"));
      parents = info->parents;
      if (parents == 0)
        break;
      parent = parcours_element_new (g_bit_nth_lsf (parents, -1), NULL);
      parcours_element_append (parent, element);
      g_object_unref (element);
      element = parent;
    }
  root = g_steal_pointer (&element);
  map = parcours_map_new_for_root (root);
  return helper_write (map);
}

static void
check_element (ParcoursElement *element, gpointer data)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);
      const char *value = parcours_element_get_value (element, i);
      g_autofree char *good = NULL;
      g_autofree char *bad = NULL;
      gboolean takes_all;

      if (value == NULL || field->type == PARCOURS_TYPE_EXTRA)
        continue;
      good = document_with (field, value);
      if (!is_valid (good))
        g_error ("the schema refuses %s", good);
      takes_all = field->type == PARCOURS_TYPE_TEXT || field->type == PARCOURS_TYPE_LINK || field->type == PARCOURS_TYPE_TAGS ||
                  field->type == PARCOURS_TYPE_TITLE || field->type == PARCOURS_TYPE_PROSE;
      bad = document_with (field, "no: value!");
      if (is_valid (bad) != takes_all)
        g_error ("the schema %s %s", takes_all ? "refuses" : "takes", bad);
    }
}

static void
test_fields (void)
{
  g_autoptr (GBytes) bytes = helper_file ("full.jmap");
  g_autoptr (ParcoursMap) map = helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);

  parcours_element_walk (parcours_map_get_root (map), check_element, NULL);
}

static void
check_strict (const char *name, guint expected)
{
  g_autoptr (GBytes) bytes = helper_file (name);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_problem_free);

  parcours_relaxng_check (bytes, problems);
  g_assert_true (expected == 0 ? problems->len == 0 : problems->len >= expected);
}

/* What `check --strict` uses: also for records with all their attributes. */
static void
test_quick (void)
{
  g_autofree char *text = helper_document ("<stage id='s' order='V'/>\n<step id='t' order='V'/>\n");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_problem_free);

  check_strict ("full.jmap", 0);
  check_strict ("workshop.jmap", 0);
  check_strict ("foreign.jmap", 1);
  parcours_relaxng_check (bytes, problems);
  g_assert_cmpuint (problems->len, >, 0);       /* libxml2 may name a neighbour of the wrong element */
}

int
main (int argc, char **argv)
{
  g_autofree char *text = parcours_relaxng_schema (FALSE);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt (text, strlen (text));
  int result;

  schema = xmlRelaxNGParse (parser);
  g_assert_nonnull (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/relaxng/fields", test_fields);
  g_test_add_func ("/format/relaxng/quick", test_quick);
  result = g_test_run ();
  xmlRelaxNGFree (schema);
  return result;
}
