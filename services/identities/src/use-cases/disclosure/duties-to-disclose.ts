import type { Instant } from "@exparte/dutch-time";
import { instant } from "@exparte/dutch-time";
import { holderUnverified } from "@exparte/seal";
import { readEncryptionKey } from "@exparte/seal/encryption-key";
import { toldId } from "@exparte/service/told-id";
import { z } from "zod";
import { DATA_CATEGORIES } from "../../rules/disclosure/data-category.js";
import { DEFAULT_OBJECTION_WINDOW } from "../../rules/disclosure/disclosure-terms.js";
import type { DutyToDisclose } from "../../rules/disclosure/ordered-disclosure.js";
import type { CourtId, KeyId, OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { RecipientKey } from "../../rules/sealed-content/recipient-key.js";

const Finding = z.object({ holds: z.boolean(), reasons: z.string() });
const Disclosure = z.object({
  categories: z.array(z.enum(DATA_CATEGORIES)),
  findings: z.object({ unlawfulness: Finding, realInterest: Finding, noLessIntrusiveWay: Finding, balance: Finding }),
  recipient: z.object({ jwk: z.record(z.string(), z.unknown()), certificate: toldId<SealedText>().optional() }),
  shortenedWindow: z.object({ window: z.string() }).optional(),
  dispensation: z.object({ reasons: z.string(), noticeFrom: z.iso.datetime() }).optional(),
});
const Duty = z.object({ number: z.int(), targets: z.array(z.unknown()), disclosure: Disclosure.optional() });

/** What a version of an order says of duties to disclose. Of an order that was given before there were any, nothing. */
export const VersionFacts = z.object({
  document: z.object({
    caseNumber: z.string().optional(),
    addressees: z.array(z.object({ platform: toldId<PlatformId>(), duties: z.array(Duty).optional() })).optional(),
  }),
  seal: toldId<SealedText>().optional(),
  /** The part of a respondent outside the registry comes locked, without a `disclosure`; nothing is asked of one here. */
  parts: z.array(z.object({ platform: toldId<PlatformId>(), disclosure: z.string().optional() })).optional(),
  /** The code of conduct's, when the order was given. */
  objectionWindow: z.string().optional(),
});
export type VersionFacts = z.infer<typeof VersionFacts>;

/** The number of the duty to disclose that each item of a platform is of, in the sequence of its items; else undefined. */
export function dutiesByItem({ document }: VersionFacts, platform: PlatformId): (number | undefined)[] {
  const duties = document.addressees?.find((addressee) => addressee.platform === platform)?.duties ?? [];
  return duties.flatMap(({ number, targets, disclosure }) =>
    targets.map(() => (disclosure === undefined ? undefined : number)),
  );
}

/** Every duty to disclose in a version of an order. */
export async function dutiesToDisclose(
  { orderId, court }: { readonly orderId: OrderId; readonly court: CourtId },
  { document, seal, parts, objectionWindow }: VersionFacts,
): Promise<DutyToDisclose[]> {
  const found: DutyToDisclose[] = [];
  for (const { platform, duties = [] } of document.addressees ?? []) {
    for (const { number, disclosure } of duties) {
      if (disclosure === undefined || seal === undefined) continue;
      const { categories, findings, recipient, shortenedWindow, dispensation } = disclosure;
      const own = parts?.filter((part) => part.platform === platform).flatMap((part) => part.disclosure ?? []);
      found.push({
        orderId,
        court,
        platform,
        duty: number,
        reference: document.caseNumber ?? orderId,
        findings,
        categories,
        recipient: await recipientOf(recipient),
        seal: own === undefined ? seal : ([seal, ...own, ""].join("~") as SealedText),
        objectionWindow: shortenedWindow?.window ?? objectionWindow ?? DEFAULT_OBJECTION_WINDOW,
        ...(dispensation === undefined ? {} : { dispensation: dispensationOf(dispensation) }),
      });
    }
  }
  return found;
}

function dispensationOf({ reasons, noticeFrom }: { reasons: string; noticeFrom: string }): {
  readonly reasons: string;
  readonly noticeFrom: Instant;
} {
  return { reasons, noticeFrom: instant(noticeFrom) };
}

/** The orders service has judged key and certificate. */
async function recipientOf({
  jwk: given,
  certificate,
}: {
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly certificate?: SealedText | undefined;
}): Promise<RecipientKey> {
  const jwk = await readEncryptionKey(given, "recipient.jwk");
  const kid = String(jwk.kid) as KeyId;
  return certificate === undefined ? { kid, jwk } : { kid, jwk, holder: holderUnverified(certificate), certificate };
}
