import { Field, ObjectType } from "type-graphql";
import type { SealedText } from "../../rules/ids.js";
import {
  type DataCategory,
  DISCLOSURE_FINDINGS,
  type DisclosureTerms,
} from "../../rules/order-document/disclosure-terms.js";
import { DataCategoryEnum } from "../order/enums.js";
import { DateTime, Duration, JSONObject, JWS } from "../scalars.js";

@ObjectType({ description: "One of the court's four findings on a disclosure (Lycos/Pessers)." })
export class DutyDisclosureFinding {
  @Field(() => String, { description: "unlawfulness, realInterest, noLessIntrusiveWay or balance." })
  name!: string;

  @Field(() => Boolean, { description: "Whether the court found it so." })
  holds!: boolean;

  @Field(() => String, { description: "Why the court found it so." })
  reasons!: string;
}

@ObjectType({ description: "What a duty to disclose asks; of the court and the addressee only." })
export class DutyDisclosure {
  @Field(() => [DataCategoryEnum], { description: "The categories of data; only these may be answered." })
  categories!: readonly DataCategory[];

  @Field(() => String, { description: "What the data are for: always CIVIL_CLAIM." })
  purpose!: string;

  @Field(() => JSONObject, { description: "The recipient's public key, to which the answer is encrypted." })
  recipientKey!: Readonly<Record<string, unknown>>;

  @Field(() => JWS, {
    nullable: true,
    description: "The court's certificate of an advocate's key; null when the key is the court's own.",
  })
  certificate!: SealedText | null;

  @Field(() => [DutyDisclosureFinding], { description: "The court's four findings, with their reasons." })
  findings!: DutyDisclosureFinding[];

  @Field(() => Duration, {
    nullable: true,
    description:
      "How long the poster has to object, from being told, where that is less than the code of conduct gives; otherwise null. The disclosure request tells it in any case.",
  })
  shortenedWindow!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the poster has less time than the code of conduct gives; null where it has not.",
  })
  windowShortenedBecause!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the poster is not told before the disclosure; null where it is.",
  })
  noticeDispensedBecause!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Where notice is dispensed with: from when the platform tells the poster; otherwise null.",
  })
  noticeFrom!: Date | null;

  static of(terms: DisclosureTerms): DutyDisclosure {
    const { categories, purpose, recipient, shortenedWindow, dispensation } = terms;
    return {
      categories,
      purpose,
      recipientKey: recipient.jwk,
      certificate: recipient.certificate ?? null,
      findings: DISCLOSURE_FINDINGS.flatMap((name) => {
        const finding = terms.findings[name];
        return finding === undefined ? [] : [{ name, ...finding }];
      }),
      shortenedWindow: shortenedWindow?.window ?? null,
      windowShortenedBecause: shortenedWindow?.reasons ?? null,
      noticeDispensedBecause: dispensation?.reasons ?? null,
      noticeFrom: dispensation === undefined ? null : new Date(dispensation.noticeFrom),
    };
  }
}
