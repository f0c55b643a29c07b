import { sealDigest } from "@exparte/seal/seal-digest";
import { idOf } from "@exparte/testing/id-of";
import { compactVerify, type JWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, OppositionId, SealedText } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { decideOpposition, lodgeOpposition } from "../opposition/contest-order.js";
import { liftOrder } from "./change-order.js";
import {
  concludeMainProceedings,
  declareIrrevocable,
  registerMainClaim,
  resumeOrder,
  suspendOrder,
} from "./steer-order.js";
import { type SealCheck, verifySeal } from "./verify-seal.js";

const amsterdam = actor("court", "rb-amsterdam");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;
async function granted(): Promise<Order> {
  const caseNumber = idOf<CaseNumber>(`C/13/${400_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const document = orderDocument({ caseNumber });
  const seal = await room.seal("rb-amsterdam", document);
  return grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
}

async function contested({ id: orderId }: Order): Promise<OppositionId> {
  const { opposition } = await lodgeOpposition(room.deps, amsterdam, { orderId, grounds: "It is satire." });
  return opposition.id;
}

/** Asks by the seal and by its digest: both must give the same answer. */
async function whole(seal: SealedText): Promise<SealCheck> {
  const bySeal = await verifySeal(room.deps, { seal });
  expect(await verifySeal(room.deps, { digest: sealDigest(idOf(seal.split("~")[0] ?? "")) })).toEqual(bySeal);
  return bySeal;
}

/** Without how the order stands, which a seal that is not genuine does not have. */
async function told(seal: SealedText): Promise<object> {
  const { standing, ...check } = await whole(seal);
  expect(standing !== undefined).toBe(check.genuine);
  return check;
}

const NOTHING = { genuine: false, inForce: false, isCurrentVersion: false };
const CURRENT = { genuine: true, inForce: true, isCurrentVersion: true };

describe("the holder of a seal learns", () => {
  it("that it is genuine, in force and of the current version, but nothing of its parties and its text", async () => {
    const { seal, document } = await granted();
    expect(await told(seal)).toEqual(CURRENT);
    const said = JSON.stringify(await whole(seal));
    for (const { platform } of document.addressees) expect(said).not.toContain(platform);
    for (const secret of [document.judge, document.caseNumber, document.statementOfReasons]) {
      expect(said).not.toContain(secret);
    }
  });

  it("which court gave it, which version it is of how many, how the order stands since when, and the court's key", async () => {
    const order = await granted();
    const { issuedAt, version } = order.document;
    const standing = {
      court: "rb-amsterdam",
      courtName: "rb-amsterdam",
      version,
      issuedAt: new Date(issuedAt),
      currentVersion: version,
      status: "IN_FORCE",
      since: new Date(order.issuedAt),
      liftedBecause: null,
    };
    const first = await whole(order.seal);
    expect(first.standing).toMatchObject(standing);
    const { key } = first.standing ?? {};
    expect(Object.keys(key ?? {}).sort()).toEqual(expect.arrayContaining(["crv", "kid", "kty", "x"]));
    expect(JSON.stringify(key)).not.toContain('"d"');
    await expect(compactVerify(order.seal.split("~")[0] ?? "", key as JWK)).resolves.toBeDefined();

    await suspendOrder(room.deps, amsterdam, order.id, "Pending the hearing.");
    const suspended = await whole(order.seal);
    expect(suspended.standing).toMatchObject({ ...standing, status: "SUSPENDED", since: new Date(room.deps.clock()) });
    const ground = { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false } as const;
    await liftOrder(room.deps, amsterdam, { orderId: order.id, reasons: "The parties agreed.", ground });
    expect((await whole(order.seal)).standing).toMatchObject({
      status: "LIFTED",
      liftedBecause: "WITHDRAWN_BY_APPLICANT",
    });
  });

  it("nothing about a seal that the hub did not accept, even one of the court's own over the same order", async () => {
    const { document, seal } = await granted();
    const [header, payload, signature] = seal.split(".") as [string, string, string];
    const forgeries = {
      "of another court": await room.seal("rb-den-haag", document),
      "over another text": await room.seal("rb-amsterdam", { ...document, judge: "mr. B. Rechter" }),
      "with another signature": [header, payload, `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`].join(
        ".",
      ),
      "without a signature": [header, payload, ""].join("."),
      "that is none": "x",
      "that is empty": "",
    };
    for (const [what, forged] of Object.entries(forgeries)) expect(await told(idOf(forged)), what).toEqual(NOTHING);
    // The digest of a digest, or a part of one, does not work either.
    expect(await verifySeal(room.deps, { digest: sealDigest(idOf(sealDigest(seal))) })).toEqual(NOTHING);
    expect(await verifySeal(room.deps, { digest: idOf(seal) })).toEqual(NOTHING);
    expect(await verifySeal(room.deps, { seal: idOf(sealDigest(seal)) })).toEqual(NOTHING);
  });

  it("that a modification has superseded it; the new version's seal is the current one", async () => {
    const order = await granted();
    const document: OrderDocument = { ...order.document, version: 2, removeWithin: "PT5H" };
    const seal = await room.seal("rb-amsterdam", document);
    const decision = { outcome: "MODIFIED", reasons: "More time.", content: contentOf(document), seal } as const;
    await decideOpposition(room.deps, amsterdam, await contested(order), decision);
    expect(await told(order.seal)).toEqual({ ...CURRENT, isCurrentVersion: false });
    expect(await told(seal)).toEqual(CURRENT);
  });

  it("that the order is suspended, until it is resumed", async () => {
    const { id, seal } = await granted();
    await suspendOrder(room.deps, amsterdam, id, "Pending the hearing.");
    expect(await told(seal)).toEqual({ ...CURRENT, inForce: false });
    await resumeOrder(room.deps, amsterdam, id, "Heard.");
    expect(await told(seal)).toEqual(CURRENT);
  });

  it("that the order was lifted, or is final", async () => {
    const [lifted, final] = [await granted(), await granted()];
    const decision = { outcome: "LIFTED", reasons: "Lawful.", penaltiesFallAway: false } as const;
    await decideOpposition(room.deps, amsterdam, await contested(lifted), decision);
    expect(await told(lifted.seal)).toEqual({ ...CURRENT, inForce: false });
    const orderId = final.id;
    await registerMainClaim(room.deps, amsterdam, { orderId, reference: "C/13/9", broughtAt: room.deps.clock() });
    await concludeMainProceedings(room.deps, amsterdam, { orderId, outcome: "CONFIRMED", reasons: "Unlawful." });
    await declareIrrevocable(room.deps, amsterdam, { orderId, reasons: "Acquiesced.", acquiesced: true });
    expect(await told(final.seal)).toEqual(CURRENT);
  });

  it("only with one of the two arguments, so that nobody takes the answer for the other one's", async () => {
    const { seal } = await granted();
    for (const wanted of [{}, { seal, digest: sealDigest(seal) }]) {
      await expect(verifySeal(room.deps, wanted)).rejects.toMatchObject({
        code: "FIELD_INVALID",
        facts: { field: "seal" },
      });
    }
  });
});
