/* A program that has a map open and saves it in a worker while its main loop goes on, as the window does. Reads commands:
 *   save TITLE   says "saving", and when it is over "saved" or "failed CODE away/there MESSAGE"
 *   cancel       cancels the save under way
 *   look         says "look" and what the file is by now: same, changed, gone, unreadable or away
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "model/operations.h"
#include "share/save.h"
#include "share/trouble.h"
#include "share/watch.h"

typedef struct
{
  GMainLoop *loop;
  GFile *file;
  ParcoursMap *map;
  char *hash;
  GCancellable *cancellable;
  ParcoursWatch *watch;
} Sender;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Sender *self = data;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  if (parcours_save_finish (result, &hash, &error))
    {
      g_free (self->hash);
      self->hash = g_steal_pointer (&hash);
      parcours_watch_set_base (self->watch, self->hash);
      puts ("saved");
    }
  else
    printf ("failed %s %d %s %s\n", g_quark_to_string (error->domain), error->code,
            parcours_trouble_is_away (error) ? "away" : "there", error->message);
  fflush (stdout);
}

static void
start_save (Sender *self, const char *title)
{
  parcours_map_set (self->map, parcours_map_get_root (self->map), PARCOURS_MAP_TITLE, title, NULL);
  self->cancellable = g_cancellable_new ();
  parcours_save_async (self->map, self->file, self->hash, PARCOURS_SAVE_DEFAULT, self->cancellable, on_saved, self);
  puts ("saving");
  fflush (stdout);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char *const words[] = { "same", "changed", "gone", "unreadable", "away" };

  printf ("look %s\n", words[parcours_watch_look_finish (PARCOURS_WATCH (source), result, NULL)]);
  fflush (stdout);
}

static gboolean
on_input (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  Sender *self = data;
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    {
      g_main_loop_quit (self->loop);
      return G_SOURCE_REMOVE;
    }
  g_strchomp (line);
  if (g_str_has_prefix (line, "save "))
    start_save (self, line + strlen ("save "));
  else if (g_str_equal (line, "cancel") && self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else if (g_str_equal (line, "look"))
    parcours_watch_look_async (self->watch, NULL, on_looked, self);

  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  Sender self = { NULL };
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (0);
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 2;
  self.file = g_file_new_for_commandline_arg (argv[1]);
  self.map = parcours_load (self.file, &self.hash, NULL, NULL, &error);
  puts (self.map != NULL ? "loaded" : error->message);
  fflush (stdout);
  if (self.map == NULL)
    return 1;

  self.watch = parcours_watch_new (self.file, self.hash);
  self.loop = g_main_loop_new (NULL, FALSE);
  g_io_channel_set_encoding (channel, NULL, NULL);
  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, on_input, &self);
  g_main_loop_run (self.loop);

  g_object_unref (self.watch);
  g_main_loop_unref (self.loop);
  g_object_unref (self.file);
  g_object_unref (self.map);
  g_free (self.hash);

  return 0;
}
