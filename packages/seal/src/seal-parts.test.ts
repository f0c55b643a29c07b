import { base64url } from "jose";
import { describe, expect, it } from "vitest";
import {
  canonicalJson,
  type Disclosure,
  generateSealKey,
  type JsonObject,
  makePart,
  openParts,
  partDigest,
  presentSeal,
  readSealUnverified,
  signSealInParts,
  splitSeal,
  takeInParts,
  verifySeal,
} from "./index.js";

const document = {
  madeAt: "2026-03-01T12:00:00.000Z",
  readers: [
    { name: "anna", secret: "blue" },
    { name: "berta", secret: "green" },
    { name: "clara", secret: "red" },
  ],
};
const list = "readers";
const part = (json: string) => base64url.encode(json) as Disclosure;
const salt = (letter: string) => letter.repeat(22);
const refusedWith = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) });

/** A sealed document over these parts, as someone else's code might make it. */
function over(parts: readonly string[], change: JsonObject = {}): JsonObject {
  return {
    madeAt: document.madeAt,
    [list]: parts.map((one) => ({ "...": partDigest(one) })),
    _sd_alg: "sha-256",
    ...change,
  };
}

async function sealed() {
  const { privateJwk, publicJwk } = await generateSealKey();
  const presented = await signSealInParts(document, list, privateJwk);
  const { seal, disclosures } = splitSeal(presented);
  return { presented, seal, disclosures, payload: readSealUnverified(seal).document, publicJwk, privateJwk };
}

describe("the examples of RFC 9901", () => {
  const US = "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIlVTIl0" as Disclosure;
  const DE = "WyJuUHVvUW5rUkZxM0JJZUFtN0FuWEZBIiwgIkRFIl0" as Disclosure;
  const nationalities = [
    { "...": "pFndjkZ_VCzmyTa6UjlZo3dh-ko8aIKQc9DlGzhaVYo" },
    { "...": "7Cf6JkPudry3lcbwHgeZ8khAv1U1OSlerP0VkBJrWZ0" },
  ];
  const payload = { iss: "https://issuer.example.com", sub: "user_42", nationalities, _sd_alg: "sha-256" };

  it.each([
    [
      "4.2.2, an array element",
      "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0",
      "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs",
    ],
    [
      "4.2.3, over the text as it stands",
      "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
      "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0",
    ],
    ["5.1, the nationality US", US, nationalities[0]?.["..."]],
    ["5.1, the nationality DE", DE, nationalities[1]?.["..."]],
  ])("have the digest of section %s", (_, disclosure, digest) => {
    expect(partDigest(disclosure)).toBe(digest);
  });

  it("open in the order of the document, whatever the order in which they come (section 7.1)", () => {
    const opened = openParts(payload, "nationalities", [DE, US]);
    const { _sd_alg: _, ...rest } = payload;
    expect(opened).toMatchObject({ document: { ...rest, nationalities: ["US", "DE"] }, missing: 0 });
    expect(opened.document).not.toHaveProperty("_sd_alg");
  });

  it("leave out what did not come, and take sha-256 where the document names no algorithm (sections 4.1.1 and 7.3)", () => {
    const { _sd_alg: _, ...unnamed } = payload;
    expect(openParts(unnamed, "nationalities", [US])).toMatchObject({
      document: { nationalities: ["US"] },
      missing: 1,
    });
    expect(openParts(unnamed, "nationalities", [])).toMatchObject({ document: { nationalities: [] }, missing: 2 });
  });

  it("with the name of a member are no part of a list (section 4.2.1)", () => {
    const member = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0" as Disclosure;
    expect(() => openParts(over([member]), list, [member])).toThrowError(refusedWith("PART_MALFORMED", { part: 1 }));
  });
});

describe("a document sealed in parts", () => {
  it("comes back whole with all its parts, and is one seal whatever parts come with it", async () => {
    const { presented, seal, disclosures, payload, publicJwk } = await sealed();
    expect(presented).toBe(presentSeal(seal, disclosures));
    expect(presented).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+~([\w-]+~){3}$/);
    expect(takeInParts(payload, list, disclosures)).toMatchObject({ document, inParts: true, missing: 0 });
    const key = {
      kid: String(publicJwk.kid),
      jwk: publicJwk,
      validFrom: new Date(0),
      validUntil: null,
      revokedAt: null,
    };
    for (const some of [disclosures, disclosures.slice(1), []]) {
      const { seal: same } = splitSeal(presentSeal(seal, some));
      await expect(verifySeal(same, [key], () => new Date(document.madeAt))).resolves.toMatchObject({ kid: key.kid });
    }
  });

  it("shows a reader its own part and nothing of the others", async () => {
    const { payload, disclosures } = await sealed();
    const berta = openParts(payload, list, disclosures.slice(1, 2));
    expect(berta).toMatchObject({ document: { [list]: [document.readers[1]] }, missing: 2 });
    const read = `${JSON.stringify(payload)} ${JSON.stringify(berta)}`;
    for (const other of ["anna", "blue", "clara", "red"]) expect(read).not.toContain(other);
  });

  it("has another salt, and so another digest, for every part and every seal", async () => {
    const parts = [...Array(20)].map(() => makePart({ name: "anna" }));
    expect(new Set(parts).size).toBe(20);
    expect(JSON.parse(Buffer.from(String(parts[0]), "base64url").toString())[0]).toMatch(/^[\w-]{22}$/);
    const [first, second] = [await sealed(), await sealed()];
    expect(first.payload[list]).not.toEqual(second.payload[list]);
  });

  it("may have no element at all", async () => {
    const { privateJwk } = await generateSealKey();
    const { seal, disclosures } = splitSeal(await signSealInParts({ readers: [] }, list, privateJwk));
    expect(takeInParts(readSealUnverified(seal).document, list, disclosures)).toMatchObject({
      document: { readers: [] },
    });
    await expect(signSealInParts({}, list, privateJwk)).rejects.toThrow("no list readers");
  });
});

describe("a document that is not in parts", () => {
  it("is itself, and takes no part", () => {
    expect(splitSeal("a.b.c")).toEqual({ seal: "a.b.c", disclosures: [] });
    expect(takeInParts(document, list, [])).toEqual({ document, parts: [], inParts: false, missing: 0 });
    expect(() => takeInParts(document, list, [makePart(1)])).toThrowError(refusedWith("PART_MISMATCH"));
  });
});

describe("parts are refused", () => {
  const [a, b] = [part(canonicalJson([salt("a"), 1])), part(canonicalJson([salt("b"), 2]))];

  it("changed ones, and those of another document, with PART_MISMATCH", () => {
    const changed = part(canonicalJson([salt("a"), 2]));
    for (const other of [changed, b, "" as Disclosure, `${a}=` as Disclosure]) {
      expect(() => openParts(over([a]), list, [other])).toThrowError(refusedWith("PART_MISMATCH", { part: 1 }));
    }
  });

  it("when one is missing, with PART_MISSING", () => {
    expect(() => takeInParts(over([a, b]), list, [a])).toThrowError(refusedWith("PART_MISSING", { missing: 1 }));
    expect(() => takeInParts(over([a, b]), list, [])).toThrowError(refusedWith("PART_MISSING", { missing: 2 }));
  });

  it("when one comes twice, or its digest stands there twice, with PART_TWICE", () => {
    expect(() => openParts(over([a, b]), list, [a, b, a])).toThrowError(refusedWith("PART_TWICE"));
    expect(() => openParts(over([a, a]), list, [a])).toThrowError(refusedWith("PART_TWICE"));
  });

  it.each(["sha-512", "md5", "SHA-256", "", null, 1])("found by %j, with PARTS_ALGORITHM_NOT_ACCEPTED", (algorithm) => {
    const sealedSo = over([a], { _sd_alg: algorithm });
    expect(() => openParts(sealedSo, list, [a])).toThrowError(refusedWith("PARTS_ALGORITHM_NOT_ACCEPTED"));
  });

  it.each<[string, JsonObject]>([
    ["an element in clear beside a digest", { [list]: [{ "...": partDigest(a) }, document.readers[1] ?? {}] }],
    ["a digest with something beside it", { [list]: [{ "...": partDigest(a), name: "anna" }] }],
    ["a digest of another length", { [list]: [{ "...": "abc" }] }],
    ["elements in clear under an algorithm", { [list]: document.readers }],
  ])("in a document with %s, with PART_MALFORMED", (_, change) => {
    expect(() => openParts(over([a], change), list, [])).toThrowError(refusedWith("PART_MALFORMED", { field: "seal" }));
  });

  it.each(["", "[", "1", "{}", "[]", '["only a salt"]', '["a",1,2]', "[1,2]", "null", "\u0000"])(
    "%j, which is no salt with an element, with PART_MALFORMED",
    (json) => {
      const odd = part(json);
      expect(() => openParts(over([odd]), list, [odd])).toThrowError(refusedWith("PART_MALFORMED", { part: 1 }));
    },
  );

  it("that are no base64url, or no UTF-8, with PART_MALFORMED", () => {
    for (const odd of ["!", base64url.encode(new Uint8Array([255, 254]))] as Disclosure[]) {
      expect(() => openParts(over([odd]), list, [odd])).toThrowError(refusedWith("PART_MALFORMED"));
    }
  });

  it.each([
    ["a salt of 126 bits", `["${"a".repeat(21)}",1]`],
    ["an empty salt", '["",1]'],
    ["half a character", `["${salt("a")}","\\ud800"]`],
    ["white space, which another reader could read otherwise", `["${salt("a")}", 1]`],
    ["a member that comes twice", `["${salt("a")}",{"n":1,"n":2}]`],
  ])("with %s, at the door only", (_, json) => {
    const odd = part(json);
    expect(() => takeInParts(over([odd]), list, [odd])).toThrowError(refusedWith("PART_MALFORMED", { part: 1 }));
    expect(openParts(over([odd]), list, [odd])).toMatchObject({ missing: 0 });
  });

  it("with one salt for two parts, whose readers could guess each other's", () => {
    const same = part(canonicalJson([salt("a"), 2]));
    expect(() => takeInParts(over([a, same]), list, [a, same])).toThrowError(
      refusedWith("PART_MALFORMED", { part: 2 }),
    );
  });

  it("cut off at the end, or followed by a key binding, with PART_MALFORMED", () => {
    for (const text of [`a.b.c~${a}`, "a.b.c~a.b.c", `a.b.c~${a}~${b}`]) {
      expect(() => splitSeal(text)).toThrowError(refusedWith("PART_MALFORMED"));
    }
    expect(splitSeal("a.b.c~")).toEqual({ seal: "a.b.c", disclosures: [] });
  });
});
