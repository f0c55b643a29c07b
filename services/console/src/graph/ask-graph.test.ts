import { expect, it } from "vitest";
import { refusedBy } from "./ask-graph.js";

it("keeps of a refusal which field and which duty it is of, and nothing of another type", () => {
  expect(refusedBy({ message: "no", extensions: { code: "GRANT_UNEXPLAINED", field: "refused", duty: 2 } })).toEqual({
    code: "GRANT_UNEXPLAINED",
    message: "no",
    field: "refused",
    duty: 2,
  });
  expect(refusedBy({ extensions: { code: 7, field: ["refused"], duty: "2" } })).toEqual({
    code: "INTERNAL_SERVER_ERROR",
    message: "",
  });
});
