import type { Sql } from "@exparte/database";
import type { Period } from "@exparte/dutch-time";
import type { FigureMedian } from "@exparte/publication";
import DataLoader from "dataloader";
import type { ComplaintFigure } from "../../rules/supervision/complaint-figure.js";
import type { NoticeFigure } from "../../rules/supervision/notice-figure.js";
import {
  type ComplaintFigures,
  complaintFigures,
  complaintMedians,
  type NoticeFigures,
  noticeFigures,
  noticeMedians,
} from "./figures.js";

/** Requests for one period in one turn of the event loop become one statement, for any number of platforms. */
export interface Figures {
  complaints(platform: string, period: Period): Promise<ComplaintFigures>;
  notices(platform: string, period: Period): Promise<NoticeFigures>;
  /** Over the platforms about which the AP received a complaint in the period. */
  complaintMedians(period: Period): Promise<ReadonlyMap<ComplaintFigure, FigureMedian>>;
  /** Over the platforms that were sent a notice in the period. */
  noticeMedians(period: Period): Promise<ReadonlyMap<NoticeFigure, FigureMedian>>;
}

export function createFigures(sql: Sql): Figures {
  const complaints = batched<ComplaintFigures>((platforms, period) => complaintFigures(sql, platforms, period));
  const notices = batched<NoticeFigures>((platforms, period) => noticeFigures(sql, platforms, period));
  const ofComplaints = batched(async (_, period) => new Map([[EVERY_PLATFORM, await complaintMedians(sql, period)]]));
  const ofNotices = batched(async (_, period) => new Map([[EVERY_PLATFORM, await noticeMedians(sql, period)]]));
  return {
    complaints: (platform, period) => complaints.load({ platform, ...period }),
    notices: (platform, period) => notices.load({ platform, ...period }),
    complaintMedians: (period) => ofComplaints.load({ platform: EVERY_PLATFORM, ...period }),
    noticeMedians: (period) => ofNotices.load({ platform: EVERY_PLATFORM, ...period }),
  };
}

/** No platform's id. */
const EVERY_PLATFORM = "";

interface Key extends Period {
  readonly platform: string;
}

function batched<Found>(
  find: (platforms: readonly string[], period: Period) => Promise<ReadonlyMap<string, Found>>,
): DataLoader<Key, Found> {
  const nameOf = ({ from, until }: Period): string => `${from.toISOString()}/${until.toISOString()}`;
  return new DataLoader<Key, Found>(
    async (keys) => {
      const found = new Map<string, ReadonlyMap<string, Found>>();
      for (const [name, [first, ...others]] of Map.groupBy(keys, nameOf)) {
        if (first === undefined) continue;
        const platforms = [...new Set([first, ...others].map(({ platform }) => platform))];
        found.set(name, await find(platforms, first));
      }
      return keys.map((key) => found.get(nameOf(key))?.get(key.platform) ?? new Error("A platform got no figures"));
    },
    { cache: false, maxBatchSize: 2_000, batchScheduleFn: (load) => void setImmediate(load) },
  );
}
