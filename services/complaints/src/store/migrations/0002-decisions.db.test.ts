import { openDatabase } from "@exparte/database";
import { testDatabase } from "@exparte/testing";
import { expect, it } from "vitest";
import { CONTENT, days, filed } from "../../../test/fixtures.js";
import { findComplaint } from "../complaint/complaints.js";
import { SCHEMA, STORE } from "../store.js";
import { Complaints0001 } from "./0001-complaints.js";

it("brings a complaint filed before it into the state that its rules expect", async () => {
  const { url, close } = await testDatabase({ name: "complaints-0001", schema: SCHEMA });
  const migrations = [{ name: "0001-complaints", class: Complaints0001 }];
  const before = await openDatabase({ url, schema: SCHEMA, entities: [], migrations });
  const { progressExtensions: _, decisions: _d, remedies: _r, referrals: _f, ...state } = filed();
  await before.sql.query(
    `insert into complaints.complaints (id, case_number, controller, status, received_at, progress_due_at, state)
     values ('c1', $1, 'vidshare', 'RECEIVED', $2, $3, $4)`,
    [CONTENT.caseNumber, state.receivedAt, days(92), JSON.stringify(state)],
  );
  await before.close();
  const now = await openDatabase({ ...STORE, url });
  expect(await findComplaint(now.orm.em.fork(), "c1")).toEqual(filed());
  await now.close();
  await close();
});
