import { generateSealKey, signSeal, signSealInParts, splitSeal, twinOfSeal } from "@exparte/seal";
import { sealDigest } from "@exparte/seal/seal-digest";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, NOW, orderDocument } from "../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../test/room.js";
import type { ApplicationId, CaseNumber, KeyId, SealDigest, SealedText } from "../rules/ids.js";
import type { OrderDocument } from "../rules/order-document/order-document.js";
import { KnownKeyRow } from "../store/rows.js";
import { confirmTakedown } from "./addressee/confirm-takedown.js";
import { grantApplication } from "./application/grant-application.js";
import { submitApplication } from "./application/submit-application.js";
import { decideOpposition, lodgeOpposition } from "./opposition/contest-order.js";
import { acknowledgeInbox } from "./order/acknowledge-inbox.js";
import { readInbox } from "./order/read-inbox.js";
import { verifySeal } from "./order/verify-seal.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
/** After the sealed moment, and before the hub receives the sealed document. */
const REVOKED_AT = new Date(Date.parse(NOW) + 3_000);

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;
async function applied(): Promise<{ id: ApplicationId; document: OrderDocument }> {
  const caseNumber = idOf<CaseNumber>(`C/13/${800_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  return { id, document: orderDocument({ caseNumber }) };
}

async function granted() {
  const { id, document } = await applied();
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
  return { id, order, document };
}

const revoke = (party: string, revokedAt: Date | null) =>
  room.deps.database.sql.query("update orders.known_keys set revoked_at = $2 where party_id = $1", [party, revokedAt]);

async function whileRevoked<T>(party: string, doing: () => Promise<T>): Promise<T> {
  await revoke(party, REVOKED_AT);
  try {
    return await doing();
  } finally {
    await revoke(party, null);
  }
}

const REFUSED = { code: "SEAL_KEY_REVOKED" };

describe("a seal is accepted only if its key is not revoked now, even if the key was valid at the sealed moment", () => {
  it("an order's", async () => {
    const { id, document } = await applied();
    const seal = await room.seal("rb-amsterdam", document);
    const grant = () => grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
    await whileRevoked("rb-amsterdam", () => expect(grant()).rejects.toMatchObject(REFUSED));
    await expect(grant()).resolves.toMatchObject({ seal: splitSeal(seal).seal });
  });

  it("a modification's", async () => {
    const { order } = await granted();
    const { opposition } = await lodgeOpposition(room.deps, amsterdam, { orderId: order.id, grounds: "It is satire." });
    const document: OrderDocument = { ...order.document, version: 2, removeWithin: "PT5H" };
    const seal = await room.seal("rb-amsterdam", document);
    const decision = { outcome: "MODIFIED", reasons: "More time.", content: contentOf(document), seal } as const;
    const decide = () => decideOpposition(room.deps, amsterdam, opposition.id, decision);
    await whileRevoked("rb-amsterdam", () => expect(decide()).rejects.toMatchObject(REFUSED));
  });

  it("a platform's confirmation", async () => {
    const { order } = await granted();
    await acknowledgeAll();
    const items = (order.addressees.find(({ platform }) => platform === "vidshare")?.items ?? []).map(({ id }) => ({
      itemId: id,
      outcome: "REMOVED" as const,
      effectAt: NOW,
    }));
    const said = { type: "exparte-confirmation", orderId: order.id, platform: "vidshare", items };
    const seal = await room.seal("vidshare", said);
    const confirm = () => confirmTakedown(room.deps, vidshare, { orderId: order.id, items, seal });
    await whileRevoked("vidshare", () => expect(confirm()).rejects.toMatchObject(REFUSED));
    await confirm();
  });
});

async function acknowledgeAll(): Promise<void> {
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 100 });
  await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
}

describe("a seal once accepted stays valid", () => {
  it("and a verification says that its key was revoked since", async () => {
    const { id, order, document } = await granted();
    const now = { genuine: true, inForce: true, isCurrentVersion: true };
    expect(await verifySeal(room.deps, { seal: order.seal })).toMatchObject(now);
    await whileRevoked("rb-amsterdam", async () => {
      const since = { ...now, keyRevokedAt: REVOKED_AT };
      expect(await verifySeal(room.deps, { seal: order.seal })).toMatchObject(since);
      expect(await verifySeal(room.deps, { digest: sealDigest(order.seal) })).toMatchObject(since);
      // A court that repeats its request keeps its order, too.
      const again = await grantApplication(room.deps, amsterdam, id, contentOf(document), order.seal);
      expect(again.id).toBe(order.id);
    });
  });

  it("and a copy in another spelling is recognised as one", async () => {
    const { order } = await granted();
    const digest = sealDigest(order.seal);
    for (const given of [
      { seal: idOf<SealedText>(`${order.seal}\n`) },
      { seal: idOf<SealedText>(`${order.seal}==`) },
      { seal: idOf<SealedText>(order.seal.replace(".", ". ")) },
      { digest: idOf<SealDigest>(` ${digest}`) },
      { digest: idOf<SealDigest>(`${digest}=`) },
    ]) {
      await expect(verifySeal(room.deps, given)).rejects.toMatchObject({
        code: "SEAL_RESPELLED",
        facts: { field: Object.keys(given)[0] },
      });
    }
  });
});

describe("a seal by ES256", () => {
  it("verifies in two texts: the one that was not accepted is recognised as another spelling", async () => {
    const { privateJwk, publicJwk } = await generateSealKey("ES256");
    await room.deps.database.transaction(async ({ em }) => {
      const kid = idOf<KeyId>(publicJwk.kid ?? "");
      const jwk = publicJwk as Record<string, string>;
      em.create(KnownKeyRow, { partyType: "court", partyId: "rb-den-haag", kid, jwk, validFrom: new Date(0) });
    });
    const denHaag = actor("court", "rb-den-haag");
    const caseNumber = idOf<CaseNumber>("C/09/900001");
    const { id } = await submitApplication(room.deps, denHaag, applicationContent({ caseNumber }));
    const document = orderDocument({ caseNumber, court: idOf("rb-den-haag") });
    const presented = await signSealInParts({ ...document }, "addressees", privateJwk);
    const { seal, disclosures } = splitSeal(presented);
    await grantApplication(room.deps, denHaag, id, contentOf(document), presented);
    const genuine = { genuine: true, inForce: true, isCurrentVersion: true };
    expect(await verifySeal(room.deps, { seal })).toMatchObject(genuine);
    const twin = twinOfSeal(seal) ?? "";
    for (const copy of [twin, `${twin}==`, ` ${seal}`, `${twin}~${disclosures[0]}~`]) {
      await expect(verifySeal(room.deps, { seal: idOf(copy) })).rejects.toMatchObject({ code: "SEAL_RESPELLED" });
    }
    for (const digest of [sealDigest(idOf(twin)), `${sealDigest(idOf(twin))}=`]) {
      await expect(verifySeal(room.deps, { digest: idOf(digest) })).rejects.toMatchObject({
        code: "SEAL_RESPELLED",
        message: expect.stringMatching(/^digest is that of a genuine seal, .*the other value that an ES256 signature/),
        facts: { field: "digest" },
      });
    }
    const again = await signSeal(document, privateJwk);
    expect(await verifySeal(room.deps, { seal: again })).toMatchObject({ genuine: false });
  });
});

describe("a name or number", () => {
  it.each(["\n", "\u202e", "\u200b", "\u0007"])("must not contain %j", async (character) => {
    const text = `C/13/1${character}2`;
    for (const field of ["caseNumber", "applicantReference", "sourceName", "noticeId", "complaintId"]) {
      await expect(
        submitApplication(room.deps, amsterdam, applicationContent({ [field]: text })),
      ).rejects.toMatchObject({
        code: field === "applicantReference" ? "APPLICANT_NOT_OPAQUE" : "FIELD_INVALID",
        facts: { field: `input.${field}` },
      });
    }
    await expect(
      submitApplication(room.deps, amsterdam, applicationContent({ urls: [`https://vidshare.example/${character}`] })),
    ).rejects.toMatchObject({ code: "URL_INVALID", facts: { field: "input.urls[0]" } });
  });
});
