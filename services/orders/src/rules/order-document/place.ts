import type { Tagged } from "type-fest";
import type { Target } from "./duties-of.js";

/** Where on a platform something stands, as one text; see `placeOf`. */
export type Place = Tagged<string, "Place">;

/**
 * The place of a target: equal texts are one place, on one platform. That of a URL is the URL itself.
 *
 * An order on an account or a site covers what lies below it, so that of two orders the one can keep down what the other
 * lets go, though they name different places. Who posted something is a place of its own, which keeps nothing down.
 */
export function placeOf(target: Target): Place {
  return (target.of === "POSTER" ? `${POSTER}${textOf(target)}` : textOf(target)) as Place;
}

function textOf({ kind = "URL", url, query, description }: Target): string {
  switch (kind) {
    case "URL":
      return url;
    case "SITE":
      return `${SITE}${URL.parse(url)?.hostname ?? url}`;
    case "SEARCH_RESULT":
      return `SEARCH_RESULT ${JSON.stringify(query)} ${url}`;
    case "LOCATOR":
      return `LOCATOR ${JSON.stringify(description)} ${url}`;
    case "ACCOUNT":
    case "CONTENT_HASH":
    case "EQUIVALENT":
    case "ITEM":
      return `${kind} ${url}`;
    default:
      return kind satisfies never;
  }
}

/** Something may lie below it. */
export function isWide(place: Place): boolean {
  return place.startsWith(ACCOUNT) || place.startsWith(SITE);
}

/** A page as a result of a query. */
export function isResult(place: Place): boolean {
  return place.startsWith(SEARCH_RESULT);
}

/** The place itself, and those above it: an order on any of them covers it. */
export function placesCovering(place: Place): Place[] {
  return textsCovering(place) as Place[];
}

function textsCovering(place: Place): string[] {
  if (place.startsWith(SITE)) return sitesOf(place.slice(SITE.length));
  if (place.startsWith(ACCOUNT)) {
    const url = place.slice(ACCOUNT.length);
    return [...new Set([place, ...accountsAbove(url), ...sitesAbove(url)])];
  }
  // On a search engine, an order on a page as such leaves it out of every result.
  if (isResult(place)) return [place, place.slice(place.lastIndexOf(" ") + 1)];
  return /^https?:/.test(place) ? [place, ...accountsAbove(place), ...sitesAbove(place)] : [place];
}

/** Tells of a place whether an order on these places covers it. */
export function isCovering(places: readonly Place[]): (place: Place) => boolean {
  const known = new Set(places);
  return (place) => placesCovering(place).some((one) => known.has(one));
}

const POSTER = "POSTER ";
const ACCOUNT = "ACCOUNT ";
const SITE = "SITE ";
const SEARCH_RESULT = "SEARCH_RESULT ";

/** An account is at the address itself, or at one of the paths above it, with a slash at its end or without. */
function accountsAbove(address: string): string[] {
  const parsed = URL.parse(address);
  if (parsed === null) return [];
  const { origin, pathname } = parsed;
  const steps = pathname.split("/").slice(1);
  const above = steps.flatMap((_, count) => {
    const path = `${origin}/${steps.slice(0, count).join("/")}`;
    return count === 0 ? [path] : [path, `${path}/`];
  });
  return [...new Set([address, `${origin}${pathname}`, ...above])].map((url) => `${ACCOUNT}${url}`);
}

function sitesAbove(address: string): string[] {
  const parsed = URL.parse(address);
  return parsed === null ? [] : sitesOf(parsed.hostname);
}

/** The host, and those that it is a subdomain of. */
function sitesOf(host: string): string[] {
  const labels = host.split(".");
  return labels.map((_, index) => `${SITE}${labels.slice(index).join(".")}`);
}
