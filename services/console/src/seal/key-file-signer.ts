import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sealOrder } from "@exparte/client";
import type { JWK } from "jose";
import type { CourtSigner } from "./court-signer.js";

/** For demonstrations: seals with the private key in `court-ID.json` of a directory. */
export function keyFileSigner(directory: string): CourtSigner {
  const fileOf = (court: string): string => {
    // The id comes from a token, and becomes a name in the file system.
    if (!/^[a-z0-9-]+$/.test(court)) throw new Error(`${court} is no id of a court`);
    return join(directory, `court-${court}.json`);
  };
  return {
    async canSeal(court) {
      try {
        await access(fileOf(court));
        return true;
      } catch {
        // No file, or none that may be read: either way nothing to seal with.
        return false;
      }
    },
    async seal({ court, caseNumber, order, version, onAppeal }) {
      const key = JSON.parse(await readFile(fileOf(onAppeal?.court ?? court), "utf8")) as JWK;
      return sealOrder({ court, key }, caseNumber, order, version, onAppeal);
    },
  };
}
