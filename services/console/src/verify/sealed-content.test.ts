import { generateSealKey, signSeal, signSealInParts } from "@exparte/seal";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
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
    const content = { caseNumber, judge, legalBasis, reasons, answerKeys: [] };
    expect(await sealedContent(await signSeal(DOCUMENT, privateJwk))).toEqual({ ...content, targets: TARGETS });
    const inParts = await signSealInParts(DOCUMENT, "addressees", privateJwk);
    expect(await sealedContent(inParts)).toEqual({ ...content, targets: TARGETS });
    const [jws, first] = inParts.split("~");
    expect(await sealedContent(`${jws}~${first}~`)).toEqual({ ...content, targets: TARGETS.slice(0, 1) });
    expect(await sealedContent(`${jws}`)).toEqual({ ...content, targets: [] });
  });

  it("names the keys that open an answer to who posted something, by their thumbprints", async () => {
    const { privateJwk } = await generateSealKey("EdDSA");
    const keyOf = async (crv: string) => {
      const { publicKey } = await generateKeyPair("ECDH-ES+A256KW", { crv, extractable: true });
      return exportJWK(publicKey);
    };
    const [own, certified] = [await keyOf("P-256"), await keyOf("X25519")];
    const duty = (recipient: unknown) => ({ kind: "DISCLOSE", disclosure: { recipient } });
    const addressees = [
      {
        duties: [
          duty({ jwk: { ...own, kid: "not its thumbprint" } }),
          duty({ jwk: own }),
          duty({ jwk: { kty: "EC" } }),
        ],
      },
      { duties: [duty({ jwk: certified, certificate: "a.b.c" }), duty("odd"), { kind: "REMOVE" }] },
    ];
    const content = await sealedContent(await signSeal({ ...DOCUMENT, addressees }, privateJwk));
    expect(content?.answerKeys).toEqual([
      { thumbprint: await calculateJwkThumbprint(own), of: "court" },
      { thumbprint: await calculateJwkThumbprint(certified), of: "advocate" },
    ]);
  });

  it("is nothing where it is no order of a known form", async () => {
    const { privateJwk } = await generateSealKey("EdDSA");
    expect(await sealedContent("a.b.c")).toBeUndefined();
    expect(await sealedContent(await signSeal({ addressees: "odd", judge: 1 }, privateJwk))).toMatchObject({
      judge: "",
      targets: [],
    });
  });
});
