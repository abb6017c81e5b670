/* Blocks as spreadsheets put them on the clipboard, and text that only looks a little like one. */
#include "config.h"

#include <string.h>

#include "base/error.h"
#include "model/block.h"

/* "row,column:title/note" for each cell, by spaces replaced. */
static char *
dup_words_n (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursBlock) block = parcours_block_parse (text, length, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  g_string_append_printf (words, "%ux%u", block->n_rows, block->n_columns);
  for (guint i = 0; i < block->cells->len; i++)
    {
      const ParcoursBlockCell *cell = &g_array_index (block->cells, ParcoursBlockCell, i);

      g_string_append_printf (words, " %u,%u:%s", cell->row, cell->column, cell->title);
      if (cell->note != NULL)
        g_string_append_printf (words, "/%s", cell->note);
    }
  return g_string_free (words, FALSE);
}

static void
assert_block_n (const char *text, gsize length, const char *expected)
{
  g_autofree char *words = dup_words_n (text, length);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_block (const char *text, const char *expected)
{
  assert_block_n (text, strlen (text), expected);
}

static void
test_plain (void)
{
  assert_block ("a\tb\nc\td\n", "2x2 0,0:a 0,1:b 1,0:c 1,1:d");
  assert_block ("a\tb\r\nc\td\r\n", "2x2 0,0:a 0,1:b 1,0:c 1,1:d");
  assert_block ("a\tb\rc\td", "2x2 0,0:a 0,1:b 1,0:c 1,1:d");
  assert_block ("\xef\xbb\xbf" "a\tb", "1x2 0,0:a 0,1:b");
}

/* Gaps say where the rest belongs; empty rows and columns at the end say nothing. */
static void
test_gaps (void)
{
  assert_block ("a\t\tb", "1x3 0,0:a 0,2:b");
  assert_block ("\t\n\tb\n", "2x2 1,1:b");
  assert_block ("a\t\t\t\t\n\t\t\t\t\n", "1x1 0,0:a");
  assert_block ("a\t \xc2\xa0x \n", "1x2 0,0:a 0,1:\xc2\xa0x");
}

static void
test_quotes (void)
{
  assert_block ("\"a\tb\"\tc", "1x2 0,0:a b 0,1:c");
  assert_block ("\"one\ntwo\r\nthree\"\tc\n", "1x2 0,0:one/two\nthree 0,1:c");
  assert_block ("\"say \"\"yes\"\"\"\tc", "1x2 0,0:say \"yes\" 0,1:c");
  assert_block ("5\" pipe\t\"\"\n", "1x1 0,0:5\" pipe");
  /* Not quoted cells: text after the closing mark, and no closing mark at all. */
  assert_block ("\"Wow\" she said\tc", "1x2 0,0:\"Wow\" she said 0,1:c");
  assert_block ("\"open\tc\nd\te", "2x2 0,0:\"open 0,1:c 1,0:d 1,1:e");
  assert_block ("\"\tc", "1x2 0,0:\" 0,1:c");
}

static void
test_bad_bytes (void)
{
  assert_block_n ("a\0b\tc\0", 6, "1x2 0,0:ab 0,1:c");
  assert_block ("a\x01\xff\tb\xed\xa0\x80", "1x2 0,0:a 0,1:b");
}

static void
assert_fails_n (const char *text, gsize length, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parcours_block_parse (text, length, &error));
  g_assert_error (error, PARCOURS_ERROR, code);
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *large = g_strnfill (PARCOURS_BLOCK_MAX + 1, 'x');
  g_autofree char *words = NULL;

  for (guint i = 0; i < PARCOURS_BLOCK_CELLS_MAX; i++)
    g_string_append (many, "x\t");
  words = dup_words_n (many->str, many->len);
  g_assert_true (g_str_has_prefix (words, "1x2000 "));
  g_string_append_c (many, 'x');
  assert_fails_n (many->str, many->len, PARCOURS_ERROR_LIMIT);
  assert_fails_n (large, PARCOURS_BLOCK_MAX + 1, PARCOURS_ERROR_LIMIT);
  assert_fails_n ("\t\t\n \t\n", 6, PARCOURS_ERROR_NOT_A_MAP);
  assert_fails_n ("", 0, PARCOURS_ERROR_NOT_A_MAP);
}

/* Millions of quotation marks that never close must not take the square of their number. */
static void
test_unclosed_quotes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 1900; i++)
    g_string_append (text, "\"x\t");
  while (text->len < PARCOURS_BLOCK_MAX - 10)
    g_string_append (text, "yyyyyyyyyy");
  words = dup_words_n (text->str, text->len);
  g_assert_true (g_str_has_prefix (words, "1x1901 "));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static void
test_looks_like (void)
{
  static const char *const blocks[] = { "a\tb", "a\t\n", "a\t\n\tb", "x\n a\tb" };
  static const char *const lines[] = { "a", "a\nb", "\ta\n\t\tb", " \t a\n", "", "\t\t\n" };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    g_assert_true (parcours_block_looks_like (blocks[i], strlen (blocks[i])));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_false (parcours_block_looks_like (lines[i], strlen (lines[i])));
}

static void
test_append (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  parcours_block_append (text, "plain \"word\"");
  g_string_append_c (text, '\t');
  parcours_block_append (text, "two\nlines \"here\"");
  g_string_append_c (text, '\t');
  parcours_block_append (text, "\"first");
  g_assert_cmpstr (text->str, ==, "plain \"word\"\t\"two\nlines \"\"here\"\"\"\t\"\"\"first\"");
  assert_block (text->str, "1x3 0,0:plain \"word\" 0,1:two/lines \"here\" 0,2:\"first");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/block/plain", test_plain);
  g_test_add_func ("/model/block/gaps", test_gaps);
  g_test_add_func ("/model/block/quotes", test_quotes);
  g_test_add_func ("/model/block/bad-bytes", test_bad_bytes);
  g_test_add_func ("/model/block/limits", test_limits);
  g_test_add_func ("/model/block/unclosed-quotes", test_unclosed_quotes);
  g_test_add_func ("/model/block/looks-like", test_looks_like);
  g_test_add_func ("/model/block/append", test_append);

  return g_test_run ();
}
