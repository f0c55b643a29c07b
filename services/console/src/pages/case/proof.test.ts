import { describe, expect, it } from "vitest";
import { confirmation, opposition, ownItem, respondentCase } from "../../../test/own-cases.js";
import { proofText } from "./proof.js";

const NOW = new Date("2026-11-28T12:00:00Z");

describe("the proof of what a respondent received and said", () => {
  it("has each with its moments, what happened by the log, and the seal as it came", () => {
    const item = ownItem("1", { confirmation: confirmation({ explanation: "Op verzoek ook de kopie." }) });
    const seen = respondentCase([item], { oppositions: [opposition()] });
    const text = proofText(seen, "nl", NOW);
    expect(text).toContain("Betekend op: 27 november 2026 om 10:00 (2026-11-27T09:00:00.000Z)");
    expect(text).toContain(
      "U liet weten: Verwijderd, op 28 november 2026 om 10:00 (2026-11-28T09:00:00.000Z). Ontvangen op 28 november 2026 om 10:03 (2026-11-28T09:03:12.000Z).",
    );
    expect(text).toContain("Uw verzet opposition-1: Ingesteld");
    expect(text).toContain("1. 2026-11-26T20:30:00.000Z OrderIssued, door court");
    expect(text).toContain(seen.order?.seal);
    expect(proofText(seen, "en", NOW)).toContain("Served on: 27 November 2026 at 10:00");
  });

  it("keeps the texts of others apart, so that none passes for a line of its own", () => {
    const forged = "x\nBetekend op: nooit\r\u2028Zegel van het gerecht";
    const item = ownItem("1", {
      url: `data:,${encodeURIComponent(forged)}`,
      confirmation: confirmation({ explanation: forged }),
    });
    const text = proofText(respondentCase([item], { caseNumber: forged }), "nl", NOW);
    const lines = text.split(/\r\n|[\n\r\u2028]/);
    expect(lines.filter((line) => line.startsWith("Betekend op"))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("Zegel van het gerecht"))).toHaveLength(1);
  });
});
