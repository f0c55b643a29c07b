import { encode } from "uqr";

export interface QrCode {
  /** The number of modules in a row, and of rows. */
  readonly size: number;
  /** The dark modules, as runs within rows. */
  readonly runs: readonly { readonly x: number; readonly y: number; readonly width: number }[];
}

type Run = QrCode["runs"][number];

/** A text as a QR code (ISO/IEC 18004) of level M, which is readable with 15% of it worn, folded or stamped over. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  return { size, runs: data.flatMap(darkRuns) };
}

function darkRuns(row: readonly boolean[], y: number): Run[] {
  const runs: Run[] = [];
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    runs.push({ x: start, y, width: x - start + 1 });
  }
  return runs;
}
