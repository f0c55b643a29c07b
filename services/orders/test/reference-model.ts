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
  readonly url: string;
  said?: "REMOVED" | "ALREADY_GONE" | "CLAIMED" | "IMPOSSIBLE";
  /** What was said and found of it, in order: whether it is gone. */
  readonly words: { readonly gone: boolean; readonly at: number; readonly finding?: number }[];
  duty?: "DUE" | "HELD" | "NONE";
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
}

export interface ModelAddressee {
  readonly platform: PlatformId;
  readonly items: ModelItem[];
  /** What the court found, and of which item; taken back, of none. */
  readonly findings: { item?: ModelItem }[];
  served: boolean;
  /** Of what it has been given last. */
  acknowledged: boolean;
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
  }[];
  claim: boolean;
  mainPassed: boolean;
  suspendedAt: number;
  /** It was suspended while an opposition was pending. */
  pendingOpposition: boolean;
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
  | { readonly type: "serve"; readonly platform: PlatformId; readonly bailiff: boolean; readonly old: boolean }
  | {
      readonly type: "confirm";
      readonly platform: PlatformId;
      readonly item: number;
      readonly said: NonNullable<ModelItem["said"]>;
    }
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
  | { readonly type: "suspend" | "resume" | "claimMain" | "mainTimer" | "lapse" | "confirmMain" | "rejectMain" }
  | { readonly type: "lodge"; readonly by: string }
  /** A poster contests so many of the order's items, of all addressees, from the first one on. */
  | { readonly type: "lodgeItems"; readonly by: string; readonly first: number; readonly count: number }
  /** A hearing so many minutes from now. */
  | { readonly type: "hear"; readonly opposition: number; readonly after: number }
  | { readonly type: "withdraw" | "uphold" | "lift"; readonly opposition: number }
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

export function newModelOrder(id: string, places: Places, term: number): ModelOrder {
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
    pendingOpposition: false,
  };
}

function newAddressee(platform: PlatformId, urls: readonly string[]): ModelAddressee {
  return {
    platform,
    items: urls.map((url) => ({ url, words: [] })),
    findings: [],
    served: false,
    acknowledged: false,
    bailiff: false,
    unserved: false,
    backPassed: false,
  };
}

export const coveredOf = (addressee: ModelAddressee) => addressee.items.filter(({ duty }) => duty === undefined);
/** What the order names: what it covers, and what is suspended. */
const isNamed = ({ duty, apart }: ModelItem) => duty === undefined || apart === true;
const namedOf = (addressee: ModelAddressee) => addressee.items.filter(isNamed);
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
  const running = order.status === "IN_FORCE" || order.status === "SUSPENDED";
  const standing = running || order.status === "FINAL";
  switch (command.type) {
    case "serve": {
      if (!standing) return command.bailiff ? "ORDER_STATE" : undefined;
      const addressee = addresseeIn(order, command.platform);
      if (!command.bailiff && command.old && order.version > 1 && addressee.unserved) return undefined;
      if (command.bailiff && addressee.bailiff) {
        return addressee.bailiffAt === world.now ? undefined : "SERVICE_RECORDED";
      }
      if (!command.bailiff && addressee.acknowledged) return undefined;
      for (const item of namedOf(addressee).filter(({ left }) => left === undefined)) {
        renew(order, item);
        heedClaim(item);
      }
      Object.assign(addressee, { served: true, unserved: false });
      if (command.bailiff) Object.assign(addressee, { bailiff: true, bailiffAt: world.now });
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
      if (item.said === command.said) return undefined;
      item.said = command.said;
      item.words.push({ gone: item.said === "REMOVED" || item.said === "ALREADY_GONE", at: world.now });
      if (item.asked && item.said !== "CLAIMED") {
        renew(order, item);
        item.tookBack = true;
      }
      heedClaim(item);
      for (const one of coveredOf(addressee)) notice(order, one);
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
      if (!namedOf(addressee).some(({ said }) => said === "CLAIMED")) return "ADDRESSEE_STATE";
      if (command.correction && changesNothing(order, command.correction)) return "MODIFICATION_EMPTY";
      for (const item of namedOf(addressee).filter(({ said }) => said === "CLAIMED")) {
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
      if (!namedOf(addressee).some(({ said }) => said === "CLAIMED")) return "ADDRESSEE_STATE";
      for (const item of namedOf(addressee).filter(({ said }) => said === "CLAIMED")) {
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
      if (!isServed(addressee) || (!gone && item.duty === undefined && item.left === undefined))
        return "FINDING_BEFORE_SERVICE";
      if (item.duty !== undefined) return "FINDING_AFTER_END";
      if (!gone && isFoundUp(item)) return "FINDING_OVERLAPS";
      if (item.said === "CLAIMED") return "CLAIM_UNANSWERED";
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
      for (const name of ["duty", "dueAt", "back", "apart", "stoppedAt"] as const) delete item[name];
      if (order.status !== "SUSPENDED") item.fresh = false;
      if (isBack) {
        delete item.said;
        item.words.push({ gone: false, at: world.now });
        item.tookBack = false;
        if (item.left !== undefined) renew(order, item);
      }
      heedClaim(item);
      for (const one of coveredOf(addressee)) notice(order, one);
      return undefined;
    }
    case "suspend":
      if (order.status !== "IN_FORCE") return "ORDER_STATE";
      order.status = "SUSPENDED";
      order.suspendedAt = world.now;
      order.pendingOpposition = order.oppositions.some(({ open }) => open);
      return undefined;
    case "resume":
      if (order.status !== "SUSPENDED") return "ORDER_STATE";
      goOn(world, order);
      return undefined;
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
      if (!order.claim) return "MAIN_CLAIM_MISSING";
      for (const one of order.oppositions) one.open = false;
      goOn(world, order);
      order.status = "FINAL";
      return undefined;
    case "rejectMain":
      if (!running) return "ORDER_STATE";
      end(world, order, "LIFTED");
      return undefined;
    case "lodge":
      if (!running) return "ORDER_STATE";
      if (order.oppositions.some(({ by, open }) => open && by === command.by)) return "OPPOSITION_PENDING";
      order.oppositions.push({ by: command.by, open: true });
      return undefined;
    case "lodgeItems": {
      if (!running) return "ORDER_STATE";
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
      if (command.type === "lift") end(world, order, "LIFTED");
      else {
        const hangsOn = command.type !== "withdraw" || order.pendingOpposition;
        if (order.status === "SUSPENDED" && hangsOn && !order.oppositions.some(({ open }) => open)) goOn(world, order);
        if (command.type === "modify") {
          modify(world, order, command);
          // A judge who decides on an opposition ends any suspension with the last one.
          if (order.status === "SUSPENDED" && !order.oppositions.some(({ open }) => open)) goOn(world, order);
        }
      }
      return undefined;
    }
    case "change": {
      if (!standing) return "ORDER_STATE";
      const { cause } = command;
      if (order.status === "FINAL" && (cause === "ADDITION" || cause === "NARROWING")) return "ORDER_STATE";
      // An addition comes with findings of its own, which are new also where nothing else is.
      if (cause !== "ADDITION" && changesNothing(order, command)) return "MODIFICATION_EMPTY";
      const refused = misnamed(order, command);
      if (refused !== undefined) return refused;
      modify(world, order, command);
      return undefined;
    }
    case "liftFor":
      if (!standing || (command.cause === "REVOKED" && order.status !== "FINAL")) return "ORDER_STATE";
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
  command: ModelCommand & { readonly type: "withdraw" | "uphold" | "lift" | "modify" },
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
  if (item.said === "CLAIMED" && item.left !== undefined && item.left >= 0) item.asked = true;
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

/** A term that has passed is noticed by its timer, and whenever terms go on, or something is confirmed or answered. */
function notice(order: ModelOrder, item: ModelItem): void {
  if (isLate(order, item)) item.passed = true;
}

/** What had passed before a suspension has not come back after it: for that term the suspension's time counts too. */
function goOn(world: ModelWorld, order: ModelOrder): void {
  const wasSuspended = order.status === "SUSPENDED";
  order.status = "IN_FORCE";
  if (!wasSuspended) return;
  for (const item of order.addressees.flatMap(coveredOf)) {
    if (item.left !== undefined && item.left < 0) item.left -= world.now - order.suspendedAt;
    item.fresh = false;
    notice(order, item);
  }
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
  item.duty = "NONE";
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
    if (known === undefined && urls.length > 0) order.addressees.push(newAddressee(platform, urls));
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
    addressee.items.push(...added.map((url) => ({ url, words: [] })));
    if (added.length > 0) Object.assign(addressee, { acknowledged: false, bailiff: false, unserved: true });
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
  const hangsOn = order.status === "SUSPENDED" && order.pendingOpposition;
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
