import { generateSealKey, signSeal, signSealInParts } from "@exparte/seal";
import { describe, expect, it } from "vitest";
import { sealedContent } from "./sealed-content.js";

const DOCUMENT = {
  type: "exparte-order",
  caseNumber: "C/13/1",
  judge: "mr. A. Rechter",
  legalBasis: "art. 6:162 BW",
  statementOfReasons: "It was published without consent.",
  addressees: [
    { platform: "vidshare", items: [{ url: "https://vidshare.example/v/1" }] },
    {
      platform: "findit",
      duties: [{ targets: [{ kind: "SEARCH_RESULT", query: "a name", url: "https://a.example/" }] }],
    },
    { platform: "chirper", duties: [{ targets: [{ kind: "LOCATOR", locator: "a closed group" }, { odd: 1 }] }] },
  ],
};
const TARGETS = ["https://vidshare.example/v/1", "https://a.example/ · a name", "a closed group"];

describe("what a seal holds", () => {
  it("is read from a document that is sealed whole or in parts, and only the parts that came", async () => {
    const { privateJwk } = await generateSealKey("EdDSA");
    const { caseNumber, judge, legalBasis, statementOfReasons: reasons } = DOCUMENT;
    const content = { caseNumber, judge, legalBasis, reasons };
    expect(sealedContent(await signSeal(DOCUMENT, privateJwk))).toEqual({ ...content, targets: TARGETS });
    const inParts = await signSealInParts(DOCUMENT, "addressees", privateJwk);
    expect(sealedContent(inParts)).toEqual({ ...content, targets: TARGETS });
    const [jws, first] = inParts.split("~");
    expect(sealedContent(`${jws}~${first}~`)).toEqual({ ...content, targets: TARGETS.slice(0, 1) });
    expect(sealedContent(`${jws}`)).toEqual({ ...content, targets: [] });
  });

  it("is nothing where it is no order of a known form", async () => {
    const { privateJwk } = await generateSealKey("EdDSA");
    expect(sealedContent("a.b.c")).toBeUndefined();
    expect(sealedContent(await signSeal({ addressees: "odd", judge: 1 }, privateJwk))).toMatchObject({
      judge: "",
      targets: [],
    });
  });
});
