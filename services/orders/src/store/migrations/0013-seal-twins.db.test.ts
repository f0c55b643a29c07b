import { openDatabase } from "@exparte/database";
import { generateSealKey, signSeal, twinOfSeal } from "@exparte/seal";
import { sealDigest } from "@exparte/seal/seal-digest";
import { testDatabase } from "@exparte/testing";
import { idOf } from "@exparte/testing/id-of";
import { expect, it } from "vitest";
import { STORE } from "../store.js";

it("tells the twin of each ES256 seal that was kept before, and none of an Ed25519 one", async () => {
  const before = STORE.migrations.findIndex(({ name }) => name === "0013-seal-twins");
  const { url, close } = await testDatabase({
    name: "orders-before-twins",
    schema: "orders",
    async prepare(at) {
      await (await openDatabase({ ...STORE, migrations: STORE.migrations.slice(0, before), url: at.url })).close();
    },
  });
  const keys = await Promise.all([generateSealKey("ES256"), generateSealKey("EdDSA"), generateSealKey("ES256")]);
  const seals = await Promise.all(keys.map(({ privateJwk }, version) => signSeal({ version }, privateJwk)));

  const earlier = await openDatabase({ ...STORE, migrations: STORE.migrations.slice(0, before), url });
  // These versions stand alone here, without their orders.
  await earlier.sql.query("alter table orders.order_versions drop constraint order_versions_order_id_fkey");
  for (const [version, seal] of seals.entries()) {
    await earlier.sql.query(
      "insert into orders.order_versions (order_id, version, document, seal, seal_digest, at) values ('o', $1, '{}', $2, $3, now())",
      [version, seal, sealDigest(seal)],
    );
  }
  await earlier.close();

  const { sql, close: closeDatabase } = await openDatabase({ ...STORE, url });
  const kept = await sql.query<{ twin: string | null }>(
    "select twin_digest as twin from orders.order_versions order by version",
  );
  const twins = seals.map((seal) => twinOfSeal(seal)).map((twin) => (twin ? sealDigest(idOf(twin)) : null));
  expect(kept.map(({ twin }) => twin)).toEqual(twins);
  expect(twins.map((twin) => twin === null)).toEqual([false, true, false]);
  await closeDatabase();
  await close();
});
