/* saver.c - see saver.h */
#include "config.h"

#include "saver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "export/export.h"
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

ParcoursMap *
saver_make_map (const char *text)
{
  ParcoursMap *map = parcours_map_new ();
  g_autoptr (ParcoursElement) stage = parcours_element_new (PARCOURS_KIND_STAGE, "s");
  g_autoptr (ParcoursElement) lane = parcours_element_new (PARCOURS_KIND_LANE, "l");
  g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, "c");
  g_autoptr (GError) error = NULL;

  parcours_element_set (stage, PARCOURS_STAGE_TITLE, "Search", NULL);
  parcours_element_set (lane, PARCOURS_LANE_TITLE, "Actions", NULL);
  parcours_element_set (card, PARCOURS_CARD_TITLE, "Reads a comparison", NULL);
  parcours_map_add (map, parcours_map_get_root (map), stage, -1);
  parcours_map_add (map, parcours_map_get_root (map), lane, -1);
  parcours_map_add (map, parcours_map_get_root (map), card, -1);
  parcours_map_place_card (map, card, stage, NULL, lane, -1);
  set_title (map, text, &error);
  g_assert_no_error (error);

  return map;
}

static int
save_new (const char *path, const char *text, ParcoursSaveFlags flags)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ParcoursMap) map = saver_make_map (text);
  GError *error = NULL;

  if (!parcours_save (map, file, NULL, flags, NULL, &error))
    return fail (error);
  printf ("saved\n");

  return 0;
}

static int
create (char **words)
{
  return save_new (words[0], words[1], PARCOURS_SAVE_DEFAULT);
}

static int
overwrite (char **words)
{
  return save_new (words[0], words[1], PARCOURS_SAVE_OVERWRITE);
}

static gboolean
change_title (const char *path, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ParcoursMap) map = NULL;
  g_autofree char *hash = NULL;

  map = parcours_load (file, &hash, NULL, NULL, error);

  return map != NULL && set_title (map, text, error) &&
         parcours_save (map, file, hash, PARCOURS_SAVE_DEFAULT, NULL, error);
}

static int
title (char **words)
{
  GError *error = NULL;

  if (!change_title (words[0], words[1], &error))
    return fail (error);
  printf ("saved\n");

  return 0;
}

static int
titles (char **words)
{
  for (int i = atoi (words[1]); ; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);
      GError *error = NULL;

      if (!change_title (words[0], text, &error))
        return fail (error);
      printf ("%s\n", text);
      fflush (stdout);
    }
}

static int
load (char **words)
{
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
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
add (char **words)
{
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
  int n = atoi (words[2]);

  for (int i = 0; i < n;)
    {
      g_autofree char *id = g_strdup_printf ("%s%d", words[1], i);
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
edit (char **words)
{
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
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
drafts (char **words)
{
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
  g_autoptr (ParcoursDraft) draft = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autofree char *hash = NULL;
  GError *error = NULL;

  map = parcours_load (file, &hash, NULL, NULL, &error);
  if (map == NULL)
    return fail (error);
  draft = parcours_draft_new (map, file, hash);
  for (char **texts = words + 1; *texts != NULL; texts++)
    {
      if (!set_title (map, *texts, &error) || !parcours_draft_flush (draft, &error))
        return fail (error);
      printf ("%s\n", *texts);
    }

  return 0;
}

static int
recover (char **words)
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

static int
start (char **words)
{
  int status = recover (words);

  return status != 0 ? status : load (words);
}

static int
export (char **words)
{
  g_autoptr (ParcoursMap) map = saver_make_map (words[1]);
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  GError *error = NULL;

  if (!parcours_export (map, &options, file, NULL, NULL, &error))
    return fail (error);
  printf ("saved\n");

  return 0;
}

static int
thumbnail (char **words)
{
  g_autoptr (ParcoursMap) map = saver_make_map (words[1]);
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
  GError *error = NULL;

  if (!parcours_export_thumbnail (map, 128, file, &error))
    return fail (error);
  printf ("saved\n");

  return 0;
}

typedef struct
{
  const char *name;
  int n_words;                  /* beside the name; -1: any number */
  int (*run) (char **words);
} Command;

int
saver_run (char **words)
{
  static const Command commands[] = {
    { "title", 2, title },
    { "titles", 2, titles },
    { "create", 2, create },
    { "overwrite", 2, overwrite },
    { "load", 1, load },
    { "start", 1, start },
    { "add", 3, add },
    { "edit", 1, edit },
    { "drafts", -1, drafts },
    { "recover", 0, recover },
    { "export", 2, export },
    { "thumbnail", 2, thumbnail },
  };
  int n_words = g_strv_length (words) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, words[0]) && (commands[i].n_words < 0 || commands[i].n_words == n_words))
      return commands[i].run (words + 1);

  return 2;
}
