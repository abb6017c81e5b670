#include "config.h"

#include "model/digest.h"

#include <string.h>

/* Every part is followed by a NUL, so no two sequences of parts make the same bytes. */
static void
feed (GChecksum *sum, const char *text)
{
  g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static void
digest_element (ParcoursElement *element, gpointer data)
{
  GChecksum *sum = data;
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));
  ParcoursElement *parent = parcours_element_get_parent (element);

  feed (sum, info->xml);
  feed (sum, parcours_element_get_id (element));
  feed (sum, parent != NULL ? parcours_element_get_id (parent) : "");
  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *value = parcours_element_get_value (element, info->first + i);

      if (value != NULL)
        {
          const guchar number = (guchar) (i + 1);

          g_checksum_update (sum, &number, 1);
          feed (sum, value);
        }
    }
  feed (sum, "");
}

char *
parcours_map_digest (ParcoursMap *map)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *version = NULL;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  version = g_strdup_printf ("%d", parcours_map_get_version (map));
  feed (sum, version);
  parcours_element_walk (parcours_map_get_root (map), digest_element, sum);
  return g_strdup (g_checksum_get_string (sum));
}
