/* How files are written: whole or not at all, with the mode and the links they had. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/util.h"
#include "share/replacement.h"
#include "share/side.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("parcours-replacement-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.jmap", NULL);
}

static guint
count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
put (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return parcours_replacement_write (file, bytes, error);
}

static ParcoursReplacement *
begin (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ParcoursReplacement *replacement = parcours_replacement_begin (file, &error);

  g_assert_no_error (error);

  return replacement;
}

static void
put_ok (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (put (path, text, &error));
  g_assert_no_error (error);
}

static void
assert_content (const char *path, const char *text)
{
  g_autofree char *got = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &got, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, text);
}

static mode_t
mode_of (const char *path)
{
  struct stat st;

  g_assert_cmpint (lstat (path, &st), ==, 0);

  return st.st_mode & 07777;
}

static void
assert_refused (const char *path, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (put (path, "new", &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_new_and_old (Fixture *fixture, gconstpointer data)
{
  mode_t mask = umask (027);

  put_ok (fixture->path, "one");
  umask (mask);
  assert_content (fixture->path, "one");
  g_assert_cmpint (mode_of (fixture->path), ==, 0640);

  put_ok (fixture->path, "");
  assert_content (fixture->path, "");
  put_ok (fixture->path, "three");
  assert_content (fixture->path, "three");
  g_assert_cmpuint (count (fixture->folder), ==, 1);
}

static void
test_mode (Fixture *fixture, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0644, 0664, 0666, 0755, 0620 };

  put_ok (fixture->path, "one");
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_cmpint (chmod (fixture->path, modes[i]), ==, 0);
      put_ok (fixture->path, "two");
      g_assert_cmpint (mode_of (fixture->path), ==, modes[i]);
    }
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  struct stat st;

  put_ok (fixture->path, "one");
  if (chown (fixture->path, -1, getegid () + 1) != 0)
    {
      g_test_skip ("only root can give a file to another group");
      return;
    }
  put_ok (fixture->path, "two");
  g_assert_cmpint (stat (fixture->path, &st), ==, 0);
  g_assert_cmpint (st.st_gid, ==, getegid () + 1);
}

/* The kernel's form of "user::rw-,user:<uid>:rw-,group::r--,mask::rw-,other::---". */
static gsize
make_acl (guint32 *acl, guint16 uid)
{
  const struct { guint16 tag, perm; guint32 id; } rows[] = {
    { 0x01, 6, G_MAXUINT32 }, { 0x02, 6, uid }, { 0x04, 4, G_MAXUINT32 }, { 0x10, 6, G_MAXUINT32 }, { 0x20, 0, G_MAXUINT32 },
  };
  gsize n = 0;

  acl[n++] = GUINT32_TO_LE (2);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      acl[n++] = GUINT32_TO_LE (rows[i].tag | (guint32) rows[i].perm << 16);
      acl[n++] = GUINT32_TO_LE (rows[i].id);
    }

  return n * sizeof *acl;
}

#define ACCESS "system.posix_acl_access"
#define DEFAULT "system.posix_acl_default"

static void
assert_attribute (const char *path, const char *name, gconstpointer value, gsize length)
{
  char got[256];

  g_assert_cmpint (getxattr (path, name, got, sizeof got), ==, (gssize) length);
  g_assert_cmpmem (got, length, value, length);
}

static void
test_acl (Fixture *fixture, gconstpointer data)
{
  guint32 acl[11], other[11];
  gsize length = make_acl (acl, 65533);

  put_ok (fixture->path, "one");
  if (setxattr (fixture->path, ACCESS, acl, length, 0) != 0)
    {
      g_test_skip ("no access control lists on this file system");
      return;
    }
  put_ok (fixture->path, "two");
  assert_content (fixture->path, "two");
  assert_attribute (fixture->path, ACCESS, acl, length);
  g_assert_cmpint (mode_of (fixture->path), ==, 0660);

  /* The folder's default, which only new files are to have, does not take its place. */
  make_acl (other, 65532);
  g_assert_cmpint (setxattr (fixture->folder, DEFAULT, other, length, 0), ==, 0);
  put_ok (fixture->path, "three");
  assert_attribute (fixture->path, ACCESS, acl, length);
  g_assert_cmpint (removexattr (fixture->path, ACCESS), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0640), ==, 0);
  put_ok (fixture->path, "four");
  g_assert_cmpint (getxattr (fixture->path, ACCESS, NULL, 0), ==, -1);
  g_assert_cmpint (mode_of (fixture->path), ==, 0640);
}

static void
test_extended (Fixture *fixture, gconstpointer data)
{
  put_ok (fixture->path, "one");
  if (setxattr (fixture->path, "user.tag", "blue", 4, 0) != 0)
    {
      g_test_skip ("no extended attributes on this file system");
      return;
    }
  g_assert_cmpint (setxattr (fixture->path, "user.empty", "", 0, 0), ==, 0);
  put_ok (fixture->path, "two");
  assert_attribute (fixture->path, "user.tag", "blue", 4);
  assert_attribute (fixture->path, "user.empty", "", 0);
}

static void
test_symlinks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "first", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (symlink ("second", first), ==, 0);
  g_assert_cmpint (symlink (fixture->path, second), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);

  /* Dangling at first: the file comes to be where the link points. */
  put_ok (first, "one");
  assert_content (fixture->path, "one");
  put_ok (first, "two");
  assert_content (fixture->path, "two");
  text = g_file_read_link (first, NULL);
  g_assert_cmpstr (text, ==, "second");
  g_assert_cmpuint (count (fixture->folder), ==, 4);

  assert_refused (loop, G_IO_ERROR_TOO_MANY_LINKS, "loop");
}

static void
test_relative (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (chdir (fixture->folder), ==, 0);
  put_ok ("map.jmap", "one");
  put_ok ("./map.jmap", "two");
  g_assert_cmpint (chdir (before), ==, 0);
  assert_content (fixture->path, "two");
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "gone", "map.jmap", NULL);

  assert_refused ("/dev/full", G_IO_ERROR_NOT_REGULAR_FILE, "full");
  assert_refused (fixture->folder, G_IO_ERROR_IS_DIRECTORY, "folder");
  assert_refused (nowhere, G_IO_ERROR_NOT_FOUND, "gone");

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->path, G_IO_ERROR_NOT_REGULAR_FILE, "map.jmap");
  g_assert_cmpint (unlink (fixture->path), ==, 0);
}

static void
test_abort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursReplacement) replacement = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  put_ok (fixture->path, "one");
  replacement = begin (fixture->path);
  stream = g_object_ref (parcours_replacement_get_stream (replacement));
  g_assert_true (g_output_stream_write_all (stream, "half", 4, NULL, NULL, &error));
  g_assert_cmpuint (count (fixture->folder), ==, 2);
  g_clear_pointer (&replacement, parcours_replacement_free);
  g_assert_cmpuint (count (fixture->folder), ==, 1);
  assert_content (fixture->path, "one");

  /* Whoever kept the stream finds it closed. */
  g_assert_false (g_output_stream_write_all (stream, "half", 4, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static gboolean
refuse (const char *hash, gpointer data, GError **error)
{
  g_autofree char *one = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one", -1);

  g_assert_cmpstr (hash, ==, one);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, data);

  return FALSE;
}

static void
test_guard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursReplacement) replacement = NULL;
  g_autoptr (GError) error = NULL;

  put_ok (fixture->path, "one");
  replacement = begin (fixture->path);
  g_output_stream_write_all (parcours_replacement_get_stream (replacement), "two", 3, NULL, NULL, &error);
  parcours_replacement_set_guard (replacement, refuse, (char *) "no");
  g_assert_false (parcours_replacement_commit (replacement, NULL, &error));
  g_assert_cmpstr (error->message, ==, "no");
  g_clear_pointer (&replacement, parcours_replacement_free);
  assert_content (fixture->path, "one");
  g_assert_cmpuint (count (fixture->folder), ==, 1);
}

/* A disk that is full: the write fails, and so does a commit that did not look. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursReplacement) replacement = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit limit, small;
  char page[4096] = { 0 };

  put_ok (fixture->path, "one");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = (struct rlimit) { 10000, limit.rlim_max };

  replacement = begin (fixture->path);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  for (int i = 0; i < 4; i++)
    g_output_stream_write_all (parcours_replacement_get_stream (replacement), page, sizeof page, NULL, NULL, NULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (parcours_replacement_commit (replacement, NULL, &error));
  g_assert_error (error, G_IO_ERROR, (int) g_io_error_from_errno (EFBIG));
  g_assert_nonnull (strstr (error->message, "map.jmap"));
  g_clear_pointer (&replacement, parcours_replacement_free);
  assert_content (fixture->path, "one");
  g_assert_cmpuint (count (fixture->folder), ==, 1);
}

static void
test_write_protected (Fixture *fixture, gconstpointer data)
{
  pid_t child;
  int status;

  put_ok (fixture->path, "one");
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0777), ==, 0);

  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;

      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (3);
      _exit (!put (fixture->path, "two", &error) &&
             g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  assert_content (fixture->path, "one");

  g_assert_cmpint (chmod (fixture->path, 0644), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0700), ==, 0);
}

/* What a killed program left goes with the next save; what a living one is writing stays. */
static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursReplacement) living = NULL;
  g_autoptr (GError) error = NULL;

  g_autofree char *left = g_build_filename (fixture->folder, ".map.jmap.parcours-0", NULL);
  g_autofree char *planted = g_build_filename (fixture->folder, ".map.jmap.parcours-1", NULL);

  put_ok (fixture->path, "one");
  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  g_assert_cmpint (symlink (fixture->path, planted), ==, 0);

  living = begin (fixture->path);
  g_output_stream_write_all (parcours_replacement_get_stream (living), "three", 5, NULL, NULL, &error);
  put_ok (fixture->path, "two");
  parcours_side_sweep (fixture->path);
  assert_content (fixture->path, "two");
  g_assert_true (parcours_replacement_commit (living, NULL, &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "three");

  g_assert_cmpuint (count (fixture->folder), ==, 2);
  g_assert_true (g_file_test (planted, G_FILE_TEST_IS_SYMLINK));
}

static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *longer = g_strconcat (path, "n", NULL);

  put_ok (path, "one");
  put_ok (path, "two");
  assert_content (path, "two");
  assert_refused (longer, G_IO_ERROR_FILENAME_TOO_LONG, "too long");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/replacement/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("new-and-old", test_new_and_old);
  ADD ("mode", test_mode);
  ADD ("group", test_group);
  ADD ("acl", test_acl);
  ADD ("extended-attributes", test_extended);
  ADD ("symlinks", test_symlinks);
  ADD ("relative", test_relative);
  ADD ("not-a-file", test_not_a_file);
  ADD ("abort", test_abort);
  ADD ("guard", test_guard);
  ADD ("full", test_full);
  ADD ("write-protected", test_write_protected);
  ADD ("leftovers", test_leftovers);
  ADD ("long-name", test_long_name);

  return g_test_run ();
}
