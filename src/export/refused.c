/* refused.c - see refused.h. */
#include "config.h"

#include "export/refused.h"

#include "paint/pictures.h"

guint
parcours_refused_foreach (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursRefusedFunc func, gpointer data)
{
  static const struct { ParcoursKind kind; ParcoursFieldId field; } shown[] = {
    { PARCOURS_KIND_PERSONA, PARCOURS_PERSONA_PORTRAIT },
    { PARCOURS_KIND_CARD, PARCOURS_CARD_PICTURE },
  };
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  ParcoursPictures *pictures;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), 0);
  g_return_val_if_fail (options != NULL, 0);

  pictures = parcours_pictures_of (map);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GPtrArray *records = parcours_map_list (map, shown[i].kind);

      /* nobody's portrait is on a note */
      if (shown[i].kind == PARCOURS_KIND_PERSONA && options->kind == PARCOURS_PRINT_STICKIES)
        continue;
      for (guint j = 0; j < records->len; j++)
        {
          ParcoursElement *record = records->pdata[j];
          const char *id = parcours_element_get_text (record, shown[i].field);
          const char *problem = id != NULL ? parcours_pictures_get_problem (pictures, id) : NULL;

          if (problem == NULL || (shown[i].kind == PARCOURS_KIND_CARD && options->shows && !options->shows (record, options->data)))
            continue;
          g_hash_table_add (ids, (gpointer) id);
          if (func)
            func (record, problem, data);
        }
    }
  return g_hash_table_size (ids);
}
