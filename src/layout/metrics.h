/* metrics.h - the measures of look.md, in map units (u; 1 px on screen and 0.5 mm on paper at 100 %). */
#pragma once

#define PARCOURS_MM_PER_U 0.5           /* on paper at 100 % */

#define PARCOURS_CARD_WIDTH 152.0
#define PARCOURS_CARD_HEIGHT 102.0
#define PARCOURS_CARD_RADIUS 3.0
#define PARCOURS_CARD_EDGE 2.0          /* flat edge below the card */
#define PARCOURS_CARD_STRIP 18.0        /* the adhesive band */
#define PARCOURS_CARD_TEXT_X 10.0       /* text starts here, and ends as far from the right edge */

#define PARCOURS_CARD_PICTURE_SIDE 54.0 /* the picture of a card, at the right of its text */
#define PARCOURS_CARD_PICTURE_GAP 6.0

#define PARCOURS_COLUMN 160.0           /* one card wide: 4 + 152 + 4 */
#define PARCOURS_COLUMN_PAD 4.0
#define PARCOURS_CELL_PAD 8.0           /* above the first and below the last card of a cell */
#define PARCOURS_CARD_PITCH 112.0       /* from one card to the one below */
#define PARCOURS_LANE_HEIGHT 120.0      /* one card: 8 + 104 + 8 */
#define PARCOURS_CURVE_HEIGHT 124.0
#define PARCOURS_CURVE_POINT 18.0       /* one point of emotion */
#define PARCOURS_EFFORT_HEIGHT 48.0
#define PARCOURS_LINE_HEIGHT 32.0       /* blueprint lines and separators */
#define PARCOURS_GROUP_GAP 12.0
#define PARCOURS_COLLAPSED_STAGE 44.0   /* the one narrow column of a collapsed stage */
#define PARCOURS_COLLAPSED_LANE 32.0

#define PARCOURS_CELL_ROWS 5            /* a column widens before its fullest cell has more rows */
#define PARCOURS_CELL_COLUMNS 6         /* but to no more cards than this */

#define PARCOURS_STAGE_HEIGHT 36.0
#define PARCOURS_STEP_HEIGHT 36.0
#define PARCOURS_HEAD_PAD 4.0           /* above the ribbon, and between ribbon and steps */
#define PARCOURS_HEAD_HEIGHT 80.0       /* 4 + 36 + 4 + 36: the sticky band of stages and steps */
#define PARCOURS_CHEVRON 10.0
#define PARCOURS_CHEVRON_GAP 2.0
#define PARCOURS_PERSONA_WIDTH 44.0
#define PARCOURS_LANE_HEAD_WIDTH 116.0
#define PARCOURS_SIDE_WIDTH 160.0       /* 44 + 116: the sticky band of personas and lanes */
