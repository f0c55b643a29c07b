import type { Actor } from "@exparte/auth";
import { checkPage, type Page, type PageWanted } from "@exparte/database";
import { checkPeriod } from "@exparte/dutch-time";
import { checkId } from "../../rules/field.js";
import type { NoticeId } from "../../rules/ids.js";
import type { Notice } from "../../rules/notice/notice.js";
import { refuse } from "../../rules/refusals.js";
import { findNotice, findNotices, type NoticeFilter } from "../../store/notice/notices.js";
import type { Dependencies } from "../dependencies.js";
import { maySeeNotice, type NoticeViewer, noticeViewerOf } from "../viewer.js";

export async function seeNotice(
  { database }: Dependencies,
  actor: Actor,
  id: NoticeId,
): Promise<{ notice: Notice; viewer: NoticeViewer }> {
  const viewer = noticeViewerOf(actor);
  const notice = await findNotice(database.orm.em.fork(), id);
  if (notice === undefined || !maySeeNotice(viewer, notice)) throw unknownNotice(id, "id");
  return { notice, viewer };
}

/** Newest first. A hotline or flagger sees those it recorded and a platform those about itself, whatever the filter says. */
export async function seeNotices(
  { database, clock }: Dependencies,
  actor: Actor,
  filter: NoticeFilter,
  wanted: PageWanted,
): Promise<{ page: Page<Notice>; viewer: NoticeViewer }> {
  const viewer = noticeViewerOf(actor);
  checkPage(wanted.first);
  if (filter.platform !== undefined) checkId(filter.platform, "filter.platform");
  if (filter.noticed) checkPeriod(filter.noticed, "filter.noticed", clock());
  return { page: await findNotices(database.sql, narrowed(filter, viewer), wanted), viewer };
}

function narrowed(filter: NoticeFilter, { role, party }: NoticeViewer): NoticeFilter {
  switch (role) {
    case "court":
    case "ap":
    case "regulator":
      return filter;
    case "hotline":
    case "flagger":
      return { ...filter, recorder: party };
    case "platform":
      if (filter.platform !== undefined && filter.platform !== party.id) {
        throw refuse("UNKNOWN_NOTICE", `Your token is of ${party.id}; it sees no notices about ${filter.platform}.`, {
          field: "filter.platform",
        });
      }
      return { ...filter, platform: party.id };
    default:
      return role satisfies never;
  }
}

/** A notice that may not be seen is refused exactly as one that does not exist. */
export function unknownNotice(id: NoticeId, field: string): Error {
  return refuse(
    "UNKNOWN_NOTICE",
    `There is no notice "${id}" that you may see. Check the id, and that the token is of the right party.`,
    {
      field,
    },
  );
}
