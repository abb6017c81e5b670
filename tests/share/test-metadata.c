/* What a file has beside its bytes, before and after a save, as the usual tools tell it. */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "share/replacement.h"

/* Somebody whom permissions stop. */
#define SOMEBODY 65534

/* Where safety copies go. */
static char *state;

typedef struct
{
  char *folder;
  char *path;
  char *other;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("parcours-metadata-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "map.jmap", NULL);
  self->other = g_build_filename (self->folder, "other.jmap", NULL);
  g_assert_true (g_file_set_contents (self->path, "one", -1, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_remove (self->path);
  g_remove (self->other);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->other);
}

/* What a tool prints about the file; "" where it is not installed. */
static char *
ask (const char *tool, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  char *out = NULL;
  va_list list;

  g_ptr_array_add (words, (char *) tool);
  va_start (list, tool);
  do
    g_ptr_array_add (words, va_arg (list, char *));
  while (words->pdata[words->len - 1] != NULL);
  va_end (list);
  if (!g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, NULL))
    return g_strdup ("");

  return out;
}

/* All of it, in words. */
static char *
describe (Fixture *self)
{
  g_autofree char *acl = ask ("getfacl", "--absolute-names", "--numeric", self->path, NULL);
  g_autofree char *attributes = ask ("getfattr", "--absolute-names", "--dump", "--match=-", self->path, NULL);
  struct stat st;

  g_assert_cmpint (lstat (self->path, &st), ==, 0);

  return g_strdup_printf ("mode %o, owner %u:%u, %u names\n%s%s", st.st_mode, st.st_uid, st.st_gid, (guint) st.st_nlink, acl,
                          attributes);
}

static gboolean
has_tools (void)
{
  static const char *const tools[] = { "setfacl", "getfacl", "setfattr", "getfattr" };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_autofree char *path = g_find_program_in_path (tools[i]);

      if (path == NULL)
        {
          g_test_skip ("needs setfacl and setfattr");
          return FALSE;
        }
    }

  return TRUE;
}

static void
put (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_replacement_write (file, bytes, &error));
  g_assert_no_error (error);
}

static void
assert_content (const char *path, const char *text)
{
  g_autofree char *got = NULL;

  g_assert_true (g_file_get_contents (path, &got, NULL, NULL));
  g_assert_cmpstr (got, ==, text);
}

static void
decorate (Fixture *self)
{
  static const char *const attributes[][2] = {
    { "user.tag", "blue" }, { "user.xdg.origin.url", "https://example.org/a b" }, { "trusted.note", "root" },
  };
  g_autofree char *said = ask ("setfacl", "-m", "u:65533:rw,g:65532:r,m::rw", self->path, NULL);

  g_assert_cmpstr (said, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_free (said);
      said = ask ("setfattr", "-n", attributes[i][0], "-v", attributes[i][1], self->path, NULL);
      g_assert_cmpstr (said, ==, "");
    }
}

/* Twenty saves by each way change none of it. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0755, 0444 };
  g_autofree char *link_path = g_build_filename (self->folder, "link.jmap", NULL);
  gboolean linked = g_strcmp0 (data, "hard link") == 0;
  gboolean symlinked = g_strcmp0 (data, "symlink") == 0;
  guint n = 0;

  if (!has_tools ())
    return;
  if (linked)
    g_assert_cmpint (link (self->path, self->other), ==, 0);
  if (symlinked)
    g_assert_cmpint (symlink ("map.jmap", link_path), ==, 0);
  decorate (self);
  if (geteuid () == 0)
    g_assert_cmpint (chown (self->path, 0, 65532), ==, 0);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpint (g_chmod (self->path, modes[i % (G_N_ELEMENTS (modes) - (geteuid () != 0))]), ==, 0);
      before = describe (self);
      put (symlinked ? link_path : self->path, text);
      after = describe (self);
      g_assert_cmpstr (after, ==, before);
      assert_content (self->path, text);
      if (linked)
        assert_content (self->other, text);
      if (symlinked)
        g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
      n++;
    }
  g_remove (link_path);
  g_print ("# promise: mode, group, ACL, xattr, links | %s | %u saves, all kept\n", g_test_get_path (), n);
}

/* What a child that is somebody else says about a save: 0 written, 1 refused with a sentence that names the file. */
static int
put_as_somebody (const char *path, const char *text)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      if (setgroups (0, NULL) != 0 || setgid (SOMEBODY) != 0 || setuid (SOMEBODY) != 0)
        _exit (3);
      if (parcours_replacement_write (file, bytes, &error))
        _exit (0);
      _exit (strstr (error->message, "map.jmap") != NULL ? 1 : 2);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

/* Makes it as new; no copy may have been left. */
static void
clear_state (void)
{
  g_autofree char *parcours = g_build_filename (state, "parcours", NULL);
  g_autofree char *redo = g_build_filename (parcours, "redo", NULL);

  g_assert_true (g_rmdir (redo) == 0 || errno == ENOENT);
  g_assert_true (g_rmdir (parcours) == 0 || errno == ENOENT);
}

/* What somebody may not give to a new file: the file stays the one it is and is written in place; where that is not possible
 * either, nothing is written and it is said. */
static void
test_cannot_be_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  struct stat st, now;

  if (!has_tools ())
    return;
  if (geteuid () != 0)
    {
      g_test_skip ("needs root");
      return;
    }
  g_assert_cmpint (g_chmod (self->folder, 0777), ==, 0);
  if (g_str_equal (data, "group"))
    g_assert_cmpint (chown (self->path, SOMEBODY, 0), ==, 0);
  else
    g_assert_cmpint (chown (self->path, SOMEBODY, SOMEBODY), ==, 0);
  if (g_str_equal (data, "attribute") && setxattr (self->path, "security.note", "root", 4, 0) != 0)
    {
      g_test_skip ("no security attributes on this file system");
      return;
    }

  before = describe (self);
  g_assert_cmpint (stat (self->path, &st), ==, 0);
  clear_state ();
  g_assert_cmpint (chown (state, 0, 0), ==, 0);
  g_assert_cmpint (put_as_somebody (self->path, "refused"), ==, 1);     /* no place for a safety copy */
  assert_content (self->path, "one");

  g_assert_cmpint (chown (state, SOMEBODY, SOMEBODY), ==, 0);
  g_assert_cmpint (put_as_somebody (self->path, "two"), ==, 0);
  assert_content (self->path, "two");
  after = describe (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (stat (self->path, &now), ==, 0);
  g_assert_cmpuint (now.st_ino, ==, st.st_ino);
  g_print ("# promise: mode, group, ACL, xattr, links | %s | written in place, all kept; else refused and told\n",
           g_test_get_path ());
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  state = g_dir_make_tmp ("parcours-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);

  g_test_add ("/metadata/kept/plain", Fixture, "plain", set_up, test_kept, tear_down);
  g_test_add ("/metadata/kept/symlink", Fixture, "symlink", set_up, test_kept, tear_down);
  g_test_add ("/metadata/kept/hard-link", Fixture, "hard link", set_up, test_kept, tear_down);
  g_test_add ("/metadata/cannot-be-kept/group", Fixture, "group", set_up, test_cannot_be_kept, tear_down);
  g_test_add ("/metadata/cannot-be-kept/attribute", Fixture, "attribute", set_up, test_cannot_be_kept, tear_down);
  status = g_test_run ();
  clear_state ();
  g_assert_cmpint (g_rmdir (state), ==, 0);
  g_free (state);

  return status;
}
