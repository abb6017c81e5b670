/* tray.c - see tray.h */
#include "config.h"

#include "export/tray.h"

#include <glib/gi18n-lib.h>

#include "base/words.h"
#include "layout/metrics.h"

#define PAD 12.0
#define LABEL_WIDTH (PARCOURS_SIDE_WIDTH - 2 * PAD)
#define CARD_PITCH (PARCOURS_CARD_WIDTH + 8)

static void
paint_label (const ParcoursPaint *paint, double x, double y, guint n)
{
  const ParcoursTextStyle title = { 12, 15, PANGO_WEIGHT_BOLD, LABEL_WIDTH, 2, PANGO_ALIGN_LEFT };
  const ParcoursTextStyle sub = { 11, 14, PANGO_WEIGHT_NORMAL, LABEL_WIDTH, 0, PANGO_ALIGN_LEFT };
  g_autofree char *words = g_strdup_printf (parcours_words_n (paint->lang, NN_ ("%u card without stage or lane",
                                                              "%u cards without stage or lane"), n), n);
  PangoLayout *heading = parcours_text_word (paint->text, parcours_words (paint->lang, NULL, N_("To place")), &title);
  double height;

  parcours_painter_text (paint->painter, heading, x, y, paint->theme->ink);
  parcours_text_extents (heading, NULL, &height, NULL);
  parcours_painter_text (paint->painter, parcours_text_word (paint->text, words, &sub), x, y + height + 4, paint->theme->muted);
}

double
parcours_tray_paint (const ParcoursPaint *paint, double x, double y, double width)
{
  GPtrArray *cards = parcours_layout_get_parked (paint->layout);
  const guint per_row = (guint) MAX (1, (width - PARCOURS_SIDE_WIDTH - PAD + 8) / CARD_PITCH);
  const guint rows = (cards->len + per_row - 1) / per_row;
  const double height = 2 * PAD + rows * PARCOURS_CARD_PITCH - 8;

  if (cards->len == 0)
    return 0;
  if (!paint->painter)
    return height;

  parcours_painter_box (paint->painter, &PARCOURS_RECT (x, y, width, height), 8, paint->theme->head,
                        &(const ParcoursPen) { .width = 1 }, paint->theme->hair);
  paint_label (paint, x + PAD, y + PAD, cards->len);
  for (guint i = 0; i < cards->len; i++)
    parcours_paint_card (paint, cards->pdata[i], x + PARCOURS_SIDE_WIDTH + CARD_PITCH * (i % per_row),
                         y + PAD + PARCOURS_CARD_PITCH * (i / per_row), PARCOURS_CARD_WIDTH, PARCOURS_CARD_PLAIN);
  return height;
}
