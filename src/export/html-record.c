/* html-record.c - records in words: what the table of fields says, as lists of terms. */
#include "config.h"

#include "export/html-private.h"

#include <glib/gi18n-lib.h>

#include "base/link.h"
#include "base/words.h"

#define STR(text) ((const xmlChar *) (text))

void
_parcours_html_attribute (const ParcoursHtml *html, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute (html->writer, STR (name), STR (value));
}

void
_parcours_html_begin (const ParcoursHtml *html, const char *name, const char *css_class)
{
  xmlTextWriterStartElement (html->writer, STR (name));
  if (css_class)
    _parcours_html_attribute (html, "class", css_class);
}

/* "<td/>" would be an open <td> to a browser. */
void
_parcours_html_end (const ParcoursHtml *html)
{
  xmlTextWriterFullEndElement (html->writer);
}

void
_parcours_html_text (const ParcoursHtml *html, const char *name, const char *css_class, const char *text)
{
  _parcours_html_begin (html, name, css_class);
  xmlTextWriterWriteString (html->writer, STR (text));
  _parcours_html_end (html);
}

const char *
_parcours_html_say (const ParcoursHtml *html, const char *msgid)
{
  return parcours_words (html->lang, NULL, msgid);
}

/* Names instead of ids. */
static char *
names_of (const ParcoursHtml *html, const ParcoursField *field, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (char **id = ids; *id; id++)
    {
      ParcoursElement *target = parcours_map_find_kind (html->map, *id, field->target);
      const char *name = target ? parcours_element_get_name (target) : "";

      if (*name)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* "3 / 5": a scale says how far it goes. */
static char *
value_words (const ParcoursHtml *html, const ParcoursField *field, const char *value)
{
  if (field->target != PARCOURS_KIND_NONE)
    return names_of (html, field, value);
  if (field->id == PARCOURS_CARD_EFFORT || field->id == PARCOURS_CARD_IMPORTANCE || field->id == PARCOURS_CARD_SATISFACTION)
    return g_strdup_printf ("%s / %d", value, (int) field->max);
  return parcours_field_format (field->id, value, html->lang);
}

static void
write_value (const ParcoursHtml *html, const ParcoursField *field, const char *value)
{
  g_autofree char *words = value_words (html, field, value);
  g_autofree char *uri = field->type == PARCOURS_TYPE_LINK ? parcours_link_target (value) : NULL;

  _parcours_html_begin (html, "dd", NULL);
  if (uri)
    {
      _parcours_html_begin (html, "a", NULL);
      _parcours_html_attribute (html, "href", uri);
      _parcours_html_attribute (html, "rel", "noopener noreferrer");
    }
  xmlTextWriterWriteString (html->writer, STR (words));
  if (uri)
    _parcours_html_end (html);
  _parcours_html_end (html);
}

/* Of what people read; where a card stands is where it is found. */
static gboolean
is_told (ParcoursElement *element, const ParcoursField *field)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  switch (field->type)
    {
    case PARCOURS_TYPE_COLOUR:
    case PARCOURS_TYPE_LANG:
    case PARCOURS_TYPE_ORDER:
    case PARCOURS_TYPE_DATA:
    case PARCOURS_TYPE_EXTRA:
      return FALSE;
    default:
      return !field->place && field->id != info->title && field->id != PARCOURS_CARD_NOTE && field->id != PARCOURS_CARD_KIND &&
             field->id != PARCOURS_MAP_SCENARIO && field->id != PARCOURS_CHANNEL_ICON && field->target != PARCOURS_KIND_PICTURE;
    }
}

static void
write_fields (const ParcoursHtml *html, ParcoursElement *element)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field ((ParcoursFieldId) i);
      const char *value = parcours_element_get_value (element, (ParcoursFieldId) i);

      if (!value || !is_told (element, field))
        continue;
      _parcours_html_begin (html, "div", NULL);
      _parcours_html_text (html, "dt", NULL, parcours_words (html->lang, NULL, field->label));
      write_value (html, field, value);
      _parcours_html_end (html);
    }
}

static gboolean
has_facts (ParcoursElement *element)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    if (parcours_element_get_value (element, (ParcoursFieldId) i) && is_told (element, parcours_field ((ParcoursFieldId) i)))
      return TRUE;
  return parcours_element_get_kind (element) == PARCOURS_KIND_CARD;
}

/* A stop at a card that is hidden is hidden with it; and of what a change changes nobody knows whether it is. */
static gboolean
is_hidden (const ParcoursHtml *html, ParcoursElement *element)
{
  ParcoursElement *card = NULL;

  if (!html->shows)
    return FALSE;
  if (parcours_element_get_kind (element) == PARCOURS_KIND_STOP)
    card = parcours_map_find_kind (html->map, parcours_element_get_text (element, PARCOURS_STOP_CARD), PARCOURS_KIND_CARD);
  return parcours_element_get_kind (element) == PARCOURS_KIND_CHANGE || (card && !html->shows (card, html->data));
}

/* Records that stand in this one. Those of the map itself have sections of their own. */
static gboolean
holds (ParcoursElement *element, ParcoursKind kind)
{
  const ParcoursKindInfo *info = parcours_kind_info (kind);

  return parcours_element_get_kind (element) != PARCOURS_KIND_MAP && (info->parents & (1u << parcours_element_get_kind (element))) != 0 &&
         parcours_element_list (element, kind)->len > 0;
}

static void
write_list (const ParcoursHtml *html, ParcoursElement *element, ParcoursKind kind)
{
  GPtrArray *list = parcours_element_list (element, kind);

  _parcours_html_begin (html, "div", NULL);
  _parcours_html_text (html, "dt", NULL, parcours_words (html->lang, NULL, parcours_kind_info (kind)->plural));
  _parcours_html_begin (html, "dd", NULL);
  _parcours_html_begin (html, "ul", NULL);
  for (guint i = 0; i < list->len; i++)
    {
      ParcoursElement *record = g_ptr_array_index (list, i);
      const char *name = parcours_element_get_name (record);

      if (is_hidden (html, record))
        continue;
      _parcours_html_begin (html, "li", NULL);
      if (*name)
        _parcours_html_text (html, "p", "title", name);
      _parcours_html_facts (html, record);
      _parcours_html_end (html);
    }
  _parcours_html_end (html);
  _parcours_html_end (html);
  _parcours_html_end (html);
}

void
_parcours_html_facts (const ParcoursHtml *html, ParcoursElement *element)
{
  gboolean any = FALSE;

  if (has_facts (element))
    {
      _parcours_html_begin (html, "dl", NULL);
      if (parcours_element_get_kind (element) == PARCOURS_KIND_CARD)
        {
          const ParcoursNote note = parcours_map_card_note (html->map, element);

          _parcours_html_begin (html, "div", NULL);
          _parcours_html_text (html, "dt", NULL, parcours_words (html->lang, NULL, parcours_field (PARCOURS_CARD_KIND)->label));
          _parcours_html_text (html, "dd", NULL, parcours_words (html->lang, NULL, parcours_field (PARCOURS_LANE_KIND)->choices[note].label));
          _parcours_html_end (html);
        }
      write_fields (html, element);
      _parcours_html_end (html);
    }
  for (ParcoursKind kind = PARCOURS_KIND_MAP; kind < PARCOURS_N_KINDS; kind++)
    if (holds (element, kind))
      {
        if (!any)
          _parcours_html_begin (html, "dl", "nested");
        any = TRUE;
        write_list (html, element, kind);
      }
  if (any)
    _parcours_html_end (html);
}

void
_parcours_html_card (const ParcoursHtml *html, ParcoursElement *card)
{
  const ParcoursNote note = parcours_map_card_note (html->map, card);
  const char *name = parcours_element_get_name (card), *text = parcours_element_get_text (card, PARCOURS_CARD_NOTE);
  g_autofree char *css_class = g_strdup_printf ("card k-%s", parcours_field (PARCOURS_LANE_KIND)->choices[note].value);

  _parcours_html_begin (html, "li", css_class);
  if (*name)
    _parcours_html_text (html, "p", "title", name);
  if (text)
    _parcours_html_text (html, "p", NULL, text);
  _parcours_html_facts (html, card);
  _parcours_html_end (html);
}

void
_parcours_html_section (const ParcoursHtml *html, ParcoursKind kind)
{
  GPtrArray *list = parcours_map_list (html->map, kind);

  if (list->len == 0)
    return;
  _parcours_html_begin (html, "section", NULL);
  _parcours_html_text (html, "h2", NULL, parcours_words (html->lang, NULL, parcours_kind_info (kind)->plural));
  _parcours_html_begin (html, "ul", "cards wide");
  for (guint i = 0; i < list->len; i++)
    {
      ParcoursElement *record = g_ptr_array_index (list, i);
      const char *name = parcours_element_get_name (record);

      _parcours_html_begin (html, "li", "card");
      if (*name)
        _parcours_html_text (html, "h3", NULL, name);
      _parcours_html_facts (html, record);
      _parcours_html_end (html);
    }
  _parcours_html_end (html);
  _parcours_html_end (html);
}
