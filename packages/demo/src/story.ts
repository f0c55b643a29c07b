import type { InboxMessage } from "@exparte/client";
import { tellAppeal } from "./appeal.js";
import type { Cast } from "./cast.js";
import { tellChange } from "./change.js";
import { tellContest } from "./contest.js";
import { tellDuties } from "./duties.js";
import { reader } from "./inbox-reader.js";
import { readJudgments } from "./judgments.js";
import { tellLapse } from "./lapse.js";
import { applicationFor, orderOn } from "./order.js";
import { tellParts } from "./parts.js";
import { tellPenalty } from "./penalty.js";
import { span, type Teller } from "./teller.js";

/** The term of the order whose deadline is missed; no judgment's, but short enough to be watched. */
const WATCHABLE_TERM = "PT3S";

/** A maximum high enough to show more than a year of days. */
const DAILY_PENALTY = { amountCents: 100_000, unit: "DAY", maximumCents: 50_000_000, currency: "EUR" } as const;

/** Plays the procedure from application to what follows an order. `run` keeps the case numbers of two runs apart. */
export async function tellStory(cast: Cast, { act, tell }: Teller, run: string): Promise<void> {
  const judgment = await readJudgments();
  const amsterdam = await cast.court("rb-amsterdam");
  const platforms = {
    chirper: await cast.platform("chirper"),
    vidshare: await cast.platform("vidshare"),
    hostbox: await cast.platform("hostbox"),
    findit: await cast.platform("findit"),
  };
  const next = Object.fromEntries(Object.entries(platforms).map(([id, platform]) => [id, reader(platform)])) as Record<
    keyof typeof platforms,
    () => Promise<InboxMessage>
  >;

  act("False advertisements with a well-known face (ECLI:NL:RBAMS:2019:8415)");
  const advertisements = judgment("ECLI:NL:RBAMS:2019:8415");
  const adUrls = [`https://chirper.example/ad/${run}-1`, `https://chirper.example/ad/${run}-2`];
  const application = await amsterdam.submit(applicationFor(advertisements, `demo 8415/${run}`, adUrls));
  tell("court rb-amsterdam", `application ${application.caseNumber} is entered: ${application.status}`);
  const order = orderOn(advertisements, {
    addressees: [{ platform: "chirper", items: adUrls.map((url) => ({ url })) }],
  });
  const arriving = next.chirper();
  const grantedAt = performance.now();
  await amsterdam.grant(application, order);
  const answeredAt = performance.now();
  tell(
    "court rb-amsterdam",
    `the judge grants it, sealed: remove within ${order.removeWithin}, or forfeit €10,000 a day up to €1,100,000`,
  );
  const message = await arriving;
  tell(
    "platform chirper",
    `message ${message.position} has arrived, ${span(grantedAt, performance.now())} after the judge's click (answer took ${span(grantedAt, answeredAt)}); seal and digest hold`,
  );
  await platforms.chirper.acknowledge(message);
  tell("platform chirper", "acknowledges it: that is service (betekening), and the term runs");
  const confirmed = await platforms.chirper.confirm(
    message.orderId,
    message.items.map((item) => ({ itemId: item.id, outcome: "REMOVED", effectAt: new Date() })),
  );
  tell(
    "platform chirper",
    `confirms ${message.items.length} items as removed, under its own seal: ${confirmed.status}`,
  );

  act("An intimate video from a fake account (ECLI:NL:RBAMS:2015:3984)");
  const video = judgment("ECLI:NL:RBAMS:2015:3984");
  const videoUrl = `https://vidshare.example/v/${run}`;
  const second = await amsterdam.submit(applicationFor(video, `demo 3984/${run}`, [videoUrl]));
  const videoArriving = next.vidshare();
  await amsterdam.grant(
    second,
    orderOn(video, { addressees: [{ platform: "vidshare", items: [{ url: videoUrl, description: "the video" }] }] }),
  );
  tell("court rb-amsterdam", "grants the order; the poster is unknown, and need not be known");
  const videoMessage = await videoArriving;
  await platforms.vidshare.acknowledge(videoMessage);
  const gone = await platforms.vidshare.confirm(
    videoMessage.orderId,
    videoMessage.items.map((item) => ({ itemId: item.id, outcome: "ALREADY_GONE", effectAt: new Date() })),
  );
  tell("platform vidshare", `says that it was already gone, as in the judgment: ${gone.status}`);

  act("A website outside the hub, reached by bailiff (ECLI:NL:RBHAA:2012:BX9028)");
  const website = judgment("ECLI:NL:RBHAA:2012:BX9028");
  const siteUrl = `https://lawyer-list.example/?${run}`;
  const third = await amsterdam.submit(applicationFor(website, `demo BX9028/${run}`, [siteUrl]));
  const siteOrder = await amsterdam.grant(
    third,
    orderOn(website, { addressees: [{ platform: "lawyer-list", items: [{ url: siteUrl }] }] }),
  );
  tell("court rb-amsterdam", "grants the order; the site is not on the hub, so no message goes out");
  await amsterdam.recordService(siteOrder.id, "lawyer-list", new Date());
  tell("court rb-amsterdam", "records the bailiff's service: the term runs for the site as for a platform");

  const two = {
    chirper: { inbox: platforms.chirper, next: next.chirper },
    vidshare: { inbox: platforms.vidshare, next: next.vidshare },
  };
  await tellParts({ court: amsterdam, platforms: two }, { act, tell }, { judgment: video, run });
  const three = { ...two, findit: { inbox: platforms.findit, next: next.findit } };
  await tellDuties({ court: amsterdam, platforms: three }, { act, tell }, { judgment: video, run });

  act(`A platform that does nothing (term of ${WATCHABLE_TERM}, the demo's own)`);
  const lateUrl = `https://hostbox.example/${run}`;
  const fourth = await amsterdam.submit(applicationFor(video, `demo late/${run}`, [lateUrl]));
  const lateArriving = next.hostbox();
  const late = await amsterdam.grant(
    fourth,
    orderOn(video, {
      removeWithin: WATCHABLE_TERM,
      penalty: DAILY_PENALTY,
      addressees: [{ platform: "hostbox", items: [{ url: lateUrl }] }],
    }),
  );
  const lateMessage = await lateArriving;
  await platforms.hostbox.acknowledge(lateMessage);
  tell("platform hostbox", "acknowledges the order, and does nothing");
  const passing = await next.hostbox();
  tell(
    "platform hostbox",
    `message ${passing.position}: ${passing.kind}, deadline ${String(passing.details.deadline)}`,
  );

  await tellPenalty(amsterdam, { act, tell }, { orderId: late.id, penalty: DAILY_PENALTY });

  const vidshare = { court: amsterdam, platform: platforms.vidshare, next: next.vidshare };
  await tellContest(vidshare, { act, tell }, { judgment: video, run });
  await tellChange(vidshare, { act, tell }, { judgment: video, run });
  const higher = await cast.court("gh-amsterdam");
  await tellAppeal({ ...vidshare, higher }, { act, tell }, { judgment: video, run });
  await tellLapse(vidshare, { act, tell }, { judgment: video, run });

  for (const platform of Object.values(platforms)) platform.close();
}
