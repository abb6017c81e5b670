/* edit-picture.c - “picture=@FILE”: pictures of cards and portraits of personas from files. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "cli/edit-picture.h"
#include "model/illustrate.h"
#include "paint/picture-take.h"

gboolean
cli_is_picture (const ParcoursField *field)
{
  return field->type == PARCOURS_TYPE_REF && field->target == PARCOURS_KIND_PICTURE;
}

/* No more than can be taken. */
static GBytes *
load (GFile *file, const char *path, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > PARCOURS_TAKE_FILE)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT, _("“%s” has more than %d MiB. Make it smaller first."), path,
                   PARCOURS_TAKE_FILE / 1024 / 1024);
      return NULL;
    }
  return g_file_load_bytes (file, NULL, NULL, error);
}

ParcoursElement *
cli_load_picture (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = load (file, path, error);

  return bytes != NULL ? parcours_picture_take (bytes, path, NULL, NULL, error) : NULL;
}

gboolean
cli_set_picture (ParcoursMap *map, ParcoursElement *element, ParcoursFieldId field, const char *value, GError **error)
{
  g_autoptr (ParcoursElement) picture = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (*value == '@')
    {
      picture = cli_load_picture (value + 1, error);
      if (picture == NULL)
        return FALSE;
    }
  g_ptr_array_add (records, element);
  parcours_map_illustrate (map, records, field, picture);
  return TRUE;
}
