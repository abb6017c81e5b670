/* link.c - see link.h */
#include "config.h"

#include "base/link.h"

#include <string.h>

static const char * const schemes[] = { "http://", "https://", "mailto:" };

/* What follows the scheme, or NULL. */
static const char *
after_scheme (const char *address)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return address + strlen (schemes[i]);
  return NULL;
}

/* What a URI is made of, without what ends a string in PDF. */
static gboolean
is_plain (guchar c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("-._~:/?#[]@!$&*+,;=%", c) != NULL);
}

char *
parcours_link_target (const char *address)
{
  g_autofree char *trimmed = address ? g_strstrip (g_strdup (address)) : NULL;
  const char *rest = trimmed ? after_scheme (trimmed) : NULL;
  GString *uri;

  if (!rest || *rest == '\0' || strchr ("/?#", *rest) || !g_utf8_validate (trimmed, -1, NULL))
    return NULL;

  uri = g_string_sized_new (strlen (trimmed) + 16);
  for (const char *c = trimmed; *c; c++)
    if (g_ascii_iscntrl (*c))
      {
        g_string_free (uri, TRUE);
        return NULL;
      }
    else if (is_plain ((guchar) *c))
      g_string_append_c (uri, *c);
    else
      g_string_append_printf (uri, "%%%02X", (guchar) *c);
  return g_string_free (uri, FALSE);
}
