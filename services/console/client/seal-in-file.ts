const LONGEST_FILE = 20_000_000;
/** A JWS, with or without parts after it, and nothing else. */
const SEAL = /^[\w-]+\.[\w-]+\.[\w-]+(~[\w-]+)*~?$/;
/** The start of an embedded file in a PDF (ISO 32000-1, 7.11.4): its dictionary, then its bytes. */
const EMBEDDED = /\/Type\s*\/EmbeddedFile\b/g;
const STREAM = /stream\r?\n/g;
const END = "endstream";

/** The seal in the PDF of an order, or in bevel.jws alone. Undefined where there is none. */
export async function sealInFile(file: Blob): Promise<string | undefined> {
  if (file.size > LONGEST_FILE) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Each byte is one character, so that places in the text are places in the bytes.
  const text = new TextDecoder("latin1").decode(bytes);
  if (!text.startsWith("%PDF-")) return sealIn(text);
  for (const { index } of text.matchAll(EMBEDDED)) {
    STREAM.lastIndex = index;
    const begin = STREAM.exec(text);
    if (begin === null) return undefined;
    const from = begin.index + begin[0].length;
    const until = text.indexOf(END, from);
    if (until < 0) return undefined;
    const dictionary = text.slice(text.lastIndexOf("obj", begin.index), begin.index);
    const content = bytes.subarray(from, until);
    const plain = dictionary.includes("/FlateDecode") ? await inflated(content) : content;
    const seal = plain === undefined ? undefined : sealIn(new TextDecoder("latin1").decode(plain));
    if (seal !== undefined) return seal;
  }
  return undefined;
}

function sealIn(text: string): string | undefined {
  const bare = text.trim();
  return SEAL.test(bare) ? bare : undefined;
}

/** Undefined for bytes that are not compressed as they say. The line end before `endstream` is not of them. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value);
  } catch {
    // Bytes after the end of the compressed text are an error there; what came before them is whole.
  }
  const text = new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  return text.length === 0 ? undefined : text;
}
