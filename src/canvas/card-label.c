/* card-label.c - assistive technology gets no values from a custom widget on GTK 4.8, so all that matters stands in
 * the name. */
#include "config.h"

#include "canvas/card-label.h"

#include <glib/gi18n.h>

#include "model/operations.h"
#include "paint/pictures.h"

static void
add (GString *label, char *part)
{
  if (label->len > 0)
    g_string_append (label, " — ");
  g_string_append (label, part);
  g_free (part);
}

/* Where a card stands: a stage or step, then a persona or lane. NULL if it is parked. The caller owns it. */
static char *
dup_place (ParcoursMap *map, ParcoursElement *card)
{
  ParcoursElement *stage, *step, *lane, *persona = NULL;
  const char *where, *who;

  parcours_map_card_place (map, card, &stage, &step, &lane);
  if (stage == NULL || lane == NULL)
    return NULL;
  persona =
    parcours_map_find_kind (map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA), PARCOURS_KIND_PERSONA);
  where = parcours_element_get_name (step != NULL ? step : stage);
  who = parcours_element_get_name (persona != NULL ? persona : lane);
  /* Translators: where a card stands: a stage or step, then a persona or lane */
  return g_strdup_printf (_("%s, %s"), where, who);
}

static const char *
title_of (ParcoursElement *card)
{
  const char *title = parcours_element_get_name (card);

  return *title != '\0' ? title : _("Untitled card");
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
  value = parcours_element_get_choice (card, PARCOURS_CARD_LEVEL);
  if (value >= 0)
    add (label, g_strdup_printf (_("evidence level: %s"), _(parcours_field (PARCOURS_CARD_LEVEL)->choices[value].label)));
}

/* What it shows, or why it is not shown. */
static void
add_picture (GString *label, ParcoursMap *map, ParcoursElement *card)
{
  const char *id = parcours_element_get_text (card, PARCOURS_CARD_PICTURE), *alt;
  ParcoursElement *picture;

  if (id == NULL)
    return;
  picture = parcours_map_find_kind (map, id, PARCOURS_KIND_PICTURE);
  alt = picture != NULL ? parcours_element_get_text (picture, PARCOURS_PICTURE_ALT) : NULL;
  if (picture == NULL || parcours_pictures_get_problem (parcours_pictures_of (map), id) != NULL)
    add (label, g_strdup (_("with a picture that cannot be shown")));
  else if (alt != NULL)
    /* Translators: %s is what somebody wrote that the picture on a card shows */
    add (label, g_strdup_printf (_("with a picture: %s"), alt));
  else
    add (label, g_strdup (_("with a picture")));
}

static void
add_numbers (GString *label, ParcoursLayout *layout, ParcoursElement *card)
{
  ParcoursCardBox box;
  GPtrArray *cell;

  if (!parcours_layout_get_card (layout, card, &box))
    return;
  cell = parcours_layout_get_cell (layout, box.row, box.column);
  add (label, g_strdup_printf (_("%u of %u in this cell"), box.index + 1, cell != NULL ? cell->len : 1));
  add (label, g_strdup_printf (_("row %u, column %u"), box.row + 1, box.column + 1));
}

static void
add_states (GString *label, ParcoursCardState state)
{
  if ((state & PARCOURS_CARD_SELECTED) != 0)
    add (label, g_strdup (_("selected")));
  if ((state & PARCOURS_CARD_DIMMED) != 0)
    add (label, g_strdup (_("left out by the filter")));
}

char *
parcours_card_label (ParcoursMap *map, ParcoursLayout *layout, ParcoursElement *card, ParcoursCardState state)
{
  GString *label = g_string_new (NULL);
  char *place;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (card), NULL);

  add (label, g_strdup (title_of (card)));
  place = dup_place (map, card);
  add (label, place != NULL ? place : g_strdup (_("to place")));
  add_values (label, card);
  add_picture (label, map, card);
  if (layout != NULL)
    add_numbers (label, layout, card);
  add_states (label, state);
  return g_string_free (label, FALSE);
}

char *
parcours_card_moved (ParcoursMap *map, GPtrArray *cards, ParcoursElement *current)
{
  g_autofree char *place = NULL, *one = NULL;
  g_autoptr(GPtrArray) cell = NULL;
  ParcoursElement *card, *stage, *step, *lane;
  guint index = 0;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  if (cards->len == 0)
    return NULL;
  card = current != NULL && g_ptr_array_find (cards, current, NULL) ? current : g_ptr_array_index (cards, 0);
  place = dup_place (map, card);
  parcours_map_card_place (map, card, &stage, &step, &lane);
  cell = parcours_map_cell (map, stage, step, lane, NULL);
  g_ptr_array_find (cell, card, &index);
  if (place == NULL)
    one = g_strdup_printf (_("“%s” now waits under “To place”."), title_of (card));
  else
    /* Translators: a title, a place like “Consideration, Ludovic”, and which card of how many there */
    one = g_strdup_printf (_("“%s” is now in %s, %u of %u."), title_of (card), place, index + 1, cell->len);
  if (cards->len == 1)
    return g_steal_pointer (&one);
  /* Translators: %s is a whole sentence about one of the cards */
  return g_strdup_printf (ngettext ("%u card moved. %s", "%u cards moved. %s", cards->len), cards->len, one);
}
