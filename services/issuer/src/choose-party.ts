import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type Provider from "oidc-provider";
import type { ClientCredentials } from "./data-dir.js";

/** Where the provider sends whoever signs in. */
export const CHOOSE = "/choose";
/** Services of the hub are no people. */
const NO_PERSON = "service";

/** The parties of the demonstration for whom somebody may sign in. */
export function peopleOf(clients: readonly ClientCredentials[]): readonly ClientCredentials[] {
  return clients.filter(({ party }) => party.type !== NO_PERSON);
}

/**
 * The page on which whoever signs in chooses a party of the demonstration: there are no passwords, as everything here is
 * invented. Whoever runs a hub has an issuer with real people.
 */
export function chooseParty(provider: Provider, clients: readonly ClientCredentials[], consoleOrigin: string) {
  const people = peopleOf(clients);
  const page = pageFor(people);
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    // A form's answer leads back to the console by way of the provider.
    "content-security-policy": `default-src 'none'; style-src 'self'; form-action 'self' ${consoleOrigin}; frame-ancestors 'none'; base-uri 'none'`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === STYLE.path) {
      response.writeHead(200, { "content-type": "text/css", "cache-control": "no-store" }).end(STYLE.text);
      return;
    }
    try {
      // Whoever did not come from the provider just now, with its cookie, has nothing to choose.
      await provider.interactionDetails(request, response);
    } catch {
      response.writeHead(400, headers).end(STALE);
      return;
    }
    if (request.method !== "POST") {
      response.writeHead(200, headers).end(page);
      return;
    }
    const chosen = new URLSearchParams(await text(request)).get("party");
    const found = people.find(({ clientId }) => clientId === chosen);
    if (found === undefined) response.writeHead(400, headers).end(page);
    else
      await provider.interactionFinished(request, response, { login: { accountId: found.clientId, remember: false } });
  };
}

const STYLE = {
  path: `${CHOOSE}/style.css`,
  text: `:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;margin:0}main{max-width:44rem;margin:0 auto;padding:2rem 1rem}h1{line-height:1.2}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}ul{display:flex;flex-wrap:wrap;gap:.75rem;list-style:none;margin:0;padding:0}button{font:inherit;min-height:2.75rem;padding:.25rem 1rem;border:2px solid currentcolor;border-radius:.25rem;background:canvas;color:canvastext;cursor:pointer}button:focus-visible{outline:3px solid canvastext;outline-offset:2px}`,
} as const;

const KINDS: Readonly<Record<string, string>> = {
  court: "Gerecht · court",
  platform: "Platform",
  ap: "Autoriteit Persoonsgegevens",
  regulator: "Toezichthouder · regulator",
  coordinator: "Digitaledienstencoördinator · coordinator",
  operator: "Beheerder · operator",
};

function pageFor(people: readonly ClientCredentials[]): string {
  const types = [...new Set(people.map(({ party }) => party.type))];
  const groups = types.map((type) => {
    const buttons = people
      .filter(({ party }) => party.type === type)
      .map(
        ({ clientId }) =>
          `<li><button name="party" value="${clientId}">${clientId.replace(`${type}:`, "")}</button></li>`,
      );
    return `<section aria-labelledby="${type}"><h2 id="${type}">${KINDS[type] ?? type}</h2><ul>${buttons.join("")}</ul></section>`;
  });
  return framed(
    "Kies een partij",
    `<h1>Kies een partij van de demonstratie</h1><p lang="en">Choose a party of the demonstration.</p><p>Alles hier is verzonnen; een wachtwoord is er niet. <span lang="en">Everything here is invented, and there is no password.</span></p><form method="post" action="${CHOOSE}">${groups.join("")}</form>`,
  );
}

const STALE = framed(
  "Begin opnieuw",
  '<h1>Begin opnieuw</h1><p>Deze keuze geldt niet meer. Ga terug naar de site en log daar opnieuw in.</p><p lang="en">This choice no longer counts. Go back to the site and sign in again.</p>',
);

function framed(title: string, main: string): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Exparte</title><link rel="stylesheet" href="${STYLE.path}"></head><body><main>${main}</main></body></html>`;
}
