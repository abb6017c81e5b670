/* adopt.c - see adopt.h. */
#include "config.h"

#include "model/adopt.h"

#include <string.h>

#include "model/diff.h"

gboolean
parcours_map_adopt (ParcoursMap *map, ParcoursMap *source, const char *label)
{
  g_autoptr (GPtrArray) edits = NULL;
  const char *root;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (PARCOURS_IS_MAP (source) && source != map, FALSE);

  root = parcours_element_get_id (parcours_map_get_root (map));
  if (parcours_map_get_version (map) != parcours_map_get_version (source) ||
      strcmp (root, parcours_element_get_id (parcours_map_get_root (source))) != 0)
    return FALSE;

  edits = parcours_diff (map, source);
  if (edits->len == 0)
    return TRUE;
  parcours_map_seal (map);      /* a step of its own, even if it is one set of the field somebody is typing in */
  parcours_map_begin (map, label);
  for (guint i = 0; i < edits->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!parcours_map_apply (map, g_ptr_array_index (edits, i), &error))
        g_error ("Adopting a map: %s", error->message);
    }
  parcours_map_end (map);
  parcours_map_seal (map);
  return TRUE;
}
