/* bench-again.c - what the second export of an unchanged open map costs, whose shaped text was kept from the first.
 *
 *   bench-again svg|pdf FILE [RUNS]
 *
 * The map is open already. Each run exports it twice to memory with a new ParcoursText: one line with the median CPU milliseconds of the
 * first and of the second, between tabs.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "export/export.h"
#include "share/save.h"

#define MAX_RUNS 99

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
export_once (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursExportFormat format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  const double start = cpu_ms ();

  if (!parcours_export_to_stream (map, options, format, stream, NULL, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  return cpu_ms () - start;
}

static int
compare (const void *a, const void *b)
{
  const double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

int
main (int argc, char **argv)
{
  const int runs = argc > 3 ? CLAMP (atoi (argv[3]), 1, MAX_RUNS) : 7;
  const ParcoursExportFormat format = argc > 1 && strcmp (argv[1], "pdf") == 0 ? PARCOURS_EXPORT_PDF : PARCOURS_EXPORT_SVG;
  double first[MAX_RUNS], second[MAX_RUNS];
  g_autoptr (GFile) file = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 3)
    {
      fprintf (stderr, "bench-again svg|pdf FILE [RUNS]\n");
      return 2;
    }
  file = g_file_new_for_path (argv[2]);
  map = parcours_load (file, NULL, NULL, NULL, &error);
  if (map == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  for (int i = 0; i < runs; i++)
    {
      ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
      g_autoptr (ParcoursText) text = parcours_text_new ();

      options.text = text;
      first[i] = export_once (map, &options, format);
      second[i] = export_once (map, &options, format);
    }
  qsort (first, (size_t) runs, sizeof *first, compare);
  qsort (second, (size_t) runs, sizeof *second, compare);
  printf ("%.2f\t%.2f\n", first[runs / 2], second[runs / 2]);
  return 0;
}
