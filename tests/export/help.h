/* help.h - what the tests of exports share. */
#pragma once

#include "export/export.h"

/* A map of tests/data. */
ParcoursMap *help_load (const char *name);

/* A file name in a folder of this test's own, which help_forget() removes. */
char *help_path (const char *name);
void help_forget (void);

/* What a program prints; NULL, and the test is skipped, if there is no such program. Any failure of it fails the test. */
char *help_run (const char *program, ...) G_GNUC_NULL_TERMINATED;

/* Exports, fails the test if that fails, and gives the bytes. */
char *help_export (ParcoursMap *map, const ParcoursExportOptions *options, const char *path, gsize *length);
