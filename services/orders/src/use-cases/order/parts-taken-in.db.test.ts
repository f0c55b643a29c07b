import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CaseInParts, openCase, partsOf } from "../../../test/case-in-parts.js";
import { openRoom, type Room } from "../../../test/room.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { disclosuresOf } from "../../rules/order-document/sealed-parts.js";
import { verifySeal } from "./verify-seal.js";

let room: Room;
let cases = 0;
let inCase: CaseInParts;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(async () => {
  inCase = await openCase(room, ++cases);
});

describe("an order in parts is refused, and nothing of it is kept,", () => {
  const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as [string, object];
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

  it.each<[string, string, (seal: string, parts: readonly [string, string], other: string) => string]>([
    ["a part is missing", "PART_MISSING", (seal, [first]) => `${seal}~${first}~`],
    ["all parts are missing", "PART_MISSING", (seal) => seal],
    [
      "a part was changed",
      "PART_MISMATCH",
      (seal, [first, second]) => {
        const [salt] = decode(first);
        return `${seal}~${encode([salt, { platform: "vidshare", items: [] }])}~${second}~`;
      },
    ],
    ["a part is of another order", "PART_MISMATCH", (seal, [first], other) => `${seal}~${first}~${other}~`],
    [
      "a part comes beside all of its own",
      "PART_MISMATCH",
      (seal, [first, second], other) => `${seal}~${first}~${second}~${other}~`,
    ],
    ["a part comes twice", "PART_TWICE", (seal, [first, second]) => `${seal}~${first}~${second}~${first}~`],
    ["its last part is cut off", "PART_MALFORMED", (seal, [first, second]) => `${seal}~${first}~${second}`],
  ])("when %s", async (_, code, presented) => {
    const another = partsOf(await room.seal("rb-amsterdam", inCase.documentTo("chirper")))[0] ?? "";
    const document = inCase.documentTo("vidshare", "chirper");
    const [seal = "", ...parts] = (await room.seal("rb-amsterdam", document)).split("~");
    const [first = "", second = ""] = parts;
    await expect(inCase.grant(document, idOf(presented(seal, [first, second], another)))).rejects.toMatchObject({
      code,
    });
    expect(await inCase.status()).toBe("SUBMITTED");
  });

  it.each<[string, string, (document: OrderDocument) => object]>([
    [
      "is found by another digest than sha-256",
      "PARTS_ALGORITHM_NOT_ACCEPTED",
      (document) => ({
        ...document,
        addressees: [],
        _sd_alg: "sha-512",
      }),
    ],
    ["is sealed in clear, to two addressees", "PARTS_REQUIRED", (document) => document],
    [
      "has an addressee in clear beside a digest",
      "PART_MALFORMED",
      (document) => ({
        ...document,
        addressees: [document.addressees[0], { "...": "x".repeat(43) }],
      }),
    ],
  ])("when it %s", async (_, code, sealed) => {
    const document = inCase.documentTo("vidshare", "chirper");
    await expect(inCase.grant(document, await room.sealWhole("rb-amsterdam", sealed(document)))).rejects.toMatchObject({
      code,
    });
  });

  it("when its parts are not the addressees that were sent", async () => {
    const seal = await room.seal("rb-amsterdam", inCase.documentTo("vidshare", "chirper"));
    await expect(inCase.grant(inCase.documentTo("vidshare", "findit"), seal)).rejects.toMatchObject({
      code: "SEAL_MISMATCH",
      facts: { field: expect.stringMatching(/^order\.addressees\.1\./) },
    });
  });
});

describe("whoever holds a seal in parts", () => {
  const GENUINE = { genuine: true, inForce: true, isCurrentVersion: true };

  it("learns that it is genuine, whatever parts it has of it", async () => {
    const order = await inCase.grantedTo("vidshare", "chirper");
    const [first, second] = disclosuresOf(order.parts ?? []);
    const { seal } = order;
    for (const text of [seal, `${seal}~`, `${seal}~${first}~`, `${seal}~${second}~${first}~`]) {
      await expect(verifySeal(room.deps, { seal: idOf(text) })).resolves.toMatchObject(GENUINE);
    }
  });

  it("learns that it is not, with a part that is not of it", async () => {
    const order = await inCase.grantedTo("vidshare", "chirper");
    const [first] = disclosuresOf(order.parts ?? []);
    const foreign = Buffer.from(JSON.stringify(["s".repeat(22), { platform: "vidshare", items: [] }])).toString(
      "base64url",
    );
    for (const parts of [`${foreign}~`, `${first}~${foreign}~`, `${first}~${first}~`, `${first}`, "~"]) {
      const answer = verifySeal(room.deps, { seal: idOf(`${order.seal}~${parts}`) });
      await expect(answer).resolves.toMatchObject({ genuine: false });
    }
  });
});
