import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import type { Confirmation, ConfirmationOutcome, Item } from "../src/rules/addressee/addressee.js";
import { isDue, isSuspended } from "../src/rules/addressee/addressee-status.js";
import type { PosterConfirmation } from "../src/rules/addressee/poster-record.js";
import type { CaseNumber, OppositionId, OrderId, PlatformId } from "../src/rules/ids.js";
import { type Instant, instant } from "../src/rules/instant.js";
import { isPending } from "../src/rules/opposition/opposition.js";
import type { LiftingGround, ModificationGround } from "../src/rules/order/cause.js";
import type { Order } from "../src/rules/order/order.js";
import type { DutyDocument } from "../src/rules/order-document/duty-document.js";
import type { AddresseeDocument, ItemDocument, OrderDocument } from "../src/rules/order-document/order-document.js";
import type { NamedRespondent } from "../src/rules/order-document/respondent.js";
import type { PenaltyTerms } from "../src/rules/penalty/penalty.js";
import { KnownKeyRow } from "../src/store/rows.js";
import { PASS_DEADLINE, type PassDeadlinePayload, TURN_PENALTY, type TurnPenaltyPayload } from "../src/store/timers.js";
import { confirmPosterInformed } from "../src/use-cases/addressee/confirm-poster.js";
import { confirmReinstatement } from "../src/use-cases/addressee/confirm-reinstatement.js";
import { confirmTakedown } from "../src/use-cases/addressee/confirm-takedown.js";
import { decideFinding, findBreach, findCompliance } from "../src/use-cases/addressee/find.js";
import { recordService } from "../src/use-cases/addressee/record-service.js";
import { decideOrderAppeal, lodgeOrderAppeal, withdrawOrderAppeal } from "../src/use-cases/appeal/appeal-order.js";
import { grantApplication } from "../src/use-cases/application/grant-application.js";
import { submitApplication } from "../src/use-cases/application/submit-application.js";
import { learnDisclosures } from "../src/use-cases/learn-disclosures.js";
import {
  decideOpposition,
  lodgeOpposition,
  setHearing,
  withdrawOpposition,
} from "../src/use-cases/opposition/contest-order.js";
import { acknowledgeInbox } from "../src/use-cases/order/acknowledge-inbox.js";
import { liftOrder, modifyOrder } from "../src/use-cases/order/change-order.js";
import { passDeadline } from "../src/use-cases/order/pass-deadline.js";
import { readInbox } from "../src/use-cases/order/read-inbox.js";
import {
  applyForLapse,
  clarifyOrder,
  concludeMainProceedings,
  declareIrrevocable,
  registerMainClaim,
  rejectClaim,
  resumeItems,
  resumeOrder,
  suspendItems,
  suspendOrder,
} from "../src/use-cases/order/steer-order.js";
import { changePenalty, turnPenaltyTimer } from "../src/use-cases/penalty-of-order/change-penalty.js";
import {
  actor,
  applicationContent,
  disclosureTerms,
  NOW,
  orderDocument,
  PLATFORMS,
  respondent,
  VIDSHARE,
} from "./fixtures.js";
import { contentOf, type Room } from "./room.js";

const COURT = "rb-amsterdam";
/** Every so many steps one that is rare. */
const RARE_EVERY = 8;
const court = actor("court", COURT);
const courtAbove = actor("court", "gh-amsterdam");
const CORRECTION: ModificationGround = { cause: "CORRECTION", initiative: "OWN_MOTION", partiesHeard: "By letter." };
const CAUSES: readonly ModificationGround[] = [
  { cause: "NARROWING" },
  { cause: "NARROWING" },
  { cause: "SETTLEMENT" },
  CORRECTION,
];

/** Numbers from 0 to 1 that only look random: the same seed gives the same story (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface RandomStory {
  readonly seed: number;
  readonly orders: number;
  readonly steps: number;
  /** Some orders have duties written out, of which some ask who posted what, and some address a person outside the registry. */
  readonly written?: true;
}

/**
 * Random orders, each going through a random history by way of the use cases, while the clock goes on and every timer
 * fires at its moment. What is refused is left out. Gives the moment at which the story ends.
 */
export async function playRandomOrders(room: Room, { seed, orders, steps, written }: RandomStory): Promise<Instant> {
  const random = randomFrom(seed);
  const upTo = (count: number): number => Math.floor(random() * count);
  const pick = <T>(values: readonly T[]): T => values[upTo(values.length)] as T;
  /** Numbers of its own, so that the rest of the story is the same with and without posters. */
  const ofPosters = randomFrom(seed + 1);
  /** Likewise, of appeals. */
  const ofAppeals = randomFrom(seed + 2);
  const ofDuties = randomFrom(seed + 3);
  const recipient = written && (await registerKey(room));
  const given: OrderId[] = [];
  let now: Instant = NOW;
  let cursors = 0;

  async function goOn(minutes: number): Promise<void> {
    now = instant(Date.parse(now) + minutes * 60_000);
    await fireTimers(room, now);
  }

  async function give(penalty = random() < 0.8 ? penaltyTerms() : undefined): Promise<void> {
    const caseNumber = idOf<CaseNumber>(`C/13/${750_000 + given.length} / KG RK 26-${seed}`);
    const { id } = await submitApplication(room.deps, court, applicationContent({ caseNumber }));
    const document = orderDocument({
      caseNumber,
      issuedAt: now,
      removeWithin: pick(["PT1H", "PT2H", "P1D"]),
      translations: [{ language: "en", text: "The video was published without consent." }],
      addressees: withWritten(
        [...PLATFORMS.keys()]
          .filter(() => random() < 0.6)
          .concat(VIDSHARE.id)
          .filter((platform, index, all) => all.indexOf(platform) === index)
          .map((platform) => ({
            platform,
            items: Array.from({ length: 1 + upTo(3) }, (_, n) => ({
              // A place of its own, or now and then one that another order may cover as well.
              url: `https://${platform}.example/${random() < 0.2 ? "shared" : given.length}/${n}`,
            })),
          })),
      ),
      ...(penalty === undefined ? {} : { penalty }),
    });
    const seal = await room.seal(COURT, document);
    given.push((await grantApplication(room.deps, court, id, contentOf(document), seal)).id);
  }

  /** Now and then with duties, one of which asks who posted the first item, and with the person who did. */
  function withWritten(addressees: readonly AddresseeDocument[]): AddresseeDocument[] {
    if (recipient === undefined) return [...addressees];
    const written = addressees.map((addressee): AddresseeDocument => {
      const { platform, items = [] } = addressee;
      if (ofDuties() < 0.5) return addressee;
      const asks: DutyDocument = {
        number: 2,
        kind: "DISCLOSE",
        within: "P20D",
        targets: items.slice(0, 1),
        disclosure: disclosureTerms({ recipient: { jwk: recipient } }),
      };
      return { platform, duties: [{ number: 1, kind: "REMOVE", targets: items }, asks] };
    });
    if (ofDuties() < 0.5) return written;
    const platform = idOf<PlatformId>(`respondent-${COURT}-7f3k${given.length}`);
    const targets = [1, 2].map((n) => ({
      url: `https://chirper.example/anna/${given.length}/${n}`,
      because: "De geadresseerde heeft dit bericht geplaatst.",
    }));
    return [...written, respondent({ platform, duties: [{ number: 1, kind: "REMOVE", targets }] })];
  }

  /** To the request that a duty made, as the identities service tells it. */
  async function answer({ id: orderId }: Order, platform: PlatformId): Promise<void> {
    const [kind, facts] = ofDuties() < 0.4 ? ["IdentityDisclosed", {}] : pickAnswer();
    const body = { requestId: `request-${orderId}`, orderId, platform, court: COURT, duty: 2, ...facts };
    await learnDisclosures(room.deps, { kind, at: now, body, cursor: `${++cursors}` });
  }

  function pickAnswer(): [string, object] {
    return ofDuties() < 0.8
      ? ["DisclosureRefused", { reason: "DATA_NOT_HELD" }]
      : ["BreachReported", { unreadable: true }];
  }

  function penaltyTerms(): PenaltyTerms {
    const amountCents = 1_000 * (1 + upTo(9));
    return {
      amountCents,
      currency: pick(["EUR", "EUR", "USD"]),
      unit: pick(["HOUR", "DAY", "DAY", "VIOLATION", "ONCE"]),
      startedUnits: random() < 0.7,
      per: pick(["ORDER", "ITEM"]),
      maximumCents: amountCents * (1 + upTo(6)),
    };
  }

  async function stateOf(id: OrderId): Promise<Order> {
    const order = await room.deps.orders.read(id);
    if (order === null) throw new Error(`${id} was given and is not there`);
    return order;
  }

  async function confirm(order: Order, platform: PlatformId): Promise<void> {
    const items = (order.addressees.find((one) => one.platform === platform)?.items ?? [])
      .filter(({ of }) => of === undefined && random() < 0.7)
      .map(({ id }): Confirmation => {
        const outcome = pick<ConfirmationOutcome>(["REMOVED", "REMOVED", "ACCESS_DISABLED", "NOT_FOUND", "IMPOSSIBLE"]);
        const effectAt = instant(Date.parse(now) - upTo(180) * 60_000);
        return {
          itemId: id,
          outcome,
          effectAt,
          ...(outcome === "ACCESS_DISABLED" ? { where: "NL" } : {}),
          ...(outcome === "IMPOSSIBLE"
            ? { impossibleReason: pick(["DE_FACTO_IMPOSSIBLE", "MANIFEST_ERROR"] as const) }
            : {}),
        };
      });
    if (PLATFORMS.get(platform)?.connected) {
      const seal = await room.seal(platform, { type: "exparte-confirmation", orderId: order.id, platform, items });
      await confirmTakedown(room.deps, actor("platform", platform), { orderId: order.id, items, seal });
    } else await confirmTakedown(room.deps, court, { orderId: order.id, platform, items });
  }

  async function tellPosters(order: Order, platform: PlatformId): Promise<void> {
    const items = (order.addressees.find((one) => one.platform === platform)?.items ?? [])
      .filter(({ freed }) => freed === undefined)
      .map(({ id }): PosterConfirmation => {
        if (ofPosters() < 0.1) return { itemId: id, outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" };
        const informedAt = instant(
          Math.max(Date.parse(order.issuedAt), Date.parse(now) - Math.floor(ofPosters() * 400) * 60_000),
        );
        return { itemId: id, outcome: "INFORMED", informedAt };
      });
    const orderId = order.id;
    if (PLATFORMS.get(platform)?.connected) {
      const seal = await room.seal(platform, { type: "exparte-poster-informed", orderId, platform, items });
      await confirmPosterInformed(room.deps, actor("platform", platform), { orderId, items, seal });
    } else await confirmPosterInformed(room.deps, court, { orderId, platform, items });
  }

  async function serve(order: Order, platform: PlatformId): Promise<void> {
    if (PLATFORMS.get(platform)?.connected && random() < 0.8) {
      const who = actor("platform", platform);
      const { head } = await readInbox(room.deps, who, { after: 0, first: 1 });
      await acknowledgeInbox(room.deps, who, { upTo: head.position });
      return;
    }
    const servedAt = instant(Math.max(Date.parse(order.issuedAt), Date.parse(now) - upTo(120) * 60_000));
    await recordService(room.deps, court, { orderId: order.id, platform, servedAt, means: "BAILIFF" });
  }

  async function decide(order: Order): Promise<void> {
    const pending = order.oppositions.find(isPending);
    if (pending === undefined) {
      await lodgeOpposition(room.deps, court, { orderId: order.id, grounds: "It is satire." });
      return;
    }
    const outcome = pick(["UPHELD", "LIFTED", "MODIFIED", "MODIFIED"] as const);
    const reasons = `Decided at ${now}.`;
    if (outcome === "UPHELD") await decideOpposition(room.deps, court, pending.id, { outcome, reasons });
    else if (outcome === "LIFTED") {
      const penaltiesFallAway = random() < 0.5;
      await decideOpposition(room.deps, court, pending.id, { outcome, reasons, penaltiesFallAway });
    } else await modify(order, pending.id, reasons);
  }

  /** Narrows where there is more than one item, and now and then names another place. */
  async function modify(order: Order, opposition: OppositionId, reasons: string): Promise<void> {
    const document: OrderDocument = {
      ...order.document,
      version: order.document.version + 1,
      issuedAt: now,
      addressees: addresseesOf(order).map((addressee) =>
        withItems(addressee, (items) => [
          ...(items.length > 1 ? items.slice(1) : items),
          ...(random() < 0.2 ? [{ url: `https://${addressee.platform}.example/added/${now}` }] : []),
        ]),
      ),
    };
    await decideOpposition(room.deps, court, opposition, {
      outcome: "MODIFIED",
      reasons,
      content: contentOf(document),
      seal: await room.seal(COURT, document),
    });
  }

  /** Without an opposition: narrows, or corrects a mistake, which counts as no reversal. */
  async function change(order: Order, ground = pick(CAUSES)): Promise<void> {
    const document: OrderDocument = {
      ...order.document,
      version: order.document.version + 1,
      issuedAt: now,
      statementOfReasons: `As written at ${now}.`,
      addressees: addresseesOf(order).map((addressee) =>
        withItems(addressee, (items) => (items.length > 1 ? items.slice(1) : items)),
      ),
    };
    await modifyOrder(room.deps, court, {
      orderId: order.id,
      reasons: `Changed at ${now}.`,
      ground,
      content: contentOf(document),
      seal: await room.seal(COURT, document),
    });
  }

  /** Of one item: that it was up for a while or still is, or that it is gone; or takes back what was found of any. */
  async function find(order: Order, platform: PlatformId): Promise<unknown> {
    const { items = [], findings = [] } = order.addressees.find((one) => one.platform === platform) ?? {};
    const of = { orderId: order.id, platform, reasons: `Seen at ${now}.` };
    const finding = { ...of, itemIds: [pick(items).id] };
    const ago = (minutes: number) => instant(Date.parse(now) - minutes * 60_000);
    const chance = random();
    if (chance < 0.2 && findings.length > 0)
      return decideFinding(room.deps, court, { ...of, findingId: pick(findings).id, outcome: "WITHDRAWN" });
    if (chance < 0.45) return findCompliance(room.deps, court, { ...finding, effectAt: ago(upTo(60)) });
    if (chance < 0.7)
      return findBreach(room.deps, court, { ...finding, from: ago(40 + upTo(60)), until: ago(upTo(30)) });
    return findBreach(room.deps, court, { ...finding, from: ago(1 + upTo(100)) });
  }

  async function takeBackAFinding(): Promise<unknown> {
    for (const orderId of given) {
      for (const { platform, findings = [] } of (await stateOf(orderId)).addressees) {
        const found = findings.find(({ status }) => status === "FOUND");
        const decision = { orderId, platform, reasons: `A mistake, ${now}.`, outcome: "WITHDRAWN" } as const;
        if (found !== undefined) return decideFinding(room.deps, court, { ...decision, findingId: found.id });
      }
    }
    return undefined;
  }

  async function putBack(order: Order, platform: PlatformId): Promise<void> {
    const items = (order.addressees.find((one) => one.platform === platform)?.items ?? [])
      .filter(({ freed }) => freed?.duty === "DUE")
      .map(({ id }) => ({
        itemId: id,
        outcome: "REINSTATED" as const,
        effectAt: instant(Date.parse(now) - upTo(300) * 60_000),
      }));
    const orderId = order.id;
    if (PLATFORMS.get(platform)?.connected) {
      const seal = await room.seal(platform, { type: "exparte-reinstatement", orderId, platform, items });
      await confirmReinstatement(room.deps, actor("platform", platform), { orderId, items, seal });
    } else await confirmReinstatement(room.deps, court, { orderId, platform, items });
  }

  /** Resumes what is suspended somewhere, or else suspends an item of this platform. */
  async function steerItems({ id: orderId }: Order, platform: PlatformId, items: readonly Item[]): Promise<unknown> {
    for (const id of given) {
      for (const one of (await stateOf(id)).addressees) {
        const itemIds = one.items.flatMap((item) => (isSuspended(item) ? [item.id] : []));
        const reasons = `No slip, ${now}.`;
        if (itemIds.length > 0)
          return resumeItems(room.deps, court, { orderId: id, platform: one.platform, itemIds, reasons });
      }
    }
    const itemIds = items.flatMap(({ id, freed }) => (freed === undefined ? [id] : [])).slice(0, 1);
    return suspendItems(room.deps, court, { orderId, platform, itemIds, reasons: `A slip, ${now}.` });
  }

  let judgments = 0;

  /** In turn, the judgment is irrevocable, or two parties appeal: one waits, and the other's goes one way or another. */
  async function appealOrNot({ id: orderId, document }: Order): Promise<unknown> {
    judgments += 1;
    if (judgments % 2 === 1) {
      return declareIrrevocable(room.deps, court, { orderId, reasons: "Nobody appeals.", acquiesced: true });
    }
    const lodge = (role: "APPLICANT" | "POSTER") =>
      lodgeOrderAppeal(room.deps, courtAbove, {
        appealOf: { court: document.court, caseNumber: document.caseNumber },
        against: "MAIN_JUDGMENT",
        caseNumber: idOf<CaseNumber>(`200.${orderId}/01`),
        role,
        lodgedAt: now,
      });
    await lodge("POSTER");
    const { appeal } = await lodge("APPLICANT");
    const chance = ofAppeals();
    if (chance < 0.3) return withdrawOrderAppeal(room.deps, courtAbove, appeal.id, "They have settled.");
    const outcome = chance < 0.7 ? "CONFIRMED" : "ANNULLED";
    return decideOrderAppeal(room.deps, courtAbove, appeal.id, { outcome, reasons: `Decided at ${now}.` });
  }

  /** What happens to few orders, each in its turn: so none of it is left to luck. */
  const rare: readonly ((order: Order, platform: PlatformId) => Promise<unknown>)[] = [
    async () => {
      for (const id of given) {
        const { status, mainTermEnd, mainClaim } = await stateOf(id);
        if (status === "IN_FORCE" && mainTermEnd < now && mainClaim === undefined) {
          return applyForLapse(room.deps, court, id);
        }
      }
      return undefined;
    },
    async (order) => {
      await registerMainClaim(room.deps, court, { orderId: order.id, reference: `HA ${now}`, broughtAt: now });
      const enforceableDespiteAppeal = ofAppeals() < 0.5;
      const concluded = {
        orderId: order.id,
        outcome: "CONFIRMED",
        reasons: "Proven.",
        enforceableDespiteAppeal,
      } as const;
      await concludeMainProceedings(room.deps, court, concluded);
      return appealOrNot(order);
    },
    async (order) => {
      const lodge = () => lodgeOpposition(room.deps, court, { orderId: order.id, grounds: `Old news, ${now}.` });
      const { id } = order.oppositions.find(isPending) ?? (await lodge()).opposition;
      await setHearing(room.deps, court, id, instant(Date.parse(now) + 86_400_000));
      return withdrawOpposition(room.deps, court, id, "They have settled.");
    },
    (order, platform) => {
      const { amountCents = 0 } = order.document.penalty ?? {};
      const moderation = pick([
        { effect: "LIFTED", from: now },
        { effect: "REDUCED", from: now, amountCents: Math.ceil(amountCents / 2) },
      ] as const);
      const command = { type: "moderatePenalty", moderation, reasons: "It cannot be done." } as const;
      return changePenalty(room.deps, court, { orderId: order.id, platform }, command);
    },
    (order, platform) => {
      const until = instant(Date.parse(order.issuedAt) + 3 * 86_400_000);
      const bar = { from: order.issuedAt, until, because: pick(["BANKRUPTCY", "NOT_KNOWABLE"] as const) };
      return changePenalty(room.deps, court, { orderId: order.id, platform }, { type: "barPenalty", bar });
    },
    async (order) => {
      const { opposition } = await lodgeOpposition(room.deps, court, { orderId: order.id, grounds: `Satire, ${now}.` });
      await modify(order, opposition.id, `Narrowed at ${now}.`);
    },
    (order) => change(order, CORRECTION),
    (order, platform) => find(order, platform),
    takeBackAFinding,
    (order) => change(order),
    async (order) => {
      await lodgeOpposition(room.deps, court, { orderId: order.id, grounds: `Moot soon, ${now}.` });
      return liftOrder(room.deps, court, {
        orderId: order.id,
        reasons: `They settled at ${now}.`,
        ground: pick<LiftingGround>([
          { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false },
          { cause: "ANNULLED", annulment: { court: "Gerechtshof Amsterdam", decision: "ECLI:NL:GHAMS:2026:1" } },
        ]),
      });
    },
    (order) =>
      concludeMainProceedings(room.deps, court, {
        orderId: order.id,
        outcome: "REJECTED",
        reasons: "Not proven.",
        penaltiesFallAway: random() < 0.5,
      }),
  ];

  async function step(turn: number): Promise<void> {
    // An order of late, which has hardly ended yet.
    const order = await stateOf(pick(turn % RARE_EVERY === 0 ? given.slice(-8) : given));
    const { platform, items } = pick(order.addressees);
    const chance = random();
    if (turn % RARE_EVERY === 4) await steerItems(order, platform, items);
    else if (turn % RARE_EVERY === 0) await rare[(turn / RARE_EVERY) % rare.length]?.(order, platform);
    else if (random() < 0.4 && items.some(isDue)) await putBack(order, platform);
    else if (chance < 0.25) await serve(order, platform);
    else if (chance < 0.5) {
      if (written && items.some(({ of }) => of === "POSTER")) await answer(order, platform);
      await confirm(await stateOf(order.id), platform);
      if (ofPosters() < 0.6) await tellPosters(await stateOf(order.id), platform);
    } else if (chance < 0.7) await decide(order);
    else if (chance < 0.82) await putBack(order, platform);
    else if (chance < 0.85) await find(order, platform);
    else if (chance < 0.89) await suspendOrder(room.deps, court, order.id, "Pending the hearing.");
    else if (chance < 0.93) await resumeOrder(room.deps, court, order.id, "The hearing is over.");
    else if (chance < 0.95)
      await rejectClaim(room.deps, court, { orderId: order.id, platform, reasons: `It is clear at ${now}.` });
    else if (chance < 0.97)
      await clarifyOrder(room.deps, court, { orderId: order.id, platform, text: `It is the one of ${now}.` });
    else {
      const interruption = { at: now, by: "CLAIM" } as const;
      await changePenalty(
        room.deps,
        court,
        { orderId: order.id, platform },
        { type: "interruptPrescription", interruption },
      );
    }
  }

  /** However the dice fall, at the end there is one that everybody is late with, and pays for. */
  async function giveInVain(): Promise<void> {
    await give({ ...penaltyTerms(), unit: "DAY", startedUnits: true, maximumCents: 9_000_000 });
    const order = await stateOf(given.at(-1) ?? idOf(""));
    for (const { platform } of order.addressees) {
      await recordService(room.deps, court, { orderId: order.id, platform, servedAt: now, means: "BAILIFF" });
    }
    await goOn(3 * 24 * 60);
  }

  for (let turn = 0; turn < steps; turn += 1) {
    // Half a year passes: then some of what was forfeited has prescribed and some has not, and some still is.
    await goOn(turn === Math.floor(0.7 * steps) ? 179 * 24 * 60 : upTo(200));
    if (given.length < orders && (given.length === 0 || random() < (1.2 * orders) / steps)) await give();
    await step(turn).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }
  await giveInVain();
  return now;
}

/** As the court would seal them anew: with who a respondent is. */
function addresseesOf({ document }: Order): AddresseeDocument[] {
  return document.addressees.map((addressee) =>
    addressee.respondent === undefined
      ? addressee
      : { ...addressee, respondent: respondent().respondent as NamedRespondent },
  );
}

/** Of one with duties written out, the targets of that to remove. */
function withItems(
  addressee: AddresseeDocument,
  change: (items: readonly ItemDocument[]) => readonly ItemDocument[],
): AddresseeDocument {
  const { items = [], duties } = addressee;
  if (duties === undefined) return { ...addressee, items: change(items) };
  return {
    ...addressee,
    duties: duties.map((duty) =>
      duty.kind === "REMOVE" ? { ...duty, targets: change(duty.targets as readonly ItemDocument[]) } : duty,
    ),
  };
}

/** A key of the court's, to which an answer is encrypted. */
async function registerKey({ deps: { database } }: Room): Promise<Record<string, string>> {
  const { publicKey } = await generateKeyPair("ECDH-ES+A256KW", { crv: "P-256", extractable: true });
  const key = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(key);
  const jwk = { ...key, kid, use: "enc", alg: "ECDH-ES+A256KW" } as unknown as Record<string, string>;
  await database.transaction(async ({ em }) => {
    const validFrom = new Date("2026-01-01");
    em.create(KnownKeyRow, { partyType: "court", partyId: COURT, kid: idOf(kid), jwk, validFrom });
  });
  return jwk;
}

interface Job {
  readonly id: string;
  readonly task: string;
  readonly payload: PassDeadlinePayload | TurnPenaltyPayload;
  readonly at: string;
}

/** Runs every timer that is due by a moment, each with the clock at its own, and leaves the clock at that moment. */
export async function fireTimers(room: Room, until: Instant): Promise<void> {
  const { sql } = room.deps.database;
  for (;;) {
    const [job] = await sql.query<Job>(
      `select j.id, t.identifier as task, j.payload, to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from orders_timers._private_jobs j join orders_timers._private_tasks t on t.id = j.task_id
       where j.run_at <= $1::timestamptz order by j.run_at, j.id limit 1`,
      [until],
    );
    if (job === undefined) break;
    await sql.query("select from orders_timers.complete_jobs(array[$1::bigint])", [job.id]);
    // One that was set for a moment that had passed fires at once.
    if (job.at > room.deps.clock()) room.at(instant(job.at));
    if (job.task === PASS_DEADLINE) await passDeadline(room.deps, job.payload as PassDeadlinePayload);
    else if (job.task === TURN_PENALTY) await turnPenaltyTimer(room.deps, job.payload as TurnPenaltyPayload);
  }
  room.at(until);
}
