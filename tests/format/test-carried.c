/* Maps in pictures: nothing is lost on the way, nothing around them gets in, and nothing hostile gets far. */
#include "config.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "format/carried.h"
#include "helper.h"

#define NS PARCOURS_FORMAT_NAMESPACE
#define SVG_NS "http://www.w3.org/2000/svg"
#define MAP "<journey-map xmlns='" NS "' version='1' id='m'><title>Inside</title></journey-map>"
#define OTHER "<journey-map xmlns='" NS "' version='1' id='o'><title>Other</title></journey-map>"
#define SVG(content) "<svg xmlns='" SVG_NS "'>" content "</svg>"
#define META(content) SVG ("<g/><metadata>" content "</metadata><g/>")

static const char *const files[] = { "full.jmap", "foreign.jmap", "poster.jmap", "workshop.jmap" };

/* --- pictures --- */

static GBytes *
svg_around (GBytes *document, const char *root)
{
  g_autoptr (GBytes) body = parcours_carried_body (document);
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a picture -->\n");

  g_string_append (svg, root);
  g_string_append (svg, "<title>A map</title><style><![CDATA[text > b { } </metadata>]]></style><!-- <metadata> -->\n<g id=\"m\"/>\n<metadata>\n");
  g_string_append_len (svg, g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_string_append (svg, "</metadata>\n<!-- behind -->\n</svg>\n<!-- the end -->");
  return g_string_free_to_bytes (svg);
}

static void
add_number (GByteArray *png, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (png, (guint8 *) &big, 4);
}

static void
add_chunk (GByteArray *png, const char *type, gconstpointer data, gsize length)
{
  guint start;

  add_number (png, length);
  start = png->len;
  g_byte_array_append (png, (const guint8 *) type, 4);
  if (length > 0)
    g_byte_array_append (png, data, length);
  add_number (png, crc32_z (0, png->data + start, png->len - start));
}

static GByteArray *
png_new (void)
{
  GByteArray *png = g_byte_array_new ();

  g_byte_array_append (png, (const guint8 *) "\211PNG\r\n\032\n", 8);
  add_chunk (png, "IHDR", "\0\0\0\1\0\0\0\1\10\2\0\0\0", 13);
  return png;
}

static GBytes *
png_end (GByteArray *png)
{
  add_chunk (png, "IDAT", "\170\234\143\140\140\140\0\0\0\4\0\1", 12);
  add_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (png);
}

/* A text chunk: `head` is what stands before the text. */
static void
add_text (GByteArray *png, const char *type, const char *head, gsize head_length, gboolean pack, gconstpointer text, gsize length)
{
  g_autoptr (GByteArray) chunk = g_byte_array_new ();
  uLongf packed_length = compressBound (length);
  g_autofree guint8 *packed = g_malloc (packed_length);

  g_byte_array_append (chunk, (const guint8 *) head, head_length);
  if (pack)
    g_assert_cmpint (compress2 (packed, &packed_length, text, length, 9), ==, Z_OK);
  g_byte_array_append (chunk, pack ? packed : text, pack ? packed_length : length);
  add_chunk (png, type, chunk->data, chunk->len);
}

#define ADD_TEXT(png, type, head, pack, text, length) add_text (png, type, head, sizeof (head) - 1, pack, text, length)

/* --- what comes out --- */

static void
assert_carries (GBytes *picture, GBytes *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursMap) map = parcours_reader_read (picture, "picture", NULL, &error);
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  g_assert_true (parcours_carried_is_picture (picture));
  written = parcours_writer_write (map);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), g_bytes_get_data (document, NULL),
                   g_bytes_get_size (document));
}

static GBytes *
canonical (const char *name)
{
  g_autoptr (GBytes) bytes = helper_file (name);
  g_autoptr (ParcoursMap) map = helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);

  return parcours_writer_write (map);
}

static void
test_svg (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) document = canonical (files[i]);
      g_autoptr (GBytes) plain = svg_around (document, "<svg xmlns=\"" SVG_NS "\">");
      /* prefixes and a language that mean something else in the map */
      g_autoptr (GBytes) colliding = svg_around (document, "<svg xmlns=\"" SVG_NS "\" xmlns:x=\"urn:x\" xmlns:xlink=\"urn:y\" "
                                                           "xml:lang=\"de\" xml:space=\"preserve\">");

      assert_carries (plain, document);
      assert_carries (colliding, document);
    }
}

static void
test_png (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) document = canonical (files[i]);
      gsize length;
      const char *text = g_bytes_get_data (document, &length);

      for (int kind = 0; kind < 4; kind++)
        {
          GByteArray *png = png_new ();
          g_autoptr (GBytes) picture = NULL;

          add_chunk (png, "tEXt", "Title\0Inside", 12);
          if (kind == 0)
            ADD_TEXT (png, "iTXt", "journey-map\0\1\0\0\0", TRUE, text, length);
          else if (kind == 1)
            ADD_TEXT (png, "iTXt", "journey-map\0\0\0fr\0carte\0", FALSE, text, length);
          else if (kind == 2)
            ADD_TEXT (png, "zTXt", "journey-map\0\0", TRUE, text, length);
          else
            ADD_TEXT (png, "tEXt", "journey-map\0", FALSE, text, length);
          picture = png_end (png);
          assert_carries (picture, document);
        }
    }
}

/* Drawing programs give our namespace a prefix, declare it on the root element and put things of their own beside the map. */
static void
test_rewritten (void)
{
  static const char picture[] =
    "<svg:svg xmlns:svg='" SVG_NS "' xmlns:ns0='" NS "' xmlns:t='urn:tool' xmlns:rdf='urn:rdf'>\n"
    "<svg:metadata><rdf:RDF><!-- theirs --><rdf:li>x</rdf:li></rdf:RDF><!-- ours -->\n"
    "<ns0:journey-map version='1' id='m' t:zoom='2'><ns0:title>Inside</ns0:title><t:thing t:a='1'/></ns0:journey-map>\n"
    "<rdf:RDF><!-- theirs --></rdf:RDF></svg:metadata>\n"
    "<svg:metadata><!-- somebody's --></svg:metadata></svg:svg>";
  g_autoptr (ParcoursMap) map = helper_read (picture, -1, NULL);
  g_autofree char *written = helper_write (map);

  g_assert_cmpstr (written, ==, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<!-- ours -->\n"
                                "<journey-map xmlns=\"" NS "\" version=\"1\" id=\"m\" xmlns:t=\"urn:tool\" t:zoom=\"2\">\n"
                                "  <title>Inside</title>\n"
                                "  <t:thing xmlns:t=\"urn:tool\" t:a=\"1\"/>\n"
                                "</journey-map>\n");
}

static void
assert_title (const char *picture, gssize length, const char *title)
{
  g_autoptr (ParcoursMap) map = helper_read (picture, length, NULL);

  g_assert_cmpstr (parcours_element_get_text (parcours_map_get_root (map), PARCOURS_MAP_TITLE), ==, title);
}

/* What a reader of maps refuses may stand beside the map. */
static void
test_large_picture (void)
{
  GString *svg = g_string_new ("<svg xmlns='" SVG_NS "'><path d='");

  for (int i = 0; i < 3000000; i++)
    g_string_append (svg, "M1 2");
  g_string_append (svg, "'/><!--");
  for (int i = 0; i < 100000; i++)
    g_string_append (svg, " - ");
  g_string_append (svg, "-->");
  for (int i = 0; i < 300000; i++)
    g_string_append (svg, "<g><a/></g>");
  for (int i = 0; i < 1000; i++)
    g_string_append (svg, "<g>");
  for (int i = 0; i < 1000; i++)
    g_string_append (svg, "</g>");
  g_string_append (svg, "<metadata>" MAP "</metadata></svg>");
  assert_title (svg->str, svg->len, "Inside");
  g_string_free (svg, TRUE);
}

static void
test_other_encodings (void)
{
  static const char picture[] = SVG ("<metadata><journey-map xmlns='" NS "' version='1' id='m'><title>É</title></journey-map></metadata>");
  g_autofree char *wide = NULL, *latin = NULL;
  g_autofree char *declared = g_strconcat ("<?xml version='1.0' encoding='ISO-8859-1'?>", picture, NULL);
  g_autofree char *marked = g_strconcat ("\357\273\277", picture, NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  wide = g_convert (picture, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  assert_title (wide, length, "É");
  bytes = g_bytes_new (wide, length);
  g_assert_true (parcours_carried_is_picture (bytes));
  latin = g_convert (declared, -1, "ISO-8859-1", "UTF-8", NULL, &length, NULL);
  assert_title (latin, length, "É");
  assert_title (marked, -1, "É");
}

/* --- what is refused --- */

static void
test_without (void)
{
  static const struct { const char *bytes; int line; const char *part; } pictures[] = {
    { SVG ("<g/>"), 1, "carries no journey map" },
    { "<?xml version='1.0'?>\n<!-- -->\n<!DOCTYPE svg PUBLIC 'a' \"b>\" [ <!ENTITY x '>'> <!-- ]> ' --> ]>\n" SVG ("<g/>"), 4,
      "carries no journey map" },
    { SVG ("<metadata>\n<journey-map xmlns='urn:other'/></metadata>"), 0, "carries no journey map" },
    { SVG ("<metadata><journey-map/></metadata>"), 0, "carries no journey map" },
    { SVG ("<m:metadata xmlns:m='urn:m'>" MAP "</m:metadata>"), 0, "carries no journey map" },
    { SVG ("<metadata><g>" MAP "</g></metadata>"), 1, "carries no journey map" },
    { SVG (MAP), 1, "carries no journey map" },
    { SVG ("<metadata>&lt;journey-map&gt;</metadata><!-- <metadata>" MAP "</metadata> -->"), 1, "carries no journey map" },
    { SVG ("<desc><![CDATA[<metadata>" MAP "</metadata>]]></desc>"), 1, "carries no journey map" },
    { "<svg xmlns='" SVG_NS "'><g>", 1, "stops before its end" },
    { "<svg xmlns='" SVG_NS "'><metadata><!-- ", 1, "stops before its end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (pictures[i].bytes, strlen (pictures[i].bytes));

      helper_refused (pictures[i].bytes, -1, PARCOURS_ERROR_NOT_A_MAP, pictures[i].line, pictures[i].part);
      g_assert_true (parcours_carried_is_picture (bytes));
    }
}

static void
test_hostile_svg (void)
{
  helper_refused ("<!DOCTYPE svg [ <!ENTITY a 'aaaa'> ]>\n" META (MAP), -1, PARCOURS_ERROR_REFUSED, 2, "DOCTYPE");
  helper_refused (META ("\n<journey-map xmlns='" NS "' version='1' id='m'><title>&a;</title></journey-map>"), -1,
                  PARCOURS_ERROR_MALFORMED, 2, "“&a;”");
  /* cut off, and with tags that do not fit, on the line where it is in the picture */
  helper_refused ("<svg xmlns='" SVG_NS "'>\n<g>\n</g>\n<metadata>\n<journey-map xmlns='" NS "' version='1' id='m'>\n<card id='c'><title>A", -1,
                  PARCOURS_ERROR_MALFORMED, 6, "stops in the middle of a card");
  helper_refused (SVG ("\n<g>\n\n</g>\n<metadata>\n<journey-map xmlns='" NS "' version='1' id='m'>\n<title>A</stage></journey-map></metadata>"), -1,
                  PARCOURS_ERROR_MALFORMED, 7, "is closed here as “stage”");
  helper_refused (META ("\n<journey-map xmlns='" NS "' version='1' id='m'>\n<x:a/></journey-map>"), -1, PARCOURS_ERROR_MALFORMED, 3,
                  "prefix");
}

/* The map is whole: what is broken around it is no reason to lose it. */
static void
test_broken_picture (void)
{
  assert_title ("<svg xmlns='" SVG_NS "'><metadata>" MAP "</metadata><g><path d='M 1", -1, "Inside");
  assert_title ("<svg xmlns='" SVG_NS "'></g></g></g><metadata>" MAP "</metadata>", -1, "Inside");
  /* the <metadata> in another is not one of the picture */
  assert_title (META ("<g><metadata>" MAP "</metadata></g>" OTHER), -1, "Other");
  assert_title ("<svg xmlns='" SVG_NS "'><g a=<b>&c;<metadata>" MAP "<broken></metadata></svg>", -1, "Inside");
}

/* The second is no secret, but it is the first that is opened. */
static void
test_several (void)
{
  static const char *const pictures[] = {
    META (MAP OTHER), META (MAP "</metadata><metadata>" OTHER), META (MAP "</metadata><g><metadata>" OTHER "</metadata></g><metadata>"),
    META ("<journey-map xmlns='urn:other'/>" MAP OTHER), META ("<journey-map xmlns='urn:other'/></metadata><metadata>" MAP OTHER),
  };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GBytes) picture = NULL;
  GByteArray *png = png_new ();

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (ParcoursMap) first = helper_read (pictures[i], -1, &found);

      g_assert_cmpstr (parcours_element_get_id (parcours_map_get_root (first)), ==, "m");
      g_assert_true (helper_has_problem (found, 0, "more than one journey map"));
    }
  ADD_TEXT (png, "tEXt", "journey-map\0", FALSE, MAP, strlen (MAP));
  ADD_TEXT (png, "tEXt", "journey-map\0", FALSE, OTHER, strlen (OTHER));
  picture = png_end (png);
  map = helper_read (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), &problems);
  g_assert_cmpstr (parcours_element_get_id (parcours_map_get_root (map)), ==, "m");
  g_assert_true (helper_has_problem (problems, 0, "more than one journey map"));
}

static void
refused_png (GByteArray *png, int code, int line, const char *part)
{
  g_autoptr (GBytes) picture = png_end (png);

  helper_refused (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), code, line, part);
}

#define REFUSED_TEXT(type, head, pack, text, length, code, line, part) \
  G_STMT_START { \
    GByteArray *png_ = png_new (); \
    ADD_TEXT (png_, type, head, pack, text, length); \
    refused_png (png_, code, line, part); \
  } G_STMT_END

static void
test_hostile_png (void)
{
  g_autofree char *zeros = g_malloc0 (80 * 1024 * 1024);
  GByteArray *png;

  refused_png (png_new (), PARCOURS_ERROR_NOT_A_MAP, 0, "carries no journey map");
  REFUSED_TEXT ("iTXt", "journey-mop\0\0\0\0\0", FALSE, MAP, strlen (MAP), PARCOURS_ERROR_NOT_A_MAP, 0, "carries no journey map");
  /* bombs: 80 MiB in 80 KiB */
  REFUSED_TEXT ("iTXt", "journey-map\0\1\0\0\0", TRUE, zeros, 80 * 1024 * 1024, PARCOURS_ERROR_LIMIT, 0, "64 MiB");
  REFUSED_TEXT ("zTXt", "journey-map\0\0", TRUE, zeros, 80 * 1024 * 1024, PARCOURS_ERROR_LIMIT, 0, "64 MiB");
  /* what the head says is not so */
  REFUSED_TEXT ("iTXt", "journey-map\0\1\0\0\0", FALSE, MAP, strlen (MAP), PARCOURS_ERROR_MALFORMED, 0, "damaged");
  REFUSED_TEXT ("iTXt", "journey-map\0\1\7\0\0", TRUE, MAP, strlen (MAP), PARCOURS_ERROR_MALFORMED, 0, "damaged");
  REFUSED_TEXT ("iTXt", "journey-map\0\2\0\0\0", FALSE, MAP, strlen (MAP), PARCOURS_ERROR_MALFORMED, 0, "damaged");
  REFUSED_TEXT ("iTXt", "journey-map\0\0\0", FALSE, MAP, strlen (MAP), PARCOURS_ERROR_MALFORMED, 0, "damaged");
  REFUSED_TEXT ("iTXt", "journey-map\0\0", FALSE, "", 0, PARCOURS_ERROR_MALFORMED, 0, "damaged");
  REFUSED_TEXT ("zTXt", "journey-map\0", FALSE, "", 0, PARCOURS_ERROR_MALFORMED, 0, "damaged");
  REFUSED_TEXT ("tEXt", "journey-map\0", FALSE, "", 0, PARCOURS_ERROR_NOT_A_MAP, 0, "empty");
  /* no map: pictures in pictures least of all */
  REFUSED_TEXT ("tEXt", "journey-map\0", FALSE, META (MAP), strlen (META (MAP)), PARCOURS_ERROR_NOT_A_MAP, 1, "another kind (“svg”)");
  REFUSED_TEXT ("tEXt", "journey-map\0", FALSE, "\n<a/>", 5, PARCOURS_ERROR_NOT_A_MAP, 2, "another kind (“a”)");
  REFUSED_TEXT ("tEXt", "journey-map\0", FALSE, "<!DOCTYPE a []>" MAP, strlen ("<!DOCTYPE a []>" MAP), PARCOURS_ERROR_REFUSED, 1, "DOCTYPE");

  /* one byte other than it was */
  png = png_new ();
  ADD_TEXT (png, "iTXt", "journey-map\0\0\0\0\0", FALSE, MAP, strlen (MAP));
  png->data[png->len - 20] ^= 1;
  refused_png (png, PARCOURS_ERROR_MALFORMED, 0, "damaged");
}

/* Every length that a broken copy may have. */
static void
test_truncated (void)
{
  GByteArray *png = png_new ();
  g_autoptr (GBytes) picture = NULL;
  gsize length, end;
  const char *data;

  ADD_TEXT (png, "iTXt", "journey-map\0\1\0\0\0", TRUE, MAP, strlen (MAP));
  end = png->len;
  picture = png_end (png);
  data = g_bytes_get_data (picture, &length);
  for (gsize n = 8; n < length; n++)
    if (n < end)
      helper_refused (data, n, PARCOURS_ERROR_NOT_A_MAP, 0, "stops before its end");
    else
      assert_title (data, n, "Inside");
  for (gsize n = strlen ("<svg>"); n < strlen (META (MAP)); n++)
    {
      g_autoptr (GBytes) part = g_bytes_new (META (MAP), n);
      g_autoptr (GError) error = NULL;
      g_autoptr (ParcoursMap) map = parcours_reader_read (part, "part.svg", NULL, &error);

      g_assert_true ((map == NULL) == (n < strlen (META (MAP)) - strlen ("</metadata><g/></svg>")));
      g_assert_true (map != NULL || error->domain == PARCOURS_ERROR);
    }
}

/* The limits are those of the map, not of what is around it. */
static void
test_limits (void)
{
  GString *body = g_string_new (NULL);
  g_autofree char *allowed = NULL, *too_much = NULL, *whole = NULL;

  for (int i = 0; i < PARCOURS_LIMIT_DEPTH - 1; i++)
    g_string_append (body, "<x xmlns='urn:x'>");
  for (int i = 0; i < PARCOURS_LIMIT_DEPTH - 1; i++)
    g_string_append (body, "</x>");
  allowed = g_strdup_printf (META ("<journey-map xmlns='" NS "' version='1' id='m'>%s</journey-map>"), body->str);
  too_much = g_strdup_printf (META ("<journey-map xmlns='" NS "' version='1' id='m'><x>%s</x></journey-map>"), body->str);
  g_object_unref (helper_read (allowed, -1, NULL));
  helper_refused (too_much, -1, PARCOURS_ERROR_LIMIT, 1, "256 elements");

  g_string_truncate (body, 0);
  for (int i = 0; i < PARCOURS_LIMIT_ELEMENTS - 1; i++)
    g_string_append (body, "<card/>");
  whole = g_strdup_printf (META ("<journey-map xmlns='" NS "' version='1' id='m'>%s</journey-map>"), body->str);
  g_object_unref (helper_read (whole, -1, NULL));
  g_free (whole);
  whole = g_strdup_printf (META ("<journey-map xmlns='" NS "' version='1' id='m'>%s<card/></journey-map>"), body->str);
  helper_refused (whole, -1, PARCOURS_ERROR_LIMIT, 1, "200000 elements");

  g_string_set_size (body, PARCOURS_LIMIT_TAG + 10);
  memset (body->str, 'x', body->len);
  g_free (whole);
  whole = g_strdup_printf (META ("<journey-map xmlns='" NS "' version='1' id='m'><card id='a' device='%s'/></journey-map>"), body->str);
  helper_refused (whole, -1, PARCOURS_ERROR_LIMIT, 1, "64 KiB");
  g_string_free (body, TRUE);
}

static void
test_is_picture (void)
{
  static const char *const none[] = { "", "<", "<svg", "text", "<!-- ", MAP, "<!-- <svg> -->" MAP, "<svgx>", "<html><svg/></html>", "\211PN", "<?xml" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (none[i], strlen (none[i]));

      if (parcours_carried_is_picture (bytes))
        g_error ("“%s” is no picture", none[i]);
    }
}

/* Only walked: what follows a name is skipped, in a file, and in a pipe, where that is reading. */
static void
assert_looked (GBytes *bytes, gboolean carries)
{
  g_autoptr (GInputStream) seekable = g_memory_input_stream_new_from_bytes (bytes), pipe = NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  int ends[2];

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  g_assert_cmpint (write (ends[1], data, length), ==, length);
  g_assert_cmpint (close (ends[1]), ==, 0);
  pipe = g_unix_input_stream_new (ends[0], TRUE);
  g_assert_cmpint (parcours_carried_look (seekable, NULL), ==, carries);
  g_assert_cmpint (parcours_carried_look (pipe, NULL), ==, carries);
}

static void
test_look (void)
{
  static const char *const types[] = { "tEXt", "zTXt", "iTXt", "IDAT", "gAMA" };
  g_autofree char *large = g_malloc0 (40000);
  g_autoptr (GBytes) text = g_bytes_new_static (MAP, sizeof MAP - 1);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (int before = 0; before < 2; before++)
      {
        g_autoptr (GBytes) whole = NULL, cut = NULL;
        GByteArray *png = png_new ();

        add_chunk (png, "tEXt", "journey", 8);
        add_chunk (png, "IDAT", large, before ? 40000 : 0);
        const guint end = png->len;
        add_chunk (png, types[i], "journey-map\0\0\0\0\0x", 17);
        whole = png_end (png);
        assert_looked (whole, i < 3);
        cut = g_bytes_new_from_bytes (whole, 0, end + 8);
        assert_looked (cut, FALSE);
      }
  assert_looked (text, FALSE);

  /* behind the end, and in a chunk that is longer than the file */
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      GByteArray *png = png_new ();

      if (i == 0)
        add_chunk (png, "IEND", NULL, 0);
      else
        {
          add_number (png, 0xffffffff);
          g_byte_array_append (png, (const guint8 *) "IDAT", 4);
        }
      add_chunk (png, "tEXt", "journey-map\0x", 13);
      bytes = png_end (png);
      assert_looked (bytes, FALSE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/carried/svg", test_svg);
  g_test_add_func ("/carried/png", test_png);
  g_test_add_func ("/carried/rewritten", test_rewritten);
  g_test_add_func ("/carried/large-picture", test_large_picture);
  g_test_add_func ("/carried/other-encodings", test_other_encodings);
  g_test_add_func ("/carried/without", test_without);
  g_test_add_func ("/carried/hostile-svg", test_hostile_svg);
  g_test_add_func ("/carried/broken-picture", test_broken_picture);
  g_test_add_func ("/carried/several", test_several);
  g_test_add_func ("/carried/hostile-png", test_hostile_png);
  g_test_add_func ("/carried/truncated", test_truncated);
  g_test_add_func ("/carried/limits", test_limits);
  g_test_add_func ("/carried/is-picture", test_is_picture);
  g_test_add_func ("/carried/look", test_look);
  return g_test_run ();
}
