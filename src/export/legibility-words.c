/* legibility-words.c - titles that are cut, cards whose text goes on elsewhere, words that do not stand out from a colour of one's own.
 *
 * The colours of the themes are known to be good (tests/paint/test-theme.c), and those of personas are moved until they are; a card or a
 * stage keeps its own as it is.
 */
#include "config.h"

#include "export/legibility-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/refused.h"
#include "model/excerpt.h"

#define LEAST_CONTRAST 4.5      /* WCAG 2.1, 1.4.3 */
#define ELLIPSIS "…"

/* What a painted title may be of: the records of its kind, in the order of the map. The caller owns the array. */
static GPtrArray *
list_records (ParcoursMap *map, ParcoursWordsPlace place)
{
  GPtrArray *stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  GPtrArray *records = g_ptr_array_new ();

  if (place == PARCOURS_WORDS_STEP)
    for (guint i = 0; i < stages->len; i++)
      g_ptr_array_extend (records, parcours_element_list (stages->pdata[i], PARCOURS_KIND_STEP), NULL, NULL);
  else if (place == PARCOURS_WORDS_STAGE)
    g_ptr_array_extend (records, stages, NULL, NULL);
  else
    {
      g_ptr_array_extend (records, parcours_map_list (map, PARCOURS_KIND_LANE), NULL, NULL);
      g_ptr_array_extend (records, parcours_map_list (map, PARCOURS_KIND_PERSONA), NULL, NULL);
    }
  return records;
}

/* The record whose title was cut to this; NULL if it is the whole title of one, which ends that way by itself. */
static ParcoursElement *
find_cut (GPtrArray *records, const char *text)
{
  g_autofree char *beginning = g_strchomp (g_strndup (text, strlen (text) - strlen (ELLIPSIS)));
  ParcoursElement *found = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const char *name = parcours_element_get_name (records->pdata[i]);

      if (g_str_equal (name, text))
        return NULL;
      if (!found && g_str_has_prefix (name, beginning))
        found = records->pdata[i];
    }
  return found;
}

static void
add_cut_title (ParcoursLegibility *self, ParcoursMap *map, const ParcoursCutTitle *title)
{
  g_autoptr (GPtrArray) records = list_records (map, title->place);
  ParcoursElement *record = find_cut (records, title->text);
  g_autofree char *name = NULL;

  if (!record)
    return;

  name = parcours_excerpt (parcours_element_get_name (record));
  _parcours_legibility_add (self, PARCOURS_FINDING_CUT_TITLE, PARCOURS_FINDING_WARNING, parcours_element_get_id (record),
                            g_strdup_printf (_("“%s” has no room in its header and is cut to “%s”. A shorter title helps."), name,
                                             title->text));
}

static void
add_overflow (ParcoursElement *card, guint note, gpointer data)
{
  ParcoursLegibility *self = data;
  g_autofree char *name = parcours_excerpt (parcours_element_get_name (card));
  char *text;

  if (note > 0)
    text = g_strdup_printf (_("The text of “%s” goes on in note %u at the edge of the poster."), name, note);
  else
    text = g_strdup_printf (_("The text of “%s” is cut, and what is left out stands nowhere else. A shorter text helps."), name);
  _parcours_legibility_add (self, PARCOURS_FINDING_OVERFLOW, PARCOURS_FINDING_WARNING, parcours_element_get_id (card), text);
  self->n_overflow++;
}

/* Sheets that know only how many. */
static void
add_overflow_counts (ParcoursLegibility *self)
{
  const ParcoursExportReport *report = &self->report;

  self->n_overflow = report->n_endnotes + report->n_unlisted;
  if (report->n_endnotes > 0)
    _parcours_legibility_add (self, PARCOURS_FINDING_OVERFLOW, PARCOURS_FINDING_WARNING, NULL,
                              g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text goes on in the notes.",
                                                            "%u texts go on in the notes.", report->n_endnotes), report->n_endnotes));
  if (report->n_unlisted > 0)
    _parcours_legibility_add (self, PARCOURS_FINDING_OVERFLOW, PARCOURS_FINDING_WARNING, NULL,
                              g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text is cut and found no room in the notes either.",
                                                            "%u texts are cut and found no room in the notes either.",
                                                            report->n_unlisted), report->n_unlisted));
}

void
_parcours_legibility_cut (ParcoursLegibility *self, ParcoursSheets *sheets, ParcoursTypeMeter *meter)
{
  GPtrArray *titles = parcours_type_meter_get_cut (meter);

  for (guint i = 0; i < titles->len; i++)
    add_cut_title (self, parcours_sheets_get_map (sheets), titles->pdata[i]);
  parcours_sheets_foreach_cut (sheets, add_overflow, self);
  if (self->n_overflow == 0)
    add_overflow_counts (self);
}

static void
add_contrast (ParcoursLegibility *self, ParcoursElement *record, ParcoursColour ground, double contrast)
{
  g_autofree char *name = parcours_excerpt (parcours_element_get_name (record));

  if (contrast >= LEAST_CONTRAST)
    return;
  _parcours_legibility_add (self, PARCOURS_FINDING_CONTRAST, PARCOURS_FINDING_WARNING, parcours_element_get_id (record),
                            g_strdup_printf (_("On the colour of “%s”, #%06x, words have a contrast of %.1f : 1, less than %.1f : 1. "
                                               "A lighter or a darker one helps."),
                                             name, ground >> 8, contrast, LEAST_CONTRAST));
}

void
_parcours_legibility_contrast (ParcoursLegibility *self, ParcoursMap *map, const ParcoursExportOptions *options)
{
  const ParcoursTheme *theme = parcours_theme_get (options->theme, FALSE);
  GPtrArray *stages = parcours_map_list (map, PARCOURS_KIND_STAGE), *cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  ParcoursColour own, ground, ink;

  for (guint i = 0; options->kind != PARCOURS_PRINT_STICKIES && i < stages->len; i++)
    if (parcours_element_get_colour (stages->pdata[i], PARCOURS_STAGE_COLOUR, &own))
      {
        parcours_theme_stage (theme, &own, &ground, &ink);
        add_contrast (self, stages->pdata[i], ground, parcours_colour_contrast (ink, ground));
      }
  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *card = cards->pdata[i];
      ParcoursNoteColours colours;

      if ((options->shows && !options->shows (card, options->data)) || !parcours_element_get_colour (card, PARCOURS_CARD_COLOUR, &own))
        continue;
      parcours_theme_card (theme, parcours_map_card_note (map, card), &own, &colours);
      add_contrast (self, card, colours.ground, MIN (parcours_colour_contrast (colours.ink, colours.ground),
                                                     parcours_colour_contrast (colours.ink2, colours.ground)));
    }
}

static void
add_picture (ParcoursElement *record, const char *problem, gpointer data)
{
  g_autofree char *name = parcours_excerpt (parcours_element_get_name (record));

  /* Translators: the title of a card or the name of a persona, then a sentence that says why */
  _parcours_legibility_add (data, PARCOURS_FINDING_PICTURE, PARCOURS_FINDING_WARNING, parcours_element_get_id (record),
                            g_strdup_printf (_("The picture of “%s” cannot be shown. %s"), name, problem));
}

void
_parcours_legibility_pictures (ParcoursLegibility *self, ParcoursMap *map, const ParcoursExportOptions *options)
{
  self->report.n_refused = parcours_refused_foreach (map, options, add_picture, self);
}
