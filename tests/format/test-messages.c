/* What a person is told about files that are no journey map, or a damaged one. */
#include "config.h"

#include <string.h>

#include "format/limits.h"
#include "helper.h"

#define ROOT "<journey-map xmlns='" PARCOURS_FORMAT_NAMESPACE "' version='1' id='m'>"

static void
test_other_files (void)
{
  static const struct { const char *bytes; gsize length; int line; const char *part; } files[] = {
    { "", 0, 0, "empty" },
    { " \n\t\r\n", 5, 0, "empty" },
    { "\0\0\0\0", 4, 0, "zeros" },
    { "PK\003\004rest", 8, 0, "zip archive" },
    { "\037\213\010", 3, 0, "gzip" },
    { "%PDF-1.7\n", 9, 0, "PDF" },
    { "\211PNG\r\n\032\n", 8, 0, "PNG" },
    { "\377\330\377\340", 4, 0, "JPEG" },
    { "\320\317\021\340", 4, 0, "office document" },
    { "<!DOCTYPE html>\n<html>", 22, 1, "web page" },
    { "\n<HTML lang='fr'>", 17, 2, "web page" },
    { "{\n \"nodes\": []}", 15, 1, "JSON" },
    { "\n[ 1, 2 ]", 9, 2, "JSON" },
    { "Bonjour,\nvoici la carte", 23, 1, "starts with “Bonjour,”" },
    { "<html xmlns='http://www.w3.org/1999/xhtml'/>", 44, 1, "web page" },
    { "<!-- x -->\n<svg xmlns='http://www.w3.org/2000/svg'/>", 52, 2, "SVG picture" },
    { "<!-- x --><HTML xmlns='urn:x'><p/></HTML>", 41, 1, "web page" },
    { "<opml/>", 7, 1, "another kind (“opml”)" },
    { "<journey-map/>", 14, 1, "namespace" },
    { "<journey-map xmlns='urn:other'/>", 32, 1, "“urn:other”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    helper_refused (files[i].bytes, files[i].length, PARCOURS_ERROR_NOT_A_MAP, files[i].line, files[i].part);
}

static void
test_conflict_markers (void)
{
  helper_refused (ROOT "\n<title>A</title>\n<<<<<<< HEAD\n<stage id='a'/>\n=======\n<stage id='b'/>\n>>>>>>> "
                       "theirs\n</journey-map>",
                  -1, PARCOURS_ERROR_NOT_A_MAP, 3, "conflict marker");
  helper_refused ("<<<<<<< HEAD\n<?xml version='1.0'?>\n", -1, PARCOURS_ERROR_NOT_A_MAP, 1, "conflict marker");
  helper_refused (ROOT "<card id='a'\n<<<<<<< ours\n stage='b'/></journey-map>", -1, PARCOURS_ERROR_NOT_A_MAP, 2,
                  "conflict marker");
}

/* The styles of merge.conflictStyle: with and without the version both came from; zdiff3 looks like diff3. */
static void
test_conflict_styles (void)
{
  static const char *const conflicts[] = {
    "<<<<<<< HEAD\n<title>Ours</title>\n=======\n<title>Theirs</title>\n>>>>>>> colleague\n",
    "<<<<<<< ours\n<title>Ours</title>\n||||||| 1a2b3c4\n<title>Base</title>\n=======\n<title>Theirs</title>\n>>>>>>> theirs\n",
    "<<<<<<< HEAD\r\n<title>Ours</title>\r\n||||||| 1a2b3c4\r\n=======\r\n>>>>>>> 5d6e7f8\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autofree char *text = g_strconcat (ROOT "\n<stage id='s'>\n", conflicts[i], "</stage>\n</journey-map>\n", NULL);

      helper_refused (text, -1, PARCOURS_ERROR_NOT_A_MAP, 3, "conflict marker of git");
      helper_refused (text, -1, PARCOURS_ERROR_NOT_A_MAP, 3, "Choose one of the two versions in git, then open the file again");
    }
  g_print ("# promise: copies of sync tools | messages | %u styles of git's markers named, with the line and what to do\n",
           (guint) G_N_ELEMENTS (conflicts));
}

static void
test_conflict_names (void)
{
  static const char *const names[] = {
    "ludovic.sync-conflict-20260102-101112-ABCDEFG.jmap", "ludovic (Sam's conflicted copy 2026-01-02).jmap",
    "ludovic (conflicted copy 2026-01-02 101112).jmap", "ludovic_conflict-20260102-101112.jmap",
    "ludovic (Copie en conflit de Sam 2026-01-02).jmap",
  };
  g_autofree char *text = helper_document ("");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (ParcoursMap) map = parcours_reader_read (bytes, names[i], &problems, NULL);

      g_assert_nonnull (map);
      g_assert_true (helper_has_problem (problems, 0, "a copy of “ludovic.jmap”"));
      g_assert_true (helper_has_problem (problems, 0, "two people saved"));
    }
  g_assert_null (parcours_sniff_conflict_name ("Conflicts of interest.jmap"));
  g_assert_null (parcours_sniff_conflict_name ("ludovic.jmap"));
}

static void
test_damage (void)
{
  static const struct { const char *text; int line; const char *part; } files[] = {
    { ROOT "\n<stage id='s'>\n<title>A</titel>\n</stage></journey-map>", 3, "“title”, which began in line 3, is closed "
                                                                            "here as “titel”" },
    { ROOT "\n<title>R&D</title></journey-map>", 2, "write “&amp;” for “&”" },
    { ROOT "\n<title>a & b</title></journey-map>", 2, "write “&amp;” for “&”" },
    { ROOT "\n<title>caf&eacute;</title></journey-map>", 2, "“&eacute;” is known to web pages only" },
    { ROOT "\n<title>a\013b</title></journey-map>", 2, "control character" },
    { ROOT "\n<title>&#11;</title></journey-map>", 2, "control character" },
    { ROOT "\n<card id='a' id='b'/></journey-map>", 2, "“id” is given twice" },
    { ROOT "\n<card id='a>\n<title>T</title></card></journey-map>", 3, "quotation mark is missing" },
    { ROOT "\n<x:card/></journey-map>", 2, "prefix (“x:”)" },
    { ROOT "\n<stage id='s'/>\n", 2, "stops before the end of the map" },
    { ROOT "\n<card id='c'><title>T</title>", 2, "stops in the middle of a card" },
    { ROOT "\n<stage id='c'><![CDATA[T", 2, "stops in the middle of a record (Stage)" },
    { ROOT "\n<stage id='c'><title>T", 2, "stops in the middle of a record (Stage)" },
    { "<?xml version='1.0'?>\n<journey-map xml", 2, "stops before the map begins" },
    { ROOT "</journey-map>\n<stage/>", 2, "after the end of the map" },
    { ROOT "</journey-map>\n<!-- half", 2, "after the end of the map" },
    { ROOT "\n<card id=c/></journey-map>", 2, "markup is damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    helper_refused (files[i].text, -1, PARCOURS_ERROR_MALFORMED, files[i].line, files[i].part);
}

/* So many problems that a list of them helps nobody: the first thousand, and that there are more. */
static void
test_many_problems (void)
{
  g_autoptr (GString) body = g_string_new (ROOT);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  ParcoursProblem *last;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (body, "\n<unknown%d/>", i);
  g_string_append (body, "</journey-map>");
  map = helper_read (body->str, body->len, &problems);
  g_assert_cmpuint (problems->len, ==, 1001);
  g_assert_true (helper_has_problem (problems, 1001, "“unknown999”"));
  last = problems->pdata[1000];
  g_assert_cmpint (last->line, ==, 1002);
  g_assert_nonnull (strstr (last->text, "more problems"));
}

/* A long word is quoted up to the end of a character, and on one line. */
static void
test_quoted (void)
{
  g_autofree char *word = g_strconcat ("e", "éééééééééé" "éééééééééé" "éééééééééé" "éééééééééé", NULL);
  g_autofree char *wrong = g_strdup_printf (ROOT "<title>T</%s></journey-map>", word);
  g_autofree char *odd = g_strdup_printf (ROOT "<card %s='1'/>%s</journey-map>", word, word);
  g_autofree char *quoted = g_strdup_printf ("“%.59s”", word);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (ParcoursMap) map = helper_read (odd, -1, &problems);
  g_autoptr (ParcoursMap) other = helper_read (ROOT "<card id='a&#10;b'/></journey-map>", -1, &more);

  g_assert_nonnull (map);
  g_assert_nonnull (other);
  helper_refused (wrong, -1, PARCOURS_ERROR_MALFORMED, 1, quoted);
  for (guint i = 0; i < problems->len; i++)
    g_assert_true (g_utf8_validate (((ParcoursProblem *) problems->pdata[i])->text, -1, NULL));
  g_assert_true (helper_has_problem (problems, 1, quoted));
  g_assert_true (helper_has_problem (more, -1, "“a b”"));
}

static void
test_name_and_line (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (parcours_reader_read (bytes, "the clipboard", NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "the clipboard, line 1: This is a JSON file"));
  g_clear_error (&error);
  g_assert_null (parcours_reader_read (nothing, "a.jmap", NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "a.jmap: The file is empty."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/messages/other-files", test_other_files);
  g_test_add_func ("/format/messages/conflict-markers", test_conflict_markers);
  g_test_add_func ("/format/messages/conflict-styles", test_conflict_styles);
  g_test_add_func ("/format/messages/conflict-names", test_conflict_names);
  g_test_add_func ("/format/messages/damage", test_damage);
  g_test_add_func ("/format/messages/many-problems", test_many_problems);
  g_test_add_func ("/format/messages/quoted", test_quoted);
  g_test_add_func ("/format/messages/name-and-line", test_name_and_line);
  return g_test_run ();
}
