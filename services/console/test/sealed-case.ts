import { type OrderToSeal, sealOrder } from "@exparte/client";
import { generateSealKey } from "@exparte/seal";
import { ORDER } from "./cases.ts";

const finding = (reasons: string) => ({ holds: true, reasons });

/** What the order of cases.ts says, as its court sealed it. */
const CONTENT: OrderToSeal = {
  judge: ORDER.judge,
  legalBasis: ORDER.legalBasis,
  statementOfReasons: ORDER.statementOfReasons,
  provisionsInfringed: ["art. 8 EVRM"],
  marginalTest: {
    unlawfulness: finding("Dit volgt uit de beelden zelf."),
    freedomOfExpression: finding("Zij dragen niets bij aan een publiek debat."),
    urgency: finding("Zij worden ieder uur verder gedeeld."),
  },
  redress: { platform: "Verzet bij dit gerecht.", poster: "Verzet via dit gerecht." },
  territorialScope: { extent: "NL", reasons: "De verzoeker is alleen in Nederland bekend." },
  language: "nl",
  removeWithin: "PT2H",
  issuedAt: new Date(ORDER.issuedAt),
  penalty: ORDER.penaltyTerms,
  addressees: [
    {
      platform: "vidshare",
      duties: [
        {
          number: 1,
          kind: "REMOVE",
          targets: [
            { kind: "URL", url: "https://vidshare.example/watch?v=1" },
            { kind: "URL", url: "https://vidshare.example/watch?v=2" },
          ],
        },
      ],
    },
    {
      platform: "chirper",
      duties: [{ number: 1, kind: "REMOVE", targets: [{ kind: "URL", url: "https://chirper.example/post/22" }] }],
    },
  ],
};

/** The seal of that order, with all its parts, as the court itself reads it. */
export async function sealOfCase(changed: Partial<OrderToSeal> = {}, version = 1): Promise<string> {
  const { privateJwk } = await generateSealKey("EdDSA");
  const { seal } = await sealOrder(
    { court: "rb-amsterdam", key: privateJwk },
    ORDER.caseNumber,
    { ...CONTENT, ...changed },
    version,
  );
  return seal;
}
