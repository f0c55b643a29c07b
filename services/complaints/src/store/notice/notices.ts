import {
  type EntityManager,
  LockMode,
  type Page,
  type PageWanted,
  pageOf,
  placeAfter,
  type Sql,
  type Tx,
} from "@exparte/database";
import { isId } from "@exparte/text";
import type { Notice, NoticeEvent, NoticeSource, NoticeStatus, Recorder } from "../../rules/notice/notice.js";
import type { HistoryEntry } from "../history.js";
import { NoticeRow } from "../rows.js";

export interface NoticeFilter {
  readonly platform?: string;
  readonly recorder?: Recorder;
  readonly status?: readonly NoticeStatus[];
  readonly source?: readonly NoticeSource[];
  readonly noticed?: { readonly from: Date; readonly until: Date };
}

export async function findNotice(em: EntityManager, id: string): Promise<Notice | undefined> {
  if (!isId(id)) return undefined;
  return (await em.findOne(NoticeRow, { id }))?.state;
}

/** The notice, locked until the transaction ends, so that two decisions on it follow each other. */
export async function loadNoticeForChange(tx: Tx, id: string): Promise<Notice | undefined> {
  if (!isId(id)) return undefined;
  return (await tx.em.findOne(NoticeRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }))?.state;
}

/** The recorder's notice with that reference. Until the transaction ends, nobody else can record one. */
export async function loadNoticeByReference(
  tx: Tx,
  recorder: Recorder,
  reference: string,
): Promise<Notice | undefined> {
  await tx.sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `notice ${recorder.type} ${recorder.id} ${reference}`,
  ]);
  const row = await tx.em.findOne(NoticeRow, { recorderType: recorder.type, recorderId: recorder.id, reference });
  return row?.state;
}

export async function saveNotice(tx: Tx, notice: Notice): Promise<void> {
  const { id, recorder, content, status } = notice;
  await tx.em.upsert(NoticeRow, {
    id,
    recorderType: recorder.type,
    recorderId: recorder.id,
    reference: content.reference,
    platform: content.platform,
    source: content.source,
    status,
    removalGround: notice.decisions.at(-1)?.ground ?? null,
    noticedAt: new Date(content.noticedAt),
    state: notice,
  });
}

export function noticeHistory(notice: Notice, event: NoticeEvent): HistoryEntry {
  const { platform, source, noticedAt } = notice.content;
  const facts =
    event.kind === "NoticeRecorded" ? { source, noticedAt, respondBy: event.respondBy } : { ...event.decision };
  return { kind: event.kind, facts: { noticeId: notice.id, platform, ...facts, at: event.at } };
}

/** Newest notice first. */
export async function findNotices(sql: Sql, filter: NoticeFilter, { first, after }: PageWanted): Promise<Page<Notice>> {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const where = ["true"];
  if (filter.platform !== undefined) where.push(`platform = ${param(filter.platform)}`);
  if (filter.recorder)
    where.push(`recorder_type = ${param(filter.recorder.type)} and recorder_id = ${param(filter.recorder.id)}`);
  if (filter.status) where.push(`status = any(${param(filter.status)})`);
  if (filter.source) where.push(`source = any(${param(filter.source)})`);
  if (filter.noticed) {
    const { from, until } = filter.noticed;
    where.push(`noticed_at >= ${param(from.toISOString())} and noticed_at < ${param(until.toISOString())}`);
  }
  if (after !== undefined) {
    const { at, id } = placeAfter(after);
    where.push(`(noticed_at, id) < (${param(at)}::timestamptz, ${param(id)})`);
  }
  const rows = await sql.query<{ state: Notice }>(
    `select state from complaints.notices where ${where.join(" and ")} order by noticed_at desc, id desc limit ${param(first + 1)}`,
    params,
  );
  const notices = rows.map(({ state }) => state);
  return pageOf(notices, first, (notice) => ({ at: notice.content.noticedAt, id: notice.id }));
}
