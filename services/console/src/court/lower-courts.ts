import type { CourtsQuery } from "../graph/court-documents.js";

type RegisteredCourt = CourtsQuery["courts"][number];

export interface LowerCourts {
  /** Whether this court hears appeals; also where that is not known. */
  readonly hears: boolean;
  /** Those against whose decisions it hears them; undefined where nobody could say. */
  readonly courts: readonly Pick<RegisteredCourt, "id" | "name">[] | undefined;
}

/** Of the lowest first. */
const INSTANCES: readonly RegisteredCourt["instance"][] = ["DISTRICT_COURT", "COURT_OF_APPEAL", "SUPREME_COURT"];

/** The courts below the one with this id. */
export function lowerCourts(registered: readonly RegisteredCourt[] | undefined, id: string): LowerCourts {
  const own = registered?.find((court) => court.id === id);
  if (registered === undefined || own === undefined) return { hears: true, courts: undefined };
  const place = INSTANCES.indexOf(own.instance);
  return { hears: place > 0, courts: registered.filter(({ instance }) => INSTANCES.indexOf(instance) < place) };
}
