/* metadata.c - see metadata.h */
#include "config.h"

#include "export/metadata.h"

static const char *
first_set (ParcoursMap *map, ParcoursFieldId field, ParcoursFieldId other)
{
  ParcoursElement *root = parcours_map_get_root (map);
  const char *text = parcours_element_get_text (root, field);

  if (!text || *text == '\0')
    text = parcours_element_get_text (root, other);
  return text ? text : "";
}

const char *
parcours_metadata_title (ParcoursMap *map)
{
  return first_set (map, PARCOURS_MAP_TITLE, PARCOURS_MAP_TITLE);
}

const char *
parcours_metadata_author (ParcoursMap *map)
{
  return first_set (map, PARCOURS_MAP_OWNER, PARCOURS_MAP_TEAM);
}

const char *
parcours_metadata_description (ParcoursMap *map)
{
  return first_set (map, PARCOURS_MAP_SCENARIO, PARCOURS_MAP_SUMMARY);
}
