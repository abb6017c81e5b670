/* helper.h - reading and writing in tests of the format. */
#pragma once

#include "base/error.h"
#include "format/reader.h"
#include "format/writer.h"

/* Files of tests/data. The caller owns the result. */
GBytes *helper_file (const char *name);

/* A map of `body` inside a root element with id "m". */
char *helper_document (const char *body);

/* Reads; a failure ends the test. `problems` may be NULL. */
ParcoursMap *helper_read (const char *text, gssize length, GPtrArray **problems);

/* Writes as text. The caller owns it. */
char *helper_write (ParcoursMap *map);

/* The bytes must be refused with this code and line, and the message must hold `part`. */
void helper_refused (gconstpointer bytes, gssize length, int code, int line, const char *part);

/* TRUE if a problem holds `part`; `line` -1: any. */
gboolean helper_has_problem (GPtrArray *problems, int line, const char *part);
