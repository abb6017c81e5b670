/* fuzz.h - what the fuzz targets share. Each fuzz-<target>.c is one reader of what others wrote, given any bytes: it may refuse
 * them with a sentence, or take them and be sound; everything else ends the program.
 *
 * build-aux/fuzz links a target with libFuzzer; the tests link the same file with driver.c, which gives it its seeds.
 */
#pragma once

#include <gio/gio.h>

#include "model/map.h"

/* The target. Always returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A folder of this program's own, removed at its end; the first call also makes it the home of all state. Every critical of GLib
 * is fatal from then on. */
const char *fuzz_folder (void);

/* Makes `path` a file of these bytes. */
void fuzz_write (const char *path, gconstpointer data, gsize size);

/* Splits the input at each line that is "----": up to `n` parts, the last takes the rest, missing ones are empty. */
void fuzz_split (const guint8 *data, gsize size, GBytes **parts, guint n);

/* Reads a map. NULL if it was refused, in the way that it has to be. */
ParcoursMap *fuzz_read (GBytes *bytes);

/* What must be true of any map, whoever made it. */
void fuzz_assert_sound (ParcoursMap *map);

/* What must be true of a refusal. */
void fuzz_assert_refusal (const GError *error);
