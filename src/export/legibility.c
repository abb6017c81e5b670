/* legibility.c - see legibility.h: measures the sheets and says how large their words are. */
#include "config.h"

#include "export/legibility-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_PER_MM (72 / 25.4)
#define LEAST_ANGLE (16.0 / 60 * G_PI / 180)    /* 16 minutes of arc */

void
_parcours_legibility_add (ParcoursLegibility *self, ParcoursFindingKind kind, ParcoursFindingSeverity severity, const char *id, char *text)
{
  ParcoursFinding *finding = g_new (ParcoursFinding, 1);

  *finding = (ParcoursFinding) { kind, severity, g_strdup (id), text };
  g_ptr_array_add (self->findings, finding);
  if (severity == PARCOURS_FINDING_WARNING)
    self->n_warnings++;
}

static void
finding_free (gpointer data)
{
  ParcoursFinding *finding = data;

  g_free (finding->id);
  g_free (finding->text);
  g_free (finding);
}

static ParcoursLegibility *
legibility_new (void)
{
  ParcoursLegibility *self = g_new0 (ParcoursLegibility, 1);

  self->findings = g_ptr_array_new_with_free_func (finding_free);
  return self;
}

void
parcours_legibility_free (ParcoursLegibility *self)
{
  if (!self)
    return;

  g_ptr_array_unref (self->findings);
  g_free (self);
}

double
parcours_legibility_distance (double mm)
{
  return mm / (2 * tan (LEAST_ANGLE / 2)) / 1000;
}

/* How high a capital is in the font that is used here, for type of size 1. */
static double
capital_height (ParcoursText *text)
{
  const ParcoursTextStyle style = { .size = 100, .line = 125, .weight = PANGO_WEIGHT_NORMAL };
  PangoRectangle ink;

  pango_layout_get_extents (parcours_text_word (text, "H", &style), &ink, NULL);
  return (double) ink.height / PANGO_SCALE / 100;
}

static ParcoursTypeSize
type_size (double u, double capital)
{
  const double mm = u * PARCOURS_MM_PER_U;

  return (ParcoursTypeSize) { mm * POINTS_PER_MM, mm * capital, parcours_legibility_distance (mm * capital) };
}

void
_parcours_legibility_measure (ParcoursLegibility *self, ParcoursSheets *sheets, const ParcoursExportOptions *options,
                              ParcoursTypeMeter *meter)
{
  const guint n = parcours_sheets_get_count (sheets);
  /* The last sheet then has a small picture of all, which is not there to be read. */
  const gboolean plan = options->kind == PARCOURS_PRINT_TILES && options->tile.plan && n > 1;
  g_autoptr (ParcoursText) text = parcours_text_new ();
  const double capital = capital_height (text);

  parcours_sheets_get_report (sheets, &self->report);
  for (guint i = 0; i < (plan ? n - 1 : n); i++)
    parcours_sheets_paint (sheets, i, PARCOURS_PAINTER (meter), NULL, 1);
  self->smallest = type_size (parcours_type_meter_get_smallest (meter), capital);
  self->titles = type_size (parcours_type_meter_get_least (meter, PARCOURS_WORDS_CARD_TITLE), capital);
  self->stages = type_size (parcours_type_meter_get_least (meter, PARCOURS_WORDS_STAGE), capital);
  self->steps = type_size (parcours_type_meter_get_least (meter, PARCOURS_WORDS_STEP), capital);
  self->lanes = type_size (parcours_type_meter_get_least (meter, PARCOURS_WORDS_LANE), capital);
}

gboolean
_parcours_legibility_is_paper (const ParcoursExportOptions *options)
{
  return options->kind != PARCOURS_PRINT_POSTER || options->paper.width > 0;
}

char *
_parcours_legibility_paper (const ParcoursPaper *paper, double width_mm, double height_mm)
{
  g_autofree char *size = g_strdup_printf ("%.0f\302\240×\302\240%.0f\302\240mm", width_mm, height_mm);
  g_autofree char *name = NULL;

  if (paper->width <= 0 || paper->name[0] == '\0')
    return g_steal_pointer (&size);

  if (height_mm > width_mm)
    name = g_strdup_printf (_("%s portrait"), paper->name);
  else
    name = g_strdup_printf (_("%s landscape"), paper->name);
  return g_strdup_printf ("%s (%s)", name, size);
}

static void
add_sheets (ParcoursLegibility *self, ParcoursSheets *sheets, const ParcoursExportOptions *options)
{
  const double scale = self->report.scale;
  const guint n = self->report.n_sheets;
  ParcoursExportOptions own = *options;
  g_autofree char *paper = NULL;
  double width, height;
  char *text;

  parcours_sheets_get_size (sheets, 0, &width, &height);
  paper = _parcours_legibility_paper (_parcours_legibility_paper_in (&own), width, height);
  if (options->kind == PARCOURS_PRINT_STICKIES)
    /* Translators: how many sheets of paper come out of the printer; “A4 portrait (210 × 297 mm)” */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u sheet: %s.", "%u sheets: %s.", n), n, paper);
  else
    /* Translators: how many sheets of paper, “A0 landscape (1189 × 841 mm)”, scale in percent, width and height of a card */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u sheet: %s. At %d %% a card measures %.0f × %.0f mm.",
                                         "%u sheets: %s. At %d %% a card measures %.0f × %.0f mm.", n),
                            n, paper, (int) lround (scale * 100), PARCOURS_CARD_WIDTH * PARCOURS_MM_PER_U * scale,
                            PARCOURS_CARD_HEIGHT * PARCOURS_MM_PER_U * scale);
  _parcours_legibility_add (self, PARCOURS_FINDING_SHEETS, PARCOURS_FINDING_FACT, NULL, text);
}

#define MEASURES(size) (size).points, (size).capital, (size).distance

/* `large` says how large it is, `trouble` (may be NULL) what is wrong with that; takes both. */
static void
add_size (ParcoursLegibility *self, ParcoursFindingKind kind, const ParcoursTypeSize *size, char *large, char *trouble)
{
  g_autofree char *sentence = large;
  g_autofree char *wrong = trouble;

  if (size->points > 0)
    _parcours_legibility_add (self, kind, wrong ? PARCOURS_FINDING_WARNING : PARCOURS_FINDING_FACT, NULL,
                              wrong ? g_strconcat (sentence, " ", wrong, NULL) : g_steal_pointer (&sentence));
}

/* Whoever sees all of a sheet stands as far away as its diagonal is long; from there at least the heads should be read. */
static char *
too_far (const ParcoursLegibility *self, const ParcoursTypeSize *size, const ParcoursExportOptions *options)
{
  const double away = hypot (self->report.width_mm, self->report.height_mm) / 1000;

  if (!_parcours_legibility_is_paper (options) || size->distance >= away)
    return NULL;
  return g_strdup_printf (_("To see the whole poster one stands %.1f m away."), away);
}

static void
add_sizes (ParcoursLegibility *self, const ParcoursExportOptions *options)
{
  char *small = NULL;

  if (_parcours_legibility_is_paper (options) && self->smallest.points < PARCOURS_READABLE_POINTS)
    small = g_strdup_printf (_("Under %d points words are hard to read on paper."), (int) PARCOURS_READABLE_POINTS);
  add_size (self, PARCOURS_FINDING_SMALLEST_TEXT, &self->smallest,
            g_strdup_printf (_("The smallest text is %.1f points, its capitals %.1f mm high: it reads up to %.1f m away."),
                             MEASURES (self->smallest)), small);
  add_size (self, PARCOURS_FINDING_CARD_TITLES, &self->titles,
            g_strdup_printf (_("The titles of cards are at least %.1f points, their capitals %.1f mm high: they read up to %.1f m away."),
                             MEASURES (self->titles)), NULL);
  add_size (self, PARCOURS_FINDING_STAGE_TITLES, &self->stages,
            g_strdup_printf (_("The titles of stages are at least %.1f points, their capitals %.1f mm high: they read up to %.1f m away."),
                             MEASURES (self->stages)),
            too_far (self, &self->stages, options));
  add_size (self, PARCOURS_FINDING_STEP_TITLES, &self->steps,
            g_strdup_printf (_("The titles of steps are at least %.1f points, their capitals %.1f mm high: they read up to %.1f m away."),
                             MEASURES (self->steps)), NULL);
  add_size (self, PARCOURS_FINDING_LANE_TITLES, &self->lanes,
            g_strdup_printf (_("The titles of lanes are at least %.1f points, their capitals %.1f mm high: they read up to %.1f m away."),
                             MEASURES (self->lanes)),
            too_far (self, &self->lanes, options));
}

const char *
parcours_finding_kind_name (ParcoursFindingKind kind)
{
  static const char *const names[PARCOURS_N_FINDINGS] = {
    "sheets", "smallest-text", "card-titles", "stage-titles", "step-titles", "lane-titles", "cut-title", "overflow", "contrast",
    "picture", "paper", "fullest-cell", "fewer-cards",
  };

  g_return_val_if_fail (kind < PARCOURS_N_FINDINGS, NULL);

  return names[kind];
}

ParcoursLegibility *
parcours_legibility_check_sheets (ParcoursSheets *sheets, const ParcoursExportOptions *options, GCancellable *cancellable, GError **error)
{
  ParcoursExportOptions shared;

  g_return_val_if_fail (PARCOURS_IS_SHEETS (sheets), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  g_autoptr (ParcoursLegibility) self = legibility_new ();
  g_autoptr (ParcoursTypeMeter) meter = parcours_type_meter_new ();
  g_autoptr (ParcoursText) text = options->text ? g_object_ref (options->text) : parcours_text_new ();
  ParcoursMap *map = parcours_sheets_get_map (sheets);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  _parcours_legibility_measure (self, sheets, options, meter);
  add_sheets (self, sheets, options);
  add_sizes (self, options);
  _parcours_legibility_cut (self, sheets, meter);
  _parcours_legibility_contrast (self, map, options);
  _parcours_legibility_pictures (self, map, options);

  /* What is composed for the advice is the same words again. */
  shared = *options;
  shared.text = text;
  if (!_parcours_legibility_advise (self, map, &shared, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

ParcoursLegibility *
parcours_legibility_check (ParcoursMap *map, const ParcoursExportOptions *options, GCancellable *cancellable, GError **error)
{
  ParcoursExportOptions shared;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  g_autoptr (ParcoursText) text = options->text ? g_object_ref (options->text) : parcours_text_new ();
  shared = *options;
  shared.text = text;
  g_autoptr (ParcoursSheets) sheets = parcours_sheets_new (map, &shared, error);
  return sheets ? parcours_legibility_check_sheets (sheets, &shared, cancellable, error) : NULL;
}
