/* card-label.c - assistive technology gets no values from a custom widget on GTK 4.8, so all that matters stands in
 * the name. */
#include "config.h"

#include "canvas/card-label.h"

#include <glib/gi18n.h>

static void
add (GString *label, char *part)
{
  if (label->len > 0)
    g_string_append (label, " — ");
  g_string_append (label, part);
  g_free (part);
}

static void
add_place (GString *label, ParcoursMap *map, ParcoursElement *card)
{
  ParcoursElement *stage, *step, *lane, *persona = NULL;
  const char *where, *who;

  parcours_map_card_place (map, card, &stage, &step, &lane);
  if (stage == NULL || lane == NULL)
    {
      add (label, g_strdup (_("to place")));
      return;
    }
  persona =
    parcours_map_find_kind (map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA), PARCOURS_KIND_PERSONA);
  where = parcours_element_get_name (step != NULL ? step : stage);
  who = parcours_element_get_name (persona != NULL ? persona : lane);
  /* Translators: where a card stands: a stage or step, then a persona or lane */
  add (label, g_strdup_printf (_("%s, %s"), where, who));
}

static void
add_values (GString *label, ParcoursElement *card)
{
  int value;

  if (parcours_element_get_yes (card, PARCOURS_CARD_MOMENT_OF_TRUTH))
    add (label, g_strdup (_("moment of truth")));
  if (parcours_element_get_int (card, PARCOURS_CARD_EMOTION, &value))
    {
      g_autofree char *number = parcours_field_format (PARCOURS_CARD_EMOTION,
                                                       parcours_element_get_value (card, PARCOURS_CARD_EMOTION), NULL);

      add (label, g_strdup_printf (_("emotion %s"), number));
    }
  if (parcours_element_get_int (card, PARCOURS_CARD_EFFORT, &value))
    add (label, g_strdup_printf (_("effort %d of 5"), value));
}

char *
parcours_card_label (ParcoursMap *map, ParcoursLayout *layout, ParcoursElement *card)
{
  GString *label = g_string_new (NULL);
  ParcoursCardBox box;
  const char *title;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (card), NULL);

  title = parcours_element_get_name (card);
  add (label, g_strdup (*title != '\0' ? title : _("Untitled card")));
  add_place (label, map, card);
  add_values (label, card);
  if (parcours_layout_get_card (layout, card, &box))
    {
      GPtrArray *cell = parcours_layout_get_cell (layout, box.row, box.column);

      add (label, g_strdup_printf (_("%u of %u in this cell"), box.index + 1, cell != NULL ? cell->len : 1));
    }
  return g_string_free (label, FALSE);
}
