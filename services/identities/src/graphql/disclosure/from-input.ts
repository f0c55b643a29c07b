import { instant } from "@exparte/dutch-time";
import { FINDINGS } from "../../rules/disclosure/disclosure-request.js";
import { refuse } from "../../rules/refusals.js";
import type { DisclosureFilter } from "../../store/disclosure/disclosure-list.js";
import type { DisclosureAnswer } from "../../use-cases/disclosure/answer-disclosure.js";
import type { DisclosureContent } from "../../use-cases/disclosure/request-disclosure.js";
import type { AnswerDisclosureInput, DisclosureFilterInput, RequestDisclosureInput } from "./disclosure-inputs.js";

export function disclosureContent(input: RequestDisclosureInput): DisclosureContent {
  const { orderId, reference, categories, purpose, within, recipient, dispensation } = input;
  const findings = FINDINGS.flatMap((name) => {
    const finding = input.findings[name];
    return finding == null ? [] : [[name, { holds: finding.holds, reasons: finding.reasons }] as const];
  });
  return {
    orderId,
    reference,
    addressees: input.addressees.map(({ platform, outsideCode }) => ({ platform, outsideCode })),
    findings: Object.fromEntries(findings),
    categories,
    purpose,
    recipient: {
      jwk: recipient.jwk,
      ...(recipient.certificate == null ? {} : { certificate: recipient.certificate }),
    },
    within,
    ...(dispensation == null ? {} : { dispensation }),
    requestedAt: instant(input.requestedAt),
  };
}

export function disclosureAnswer({ jwe, seal, refusal }: AnswerDisclosureInput): DisclosureAnswer {
  if (refusal != null && jwe == null && seal == null) {
    const { reason, provision } = refusal;
    return { type: "refuse", reason, ...(provision == null ? {} : { provision }) };
  }
  if (refusal == null && jwe != null && seal != null) return { type: "disclose", jwe, seal };
  const field = jwe != null && seal == null && refusal == null ? "input.seal" : "input";
  throw refuse(
    "ANSWER_AMBIGUOUS",
    "input must hold either jwe with its seal, or refusal. Send one of the two, and not both.",
    { field },
  );
}

export function disclosureFilter(input: DisclosureFilterInput | null | undefined): DisclosureFilter {
  const { orderId, court, platform, reference, status, requested } = input ?? {};
  return {
    ...(orderId == null ? {} : { orderId }),
    ...(court == null ? {} : { court }),
    ...(platform == null ? {} : { platform }),
    ...(reference == null ? {} : { reference }),
    ...(status == null ? {} : { status }),
    ...(requested == null ? {} : { requested }),
  };
}
