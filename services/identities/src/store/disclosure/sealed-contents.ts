import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Database, Sql, Tx } from "@exparte/database";
import type { ContentKind } from "../../rules/sealed-content/sealed-content.js";

/*
 * The JWE that a platform left, wrapped once more with a key of its own, which is kept in another table.
 *
 * To destroy it, one transaction deletes both rows; after its commit no query and no dump (pg_dump) finds either. Then
 * `wipeContentKeys` rewrites the key table, so that no dead row, index entry or free space of its files holds the key.
 * Wrapped bytes may remain in the other table's files until PostgreSQL uses the space again, but without the key they
 * are noise. The same holds in a base backup that begins after the rewrite, with the WAL from its own beginning.
 *
 * The write-ahead log holds both from the moment of the answer: in pg_wal until PostgreSQL has overwritten those
 * segments (a snapshot of the file system copies them), and in archived WAL for as long as that is kept. Together with
 * a base backup from before the destruction it brings both back. A service's role can neither checkpoint nor switch
 * segments, and a recycled segment keeps its old bytes until it is overwritten, so nothing here can hasten that. What
 * comes back is only the JWE, which only the recipient's private key opens.
 */

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const WAIT_FOR_KEYS_MS = 1_000;

export async function keepContent({ sql }: Tx, requestId: string, content: ContentKind, jwe: string): Promise<void> {
  const key = randomBytes(KEY_BYTES);
  const wrapped = wrap(jwe, key, label(requestId, content));
  await sql.query("insert into identities.sealed_contents (request_id, content, wrapped) values ($1, $2, $3)", [
    requestId,
    content,
    wrapped,
  ]);
  await sql.query("insert into identities.content_keys (request_id, content, key) values ($1, $2, $3)", [
    requestId,
    content,
    key,
  ]);
}

/** Throws when it is missing: the request's rules decide whether it must exist. */
export async function openContent(sql: Sql, requestId: string, content: ContentKind): Promise<string> {
  const [row] = await sql.query<{ wrapped: Buffer; key: Buffer }>(
    `select c.wrapped, k.key from identities.sealed_contents c join identities.content_keys k using (request_id, content)
     where c.request_id = $1 and c.content = $2`,
    [requestId, content],
  );
  if (row === undefined) throw new Error(`The ${content} of ${requestId} should be kept, and is not`);
  return unwrap(row.wrapped, row.key, label(requestId, content));
}

/** Deletes bytes and key, and returns the transaction after which the key table must be wiped. */
export async function destroyStoredContent({ sql }: Tx, requestId: string, content: ContentKind): Promise<string> {
  await sql.query("delete from identities.content_keys where request_id = $1 and content = $2", [requestId, content]);
  await sql.query("delete from identities.sealed_contents where request_id = $1 and content = $2", [
    requestId,
    content,
  ]);
  const [row] = await sql.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  if (row === undefined) throw new Error("The transaction has no id");
  return row.xid;
}

/**
 * Rewrites the key table without the rows that were deleted up to a transaction. Throws while something older could
 * still see them (a long transaction, a replication slot) or while someone reads the table (a dump does until its end).
 * Then the rows are still in the file, and the caller must try again.
 *
 * The rewrite locks the whole table, and later users wait behind it even while it only waits. So it does not wait long,
 * or every answer would wait for the end of a dump. It uses CLUSTER and not VACUUM FULL, because CLUSTER can run in a
 * transaction and so have a timeout of its own.
 */
export async function wipeContentKeys({ sql, transaction }: Database, upToTransaction: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.sql.query("select set_config('lock_timeout', $1, true)", [`${WAIT_FOR_KEYS_MS}ms`]);
    await tx.sql.query("cluster identities.content_keys using content_keys_pkey");
  });
  await sql.query("vacuum identities.sealed_contents");
  // The rewrite freezes everything older than the oldest row that anyone could still see, and stores that bound.
  const [row] = await sql.query<{ wiped: boolean }>(
    `select age(relfrozenxid) < age($1::xid8::xid) as wiped from pg_class where oid = 'identities.content_keys'::regclass`,
    [upToTransaction],
  );
  if (row?.wiped !== true) {
    throw new Error("An older transaction can still see a destroyed key; the key table will be rewritten again later");
  }
}

function wrap(text: string, key: Buffer, about: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(about);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unwrap(wrapped: Buffer, key: Buffer, about: Buffer): string {
  const tag = wrapped.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, wrapped.subarray(0, IV_BYTES)).setAAD(about).setAuthTag(tag);
  return decipher.update(wrapped.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}

/** Ties the bytes to their request: in another request's row they do not open. */
function label(requestId: string, content: ContentKind): Buffer {
  return Buffer.from(`${content} ${requestId}`);
}
