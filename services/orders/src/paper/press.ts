import PDFDocument from "pdfkit";
import type { Pair } from "./pair.js";
import { breakable, printableText } from "./printable-text.js";
import type { QrCode } from "./qr-code.js";
import { FURNITURE, INK, MEASURE, PAGE, PAGE_END, RIGHT_EDGE, type Style } from "./style.js";
import { typeface } from "./typeface.js";

/** What a paper states about itself, on each page and in the file's metadata. */
export interface PaperFacts {
  readonly title: Pair;
  readonly author: string;
  readonly madeAt: Date;
  /** At the head of every page but the first. */
  readonly head: string;
  /** At the foot of every page, beside its number. */
  readonly foot: string;
}

/** An element of the structure by which software reads a tagged PDF (ISO 32000-1, 14.8). */
export type Tag = PDFKit.PDFStructureElement;

/**
 * Prints on pages from top to bottom; `y` is the current height. All text has a tag, so that it can be read aloud and
 * copied in order; rules and the parts repeated on each page are artifacts. The file declares PDF/A-3a (ISO 19005-3).
 */
export interface Press {
  y: number;
  readonly root: Tag;
  tag(parent: Tag, type: string): Tag;
  /** Prints a text and moves below it, over as many pages as it needs. The default language is Dutch. */
  set(text: string, style: Style, place: Place): void;
  /** Moves to a new page unless this much room is left. */
  room(height: number): void;
  /** Prints columns from the same height; continues below the lowest one, on the last page reached. */
  beside(...columns: readonly (() => void)[]): void;
  rule(weight: number): void;
  qr(code: QrCode, x: number, width: number, alt: string): void;
  bookmark(title: string): void;
  widthOf(text: string, style: Style): number;
  lineHeight(style: Style): number;
  /** Cuts a text into lines of equally many letters, for a typeface with letters of equal width. */
  cut(text: string, style: Style, width: number): string;
  attach(name: string, content: string, type: string, description: string): void;
  finish(): Promise<Uint8Array>;
}

export interface Place {
  readonly parent: Tag;
  readonly type: "P" | "H1" | "H2" | "Span" | "Link";
  readonly x: number;
  readonly width: number;
  /** ISO 639-1. */
  readonly language?: string;
  readonly url?: string;
}

export async function openPress(facts: PaperFacts): Promise<Press> {
  const faces = await typeface();
  const doc = new PDFDocument({
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    tagged: true,
    displayTitle: true,
    lang: "nl-NL",
    size: "A4",
    margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: PAGE.bottom },
    bufferPages: true,
    // Avoids the library's default font, which is not embedded.
    font: "",
    info: {
      Title: `${facts.title.nl} / ${facts.title.en}`,
      Author: facts.author,
      Creator: "Exparte",
      CreationDate: facts.madeAt,
    },
  });
  for (const name of ["regular", "italic", "bold", "mono"] as const) doc.registerFont(name, faces[name].file);
  const root = doc.struct("Document");
  doc.addStructure(root);

  const use = ({ face, size, ink = INK }: Style) => doc.font(face).fontSize(size).fillColor(ink);
  const shown = (text: string, { face }: Style) => printableText(text, faces[face].hasGlyph);

  const press: Press = {
    y: PAGE.top,
    root,

    tag(parent, type) {
      const tag = doc.struct(type);
      parent.add(tag);
      return tag;
    },

    set(text, style, { parent, type, x, width, language, url }) {
      press.room(press.lineHeight(style));
      const tag = doc.struct(type, language === undefined ? {} : { lang: language });
      parent.add(tag);
      tag.add(() => {
        const options = { width, lineGap: style.lead, ...(url === undefined ? {} : { link: url, underline: false }) };
        use(style).text(breakable(shown(text, style)), x, press.y, options);
      });
      tag.end();
      press.y = doc.y;
    },

    room(height) {
      if (press.y + height <= PAGE_END) return;
      doc.addPage();
      press.y = PAGE.top;
    },

    beside(...columns) {
      const { y: top } = press;
      const { page } = doc;
      let lowest = top;
      for (const column of columns) {
        if (doc.page === page) press.y = top;
        column();
        lowest = doc.page === page ? Math.max(lowest, press.y) : press.y;
      }
      press.y = lowest;
    },

    rule(weight) {
      artifact("Layout", () => line(press.y, weight));
    },

    qr({ size, runs }, x, width, alt) {
      const { y } = press;
      const module = width / size;
      // The library supports `bbox`; its types omit it.
      const options = { alt, bbox: [x, y, x + width, y + width] };
      const figure = doc.struct("Figure", options);
      root.add(figure);
      figure.add(() => {
        for (const run of runs) doc.rect(x + run.x * module, y + run.y * module, run.width * module, module);
        doc.fillColor(INK).fill();
      });
      figure.end();
      press.y += width;
    },

    bookmark(title) {
      doc.outline.addItem(title);
    },

    widthOf(text, style) {
      return use(style).widthOfString(shown(text, style));
    },

    lineHeight(style) {
      return use(style).currentLineHeight(true) + style.lead;
    },

    cut(text, style, width) {
      // One letter less, so that rounding never makes a line too long.
      const letters = Math.floor(width / use(style).widthOfString("0")) - 1;
      return shown(text, style).replace(new RegExp(`.{${letters}}(?=.)`, "gu"), "$&\n");
    },

    attach(name, content, type, description) {
      // The library supports `relationship`; its types omit it.
      const options = { name, type, description, relationship: "Source", modifiedDate: facts.madeAt };
      doc.file(Buffer.from(content), options);
    },

    async finish() {
      root.end();
      const { count } = doc.bufferedPageRange();
      for (let index = 0; index < count; index++) {
        doc.switchToPage(index);
        artifact("Pagination", () => furniture(index + 1, count));
      }
      doc.end();
      const chunks: Buffer[] = [];
      for await (const chunk of doc) chunks.push(Buffer.from(chunk));
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
  return press;

  function artifact(type: "Layout" | "Pagination", draw: () => void) {
    doc.markContent("Artifact", { type });
    draw();
    doc.endMarkedContent();
  }

  function line(y: number, weight: number) {
    const path = doc.moveTo(PAGE.left, y).lineTo(RIGHT_EDGE, y);
    path.lineWidth(weight).strokeColor(INK).stroke();
  }

  function furniture(page: number, count: number) {
    const foot = PAGE.height - 44;
    const number = `${page} van ${count} / ${page} of ${count}`;
    if (page > 1) {
      furnish(facts.head, PAGE.left, 40);
      line(56, 0.5);
    }
    furnish(facts.foot, PAGE.left, foot);
    furnish(number, RIGHT_EDGE - press.widthOf(number, FURNITURE), foot);
  }

  function furnish(text: string, x: number, y: number) {
    use(FURNITURE).text(fitting(shown(text, FURNITURE), MEASURE - 110), x, y, { lineBreak: false });
  }

  function fitting(text: string, width: number): string {
    if (press.widthOf(text, FURNITURE) <= width) return text;
    let kept = text.slice(0, 200);
    while (press.widthOf(`${kept}…`, FURNITURE) > width) kept = kept.slice(0, -1);
    return `${kept}…`;
  }
}
