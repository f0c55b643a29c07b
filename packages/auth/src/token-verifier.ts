import { Refusal } from "@exparte/refusal";
import { decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import type { Actor } from "./actor.js";
import { issuerKeys } from "./issuer-keys.js";
import { provenTokens } from "./proven-tokens.js";
import { refuse } from "./refusals.js";

export interface TokenVerifierOptions {
  /** The operator's issuer, exactly as in its tokens' `iss`. */
  readonly issuer: string;
  /**
   * The hub's own issuer, likewise: only tokens of CODE_PARTIES may come from it, and these only from it. Without it nobody's
   * do.
   */
  readonly codeIssuer?: string | undefined;
  /** The audience that tokens must have (`aud`). */
  readonly audience: string;
  /** The longest life of a token, from `iat` to `exp`. One hour by default. */
  readonly tokenLongestLifeSeconds?: number | undefined;
  readonly now?: () => Date;
}

/** The kinds of party that have no client at the operator's issuer, but a code, for which the hub itself gives a token. */
export const CODE_PARTIES: readonly string[] = ["case", "respondent"];

export type VerifyToken = (token: string | undefined) => Promise<Actor>;

/** The default longest life of a token: an hour. */
export const TOKEN_LONGEST_LIFE_SECONDS = 3_600;
/** How far the issuer's clock may be ahead of ours. */
const CLOCK_TOLERANCE_SECONDS = 30;
const ALGORITHMS = ["ES256", "EdDSA"];
/** The length that fits into the headers of a request; a websocket could send more. */
const LONGEST_TOKEN = 16_384;
/** Names of parties and subjects go into logs, keys and answers. */
const LONGEST_NAME = 256;
/** The last moment that a Date can hold. */
const LAST_MOMENT_SECONDS = 8.64e12;

/**
 * Verifies JWT access tokens after RFC 9068 against the keys that the issuer publishes. Rejects with TOKEN_MISSING,
 * TOKEN_EXPIRED, TOKEN_INVALID or ISSUER_UNAVAILABLE, and with nothing else, whatever a token holds.
 */
export function tokenVerifier(options: TokenVerifierOptions): VerifyToken {
  const { issuer, codeIssuer, audience, now = () => new Date() } = options;
  // Otherwise the operator's issuer could speak for the hub's own, and the other way round.
  if (codeIssuer === issuer) throw new Error(`${issuer} cannot be both the operator's issuer and the hub's own.`);
  const { tokenLongestLifeSeconds: longestLifeSeconds = TOKEN_LONGEST_LIFE_SECONDS } = options;
  const nowMs = () => now().getTime();
  const keysOf = new Map(
    [issuer, ...(codeIssuer === undefined ? [] : [codeIssuer])].map((one) => [one, issuerKeys({ issuer: one, nowMs })]),
  );
  const proven = provenTokens();

  return async (token) => {
    if (token === undefined || token === "") {
      throw refuse(
        "TOKEN_MISSING",
        "The request carries no access token. Get one from the issuer and send it as `authorization: Bearer …`.",
        { issuer },
      );
    }
    if (token.length > LONGEST_TOKEN) {
      throw invalid(`The access token is longer than ${LONGEST_TOKEN} characters.`, "malformed");
    }
    const from = issuerOf(token);
    const payload = await verified(token, from);
    requireLife(payload, longestLifeSeconds, now());
    const actor = actorOf(payload);
    requireRightIssuer(actor, from === codeIssuer);
    return actor;
  };

  /** Before any key is looked for: "no such key" would be a puzzling answer to a token from elsewhere. */
  function issuerOf(token: string): string {
    let payload: JWTPayload;
    try {
      payload = decodeJwt(token);
    } catch (cause) {
      throw invalid("The access token is malformed: it is not a JWT.", "malformed", cause);
    }
    const from: unknown = payload.iss;
    if (typeof from === "string" && keysOf.has(from)) return from;
    const named = isName(from) ? from : "an unnamed issuer";
    throw invalid(`The access token comes from ${named}, not from ${issuer}.`, "issuer");
  }

  async function verified(token: string, from: string): Promise<JWTPayload> {
    const keys = keysOf.get(from);
    if (keys === undefined) throw new Error(`${from} is no issuer of this hub`);
    try {
      const before = await proven.stillGood(token, keys, now());
      if (before !== undefined) return before;
      const { payload, protectedHeader, key } = await jwtVerify(token, keys, {
        issuer: from,
        audience,
        typ: "at+jwt",
        algorithms: ALGORITHMS,
        requiredClaims: ["exp", "iat", "sub"],
        currentDate: now(),
      });
      proven.keep(token, { payload, header: protectedHeader, key });
      return payload;
    } catch (cause) {
      throw cause instanceof Refusal ? cause : refusalFor(cause, audience);
    }
  }
}

/** A key proves who signed; which parties that issuer may name stands here. */
function requireRightIssuer({ partyType }: Actor, fromOwn: boolean): void {
  if (CODE_PARTIES.includes(partyType) === fromOwn) return;
  throw invalid(
    fromOwn
      ? `The hub's own issuer gives no token to a party of the kind ${partyType}.`
      : `A token of a party of the kind ${partyType} comes from the hub's own issuer alone, for a code of a case.`,
    "party",
  );
}

/** After this check a Date can hold `exp` and `iat`, and a timer can wait for `exp`. */
function requireLife({ exp, iat }: JWTPayload, longestLifeSeconds: number, now: Date): void {
  if (!isMoment(exp)) throw invalidMoment("exp");
  if (!isMoment(iat)) throw invalidMoment("iat");
  const nowSeconds = now.getTime() / 1_000;
  if (iat > nowSeconds + CLOCK_TOLERANCE_SECONDS) {
    throw invalid(
      `The access token's \`iat\` lies more than ${CLOCK_TOLERANCE_SECONDS} s in the future. Set the issuer's clock right.`,
      "iat",
    );
  }
  if (exp - iat > longestLifeSeconds) {
    throw invalid(
      `The access token lives too long: its \`exp\` may lie at most ${longestLifeSeconds} s after its \`iat\`. Ask for a shorter life.`,
      "exp",
    );
  }
}

function isMoment(seconds: unknown): seconds is number {
  return typeof seconds === "number" && seconds >= 0 && seconds <= LAST_MOMENT_SECONDS;
}

function invalidMoment(claim: "exp" | "iat" | "nbf", cause?: unknown) {
  return invalid(
    `The access token's \`${claim}\` must be a moment: a number of seconds since 1970, zero or more.`,
    claim,
    cause,
  );
}

function actorOf({ party, scope, sub, exp }: JWTPayload): Actor {
  if (!isName(sub)) throw invalid(`The access token's \`sub\` must be ${A_NAME}.`, "sub");
  if (!isParty(party)) {
    throw invalid(`The access token names no party (\`party: { type, id }\`, each ${A_NAME}).`, "party");
  }
  if (scope !== undefined && (typeof scope !== "string" || !isPlain(scope))) {
    throw invalid("The access token's `scope` is not a space-separated string.", "scope");
  }
  return {
    partyType: party.type,
    partyId: party.id,
    subject: sub,
    scopes: new Set(scope?.split(" ").filter((name) => name !== "")),
    expiresAt: new Date(Number(exp) * 1_000),
  };
}

const A_NAME = `a text of 1 to ${LONGEST_NAME} characters without control characters`;

/** Text that a database and a log line can hold: no control characters and no half of a surrogate pair. */
function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text);
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_NAME && isPlain(value);
}

function isParty(value: unknown): value is { type: string; id: string } {
  if (typeof value !== "object" || value === null) return false;
  return "type" in value && "id" in value && isName(value.type) && isName(value.id);
}

function refusalFor(cause: unknown, audience: string): Refusal {
  if (cause instanceof errors.JWTExpired) {
    const { exp } = cause.payload;
    if (!isMoment(exp)) return invalidMoment("exp", cause);
    return refuse(
      "TOKEN_EXPIRED",
      "The access token has expired. Get a new one from the issuer and repeat the request.",
      { expiredAt: new Date(exp * 1_000).toISOString() },
      { cause },
    );
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    if (cause.claim === "aud") return invalid(`The access token is not meant for ${audience}.`, "audience", cause);
    if (cause.claim === "typ")
      return invalid("The JWT is not an access token (its `typ` is not at+jwt).", "typ", cause);
    if (cause.claim === "exp" || cause.claim === "iat") return invalidMoment(cause.claim, cause);
    if (cause.claim === "nbf") {
      return cause.reason === "invalid"
        ? invalidMoment("nbf", cause)
        : invalid("The access token does not count yet: its `nbf` lies in the future.", "nbf", cause);
    }
    return invalid(`The access token's \`${cause.claim}\` is missing or wrong.`, "malformed", cause);
  }
  if (cause instanceof errors.JWSSignatureVerificationFailed) {
    return invalid("The access token's signature does not verify.", "signature", cause);
  }
  if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) {
    return invalid("The access token is signed with a key the issuer does not publish.", "signature", cause);
  }
  if (cause instanceof errors.JOSEAlgNotAllowed) {
    return invalid(`The access token is not signed with ${ALGORITHMS.join(" or ")}.`, "algorithm", cause);
  }
  // An error that is not jose's also comes from reading this token, and refuses this token only.
  return invalid("The access token is malformed.", "malformed", cause);
}

function invalid(what: string, reason: string, cause?: unknown) {
  return refuse("TOKEN_INVALID", `${what} Get one from this hub's issuer.`, { reason }, { cause });
}
