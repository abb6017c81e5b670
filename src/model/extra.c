#include "config.h"

#include "model/extra.h"

#include <string.h>

#define SEPARATOR "\x1e"

char *
parcours_extra_join (const char *const parts[PARCOURS_N_EXTRAS])
{
  GString *joined = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < PARCOURS_N_EXTRAS; i++)
    any = any || (parts[i] != NULL && *parts[i] != '\0');
  if (!any)
    return NULL;

  joined = g_string_new (parts[0]);
  for (guint i = 1; i < PARCOURS_N_EXTRAS; i++)
    {
      g_string_append (joined, SEPARATOR);
      if (parts[i] != NULL)
        g_string_append (joined, parts[i]);
    }
  return g_string_free (joined, FALSE);
}

/* Stray text: everything else begins with a tag, or with the "@" that stands for one. */
static gboolean
is_text (const char *fragment)
{
  return *fragment != '<' && *fragment != '@';
}

void
parcours_extra_add (GString *part, gboolean *after_text, const char *fragment)
{
  gboolean text = is_text (fragment);

  g_return_if_fail (part != NULL && after_text != NULL && fragment != NULL);

  if (part->len > 0)
    g_string_append (part, text && *after_text ? " " : PARCOURS_EXTRA_GAP);
  g_string_append (part, fragment);
  *after_text = text;
}

char *
parcours_extra_part (const char *extra, ParcoursExtraPart part)
{
  g_auto (GStrv) parts = g_strsplit (extra != NULL ? extra : "", SEPARATOR, PARCOURS_N_EXTRAS);

  return g_strdup (part < g_strv_length (parts) ? parts[part] : "");
}

/* ` name="value"` taken out of attributes that are ready to print; no value holds a quotation mark. */
static void
drop_attribute (char *attributes, const char *xml)
{
  g_autofree char *start = g_strdup_printf (" %s=\"", xml);
  char *found, *end;

  for (found = strstr (attributes, start); found != NULL; found = strstr (found + 1, start))
    {
      /* inside a value the text may look the same: a name is preceded by an even number of quotation marks */
      guint quotes = 0;

      for (const char *p = attributes; p < found; p++)
        quotes += *p == '"';
      end = strchr (found + strlen (start), '"');
      if (quotes % 2 != 0 || end == NULL)
        continue;
      memmove (found, end + 1, strlen (end + 1) + 1);
      return;
    }
}

static char *
drop_fragments (const char *part, const char *xml)
{
  g_auto (GStrv) fragments = g_strsplit (part, PARCOURS_EXTRA_GAP, -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  gboolean after_text = FALSE;
  gsize n = strlen (xml);

  for (char **fragment = fragments; *fragment != NULL; fragment++)
    {
      if (**fragment == '<' && strncmp (*fragment + 1, xml, n) == 0 && strchr (" />", (*fragment)[n + 1]) != NULL)
        continue;
      parcours_extra_add (kept, &after_text, *fragment);
    }
  return g_strdup (kept->str);
}

char *
parcours_extra_without (const char *extra, const ParcoursField *field)
{
  char *parts[PARCOURS_N_EXTRAS];
  char *children, *joined;

  g_return_val_if_fail (field != NULL && field->xml != NULL, NULL);

  for (guint i = 0; i < PARCOURS_N_EXTRAS; i++)
    parts[i] = parcours_extra_part (extra, i);
  if (parcours_field_is_attribute (field))
    drop_attribute (parts[PARCOURS_EXTRA_ATTRIBUTES], field->xml);
  else
    {
      children = drop_fragments (parts[PARCOURS_EXTRA_CHILDREN], field->xml);
      g_free (parts[PARCOURS_EXTRA_CHILDREN]);
      parts[PARCOURS_EXTRA_CHILDREN] = children;
    }
  joined = parcours_extra_join ((const char *const *) parts);
  for (guint i = 0; i < PARCOURS_N_EXTRAS; i++)
    g_free (parts[i]);
  return joined;
}
