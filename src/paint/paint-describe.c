/* paint-describe.c - a card in plain sentences, for whoever hears it or reads it elsewhere. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/words.h"
#include "paint/paint-private.h"

/* Ends in a way that needs no full stop. */
static gboolean
is_closed (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return last && g_utf8_strchr (".!?…»”", -1, g_utf8_get_char (last)) != NULL;
}

/* Adds one sentence; line feeds become spaces. */
static void
add_sentence (GString *words, const char *text)
{
  if (!text || !*text)
    return;

  if (words->len > 0)
    g_string_append_c (words, ' ');
  for (const char *c = text; *c; c++)
    g_string_append_c (words, *c == '\n' ? ' ' : *c);
  if (!is_closed (text))
    g_string_append_c (words, '.');
}

/* "Label: value." */
static void
add_fact (GString *words, const char *lang, const char *label, const char *value)
{
  /* Translators: the name of a field and its value, "Effort: 3" */
  g_autofree char *fact = parcours_words_fill (lang, N_("%1$s: %2$s"), parcours_words (lang, NULL, label), value, NULL);

  add_sentence (words, fact);
}

/* "Purchase, Payment, Touchpoints, Ludovic." */
static void
add_place (GString *words, ParcoursMap *map, ParcoursElement *card, const char *lang)
{
  ParcoursElement *stage, *step, *lane;
  ParcoursElement *places[4] = { NULL };
  g_autoptr (GString) place = g_string_new (NULL);

  parcours_map_card_place (map, card, &stage, &step, &lane);
  if (!stage || !lane)
    {
      add_sentence (words, parcours_words (lang, NULL, N_("Not placed yet")));
      return;
    }

  places[0] = stage;
  places[1] = step;
  places[2] = lane;
  places[3] = parcours_map_find_kind (map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA), PARCOURS_KIND_PERSONA);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *name = places[i] ? parcours_element_get_name (places[i]) : "";

      if (*name)
        g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", name);
    }
  add_sentence (words, place->str);
}

/* Names instead of ids. */
static void
add_references (GString *words, ParcoursMap *map, ParcoursElement *card, const ParcoursField *field, const char *lang)
{
  g_auto (GStrv) ids = parcours_element_dup_list (card, field->id);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; ids[i]; i++)
    {
      ParcoursElement *target = parcours_map_find_kind (map, ids[i], field->target);
      const char *name = target ? parcours_element_get_name (target) : "";

      if (*name)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (names->len > 0)
    add_fact (words, lang, field->label, names->str);
}

static void
add_scale (GString *words, const char *lang, const ParcoursField *field, const char *value)
{
  g_autofree char *most = g_strdup_printf ("%d", (int) field->max);
  /* Translators: a value on a scale, "3 of 5" */
  g_autofree char *text = parcours_words_fill (lang, N_("%1$s of %2$s"), value, most, NULL);

  add_fact (words, lang, field->label, text);
}

/* What it shows, if somebody wrote that down; else that there is one. */
static void
add_picture (GString *words, ParcoursMap *map, const char *id, const char *label, const char *lang)
{
  ParcoursElement *picture = parcours_map_find_kind (map, id, PARCOURS_KIND_PICTURE);
  const char *alt = picture != NULL ? parcours_element_get_text (picture, PARCOURS_PICTURE_ALT) : NULL;

  if (alt != NULL)
    add_fact (words, lang, label, alt);
  else
    add_sentence (words, parcours_words (lang, NULL, N_("With a picture")));
}

static void
add_field (GString *words, ParcoursMap *map, ParcoursElement *card, const ParcoursField *field, const char *lang)
{
  const char *value = parcours_element_get_value (card, field->id);
  g_autofree char *text = NULL;

  switch ((int) field->id)
    {
    case PARCOURS_CARD_TITLE:
    case PARCOURS_CARD_NOTE:
    case PARCOURS_CARD_KIND:
    case PARCOURS_CARD_COLOUR:
    case PARCOURS_CARD_SPAN:
    case PARCOURS_CARD_HREF:
      return;
    case PARCOURS_CARD_PICTURE:
      add_picture (words, map, value, field->label, lang);
      return;
    case PARCOURS_CARD_EFFORT:
    case PARCOURS_CARD_IMPORTANCE:
    case PARCOURS_CARD_SATISFACTION:
      add_scale (words, lang, field, value);
      return;
    case PARCOURS_CARD_MOMENT_OF_TRUTH:
      add_sentence (words, parcours_words (lang, NULL, field->label));
      return;
    default:
      break;
    }
  if (field->type == PARCOURS_TYPE_IDS)
    {
      add_references (words, map, card, field, lang);
      return;
    }
  text = parcours_field_format (field->id, value, lang);
  add_fact (words, lang, field->label, text);
}

/* How many records of a kind hang on the card. */
static void
add_count (GString *words, ParcoursElement *card, const char *lang, ParcoursKind kind, const char *singular, const char *plural)
{
  const guint n = parcours_element_list (card, kind)->len;
  g_autofree char *text = n > 0 ? parcours_words_counted (lang, singular, plural, n) : NULL;

  add_sentence (words, text);
}

char *
parcours_paint_card_words (ParcoursMap *map, ParcoursElement *card, const char *lang)
{
  const ParcoursKindInfo *info = parcours_kind_info (PARCOURS_KIND_CARD);
  GString *words;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (card) && parcours_element_get_kind (card) == PARCOURS_KIND_CARD, NULL);

  words = g_string_sized_new (256);
  add_sentence (words, parcours_element_get_text (card, PARCOURS_CARD_TITLE));
  add_sentence (words, parcours_element_get_text (card, PARCOURS_CARD_NOTE));
  add_sentence (words, _parcours_note_label (parcours_map_card_note (map, card), lang));
  add_place (words, map, card, lang);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field ((ParcoursFieldId) (info->first + i));

      if (!field->place && field->type != PARCOURS_TYPE_ORDER && field->type != PARCOURS_TYPE_EXTRA &&
          parcours_element_get_value (card, field->id) != NULL)
        add_field (words, map, card, field, lang);
    }
  add_count (words, card, lang, PARCOURS_KIND_VOTE, NN_ ("%u vote", "%u votes"));
  add_count (words, card, lang, PARCOURS_KIND_EVIDENCE, NN_ ("%u piece of evidence", "%u pieces of evidence"));
  add_count (words, card, lang, PARCOURS_KIND_MEASURE, NN_ ("%u measure", "%u measures"));
  add_count (words, card, lang, PARCOURS_KIND_TASK, NN_ ("%u task", "%u tasks"));
  return g_string_free (words, FALSE);
}
