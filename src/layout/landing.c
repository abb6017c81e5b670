#include "config.h"

#include "layout/landing.h"

#include "layout/hit.h"
#include "layout/metrics.h"
#include "model/arrange.h"

static void
land_stage (ParcoursLayout *layout, double x, ParcoursLanding *landing)
{
  guint n;
  const ParcoursStageBox *stages = parcours_layout_get_stages (layout, &n);

  while (landing->index < n && x > stages[landing->index].x + stages[landing->index].width / 2)
    landing->index++;
  if (landing->index > 0)
    landing->at = stages[landing->index - 1].x + stages[landing->index - 1].width;
}

/* The column under x says which stage it goes to: the edge of two stages belongs to the one the pointer is over. */
static gboolean
land_step (ParcoursLayout *layout, double x, ParcoursLanding *landing)
{
  guint n, c;
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n);
  gboolean behind;

  if (n == 0)
    return FALSE;
  if (!parcours_hit_column (layout, x, &c))
    c = x < 0 ? 0 : n - 1;
  landing->parent = columns[c].stage;
  behind = columns[c].collapsed || x > columns[c].x + columns[c].width / 2;
  if (columns[c].collapsed)
    landing->index = parcours_element_list (columns[c].stage, PARCOURS_KIND_STEP)->len;
  else if (columns[c].step != NULL)
    landing->index = (guint) parcours_arrange_index (columns[c].step) + (behind ? 1 : 0);
  else
    behind = parcours_element_list (columns[c].stage, PARCOURS_KIND_STEP)->len > 0;   /* behind the cards without step */
  landing->at = columns[c].x + (behind ? columns[c].width : 0);

  return TRUE;
}

static double
lane_edge (ParcoursLayout *layout, guint index)
{
  guint n_rows, n_groups;
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n_rows);
  const ParcoursGroup *groups = parcours_layout_get_groups (layout, &n_groups);

  if (index >= n_rows)
    return n_rows > 0 ? rows[n_rows - 1].y + rows[n_rows - 1].height : 0;
  /* In the middle of the gap between two groups. */
  if (index > 0 && groups[rows[index].group].first == index)
    return rows[index].y - PARCOURS_GROUP_GAP / 2;
  return rows[index].y;
}

static void
land_lane (ParcoursLayout *layout, ParcoursMap *map, ParcoursElement *lane, double y, ParcoursLanding *landing)
{
  guint n;
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n);

  while (landing->index < n && y > rows[landing->index].y + rows[landing->index].height / 2)
    landing->index++;
  landing->index = parcours_arrange_lane_gap (map, lane, landing->index);
  landing->at = lane_edge (layout, landing->index);
}

/* A persona whose lanes stand together is where it is at both their ends. */
static gboolean
land_persona (ParcoursLayout *layout, ParcoursElement *persona, double y, ParcoursLanding *landing)
{
  guint n, own = 0, gap = 0, first = 0;
  const ParcoursGroup *groups = parcours_layout_get_groups (layout, &n);

  for (guint i = 0; i < n; i++)
    if (groups[i].persona == persona && own++ == 0)
      first = i;
  while (gap < n && y > groups[gap].y + groups[gap].height / 2)
    gap++;
  landing->same = own == 1 && (gap == first || gap == first + 1);
  landing->index = gap < n ? groups[gap].first : gap > 0 ? groups[gap - 1].first + groups[gap - 1].n_rows : 0;
  landing->at = lane_edge (layout, landing->index);

  return own > 0;
}

gboolean
parcours_landing_find (ParcoursLayout *layout, ParcoursMap *map, ParcoursElement *header, double x, double y,
                       ParcoursLanding *landing)
{
  guint own;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout) && PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (header) && landing != NULL, FALSE);

  *landing = (ParcoursLanding) { NULL };
  switch ((int) parcours_element_get_kind (header))
    {
    case PARCOURS_KIND_STAGE:
      land_stage (layout, x, landing);
      break;
    case PARCOURS_KIND_STEP:
      if (!land_step (layout, x, landing))
        return FALSE;
      break;
    case PARCOURS_KIND_LANE:
      land_lane (layout, map, header, y, landing);
      break;
    case PARCOURS_KIND_PERSONA:
      return land_persona (layout, header, y, landing);
    default:
      return FALSE;
    }
  own = (guint) parcours_arrange_index (header);
  landing->same = (landing->parent == NULL || landing->parent == parcours_element_get_parent (header))
                  && (landing->index == own || landing->index == own + 1);

  return TRUE;
}

gboolean
parcours_landing_is_across (ParcoursElement *header)
{
  ParcoursKind kind = parcours_element_get_kind (header);

  return kind == PARCOURS_KIND_STAGE || kind == PARCOURS_KIND_STEP;
}

static void
extend (gboolean *any, double *start, double *length, double from, double size)
{
  double end = *any ? MAX (*start + *length, from + size) : from + size;

  *start = *any ? MIN (*start, from) : from;
  *length = end - *start;
  *any = TRUE;
}

gboolean
parcours_landing_extent (ParcoursLayout *layout, ParcoursElement *header, double *start, double *length)
{
  gboolean across, any = FALSE;
  guint n_columns, n_rows, n_groups;
  const ParcoursColumn *columns;
  const ParcoursRow *rows;
  const ParcoursGroup *groups;

  g_return_val_if_fail (PARCOURS_IS_LAYOUT (layout) && PARCOURS_IS_ELEMENT (header), FALSE);
  g_return_val_if_fail (start != NULL && length != NULL, FALSE);

  across = parcours_landing_is_across (header);
  columns = parcours_layout_get_columns (layout, &n_columns);
  rows = parcours_layout_get_rows (layout, &n_rows);
  groups = parcours_layout_get_groups (layout, &n_groups);
  *start = *length = 0;
  for (guint i = 0; across && i < n_columns; i++)
    if (columns[i].stage == header || columns[i].step == header)
      extend (&any, start, length, columns[i].x, columns[i].width);
  for (guint i = 0; !across && i < n_rows; i++)
    if (rows[i].lane == header || groups[rows[i].group].persona == header)
      extend (&any, start, length, rows[i].y, rows[i].height);

  return any;
}
