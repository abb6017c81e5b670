/* driver.c PLACE...: gives a fuzz target every file named, or in the folders named, as a test: with any compiler, without a
 * fuzzer. */
#include "config.h"

#include "fuzz.h"

static void
test_seed (gconstpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) data, size), ==, 0);
}

/* `paths` takes what the tests borrow. */
static void
add_seed (char *path, GPtrArray *paths)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *test = g_strconcat ("/fuzz/", name, NULL);

  g_ptr_array_add (paths, path);
  g_test_add_data_func (test, path, test_seed);
}

static void
add_folder (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    add_seed (g_build_filename (folder, name, NULL), paths);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *program = g_path_get_basename (argv[0]);
  int status;

  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      add_folder (argv[i], paths);
    else
      add_seed (g_strdup (argv[i]), paths);
  g_assert_cmpuint (paths->len, >, 0);

  status = g_test_run ();
  if (status == 0)
    g_print ("# promise: hostile input | %s | %u inputs read whole or refused in words\n", program, paths->len);

  return status;
}
