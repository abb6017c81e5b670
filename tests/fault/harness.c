#include "config.h"

#include "harness.h"

#include <glib/gstdio.h>
#include <stdarg.h>

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
harness_set_up (Harness *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;

  self->root = g_dir_make_tmp ("parcours-fault-XXXXXX", &error);
  g_assert_no_error (error);
  self->folder = g_build_filename (self->root, "documents", NULL);
  self->state = g_build_filename (self->root, "state", NULL);
  self->report = g_build_filename (self->root, "struck", NULL);
  self->path = g_build_filename (self->folder, "map.jmap", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  out = harness_do (self, "create", self->path, "old", NULL);
  g_assert_cmpstr (out, ==, "saved\n");
}

void
harness_tear_down (Harness *self, gconstpointer data)
{
  remove_all (self->root);
  g_free (self->root);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->state);
  g_free (self->report);
}

GSubprocess *
harness_start (Harness *self, const Fault *fault, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", self->state, TRUE);
  if (fault != NULL)
    {
      g_autofree char *at = g_strdup_printf ("%d", fault->at);

      g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", g_getenv ("PARCOURS_FAULT"), TRUE);
      g_subprocess_launcher_setenv (launcher, "FAULT_PREFIX", fault->prefix, TRUE);
      g_subprocess_launcher_setenv (launcher, "FAULT_CALLS", fault->calls != NULL ? fault->calls : "", TRUE);
      g_subprocess_launcher_setenv (launcher, "FAULT_AT", at, TRUE);
      g_subprocess_launcher_setenv (launcher, "FAULT_HOW", fault->how, TRUE);
      g_subprocess_launcher_setenv (launcher, "FAULT_REPORT", self->report, TRUE);
      if (fault->sticky)
        g_subprocess_launcher_setenv (launcher, "FAULT_STICKY", "1", TRUE);
    }

  g_strv_builder_add (argv, g_getenv ("PARCOURS_SAVER"));
  g_strv_builder_addv (argv, (const char **) arguments);
  strv = g_strv_builder_end (argv);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) strv, &error);
  g_assert_no_error (error);

  return process;
}

Run *
harness_finish (Harness *self, GSubprocess *process)
{
  Run *run = g_new0 (Run, 1);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  run->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                     : -g_subprocess_get_term_sig (process);
  run->struck = g_remove (self->report) == 0;

  return run;
}

static Run *
run_list (Harness *self, const Fault *fault, va_list list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) strv = NULL;
  const char *argument;

  while ((argument = va_arg (list, const char *)) != NULL)
    g_strv_builder_add (builder, argument);
  strv = g_strv_builder_end (builder);
  process = harness_start (self, fault, (const char *const *) strv);

  return harness_finish (self, process);
}

Run *
harness_run (Harness *self, const Fault *fault, ...)
{
  va_list list;
  Run *run;

  va_start (list, fault);
  run = run_list (self, fault, list);
  va_end (list);

  return run;
}

char *
harness_do (Harness *self, ...)
{
  g_autoptr (Run) run = NULL;
  va_list list;

  va_start (list, self);
  run = run_list (self, NULL, list);
  va_end (list);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);

  return g_steal_pointer (&run->out);
}

void
run_free (Run *run)
{
  if (run == NULL)
    return;

  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

char *
harness_read (Harness *self)
{
  char *bytes = NULL;

  g_file_get_contents (self->path, &bytes, NULL, NULL);

  return bytes;
}

void
harness_restore (Harness *self, const char *bytes)
{
  g_autoptr (GError) error = NULL;

  g_remove (self->path);
  if (bytes == NULL)
    return;
  g_file_set_contents (self->path, bytes, -1, &error);
  g_assert_no_error (error);
}

void
harness_clear_state (Harness *self)
{
  remove_all (self->state);
}

guint
harness_count (Harness *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}
