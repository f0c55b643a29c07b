import type { Pair } from "./pair.js";
import type { Place, Press, Tag } from "./press.js";
import { BODY, BODY_EN, CELL_WIDTH, CELL_X, EXACT, LABEL_EN, STRONG, type Style } from "./style.js";

/** The part of a row beside its label. */
export interface Cell {
  /** A text that somebody wrote, in its original language; a newline ends a paragraph. */
  prose(text: string, language: string): void;
  /** A name above the text that belongs to it. */
  strong(text: string): void;
  /** The same in Dutch and in English, on one line if both fit. */
  pair(text: Pair): void;
  /**
   * A text to compare letter by letter. Every line but the last is full, so that a line break is never part of the
   * text.
   */
  exact(text: string): void;
  /** An exact text that can be clicked. */
  link(url: string): void;
  /** A label above one of several things in the cell. */
  small(label: Pair): void;
  gap(): void;
}

/** Moves a style's first line down to the label's line. */
const EXACT_DROP = 1.8;
const ENGLISH_DROP = 1.1;

export function createCell(press: Press, parent: Tag): Cell {
  const place: Place = { parent, type: "P", x: CELL_X, width: CELL_WIDTH };
  const set = (text: string, style: Style, more: Partial<Place> = {}) => press.set(text, style, { ...place, ...more });
  return {
    prose(text, language) {
      const paragraphs = text.split(/\s*\n\s*/).filter((paragraph) => paragraph !== "");
      paragraphs.forEach((paragraph, index) => {
        if (index > 0) press.y += 3;
        set(paragraph, BODY, { language });
      });
    },

    strong(text) {
      set(text, STRONG);
    },

    pair({ nl, en }) {
      press.room(press.lineHeight(BODY) + press.lineHeight(BODY_EN));
      if (en === nl) {
        set(nl, BODY);
        return;
      }
      const x = CELL_X + press.widthOf(nl, BODY) + 9;
      const width = CELL_X + CELL_WIDTH - x;
      if (press.widthOf(en, BODY_EN) >= width) {
        set(nl, BODY);
        set(en, BODY_EN, { language: "en" });
        return;
      }
      press.beside(
        () => set(nl, BODY),
        () => {
          press.y += ENGLISH_DROP;
          set(en, BODY_EN, { x, width, language: "en" });
        },
      );
    },

    exact(text) {
      press.y += EXACT_DROP;
      set(press.cut(text, EXACT, CELL_WIDTH), EXACT);
    },

    link(url) {
      press.y += EXACT_DROP;
      set(press.cut(url, EXACT, CELL_WIDTH), EXACT, { parent: press.tag(parent, "P"), type: "Link", url });
    },

    small({ nl, en }) {
      press.y += 3;
      press.room(press.lineHeight(LABEL_EN) + EXACT_DROP + press.lineHeight(EXACT));
      set(`${nl} / ${en}`, LABEL_EN);
    },

    gap() {
      press.y += 5;
    },
  };
}
