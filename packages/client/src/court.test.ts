import { generateSealKey, type PresentedSeal, readSealUnverified, splitSeal } from "@exparte/seal";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeHub, openFakeHub, token } from "../test/fake-hub.js";
import { court, readOwnOrder, sealOrder } from "./index.js";

const order = {
  issuedAt: new Date("2026-03-01T12:00:00.000Z"),
  judge: "mr. A. Rechter",
  language: "nl",
  addressees: [
    { platform: "chirper", items: [{ url: "https://chirper.example/9" }] },
    { platform: "vidshare", items: [{ url: "HTTPS://vidshare.example/v/1", description: null }] },
  ],
};

const opened: FakeHub[] = [];
afterEach(async () => {
  for (const hub of opened.splice(0)) await hub.close();
});

async function rbAmsterdam() {
  const { privateJwk } = await generateSealKey();
  return { court: "rb-amsterdam", key: privateJwk };
}

describe("an order that a court seals", () => {
  it("is sealed over a digest for each addressee, and names none of them or their content", async () => {
    const sealed = await sealOrder(await rbAmsterdam(), "C/13/1", order, 2);
    const { seal, disclosures } = splitSeal(sealed.seal);
    const { document } = readSealUnverified(seal);
    expect(document).toMatchObject({ court: "rb-amsterdam", caseNumber: "C/13/1", version: 2, _sd_alg: "sha-256" });
    expect(document.addressees).toHaveLength(2);
    expect(JSON.stringify(document)).not.toMatch(/chirper|vidshare/);
    expect(disclosures).toHaveLength(2);
  });

  it("comes back from its seal as it was sent, for its next version", async () => {
    const { seal, ...content } = await sealOrder(await rbAmsterdam(), "C/13/1", order);
    const own = readOwnOrder(seal);
    expect(own).toEqual({ ...content, type: "exparte-order", court: "rb-amsterdam", caseNumber: "C/13/1", version: 1 });
    expect(own.addressees).toEqual([
      order.addressees[0],
      { platform: "vidshare", items: [{ url: "https://vidshare.example/v/1" }] },
    ]);
  });

  it("is sent as it is when it is sealed already, so that it can be sent once more", async () => {
    const key = await rbAmsterdam();
    const bodies: string[] = [];
    const hub = await openFakeHub({
      heard: (body) => bodies.push(body),
      answer: () => ({ body: JSON.stringify({ data: { grantApplication: { id: "o", status: "IN_FORCE" } } }) }),
    });
    opened.push(hub);
    const amsterdam = court({ url: hub.url, token: () => token(), ...key });
    const application = { id: "a", caseNumber: "C/13/1" };
    const sealed = await sealOrder(key, application.caseNumber, order);
    await amsterdam.grant(application, sealed);
    await amsterdam.grant(application, sealed);
    await amsterdam.grant(application, order);
    const seals = bodies.map((body): PresentedSeal => JSON.parse(body).variables.order.seal);
    expect(seals.slice(0, 2)).toEqual([sealed.seal, sealed.seal]);
    expect(seals[2]).not.toBe(sealed.seal);
  });
});
