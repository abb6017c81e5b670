/* Prints the RELAX NG schema of the format: run once at build. */
#include "config.h"

#include <stdio.h>

#include "format/relaxng.h"

int
main (void)
{
  g_autofree char *schema = parcours_relaxng_schema (FALSE);

  return fputs (schema, stdout) >= 0 && fflush (stdout) == 0 ? 0 : 1;
}
