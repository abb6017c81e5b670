/* A record in a line: what people pasted into a title stays in the map, but a line is a line. */
#include "config.h"

#include "shell/record-words.h"

static void
test_pasted (void)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  g_autoptr (ParcoursElement) goal = parcours_element_new (PARCOURS_KIND_GOAL, NULL);
  g_autofree char *title = NULL, *subtitle = NULL;

  parcours_element_set (goal, PARCOURS_GOAL_TEXT, "Fewer\t\tquestions\n“asked twice”", NULL);
  parcours_element_set (goal, PARCOURS_GOAL_SIDE, "business", NULL);
  title = parcours_record_dup_title (goal);
  subtitle = parcours_record_dup_subtitle (map, goal);
  g_assert_cmpstr (title, ==, "Fewer questions “asked twice”");
  g_assert_cmpstr (subtitle, ==, "Business");
  g_assert_cmpstr (parcours_element_get_text (goal, PARCOURS_GOAL_TEXT), ==, "Fewer\t\tquestions\n“asked twice”");
}

static void
test_nameless (void)
{
  g_autoptr (ParcoursElement) goal = parcours_element_new (PARCOURS_KIND_GOAL, NULL);
  g_autofree char *title = parcours_record_dup_title (goal);

  g_assert_cmpstr (title, ==, "Goal");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-words/pasted", test_pasted);
  g_test_add_func ("/record-words/nameless", test_nameless);
  return g_test_run ();
}
