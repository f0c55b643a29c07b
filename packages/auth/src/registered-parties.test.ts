import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "@exparte/refusal";
import { describe, expect, it } from "vitest";
import { askRegistry, type Party, registeredOnly, registeredParties } from "./registered-parties.js";

const TYPES = ["court", "platform"];
const VIDSHARE = { type: "platform", id: "vidshare" };

/** A registry, this service's copy of it, and how often each was read. */
function registry() {
  const held = { here: new Set<string>(), there: new Set<string>(), reachable: true };
  const asked = { here: 0, there: 0 };
  const problems: string[] = [];
  const parties = registeredParties({
    types: TYPES,
    async isKnownHere({ id }) {
      asked.here += 1;
      return held.here.has(id);
    },
    async ask({ id }) {
      asked.there += 1;
      if (!held.reachable) throw new Error("connect ECONNREFUSED");
      return held.there.has(id);
    },
    onProblem: (message) => problems.push(message),
  });
  return { held, asked, problems, parties };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "taken",
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

describe("a party", () => {
  it("in the service's own copy needs no registry, and is looked up once", async () => {
    const { held, asked, parties } = registry();
    held.here.add("vidshare");
    held.reachable = false;
    expect(await parties.isRegistered(VIDSHARE)).toBe(true);
    expect(await parties.isRegistered(VIDSHARE)).toBe(true);
    expect(asked).toEqual({ here: 1, there: 0 });
  });

  it("that was registered a moment ago works at once, also after it was refused", async () => {
    const { held, parties } = registry();
    expect(await parties.isRegistered(VIDSHARE)).toBe(false);
    held.there.add("vidshare");
    expect(await parties.isRegistered(VIDSHARE)).toBe(true);
    held.reachable = false;
    expect(await parties.isRegistered(VIDSHARE)).toBe(true);
  });

  it("that the copy lacks is not called unregistered while the registry gives no answer", async () => {
    const { held, problems, parties } = registry();
    held.reachable = false;
    expect(await codeOf(parties.isRegistered(VIDSHARE))).toBe("SERVICE_UNAVAILABLE");
    expect(problems).toEqual(["Whether the platform vidshare is registered cannot be told"]);
    held.reachable = true;
    held.there.add("vidshare");
    expect(await parties.isRegistered(VIDSHARE)).toBe(true);
  });

  it("is looked up once for all simultaneous callers, and kinds are kept apart", async () => {
    const { held, asked, parties } = registry();
    held.there.add("vidshare");
    const answers = await Promise.all(Array.from({ length: 50 }, () => parties.isRegistered(VIDSHARE)));
    expect(new Set(answers)).toEqual(new Set([true]));
    expect(asked).toEqual({ here: 1, there: 1 });
    await parties.isRegistered({ type: "court", id: "vidshare" });
    expect(asked).toEqual({ here: 2, there: 2 });
  });
});

describe("a token", () => {
  const verify = async (token: string | undefined) => {
    const [partyType = "", partyId = ""] = (token ?? "").split(":");
    return { partyType, partyId, subject: "x", scopes: new Set<string>(), expiresAt: new Date() };
  };

  it("of an unregistered party is refused with the way out, unless parties of its kind need not be registered", async () => {
    const { held, asked, parties } = registry();
    const take = registeredOnly(verify, parties);
    const refused = await take("platform:ghost").catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "PARTY_UNKNOWN",
      message: expect.stringContaining("Ask the operator to register it"),
      facts: { partyType: "platform", partyId: "ghost" },
    });
    held.there.add("ghost");
    await expect(take("platform:ghost")).resolves.toMatchObject({ partyId: "ghost" });
    const before = { ...asked };
    for (const kind of ["ap", "regulator", "operator", "service", "hotline"]) await take(`${kind}:one`);
    expect(asked).toEqual(before);
  });

  it("that is invalid is refused without looking anybody up", async () => {
    const { asked, parties } = registry();
    const bad = async () => Promise.reject(new Refusal("TOKEN_EXPIRED", "Expired."));
    expect(await codeOf(registeredOnly(bad, parties)("x"))).toBe("TOKEN_EXPIRED");
    expect(asked).toEqual({ here: 0, there: 0 });
  });
});

describe("the registry", () => {
  async function served<Result>(body: string, use: (ask: (party: Party) => Promise<boolean>) => Promise<Result>) {
    const requests: { query: string; variables: unknown; authorization: string | undefined }[] = [];
    const server = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk) => {
        text += chunk;
      });
      request.on("end", () => {
        requests.push({ ...JSON.parse(text), authorization: request.headers.authorization });
        response.end(body);
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    try {
      const result = await use(askRegistry({ url: `http://127.0.0.1:${port}/graphql`, token: async () => "own" }));
      return { result, requests };
    } finally {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  }

  it("is asked with the service's own token, by the party's kind", async () => {
    const { result, requests } = await served('{"data":{"party":{"id":"vidshare"}}}', (ask) => ask(VIDSHARE));
    expect(result).toBe(true);
    expect(requests).toEqual([
      {
        query: "query ($id: ID!) { party: platform(id: $id) { id } }",
        variables: { id: "vidshare" },
        authorization: "Bearer own",
      },
    ]);
    expect((await served('{"data":{"party":null}}', (ask) => ask(VIDSHARE))).result).toBe(false);
  });

  it.each([
    '{"data":{"party":null},"errors":[{"message":"down"}]}',
    '{"errors":[{"message":"down"}]}',
    '{"data":null}',
    "<html>",
  ])("gives no answer with %s", async (body) => {
    await served(body, (ask) => expect(ask(VIDSHARE)).rejects.toThrow());
  });
});
