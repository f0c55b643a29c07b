import { type OrderToSeal, readOwnOrder } from "@exparte/client";
import { z } from "zod";

/** What the court's own seal holds of an order, as far as a page shows or changes it. The rest goes along as it is. */
const Target = z.looseObject({
  kind: z.string().optional(),
  url: z.string().optional(),
  query: z.string().optional(),
  locator: z.string().optional(),
  words: z.string().optional(),
  algorithm: z.string().optional(),
  value: z.string().optional(),
  because: z.string().optional(),
});
const Penalty = z.looseObject({
  amountCents: z.number(),
  unit: z.string(),
  maximumCents: z.number().optional(),
});
const Finding = z.looseObject({ holds: z.boolean(), reasons: z.string() });
const Duty = z.looseObject({
  number: z.number(),
  kind: z.string(),
  within: z.string().optional(),
  until: z.string().optional(),
  penalty: Penalty.optional(),
  disclosure: z.looseObject({ categories: z.array(z.string()), findings: z.record(z.string(), Finding) }).optional(),
  targets: z.array(Target),
});
const Addressee = z.looseObject({
  platform: z.string(),
  respondent: z
    .looseObject({ kind: z.string(), legalName: z.string(), address: z.string(), ipAddress: z.string().optional() })
    .optional(),
  items: z.array(Target).optional(),
  duties: z.array(Duty).optional(),
});
const Document = z.looseObject({
  judge: z.string(),
  legalBasis: z.string(),
  statementOfReasons: z.string(),
  provisionsInfringed: z.array(z.string()),
  marginalTest: z.record(z.string(), Finding).optional(),
  redress: z.looseObject({ platform: z.string(), poster: z.string() }),
  territorialScope: z.looseObject({ extent: z.string(), reasons: z.string() }),
  language: z.string(),
  translations: z.array(z.looseObject({ language: z.string(), text: z.string() })).optional(),
  removeWithin: z.string(),
  serviceBy: z.string().optional(),
  enforceableDespiteAppeal: z.boolean().optional(),
  penalty: Penalty.optional(),
  jointMaximum: z.looseObject({ maximumCents: z.number() }).optional(),
  addressees: z.array(Addressee),
});

export type OrderContent = z.infer<typeof Document>;
export type ContentAddressee = z.infer<typeof Addressee>;
export type ContentDuty = z.infer<typeof Duty>;
export type ContentTarget = z.infer<typeof Target>;
export type ContentPenalty = z.infer<typeof Penalty>;

/** What names the version and not the order: the next version has its own. */
const OF_VERSION = new Set(["type", "court", "caseNumber", "version", "onAppeal", "issuedAt", "givenOrallyAt"]);

export interface SealedVersion {
  readonly content: OrderContent;
  readonly version: number;
}

/** The order as its court last sealed it. Throws where the seal holds no order: then something is wrong with the hub. */
export function sealedVersion(seal: string): SealedVersion {
  const document = readOwnOrder(seal);
  const { version } = z.looseObject({ version: z.int() }).parse(document);
  const content = Object.fromEntries(Object.entries(document).filter(([name]) => !OF_VERSION.has(name)));
  return { content: Document.parse(content), version };
}

/** An order that is about to be sealed, as the pages show it. */
export const contentOf = (order: OrderToSeal): OrderContent => Document.parse(order);

/** The duties of an addressee; items that stand there without are one duty to remove them. */
export function dutiesIn({ items, duties }: ContentAddressee): readonly ContentDuty[] {
  return duties ?? [{ number: 1, kind: "REMOVE", targets: items ?? [] }];
}
