import { Refusal } from "@exparte/refusal";
import { readSealUnverified, splitSeal } from "@exparte/seal";

interface CourtWithKeys {
  readonly id: string;
  readonly keys: readonly { readonly kid: string; readonly jwk: Readonly<Record<string, unknown>> }[];
}

/** The registered key that a seal names, of this court; or of another, which gave the order on appeal. */
export function sealKeyIn(
  presented: string,
  court: string,
  courts: readonly CourtWithKeys[],
): Readonly<Record<string, unknown>> | undefined {
  const kid = keyIdIn(presented);
  if (kid === undefined) return undefined;
  const own = courts.filter(({ id }) => id === court);
  return [...own, ...courts].flatMap(({ keys }) => keys).find((key) => key.kid === kid)?.jwk;
}

/** Undefined for what is no seal. */
function keyIdIn(presented: string): string | undefined {
  try {
    return readSealUnverified(splitSeal(presented).seal).header.kid;
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}
