import type { CourtId } from "./ids.js";
import { checkName } from "./party.js";
import { refuse } from "./refusals.js";

/** What a court hears (instantie): first instance, appeal (hoger beroep) or cassation. */
export const INSTANCES = ["DISTRICT_COURT", "COURT_OF_APPEAL", "SUPREME_COURT"] as const;
export type Instance = (typeof INSTANCES)[number];

/** Of a court that was registered when all heard first instance, or about which nothing is said. */
const FIRST_INSTANCE: Instance = "DISTRICT_COURT";

/** Court (rechtbank, gerechtshof, Hoge Raad): it gives orders and seals them with its keys. Registered by an operator, never removed. */
export interface Court {
  readonly id: CourtId;
  readonly name: string;
  readonly instance: Instance;
  readonly registeredAt: Date;
}

export type CourtDetails = Pick<Court, "id" | "name"> & {
  /** Absent: DISTRICT_COURT, or of a known court what it is registered with. */
  readonly instance?: Instance;
};

export interface CourtEvent {
  readonly kind: "CourtRegistered" | "CourtChanged";
  readonly court: Court;
}

/** Nothing changed. */
export interface CourtUnchanged {
  readonly kind: "Unchanged";
  readonly court: Court;
}

/** Registering the same again changes nothing; another name or instance is refused with COURT_EXISTS. */
export function registerCourt(
  known: Court | null,
  { id, name, instance = known?.instance ?? FIRST_INSTANCE }: CourtDetails,
  now: Date,
): CourtEvent | CourtUnchanged {
  const court = { id, name: checkName(name, "input.name"), instance, registeredAt: now };
  if (known === null) return { kind: "CourtRegistered", court };
  if (isSame(known, court)) return { kind: "Unchanged", court: known };
  throw refuse(
    "COURT_EXISTS",
    `Court ${id} is registered as "${known.name}", ${known.instance}. Change it with changeCourt.`,
    { field: "input.id" },
  );
}

export function changeCourt(
  known: Court | null,
  { id, name, instance = known?.instance ?? FIRST_INSTANCE }: CourtDetails,
): CourtEvent | CourtUnchanged {
  if (known === null) throw unknownCourt(id, "input.id");
  const court = { ...known, name: checkName(name, "input.name"), instance };
  return { kind: isSame(known, court) ? "Unchanged" : "CourtChanged", court };
}

function isSame(one: Court, other: Court): boolean {
  return one.name === other.name && one.instance === other.instance;
}

export function unknownCourt(id: CourtId, field: string): Error {
  return refuse("COURT_UNKNOWN", `No court "${id}" is registered. Check the id, or register it with registerCourt.`, {
    field,
  });
}
