import type { FaceName } from "./typeface.js";

/** Sizes of the page and its letters, in points (1/72 inch), on A4. */
export const PAGE = { width: 595.28, height: 841.89, left: 62, right: 62, top: 74, bottom: 66 } as const;
export const MEASURE = PAGE.width - PAGE.left - PAGE.right;
export const RIGHT_EDGE = PAGE.width - PAGE.right;
export const PAGE_END = PAGE.height - PAGE.bottom;
export const MASTHEAD_TOP = 56;

/** Labels are on the left and their content on the right, with about 65 letters per line. */
export const LABEL_WIDTH = 118;
export const CELL_X = PAGE.left + LABEL_WIDTH + 18;
export const CELL_WIDTH = RIGHT_EDGE - CELL_X;
export const COLUMN_GAP = 24;

export const INK = "#111111";
const GREY = "#4d4d4d";

export interface Style {
  readonly face: FaceName;
  readonly size: number;
  /** Space between lines, in addition to the typeface's own. */
  readonly lead: number;
  readonly ink?: string;
}

export const ISSUER: Style = { face: "bold", size: 13, lead: 1 };
export const TITLE: Style = { face: "regular", size: 21, lead: 0 };
export const TITLE_EN: Style = { face: "italic", size: 13, lead: 0, ink: GREY };
export const NOTICE: Style = { face: "bold", size: 10.5, lead: 2 };
export const NOTICE_EN: Style = { face: "italic", size: 10.5, lead: 2 };
export const FOOTNOTE: Style = { face: "regular", size: 9, lead: 1, ink: GREY };
export const FOOTNOTE_EN: Style = { face: "italic", size: 9, lead: 1, ink: GREY };
export const HEADING: Style = { face: "bold", size: 13, lead: 1 };
export const HEADING_EN: Style = { face: "italic", size: 11, lead: 1, ink: GREY };
export const LABEL: Style = { face: "bold", size: 9.5, lead: 0.5 };
export const LABEL_EN: Style = { face: "italic", size: 9, lead: 0.5, ink: GREY };
export const BODY: Style = { face: "regular", size: 10.5, lead: 2 };
export const BODY_EN: Style = { face: "italic", size: 9.5, lead: 1.5, ink: GREY };
export const STRONG: Style = { face: "bold", size: 10.5, lead: 2 };
export const EXACT: Style = { face: "mono", size: 8.5, lead: 2 };
export const CAPTION: Style = { face: "bold", size: 8, lead: 0 };
export const CAPTION_EN: Style = { face: "italic", size: 8, lead: 0, ink: GREY };
export const FURNITURE: Style = { face: "regular", size: 8, lead: 0, ink: GREY };
