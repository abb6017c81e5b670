/* bench-documents.c - what loading and saving a document cost, beside what the machine needs for them.
 *
 *   bench-documents FILE [RUNS]
 *
 * Product and floor take turns, RUNS times (7), in one process; each turn repeats the work for about 100 ms. A line for each:
 * what, bytes, median CPU milliseconds of product and floor, and their ratio.
 *
 *   load   parcours_load() and forgetting the map          read, xmlReadMemory(), a walk over all nodes, xmlFreeDoc()
 *   save   parcours_save() of a map over its file          xmlDocDumpMemory(), write, fsync, rename, xmlReadMemory(), 2 SHA-256
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/operations.h"
#include "share/bytes.h"
#include "share/save.h"

#define TURN_MS 100
#define MAX_RUNS 99

typedef struct
{
  const char *path;
  char *copy;                   /* what is saved to; not the file that is loaded */
  ParcoursMap *map;
  char *hash;                   /* of the copy */
  xmlDoc *doc;
  guint count;                  /* of nodes walked, so that the walk is done */
} Bench;

typedef void (*Work) (Bench *self);

static void
check (gboolean done, const char *what, GError *error)
{
  if (done)
    return;

  fprintf (stderr, "%s: %s\n", what, error != NULL ? error->message : g_strerror (errno));
  exit (1);
}

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* The four works */

static void
load_product (Bench *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (ParcoursMap) map = NULL;
  g_autofree char *hash = NULL;
  GError *error = NULL;

  map = parcours_load (file, &hash, NULL, NULL, &error);
  check (map != NULL, self->path, error);
}

static guint
walk (const xmlNode *node)
{
  guint count = 0;

  for (; node != NULL; node = node->next)
    count += 1 + walk (node->type == XML_ELEMENT_NODE ? node->children : NULL);

  return count;
}

static void
load_floor (Bench *self)
{
  g_autofree char *text = NULL;
  GError *error = NULL;
  gsize length;
  xmlDoc *doc;

  check (g_file_get_contents (self->path, &text, &length, &error), self->path, error);
  doc = xmlReadMemory (text, length, NULL, NULL, XML_PARSE_NONET);
  check (doc != NULL, self->path, NULL);
  self->count += walk (doc->children);
  xmlFreeDoc (doc);
}

static void
save_product (Bench *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->copy);
  char *hash = NULL;
  GError *error = NULL;

  check (parcours_save (self->map, file, self->hash, PARCOURS_SAVE_DEFAULT, &hash, &error), self->copy, error);
  g_free (self->hash);
  self->hash = hash;
}

static void
write_durably (const char *path, const xmlChar *data, gsize length)
{
  g_autofree char *temporary = g_strconcat (path, ".floor", NULL);
  int fd = open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  check (fd >= 0, temporary, NULL);
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      check (written > 0, temporary, NULL);
      data += written;
      length -= written;
    }
  check (fsync (fd) == 0 && close (fd) == 0 && rename (temporary, path) == 0, temporary, NULL);
}

static void
save_floor (Bench *self)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  xmlChar *data = NULL;
  int length = 0;
  xmlDoc *doc;

  xmlDocDumpMemory (self->doc, &data, &length);
  write_durably (self->copy, data, length);
  doc = xmlReadMemory ((const char *) data, length, NULL, NULL, XML_PARSE_NONET);
  check (doc != NULL, self->copy, NULL);
  xmlFreeDoc (doc);
  first = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
  second = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
  xmlFree (data);
}

/* Turns */

static double
one_turn (Bench *self, Work work, guint repeats)
{
  double start = cpu_ms ();

  for (guint i = 0; i < repeats; i++)
    work (self);

  return (cpu_ms () - start) / repeats;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
take_turns (Bench *self, const char *what, Work product, Work low, guint runs)
{
  double products[MAX_RUNS], floors[MAX_RUNS];
  double once = one_turn (self, product, 1);
  guint repeats = CLAMP (TURN_MS / MAX (once, 0.01), 1, 1000);
  guint size;

  for (guint i = 0; i < runs; i++)
    {
      products[i] = one_turn (self, product, repeats);
      floors[i] = one_turn (self, low, repeats);
      /* Both write the same file, and the product minds. */
      if (low == save_floor)
        {
          g_autoptr (GFile) file = g_file_new_for_path (self->copy);

          g_free (self->hash);
          self->hash = parcours_bytes_hash (file, NULL, NULL);
        }
    }
  qsort (products, runs, sizeof *products, compare);
  qsort (floors, runs, sizeof *floors, compare);
  size = runs / 2;
  printf ("%s\t%.3f\t%.3f\t%.3f\n", what, products[size], floors[size], products[size] / floors[size]);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = NULL;
  Bench self = { 0 };
  guint runs = argc > 2 ? CLAMP (atoi (argv[2]), 1, MAX_RUNS) : 7;
  GError *error = NULL;

  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-documents FILE [RUNS]\n");
      return 2;
    }

  self.path = argv[1];
  self.copy = g_strconcat (self.path, ".copy", NULL);
  take_turns (&self, "load", load_product, load_floor, runs);

  file = g_file_new_for_path (self.path);
  self.map = parcours_load (file, NULL, NULL, NULL, &error);
  check (self.map != NULL, self.path, error);
  self.doc = xmlReadFile (self.path, NULL, XML_PARSE_NONET);
  save_floor (&self);
  g_clear_object (&file);
  file = g_file_new_for_path (self.copy);
  self.hash = parcours_bytes_hash (file, NULL, NULL);
  take_turns (&self, "save", save_product, save_floor, runs);

  xmlFreeDoc (self.doc);
  unlink (self.copy);

  return self.count > 0 ? 0 : 1;
}
