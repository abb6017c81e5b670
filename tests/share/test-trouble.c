/* What an error says: whether the store is away, and the sentence for it. */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "share/trouble.h"

static void
assert_away (GQuark domain, int code, gboolean away)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "it");

  g_assert_cmpint (parcours_trouble_is_away (error), ==, away);
}

static void
test_away (void)
{
  static const int gone[] = { ESTALE, ENODEV, ENOTCONN, EHOSTDOWN, EHOSTUNREACH, ENETDOWN, ENETUNREACH, ETIMEDOUT };
  static const int here[] = { ENOSPC, EACCES, EROFS, EIO, ENOENT, EISDIR };

  g_assert_false (parcours_trouble_is_away (NULL));
  assert_away (G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED, TRUE);
  assert_away (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, TRUE);
  assert_away (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, TRUE);
  assert_away (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, TRUE);
  assert_away (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, TRUE);
  assert_away (G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, TRUE);
  assert_away (G_IO_ERROR, G_IO_ERROR_CANCELLED, FALSE);
  assert_away (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, FALSE);
  assert_away (G_IO_ERROR, G_IO_ERROR_FAILED, FALSE);
  assert_away (PARCOURS_ERROR, PARCOURS_ERROR_CHANGED, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (gone) + G_N_ELEMENTS (here); i++)
    {
      gboolean away = i < G_N_ELEMENTS (gone);
      g_autoptr (GError) error = NULL;

      g_assert_false (parcours_trouble_set_write (&error, "/media/maps/a.jmap", away ? gone[i] : here[i - G_N_ELEMENTS (gone)]));
      g_assert_cmpint (parcours_trouble_is_away (error), ==, away);
      g_assert_nonnull (strstr (error->message, "a.jmap"));
      g_assert_true ((strstr (error->message, "does not answer") != NULL) == away);
    }
}

/* `code` of a file on a server becomes a sentence with `words`, and stays the code. */
static void
assert_sentence (int code, gboolean writing, const char *words)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("dav://host.invalid/maps/a.jmap");
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, code, "it");

  if (writing)
    parcours_trouble_explain_write (error, file);
  else
    parcours_trouble_explain_read (error, file);
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "a.jmap"));
}

static void
test_sentences (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("dav://host.invalid/maps/a.jmap");
  g_autoptr (GError) broken = NULL;
  g_autoptr (GError) own = g_error_new_literal (PARCOURS_ERROR, PARCOURS_ERROR_CHANGED, "its own");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  for (int writing = 0; writing < 2; writing++)
    {
      assert_sentence (G_IO_ERROR_NOT_MOUNTED, writing, "gio mount “dav://host.invalid/maps”");
      assert_sentence (G_IO_ERROR_CONNECTION_REFUSED, writing, "Try again when it is back");
      assert_sentence (G_IO_ERROR_NOT_FOUND, writing, "is not there");
      assert_sentence (G_IO_ERROR_IS_DIRECTORY, writing, "is a folder");
      assert_sentence (G_IO_ERROR_PERMISSION_DENIED, writing, "allow");
      assert_sentence (G_IO_ERROR_FAILED, writing, "it");
    }
  assert_sentence (G_IO_ERROR_NO_SPACE, TRUE, "no room left on the server");
  assert_sentence (G_IO_ERROR_READ_ONLY, TRUE, "only be read");
  assert_sentence (G_IO_ERROR_NOT_SUPPORTED, TRUE, "on this computer");

  broken = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "HTTP Error: (null)");
  parcours_trouble_explain_write (broken, file);
  g_assert_error (broken, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  g_assert_nonnull (strstr (broken->message, "does not answer (the connection broke)"));

  parcours_trouble_explain_write (own, file);
  parcours_trouble_explain_write (cancelled, file);
  g_assert_cmpstr (own->message, ==, "its own");
  g_assert_cmpstr (cancelled->message, ==, "cancelled");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trouble/away", test_away);
  g_test_add_func ("/trouble/sentences", test_sentences);

  return g_test_run ();
}
