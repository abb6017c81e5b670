/* Prints the words of the format, one a line, as libFuzzer's -dict= takes them: run once at build. */
#include "config.h"

#include "model/schema.h"

static const char *const others[] = {
  "<?xml version=\\\"1.0\\\" encoding=\\\"UTF-8\\\"?>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE m [", "<!ENTITY", "&amp;", "&#10;",
  "&#x1F600;", "<?", "?>", "/>", "</", " xmlns=\\\"", " xmlns:x=\\\"", "x:", " id=\\\"", " version=\\\"1\\\"", "xml:space=\\\"preserve\\\"",
  PARCOURS_FORMAT_NAMESPACE, "<<<<<<< ", ">>>>>>> ", "======= ", "----\\x0a", "[recovery]", "uri=", "title=", "base-hash=",
  "<svg xmlns=\\\"http://www.w3.org/2000/svg\\\">", "</svg>", "<metadata>", "</metadata>", "iTXt", "zTXt", "journey-map\\x00\\x01\\x00\\x00\\x00",
  "file:///", "parcours-presence-1\\x0a", "\\x09", "parcours-redo-1 ", "0000000000000010",
};

int
main (void)
{
  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    g_print ("\"<%s>\"\n\"</%s>\"\n", parcours_kind_info (k)->xml, parcours_kind_info (k)->xml);
  for (guint i = 0; i < PARCOURS_N_FIELDS; i++)
    {
      const ParcoursField *field = parcours_field (i);

      if (field->xml == NULL)
        continue;
      if (parcours_field_is_attribute (field))
        g_print ("\" %s=\\\"\"\n", field->xml);
      else
        g_print ("\"<%s>\"\n", field->xml);
      for (guint j = 0; j < field->n_choices; j++)
        g_print ("\"%s\"\n", field->choices[j].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_print ("\"%s\"\n", others[i]);

  return 0;
}
