/* Every encoding, told by its mark or its declaration; what cannot be read is said. */
#include "config.h"

#include <string.h>

#include "helper.h"

#define TITLE "Café à 5 € – « oui »"

static char *
document (const char *encoding, const char *title)
{
  return g_strdup_printf ("<?xml version='1.0'%s%s%s?>\n<journey-map xmlns='" PARCOURS_FORMAT_NAMESPACE
                          "' version='1' id='m'>\n<title>%s</title>\n</journey-map>\n",
                          encoding != NULL ? " encoding='" : "", encoding != NULL ? encoding : "",
                          encoding != NULL ? "'" : "", title);
}

static GBytes *
encode (const char *text, const char *charset, const char *mark, gsize n_mark)
{
  g_autoptr (GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();
  gsize length;
  g_autofree char *encoded = g_convert (text, -1, charset, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, n_mark);
  g_byte_array_append (bytes, (const guint8 *) encoded, length);
  return g_byte_array_free_to_bytes (bytes);
}

static void
check_title (const char *encoding, const char *charset, const char *mark, gsize n_mark, const char *title)
{
  g_autofree char *text = document (encoding, title);
  g_autoptr (GBytes) bytes = encode (text, charset, mark, n_mark);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &problems);
  g_autofree char *written = helper_write (map);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (map)), ==, title);
  g_assert_true (g_str_has_prefix (written, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
}

static void
test_utf8 (void)
{
  check_title (NULL, "UTF-8", "", 0, TITLE);
  check_title ("UTF-8", "UTF-8", "", 0, TITLE);
  check_title ("utf-8", "UTF-8", "\357\273\277", 3, TITLE);
  /* a byte order mark outdoes the declaration; a UTF-16 declaration is left behind by editors */
  check_title ("ISO-8859-1", "UTF-8", "\357\273\277", 3, TITLE);
  check_title ("UTF-16", "UTF-8", "", 0, TITLE);
  check_title ("US-ASCII", "UTF-8", "", 0, "plain");
}

static void
test_utf16 (void)
{
  check_title ("UTF-16", "UTF-16LE", "\377\376", 2, TITLE " 😀");
  check_title ("UTF-16", "UTF-16BE", "\376\377", 2, TITLE " 😀");
  check_title (NULL, "UTF-16LE", "\377\376", 2, TITLE);
  check_title ("UTF-16LE", "UTF-16LE", "", 0, TITLE);
  check_title ("UTF-16BE", "UTF-16BE", "", 0, TITLE);
}

static void
test_single_byte (void)
{
  check_title ("ISO-8859-1", "ISO-8859-1", "", 0, "Café « oui »");
  check_title ("latin1", "ISO-8859-1", "", 0, "Café « oui »");
  check_title ("iso-8859-15", "ISO-8859-15", "", 0, "Café à 5 € œuf");
  check_title ("windows-1252", "WINDOWS-1252", "", 0, TITLE " œuf ’");
  check_title ("CP1252", "WINDOWS-1252", "", 0, TITLE);
}

static void
test_refused (void)
{
  g_autofree char *cyrillic = document ("KOI8-R", "x");
  g_autofree char *broken = g_strconcat ("<journey-map\n>\n<title>caf", "\351", "</title>", NULL);
  g_autofree char *undefined = document ("windows-1252", "a\201b");
  static const char utf32[] = "\377\376\0\0<\0\0\0";
  static const char surrogate[] = "\377\376<\0a\0>\0\0\330x\0";
  static const char half[] = "\377\376<\0a\0>";

  helper_refused (cyrillic, -1, PARCOURS_ERROR_MALFORMED, 1, "koi8-r");
  helper_refused (broken, -1, PARCOURS_ERROR_MALFORMED, 3, "0xE9");
  helper_refused (undefined, -1, PARCOURS_ERROR_MALFORMED, 3, "WINDOWS-1252");
  helper_refused (utf32, sizeof utf32 - 1, PARCOURS_ERROR_MALFORMED, 0, "UTF-32");
  helper_refused (surrogate, sizeof surrogate - 1, PARCOURS_ERROR_MALFORMED, 1, "UTF-16LE");
  helper_refused (half, sizeof half - 1, PARCOURS_ERROR_MALFORMED, 1, "stops in the middle of a character");
  helper_refused ("<journey-map>\303", -1, PARCOURS_ERROR_MALFORMED, 1, "stops in the middle of a character");
}

static void
test_nul (void)
{
  g_autofree char *text = document (NULL, "a?b");
  g_autofree char *wide = document ("UTF-16", "a?b");
  g_autoptr (GBytes) encoded = encode (wide, "UTF-16LE", "\377\376", 2);
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (encoded, NULL), g_bytes_get_size (encoded));
  gsize length = strlen (text);

  memcpy (strstr (text, "a?b"), "a\0b", 3);
  helper_refused (text, length, PARCOURS_ERROR_REFUSED, 3, "zero byte");
  for (gsize i = 2; i + 6 <= g_bytes_get_size (encoded); i += 2)
    if (memcmp (copy + i, "a\0?\0b\0", 6) == 0)
      copy[i + 2] = '\0';
  helper_refused (copy, g_bytes_get_size (encoded), PARCOURS_ERROR_REFUSED, 3, "zero byte");
}

/* Lines are counted in the file as it is, with its declaration. */
static void
test_lines (void)
{
  g_autofree char *text = document ("ISO-8859-1", "x</wrong>");

  helper_refused (text, -1, PARCOURS_ERROR_MALFORMED, 3, "“title”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/encoding/utf8", test_utf8);
  g_test_add_func ("/format/encoding/utf16", test_utf16);
  g_test_add_func ("/format/encoding/single-byte", test_single_byte);
  g_test_add_func ("/format/encoding/refused", test_refused);
  g_test_add_func ("/format/encoding/nul", test_nul);
  g_test_add_func ("/format/encoding/lines", test_lines);
  return g_test_run ();
}
