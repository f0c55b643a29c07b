import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { applicationContent, disclosureTerms, NOW, orderDocument } from "../../../test/fixtures.js";
import { videos } from "../../../test/story.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import { type ApplicationContent, decideApplication, evolveApplication, submitApplication } from "./application.js";
import { type AskedDuty, askedDuties, spelledDuties } from "./asked-duties.js";
import { checkGrant, type RefusedPart } from "./grant-in-part.js";

const video = (n: number) => ({ url: `https://vidshare.example/v/${n}` });
const result = { kind: "SEARCH_RESULT", url: "https://forum.example/1", query: "Anna Jansen" } as const;
const DUTIES: readonly AskedDuty[] = [
  { number: 1, kind: "REMOVE", targets: [video(1), video(2)] },
  { number: 2, kind: "DEREFERENCE", targets: [result] },
];
const asking = (change: Partial<ApplicationContent> = {}) =>
  applicationContent({ urls: [], duties: DUTIES, ...change });
const submit = (content: ApplicationContent) =>
  submitApplication(idOf("application-1"), idOf("rb-amsterdam"), content, NOW);
const refused = (code: string, field: string) => refusedSaying(code, field, "");
const refusedSaying = (code: string, field: string, message: string) =>
  expect.objectContaining({
    code,
    message: expect.stringContaining(message),
    facts: expect.objectContaining({ field }),
  });

const ordering = (...duties: readonly DutyDocument[]) =>
  orderDocument({ addressees: [{ platform: idOf("vidshare"), duties }] });
const whole = ordering(
  { ...DUTIES[0], number: 1, kind: "REMOVE", targets: [video(1), video(2)] },
  { number: 7, kind: "DEREFERENCE", targets: [result] },
);
const removalOfOne = ordering({ number: 1, kind: "REMOVE", targets: [video(1)] });
const SECOND: RefusedPart = { duty: 1, targets: [2], reasons: "It shows nobody." };
const RESULT: RefusedPart = { duty: 2, reasons: "The page itself goes." };

describe("rule: an application says what is asked, duty by duty", () => {
  it("and asks for removal where it names places alone, as applications did before there were duties", () => {
    expect(askedDuties({ urls: [video(1).url] })).toEqual([{ number: 1, kind: "REMOVE", targets: [video(1)] }]);
    expect(askedDuties(asking())).toBe(DUTIES);
  });

  it("each address in its one spelling", () => {
    const odd = {
      number: 1,
      kind: "REMOVE",
      targets: [
        { url: "https://VIDSHARE.example./v/1" },
        { kind: "LOCATOR", description: "Bericht.", locator: "Groep." },
      ],
    } as const;
    expect(spelledDuties([odd])[0]?.targets).toEqual([video(1), odd.targets[1]]);
  });

  const tooMany = "input.duties must ask for at least one duty, on 1,000 targets at most.";
  const number = (duty: number) =>
    `input.duties[${duty}].number must be a whole number from 1 to 1000 that no other duty asked for has.`;
  it.each([
    ["no duty", [], "FIELD_INVALID", "input.duties", tooMany],
    ["two of one number", [DUTIES[0], { ...DUTIES[1], number: 1 }], "DUTY_NUMBER", "input.duties[1].number", number(1)],
    ["no number", [{ ...DUTIES[0], number: 0 }], "DUTY_NUMBER", "input.duties[0].number", number(0)],
    ["half a number", [{ ...DUTIES[0], number: 1.5 }], "DUTY_NUMBER", "input.duties[0].number", number(0)],
    ["a number over 1,000", [{ ...DUTIES[0], number: 1001 }], "DUTY_NUMBER", "input.duties[0].number", number(0)],
    [
      "no target",
      [{ ...DUTIES[0], targets: [] }],
      "TARGET_MISSING",
      "input.duties[0].targets",
      "input.duties[0].targets must name at least one target.",
    ],
    [
      "one target twice",
      [{ ...DUTIES[0], targets: [video(1), video(1)] }],
      "URL_DUPLICATE",
      "input.duties[0].targets[1]",
      "input.duties[0].targets[1] is the same target as input.duties[0].targets[0]; a duty names it once.",
    ],
    [
      "a target of another kind",
      [{ ...DUTIES[0], targets: [result] }],
      "TARGET_OF_OTHER_KIND",
      "input.duties[0].targets[0].kind",
      "input.duties[0].targets[0]: REMOVE is owed on URL, ACCOUNT, SITE, LOCATOR, and this is SEARCH_RESULT; name the target so",
    ],
    [
      "too much",
      [{ ...DUTIES[0], targets: Array.from({ length: 1001 }, (_, n) => video(n)) }],
      "FIELD_INVALID",
      "input.duties",
      tooMany,
    ],
  ] as const)("and is refused with %s", (_, duties, code, field, message) => {
    expect(() => submit(asking({ duties: duties as readonly AskedDuty[] }))).toThrowError(
      refusedSaying(code, field, message),
    );
  });

  it("and may ask for a thousand targets, in duties numbered up to a thousand", () => {
    const most = Array.from({ length: 1000 }, (_, n) => video(n));
    expect(() => submit(asking({ duties: [{ number: 1000, kind: "REMOVE", targets: most }] }))).not.toThrow();
  });

  it("whose address that is none is named where it stands", () => {
    const none = { number: 2, kind: "REMOVE", targets: [video(1), { url: "v/1" }] } as const;
    expect(() => spelledDuties([DUTIES[0] as AskedDuty, none])).toThrowError(
      refused("URL_INVALID", "input.duties[1].targets[1].url"),
    );
  });

  it("by one applicant or several, each by a reference of the court's", () => {
    expect(
      submit(asking({ furtherApplicantReferences: ["a-2", "a-3"], minor: true, confidential: true })),
    ).toMatchObject({
      kind: "ApplicationSubmitted",
    });
    const named = (index: number) =>
      `input.furtherApplicantReferences[${index}] is named already; name each applicant once.`;
    for (const [others, code, field, message] of [
      [
        ["Anna Jansen"],
        "APPLICANT_NOT_OPAQUE",
        "input.furtherApplicantReferences[0]",
        "input.furtherApplicantReferences[0] must be a file number of the court's, such as file-2026-17",
      ],
      [["a-1"], "FIELD_INVALID", "input.furtherApplicantReferences[0]", named(0)],
      [["a-2", "a-2"], "FIELD_INVALID", "input.furtherApplicantReferences[1]", named(1)],
      [
        Array.from({ length: 101 }, (_, n) => `b-${n}`),
        "FIELD_INVALID",
        "input.furtherApplicantReferences",
        "input.furtherApplicantReferences may hold 100 at most.",
      ],
    ] as const)
      expect(() => submit(asking({ furtherApplicantReferences: others }))).toThrowError(
        refusedSaying(code, field, message),
      );
    const hundred = Array.from({ length: 100 }, (_, n) => `b-${n}`);
    expect(() => submit(asking({ furtherApplicantReferences: hundred }))).not.toThrow();
  });
});

describe("rule: who grants less than is asked says why", () => {
  it("grants as is asked without another word", () => {
    expect(() => checkGrant(asking(), whole, [])).not.toThrow();
  });

  it("grants a part, and refuses the rest with reasons", () => {
    expect(() => checkGrant(asking(), removalOfOne, [SECOND, RESULT])).not.toThrow();
  });

  it.each([
    ["of a duty", removalOfOne, [SECOND], 2, 1],
    ["of one target", removalOfOne, [RESULT], 1, 2],
    ["of all", orderDocument(videos(9)), [], 1, 1],
    // To disable access is less than to remove.
    ["of a lighter kind", ordering({ number: 1, kind: "DISABLE_ACCESS", targets: [video(1)] }), [SECOND, RESULT], 1, 1],
  ])("does not grant less without a word %s", (_, document, parts, duty, target) => {
    const kind = duty === 1 ? "REMOVE" : "DEREFERENCE";
    expect(() => checkGrant(asking(), document, parts)).toThrowError(
      expect.objectContaining({
        code: "GRANT_UNEXPLAINED",
        message: `refused: duty ${duty} asks for ${kind} of target ${target}, and the order neither gives that nor is it refused; give it, or say in refused why not.`,
        facts: { field: "refused", duty, target },
      }),
    );
  });

  it("grants with an account what lies below it", () => {
    const account = { kind: "ACCOUNT", url: "https://vidshare.example/v" } as const;
    expect(() =>
      checkGrant(asking(), ordering({ number: 1, kind: "REMOVE", targets: [account] }), [RESULT]),
    ).not.toThrow();
  });

  it.each([
    [
      "without reasons",
      [{ ...RESULT, reasons: " " }],
      "FIELD_INVALID",
      "refused[0].reasons",
      "refused[0].reasons must",
    ],
    [
      "a duty that is not asked",
      [SECOND, { ...RESULT, duty: 3 }],
      "FIELD_INVALID",
      "refused[1].duty",
      "refused[1].duty is 3, and the application asks for 1, 2; name one of those.",
    ],
    [
      "a target that is not asked",
      [{ ...SECOND, targets: [3] }],
      "FIELD_INVALID",
      "refused[0].targets[0]",
      "refused[0].targets[0] is 3, and duty 1 has 2 targets; name them by their place, from 1.",
    ],
    [
      "no target",
      [{ ...SECOND, targets: [] }],
      "FIELD_INVALID",
      "refused[0].targets",
      "refused[0].targets must name a target; leave it out for the whole duty.",
    ],
    [
      "a part twice",
      [SECOND, RESULT, SECOND],
      "FIELD_INVALID",
      "refused[2].targets[0]",
      "refused[2].targets[0] is refused twice; say once why.",
    ],
    [
      "what the order gives",
      [{ ...SECOND, targets: [1] }],
      "GRANT_CONTRADICTS",
      "refused[0].targets[0]",
      "refused[0].targets[0]: REMOVE of target 1 of duty 1 is refused here, and the order gives it; leave it out of one of them.",
    ],
    [
      "all of a duty that the order gives in part",
      [{ duty: 1, reasons: "No." }],
      "GRANT_CONTRADICTS",
      "refused[0].duty",
      "refused[0].duty: REMOVE of target 1 of duty 1",
    ],
  ])("does not refuse %s", (_, parts, code, field, message) => {
    expect(() => checkGrant(asking(), removalOfOne, parts)).toThrowError(refusedSaying(code, field, message));
  });

  it("refuses the application where it would refuse all of it", () => {
    const parts = [{ duty: 1, reasons: "It is satire." }, RESULT];
    expect(() => checkGrant(asking(), orderDocument(videos(9)), parts)).toThrowError(
      refusedSaying(
        "FIELD_INVALID",
        "refused",
        "refused names all that is asked, so that nothing is granted; refuse the application with refuseApplication.",
      ),
    );
  });

  it("leaves the judge free where places alone are asked, who may say what is refused", () => {
    const content = applicationContent({ urls: [video(1).url, video(2).url] });
    expect(() => checkGrant(content, orderDocument(videos(1)), [])).not.toThrow();
    expect(() => checkGrant(content, orderDocument(videos(1)), [SECOND])).not.toThrow();
    expect(() => checkGrant(content, orderDocument(videos(1, 2)), [SECOND])).toThrowError(
      refused("GRANT_CONTRADICTS", "refused[0].targets[0]"),
    );
  });

  it("leaves the application GRANTED_IN_PART, with the reasons; as a whole it is GRANTED", () => {
    const submitted = evolveApplication(undefined, submit(asking()));
    const grant = (parts: readonly RefusedPart[]) =>
      evolveApplication(
        submitted,
        decideApplication(submitted, { type: "grant", orderId: idOf("o"), refused: parts }, NOW),
      );
    expect(grant([SECOND])).toMatchObject({ status: "GRANTED_IN_PART", orderId: "o", refused: [SECOND] });
    expect(grant([]).status).toBe("GRANTED");
    expect(grant([]).refused).toBeUndefined();
  });
});

describe("rule: an application asks for disclosure alone or beside removal", () => {
  const both = asking({
    duties: [
      { number: 1, kind: "REMOVE", targets: [video(1)] },
      { number: 2, kind: "DISCLOSE", targets: [video(1)] },
    ],
  });
  const disclosure: DutyDocument = { number: 1, kind: "DISCLOSE", targets: [video(1)], disclosure: disclosureTerms() };
  const debate: RefusedPart = { duty: 1, reasons: "It contributes to a public debate." };

  it("which is granted where removal is refused, with reasons, and which removal of the same place does not give", () => {
    expect(() => checkGrant(both, ordering(disclosure), [debate])).not.toThrow();
    expect(() => checkGrant(both, ordering(disclosure), [])).toThrow(refused("GRANT_UNEXPLAINED", "refused"));
    const removal: DutyDocument = { number: 1, kind: "REMOVE", targets: [video(1)] };
    expect(() => checkGrant(both, ordering(removal), [])).toThrow(refused("GRANT_UNEXPLAINED", "refused"));
    expect(() => checkGrant(both, ordering(removal, { ...disclosure, number: 2 }), [])).not.toThrow();
    expect(() => checkGrant(both, ordering(disclosure), [debate, { duty: 2, reasons: "No interest." }])).toThrow(
      refused("GRANT_CONTRADICTS", "refused[1].duty"),
    );
    const alone = asking({ duties: [{ number: 1, kind: "DISCLOSE", targets: [video(1)] }] });
    expect(() => checkGrant(alone, ordering(disclosure), [])).not.toThrow();
  });
});
