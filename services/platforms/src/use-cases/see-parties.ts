import { type Actor, requireScope } from "@exparte/auth";
import { checkPage } from "@exparte/database";
import type { Coordinator } from "../rules/coordinator.js";
import type { Court } from "../rules/court.js";
import { domainsCovering, hostOf } from "../rules/domain.js";
import type { CoordinatorId, CourtId, PlatformId } from "../rules/ids.js";
import type { PartyRef } from "../rules/party.js";
import type { PartyKey } from "../rules/party-key.js";
import type { Platform } from "../rules/platform.js";
import { respondentNamed, type Unregistered } from "../rules/respondent.js";
import { findCoordinator } from "../store/coordinators.js";
import { findCourts } from "../store/courts.js";
import { domainOwners, findPlatformPage, type PlatformPage } from "../store/platforms.js";
import type { Dependencies } from "./dependencies.js";
import { requireRegistrar } from "./registrar.js";

/*
 * Everyone on the hub may see names, domains and public keys: with them courts and platforms find and recognise each
 * other. The only condition is that there is an actor, so each use case asks for one and does no more with it.
 */

export function seePlatform({ readers }: Dependencies, _anyone: Actor, id: PlatformId): Promise<Platform | null> {
  return readers.platform(id);
}

/** When a platform may register a key by itself is no business of others: who knew, would know when to try. */
export function seeOwnKeyUntil(actor: Actor, { id, ownKeyUntil }: Pick<Platform, "id" | "ownKeyUntil">): Date | null {
  if (actor.partyType === "platform" && actor.partyId === id) requireScope(actor, "orders:confirm");
  else requireRegistrar(actor);
  return ownKeyUntil;
}

/** A platform, or a respondent whom an order addresses and nobody registered. */
export async function seeAddressee(
  deps: Dependencies,
  anyone: Actor,
  id: PlatformId,
): Promise<Platform | Unregistered | null> {
  return (await seePlatform(deps, anyone, id)) ?? respondentNamed(id);
}

export async function seePlatforms(
  { database }: Dependencies,
  _anyone: Actor,
  { first, after }: { readonly first: number; readonly after: string | null },
): Promise<PlatformPage> {
  checkPage(first);
  return findPlatformPage(database.orm.em.fork(), { first, after });
}

export function seeCourt({ readers }: Dependencies, _anyone: Actor, id: CourtId): Promise<Court | null> {
  return readers.court(id);
}

export function seeCourts({ database }: Dependencies, _anyone: Actor): Promise<Court[]> {
  return findCourts(database.orm.em.fork());
}

/** The coordinator of that id, or the one there is; null when there is none. */
export async function seeCoordinator(
  { database }: Dependencies,
  _anyone: Actor,
  id: CoordinatorId | undefined,
): Promise<Coordinator | null> {
  const coordinator = await findCoordinator(database.orm.em.fork());
  return id === undefined || coordinator?.id === id ? coordinator : null;
}

export function seeKeys({ readers }: Dependencies, _anyone: Actor, party: PartyRef): Promise<readonly PartyKey[]> {
  return readers.keys(party);
}

/** The platform whose registered domain covers the URL most closely; null when no domain covers it. */
export async function findAddressee(
  { database, readers }: Dependencies,
  _anyone: Actor,
  url: string,
): Promise<Platform | null> {
  const candidates = domainsCovering(hostOf(url, "url"));
  const owners = await domainOwners(database.orm.em.fork(), candidates);
  const closest = candidates.find((domain) => owners.has(domain));
  const owner = closest === undefined ? undefined : owners.get(closest);
  return owner === undefined ? null : readers.platform(owner);
}
