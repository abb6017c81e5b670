/* page-choice.c - see page-choice.h. */
#include "config.h"

#include "shell/page-choice.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include <gtk/gtk.h>

#define GROUP "Page"

typedef enum { ENUM, FLAG, NUMBER, PAPER, WORD, LABEL } Type;

/* Everything that is remembered. */
static const struct
{
  const char *key;
  Type type;
  gsize offset;
  double least, most;           /* of an enum or a number */
} fields[] = {
#define AT(field) G_STRUCT_OFFSET (ParcoursPageChoice, field)
  { "kind", ENUM, AT (kind), 0, PARCOURS_N_PRINTS - 1 },
  { "paper", PAPER, AT (paper), 0, 0 },
  { "picture-paper", PAPER, AT (picture_paper), 0, 0 },
  { "orientation", ENUM, AT (orientation), 0, PARCOURS_ORIENTATION_PORTRAIT },
  { "scale", NUMBER, AT (scale), 0, 10 },
  { "theme", ENUM, AT (theme), 0, PARCOURS_N_THEMES - 1 },
  { "lang", WORD, AT (lang), 0, 0 },
  { "bleed", NUMBER, AT (bleed), 0, 20 },
  { "crop-marks", FLAG, AT (crop_marks), 0, 0 },
  { "tile-paper", PAPER, AT (tile_paper), 0, 0 },
  { "across", ENUM, AT (across), 0, 99 },
  { "down", ENUM, AT (down), 0, 99 },
  { "overlap", NUMBER, AT (overlap), 0, 50 },
  { "margin", NUMBER, AT (margin), 0, 30 },
  { "marks", FLAG, AT (marks), 0, 0 },
  { "plan", FLAG, AT (plan), 0, 0 },
  { "label", LABEL, AT (label), 0, 0 },
  { "sticky-width", NUMBER, AT (sticky_width), PARCOURS_STICKY_MIN, PARCOURS_STICKY_MAX },
  { "sticky-height", NUMBER, AT (sticky_height), PARCOURS_STICKY_MIN, PARCOURS_STICKY_MAX },
  { "sticky-sheet", PAPER, AT (sticky_sheet), 0, 0 },
  { "sticky-margin", NUMBER, AT (sticky_margin), 0, 50 },
  { "sticky-gap", NUMBER, AT (sticky_gap), 0, 50 },
  { "guides", FLAG, AT (guides), 0, 0 },
  { "ground", FLAG, AT (ground), 0, 0 },
  { "format", ENUM, AT (format), 0, PARCOURS_N_EXPORTS - 1 },
  { "dpi", NUMBER, AT (dpi), 36, 1200 },
  { "outline-text", FLAG, AT (outline_text), 0, 0 },
  { "embed", FLAG, AT (embed), 0, 0 },
#undef AT
};

#define PAPER_SIZE 32
#define WORD_SIZE 16

/* The papers and words above are as long as this says. */
G_STATIC_ASSERT (sizeof ((ParcoursPageChoice *) NULL)->paper == PAPER_SIZE);
G_STATIC_ASSERT (sizeof ((ParcoursPageChoice *) NULL)->picture_paper == PAPER_SIZE);
G_STATIC_ASSERT (sizeof ((ParcoursPageChoice *) NULL)->tile_paper == PAPER_SIZE);
G_STATIC_ASSERT (sizeof ((ParcoursPageChoice *) NULL)->sticky_sheet == PAPER_SIZE);
G_STATIC_ASSERT (sizeof ((ParcoursPageChoice *) NULL)->lang == WORD_SIZE);
G_STATIC_ASSERT (sizeof ((ParcoursPageChoice *) NULL)->label == WORD_SIZE);

/* The sheet of an office printer: Letter in some countries, A4 in the others. */
static const char *
get_office_paper (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? "Letter" : "A4";
}

void
parcours_page_choice_init (ParcoursPageChoice *choice)
{
  g_return_if_fail (choice != NULL);

  *choice = (ParcoursPageChoice) {
    .paper = "A0",
    .theme = PARCOURS_THEME_PAPER,
    .overlap = 10,
    .margin = 5,
    .marks = TRUE,
    .plan = TRUE,
    .sticky_width = 76,
    .sticky_height = 76,
    .sticky_margin = PARCOURS_STICKY_MARGIN,
    .sticky_gap = PARCOURS_STICKY_GAP,
    .guides = TRUE,
    .format = PARCOURS_EXPORT_PDF,
    .dpi = 150,
  };
  g_strlcpy (choice->tile_paper, get_office_paper (), PAPER_SIZE);
  g_strlcpy (choice->sticky_sheet, get_office_paper (), PAPER_SIZE);
}

void
parcours_page_choice_settle (ParcoursPageChoice *choice, gboolean prints)
{
  g_return_if_fail (choice != NULL);

  if (!prints && choice->format != PARCOURS_EXPORT_PDF)
    {
      choice->kind = PARCOURS_PRINT_POSTER;
      g_strlcpy (choice->paper, choice->picture_paper, PAPER_SIZE);
      if (*choice->paper == '\0')
        {
          choice->orientation = PARCOURS_ORIENTATION_AUTO;
          choice->scale = 0;
        }
    }
  if (choice->kind != PARCOURS_PRINT_POSTER || (!prints && choice->format != PARCOURS_EXPORT_PDF))
    {
      choice->bleed = 0;
      choice->crop_marks = FALSE;
    }
  /* So many sheets carry what they carry; and at a scale of its own the map takes what sheets it needs. */
  if (choice->kind == PARCOURS_PRINT_TILES && choice->across > 0 && choice->down > 0)
    choice->scale = 0;
  else if (choice->kind == PARCOURS_PRINT_TILES && choice->scale > 0)
    *choice->paper = '\0';
  /* Tiles are cut from a poster whose length is known. */
  if (choice->kind == PARCOURS_PRINT_TILES && g_str_has_prefix (choice->paper, "roll:"))
    g_strlcpy (choice->paper, "A0", PAPER_SIZE);
  choice->outline_text = choice->outline_text && !prints &&
                         (choice->format == PARCOURS_EXPORT_SVG || choice->format == PARCOURS_EXPORT_HTML);
  /* A map travels whole or not at all. */
  choice->embed = choice->embed && choice->which == PARCOURS_WHICH_ALL && !prints &&
                  (choice->format == PARCOURS_EXPORT_SVG || choice->format == PARCOURS_EXPORT_PNG);
}

gboolean
parcours_page_choice_fill (const ParcoursPageChoice *choice, ParcoursExportOptions *options, GError **error)
{
  g_return_val_if_fail (choice != NULL && options != NULL, FALSE);

  if (*choice->paper != '\0' && !parcours_paper_parse_with_rolls (choice->paper, &options->paper, error))
    return FALSE;
  if (!parcours_paper_parse (choice->tile_paper, &options->tile.paper, error) ||
      !parcours_paper_parse (choice->sticky_sheet, &options->sticky.sheet, error))
    return FALSE;

  options->kind = choice->kind;
  options->orientation = choice->orientation;
  options->scale = choice->scale;
  options->theme = choice->theme;
  options->lang = *choice->lang != '\0' ? choice->lang : NULL;
  options->bleed = choice->bleed;
  options->crop_marks = choice->crop_marks;
  options->tile.across = choice->across;
  options->tile.down = choice->down;
  options->tile.overlap = choice->overlap;
  options->tile.margin = choice->margin;
  options->tile.marks = choice->marks;
  options->tile.plan = choice->plan;
  options->sticky.width = choice->sticky_width;
  options->sticky.height = choice->sticky_height;
  options->sticky.margin = choice->sticky_margin;
  options->sticky.gap = choice->sticky_gap;
  options->sticky.guides = choice->guides;
  options->sticky.ground = choice->ground;
  if (*choice->label != '\0' && !parcours_sticky_options_parse (choice->label, &options->sticky, error))
    return FALSE;
  options->dpi = choice->dpi;
  options->outline_text = choice->outline_text;
  options->embed = choice->embed;
  return TRUE;
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "parcours", "pages", NULL);
}

static char *
dup_path (GFile *file, const char *id)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strconcat ("id:", id, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  return g_build_filename (folder, hash, NULL);
}

static gboolean
is_sensible (Type type, const char *value)
{
  ParcoursPaper paper;

  if (*value == '\0' || type == WORD)
    return TRUE;
  if (type == LABEL)
    return parcours_label_format_find (value) != NULL;
  return parcours_paper_parse_with_rolls (value, &paper, NULL);
}

static void
recall_text (GKeyFile *keys, guint i, char *text)
{
  g_autofree char *value = g_key_file_get_string (keys, GROUP, fields[i].key, NULL);
  const gsize size = fields[i].type == PAPER ? PAPER_SIZE : WORD_SIZE;

  if (value != NULL && strlen (value) < size && is_sensible (fields[i].type, value))
    g_strlcpy (text, value, size);
}

static void
recall_field (GKeyFile *keys, guint i, ParcoursPageChoice *choice)
{
  gpointer field = (char *) choice + fields[i].offset;
  g_autoptr (GError) error = NULL;
  double number;

  if (fields[i].type == PAPER || fields[i].type == WORD || fields[i].type == LABEL)
    {
      recall_text (keys, i, field);
      return;
    }
  if (fields[i].type == FLAG)
    {
      gboolean flag = g_key_file_get_boolean (keys, GROUP, fields[i].key, &error);

      if (error == NULL)
        *(gboolean *) field = flag;
      return;
    }
  number = g_key_file_get_double (keys, GROUP, fields[i].key, &error);
  if (error != NULL || !(number >= fields[i].least && number <= fields[i].most))
    return;
  if (fields[i].type == ENUM)
    *(guint *) field = (guint) number;
  else
    *(double *) field = number;
}

GKeyFile *
parcours_page_choice_recall (ParcoursPageChoice *choice, GFile *file, const char *id)
{
  g_autofree char *path = NULL;
  ParcoursPaper paper;
  GKeyFile *keys;

  g_return_val_if_fail (choice != NULL, NULL);
  g_return_val_if_fail (file != NULL || id != NULL, NULL);

  path = dup_path (file, id);
  keys = g_key_file_new ();
  parcours_page_choice_init (choice);
  if (g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      recall_field (keys, i, choice);
  /* Only a poster comes from a roll. */
  if (!parcours_paper_parse (choice->tile_paper, &paper, NULL))
    *choice->tile_paper = '\0';
  if (!parcours_paper_parse (choice->sticky_sheet, &paper, NULL))
    *choice->sticky_sheet = '\0';
  /* Only a picture can be “as large as the map”. */
  if (*choice->paper == '\0')
    g_strlcpy (choice->paper, "A0", PAPER_SIZE);
  if (*choice->tile_paper == '\0')
    g_strlcpy (choice->tile_paper, get_office_paper (), PAPER_SIZE);
  if (*choice->sticky_sheet == '\0')
    g_strlcpy (choice->sticky_sheet, get_office_paper (), PAPER_SIZE);
  return keys;
}

static void
keep_field (GKeyFile *keys, guint i, const ParcoursPageChoice *choice)
{
  gconstpointer field = (const char *) choice + fields[i].offset;

  switch (fields[i].type)
    {
    case ENUM:
      g_key_file_set_integer (keys, GROUP, fields[i].key, (int) *(const guint *) field);
      break;
    case FLAG:
      g_key_file_set_boolean (keys, GROUP, fields[i].key, *(const gboolean *) field);
      break;
    case NUMBER:
      g_key_file_set_double (keys, GROUP, fields[i].key, *(const double *) field);
      break;
    case PAPER:
    case WORD:
    case LABEL:
    default:
      g_key_file_set_string (keys, GROUP, fields[i].key, field);
    }
}

typedef struct
{
  char *path;
  gint64 time;
} Aged;

static void
aged_clear (gpointer data)
{
  g_free (((Aged *) data)->path);
}

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  const Aged *left = a, *right = b;

  return left->time < right->time ? -1 : left->time > right->time;
}

/* Maps come and go; their settings need not stay for ever. */
static void
drop_oldest (const char *folder)
{
  g_autoptr (GArray) aged = g_array_new (FALSE, FALSE, sizeof (Aged));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (aged, aged_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Aged one = { g_build_filename (folder, name, NULL), 0 };
      GStatBuf status;

      if (g_stat (one.path, &status) == 0)
        one.time = status.st_mtime;
      g_array_append_val (aged, one);
    }
  g_array_sort (aged, compare_ages);
  for (guint i = 0; i + PARCOURS_PAGE_CHOICES_MAX < aged->len; i++)
    g_unlink (g_array_index (aged, Aged, i).path);
}

void
parcours_page_choice_keep (const ParcoursPageChoice *choice, GKeyFile *keys, GFile *file, const char *id)
{
  g_autoptr (GKeyFile) own = NULL;
  g_autofree char *path = NULL, *folder = NULL, *text = NULL;
  gsize length;

  g_return_if_fail (choice != NULL);
  g_return_if_fail (file != NULL || id != NULL);

  path = dup_path (file, id);
  folder = dup_folder ();
  if (keys == NULL)
    {
      keys = own = g_key_file_new ();
      g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    keep_field (keys, i, choice);
  text = g_key_file_to_data (keys, &length, NULL);
  g_mkdir_with_parents (folder, 0700);
  /* Whole or not at all, but not worth waiting for the disk. */
  g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  drop_oldest (folder);
}
