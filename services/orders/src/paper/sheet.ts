import { type Cell, createCell } from "./cell.js";
import type { Pair } from "./pair.js";
import type { Place, Press } from "./press.js";
import { qrCode } from "./qr-code.js";
import {
  BODY,
  CAPTION,
  CAPTION_EN,
  COLUMN_GAP,
  FOOTNOTE,
  FOOTNOTE_EN,
  HEADING,
  HEADING_EN,
  ISSUER,
  LABEL,
  LABEL_EN,
  LABEL_WIDTH,
  MASTHEAD_TOP,
  MEASURE,
  NOTICE,
  NOTICE_EN,
  PAGE,
  RIGHT_EDGE,
  type Style,
  TITLE,
  TITLE_EN,
} from "./style.js";

/** The parts of an official paper in two languages: Dutch first, English beside or below it in italics. */
export interface Sheet {
  /** `letter` has for whom the paper is, where that is told as in a letter. */
  masthead(
    issuer: string,
    title: Pair,
    qr: { readonly url: string; readonly caption: Pair },
    letter?: { readonly label: Pair; readonly lines: readonly string[] },
  ): void;
  /** Two columns between rules: what the reader must not miss, and a note on it. */
  notice(lines: readonly Pair[], footnote: Pair): void;
  /** Begins on a new page unless the height `atLeast` is left. */
  section(title: Pair, content: (section: Section) => void, atLeast?: number): void;
}

export interface Section {
  /** A label on the left and its content on the right. Begins on a new page unless the height `atLeast` is left. */
  row(label: Pair, content: (cell: Cell) => void, atLeast?: number): void;
}

/** The least widths of a QR code and of its modules, so that a telephone can read it from paper. */
const QR_WIDTH = 92;
const MODULE_WIDTH = 2;

/** Room for a heading with one row, and for a label with its content. */
const SECTION_HEIGHT = 90;
const ROW_HEIGHT = 44;

export function createSheet(press: Press): Sheet {
  const { root } = press;
  const full: Place = { parent: root, type: "P", x: PAGE.left, width: MEASURE };

  return {
    masthead(issuer, title, { url, caption }, letter) {
      const code = qrCode(url);
      const aside = Math.max(QR_WIDTH, code.size * MODULE_WIDTH);
      const main: Place = { ...full, width: MEASURE - aside - 28 };
      const corner: Place = { ...full, x: RIGHT_EDGE - aside, width: aside };
      press.y = MASTHEAD_TOP;
      press.beside(
        () => {
          press.set(issuer, ISSUER, main);
          press.y += 16;
          press.set(title.nl, TITLE, { ...main, type: "H1" });
          press.y += 1;
          press.set(title.en, TITLE_EN, { ...main, language: "en" });
          if (letter === undefined) return;
          press.y += 14;
          press.set(`${letter.label.nl} / ${letter.label.en}`, LABEL_EN, main);
          press.y += 2;
          for (const line of letter.lines) press.set(line, BODY, main);
        },
        () => {
          press.qr(code, corner.x, aside, `${caption.nl} / ${caption.en}: ${url}`);
          press.y += 5;
          press.set(caption.nl, CAPTION, corner);
          press.set(caption.en, CAPTION_EN, { ...corner, language: "en" });
        },
      );
      press.y += 10;
    },

    notice(lines, footnote) {
      const width = (MEASURE - COLUMN_GAP) / 2;
      const said = ({ nl, en }: Pair, style: Style, styleEn: Style) => {
        press.beside(
          () => press.set(nl, style, { ...full, width }),
          () => press.set(en, styleEn, { ...full, x: PAGE.left + width + COLUMN_GAP, width, language: "en" }),
        );
        press.y += 3;
      };
      press.rule(1.2);
      press.y += 9;
      for (const line of lines) said(line, NOTICE, NOTICE_EN);
      said(footnote, FOOTNOTE, FOOTNOTE_EN);
      press.y += 4;
      press.rule(0.5);
      press.y += 4;
    },

    section(title, content, atLeast = SECTION_HEIGHT) {
      press.y += 12;
      press.room(atLeast);
      press.bookmark(`${title.nl} / ${title.en}`);
      const section = press.tag(root, "Sect");
      const indent = press.widthOf(title.nl, HEADING) + 9;
      press.beside(
        () => press.set(title.nl, HEADING, { ...full, parent: section, type: "H2" }),
        () => {
          press.y += 2.1;
          const place: Place = { ...full, parent: section, x: PAGE.left + indent, width: MEASURE - indent };
          press.set(title.en, HEADING_EN, { ...place, language: "en" });
        },
      );
      press.y += 1;
      press.rule(0.5);
      press.y += 8;
      const list = press.tag(section, "L");
      content({
        row(label, fill, atLeast = ROW_HEIGHT) {
          press.room(atLeast);
          const item = press.tag(list, "LI");
          const name: Place = { ...full, parent: press.tag(item, "Lbl"), type: "Span", width: LABEL_WIDTH };
          const body = press.tag(item, "LBody");
          press.beside(
            () => {
              press.set(label.nl, LABEL, name);
              if (label.en !== label.nl) press.set(label.en, LABEL_EN, { ...name, language: "en" });
            },
            () => {
              press.y -= 0.8;
              fill(createCell(press, body));
            },
          );
          item.end();
          press.y += 8;
        },
      });
      section.end();
    },
  };
}
