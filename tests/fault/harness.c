#include "config.h"

#include "harness.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Who the saver is where the test must not be root, and the colleague. */
#define SAVER 65534
#define COLLEAGUE 65533

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
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  remove_all (self->root);
  g_free (self->root);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->state);
  g_free (self->report);
}

static void
become (gpointer data)
{
  uid_t uid = GPOINTER_TO_UINT (data);

  if (setgroups (0, NULL) != 0 || setgid (uid) != 0 || setuid (uid) != 0)
    _exit (126);
}

GSubprocess *
harness_start (Harness *self, const Fault *fault, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *runtime = NULL;
  GSubprocess *process;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", self->state, TRUE);
  if (self->uid != 0)
    {
      runtime = g_build_filename (self->root, "runtime", NULL);
      g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", runtime, TRUE);
      g_subprocess_launcher_set_child_setup (launcher, become, GUINT_TO_POINTER (self->uid), NULL);
    }
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
  int fd;

  if (bytes == NULL)
    {
      g_remove (self->path);
      return;
    }

  fd = open (self->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, strlen (bytes)), ==, (gssize) strlen (bytes));
  g_assert_cmpint (close (fd), ==, 0);
}

void
harness_clear_state (Harness *self)
{
  remove_all (self->state);
}

static guint
count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

guint
harness_count (Harness *self)
{
  return count (self->folder);
}

guint
harness_count_copies (Harness *self)
{
  g_autofree char *folder = g_build_filename (self->state, "parcours", "redo", NULL);

  return count (folder);
}

/* Places */

/* TRUE if that user can run the saver: where the build is in a private folder, nobody else can. */
static gboolean
can_run (uid_t uid)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      become (GUINT_TO_POINTER (uid));
      _exit (access (g_getenv ("PARCOURS_SAVER"), X_OK) == 0 && access (g_getenv ("PARCOURS_FAULT"), R_OK) == 0 ? 0 : 1);
    }

  return waitpid (child, &status, 0) == child && status == 0;
}

static void
make_folder (const char *root, const char *name, uid_t uid)
{
  g_autofree char *path = g_build_filename (root, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_cmpint (chown (path, uid, uid), ==, 0);
}

/* From now on the saver is somebody whom permissions stop. FALSE, with the test skipped, if that cannot be. */
static gboolean
be_somebody_else (Harness *self)
{
  if (geteuid () != 0 || !can_run (SAVER))
    {
      g_test_skip ("needs root, and a build that other users can run");
      return FALSE;
    }
  self->uid = SAVER;
  g_assert_cmpint (g_chmod (self->root, 0777), ==, 0);
  harness_clear_state (self);   /* the version that was kept of the first save is not theirs */
  make_folder (self->root, "state", SAVER);
  make_folder (self->root, "runtime", SAVER);

  return TRUE;
}

gboolean
harness_place (Harness *self, Place place, char **way)
{
  *way = g_strdup (self->path);
  switch (place)
    {
    case PLACE_SYMLINK:
      g_free (*way);
      *way = g_build_filename (self->root, "link.jmap", NULL);
      g_assert_cmpint (symlink ("documents/map.jmap", *way), ==, 0);
      return TRUE;
    case PLACE_HARD_LINK:
      g_free (*way);
      *way = g_build_filename (self->root, "other.jmap", NULL);
      g_assert_cmpint (link (self->path, *way), ==, 0);
      g_free (*way);
      *way = g_strdup (self->path);
      return TRUE;
    case PLACE_UNWRITABLE:
      if (geteuid () == 0 && !be_somebody_else (self))
        return FALSE;
      if (self->uid != 0)
        g_assert_cmpint (chown (self->path, SAVER, SAVER), ==, 0);
      g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
      return TRUE;
    case PLACE_COLLEAGUE:
      if (!be_somebody_else (self))
        return FALSE;
      g_assert_cmpint (chown (self->folder, COLLEAGUE, SAVER), ==, 0);
      g_assert_cmpint (g_chmod (self->folder, 0770), ==, 0);
      g_assert_cmpint (chown (self->path, COLLEAGUE, SAVER), ==, 0);
      g_assert_cmpint (g_chmod (self->path, 0664), ==, 0);
      return TRUE;
    case PLACE_PLAIN:
    default:
      return TRUE;
    }
}

char *
harness_describe (Harness *self)
{
  GString *text = g_string_new (NULL);
  char names[4096];
  gssize length;
  struct stat st;

  g_assert_cmpint (lstat (self->path, &st), ==, 0);
  g_string_append_printf (text, "mode %o, owner %u:%u, %u names", st.st_mode, st.st_uid, st.st_gid, (guint) st.st_nlink);
  length = listxattr (self->path, names, sizeof names);
  for (const char *name = names; length > 0 && name < names + length; name += strlen (name) + 1)
    {
      guchar value[1024];
      gssize size = getxattr (self->path, name, value, sizeof value);

      g_string_append_printf (text, ", %s ", name);
      for (gssize i = 0; i < size; i++)
        g_string_append_printf (text, "%02x", value[i]);
    }

  return g_string_free (text, FALSE);
}
