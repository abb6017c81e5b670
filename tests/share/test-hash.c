/* The bytes decide whether somebody else changed a document, never the time: a hundred of a hundred, both ways. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/util.h"
#include "model/operations.h"
#include "share/bytes.h"
#include "share/save.h"

#define N 100

typedef struct
{
  char *folder;
  char *path;
  char *other;                  /* another name of it, or none */
  GFile *file;
  ParcoursMap *map;
  char *hash;                   /* at the last save */
} Fixture;

static void
set_title (Fixture *self, const char *title)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_map_set (self->map, parcours_map_get_root (self->map), PARCOURS_MAP_TITLE, title, &error));
  g_assert_no_error (error);
}

static void
save (Fixture *self, ParcoursSaveFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_steal_pointer (&self->hash);

  g_assert_true (parcours_save (self->map, self->file, base, flags, &self->hash, &error));
  g_assert_no_error (error);
}

/* `data`: with a hard link. */
static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("parcours-hash-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "map.jmap", NULL);
  self->other = g_build_filename (self->folder, "other.jmap", NULL);
  self->file = g_file_new_for_path (self->path);
  self->map = parcours_map_new ();
  set_title (self, "mine 00");
  save (self, PARCOURS_SAVE_DEFAULT);
  if (data != NULL)
    g_assert_cmpint (link (self->path, self->other), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_remove (self->path);
  g_remove (self->other);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->other);
  g_free (self->hash);
  g_object_unref (self->file);
  g_object_unref (self->map);
}

/* Another program: as many bytes, others, in the same file, and the times that it had. */
static void
write_behind (Fixture *self)
{
  PARCOURS_AUTO_FD int fd = open (self->path, O_RDWR | O_CLOEXEC);
  char text[4096] = { 0 };
  gssize length = pread (fd, text, sizeof text - 1, 0);
  char *at = strstr (text, "mine");
  struct timespec times[2];
  struct stat before, after;

  g_assert_cmpint (length, >, 0);
  g_assert_nonnull (at);
  g_assert_cmpint (fstat (fd, &before), ==, 0);
  g_assert_cmpint (pwrite (fd, "hers", 4, at - text), ==, 4);
  times[0] = before.st_atim;
  times[1] = before.st_mtim;
  g_assert_cmpint (futimens (fd, times), ==, 0);

  g_assert_cmpint (fstat (fd, &after), ==, 0);
  g_assert_cmpmem (&after.st_mtim, sizeof after.st_mtim, &before.st_mtim, sizeof before.st_mtim);
  g_assert_cmpint (after.st_size, ==, before.st_size);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
}

static void
test_same_time (Fixture *self, gconstpointer data)
{
  guint n_seen = 0;

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *title = g_strdup_printf ("mine %02u", i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      write_behind (self);
      before = parcours_bytes_hash (self->file, NULL, NULL);
      set_title (self, title);
      g_assert_false (parcours_save (self->map, self->file, self->hash, PARCOURS_SAVE_DEFAULT, NULL, &error));
      n_seen += g_error_matches (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED);
      after = parcours_bytes_hash (self->file, NULL, NULL);
      g_assert_cmpstr (after, ==, before);
      save (self, PARCOURS_SAVE_OVERWRITE);
    }
  g_assert_cmpuint (n_seen, ==, N);
  g_print ("# promise: hash decides | %s | same time, other bytes: %u of %u seen\n", g_test_get_path (), n_seen, N);
}

static void
test_other_time (Fixture *self, gconstpointer data)
{
  guint n_saved = 0;

  for (guint i = 0; i < N; i++)
    {
      /* Before and after the time that it has. */
      struct timespec time = { .tv_sec = i % 2 == 0 ? 1000000 + i : g_get_real_time () / G_USEC_PER_SEC + 1000 + i };
      struct timespec times[2] = { time, time };
      g_autofree char *title = g_strdup_printf ("mine %02u", i);

      g_assert_cmpint (utimensat (AT_FDCWD, self->path, times, 0), ==, 0);
      set_title (self, title);
      save (self, PARCOURS_SAVE_DEFAULT);
      n_saved++;
    }
  g_print ("# promise: hash decides | %s | other time, same bytes: %u of %u saved without a question\n",
           g_test_get_path (), n_saved, N);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hash/same-time", Fixture, NULL, set_up, test_same_time, tear_down);
  g_test_add ("/hash/same-time/hard-link", Fixture, "link", set_up, test_same_time, tear_down);
  g_test_add ("/hash/other-time", Fixture, NULL, set_up, test_other_time, tear_down);
  g_test_add ("/hash/other-time/hard-link", Fixture, "link", set_up, test_other_time, tear_down);

  return g_test_run ();
}
