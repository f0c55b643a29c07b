import type { Court, OrderToSeal } from "@exparte/client";

let cases = 0;

/** A case number that no other test of this hub uses. */
export function newCase(): string {
  cases += 1;
  return `C/13/${700_000 + cases} / KG RK 26-${cases}`;
}

export function applicationInput(change: Record<string, unknown> = {}) {
  return {
    caseNumber: newCase(),
    source: "VICTIM",
    applicantReference: "a-1",
    urls: ["https://vidshare.example/v/1"],
    grounds: "Published without consent.",
    urgency: "It spreads by the hour.",
    noNoticeBecause: "The platform has no contact point for this.",
    ...change,
  };
}

export function orderTo(platforms: readonly string[], change: Record<string, unknown> = {}): OrderToSeal {
  const finding = { holds: true, reasons: "On the papers this is plausible." };
  return {
    judge: "mr. A. Rechter",
    legalBasis: "art. 6:162 BW",
    statementOfReasons: "The video was published without consent.",
    provisionsInfringed: ["art. 6:162 BW"],
    marginalTest: { unlawfulness: finding, freedomOfExpression: finding, urgency: finding },
    addressees: platforms.map((platform) => ({ platform, items: [{ url: `https://${platform}.example/v/1` }] })),
    redress: { platform: "Opposition with this court.", poster: "Opposition with this court." },
    territorialScope: { extent: "NL", reasons: "The harm is in the Netherlands." },
    language: "nl",
    removeWithin: "PT2H",
    ...change,
  };
}

/** All steps from application to order, as a court's system takes them. */
export async function giveOrder(
  court: Court,
  platforms: readonly string[],
  change: Record<string, unknown> = {},
): Promise<Awaited<ReturnType<Court["grant"]>> & { caseNumber: string }> {
  const application = await court.submit(applicationInput());
  const order = await court.grant(application, orderTo(platforms, change));
  return { ...order, caseNumber: application.caseNumber };
}
