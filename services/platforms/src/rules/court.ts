import type { CourtId } from "./ids.js";
import { checkName } from "./party.js";
import { refuse } from "./refusals.js";

/** Court (rechtbank, gerechtshof): it gives orders and seals them with its keys. Registered by an operator, never removed. */
export interface Court {
  readonly id: CourtId;
  readonly name: string;
  readonly registeredAt: Date;
}

export type CourtDetails = Pick<Court, "id" | "name">;

export interface CourtEvent {
  readonly kind: "CourtRegistered" | "CourtChanged";
  readonly court: Court;
}

/** Nothing changed. */
export interface CourtUnchanged {
  readonly kind: "Unchanged";
  readonly court: Court;
}

/** Registering the same name again changes nothing; another name is refused with COURT_EXISTS. */
export function registerCourt(known: Court | null, { id, name }: CourtDetails, now: Date): CourtEvent | CourtUnchanged {
  const court = { id, name: checkName(name, "input.name"), registeredAt: now };
  if (known === null) return { kind: "CourtRegistered", court };
  if (known.name === court.name) return { kind: "Unchanged", court: known };
  throw refuse("COURT_EXISTS", `Court ${id} is registered as "${known.name}". Change its name with changeCourt.`, {
    field: "input.id",
  });
}

export function changeCourt(known: Court | null, { id, name }: CourtDetails): CourtEvent | CourtUnchanged {
  if (known === null) throw unknownCourt(id, "input.id");
  const court = { ...known, name: checkName(name, "input.name") };
  return { kind: court.name === known.name ? "Unchanged" : "CourtChanged", court };
}

export function unknownCourt(id: CourtId, field: string): Error {
  return refuse("COURT_UNKNOWN", `No court "${id}" is registered. Check the id, or register it with registerCourt.`, {
    field,
  });
}
