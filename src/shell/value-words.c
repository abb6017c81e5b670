#include "config.h"

#include "shell/value-words.h"

#include <glib/gi18n-lib.h>

#include "shell/sign.h"

#define SIGN_SIZE 18

gboolean
parcours_field_is_emotion (const ParcoursField *field)
{
  return field->id == PARCOURS_CARD_EMOTION || field->id == PARCOURS_CARD_EXPECTED;
}

/* What a number is called: NULL where it says it all. */
static const char *
word_of (const ParcoursField *field, const char *value)
{
  static const char *const emotions[] = { N_("very negative"), N_("negative"), N_("neutral"), N_("positive"), N_("very positive") };
  static const char *const efforts[] = { N_("very low"), N_("low"), N_("medium"), N_("high"), N_("very high") };
  const char *const *words = parcours_field_is_emotion (field) ? emotions : field->id == PARCOURS_CARD_EFFORT ? efforts : NULL;
  gint64 number;

  if (words == NULL || !g_ascii_string_to_signed (value, 10, (gint64) field->min, (gint64) field->max, &number, NULL))
    return NULL;
  return _(words[number - (gint64) field->min]);
}

char *
parcours_value_dup_words (const ParcoursField *field, const char *value)
{
  int choice = field->choices != NULL ? parcours_choice_index (field, value) : -1;
  g_autofree char *number = NULL;
  const char *word;

  if (choice >= 0)
    return g_strdup (_(field->choices[choice].label));
  number = parcours_field_format (field->id, value, NULL);
  word = word_of (field, value);
  if (word == NULL)
    return g_steal_pointer (&number);
  /* Translators: a value and what it means, like “+2 very positive” */
  return g_strdup_printf (_("%s %s"), number, word);
}

static GtkWidget *
new_channel_sign (ParcoursMap *map, const char *id)
{
  ParcoursElement *channel = parcours_map_find_kind (map, id, PARCOURS_KIND_CHANNEL);
  int icon = channel != NULL ? parcours_element_get_choice (channel, PARCOURS_CHANNEL_ICON) : -1;

  return icon >= 0 ? parcours_sign_new_icon (PARCOURS_ICON_CHANNEL_SEARCH + icon, 16) : NULL;
}

GtkWidget *
parcours_value_new_sign (const ParcoursField *field, const char *value, ParcoursMap *map)
{
  int choice = field->choices != NULL ? parcours_choice_index (field, value) : -1;
  GtkWidget *sign = NULL;

  if (field->target == PARCOURS_KIND_CHANNEL)
    return new_channel_sign (map, value);
  if (field->id == PARCOURS_CARD_KIND && choice >= 0)
    {
      sign = parcours_sign_new_badge (SIGN_SIZE);
      parcours_sign_set_badge (PARCOURS_SIGN (sign), (ParcoursNote) choice, NULL);
    }
  else if (field->id == PARCOURS_CARD_LEVEL && choice >= 0)
    sign = parcours_sign_new_icon (PARCOURS_ICON_LEVEL_ASSUMED + choice, 16);
  else if (field->id == PARCOURS_CARD_EFFORT && word_of (field, value) != NULL)
    {
      sign = parcours_sign_new_effort ();
      parcours_sign_set_effort (PARCOURS_SIGN (sign), atoi (value));
    }
  else if (parcours_field_is_emotion (field) && word_of (field, value) != NULL)
    sign = parcours_sign_new_face (atoi (value), SIGN_SIZE);
  return sign;
}
