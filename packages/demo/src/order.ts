import { createHash } from "node:crypto";
import type { OrderToSeal } from "@exparte/client";
import type { Judgment } from "./judgments.js";

/** An order on a judgment's terms. The demo fills in what the judgment leaves open, and says so. */
export function orderOn(
  judgment: Judgment,
  own: {
    readonly removeWithin?: string;
    readonly mainProceedingsWithin?: string;
    readonly penalty?: NonNullable<Judgment["penalty"]>;
    readonly addressees: OrderToSeal["addressees"];
  },
): OrderToSeal {
  const penalty = own.penalty ?? judgment.penalty;
  const found = (what: string) => ({ holds: true, reasons: `${what} On the papers of ${judgment.ecli}.` });
  return {
    judge: "the judge hearing applications (demo)",
    legalBasis: judgment.legalBasis ?? "art. 6:162 BW (demo's own)",
    statementOfReasons: judgment.summary,
    provisionsInfringed: ["art. 6:162 BW"],
    marginalTest: {
      unlawfulness: found("Sufficiently plausible that the content is unlawful."),
      freedomOfExpression: found("The applicant's interest outweighs the freedom of expression."),
      urgency: found("The harm grows while it stays."),
    },
    redress: { platform: "Opposition with this court.", poster: "Opposition with this court." },
    territorialScope: { extent: "NL", reasons: "Limited to where the harm is done." },
    language: "nl",
    translations: [{ language: "en", text: judgment.summary }],
    removeWithin: own.removeWithin ?? judgment.removeWithin ?? "PT2H",
    addressees: own.addressees,
    ...(own.mainProceedingsWithin === undefined ? {} : { mainProceedingsWithin: own.mainProceedingsWithin }),
    ...(penalty ? { penalty: { ...penalty, startedUnits: true } } : {}),
  };
}

export function applicationFor(
  judgment: Judgment,
  caseNumber: string,
  urls: readonly string[],
): Record<string, unknown> {
  return {
    caseNumber,
    source: "VICTIM",
    applicantReference: fileNumberOf(caseNumber),
    urls,
    grounds: judgment.summary,
    urgency: "The content spreads while it stays.",
    noNoticeBecause: "Reported to the platform before the hub existed.",
  };
}

/** The court's file on the applicant: opaque, as the hub asks, and the same when the case is entered again. */
function fileNumberOf(caseNumber: string): string {
  return `file-26-${createHash("sha256").update(caseNumber).digest("hex").slice(0, 12)}`;
}
