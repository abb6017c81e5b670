/* What the subcommands share: input, output, options, messages. */
#include "config.h"

#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>

#include "format/carried.h"
#include "format/reader.h"
#include "format/writer.h"
#include "share/bytes.h"
#include "share/replacement.h"

void
cli_input_clear (CliInput *input)
{
  g_clear_pointer (&input->name, g_free);
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_clear_pointer (&input->hash, g_free);
  g_clear_object (&input->map);
  g_clear_pointer (&input->problems, g_ptr_array_unref);
}

char *
cli_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (out, FALSE);
}

void
cli_say (const char *file, int line, const char *message)
{
  g_autofree char *name = cli_printable (file);
  g_autofree char *text = cli_printable (message);

  if (line > 0)
    g_printerr ("%s:%d: %s\n", name, line, text);
  else
    g_printerr ("%s: %s\n", name, text);
}

void
cli_say_problem (const char *name, const ParcoursProblem *problem)
{
  cli_say (name, problem->line, problem->text);
}

/* Up to one byte more than a map may have: the reader then says what is wrong. */
static GBytes *
read_stdin (GError **error)
{
  g_autoptr (GInputStream) in = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  GByteArray *all = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (64 * 1024);

  while (all->len <= PARCOURS_FILE_MAX)
    {
      gssize n = g_input_stream_read (in, piece, 64 * 1024, NULL, error);

      if (n < 0)
        {
          g_byte_array_unref (all);
          return NULL;
        }
      if (n == 0)
        break;
      g_byte_array_append (all, piece, n);
    }
  return g_byte_array_free_to_bytes (all);
}

gboolean
cli_input_read (CliInput *input, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *base = NULL;

  memset (input, 0, sizeof *input);
  input->name = g_strdup (name);
  input->is_stdin = strcmp (name, "-") == 0;
  if (input->is_stdin)
    input->bytes = read_stdin (&error);
  else
    {
      file = g_file_new_for_commandline_arg (name);
      input->bytes = parcours_load_bytes (file, NULL, &error);
    }
  if (input->bytes == NULL)
    {
      cli_say (name, 0, error->message);
      return FALSE;
    }
  input->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, input->bytes);
  input->is_picture = parcours_carried_is_picture (input->bytes);
  base = g_path_get_basename (name);
  input->map = parcours_reader_read (input->bytes, base, &input->problems, NULL);
  return TRUE;
}

gboolean
cli_input_open (CliInput *input, const char *name)
{
  if (!cli_input_read (input, name))
    return FALSE;
  for (guint i = 0; i < input->problems->len; i++)
    cli_say_problem (name, g_ptr_array_index (input->problems, i));
  return input->map != NULL;
}

gboolean
cli_input_may_be_written (const CliInput *input, const char *advice)
{
  g_autofree char *text = NULL;

  if (!input->is_picture || input->is_stdin)
    return TRUE;
  text = g_strconcat (_("This is a picture, and a map is not written over it."), " ", advice, NULL);
  cli_say (input->name, 0, text);
  return FALSE;
}

gboolean
cli_options (int *argc, char ***argv, const char *usage, const char *description, const GOptionEntry *entries)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, description);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  g_printerr (_("%s. “%s --help” says what there is.\n"), error->message, g_get_prgname ());
  return FALSE;
}

gboolean
cli_count (int argc, char **argv, int least, int most)
{
  /* GOption leaves a "--" that it did not need */
  if (argc - 1 >= least && (most < 0 || argc - 1 <= most))
    return TRUE;
  if (argc - 1 < least)
    g_printerr (_("Something is missing. “%s --help” says what.\n"), g_get_prgname ());
  else
    g_printerr (_("“%s” is too much. “%s --help” says what there is.\n"), argv[most + 1], g_get_prgname ());
  return FALSE;
}

GOutputStream *
cli_stdout (void)
{
  return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
}

gboolean
cli_write (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (strcmp (path, "-") == 0)
    {
      g_autoptr (GOutputStream) out = cli_stdout ();

      done = g_output_stream_write_all (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, &error);
    }
  else
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

      done = parcours_replacement_write (file, bytes, &error);
    }
  if (!done)
    cli_say (path, 0, error->message);
  return done;
}

CliResult
cli_save (ParcoursMap *map, const char *path, ParcoursSaveFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  if (strcmp (path, "-") == 0)
    {
      bytes = parcours_writer_write (map);
      return cli_write (path, bytes) ? CLI_DONE : CLI_FAILED;
    }
  file = g_file_new_for_commandline_arg (path);
  if (parcours_save (map, file, NULL, flags, NULL, &error))
    return CLI_DONE;
  cli_say (path, 0, error->message);
  return CLI_FAILED;
}

const char *
cli_language (void)
{
  return g_get_language_names ()[0];
}
