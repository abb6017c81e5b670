/* phrase.c - see phrase.h. */
#include "config.h"

#include "model/phrase.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/util.h"
#include "model/excerpt.h"

#define FACTS 2                 /* that stand for a name */

void
parcours_phrase_join (GString *list, const char *part)
{
  /* Translators: between the parts of a list */
  g_string_append (list, list->len > 0 ? _(", ") : "");
  g_string_append (list, part);
}

/* In quotation marks; those of the text itself give way where they are the same. */
static char *
quote (const char *text)
{
  /* Translators: quotation marks around a name or a text */
  const char *pattern = _("“%s”");
  g_autoptr (GString) inner = g_string_new (text);

  if (g_str_has_prefix (pattern, "“"))
    {
      g_string_replace (inner, "“", "‘", 0);
      g_string_replace (inner, "”", "’", 0);
    }
  return g_strdup_printf (_("“%s”"), inner->str);
}

/* A label as it stands inside a sentence: small, unless it is an abbreviation. */
static char *
small (const char *label)
{
  const char *rest = g_utf8_next_char (label);
  char first[7] = { 0 };

  if (*label == '\0' || g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (label);
  first[g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (label)), first)] = '\0';
  return g_strconcat (first, rest, NULL);
}

char *
parcours_phrase_label (const ParcoursField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  /* the label of the row names a part of a form; alone it says too little */
  return field->type == PARCOURS_TYPE_DATA ? g_strdup (_("picture data")) : small (_(field->label));
}

/* As one quoted line. */
static char *
quote_text (const char *text)
{
  g_autofree char *piece = parcours_excerpt (text);

  return quote (piece);
}

gboolean
parcours_phrase_texts (const char *from, const char *to, char **from_text, char **to_text)
{
  g_autofree char *old_piece = NULL, *piece = NULL;

  g_return_val_if_fail (from != NULL && to != NULL && from_text != NULL && to_text != NULL, FALSE);

  *from_text = *to_text = NULL;
  if (!parcours_excerpts (from, to, &old_piece, &piece))
    return FALSE;
  *from_text = quote (old_piece);
  *to_text = quote (piece);
  return TRUE;
}

/* Names */

static char *dup_name (ParcoursMap *map, ParcoursElement *record);

/* What a value says of a record that has no name. */
static char *
dup_fact (ParcoursMap *map, const ParcoursField *field, const char *value)
{
  ParcoursElement *target;

  switch (field->type)
    {
    case PARCOURS_TYPE_CHOICE:
      return parcours_field_format (field->id, value, g_get_language_names ()[0]);
    case PARCOURS_TYPE_REF:
      target = field->place ? NULL : parcours_map_find_kind (map, value, field->target);
      return target != NULL ? dup_name (map, target) : NULL;
    case PARCOURS_TYPE_TEXT:
    case PARCOURS_TYPE_TITLE:
    case PARCOURS_TYPE_PROSE:
      return parcours_excerpt (value);
    default:
      return NULL;
    }
}

/* Every persona may have a lane “Touchpoints”. */
static gboolean
has_namesake (ParcoursMap *map, ParcoursElement *lane)
{
  GPtrArray *lanes = parcours_map_list (map, PARCOURS_KIND_LANE);
  const char *name = parcours_element_get_name (lane);

  for (guint i = 0; i < lanes->len; i++)
    if (lanes->pdata[i] != lane && strcmp (parcours_element_get_name (lanes->pdata[i]), name) == 0)
      return TRUE;
  return FALSE;
}

/* The text that names a record: its name, else a title of another kind (the description of a picture). */
static const char *
title_of (ParcoursElement *record)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (record));
  const char *title = parcours_element_get_name (record);

  for (guint i = 0; *title == '\0' && i < info->n_fields; i++)
    {
      const char *value = parcours_element_get_value (record, info->first + i);

      if (parcours_field (info->first + i)->type == PARCOURS_TYPE_TITLE && value != NULL)
        title = value;
    }
  return title;
}

static char *
dup_title (ParcoursMap *map, ParcoursElement *record)
{
  g_autofree char *title = parcours_excerpt (title_of (record)), *name = NULL;
  ParcoursElement *persona;

  if (parcours_element_get_kind (record) != PARCOURS_KIND_LANE || !has_namesake (map, record))
    return g_steal_pointer (&title);
  persona = parcours_map_find_kind (map, parcours_element_get_text (record, PARCOURS_LANE_PERSONA),
                                    PARCOURS_KIND_PERSONA);
  name = persona != NULL ? dup_name (map, persona) : NULL;
  return name != NULL ? g_strdup_printf ("%s · %s", title, name) : g_steal_pointer (&title);
}

/* A record's name without quotation marks, at worst the first facts about it; NULL if there is nothing. */
static char *
dup_name (ParcoursMap *map, ParcoursElement *record)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (record));
  g_autoptr (GString) facts = g_string_new (NULL);
  guint n = 0;

  if (*title_of (record) != '\0')
    return dup_title (map, record);
  for (guint i = 0; i < info->n_fields && n < FACTS; i++)
    {
      const ParcoursField *field = parcours_field (info->first + i);
      const char *value = parcours_element_get_value (record, field->id);
      g_autofree char *fact = value != NULL ? dup_fact (map, field, value) : NULL;

      if (fact != NULL)
        {
          g_string_append_printf (facts, "%s%s", n > 0 ? " · " : "", fact);
          n++;
        }
    }
  return n > 0 ? parcours_excerpt (facts->str) : NULL;
}

static char *
phrase_alone (ParcoursMap *map, ParcoursElement *record, gboolean starts)
{
  const char *label = _(parcours_kind_info (parcours_element_get_kind (record))->label);
  g_autofree char *kind = starts ? g_strdup (label) : small (label);
  g_autofree char *name = dup_name (map, record), *quoted = NULL;

  if (name == NULL)
    /* Translators: a kind of record that has no name: “Card without a name” */
    return g_strdup_printf (_("%s without a name"), kind);
  quoted = quote (name);
  /* Translators: a kind of record and its name in quotation marks: “Card “Pays at the till”” */
  return g_strdup_printf (_("%s %s"), kind, quoted);
}

char *
parcours_phrase_record (ParcoursMap *map, ParcoursElement *record, gboolean starts)
{
  ParcoursElement *parent;
  g_autofree char *alone = NULL, *within = NULL;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (record), NULL);

  if (parcours_element_get_kind (record) == PARCOURS_KIND_MAP)
    return g_strdup (starts ? _("The map") : _("the map"));
  alone = phrase_alone (map, record, starts);
  parent = parcours_element_get_parent (record);
  if (parent == NULL || parcours_element_get_kind (parent) == PARCOURS_KIND_MAP)
    return g_steal_pointer (&alone);
  within = phrase_alone (map, parent, FALSE);
  /* Translators: a record and the one it stands in: “Comment “Too slow” of card “Pays at the till”” */
  return g_strdup_printf (_("%s of %s"), alone, within);
}

char *
parcours_phrase_count (ParcoursKind kind, guint n)
{
  switch ((int) kind)
    {
    case PARCOURS_KIND_STEP:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n), n);
    case PARCOURS_KIND_MEASURE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u measure", "%u measures", n), n);
    case PARCOURS_KIND_EVIDENCE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u piece of evidence", "%u pieces of evidence", n), n);
    case PARCOURS_KIND_TASK:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u task", "%u tasks", n), n);
    case PARCOURS_KIND_COMMENT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u comment", "%u comments", n), n);
    case PARCOURS_KIND_VOTE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u vote", "%u votes", n), n);
    case PARCOURS_KIND_STOP:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u stop", "%u stops", n), n);
    case PARCOURS_KIND_CHANGE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n), n);
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", n), n);
    }
}

/* Values */

static char *
quote_ids (ParcoursMap *map, const ParcoursField *field, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  GString *list = g_string_new (NULL);

  for (char **id = ids; *id != NULL; id++)
    {
      ParcoursElement *target = parcours_map_find_kind (map, *id, field->target);
      g_autofree char *name = target != NULL ? dup_name (map, target) : NULL;
      g_autofree char *quoted = quote (name != NULL ? name : *id);

      parcours_phrase_join (list, quoted);
    }
  return g_string_free (list, FALSE);
}

/* Each part of a list by itself: a choice's label may hold a comma. */
static char *
quote_parts (const ParcoursField *field, const char *value, const char *separator)
{
  g_auto (GStrv) parts = g_strsplit (value, separator, -1);
  GString *list = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *words = parcours_field_format (field->id, *part, g_get_language_names ()[0]);
      g_autofree char *quoted = quote (words);

      parcours_phrase_join (list, quoted);
    }
  return g_string_free (list, FALSE);
}

char *
parcours_phrase_value (ParcoursMap *map, const ParcoursField *field, const char *value)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (map) && field != NULL && value != NULL, NULL);

  switch (field->type)
    {
    case PARCOURS_TYPE_DATA:
    case PARCOURS_TYPE_EXTRA:
      return NULL;
    case PARCOURS_TYPE_REF:
    case PARCOURS_TYPE_IDS:
      return quote_ids (map, field, value);
    case PARCOURS_TYPE_CHOICE:
    case PARCOURS_TYPE_CHOICES:
      return quote_parts (field, value, " ");
    case PARCOURS_TYPE_TAGS:
      return quote_parts (field, value, ";");
    case PARCOURS_TYPE_TEXT:
    case PARCOURS_TYPE_LINK:
    case PARCOURS_TYPE_LANG:
    case PARCOURS_TYPE_TITLE:
    case PARCOURS_TYPE_PROSE:
      return quote_text (value);
    default:
      return parcours_field_format (field->id, value, g_get_language_names ()[0]);
    }
}

/* Places */

typedef struct
{
  ParcoursElement *at[3];       /* stage, step, lane */
} Place;

static Place
place_of (ParcoursMap *map, ParcoursElement *card)
{
  Place place;

  parcours_map_card_place (map, card, &place.at[0], &place.at[1], &place.at[2]);
  if (place.at[0] == NULL || place.at[2] == NULL)
    place.at[0] = place.at[1] = place.at[2] = NULL;     /* the tray */
  return place;
}

static gboolean
same_record (ParcoursElement *a, ParcoursElement *b)
{
  return a == NULL || b == NULL ? a == b : strcmp (parcours_element_get_id (a), parcours_element_get_id (b)) == 0;
}

/* The parts of a place that are asked for. */
static char *
phrase_parts (ParcoursMap *map, const Place *place, const gboolean asked[3])
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (place->at); i++)
    if (asked[i] && place->at[i] != NULL)
      {
        g_autofree char *part = phrase_alone (map, place->at[i], FALSE);

        parcours_phrase_join (list, part);
      }
  if (list->len == 0)
    g_string_append (list, place->at[0] == NULL ? _("the tray") : _("no step"));
  return g_string_free (list, FALSE);
}

char *
parcours_phrase_place (ParcoursMap *map, ParcoursElement *card)
{
  const gboolean all[3] = { TRUE, TRUE, TRUE };
  Place place;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (card), NULL);

  place = place_of (map, card);
  return phrase_parts (map, &place, all);
}

gboolean
parcours_phrase_places (ParcoursMap *from, ParcoursElement *old_card, ParcoursMap *to, ParcoursElement *card,
                        char **from_place, char **to_place)
{
  Place old, new;
  gboolean asked[3], any = FALSE;

  g_return_val_if_fail (PARCOURS_IS_MAP (from) && PARCOURS_IS_MAP (to), FALSE);
  g_return_val_if_fail (from_place != NULL && to_place != NULL, FALSE);

  *from_place = *to_place = NULL;
  old = place_of (from, old_card);
  new = place_of (to, card);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    any = (asked[i] = !same_record (old.at[i], new.at[i])) || any;
  if (!any)
    return FALSE;
  asked[1] = asked[1] || asked[0];
  *from_place = phrase_parts (from, &old, asked);
  *to_place = phrase_parts (to, &new, asked);
  return TRUE;
}
