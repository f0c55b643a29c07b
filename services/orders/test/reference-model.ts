import { idOf } from "@exparte/testing/id-of";
import type { PlatformId } from "../src/rules/ids.js";

/**
 * A small model of orders, written from the domain's prose and not from the code: each item's term is a budget of minutes
 * that ticks down while it runs, and an item is held down as long as anything covers its place. Compared with the rules,
 * command by command, in order-model.test.ts.
 */
export const HOUR = 60;
export const REINSTATE_WITHIN = 24 * HOUR;
/** Ten days from ten in the morning, and the rest of the last day. */
export const MAIN_WITHIN = 10 * 24 * HOUR + 14 * HOUR - 1;

export type ModelStatus = "IN_FORCE" | "SUSPENDED" | "LIFTED" | "LAPSED" | "FINAL";

export interface ModelItem {
  /** Where it stands; of one that asks who posted something, that place after WHO. */
  readonly url: string;
  said?: "REMOVED" | "ALREADY_GONE" | "CLAIMED" | "IMPOSSIBLE" | ModelAnswer;
  saidAt?: number;
  /** What was said and found of it, in order: whether it is gone. */
  readonly words: { readonly gone: boolean; readonly at: number; readonly finding?: number }[];
  duty?: "DUE" | "HELD" | "NONE";
  /** When it was let go. */
  freedAt?: number;
  /** It was owed when its version was served, even if it has been let go since. */
  served?: boolean;
  dueAt?: number;
  back?: boolean;
  /** Minutes left of its term; absent until its version is served. Below zero it has passed, unless the court is asked. */
  left?: number;
  /** How long its term is, of which those are left. */
  length?: number;
  /** Its term is still to begin, in full, when the order goes on. */
  fresh?: boolean;
  /** A claim was made before it passed; the minutes tick on all the same, as they count if the court rejects that. */
  asked?: boolean;
  /** A claim was taken back, and the court has answered none since. */
  tookBack?: boolean;
  passed?: boolean;
  /** The court suspends it alone, and since when its minutes do not tick. */
  apart?: boolean;
  stoppedAt?: number;
  /** When the court suspended it alone. */
  readonly aparts: Stretch[];
  /** That its poster was told, or cannot be, and since when the platform says so. */
  poster?: { readonly possible: boolean; readonly at: number };
  /** Its timer has said that nobody told the poster in time. */
  posterPassed?: boolean;
}

export type ModelAnswer = "DISCLOSED" | "NOT_HELD" | "UNREADABLE";

export const WHO = "POSTER ";
/** How long a platform has to say that it told the poster, from when it acted. Here, it says that it acted at once. */
export const TELL_POSTER_WITHIN = 24 * HOUR;

interface Stretch {
  readonly from: number;
  until?: number;
}

export interface ModelAddressee {
  readonly platform: PlatformId;
  readonly items: ModelItem[];
  /** What the court found, and of which item; taken back, of none. */
  readonly findings: { item?: ModelItem }[];
  /** It is to tell the posters. */
  readonly intermediary: boolean;
  served: boolean;
  /** Of what it has been given last. */
  acknowledged: boolean;
  /** Since when: no earlier service is of that. */
  givenAt: number;
  bailiff: boolean;
  bailiffAt?: number;
  /** A new version with new items waits for its service. */
  unserved: boolean;
  /** By when the first of what is to be put back is due; the last one stays known. */
  backBy?: number;
  /** That moment has passed, and its timer has said so. */
  backPassed: boolean;
}

export interface ModelOrder {
  readonly id: string;
  status: ModelStatus;
  version: number;
  /** Minutes. */
  term: number;
  readonly addressees: ModelAddressee[];
  /** Without items, against the whole order. */
  readonly oppositions: {
    readonly by: string;
    readonly items?: readonly ModelItem[];
    open: boolean;
    hearing?: number;
    decision?: ModelDecision;
  }[];
  claim: boolean;
  mainPassed: boolean;
  suspendedAt: number;
  readonly suspensions: Stretch[];
  /** It was suspended while an opposition was pending. */
  pendingOpposition: boolean;
  /** The appeal for which it was suspended: by law, or by the court that hears it. */
  suspendedFor: ModelAppeal | undefined;
  main: ModelDecision | undefined;
  /** The judgment is irrevocable. */
  final: boolean;
  /** Penalties can be due under it. */
  penalties: boolean;
  readonly appeals: ModelAppeal[];
}

/** A decision that can be appealed against. */
export interface ModelDecision {
  readonly on: "opposition" | "main";
  keeps: boolean;
  /** An appeal against it suspends the order. */
  readonly suspensive: boolean;
  /** It left the order as it was. */
  readonly leaves: boolean;
  readonly items: readonly ModelItem[] | undefined;
  readonly appeals: ModelAppeal[];
}

export interface ModelAppeal {
  readonly against: ModelDecision;
  open: boolean;
  suspends: boolean;
  /** What the court above decided, if it decided. */
  outcome?: ModelDecision;
  /** It ended without a decision. */
  closed?: true;
}

export interface ModelWorld {
  now: number;
  readonly orders: ModelOrder[];
}

export type Places = Readonly<Record<string, readonly string[]>>;

export function placesByPlatform(places: Places): [PlatformId, readonly string[]][] {
  return Object.entries(places).map(([platform, urls]) => [idOf(platform), urls]);
}

export type ModelCommand =
  /** By a bailiff, it may become known so many minutes later, if nothing was served before. */
  | {
      readonly type: "serve";
      readonly platform: PlatformId;
      readonly bailiff: boolean;
      readonly old: boolean;
      readonly ago: number;
    }
  | {
      readonly type: "confirm";
      readonly platform: PlatformId;
      readonly item: number;
      readonly said: Exclude<NonNullable<ModelItem["said"]>, ModelAnswer>;
    }
  /** To the request that asks who posted what; heard from another service, where it was given. */
  | { readonly type: "answer"; readonly platform: PlatformId; readonly said: ModelAnswer }
  | { readonly type: "tellPoster"; readonly platform: PlatformId; readonly item: number; readonly possible: boolean }
  | { readonly type: "posterTimer"; readonly platform: PlatformId; readonly item: number }
  /** That of the term of an item. */
  | { readonly type: "timer"; readonly platform: PlatformId; readonly item: number }
  | { readonly type: "reject"; readonly platform: PlatformId }
  /** That an item is up, or gone, at this moment. */
  | { readonly type: "findBreach" | "findCompliance"; readonly platform: PlatformId; readonly item: number }
  | { readonly type: "takeBack"; readonly platform: PlatformId; readonly finding: number }
  | { readonly type: "suspendItem" | "resumeItem"; readonly platform: PlatformId; readonly item: number }
  | {
      readonly type: "clarify";
      readonly platform: PlatformId;
      readonly correction?: { readonly places: Places; readonly term: number };
    }
  | { readonly type: "suspend" | "resume" | "claimMain" | "mainTimer" | "lapse" | "rejectMain" | "finalise" }
  | { readonly type: "confirmMain"; readonly suspensive: boolean }
  /** Of the applicant, against what was decided on an opposition, in the main proceedings, or on an appeal. */
  | { readonly type: "appealOpposition" | "appealAppeal"; readonly which: number }
  | { readonly type: "appealMain" }
  | {
      readonly type: "endAppeal";
      readonly which: number;
      readonly how: "CONFIRMED" | "ANNULLED" | "WITHDRAWN";
      readonly suspensive: boolean;
    }
  /** By the court that hears the appeal. */
  | { readonly type: "stay" | "unstay"; readonly which: number }
  | { readonly type: "lodge"; readonly by: string }
  /** A poster contests so many of the order's items, of all addressees, from the first one on. */
  | { readonly type: "lodgeItems"; readonly by: string; readonly first: number; readonly count: number }
  /** A hearing so many minutes from now. */
  | { readonly type: "hear"; readonly opposition: number; readonly after: number }
  | { readonly type: "withdraw" | "lift"; readonly opposition: number }
  | { readonly type: "uphold"; readonly opposition: number; readonly suspensive: boolean }
  | { readonly type: "modify"; readonly opposition: number; readonly places: Places; readonly term: number }
  | {
      readonly type: "change";
      readonly cause: "CORRECTION" | "ADDITION" | "NARROWING" | "SETTLEMENT";
      readonly places: Places;
      readonly term: number;
    }
  | { readonly type: "liftFor"; readonly cause: "WITHDRAWN_BY_APPLICANT" | "SETTLEMENT" | "ANNULLED" | "REVOKED" }
  | { readonly type: "putBack"; readonly platform: PlatformId; readonly item: number }
  | { readonly type: "backTimer"; readonly platform: PlatformId };

export function newModelOrder(id: string, places: Places, term: number, penalties: boolean): ModelOrder {
  const addressees = placesByPlatform(places)
    .filter(([, urls]) => urls.length > 0)
    .map(([platform, urls]) => newAddressee(platform, urls));
  return {
    id,
    status: "IN_FORCE",
    version: 1,
    term,
    addressees,
    oppositions: [],
    claim: false,
    mainPassed: false,
    suspendedAt: 0,
    suspensions: [],
    pendingOpposition: false,
    suspendedFor: undefined,
    main: undefined,
    final: false,
    penalties,
    appeals: [],
  };
}

/** Neither a site of its keeper's own nor a person is one. */
const INTERMEDIARIES: readonly string[] = ["vidshare", "chirper"];

function newAddressee(platform: PlatformId, urls: readonly string[]): ModelAddressee {
  return {
    platform,
    items: urls.map((url) => ({ url, words: [], aparts: [] })),
    findings: [],
    intermediary: INTERMEDIARIES.includes(platform),
    served: false,
    acknowledged: false,
    givenAt: 0,
    bailiff: false,
    unserved: false,
    backPassed: false,
  };
}

export const coveredOf = (addressee: ModelAddressee) => addressee.items.filter(({ duty }) => duty === undefined);
/** What the order names: what it covers, and what is suspended. */
const isNamed = ({ duty, apart }: ModelItem) => duty === undefined || apart === true;
const namedOf = (addressee: ModelAddressee) => addressee.items.filter(isNamed);
const asksWho = ({ url }: ModelItem) => url.startsWith(WHO);
/** It says that it cannot, and the court is to answer. */
export const isAsking = ({ said }: ModelItem) => said === "CLAIMED" || said === "NOT_HELD";
export const isServed = ({ served }: ModelAddressee) => served;
export const isGone = ({ words }: ModelItem) => words.at(-1)?.gone === true;
export const isToPutBack = ({ duty, back }: ModelItem) => duty === "DUE" && !back;
export const hasComplied = (addressee: ModelAddressee) => isServed(addressee) && coveredOf(addressee).every(isGone);
export const isLive = ({ status }: ModelOrder) => status !== "LIFTED" && status !== "LAPSED";

export function isLate(order: ModelOrder, item: ModelItem): boolean {
  return (
    isLive(order) &&
    order.status !== "SUSPENDED" &&
    item.duty === undefined &&
    !isGone(item) &&
    !item.asked &&
    (item.left ?? 0) < 0
  );
}

export function passTime(world: ModelWorld, minutes: number): void {
  world.now += minutes;
  for (const order of world.orders)
    if (isLive(order) && order.status !== "SUSPENDED")
      for (const item of order.addressees.flatMap(coveredOf)) if (item.left !== undefined) item.left -= minutes;
}

/** Does the command to the model; gives the code with which it is refused, if it is. */
export function obey(world: ModelWorld, order: ModelOrder, command: ModelCommand): string | undefined {
  const refused = attempt(world, order, command);
  closeAppeals(world, order);
  for (const { items, platform } of world.orders.flatMap(({ addressees }) => addressees))
    for (const item of items)
      if (item.duty === "HELD" && !isCovered(world, platform, item.url)) Object.assign(item, due(world));
      else if (isToPutBack(item) && isCovered(world, platform, item.url)) item.duty = "HELD";
  for (const addressee of world.orders.flatMap(({ addressees }) => addressees)) {
    const terms = addressee.items.filter(isToPutBack).map(({ dueAt = 0 }) => dueAt);
    const first = Math.min(...terms);
    if (terms.length > 0 && first !== addressee.backBy) Object.assign(addressee, { backBy: first, backPassed: false });
  }
  return refused;
}

function attempt(world: ModelWorld, order: ModelOrder, command: ModelCommand): string | undefined {
  const standing = order.status === "IN_FORCE" || order.status === "SUSPENDED" || order.status === "FINAL";
  const running = standing && !order.final;
  switch (command.type) {
    case "serve": {
      if (!standing) return command.bailiff ? "ORDER_STATE" : undefined;
      const addressee = addresseeIn(order, command.platform);
      const servedAt = world.now - command.ago;
      if (!command.bailiff && command.old && order.version > 1 && addressee.unserved) return undefined;
      if (command.bailiff && addressee.bailiff) {
        return addressee.bailiffAt === servedAt || servedAt < addressee.givenAt ? undefined : "SERVICE_RECORDED";
      }
      if (!command.bailiff && addressee.acknowledged) return undefined;
      if (servedAt < addressee.givenAt) return undefined;
      for (const item of namedOf(addressee).filter(({ left }) => left === undefined)) {
        renew(order, item);
        catchUp(world, order, item, servedAt);
      }
      for (const item of addressee.items)
        if (isNamed(item) || (item.freedAt ?? Infinity) > servedAt) item.served = true;
      Object.assign(addressee, { served: true, unserved: false });
      if (command.bailiff) Object.assign(addressee, { bailiff: true, bailiffAt: servedAt });
      else addressee.acknowledged = true;
      return undefined;
    }
    case "confirm": {
      if (!standing) return "ORDER_STATE";
      const addressee = addresseeIn(order, command.platform);
      if (!isServed(addressee)) return "NOT_SERVED_YET";
      const item = itemAt(addressee, command.item);
      if (item.apart) return "ITEM_SUSPENDED";
      if (item.duty !== undefined) return "ITEM_FREED";
      const isOfRemoval = command.said === "REMOVED" || command.said === "ALREADY_GONE";
      if (asksWho(item) && isOfRemoval) return "OUTCOME_NOT_OF_DUTY";
      if (item.said === command.said) return undefined;
      say(world, order, item, command.said);
      for (const one of coveredOf(addressee)) notice(order, one);
      return undefined;
    }
    case "answer": {
      if (!standing) return undefined;
      const addressee = addresseeIn(order, command.platform);
      const { said } = command;
      const answered = namedOf(addressee).filter(
        (item) => asksWho(item) && item.said !== said && (said !== "UNREADABLE" || item.said === "DISCLOSED"),
      );
      for (const item of answered) say(world, order, item, said);
      if (answered.length > 0) for (const one of coveredOf(addressee)) notice(order, one);
      return undefined;
    }
    case "tellPoster": {
      if (!standing) return "ORDER_STATE";
      const addressee = addresseeIn(order, command.platform);
      if (!addressee.intermediary) return "POSTER_NOT_OWED";
      if (!isServed(addressee)) return "NOT_SERVED_YET";
      const item = itemAt(addressee, command.item);
      if (item.apart) return "ITEM_SUSPENDED";
      if (item.duty !== undefined) return "ITEM_FREED";
      item.poster = { possible: command.possible, at: world.now };
      return undefined;
    }
    case "posterTimer": {
      const addressee = addresseeIn(order, command.platform);
      const { said } = itemAt(addressee, command.item);
      if (!standing || said !== "REMOVED") return undefined;
      for (const item of addressee.items)
        if (posterStatusOf(world, addressee, item) === "OVERDUE") item.posterPassed = true;
      return undefined;
    }
    case "timer": {
      const addressee = addresseeIn(order, command.platform);
      const { left, duty } = itemAt(addressee, command.item);
      if (duty === undefined) for (const item of coveredOf(addressee)) if (item.left === left) notice(order, item);
      return undefined;
    }
    case "clarify": {
      if (!standing) return "ORDER_STATE";
      const addressee = addresseeIn(order, command.platform);
      if (!namedOf(addressee).some(isAsking)) return "ADDRESSEE_STATE";
      if (command.correction && changesNothing(order, command.correction)) return "MODIFICATION_EMPTY";
      for (const item of namedOf(addressee).filter(isAsking)) {
        delete item.said;
        item.tookBack = false;
        if (item.left !== undefined) renew(order, item);
      }
      if (command.correction) modify(world, order, command.correction);
      return undefined;
    }
    case "reject": {
      if (!standing) return "ORDER_STATE";
      const addressee = addresseeIn(order, command.platform);
      if (!namedOf(addressee).some(isAsking)) return "ADDRESSEE_STATE";
      for (const item of namedOf(addressee).filter(isAsking)) {
        delete item.said;
        item.asked = false;
      }
      for (const one of coveredOf(addressee)) notice(order, one);
      return undefined;
    }
    case "findBreach":
    case "findCompliance": {
      const addressee = addresseeIn(order, command.platform);
      const item = itemAt(addressee, command.item);
      const gone = command.type === "findCompliance";
      if (!isServed(addressee) || (!gone && !item.served)) return "FINDING_BEFORE_SERVICE";
      if (item.duty !== undefined) return "FINDING_AFTER_END";
      if (!gone && isFoundUp(item)) return "FINDING_OVERLAPS";
      if (isAsking(item)) return "CLAIM_UNANSWERED";
      if (gone && isGone(item)) return "FINDING_SAYS_NOTHING";
      item.words.push({ gone, at: world.now, finding: addressee.findings.push({ item }) });
      for (const one of coveredOf(addressee)) notice(order, one);
      return undefined;
    }
    case "takeBack": {
      const addressee = addresseeIn(order, command.platform);
      const { findings } = addressee;
      if (findings.length === 0) return "UNKNOWN_FINDING";
      const which = command.finding % findings.length;
      const finding = findings[which];
      const words = finding?.item?.words;
      if (finding === undefined || words === undefined) return "FINDING_STATE";
      words.splice(
        words.findIndex((word) => word.finding === which + 1),
        1,
      );
      delete finding.item;
      for (const one of coveredOf(addressee)) notice(order, one);
      return undefined;
    }
    case "suspendItem": {
      if (!standing) return "ORDER_STATE";
      const item = itemAt(addresseeIn(order, command.platform), command.item);
      if (item.apart) return "ITEM_SUSPENDED";
      if (item.duty !== undefined) return "ITEM_FREED";
      Object.assign(item, { apart: true, stoppedAt: order.status === "SUSPENDED" ? order.suspendedAt : world.now });
      item.aparts.push({ from: world.now });
      free(world, command.platform, item);
      return undefined;
    }
    case "resumeItem": {
      if (!standing) return "ORDER_STATE";
      const addressee = addresseeIn(order, command.platform);
      const item = itemAt(addressee, command.item);
      if (!item.apart) return "ITEM_NOT_SUSPENDED";
      const isBack = item.back === true;
      // What had passed by then has passed all the while.
      const until = order.status === "SUSPENDED" ? order.suspendedAt : world.now;
      if ((item.left ?? 0) < 0) item.left = (item.left ?? 0) - (until - (item.stoppedAt ?? until));
      for (const name of ["duty", "freedAt", "dueAt", "back", "apart", "stoppedAt"] as const) delete item[name];
      endLast(item.aparts, world.now);
      if (order.status !== "SUSPENDED") item.fresh = false;
      if (isBack) {
        delete item.said;
        item.words.push({ gone: false, at: world.now });
        item.tookBack = false;
        if (item.left !== undefined) renew(order, item);
      }
      heedWord(order, item);
      for (const one of coveredOf(addressee)) notice(order, one);
      return undefined;
    }
    case "suspend":
      if (order.status !== "IN_FORCE" && order.status !== "FINAL") return "ORDER_STATE";
      suspend(world, order, undefined);
      return undefined;
    case "resume":
      if (order.status !== "SUSPENDED") return "ORDER_STATE";
      if (isHeld(order)) return "SUSPENDED_ELSEWHERE";
      goOn(world, order);
      return undefined;
    case "stay":
    case "unstay": {
      const appeal = order.appeals[command.which % Math.max(1, order.appeals.length)];
      if (command.type === "stay") {
        if (order.status !== "IN_FORCE" && order.status !== "FINAL") return "ORDER_STATE";
        if (appeal === undefined) return "UNKNOWN_APPEAL";
        if (!appeal.open) return "APPEAL_DECIDED";
        if (appeal.against.keeps && !isRestedOn(order, appeal.against)) return "MAIN_JUDGMENT_GIVEN";
        suspend(world, order, appeal);
        return undefined;
      }
      if (order.status !== "SUSPENDED") return "ORDER_STATE";
      if (appeal === undefined) return "UNKNOWN_APPEAL";
      if (order.suspendedFor === undefined) return "SUSPENDED_ELSEWHERE";
      goOn(world, order);
      return undefined;
    }
    case "claimMain":
      if (!running && !order.claim) return "ORDER_STATE";
      order.claim = true;
      return undefined;
    case "lapse":
      if (order.status === "LAPSED") return undefined;
      if (!running) return "ORDER_STATE";
      if (order.claim) return "MAIN_CLAIM_KNOWN";
      if (world.now <= MAIN_WITHIN) return "MAIN_TERM_RUNNING";
      end(world, order, "LAPSED");
      return undefined;
    case "confirmMain":
      if (!running) return "ORDER_STATE";
      if (order.main !== undefined) return "MAIN_JUDGMENT_GIVEN";
      if (!order.claim) return "MAIN_CLAIM_MISSING";
      for (const one of order.oppositions) one.open = false;
      order.main = decision("main", true, command.suspensive, true);
      goOn(world, order);
      return undefined;
    case "rejectMain":
      if (!running) return "ORDER_STATE";
      if (order.main !== undefined) return "MAIN_JUDGMENT_GIVEN";
      order.main = decision("main", false, false, false);
      end(world, order, "LIFTED");
      return undefined;
    case "finalise":
      if (order.status !== "IN_FORCE") return "ORDER_STATE";
      if (order.main === undefined) return "MAIN_JUDGMENT_MISSING";
      if (order.appeals.some(({ open }) => open)) return "APPEAL_PENDING";
      order.status = "FINAL";
      order.final = true;
      return undefined;
    case "appealMain":
    case "appealOpposition":
    case "appealAppeal":
      if (order.final && order.status !== "LIFTED") return "ORDER_STATE";
      return appealAgainst(world, order, command);
    case "endAppeal":
      if (order.final && order.status !== "LIFTED") return "ORDER_STATE";
      return endAppeal(world, order, command);
    case "lodge":
      if (!running) return "ORDER_STATE";
      if (order.main !== undefined) return "MAIN_JUDGMENT_GIVEN";
      if (order.oppositions.some(({ by, open }) => open && by === command.by)) return "OPPOSITION_PENDING";
      order.oppositions.push({ by: command.by, open: true });
      return undefined;
    case "lodgeItems": {
      if (!running) return "ORDER_STATE";
      if (order.main !== undefined) return "MAIN_JUDGMENT_GIVEN";
      const items = itemsFrom(order, command);
      const pending = order.oppositions.find(({ by, open }) => open && by === command.by);
      if (pending !== undefined) return "OPPOSITION_PENDING";
      if (!items.every(isNamed)) return "ITEM_FREED";
      order.oppositions.push({ by: command.by, items, open: true });
      return undefined;
    }
    case "mainTimer":
      if (running && !order.claim && world.now > MAIN_WITHIN) order.mainPassed = true;
      return undefined;
    case "hear":
    case "withdraw":
    case "uphold":
    case "lift":
    case "modify": {
      if (!running) return "ORDER_STATE";
      const opposition = order.oppositions[command.opposition % Math.max(1, order.oppositions.length)];
      if (opposition === undefined) return "UNKNOWN_OPPOSITION";
      if (!opposition.open) return "OPPOSITION_DECIDED";
      if (command.type === "hear") {
        const hearing = world.now + command.after;
        if (hearing === opposition.hearing) return undefined;
        if (command.after <= 0) return "HEARING_IN_PAST";
        opposition.hearing = hearing;
        return undefined;
      }
      if (command.type === "modify" && changesNothing(order, command)) return "MODIFICATION_EMPTY";
      if (reachesBeyond(order, opposition.items, command)) return "DECISION_BEYOND_OPPOSITION";
      opposition.open = false;
      if (command.type !== "withdraw") {
        const suspensive = command.type === "uphold" && command.suspensive;
        opposition.decision = decision(
          "opposition",
          command.type !== "lift",
          suspensive,
          command.type === "uphold",
          opposition.items,
        );
      }
      if (command.type === "lift") end(world, order, "LIFTED");
      else {
        const hangsOn = (command.type !== "withdraw" || order.pendingOpposition) && !isHeld(order);
        if (order.status === "SUSPENDED" && hangsOn && !order.oppositions.some(({ open }) => open)) goOn(world, order);
        if (command.type === "modify") {
          modify(world, order, command);
          // A judge who decides on an opposition ends any suspension with the last one.
          const isLast = !order.oppositions.some(({ open }) => open) && !isHeld(order);
          if (order.status === "SUSPENDED" && isLast) goOn(world, order);
        }
      }
      return undefined;
    }
    case "change": {
      if (!standing) return "ORDER_STATE";
      const { cause } = command;
      if ((order.final || order.main?.keeps === true) && (cause === "ADDITION" || cause === "NARROWING"))
        return "ORDER_STATE";
      // An addition comes with findings of its own, which are new also where nothing else is.
      if (cause !== "ADDITION" && changesNothing(order, command)) return "MODIFICATION_EMPTY";
      const refused = misnamed(order, command);
      if (refused !== undefined) return refused;
      modify(world, order, command);
      return undefined;
    }
    case "liftFor":
      if (!standing || (command.cause === "REVOKED" && !order.final)) return "ORDER_STATE";
      if (command.cause === "ANNULLED") order.penalties = false;
      end(world, order, "LIFTED");
      return undefined;
    case "putBack": {
      const item = itemAt(addresseeIn(order, command.platform), command.item);
      if (item.duty !== "DUE") return "REINSTATEMENT_NOT_DUE";
      item.back = true;
      return undefined;
    }
    case "backTimer": {
      const addressee = addresseeIn(order, command.platform);
      if (addressee.items.some(isToPutBack) && (addressee.backBy ?? 0) < world.now) addressee.backPassed = true;
      return undefined;
    }
    default:
      return command satisfies never;
  }
}

function say(world: ModelWorld, order: ModelOrder, item: ModelItem, said: NonNullable<ModelItem["said"]>): void {
  Object.assign(item, { said, saidAt: world.now });
  item.words.push({ gone: said === "REMOVED" || said === "ALREADY_GONE" || said === "DISCLOSED", at: world.now });
  // What is suspended alone has no term that runs; what was said meanwhile is heeded when that ends.
  if (!item.apart) heedWord(order, item);
}

function heedWord(order: ModelOrder, item: ModelItem): void {
  if (item.asked && !isAsking(item)) {
    renew(order, item);
    item.tookBack = true;
  }
  heedClaim(item);
}

/** How the platform stands with telling the poster of what it removed. */
export function posterStatusOf(
  { now }: Pick<ModelWorld, "now">,
  { intermediary }: ModelAddressee,
  { said, poster, duty }: ModelItem,
): string | undefined {
  const acted = intermediary && said === "REMOVED";
  if (poster !== undefined) {
    if (!poster.possible) return "NOT_POSSIBLE";
    return acted && poster.at > 0 ? "INFORMED_LATE" : "INFORMED";
  }
  if (!acted || duty !== undefined) return undefined;
  return now > TELL_POSTER_WITHIN ? "OVERDUE" : "DUE";
}

/** A breach that the court found lasts until the item was gone for a while after it. Platforms say: from the start. */
function isFoundUp({ words }: ModelItem): boolean {
  return words.some(({ gone, finding, at: foundAt }, index) => {
    if (gone || finding === undefined) return false;
    return !words.slice(index + 1).some((word, next) => {
      const upAgain = words.slice(index + 2 + next).find((one) => !one.gone);
      return word.gone && (upAgain === undefined || upAgain.at > (word.finding === undefined ? foundAt : word.at));
    });
  });
}

/** In the order's own sequence, going round. */
export function itemsFrom(
  { addressees }: ModelOrder,
  { first, count }: { readonly first: number; readonly count: number },
): ModelItem[] {
  const all = addressees.flatMap(({ items }) => items);
  const chosen = new Set(Array.from({ length: count }, (_, n) => all[(first + n) % all.length]));
  return all.filter((item) => chosen.has(item));
}

/** A decision lets go, and adds, nothing but what its opposition contests. */
function reachesBeyond(
  { addressees }: ModelOrder,
  items: readonly ModelItem[] | undefined,
  command: { readonly type: "withdraw" | "uphold" | "lift" } | (ModelCommand & { readonly type: "modify" }),
): boolean {
  if (items === undefined || command.type === "withdraw" || command.type === "uphold") return false;
  const places = command.type === "modify" ? command.places : {};
  const platforms = new Set([...addressees.map(({ platform }) => platform), ...Object.keys(places)]);
  return [...platforms].some((platform) => {
    const covered = addressees.filter((one) => one.platform === platform).flatMap(namedOf);
    const named = places[platform] ?? [];
    const own = addressees
      .filter((one) => one.platform === platform)
      .flatMap((one) => one.items.filter((item) => items.includes(item)));
    const frees = covered.some((item) => !named.includes(item.url) && !items.includes(item));
    const adds = named.some(
      (url) => !covered.some((item) => item.url === url) && !own.some((item) => item.url === url),
    );
    return frees || adds;
  });
}

/** A claim stops the term of its item, if that is not over; of one that has not begun, when it begins. */
function heedClaim(item: ModelItem): void {
  if (item.tookBack) return;
  if (isAsking(item) && item.left !== undefined && item.left >= 0) item.asked = true;
}

/** A whole term, of which nothing has passed and which nobody asks about. */
function renew(order: ModelOrder, item: ModelItem): void {
  Object.assign(item, {
    left: order.term,
    length: order.term,
    fresh: order.status === "SUSPENDED" || item.apart === true,
    asked: false,
    passed: false,
  });
}

function endLast(stretches: Stretch[], now: number): void {
  const last = stretches.at(-1);
  if (last !== undefined) last.until ??= now;
}

/** Its service was some time ago: minute by minute its term has run, and stood still while it was suspended and had not passed. */
function catchUp(world: ModelWorld, order: ModelOrder, item: ModelItem, servedAt: number): void {
  const stands = (minute: number) =>
    [...order.suspensions, ...item.aparts].some(({ from, until = Infinity }) => from <= minute && minute < until);
  // What the end of a suspension will count, if it had passed before.
  const now = Math.min(
    world.now,
    order.status === "SUSPENDED" ? order.suspendedAt : Infinity,
    item.apart ? (item.stoppedAt ?? Infinity) : Infinity,
  );
  const claimedAt = Math.max(item.saidAt ?? 0, servedAt);
  let left = order.term;
  let fresh = stands(servedAt);
  let inTime = true;
  for (let minute = servedAt; minute < now; minute += 1) {
    if (minute === claimedAt) inTime = left >= 0;
    if (left >= 0 && stands(minute)) continue;
    left -= 1;
    fresh = false;
  }
  if (claimedAt >= now) inTime = left >= 0;
  Object.assign(item, { left, fresh: fresh && stands(world.now) });
  if (!item.tookBack && isAsking(item) && inTime) item.asked = true;
}

/** A term that has passed is noticed by its timer, and whenever terms go on, or something is confirmed or answered. */
function notice(order: ModelOrder, item: ModelItem): void {
  if (isLate(order, item)) item.passed = true;
}

/** What had passed before a suspension has not come back after it: for that term the suspension's time counts too. */
function goOn(world: ModelWorld, order: ModelOrder): void {
  const wasSuspended = order.status === "SUSPENDED";
  order.status = order.final ? "FINAL" : "IN_FORCE";
  if (!wasSuspended) return;
  order.suspendedFor = undefined;
  for (const appeal of order.appeals) appeal.suspends = false;
  endLast(order.suspensions, world.now);
  for (const item of order.addressees.flatMap(coveredOf)) {
    if (item.left !== undefined && item.left < 0) item.left -= world.now - order.suspendedAt;
    item.fresh = false;
    notice(order, item);
  }
}

function suspend(world: ModelWorld, order: ModelOrder, appeal: ModelAppeal | undefined): void {
  order.status = "SUSPENDED";
  order.suspendedAt = world.now;
  order.suspensions.push({ from: world.now });
  order.suspendedFor = appeal;
  order.pendingOpposition = appeal === undefined && order.oppositions.some(({ open }) => open);
}

function decision(
  on: ModelDecision["on"],
  keeps: boolean,
  suspensive: boolean,
  leaves: boolean,
  items: readonly ModelItem[] | undefined = undefined,
): ModelDecision {
  return { on, keeps, suspensive, leaves, items, appeals: [] };
}

function isRestedOn(order: ModelOrder, { keeps, on }: ModelDecision): boolean {
  return keeps && (on === "main" || order.main?.keeps !== true);
}

function isHeld(order: ModelOrder): boolean {
  return order.appeals.some((one) => one.open && (one.suspends || one === order.suspendedFor));
}

function appealAgainst(
  world: ModelWorld,
  order: ModelOrder,
  command: ModelCommand & { type: "appealMain" | "appealOpposition" | "appealAppeal" },
): string | undefined {
  let against: ModelDecision | undefined;
  if (command.type === "appealMain") against = order.main;
  else if (command.type === "appealOpposition") {
    const opposition = order.oppositions[command.which % Math.max(1, order.oppositions.length)];
    if (opposition === undefined) return "UNKNOWN_OPPOSITION";
    against = opposition.decision;
  } else {
    const appeal = order.appeals[command.which % Math.max(1, order.appeals.length)];
    if (appeal === undefined) return "UNKNOWN_APPEAL";
    against = appeal.outcome;
  }
  if (against === undefined) return "DECISION_NOT_GIVEN";
  if (against.appeals.some(({ open }) => open)) return "APPEAL_PENDING";
  if (against.appeals.some(({ closed }) => closed !== true)) return "APPEALED_ALREADY";
  if (isIdle(order, against)) return "APPEAL_WITHOUT_OBJECT";
  const runs = order.status === "IN_FORCE" || order.status === "SUSPENDED";
  const appeal = { against, open: true, suspends: runs && against.suspensive && isRestedOn(order, against) };
  against.appeals.push(appeal);
  order.appeals.push(appeal);
  if (appeal.suspends && order.status === "IN_FORCE") suspend(world, order, appeal);
  return undefined;
}

function endAppeal(
  world: ModelWorld,
  order: ModelOrder,
  { which, how, suspensive }: ModelCommand & { type: "endAppeal" },
): string | undefined {
  const appeal = order.appeals[which % Math.max(1, order.appeals.length)];
  if (appeal === undefined) return "UNKNOWN_APPEAL";
  if (!appeal.open) return "APPEAL_DECIDED";
  const { against } = appeal;
  const lifts =
    how === "ANNULLED" && isRestedOn(order, against) && order.status !== "LIFTED" && order.status !== "LAPSED";
  if (lifts && reachesBeyond(order, against.items, { type: "lift" })) return "DECISION_BEYOND_OPPOSITION";
  appeal.open = false;
  if (how === "WITHDRAWN") appeal.closed = true;
  else {
    const keeps = how === "CONFIRMED" && against.keeps;
    appeal.outcome = decision(against.on, keeps, keeps && suspensive, keeps && against.leaves, against.items);
  }
  if (how === "ANNULLED" && against.keeps && (lifts || !isLive(order))) order.penalties = false;
  if (lifts) end(world, order, "LIFTED");
  else goOnAfterAppeal(world, order);
  return undefined;
}

function goOnAfterAppeal(world: ModelWorld, order: ModelOrder): void {
  if (order.status !== "SUSPENDED" || isHeld(order)) return;
  const hangsOn = order.pendingOpposition && !order.oppositions.some(({ open }) => open);
  if (order.suspendedFor !== undefined || hangsOn) goOn(world, order);
}

/** What a decision kept has gone since, on another ground, and no penalty can be due: an appeal against it is about nothing. */
function isIdle(order: ModelOrder, { keeps, leaves, on, items }: ModelDecision): boolean {
  if (!keeps || order.penalties) return false;
  if (!isLive(order) || (on === "opposition" && order.main?.keeps === true)) return true;
  return leaves && items !== undefined && !items.some(isNamed);
}

function closeAppeals(world: ModelWorld, order: ModelOrder): void {
  const idle = order.appeals.filter(({ open, against }) => open && isIdle(order, against));
  for (const appeal of idle) Object.assign(appeal, { open: false, closed: true });
  if (idle.length > 0) goOnAfterAppeal(world, order);
}

function end(world: ModelWorld, order: ModelOrder, status: "LIFTED" | "LAPSED"): void {
  order.status = status;
  for (const one of order.oppositions) one.open = false;
  for (const addressee of order.addressees)
    for (const item of namedOf(addressee))
      if (item.apart) item.apart = false;
      else free(world, addressee.platform, item);
}

function free(world: ModelWorld, platform: PlatformId, item: ModelItem): void {
  Object.assign(item, { duty: "NONE", freedAt: world.now });
  if (asksWho(item)) return;
  if (item.said !== "REMOVED" && (item.said === "ALREADY_GONE" || !isGone(item))) return;
  if (isCovered(world, platform, item.url)) item.duty = "HELD";
  else Object.assign(item, due(world));
}

function due(world: ModelWorld): Pick<ModelItem, "duty" | "dueAt"> {
  return { duty: "DUE", dueAt: world.now + REINSTATE_WITHIN };
}

function isCovered(world: ModelWorld, platform: PlatformId, url: string): boolean {
  return world.orders
    .filter(isLive)
    .flatMap(({ addressees }) => addressees)
    .some((addressee) => addressee.platform === platform && coveredOf(addressee).some((item) => item.url === url));
}

/** Why a version is not what its cause says. Of vidshare's places, the third was never asked for. */
function misnamed(order: ModelOrder, { cause, places, term }: ModelCommand & { type: "change" }): string | undefined {
  const named = Object.entries(places).flatMap(([platform, urls]) => urls.map((url) => ({ platform, url })));
  const items = order.addressees.flatMap((one) => one.items.map((item) => ({ platform: one.platform, ...item })));
  const covered = items.filter(({ duty, apart }) => duty === undefined || apart === true);
  const isAmong = (these: readonly { platform: string; url: string }[], one: { platform: string; url: string }) =>
    these.some(({ platform, url }) => platform === one.platform && url === one.url);
  const adds = named.filter((one) => !isAmong(covered, one));
  const frees = covered.filter((one) => !isAmong(named, one));
  switch (cause) {
    case "CORRECTION":
      return adds.some((one) => one.url === UNASKED && !isAmong(items, one)) ? "CORRECTION_UNASKED" : undefined;
    case "ADDITION":
      if (adds.length === 0) return "CAUSE_ADDS_NOTHING";
      return frees.length > 0 ? "CAUSE_FREES" : undefined;
    case "NARROWING":
      if (adds.length > 0) return "CAUSE_ADDS";
      return term < order.term ? "CAUSE_HEAVIER" : undefined;
    case "SETTLEMENT":
      return named.some(({ platform }) => !order.addressees.some((one) => one.platform === platform))
        ? "CAUSE_ADDS"
        : undefined;
    default:
      return cause satisfies never;
  }
}

export const UNASKED = "https://vidshare.example/3";

function changesNothing(order: ModelOrder, change: { readonly places: Places; readonly term: number }): boolean {
  const urls = (platform: PlatformId) => [...(change.places[platform] ?? [])].sort().join(" ");
  const known = new Map(
    order.addressees.map((one) => [
      one.platform,
      namedOf(one)
        .map(({ url }) => url)
        .sort()
        .join(" "),
    ]),
  );
  const platforms = [...new Set([...placesByPlatform(change.places).map(([platform]) => platform), ...known.keys()])];
  return change.term === order.term && platforms.every((platform) => urls(platform) === (known.get(platform) ?? ""));
}

function modify(
  world: ModelWorld,
  order: ModelOrder,
  change: { readonly places: Places; readonly term: number },
): void {
  const { term } = order;
  order.version += 1;
  order.term = change.term;
  for (const [platform, urls] of placesByPlatform(change.places)) {
    const known = order.addressees.find((one) => one.platform === platform);
    if (known === undefined && urls.length > 0)
      order.addressees.push({ ...newAddressee(platform, urls), givenAt: world.now });
  }
  const freed: [PlatformId, ModelItem][] = [];
  for (const addressee of order.addressees) {
    const urls = change.places[addressee.platform] ?? [];
    for (const item of addressee.items) {
      const isNamed = urls.includes(item.url);
      if (item.duty === undefined && !isNamed) freed.push([addressee.platform, item]);
      else if (item.apart) item.apart = isNamed;
      else if (isToPutBack(item) && isNamed && !addressee.items.some(({ apart, url }) => apart && url === item.url))
        item.duty = "HELD";
    }
    const added = urls.filter((url) => !namedOf(addressee).some((item) => item.url === url));
    addressee.items.push(...added.map((url) => ({ url, words: [], aparts: [] })));
    if (added.length > 0) Object.assign(addressee, { acknowledged: false, bailiff: false, unserved: true });
    if (addressee.unserved) addressee.givenAt = world.now;
    for (const item of namedOf(addressee)) {
      if (item.left === undefined || change.term === term || !urls.includes(item.url)) continue;
      if (isGone(item) && !item.fresh) continue;
      const more = change.term - (item.length ?? term);
      item.length = change.term;
      if (item.fresh) item.left = change.term;
      else if (more > 0) Object.assign(item, { left: item.left + more, passed: false });
      else item.left = Math.min(item.left, change.term);
    }
  }
  // First all that goes, then who still covers it: an order does not hold a place that it lets go.
  for (const [, item] of freed) item.duty = "NONE";
  for (const [platform, item] of freed) free(world, platform, item);
  for (const item of order.addressees.flatMap(coveredOf)) heedClaim(item);
  const wasOpen = order.oppositions.filter(({ open }) => open);
  for (const one of wasOpen) one.open = one.items === undefined || one.items.some(isNamed);
  const mooted = wasOpen.some(({ open }) => !open);
  const hangsOn = order.status === "SUSPENDED" && order.pendingOpposition && !isHeld(order);
  if (mooted && hangsOn && !order.oppositions.some(({ open }) => open)) goOn(world, order);
}

function addresseeIn(order: ModelOrder, platform: PlatformId): ModelAddressee {
  const addressee = order.addressees.find((one) => one.platform === platform);
  if (addressee === undefined) throw new Error(`The model's ${order.id} has no ${platform}`);
  return addressee;
}

export function itemAt(addressee: ModelAddressee, index: number): ModelItem {
  const item = addressee.items[index % addressee.items.length];
  if (item === undefined) throw new Error(`The model's ${addressee.platform} has no items`);
  return item;
}
