import type { EncryptionJwk } from "@exparte/seal/encryption-key";
import { idOf } from "@exparte/testing/id-of";
import { base64url } from "jose";
import { describe, expect, it } from "vitest";
import { encryptionPair } from "../../../test/keys.js";
import type { CourtId, DisclosureId } from "../ids.js";
import { checkJwe } from "./disclosure-jwe.js";

type Point = Readonly<Record<string, string>>;
const bytes = (length: number) => base64url.encode(new Uint8Array(length));

async function made(
  crv: "P-256" | "X25519",
  epkOf: (ephemeral: Point, recipient: Point) => object,
  header = (text: string) => text,
) {
  const [recipient, ephemeral] = [await encryptionPair(crv), await encryptionPair(crv)];
  const members = crv === "P-256" ? ["kty", "crv", "x", "y"] : ["kty", "crv", "x"];
  const pick = (jwk: object): Point =>
    Object.fromEntries(Object.entries(jwk).filter(([name]) => members.includes(name)));
  const text = JSON.stringify({
    alg: "ECDH-ES+A256KW",
    enc: "A256GCM",
    epk: epkOf(pick(ephemeral.publicJwk), pick(recipient.publicJwk)),
    kid: recipient.publicJwk.kid,
    typ: "exparte-disclosure+jwe",
    request: "r-1",
    recipient: "court:rb-amsterdam",
  });
  const jwe = [base64url.encode(header(text)), bytes(40), bytes(12), bytes(9), bytes(16)].join(".");
  const keys = [recipient.publicJwk as EncryptionJwk];
  const expected = {
    kind: "DISCLOSURE",
    requestId: idOf<DisclosureId>("r-1"),
    recipient: idOf<CourtId>("rb-amsterdam"),
    keys,
    field: "input.jwe",
  } as const;
  return { jwe, check: (given = jwe) => checkJwe(given, expected) };
}

const refusedAt = (field: string) => ({ code: "JWE_MALFORMED", facts: { field } });

describe.each(["P-256", "X25519"] as const)("a JWE on %s", (crv) => {
  it("is accepted with its own ephemeral key", async () => {
    const { jwe, check } = await made(crv, (epk) => epk);
    await expect(check()).resolves.toMatchObject({ jwe });
  });

  it("is refused when its ephemeral key is the recipient's own, which protects nothing", async () => {
    const { check } = await made(crv, (_, own) => own);
    await expect(check()).rejects.toMatchObject(refusedAt("input.jwe.epk"));
  });

  it("is refused with an ephemeral key whose x has bits beyond its last byte", async () => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const stray = (x = "") => `${x.slice(0, -1)}${letters[letters.indexOf(x.slice(-1)) + 1]}`;
    const { check } = await made(crv, (epk) => ({ ...epk, x: stray(epk.x) }));
    await expect(check()).rejects.toMatchObject(refusedAt("input.jwe.epk"));
  });

  it.each<[string, (text: string) => string]>([
    ["a member that comes twice", (text) => text.replace('{"alg"', '{"kid":"x","alg"')],
    ["a member of its epk that comes twice", (text) => text.replace('"epk":{', '"epk":{"crv":"x",')],
    ["white space", (text) => text.replace(",", ", ")],
  ])("is refused with %s in its header", async (_, header) => {
    const { check } = await made(crv, (epk) => epk, header);
    await expect(check()).rejects.toMatchObject(refusedAt("input.jwe"));
  });

  it("is refused with bits beyond a part's last byte, or a length that no bytes have", async () => {
    const { jwe, check } = await made(crv, (epk) => epk);
    const [header, key, iv, text, tag] = jwe.split(".");
    const stray = [header, key, iv, text, `${tag?.slice(0, -1)}B`].join(".");
    for (const given of [stray, [header, key, iv, `${text}A`, tag].join(".")]) {
      await expect(check(given)).rejects.toMatchObject(refusedAt("input.jwe"));
    }
  });
});

it("a JWE is refused with the recipient's own point mirrored in the axis, or with X25519's unused bit set", async () => {
  const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
  const mirrored = await made("P-256", (_, own) => {
    const y = p - BigInt(`0x${Buffer.from(own.y ?? "", "base64url").toString("hex")}`);
    return { ...own, y: Buffer.from(y.toString(16).padStart(64, "0"), "hex").toString("base64url") };
  });
  const unused = await made("X25519", (_, own) => {
    const x = Buffer.from(own.x ?? "", "base64url");
    x.writeUInt8(x.readUInt8(31) | 0x80, 31);
    return { ...own, x: x.toString("base64url") };
  });
  for (const { check } of [mirrored, unused]) await expect(check()).rejects.toMatchObject(refusedAt("input.jwe.epk"));
});
