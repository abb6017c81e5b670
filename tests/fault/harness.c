#include "config.h"

#include "harness.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <ucontext.h>
#include <unistd.h>

#include "saver.h"

/* Who the saver is where the test must not be root, and the colleague. */
#define SAVER 65534
#define COLLEAGUE 65533

#define WAIT_MAX_MS (5 * 60 * 1000)

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

static void
make_folder (const char *root, const char *name, uid_t uid)
{
  g_autofree char *path = g_build_filename (root, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_cmpint (chown (path, uid, uid), ==, 0);
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
  self->struck = mmap (NULL, sizeof *self->struck, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (self->struck != MAP_FAILED);
  self->path = g_build_filename (self->folder, "map.jmap", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  make_folder (self->root, "runtime", geteuid ());
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
  munmap (self->struck, sizeof *self->struck);
}

static void
become (uid_t uid)
{
  if (setgroups (0, NULL) != 0 || setgid (uid) != 0 || setuid (uid) != 0)
    _exit (126);
  prctl (PR_SET_DUMPABLE, 1);   /* which a change of user takes away, and leak checks need */
}

/* Children */

struct _Child
{
  pid_t pid;
  int out;
  int err;
};

static void
live (Harness *self, const Fault *fault, HarnessTask task, gconstpointer data)
{
  g_autofree char *runtime = g_build_filename (self->root, "runtime", NULL);
  int status;

  if (self->uid != 0)
    become (self->uid);
  prctl (PR_SET_PDEATHSIG, SIGKILL);    /* a test that fails leaves nobody behind */
  g_log_set_default_handler (g_log_default_handler, NULL);      /* the test's own says more, on standard output */
  g_setenv ("XDG_STATE_HOME", self->state, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  fault_arm (fault, self->struck);
  status = task (self, data);
  fault_arm (NULL, NULL);
  exit (status);
}

Child *
harness_fork (Harness *self, const Fault *fault, HarnessTask task, gconstpointer data)
{
  /* What only a register knows at this moment is no leak of the child's. */
  static ucontext_t registers;
  Child *child = g_new0 (Child, 1);
  int out[2], err[2];

  g_assert_cmpint (getcontext (&registers), ==, 0);
  g_assert_cmpint (pipe (out), ==, 0);
  g_assert_cmpint (pipe (err), ==, 0);
  *self->struck = 0;
  fflush (NULL);                /* or both would write it */
  child->pid = fork ();
  g_assert_cmpint (child->pid, >=, 0);
  if (child->pid == 0)
    {
      dup2 (out[1], STDOUT_FILENO);
      dup2 (err[1], STDERR_FILENO);
      live (self, fault, task, data);
    }
  close (out[1]);
  close (err[1]);
  child->out = out[0];
  child->err = err[0];

  return child;
}

static int
run_saver (Harness *self, gconstpointer data)
{
  return saver_run ((char **) data);
}

Child *
harness_start (Harness *self, const Fault *fault, const char *const *words)
{
  return harness_fork (self, fault, run_saver, words);
}

void
harness_kill (Child *child)
{
  g_assert_cmpint (kill (child->pid, SIGKILL), ==, 0);
}

/* Adds what there is to read; FALSE at the end. */
static gboolean
drain (int fd, GString *text)
{
  char buffer[4096];
  gssize got = read (fd, buffer, sizeof buffer);

  if (got > 0)
    g_string_append_len (text, buffer, got);

  return got > 0;
}

Run *
harness_finish (Harness *self, Child *child)
{
  Run *run = g_new0 (Run, 1);
  GString *out = g_string_new (NULL);
  GString *err = g_string_new (NULL);
  struct pollfd fds[] = { { child->out, POLLIN, 0 }, { child->err, POLLIN, 0 } };
  int status;

  while (fds[0].fd >= 0 || fds[1].fd >= 0)
    {
      g_assert_cmpint (poll (fds, 2, WAIT_MAX_MS), >, 0);
      if (fds[0].revents != 0 && !drain (child->out, out))
        fds[0].fd = -1;
      if (fds[1].revents != 0 && !drain (child->err, err))
        fds[1].fd = -1;
    }
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  close (child->out);
  close (child->err);
  g_free (child);

  run->status = WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
  run->struck = *self->struck;
  run->out = g_string_free (out, FALSE);
  run->err = g_string_free (err, FALSE);
  if (run->status == -SIGABRT)  /* an assertion or a sanitizer */
    g_printerr ("%s%s", run->out, run->err);

  return run;
}

static Run *
run_list (Harness *self, const Fault *fault, va_list list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  const char *word;

  while ((word = va_arg (list, const char *)) != NULL)
    g_strv_builder_add (builder, word);
  strv = g_strv_builder_end (builder);

  return harness_finish (self, harness_start (self, fault, (const char *const *) strv));
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
harness_restore (Harness *self, const char *bytes, gssize length)
{
  int fd;

  if (bytes == NULL)
    {
      g_remove (self->path);
      return;
    }

  length = length >= 0 ? length : (gssize) strlen (bytes);
  fd = open (self->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, length), ==, length);
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

/* From now on the saver is somebody whom permissions stop. FALSE, with the test skipped, if that cannot be. */
static gboolean
be_somebody_else (Harness *self)
{
  if (geteuid () != 0)
    {
      g_test_skip ("needs root");
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

/* Words that tell somebody what to do, of which each sentence of share/ has one. */
void
harness_assert_helpful (Harness *self, const char *message)
{
  static const char *const words[] = {
    "Free some", "Save ", "Make room", "make sure", "Choose", "Try again", "Check ", "Ask ", "opening or saving it again",
  };
  g_autofree char *name = g_path_get_basename (self->path);

  g_assert_nonnull (strstr (message, name));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (message, words[i]) != NULL)
      return;
  g_error ("no word of what to do: %s", message);
}

guint
harness_effort (guint few, guint usual, guint many)
{
  gboolean sanitized = g_getenv ("PARCOURS_SANITIZED") != NULL;

  if (g_test_thorough () || g_getenv ("PARCOURS_THOROUGH") != NULL)
    return sanitized ? usual : many;

  return sanitized ? few : usual;
}
