import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { documents, MADE } from "../../graph/write-documents.js";

it.each(MADE)(
  "what the pages ask of the graph, and its types, are those of the supergraph (npm run schema): %s",
  async (made) => {
    expect(await readFile(new URL(`./${made}`, import.meta.url), "utf8")).toBe(await documents(made));
  },
);
