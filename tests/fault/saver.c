/* saver.c - a small user of the core, for tests that make its disk fail or kill it. Says what it did on standard output; a
 * failure is a line on standard error and exit 1.
 *
 *   saver title FILE TEXT        loads FILE, sets the map's title, saves
 *   saver create FILE TEXT       saves a new map of that title as FILE, which must not exist
 *   saver overwrite FILE TEXT    the same whatever is there
 *   saver load FILE              prints the title
 *   saver add FILE PREFIX N      adds N cards PREFIX0 ..., each with a load and a save of its own; one that finds the file changed
 *                                is done again
 *   saver edit FILE              sets the title to 1, 2, 3 ... every 10 ms with a draft beside it, and prints each with the
 *                                monotonic time in microseconds
 *   saver drafts FILE TEXT...    sets the title to each TEXT and makes sure that it has a draft
 *   saver recover                prints the titles of the maps that dead sessions left
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "model/operations.h"
#include "share/draft.h"
#include "share/save.h"

static int
fail (GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  g_error_free (error);

  return 1;
}

static gboolean
set_title (ParcoursMap *map, const char *text, GError **error)
{
  return parcours_map_set (map, parcours_map_get_root (map), PARCOURS_MAP_TITLE, text, error);
}

static int
save_as (const char *path, const char *text, ParcoursSaveFlags flags)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  GError *error = NULL;

  if (!set_title (map, text, &error) || !parcours_save (map, file, NULL, flags, NULL, &error))
    return fail (error);
  printf ("saved\n");

  return 0;
}

static int
change_title (const char *path, const char *text)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ParcoursMap) map = NULL;
  g_autofree char *hash = NULL;
  GError *error = NULL;

  map = parcours_load (file, &hash, NULL, NULL, &error);
  if (map == NULL || !set_title (map, text, &error) ||
      !parcours_save (map, file, hash, PARCOURS_SAVE_DEFAULT, NULL, &error))
    return fail (error);
  printf ("saved\n");

  return 0;
}

static int
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ParcoursMap) map = NULL;
  GError *error = NULL;

  map = parcours_load (file, NULL, NULL, NULL, &error);
  if (map == NULL)
    return fail (error);
  printf ("%s\n", parcours_element_get_name (parcours_map_get_root (map)));

  return 0;
}

static gboolean
add_card (GFile *file, const char *id, GError **error)
{
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, id);
  g_autofree char *hash = NULL;

  map = parcours_load (file, &hash, NULL, NULL, error);
  if (map == NULL)
    return FALSE;
  parcours_map_add (map, parcours_map_get_root (map), card, -1);

  return parcours_save (map, file, hash, PARCOURS_SAVE_DEFAULT, NULL, error);
}

static int
add_cards (const char *path, const char *prefix, int n)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (int i = 0; i < n;)
    {
      g_autofree char *id = g_strdup_printf ("%s%d", prefix, i);
      GError *error = NULL;

      if (add_card (file, id, &error))
        {
          printf ("%s\n", id);
          i++;
        }
      else if (g_error_matches (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED))
        g_clear_error (&error);
      else
        return fail (error);
    }

  return 0;
}

static gboolean
edit_once (gpointer data)
{
  static int n;
  g_autofree char *text = g_strdup_printf ("%d", ++n);

  set_title (data, text, NULL);
  printf ("%d %" G_GINT64_FORMAT "\n", n, g_get_monotonic_time ());
  fflush (stdout);

  return G_SOURCE_CONTINUE;
}

static int
edit (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (ParcoursDraft) draft = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autofree char *hash = NULL;
  GError *error = NULL;

  map = parcours_load (file, &hash, NULL, NULL, &error);
  if (map == NULL)
    return fail (error);
  draft = parcours_draft_new (map, file, hash);
  g_timeout_add (10, edit_once, map);
  g_main_loop_run (loop);

  return 0;
}

static int
make_drafts (const char *path, char **texts)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ParcoursDraft) draft = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autofree char *hash = NULL;
  GError *error = NULL;

  map = parcours_load (file, &hash, NULL, NULL, &error);
  if (map == NULL)
    return fail (error);
  draft = parcours_draft_new (map, file, hash);
  for (; *texts != NULL; texts++)
    {
      if (!set_title (map, *texts, &error) || !parcours_draft_flush (draft, &error))
        return fail (error);
      printf ("%s\n", *texts);
    }

  return 0;
}

static int
recover (void)
{
  g_autoptr (GPtrArray) list = parcours_recovery_list ();

  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (ParcoursMap) map = NULL;
      GError *error = NULL;

      map = parcours_recovery_open (list->pdata[i], &error);
      if (map == NULL)
        return fail (error);
      printf ("%s\n", parcours_element_get_name (parcours_map_get_root (map)));
    }

  return 0;
}

int
main (int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";
  const char *path = argc > 2 ? argv[2] : NULL;

  if (g_str_equal (what, "recover"))
    return recover ();
  if (path == NULL)
    return 2;
  if (g_str_equal (what, "load"))
    return load (path);
  if (g_str_equal (what, "edit"))
    return edit (path);
  if (g_str_equal (what, "drafts"))
    return make_drafts (path, argv + 3);
  if (g_str_equal (what, "title") && argc == 4)
    return change_title (path, argv[3]);
  if (g_str_equal (what, "create") && argc == 4)
    return save_as (path, argv[3], PARCOURS_SAVE_DEFAULT);
  if (g_str_equal (what, "overwrite") && argc == 4)
    return save_as (path, argv[3], PARCOURS_SAVE_OVERWRITE);
  if (g_str_equal (what, "add") && argc == 5)
    return add_cards (path, argv[3], atoi (argv[4]));

  return 2;
}
