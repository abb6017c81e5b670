#include "config.h"

#include "model/extra.h"

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

char *
parcours_extra_part (const char *extra, ParcoursExtraPart part)
{
  g_auto (GStrv) parts = g_strsplit (extra != NULL ? extra : "", SEPARATOR, PARCOURS_N_EXTRAS);

  return g_strdup (part < g_strv_length (parts) ? parts[part] : "");
}
