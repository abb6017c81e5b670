#include "config.h"

#include <string.h>

#include "base/error.h"
#include "model/element.h"
#include "model/extra.h"

/* The enums and the table are made of the same rows; this ties what is derived. */
static void
test_table (void)
{
  guint n = 0;

  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    {
      const ParcoursKindInfo *kind = parcours_kind_info (k);

      g_assert_cmpuint (kind->kind, ==, k);
      g_assert_cmpuint (parcours_kind_by_xml (kind->xml), ==, k);
      g_assert_cmpuint (kind->first, ==, n);
      g_assert_cmpuint (kind->extra, ==, kind->first + kind->n_fields - 1);
      g_assert_cmpint (kind->ordered, ==, kind->order != PARCOURS_FIELD_NONE);
      for (guint i = n; i < n + kind->n_fields; i++)
        {
          const ParcoursField *field = parcours_field (i);

          g_assert_cmpuint (field->id, ==, i);
          g_assert_cmpuint (field->kind, ==, k);
          if (field->xml != NULL)
            g_assert_cmpuint (parcours_field_by_xml (k, field->xml), ==, i);
          g_assert_cmpint (field->choices != NULL, ==, field->n_choices > 0);
        }
      n += kind->n_fields;
    }
  g_assert_cmpuint (n, ==, PARCOURS_N_FIELDS);
  g_assert_cmpuint (parcours_kind_by_xml ("nonsense"), ==, PARCOURS_KIND_NONE);
  g_assert_cmpuint (parcours_field_by_xml (PARCOURS_KIND_CARD, "nonsense"), ==, PARCOURS_FIELD_NONE);
  g_assert_cmpuint (parcours_field (PARCOURS_LANE_KIND)->n_choices, ==, PARCOURS_NOTE_SEPARATOR + 1);
  g_assert_cmpuint (parcours_field (PARCOURS_CARD_KIND)->n_choices, ==, PARCOURS_N_NOTES);
  g_assert_cmpuint (parcours_kind_info (PARCOURS_KIND_PERSONA)->title, ==, PARCOURS_PERSONA_NAME);
}

static const struct
{
  ParcoursFieldId field;
  const char *text, *canonical; /* canonical NULL: refused; "": unset */
} values[] = {
  { PARCOURS_CARD_EMOTION, "2", "2" },
  { PARCOURS_CARD_EMOTION, " +1 ", "1" },
  { PARCOURS_CARD_EMOTION, "−2", "-2" },
  { PARCOURS_CARD_EMOTION, "0", "0" },
  { PARCOURS_CARD_EMOTION, "3", NULL },
  { PARCOURS_CARD_EMOTION, "1.5", NULL },
  { PARCOURS_CARD_EMOTION, "++1", NULL },
  { PARCOURS_CARD_EMOTION, "", "" },
  { PARCOURS_CARD_EFFORT, "05", "5" },
  { PARCOURS_CARD_EFFORT, "0", NULL },
  { PARCOURS_CARD_KIND, "pain", "pain" },
  { PARCOURS_CARD_KIND, "Pain", NULL },
  { PARCOURS_CARD_KIND, "curve", NULL },
  { PARCOURS_LANE_KIND, "curve", "curve" },
  { PARCOURS_CARD_EFFORT_KINDS, "waiting  physical waiting", "waiting physical" },
  { PARCOURS_CARD_EFFORT_KINDS, "waiting boredom", NULL },
  { PARCOURS_CARD_CHANNELS, " c1 c2  c1 ", "c1 c2" },
  { PARCOURS_CARD_CHANNELS, "c1 2c", NULL },
  { PARCOURS_CARD_TAGS, "a;b ; a;;c d", "a;b;c d" },
  { PARCOURS_CARD_COLOUR, "#FFcc00", "#ffcc00" },
  { PARCOURS_CARD_COLOUR, "#ffcc0", NULL },
  { PARCOURS_CARD_COLOUR, "red", NULL },
  { PARCOURS_CARD_MOMENT_OF_TRUTH, "yes", "yes" },
  { PARCOURS_CARD_MOMENT_OF_TRUTH, "true", NULL },
  { PARCOURS_MAP_REVIEWED, "2026-02-28", "2026-02-28" },
  { PARCOURS_MAP_REVIEWED, "2026-02-29", NULL },
  { PARCOURS_MAP_REVIEWED, "2024-02-29", "2024-02-29" },
  { PARCOURS_MAP_REVIEWED, "28/02/2026", NULL },
  { PARCOURS_MAP_LANG, "fr-CA", "fr-CA" },
  { PARCOURS_MAP_LANG, "fr_CA", NULL },
  { PARCOURS_MEASURE_VALUE, "5,10", "5.1" },
  { PARCOURS_MEASURE_VALUE, "-0", "0" },
  { PARCOURS_MEASURE_VALUE, "−32", "-32" },
  { PARCOURS_MEASURE_VALUE, "1e3", "1000" },
  { PARCOURS_MEASURE_VALUE, "nan", NULL },
  { PARCOURS_MEASURE_VALUE, "0x10", NULL },
  { PARCOURS_MEASURE_VALUE, "inf", NULL },
  { PARCOURS_CARD_OWNER, " Caisses\n centrales ", "Caisses centrales" },
  { PARCOURS_CARD_NOTE, "one\r\ntwo\vthree\x01", "one\ntwo\nthree" },
  { PARCOURS_CARD_NOTE, "a\xe2\x80\xa8" "b\xc2\x85" "c\xff", "a\nb\nc" },
  { PARCOURS_CARD_NOTE, "\x01\x02", "" },
  { PARCOURS_CARD_ORDER, "V001", "V001" },
  { PARCOURS_CARD_ORDER, "V0", NULL },
  { PARCOURS_PICTURE_DATA, " aGVs\nbG8= ", "aGVsbG8=" },
  { PARCOURS_PICTURE_DATA, "aGVsbG8", NULL },
  { PARCOURS_PICTURE_DATA, "a b*c", NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *canonical = parcours_field_parse (values[i].field, values[i].text, &error);
      g_autofree char *again = NULL;

      if (values[i].canonical == NULL)
        {
          g_test_message ("%s must be refused", values[i].text);
          g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
          g_assert_null (canonical);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (canonical, ==, *values[i].canonical != '\0' ? values[i].canonical : NULL);
      again = parcours_field_parse (values[i].field, canonical, NULL);
      g_assert_cmpstr (again, ==, canonical);
    }
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (PARCOURS_TEXT_MAX, 'a'), *more = g_strnfill (PARCOURS_TEXT_MAX + 1, 'a');
  g_autofree char *kept = parcours_field_parse (PARCOURS_CARD_NOTE, text, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (kept, ==, text);
  g_assert_null (parcours_field_parse (PARCOURS_CARD_NOTE, more, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
}

static void
test_format (void)
{
  g_autofree char *plus = parcours_field_format (PARCOURS_CARD_EMOTION, "1", NULL);
  g_autofree char *minus = parcours_field_format (PARCOURS_CARD_EMOTION, "-2", NULL);
  g_autofree char *effort = parcours_field_format (PARCOURS_CARD_EFFORT, "3", NULL);
  g_autofree char *kind = parcours_field_format (PARCOURS_CARD_KIND, "pain", NULL);
  g_autofree char *below = parcours_field_format (PARCOURS_MEASURE_VALUE, "-12.5", NULL);
  g_autofree char *above = parcours_field_format (PARCOURS_MEASURE_VALUE, "12.5", NULL);

  g_assert_cmpstr (plus, ==, "+1");
  g_assert_cmpstr (minus, ==, "−2");
  g_assert_cmpstr (effort, ==, "3");
  g_assert_cmpstr (below, ==, "−12.5");
  g_assert_cmpstr (above, ==, "12.5");
  g_assert_cmpstr (kind, ==, "Pain point");
}

static void
test_extra (void)
{
  const char *parts[PARCOURS_N_EXTRAS] = { "<!-- a -->", NULL, "<x/>", NULL };
  const char *none[PARCOURS_N_EXTRAS] = { NULL, "", NULL, NULL };
  g_autofree char *extra = parcours_extra_join (parts);
  g_autofree char *before = parcours_extra_part (extra, PARCOURS_EXTRA_BEFORE);
  g_autofree char *attributes = parcours_extra_part (extra, PARCOURS_EXTRA_ATTRIBUTES);
  g_autofree char *children = parcours_extra_part (extra, PARCOURS_EXTRA_CHILDREN);
  g_autofree char *absent = parcours_extra_part (NULL, PARCOURS_EXTRA_AFTER);

  g_assert_cmpstr (before, ==, "<!-- a -->");
  g_assert_cmpstr (attributes, ==, "");
  g_assert_cmpstr (children, ==, "<x/>");
  g_assert_cmpstr (absent, ==, "");
  g_assert_null (parcours_extra_join (none));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/table", test_table);
  g_test_add_func ("/schema/parse", test_parse);
  g_test_add_func ("/schema/long", test_long);
  g_test_add_func ("/schema/format", test_format);
  g_test_add_func ("/schema/extra", test_extra);
  return g_test_run ();
}
