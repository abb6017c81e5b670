/* cli.h - what the subcommands of parcours-cli share.
 *
 * The contract for scripts (also in the man page): results on stdout, messages on stderr as `FILE:LINE: message`, exit codes as
 * below, `-` for stdin or stdout, every output file whole or untouched.
 */
#pragma once

#include <gio/gio.h>

#include "export/export.h"
#include "model/check.h"
#include "model/filter.h"
#include "model/map.h"
#include "share/save.h"

G_BEGIN_DECLS

typedef enum
{
  CLI_DONE = 0,                 /* done, nothing to see */
  CLI_FOUND = 1,                /* done, and there is something to see */
  CLI_FAILED = 2,               /* could not be done */
} CliResult;

typedef struct
{
  const char *name;
  const char *summary;          /* translatable (N_) */
  CliResult (*run) (int argc, char **argv);     /* argv[0] is the subcommand */
} CliCommand;

CliResult cli_new (int argc, char **argv);
CliResult cli_check (int argc, char **argv);
CliResult cli_fmt (int argc, char **argv);
CliResult cli_show (int argc, char **argv);
CliResult cli_edit (int argc, char **argv);
CliResult cli_diff (int argc, char **argv);
CliResult cli_export (int argc, char **argv);
CliResult cli_import (int argc, char **argv);
CliResult cli_thumbnail (int argc, char **argv);

/* A file that was read. */
typedef struct
{
  char *name;                   /* as given */
  gboolean is_stdin;
  gboolean is_picture;          /* one that carries its map, or might: never written over */
  GBytes *bytes;                /* NULL: could not be read */
  char *hash;                   /* of the bytes */
  ParcoursMap *map;             /* NULL: is no map; the reason is the last problem */
  GPtrArray *problems;          /* of ParcoursProblem; NULL if the file could not be read */
} CliInput;

void cli_input_clear (CliInput *input);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliInput, cli_input_clear)

/* Reads a file, a URI or stdin ("-"). FALSE if it cannot be read at all (which is said). What the reader found is not said. */
gboolean cli_input_read (CliInput *input, const char *name);

/* As cli_input_read(), for commands that need a map: says all problems, FALSE if there is no map. */
gboolean cli_input_open (CliInput *input, const char *name);

/* FALSE, and it is said, if the file is a picture, which no map may be written over. `advice` (translated): what to do. */
gboolean cli_input_may_be_written (const CliInput *input, const char *advice);

/* What --filter and --view ask for. */
typedef struct
{
  char *expression, *view;
} CliFilter;

void cli_filter_clear (CliFilter *filter);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliFilter, cli_filter_clear)

#define CLI_FILTER_OPTIONS(wanted) \
  { "filter", 0, 0, G_OPTION_ARG_STRING, &(wanted)->expression, \
    N_("Only the cards that match, like “kind=pain emotion<=-1”"), N_("EXPR") }, \
  { "view", 0, 0, G_OPTION_ARG_STRING, &(wanted)->view, N_("Only the cards of a view of the map, by its name or id"), \
    N_("NAME") }

/* The filter asked for (both options together: what matches both; none: all cards). NULL, and it is said, if there is no
 * such view or a filter cannot be read. */
ParcoursFilter *cli_filter_make (const CliFilter *wanted, const CliInput *input);

/* `text` on one line, without control characters: what a file says must not command the terminal. The caller owns it. */
char *cli_printable (const char *text);

/* Prints `name:line: text` to stderr. */
void cli_say (const char *name, int line, const char *text);
void cli_say_problem (const char *name, const ParcoursProblem *problem);

/* Reads the options (--help too). FALSE if they are wrong (which is said). `usage` is what follows the subcommand's name,
 * `description` the text below it; both translated. */
gboolean cli_options (int *argc, char ***argv, const char *usage, const char *description, const GOptionEntry *entries);

/* FALSE, and it is said, unless `argc` is at least `least` and at most `most` (-1: any), not counting the subcommand itself. */
gboolean cli_count (int argc, char **argv, int least, int most);

/* What export --check prints: how the map would come out with these options. */
CliResult cli_export_check (const CliInput *input, const ParcoursExportOptions *options, gboolean as_json);

/* Writes to a file or URI (whole or not at all) or stdout ("-"). FALSE, and it is said, if that fails. */
gboolean cli_write (const char *path, GBytes *bytes);

/* Writes a map that is not in a file yet, "-" to standard output, and says what went wrong. */
CliResult cli_save (ParcoursMap *map, const char *path, ParcoursSaveFlags flags);

/* Adds `text` as a JSON string, NULL as null. */
void cli_json_string (GString *out, const char *text);

/* Adds a member of an object, with a comma unless it is the first. */
void cli_json_member (GString *out, const char *name, const char *text);

/* A stream to stdout. */
GOutputStream *cli_stdout (void);

/* The user's language as parcours_words() takes it. Static. */
const char *cli_language (void);

G_END_DECLS
