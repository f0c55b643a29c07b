import type { PlatformProofQuery } from "../../graph/platform-documents.js";
import { type Language, momentText, WORDS } from "../../words/words.js";
import { proofText } from "../case/proof.js";
import type { SeenOrder } from "./seen-order.js";

export interface PlatformProof {
  readonly order: SeenOrder;
  readonly courtName: string;
  /** The messages of the inbox that are about the order. */
  readonly messages: PlatformProofQuery["inbox"]["messages"];
}

/**
 * What a platform received and said of an order, as plain text. Each message stands there with its digest and that of the
 * message before it, by which it can be shown that the inbox held no other.
 */
export function platformProof({ order, courtName, messages }: PlatformProof, language: Language, now: Date): string {
  const { t } = WORDS[language];
  const received = messages.flatMap(({ position, kind, sentAt, orderVersion, digest, previousDigest }) => [
    `${position}. ${momentText(sentAt, language)} (${sentAt}) ${t(`platform.message.${kind}`)} (${kind}), ${t("case.proofWords.version")} ${orderVersion}`,
    `   ${t("platform.proof.digest")}: ${digest}`,
    `   ${t("platform.proof.before")}: ${previousDigest === "" ? "–" : previousDigest}`,
  ]);
  const { caseNumber, oppositions } = order;
  const known = oppositions.map((one) => ({ ...one, grounds: one.grounds ?? "" }));
  const lines = received.length === 0 ? [] : ["", t("platform.proof.messages"), ...received];
  return proofText({ order, courtName, caseNumber, oppositions: known }, language, now, lines);
}
