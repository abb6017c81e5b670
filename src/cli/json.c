/* What the subcommands print as JSON. */
#include "config.h"

#include "cli/cli.h"

void
cli_json_string (GString *out, const char *text)
{
  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

void
cli_json_member (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, "%s\"%s\": ", out->len > 0 && out->str[out->len - 1] != '{' ? ", " : "", name);
  cli_json_string (out, text);
}
