import type { Page } from "@exparte/testing/browser";
import { ownKeyOf, ownPlatform, type PlatformRoom } from "./platform-room.ts";

/** The graph as it is for a platform that may register a key, and what it then registers. */
export function allowKey(
  room: PlatformRoom,
  keys: readonly object[] = [],
): { readonly jwks: Record<string, string>[] } {
  const jwks: Record<string, string>[] = [];
  room.graph.answers.platform = ownPlatform({ ownKeyUntil: "2026-11-28T13:00:00.000Z", keys });
  room.graph.answers.registerOwnKey = (variables) => {
    jwks.push((variables.input as { jwk: Record<string, string> }).jwk);
    return { kid: "own" };
  };
  return { jwks };
}

/** Makes the key in this browser, whose visitor signs in; from then on the registry has it. Gives its public half. */
export async function withKey(room: PlatformRoom, page: Page): Promise<Record<string, string>> {
  const { jwks } = allowKey(room);
  await page.goto("/sign-in?return=%2Fplatform%2Fkey");
  await page.locator("#own-key button").click();
  await page.waitForURL("**/platform/key?registered");
  const kid = await kidIn(page);
  room.graph.answers.platform = ownPlatform({ keys: [ownKeyOf(kid)] });
  return { ...jwks[0], kid };
}

/** The id of the key that this browser holds. */
export async function kidIn(page: Page): Promise<string> {
  const kid = await page.evaluate(`new Promise((found) => {
    indexedDB.open("exparte-keys").onsuccess = ({ target }) => {
      target.result.transaction("keys").objectStore("keys").get("hostbox").onsuccess = (got) => found(got.target.result.kid);
    };
  })`);
  return String(kid);
}
