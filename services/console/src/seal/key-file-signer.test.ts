import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSealKey, publicSealKey, verifySeal } from "@exparte/seal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyFileSigner } from "./key-file-signer.js";

const ISSUED_AT = new Date("2026-11-28T12:00:00Z");
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "exparte-signer-"));
});
afterAll(() => rm(directory, { recursive: true }));

describe("a court's key in a file", () => {
  it("seals that court's order, with court and case in it", async () => {
    const { privateJwk } = await generateSealKey("EdDSA");
    await writeFile(join(directory, "court-rb-amsterdam.json"), JSON.stringify(privateJwk));
    const signer = keyFileSigner(directory);
    expect(await signer.canSeal("rb-amsterdam")).toBe(true);
    const order = { issuedAt: ISSUED_AT, addressees: [{ platform: "vidshare", duties: [] }] };
    const { seal } = await signer.seal({ court: "rb-amsterdam", caseNumber: "C/13/1", order });
    const [jws = ""] = seal.split("~");
    const jwk = publicSealKey(privateJwk);
    const key = { kid: String(jwk.kid), jwk, validFrom: new Date(0), validUntil: null, revokedAt: null };
    const { document } = await verifySeal(jws, [key], () => ISSUED_AT);
    expect(document).toMatchObject({ court: "rb-amsterdam", caseNumber: "C/13/1", version: 1 });
  });

  it("seals a version on appeal with the key of the court that gives it, in the case of the order", async () => {
    const { privateJwk } = await generateSealKey("EdDSA");
    await writeFile(join(directory, "court-gh-amsterdam.json"), JSON.stringify(privateJwk));
    const onAppeal = { court: "gh-amsterdam", caseNumber: "200.1/01" };
    const { seal } = await keyFileSigner(directory).seal({
      court: "rb-elsewhere",
      caseNumber: "C/13/1",
      order: { issuedAt: ISSUED_AT, addressees: [{ platform: "vidshare", duties: [] }] },
      version: 2,
      onAppeal,
    });
    const [jws = ""] = seal.split("~");
    const jwk = publicSealKey(privateJwk);
    const key = { kid: String(jwk.kid), jwk, validFrom: new Date(0), validUntil: null, revokedAt: null };
    const { document } = await verifySeal(jws, [key], () => ISSUED_AT);
    expect(document).toMatchObject({ court: "rb-elsewhere", caseNumber: "C/13/1", version: 2, onAppeal });
  });

  it("seals for no court without a file, and for nothing that is no court's id", async () => {
    const signer = keyFileSigner(directory);
    expect(await signer.canSeal("rb-den-haag")).toBe(false);
    for (const court of ["../secret", "a/b", ""]) {
      await expect(signer.seal({ court, caseNumber: "1", order: { addressees: [] } })).rejects.toThrow(
        "no id of a court",
      );
    }
  });
});
