#include "config.h"

#include "base/error.h"
#include "model/filter.h"
#include "sample.h"

static void
set (ParcoursMap *map, const char *id, ParcoursFieldId field, const char *value)
{
  g_autoptr (GError) error = NULL;

  parcours_map_set (map, sample_get (map, id), field, value, &error);
  g_assert_no_error (error);
}

/* The sample with something to tell its cards apart: k1 and k2 at Search/Decide in the touchpoints of Ludovic, k3 at Purchase in his pains,
 * k4 parked. */
static ParcoursMap *
rated_map (void)
{
  ParcoursMap *map = sample_map ();
  g_autoptr (ParcoursElement) comment = parcours_element_new (PARCOURS_KIND_COMMENT, "m1");

  set (map, "k1", PARCOURS_CARD_EMOTION, "1");
  set (map, "k1", PARCOURS_CARD_CHANNELS, "c2");
  set (map, "k1", PARCOURS_CARD_TAGS, "Été;urgent");
  set (map, "k1", PARCOURS_CARD_NOTE, "Trois sites, beaucoup d’étoiles");
  set (map, "k2", PARCOURS_CARD_EMOTION, "-1");
  set (map, "k2", PARCOURS_CARD_KIND, "delight");
  set (map, "k2", PARCOURS_CARD_CHANNELS, NULL);
  set (map, "k2", PARCOURS_CARD_MOMENT_OF_TRUTH, "yes");
  set (map, "k2", PARCOURS_CARD_LEVEL, "internal");
  set (map, "k3", PARCOURS_CARD_EMOTION, "-2");
  set (map, "k3", PARCOURS_CARD_EFFORT, "4");
  set (map, "k3", PARCOURS_CARD_EFFORT_KINDS, "waiting physical");
  set (map, "k3", PARCOURS_CARD_LEVEL, "validated");
  set (map, "k3", PARCOURS_CARD_OWNER, "Caisse, accueil");
  parcours_element_set (comment, PARCOURS_COMMENT_TEXT, "Samedi après-midi", NULL);
  parcours_map_add (map, sample_get (map, "k3"), comment, -1);
  set (map, "c2", PARCOURS_CHANNEL_NAME, "Réseau social");
  return map;
}

static void
assert_shows (ParcoursMap *map, const ParcoursFilter *filter, const char *text, const char *expected)
{
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *shown = NULL;

  for (guint i = 1; i <= cards->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", i);

      if (parcours_filter_matches (filter, map, sample_get (map, id)))
        g_ptr_array_add (ids, (char *) parcours_element_get_id (sample_get (map, id)));
    }
  g_assert_cmpuint (parcours_filter_count (filter, map), ==, ids->len);
  g_ptr_array_add (ids, NULL);
  shown = g_strjoinv (" ", (char **) ids->pdata);
  if (!g_str_equal (shown, expected))
    g_error ("“%s” shows “%s”, not “%s”", text, shown, expected);
}

static void
test_match (void)
{
  static const char *const cases[][2] = {
    { "", "k1 k2 k3 k4" }, { "   ", "k1 k2 k3 k4" },
    /* kinds: the card's own before the lane's */
    { "kind=pain", "k3" }, { "kind=touchpoint", "k1" }, { "kind=delight", "k2" }, { "kind=free", "k4" }, { "kind=pain,delight", "k2 k3" },
    { "kind!=pain", "k1 k2 k4" }, { "kind=\"Pain point\"", "k3" }, { "KIND=Pain", "k3" },
    /* numbers */
    { "emotion=-1", "k2" }, { "emotion=−1", "k2" }, { "emotion=+1", "k1" }, { "emotion<=-1", "k2 k3" }, { "emotion>=-1", "k1 k2" },
    { "emotion=", "k4" }, { "emotion!=", "k1 k2 k3" }, { "emotion=,1", "k1 k4" }, { "emotion!=-2", "k1 k2 k4" }, { "effort>=3", "k3" },
    { "effort=", "k1 k2 k4" }, { "emotion<=-1 effort>=4", "k3" }, { "emotion=1 emotion=-1", "" },
    /* references by name and by id, places as they resolve */
    { "persona=Ludovic", "k1 k2 k3" }, { "persona=p1", "k1 k2 k3" }, { "persona=LUDO", "" }, { "persona~ludo", "k1 k2 k3" }, { "persona=", "k4" },
    { "stage=Search", "k1 k2" }, { "stage=s2", "k3" }, { "step=decide", "k1 k2" }, { "step=", "k3 k4" }, { "lane=l2", "k3" }, { "lane=", "k4" },
    { "channel=\"reseau social\"", "k1 k3 k4" }, { "channels=c2", "k1 k3 k4" }, { "channel=Shop,c2", "k1 k3 k4" }, { "channel=", "k2" },
    { "channel!=shop", "k1 k2" }, { "channel~social", "k1 k3 k4" }, { "channel=Nowhere", "" },
    /* lists, choices, yes */
    { "tag=ete", "k1" }, { "tags=URGENT", "k1" }, { "tag~gen", "k1" }, { "tag=", "k2 k3 k4" }, { "effort-kinds=waiting", "k3" },
    { "effort-kind=physical", "k3" }, { "effort-kinds=financial", "" }, { "moment-of-truth=yes", "k2" }, { "moment-of-truth=no", "k1 k3 k4" },
    { "moment-of-truth!=yes", "k1 k3 k4" }, { "level=validated", "k3" }, { "level>=internal", "k2 k3" }, { "level<=internal", "k2" },
    /* texts */
    { "owner=\"caisse, accueil\"", "k3" }, { "owner~accueil", "k3" }, { "owner=", "k1 k2 k4" }, { "title~FRIEND", "k2" }, { "note~etoiles", "k1" },
    { "note=", "k2 k3 k4" }, { "note~\"d'etoiles\"", "k1" },
    /* words look into all prose, that of comments too */
    { "friend", "k2" }, { "apres-midi", "k3" }, { "\"three words here\"", "" }, { "trois sites", "k1" }, { "\"sites, beaucoup\"", "k1" },
    { "samedi kind=pain", "k3" }, { "samedi kind=delight", "" }, { "\"\"", "k1 k2 k3 k4" },
  };
  g_autoptr (ParcoursMap) map = rated_map ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ParcoursFilter) filter = parcours_filter_parse (cases[i][0], &error);

      g_assert_no_error (error);
      assert_shows (map, filter, cases[i][0], cases[i][1]);
    }
}

static void
test_write (void)
{
  static const char *const cases[][2] = {
    { "  kind=pain   till ", "kind=pain till" },
    { "KIND=Pain,pain,\"pain point\"", "kind=pain" },
    { "channel=web", "channels=web" },
    { "emotion=−1,+2", "emotion=-1,2" },
    { "emotion=", "emotion=" },
    { "emotion=1,", "emotion=1," },
    { "moment-of-truth=no", "moment-of-truth=" },
    { "\"two words\"", "\"two words\"" },
    { "\"one\"", "one" },
    { "\"a=b\"", "\"a=b\"" },
    { "3=4", "3=4" },
    { "owner=\"A, B\",C", "owner=\"A, B\",C" },
    { "\"say \\\"no\\\"\"", "\"say \\\"no\\\"\"" },
    { "back\\slash", "\"back\\\\slash\"" },
    { "title~two,three", "title~\"two,three\"" },
    { "a\tb\nc", "a b c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ParcoursFilter) filter = parcours_filter_parse (cases[i][0], &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = parcours_filter_to_string (filter);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_errors (void)
{
  static const char *const cases[][2] = {
    { "kind=pian", "Character 6 of the filter: “kind” can be touchpoint, action, *, free, not “pian”." },
    { "till emotion=9", "Character 14 of the filter: *“9” is not a whole number from -2 to 2.*" },
    { "colr=red", "Character 1 of the filter: cards have no field “colr”. There are persona, stage, *" },
    { "“é” kind<pain", "Character 9 of the filter: write <= for “at most”." },
    { "effort>3", "Character 7 of the filter: write >= for “at least”." },
    { "kind<=pain", "Character 1 of the filter: “kind” has no order.*" },
    { "stage>=Search", "Character 1 of the filter: “stage” has no order.*" },
    { "emotion~1", "Character 1 of the filter: “emotion” is no text to look into.*" },
    { "effort>=", "Character 9 of the filter: a value is missing after “effort>=”." },
    { "title~", "Character 7 of the filter: a value is missing after “title~”." },
    { "owner=\"Ann", "Character 7 of the filter: the quotation mark is not closed.*" },
    { "\"", "Character 1 of the filter: the quotation mark is not closed.*" },
    { "\"a\"b", "Character 4 of the filter: a space is missing here.*" },
    { "order=V", "Character 1 of the filter: cards have no field “order”.*" },
    { "moment-of-truth=maybe", "Character 17 of the filter: *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ParcoursFilter) filter = parcours_filter_parse (cases[i][0], &error);

      g_assert_null (filter);
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
      if (!g_pattern_match_simple (cases[i][1], error->message))
        g_error ("“%s” says “%s”", cases[i][0], error->message);
    }
}

static void
assert_text (const ParcoursFilter *filter, const char *expected)
{
  g_autofree char *text = parcours_filter_to_string (filter);

  g_assert_cmpstr (text, ==, expected);
}

/* What check boxes do. */
static void
test_menus (void)
{
  g_autoptr (ParcoursMap) map = rated_map ();
  g_autoptr (ParcoursFilter) none = parcours_filter_parse ("till", NULL), pain = NULL, two = NULL, back = NULL, social = NULL, unset = NULL;
  g_autoptr (ParcoursFilter) by_name = parcours_filter_parse ("channel=\"RESEAU social\",shop", NULL), one = NULL, twins = NULL;

  pain = parcours_filter_with (none, map, "kind", "pain", TRUE);
  assert_text (pain, "till kind=pain");
  two = parcours_filter_with (pain, map, "kind", "action", TRUE);
  assert_text (two, "till kind=pain,action");
  g_assert_true (parcours_filter_has (two, map, "kind", "action"));
  g_assert_false (parcours_filter_has (two, map, "kind", "delight"));
  back = parcours_filter_with (pain, map, "kind", "pain", FALSE);
  assert_text (back, "till");
  unset = parcours_filter_with (none, map, "emotion", NULL, TRUE);
  assert_text (unset, "till emotion=");
  g_assert_true (parcours_filter_has (unset, map, "emotion", NULL));
  g_assert_false (parcours_filter_has (unset, map, "emotion", "1"));

  social = parcours_filter_with (none, map, "channel", "c2", TRUE);
  assert_text (social, "till channels=\"Réseau social\"");
  g_assert_true (parcours_filter_has (by_name, map, "channel", "c2"));
  one = parcours_filter_with (by_name, map, "channel", "c2", FALSE);
  assert_text (one, "channels=shop");

  /* a name that two have says too little */
  set (map, "c1", PARCOURS_CHANNEL_NAME, "reseau SOCIAL");
  twins = parcours_filter_with (none, map, "channel", "c2", TRUE);
  assert_text (twins, "till channels=c2");
}

static void
assert_values (ParcoursMap *map, const char *name, const char *expected)
{
  g_autoptr (GPtrArray) values = parcours_filter_list_values (map, name);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const ParcoursFilterValue *value = values->pdata[i];

      g_string_append_printf (list, "%s%s:%u", i > 0 ? " " : "", value->value != NULL ? value->value : "-", value->n_cards);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

static void
test_values (void)
{
  g_autoptr (ParcoursMap) map = rated_map ();

  assert_values (map, "kind", "touchpoint:1 pain:1 delight:1 free:1");
  assert_values (map, "persona", "p1:3 -:1");
  assert_values (map, "channel", "c1:2 c2:3 -:1");
  assert_values (map, "emotion", "-2:1 -1:1 1:1 -:1");
  assert_values (map, "tag", "Été:1 urgent:1 -:3");
  assert_values (map, "effort-kinds", "waiting:1 physical:1 -:3");
}

static void
append_random (GString *text, GRand *rand)
{
  static const char *const pieces[] = { "kind", "emotion", "owner", "tag", "=", "!=", "<=", ">=", "~", "<", "pain", "-1", ",", " ", " ", "\"", "\\",
                                        "é", "e\u0301", "a", "word", "«", "moment-of-truth", "channel", "yes", "\u00a0", "\t", "\x01", "title" };

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
}

/* Whatever is read is written so that it reads back the same, and shows the same cards. */
static void
test_stable (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  g_autoptr (ParcoursMap) map = rated_map ();
  guint read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (ParcoursFilter) first = NULL, second = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL, *again = NULL;

      append_random (text, rand);
      first = parcours_filter_parse (text->str, &error);
      g_assert_true ((first == NULL) == (error != NULL));
      if (first == NULL)
        continue;
      read++;
      g_clear_error (&error);
      written = parcours_filter_to_string (first);
      second = parcours_filter_parse (written, &error);
      if (second == NULL)
        g_error ("“%s” is written as “%s”: %s", text->str, written, error->message);
      again = parcours_filter_to_string (second);
      g_assert_cmpstr (again, ==, written);
      for (guint k = 1; k <= 4; k++)
        {
          g_autofree char *id = g_strdup_printf ("k%u", k);

          g_assert_true (parcours_filter_matches (first, map, sample_get (map, id)) == parcours_filter_matches (second, map, sample_get (map, id)));
        }
    }
  g_assert_cmpuint (read, >, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/match", test_match);
  g_test_add_func ("/filter/write", test_write);
  g_test_add_func ("/filter/errors", test_errors);
  g_test_add_func ("/filter/menus", test_menus);
  g_test_add_func ("/filter/values", test_values);
  g_test_add_func ("/filter/stable", test_stable);
  return g_test_run ();
}
