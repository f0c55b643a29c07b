import { describe, expect, it } from "vitest";
import { formProps } from "./told.js";

const PRIVATE = '{"keys":[{"kty":"OKP","d":"secret-half"}],}';
const visit = {
  request: { baseUrl: "", path: "/operator/court/rb-utrecht/new-key" },
  session: { csrf: "t" },
  language: "en",
} as never;

describe("the form of a key", () => {
  it("comes back with what was typed, and without a private key, in whichever field it was pasted", () => {
    const { form } = formProps(visit, {
      fields: { jwk: [PRIVATE], validFrom: [PRIVATE], validUntil: ["2027-07-01T00:00"] },
      wrong: [{ at: "jwk", problem: { kind: "refused", code: "KEY_INVALID", message: "" } }],
    });
    expect(["jwk", "validFrom", "validUntil"].map(form.value)).toEqual(["", "", "2027-07-01T00:00"]);
  });
});
