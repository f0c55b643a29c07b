import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Sql, Tx } from "@exparte/database";
import type { ContentKind } from "../sealed-content.js";

/*
 * The JWE that a platform left, wrapped once more by a key that exists for it alone and stands in another table.
 *
 * Destroying it deletes both rows in one transaction, and afterwards `wipeContentKeys` rewrites the key table, so that
 * no dead row, index entry or free space of its files holds the key. What may be left of the wrapped bytes in the other
 * table's files, until PostgreSQL uses the space again, is then noise; so is it in every backup made from then on.
 * A backup or WAL archive from BEFORE the destruction still holds both, as any backup does: of the JWE, which only the
 * recipient's private key opens. Let those expire within the retention too.
 */

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

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

/** Throws when it is not there: whether it should be is decided by the request's rules. */
export async function openContent(sql: Sql, requestId: string, content: ContentKind): Promise<string> {
  const [row] = await sql.query<{ wrapped: Buffer; key: Buffer }>(
    `select c.wrapped, k.key from identities.sealed_contents c join identities.content_keys k using (request_id, content)
     where c.request_id = $1 and c.content = $2`,
    [requestId, content],
  );
  if (row === undefined) throw new Error(`The ${content} of ${requestId} should be kept, and is not`);
  return unwrap(row.wrapped, row.key, label(requestId, content));
}

/** Deletes bytes and key, and returns the transaction after which the key table is to be wiped. */
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
 * still see them (a long transaction, a replication slot): then they are still in the file, and it is to be done again.
 */
export async function wipeContentKeys(sql: Sql, upToTransaction: string): Promise<void> {
  await sql.query("vacuum (full) identities.content_keys");
  await sql.query("vacuum identities.sealed_contents");
  // A full vacuum freezes everything older than the oldest row that anyone could still see, and keeps that bound.
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

/** Bytes of one request are of no use in another's row. */
function label(requestId: string, content: ContentKind): Buffer {
  return Buffer.from(`${content} ${requestId}`);
}
