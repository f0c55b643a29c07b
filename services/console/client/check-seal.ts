import { compactVerify, type JWK } from "jose";

const ALGORITHMS = ["EdDSA", "ES256"];
const TYP = "exparte+jws";

export type Outcome = "verified" | "failed" | "cannot";

/** Whether this key made the seal. `cannot`: the browser does not know the algorithm. */
export async function outcomeFor(seal: string, key: JWK): Promise<Outcome> {
  try {
    const { kty, crv, x, y } = key;
    const bare = Object.fromEntries(Object.entries({ kty, crv, x, y }).filter(([, value]) => value !== undefined));
    const { protectedHeader } = await compactVerify(seal, bare as JWK, { algorithms: ALGORITHMS });
    return protectedHeader.typ === TYP && protectedHeader.kid === key.kid ? "verified" : "failed";
  } catch (cause) {
    // jose names what it found wrong in the seal by a code; anything else is of the browser, such as no Ed25519.
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    return code === "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" || code === "ERR_JWS_INVALID" ? "failed" : "cannot";
  }
}
