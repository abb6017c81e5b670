/* Every limit of the reader, one step below and one above. */
#include "config.h"

#include <string.h>
#include <time.h>

#include "format/limits.h"
#include "format/picture.h"
#include "helper.h"

static char *
repeat (const char *text, gsize n)
{
  GString *out = g_string_sized_new (strlen (text) * n);

  for (gsize i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static char *
fill (char c, gsize n)
{
  char *text = g_malloc (n + 1);

  memset (text, c, n);
  text[n] = '\0';
  return text;
}

static char *
document_of (const char *before, const char *middle, const char *after)
{
  g_autofree char *body = g_strconcat (before, middle, after, NULL);

  return helper_document (body);
}

static void
accept (const char *text)
{
  g_autoptr (ParcoursMap) map = helper_read (text, -1, NULL);

  g_assert_nonnull (map);
}

/* A small map, then comments of the largest size until the file has the size. */
static void
test_file_size (void)
{
  gsize size = PARCOURS_LIMIT_FILE, at;
  g_autofree char *text = helper_document ("");
  g_autofree char *padded = fill ('-', size + 1);

  at = strlen (text);
  memcpy (padded, text, at);
  while (at < size)
    {
      gsize n = MIN (size - at, PARCOURS_LIMIT_TAG);

      if (size - at - n < 7)
        n = size - at > PARCOURS_LIMIT_TAG ? n - 7 : size - at;
      memset (padded + at, 'x', n);
      memcpy (padded + at, "<!--", 4);
      memcpy (padded + at + n - 3, "-->", 3);
      at += n;
    }
  padded[size] = '\n';
  helper_refused (padded, size + 1, PARCOURS_ERROR_LIMIT, 0, "64 MiB");
  padded[size] = '\0';
  accept (padded);
}

static void
test_elements (void)
{
  g_autofree char *below = repeat ("<x xmlns=''/>", PARCOURS_LIMIT_ELEMENTS - 1);
  g_autofree char *above = repeat ("<x xmlns=''/>", PARCOURS_LIMIT_ELEMENTS);
  g_autofree char *good = helper_document (below);
  g_autofree char *bad = helper_document (above);

  accept (good);
  helper_refused (bad, -1, PARCOURS_ERROR_LIMIT, 3, "200000");
}

static void
test_attributes (void)
{
  g_autoptr (GString) tag = g_string_new ("<stage id='s' order='V'");
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;

  for (int i = 2; i < PARCOURS_LIMIT_ATTRIBUTES; i++)
    g_string_append_printf (tag, " a%d='1'", i);
  good = document_of (tag->str, "/>", "");
  bad = document_of (tag->str, " one-more='1'/>", "");
  accept (good);
  helper_refused (bad, -1, PARCOURS_ERROR_LIMIT, 3, "65 attributes; at most 64");
}

static void
test_depth (void)
{
  /* the root is the first level */
  g_autofree char *open = repeat ("<x xmlns=''>", PARCOURS_LIMIT_DEPTH - 1);
  g_autofree char *close = repeat ("</x>", PARCOURS_LIMIT_DEPTH - 1);
  g_autofree char *good = document_of (open, "", close);
  g_autofree char *deeper = g_strconcat ("<x xmlns=''>", close, "</x>", NULL);
  g_autofree char *bad = document_of (open, deeper, "");
  g_autofree char *bottomless = NULL;

  accept (good);
  helper_refused (bad, -1, PARCOURS_ERROR_LIMIT, 3, "256");
  g_free (open);
  open = repeat ("<a>", 1000 * 1000);
  bottomless = helper_document (open);
  helper_refused (bottomless, -1, PARCOURS_ERROR_LIMIT, 3, "256");
}

/* A tag of exactly `n` bytes around an owner's name. */
static char *
long_tag (gsize n)
{
  g_autofree char *value = fill ('x', n - strlen ("<stage id='s' order='V' a=''/>"));

  return g_strdup_printf ("<stage id='s' order='V' a='%s'/>", value);
}

static void
test_tag (void)
{
  g_autofree char *below = long_tag (PARCOURS_LIMIT_TAG);
  g_autofree char *above = long_tag (PARCOURS_LIMIT_TAG + 1);
  g_autofree char *good = helper_document (below);
  g_autofree char *bad = document_of ("\n", above, "");
  g_autofree char *hidden = NULL;

  accept (good);
  helper_refused (bad, -1, PARCOURS_ERROR_LIMIT, 4, "64 KiB");
  /* “>” in quotes does not end a tag */
  g_free (above);
  above = long_tag (PARCOURS_LIMIT_TAG + 1);
  above[40] = '>';
  hidden = helper_document (above);
  helper_refused (hidden, -1, PARCOURS_ERROR_LIMIT, 3, "64 KiB");
}

static void
test_comment (void)
{
  g_autofree char *text = fill ('x', PARCOURS_LIMIT_TAG);
  g_autofree char *comment = document_of ("<!--", text, "-->");
  g_autofree char *instruction = document_of ("<?a ", text, "?>");

  helper_refused (comment, -1, PARCOURS_ERROR_LIMIT, 3, "comment");
  helper_refused (instruction, -1, PARCOURS_ERROR_LIMIT, 3, "instruction");
}

static void
test_text (void)
{
  g_autofree char *text = fill ('x', PARCOURS_TEXT_MAX + 1);
  g_autofree char *plain = document_of ("<title>", text, "</title>");
  g_autofree char *cdata = document_of ("<summary><![CDATA[", text, "]]></summary>");
  g_autofree char *good = NULL;

  helper_refused (plain, -1, PARCOURS_ERROR_LIMIT, 3, "64 KiB");
  helper_refused (cdata, -1, PARCOURS_ERROR_LIMIT, 3, "64 KiB");
  text[PARCOURS_TEXT_MAX] = '\0';
  good = document_of ("<title>", text, "</title>");
  accept (good);
}

/* Base64 of `n` bytes with its line ends, in lines of 76. */
static char *
base64_lines (gsize n)
{
  char *data = fill ('A', n);

  for (gsize i = 76; i < n; i += 77)
    data[i] = '\n';
  return data;
}

static void
test_picture_data (void)
{
  g_autofree char *above = base64_lines (PARCOURS_DATA_MAX + 77);
  g_autofree char *below = base64_lines (PARCOURS_DATA_MAX / 77 * 77);
  g_autofree char *bad = document_of ("<picture id='p'>\n<data>", above, "</data></picture>");
  g_autofree char *good = document_of ("<picture id='p'><data>", below, "</data></picture>");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = NULL;

  helper_refused (bad, -1, PARCOURS_ERROR_LIMIT, 4, "11 MiB");
  /* as much as the format allows, which is more than 8 MiB of picture: kept and not shown */
  map = helper_read (good, -1, &problems);
  g_assert_nonnull (parcours_element_get_text (parcours_map_find (map, "p"), PARCOURS_PICTURE_DATA));
  g_assert_true (helper_has_problem (problems, -1, "8 MiB"));
}

static void
check_picture (guint32 width, guint32 height, const char *part)
{
  guint8 png[24] = "\211PNG\r\n\032\n\0\0\0\rIHDR";
  g_autoptr (GError) error = NULL;
  guint32 be[2] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height) };
  gboolean good;

  memcpy (png + 16, be, sizeof be);
  good = parcours_picture_check_data (png, sizeof png, "image/png", NULL, NULL, &error);
  g_assert_true (good == (part == NULL));
  if (part != NULL)
    g_assert_nonnull (strstr (error->message, part));
}

static void
test_picture_size (void)
{
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 0x01, 0x02, 0x03, 0x04, 1, 1, 0x11, 0 };
  static const guint8 filled[] = { 0xff, 0xd8, 0xff, 0xff, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 5, 0, 6, 1, 1, 0x11, 0 };
  static const guint8 lost[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0x12, 0xc0, 0, 11, 8, 0, 5, 0, 6, 1, 1, 0x11, 0 };
  static const guint8 early[] = { 0xff, 0xd8, 0xff, 0xda, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 5, 0, 6, 1, 1, 0x11, 0 };
  static const guint8 backwards[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 5, 0, 6, 1, 1, 0x11, 0 };
  int width = 0, height = 0;

  check_picture (8192, 2000, NULL);
  check_picture (8193, 2000, "8193 × 2000");
  check_picture (6000, 4000, NULL);
  check_picture (6001, 4000, "24 million");
  check_picture (0, 10, "0 × 10");
  g_assert_true (parcours_picture_check_data (jpeg, sizeof jpeg, "image/jpeg", &width, &height, NULL));
  g_assert_cmpint (width, ==, 0x0304);
  g_assert_cmpint (height, ==, 0x0102);
  g_assert_false (parcours_picture_check_data (jpeg, sizeof jpeg, "image/png", NULL, NULL, NULL));
  /* bytes that fill, a segment that is none, pixels before any size, a length that leads nowhere */
  g_assert_true (parcours_picture_check_data (filled, sizeof filled, "image/jpeg", &width, &height, NULL));
  g_assert_cmpint (width, ==, 6);
  g_assert_cmpint (height, ==, 5);
  g_assert_false (parcours_picture_check_data (lost, sizeof lost, "image/jpeg", NULL, NULL, NULL));
  g_assert_false (parcours_picture_check_data (early, sizeof early, "image/jpeg", NULL, NULL, NULL));
  g_assert_false (parcours_picture_check_data (backwards, sizeof backwards, "image/jpeg", NULL, NULL, NULL));
  for (gsize n = 0; n < 15; n++)
    g_assert_false (parcours_picture_check_data (jpeg, n, "image/jpeg", NULL, NULL, NULL));
}

/* Headers that promise a picture larger than any memory, and one that never comes to the point: refused without a look at the rest. */
static void
test_picture_bombs (void)
{
  static const guint32 sizes[][2] = {
    { G_MAXINT32, G_MAXINT32 }, { G_MAXUINT32, 1 }, { 1, G_MAXUINT32 }, { 100000, 100000 }, { 65536, 65536 }, { 8193, 8193 },
  };
  guint n = 0;
  gsize length = 8 * 1024 * 1024;
  g_autofree guint8 *segments = g_malloc0 (length);
  gint64 slowest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++, n++)
    {
      gint64 start = g_get_monotonic_time (), took;

      check_picture (sizes[i][0], sizes[i][1], "×");
      took = g_get_monotonic_time () - start;
      slowest = MAX (slowest, took);
    }

  /* A JPEG of nothing but empty comments. */
  for (gsize i = 2; i + 4 <= length; i += 4)
    memcpy (segments + i, "\377\376\0\2", 4);
  memcpy (segments, "\377\330", 2);
  {
    gint64 start = g_get_monotonic_time (), took;

    g_assert_false (parcours_picture_check_data (segments, length, "image/jpeg", NULL, NULL, NULL));
    took = g_get_monotonic_time () - start;
    slowest = MAX (slowest, took);
    n++;
  }
  g_print ("# promise: pictures as bombs | /format/limits/picture-bombs | %u headers refused before anything is decoded, at most %.1f ms each\n",
           n, slowest / 1000.0);
}

static double
cpu (void)
{
  return clock () / (double) CLOCKS_PER_SEC;
}

/* Entity bombs: refused at the DOCTYPE, whatever stands in it, and at once. */
static void
test_doctype (void)
{
  static const char *const subsets[] = {
    "<!DOCTYPE journey-map>",
    "<!DOCTYPE journey-map SYSTEM 'file:///etc/passwd'>",
    "<!DOCTYPE journey-map PUBLIC '-//x' 'http://127.0.0.1:9/x.dtd' []>",
    "<!DOCTYPE m [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>",
    "<!DOCTYPE m [<!ENTITY % p '<!ENTITY &#37; q \"%p;%p;\">'> %p; %q;]>",
    "<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///dev/zero'>",
  };
  double start = cpu ();

  for (guint i = 0; i < G_N_ELEMENTS (subsets); i++)
    {
      g_autofree char *text = g_strdup_printf ("<?xml version='1.0'?>\n%s\n<journey-map xmlns='" PARCOURS_FORMAT_NAMESPACE
                                               "'><title>&c;</title></journey-map>", subsets[i]);

      helper_refused (text, -1, PARCOURS_ERROR_REFUSED, 2, "DOCTYPE");
    }
  g_assert_cmpfloat (cpu () - start, <, 0.5);
}

static void
test_doctype_bomb (void)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE m [");
  double start;

  for (int i = 1; i < 100000; i++)
    g_string_append_printf (text, "<!ENTITY %% e%d '%%e%d;%%e%d;'>", i, i - 1, i - 1);
  g_string_append (text, "]><m/>");
  start = cpu ();
  helper_refused (text->str, text->len, PARCOURS_ERROR_REFUSED, 1, "DOCTYPE");
  g_assert_cmpfloat (cpu () - start, <, 0.1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/limits/file-size", test_file_size);
  g_test_add_func ("/format/limits/elements", test_elements);
  g_test_add_func ("/format/limits/attributes", test_attributes);
  g_test_add_func ("/format/limits/depth", test_depth);
  g_test_add_func ("/format/limits/tag", test_tag);
  g_test_add_func ("/format/limits/comment", test_comment);
  g_test_add_func ("/format/limits/text", test_text);
  g_test_add_func ("/format/limits/picture-data", test_picture_data);
  g_test_add_func ("/format/limits/picture-size", test_picture_size);
  g_test_add_func ("/format/limits/picture-bombs", test_picture_bombs);
  g_test_add_func ("/format/limits/doctype", test_doctype);
  g_test_add_func ("/format/limits/doctype-bomb", test_doctype_bomb);
  return g_test_run ();
}
